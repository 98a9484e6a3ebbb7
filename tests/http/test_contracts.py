"""Contracts through nginx: from a template to the signature and the renewal."""
import datetime
import re
import struct
import zlib

from support import jobs


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))


PNG = (b"\x89PNG\r\n\x1a\n" +
       chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)) +
       chunk(b"IDAT", zlib.compress(b"\0\0\0\0\0\0\0" * 2)) +
       chunk(b"IEND", b""))


def step(session, no, act, **fields):
    page = session.get(f"/contracts/{no}")
    assert page.status == 200, page.status
    return page.submit(page.form(f"/contracts/{no}/{act}"), **fields)


def begin(rep, code, days=200):
    today = datetime.date.today()
    page = rep.get(f"/contracts/new?customer={code}")
    page = page.submit(
        page.form("/contracts/new"), template="1", target="1200000",
        valid_from=today.isoformat(),
        valid_to=(today + datetime.timedelta(days)).isoformat())
    assert page.status == 200, page.text
    return re.search(r"CT-\d{8}", page.text).group(0)


def right(rep, no, level, division):
    page = rep.get(f"/contracts/{no}/edit")
    form = page.form(f"/contracts/{no}/save")
    rows = sum(name == "level" for name, _ in form.fields)
    rest = [""] * (rows - 1)
    return page.submit(form, level=[level] + ["0"] * (rows - 1),
                       division=[division] + rest)


def test_from_the_template_to_a_renewal_off_december(instance):
    rep = instance.login("sales@qutong.example", language="en")
    manager = instance.login("manager@qutong.example", language="en")
    owner = instance.login("owner@hangzhou.example", language="en")
    stranger = instance.login("buyer@ningbo.example", language="en")

    # --- Drafted; it overlaps with another customer's contract.
    no = begin(rep, "C10001", 60)
    page = right(rep, no, "1", "33")
    assert page.status == 200 and page.state == "draft"
    assert "Rights overlap with other contracts" in page.text
    assert "CT-00000021" in page.text
    assert owner.get(f"/contracts/{no}").status == 404
    step(rep, no, "submit")
    page = step(manager, no, "approve", reason="Legal agrees")
    assert page.status == 422 and page.state == "in_review"
    assert "correct the rights first" in page.text
    step(manager, no, "back", reason="Overlaps with Ningbo")

    # --- Corrected, approved by somebody else, sent.
    page = right(rep, no, "2", "3301")
    assert "Rights overlap" not in page.text
    page = step(rep, no, "submit")
    assert page.state == "in_review"
    assert rep.post(f"/contracts/{no}/approve").status == 403
    assert step(manager, no, "approve").state == "approved"
    assert step(manager, no, "send", signatory="Lu Chengan").state == "sent"

    # --- The distributor reads, opens and signs it.
    assert stranger.get(f"/contracts/{no}").status in (403, 404)
    assert no in owner.get("/account/contracts").text
    page = owner.get(f"/contracts/{no}")
    assert "Draft changed" not in page.text
    paper = page.submit(page.form(f"/contracts/{no}/open"))
    assert paper.headers["Content-Type"] == "application/pdf"
    page = owner.get(f"/contracts/{no}")
    form = page.form(f"/contracts/{no}/sign")
    today = datetime.date.today().isoformat()
    page = page.submit(form, signatory="Gu", signed_on=today)
    assert page.status == 422 and page.state == "sent"
    page = page.submit(page.form(f"/contracts/{no}/sign"),
                       files={"files": ("scan.png", PNG)},
                       signatory="Gu Qingchuan", signed_on=today)
    assert page.state == "active", page.text
    page = rep.get(f"/contracts/{no}")
    assert "Unchanged" in page.text
    opened = page.text.split("Who opened the document")[1]
    assert "顾青川" in opened and "Document opened" not in page.text

    # --- Near its end (tests/db shows the worker's part) it is renewed.
    instance.sql(f"UPDATE contracts SET state = 7 WHERE number = '{no}'")
    page = step(rep, no, "renew")
    assert page.state == "draft"
    end = instance.sql("SELECT MONTH(valid_to) AS month FROM contracts"
                       " ORDER BY id DESC LIMIT 1")[0]["month"]
    assert end not in ("12", "1", "2")
    assert step(rep, no, "renew").status == 422
    assert "CT-00000021" in rep.get("/contracts/calendar").text


