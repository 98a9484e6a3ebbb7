"""Goods come back through the pages: from the choice to the credit, to the fen."""
import re

import pytest

from support import jobs, money_jobs

BUYER = "buyer@hangzhou.example"
OTHER = "buyer@ningbo.example"


@pytest.fixture(scope="module")
def people(instance):
    def sign_in(login):
        return instance.login(login, language="en")
    return {
        "buyer": sign_in(BUYER),
        "other": sign_in(OTHER),
        "clerk": sign_in(jobs.CLERK),
        "warehouse": sign_in(jobs.WAREHOUSE),
        "quality": sign_in("quality@qutong.example"),
        "service": sign_in("service@qutong.example"),
        "manager": sign_in("manager@qutong.example"),
        "finance": sign_in("finance@qutong.example"),
    }


def delivered(instance, people, sku, quantity):
    """An order that was shipped and signed for.  Its number."""
    no = jobs.number(jobs.order(people["buyer"], [(sku, quantity)]))
    jobs.press(people["clerk"], no, "confirm")
    jobs.press(people["warehouse"], no, "pick")
    page = jobs.ship(people["warehouse"], no)
    shipment = jobs.shipments(page)[0]
    page = jobs.press(people["buyer"], shipment, "sign", what="shipments")
    assert page.state == "signed"
    return no


def plain_sku(instance):
    return instance.sql(
        "SELECT p.sku FROM products p JOIN stocks s ON s.product_id = p.id"
        " WHERE p.restricted = 0 AND p.state = 1 AND p.step = 1"
        "   AND p.min_quantity = 1 AND s.status = 1 AND p.storage = 1"
        "   AND p.id NOT IN (SELECT IFNULL(product_id, 0) FROM promotions)"
        " GROUP BY p.sku HAVING SUM(s.on_hand - s.reserved) > 500"
        " ORDER BY p.sku LIMIT 1")[0]["sku"]


def money(text):
    return int(text.replace("¥", "").replace(",", "").replace(".", ""))


def pick(page, order):
    """The boxes of one order on the page of delivered goods."""
    rows = re.findall(r'name="?pick"? value="([0-9:]+)".*?'
                      r'<span class="?code"?>(SO-\d+)</span>', page.text, re.S)
    return [value for value, no in rows if no == order]


