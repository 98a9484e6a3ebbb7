"""Complaints and questions between a distributor and staff, through nginx."""
import re
import urllib.parse

import pytest

from support import case_jobs, jobs
from support.case_jobs import number, step

SUBJECT = "三箱牛奶外箱破损 3 boxes of milk crushed"


@pytest.fixture(scope="module")
def people(instance):
    """Everybody the journeys need, signed in."""
    return {name: instance.login(login, language="en") for name, login in {
        "buyer": "buyer@hangzhou.example",
        "owner": "owner@hangzhou.example",
        "stranger": "buyer@ningbo.example",
        "rep": "sales@qutong.example",
        "service": "service@qutong.example",
        "quality": "quality@qutong.example",
        "lead": "lead@qutong.example",
        "manager": "manager@qutong.example",
    }.items()}


def user_id(instance, login):
    return instance.sql(
        f"SELECT id FROM users WHERE login = '{login}'")[0]["id"]


def test_a_complaint_climbs_until_its_distributor_is_satisfied(
        instance, people):
    buyer, service = people["buyer"], people["service"]
    no = case_jobs.complain(buyer, SUBJECT)

    # --- Triage gives it a name and a promise.
    page = step(service, no, "triage", kind="packaging", severity="normal",
                department="1", message="We look into it today.")
    assert page.state == "triaged"
    page = buyer.get(f"/complaints/{no}")
    assert "We look into it today." in page.text
    assert "Taken up" in page.text and "result by" in page.text

    # --- Another department helps; nothing of it is seen outside.
    page = step(service, no, "tasks", what="SECRET-TASK: look at the cameras",
                department="3")
    page = step(service, no, "messages", internal="1",
                body="SECRET-NOTE: third time this month")
    assert "SECRET-NOTE" in page.text and "internal-note" in page.text
    case_jobs.decided(service, people["lead"], no)
    seen = buyer.get(f"/complaints/{no}").text
    assert "SECRET" not in seen
    assert "SECRET" not in buyer.get("/tickets.csv").text
    assert "No case" not in seen

    # --- Without a reply it goes no further, and what was typed stays.
    page = step(service, no, "reply", body="", nothing="1")
    assert page.status == 422 and page.state == "decided"
    form = page.form(f"/complaints/{no}/reply")
    assert form.value("nothing") == "1", "what was ticked stays ticked"
    page = step(service, no, "reply", body="We credit 176.40.")
    assert page.state == "replied"
    page = step(service, no, "finish", body="The credit note is made.")
    assert "waits for a rating" in page.text

    # --- Not satisfied: one level up, so that a manager decides.
    page = buyer.get(f"/complaints/{no}")
    assert "We credit 176.40." in page.text and "SECRET" not in page.text
    page = page.submit(page.form(f"/complaints/{no}/rate"),
                       verdict="unsatisfied", body="")
    assert page.status == 422
    page = page.submit(page.form(f"/complaints/{no}/rate"),
                       verdict="unsatisfied", body="The boxes came again.")
    assert page.state == "investigating"
    row = instance.sql("SELECT level, reopened, reply_id FROM tickets WHERE "
                       f"id = {int(no.split('-')[1][:-1])}")[0]
    assert row == {"level": "1", "reopened": "1", "reply_id": None}
    page = step(service, no, "propose", founded="yes", responsible="3",
                remedy="credit", cost="176.40", cause="Again",
                proposal="More")
    assert "a manager" in page.text
    page = jobs.do(people["lead"], f"/complaints/{no}/decide",
                   remedy="credit", cost="176.40", opinion="no")
    assert page.status == 409 and "a manager decides" in page.text
    page = step(people["manager"], no, "decide", remedy="credit",
                cost="200.00", opinion="Enough now")
    assert page.state == "decided"
    page = step(service, no, "reply", body="200 yuan, and a new packing rule.",
                nothing="1")

    # --- Five stars end it.
    page = buyer.get(f"/complaints/{no}")
    page = page.submit(page.form(f"/complaints/{no}/rate"), stars="5",
                       verdict="satisfied")
    assert page.state == "resolved" and "You gave 5 of 5 stars" in page.text


def test_who_looks_after_a_complaint_does_not_decide_it(people):
    no = case_jobs.complain(people["buyer"], SUBJECT)
    page = people["manager"].get(f"/complaints/{no}")
    page = step(people["manager"], no, "triage", kind="packaging",
                severity="normal", department="1")
    page = step(people["manager"], no, "propose", founded="yes",
                responsible="3", remedy="apology", cost="0",
                cause="x", proposal="x")
    assert page.state == "waiting_decision"
    assert "/decide" not in page.text, "is not offered"
    page = jobs.do(people["manager"], f"/complaints/{no}/decide",
                   remedy="apology", opinion="I say so")
    assert page.status == 403
    assert people["manager"].get(f"/complaints/{no}").state == \
        "waiting_decision"


