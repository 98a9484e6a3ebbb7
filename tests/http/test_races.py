"""Many at once for the last unit, the last yuan, the same order: one is
served, the others read why, and the books agree afterwards."""
import collections
import re

import pytest

from support import case_jobs, jobs
from support.instance import Instance

AT_ONCE = 50


@pytest.fixture(scope="module")
def crowd(prepared):
    """An instance of its own: stock and limits are set here."""
    one = Instance(prepared, prepared.parent / "crowd")
    try:
        yield one.start()
    finally:
        one.remove()


@pytest.fixture(scope="module")
def clerk(crowd):
    return crowd.login(jobs.CLERK, language="en")


@pytest.fixture(scope="module")
def buyers(crowd):
    """A session at each of many companies: (customer, session)."""
    rows = crowd.sql(
        "SELECT m.customer_id, u.login FROM memberships m JOIN users u ON "
        "u.id = m.user_id JOIN membership_roles r ON r.membership_id = m.id "
        "WHERE r.role = 'buyer' AND m.customer_id > 2 ORDER BY 1")
    assert len(rows) >= 25
    return [(row["customer_id"], crowd.login(row["login"], language="en"))
            for row in rows]


def leave_in_stock(instance, sku, left):
    """Take all of a product away but `left`, as the books want it."""
    instance.sql(f"""
        SET @p = (SELECT id FROM products WHERE sku = '{sku}');
        SET @keep = (SELECT MAX(id) FROM stocks WHERE product_id = @p
            AND status = 1);
        INSERT INTO stock_movements (stock_id, product_id, kind, on_hand_delta,
            reserved_delta, at) SELECT id, product_id, 2,
            IF(id = @keep, {left}, 0) + reserved - on_hand, 0,
            UTC_TIMESTAMP(3) FROM stocks WHERE product_id = @p AND status = 1;
        UPDATE stocks SET on_hand = IF(id = @keep, {left}, 0) + reserved
            WHERE product_id = @p AND status = 1;""")


def test_the_last_unit_wanted_by_fifty_goes_to_one_and_the_others_read_why(
        crowd, buyers):
    sku = "QL-0400"                         # stocked only: no back-order
    leave_in_stock(crowd, sku, 1)
    forms = []
    for i in range(AT_ONCE):
        _, session = buyers[i % len(buyers)]
        page = jobs.review(session, [(sku, 1)])
        forms.append((session, jobs.submit_form(page)))
    answers = jobs.at_once(
        [lambda s=s, f=f: s.submit(f, follow=False) for s, f in forms])
    statuses = collections.Counter(a.status for a in answers)
    assert statuses == {303: 1, 422: AT_ONCE - 1}, statuses
    for answer in answers:
        if answer.status == 422:
            assert answer.name == "drafts.review"
            assert 'role=alert' in answer.text
    rows = crowd.sql("SELECT SUM(s.on_hand - s.reserved) AS free FROM stocks s"
                     " JOIN products p ON p.id = s.product_id WHERE "
                     f"p.sku = '{sku}' AND s.status = 1")
    assert rows == [{"free": "0"}]
    assert jobs.books_disagree(crowd) == {}


def test_the_last_units_of_what_comes_again_are_promised_once(crowd, buyers):
    sku = "YT-5022"                         # may be back-ordered
    leave_in_stock(crowd, sku, 7)
    last = crowd.sql("SELECT IFNULL(MAX(id), 0) AS n FROM orders")[0]["n"]
    forms = []
    for i in range(AT_ONCE):
        _, session = buyers[i % len(buyers)]
        page = jobs.review(session, [(sku, 1)])
        forms.append((session, jobs.submit_form(page)))
    answers = jobs.at_once(
        [lambda s=s, f=f: s.submit(f, follow=False) for s, f in forms])
    statuses = collections.Counter(a.status for a in answers)
    assert statuses == {303: AT_ONCE}, statuses
    rows = crowd.sql(
        "SELECT SUM(l.reserved) AS r, SUM(l.quantity) AS q, "
        "SUM(l.promised_now) AS now FROM order_lines l JOIN orders o ON "
        f"o.id = l.order_id WHERE l.sku = '{sku}' AND o.id > {last}")
    assert rows[0]["q"] == str(AT_ONCE)
    assert rows[0]["r"] == "7"
    assert rows[0]["now"] == "7", "promised what is there, no more"
    assert jobs.books_disagree(crowd) == {}


