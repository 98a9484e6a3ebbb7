"""Money from the application for a limit to the confirmed statement, as people
do it: staff in Chinese at a desk, the distributor in English on a phone."""
import re

import pytest

from support import jobs, money_jobs
from support.instance import reconcile
from test_journeys import submit
from world import CREDIT, FINANCE, OWNER, SALES

CUSTOMER = 1
PAYER = "杭州栖禾商贸有限公司"
PRODUCT = "YT-5022"
NUMBER = "26332000000099999999"
LIMIT = "limit_fen, term_kind, term_days, grade, check_mode"


@pytest.fixture
def as_it_was(world):
    """Others order for this customer, too."""
    kept = world.instance.sql(f"SELECT {LIMIT} FROM credit_accounts "
                              f"WHERE customer_id = {CUSTOMER}")[0]
    yield
    changes = ", ".join(f"{name} = {value}" for name, value in kept.items())
    world.instance.sql(f"UPDATE credit_accounts SET {changes}, limit_until = "
                       f"NULL WHERE customer_id = {CUSTOMER}")


def step(browser, login, path, fields):
    """One step of a review: fill in its form and send it."""
    browser.become(login, "zh").go(path.rsplit("/", 1)[0])
    form = f'main form[action="{path}"]'
    for name, text in fields.items():
        browser.type(f'{form} [name="{name}"]', text)
    return browser.press(f"{form} button")


def decide(browser, login, review, limit):
    form = f'main form[action="{review}/decide"]'
    browser.become(login, "zh").go(review)
    browser.click(f'{form} [value="approve"]')
    browser.type(f"{form} #limit", limit)
    return browser.press(f"{form} button")


def the_limit_is_granted(browser, fen):
    """A rep files a review; two levels decide.  The review's path."""
    browser.become(SALES, "zh").go(f"/credit-reviews/new?customer={CUSTOMER}")
    browser.type("#limit", "300000").click('#term option[value="2"]')
    browser.type("#days", "30").type("#reason", "城北新店开业")
    browser.press('main form[action="/credit-reviews/new"] button')
    assert (browser.page, browser.state) == ("money.review", "survey")
    review = re.match(r"/credit-reviews/CR-\d+", browser.path).group(0)
    step(browser, SALES, f"{review}/survey",
         {"survey": "走访两家门店，存货为自有", "assets": "2000000"})
    assert browser.state == "scoring"
    assert not browser.has(f'form[action="{review}/score"]'), "not the rep's"
    step(browser, CREDIT, f"{review}/score",
         {"analysis": "90", "potential": "85"})
    step(browser, money_jobs.MANAGER, f"{review}/opine", {"opinion": "同意"})
    assert browser.state == "decision"
    browser.complaints()
    decide(browser, CREDIT, review, "300000")
    assert browser.state == "decision" and browser.has(".error-summary")
    assert browser.value("#limit") == "300000", "what was typed is kept"
    browser.complaints()    # Chromium calls an answer of 422 an error
    decide(browser, FINANCE, review, money_jobs.yuan(fen))
    assert browser.state == "approved"
    browser.go(f"/customers/{CUSTOMER}/credit")
    assert f"{fen // 100:,}" in browser.text()


def on_the_phone(browser, path):
    return browser.become(OWNER, "en", phone=True).go(path)


def find_on_pages(browser, path, css):
    """The page of a long list that has it."""
    browser.go(path)
    while not browser.has(css):
        browser.press('a[rel="next"]')
    return browser


def test_from_the_application_to_the_confirmed_statement(
        browser, world, as_it_was, tmp_path):
    one = world.instance
    books = reconcile(one)
    browser.complaints()
    used = int(one.sql("SELECT used_fen FROM credit_accounts "
                       f"WHERE customer_id = {CUSTOMER}")[0]["used_fen"])
    the_limit_is_granted(browser, used + 100000)

    # --- Over the limit: the buyer reads why, and what frees it.
    on_the_phone(browser, "/orders/new")
    no = submit(browser, [(PRODUCT, 20)])
    held = browser.text('[aria-labelledby="held-h"]')
    assert "Held for credit" in held and "The limit is exceeded by" in held
    assert browser.has('[aria-labelledby="held-h"] a[href^="/account/pay"]')
    browser.become(CREDIT, "zh").go("/holds")
    assert no in browser.text()

    # --- The bank's file is read, matched, and frees the order by itself.
    row = one.sql("SELECT total_fen FROM orders WHERE id = "
                  f"{jobs.order_id(one, no)}")[0]
    total = int(row["total_fen"])
    name, content = money_jobs.bank_line(
        one, money_jobs.yuan(total), f"货款 {no}", PAYER)["file"]
    (tmp_path / name).write_bytes(content)
    browser.become(FINANCE, "zh").go("/receipts/import")
    browser.one('[name="file"]').send_keys(str(tmp_path / name))
    browser.press('main form[action="/receipts/import"] button')
    if browser.page == "money.import_columns":
        browser.press('main form[action="/receipts/import"] button')
    assert browser.page == "money.bank"
    on_the_phone(browser, f"/orders/{no}")
    assert not browser.has("#held-h")

    # --- Shipped: owed, and settled by what was paid for it.
    if browser.state == "submitted":
        browser.become(jobs.CLERK, "zh").go(f"/orders/{no}").act("confirm")
    browser.become(jobs.WAREHOUSE, "zh").go(f"/orders/{no}").act("pick")
    browser.press(f'a[href="/orders/{no}/ship"]').press("#ship button")
    assert browser.state == "shipped"
    owed = one.sql(
        "SELECT r.id, r.open_fen, r.amount_fen FROM receivables r JOIN "
        "shipments s ON s.id = r.shipment_id WHERE s.order_id = "
        f"{jobs.order_id(one, no)}")[0]
    assert (int(owed["amount_fen"]), owed["open_fen"]) == (total, "0")
    on_the_phone(browser, f"/account/receivables/{owed['id']}")
    assert browser.page == "money.receivable" and "Set off" in browser.text()

    # --- The tax invoice, made and issued with its file.
    browser.become(jobs.CLERK, "zh")
    find_on_pages(browser, f"/tax-invoices?customer={CUSTOMER}",
                  f'[name="take"][value="{owed["id"]}"]')
    browser.click(f'[name="take"][value="{owed["id"]}"]')
    browser.type("#tax_number", "91330100MA27XXXX0X")
    browser.press('form[action="/tax-invoices/make"] button')
    assert browser.page == "money.tax_invoice"
    (tmp_path / "i.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    browser.type("#number", NUMBER)
    browser.one('[name="file"]').send_keys(str(tmp_path / "i.pdf"))
    browser.press('main form[action$="/issue"] button')
    on_the_phone(browser, "/account/invoices")
    assert NUMBER in browser.text()
    assert browser.has('main a[href^="/account/invoices/"][href$="/file"]')

    # --- The statement of last month, confirmed on the phone.
    month = one.sql("SELECT DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL 1 MONTH,"
                    " '%Y-%m') AS m")[0]["m"]
    browser.become(FINANCE, "zh").go(f"/customers/{CUSTOMER}/statement")
    make = f'main form[action="/customers/{CUSTOMER}/statement"]'
    browser.type(f"{make} #month", month).press(f"{make} button")
    on_the_phone(browser, f"/account/statement/{month}")
    assert browser.state == "sent"
    browser.press('main form[action$="/confirm"] button')
    assert (browser.state, browser.lang) == ("confirmed", "en")
    assert not browser.complaints()
    assert reconcile(one) == books
