"""Papers of money, each sentence once: red letters, invoices imported,
instalments, the bank's workbook, money undone and put aside for an order; and
that nobody learns of another's papers."""
import io
import re
import zipfile

import pytest

from support import jobs, money_jobs
from support.instance import reconcile
from test_access import masked, routes

OWN, FOREIGN = 1, 13     # of different reps and teams


@pytest.fixture(scope="module")
def people(instance):
    return {name: instance.login(login, language="en") for name, login in {
        "owner": "owner@hangzhou.example",
        "clerk of the company": "finance@hangzhou.example",
        "rep": money_jobs.REP,
        "lead": "lead@qutong.example",
        "officer": money_jobs.OFFICER,
        "finance": money_jobs.FINANCE,
        "manager": money_jobs.MANAGER,
        "desk": jobs.CLERK,
    }.items()}


@pytest.fixture(scope="module", autouse=True)
def the_books_agree(instance):
    before = reconcile(instance)
    yield
    assert reconcile(instance) == before


def one(instance, query):
    return instance.sql(query)[0]


def customer_code(instance, customer):
    return one(instance, f"SELECT code FROM customers WHERE id = {customer}"
               )["code"]


def link(page, pattern):
    found = [m.group(1) for m in (re.search(pattern, x) for x in page.links)
             if m]
    assert found, (page, pattern)
    return found[0]


# --- Nobody learns of another's papers ------------------------------------------


def papers(instance, people, customer):
    """One of each paper of a customer: {kind: what its address says}."""
    finance, desk = people["finance"], people["desk"]
    code = customer_code(instance, customer)
    number = money_jobs.receipt(finance, code, "5.55", apply=None)
    doc = money_jobs.invoice(desk, customer)
    money_jobs.issue(desk, doc, f"2633200000077700{customer:04}")
    page = finance.get(f"/customers/{customer}/credit")
    page = page.submit(page.form(f"/customers/{customer}/credit-notes"),
                       amount="1.23", note="for this test")
    assert page.status == 200, page
    note = link(finance.get(f"/customers/{customer}/credit-notes"),
                r"(CN-\d+)$")
    page = finance.get(f"/customers/{customer}/statement")
    page = page.submit(page.form(f"/customers/{customer}/statement"),
                       month="2026-08")
    assert page.status in (200, 409), "made now, or made before"
    statement = one(instance, "SELECT id FROM statements WHERE customer_id = "
                    f"{customer} ORDER BY id DESC LIMIT 1")["id"]
    owed = one(instance, "SELECT id FROM receivables WHERE customer_id = "
               f"{customer} ORDER BY id LIMIT 1")["id"]
    slip = one(instance, "SELECT IFNULL(MAX(id), 999999) AS id FROM "
               f"payment_slips WHERE customer_id = {customer}")["id"]
    page = people["officer"].get(
        f"/credit-reviews?state=all&customer={customer}")
    reviews = re.findall(r"CR-\d+", page.text)
    return {"receipt": number, "invoice": doc, "note": note, "slip": slip,
            "receivable": owed, "code": code, "id": str(customer),
            "statement": money_number(instance, "ST", statement),
            "review": reviews[0] if reviews else None}


def money_number(instance, prefix, row):
    """A number of ours by its id: with Damm's check digit."""
    table = ["0317598642", "7092154863", "4206871359", "1750983426",
             "6123045978", "3674209581", "5869720134", "8945362017",
             "9438617205", "2581436790"]
    digits, check = f"{int(row):07}", 0
    for digit in digits:
        check = int(table[check][int(digit)])
    return f"{prefix}-{digits}{check}"


# The routes of one paper: which of papers() stands in the address.
PAPERS = {
    "/account/receivables/{doc}": "receivable",
    "/account/invoices/{doc}/file": "invoice",
    "/account/credit-notes/{no}": "note",
    "/customers/{id}/receivables/{doc}": "receivable",
    "/customers/{id}/invoices/{doc}/file": "invoice",
    "/credit-reviews/{no}": "review", "/credit-notes/{no}": "note",
    "/receipts/{no}": "receipt", "/receipts/slips/{slip}": "slip",
    "/tax-invoices/{doc}": "invoice", "/statements/{no}": "statement",
    "/credit-accounts/{code}": "code", "/collections/{code}": "code",
    "/customers/{id}": "id",
}
# No paper of a customer: the way from a notification to one's list; lines of the bank and groups, for staff who see all;
# months of one's own account; holds are of orders (test_access.py).
NO_PAPER = ("/invoices/{no}", "/tax-invoices/red/{letter}", "/receipts/bank/{line}", "/credit-groups/{id}", "/holds/{no}",
            "/account/statement/{month}")


