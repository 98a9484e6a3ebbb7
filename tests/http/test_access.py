"""Who may do what, through nginx: every route × every role × own, foreign,
absent and malformed.

The routes are the programs' own (--routes); what a role may do is the table
role_permissions.  A route that ROUTES does not know fails the test, so that a
new one is looked at.
"""
import re
import subprocess
import time

import pytest

from support import jobs
from support.instance import BUILD, Session

# Role: who, and the scope's subject: company, rep or team.
PEOPLE = {
    "nobody": None,
    "buyer": "buyer@hangzhou.example",
    "buyer of another company": "buyer@ningbo.example",
    "distributor_admin": "owner@hangzhou.example",
    "distributor_finance": "finance@hangzhou.example",
    "sales_rep": "sales@qutong.example",
    "service": "service@qutong.example",
    "order_desk": "clerk@qutong.example",
    "warehouse": "warehouse@qutong.example",
    "quality": "quality@qutong.example",
    "credit_officer": "credit@qutong.example",
    "finance": "finance@qutong.example",
    "team_lead": "lead@qutong.example",
    "manager": "manager@qutong.example",
    "executive": "executive@qutong.example",
    "admin": "admin@qutong.example",
}
# Things stand at two companies: 1 (Hangzhou) and 13 (Guangzhou, of another
# rep and team).  Whose things are "own" to whom; company 2 has its own buyer.
OWN = {"buyer of another company": 2}
FOREIGN = {"buyer of another company": 13}


@pytest.fixture(scope="module", autouse=True)
def _hostile():
    Session.is_hostile = True
    yield
    Session.is_hostile = False


class Route:
    """What is sent, which thing the address names, what comes back to who may.

    thing    "order", "shipment", "draft", "product" …, or None: no id
    sees     the action that decides whether the thing exists for the actor;
             None: the route's own
    fields   what a POST carries
    own      status for the actor's own thing; the things are made such that
             nothing changes: orders are cancelled, shipments signed for
    is_brief absent and malformed addresses are left to a route that reads the
             address by the same function
    """

    def __init__(self, own=200, thing=None, sees=None, fields=(),
                 is_brief=False):
        self.own, self.thing, self.sees = own, thing, sees
        self.fields, self.is_brief = fields, is_brief


REASON = (("reason", "because"),)
LINE = (("position", "1"), ("quantity", "1"))
ORDER = {"thing": "order", "sees": "order_see"}
SHIPMENT = {"thing": "shipment", "sees": "order_see"}
# Of a company: its own under /account (404 for staff), any in reach by its id.
ACCOUNT = {"thing": "company"}
OWN_ACCOUNT = {"own": {200, 404}}
GRID = (("sku", "YT-5018"), ("quantity", "1"), ("version", "999"))

