"""What nobody should type, into every field of every form the product has.

The forms are found by walking all pages as all kinds of people
(support/forms.py); a form that no page shows, or a field whose use this file
cannot tell, fails a test, so that a new form is covered or looked at.

For every form: what is too long or wrong is refused with all that was typed
kept; what is taken is stored and shown again as it was typed (trimmed at its
ends, newlines as one character); never a 5xx, never a new tag.
"""
import collections
import csv
import io
import json
import pathlib
import re
import urllib.parse

import pytest

from pages import LOOKS, path_of
from support import case_jobs, jobs, money_jobs
from support.forms import (Skeleton, Walk, is_plain, shown_in, trimmed,
                           typed_fields)
from support.instance import Instance, Session
import test_contracts as contract_jobs
from test_access import PEOPLE
from world import World

HERE = pathlib.Path(__file__).resolve().parents[1]
NAUGHTY = [text for text in json.loads(
    (HERE / "data" / "naughty-strings.json").read_text("utf-8")) if text]
# One of each kind that breaks something somewhere: always sent.
WORST = [
    "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "' onfocus='x",
    "</textarea><img src=x onerror=alert(1)>", "</title><b>", "<!--", "]]>",
    "javascript:alert(1)", "&lt;b&gt; &amp; &#60;", "{{NAME}}{{#X}}{{%Y}}",
    "{{_\"x\"}}", "%s%n%d", "%00%0d%0aX: y", "' OR '1'='1", "\\'; DROP --",
    "=cmd|' /C calc'!A0", "+1-1", "@SUM(A1)", "../../etc/passwd", "\\\\x\\y",
    "田中さんにあげて下さい", "𠜎𠜱𠝹", "👩‍👩‍👧‍👧 🏳️‍🌈", "e\u0301\u0302\u0303", "\u202eabc\u202c",
    "a\u200bb\ufeffc", "ﷺ", "NULL", "undefined", "0", "-1", "1e309", "NaN", "１２３",
    "九千", "１.０", "2026-02-30", "99999999999999999999", "0.1", "１２月",
]

# A form's fields that stand on no page, and why.
NOT_ON_A_PAGE = {
    ("POST /me/company", "company"): "the menu of those with two companies",
    ("POST /me/theme", "back"): "of pages without a Referer",
    ("POST /catalogue/{sku}/add", "customer"): "staff's customer",
    ("POST /files", "back"): "where to go afterwards",
    ("POST /files", "files"): "uploads: tests of files",
    ("POST /files/{id}/remove", "back"): "where to go afterwards",
    ("POST /receivables/opening/import", "lines"): "a file read before",
    ("POST /receivables/opening/import", "go"): "after a look at the file",
    ("POST /account/payments", "file"): "papers kept of a refused form",
    ("POST /account/licences", "file"): "papers, likewise",
    ("POST /customers/{id}/licences", "file"): "papers, likewise",
    ("POST /customers/new", "reason"): "asked where another has the same",
    ("POST /customers/{id}/file", "same_ok"): "likewise",
    ("POST /proposals/{id}/decide", "same_ok"): "likewise",
    ("POST /customers/{id}/concessions/{given}", "answer"): "one that waits",
    ("POST /customers/{id}/concessions/{given}", "verdict"): "the same",
    ("POST /licences/{id}/check", "answer"): "a paper that waits",
    ("POST /licences/{id}/check", "verdict"): "a paper that waits",
    ("POST /credit-reviews/{no}/survey", "file"): "papers, likewise",
    ("POST /orders/{no}/accept", "reason"): "the buyer may say why; no page",
    ("POST /orders/{no}/decline", "reason"): "the buyer may say why; no page",
    ("POST /credit-reviews/{no}/apply", "customer"): "it is the review's",
    ("POST /credit-reviews/{no}/apply", "until"): "of a raise, as when new",
    ("POST /holds/again", "customer"): "of one customer's page",
    ("POST /complaints/new", "file"): "papers, likewise",
    ("POST /complaints/{no}/messages", "like"): "after a look for answers",
    ("POST /complaints/{no}/reply", "like"): "after a look for answers",
    ("POST /tickets/{no}/messages", "like"): "after a look for answers",
    ("POST /tickets/new", "file"): "papers, likewise",
    ("POST /tickets/new", "about_rep"): "of complaints",
    ("POST /tickets/new", "severity"): "of complaints",
    ("POST /tickets/{no}/tasks", "kind"): "as of complaints; work if unsaid",
    ("POST /complaints/{no}/tasks", "kind"): "work if unsaid",
    ("POST /orders/new", "fix"): "a suggestion's button",
    ("POST /orders/new", "name"): "typed by scripts",
    ("POST /drafts/{id}", "name"): "typed by scripts",
}
# What both kinds of case declare and one alone has, and the papers of theirs that
# come back with a refused form.
NOT_OF_THIS_KIND = {"POST /complaints/{no}/resolve",
                    "POST /tickets/{no}/tasks/{task}/answer",
                    "POST /tickets/{no}/tasks/{task}/drop"}
PAPERS = {(f"POST /{kind}/{{no}}/{act}", "file")
          for kind in ("tickets", "complaints")
          for act in ("messages", "answer", "resolve", "investigate", "reply",
                      "finish")}
# Of these areas the walk meets what the demo company has: nothing that it sends
# there may break anything or come back as a tag; what is kept and stored is not
# looked at here.
# In test_customer_known.py.
KNOWN_PAGES = ("evaluation", "buying/", "events", "group", "pressure",
               "concessions")
