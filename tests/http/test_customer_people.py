"""Master data, proposals, contacts with private notes, and handovers."""
import pytest

REP = "sales@qutong.example"
OTHER_REP = "sales2@qutong.example"
LEAD = "lead@qutong.example"
MANAGER = "manager@qutong.example"
CLERK = "clerk@qutong.example"
OWNER = "owner@hangzhou.example"
BUYER = "buyer@hangzhou.example"
PRIVATE = ("likes strong tea", "1981-02-03", "wecom-of-gu")


@pytest.fixture(scope="module")
def people(instance):
    instance.sql(
        "UPDATE contacts SET note = 'likes strong tea', birthday = "
        "'1981-02-03', wecom = 'wecom-of-gu', stance = 5 WHERE id = 1")
    return {name: instance.login(login, language="en") for name, login in (
        ("rep", REP), ("other", OTHER_REP), ("lead", LEAD), ("clerk", CLERK),
        ("manager", MANAGER), ("owner", OWNER), ("buyer", BUYER))}


def edit(session, path="/customers/1/file"):
    page = session.get(f"{path}?edit=1")
    return page, page.form(path, has="legal_person")


def test_a_changed_file_is_kept_and_told_to_who_was_slower(people):
    slow, slow_form = edit(people["manager"])
    page, form = edit(people["rep"])
    page = page.submit(form, goals="Grow in Huzhou", reason="visit")
    assert page.name == "customers.file", page
    assert "Grow in Huzhou" in page.text
    page = slow.submit(slow_form, goals="Grow in Jiaxing")
    assert page.status == 409
    assert page.form("/customers/1/file", has="goals").value(
        "goals") == "Grow in Jiaxing"
    assert "On file: Grow in Huzhou" in page.text
    page = page.submit(page.form("/customers/1/file", has="goals"))
    assert "Grow in Jiaxing" in page.text and page.status == 200
    page = people["clerk"].get("/customers/1/file")
    assert "Grow in Jiaxing" not in page.text
    page = people["rep"].get("/customers/1/file/changes")
    assert "Grow in Huzhou" in page.text and "visit" in page.text


def test_a_wrong_code_and_a_likeness_come_back_with_all_that_was_typed(
        instance, people):
    page, form = edit(people["rep"])
    page = page.submit(form, credit_code="123", legal_person="江海平")
    assert page.status == 422
    assert page.form("/customers/1/file", has="goals").value(
        "legal_person") == "江海平"
    page, form = edit(people["rep"])
    page = page.submit(form, legal_person="江海平")
    assert page.status == 422 and "/customers/2" in page.text
    page = page.submit(page.form("/customers/1/file", has="goals"),
                       same_ok="1", reason="Brothers")
    assert page.status == 200 and "江海平" in page.text
    instance.sql("UPDATE customers SET legal_person = '顾青川' WHERE id = 1")


def test_the_distributor_proposes_and_is_answered(instance, people):
    owner, rep = people["owner"], people["rep"]
    page = owner.get("/account/file")
    for word in ("competitors", "Jiaxing", "Preferred", "远航食品"):
        assert word not in page.text
    assert people["buyer"].get("/account/file?edit=1").forms == [] or \
        "Propose these changes" not in people["buyer"].get(
            "/account/file?edit=1").text
    page = owner.get("/account/file?edit=1")
    page = page.submit(page.form("/account/file", has="street"),
                       street="新路 9 号", phone="0571-99990000",
                       reason="We moved")
    assert page.status == 200 and "Waits for us" in page.text
    assert instance.sql("SELECT street FROM customers WHERE id = 1")[0][
        "street"] != "新路 9 号"
    page = rep.get("/proposals?customer=1")
    assert "新路 9 号" in page.text and "We moved" in page.text
    rows = {r["field"]: r["id"] for r in instance.sql(
        "SELECT id, field FROM customer_changes WHERE state = 1 "
        "AND customer_id = 1")}
    page = page.submit(page.form(f"/proposals/{rows['street']}/decide"),
                       verdict="good")
    assert page.name == "proposals.list" and page.status == 200
    page = rep.get(f"/proposals/{rows['phone']}")
    page = page.submit(page.form(f"/proposals/{rows['phone']}/decide"),
                       verdict="bad")
    assert page.status == 422
    page = page.submit(page.form(f"/proposals/{rows['phone']}/decide"),
                       verdict="bad", answer="Not reachable")
    assert page.status == 200
    page = owner.get("/account/file")
    assert "新路 9 号" in page.text and "Not reachable" in page.text
    assert people["other"].get(
        f"/proposals/{rows['phone']}", follow=False).status == 404
    page = owner.get("/account/file?edit=1")
    page = page.submit(page.form("/account/file", has="street"),
                       short_name="Qihe")
    mine = instance.sql("SELECT MAX(id) AS id FROM customer_changes")[0]["id"]
    page = page.submit(page.form(f"/account/file/{mine}/withdraw"))
    assert "Withdrawn" in page.text