ROUTES = {
    "GET /login": Route(own={200, 303}),
    "POST /login": Route(own=422, fields=(("login", "x"), ("password", "y"))),
    "GET /me": Route(),
    "POST /me/language": Route(own=303, fields=(("language", "en"),)),
    "POST /me/company": Route(own={303, 404, 422},
                              fields=(("company", "999999"),)),
    "POST /me/theme": Route(own=303, fields=(("theme", "dark"),)),
    "POST /logout": Route(own=303),

    "GET /": Route(),
    "GET /search": Route(),
    # Between staff alone.
    "GET /deputies": Route({200, 404}),
    "POST /deputies": Route({404, 422}),
    "POST /deputies/leave": Route(303),
    "POST /deputies/{id}/end": Route(404),
    "POST /deputies/{id}/begin": Route({403, 404}),
    "GET /team-figures": Route(),
    "GET /notifications": Route(),
    "POST /notifications/read-all": Route(own=303),
    "POST /notifications/{id}/read": Route(303, "notification"),
    "GET /customers": Route(),
    "GET /customers.csv": Route(),
    "GET /customers.xlsx": Route(),
    "GET /customers/places": Route(),
    "GET /account": Route(**OWN_ACCOUNT),
    "GET /account/products": Route(**OWN_ACCOUNT),
    "GET /customers/{id}": Route(**ACCOUNT),
    "GET /account/timeline": Route(**OWN_ACCOUNT),
    "GET /customers/{id}/timeline": Route(**ACCOUNT),
    "GET /account/licences": Route(**OWN_ACCOUNT),
    "POST /account/licences": Route(own={404, 422}),
    "GET /customers/{id}/licences": Route(**ACCOUNT),
    "POST /customers/{id}/licences": Route(422, **ACCOUNT),
    "GET /account/file": Route(**OWN_ACCOUNT),
    "GET /customers/{id}/file": Route(**ACCOUNT),
    "POST /account/file": Route(own={404, 422}),
    "POST /customers/{id}/file": Route(409, **ACCOUNT),
    "POST /account/file/{change}/withdraw": Route(own=404),
    "GET /account/file/changes": Route(**OWN_ACCOUNT),
    "GET /customers/{id}/file/changes": Route(**ACCOUNT),
    "POST /customers/{id}/addresses": Route(422, **ACCOUNT),
    "POST /customers/{id}/addresses/{address}": Route(404),
    "GET /account/contacts": Route(**OWN_ACCOUNT),
    "GET /customers/{id}/contacts": Route(**ACCOUNT),
    "POST /account/contacts": Route(own={404, 422}),
    "POST /customers/{id}/contacts": Route(422, **ACCOUNT),
    **{f"{act}": Route(404) for act in (
        "GET /account/contacts/{contact}", "POST /account/contacts/{contact}",
        "POST /account/contacts/{contact}/leave",
        "GET /customers/{id}/contacts/{contact}",
        "POST /customers/{id}/contacts/{contact}",
        "POST /customers/{id}/contacts/{contact}/leave",
        "POST /customers/{id}/contacts/{contact}/purge",
        "POST /customers/{id}/contacts/{contact}/private",
        "POST /customers/{id}/contacts/{contact}/private/save")},
    "GET /account/team": Route(**OWN_ACCOUNT),
    "GET /customers/{id}/team": Route(**ACCOUNT),
    "POST /customers/{id}/team": Route(422, **ACCOUNT),
    "GET /proposals": Route(),
    # Leads a distributor to its own file.
    "GET /proposals/{id}": Route({303, 404}),
    "POST /proposals/{id}/decide": Route(404),
    # Between staff alone.
    "GET /handovers": Route({200, 404}),
    "GET /handovers/new": Route(),
    "POST /handovers/new": Route(422),
    "GET /handovers/{id}": Route(404),
    **{f"POST /handovers/{{id}}/{act}": Route(404)
       for act in ("take", "decline", "back")},
    "GET /customers/new": Route(),
    "POST /customers/new": Route(422),
    "GET /customers/{id}/opening": Route(**ACCOUNT),
    "POST /customers/{id}/opening/quality": Route(409, **ACCOUNT),
    "POST /customers/{id}/opening/credit": Route(409, **ACCOUNT),
    "GET /customers/{id}/evaluation": Route(**ACCOUNT),
    "POST /customers/{id}/evaluation": Route(422, **ACCOUNT),
    "GET /customers/{id}/buying": Route(**ACCOUNT),
    "POST /customers/{id}/buying/calendar": Route(303, **ACCOUNT),
    "POST /customers/{id}/buying/process": Route(
        422, fields=(("step", ""), ("step_note", "x")), **ACCOUNT),
    "GET /customers/tasks": Route(),
    "GET /customers/{id}/events": Route(**ACCOUNT),
    "POST /customers/{id}/events": Route(422, **ACCOUNT),
    "POST /customers/{id}/events/{event}/done": Route(404),
    "GET /customers/{id}/group": Route(**ACCOUNT),
    "POST /customers/{id}/group": Route(
        422, fields=(("parent", "nobody"),), **ACCOUNT),
    "GET /customers/difficult": Route(),
    "GET /customers/difficult.csv": Route(),
    "GET /customers/difficult.xlsx": Route(),
    "GET /customers/{id}/pressure": Route(**ACCOUNT),
    "POST /customers/{id}/pressure": Route(303, **ACCOUNT),
    "POST /customers/{id}/pressure/steps": Route(422, **ACCOUNT),
    "POST /customers/{id}/pressure/{step}/done": Route(404),
    "POST /customers/{id}/concessions": Route(422, **ACCOUNT),
    "POST /customers/{id}/concessions/{given}": Route({404, 422}),
    "GET /licences": Route(),
    "GET /account/contracts": Route(**OWN_ACCOUNT),
    "GET /customers/{id}/contracts": Route(**ACCOUNT),
    "GET /contracts": Route(own={200, 303}),
    "GET /contracts.csv": Route(own={200, 404}),
    "GET /contracts.xlsx": Route(own={200, 404}),
    "GET /contracts/calendar": Route(),
    "GET /contracts/templates": Route(),
    "GET /contracts/templates/{id}": Route(404),
    "POST /contracts/templates/{id}/save": Route({404, 422}),
    "GET /contracts/new": Route(),
    "POST /contracts/new": Route(own=422),
    "GET /contracts/{no}": Route(404),
    "GET /contracts/{no}/edit": Route(404),
    **{f"POST /contracts/{{no}}/{act}": Route(404) for act in (
        "save", "open", "submit", "approve", "back", "send", "sign",
        "terminate", "drop", "amend", "renew", "keeper", "no-renewal")},
    "GET /licences/{id}": Route(404),
    "POST /licences/{id}/check": Route(404),
    "GET /customers/{id}/products": Route(**ACCOUNT),
    "GET /notifications/settings": Route(),
    "POST /notifications/settings": Route(own=422, fields=(
        ("mail", "x"), ("quiet_from", "22:00"), ("quiet_to", "08:00"))),
    "GET /notifications/robots": Route(),
    "POST /notifications/robots": Route(own=422, fields=(("kind", "1"),)),
    "POST /notifications/robots/{id}": Route(own=404, fields=(("kind", "1"),)),
    "GET /notifications/undelivered": Route(),
    "POST /notifications/undelivered/{id}/retry": Route(own={404, 409}),

    "POST /files": Route(own=422),
    "GET /files/{id}": Route(404),
    "GET /files/{id}/thumb": Route(404),
    "POST /files/{id}/remove": Route(404),

    "GET /orders": Route(),
    "GET /orders.csv": Route(),
    "GET /orders.xlsx": Route(),
    "GET /orders/new": Route(),
    "POST /orders/new": Route(own="new draft"),
    "GET /orders/{no}": Route(**ORDER),
    "GET /orders/{no}/cases": Route(**ORDER),
    "GET /orders/{no}.pdf": Route(**ORDER),
    "POST /orders/{no}/approve": Route(409, **ORDER),
    "POST /orders/{no}/send-back": Route(409, fields=REASON, **ORDER),
    "POST /orders/{no}/confirm": Route(409, **ORDER),
    "POST /orders/{no}/reject": Route(409, fields=REASON, **ORDER),
    "POST /orders/{no}/cancel": Route(409, fields=REASON, **ORDER),
    "POST /orders/{no}/reduce": Route(409, **ORDER),
    "GET /orders/{no}/propose": Route(**ORDER),
    "POST /orders/{no}/propose": Route(409, fields=LINE + REASON, **ORDER),
    "POST /orders/{no}/accept": Route(409, **ORDER),
    "POST /orders/{no}/decline": Route(409, **ORDER),
    "POST /orders/{no}/pick": Route(409, **ORDER),
    "POST /orders/{no}/unpick": Route(409, **ORDER),
    "GET /orders/{no}/ship": Route(**ORDER),
    "POST /orders/{no}/ship": Route(409, fields=LINE, **ORDER),
    "POST /orders/{no}/close": Route(409, fields=REASON, **ORDER),
    "POST /orders/{no}/release": Route(409, fields=REASON, **ORDER),
    "POST /orders/{no}/hold": Route(409, fields=REASON, **ORDER),

    "GET /drafts": Route(),
    "GET /drafts/{id}": Route(thing="draft"),
    "POST /drafts/{id}": Route(409, "draft", fields=GRID),
    "POST /drafts/{id}/autosave": Route(409, "draft", fields=GRID),
    "POST /drafts/{id}/delete": Route(409, "deleted draft"),
    "POST /drafts/{id}/restore": Route(409, "draft"),
    "POST /drafts/{id}/template": Route(422, "draft"),
    "POST /drafts/{id}/use": Route(409, "draft"),
    "GET /drafts/{id}/review": Route(thing="draft"),
    "POST /drafts/{id}/submit": Route(409, "draft",
                                      fields=(("version", "999"),)),

    "GET /catalogue": Route(),
    "GET /catalogue/suggest.json": Route(),
    "GET /catalogue/{sku}": Route(thing="product"),
    "POST /catalogue/{sku}/add": Route(422, "product", "catalogue_see",
                                       (("quantity", "0"),)),

    "GET /shipments": Route(),
    "GET /shipments.csv": Route(),
    "GET /shipments.xlsx": Route(),
    "GET /shipments/{no}": Route(**SHIPMENT),
    "GET /shipments/{no}.pdf": Route(**SHIPMENT),
    "POST /shipments/{no}/deliver": Route(409, **SHIPMENT),
    "POST /shipments/{no}/sign": Route(409, **SHIPMENT),
    "POST /shipments/{no}/refuse": Route(409, fields=REASON, **SHIPMENT),
    "POST /shipments/{no}/lose": Route(409, fields=REASON, **SHIPMENT),

    **{f"GET {base}/{page}": Route(**account)
       for base, account in (("/account", OWN_ACCOUNT),
                             ("/customers/{id}", ACCOUNT))
       for page in ("credit", "receivables", "receivables.csv",
                    "receivables.xlsx", "statement", "invoices",
                    "invoices.csv", "invoices.xlsx", "payments",
                    "payments.csv", "payments.xlsx", "credit-notes",
                    "credit-notes.csv", "credit-notes.xlsx")},
    **{f"GET {base}/{page}": Route(404)
       for base in ("/account", "/customers/{id}")
       for page in ("receivables/{doc}", "statement/{month}",
                    "statement/{month}.pdf", "statement/{month}.csv",
                    "statement/{month}.xlsx", "statement/{month}/letter.pdf",
                    "invoices/{doc}/file")},
    "POST /account/payments": Route(own={404, 422}),
    "POST /account/statement/{month}/confirm": Route(own=404),
    "POST /account/statement/{month}/dispute": Route(own=404),
    "POST /customers/{id}/statement": Route(422, **ACCOUNT),
    **{f"POST /customers/{{id}}/{act}": Route({403, 409, 422}, **ACCOUNT)
       for act in ("credit/freeze", "credit/unfreeze", "credit/check",
                   "credit/no-check", "deposits", "credit-notes")},
    "GET /holds": Route(),
    "GET /holds.csv": Route(),
    "GET /holds.xlsx": Route(),
    "POST /holds/again": Route(303),
    "POST /holds/{no}/release": Route(409, fields=REASON, **ORDER),
    **{f"GET {page}": Route() for page in (
        "/credit-reviews", "/credit-reviews.csv", "/credit-reviews.xlsx",
        "/credit-reviews/new", "/receipts", "/receipts.csv", "/receipts.xlsx",
        "/receipts/new", "/receipts/import", "/receipts/bank",
        "/receipts/slips", "/tax-invoices", "/tax-invoices/all",
        "/tax-invoices/all.csv", "/tax-invoices/all.xlsx",
        "/tax-invoices/red", "/tax-invoices/red.csv",
        "/tax-invoices/red.xlsx", "/collections",
        "/collections.csv", "/collections.xlsx", "/receivables.csv",
        "/receivables.xlsx", "/receivables/ageing.csv",
        "/receivables/ageing.xlsx", "/receivables/opening",
        "/credit-notes.csv", "/credit-notes.xlsx")},
    # Of all customers: a distributor is led to its own.
    **{f"GET {page}": Route({200, 303}) for page in (
        "/receivables", "/receivables/ageing", "/credit-notes")},
    "GET /credit-notes/{no}": Route(404),
    "GET /credit-notes/{no}.pdf": Route(404),
    # Groups cross reps and teams: who sees some customers sees none of them.
    "GET /credit-groups": Route({200, 403}),
    "GET /credit-groups/{id}": Route({403, 404}),
    **{f"POST /credit-groups/{{id}}/{act}": Route(404) for act in (
        "limit", "join", "leave")},
    **{f"POST {page}": Route(422) for page in (
        "/credit-reviews/new", "/receipts/new", "/receipts/import",
        "/tax-invoices/make", "/tax-invoices/import", "/receivables/opening",
        "/receivables/opening/import", "/credit-groups/new")},
    "GET /credit-reviews/{no}": Route(404),
    **{f"POST /credit-reviews/{{no}}/{act}": Route(404) for act in (
        "apply", "survey", "score", "opine", "decide", "send-back",
        "withdraw")},
    "GET /receipts/{no}": Route(404),
    **{f"POST /receipts/{{no}}/{act}": Route(404) for act in (
        "apply", "undo", "reverse", "earmark")},
    **{f"POST /receipts/bank/{{line}}/{act}": Route({404, 422}) for act in (
        "match", "set-aside", "take-up")},
    "POST /receipts/slips/{slip}/refuse": Route({404, 422}),
    "GET /tax-invoices/red/{letter}": Route(404),
    **{f"POST /tax-invoices/red/{{letter}}/{act}": Route(404) for act in (
        "confirm", "lapse", "again", "issue")},
    "GET /tax-invoices/{doc}": Route(404),
    "GET /tax-invoices/{doc}/file": Route(404),
    **{f"POST /tax-invoices/{{doc}}/{act}": Route(404) for act in (
        "issue", "attach", "give-up", "red-ask", "red-drop", "red-issue")},
    "GET /statements/{no}": Route(404),
    "GET /credit-accounts/{code}": Route({303, 404}),
    "GET /invoices/{no}": Route({303, 404}),
    "GET /collections/{code}": Route(404),
    "GET /collections/{code}/letter.pdf": Route(404),
    "POST /collections/{code}/note": Route(404),
    "POST /collections/{code}/plan": Route(404),
}