def test_two_of_three_are_accepted_and_credited_to_the_fen(instance, people):
    buyer, service = people["buyer"], people["service"]
    sku = plain_sku(instance)
    first = delivered(instance, people, sku, 3)
    second = delivered(instance, people, sku, 2)

    # Of two orders at once.
    page = buyer.get(f"/returns/new?order={first}")
    assert page.name == "returns.new"
    page = page.submit(page.form("/returns/new", has="pick"),
                       pick=pick(page, first))
    assert (page.name, page.state) == ("returns.draft", "draft")
    no = re.search(r"/returns/(RT-\d+)", page.url).group(1)
    more = buyer.get(f"/returns/new?draft={no}&order={second}")
    page = more.submit(more.form("/returns/new", has="pick"),
                       pick=pick(more, second))
    assert page.url == f"/returns/{no}"
    form = page.form(f"/returns/{no}/save")
    assert len(form.values("position")) == 2

    # A reason must be given; what was typed stays.
    page = page.submit(form, quantity=["3", "1"])
    refused = page.submit(page.form(f"/returns/{no}/save"),
                          note=["cracked", ""], go="submit")
    assert refused.status == 422
    assert "Choose a reason" in refused.text
    form = refused.form(f"/returns/{no}/save")
    assert form.values("quantity") == ["3", "1"]
    assert form.values("note") == ["cracked", ""]

    page = refused.submit(form, reason=["damaged", "damaged"],
                          files={"files": ("box.jpg", picture())})
    assert "Saved." in page.text
    form = page.form(f"/returns/{no}/save")
    asked = int(form.value("seen"))
    lines = instance.sql(
        "SELECT SUM(l.amount_fen - l.discount_fen) AS fen"
        " FROM order_lines l JOIN orders o ON o.id = l.order_id"
        " WHERE l.is_free = 0 AND o.id IN (SELECT order_id FROM return_lines r"
        " WHERE r.return_id = (SELECT MAX(id) FROM returns))"
        " GROUP BY l.order_id ORDER BY l.order_id")
    whole = int(lines[0]["fen"])
    other = (2 * int(lines[1]["fen"]) + 2) // 4
    assert asked == whole + other

    # Shown before it is submitted; a change in between is shown first.
    changed = page.submit(form, quantity=["3", "2"], go="submit")
    assert changed.state == "draft"
    assert "another one now" in changed.text
    page = changed.submit(changed.form(f"/returns/{no}/save"),
                          quantity=["3", "1"])
    form = page.form(f"/returns/{no}/save")
    assert int(form.value("seen")) == asked
    page = page.submit(form, go="submit")
    assert page.name == "returns.show"
    if page.state == "submitted":
        decider = people["manager"]
        shown = decider.get(f"/returns/{no}")
        page = shown.submit(shown.form(f"/returns/{no}/approve"))
        assert page.state == "approved"

    # What is another company's is not there.
    for path in (f"/returns/{no}", f"/returns/{no}.pdf"):
        assert people["other"].get(path).status == 404
    assert no not in people["other"].get("/returns").text

    slip = buyer.get(f"/returns/{no}.pdf")
    assert slip.headers["Content-Type"] == "application/pdf"
    assert slip.body.startswith(b"%PDF-")
    page = buyer.get(f"/returns/{no}")
    page = page.submit(page.form(f"/returns/{no}/send"), carrier="SF",
                       tracking="SF1")
    assert page.state == "in_transit"

    # The code of the slip opens what comes next, for who does it.
    code = instance.sql(f"SELECT code FROM returns ORDER BY id DESC LIMIT 1"
                        )[0]["code"]
    assert buyer.get(f"/returns/dock/{code}").name == "returns.show"
    assert people["other"].get(f"/returns/dock/{code}").status == 404
    page = people["warehouse"].get(f"/returns/dock/{code}")
    assert page.name == "returns.receive"
    refused = page.submit(page.form(f"/returns/{no}/receive"),
                          quantity=["4", "1"])
    assert refused.status == 422
    page = people["warehouse"].get(f"/returns/dock/{code}")
    page = page.submit(page.form(f"/returns/{no}/receive"))
    assert page.state == "received"

    page = people["quality"].get(f"/returns/dock/{code}")
    assert page.name == "returns.inspect"
    form = page.form(f"/returns/{no}/inspect")
    refused = page.submit(form, accepted=["2", "1"])
    assert refused.status == 422
    page = people["quality"].get(f"/returns/{no}/inspect")
    page = page.submit(page.form(f"/returns/{no}/inspect"),
                       accepted=["2", "1"], disposition=["scrap", "restock"],
                       note=["one is whole", ""])
    assert page.state == "inspected"

    # Less than asked: an offer, which the distributor accepts.
    page = service.get(f"/returns/{no}")
    assert not [f for f in page.forms if f.action.endswith("/resolve")]
    page = page.submit(page.form(f"/returns/{no}/offer"),
                       text="One of three was not damaged")
    assert page.state == "offer"
    page = buyer.get(f"/returns/{no}")
    given = (2 * whole * 2 + 3) // 6 + other
    assert f"¥{given // 100:,}.{given % 100:02d}" in page.text
    page = page.submit(page.form(f"/returns/{no}/accept"))
    assert page.state == "closed"
    notes = instance.sql(
        "SELECT SUM(amount_fen) AS fen, COUNT(*) AS n FROM credit_notes"
        f" WHERE note = '{no}' AND kind = 1")[0]
    assert (int(notes["fen"]), notes["n"]) == (given, "2")
    page = page.submit(page.form(f"/returns/{no}/rate"))
    assert not [f for f in page.forms if f.action.endswith("/rate")]
    assert no in buyer.get("/returns?state=closed").text
    export = buyer.get("/returns.csv?state=closed")
    assert no in export.body.decode("utf-8-sig")


