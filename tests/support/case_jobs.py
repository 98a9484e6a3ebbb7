"""What people do with complaints and questions, through the pages; as
jobs.py.  `staff` has the Sessions of who works: "service" and who decides."""
import re


def number(page):
    """"CP-…" or "TK-…" of the page of a case."""
    return re.search(r"(CP|TK)-\d+", page.url).group(0)


def complain(buyer, subject, body="Twelve cartons leak.", kind="packaging",
             **fields):
    """A distributor's complaint.  Its number."""
    page = buyer.get("/complaints/new")
    page = page.submit(page.form("/complaints/new", has="subject"),
                       kind=kind, subject=subject, body=body, **fields)
    assert page.name == "complaints.show", (page, page.history)
    return number(page)


def path(no):
    return ("/complaints/" if no.startswith("CP") else "/tickets/") + no


def step(session, no, act, **fields):
    """Fill in the form of one step on the page of a case.  Where it leads."""
    page = session.get(path(no))
    has = next(iter(fields), None)
    return page.submit(page.form(f"{path(no)}/{act}", has=has), **fields)


def triaged(service, no, **fields):
    page = step(service, no, "triage", **{
        "kind": "packaging", "severity": "normal", "department": "1",
        **fields})
    assert page.state == "triaged", page
    return page


def proposed(service, no, amount="176.40"):
    """From triage to the leader's desk."""
    page = step(service, no, "investigate",
                body="SECRET-FINDING: stacked too high in truck 2")
    assert page.state == "investigating", page
    page = step(service, no, "propose", founded="yes", responsible="3",
                remedy="credit", cost=amount, cause="Stacked too high",
                proposal="SECRET-PROPOSAL: credit")
    assert page.state == "waiting_decision", page
    return page


def decided(service, leader, no, amount="176.40"):
    """From triage to the decision of `leader`."""
    proposed(service, no, amount)
    page = step(leader, no, "decide", remedy="credit", cost=amount,
                opinion="SECRET-OPINION: agreed")
    assert page.state == "decided", page
    return page
