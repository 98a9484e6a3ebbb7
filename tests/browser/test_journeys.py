"""Whole jobs of people, in both languages, at a desk and on a phone, with
JavaScript and without, by mouse and by keyboard alone."""
import pytest
from selenium.webdriver.common.keys import Keys

from chromium import LANGUAGES
from support import jobs
from support.instance import DEMO_PASSWORD
from world import BIG, BOTH, BUYER, CREDIT, FEW, HUGE, NINGBO, OWNER

# The other two of each job are for `make test-long`.
WAYS = [pytest.param("zh", False, id="zh-desk"),
        pytest.param("en", True, id="en-phone"),
        pytest.param("zh", True, id="zh-phone", marks=pytest.mark.long),
        pytest.param("en", False, id="en-desk", marks=pytest.mark.long)]
in_every_way = pytest.mark.parametrize("lang, phone", WAYS)
# The rest of the jobs is done one way each time, and every way in test-long.
LONG = pytest.mark.long
chinese_at_a_desk = pytest.mark.parametrize("lang, phone", [
    pytest.param(*way.values, id=way.id, marks=() if i == 0 else LONG)
    for i, way in enumerate(WAYS)])
english_on_a_phone = pytest.mark.parametrize("lang, phone", [
    pytest.param(*way.values, id=way.id, marks=() if i == 1 else LONG)
    for i, way in enumerate(WAYS)])

PARSE = 'button[name="go"][value="parse"]'
REVIEW = 'button[name="go"][value="review"]'
SUBMIT = 'button[form="submit-order"], #submit-order button[type="submit"]'


@pytest.fixture
def clean(browser):
    """The console of the browser stays empty over the whole job."""
    browser.complaints()
    yield browser
    assert not browser.complaints()


def sign_in(person, login):
    person.go("/login")
    assert person.page == "auth.login"
    person.type("#login", login).type("#password", DEMO_PASSWORD)
    return person.press('form[action="/login"] button')


def seventy(world):
    """70 lines: at 10 a code cut short, at 30 a wrong multiple, at 69 one
    that nothing is like."""
    codes = world.codes(45)
    lines = [(codes[i % len(codes)], 1 + i % 4) for i in range(67)]
    lines.insert(10, ("JL-190", 5))
    lines.insert(30, ("HX-1001", 15))
    lines.insert(69, ("XX-NONE-1", 2))
    return lines


def paste(person, lines):
    """Two columns of a spreadsheet into the box of the quick order."""
    person.go("/orders/new").click("#paste > summary")
    person.fill("#lines", "\n".join(f"{c}\t{n}" for c, n in lines))
    person.press(PARSE)
    assert person.page == "drafts.show"


def submit(person, lines):
    """The number of an order made on the pages."""
    paste(person, lines)
    person.press(REVIEW)
    assert person.page == "drafts.review"
    person.press(SUBMIT)
    assert person.page == "orders.show"
    return person.path.split("/")[2].split("?")[0]


def order_seventy(person, world):
    """Pastes, corrects three lines by their chips, submits."""
    paste(person, seventy(world))
    rows = person.all("[data-quick-grid] tr[data-price]")
    assert len(rows) >= 70
    bad = person.all('[name="sku"][aria-invalid="true"]')
    assert [b.get_property("value") for b in bad] == [
        "JL-190", "HX-1001", "XX-NONE-1"]
    # It is refused as long as a line is wrong, and says which page mends it.
    person.press(REVIEW)
    assert person.page == "drafts.review"
    assert person.has("main .notice.tone-bad a")
    if person.with_scripts:
        go_back(person)
    else:
        person.press(f'.page-head .button[href="{person.path[:-7]}"]')
    person.press('button[name="fix"][value="10:code:JL-1906"]')
    assert person.value("#s10") == "JL-1906"
    person.press('button[name="fix"][value="30:quantity:20"]')
    assert person.value("#q30") == "20"
    person.press('button[name="remove"][value="69"]')
    assert not person.has('[name="sku"][aria-invalid="true"]')
    if person.with_scripts:
        see_autosave(person)
    person.press(REVIEW)
    assert person.page == "drafts.review"
    assert not person.has("main .notice.tone-bad")
    person.shown('[name="remark"]').send_keys("Gate B")
    person.press(SUBMIT)
    assert (person.page, person.state) == ("orders.show", "submitted")
    assert "Gate B" in person.text()
    return person.path.split("/")[2]


def go_back(person):
    """As people do; the page they come to is the draft as it was saved."""
    draft = person.path.split("/")[2]
    saved = person.instance.sql(
        f"SELECT version FROM drafts WHERE id = {draft}")[0]["version"]
    person.driver.back()
    person.wait(lambda: person.page == "drafts.show"
                and person.value('[name="version"]') == saved,
                "the lines as saved")


