"""What is measured: each page and act of the table, and how it is asked for.

A page of our own is a Row with `make`, called once with the Bench, that gives
its Requests.  A foreign application's pages are read from a file; see
README.md.
"""
import dataclasses
import pathlib
import urllib.parse

import place as places
from measure import Request


@dataclasses.dataclass
class Row:
    name: str
    title: str
    program: str = ""       # whose log says statements; "" for none
    make: object = None     # (bench) -> [Request]
    expect: int = 200
    cpu: float = None       # the figures to reach: ms, all processes
    ratio: float = None     # to hello
    statements: int = None
    html: int = None        # kB, uncompressed
    once: object = None     # (bench, count) -> [Request], used up by a run


def _each(bench, path):
    return [Request("GET", path, places.headers(bench.place, s))
            for s in bench.buyers]


def _login_page(bench):
    return [Request("GET", "/login", {})]


def _orders_own(bench):
    return _each(bench, "/orders")


def _orders_all(bench):
    return [Request("GET", "/orders", places.headers(bench.place, s))
            for s in bench.staff]


def _order_detail(bench):
    requests = []
    for session, (_, customer) in zip(bench.buyers, bench.people):
        rows = bench.place.sql(
            "SELECT id FROM orders WHERE customer_id = "
            f"{customer} AND foreign_no IS NULL ORDER BY ABS(line_count - "
            f"{places.LINES}), id DESC LIMIT 8")
        requests += [Request("GET", "/orders/" + places.number(
            "SO", int(row["id"])), places.headers(bench.place, session))
            for row in rows]
    return requests


def _catalogue(bench):
    return _each(bench, "/catalogue")


def _account(bench):
    return _each(bench, "/account/credit")


def _statement(bench):
    return _each(bench, "/account/statement")


def _holds(bench):
    """Those who may release holds, as often as there are others."""
    officer = bench.place.login("credit@qutong.example")
    return [Request("GET", "/holds", places.headers(bench.place, officer))]


def _leader(bench):
    manager = bench.place.login("manager@qutong.example")
    return [Request("GET", "/", places.headers(bench.place, manager))]


def _verdict(bench):
    """Each person's draft of 50 lines, saved again as the script of the page
    does at every change."""
    requests = []
    for n, session in enumerate(bench.buyers):
        lines = places.some_lines(bench.codes, n, places.GRID_LINES)
        page = places.new_draft(session, lines)
        form = page.form(page.url, has="lines")
        # Version 0: over whatever is there, so that it can be sent again.
        fields = [(name, value) for name, value in form.fields
                  if name not in ("version", "lines")]
        requests.append(Request(
            "POST", page.url + "/autosave",
            places.headers(bench.place, session, is_form=True),
            urllib.parse.urlencode(fields).encode()))
    return requests


def _submit(bench, count):
    each = count // len(bench.models) + 1
    return places.copies(bench.place, bench.models, each)


def _of_staff(path):
    return lambda bench: [Request("GET", path, places.headers(bench.place, s))
                          for s in bench.staff]


def _returns(bench):
    rows = bench.place.sql("SELECT id FROM returns WHERE state > 1 "
                           "ORDER BY id DESC LIMIT 16")
    return [Request("GET", "/returns/" + places.number("RT", int(row["id"])),
                    places.headers(bench.place, s))
            for s in bench.staff for row in rows]


def _cases(kind, prefix, path):
    """Cases of one kind, as staff see them."""
    def make(bench):
        rows = bench.place.sql("SELECT id FROM tickets WHERE kind "
                               f"{kind} 2 ORDER BY id DESC LIMIT 16")
        return [Request("GET", path + places.number(prefix, int(row["id"])),
                        places.headers(bench.place, s))
                for s in bench.staff for row in rows]
    return make


def _sign_in(bench):
    requests = []
    for login, _ in bench.people:
        session = bench.place.session()
        form = session.get("/login").form(has="password")
        fields = [(n, v) for n, v in form.fields
                  if n not in ("login", "password")]
        fields += [("login", login),
                   ("password", places.support.DEMO_PASSWORD)]
        requests.append(Request(
            "POST", "/login",
            places.headers(bench.place, session, is_form=True),
            urllib.parse.urlencode(fields).encode()))
    return requests


