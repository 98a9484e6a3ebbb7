"""Money from the application for a limit to the statement, through nginx."""
import csv
import io
import re

import pytest

from support import jobs

CUSTOMER = 1
PAYER = "杭州栖禾商贸有限公司"
PRODUCT = "YT-5022"


LIMIT = "limit_fen, term_kind, term_days, grade, check_mode"


@pytest.fixture(scope="module", autouse=True)
def credit_as_it_was(instance):
    """Other tests order for this customer, too."""
    kept = instance.sql(f"SELECT {LIMIT} FROM credit_accounts "
                        f"WHERE customer_id = {CUSTOMER}")[0]
    yield
    changes = ", ".join(f"{name} = {value}" for name, value in kept.items())
    instance.sql(f"UPDATE credit_accounts SET {changes}, limit_until = NULL "
                 f"WHERE customer_id = {CUSTOMER}")


@pytest.fixture(scope="module")
def people(instance):
    """Everybody the journey needs, signed in."""
    return {name: instance.login(login, language="en") for name, login in {
        "owner": "owner@hangzhou.example",
        "rep": "sales@qutong.example",
        "officer": "credit@qutong.example",
        "finance": "finance@qutong.example",
        "manager": "manager@qutong.example",
        "desk": jobs.CLERK,
        "dock": jobs.WAREHOUSE,
        "stranger": "buyer@ningbo.example",
    }.items()}


def account(instance):
    return {k: int(v) for k, v in instance.sql(
        "SELECT limit_fen, used_fen FROM credit_accounts "
        f"WHERE customer_id = {CUSTOMER}")[0].items()}


def yuan(fen):
    return f"{fen // 100}.{fen % 100:02}"


def step(session, number, act, **fields):
    """Fill in the form of a review's step.  The page it leads to."""
    page = session.get(f"/credit-reviews/{number}")
    return page.submit(page.form(f"/credit-reviews/{number}/{act}"), **fields)


def apply_for(rep, limit, reason="The shop in the north opens"):
    page = rep.get(f"/credit-reviews/new?customer={CUSTOMER}")
    return page.submit(page.form("/credit-reviews/new", has="reason"),
                       limit=limit, term="2", days="30", reason=reason)


def bank_file(instance, amount, reference, payer=PAYER):
    day = instance.sql("SELECT DATE(UTC_TIMESTAMP()) AS d")[0]["d"]
    out = io.StringIO()
    csv.writer(out).writerows([
        ["交易日期", "收入金额", "对方户名", "对方账号", "附言"],
        [day, amount, payer, "6222000011112222", reference]])
    return {"file": ("bank.csv", out.getvalue().encode())}


def take_in(finance, files):
    """Upload; say which columns if asked.  The page it leads to."""
    page = finance.get("/receipts/import")
    page = page.submit(page.form("/receipts/import"), files=files)
    if page.name == "money.import_columns":
        page = page.submit(page.form("/receipts/import"))
    assert page.name == "money.bank", page
    return page


def test_a_line_in_dispute_is_a_case_that_must_be_answered(instance, people):
    owner = people["owner"]
    row = instance.sql(
        "SELECT s.id, s.month FROM statements s WHERE s.state = 1 AND "
        f"s.customer_id = {CUSTOMER} AND EXISTS (SELECT 1 FROM "
        "statement_lines l WHERE l.statement_id = s.id) "
        "ORDER BY s.id DESC LIMIT 1")[0]
    page = owner.get(f"/account/statement/{row['month'][:7]}")
    path = f"{page.url}/dispute"
    before = {r["id"] for r in instance.sql("SELECT id FROM tickets")}
    assert jobs.do(owner, path, line="1", body="少送一箱，金额不对",
                   follow=False).status == 303
    new = [r for r in instance.sql(
        "SELECT id, kind, topic, customer_id, subject FROM tickets")
        if r["id"] not in before]
    assert len(new) == 1
    assert (new[0]["kind"], new[0]["topic"]) == ("2", "4")
    assert new[0]["subject"].startswith("ST-")
    assert new[0]["subject"] in owner.get("/tickets").text
    # As it was, for the journey.
    instance.sql("UPDATE statements SET state = 1, answered_by = NULL, "
                 f"answered_at = NULL WHERE id = {row['id']}")


