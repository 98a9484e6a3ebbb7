"""After-sales as people do it: damaged goods of two orders come back and are
credited to the fen, in Chinese on phones; a complaint that nobody answers
climbs, is decided, refused by its distributor and decided one level up."""
import io
import re

import pytest
from PIL import Image

from support import jobs
from support.instance import reconcile
from world import BUYER, OWNER

SERVICE = "service@qutong.example"
QUALITY = "quality@qutong.example"
MANAGER = "manager@qutong.example"
EXECUTIVE = "executive@qutong.example"
CUSTOMER = 1
# So that a person looks at a return, one of service.
RULES = {"return_approve_by_itself_fen": 0, "return_abuse_per_month": 1000,
         "return_abuse_share_bp": 10000}
WAIT_HOURS = 3      # over what is promised for critical complaints


@pytest.fixture
def looked_at(world):
    """Others return goods, too: the rules are put back."""
    one = world.instance
    kept = {row["name"]: row["value"] for row in one.sql(
        "SELECT name, value FROM settings WHERE name LIKE 'return%'")}

    def put(values):
        for name, value in values.items():
            one.sql(f"UPDATE settings SET value = '{value}' "
                    f"WHERE name = '{name}'")

    put(RULES)
    yield
    put({name: kept[name] for name in RULES})