def test_the_list_is_filtered_and_comes_as_a_file(instance):
    manager = instance.login("manager@qutong.example", language="en")
    page = manager.get("/contracts?kind=2")
    assert "CT-00000021" in page.text and "CT-00000013" not in page.text
    assert "CT-00000013" in manager.get("/contracts?keeper=2&q=C10001").text
    assert "CT-00000013" not in manager.get("/contracts?keeper=3").text
    end = instance.sql("SELECT DATE_FORMAT(valid_to, '%Y-%m') AS m FROM"
                       " contracts WHERE id = 1")[0]["m"]
    assert "CT-00000013" in manager.get(f"/contracts?ends={end}").text
    assert "CT-00000013" not in manager.get("/contracts?ends=2001-01").text
    rows = manager.get("/contracts.csv?kind=2").text.splitlines()
    assert any("CT-00000021" in row and "C10002" in row for row in rows)
    assert not any("CT-00000013" in row for row in rows)
    book = manager.get("/contracts.xlsx")
    assert book.status == 200 and book.body[:2] == b"PK"
    # Another team's are not in it.
    other = instance.login("sales2@qutong.example", language="en")
    assert "CT-00000021" not in other.get("/contracts.csv").text


def test_a_template_is_changed_by_who_keeps_contracts(instance):
    rep = instance.login("sales@qutong.example", language="en")
    manager = instance.login("manager@qutong.example", language="en")
    page = rep.get("/contracts/templates/4")
    assert page.status == 200 and not any(
        "templates" in form.action for form in page.forms)
    page = manager.get("/contracts/templates/4")
    bodies = page.form("/contracts/templates/4/save").values("body")
    assert len(bodies) == 11
    old = page.form("/contracts/templates/4/save")
    bad = page.submit(old, body=["{customer}"] + [""] + bodies[2:])
    assert bad.status == 422 and "2. Every part" in bad.text
    assert bad.form("/contracts/templates/4/save").values("body")[0] == \
        "{customer}"
    page = page.submit(old, body=["New for {customer}"] + bodies[1:],
                       note="Plainer")
    assert page.status == 200 and "Version 2" in page.text
    assert "Plainer" in page.text
    assert manager.get("/contracts/templates/4").submit(
        old, name="Other").status == 409
    assert bodies[0][:8] in manager.get(
        "/contracts/templates/4?version=1").text
    assert rep.post("/contracts/templates/4/save").status == 403


def test_a_contract_has_a_keeper_and_a_renewal_may_be_given_up(instance):
    manager = instance.login("manager@qutong.example", language="en")
    rep = instance.login("sales@qutong.example", language="en")
    page = manager.get("/contracts/CT-00000013")
    form = page.form("/contracts/CT-00000013/keeper")
    assert page.submit(form, keeper="3").status == 422
    page = manager.get("/contracts/CT-00000013")
    page = page.submit(page.form("/contracts/CT-00000013/keeper"), keeper="2")
    assert page.status == 200 and "New keeper" in page.text
    # The demo company's contract that ends in twenty days is the rep's to renew.
    home = rep.get("/")
    assert "CT-00000130" in home.text and "Contracts to renew" in home.text
    page = rep.get("/contracts/CT-00000130")
    form = page.form("/contracts/CT-00000130/no-renewal")
    assert page.submit(form, reason="").status == 422
    page = rep.get("/contracts/CT-00000130")
    page = page.submit(page.form("/contracts/CT-00000130/no-renewal"),
                       reason="The shop closes")
    assert page.status == 200 and "The shop closes" in page.text
    assert "CT-00000130" not in rep.get("/").text


def test_who_has_no_contract_is_warned_and_stopped(instance):
    """Customer 12: its contract ends in twenty days, then it has ended."""
    buyer = instance.login("buyer@jinhua12.example", language="en")
    clerk = instance.login("clerk@qutong.example", language="en")
    told = "no renewal is signed"
    assert told in buyer.get("/").text
    assert told in buyer.get("/orders/new").text
    assert told in clerk.get("/customers/12").text
    try:
        instance.sql("UPDATE contracts SET valid_to = CURDATE() - INTERVAL 40"
                     " DAY, valid_from = valid_to - INTERVAL 1 YEAR"
                     " WHERE customer_id = 12")
        page = buyer.get("/orders/new")
        assert "the time to renew it is over" in page.text
        page = jobs.draft(buyer, [("YT-5018", 2)])
        answer = jobs.do(buyer, f"{page.url}/submit")
        assert "Nothing can be ordered now" in buyer.get("/").text
        assert answer.status == 422
        assert "time to renew it is over" in clerk.get("/customers/12").text
    finally:
        instance.sql("UPDATE contracts SET valid_to = CURDATE() + INTERVAL 20"
                     " DAY WHERE customer_id = 12")
