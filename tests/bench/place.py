"""The instance that is measured: loaded once, kept, and its people.

A HOME_DIR of so many orders is built once under build/bench/ and used again
until the schema changes.  What a run writes stays in it: orders submitted by
the bench are a few per cent of 200,000.
"""
import atexit
import fcntl
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from support import instance as support  # noqa: E402
from measure import Request  # noqa: E402

BUILD = support.BUILD
PEOPLE = 32
PRODUCTS = 2000
CUSTOMERS = 2000
TICKETS = 10000
LINES = 10          # of a submitted order
GRID_LINES = 50     # of a quick order being typed
STAFF = "clerk@qutong.example"

SETTINGS = {
    "workers": "4",
    "nginx_workers": "2",
    "db_buffer_mb": "1024",
    "db_log_mb": "256",
    "rate_login": "off",
    "rate_write": "off",
    "rate_api": "off",
}

_held = []

DAMM = ("0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790")


def number(prefix, key):
    """A document's number as the product prints it (domain/number.c)."""
    digits, check = f"{key:07d}", 0
    for digit in digits:
        check = int(DAMM[check][int(digit)])
    return f"{prefix}-{digits}{check}"


class Place(support.Instance):
    """An instance that stands where it was built."""

    def __init__(self, folder):
        self.home, self.port, self.env = pathlib.Path(folder), 0, {}

    def tool(self, *words, timeout=7200):
        """Run `qutong`; its standard output."""
        done = subprocess.run(
            [support.QUTONG, "--home", self.home, *words], text=True,
            stdout=subprocess.PIPE, timeout=timeout, env=self.env or None)
        if done.returncode != 0:
            raise SystemExit(f"qutong {' '.join(words)} failed: {done.stdout}")
        return done.stdout

    def groups(self):
        """{group: masters} for measure.run()."""
        programs = [path.name.removesuffix(".fcgi")
                    for path in (BUILD / "bin").glob("*.fcgi")]
        return {
            "nginx": self.pids("nginx"),
            "program": [pid for name in [*programs, "worker"]
                        for pid in self.pids(name)],
            "database": self.pids("mariadbd"),
        }

    def log_path(self, program):
        return self.home / "log" / f"{program}.log"


def _schema():
    text = b"".join(path.read_bytes() for path in sorted(
        (BUILD / "share" / "schema").rglob("*.sql")))
    return hashlib.sha256(text).hexdigest()[:10]


