"""What people do with credit and money, through the pages; as jobs.py."""
import csv
import io
import re

REP = "sales@qutong.example"
OFFICER = "credit@qutong.example"
FINANCE = "finance@qutong.example"
MANAGER = "manager@qutong.example"

HEADINGS = ["交易日期", "收入金额", "对方户名", "对方账号", "附言"]


def yuan(fen):
    return f"{fen // 100}.{fen % 100:02}"


# --- Credit reviews ---------------------------------------------------------


def apply_for(rep, customer, limit, reason="The shop in the north opens"):
    """A salesperson files a review.  Its page."""
    page = rep.get(f"/credit-reviews/new?customer={customer}")
    return page.submit(page.form("/credit-reviews/new", has="reason"),
                       limit=limit, term="2", days="30", reason=reason)


def review_number(page):
    return re.search(r"CR-\d+", page.url).group(0)


def step(session, number, act, **fields):
    """Fill in the form of a review's step.  The page it leads to."""
    page = session.get(f"/credit-reviews/{number}")
    return page.submit(page.form(f"/credit-reviews/{number}/{act}"), **fields)


STEPS = [
    (OFFICER, "survey", {"survey": "Visited; two shops, own stock",
                         "assets": "2000000"}),
    (OFFICER, "score", {"analysis": "90", "potential": "85"}),
    (MANAGER, "opine", {"opinion": "In favour"}),
]


def review_after(who, customer, limit, steps):
    """A review that so many of its steps were taken of.  Its number.
    `who`: login -> Session."""
    page = apply_for(who(REP), customer, limit)
    assert page.name == "money.review", (page, page.text[-3000:])
    number = review_number(page)
    for login, act, fields in STEPS[:steps]:
        page = step(who(login), number, act, **fields)
        assert page.status == 200, (act, page)
    return number


# --- The bank ---------------------------------------------------------------


def bank_rows(rows, headings=HEADINGS):
    """An upload: rows of day, amount, payer, account, reference."""
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    return {"file": ("bank.csv", out.getvalue().encode())}


def today(instance):
    return instance.sql("SELECT DATE(UTC_TIMESTAMP()) AS d")[0]["d"]


def bank_line(instance, amount, reference, payer, account="6222000011112222"):
    return bank_rows([[today(instance), amount, payer, account, reference]])


def take_in(finance, files):
    """Upload; say which columns if asked.  The page it leads to."""
    page = finance.get("/receipts/import")
    page = page.submit(page.form("/receipts/import"), files=files)
    if page.name == "money.import_columns":
        page = page.submit(page.form("/receipts/import"))
    assert page.name == "money.bank", page
    return page


# --- Receipts and invoices --------------------------------------------------


def receipt(finance, customer_code, amount, **fields):
    """Key a receipt.  Its number."""
    page = finance.get("/receipts/new")
    page = page.submit(page.form("/receipts/new"), customer=customer_code,
                       amount=amount, **fields)
    assert page.name == "money.receipt", page
    return re.search(r"RC-\d+", page.url).group(0)


def invoice(desk, customer, nth=0, **fields):
    """Make an invoice of the nth receivable on the work list.  Its id."""
    page = desk.get(f"/tax-invoices?customer={customer}")
    form = page.form("/tax-invoices/make")
    fields.setdefault("tax_number", "91330100MA27XXXX0X")
    page = page.submit(form, take=form.values("receivable")[nth], **fields)
    assert page.name == "money.tax_invoice", page
    return page.url.split("/")[2]


def issue(desk, made, number):
    page = desk.get(f"/tax-invoices/{made}")
    return page.submit(page.form(f"/tax-invoices/{made}/issue"),
                       number=number,
                       files={"file": ("i.pdf", b"%PDF-1.4\n%%EOF\n")})
