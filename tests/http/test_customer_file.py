"""From a new customer to an order that a licence stops and its renewal frees."""
import datetime

import pytest

from support import jobs

REP = "sales@qutong.example"
QUALITY = "quality@qutong.example"
CREDIT = "credit@qutong.example"
OWNER = "owner@hangzhou.example"
BUYER = "buyer@hangzhou.example"

# The least PNG there is: one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44"
    "ae426082")


def in_days(days):
    return (datetime.date.today() + datetime.timedelta(days)).isoformat()


def hand_in(session, base, **fields):
    page = session.get(f"{base}/licences")
    form = page.form(f"{base}/licences", has="number")
    fields = {"kind": "1", "number": "TEST-1", "valid_to": in_days(400),
              **fields}
    return page.submit(form, files={"files": ("scan.png", PNG)}, **fields)


def paper_of(page):
    assert page.name == "licences.show", page
    return page.url


def verify(session, path):
    page = session.get(path)
    page = page.submit(page.form(f"{path}/check"), verdict="good")
    assert page.status == 200 and "Verified" in page.text, page


@pytest.fixture(scope="module")
def people(instance):
    return {name: instance.login(login, language="en")
            for name, login in (("rep", REP), ("quality", QUALITY),
                                ("credit", CREDIT), ("owner", OWNER),
                                ("buyer", BUYER))}


def new_form(session, **fields):
    page = session.get("/customers/new")
    page = page.submit(page.form("/customers/new"), go="province",
                       province="33")
    assert "文成县" in page.text
    return page.submit(page.form("/customers/new"), go="open", **{
        "name": "温州新海商贸有限公司", "phone": "0577-12345678",
        "legal_person": "林新海", "street": "大学路 8 号", "nature": "1",
        "trade": "1", "division": "330328", **fields})


def test_a_new_customer_is_warned_of_cleared_by_two_and_orders(
        instance, people):
    page = new_form(people["rep"], credit_code="91330300000000000X")
    assert page.status == 422
    assert "no unified social credit code" in page.text
    instance.sql("UPDATE customers SET phone = '0577-12345678' WHERE id = 2")
    page = new_form(people["rep"])
    assert page.status == 422 and "/customers/2" in page.text
    page = new_form(people["rep"])
    page = page.submit(page.form("/customers/new"), go="open",
                       reason="Another company at the same switchboard")
    assert page.name == "customers.opening", page
    path = page.url
    customer = path.split("/")[2]
    code = instance.sql(
        f"SELECT code FROM customers WHERE id = {customer}")[0]["code"]
    sku = instance.sql(
        "SELECT p.sku FROM products p JOIN stocks s ON s.product_id = p.id"
        " WHERE p.restricted = 0 AND p.state = 1 AND p.step = 1 AND"
        " s.status = 1 GROUP BY p.sku HAVING SUM(s.on_hand - s.reserved) >"
        " 5000 LIMIT 1")[0]["sku"]

    # Until both have cleared it nothing is ordered, and the page says why.
    page = jobs.draft(people["rep"], [(sku, 2)], customer=customer)
    assert "file is being opened" in page.text
    draft = page.url
    answer = jobs.do(people["rep"], f"{draft}/submit")
    assert answer.status == 422 and "file is being opened" in answer.text

    assert jobs.do(people["quality"], f"{path}/quality").status == 422
    paper = paper_of(hand_in(people["rep"], f"/customers/{customer}"))
    verify(people["quality"], paper)
    page = people["quality"].get(path)
    page = page.submit(page.form(f"{path}/quality"))
    assert page.status == 200
    page = people["credit"].get(path)
    page = page.submit(page.form(f"{path}/credit"))
    assert page.status == 200 and code in page.text
    answer = jobs.do(people["rep"], f"{draft}/submit")
    assert answer.status == 200 and answer.name == "orders.show", answer


def test_a_licence_that_ran_out_stops_orders_until_quality_verified_another(
        instance, people):
    sku = instance.sql(
        "SELECT p.sku FROM products p JOIN stocks s ON s.product_id = p.id"
        " WHERE p.restricted = 0 AND p.state = 1 AND p.step = 1 AND"
        " s.status = 1 GROUP BY p.sku HAVING SUM(s.on_hand - s.reserved) >"
        " 5000 LIMIT 1")[0]["sku"]
    instance.sql("UPDATE licences SET valid_to = CURDATE() - INTERVAL 3 DAY"
                 " WHERE customer_id = 1 AND kind_id = 1")
    page = jobs.review(people["buyer"], [(sku, 1)])
    assert "Nothing can be ordered until" in page.text
    draft = page.url.removesuffix("/review")
    answer = jobs.do(people["buyer"], f"{draft}/submit")
    assert answer.status == 422, answer
    assert "licence that must be in force has ended" in answer.text

    page = hand_in(people["owner"], "/account", number="")
    assert page.status == 422
    old = instance.sql("SELECT id FROM licences WHERE customer_id = 1"
                       " AND kind_id = 1")[0]["id"]
    paper = paper_of(hand_in(people["owner"], "/account", replaces=str(old)))
    assert paper in people["quality"].get("/licences").text
    # Neither who uploaded it nor who only sells may verify it.
    for who in ("owner", "rep"):
        assert jobs.do(people[who], f"{paper}/check",
                       verdict="good").status == 403
    assert people["buyer"].get(paper).status == 200
    other = instance.login("buyer@ningbo.example", language="en")
    assert other.get(paper).status == 404
    verify(people["quality"], paper)
    answer = jobs.do(people["buyer"], f"{draft}/submit")
    assert answer.status == 200 and answer.name == "orders.show", answer