CASE = {"thing": "complaint", "sees": "ticket_see"}
CASE_ACT = {**CASE, "is_brief": True}
# Steps that do not exist from where the complaint of World stands, or miss
# what they need.  Who else may see it is told so, not that it is not there.
CASE_ACTS = {
    "messages": ({403, 422}, ()), "ask": (422, ()), "answer": ({409, 422}, ()),
    "resolve": ({409, 422}, ()), "writing": (200, ()),
    "rate": ({403, 409, 422}, (("verdict", "unsatisfied"),)),
    "reopen": ({403, 409, 422}, ()),
    "withdraw": (422, (("reason", "x" * 501),)),
    "assign": (422, (("owner", "99999999"),)), "claim": (409, ()),
    "refer": (422, ()), "severity": (422, ()),
    "tags": (422, (("tags", "x" * 99),)), "link": (422, ()),
    "unlink": (422, ()), "watch": (422, (("user", "99999999"),)),
    "merge": (422, ()), "tasks": (422, ()),
    "tasks/{task}/answer": (404, ()), "tasks/{task}/drop": (404, ()),
}
COMPLAINT_ACTS = {
    "triage": 422, "investigate": 409, "propose": {403, 409, 422},
    "decide": {403, 409, 422}, "send-back": {403, 409, 422},
    "reply": {403, 409, 422}, "act": {403, 409, 422},
    "finish": {403, 409, 422},
}
ROUTES.update({
    **{f"GET {path}": Route() for path in (
        "/tickets.csv", "/tickets.xlsx", "/desk/call", "/desk/handover",
        "/desk/replies", "/desk/calendar", "/desk/promises",
        "/desk/figures")},
    # Each side has its own list, and is led there.
    **{f"GET {path}": Route({200, 303}) for path in (
        "/tickets", "/complaints", "/desk", "/desk.csv", "/desk.xlsx",
        "/desk/next", "/desk/tasks")},
    # Seen by roles that may not open any: 403 for those.
    **{f"GET {path}": Route({200, 403}) for path in (
        "/tickets/new", "/complaints/new")},
    **{f"POST {path}": Route({403, 404, 422}) for path in (
        "/tickets/new", "/complaints/new")},
    "POST /desk/bulk": Route(422),
    "POST /desk/filters": Route({403, 422}),
    "POST /desk/filters/{id}/remove": Route(404),
    "POST /desk/handover": Route(422),
    "GET /help": Route(),
    "GET /help/{id}": Route(404),
    "GET /desk/replies/{id}": Route(404),
    "POST /desk/replies/{id}": Route(404),
    "POST /desk/calendar": Route(422),
    "POST /desk/calendar/import": Route(422),
    "POST /desk/promises": Route(422),
    "POST /desk/leaders": Route({404, 422}),
    "GET /desk/figures/{month}": Route(404),
    "GET /complaints/{no}": Route(**CASE),
    "GET /tickets/{no}": Route(own=303, **CASE),
    **{f"POST /complaints/{{no}}/{act}": Route(own, fields=fields, **CASE_ACT)
       for act, (own, fields) in CASE_ACTS.items()},
    # The same handlers under the other address.
    **{f"POST /tickets/{{no}}/{act}": Route(404) for act in CASE_ACTS},
    **{f"POST /complaints/{{no}}/{act}": Route(own, **CASE_ACT)
       for act, own in COMPLAINT_ACTS.items()},
})