def picture():
    """A small real picture: files are read to their end."""
    import struct
    import zlib

    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    rows = b"".join(b"\x00" + b"\x80\x40\x20" * 8 for _ in range(8))
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def test_a_step_that_does_not_come_next_is_a_conflict_whoever_asks(
        instance, people):
    sku = plain_sku(instance)
    order = delivered(instance, people, sku, 2)
    page = people["buyer"].get(f"/returns/new?order={order}")
    page = page.submit(page.form("/returns/new", has="pick"),
                       pick=pick(page, order))
    no = re.search(r"/returns/(RT-\d+)", page.url).group(1)
    for who, action, fields in [
            ("service", "approve", {}), ("warehouse", "receive", {}),
            ("quality", "inspect", {}), ("service", "offer", {"text": "x"}),
            ("buyer", "accept", {}), ("buyer", "decline", {"reason": "x"}),
            ("service", "resolve", {}), ("buyer", "rate", {}),
            ("service", "ask", {"text": "x"}),
            ("buyer", "answer", {"text": "x"})]:
        answer = jobs.do(people[who], f"/returns/{no}/{action}", **fields)
        assert answer.status == 409, (who, action, answer.status)
    # Of another company it is not there at all.
    for action in ("save", "submit", "cancel", "accept", "send", "rate"):
        answer = jobs.do(people["other"], f"/returns/{no}/{action}")
        assert answer.status == 404, action
    assert jobs.do(people["buyer"], f"/returns/{no}/approve").status == 403
    page = people["buyer"].get(f"/returns/{no}")
    page = page.submit(page.form(f"/returns/{no}/cancel"))
    assert page.state == "cancelled"


def test_a_request_out_of_policy_goes_to_a_person_and_is_answered(
        instance, people):
    sku = plain_sku(instance)
    order = delivered(instance, people, sku, 2)
    buyer, service = people["buyer"], people["service"]
    page = buyer.get(f"/returns/new?order={order}")
    page = page.submit(page.form("/returns/new", has="pick"),
                       pick=pick(page, order))
    no = re.search(r"/returns/(RT-\d+)", page.url).group(1)
    form = page.form(f"/returns/{no}/save")
    page = page.submit(form, reason=["slow"])
    assert "Only as the contract says" in page.text
    page = page.submit(page.form(f"/returns/{no}/save"), go="submit")
    assert page.state == "submitted"
    page = service.get(f"/returns/{no}")
    page = page.submit(page.form(f"/returns/{no}/ask"), text="Since when?")
    assert page.state == "info_needed"
    page = buyer.get(f"/returns/{no}")
    assert "Since when?" in page.text
    page = page.submit(page.form(f"/returns/{no}/answer"), text="Since May")
    assert page.state == "submitted"
    page = service.get(f"/returns/{no}")
    page = page.submit(page.form(f"/returns/{no}/reject"),
                       reason="The contract does not say so")
    assert page.state == "rejected"
    assert "The contract does not say so" in buyer.get(f"/returns/{no}").text


def inspected(people, no, **found):
    """From approval to the result of inspection; `found` as the form has it."""
    page = people["buyer"].get(f"/returns/{no}")
    if page.state == "submitted":
        shown = people["manager"].get(f"/returns/{no}")
        page = shown.submit(shown.form(f"/returns/{no}/approve"))
    assert page.state == "approved", page
    page = people["warehouse"].get(f"/returns/{no}/receive")
    page = page.submit(page.form(f"/returns/{no}/receive"))
    assert page.state == "received", page
    who = people[found.pop("who", "quality")]
    page = who.get(f"/returns/{no}/inspect")
    page = page.submit(page.form(f"/returns/{no}/inspect"), **found)
    assert page.state == "inspected", page
    return page


def asked(people, order, **fields):
    """A request for an order's goods, submitted.  Its number."""
    buyer = people["buyer"]
    page = buyer.get(f"/returns/new?order={order}")
    page = page.submit(page.form("/returns/new", has="pick"),
                       pick=pick(page, order))
    no = re.search(r"/returns/(RT-\d+)", page.url).group(1)
    page = page.submit(page.form(f"/returns/{no}/save"),
                       **{"reason": ["damaged"], **fields},
                       files={"files": ("box.jpg", picture())})
    page = page.submit(page.form(f"/returns/{no}/save"), go="submit")
    assert page.state in ("approved", "submitted"), page
    return no


def settled(people, no):
    page = people["service"].get(f"/returns/{no}")
    return page.submit(page.form(f"/returns/{no}/resolve"))


