"""Files through nginx: what is taken, what comes back, to whom."""
import io
import json
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from support import jobs
from support.instance import _multipart

BUYER = "buyer@hangzhou.example"
OWNER = "owner@hangzhou.example"
OTHER = "buyer@ningbo.example"
CLERK = "clerk@qutong.example"
MB = 1024 * 1024


# --- Making files -----------------------------------------------------------


def picture(kind="JPEG", size=(64, 48), exif=None, **options):
    """Red above left, blue below right, white elsewhere."""
    image = Image.new("RGB", size, "white")
    half = (size[0] // 2, size[1] // 2)
    image.paste((255, 0, 0), (0, 0) + half)
    image.paste((0, 0, 255), half + size)
    out = io.BytesIO()
    if exif:
        options["exif"] = exif
    image.save(out, kind, **options)
    return out.getvalue()


def telling_exif(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretMaker"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (30.0, 15.0, 0.0)
    return exif


def chunk(kind, body):
    return (struct.pack(">I", len(body)) + kind + body
            + struct.pack(">I", zlib.crc32(kind + body)))


def png(width, height, body, extra=b""):
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0,
                                         0, 0))
            + extra + chunk(b"IDAT", body) + chunk(b"IEND", b""))


def bomb(width, height):
    """A few kilobytes that unpack into width × height pixels."""
    pack = zlib.compressobj(9)
    row = bytes(width * 3 + 1)
    body = b"".join(pack.compress(row) for _ in range(height))
    return png(width, height, body + pack.flush())


