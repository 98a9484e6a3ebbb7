"""A buyer's whole job through nginx, from a pasted table to the signature."""
import csv
import io
import re
import subprocess
import xml.etree.ElementTree
import zipfile

import pytest

from support import jobs

BUYER = "buyer@hangzhou.example"
OWNER = "owner@hangzhou.example"


@pytest.fixture(scope="module")
def buyer(instance):
    return instance.login(BUYER, language="en")


@pytest.fixture(scope="module")
def clerk(instance):
    return instance.login(jobs.CLERK, language="en")


@pytest.fixture(scope="module")
def warehouse(instance):
    return instance.login(jobs.WAREHOUSE, language="en")


def plain_products(instance, count):
    """Codes anybody may order one of, with much in stock."""
    return [row["sku"] for row in instance.sql(
        "SELECT p.sku FROM products p JOIN stocks s ON s.product_id = p.id "
        "WHERE p.restricted = 0 AND p.state = 1 AND p.step = 1 AND s.status = 1"
        " AND p.sku <> 'JL-1906' AND p.sku <> 'TS-0120' GROUP BY p.sku "
        f"HAVING SUM(s.on_hand - s.reserved) > 5000 LIMIT {count}")]


def the_one(page, pattern):
    found = re.findall(pattern, page.text)
    assert len(found) == 1, (pattern, found)
    return found[0]


# --- Entering ----------------------------------------------------------------


def test_of_70_pasted_lines_67_are_taken_and_three_are_corrected_by_a_press(
        instance, buyer):
    codes = plain_products(instance, 45)
    lines = [(codes[i % len(codes)], i % 3 + 1) for i in range(67)]
    lines.insert(10, ("JL-190", 5))      # several products begin so
    lines.insert(30, ("HX-1001", 15))    # sold in tens
    lines.insert(69, ("XX-NONE-1", 2))   # nothing like it
    page = jobs.draft(buyer, lines)
    assert "67 of 70 taken, 3 to correct" in page.text
    path = page.url
    grid = page.form(path, has="lines")
    assert grid.values("sku")[:70] == [code for code, _ in lines]
    assert grid.values("quantity")[:70] == [str(q) for _, q in lines]

    # It cannot be submitted yet, and says so.
    looked = page.submit(grid, go="review")
    assert "3 lines cannot be ordered yet" in looked.text
    refused = looked.submit(jobs.submit_form(looked))
    assert refused.status == 422
    assert refused.name == "drafts.review"

    page = buyer.get(path)
    assert ("fix", "10:code:JL-1906") in page.form(path, has="fix").buttons
    page = page.submit(page.form(path, has="fix"), fix="10:code:JL-1906")
    assert "68 of 70 taken, 2 to correct" in page.text
    assert ("fix", "30:quantity:20") in page.form(path, has="fix").buttons
    page = page.submit(page.form(path, has="fix"), fix="30:quantity:20")
    assert "69 of 70 taken, 1 to correct" in page.text
    page = page.submit(page.form(path, has="remove"), remove="69")
    assert "All 69 lines can be ordered" in page.text
    page = page.submit(page.form(path, has="lines"), go="review")
    assert page.name == "drafts.review"

    sent = page.submit(jobs.submit_form(page), remark="Gate B", follow=False)
    assert sent.status == 303
    assert re.fullmatch(r"/orders/SO-\d+", sent.headers["Location"])
    page = buyer.get(sent.headers["Location"])
    assert (page.status, page.name, page.state) == (200, "orders.show",
                                                    "submitted")
    assert "Gate B" in page.text
    no = jobs.number(page)
    rows = instance.sql("SELECT line_count, remark FROM orders WHERE id = "
                        f"{jobs.order_id(instance, no)}")
    assert rows[0]["remark"] == "Gate B"
    assert int(rows[0]["line_count"]) >= 69     # and free goods