def test_a_complaint_about_a_person_is_hidden_from_that_person(
        instance, people):
    subject = "Promised and forgotten 答应了没做"
    no = case_jobs.complain(people["buyer"], subject, kind="service",
                  about_rep="1")
    rep = people["rep"]
    assert rep.get(f"/complaints/{no}").status == 404
    for path in ("/desk?queue=every", "/desk?queue=all",
                 "/desk?queue=unassigned", "/desk.csv?queue=every",
                 "/desk?queue=every&q=forgotten"):
        page = rep.get(path)
        assert page.status == 200 and no not in page.text, path
    assert jobs.do(rep, f"/complaints/{no}/messages",
                   body="hello").status == 404
    assert jobs.do(rep, f"/complaints/{no}/claim").status == 404
    page = people["service"].get("/desk?queue=every&q=forgotten")
    assert no in page.text
    page = people["service"].get(f"/complaints/{no}")
    assert "It is about a colleague" in page.text
    mine = user_id(instance, "sales@qutong.example")
    page = step(people["service"], no, "triage", kind="service",
                severity="normal", department="4", owner=mine)
    assert page.status == 422, "nor can it be given to that person"


def test_foreign_cases_are_not_there(people):
    no = case_jobs.complain(people["buyer"], SUBJECT)
    stranger = people["stranger"]
    assert stranger.get(f"/complaints/{no}").status == 404
    for act in ("messages", "rate", "reopen", "withdraw"):
        page = jobs.do(stranger, f"/complaints/{no}/{act}", body="x",
                       reason="x") if act == "messages" else \
            jobs.do(stranger, f"/complaints/{no}/{act}")
        assert page.status in (404, 400), (act, page)
    for act in ("assign", "refer", "triage", "propose", "decide", "reply"):
        assert jobs.do(people["buyer"],
                       f"/complaints/{no}/{act}").status == 403
    assert people["buyer"].get("/desk").name == "tickets.list"
    assert people["buyer"].get("/desk/replies").status == 403


def test_a_question_is_asked_answered_and_withdrawn(people):
    buyer, service = people["buyer"], people["service"]
    page = buyer.get("/tickets/new")
    page = page.submit(page.form("/tickets/new", has="subject"), kind="wish",
                       subject="", body="A larger bottle, please")
    assert page.status == 422 and "A larger bottle, please" in page.text
    page = page.submit(page.form("/tickets/new", has="subject"), kind="wish",
                       subject="5 litre oil")
    assert page.name == "tickets.show" and page.state == "registered"
    no = number(page)
    page = step(service, no, "claim")
    page = step(service, no, "messages", body="Which brand?", ask="1")
    assert page.state == "waiting_customer"
    page = buyer.get(f"/tickets/{no}")
    assert "You: please answer below" in page.text
    page = step(buyer, no, "messages", body="Suixiang")
    assert page.state == "triaged"
    page = step(service, no, "resolve", body="It comes in spring.")
    page = buyer.get(f"/tickets/{no}")
    assert "It comes in spring." in page.text

    other = case_jobs.complain(buyer, "to be withdrawn")
    page = step(buyer, other, "withdraw", reason="It was found")
    assert page.state == "withdrawn"


def test_staff_write_down_a_call_and_work_through_the_inbox(people):
    service = people["service"]
    page = service.get("/desk/call?q=HZ")
    assert page.name == "desk.call"
    page = service.get("/complaints/new")
    assert page.name == "tickets.pick"
    page = service.get("/complaints/new?customer=1")
    page = page.submit(page.form("/complaints/new", has="subject"),
                       kind="delivery", subject="Two pallets late",
                       body="told by telephone", contact="Mr Zhou",
                       take_it="1")
    no = number(page)
    assert "written down by us" in page.text
    page = service.get("/desk")
    assert page.name == "desk.inbox" and no in page.text
    page = service.get("/desk?queue=every&q=pallets")
    assert no in page.text
    page = service.get("/desk?queue=every&q="
                       + urllib.parse.quote("托盘"))
    assert no not in page.text
    page = service.get("/desk?queue=mine")
    ids = re.findall(r'name="?ticket"? value="?(\d+)', page.text)
    page = page.submit(page.form("/desk/bulk"), ticket=ids[:1], go="tag",
                       tag="pallet")
    assert page.name == "desk.inbox" and "1 changed" in page.text
    assert service.get("/desk?queue=every&tag=pallet").text.count(
        'name=ticket') == 1
    page = page.submit(page.form("/desk/bulk"), go="assign")
    assert page.status == 422
    page = service.get("/desk?queue=every&severity=normal")
    page = page.submit(page.form("/desk/filters"), name="Normal ones")
    assert "Normal ones" in service.get("/desk").text
    page = service.get("/desk/next?queue=mine")
    assert page.name in ("complaints.show", "tickets.show")