OWN_TESTS = ("POST /login/", "POST /password/", "POST /invitation/",
             "POST /me/", "POST /admin/", "POST /account/users",
             "POST /account/invitations", "POST /handovers/", "POST /customers/{id}/team",
             "POST /contracts/", "POST /customers/new", "POST /licences/",
             "POST /customers/{id}/licences", "POST /account/licences",
             *(f"POST /customers/{{id}}/{page}" for page in KNOWN_PAGES),
             "POST /returns/", "POST /batch-cases/", "POST /files",
             "POST /quarantine/", "POST /tax-invoices/red/")
# Forms that want a file or one of two buttons beside their texts: what is too
# long or strange is refused and kept; what is taken has tests of its own.
NOT_TAKEN = ("POST /account/licences", "POST /customers/{id}/licences",
             "POST /licences/{id}/check", "POST /contracts/{no}/sign",
             # What is sent later takes the place of what was.
             "POST /account/contacts/{contact}",
             "POST /customers/{id}/contacts/{contact}",
             "POST /customers/{id}/contacts/{contact}/private/save",
             "POST /customers/{id}/addresses/{address}")
# Sent by scripts, with the fields of another form.
SAME_FORM = {"POST /drafts/{id}/autosave": "POST /drafts/{id}",
             "POST /tickets/{no}/ask": "POST /tickets/{no}/messages",
             "POST /complaints/{no}/ask": "POST /complaints/{no}/messages"}

# What is read as something else than text: what must not be wrong, so that the
# rest is taken.  By route and name, or by name.
GOOD = {
    "amount": "12.34", "limit": "500000", "days": "30", "promise": "",
    "month": "2026-09", "order": "", "customer": "KH-00005",
    "quantity": "", "substitute": "", "analysis": "80", "potential": "70",
    "assets": "1000000", "purchase": "", "promise_day": "", "until": "",
    "paid_on": None, "received_on": None, "issued_on": None,
    "matures_on": "", "posted_on": "2026-01-31", "due_on": "2026-03-31",
    "tax": "", "promised_on": "", "wanted_on": "", "day": "",
    "tax_number": "91330100MA27XXXX0X", "decision": "approve",
    "term": "2", "lines": "YT-5018 1", "sku": "YT-5018",
}


@pytest.fixture(scope="module", autouse=True)
def _hostile():
    Session.is_hostile = True
    yield
    Session.is_hostile = False


# --- The instance, with every form on some page -------------------------------


def document_number(prefix, key):
    """A document's number as the product prints it (domain/number.c)."""
    rows = ("0317598642", "7092154863", "4206871359", "1750983426",
            "6123045978", "3674209581", "5869720134", "8945362017",
            "9438617205", "2581436790")
    digits, check = f"{key:07d}", 0
    for digit in digits:
        check = int(rows[check][int(digit)])
    return f"{prefix}-{digits}{check}"