def test_lines_arrive_from_a_csv_file_and_from_a_workbook(instance, buyer):
    page = buyer.get("/orders/new")
    content = "﻿编码,数量\r\nYT-5018,3\r\n\"QH002\",4\r\n".encode()
    page = page.submit(page.form("/orders/new", has="file"),
                       files={"file": ("订单.csv", content)})
    assert (page.name, page.history) == ("drafts.show", [303])
    form = page.form(page.url, has="lines")
    assert form.values("sku")[:2] == ["YT-5018", "QH002"]
    assert form.values("quantity")[:2] == ["3", "4"]

    page = page.submit(page.form(page.url, has="file"),
                       files={"file": ("b.xlsx", workbook([["YT-5010", 6]]))})
    form = page.form(page.url, has="lines")
    assert form.values("sku")[:3] == ["YT-5018", "QH002", "YT-5010"]
    assert form.values("quantity")[2] == "6"


def workbook(rows):
    """The smallest .xlsx that holds these rows."""
    cells = "".join(
        "<row>" + "".join(
            f"<c><v>{v}</v></c>" if isinstance(v, int) else
            f'<c t="inlineStr"><is><t>{v}</t></is></c>' for v in row)
        + "</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pack = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = {
        "[Content_Types].xml":
            f'<Types xmlns="{pack}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{kind}sheet.main+xml"/><Override PartName="/xl/'
            f'worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/>'
            "</Types>",
        "_rels/.rels":
            f'<Relationships xmlns="{pack}/relationships"><Relationship '
            f'Id="a" Type="{rel}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
        "xl/workbook.xml":
            f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet '
            'name="S" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
            f'<Relationships xmlns="{pack}/relationships"><Relationship '
            f'Id="a" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
        "xl/worksheets/sheet1.xml":
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>'
            "</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack_file:
        for name, text in parts.items():
            pack_file.writestr(name, text)
    return out.getvalue()


# --- Submitting --------------------------------------------------------------


def test_the_same_form_sent_twenty_times_at_once_makes_one_order(instance,
                                                                 buyer):
    for own in ("D-1", "D-2", "D-3", "D-4"):
        before = len(instance.sql("SELECT id FROM orders"))
        page = jobs.review(buyer, [("YT-5018", 2), ("YT-5010", 1)])
        form = jobs.submit_form(page)
        answers = jobs.at_once([lambda: buyer.submit(
            form, follow=False, own_number=own)] * 20)
        assert [a.status for a in answers] == [303] * 20
        assert len({a.headers["Location"] for a in answers}) == 1
        # And again later, by the back button.
        again = buyer.submit(form, follow=False, own_number=own)
        assert again.status == 303
        assert again.headers["Location"] == answers[0].headers["Location"]
        assert len(instance.sql("SELECT id FROM orders")) == before + 1


def test_a_new_quick_order_sent_twice_makes_one_draft(instance, buyer):
    page = buyer.get("/orders/new")
    form = page.form("/orders/new", has="lines")
    answers = jobs.at_once([lambda: buyer.submit(
        form, follow=False, lines="YT-5018 1")] * 8)
    assert {a.status for a in answers} == {303}
    assert len({a.headers["Location"] for a in answers}) == 1


def test_an_own_number_given_twice_is_422_and_keeps_what_was_typed(buyer):
    jobs.order(buyer, [("YT-5018", 1)], own_number="PO-7788")
    page = jobs.review(buyer, [("YT-5018", 1)])
    page = page.submit(jobs.submit_form(page), own_number="PO-7788",
                       remark="两点前 <b>送</b>", wanted_on="2027-01-15")
    assert (page.status, page.name) == (422, "drafts.review")
    form = jobs.submit_form(page)
    assert form.value("own_number") == "PO-7788"
    assert form.value("remark") == "两点前 <b>送</b>"
    assert form.value("wanted_on") == "2027-01-15"
    assert 'href="#own_number"' in page.text       # the summary leads there
    assert 'id=own_number-error' in page.text
    page = page.submit(form, own_number="PO-7789")
    assert (page.name, page.state) == ("orders.show", "submitted")


def test_a_wanted_day_that_is_no_day_is_422_beside_the_field(buyer):
    page = jobs.review(buyer, [("YT-5018", 1)])
    page = page.submit(jobs.submit_form(page), wanted_on="2026-02-30",
                       own_number="Keep-1")
    assert page.status == 422
    assert 'id=wanted_on-error' in page.text
    assert jobs.submit_form(page).value("own_number") == "Keep-1"


def test_a_draft_changed_by_a_colleague_is_409_with_both_versions(instance,
                                                                  buyer):
    page = jobs.draft(buyer, [("YT-5018", 3)])
    mine = page.form(page.url, has="lines")
    other = instance.login(OWNER, language="en")
    theirs = other.get(page.url)
    saved = theirs.submit(theirs.form(page.url, has="lines"), quantity="44")
    assert saved.status == 200
    late = buyer.submit(mine, quantity="7")
    assert (late.status, late.name) == (409, "drafts.show")
    assert "顾青川" in late.text                       # who saved meanwhile
    assert late.form(page.url, has="lines").values("quantity")[0] == "7"
    assert "YT-5018 × 44" in late.text

    page = jobs.review(buyer, [("YT-5018", 3)])
    form = jobs.submit_form(page)
    path = page.url.removesuffix("/review")
    theirs = other.get(path)
    theirs.submit(theirs.form(path, has="lines"), quantity="45")
    late = buyer.submit(form, remark="still here")
    assert (late.status, late.name) == (409, "drafts.review")
    assert jobs.submit_form(late).value("remark") == "still here"


def test_nothing_another_saved_is_submitted_unseen(instance, buyer):
    other = instance.login(OWNER, language="en")
    for _ in range(6):
        page = jobs.review(buyer, [("YT-5018", 3)])
        form = jobs.submit_form(page)
        path = page.url.removesuffix("/review")
        theirs = other.get(path).form(path, has="lines")
        jobs.at_once([
            lambda: buyer.submit(form, follow=False),
            lambda: other.submit(theirs, follow=False, quantity="45")])
        rows = instance.sql(
            "SELECT l.quantity FROM order_lines l JOIN orders o ON "
            f"o.id = l.order_id WHERE o.draft_id = {jobs.draft_id(page)}")
        assert [r["quantity"] for r in rows] in ([], ["3"]), rows


def test_an_order_over_the_sum_waits_for_the_distributor_s_own_approver(
        instance, buyer):
    page = jobs.order(buyer, [("YT-5018", 2000)])
    no = jobs.number(page)
    assert page.state == "awaiting_approval"
    assert jobs.do(buyer, f"/orders/{no}/approve").status == 403
    owner = instance.login(OWNER)
    assert jobs.press(owner, no, "send-back",
                      reason="too much").state == "draft"
    path = next(link for link in buyer.get("/drafts").links
                if re.fullmatch(r"/drafts/\d+", link))
    page = buyer.get(path)
    page = page.submit(page.form(path, has="lines"), quantity="1500",
                       go="review")
    page = page.submit(jobs.submit_form(page))
    assert jobs.number(page) == no, "it keeps its number"
    assert page.state == "awaiting_approval"
    page = jobs.press(owner, no, "approve")
    assert page.state == "submitted"


# --- The way of an order -----------------------------------------------------

STATE, CREDIT, SHIPPING, RECEIPT = range(4)


def facets(instance, no):
    row = instance.sql(
        "SELECT state, credit_facet, shipping_facet, receipt_facet FROM orders"
        f" WHERE id = {jobs.order_id(instance, no)}")[0]
    return tuple(int(v) for v in row.values())


def test_an_order_goes_all_the_way_in_two_shipments(instance, buyer, clerk,
                                                    warehouse):
    stranger = instance.login("buyer@ningbo.example")
    page = jobs.order(buyer, [("YT-5022", 10), ("MX-0105", 4)])
    no = jobs.number(page)
    assert page.state == "submitted"
    assert facets(instance, no) == (3, 1, 0, 0)

    assert jobs.press(clerk, no, "confirm").state == "confirmed"
    assert facets(instance, no) == (4, 1, 0, 0)
    assert jobs.press(warehouse, no, "pick").state == "picking"
    assert jobs.press(warehouse, no, "unpick").state == "confirmed"
    assert jobs.press(warehouse, no, "pick").state == "picking"

    page = jobs.ship(warehouse, no, ["6", ""], carrier="顺达 <i>物流</i>",
                     tracking="T-1")
    assert page.state == "part_shipped", (page.status, page.text[-3000:])
    assert facets(instance, no) == (6, 1, 1, 0)
    [first] = jobs.shipments(page)
    assert stranger.get(f"/shipments/{first}").status == 404
    page = jobs.ship(warehouse, no)
    assert page.state == "shipped"
    assert facets(instance, no) == (7, 1, 2, 0)
    second = next(s for s in jobs.shipments(page) if s != first)

    assert jobs.press(warehouse, first, "deliver",
                      "shipments").state == "delivered"
    assert jobs.press(buyer, first, "sign", "shipments").state == "signed"
    assert facets(instance, no) == (7, 1, 2, 1)
    page = jobs.press(buyer, second, "sign", "shipments")
    assert page.state == "signed"
    assert facets(instance, no)[SHIPPING:] == (2, 2)
    text = buyer.get(f"/orders/{no}").text
    assert "顺达 &lt;i&gt;物流&lt;/i&gt;" in text
    assert jobs.books_disagree(instance) == {}


def test_what_is_refused_and_lost_goes_back_in_the_books(instance, buyer,
                                                         clerk, warehouse):
    no = jobs.number(jobs.order(buyer, [("YT-5022", 5), ("MX-0105", 2)]))
    jobs.press(clerk, no, "confirm")
    jobs.press(warehouse, no, "pick")
    [first] = jobs.shipments(jobs.ship(warehouse, no, ["3", ""]))
    page = jobs.press(buyer, first, "refuse", "shipments", quantity="1",
                      reason="crushed")
    assert page.state in ("signed", "refused"), (page, page.text[-1500:])
    page = jobs.ship(warehouse, no)
    second = next(s for s in jobs.shipments(page) if s != first)
    assert jobs.press(warehouse, second, "lose", "shipments",
                      reason="never arrived").state == "lost"
    assert jobs.books_disagree(instance) == {}


def test_rejected_cancelled_and_closed_orders_give_everything_back(
        instance, buyer, clerk, warehouse):
    used = "SELECT used_fen FROM credit_accounts WHERE customer_id = 1"
    before = instance.sql(used)
    no = jobs.number(jobs.order(buyer, [("YT-5022", 5)]))
    assert jobs.press(clerk, no, "reject", reason="x").state == "rejected"
    no = jobs.number(jobs.order(buyer, [("YT-5022", 5)]))
    assert jobs.press(buyer, no, "cancel", reason="x").state == "cancelled"
    no = jobs.number(jobs.order(buyer, [("YT-5022", 5)]))
    jobs.press(clerk, no, "confirm")
    assert instance.sql(used) != before
    assert jobs.press(clerk, no, "cancel", reason="x").state == "cancelled"
    assert instance.sql(used) == before
    no = jobs.number(jobs.order(buyer, [("YT-5022", 5)]))
    jobs.press(clerk, no, "confirm")
    jobs.press(warehouse, no, "pick")
    jobs.ship(warehouse, no, ["2"])
    page = jobs.press(clerk, no, "close", reason="no more")
    assert page.state == "closed_short"
    assert jobs.books_disagree(instance) == {}


def test_a_proposal_is_declined_unchanged_and_accepted_changed(instance, buyer,
                                                               clerk):
    no = jobs.number(jobs.order(buyer, [("YT-5022", 8)]))

    def propose():
        page = clerk.get(f"/orders/{no}/propose")
        return page.submit(page.form(f"/orders/{no}/propose"), quantity="5",
                           reason="five only")

    def quantity():
        return instance.sql("SELECT quantity FROM order_lines WHERE order_id ="
                            f" {jobs.order_id(instance, no)}")[0]["quantity"]
    assert propose().state == "submitted"
    assert jobs.do(clerk, f"/orders/{no}/confirm").status == 409
    assert jobs.press(buyer, no, "decline").state == "submitted"
    assert quantity() == "8"
    assert propose().state == "submitted"
    assert jobs.press(buyer, no, "accept").state == "submitted"
    assert quantity() == "5"
    assert jobs.books_disagree(instance) == {}


def test_who_entered_an_order_for_a_customer_may_not_confirm_it(instance,
                                                                clerk):
    page = jobs.order(clerk, [("YT-5022", 2)], customer=2)
    no = jobs.number(page)
    row = instance.sql("SELECT by_staff, customer_id FROM orders WHERE id = "
                       f"{jobs.order_id(instance, no)}")[0]
    assert (row["by_staff"], row["customer_id"]) == ("1", "2")
    assert not any(f.action.endswith("/confirm") for f in page.forms)
    assert jobs.do(clerk, f"/orders/{no}/confirm").status == 403
    assert instance.login("buyer@ningbo.example").get(
        f"/orders/{no}").state == "submitted"


VERBS = {"approve": OWNER, "send-back": OWNER, "confirm": jobs.CLERK,
         "reject": jobs.CLERK, "cancel": BUYER, "propose": jobs.CLERK,
         "accept": BUYER, "decline": BUYER, "pick": jobs.WAREHOUSE,
         "unpick": jobs.WAREHOUSE, "ship": jobs.WAREHOUSE,
         "close": jobs.CLERK, "release": "credit@qutong.example",
         "hold": "credit@qutong.example"}
# What each state does not have, whoever asks.
WRONG = {
    "submitted": ["approve", "send-back", "accept", "decline", "pick",
                  "unpick", "ship", "close", "release"],
    "confirmed": ["approve", "send-back", "confirm", "reject", "accept",
                  "decline", "unpick", "ship", "close", "release"],
    "picking": ["approve", "send-back", "confirm", "reject", "cancel",
                "propose", "accept", "decline", "pick", "close", "release",
                "hold"],
    "part_shipped": ["approve", "send-back", "confirm", "reject", "cancel",
                     "propose", "accept", "decline", "pick", "unpick",
                     "release", "hold"],
    "shipped": list(VERBS),
    "cancelled": list(VERBS),
}
WAY = ["submitted", "confirmed", "picking", "part_shipped", "shipped"]


def bring_to(state, buyer, clerk, warehouse):
    no = jobs.number(jobs.order(buyer, [("YT-5022", 4)]))
    if state == "cancelled":
        jobs.press(buyer, no, "cancel", reason="x")
        return no
    steps = [lambda: jobs.press(clerk, no, "confirm"),
             lambda: jobs.press(warehouse, no, "pick"),
             lambda: jobs.ship(warehouse, no, ["1"]),
             lambda: jobs.ship(warehouse, no)]
    for step in steps[:WAY.index(state)]:
        step()
    return no


@pytest.mark.parametrize("state", WRONG)
def test_a_transition_that_does_not_exist_from_here_is_409(
        instance, buyer, clerk, warehouse, state):
    no = bring_to(state, buyer, clerk, warehouse)
    people = {BUYER: buyer, jobs.CLERK: clerk, jobs.WAREHOUSE: warehouse}
    before = facets(instance, no)
    for verb in WRONG[state]:
        who = VERBS[verb]
        if who not in people:
            people[who] = instance.login(who)
        fields = [("reason", "because")]
        if verb == "propose":
            fields += [("position", "1"), ("quantity", "2")]
        elif verb == "ship":
            fields = [("position", "1"), ("quantity", "1")]
        elif verb in ("approve", "confirm", "pick", "unpick"):
            fields = []
        page = jobs.do(people[who], f"/orders/{no}/{verb}", fields)
        assert page.status == 409, (verb, page)
        assert page.state == state, (verb, "shows how it stands now")
    assert facets(instance, no) == before


def test_a_reason_left_out_is_422_and_nothing_moves(instance, buyer, clerk):
    no = bring_to("submitted", buyer, clerk, None)
    page = jobs.press(clerk, no, "reject", reason="")
    assert (page.status, page.state) == (422, "submitted")
    page = jobs.press(clerk, no, "reject", reason="长" * 501)
    assert (page.status, page.state) == (422, "submitted")


# --- Documents ---------------------------------------------------------------


def test_the_pdf_of_an_order_holds_its_number_and_chinese(
        instance, buyer, clerk, warehouse):
    no = bring_to("part_shipped", buyer, clerk, warehouse)
    buyer = instance.login(BUYER, language="zh-CN")
    for path, wanted in [
            (f"/orders/{no}", [no, "穗香源 花生油", "杭州栖禾商贸有限公司"]),
            (f"/shipments/{jobs.shipments(buyer.get(f'/orders/{no}'))[0]}",
             ["穗香源 花生油"])]:
        page = buyer.get(path + ".pdf")
        assert page.headers["Content-Type"] == "application/pdf"
        assert page.body.startswith(b"%PDF-")
        done = subprocess.run(["pdftotext", "-layout", "-", "-"],
                              input=page.body, capture_output=True, check=True)
        text = done.stdout.decode().replace(" ", "")
        for words in wanted:
            assert words.replace(" ", "") in text, (path, words)


def test_the_csv_has_a_mark_of_utf8_and_no_live_formula(buyer):
    own = "=HYPERLINK(1)"
    page = jobs.order(buyer, [("YT-5018", 1)], own_number=own)
    no = jobs.number(page)
    page = buyer.get("/orders.csv")
    assert page.body.startswith(b"\xef\xbb\xbf")
    assert page.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in page.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(page.body.decode("utf-8-sig"))))
    row = next(r for r in rows if no in r)
    assert "'" + own in row
    for row in rows:
        for cell in row:
            assert cell[:1] not in ("=", "+", "@", "\t"), row
    assert len(rows) - 1 == len({r[0] for r in rows[1:]})