def test_a_repair_that_is_agreed_to_is_charged_when_it_is_sent(
        instance, people):
    order = delivered(instance, people, plain_sku(instance), 1)
    no = asked(people, order, kind=["repair"])
    inspected(people, no, accepted=["1"])
    page = settled(people, no)
    assert page.state == "resolving"
    refused = page.submit(page.form(f"/returns/{no}/quote"), amount="nothing")
    assert refused.status == 422
    page = page.submit(page.form(f"/returns/{no}/quote"), amount="113.00")

    # The sum, and when it is owed, before the answer.
    page = people["buyer"].get(f"/returns/{no}")
    assert "¥113.00" in page.text and "is charged to your account" in page.text
    page = page.submit(page.form(f"/returns/{no}/quote-accept"))
    assert "AR-" not in page.text
    page = people["warehouse"].get(f"/returns/{no}")
    page = page.submit(page.form(f"/returns/{no}/resolve"))
    assert page.state == "closed"

    page = people["buyer"].get(f"/returns/{no}")
    path = next(link for link in page.links
                if link.startswith("/account/receivables/"))
    owed = people["buyer"].get(path)
    assert "¥113.00" in owed.text and "¥13.00" in owed.text
    assert f"/returns/{no}" in owed.links
    assert people["other"].get(path).status == 404
    number = re.search(r"AR-\d+", owed.text).group(0)
    assert number in people["buyer"].get("/account/receivables?which=open").text
    rows = people["buyer"].get("/account/statement")
    month = money_jobs.today(instance)[:7]
    assert rows.status == 200
    page = people["finance"].get("/customers/1/receivables")
    assert number in page.text
    assert instance.sql(
        "SELECT COUNT(*) AS n FROM credit_entries WHERE document_kind = 6"
        " AND amount_fen = 11300")[0]["n"] == "1"


def test_goods_that_were_invoiced_and_came_back_need_a_red_letter(
        instance, people):
    clerk = people["clerk"]
    order = delivered(instance, people, plain_sku(instance), 2)
    shipment = int(instance.sql(
        "SELECT MAX(id) AS id FROM receivables WHERE customer_id = 1"
        " AND kind = 1")[0]["id"])
    work = clerk.get("/tax-invoices?customer=1")
    form = work.form("/tax-invoices/make")
    page = work.submit(form, take=str(shipment), kind="2")
    doc = page.url.split("/")[2]
    money_jobs.issue(clerk, doc, "26332000000000990001")
    no = asked(people, order, quantity=["1"])
    inspected(people, no, accepted=["1"], disposition=["scrap"])
    assert settled(people, no).state == "closed"

    # Work for who makes invoices: on the list, on the invoice, on the first page.
    path = next(link for link in clerk.get(f"/tax-invoices/{doc}").links
                if re.fullmatch(r"/tax-invoices/red/\d+", link))
    page = clerk.get("/tax-invoices/red")
    assert path in page.links and no in page.text
    assert people["buyer"].get("/tax-invoices/red").status == 403
    page = clerk.get(path)
    page = page.submit(page.form(f"{path}/lapse"))
    assert not [f for f in page.forms if f.action.endswith("/issue")]
    page = page.submit(page.form(f"{path}/again"))
    page = page.submit(page.form(f"{path}/confirm"))
    refused = page.submit(page.form(f"{path}/issue"), number="no such number!")
    assert refused.status == 422
    assert refused.form(f"{path}/issue").value("number") == "no such number!"
    refused = page.submit(page.form(f"{path}/issue"),
                          number="26332000000000990001")
    assert refused.status == 409
    page = page.submit(page.form(f"{path}/issue"),
                       number="26332000000000990002")
    assert not [f for f in page.forms if f.action.startswith(path)]
    assert path not in clerk.get("/tax-invoices/red").links
    assert path in clerk.get("/tax-invoices/red?which=all").links
    credit = int(instance.sql(
        f"SELECT amount_fen AS fen FROM credit_notes WHERE note = '{no}'")[0]["fen"])
    red = instance.sql(
        "SELECT id, total_fen FROM tax_invoices WHERE number ="
        " '26332000000000990002'")[0]
    assert int(red["total_fen"]) == -credit
    assert f"/tax-invoices/{doc}" in clerk.get(f"/tax-invoices/{red['id']}").links
    assert "26332000000000990002" in people["buyer"].get("/account/invoices").text
    # A part of it is taken back: it cannot be reversed as if it were whole.
    assert jobs.do(clerk, f"/tax-invoices/{doc}/red-ask",
                   reason="x").status == 409