ROWS = [
    Row("login-page", "sign-in page", "auth", _login_page,
        cpu=0.12, ratio=0.50, statements=0, html=8),
    Row("orders-own", "order list, own company, 50 rows", "orders",
        _orders_own, cpu=0.45, ratio=0.20, statements=3, html=30),
    Row("orders-all", "order list, all customers (staff), 50 rows", "orders",
        _orders_all, cpu=0.60, ratio=0.15, statements=3, html=35),
    Row("order", "order detail, 10 lines", "orders", _order_detail,
        cpu=0.40, ratio=0.20, statements=5, html=25),
    Row("catalogue", "catalogue, 50 products, own prices and stock",
        "catalogue", _catalogue, cpu=0.40, ratio=0.25, statements=3, html=35),
    Row("account", "account page: owed, due, credit, papers", "money",
        _account, cpu=1.00, ratio=0.08, statements=12, html=30),
    Row("statement", "statement: the month so far", "money", _statement,
        cpu=0.80, ratio=0.10, statements=8, html=40),
    Row("holds", "credit desk: holds, reviews, limits, ageing", "money",
        _holds, cpu=1.50, ratio=0.05, statements=12, html=60),
    Row("verdict", "quick-order verdict of 50 lines", "orders", _verdict,
        cpu=0.60, ratio=0.15, statements=4),
    Row("submit", "submit an order of 10 lines, durable", "orders",
        expect=303, once=_submit, cpu=0.90, ratio=0.12, statements=15),
    Row("inbox", "staff inbox, 50 tickets", "tickets",
        _of_staff("/desk?queue=all"),
        cpu=0.50, ratio=0.18, statements=3, html=35),
    Row("sign-in", "sign in (argon2id)", "auth", _sign_in, expect=303,
        cpu=50.0),
]

# Also looked at; no figure was set for them.
MORE = [
    Row("home", "first page of a buyer", "home", lambda b: _each(b, "/")),
    Row("drafts", "drafts of a buyer", "orders", lambda b: _each(b, "/drafts")),
    Row("quick-order", "empty quick order", "orders",
        lambda b: _each(b, "/orders/new")),
    Row("shipments", "shipments of a buyer", "orders",
        lambda b: _each(b, "/shipments")),
    Row("returns", "returns of a buyer", "returns",
        lambda b: _each(b, "/returns")),
    Row("returns-new", "delivered goods to return", "returns",
        lambda b: _each(b, "/returns/new")),
    Row("return", "return page of staff", "returns", _returns),
    Row("company", "account of one's company", "account",
        lambda b: _each(b, "/account")),
    Row("leader", "first page of a manager", "home", _leader),
    Row("customers", "customers, of staff", "customers",
        _of_staff("/customers")),
    Row("customers-fell", "customers, who fell most first", "customers",
        _of_staff("/customers?sort=fall")),
    Row("customer", "customer page of staff", "account",
        _of_staff("/customers/1")),
    Row("notifications", "notifications", "home",
        lambda b: _each(b, "/notifications")),
    Row("suggest", "suggestions for a code", "catalogue",
        lambda b: _each(b, "/catalogue/suggest.json?q=" + urllib.parse.quote(
            b.codes[0][:4]))),
    Row("ticket", "ticket page of staff", "tickets",
        _cases("<>", "TK", "/tickets/")),
    Row("complaint", "complaint page of staff", "tickets",
        _cases("=", "CP", "/complaints/")),
    Row("me", "one's own settings", "auth", lambda b: _each(b, "/me")),
]


def foreign(pages, login, count=32):
    """(rows, requests by name) of another application.

    pages: lines "name<TAB>METHOD<TAB>path[<TAB>file with a form's body]".
    login: a program run as `login N` (1…32) that prints the value of a Cookie
    header of somebody signed in, or nothing.
    """
    import subprocess
    kept = [subprocess.run([login, str(n)], text=True, check=True,
                           stdout=subprocess.PIPE).stdout.strip()
            for n in range(1, count + 1)] if login else [""]
    rows, requests = [], {}
    for line in pathlib.Path(pages).read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, method, path, *body = line.split("\t")
        content = pathlib.Path(body[0]).read_bytes() if body else b""
        rows.append(Row(name, name))
        requests[name] = []
        for cookie in kept:
            sent = {"Cookie": cookie} if cookie else {}
            if content:
                sent["Content-Type"] = "application/x-www-form-urlencoded"
            requests[name].append(Request(method, path, sent, content))
    return rows, requests
