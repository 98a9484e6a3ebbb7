"""Every page, at a desk and on a phone, light and dark, in both languages:
what a machine can judge of it."""
import json
import re
import subprocess

import pytest

from chromium import LANGUAGES, PHONE
from pages import LOOKS, SAME_AS_OTHERS, looks, path_of, routes

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
         "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
AXE = """axe.run(document, {runOnly: %s, resultTypes: ['violations']}).then(
    r => JSON.stringify(r.violations.map(v => [v.id, v.nodes.slice(0, 3).map(
        n => n.target.join(' ') + ': ' + n.failureSummary)])))"""

# Wider than the screen: whatever makes the page scroll sideways.
SIDEWAYS = """
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return '';
    return [...document.querySelectorAll('body *')].filter(
        e => e.getBoundingClientRect().right > width + 1).slice(-3).map(
        e => e.tagName + '.' + (e.className.baseVal ?? e.className)).join();
"""

# Buttons, fields and links that are no part of a sentence, under 24 px.
SMALL = """
    const small = [];
    for (const e of document.querySelectorAll(
            'button, input:not([type=hidden]), select, textarea, summary, a')) {
        const box = e.getBoundingClientRect();
        if (box.width === 0 || !e.checkVisibility({visibilityProperty: true})
                || e.closest('.visually-hidden, .skip-link, p, small, .notice')
                || (['checkbox', 'radio'].includes(e.type) && e.closest('label')))
            continue;
        if (box.width < 24 || box.height < 23.5)
            small.push(e.outerHTML.slice(0, 90) + ' ' + Math.round(box.width)
                + '×' + Math.round(box.height));
    }
    return small;
"""

# Things whose text is cut off although one cannot scroll in them.
CUT = """
    return [...document.querySelectorAll('main *')].filter(e => {
        const style = getComputedStyle(e);
        return style.overflowX === 'hidden' && e.clientWidth > 1
            && e.scrollWidth > e.clientWidth + 1
            && !e.matches('.one-line, .visually-hidden, progress, svg *');
    }).map(e => e.outerHTML.slice(0, 90));
"""

# Rows of one kind in a list are judged by the first two: fifty alike tell no more, and
# take most of the time.  A kind is what classes and elements a row has.
TRIM = """
    const lists = new Map();
    for (const e of document.querySelectorAll('main tbody > tr, main li')) {
        const seen = lists.get(e.parentNode) ?? {};
        lists.set(e.parentNode, seen);
        const kind = e.tagName + [...e.querySelectorAll('*')].map(
            c => c.tagName + '.' + (c.className.baseVal ?? c.className)).join();
        seen[kind] = (seen[kind] ?? 0) + 1;
        if (seen[kind] > 2) e.remove();
    }
"""


@pytest.fixture(params=looks(), ids=lambda look: look[0])
def look(request, world):
    name, who, path = request.param
    return name, who, path_of(path, world)


def errors(person, name):
    """What the console says, but for the page that is an error itself."""
    return [c for c in person.complaints()
            if not (name.startswith("error-") and "Failed to load" in c)]


def judge(person, axe, rules=RULES):
    return person.isolated(axe, AXE % json.dumps(rules))


def test_every_route_that_shows_a_page_is_looked_at():
    there = set(routes())
    assert there == set(LOOKS) | SAME_AS_OTHERS


def check_sizes(browser, phone):
    assert not browser.js(SMALL)
    if phone:
        browser.size(True, width=360)
        assert not browser.js(SIDEWAYS)
        browser.size(True)
    else:
        # 200 % zoom of a screen of 1280 is one of 640.
        browser.size(False, width=640)
        assert not browser.js(SIDEWAYS)
        assert not browser.js(CUT)
        browser.size(False)


@pytest.mark.parametrize("phone", [
    pytest.param(False, marks=pytest.mark.long, id="desk"),
    pytest.param(True, id="phone")])