class Naughty:
    """An instance where everything has happened, and its forms."""

    def __init__(self, instance):
        self.instance = instance
        self.world = World(instance)
        self.who = self.world.who
        self.walk = Walk()
        self.sent = {}      # marker -> (route, field, text)
        self.money()
        self.look_around()

    def money(self):
        """What the demo company and World leave out."""
        who, one = self.who, self.instance
        officer, finance = who(money_jobs.OFFICER), who(money_jobs.FINANCE)
        desk, rep = who(jobs.CLERK), who(money_jobs.REP)
        # One person for both: the manager is an executive here, too.
        one.sql("INSERT INTO membership_roles (membership_id, role) SELECT "
                "m.id, 'executive' FROM memberships m JOIN users u ON "
                "u.id = m.user_id WHERE u.login = 'manager@qutong.example'")
        self.review = {}
        for customer, taken in ((3, 0), (4, 1), (7, 2), (10, 3)):
            self.review[taken] = money_jobs.review_after(
                who, customer, "250000", taken)
        back = money_jobs.review_after(who, 9, "250000", 0)
        money_jobs.step(officer, back, "send-back", reason="More papers")
        self.review["back"] = back
        for act, customer, person in (("freeze", 11, officer),
                                      ("no-check", 12, who(money_jobs.MANAGER))):
            page = person.get(f"/customers/{customer}/credit")
            page = page.submit(page.form(
                f"/customers/{customer}/credit/{act}"), reason="to see")
            assert page.status == 200, page
        owed = money_jobs.yuan(int(one.sql(
            "SELECT open_fen FROM receivables WHERE open_fen > 0 "
            "ORDER BY id LIMIT 1")[0]["open_fen"]))
        money_jobs.take_in(finance, money_jobs.bank_rows([
            [money_jobs.today(one), f"{n}77.31", f"Nobody {n}", "6222", "x"]
            for n in range(1, 5)] + [
            [money_jobs.today(one), owed, "Nobody", "6222", "owed"]]))
        self.columns = money_jobs.bank_rows(
            [["2026-11-01", "5.00", "a"]], ["one", "two", "three"])
        owner = who("owner@hangzhou.example")
        page = owner.get("/account/payments")
        for amount in ("77.70", "77.71", "77.72", "77.73"):
            page = page.submit(page.form("/account/payments"), amount=amount)
        code = one.sql("SELECT code FROM customers WHERE id = 5")[0]["code"]
        GOOD["customer"] = code
        self.receipts = [money_jobs.receipt(finance, code, "9.99", apply=None)
                         for _ in range(4)]
        self.receipts.append(money_jobs.receipt(finance, code, "9.99"))
        made = [money_jobs.invoice(desk, 1) for _ in range(8)]
        for n, doc in enumerate(made[2:]):
            money_jobs.issue(desk, doc, f"2633200000000001000{n}")
        for doc in made[5:]:
            page = desk.get(f"/tax-invoices/{doc}")
            page.submit(page.form(f"/tax-invoices/{doc}/red-ask"),
                        reason="wrong title")
        self.paths = {
            money_jobs.REP: [f"/credit-reviews/{back}",
                             "/credit-reviews/new?customer=1&kind=2"],
            money_jobs.OFFICER: [f"/credit-reviews/{no}"
                                 for no in self.review.values()] + [
                "/customers/11/credit", "/customers/12/credit"],
            money_jobs.MANAGER: [f"/credit-reviews/{self.review[2]}"],
            money_jobs.FINANCE: [f"/receipts/{no}" for no in self.receipts] +
            ["/receipts/bank", "/receipts/slips", "/receipts/new",
             f"/credit-reviews/{self.review[3]}"],
            jobs.CLERK: [f"/tax-invoices/{doc}" for doc in made],
            jobs.WAREHOUSE: [],
        }
        for _ in range(3):
            no = self.world.place([("YT-5010", 1)])
            self.paths[jobs.CLERK].append(f"/orders/{no}")
        robots = who("admin@qutong.example").get("/notifications/robots")
        robots.submit(robots.form("/notifications/robots"), name="r",
                      url="https://robots.example/hook", secret="s", group="8")
        groups = officer.get("/credit-groups")
        group = groups.submit(groups.form("/credit-groups/new"),
                              name="Three shops", limit="100000")
        for member in (14, 15):
            code = one.sql(f"SELECT code FROM customers WHERE id = {member}")
            group = group.submit(group.form(has="customer"),
                                 customer=code[0]["code"])
        self.paths[money_jobs.OFFICER].append(group.url)
        self.cases()
        self.contracts()
        part = self.world.order["part"]
        self.paths[jobs.CLERK].append(f"/orders/{part}")
        self.paths["buyer@hangzhou.example"] = [
            "/catalogue?q=JL&bought=1&in_stock=1",
            "/catalogue?category=1&after=YT-0001",
            f"/orders/new?from={self.world.order['done']}"]
        self.paths[money_jobs.REP] += [
            "/customers/1/file?edit=1", "/customers/1/contacts/1",
            "/customers/1/contacts/4"]
        self.paths.setdefault("owner@hangzhou.example", []).extend([
            "/account/file?edit=1", "/account/contacts/1",
            "/account/contacts/4"])

    def cases(self):
        """A page of each kind and state of case, as those see it who may do
        something there."""
        buyer, service = (self.who("owner@hangzhou.example"),
                          self.who("service@qutong.example"))
        for n in range(6):
            no = case_jobs.complain(buyer, f"Torn {n}")
            case_jobs.triaged(service, no)
            if n == 0:
                case_jobs.step(service, no, "tasks", department="3",
                               what="Look at truck 2")
                case_jobs.step(service, no, "tasks", department="1",
                               what="Ask the driver")
                continue
            case_jobs.proposed(service, no)
            if n < 3:
                case_jobs.step(self.who(money_jobs.MANAGER), no, "decide",
                               remedy="credit", cost="9", opinion="agreed")
                case_jobs.step(service, no, "reply", body="We credit it.")
        for n in range(5):
            page = buyer.get("/tickets/new")
            page = page.submit(page.form("/tickets/new", has="subject"),
                               subject=f"When {n}", body="Please say when.")
            no = case_jobs.number(page)
            if n < 2:
                page = service.get(case_jobs.path(no))
                page.submit(page.form(f"{case_jobs.path(no)}/claim"))
                case_jobs.step(service, no, "resolve", body="On Friday.")
            if n == 1:
                case_jobs.step(buyer, no, "rate", stars="4",
                               verdict="satisfied")
        rows = self.instance.sql(
            "SELECT id, kind, state, owner_id, customer_id FROM tickets "
            "ORDER BY id DESC")
        logins = {int(row["id"]): row["login"] for row in self.instance.sql(
            "SELECT id, login FROM users")}
        met = collections.Counter()
        for row in rows:
            what = (row["kind"] == "2", row["state"])
            number = document_number(
                "CP" if what[0] else "TK", int(row["id"]))
            path = ("/complaints/" if what[0] else "/tickets/") + number
            people = ["service@qutong.example"]
            if row["owner_id"]:
                people = [logins[int(row["owner_id"])]]
            if row["state"] == "5":
                people.append(money_jobs.MANAGER)
            if row["customer_id"] == "1":
                people.append("owner@hangzhou.example")
            for login in people:
                if met[what, login] < 2:
                    met[what, login] += 1
                    self.paths.setdefault(login, []).append(path)
        self.paths.setdefault("service@qutong.example", []).append(
            "/desk?queue=every")

    def contracts(self):
        """A contract for each step, a paper that waits for quality."""
        rep, manager = self.who(money_jobs.REP), self.who(money_jobs.MANAGER)
        made = {}
        for at, ways in (("draft", ()), ("review", ("submit",)),
                         ("approved", ("submit", "approve")),
                         ("sent", ("submit", "approve", "send"))):
            # Another to be dropped, and one to be sent back.
            for spare in ("", "+") if at in ("draft", "review") else ("",):
                made[at + spare] = no = contract_jobs.begin(rep, "C10003")
                if at == "review":
                    contract_jobs.right(rep, no, "1", "65")
                for way in ways:
                    page = contract_jobs.step(
                        rep if way == "submit" else manager, no, way,
                        **({"signatory": "Lu"} if way == "send" else {}))
                    assert page.status == 200, page
        one = self.instance
        one.sql("UPDATE contracts SET customer_id = 1 WHERE number = "
                f"'{made['sent']}'")
        one.sql("INSERT IGNORE INTO contract_tasks (contract_id, stage, "
                "owner_id, is_core, made_at) VALUES (2, 60, 2, 1, "
                "UTC_TIMESTAMP())")
        one.sql("INSERT INTO licences (customer_id, rep_id, team_id, kind_id,"
                " state, number, uploaded_by, uploaded_at) VALUES (5, 3, 1, 5,"
                " 1, 'W-1', 3, UTC_TIMESTAMP())")
        waits = one.sql("SELECT MAX(id) AS id FROM licences")[0]["id"]
        self.paths.setdefault("quality@qutong.example", []).append(
            f"/licences/{waits}")
        self.paths[money_jobs.REP] += [
            "/customers/new", "/customers/5/licences", "/contracts/new",
            *(f"/contracts/{made[at]}{page}" for at in ("draft", "draft+")
              for page in ("", "/edit"))]
        self.paths[money_jobs.MANAGER] += [
            "/contracts/templates/1", "/contracts/CT-00000021",
            "/contracts/CT-00000013", "/contracts/CT-00000045",
            *(f"/contracts/{made[at]}" for at in (
                "review", "review+", "approved"))]
        self.paths.setdefault("owner@hangzhou.example", []).extend(
            ["/account/licences", f"/contracts/{made['sent']}"])

    def look_around(self):
        walk = self.walk
        nobody = self.instance.session("en")
        page = nobody.get("/login")
        walk.take(page, nobody, lambda: nobody.get("/login"))
        paths = {}
        for looks in LOOKS.values():
            for _, login, path in looks:
                paths.setdefault(login, []).append(path_of(path, self.world))
        for login in PEOPLE.values():
            if login is None:
                continue
            session = self.who(login)
            walk.walk(session, login, paths.get(login, [])
                      + self.paths.get(login, []) + ["/"])
        finance = self.who(money_jobs.FINANCE)

        def columns():
            page = finance.get("/receipts/import")
            return page.submit(page.form("/receipts/import"),
                               files=self.columns)
        walk.take(columns(), money_jobs.FINANCE, columns)
        rep = self.who(money_jobs.REP)

        def private():
            page = rep.get("/customers/1/contacts/1")
            return page.submit(page.form("/customers/1/contacts/1/private"))
        walk.take(private(), money_jobs.REP, private)


