"""A customer from its opening to a licence that stops its orders, in Chinese at
a desk; a contract from its draft to its renewal, in English on a phone."""
import datetime
import re

import pytest

from support import jobs
from test_journeys import REVIEW, SUBMIT, paste
from world import CREDIT, MANAGER, OWNER, SALES

QUALITY = "quality@qutong.example"
PEOPLE = "owner@xinhai.example"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44"
    "ae426082")
PRODUCT = "YT-5018"


def in_days(days):
    return datetime.date.today() + datetime.timedelta(days)


def put_day(browser, css, day):
    """Into a date field, whatever the browser's order of its parts is."""
    browser.js("arguments[0].value = arguments[1]", browser.reach(css),
               day.isoformat())


def upload(browser, path):
    """A file, sent while the rest of the form is filled in."""
    browser.one("#files").send_keys(str(path))
    browser.wait(lambda: browser.has('[name="file"]'), "the file")


def unfold(browser, form):
    for fold in browser.all(f'details:not([open]):has({form}) > summary'):
        browser.js("arguments[0].scrollIntoView({block: 'center'})", fold)
        fold.click()


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "scan.png"
    path.write_bytes(PNG)
    return path


# --- A new customer, and a licence that runs out -------------------------------


def sign_in_for(instance, customer):
    """As if it had been invited: who orders and uploads for the customer."""
    instance.sql(f"""
        INSERT INTO users (id, login, name, zone_minutes, state, created_at)
            VALUES (990001, '{PEOPLE}', '林新海', 480, 1, UTC_TIMESTAMP());
        INSERT INTO credentials (user_id, password_hash, changed_at)
            SELECT 990001, password_hash, UTC_TIMESTAMP() FROM credentials
                WHERE user_id = 21;
        INSERT INTO memberships (id, user_id, customer_id, state)
            VALUES (990001, 990001, {customer}, 1);
        INSERT INTO membership_roles (membership_id, role)
            VALUES (990001, 'distributor_admin'), (990001, 'buyer');
        INSERT INTO customer_addresses (customer_id, label, address, contact,
            phone, is_default) VALUES ({customer}, '总仓', '大学路 8 号',
            '林新海', '0577-87654321', 1);""")


def hand_in(browser, scan, number, until):
    """The distributor hands in its business licence; the page it got."""
    browser.click('#kind option[value="1"]').type("#number", number)
    if until:
        put_day(browser, "#valid_to", until)
    upload(browser, scan)
    browser.press('main form[action="/account/licences"] button.button-main')
    assert browser.page == "licences.show", browser.path
    return browser.path.split("?")[0]


def verify(browser, paper):
    browser.become(QUALITY, "zh").go("/licences")
    assert browser.has(f'main a[href="{paper}"]')
    browser.go(paper).press('[name="verdict"][value="good"]')
    assert "已核验" in browser.text() or "还剩" in browser.text()


def fill_opening(browser):
    browser.go("/customers/new")
    browser.click('#province option[value="33"]')
    browser.press('[name="go"][value="province"]')
    for field, text in (("name", "温州新海商贸有限公司"),
                        ("legal_person", "林新海"), ("street", "大学路 8 号"),
                        ("phone", "0577-87654321")):
        browser.type(f"#{field}", text)
    browser.click('#division option[value="330328"]')


def order(browser, lines):
    """Up to the last look at an order."""
    browser.go("/orders/new")
    paste(browser, lines)
    return browser.press(REVIEW)


def test_a_new_customer_orders_and_a_licence_that_ran_out_stops_it(
        browser, instance, scan):
    one = instance
    one.sql("UPDATE customers SET phone = '0577-87654321' WHERE id = 12")
    browser.complaints()

    # --- Opened: what another customer has the same of is asked about.
    browser.become(SALES, "zh")
    fill_opening(browser)
    browser.type("#credit_code", "913303000000000001")
    browser.press('main .row [name="go"][value="open"]')
    assert browser.has("#credit_code-e")
    assert browser.value("#credit_code") == "913303000000000001"
    browser.type("#credit_code", "").press('main .row [name="go"][value="open"]')
    assert browser.has('[aria-labelledby="like-h"] a[href="/customers/12"]')
    assert browser.value("#name") == "温州新海商贸有限公司"
    browser.complaints()    # Chromium calls an answer of 422 an error
    browser.type("#reason", "同一总机的另一家公司")
    browser.press('main .row [name="go"][value="open"]')
    assert browser.page == "customers.opening"
    checklist = browser.path.split("?")[0]
    customer = checklist.split("/")[2]
    sign_in_for(one, customer)

    # --- The distributor reads why it cannot order yet, and hands in its paper.
    browser.become(PEOPLE, "zh").go("/")
    assert browser.has('main a[href="/account/licences"]')
    order(browser, [(PRODUCT, 2)])
    assert not browser.has(SUBMIT)
    browser.press('main .notice a[href="/account/licences#upload"]')
    paper = hand_in(browser, scan, "XH-0577-1", in_days(1))
    verify(browser, paper)

    # --- Quality and credit clear it, each for itself.
    browser.go(checklist).press(f'form[action="{checklist}/quality"] button')
    browser.become(CREDIT, "zh").go(checklist)
    browser.press(f'form[action="{checklist}/credit"] button')
    assert browser.has("h1 .badge.tone-good")

    # --- The first order passes; the contract to be signed is announced.
    browser.become(PEOPLE, "zh")
    order(browser, [(PRODUCT, 2)])
    assert "尚未签订合同" in browser.text(".notice.tone-warn")
    browser.press(SUBMIT)
    assert browser.page == "orders.show"

    # --- Days later the licence has run out: the next order is stopped, and the
    # page says by what.
    one.sql(f"UPDATE licences SET valid_to = CURDATE() - INTERVAL 2 DAY"
            f" WHERE customer_id = {customer}")
    order(browser, [(PRODUCT, 3)])
    draft = browser.path.split("/review")[0]
    assert "XH-0577-1" in browser.text(".notice.tone-bad")
    assert not browser.has(SUBMIT)
    browser.go("/")
    assert "XH-0577-1" in browser.text('[aria-labelledby="todo"]')

    # --- The renewal, once it is verified, frees it.
    browser.press('[aria-labelledby="todo"] a[href="/account/licences"]')
    browser.press('main a[href*="licences?replaces="]')
    assert browser.value("#replaces") != "0"
    paper = hand_in(browser, scan, "XH-0577-2", in_days(400))
    browser.go(f"{draft}/review")
    assert not browser.has(SUBMIT)
    verify(browser, paper)
    browser.become(PEOPLE, "zh").go(f"{draft}/review").press(SUBMIT)
    assert browser.page == "orders.show"
    assert not browser.complaints()