def paper_of(path):
    """(what stands in the address, its shape), or None."""
    for shape, kind in sorted(PAPERS.items(), key=lambda p: -len(p[0])):
        if path == shape or path.startswith((shape + "/", shape + ".")):
            return kind, shape
    assert path.startswith(NO_PAPER), f"{path}: say in PAPERS what it shows"
    return None


def test_another_s_papers_are_answered_like_papers_that_are_not(
        instance, people):
    own, foreign = (papers(instance, people, c) for c in (OWN, FOREIGN))
    # Ids as long as the other's, so that the answers are as long.
    absent = {"receipt": "RC-99999995", "invoice": "999999", "id": "999999",
              "note": money_number(instance, "CN", 9999999),
              "slip": "999999", "receivable": "99999999", "code": "K99999",
              "statement": money_number(instance, "ST", 9999999),
              "review": money_number(instance, "CR", 9999999)}
    absent["receipt"] = money_number(instance, "RC", 9999999)
    readers = ("owner", "clerk of the company", "rep")
    wrong, seen = [], set()
    for name, (program, _) in routes().items():
        method, path = name.split()
        if program != "money" or "{" not in path:
            continue
        found = paper_of(path)
        if found is None:
            continue
        kind, shape = found

        def ask(who, thing, base):
            at = path.replace("{id}", base)
            at = re.sub(r"\{(no|doc|slip|code)\}", str(thing), at)
            at = at.replace("{month}", "2026-08")
            session = people[who]
            page = (session.get(at, follow=False) if method == "GET" else
                    jobs.do(session, at, follow=False))
            return page, (masked(page, at), page.headers["Location"])
        for who in readers:
            here = str(OWN)
            if foreign[kind] is None:
                continue
            if kind == "id":
                answers = [ask(who, "", thing) for thing in (
                    foreign["id"], absent["id"])]
            else:
                answers = [ask(who, thing[kind], here)
                           for thing in (foreign, absent)]
            (a, text_a), (b, text_b) = answers
            if a.status != b.status or text_a != text_b:
                wrong.append((name, who, a.status, b.status))
            # A lead takes a distributor to its own account, whatever it says.
            if a.status not in (403, 404) and a.headers["Location"] != \
                    "/account/credit":
                wrong.append((name, who, a.status, "of another"))
            if method == "GET" and own[kind] is not None:
                page, _ = ask(who, own[kind], here)
                if page.status in (200, 303):
                    seen.add((kind, who))
    assert not wrong, "\n".join(map(str, wrong))
    # What is one's own is there: the answers above are not for everything.
    for kind in ("receivable", "invoice", "note"):
        assert (kind, "owner") in seen, (kind, seen)
    assert {("receipt", "rep"), ("id", "rep"), ("code", "rep")} & seen


# --- Red letters ------------------------------------------------------------------