@pytest.fixture(scope="module")
def naughty(prepared):
    one = Instance(prepared, prepared.parent / "naughty")
    try:
        yield Naughty(one.start())
    finally:
        one.remove()


def test_every_field_of_every_form_is_reached(naughty):
    unseen = {(route, field) for route, field in naughty.walk.unseen()
              if route not in SAME_FORM and route not in NOT_OF_THIS_KIND
              and not route.startswith(OWN_TESTS)}
    gap = sorted(unseen - set(NOT_ON_A_PAGE) - PAPERS)
    assert not gap, "no page of the walk shows these: make Naughty " \
        "reach one\n" + "\n".join(map(str, gap))


# --- What is refused ----------------------------------------------------------


def packed(texts, most, between=" "):
    """The texts in order, several to one of at most `most` characters."""
    out, now = [], ""
    for text in texts:
        text = trimmed(text)[:most]
        if now and len(now) + len(between) + len(text) > most:
            out.append(now)
            now = ""
        now = f"{now}{between}{text}" if now else text
    return out + [now]


PLAIN = [text for text in NAUGHTY if is_plain(text) and trimmed(text)]
FIRST = " ".join(WORST * 4)
WHOLE = packed(PLAIN, 1800)         # all of them, each too long for most fields
WHOLE[-1] = f"{WHOLE[-1]} {FIRST}"[:1800]
# Nothing typed comes back: a password, and a grid, which cuts what is typed
# (test_input.py sends it all).
NOT_KEPT = {("POST /login", "password"),
            ("POST /notifications/robots", "secret"),
            ("POST /notifications/robots/{id}", "secret"),
            ("POST /orders/new", "sku"),
            ("POST /orders/new", "quantity"), ("POST /orders/new", "lines"),
            ("POST /drafts/{id}", "sku"), ("POST /drafts/{id}", "quantity"),
            ("POST /drafts/{id}", "lines"), ("POST /receipts/import", "lines")}


def filled(form, text, names):
    """{name: values} as if this were typed into all these fields; of rows,
    whole into the first."""
    out = {}
    for name in names:
        rows = max(1, len(form.values(name)))
        out[name] = [text] + [text[:12]] * min(rows - 1, 2) + [""] * (rows - 3)
    return out


