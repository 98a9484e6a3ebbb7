"""An order in every state, for looking at its pages; made once per run."""
import re

from support import case_jobs, jobs

BUYER = "buyer@hangzhou.example"
OWNER = "owner@hangzhou.example"
NINGBO = "buyer@ningbo.example"
BOTH = "both@qutong.example"
ADMIN = "admin@qutong.example"
CREDIT = "credit@qutong.example"
FINANCE = "finance@qutong.example"
SALES = "sales@qutong.example"
SERVICE = "service@qutong.example"
LEAD = "lead@qutong.example"
MANAGER = "manager@qutong.example"

FEW = [("YT-5010", 20), ("QH003", 100), ("MX-0105", 6)]
BIG = [("YT-5010", 300)]        # over what a buyer may order unapproved
HUGE = [("YT-5010", 40)]        # over the credit limit of Ningbo
# One line for each thing a verdict can say.
MIXED = [("JL-1906", 20), ("YT-501B", 12), ("HX-1001", 15), ("MY-3004", 3),
         ("JL", 2), ("TS-0100", 4), ("BG-0401", 5), ("MX-0105", "many"),
         ("TS-0120", 90000), ("JL-1906", 5), ("XX-NONE-1", 2)]
LONG_NAME = "中华老字号特级初榨冷压山茶籽油家庭装礼盒" * 3


class World:
    """Numbers of things that stand; `sessions` of those who made them."""

    def __init__(self, instance):
        self.instance = instance
        self.sessions = {}
        # Nothing is held for what the year before left unpaid, and only what
        # is over the limit by far is over it.
        instance.sql("UPDATE settings SET value = '0'"
                     " WHERE name = 'hold_overdue'")
        instance.sql("UPDATE credit_accounts SET overdue_fen = 0,"
                     " overdue_since = NULL WHERE customer_id IN (1, 2)")
        instance.sql("UPDATE credit_accounts SET limit_fen = 9000000000"
                     " WHERE customer_id = 1")
        # So little over it that an officer may release it alone.
        instance.sql("UPDATE credit_accounts SET limit_fen = used_fen + 100000"
                     " WHERE customer_id = 2")
        instance.sql(f"UPDATE products SET name = '{LONG_NAME}' "
                     "WHERE sku = 'QK-0050'")
        instance.sql("UPDATE catalogue_version SET version = version + 1")
        self.order = {}
        self.shipment = {}
        self.draft = {}
        self.case = {}
        self.back = {}
        self._make()
        self._make_cases()
        self._find_returns()

    def who(self, login):
        if login not in self.sessions:
            self.sessions[login] = self.instance.login(login)
        return self.sessions[login]

    def place(self, lines, login=BUYER):
        return jobs.number(jobs.order(self.who(login), lines))

    def confirmed(self, lines, login=BUYER):
        no = self.place(lines, login)
        page = jobs.press(self.who(jobs.CLERK), no, "confirm")
        assert page.state == "confirmed", (no, page.state)
        return no

    def _make(self):
        clerk, house = self.who(jobs.CLERK), self.who(jobs.WAREHOUSE)
        buyer = self.who(BUYER)
        order, shipment = self.order, self.shipment

        order["submitted"] = self.place(FEW)
        order["awaiting"] = self.place(BIG)
        order["held"] = self.place(HUGE, NINGBO)
        order["cancelled"] = self.place(FEW)
        jobs.press(buyer, order["cancelled"], "cancel", reason="重复下单")
        order["proposed"] = self.place(FEW + [("QK-0050", 3)])
        page = clerk.get(f"/orders/{order['proposed']}/propose")
        form = page.form(f"/orders/{order['proposed']}/propose")
        page.submit(form, quantity=["15", *form.values("quantity")[1:]],
                    reason="库存不足，先发 15 箱")
        order["confirmed"] = self.confirmed(FEW)
        order["picking"] = self.confirmed(FEW + [("QK-0050", 3)])
        jobs.press(house, order["picking"], "pick")
        for name in ("part", "done"):
            order[name] = self.confirmed(FEW)
            jobs.press(house, order[name], "pick")
            page = jobs.ship(house, order[name], ["20", "0", "0"],
                             carrier="顺丰", tracking="SF1000000001")
            shipment[name] = jobs.shipments(page)[0]
        page = jobs.ship(house, order["done"])
        shipment["rest"] = next(s for s in jobs.shipments(page)
                                if s != shipment["done"])
        jobs.press(house, shipment["rest"], "deliver", "shipments")
        for name in ("done", "rest"):
            jobs.press(buyer, shipment[name], "sign", "shipments")

        self.draft["mixed"] = jobs.draft_id(jobs.draft(buyer, MIXED))
        self.draft["good"] = jobs.draft_id(jobs.draft(
            buyer, FEW + [("QK-0050", 3)]))
        self.draft["gone"] = jobs.draft_id(jobs.draft(self.who(OWNER), FEW))
        jobs.do(self.who(OWNER), f"/drafts/{self.draft['gone']}/delete")
        self.draft["over"] = jobs.draft_id(jobs.draft(self.who(NINGBO), HUGE))

    def _make_cases(self):
        """One complaint at its leader, one with a result to rate."""
        service, leader = self.who(SERVICE), self.who(LEAD)
        for name in ("proposed", "replied"):
            self.case[name] = no = case_jobs.complain(
                self.who(BUYER), "牛奶 3 箱外箱破损，内有渗漏",
                "昨天到的牛奶有 3 箱外箱破了，拆开看里面漏了十几盒。")
            case_jobs.triaged(service, no, message="收到，请先单独存放。")
        case_jobs.proposed(service, self.case["proposed"])
        case_jobs.decided(service, leader, no)
        page = case_jobs.step(service, no, "reply", nothing="1",
                              body="处理结果：\n1. 退款 ¥176.40。")
        assert page.state in ("replied", "actioning"), page

    def _find_returns(self):
        """Those of the demo company, by state."""
        for who, states in ((BUYER, ("draft", "approved", "offer", "closed")),
                            (SERVICE, ("submitted", "in_transit", "received"))):
            for state in states:
                page = self.who(who).get(f"/returns?state={state}")
                self.back[state] = re.search(r"RT-\d+", page.text).group(0)

    def codes(self, count):
        """Codes anybody may order one of."""
        return [row["sku"] for row in self.instance.sql(
            "SELECT p.sku FROM products p JOIN stocks s ON s.product_id = p.id"
            " WHERE p.restricted = 0 AND p.state = 1 AND p.step = 1"
            " AND s.status = 1 AND p.sku NOT IN ('JL-1906', 'TS-0120')"
            " GROUP BY p.sku HAVING SUM(s.on_hand - s.reserved) > 5000"
            f" ORDER BY p.sku LIMIT {count}")]