def see_autosave(person):
    state = person.one("[data-save-state]")
    saved = state.get_attribute("data-saved")
    before = person.value('[name="version"]')
    person.type("#q0", "7").keys(Keys.TAB)
    person.wait(lambda: person.value('[name="version"]') != before
                and person.text("[data-save-state]") == saved, "autosave")
    person.leaves(person.driver.refresh)
    assert person.value("#q0") == "7"


def whole_way(browser, lang, phone, no):
    """From the clerk's confirmation to the buyer's second signature."""
    def become(login, path):
        return browser.become(login, lang, phone).go(path)

    become(jobs.CLERK, f"/orders/{no}").act("confirm")
    assert browser.state == "confirmed"
    become(jobs.WAREHOUSE, f"/orders/{no}").act("pick")
    assert browser.state == "picking"
    ship = f'a[href="/orders/{no}/ship"]'
    browser.press(ship)
    fields = browser.all('#ship [name="quantity"]')
    for field in fields[1:]:
        field.clear()
    browser.type("#carrier", "SF").type("#tracking", "SF100")
    browser.press("#ship button")
    assert (browser.page, browser.state) == ("orders.show", "part_shipped")
    browser.press(ship).press("#ship button")
    assert browser.state == "shipped"

    for _ in range(2):
        become(BUYER, f"/orders/{no}")
        browser.press("#shipments .button-main")
        assert browser.page == "shipments.show"
        browser.act("sign")
        assert browser.lang == LANGUAGES[lang]
    become(BUYER, f"/orders/{no}")
    assert browser.state == "completed"


@in_every_way
def test_a_buyer_pastes_70_lines_corrects_three_and_orders(
        clean, world, lang, phone):
    clean.become(None, lang, phone)
    sign_in(clean, BUYER)
    assert clean.lang == LANGUAGES[lang]
    order_seventy(clean, world)


@in_every_way
def test_an_order_goes_the_whole_way_in_two_shipments(
        clean, world, lang, phone):
    no = submit(clean.become(BUYER, lang, phone), FEW)
    whole_way(clean, lang, phone, no)


@english_on_a_phone
def test_without_javascript_all_of_it_works_too(
        plain_browser, world, lang, phone):
    plain_browser.become(None, lang, phone)
    sign_in(plain_browser, BUYER)
    no = order_seventy(plain_browser, world)
    no = submit(plain_browser, FEW)
    whole_way(plain_browser, lang, phone, no)


@english_on_a_phone
def test_an_order_over_the_limit_waits_is_released_and_confirmed(
        clean, world, lang, phone):
    person = clean.become(NINGBO, lang, phone)
    paste(person, HUGE)
    person.press(REVIEW)
    assert person.has("#hold-h")        # why, before it is submitted
    over = person.text("aside dl .tone-bad")
    assert "¥" in over
    person.press(SUBMIT)
    assert person.has("#held-h") and "¥" in person.text('[aria-labelledby="held-h"]')
    no = person.path.split("/")[2]

    # The clerk may have the credit judged again: it is still not enough.
    clean.become(jobs.CLERK, lang, phone).go(f"/orders/{no}").act("confirm")
    assert clean.state == "submitted" and clean.has("#held-h")
    clean.become(CREDIT, lang, phone).go(f"/orders/{no}")
    clean.act("release", reason="Paid this morning")
    assert not clean.has("#held-h")
    clean.become(jobs.CLERK, lang, phone).go(f"/orders/{no}").act("confirm")
    assert clean.state == "confirmed"


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=LONG)])
def test_a_buyer_accepts_a_proposed_change_on_the_phone(clean, world, lang):
    no = world.place(FEW)
    clean.become(jobs.CLERK, lang).go(f"/orders/{no}")
    clean.press(f'a[href="/orders/{no}/propose"]')
    clean.type('[name="quantity"]', "12").type("#reason", "Only 12 here")
    clean.press("main form button")
    assert clean.has("#change")
    clean.become(BUYER, lang, phone=True).go("/orders")
    clean.press(f'.cell-actions a[href^="/orders/{no}"]')
    assert "Only 12 here" in clean.text()
    clean.act("accept")
    assert not clean.has("#change")
    row = world.instance.sql(
        "SELECT quantity FROM order_lines WHERE order_id = "
        f"{jobs.order_id(world.instance, no)} AND position = 1")
    assert row[0]["quantity"] == "12"


@chinese_at_a_desk
def test_a_large_order_is_approved_or_sent_back_in_the_company(
        clean, world, lang, phone):
    person = clean.become(BUYER, lang, phone)
    first, second = (submit(person, BIG) for _ in range(2))
    assert person.state == "awaiting_approval"
    assert not person.has(f'form[action="/orders/{second}/approve"]')

    clean.become(OWNER, lang, phone).go(f"/orders/{first}").act("approve")
    assert clean.state == "submitted"
    clean.go(f"/orders/{second}").act("send-back", reason="Half is enough")
    clean.become(BUYER, lang, phone).go(f"/orders/{second}")
    assert clean.state == "draft"
    assert "Half is enough" in clean.text()