RETURN = {"thing": "return", "sees": "return_see"}
RETURN_ACT = {**RETURN, "is_brief": True}
# The return of World is cancelled: no step leads from there.
RETURN_ACTS = {
    "save": (), "submit": (), "ask": (("text", "x"),),
    "answer": (("text", "x"),), "approve": (), "reject": REASON,
    "cancel": REASON, "send": (("carrier", "x"), ("tracking", "x")),
    "receive": (), "inspect": (), "offer": (("text", "x"),), "accept": (),
    "decline": REASON, "resolve": (),
    "quote": (("position", "1"), ("amount", "1")),
    "quote-accept": (("position", "1"),),
    "quote-decline": (("position", "1"),), "rate": (("satisfied", "yes"),),
}
ROUTES.update({
    **{f"GET {path}": Route() for path in (
        "/returns", "/returns.csv", "/returns.xlsx", "/returns/new",
        "/batch-cases", "/quarantine")},
    # Nothing is ticked; staff name no customer.
    "POST /returns/new": Route({404, 422}),
    "GET /returns/dock/{code}": Route(404),
    "GET /returns/imported/{note}": Route(404),
    "GET /returns/{no}": Route(**RETURN),
    # What was never agreed to has no slip.
    "GET /returns/{no}.pdf": Route(404, **RETURN),
    "GET /returns/{no}/receive": Route(303, **RETURN),
    "GET /returns/{no}/inspect": Route(303, **RETURN),
    **{f"POST /returns/{{no}}/{act}": Route(409, fields=fields, **RETURN_ACT)
       for act, fields in RETURN_ACTS.items()},
    "GET /quarantine/{stock}": Route(404),
    "POST /quarantine/{stock}/decide": Route(404),
    "GET /batch-cases/{id}": Route(404),
    "POST /batch-cases/{id}/decide": Route(404),
})

