"""What is known of a customer, through nginx: what nobody should type is refused
and kept, or stored and shown as typed; who may not see it finds nothing.
"""
import csv
import html
import io
import re

import pytest

NAUGHTY = "<script>alert(1)</script> \"' {{NAME}} & 田中 = 🏳️‍🌈"
SALES = "sales@qutong.example"
MANAGER = "manager@qutong.example"


@pytest.fixture(scope="module")
def sales(instance):
    return instance.login(SALES, language="en")


def shown(page, text=NAUGHTY):
    """Whether the text stands on the page, and brought no tag."""
    assert "<script>alert(1)" not in page.text
    return text in html.unescape(page.text)


def test_an_evaluation_is_kept_when_refused_and_shown_when_taken(sales):
    page = sales.get("/customers/1/evaluation")
    notes = [NAUGHTY if n == 3 else "" for n in range(1, 11)]
    bad = ["" if n == 5 else "4" for n in range(1, 11)]
    page = page.submit(page.form("/customers/1/evaluation"), score=bad,
                       note=notes, summary=NAUGHTY)
    assert page.status == 422 and shown(page)
    assert html.unescape(page.text).count(NAUGHTY) == 2
    assert page.form("/customers/1/evaluation").values("score") == bad
    page = page.submit(page.form("/customers/1/evaluation"),
                       score=["4"] * 10)
    assert page.status == 200 and "80 of 100" in page.text and shown(page)
    assert html.unescape(page.text).count(NAUGHTY) == 2
    assert "80 of 100" in sales.get("/customers/1").text


def test_steps_of_buying_move_and_keep_what_was_typed(sales):
    path = "/customers/1/buying/process"
    page = sales.get("/customers/1/buying")
    steps = {"step": [NAUGHTY, "second"], "contact": ["", ""],
             "standing": ["5", "0"], "step_note": ["", NAUGHTY]}
    more = {"step": "", "contact": "", "standing": "0", "step_note": "alone"}
    page = page.submit(page.form(path), go="save", **{
        name: values + [more[name]] for name, values in steps.items()})
    assert page.status == 422 and shown(page)
    assert page.form(path).values("step_note")[:3] == ["", NAUGHTY, "alone"]
    page = page.submit(page.form(path), go="down-1", **steps)
    assert page.status == 200 and shown(page)
    assert page.form(path).values("step")[:2] == ["second", NAUGHTY]
    assert page.form(path).values("standing")[:2] == ["0", "5"]
    page = page.submit(page.form(path), go="remove-1")
    assert page.form(path).values("step")[:2] == [NAUGHTY, ""]
    path = "/customers/1/buying/calendar"
    page = page.submit(page.form(path), plans=["3", "9"], orders="13",
                       note=NAUGHTY)
    assert page.status == 200 and shown(page)
    assert page.form(path).values("plans") == ["3", "9"]
    assert page.form(path).values("orders") == []


def test_events_groups_and_pressure_keep_what_was_refused(sales, instance):
    page = sales.get("/customers/1/events")
    page = page.submit(page.form("/customers/1/events"), what=NAUGHTY,
                       task=NAUGHTY, day="2026-02-30")
    assert page.status == 422 and shown(page)
    page = page.submit(page.form("/customers/1/events"), what=NAUGHTY, task="",
                       day="2026-02-28")
    assert page.status == 200 and shown(page)
    page = sales.get("/customers/1/group")
    page = page.submit(page.form("/customers/1/group"), parent="<b>nobody")
    assert page.status == 422 and "&lt;b&gt;nobody" in page.text
    page = sales.get("/customers/1/pressure")
    page = page.submit(page.form("/customers/1/pressure"), by_share=NAUGHTY,
                       difficult="1", decides="x" * 501)
    assert page.status == 422 and shown(page)
    page = page.submit(page.form("/customers/1/pressure"), by_share=NAUGHTY,
                       difficult="1", decides="x")
    assert page.status == 200 and shown(page)
    form = page.form("/customers/1/concessions")
    page = page.submit(form, day="2026-11-01", what=NAUGHTY, reason=NAUGHTY,
                       cost="12.345", got="")
    assert page.status == 422 and "12.345" in page.text and shown(page)
    page = page.submit(page.form("/customers/1/concessions"),
                       day="2026-11-01", what=NAUGHTY, reason=NAUGHTY,
                       cost="12.34", got="")
    assert page.status == 200 and shown(page)
    boss = instance.login(MANAGER, language="en")
    page = boss.get("/customers/1/pressure")
    form = page.form(has="answer")
    page = page.submit(form, answer="", verdict="bad")
    assert page.status == 422
    page = page.submit(page.form(has="answer"), answer=NAUGHTY, verdict="good")
    assert page.status == 200 and "¥12.34" in page.text and shown(page)
    table = boss.get("/customers/difficult.csv")
    assert table.status == 200 and "12.34" in table.text


def test_the_distributor_and_the_desk_find_nothing_of_it(instance):
    owner = instance.login("owner@hangzhou.example", language="en")
    for name in ("evaluation", "buying", "events", "group", "pressure"):
        assert owner.get(f"/customers/1/{name}").status == 403
    assert "Evaluation" not in owner.get("/account").text
    desk = instance.login("clerk@qutong.example", language="en")
    assert desk.get("/customers/1/pressure").status == 403
    assert "/customers/1/pressure" not in desk.get("/customers/1").text


# --- Figures of the account page ---------------------------------------------

FIGURES = {"orders": "Open orders", "returns": "Open returns"}


def figure_of(page, kind):
    """The figure and where it leads."""
    path, value = re.search(
        rf'<a class="?soft"? href="?([^" >]+)"?>{FIGURES[kind]}</a>'
        r"<b>([\d,]+)</b>", page.text).groups()
    return int(value.replace(",", "")), html.unescape(path)


def rows_of(session, kind, path):
    """All rows of a list, as its export has them, without the heading."""
    name, _, query = path.partition("?")
    assert name == "/" + kind and session.get(path).status == 200
    text = session.get(f"{name}.csv?{query}").text.lstrip("\ufeff")
    return list(csv.reader(io.StringIO(text)))[1:]


@pytest.mark.parametrize("login, base", [
    (SALES, "/customers/1"), ("owner@hangzhou.example", "/account")])
def test_figures_open_into_just_their_rows(instance, login, base):
    session = instance.login(login, language="en")
    page = session.get(base)
    for kind in FIGURES:
        value, path = figure_of(page, kind)
        rows = rows_of(session, kind, path)
        assert len(rows) == value, (kind, path)
        assert len({row[2] for row in rows}) <= 1


def test_staff_filter_lists_by_a_customer_they_see(sales):
    for kind in FIGURES:
        page = sales.get(f"/{kind}?customer=1&state=open")
        assert page.status == 200 and "Of one customer" in page.text
        for none in ("999999999", "-1", "x"):
            assert sales.get(f"/{kind}?customer={none}").status == 200
        assert rows_of(sales, kind, f"/{kind}?customer=999999999") == []