def test_an_invoice_is_reversed_in_red_and_its_part_is_due_again(
        instance, people):
    desk = people["desk"]
    work = desk.get("/tax-invoices?customer=4")
    owed = work.form("/tax-invoices/make").values("receivable")[0]
    doc = money_jobs.invoice(desk, 4)
    assert owed not in desk.get("/tax-invoices?customer=4").form(
        "/tax-invoices/make").values("receivable")
    money_jobs.issue(desk, doc, "26332000000000000401")

    page = desk.get(f"/tax-invoices/{doc}")
    page = page.submit(page.form(f"/tax-invoices/{doc}/red-ask"), reason="")
    assert page.status == 422
    page = page.submit(page.form(f"/tax-invoices/{doc}/red-ask"),
                       reason="The title is wrong")
    assert "The title is wrong" in page.text
    page = page.submit(page.form(f"/tax-invoices/{doc}/red-drop"))
    page = page.submit(page.form(f"/tax-invoices/{doc}/red-ask"),
                       reason="The title is wrong all the same")
    page = page.submit(page.form(f"/tax-invoices/{doc}/red-issue"),
                       number="")
    assert page.status == 422
    page = page.submit(page.form(f"/tax-invoices/{doc}/red-issue"),
                       number="26332000000000000402")
    assert page.status == 200, page
    rows = instance.sql("SELECT state, total_fen FROM tax_invoices WHERE id = "
                        f"{doc} OR red_of_id = {doc} ORDER BY id")
    assert [r["state"] for r in rows] == ["4", "2"]
    assert int(rows[0]["total_fen"]) == -int(rows[1]["total_fen"]) > 0
    assert owed in desk.get("/tax-invoices?customer=4").form(
        "/tax-invoices/make").values("receivable"), "to be invoiced again"
    assert jobs.do(desk, f"/tax-invoices/{doc}/red-ask",
                   reason="again").status == 409


def test_invoices_of_the_tax_software_are_imported_once(instance, people):
    desk = people["desk"]
    row = instance.sql(
        "SELECT r.shipment_id, r.amount_fen FROM receivables r WHERE "
        "r.kind = 1 AND r.shipment_id IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM tax_invoice_parts l WHERE l.receivable_id = r.id) "
        "AND NOT EXISTS (SELECT 1 FROM credit_notes n WHERE "
        "n.shipment_id = r.shipment_id OR n.receivable_id = r.id) "
        "ORDER BY r.id DESC LIMIT 1")[0]
    shipment = money_number(instance, "SH", row["shipment_id"])
    amount = money_jobs.yuan(int(row["amount_fen"]))
    text = ("发票号码,开票日期,类型,发货单号,金额\n"
            f"26339000000000000601,2026-11-20,专票,{shipment},{amount}\n"
            f"26339000000000000602,2026-11-20,专票,SH-99999999,5.00\n")
    for _ in range(2):
        page = desk.get("/tax-invoices/all")
        page = page.submit(page.form("/tax-invoices/import"),
                           files={"file": ("i.csv", text.encode())})
        assert page.name == "money.tax_list", (page, page.text[:2000])
    rows = instance.sql("SELECT number, state, total_fen FROM tax_invoices "
                        "WHERE number LIKE '2633900000000000060_'")
    assert rows == [{"number": "26339000000000000601", "state": "2",
                     "total_fen": row["amount_fen"]}]


# --- Instalments -------------------------------------------------------------------


def test_instalments_are_planned_and_shown(instance, people):
    code = customer_code(instance, 4)
    officer = people["officer"]
    page = officer.get(f"/collections/{code}")
    form = page.form(f"/collections/{code}/plan")
    days = ["2027-01-15", "2027-02-15"]
    empty = [""] * (len(form.values("day")) - 2)
    page = page.submit(form, day=days + empty, amount=["100", "x"] + empty,
                       note="two parts")
    assert page.status == 422
    form = page.form(f"/collections/{code}/plan")
    assert form.values("amount")[:2] == ["100", "x"], "what was typed is kept"
    assert form.value("note") == "two parts"
    page = page.submit(form, day=days + empty,
                       amount=["100", "200.50"] + empty)
    assert page.status == 200, page
    assert "two parts" in page.text and "200.50" in page.text
    stored = instance.sql("SELECT promise_fen FROM collection_notes WHERE "
                          "customer_id = 4 ORDER BY id DESC LIMIT 2")
    assert sorted(r["promise_fen"] for r in stored) == ["10000", "20050"]


# --- The bank's workbook -------------------------------------------------------------


def workbook(rows):
    """The least that is an XLSX file."""
    cells = "".join(
        "<row>" + "".join(
            f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row)
        + "</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/" \
        "relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml":
            f'<Types xmlns="{package}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{kind}.sheet.main+xml"/><Override PartName='
            f'"/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
            '</Types>',
        "_rels/.rels":
            f'<Relationships xmlns="{package}/relationships"><Relationship '
            f'Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
            '</Relationships>',
        "xl/workbook.xml":
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet '
            'name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
            f'<Relationships xmlns="{package}/relationships"><Relationship '
            f'Id="r1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml":
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>'
            '</worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>'
                             + text)
    return out.getvalue()