def package(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name in names:
            z.writestr(name, "<x/>")
    return out.getvalue()


XLSX = package("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")
DOCX = package("[Content_Types].xml", "_rels/.rels", "word/document.xml")
PDF = (b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"
       b"trailer<</Root 1 0 R>>\n%%EOF\n")
MP4 = b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + b"\0\0\0\x08free"
MOV = b"\0\0\0\x14ftypqt  \0\0\2\0qt  " + b"\0\0\0\x08wide"
WEBM = (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81"
        b"\x04\x42\xf3\x81\x08\x42\x82\x84webm\x42\x87\x81\x04" + bytes(40))
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
EXE = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0\x4c\x01" + bytes(200)
ELF = b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HH", 2, 62) + bytes(200)


# --- Sending them -----------------------------------------------------------


class Person:
    def __init__(self, instance, login):
        self.session = instance.login(login, language="en")
        csrf, form_token = jobs.tokens(self.session)
        self.fields = [("csrf", csrf), ("form_token", form_token)]

    def upload(self, name, content):
        return self.session.post("/files", self.fields,
                                 {"files": (name, content)}, follow=False)

    def taken(self, name, content):
        """What the answer says of the one file."""
        page = self.upload(name, content)
        assert page.status == 200, (name, page.status, page.text[:300])
        answer = json.loads(page.text)
        assert answer["errors"] == [] and len(answer["files"]) == 1
        return answer["files"][0]

    def refused(self, name, content):
        """The words of the refusal."""
        page = self.upload(name, content)
        assert page.status == 422, (name, page.status, page.text[:300])
        answer = json.loads(page.text)
        assert answer["files"] == [] and len(answer["errors"]) == 1
        return answer["errors"][0]

    def get(self, path, **options):
        return self.session.get(path, follow=False, **options)


@pytest.fixture(scope="module")
def buyer(instance):
    return Person(instance, BUYER)


@pytest.fixture(scope="module")
def other(instance):
    return Person(instance, OTHER)


def opened(page):
    image = Image.open(io.BytesIO(page.body))
    image.load()
    return image


# --- What is taken ----------------------------------------------------------


@pytest.mark.parametrize("name, content, kind, saved, media_type", [
    ("a.jpg", picture(), "image", "a.jpg", "image/jpeg"),
    ("a.png", picture("PNG"), "image", "a.png", "image/png"),
    ("a.webp", picture("WEBP"), "image", "a.jpg", "image/jpeg"),
    ("a.gif", picture("GIF"), "image", "a.png", "image/png"),
    ("a.mp4", MP4, "video", "a.mp4", "video/mp4"),
    ("a.mov", MOV, "video", "a.mov", "video/quicktime"),
    ("a.webm", WEBM, "video", "a.webm", "video/webm"),
    ("a.pdf", PDF, "pdf", "a.pdf", "application/pdf"),
    ("a.xlsx", XLSX, "sheet", "a.xlsx", "spreadsheetml"),
    ("a.docx", DOCX, "document", "a.docx", "wordprocessingml"),
    ("a.csv", b"sku,quantity\nA,1\nB,2\n", "text", "a.csv", "text/csv"),
    ("a.txt", "外箱破损，请看照片".encode(), "text", "a.txt", "text/plain"),
    ("gb.txt", "外箱破损，请看照片".encode("gb18030"), "text", "gb.txt",
     "text/plain"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_each_type_is_taken_by_its_content(buyer, name, content, kind, saved,
                                           media_type):
    file = buyer.taken(name, content)
    assert (file["kind"], file["name"]) == (kind, saved)
    page = buyer.get(f"/files/{file['id']}")
    assert page.status == 200
    assert media_type in page.headers["Content-Type"]
    way = "inline" if kind == "image" else "attachment"
    assert page.headers["Content-Disposition"].startswith(
        f'{way}; filename="{saved}"')
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Content-Security-Policy"] == (
        "default-src 'none'; sandbox")
    assert page.headers.get_all("Cache-Control") == ["private, no-cache"]
    if kind == "image":
        assert opened(page).size == (64, 48)
        small = buyer.get(f"/files/{file['id']}/thumb")
        assert small.headers["Content-Type"] == "image/jpeg"
        assert opened(small).size == (64, 48)
    else:
        assert page.body == content
        assert buyer.get(f"/files/{file['id']}/thumb").status == 404


@pytest.mark.parametrize("name, content", [
    ("a.html", HTML), ("a.jpg", HTML), ("a.txt", HTML), ("a.svg", SVG),
    ("a.png", SVG), ("a.txt", SVG), ("a.exe", EXE), ("photo.jpg", EXE),
    ("photo.jpg", ELF), ("run.txt", b"#!/bin/sh\nrm -rf /\n"),
    ("a.zip", package("a", "b", "c")), ("a.xlsx", package("a", "b", "c")),
    ("macro.xlsx", package("[Content_Types].xml", "xl/workbook.xml",
                           "xl/vbaProject.bin")),
    ("a.bin", bytes(range(256)) * 4), ("a.tif", picture("TIFF")),
    ("a.bmp", picture("BMP")), ("a.xml", b"<?xml version='1.0'?><a/>"),
    ("late.pdf", b"junk before\n" + PDF),
], ids=lambda value: value if isinstance(value, str) else "")
def test_nothing_else_is_taken_whatever_it_is_called(buyer, name, content):
    words = buyer.refused(name, content)
    assert words.startswith(name + ": this type is not taken")


def test_a_picture_is_made_anew_without_what_was_hidden_in_it(buyer):
    for orientation, size, red in ((1, (64, 48), (5, 5)),
                                   (3, (64, 48), (58, 42)),
                                   (6, (48, 64), (42, 5)),
                                   (8, (48, 64), (5, 58))):
        content = picture(exif=telling_exif(orientation))
        assert b"SecretMaker" in content
        file = buyer.taken("photo.jpg", content)
        for path in (f"/files/{file['id']}", f"/files/{file['id']}/thumb"):
            page = buyer.get(path)
            assert b"SecretMaker" not in page.body
            assert b"Exif" not in page.body and b"GPS" not in page.body
            image = opened(page)
            assert not image.getexif()
            assert image.size == size
            r, g, b = image.getpixel(red)
            assert r > 200 and g < 60 and b < 60, orientation
    text = chunk(b"tEXt", b"Comment\0SecretMaker")
    row = zlib.compress((b"\0" + b"\x80" * 30) * 10)
    file = buyer.taken("a.png", png(10, 10, row, text))
    assert b"Secret" not in buyer.get(f"/files/{file['id']}").body


def test_what_is_also_something_else_is_no_longer(buyer):
    page_in_picture = picture() + HTML
    file = buyer.taken("a.jpg", page_in_picture)
    assert b"<script" not in buyer.get(f"/files/{file['id']}").body
    zip_in_picture = picture("PNG") + XLSX
    file = buyer.taken("a.png", zip_in_picture)
    assert b"PK" not in buyer.get(f"/files/{file['id']}").body
    # Starts as a GIF and is a script: not a picture that can be read.
    words = buyer.refused("a.gif", b"GIF89a/*" + bytes(8) + b"*/=1;alert(1)")
    assert "damaged" in words


@pytest.mark.parametrize("content", [
    picture(size=(400, 300))[:-900], picture("PNG", size=(400, 300))[:-50],
    picture("WEBP", size=(400, 300))[:-300],
    picture("GIF", size=(400, 300))[:-200],
    b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(100),
    png(10, 10, b"not packed at all"),
], ids=["jpeg", "png", "webp", "gif", "header alone", "not packed"])
def test_a_damaged_picture_is_said_to_be_one(buyer, content):
    assert "damaged or incomplete" in buyer.refused("photo.jpg", content)


def test_a_bomb_does_not_go_off(buyer):
    assert "too many pixels" in buyer.refused("a.png", bomb(9000, 6000))
    header = png(60000, 60000, zlib.compress(bytes(100)))
    assert "too many pixels" in buyer.refused("a.png", header)
    file = buyer.taken("wide.png", bomb(6000, 60))
    assert opened(buyer.get(f"/files/{file['id']}")).size == (4096, 41)


def test_large_pictures_become_small_ones(buyer):
    file = buyer.taken("big.jpg", picture(size=(5000, 3000)))
    assert opened(buyer.get(f"/files/{file['id']}")).size == (4096, 2458)
    page = buyer.get(f"/files/{file['id']}/thumb")
    assert opened(page).size == (320, 192)
    assert len(page.body) < 40000


def test_names_are_shown_as_they_are_and_lead_nowhere(buyer, instance):
    for sent, kept in (
            ("../../../etc/cron.d/x.txt", "x.txt"),
            ("C:\\Windows\\a.txt", "a.txt"),
            ("invoice.pdf.exe", "invoice.pdf.exe.txt"),
            ("外箱破损 1.txt", "外箱破损 1.txt"),
            ("<script>alert(1)</script>.txt", "script_.txt"),
            ("a\u202egpj.txt", "agpj.txt"),
            ("'; DROP TABLE files;--.txt", "'; DROP TABLE files;--.txt"),
            ("{{CSRF}}%s%n.txt", "{{CSRF}}_s_n.txt"),
            ("x" * 250 + ".txt", "x" * 116 + ".txt"),
            ("😀.txt", "😀.txt")):
        file = buyer.taken(sent, b"some text")
        assert file["name"] == kept
        page = buyer.get(f"/files/{file['id']}")
        assert page.status == 200 and page.body == b"some text"
        assert "\n" not in page.headers["Content-Disposition"]
    names = {p.name for p in (instance.home / "files").rglob("*")}
    assert all(len(name.removesuffix(".t")) in (2, 22) for name in names)


# --- How much ---------------------------------------------------------------


def test_a_file_of_ten_megabytes_is_the_largest(buyer):
    text = b"0123456789abcde\n" * (10 * MB // 16)
    assert buyer.taken("a.txt", text)["size"] == "10.0 MB"
    words = buyer.refused("b.txt", text + b"x")
    assert words == ("b.txt: larger than 10.0 MB. Make it smaller and upload "
                     "it again.")
    assert buyer.upload("c.txt", text * 2).status == 413
    assert "empty" in buyer.refused("d.txt", b"")


def test_several_come_at_once_and_the_good_ones_stay(buyer):
    body, kind = _multipart(buyer.fields, {"files": ("1.txt", b"first")})
    boundary = kind.split("boundary=")[1].encode()
    more = b"".join(
        b"--" + boundary + b'\r\nContent-Disposition: form-data; name="files";'
        b' filename="%d.txt"\r\n\r\n%s\r\n' % (i, b"text" if i != 3 else EXE)
        for i in range(2, 14))
    body = body.replace(b"--" + boundary + b"--", more + b"--" + boundary + b"--")
    page = buyer.session.request("POST", "/files", body, {
        "Content-Type": kind, "Origin": f"http://127.0.0.1:{buyer.session.port}",
        "Sec-Fetch-Site": "same-origin"}, follow=False)
    assert page.status == 422
    answer = json.loads(page.text)
    assert [f["name"] for f in answer["files"]] == [
        f"{i}.txt" for i in (1, 2, 4, 5, 6, 7, 8, 9, 10, 11)]
    assert [e.split(":")[0] for e in answer["errors"]] == [
        "3.txt", "12.txt", "13.txt"]


# --- To whom ----------------------------------------------------------------


def test_a_waiting_file_is_nobody_elses(instance, buyer, other):
    file = buyer.taken("a.jpg", picture())
    path = f"/files/{file['id']}"
    owner, clerk = Person(instance, OWNER), Person(instance, CLERK)
    for person in (other, owner, clerk):
        assert person.get(path).status == 404
        assert person.get(path + "/thumb").status == 404
        gone = person.session.post(path + "/remove", person.fields,
                                   follow=False)
        assert gone.status == 404
    stranger = instance.session("en")
    page = stranger.get(path, follow=False)
    assert page.status == 303 and "/login" in page.headers["Location"]
    assert buyer.get(path).status == 200

    # On a thing of its company: the company's and the staff's.
    instance.sql(
        "INSERT INTO payment_slips (customer_id, paid_on, amount_fen, payer, "
        "entered_by, at) SELECT m.customer_id, '2026-11-01', 1, 'x', u.id, "
        "UTC_TIMESTAMP(3) FROM users u JOIN memberships m ON m.user_id = u.id "
        f"WHERE u.login = '{BUYER}'")
    instance.sql(
        "UPDATE files SET state = 2, object_kind = 'payment_slip', object_id ="
        " (SELECT MAX(id) FROM payment_slips) "
        f"WHERE public_id = '{file['id']}'")
    assert owner.get(path).status == 200
    assert other.get(path).status == 404
    instance.sql("UPDATE files SET is_internal = 1 "
                 f"WHERE public_id = '{file['id']}'")
    assert owner.get(path).status == 404
    finance = Person(instance, "finance@qutong.example")
    assert finance.get(path).status == 200
    removed = buyer.session.post(path + "/remove", buyer.fields, follow=False)
    assert removed.status == 404


def test_the_store_is_reached_through_the_program_alone(buyer, instance):
    file = buyer.taken("a.txt", b"some text")["id"]
    for path in (f"/_files/{file[:2]}/{file[2:4]}/{file}", "/_files/",
                 f"/files/..%2f{file}", f"/files/{file}.t",
                 f"/files/{file}%00", f"/files/{file[:2]}/{file[2:4]}/{file}",
                 f"/static/../_files/{file}", "/files/../../etc/passwd",
                 f"/files/{file}/thumb"):
        page = buyer.get(path)
        assert page.status in (400, 404), path
        assert b"some text" not in page.body
    page = buyer.session.get(f"/files/{file}", headers={
        "X-Accel-Redirect": "/_files/"})
    assert page.body == b"some text"


def test_a_removed_file_is_gone(buyer, instance):
    file = buyer.taken("a.txt", b"some text")["id"]
    page = buyer.session.post(f"/files/{file}/remove",
                              buyer.fields + [("back", "/me")], follow=False)
    assert page.status == 303 and page.headers["Location"] == "/me"
    assert buyer.get(f"/files/{file}").status == 404
    page = buyer.session.post(f"/files/{file}/remove",
                              buyer.fields + [("back", "//evil.example")],
                              follow=False)
    assert page.status == 404


def test_an_upload_needs_the_tokens_of_a_form(buyer, instance):
    def send(fields):
        return buyer.session.post("/files", fields,
                                  {"files": ("a.txt", b"text")}, follow=False)

    csrf, token = buyer.fields
    assert send([token]).status == 403
    assert send([csrf]).status == 403
    assert send([("csrf", "x"), token]).status == 403
    assert send([csrf, token, ("other", "1")]).status == 400
    page = send(buyer.fields + [("back", "//evil.example")])
    assert page.status == 303 and page.headers["Location"] == "/"
    nobody = instance.session("en")
    assert nobody.post("/files", buyer.fields, {"files": ("a.txt", b"text")},
                       follow=False).status == 401


def test_ranges_and_conditions_work_for_videos(buyer):
    file = buyer.taken("a.mp4", MP4)["id"]
    page = buyer.get(f"/files/{file}", headers={"Range": "bytes=4-7"})
    assert page.status == 206 and page.body == b"ftyp"
    tag = buyer.get(f"/files/{file}").headers["ETag"]
    page = buyer.get(f"/files/{file}", headers={"If-None-Match": tag})
    assert page.status == 304