def test_from_the_application_to_the_statement(instance, people):
    limit = account(instance)["used_fen"] + 100000

    # --- The limit: two levels decide.
    page = apply_for(people["rep"], "300000")
    assert page.name == "money.review" and page.state == "survey", page
    number = re.search(r"CR-\d+", page.url).group(0)
    page = step(people["officer"], number, "survey",
                survey="Visited; two shops, own stock", assets="2000000")
    assert page.state == "scoring"
    page = step(people["officer"], number, "score",
                analysis="90", potential="85")
    assert page.state == "opinion"
    page = step(people["manager"], number, "opine", opinion="In favour")
    assert page.state == "decision"
    page = step(people["officer"], number, "decide", decision="approve",
                limit="300000", term="2", days="30")
    assert page.status == 422 and "above what you may decide" in page.text
    assert page.form(f"/credit-reviews/{number}/decide").value("limit") == \
        "300000", "what was typed is kept"
    page = step(people["finance"], number, "decide", decision="approve",
                limit=yuan(limit), term="2", days="30")
    assert page.state == "approved", page
    assert account(instance)["limit_fen"] == limit

    # --- Over the limit: held, and the buyer reads why.
    page = jobs.order(people["owner"], [(PRODUCT, 20)])
    order = jobs.number(page)
    assert "Held for credit" in page.text
    assert "The limit is exceeded by" in page.text
    desk = people["officer"].get("/holds")
    assert order in desk.text

    # --- The bank's file frees it.
    total = int(instance.sql(
        f"SELECT total_fen FROM orders WHERE id = "
        f"{jobs.order_id(instance, order)}")[0]["total_fen"])
    files = bank_file(instance, yuan(total), f"货款 {order}")
    take_in(people["finance"], files)
    receipt = instance.sql(
        f"SELECT id, amount_fen, order_id FROM receipts "
        f"WHERE customer_id = {CUSTOMER} ORDER BY id DESC LIMIT 1")[0]
    assert int(receipt["amount_fen"]) == total
    before = instance.sql("SELECT COUNT(*) AS n FROM receipts")
    take_in(people["finance"], files)
    assert instance.sql("SELECT COUNT(*) AS n FROM receipts") == before, \
        "the same line is not taken twice"
    page = people["owner"].get(f"/orders/{order}")
    assert "The limit is exceeded by" not in page.text

    # --- Shipped: owed, and settled by what was paid for it.
    if page.state == "submitted":
        jobs.press(people["desk"], order, "confirm")
    jobs.press(people["dock"], order, "pick")
    [shipment] = jobs.shipments(jobs.ship(people["dock"], order))
    page = people["owner"].get("/account/receivables")
    assert shipment in page.text
    owed = instance.sql(
        "SELECT r.id, r.amount_fen, r.open_fen FROM receivables r JOIN "
        f"shipments s ON s.id = r.shipment_id WHERE s.order_id = "
        f"{jobs.order_id(instance, order)}")[0]
    assert (int(owed["amount_fen"]), owed["open_fen"]) == (total, "0")
    page = people["owner"].get(f"/account/receivables/{owed['id']}")
    assert page.name == "money.receivable" and "Set off" in page.text
    assert people["stranger"].get(
        f"/account/receivables/{owed['id']}").status == 404

    # --- The tax invoice, made, issued with its file, downloaded.
    page = people["desk"].get(f"/tax-invoices?customer={CUSTOMER}")
    while shipment not in page.text:
        page = people["desk"].get(next(
            link for link in page.links if "after=" in link))
    page = page.submit(page.form("/tax-invoices/make"), take=owed["id"],
                       tax_number="91330100MA27XXXX0X")
    assert page.name == "money.tax_invoice", page
    invoice = page.url.split("/")[2]
    paper = b"%PDF-1.4\n%%EOF\n"
    page = page.submit(page.form(f"/tax-invoices/{invoice}/issue"),
                       number="26339000000000000007",
                       files={"file": ("invoice.pdf", paper)})
    assert "26339000000000000007" in page.text
    page = people["owner"].get("/account/invoices")
    assert "26339000000000000007" in page.text
    file = f"/account/invoices/{invoice}/file"
    assert people["owner"].get(file).body == paper
    assert people["stranger"].get(file).status == 404

    # --- The statement of last month, confirmed by the distributor.
    month = instance.sql("SELECT DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL 1 "
                         "MONTH, '%Y-%m') AS m")[0]["m"]
    page = people["finance"].get(f"/customers/{CUSTOMER}/statement")
    page = page.submit(page.form(f"/customers/{CUSTOMER}/statement"),
                       month=month)
    assert page.status == 200
    page = people["owner"].get(f"/account/statement/{month}")
    assert page.state == "sent", page
    page = page.submit(page.form(f"/account/statement/{month}/confirm"))
    assert page.state == "confirmed"
    pdf = people["owner"].get(f"/account/statement/{month}.pdf")
    assert pdf.body.startswith(b"%PDF-")
    sheet = people["owner"].get(f"/account/statement/{month}.xlsx")
    assert sheet.body.startswith(b"PK")
    again = jobs.do(people["owner"], f"/account/statement/{month}/confirm")
    assert again.status == 409


def test_a_receipt_is_keyed_set_off_undone_and_reversed(instance, people):
    finance = people["finance"]
    page = finance.get("/receipts/new")
    form = page.form("/receipts/new")
    page = page.submit(form, customer="nobody has this code", amount="12.34")
    assert page.status == 422 and page.form("/receipts/new").value(
        "amount") == "12.34"
    code = instance.sql("SELECT code FROM customers WHERE id = 2")[0]["code"]
    page = page.submit(page.form("/receipts/new"), customer=code,
                       amount="12.34")
    assert page.name == "money.receipt", page
    number = re.search(r"RC-\d+", page.url).group(0)
    page = page.submit(page.form(f"/receipts/{number}/reverse"), reason="")
    assert page.status == 422
    page = page.submit(page.form(f"/receipts/{number}/reverse"),
                       reason="keyed twice")
    assert page.state == "reversed"
    assert jobs.do(finance, f"/receipts/{number}/reverse",
                   reason="again").status == 409


def test_a_payment_slip_waits_for_the_bank(instance, people):
    owner = people["owner"]
    page = owner.get("/account/payments")
    page = page.submit(page.form("/account/payments"), amount="x")
    assert page.status == 422
    page = page.submit(page.form("/account/payments"), amount="4321.09")
    assert "4,321.09" in page.text and "Waits for the bank" in page.text
    page = people["finance"].get("/receipts/slips")
    assert "4,321.09" in page.text
    assert owner.get("/receipts/slips").status == 403
    assert owner.get("/collections").status == 403