def test_the_bank_s_workbook_is_read_like_its_csv(instance, people):
    finance = people["finance"]
    payer = one(instance, "SELECT name FROM customers WHERE id = 7")["name"]
    content = workbook([money_jobs.HEADINGS, [
        money_jobs.today(instance), "1,234.07", payer, "6222", "货款"]])
    for _ in range(2):
        money_jobs.take_in(finance, {"file": ("bank.xlsx", content)})
    rows = instance.sql("SELECT amount_fen FROM receipts WHERE customer_id = 7"
                        " AND amount_fen = 123407")
    assert len(rows) == 1, "taken in once, and the payer was known"


# --- Money undone, and put aside ------------------------------------------------------


def test_what_a_receipt_settled_is_chosen_undone_and_chosen_again(
        instance, people):
    finance = people["finance"]
    number = money_jobs.receipt(finance, customer_code(instance, 9), "30.00",
                                apply=None)
    page = finance.get(f"/receipts/{number}")
    form = page.form(f"/receipts/{number}/apply")
    owed = form.values("receivable")
    assert len(owed) >= 2
    parts = ["", "12.34"] + [""] * (len(owed) - 2)
    page = page.submit(form, amount=["", "30.01"] + parts[2:])
    assert page.status in (409, 422), "more than there is"
    page = finance.get(f"/receipts/{number}")
    page = page.submit(page.form(f"/receipts/{number}/apply"), amount=parts)
    assert page.status == 200

    def left():
        return one(instance, "SELECT unapplied_fen AS n FROM receipts WHERE "
                   f"id = {jobs.order_id(instance, number)}")["n"]

    assert left() == "1766"
    form = page.form(f"/receipts/{number}/undo")
    page = page.submit(form)
    assert page.status == 200 and left() == "3000"
    rows = instance.sql(
        "SELECT receivable_id, amount_fen, undoes_id FROM applications WHERE "
        f"receipt_id = {jobs.order_id(instance, number)} ORDER BY id")
    assert [(r["receivable_id"], r["amount_fen"]) for r in rows] == [
        (owed[1], "1234"), (owed[1], "-1234")], "by a counter entry"
    assert jobs.do(finance, f"/receipts/{number}/undo",
                   application=form.value("application")).status == 409
    page = finance.get(f"/receipts/{number}")
    page = page.submit(page.form(f"/receipts/{number}/apply"))
    assert left() == "0", "all empty: the oldest due first"
    page.submit(page.form(f"/receipts/{number}/reverse"), reason="a test")


def test_money_is_put_aside_for_an_order_by_hand(instance, people):
    finance = people["finance"]
    entry = instance.login("service@qutong.example")
    mine, other = (jobs.number(jobs.order(entry, [("YT-5022", 1)],
                                          customer=customer))
                   for customer in (9, 4))
    number = money_jobs.receipt(finance, customer_code(instance, 9), "30.00",
                                apply=None)
    page = finance.get(f"/receipts/{number}")
    for wrong in (other, "SO-00000001", "nonsense"):
        page = page.submit(page.form(f"/receipts/{number}/earmark"),
                           order=wrong)
        assert page.status == 422, (wrong, page)
        assert page.form(f"/receipts/{number}/earmark").value("order") == wrong
    page = page.submit(page.form(f"/receipts/{number}/earmark"), order=mine)
    assert page.status == 200 and mine in page.text
    marked = f"SELECT order_id FROM receipts WHERE id = " \
        f"{jobs.order_id(instance, number)}"
    assert one(instance, marked)["order_id"] == str(
        jobs.order_id(instance, mine))
    page = page.submit(page.form(f"/receipts/{number}/earmark"), order="")
    assert page.status == 200 and one(instance, marked)["order_id"] is None
    page.submit(page.form(f"/receipts/{number}/reverse"), reason="a test")
    jobs.press(people["desk"], mine, "reject", reason="a test")
    jobs.press(people["desk"], other, "reject", reason="a test")