def harm(walk, page, sent, is_whole=True):
    """What is wrong with a page that should show strange texts as texts."""
    if page.status >= 500:
        return f"status {page.status}"
    if "html" not in (page.headers.get("Content-Type") or ""):
        return None
    # A piece of what was sent that begins a tag, as it was sent.
    for piece in re.findall(r"<[a-zA-Z!][^<]{8,40}", sent):
        if piece in page.text:
            return f"shows {piece!r} unescaped"
    drawn = Skeleton(page)
    tags = {tag for tag, _ in drawn.tags} - walk.tags
    names = {n for _, names in drawn.tags for n in names} - walk.attributes
    if tags or names:
        return f"new on {page}: {tags | names}"
    odd = [t for t in drawn.targets if not re.match(
        r"/(?![/\\])|#|\?|http://127\.0\.0\.1:|$", t)]
    if odd:
        return f"leads to {odd[:2]}"
    if page.text.count("<script") > 1:
        return "a script"
    # A form that no page would send so is not asked where its errors lead.
    lame = is_whole and [t for t in drawn.targets if t[:1] == "#" and t[1:] not in drawn.ids
            and page.status == 422 and not page.name.startswith("error.")]
    if lame:
        return f"links to nothing: {lame}"
    return None


def lost(walk, page, route, action, typed):
    """Fields whose text is not on the form that comes back."""
    forms = [f for f in page.forms if walk.routes.of_form(f) == route]
    same = [f for f in forms if f.action == action]
    if not forms:
        return ["no form"]
    out = []
    for name, values in typed.items():
        if (route, name) in NOT_KEPT:
            continue
        found = [trimmed(v or "") for v in (same or forms)[0].values(name)]
        if found[:len(values)] != [trimmed(v) for v in values]:
            out.append(name)
    return out


def post_routes(walk):
    return sorted(route for route in walk.spots if route.startswith("POST "))


def too_long(walk, route, names, texts):
    """What goes wrong when these fields of a form get texts they refuse."""
    spot = next((s for s in walk.spots[route] if s.look(walk)[1]), None)
    if spot is None:
        return "no form left"
    page, form = spot.look(walk)
    least = max([form.kinds[name][1] or 0 for name in names]) + 1
    usual = page.session.submit(
        form, **filled(form, "x" * max(1800, least), names))
    is_own = route.startswith(OWN_TESTS)
    bad = harm(walk, usual, "", not is_own)
    if bad:
        return bad
    for text in texts:
        if (route, names[0]) in NOT_KEPT:
            page, form = spot.look(walk)    # it may have been saved
        text = text.ljust(least, "x")
        typed = filled(form, text, names)
        answer = page.session.submit(form, **typed)
        bad = harm(walk, answer, text, not is_own)
        if bad:
            return bad
        if is_own:
            page, form = spot.look(walk)    # it may have been taken
            if form is None:
                return None
            continue
        if answer.status != usual.status:
            return f"{answer.status} where x is {usual.status}"
        if answer.status == 422:
            gone = lost(walk, answer, route, form.action, typed)
            if gone:
                return f"not kept: {gone}"
        elif (route, names[0]) not in NOT_KEPT:
            return f"not refused: {answer} {answer.history}"
    return None


def test_what_is_too_long_is_refused_and_kept(naughty, is_long):
    """The whole list, joined; into a few fields at once, for the sake of the
    most that a form may send."""
    walk, wrong, count = naughty.walk, [], 0
    for number, route in enumerate(post_routes(walk)):
        _, form = walk.spots[route][0].look(walk)
        if form is None and route.startswith(OWN_TESTS):
            continue
        assert form, route
        names = list(typed_fields(form))
        texts = [FIRST] + (WHOLE if is_long else
                           [WHOLE[number % len(WHOLE)]])
        for at in range(0, len(names), 3):
            count += 1
            bad = too_long(walk, route, names[at:at + 3], texts)
            if bad:
                wrong.append(f"{route}: {bad}")
    assert not wrong, "\n" + "\n".join(wrong)
    assert count > 50


def test_addresses_may_ask_for_anything(naughty, is_long):
    """Every parameter of every page and list."""
    walk, wrong, count = naughty.walk, [], 0
    manager = naughty.who(money_jobs.FINANCE)
    buyer = naughty.who("owner@hangzhou.example")
    chunks = packed(WORST + PLAIN, 500)
    step = 1 if is_long else 23
    for number, (route, fields) in enumerate(walk.routes.fields.items()):
        method, path = route.split()
        if method != "GET" or not fields:
            continue
        path = re.sub(r"\{\w+\}", "1", path)
        session = buyer if path.startswith("/account") else manager
        for at, text in enumerate(chunks[:1] + chunks[number % step::step]):
            names = fields if at == 0 else ["&".join(fields)]
            for name in names:
                query = urllib.parse.urlencode(
                    {n: text for n in name.split("&")})
                if len(query) > 7000:
                    continue
                count += 1
                answer = session.get(f"{path}?{query}", follow=False)
                bad = harm(walk, answer, text)
                if bad:
                    wrong.append(f"{route} {name}: {bad}")
    assert not wrong, "\n" + "\n".join(wrong)
    assert count > 100


# --- What is taken ------------------------------------------------------------


# Where a text is not stored as it is, or only with something else.
NOT_STORED = {
    ("POST /login", "login"): "nobody is called that",
}


NOT_SHOWN = {
    **{("POST /customers/new", name): "on the customer's file"
       for name in ("short_name", "legal_person", "street", "bank_name",
                    "bank_account")},
    ("POST /customers/{id}/file", "reason"): "in the history of the file",
    ("POST /proposals/{id}/decide", "answer"): "on the distributor's page",
    ("POST /customers/{id}/credit-notes", "note"): "on the note's own page",
    ("POST /orders/{no}/ship", "note"): "on the shipment: test_input.py",
    ("POST /desk/replies/{id}", "name_en"): "in the other language",
    ("POST /desk/replies/{id}", "body_en"): "in the other language",
}
SHOWN_AT = {
    "POST /holds/{no}/release":
        lambda action: f"/orders/{action.split('/')[2]}",
    "POST /receipts/bank/{line}/set-aside":
        lambda action: "/receipts/bank?state=aside",
    "POST /receipts/slips/{slip}/refuse":
        lambda action: "/customers/1/payments",
}