def test_prepared_answers_are_filled_in_without_a_script(instance, people):
    page = people["manager"].get("/desk/replies/new")
    page = page.submit(page.form("/desk/replies/new"), name="进展",
                       name_en="Progress", body="{contact}您好",
                       body_en="Dear {customer}, {number} goes on. {nothing}")
    assert page.status == 422
    page = page.submit(page.form("/desk/replies/new"),
                       body_en="Dear {customer}, {number} goes on.")
    assert page.name == "desk.replies" and "Progress" in page.text
    no = case_jobs.complain(people["buyer"], SUBJECT)
    service = people["service"]
    page = service.get(f"/complaints/{no}")
    form = page.form(f"/complaints/{no}/messages", has="canned_used")
    chip = instance.sql("SELECT MAX(id) AS id FROM canned_replies")[0]["id"]
    assert ("canned", chip) in form.buttons
    page = page.submit(form, body="Hello.", canned=chip)
    form = page.form(f"/complaints/{no}/messages", has="canned_used")
    assert form.value("body").startswith("Hello.\nDear ")
    assert no in form.value("body")
    page = page.submit(form)
    assert page.history == [303] and f"{no} goes on." in page.text


def test_the_calendar_and_the_promises_are_set_by_who_may(people):
    manager = people["manager"]
    page = manager.get("/desk/calendar?month=2027-03&day=2027-03-03")
    page = page.submit(page.form("/desk/calendar"), working="free", name="")
    assert page.status == 422
    page = page.submit(page.form("/desk/calendar"), working="free",
                       name="Stocktaking")
    assert "Stocktaking" in page.text
    page = page.submit(page.form("/desk/calendar"), working="week")
    assert "Stocktaking" not in page.text
    page = manager.get("/desk/promises")
    page = page.submit(page.form("/desk/promises"), first="0")
    assert page.status == 422
    assert people["quality"].get("/desk/calendar").status == 403


def test_figures_lead_to_their_cases(people):
    page = people["manager"].get("/desk/figures")
    assert page.name == "desk.figures"
    links = [p for p in page.links if p.startswith("/desk?queue=every&topic")]
    assert links
    assert people["manager"].get(links[0]).name == "desk.inbox"
    month = re.search(r"/desk/figures/(\d{4}-\d{2})", page.text).group(1)
    assert people["manager"].get(
        f"/desk/figures/{month}").name == "desk.month"
    assert people["quality"].get("/desk/figures").status == 403


def test_an_answer_is_looked_for_and_inserted_without_a_script(people):
    """Of a prepared answer, into the mandatory reply of a complaint, too;
    what was typed stays, and nothing is sent."""
    service, buyer = people["service"], people["buyer"]
    no = case_jobs.complain(buyer, "发票抬头不对", body="请更正发票抬头。")
    case_jobs.decided(service, people["manager"],
                      (case_jobs.triaged(service, no), no)[1])
    page = service.get(case_jobs.path(no))
    assert "name=look" in page.text.replace('"', "")
    assert 'name=like' not in page.text.replace('"', "")
    page = page.submit(page.form(f"{case_jobs.path(no)}/reply"), body="Typed.",
                       find="发票", look="1")
    assert page.status == 200 and page.name == "complaints.show"
    found = re.search(r'name="?canned"? value="?(\d+)"?[^>]*>'
                      r'(?:(?!</button>).)*Insert', page.text, re.DOTALL)
    assert found, page.text[-3000:]
    form = page.form(f"{case_jobs.path(no)}/reply")
    assert form.values("body") == ["Typed."]
    page = page.submit(form, canned=found.group(1), find="")
    form = page.form(f"{case_jobs.path(no)}/reply")
    typed = form.values("body")[0]
    assert typed.startswith("Typed.") and len(typed) > 10
    assert form.values("canned_used") == [found.group(1)]
    page = page.submit(form)
    assert page.state in ("replied", "actioning"), page


def test_help_is_read_by_distributors_before_they_ask(people):
    buyer, service = people["buyer"], people["service"]
    page = service.get("/desk/replies/new")
    page = page.submit(page.form("/desk/replies/new"), name="退货要多久",
                       name_en="How long a return takes", body="五个工作日。",
                       body_en="Five working days.", help="1", topic="other")
    assert page.name == "desk.replies", page
    page = buyer.get("/help?q=return")
    assert page.name == "help.list" and "How long a return takes" in page.text
    link = next(v for v in page.links if v.startswith("/help/"))
    assert buyer.get(link).name == "help.article"
    assert "/help/" in buyer.get("/tickets/new").text
    page = service.get("/desk/replies/new")
    page = page.submit(page.form("/desk/replies/new"), name="x",
                       body="{contact}", help="1", sku="abc")
    assert page.status == 422
    assert page.form("/desk/replies/new").values("sku") == ["abc"]


def test_refused_forms_of_the_desk_keep_what_was_typed(people):
    service = people["service"]
    page = service.get("/desk?queue=every")
    page = page.submit(page.form("/desk/filters"), name="n" * 61)
    assert page.status == 422
    assert page.form("/desk/filters").values("name") == ["n" * 61]
    page = service.get("/desk?queue=every")
    ticket = re.search(r'name="?ticket"? value="?(\d+)', page.text).group(1)
    page = page.submit(page.form("/desk/bulk"), go="tag", tag="t" * 31,
                       ticket=[ticket])
    assert page.status == 422
    form = page.form("/desk/bulk")
    assert form.values("tag") == ["t" * 31]
    manager = people["manager"]
    page = manager.get("/desk/promises")
    page = page.submit(page.form("/desk/promises"), first="soon")
    assert page.status == 422
    assert page.form("/desk/promises").values("first") == ["soon"]
