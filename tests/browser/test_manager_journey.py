"""Why did a customer's sales fall?  From the first page of who leads in three
clicks, in Chinese at a desk and in English on a phone; a deputy for a day."""
import subprocess
import time

import pytest

from support import jobs
from support.instance import QUTONG
from world import MANAGER

LOST = "section[aria-labelledby=stopped-h] li"
MIX = "section[aria-labelledby=mix-h] tbody tr"
PATIENCE_S = 120
EXECUTIVE = "executive@qutong.example"
# Product, month of 2011, quantity, price: the bags fell, the cups rose.
BOUGHT = [("M-BAG", 6, 900, "800.00"), ("M-BAG", 7, 900, "800.00"),
          ("M-TIN", 8, 50, "90.00"), ("M-CUP", 8, 5, "40.00"),
          ("M-TIN", 9, 20, "90.00"), ("M-CUP", 10, 60, "40.00"),
          ("M-BAG", 11, 10, "800.00")]


@pytest.fixture(scope="module")
def lost(instance, tmp_path_factory):
    """A customer of long ago that bought more than all others."""
    file = tmp_path_factory.mktemp("retail") / "lost.csv"
    lines = ["InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,"
             "CustomerID,Country"]
    lines += [f"{990001 + n},{code},{code} of old,{quantity},"
              f"{month}/10/2011 9:00,{price},99901,France"
              for n, (code, month, quantity, price) in enumerate(BOUGHT)]
    file.write_text("\n".join(lines) + "\n")
    subprocess.run([QUTONG, "--home", instance.home, "import", "retail", file],
                   check=True, stdout=subprocess.PIPE,
                   stderr=subprocess.STDOUT)


def when_summed_up(browser):
    """The first page, once the worker has been there."""
    until = time.monotonic() + PATIENCE_S
    browser.go("/")
    while not browser.has(f"{LOST} a"):
        assert time.monotonic() < until, "nobody stopped buying"
        time.sleep(1)
        browser.go("/")


def fen(text):
    """"-¥1,234.50" in fen, with its sign."""
    number = int("".join(c for c in text if c.isdigit()))
    return -number if "-" in text else number


@pytest.mark.parametrize("lang, phone", [("zh", False), ("en", True)])
def test_three_clicks_lead_from_the_first_page_to_what_fell(
        browser, lost, lang, phone):
    browser.become(MANAGER, lang, phone=phone)
    when_summed_up(browser)
    assert fen(browser.text(f"{LOST} .badge")) < 0

    # One: the biggest that fell away.
    browser.click(f"{LOST} a")
    assert browser.page == "customers.show"
    assert "99901" in browser.text("h1")
    rows = [(row.find_element("css selector", "a"),
             fen(row.find_element("css selector", ".badge").text))
            for row in browser.all(MIX)]
    assert rows[-1][1] < 0, "all together fell"

    # Two: in what.
    link, fell = min(rows[:-1], key=lambda row: row[1])
    assert fell < 0
    browser.js("arguments[0].scrollIntoView({block: 'center'})", link)
    browser.leaves(link.click)
    assert browser.page == "customers.products"
    falls = [fen(cell.text) for cell in browser.all("tbody td .badge")
             if "¥" in cell.text]
    assert falls[0] < 0 and falls == sorted(falls)

    assert "M-BAG" in browser.text("tbody tr")

    # Three: the product itself.
    browser.click("tbody tr a")
    assert browser.page == "catalogue.show"
    assert browser.complaints() == []


def test_a_deputy_decides_in_the_place_of_who_is_away(browser, instance):
    [clerk] = instance.sql(
        f"SELECT id FROM users WHERE login = '{jobs.CLERK}'")
    [today] = instance.sql(
        "SELECT DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS day")
    try:
        browser.become(EXECUTIVE, "en").go("/deputies")
        browser.click(f'#deputy option[value="{clerk["id"]}"]')
        for field in ("from", "to"):
            browser.js("arguments[0].value = arguments[1]",
                       browser.reach(f"#{field}"), today["day"])
        browser.press('form[action="/deputies"] button')
        assert browser.has('form[action$="/end"]')

        browser.become(jobs.CLERK, "en", phone=True).go("/")
        browser.press('form[action$="/begin"] button')
        assert browser.has('form[action="/deputies/leave"]')
        assert browser.has("section[aria-labelledby=decide-h]")
        browser.go("/holds")
        assert browser.page == "money.holds"
        browser.go("/")
        browser.press('form[action="/deputies/leave"] button')
        assert not browser.has("section[aria-labelledby=decide-h]")
    finally:
        instance.sql("UPDATE sessions SET deputy_of = NULL")
        instance.sql("DELETE FROM deputies")