def test_private_fields_are_in_no_page_but_the_answer_to_a_look(
        instance, people):
    paths = {"rep": ("/customers/1", "/customers/1/contacts",
                     "/customers/1/contacts/1"),
             "clerk": ("/customers/1/contacts", "/customers/1/contacts/1"),
             "owner": ("/account", "/account/contacts",
                       "/account/contacts/1")}
    for who, seen in paths.items():
        for path in seen:
            page = people[who].get(path)
            assert page.status == 200, page
            assert not [w for w in PRIVATE if w in page.text], (who, path)

    def looks():
        return int(instance.sql("SELECT COUNT(*) AS n FROM audit WHERE "
                                "what = 'contact.looked'")[0]["n"])
    before = looks()
    page = people["rep"].get("/customers/1/contacts/1")
    form = page.form("/customers/1/contacts/1/private")
    for n in (1, 2):
        page = people["rep"].submit(form)
        assert page.status == 200 and all(w in page.text for w in PRIVATE)
        assert looks() == before + n
    for who in ("clerk", "owner", "other"):
        page = people[who].post("/customers/1/contacts/1/private",
                                [(n, v) for n, v in people[who].get(
                                    "/me").forms[0].fields
                                 if n in ("csrf", "form_token")],
                                follow=False)
        assert page.status in (403, 404), (who, page)
    assert looks() == before + 2


def test_a_contact_comes_changes_leaves_and_is_purged(instance, people):
    page = people["owner"].get("/account/contacts")
    page = page.submit(page.form("/account/contacts"), name="新来的",
                       mobile="13700000001", mail="not a mail")
    assert page.status == 422
    page = page.submit(page.form("/account/contacts"),
                       mail="new@example.com")
    assert "新来的" in page.text
    one = instance.sql("SELECT MAX(id) AS id FROM contacts")[0]["id"]
    path = f"/customers/1/contacts/{one}"
    page = people["rep"].get(path)
    page = page.submit(page.form(path, has="role"), role="2")
    assert page.status == 200
    page = page.submit(page.form(f"{path}/leave"))
    assert "No longer there" in page.text
    assert f'{path}/purge' not in people["rep"].get(path).text
    page = people["manager"].get(path)
    page = page.submit(page.form(f"{path}/purge"))
    assert page.status == 422
    page = page.submit(page.form(f"{path}/purge"), sure="1")
    assert page.status == 200 and "新来的" not in page.text
    row = instance.sql(f"SELECT * FROM contacts WHERE id = {one}")[0]
    assert row["name"] == row["mobile"] == row["mail"] == ""
    assert not instance.sql("SELECT 1 FROM audit WHERE detail LIKE '%新来的%'")


def test_a_customer_changes_hands_by_two_signatures(instance, people):
    page = people["manager"].get("/customers/3/team")
    form = next(f for f in page.forms if f.action == "/customers/3/team"
                and f.value("part") == "1")
    page = page.submit(form, to="12", note="South of the lake")
    assert page.name == "handovers.show", page
    path = page.url
    assert "not signed yet" in page.text
    assert people["clerk"].get(path).status == 404
    assert people["rep"].get(path).status == 200
    home = people["lead"].get("/")
    assert "Handovers to sign" in home.text
    page = people["lead"].get(path)
    page = page.submit(page.form(f"{path}/take"))
    assert page.status == 200 and "Signed by both" in page.text
    assert instance.sql("SELECT rep_id FROM customers WHERE id = 3")[0][
        "rep_id"] == "12"
    assert instance.sql("SELECT COUNT(*) AS n FROM orders WHERE "
                        "customer_id = 3 AND rep_id <> 12")[0]["n"] == "0"
    assert people["rep"].get("/customers/3").status == 404
    buyer = instance.login("buyer@suzhou3.example", language="en")
    assert "高云舒" in buyer.get("/account/team").text
    page = people["lead"].get("/handovers/new")
    page = page.submit(page.form("/handovers/new"), **{"from": "12"})
    assert page.status == 422
    page = page.submit(page.form("/handovers/new"), to="3", note="Back")
    assert page.name == "handovers.show", page
    path = page.url
    page = people["rep"].get(path)
    page = page.submit(page.form(f"{path}/decline"))
    assert page.status == 422
    page = page.submit(page.form(f"{path}/decline"), answer="Too many")
    assert "Too many" in page.text
    page = people["lead"].get(path)
    assert page.status == 200 and "Declined" in page.text
    page = people["lead"].get("/handovers/new")
    page = page.submit(page.form("/handovers/new"), to="3", **{"from": "12"})
    page = people["rep"].get(page.url)
    page = page.submit(page.form(f"{page.url}/take"))
    assert "Signed by both" in page.text
    assert people["rep"].get("/customers/3").status == 200