def test_the_workbook_opens_and_holds_the_same_orders(buyer):
    page = buyer.get("/orders.xlsx")
    with zipfile.ZipFile(io.BytesIO(page.body)) as book:
        assert book.testzip() is None
        texts = ""
        for name in book.namelist():
            if name.endswith(".xml"):
                tree = xml.etree.ElementTree.fromstring(book.read(name))
                texts += "\n".join(tree.itertext())
                if "worksheets/" in name:
                    assert not any(e.tag.endswith("}f") for e in tree.iter())
    csv_page = buyer.get("/orders.csv")
    rows = list(csv.reader(io.StringIO(csv_page.body.decode("utf-8-sig"))))
    missing = [r[0] for r in rows[1:] if r[0] not in texts]
    assert len(rows) > 5 and not missing


def test_a_list_shows_a_stranger_none_of_it(instance, buyer):
    no = jobs.number(jobs.order(buyer, [("YT-5018", 1)]))
    stranger = instance.login("buyer@ningbo.example")
    for path in ("/orders", "/orders.csv", "/orders.xlsx", f"/orders?q={no}"):
        shown = stranger.get(path).text.replace(f"q={no}", "").replace(
            f'value="{no}"', "")
        assert no not in shown, path
    with zipfile.ZipFile(io.BytesIO(stranger.get("/orders.xlsx").body)) as b:
        assert not any(no.encode() in b.read(n) for n in b.namelist())
    assert no in buyer.get("/orders").text