def test_the_last_yuan_of_fifty_orders_confirms_one_and_holds_the_others(
        crowd, buyers, clerk):
    customer, session = next(b for b in buyers if b[0] == "20")
    numbers = [jobs.number(jobs.order(session, [("MX-0105", 1)]))
               for _ in range(AT_ONCE)]
    ids = [jobs.order_id(crowd, no) for no in numbers]
    total = crowd.sql(f"SELECT total_fen FROM orders WHERE id = {ids[0]}"
                      )[0]["total_fen"]
    crowd.sql("UPDATE credit_accounts SET limit_fen = used_fen + "
              f"{total} * 2 - 1 WHERE customer_id = {customer}")
    forms = [(no, clerk.get(f"/orders/{no}").form(f"/orders/{no}/confirm"))
             for no in numbers]
    answers = jobs.at_once(
        [lambda f=f: clerk.submit(f, follow=False) for _, f in forms])
    assert {a.status for a in answers} == {303}
    rows = crowd.sql(
        "SELECT state, credit_facet AS credit, COUNT(*) AS n FROM orders WHERE"
        f" id IN ({', '.join(map(str, ids))}) GROUP BY state, credit_facet")
    found = {(int(r["state"]), int(r["credit"])): int(r["n"]) for r in rows}
    assert found == {(4, 1): 1, (3, 2): AT_ONCE - 1}, found
    held = next(no for no in numbers
                if clerk.get(f"/orders/{no}").state == "submitted")
    assert "Held for credit" in session.get(f"/orders/{held}").text
    assert jobs.books_disagree(crowd) == {}


def confirmed_events(instance, no):
    return instance.sql(
        "SELECT COUNT(*) AS n FROM order_events WHERE kind = 'confirmed' AND "
        f"order_id = {jobs.order_id(instance, no)}")[0]["n"]


def test_two_clerks_confirm_the_same_order_at_once_and_one_does(
        crowd, buyers, clerk):
    other = crowd.login(jobs.CLERK)
    _, session = buyers[0]
    for _ in range(5):
        no = jobs.number(jobs.order(session, [("YT-5018", 1)]))
        path = f"/orders/{no}/confirm"
        forms = [(s, s.get(f"/orders/{no}").form(path))
                 for s in (clerk, other) * 4]
        answers = jobs.at_once(
            [lambda s=s, f=f: s.submit(f, follow=False) for s, f in forms])
        statuses = collections.Counter(a.status for a in answers)
        # Tokens are one for a page: each of the eight is its own.
        assert statuses == {303: 1, 409: 7}, statuses
        assert confirmed_events(crowd, no) == "1"
    assert jobs.books_disagree(crowd) == {}


def test_an_order_is_cancelled_or_confirmed_but_never_both(crowd, buyers,
                                                           clerk):
    _, session = buyers[1]
    for _ in range(5):
        no = jobs.number(jobs.order(session, [("YT-5018", 3)]))
        page = f"/orders/{no}"
        confirm = clerk.get(page).form(f"{page}/confirm")
        cancel = session.get(page).form(f"{page}/cancel")
        first, second = jobs.at_once([
            lambda: clerk.submit(confirm, follow=False),
            lambda: session.submit(cancel, follow=False, reason="changed")])
        # Once confirmed, only the order desk cancels.
        assert (first.status, second.status) in [
            (303, 403), (303, 409), (409, 303)], (first, second)
    assert jobs.books_disagree(crowd) == {}


def test_the_same_goods_are_sent_once_however_often_it_is_pressed(
        crowd, buyers, clerk):
    dock = crowd.login(jobs.WAREHOUSE)
    _, session = buyers[2]
    no = jobs.number(jobs.order(session, [("YT-5018", 4), ("YT-5010", 2)]))
    jobs.press(clerk, no, "confirm")
    jobs.press(dock, no, "pick")
    path = f"/orders/{no}/ship"
    forms = [dock.get(path).form(path) for _ in range(8)]
    answers = jobs.at_once(
        [lambda f=f: dock.submit(f, follow=False) for f in forms])
    statuses = collections.Counter(a.status for a in answers)
    assert statuses[303] == 1, statuses
    assert set(statuses) <= {303, 409, 422}, statuses
    page = session.get(f"/orders/{no}")
    assert page.state == "shipped"
    assert len(jobs.shipments(page)) == 1
    [shipment] = jobs.shipments(page)
    path = f"/shipments/{shipment}"
    sign = session.get(path).form(f"{path}/sign")
    refuse = session.get(path).form(f"{path}/refuse")
    answers = jobs.at_once([
        lambda: session.submit(sign, follow=False),
        lambda: session.submit(refuse, follow=False, reason="wet")])
    assert sorted(a.status for a in answers) == [303, 409]
    assert jobs.books_disagree(crowd) == {}