# --- A contract ------------------------------------------------------------------


def press_form(browser, action, **fields):
    """Send a form of the contract's page; what is folded is unfolded."""
    form = f'form[action$="/{action}"]'
    unfold(browser, form)
    for name, text in fields.items():
        browser.type(f'main {form} [name="{name}"]', text)
    return browser.press(f"main {form} button")


def give(browser, level, region):
    """The first right of a draft."""
    browser.press('main a[href$="/edit"]')
    browser.click(f'#level1 option[value="{level}"]')
    browser.type("#division1", region)
    return browser.press('main form[action$="/save"] button.button-main')


def as_(browser, login, no):
    return browser.become(login, "en", phone=True).go(f"/contracts/{no}")


def test_a_contract_from_its_draft_to_a_renewal_off_december(
        browser, instance, scan):
    one = instance
    browser.complaints()

    # --- Drafted from a template for two months; its rights overlap.
    browser.become(SALES, "en", phone=True)
    browser.go("/contracts/new?customer=C10001")
    assert browser.value("#valid_to")[5:7] not in ("12", "01", "02")
    browser.type("#title", "Hangzhou supplement of winter")
    put_day(browser, "#valid_to", in_days(60))
    browser.press('main form[action="/contracts/new"] button')
    assert browser.page == "contracts.show" and browser.state == "draft"
    no = re.search(r"CT-\d{8}", browser.path).group(0)
    give(browser, "1", "33")
    warning = browser.text(".notice.tone-warn")
    assert "Rights overlap" in warning and "CT-00000021" in warning

    # --- It is not approved so, comes back, is corrected and approved.
    press_form(browser, "submit")
    assert not browser.has('form[action$="/approve"]'), "not by who wrote it"
    as_(browser, MANAGER, no)
    browser.type('main form[action$="/approve"] [name="reason"]', "Legal agrees")
    browser.press('main form[action$="/approve"] button')
    assert browser.state == "in_review" and browser.has(".error-summary")
    browser.complaints()    # Chromium calls an answer of 422 an error
    press_form(browser, "back", reason="Overlaps with Ningbo")
    assert browser.state == "draft"
    as_(browser, SALES, no)
    assert "Overlaps with Ningbo" in browser.text()
    give(browser, "2", "3301")
    assert not browser.has(".notice.tone-warn")
    press_form(browser, "submit")
    as_(browser, MANAGER, no)
    press_form(browser, "approve")
    press_form(browser, "send", signatory="Lu Chengan")
    assert browser.state == "sent"

    # --- The distributor signs; it is in force at once, and nobody changes it.
    browser.become(OWNER, "en", phone=True).go("/account/contracts")
    browser.press(f'main a[href="/contracts/{no}"]')
    browser.type("#signatory", "Gu Qingchuan")
    put_day(browser, "#signed_on", in_days(0))
    upload(browser, scan)
    browser.press('main form[action$="/sign"] button.button-main')
    assert browser.state == "active", browser.text()
    assert browser.has('main img[src^="/files/"]') and \
        not browser.has('a[href$="/edit"]')

    # --- It nears its end: the sponsor of a core customer has it on the first
    # page, and renews it.
    one.sql("UPDATE customers SET sponsor_id = 2 WHERE id = 1")
    one.kill("worker")

    def is_told():
        browser.become(MANAGER, "en", phone=True).go("/")
        return browser.has(
            f'[aria-labelledby="renewals"] a[href="/contracts/{no}"]')
    browser.wait(is_told, "the renewal on the first page", 60)
    browser.press(f'[aria-labelledby="renewals"] a[href="/contracts/{no}"]')
    assert browser.state == "expiring"
    press_form(browser, "renew")
    assert browser.state == "draft"
    renewal = re.search(r"CT-\d{8}", browser.path).group(0)
    assert renewal != no
    end = one.sql("SELECT valid_from, valid_to FROM contracts WHERE number ="
                  f" '{renewal}'")[0]
    assert end["valid_from"] == in_days(61).isoformat()
    assert end["valid_to"][5:7] not in ("12", "01", "02")
    browser.go("/")
    assert not browser.has(
        f'[aria-labelledby="renewals"] a[href="/contracts/{no}"]')
    browser.go("/contracts/calendar")
    assert browser.has(".chart, svg") and browser.lang == "en"
    assert not browser.complaints()