# What would leave nothing to do for the form beside it: once is enough.
FEW = {"POST /complaints/{no}/send-back": 1,
       "POST /complaints/{no}/tasks/{task}/answer": 1,
       "POST /complaints/{no}/finish": 1, "POST /tickets/{no}/withdraw": 1,
       "POST /complaints/{no}/withdraw": 1}


class Taken:
    """Forms sent with good figures and strange texts, and what became of
    them."""

    def __init__(self, naughty, texts, again):
        self.naughty, self.walk = naughty, naughty.walk
        self.texts = texts
        self.again = again
        self.sent = {}      # mark -> (route, field, text)
        self.wrong = []
        self.taken = {}     # route -> how often
        self.pages = []     # that followed

    def text(self, most):
        """The next texts, as many as fit, with a mark that finds them."""
        mark = f"~{len(self.sent):04}~"
        room = (most or 200) - len(mark)
        text = next((t for t in self.texts[len(self.sent) % len(self.texts):]
                     if len(t) <= room), "<b>'\"&amp;"[:max(room, 0)])
        text = text + mark if len(self.sent) % 2 else mark + text
        self.sent[mark] = None
        return mark, text

    def good(self, route, form):
        """(typed values, {mark: (route, field, text)}) for one form."""
        typed, marks = {}, {}
        for name, kind in form.kinds.items():
            if name in ("csrf", "form_token") or kind is None:
                continue
            if (route, name) in GOOD_HERE or name in GOOD:
                good = GOOD_HERE.get((route, name), GOOD.get(name))
                if callable(good):
                    good = good(form)
                elif good is not None and len(form.values(name)) > 1:
                    good = [good] + [""] * (len(form.values(name)) - 1)
                if good is not None and kind[0] != "hidden":
                    typed[name] = good
            elif kind[0] in ("text", "textarea", "search"):
                mark, text = self.text(kind[1])
                marks[mark] = (route, name, text)
                typed[name] = text
        return typed, marks

    def refuses_more(self, page, form, typed, marks):
        """A field takes as many characters as it says, and not one more."""
        for route, name, _ in marks.values():
            most = form.kinds[name][1]
            if most is None:
                self.wrong.append(f"{route} {name}: no maxlength")
                continue
            answer = page.session.submit(
                form, **{**typed, name: "x" * (most + 1)})
            if answer.status != 422:
                self.wrong.append(f"{route} {name}: takes more than {most}: "
                                  f"{answer}")

    def send(self, route):
        """Fill in the form wherever it stands, as often as it stays."""
        done = 0
        # What is sent twice to the same thing may take the place of the first.
        again = self.again if re.search(
            r"^POST [^{]*$|^POST /(customers|collections)/", route) else 1
        for spot in self.walk.spots[route][:FEW.get(route, 9)]:
            for _ in range(again):
                page, form = spot.look(self.walk)
                if form is None:
                    break
                typed, marks = self.good(route, form)
                if not done:
                    self.refuses_more(page, form, typed, marks)
                answer = page.session.submit(form, **typed)
                if done and answer.status == 409:
                    break       # once is enough for it
                bad = harm(self.walk, answer, " ".join(
                    text for _, _, text in marks.values()))
                if not answer.history:
                    said = re.findall(r'<li>(?:<a href="#[^>]*>)?([^<]*)',
                                      answer.text.split("error-summary")[-1])
                    bad = bad or f"refused {typed}: {answer} {said[:2]}"
                if bad:
                    self.wrong.append(f"{route}: {bad}")
                    return
                self.sent.update(marks)
                self.pages.append(((spot, answer), marks))
                done += 1
        if not done:
            self.wrong.append(f"{route}: no form left to send")
        self.taken[route] = done


def numbers():
    n = 26332000000000500000
    while True:
        n += 1
        yield str(n)


NUMBERS = numbers()
DAYS = (f"2027-03-{n:02}" for n in range(1, 32))
# Nobody has two deputies on one day.
AWAY = {"from": (f"2028-{m:02}-{d:02}" for m in range(1, 13)
                 for d in range(1, 28)),
        "to": (f"2028-{m:02}-{d:02}" for m in range(1, 13)
               for d in range(1, 28))}
# Of single forms, what must be good there.
FILE_NUMBERS = ("registered", "paid_in", "downstream", "warehouse", "vehicles",
                "people", "share")