@chinese_at_a_desk
def test_one_who_buys_for_two_companies_changes_between_them(
        clean, world, lang, phone):
    names = {row["name"] for row in world.instance.sql(
        f"SELECT IF('{lang}' = 'zh', name, name_en) AS name FROM customers "
        "WHERE id IN (1, 2)")}
    clean.become(BOTH, lang, phone)
    here = []
    for _ in range(2):
        clean.go("/me")
        rows = clean.all("main li.row-apart")
        assert len(rows) == 2
        here += [name for row in rows for name in names if name in row.text
                 and not row.find_elements("css selector", "form")]
        clean.press('main form[action="/me/company"] button')
    assert set(here) == names


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_language_and_colours_are_changed_from_the_menu(clean, world, phone):
    clean.become(BUYER, "zh", phone).go("/orders")
    heading = clean.text("h1")
    clean.click(".menu > summary").press(".menu a[hreflang]")
    assert (clean.page, clean.lang) == ("orders.list", "en")
    assert clean.text("h1") != heading
    clean.go("/drafts")
    assert clean.lang == "en"       # it is remembered
    clean.click(".menu > summary").press(".menu a[hreflang]")
    assert clean.lang == "zh-CN"

    paper = 'return getComputedStyle(document.body).backgroundColor'
    light = clean.js(paper)
    clean.click(".menu > summary").click("[data-theme-toggle]")
    assert clean.js(paper) != light
    clean.go("/orders")
    assert clean.js(paper) != light
    clean.click(".menu > summary").click("[data-theme-toggle]")
    assert clean.js(paper) == light


def test_a_quick_order_is_typed_and_submitted_with_the_keyboard_alone(
        clean, world):
    person = clean.become(BUYER, "en").go("/orders/new")
    person.keys(Keys.TAB)
    assert person.focus() == person.one(".skip-link")
    person.keys(Keys.ENTER, Keys.TAB)
    inside = person.js("return document.activeElement.closest('main') !== null")
    assert inside, "the skip link leads into main"

    person.tab_to("#s0").send_keys("YT-5010", Keys.ENTER)
    assert person.focus() == person.one("#q0")
    person.keys("4", Keys.ENTER)
    assert person.focus() == person.one("#s1")
    person.keys("QH003", Keys.ENTER, "20", Keys.ARROW_UP)
    assert person.focus() == person.one("#q0")
    person.keys(Keys.ARROW_DOWN)
    assert person.focus() == person.one("#q1")
    person.keys(Keys.TAB)
    person.wait(lambda: person.path.startswith("/drafts/"), "autosave")
    person.tab_to('aside button[value="review"]')
    person.leaves(lambda: person.keys(Keys.ENTER))
    assert person.page == "drafts.review"
    person.tab_to('aside button[type="submit"]')
    person.leaves(lambda: person.keys(Keys.ENTER))
    assert (person.page, person.state) == ("orders.show", "submitted")

    person.tab_to(".menu > summary").send_keys(Keys.ENTER)
    assert person.has("details.menu[open]")
    person.keys(Keys.TAB, Keys.TAB, Keys.ESCAPE)
    assert not person.has("details.menu[open]")
    assert person.focus() == person.one(".menu > summary")
    # A reason unfolds, is typed and sent without a mouse.
    cancel = f'form[action="{person.path}/cancel"]'
    box = person.one(cancel).find_element("xpath", "ancestor::details/summary")
    for _ in range(60):
        if person.focus() == box:
            break
        person.keys(Keys.TAB)
    person.keys(Keys.ENTER)
    person.tab_to(f'{cancel} [name="reason"]').send_keys("By mistake", Keys.TAB)
    person.leaves(lambda: person.keys(Keys.ENTER))
    assert person.state == "cancelled"


def test_two_copied_columns_are_pasted_into_the_first_field(clean, world):
    person = clean.become(BUYER).go("/orders/new")
    person.click("#paste > summary").fill("#lines", "YT-5010\t3\nJL-1906\t2")
    person.keys(Keys.CONTROL + "a").keys(Keys.CONTROL + "x")
    person.shown("#s0").click()
    person.leaves(lambda: person.keys(Keys.CONTROL + "v"))
    assert person.page == "drafts.show"
    assert (person.value("#s0"), person.value("#q1")) == ("YT-5010", "2")


def test_a_wrong_password_is_said_at_the_field(clean, world):
    person = clean.become(None, "en").go("/login")
    person.type("#login", BUYER).type("#password", "wrong-wrong-1")
    person.press('form[action="/login"] button')
    field = person.one("#password")
    assert field.get_attribute("aria-invalid") == "true"
    told = person.one("#" + field.get_attribute("aria-describedby"))
    assert told.is_displayed() and told.text
    assert person.value("#login") == BUYER
    # An answer of 4xx is an error to the console of Chromium.
    assert all("Failed to load resource" in c for c in person.complaints())
