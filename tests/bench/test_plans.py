"""The plan MariaDB used for each list, by scope and filter: an index in the
order of the list, nothing sorted, nothing read whole.

The statements are those the pages ran, taken with their plans from the slow
log, so that no copy of their text can grow old here.
"""
import pathlib
import re
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import guard  # noqa: E402
import slowlog  # noqa: E402
from bench import fetch  # noqa: E402

PEOPLE = {
    "own": "buyer@hangzhou.example",
    "rep": "sales@qutong.example",
    "team": "lead@qutong.example",
    "all": "clerk@qutong.example",
}
PROGRAMS = {"orders": ["/orders", "/shipments", "/drafts"],
            "catalogue": ["/catalogue"],
            "home": ["/notifications"],
            "tickets": ["/desk"]}
FILTERS = {
    "/orders": ["", "?from=2026-01-01", "?from=2026-01-01&to=2026-02-01"],
    "/shipments": [""],
    "/drafts": [""],
    "/notifications": [""],
    "/catalogue": ["", "?in_stock=1", "?bought=1"],
    "/desk": ["?queue=mine", "?queue=unassigned", "?queue=due", "?queue=all",
              "?queue=every", "?queue=every&kind=complaint"],
}
TABLES = {"/orders": "orders", "/shipments": "shipments", "/drafts": "drafts",
          "/notifications": "notifications", "/catalogue": "products",
          "/desk": "tickets"}


def states(session, path):
    """The filters by state that a list offers."""
    page = session.get(path)
    return sorted({f"?{m}" for link in page.links for m in re.findall(
        rf"^{path}\?((?:state|category)=[A-Za-z0-9_]+)$", link)})


@pytest.fixture(scope="module")
def plans(prepared):
    """{(list, scope, filter): [statements that list]}."""
    place = guard.places.Place.__new__(guard.places.Place)
    guard.places.support.Instance.__init__(
        place, prepared, prepared.parent / "plans")
    try:
        place.start()
        guard.Small(place)      # some orders, so that there is what to list
        place.tool("seed", "--tickets", "4000")
        # A server that has run for a while knows how large its tables are.
        place.sql("ANALYZE TABLE " + ", ".join(sorted(set(TABLES.values()))))
        yield collect(place)
    finally:
        place.remove()


def collect(place):
    out = {}
    there = {name: paths for name, paths in PROGRAMS.items()
             if (guard.places.BUILD / "bin" / f"{name}.fcgi").exists()}
    with slowlog.watched(place, list(there)) as since:
        for scope, login in PEOPLE.items():
            session = place.login(login)
            for path in sum(there.values(), []):
                page = session.get(path)
                if page.status != 200 or not page.url.startswith(path):
                    continue
                for what in FILTERS[path] + states(session, path):
                    since()
                    status, body, _ = fetch(place.url, guard.measure.Request(
                        "GET", path + what,
                        guard.places.headers(place, session)))
                    assert status == 200, (path + what, body[:200])
                    out[path, scope, what] = [
                        s for s in since() if is_list(s.sql, TABLES[path])]
    return out


def is_list(sql, table):
    return (re.search(rf"FROM {table}\b", sql) is not None
            and re.search(r"\bLIMIT \d+$", sql) is not None)


def brief(plan):
    return "; ".join(" ".join(str(step.get(name)) for name in (
        "table", "type", "key", "rows", "Extra")) for step in plan)


# The catalogue is listed from memory: tests/db/test_shelf.c, and the statements
# and instructions of its page in guard.tsv.
@pytest.mark.parametrize("path", ["/orders", "/shipments", "/drafts",
                                  "/notifications", "/desk"])
def test_list_is_read_by_its_index(path, plans):
    mine = {key: found for key, found in plans.items() if key[0] == path}
    if not mine:
        pytest.skip(f"no program answers {path}")
    wrong = []
    for (_, scope, what), found in mine.items():
        assert found, f"{path}{what} as {scope}: no statement was seen"
        for statement in found:
            first = statement.plan[0]
            where = f"{path}{what} as {scope}: {brief(statement.plan)}"
            if first.get("key") in (None, "NULL"):
                wrong.append(f"no index: {where}")
            if path != "/catalogue" and any(
                    "filesort" in (step.get("Extra") or "")
                    for step in statement.plan):
                wrong.append(f"sorted: {where}")
            if any(step.get("type") == "ALL"
                   and not (step.get("table") or "").startswith("<")
                   and step.get("rows", "0").isdigit()
                   and int(step["rows"]) > 200 for step in statement.plan):
                wrong.append(f"read whole: {where}")
    assert not wrong, "\n".join(wrong)


def test_every_scope_and_filter_was_asked(plans):
    asked = {(path, scope) for path, scope, _ in plans}
    assert {("/orders", scope) for scope in PEOPLE} <= asked
    assert sum(path == "/orders" and scope == "own"
               for path, scope, _ in plans) >= 6