GOOD_HERE = {
    ("POST /deputies", "deputy"): "9",
    **{("POST /deputies", name): lambda f, days=days: next(days)
       for name, days in AWAY.items()},
    ("POST /contracts/new", "customer"): "C10003",
    ("POST /contracts/new", "target"): "1000",
    ("POST /contracts/{no}/save", "target"): "1000",
    ("POST /contracts/{no}/save", "division"): lambda f: None,
    ("POST /contracts/{no}/save", "sku"): lambda f: None,
    ("POST /contracts/{no}/save", "body"): lambda f: None,
    ("POST /contracts/templates/{id}/save", "body"): lambda f: None,
    ("POST /contracts/{no}/keeper", "keeper"): "2",
    ("POST /customers/new", "credit_code"): "",
    ("POST /customers/new", "division"): "330328",
    ("POST /customers/new", "phone"):
        lambda f: f"0577-{int(next(NUMBERS)) % 10**8:08}",
    **{(f"POST {base}/file", name): "12"
       for base in ("/account", "/customers/{id}") for name in FILE_NUMBERS},
    **{(f"POST {base}/file", "credit_code"): ""
       for base in ("/account", "/customers/{id}")},
    **{(f"POST {base}/contacts{one}", "mail"): "a@example.com"
       for base in ("/account", "/customers/{id}")
       for one in ("", "/{contact}")},
    ("POST /credit-reviews/{no}/decide", "limit"): "10000",
    ("POST /credit-groups/new", "limit"): "10000",
    ("POST /notifications/robots", "url"): "https://robots.example/hook",
    ("POST /notifications/robots/{id}", "url"): "https://robots.example/hook",
    ("POST /notifications/robots", "secret"): "s",
    ("POST /notifications/robots/{id}", "secret"): "s",
    ("POST /notifications/robots", "group"): "8",
    ("POST /notifications/settings", "mail"): "me@example.com",
    ("POST /tax-invoices/{doc}/issue", "number"): lambda f: next(NUMBERS),
    ("POST /tax-invoices/{doc}/red-issue", "number"): lambda f: next(NUMBERS),
    ("POST /tax-invoices/make", "amount"): lambda f: None,
    ("POST /tax-invoices/make", "take"): lambda f: f.values("receivable")[0],
    ("POST /orders/{no}/ship", "quantity"): lambda f: None,
    ("POST /orders/{no}/propose", "quantity"):
        lambda f: ["1"] + f.values("quantity")[1:],
    ("POST /orders/{no}/propose", "promised_on"): lambda f: None,
    ("POST /orders/{no}/propose", "substitute"): lambda f: None,
    ("POST /complaints/new", "kind"): "packaging",
    ("POST /complaints/new", "batch"): "",
    ("POST /tickets/new", "batch"): "",
    ("POST /complaints/{no}/propose", "founded"): "yes",
    ("POST /complaints/{no}/propose", "responsible"): "3",
    ("POST /complaints/{no}/propose", "remedy"): "apology",
    ("POST /complaints/{no}/propose", "cost"): "10",
    ("POST /complaints/{no}/decide", "remedy"): "apology",
    ("POST /complaints/{no}/decide", "cost"): "10",
    ("POST /complaints/{no}/act", "object"): "",
    ("POST /complaints/{no}/reply", "find"): "",
    ("POST /desk/bulk", "tag"): "x",
    ("POST /desk/calendar", "day"): lambda f: next(DAYS),
    ("POST /desk/promises", "first"): "60",
    ("POST /desk/promises", "update"): "60",
    ("POST /desk/promises", "result"): "600",
    **{(f"POST /{kind}/{{no}}/{act}", field): value
       for kind in ("tickets", "complaints")
       for act, field, value in (
           ("messages", "find", ""), ("link", "object", ""),
           ("merge", "into", ""), ("tags", "tags", "a, b"),
           ("rate", "stars", "4"), ("tasks", "due", ""))},
    ("POST /complaints/{no}/act", "due"): "",
    ("POST /collections/{code}/plan", "day"):
        lambda f: ["2027-01-15"] + [""] * (len(f.values("day")) - 1),
}


@pytest.fixture(scope="module")
def taken(naughty, is_long):
    strange = [" ".join(WORST[n:n + 6]) for n in range(0, len(WORST), 3)]
    strange += packed(PLAIN, 150)
    one = Taken(naughty, strange, 40 if is_long else 3)
    routes = [route for route in post_routes(naughty.walk)
              if not route.startswith(OWN_TESTS) and route not in NOT_TAKEN
              and any(
        kind and kind[0] in ("text", "textarea", "search")
        for name, kind in naughty.walk.fields[route].items()
        if name not in GOOD and (route, name) not in NOT_KEPT
        and (route, name) not in NOT_STORED
        and (route, name) not in GOOD_HERE)]
    # First what leaves a thing as it is, then what ends it.
    ends = re.compile(r"contracts/.no./(approve|back|send|terminate|drop|no-)|"
                      r"withdraw|cancel|reject|reverse|give-up|decide|refuse|"
                      r"close|reviews.*send-back|lose|red-ask|opine|score|"
                      r"resolve|merge|finish|/act$|rate$|reopen")
    for route in routes:
        if not ends.search(route):
            one.send(route)
    one.stored = cells(naughty.instance)
    for route in sorted(routes, key=lambda r: (
            "withdraw" not in r, "finish" not in r)):
        if ends.search(route):
            one.send(route)
    for mark, found in cells(naughty.instance).items():
        one.stored.setdefault(mark, []).extend(found)
    return one


def cells(instance):
    """{mark: [(table.column, value)]} of all texts in the database."""
    out, ask = {}, []
    for row in instance.sql(
            "SELECT table_name AS t, column_name AS c FROM "
            "information_schema.columns WHERE table_schema = DATABASE() AND "
            "data_type IN ('varchar', 'text', 'mediumtext', 'char') AND "
            "character_set_name = 'utf8mb4'"):
        ask.append(f"SELECT '{row['t']}.{row['c']}' AS at, `{row['c']}` AS v "
                   f"FROM `{row['t']}` WHERE `{row['c']}` LIKE '%~0%'")
    for row in instance.sql(" UNION ALL ".join(ask)):
        for mark in re.findall(r"~\d{4}~", row["v"]):
            out.setdefault(mark, []).append((row["at"], row["v"]))
    return out