def test_returned_goods_wait_for_quality(instance, people):
    quality, warehouse = people["quality"], people["warehouse"]
    sku = plain_sku(instance)
    order = delivered(instance, people, sku, 3)
    no = asked(people, order)
    inspected(people, no, who="warehouse", accepted=["3"],
              disposition=["restock"])
    page = quality.get("/")
    assert "/quarantine" in page.links
    page = quality.get("/quarantine")
    assert f"/returns/{no}" in page.links
    stock = instance.sql(
        "SELECT s.id FROM stocks s JOIN products p ON p.id = s.product_id"
        f" WHERE s.status = 4 AND s.on_hand > 0 AND p.sku = '{sku}'")[0]["id"]
    path = f"/quarantine/{stock}"
    assert path in page.links
    assert not [f for f in warehouse.get(path).forms
                if f.action.startswith(path)]
    assert jobs.do(warehouse, f"{path}/decide", decision="release",
                   quantity="1", note="x").status == 403
    assert people["service"].get("/quarantine").status == 403
    page = quality.get(path)
    for wrong in ({"quantity": "4", "decision": "release", "note": "x"},
                  {"quantity": "1", "note": "x"},
                  {"quantity": "1", "decision": "scrap", "note": ""}):
        refused = page.submit(page.form(f"{path}/decide"), **wrong)
        assert refused.status == 422, wrong
        assert refused.form(f"{path}/decide").value("quantity") == wrong["quantity"]
    page = page.submit(page.form(f"{path}/decide"), decision="release",
                       quantity="2", note="Sealed, as new")
    assert page.name == "quarantine.list"
    assert "Sealed, as new" in page.text
    page = quality.get(path)
    page = page.submit(page.form(f"{path}/decide"), decision="scrap",
                       quantity="1", note="Box torn")
    assert path not in page.links
    assert quality.get(path).status == 404


def test_an_order_lists_what_hangs_on_it(instance, people):
    order = delivered(instance, people, plain_sku(instance), 1)
    page = people["buyer"].get(f"/orders/{order}")
    assert f"/orders/{order}/cases" in page.links
    empty = people["buyer"].get(f"/orders/{order}/cases")
    assert (empty.name, "Nothing hangs on this order" in empty.text) == (
        "orders.cases", True)
    no = asked(people, order)
    page = people["buyer"].get(f"/complaints/new?order={order}")
    page = page.submit(page.form("/complaints/new", has="subject"),
                       kind="packaging", subject="Wet cartons", body="All.")
    assert page.name == "complaints.show", page
    case = page.url.split("?")[0]
    for who in ("buyer", "service", "clerk"):
        page = people[who].get(f"/orders/{order}/cases")
        assert f"/returns/{no}" in page.links, who
        assert case in page.links, who
    assert people["other"].get(f"/orders/{order}/cases").status == 404


def test_a_return_of_before_the_portal_has_a_page(instance, people):
    instance.sql(
        "INSERT INTO credit_notes (customer_id, kind, at, amount_fen,"
        " line_count, foreign_no, unapplied_fen)"
        " VALUES (1, 1, '2011-11-28 00:00:00', 4650, 1, 'C536379', 0)")
    note = instance.sql(
        "SELECT id FROM credit_notes WHERE foreign_no = 'C536379'")[0]["id"]
    sku = plain_sku(instance)
    instance.sql(
        "INSERT INTO credit_note_lines (credit_note_id, position, product_id,"
        f" quantity, unit_price_1e4, amount_fen) SELECT {note}, 1, id, 3,"
        f" 155000, 4650 FROM products WHERE sku = '{sku}'")
    path = f"/returns/imported/{note}"
    assert path in people["buyer"].get("/returns?state=imported").links
    page = people["buyer"].get(path)
    assert page.name == "returns.imported"
    assert sku in page.text and "¥46.50" in page.text and "C536379" in page.text
    assert people["service"].get(path).status == 200
    assert people["other"].get(path).status == 404
    instance.sql(f"DELETE FROM credit_note_lines WHERE credit_note_id = {note}")
    instance.sql(f"DELETE FROM credit_notes WHERE id = {note}")