def test_nothing_shuts_anybody_out(browser, axe, look, phone):
    name, who, path = look
    browser.complaints()
    browser.become(who, "zh", phone).go(path)
    assert browser.lang == "zh-CN"
    check_sizes(browser, phone)
    browser.js(TRIM)
    found = judge(browser, axe)
    assert not found
    # Only colours are others in the dark.
    browser.colours(dark=True)
    assert not judge(browser, axe, COLOURS)
    browser.colours(dark=False)
    assert not errors(browser, name)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_speaks_the_readers_language_and_is_valid(
        world, instance, judges, tmp_path, is_long, lang):
    """All pages at once: html-validate takes a second to start."""
    sessions, foreign = {}, []
    for name, who, path in looks():
        if who not in sessions:
            sessions[who] = instance.login(who) if who else instance.session()
            sessions[who].headers["Accept-Language"] = LANGUAGES[lang]
            sessions[who].get(f"/me?lang={LANGUAGES[lang]}" if who
                              else f"/login?lang={LANGUAGES[lang]}")
        page = sessions[who].get(path_of(path, world))
        assert page.status == (404 if name.startswith("error-") else 200), name
        assert page.lang == LANGUAGES[lang], name
        (tmp_path / f"{name}.html").write_text(page.text, "utf-8")
        foreign += [(name, text) for text in spoken(page.text)
                    if is_foreign(text, lang)]
    assert not foreign
    if lang == "en" and not is_long:
        return      # the same templates
    config = __file__.replace("test_accessible.py", "htmlvalidate.json")
    done = subprocess.run(
        [judges / ".bin" / "html-validate", "--config", config, "--formatter",
         "text", *sorted(tmp_path.glob("*.html"))],
        text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.replace(str(tmp_path), "")


def spoken(text):
    """Headings, labels, buttons: what is said, without data."""
    text = re.sub(r'<(span|b|small|a)[^>]*class=("[^"]*code|code\b)[^>]*>.*?</\1>',
                  "", text, flags=re.S)
    text = re.sub(r'<h2 id="?who-h"?>.*?</h2>', "", text)   # one's own name
    # What somebody wrote may be of either language.
    text = re.sub(r'<h1 dir="?auto"?>.*?</h1>', "", text, flags=re.S)
    text = re.sub(r'<(a|button)[^>]*\blang=.*?</\1>', "", text,
                  flags=re.S)
    for tag in ("h1", "h2", "h3", "th", "dt", "button", "label"):
        for inner in re.findall(rf"<{tag}[ >](.*?)</{tag}>", text, re.S):
            inner = inner.split(">", 1)[-1] if ">" in inner else inner
            plain = re.sub(r"<[^>]*>", " ", inner)
            if plain.strip():
                yield " ".join(plain.split())


def is_foreign(text, lang):
    """Words of the other language, where there is not one of this."""
    has_chinese = bool(re.search(r"[\u4e00-\u9fff]", text))
    if lang == "zh":
        return not has_chinese and bool(re.search(r"[A-Za-z]{3}", text))
    return has_chinese and not re.search(r"[A-Za-z]{3}", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_order_and_delivery_print_one_sheet_wide(
        browser, world, tmp_path, lang):
    import base64
    for who, path in (("buyer@hangzhou.example",
                       f"/orders/{world.order['done']}"),
                      ("buyer@hangzhou.example",
                       f"/shipments/{world.shipment['done']}")):
        browser.become(who, lang).go(path)
        printed = browser.cdp("Page.printToPDF", preferCSSPageSize=True,
                              printBackground=True)
        sheet = tmp_path / "sheet.pdf"
        sheet.write_bytes(base64.b64decode(printed["data"]))
        told = subprocess.run(["pdfinfo", sheet], text=True, check=True,
                              capture_output=True).stdout
        assert re.search(r"Page size: +59[45]\.\d+ x 84[12]\.\d+ pts", told)
        # What is wider than the paper is cut: nothing may be.
        browser.cdp("Emulation.setEmulatedMedia", media="print")
        browser.size(False, width=694)      # A4 less its margins, at 96 dpi
        assert not browser.js(SIDEWAYS), path
        assert not browser.js(
            "return document.querySelector('.side-nav').checkVisibility()")
        browser.colours(dark=False)


def test_a_phone_offers_its_main_action_at_a_thumbs_size(browser, world):
    """44 px for what one presses most; the bars hide nothing for good."""
    browser.become("buyer@hangzhou.example", phone=True)
    for path in ("/orders", f"/orders/{world.order['proposed']}",
                 f"/drafts/{world.draft['good']}",
                 f"/drafts/{world.draft['good']}/review",
                 f"/shipments/{world.shipment['part']}"):
        browser.go(path)
        low = browser.js("""
            return [...document.querySelectorAll(
                '.button-main:not(.button-small), .tab-bar a')]
                .filter(e => e.checkVisibility()
                    && e.getBoundingClientRect().height < 43.5)
                .map(e => e.outerHTML.slice(0, 120));""")
        assert not low, path
        browser.js("scrollTo(0, document.documentElement.scrollHeight)")
        hidden = browser.js("""
            const bar = document.querySelector('.action-bar')
                ?? document.querySelector('.tab-bar');
            const main = document.querySelector('main');
            return main.getBoundingClientRect().bottom
                > bar.getBoundingClientRect().top + 24;""")
        assert not hidden, path
    assert browser.js("return innerWidth") == PHONE[0]