def test_strange_texts_are_taken_by_every_form(taken):
    assert not taken.wrong, "\n" + "\n".join(taken.wrong)


def test_what_was_taken_is_stored_as_it_was_typed(taken):
    wrong = [(route, name, text, taken.stored.get(mark))
             for mark, sent in taken.sent.items() if sent
             for route, name, text in [sent]
             if trimmed(text) not in [
                 v for _, v in taken.stored.get(mark, [])]]
    assert not wrong, "\n" + "\n".join(map(str, wrong))


def test_what_was_taken_is_shown_as_it_was_typed(naughty, taken, is_long):
    """Where the form leads, or where it stood, or on the page named."""
    wrong = []
    for (spot, answer), marks in taken.pages:
        if is_long and spot.route in SHOWN_AT:
            continue    # on one of the later pages of a long list
        there = [answer, spot.see()]
        if spot.route in SHOWN_AT:
            there.append(naughty.who(money_jobs.FINANCE).get(
                SHOWN_AT[spot.route](spot.action)))
        for route, name, text in marks.values():
            if (route, name) in NOT_SHOWN:
                continue
            if not any(shown_in(page, text) for page in there):
                wrong.append((route, name, text))
    assert not wrong, "\n" + "\n".join(map(str, wrong))


def test_what_was_taken_stands_in_the_exports(naughty, taken):
    """As it was typed; what a sheet would compute has an apostrophe."""
    texts = {mark: trimmed(sent[2]) for mark, sent in taken.sent.items()
             if sent}
    people = [naughty.who(login) for login in (
        "owner@hangzhou.example", money_jobs.FINANCE, jobs.CLERK)]
    found, wrong = set(), []
    for route in naughty.walk.routes.fields:
        if not route.endswith(".csv"):
            continue
        path = re.sub(r"\{id\}", "1", route.split()[1])
        path = re.sub(r"\{month\}", "2026-09", path)
        for person in people:
            page = person.get(path)
            assert page.status < 500, page
            if page.status != 200 or "csv" not in (
                    page.headers.get("Content-Type") or ""):
                continue
            for row in csv.reader(io.StringIO(page.text.lstrip("\ufeff"))):
                for cell in row:
                    for mark in set(re.findall(r"~\d{4}~", cell)) & set(texts):
                        text = texts[mark]
                        if text[0] in "=+-@":
                            text = "'" + text
                        found.add(route)
                        if cell != text and text not in cell:
                            wrong.append((route, cell, text))
    assert not wrong, "\n" + "\n".join(map(str, wrong))
    assert len(found) >= 4, found


# --- What may end whatever it is sent to: last ---------------------------------


def test_each_strange_text_alone_breaks_no_form(naughty, is_long):
    """Short fields take them one by one: an amount, a day, a code."""
    walk, wrong, count = naughty.walk, [], 0
    for number, route in enumerate(post_routes(walk)):
        for spot in walk.spots[route][:1]:
            page, form = spot.look(walk)
            names = list(typed_fields(form)) if form else []
            if not names or form.method != "post":
                continue
            texts = NAUGHTY if is_long else (WORST[number % 8::8]
                                             + NAUGHTY[number % 120::120])
            for at in range(len(texts)):
                if count % 20 == 0:
                    page, form = spot.look(walk)
                    if form is None or not form.names.issuperset(names):
                        break       # what was sent before took it away
                count += 1
                # Each field another of them.
                typed = {}
                for n, name in enumerate(names):
                    text = texts[(at + n * 7) % len(texts)]
                    typed.update(filled(form, text, [name]))
                typed = {n: v for n, v in typed.items() if n in form.names}
                answer = page.session.submit(form, **typed)
                bad = harm(walk, answer, " ".join(
                    v for values in typed.values() for v in values),
                    is_whole=not route.startswith(OWN_TESTS))
                if not bad and answer.status == 422 and \
                        not route.startswith(OWN_TESTS):
                    gone = lost(walk, answer, route, form.action, typed)
                    bad = gone and f"not kept: {gone} of {typed}"
                if bad:
                    wrong.append(f"{route}: {bad}")
                    break
                if answer.history:      # it was taken: another one, then
                    page, form = spot.look(walk)
                    if form is None:
                        break
    assert not wrong, "\n" + "\n".join(wrong)
    assert count > 150


def test_what_is_carried_along_may_be_anything(naughty):
    """Hidden fields, choices and boxes, with what no page would send."""
    walk, wrong = naughty.walk, []
    text = " ".join(WORST)
    for route in post_routes(walk):
        if route in ("POST /logout", "POST /me/theme"):
            continue
        page, form = walk.spots[route][0].look(walk)
        if form is None:
            continue
        declared = set(walk.routes.fields[route])
        files = {n for n, kind in form.kinds.items()
                 if kind and kind[0] == "file"}
        rest = {n: [text] for n in declared - set(typed_fields(form)) - files}
        for name in list(rest):
            kept = [(n, v) for n, v in form.fields if n != name]
            answer = page.session.post(form.action, kept + [(name, text)],
                                       {} if form.is_multipart else None)
            bad = harm(walk, answer, text, is_whole=False)
            if bad:
                wrong.append(f"{route} {name}: {bad}")
    assert not wrong, "\n" + "\n".join(wrong)
