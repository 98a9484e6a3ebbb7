"""Contracts through nginx: from a template to the signature and the renewal."""
import datetime
import re
import struct
import zlib


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
    assert "Unchanged" in page.text and "Document opened" in page.text

    # --- Near its end (tests/db shows the worker's part) it is renewed.
    instance.sql(f"UPDATE contracts SET state = 7 WHERE number = '{no}'")
    page = step(rep, no, "renew")
    assert page.state == "draft"
    end = instance.sql("SELECT MONTH(valid_to) AS month FROM contracts"
                       " ORDER BY id DESC LIMIT 1")[0]["month"]
    assert end not in ("12", "1", "2")
    assert step(rep, no, "renew").status == 422
    assert "CT-00000021" in rep.get("/contracts/calendar").text