def photo(folder, name, colour):
    """A photo of a size that phones make, as a file."""
    out = io.BytesIO()
    Image.effect_noise((1200, 900), 40).convert("RGB").point(
        [min(255, i * c // 128) for c in colour for i in range(256)]
    ).save(out, "JPEG", quality=80)
    (folder / name).write_bytes(out.getvalue())
    return str(folder / name)


def delivered(world, lines):
    """An order that was shipped and signed for.  Its number."""
    no = world.confirmed(lines)
    house, buyer = world.who(jobs.WAREHOUSE), world.who(BUYER)
    jobs.press(house, no, "pick")
    [shipment] = jobs.shipments(jobs.ship(house, no))
    jobs.press(buyer, shipment, "sign", "shipments")
    return no


def plain_codes(instance):
    """Two codes that anybody may order one of, in no promotion."""
    return [row["sku"] for row in instance.sql(
        "SELECT p.sku FROM products p JOIN stocks s ON s.product_id = p.id"
        " WHERE p.restricted = 0 AND p.state = 1 AND p.step = 1"
        " AND p.min_quantity = 1 AND s.status = 1 AND p.storage = 1"
        " AND p.id NOT IN (SELECT IFNULL(product_id, 0) FROM promotions)"
        " GROUP BY p.sku HAVING SUM(s.on_hand - s.reserved) > 500"
        " ORDER BY p.sku LIMIT 2")]


def yuan(fen):
    return f"¥{fen // 100:,}.{fen % 100:02d}"


def paid(instance, no):
    return int(instance.sql(
        "SELECT SUM(amount_fen - discount_fen) AS fen FROM order_lines WHERE "
        f"is_free = 0 AND order_id = {jobs.order_id(instance, no)}")[0]["fen"])


def used(instance):
    return int(instance.sql("SELECT used_fen FROM credit_accounts WHERE "
                            f"customer_id = {CUSTOMER}")[0]["used_fen"])


def form(no, act, what="returns"):
    return f'main form[action="/{what}/{no}/{act}"]'


def offline(browser, is_off):
    browser.cdp("Network.emulateNetworkConditions", offline=is_off, latency=0,
                downloadThroughput=-1, uploadThroughput=-1)


def choose(browser, first, second):
    """Goods of two orders.  The number of the request."""
    browser.go(f"/returns/new?order={first}")
    assert browser.page == "returns.new"
    browser.click('[name="pick"]')
    browser.press('main form[action="/returns/new"][method="post"] .button-main')
    assert (browser.page, browser.state) == ("returns.draft", "draft")
    no = re.search(r"RT-\d+", browser.path).group(0)
    browser.press('main a[href^="/returns/new?"]')
    browser.type("#q", second).press('main form[method="get"] .button-main')
    assert len(browser.all('[name="pick"]')) == 1
    browser.click('[name="pick"]')
    browser.press('main form[action="/returns/new"][method="post"] .button-main')
    assert len(browser.all('[name="position"]')) == 2
    return no


def a_photo_waits_for_the_network(browser, no, path):
    """Chosen where nothing is received: the form waits and loses nothing."""
    offline(browser, True)
    browser.one("#files").send_keys(path)
    browser.wait(lambda: browser.text("[data-uploads] small")
                 == browser.one("[data-words]").get_attribute("data-text-gone"),
                 "the upload says that the network is gone")
    browser.click(f'{form(no, "save")} aside .button:not([name])')
    browser.wait(lambda: browser.text("[data-uploads] small")
                 == browser.one("[data-words]").get_attribute("data-text-hold"),
                 "the form is held until it is there")
    assert browser.value("#n1") == "外箱压破，漏油"
    browser.leaves(lambda: offline(browser, False))
    assert (browser.page, browser.state) == ("returns.draft", "draft")
    assert browser.value("#n1") == "外箱压破，漏油"
    assert browser.value("#q1") == "3" and browser.value("#w1") == "damaged"
    assert browser.has('main img[src^="/files/"]'), "and the photo is there"
    browser.complaints()    # Chromium calls a lost connection an error


def go_through_the_house(browser, no, code):
    """Counted at the dock on a phone; one of three is not accepted."""
    browser.become(jobs.WAREHOUSE, "zh", phone=True).go(f"/returns/dock/{code}")
    assert browser.page == "returns.receive"
    assert browser.js("return document.documentElement.scrollWidth") <= 390
    browser.click('[for="q1"] + .quantity [data-step="-1"]')
    assert browser.value("#q1") == "2"
    browser.click('[for="q1"] + .quantity [data-step="1"]')
    assert (browser.value("#q1"), browser.value("#q2")) == ("3", "1")
    browser.press(f'{form(no, "receive")} .button-main')
    assert browser.state == "received"
    browser.become(QUALITY, "zh").go(f"/returns/dock/{code}")
    assert browser.page == "returns.inspect"
    browser.type("#a1", "2").type("#n1", "一件完好")
    browser.click('#d1 [value="scrap"]').click('#d2 [value="restock"]')
    browser.press(f'{form(no, "inspect")} .button-main')
    assert browser.state == "inspected"


def test_damaged_goods_of_two_orders_are_credited_to_the_fen(
        browser, plain_browser, world, looked_at, tmp_path):
    one = world.instance
    books = reconcile(one)
    browser.complaints()
    codes = plain_codes(one)
    first = delivered(world, [(codes[0], 3)])
    second = delivered(world, [(codes[1], 1)])
    asked = paid(one, first) + paid(one, second)
    given = (paid(one, first) * 2 * 2 + 3) // 6 + paid(one, second)
    owed = used(one)

    # --- Two orders, their fault and photos; what it will be worth.
    browser.become(BUYER, "zh", phone=True)
    no = choose(browser, first, second)
    browser.type("#q1", "3").type("#n1", "外箱压破，漏油")
    for line in "12":
        browser.click(f'#w{line} [value="damaged"]')
    a_photo_waits_for_the_network(browser, no,
                                  photo(tmp_path, "box.jpg", (128, 90, 60)))
    assert yuan(asked) in browser.text("aside .total")

    # --- The second photo and the last step on a phone without scripts.
    plain_browser.become(BUYER, "zh", phone=True).go(f"/returns/{no}")
    plain_browser.one("#files").send_keys(
        photo(tmp_path, "label.jpg", (60, 128, 90)))
    plain_browser.press(f'{form(no, "save")} button[name="go"]')
    assert (plain_browser.page, plain_browser.state) == (
        "returns.show", "submitted")
    assert len(plain_browser.all('main img[src^="/files/"]')) == 2
    assert yuan(asked) in plain_browser.text()

    # --- Service approves, the buyer sends, the house counts and looks.
    browser.become(SERVICE, "zh").go(f"/returns/{no}")
    browser.press(f'{form(no, "approve")} .button-main')
    assert browser.state == "approved"
    browser.become(BUYER, "zh", phone=True).go(f"/returns/{no}")
    assert browser.has(f'a[href="/returns/{no}.pdf"]')
    browser.type("#carrier", "顺丰").type("#tracking", "SF2000000002")
    browser.press(f'{form(no, "send")} .button-main')
    assert browser.state == "in_transit"
    go_through_the_house(browser, no, one.sql(
        f"SELECT code FROM returns WHERE id = {jobs.order_id(one, no)}"
    )[0]["code"])

    # --- Less than asked is offered, and accepted.
    browser.become(SERVICE, "zh").go(f"/returns/{no}")
    browser.type(f'{form(no, "offer")} [name="text"]', "三件中一件完好")
    browser.press(f'{form(no, "offer")} .button-main')
    assert browser.state == "offer"
    browser.become(BUYER, "zh", phone=True).go(f"/returns/{no}")
    assert yuan(given) in browser.text('[aria-labelledby="of-h"]')
    assert "三件中一件完好" in browser.text()
    browser.press(f'{form(no, "accept")} button')
    assert browser.state == "closed"
    assert yuan(given) in browser.text("aside .total")
    assert used(one) == owed - given
    assert one.sql("SELECT SUM(amount_fen) AS fen FROM credit_notes WHERE "
                   f"note = '{no}'")[0]["fen"] == str(given)

    # --- The distributor finds its credit notes among its money.
    notes = {int(row["id"]): yuan(int(row["fen"])) for row in one.sql(
        f"SELECT id, amount_fen AS fen FROM credit_notes WHERE note = '{no}'")}
    assert len(notes) == 2
    browser.become(OWNER, "zh", phone=True).go("/account/credit-notes")
    found = {jobs.order_id(one, note.text): note.get_attribute("href")
             for note in browser.all('main a[href^="/credit-notes/CN-"]')}
    assert set(notes) <= set(found)
    for note, amount in notes.items():
        assert amount in browser.text()
    browser.go(found[note].removeprefix(one.url))
    assert browser.page == "money.credit_note" and amount in browser.text()
    assert no in browser.text()
    assert not browser.complaints()
    assert reconcile(one) == books


# --- A complaint -------------------------------------------------------------


def time_passes(instance, ticket, hours):
    """As if it had been sent so long ago; the worker wakes to it."""
    instance.sql(f"""
        UPDATE ticket_events SET at = at - INTERVAL {hours} HOUR
            WHERE ticket_id = {ticket};
        UPDATE tickets SET climb_at = climb_at - INTERVAL {hours} HOUR,
            first_due_at = first_due_at - INTERVAL {hours} HOUR,
            next_due_at = next_due_at - INTERVAL {hours} HOUR
            WHERE id = {ticket};""")
    instance.kill("worker")


def step(browser, login, no, act, fields=(), lang="zh", press=None):
    """Unfold the form of one step on the page of a case and send it."""
    browser.become(login, lang).go(f"/complaints/{no}")
    at = form(no, act, "complaints")
    fold = browser.all(f'details:not([open]):has(form[action$="{no}/{act}"])'
                       ' > summary')
    for summary in fold:
        browser.js("arguments[0].scrollIntoView({block: 'center'})", summary)
        summary.click()
    for name, text in dict(fields).items():
        css = f'{at} [name="{name}"]'
        kind = browser.one(css).tag_name
        if kind == "select":
            browser.click(f'{css} [value="{text}"]')
        elif browser.one(css).get_attribute("type") in ("radio", "checkbox"):
            browser.click(f'{css}[value="{text}"]')
        else:
            browser.type(css, text)
    return browser.press(f"{at} {press or '.button-main'}")


def propose(browser, no, cost):
    return step(browser, SERVICE, no, "propose", {
        "founded": "yes", "responsible": "3", "remedy": "credit",
        "cost": cost, "cause": "装车堆得太高", "proposal": "按实赔付"})


def decide(browser, login, no, cost):
    return step(browser, login, no, "decide", {
        "remedy": "credit", "cost": cost, "opinion": "同意，按此办理"})


def test_a_complaint_that_nobody_answers_climbs_until_it_is_resolved(
        browser, world):
    one = world.instance
    browser.complaints()
    browser.become(OWNER, "en", phone=True).go("/complaints/new")
    browser.click('[name="kind"][value="packaging"]')
    browser.click('[name="severity"][value="critical"]')
    browser.type("#subject", "Twelve cartons leak").type(
        "#body", "The whole pallet smells of oil.")
    browser.press('main form[action="/complaints/new"] .button-main')
    assert (browser.page, browser.state) == ("complaints.show", "registered")
    no = re.search(r"CP-\d+", browser.path).group(0)
    ticket = jobs.order_id(one, no)

    # --- Nobody looks at it: the worker tells who is above, once the lease of
    # the one that was stopped has run out.
    time_passes(one, ticket, WAIT_HOURS)
    browser.wait(lambda: one.sql(
        f"SELECT told_level FROM tickets WHERE id = {ticket}"
    )[0]["told_level"] == "3", "it climbs", 60)
    browser.wait(lambda: one.sql(
        "SELECT COUNT(*) AS n FROM notifications n JOIN users u ON u.id = "
        f"n.user_id WHERE u.login = '{MANAGER}' AND n.path LIKE '%{no}'"
    )[0]["n"] != "0", "the manager is told", 60)
    browser.become(MANAGER, "zh").go("/notifications")
    assert no in browser.text("main li")
    browser.press('main li form[action$="/read"] button')
    assert browser.page == "complaints.show" and no in browser.path
    assert browser.has(".status-line.tone-bad"), "its promise is broken"

    # --- Taken up, looked into, decided by a manager, answered.
    step(browser, SERVICE, no, "triage", {
        "kind": "packaging", "severity": "serious", "department": "1"})
    assert browser.state == "triaged"
    step(browser, SERVICE, no, "investigate", {"body": "仓库监控：堆高五层"},
         press="button")
    assert browser.state == "investigating"
    propose(browser, no, "176.40")
    assert browser.state == "waiting_decision"
    browser.become(SERVICE, "zh").go(f"/complaints/{no}")
    assert not browser.has(form(no, "decide", "complaints"))
    decide(browser, MANAGER, no, "176.40")
    assert browser.state == "decided"
    step(browser, SERVICE, no, "reply", {
        "body": "We credit 176.40 yuan.", "nothing": "1"})
    assert browser.state in ("waiting_rating", "replied"), browser.state

    # --- Not satisfied: nobody below the next level decides again.
    browser.become(OWNER, "en", phone=True).go(f"/complaints/{no}")
    assert "We credit 176.40 yuan." in browser.text()
    assert "堆高" not in browser.text() and "同意" not in browser.text()
    browser.type("#why", "The oil is still on our floor.")
    browser.press('[name="verdict"][value="unsatisfied"]')
    assert browser.state == "investigating"
    propose(browser, no, "176.40")
    browser.become(MANAGER, "zh").go(f"/complaints/{no}")
    assert not browser.has(form(no, "decide", "complaints")), \
        "a manager decided before"
    decide(browser, EXECUTIVE, no, "500.00")
    assert browser.state == "decided"
    step(browser, SERVICE, no, "reply", {
        "body": "500 yuan, and the floor is cleaned today.", "nothing": "1"})

    # --- Five stars end it.
    browser.become(OWNER, "en", phone=True).go(f"/complaints/{no}")
    browser.click('label:has([name="stars"][value="5"])')
    browser.press('[name="verdict"][value="satisfied"]')
    assert browser.state == "resolved"
    assert "You gave 5 of 5 stars" in browser.text()
    assert not browser.complaints()