# A step's cookie, or a link's token, says who: a name of the address is no thing.
TOKEN = (("password", "x"),)
ROUTES.update({
    "GET /login/code": Route(303),
    "POST /login/code": Route(303, fields=(("code", "123456"),)),
    "GET /login/second": Route(303),
    "POST /login/second": Route(303, fields=(("code", "123456"),)),
    "GET /password/forgot": Route(),
    "POST /password/forgot": Route(303),    # this one sends no mail
    "GET /password/reset/{token}": Route(303),
    "POST /password/reset/{token}": Route(303, fields=TOKEN),
    "GET /invitation/{token}": Route(303),
    "POST /invitation/{token}": Route(303, fields=TOKEN),
    "GET /me/password": Route(),
    "POST /me/password": Route(422, fields=(("old", "x"), ("password", "y"))),
    "POST /me/sessions/{id}/end": Route(404),
    "POST /me/sessions/end-others": Route(303),
    "GET /me/second": Route(),
    "POST /me/second/begin": Route(303),
    "POST /me/second/confirm": Route(422, fields=(("code", "x"),)),
    **{f"POST /me/second/{act}": Route(
        422, fields=(("password", "x"), ("code", "y")))
       for act in ("off", "codes")},
    # What is managed: test_accounts.py tells own, foreign and absent apart.
    "GET /admin/users": Route(),
    "GET /admin/users/new": Route(),
    "POST /admin/users/new": Route(422),
    "GET /account/users": Route({200, 404}),
    "GET /account/users/new": Route({200, 404}),
    "POST /account/users/new": Route({404, 422}),
    **{f"{method} {base}/{path}": Route(404) for method, base, path in (
        ("GET", "/admin/users", "{id}"), ("GET", "/account/users", "{id}"),
        *(("POST", "/admin/users", f"{{id}}/{act}") for act in (
            "member", "state", "sign-out", "second", "link")),
        ("POST", "/account/users", "{id}/member"),
        *(("POST", base, f"{{id}}/{act}")
          for base in ("/admin/invitations", "/account/invitations")
          for act in ("resend", "withdraw")),
        ("POST", "/admin/companies", "{id}/access"))},
    **{f"POST {base}/users/{{id}}/roles": Route(
        404, fields=(("role", role),))
       for base, role in (("/admin", "service"), ("/account", "buyer"))},
})

ABSENT = {"return": "RT-99999995", "complaint": "CP-99999995", "order": "SO-99999995",
          "shipment": "SH-99999995",
          "draft": "99999999", "deleted draft": "99999999",
          "product": "ZZ-0000", "company": "99999999", "notification": "99999999"}
MALFORMED = ["1%27%20OR%201=1", "0", "-1", "99999999999999999999999",
             "SO-0000001", "%F0%9F%98%80", "x" * 300]
# Refused before anybody asks who it is.
UNREADABLE = ["%00", "..%2f1", "%ff"]


def routes():
    """{"GET /orders": (program, action)} of every program."""
    found = {}
    for program in sorted((BUILD / "bin").glob("*.fcgi")):
        text = subprocess.run([program, "--routes"], text=True, check=True,
                              capture_output=True).stdout
        for line in text.splitlines():
            method, path, action, *_ = line.split()
            found[f"{method} {path}"] = (program.stem, action)
    return found