def test_eight_hands_on_one_draft_lose_no_change_unsaid(crowd, buyers):
    _, session = buyers[3]
    page = jobs.draft(session, [("YT-5018", 1)])
    path = page.url
    forms = [session.get(path).form(path, has="lines") for _ in range(8)]
    answers = jobs.at_once(
        [lambda i=i, f=f: session.submit(f, follow=False, quantity=str(i + 2))
         for i, f in enumerate(forms)])
    statuses = collections.Counter(a.status for a in answers)
    assert statuses == {303: 1, 409: 7}, statuses


# --- After-sales -------------------------------------------------------------


def test_the_last_unit_delivered_comes_back_once(crowd, buyers, clerk):
    dock = crowd.login(jobs.WAREHOUSE)
    customer, session = buyers[4]
    order = jobs.number(jobs.order(session, [("YT-5018", 1)]))
    jobs.press(clerk, order, "confirm")
    jobs.press(dock, order, "pick")
    [shipment] = jobs.shipments(jobs.ship(dock, order))
    jobs.press(session, shipment, "sign", "shipments")
    line = f"{jobs.order_id(crowd, order)}:1:"
    forms = []
    for _ in range(AT_ONCE):
        page = session.get(f"/returns/new?order={order}")
        [pick] = [v for v in re.findall(r'value="?([0-9:]+)', page.text)
                  if v.startswith(line)]
        page = page.submit(page.form("/returns/new", has="pick"), pick=pick)
        no = re.search(r"RT-\d+", page.url).group(0)
        forms.append((no, page.form(f"/returns/{no}/save")))
    answers = jobs.at_once([
        lambda f=f: session.submit(f, follow=False, reason="slow",
                                   go="submit") for _, f in forms])
    # Who is late reads that the credit is another one by now, or why not.
    assert {a.status for a in answers} <= {303, 422}, answers
    rows = crowd.sql(
        "SELECT COUNT(*) AS n, SUM(l.quantity) AS q FROM returns r JOIN "
        "return_lines l ON l.return_id = r.id WHERE r.state <> 1 AND "
        f"l.order_id = {jobs.order_id(crowd, order)}")
    assert rows == [{"n": "1", "q": "1"}]
    late = [no for no, _ in forms
            if session.get(f"/returns/{no}").state == "draft"]
    assert len(late) == AT_ONCE - 1
    for no in late[:3]:
        page = session.get(f"/returns/{no}")
        assert "at most 0" in page.text
        page = page.submit(page.form(f"/returns/{no}/save"), go="submit")
        assert page.status == 422 and "field-error" in page.text, page


def events(instance, no, kind):
    return instance.sql(
        f"SELECT COUNT(*) AS n FROM ticket_events WHERE kind = '{kind}' AND "
        f"ticket_id = {jobs.order_id(instance, no)}")[0]["n"]


def test_one_of_two_takes_a_complaint_and_one_of_two_decides_it(crowd, buyers):
    service, lead, manager = (crowd.login(f"{who}@qutong.example",
                                          language="en")
                              for who in ("service", "lead", "manager"))
    no = case_jobs.complain(buyers[5][1], "Two cartons leak")
    path = case_jobs.path(no)
    forms = [(s, s.get(path).form(f"{path}/claim"))
             for s in (service, lead) * 4]
    answers = jobs.at_once(
        [lambda s=s, f=f: s.submit(f, follow=False) for s, f in forms])
    statuses = collections.Counter(a.status for a in answers)
    assert statuses == {303: 1, 409: 7}, statuses
    assert events(crowd, no, "assigned") == "1"
    owner = crowd.sql("SELECT owner_id FROM tickets WHERE id = "
                      f"{jobs.order_id(crowd, no)}")[0]["owner_id"]
    assert owner is not None

    # Who looks after it does not decide it: now the one, then the other.
    no = case_jobs.complain(buyers[5][1], "Three cartons leak")
    path = case_jobs.path(no)
    case_jobs.triaged(service, no)
    case_jobs.proposed(service, no)
    forms = [(s, s.get(path).form(f"{path}/decide"))
             for s in (lead, manager) * 4]
    answers = jobs.at_once(
        [lambda s=s, f=f: s.submit(f, follow=False, remedy="credit",
                                   cost="176.40", opinion="agreed")
         for s, f in forms])
    statuses = collections.Counter(a.status for a in answers)
    assert statuses == {303: 1, 409: 7}, statuses
    assert events(crowd, no, "decided") == "1"
    assert service.get(path).state == "decided"