def _hold(folder):
    """Keep another bench from the same instance until this one ends."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = open(f"{folder}.lock", "w", encoding="ascii")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SystemExit(f"Another bench uses {folder}; wait for its end.")
    _held.append(lock)


def open_place(orders):
    """The instance with so many orders, running; 0: the demo company alone."""
    folder = BUILD / "bench" / f"home-{orders}"
    stamp = folder / "bench.stamp"
    _hold(folder)
    if not stamp.exists() or stamp.read_text() != _schema():
        if folder.exists():
            Place(folder).remove()
        support.prepare(folder)
    place = Place(folder)
    place.stop()    # what an interrupted run left
    atexit.register(place.stop)
    place.start(settings=SETTINGS)
    if not stamp.exists() and orders:
        place.tool("seed", "--customers", str(CUSTOMERS), "--products",
                   str(PRODUCTS), "--orders", str(orders), "--tickets",
                   str(TICKETS))
    stamp.write_text(_schema())
    return place


# --- People ------------------------------------------------------------------


def add_people(place):
    """A buyer of the bench for each of the companies with most orders."""
    place.sql(f"""
        CREATE TEMPORARY TABLE chosen (n INT AUTO_INCREMENT PRIMARY KEY,
            customer_id BIGINT);
        INSERT INTO chosen (customer_id) SELECT c.id FROM customers c
            LEFT JOIN (SELECT customer_id, COUNT(*) AS n FROM orders
            GROUP BY customer_id) o ON o.customer_id = c.id
            WHERE c.state = 1 ORDER BY o.n DESC, c.id LIMIT {PEOPLE};
        INSERT IGNORE INTO users (id, login, name, state, created_at)
            SELECT 900000000 + n, CONCAT('bench', n, '@bench.example'),
            CONCAT('bench', n), 1, '2024-01-01' FROM chosen;
        INSERT IGNORE INTO credentials (user_id, password_hash, changed_at)
            SELECT 900000000 + n, (SELECT d.password_hash FROM credentials d
            JOIN users u ON u.id = d.user_id WHERE u.login = '{STAFF}'),
            '2024-01-01' FROM chosen;
        INSERT IGNORE INTO memberships (id, user_id, customer_id, state)
            SELECT 900000000 + n, 900000000 + n, customer_id, 1 FROM chosen;
        INSERT IGNORE INTO membership_roles (membership_id, role)
            SELECT 900000000 + n, 'buyer' FROM chosen;
        """)
    people = place.sql("SELECT u.login, m.customer_id FROM users u JOIN "
                       "memberships m ON m.user_id = u.id WHERE u.login LIKE "
                       "'bench%@bench.example' ORDER BY u.id")
    if len(people) < PEOPLE // 2:
        raise SystemExit(f"only {len(people)} companies to sign in")
    return [(p["login"], int(p["customer_id"])) for p in people]


def cookies(session):
    return "; ".join(f"{n}={v}" for n, v in session.cookies.items())


def headers(place, session, is_form=False):
    out = {"Cookie": cookies(session)} if session.cookies else {}
    if is_form:
        out |= {"Content-Type": "application/x-www-form-urlencoded",
                "Origin": place.url, "Sec-Fetch-Site": "same-origin"}
    return out


# --- Drafts and orders -------------------------------------------------------


def codes(place, count):
    """Codes anybody may order, those with most in stock first."""
    rows = place.sql(
        "SELECT p.sku FROM products p JOIN stocks s ON s.product_id = p.id "
        "WHERE p.restricted = 0 AND p.state = 1 AND p.step = 1 AND "
        "p.min_quantity = 1 AND s.status = 1 GROUP BY p.id, p.sku "
        f"ORDER BY SUM(s.on_hand - s.reserved) DESC, p.id LIMIT {count}")
    return [row["sku"] for row in rows]


def new_draft(session, lines):
    """Paste lines into a quick order.  The page of the draft."""
    page = session.get("/orders/new")
    text = "\n".join(f"{code}\t{quantity}" for code, quantity in lines)
    page = page.submit(page.form("/orders/new", has="lines"), lines=text)
    if page.name != "drafts.show":
        raise SystemExit(f"no draft: {page}")
    return page


class Model:
    """A draft looked at through the pages and never submitted: its copies are
    submitted with the form of its last look, which differs by the address
    alone."""

    def __init__(self, place, session, lines):
        page = new_draft(session, lines)
        page = page.submit(page.form(page.url, has="lines"), go="review")
        form = next(f for f in page.forms if f.action.endswith("/submit"))
        self.id = int(form.action.split("/")[2])
        self.body = urllib.parse.urlencode(form.fields).encode()
        self.headers = headers(place, session, is_form=True)


def copies(place, models, count):
    """`count` copies of each model ready to be submitted, as Requests, the
    people taking turns."""
    top = int(place.sql("SELECT MAX(id) AS n FROM drafts")[0]["n"])
    script, requests = [], []
    for n, model in enumerate(models):
        base = top + n * count
        script.append(f"""
        INSERT INTO drafts (id, customer_id, kind, state, name, address_id,
            wanted_on, own_number, remark, by_staff, created_by, created_at,
            changed_by, changed_at, version, line_count)
            SELECT {base} + s.seq, customer_id, kind, state, name, address_id,
            wanted_on, own_number, remark, by_staff, created_by, created_at,
            changed_by, changed_at, version, line_count
            FROM drafts, seq_1_to_{count} s WHERE drafts.id = {model.id};
        INSERT INTO draft_lines SELECT {base} + s.seq, position, typed_code,
            typed_quantity, product_id, quantity, short_choice, seen_price_1e4
            FROM draft_lines, seq_1_to_{count} s WHERE draft_id = {model.id};
        """)
    place.sql("".join(script))
    for turn in range(1, count + 1):
        for n, model in enumerate(models):
            requests.append(Request(
                "POST", f"/drafts/{top + n * count + turn}/submit",
                model.headers, model.body))
    return requests


def settle(place):
    """Wait until the requests that were under way when wrk left are done."""
    quiet = 0
    while quiet < 3:
        time.sleep(0.1)
        busy = place.sql("SELECT COUNT(*) AS n FROM information_schema."
                         "processlist WHERE command NOT IN ('Sleep', 'Daemon')"
                         " AND id <> CONNECTION_ID()")[0]["n"]
        quiet = quiet + 1 if busy == "0" else 0


def forget_copies(place, models):
    """Take away the copies nobody submitted: open drafts are counted by the
    product and would weigh on other pages."""
    settle(place)
    ids = ", ".join(str(model.id) for model in models)
    place.sql(f"""
        CREATE TEMPORARY TABLE gone SELECT d.id FROM drafts d JOIN
            (SELECT DISTINCT customer_id FROM drafts WHERE id IN ({ids})) m
            ON m.customer_id = d.customer_id
            WHERE d.state = 1 AND d.kind = 1 AND d.created_by >= 900000000
            AND d.line_count = {LINES} AND d.id NOT IN ({ids});
        DELETE l FROM gone g JOIN draft_lines l ON l.draft_id = g.id;
        DELETE d FROM gone g JOIN drafts d ON d.id = g.id;
        """)


def some_lines(all_codes, person, count):
    """The lines person number `person` orders: another choice for each."""
    return [(all_codes[(person * 7 + i * 3) % len(all_codes)], 1 + i % 3)
            for i in range(count)]