def known():
    """(name, action, Route) of every route that ROUTES knows."""
    for name, (_, action) in routes().items():
        if name in ROUTES:
            route = ROUTES[name]
            route.method, route.path = name.split(" ")
            yield name, action, route


def settle(instance):
    """Wait until the worker has announced what happened."""
    for _ in range(200):
        if instance.sql("SELECT COUNT(*) AS n FROM outbox WHERE done_at IS "
                        "NULL AND next_at <= UTC_TIMESTAMP(3)"
                        )[0]["n"] == "0":
            return
        time.sleep(0.1)
    raise AssertionError("the worker does not catch up")


def notifications(instance):
    """{login: id of an announcement that was read already}"""
    settle(instance)
    instance.sql(
        "INSERT INTO notifications (user_id, outbox_id, at, kind, path, detail,"
        " read_at) SELECT u.id, 900000000 + u.id, n.at, n.kind, n.path, "
        "n.detail, n.at FROM users u JOIN (SELECT * FROM notifications ORDER "
        "BY id LIMIT 1) n")
    return {row["login"]: row["id"] for row in instance.sql(
        "SELECT n.id, u.login FROM notifications n JOIN users u ON "
        "u.id = n.user_id WHERE n.outbox_id >= 900000000")}


def complaint(service, company):
    """One that was told on the telephone; its number."""
    page = service.get(f"/complaints/new?customer={company}")
    page = page.submit(page.form("/complaints/new", has="subject"),
                       kind="delivery", subject="Late", body="Too late.")
    assert page.name == "complaints.show", page
    return re.search(r"CP-\d+", page.url).group(0)


def cancelled_return(service, shipment):
    """Begun from a shipment that was signed for, and dropped; its number."""
    page = service.get(f"/returns/new?shipment={shipment}")
    boxes = re.findall(r'name="?pick"? value="([0-9:]+)"', page.text)
    page = page.submit(page.form("/returns/new", has="pick"), pick=boxes[:1])
    no = re.search(r"RT-\d+", page.url).group(0)
    page = page.submit(page.form(f"/returns/{no}/cancel"))
    assert page.state == "cancelled", page
    return no


class World:
    """One of each thing at three companies, and everybody signed in."""

    def __init__(self, instance):
        self.instance = instance
        self.sessions = {
            role: instance.login(who, language="en") if who else
            instance.session("en") for role, who in PEOPLE.items()}
        self.tokens = {role: jobs.tokens(session)
                       for role, session in self.sessions.items()}
        clerk = self.sessions["order_desk"]
        dock = self.sessions["warehouse"]
        entry = self.sessions["service"]
        self.things = {}
        # Of a company, not of one user: the reach is what is looked at here.
        instance.sql("UPDATE settings SET value = '0' "
                     "WHERE name = 'ticket_own_only'")
        for company in (1, 2, 13):
            page = jobs.order(entry, [("YT-5022", 2)], customer=company)
            cancelled = jobs.number(page)
            jobs.press(clerk, cancelled, "confirm")
            jobs.press(clerk, cancelled, "cancel", reason="x")
            sent = jobs.number(jobs.order(entry, [("YT-5022", 2)],
                                          customer=company))
            jobs.press(clerk, sent, "confirm")
            jobs.press(dock, sent, "pick")
            [shipment] = jobs.shipments(jobs.ship(dock, sent))
            page = jobs.draft(entry, [("YT-5022", 2)], customer=company)
            gone = jobs.draft(entry, [("YT-5022", 2)], customer=company)
            jobs.do(entry, gone.url + "/delete")
            self.things[company] = {
                "order": cancelled, "shipment": shipment,
                "draft": jobs.draft_id(page),
                "product": "GW-7702" if company == 13 else "YT-5018",
                "deleted draft": jobs.draft_id(gone),
                "company": str(company),
                "complaint": complaint(entry, company)}
        for company, who in ((1, "buyer"), (2, "buyer of another company"),
                             (13, None)):
            session = self.sessions[who] if who else instance.login(
                "buyer@guangzhou13.example")
            jobs.press(session, self.things[company]["shipment"], "sign",
                       "shipments")
            self.things[company]["return"] = cancelled_return(
                entry, self.things[company]["shipment"])
        self.notifications = notifications(instance)
        self.scopes = {}
        for row in instance.sql("SELECT role, action, scope "
                                "FROM role_permissions"):
            self.scopes[row["role"], row["action"]] = int(row["scope"])

    def scope(self, role, action):
        """0 for none: as in role_permissions."""
        if action == "none":
            return 4
        if role == "nobody":
            return 0
        if action == "signed_in":
            return 4
        role = role.replace("buyer of another company", "buyer")
        return self.scopes.get((role, action), 0)

    def send(self, role, method, path, fields=()):
        session = self.sessions[role]
        if method == "GET":
            return session.get(path, follow=False)
        csrf, form_token = self.tokens[role]
        return session.post(path, list(fields) + [
            ("csrf", csrf), ("form_token", form_token)], follow=False)


@pytest.fixture(scope="module")
def world(instance):
    return World(instance)


