"""Goods come back through the pages: from the choice to the credit, to the fen."""
import re

import pytest

from support import jobs

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