def expected(world, role, action, route, whose):
    """The status, or a set of them."""
    if whose == "unreadable":
        return {400, 403, 404}
    if world.scope(role, action) == 0:
        if role != "nobody":
            return 403
        return 303 if route.method == "GET" else 401
    if route.thing is None:
        return route.own
    seen = world.scope(role, route.sees or action)
    if whose in ("absent", "malformed") or seen == 0:
        return 404
    if route.thing == "notification":
        return 404 if whose == "foreign" else route.own
    # Company 13 alone may buy the foreign product; all staff know of it.
    reaches = 2 if route.thing == "product" else 4
    return 404 if whose == "foreign" and seen < reaches else route.own


def test_every_route_is_known_here():
    unknown = set(routes()) - set(ROUTES)
    assert not unknown, "say in ROUTES what these name and answer"
    assert not set(ROUTES) - set(routes()), "these are gone"


def masked(page, *words):
    """A body without what differs between two requests for the same."""
    text = page.text.replace(page.headers["X-Request-Id"], "")
    for word in words:
        text = text.replace(word, "")
    return re.sub(r'(name="?(?:csrf|form_token)"? value="?)[^">]*', r"\1", text)


def cases(world, role, route):
    """(whose, path) of every thing the address can name."""
    if route.thing is None:
        return [("own", route.path)]

    def put(name):
        return re.sub(r"\{\w+\}", name, route.path)
    if route.thing == "notification":
        own = world.notifications[PEOPLE[role] or PEOPLE["buyer"]]
        foreign = world.notifications["buyer@suzhou3.example"]
    else:
        own = world.things[OWN.get(role, 1)][route.thing]
        foreign = world.things[FOREIGN.get(role, 13)][route.thing]
    found = [("own", put(own)), ("foreign", put(foreign))]
    if route.is_brief:
        return found
    found += [("absent", put(ABSENT[route.thing])),
              ("malformed", put(MALFORMED[0]))]
    if role in ("buyer", "manager"):
        found += [("malformed", put(name)) for name in MALFORMED[1:]]
        found += [("unreadable", put(name)) for name in UNREADABLE]
    return found


@pytest.mark.parametrize("role", PEOPLE)
def test_every_route_answers_a_role_by_its_permissions(world, role):
    wrong = []
    for name, action, route in known():
        if name in ("POST /logout", "POST /me/language",
                    "POST /me/sessions/end-others"):
            continue        # they end sessions or change the user: below
        bodies = {}
        for whose, path in cases(world, role, route):
            page = world.send(role, route.method, path, route.fields)
            want = expected(world, role, action, route, whose)
            if want == "new draft":
                # Without a line: what is refused to nobody is an empty draft.
                want = {303, 404, 422}
            if page.status not in (want if isinstance(want, set) else {want}):
                wrong.append((name, whose, path, page.status, want))
            if page.status == 404 and whose != "unreadable" and route.thing:
                bodies[whose, path] = masked(page, path)
        if len(set(bodies.values())) > 1:
            wrong.append((name, "404s differ", list(bodies)))
    assert not wrong, "\n".join(map(str, wrong))


def test_every_role_is_let_out_and_may_choose_a_language(instance, world):
    visitor = world.sessions["nobody"]
    csrf, form_token = world.tokens["nobody"]
    page = visitor.post("/me/language", {"language": "en", "csrf": csrf,
                                         "form_token": form_token})
    assert page.status == 401
    one = instance.login("buyer@ningbo.example")
    page = jobs.do(one, "/me/language", {"language": "en"}, follow=False)
    assert page.status == 303
    again = instance.login("buyer@ningbo.example")
    assert again.get("/me").lang == "en"
    instance.sql("UPDATE users SET language = NULL "
                 "WHERE login = 'buyer@ningbo.example'")
    kept = dict(one.cookies)
    assert jobs.do(one, "/logout", follow=False).status == 303
    stolen = Session(instance.port)
    stolen.cookies = kept
    assert stolen.get("/me", follow=False).status == 303, "it is over for good"


def test_the_same_404_is_said_of_what_is_foreign_and_of_what_is_not(world):
    for shape, foreign in (("/orders/{}", "order"),
                           ("/shipments/{}", "shipment"),
                           ("/drafts/{}", "draft"),
                           ("/catalogue/{}", "product")):
        pages = []
        for name in (world.things[13][foreign], ABSENT[foreign]):
            path = shape.format(name)
            page = world.sessions["buyer"].get(path)
            assert page.status == 404
            pages.append((masked(page, path), sorted(
                (k, v) for k, v in page.headers.items()
                if k not in ("Date", "X-Request-Id", "Content-Length"))))
        assert pages[0] == pages[1], shape


# --- What must not change ----------------------------------------------------


def contents(instance):
    """A sum over every row of every table; of sessions, all but when they were
    seen.  CHECKSUM TABLE is not asked: on nullable columns it varies."""
    columns = {}
    for row in instance.sql(
            "SELECT table_name AS t, column_name AS c FROM "
            "information_schema.columns JOIN information_schema.tables "
            "USING (table_schema, table_name) WHERE table_schema = DATABASE() "
            "AND table_type = 'BASE TABLE' ORDER BY t, ordinal_position"):
        columns.setdefault(row["t"], []).append(row["c"])
    # Held, or summed up, by the worker from time to time.
    for name in ("leases", "customer_sums", "team_sums"):
        del columns[name]
    columns["sessions"].remove("seen_at")
    return {row["t"]: (row["n"], row["s"]) for row in instance.sql(
        " UNION ALL ".join(
            "SELECT '{0}' AS t, COUNT(*) AS n, SUM(CRC32(CONCAT_WS('|', {1})))"
            " AS s FROM {0}".format(table, ", ".join(
                f"IFNULL(CAST(`{c}` AS BINARY), '~')" for c in names))
            for table, names in columns.items()))}


def test_no_get_changes_anything(instance, world):
    settle(instance)
    before = contents(instance)
    count = 0
    for name, _, route in known():
        if route.method != "GET":
            continue
        for role in ("nobody", "buyer", "distributor_finance", "sales_rep",
                     "order_desk", "warehouse", "manager"):
            for _, path in cases(world, role, route)[:2]:
                page = world.send(role, "GET", path)
                assert page.status < 500
                count += 1
            head = world.sessions[role].request("HEAD", path, follow=False)
            assert (head.status, head.body) == (page.status, b"")
    assert count > 150
    assert contents(instance) == before


FAITHLESS = {
    "without the CSRF token": lambda c, f, o: ([("form_token", f)], {}),
    "with another session's CSRF token":
        lambda c, f, o: ([("csrf", o[0]), ("form_token", f)], {}),
    "without the form token": lambda c, f, o: ([("csrf", c)], {}),
    "with a form token made up": lambda c, f, o: (
        [("csrf", c), ("form_token", f[:-2] + ("AA" if f[-2:] != "AA" else
                                               "BB"))], {}),
    "with another session's form token":
        lambda c, f, o: ([("csrf", c), ("form_token", o[1])], {}),
    "from another site": lambda c, f, o: (
        [("csrf", c), ("form_token", f)],
        {"Origin": "https://evil.example", "Sec-Fetch-Site": ""}),
    "from a frame without origin": lambda c, f, o: (
        [("csrf", c), ("form_token", f)],
        {"Origin": "null", "Sec-Fetch-Site": ""}),
    "from what the browser calls another site": lambda c, f, o: (
        [("csrf", c), ("form_token", f)], {"Sec-Fetch-Site": "cross-site"}),
    "from a sister site": lambda c, f, o: (
        [("csrf", c), ("form_token", f)], {"Sec-Fetch-Site": "same-site"}),
}


@pytest.mark.parametrize("how", FAITHLESS)
def test_a_post_is_403_and_changes_nothing(instance, world, how):
    settle(instance)
    # A draft that could be deleted, an order that could be confirmed.
    before = contents(instance)
    wrong = []
    for name, action, route in known():
        if route.method != "POST":
            continue
        role = next(r for r in PEOPLE if r not in ("nobody", "service")
                    and world.scope(r, action))
        csrf, form_token = world.tokens[role]
        tokens, headers = FAITHLESS[how](csrf, form_token,
                                         world.tokens["service"])
        path = cases(world, role, route)[0][1]
        page = world.sessions[role].post(
            path, list(route.fields) + tokens, follow=False, headers=headers)
        if page.status != 403:
            wrong.append((name, page.status))
    assert not wrong
    assert contents(instance) == before


def test_a_visitor_s_tokens_end_with_signing_in(instance):
    visitor = instance.session()
    old = jobs.tokens(visitor)
    page = visitor.get("/login")
    before = dict(visitor.cookies)
    visitor.submit(page.form(has="password"), login="buyer@ningbo.example",
                   password="qutong-demo-1")
    fresh = {n: v for n, v in visitor.cookies.items() if before.get(n) != v}
    assert any("session" in n for n in fresh)
    page = visitor.post("/me/theme", {"csrf": old[0], "form_token": old[1],
                                      "theme": "dark"}, follow=False)
    assert page.status == 403


def test_a_session_id_is_new_at_each_sign_in(instance):
    tokens = set()
    for _ in range(2):
        session = instance.login("buyer@ningbo.example")
        tokens.add(next(v for n, v in session.cookies.items()
                        if "session" in n))
    assert len(tokens) == 2
    planted = instance.session()
    planted.cookies = {n: "A" * 43 for n in session.cookies if "session" in n}
    page = planted.get("/login")
    planted.submit(page.form(has="password"), login="buyer@ningbo.example",
                   password="qutong-demo-1")
    assert "A" * 43 not in planted.cookies.values()


def test_signing_in_never_leads_to_another_site(instance):
    for target in ("https://evil.example/", "//evil.example/", "/\\evil.example",
                   "javascript:alert(1)", "/%0d%0aSet-Cookie: a=b", "\\\\evil",
                   "/\t/evil.example"):
        session = instance.session()
        page = session.get("/login")
        page = session.submit(page.form(has="password"), follow=False,
                              login="buyer@ningbo.example",
                              password="qutong-demo-1", next=target)
        assert page.status == 303
        where = page.headers["Location"]
        assert re.match(r"/(?![/\\])", where), (target, where)
        assert "evil" not in where or where.startswith("/%"), where
        assert "a" not in session.cookies


def test_signing_in_says_the_same_of_an_unknown_name_and_a_wrong_password(
        instance):
    texts = []
    for login in ("nobody-at-all@x.example", "buyer@hangzhou.example"):
        session = instance.session("en")
        page = session.get("/login")
        page = session.submit(page.form(has="password"), login=login,
                              password="wrong-password")
        assert page.status == 422
        assert page.form(has="password").value("login") == login
        assert page.form(has="password").value("password") in ("", None)
        texts.append(masked(page, login))
    assert texts[0] == texts[1]
