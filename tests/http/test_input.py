"""What nobody should send, through every form: it is stored and shown as it
was typed, or refused clearly; nothing breaks and no tag appears."""
import json
import pathlib
import re
import socket
import urllib.parse

import pytest

from support import jobs
from support.forms import Skeleton, is_plain, shown_in, trimmed

HERE = pathlib.Path(__file__).resolve().parents[1]
NAUGHTY = [text for text in json.loads(
    (HERE / "data" / "naughty-strings.json").read_text("utf-8")) if text]
BUYER = "buyer@wuxi7.example"


@pytest.fixture(scope="module")
def buyer(instance):
    return instance.login(BUYER, language="en")


@pytest.fixture(scope="module")
def clerk(instance):
    return instance.login(jobs.CLERK, language="en")


@pytest.fixture(scope="module", autouse=True)
def nothing_dies(instance):
    """No worker may die of anything in this file."""
    before = {p: instance.pids(f"{p} worker") for p in ("orders", "auth")}
    yield
    assert before == {p: instance.pids(f"{p} worker") for p in before}


# --- Naughty strings ---------------------------------------------------------


@pytest.mark.parametrize("path, field, step", [
    ("/orders?q=", "q", 1), ("/catalogue?q=", "q", 4), ("/search?q=", "q", 4)])
def test_a_search_for_anything_is_a_page_with_the_same_tags(buyer, path,
                                                            field, step):
    usual = Skeleton(buyer.get(path + "zzzz-nothing"))
    wrong = []
    for text in NAUGHTY[::step]:
        page = buyer.get(path + urllib.parse.quote(text), follow=False)
        if 400 <= page.status < 500:
            continue
        found = page.status == 200 and [
            form.value(field) for form in page.forms
            if form.method == "get" and form.value(field) is not None]
        if page.status != 200 or not any(
                trimmed(v) == trimmed(text) or len(trimmed(v)) >= 40
                and trimmed(text).startswith(trimmed(v)) for v in found):
            wrong.append((text, page.status, found))
        elif {t for t, _ in Skeleton(page).tags} - {
                t for t, _ in usual.tags} - {"table", "thead", "tbody", "tr",
                                             "th", "td", "caption", "b", "ul",
                                             "dl", "dt", "dd", "small", "h2",
                                             "li", "h3", "article", "time",
                                             "output"}:
            wrong.append((text, "new tags"))
        elif re.search(r"<script(?! type=module src=/static/)",
                       page.text):
            wrong.append((text, "a script"))
    assert not wrong, wrong[:5]


def test_a_grid_of_anything_is_kept_as_it_was_typed(instance, buyer):
    lines = [t for t in NAUGHTY if is_plain(t) and trimmed(t)]
    page = buyer.get("/orders/new")
    form = page.form("/orders/new", has="lines")
    plain = page.submit(form, sku=["zzzz-nothing"] * len(lines),
                        quantity=["?"] * len(lines),
                        seen=["0"] * len(lines), short=["1"] * len(lines))
    page = buyer.get("/orders/new")
    form = page.form("/orders/new", has="lines")
    page = page.submit(form, sku=lines, quantity=lines,
                       seen=["0"] * len(lines), short=["1"] * len(lines))
    assert (page.status, page.name) == (200, "drafts.show")
    grid = page.form(page.url, has="lines")

    def kept(text, most):
        return trimmed(trimmed(text)[:most])
    codes, quantities = grid.values("sku"), grid.values("quantity")
    wrong = [(a, b) for a, b in zip(lines, codes)
             if kept(a, 120) != trimmed(b)]
    wrong += [(a, b) for a, b in zip(lines, quantities)
              if kept(a, 40) != trimmed(b)]
    assert not wrong, wrong[:5]
    assert len(codes) == len(plain.form(plain.url, has="lines").values("sku"))
    # Every row is a row: what stands in it adds no tag but offered guesses.
    tags = [t for t in Skeleton(page).tags if t[0] not in ("button", "span")]
    usual = [t for t in Skeleton(plain).tags if t[0] not in ("button", "span")]
    assert tags == usual
    jobs.do(buyer, page.url + "/delete")


def packed(most):
    """The plain ones, several to a text of at most `most` characters."""
    out, now = [], ""
    for text in filter(is_plain, NAUGHTY):
        text = trimmed(text)[:most]
        if now and len(now) + len(text) + 1 > most:
            out.append(now)
            now = ""
        now = f"{now} {text}" if now else text
    return out + [now]


def test_remarks_and_reasons_of_anything_are_shown_as_they_were_typed(
        instance, buyer, clerk):
    other = instance.login("owner@hangzhou.example")
    for text in packed(480):
        page = jobs.review(buyer, [("YT-5018", 1)])
        page = page.submit(jobs.submit_form(page), remark=text)
        assert page.name == "orders.show", (page, text)
        no = jobs.number(page)
        stored = instance.sql("SELECT remark FROM orders WHERE id = "
                              f"{jobs.order_id(instance, no)}")[0]["remark"]
        assert trimmed(stored) == trimmed(text)
        assert shown_in(page, text), text
        reason = text[:160]
        page = jobs.press(buyer, no, "cancel", reason=reason)
        assert page.state == "cancelled", (page, text)
        assert shown_in(page, reason)
        assert page.text.count("<script") == 1
        assert other.get(f"/orders/{no}").status == 404


def test_the_whole_of_a_review_of_anything_is_kept_when_refused(buyer):
    page = jobs.review(buyer, [("YT-5018", 1)])
    form = jobs.submit_form(page)
    usual = Skeleton(buyer.submit(form, wanted_on="x", remark="plain",
                                  own_number="plain"))
    wrong = []
    for text in NAUGHTY[::3]:
        page = buyer.submit(form, wanted_on="x", remark=text,
                            own_number=text[:40])
        again = jobs.submit_form(page) if page.status == 422 else None
        if again is None and not 400 <= page.status < 500:
            wrong.append((text, page.status))
        elif again and (
                trimmed(again.value("remark")) != trimmed(text)
                or trimmed(again.value("own_number")) != trimmed(text[:40])):
            wrong.append((text, again.value("remark")))
        elif again and Skeleton(page).tags != usual.tags:
            wrong.append((text, "other tags"))
    assert not wrong, wrong[:5]


def test_shipping_papers_hold_anything(instance, buyer, clerk):
    dock = instance.login(jobs.WAREHOUSE, language="en")
    texts = packed(58)[::25]
    no = jobs.number(jobs.order(buyer, [("MX-0106", len(texts))]))
    jobs.press(clerk, no, "confirm")
    jobs.press(dock, no, "pick")
    for text in texts:
        known = set(jobs.shipments(dock.get(f"/orders/{no}")))
        page = jobs.ship(dock, no, ["1"], carrier=text, tracking=text,
                         note=text)
        assert page.name == "orders.show", (page, text)
        [shipment] = set(jobs.shipments(page)) - known
        page = buyer.get(f"/shipments/{shipment}")
        assert shown_in(page, text), text
        assert buyer.get(f"/shipments/{shipment}.pdf").body[:5] == b"%PDF-"
        page = jobs.press(buyer, shipment, "refuse", "shipments", reason=text)
        assert page.state == "refused", (page, text)
        assert shown_in(page, text), text
        assert page.text.count("<script") == 1


def test_templates_have_any_name(instance, buyer):
    page = jobs.draft(buyer, [("YT-5018", 1)])
    for text in packed(58)[::8]:
        form = buyer.get(page.url).form(page.url + "/template")
        listed = buyer.submit(form, name=text)
        assert listed.status == 200, (listed, text)
        assert shown_in(listed, text), text
        assert listed.text.count("<script") == 1


def test_signing_in_as_anything_is_422_with_the_name_kept(instance):
    session = instance.session("en")
    form = session.get("/login").form(has="password")
    usual = Skeleton(session.submit(form, login="plain", password="x"))
    for text in NAUGHTY[::40]:
        page = session.submit(form, login=text, password=text)
        assert page.status == 422, (page, text)
        assert trimmed(page.form(has="password").value("login")) == \
            trimmed(text)
        assert Skeleton(page).tags == usual.tags


def test_a_file_of_anything_is_read_or_refused(buyer):
    text = "\n".join(t for t in NAUGHTY if "\n" not in t)
    files = {
        "a.csv": text.encode(), "b.txt": "\ufeff".encode() + text.encode(),
        "c.csv": text.encode("gb18030"), "d.csv": text.encode("utf-16"),
        "e.xlsx": b"PK\x03\x04" + bytes(1000), "f.xlsx": b"",
        "g.csv": bytes(range(256)) * 40, "h.exe": b"MZ" + bytes(500),
        "i.csv": b'"never closed,1\n' * 3, "j.xlsx": text.encode(),
        "../../k.csv": b"YT-5018,1", "l\x01.csv": b"YT-5018,1",
        "m.csv": b"," * 100000, "n.csv": b"A" * 200000,
    }
    for name, content in files.items():
        page = buyer.get("/orders/new")
        page = page.submit(page.form("/orders/new", has="file"),
                           files={"file": (name, content)})
        assert page.status in (200, 400, 413, 415, 422), (name, page)
        assert page.name in ("drafts.show", "orders.new", "error.400",
                             "error.413", "error.415"), (name, page)
        if page.name == "drafts.show":
            jobs.do(buyer, page.url + "/delete")


# --- What is no form ---------------------------------------------------------


def post(session, path, body, kind, extra=None):
    headers = {"Origin": f"http://127.0.0.1:{session.port}"}
    if kind is not None:
        headers["Content-Type"] = kind
    headers.update(extra or {})
    return session.request("POST", path, body, headers, follow=False)


URLENCODED = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("kind", [
    "application/json", "text/plain", "text/xml", "application/octet-stream",
    "application/x-www-form-urlencodedx", "multipart/mixed; boundary=x", None])
def test_a_body_that_is_no_form_is_415(buyer, kind):
    page = post(buyer, "/orders/new", b"sku=1", kind)
    assert (page.status, page.name) == (415, "error.415")


@pytest.mark.parametrize("body", [
    b"sku=%ff", b"sku=%c0%80", b"sku=%ed%a0%80", b"sku=%f4%90%80%80",
    b"sku=%00", b"sku=%zz", b"sku=%4", b"%ff=1", b"=1", b"sku=\xff\xfe",
    b"x" * 200 + b"=1"])
def test_a_body_that_is_no_text_is_400(buyer, body):
    page = post(buyer, "/orders/new", body, URLENCODED)
    assert (page.status, page.name) == (400, "error.400")


def test_a_field_nobody_declared_is_400_and_so_is_one_twice(buyer, clerk):
    csrf, form_token = jobs.tokens(buyer)
    tokens = [("csrf", csrf), ("form_token", form_token)]
    for extra in ([("is_admin", "1")], [("lines", "a"), ("lines", "b")],
                  [("csrf", csrf)], [("customer[]", "1")]):
        page = buyer.post("/orders/new", tokens + extra, follow=False)
        assert (page.status, page.name) == (400, "error.400"), extra
    page = buyer.post("/orders/new", tokens, {"lines": ("a.txt", b"YT 1")},
                      follow=False)
    assert page.status == 400, "a file where a text belongs"
    for query in ("?customer=2&customer=3", "?no_such=1"):
        assert buyer.get("/orders/new" + query).status == 400
    page = post(buyer, "/orders/new?customer=2", urllib.parse.urlencode(
        tokens).encode(), URLENCODED)
    assert page.status == 400, "no parameter beside a POST"


@pytest.mark.parametrize("query", [
    "?q=%ff", "?q=%00", "?q=%", "?q=%c0%af", "?%ff=1"])
def test_a_query_that_is_no_text_is_400(buyer, query):
    assert buyer.get("/orders" + query).status == 400


def multipart(parts, end=True):
    body = b"".join(b"--XX\r\n" + head + b"\r\n\r\n" + content + b"\r\n"
                    for head, content in parts)
    return body + (b"--XX--\r\n" if end else b"")


NAME = b'Content-Disposition: form-data; name="lines"'
BROKEN = {
    "no end": multipart([(NAME, b"YT 1")], end=False),
    "cut in a header": b"--XX\r\nContent-Dispo",
    "no part": b"--XX--\r\n",
    "nothing": b"",
    "another boundary": multipart([(NAME, b"x")]).replace(b"XX", b"YY"),
    "no name": multipart([(b"Content-Disposition: form-data", b"x")]),
    "no disposition": multipart([(b"Content-Type: text/plain", b"x")]),
    "an endless header": multipart([(NAME + b"\r\nX: " + b"y" * 9000, b"x")]),
    "a thousand headers": multipart([(NAME + b"\r\nX: y" * 1000, b"x")]),
    "no text": multipart([(NAME, b"\xff\xfe")]),
    "a null": multipart([(NAME, b"a\0b")]),
    "a name that is no text": multipart(
        [(b'Content-Disposition: form-data; name="\xff"', b"x")]),
    "a name without end": multipart(
        [(b'Content-Disposition: form-data; name="lines', b"x")]),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_multipart_body_is_refused(instance, buyer, what):
    before = instance.sql("SELECT COUNT(*) AS n FROM drafts")
    page = post(buyer, "/orders/new", BROKEN[what],
                "multipart/form-data; boundary=XX")
    # 403: read to its end, and no token in it.
    wanted = (400, 403) if what in ("no part", "another boundary") else (400,)
    assert page.status in wanted, page
    assert instance.sql("SELECT COUNT(*) AS n FROM drafts") == before


@pytest.mark.parametrize("kind", [
    "multipart/form-data", "multipart/form-data; boundary=",
    "multipart/form-data; boundary=" + "x" * 71])
def test_a_multipart_body_without_a_fit_boundary_is_refused(buyer, kind):
    page = post(buyer, "/orders/new", multipart([(NAME, b"x")]), kind)
    assert page.status in (400, 415)


def test_what_is_too_large_is_said_to_be(instance, buyer):
    def name_of(page):
        return page.status, page.name
    over = b"lines=" + b"a" * (8 * 1024 * 1024)
    assert name_of(post(buyer, "/orders/new", over, URLENCODED)) == \
        (413, "error.413")
    over = b"lines=" + b"a" * (1024 * 1024 + 1)
    assert name_of(post(buyer, "/orders/new", over, URLENCODED)) == \
        (413, "error.413")
    many = b"&".join([b"sku=1"] * 3000)
    assert name_of(post(buyer, "/orders/new", many, URLENCODED)) == \
        (413, "error.413")
    assert name_of(buyer.get("/orders?q=" + "x" * 8200)) == (414, "error.414")
    assert name_of(buyer.get("/orders/" + "x" * 2100)) == (414, "error.414")
    page = buyer.get("/orders", headers={"X-Long": "x" * 20000})
    assert page.status in (400, 431)
    page = buyer.get("/orders", headers={"Cookie": "a=" + "b" * 16000},
                     follow=False)
    assert page.status == 303, "a long cookie that is not ours: sign in"
    files = {"file": ("a.csv", b"YT-5018,1\n" * 100000)}
    page = buyer.get("/orders/new")
    page = page.submit(page.form("/orders/new", has="file"), files=files)
    assert page.status in (413, 422), page


def raw(instance, *chunks, pause=0):
    """Bytes as they are; the status line of the answer."""
    with socket.create_connection(("127.0.0.1", instance.port), 10) as link:
        for chunk in chunks:
            link.sendall(chunk)
        answer = b""
        try:
            while b"\r\n" not in answer:
                more = link.recv(65536)
                if not more:
                    break
                answer += more
        except ConnectionResetError:
            pass
    return answer.split(b"\r\n")[0].decode()


def test_what_is_not_http_is_400(instance):
    assert " 400" in raw(instance, b"nonsense\r\n\r\n")
    assert " 400" in raw(instance, b"GET /orders HTTP/1.1\r\n\r\n")
    assert " 400" in raw(
        instance, b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
    assert " 400" in raw(
        instance, b"POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    assert " 400" in raw(
        instance, b"POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: -1"
        b"\r\n\r\n")
    # Without a length there is no body.
    assert re.search(" (400|403|411|415)", raw(
        instance, b"POST /login HTTP/1.1\r\nHost: a\r\n\r\n"))


def test_a_body_in_chunks_is_read_like_any_other(instance):
    body = b"login=x&password=y"
    line = raw(instance, b"POST /login HTTP/1.1\r\nHost: a\r\n"
               b"Transfer-Encoding: chunked\r\nContent-Type: "
               + URLENCODED.encode() + b"\r\n\r\n%x\r\n" % len(body) + body
               + b"\r\n0\r\n\r\n")
    assert " 403" in line, "understood; it has no token"


def test_head_is_get_without_its_body(buyer):
    no = jobs.number(jobs.order(buyer, [("YT-5018", 1)]))
    for path in ("/login", "/orders", "/orders.csv", f"/orders/{no}",
                 f"/orders/{no}.pdf", "/no/such", "/drafts/0"):
        get = buyer.get(path, follow=False)
        head = buyer.request("HEAD", path, follow=False)
        assert head.body == b""
        assert head.status == get.status
        assert head.headers["Content-Type"] == get.headers["Content-Type"]
        assert head.headers["Content-Security-Policy"] == \
            get.headers["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS",
                                    "PROPFIND", "NONSENSE", "get"])
def test_an_unknown_method_is_405_with_what_is_allowed(buyer, method):
    for path, allow in (("/orders", "GET, HEAD"),
                        ("/orders/new", "GET, HEAD, POST"),
                        ("/orders/x/confirm", "POST")):
        page = buyer.request(method, path, follow=False)
        assert page.status == (405 if method != "get" else page.status)
        assert page.status in (400, 405)
        if page.status == 405:
            assert page.headers["Allow"] == allow, (method, path)
            assert page.name == "error.405"


def test_a_page_asked_the_wrong_way_is_405_and_trace_is_refused(buyer):
    assert buyer.get("/orders/x/confirm").headers["Allow"] == "POST"
    page = jobs.do(buyer, "/orders")
    assert (page.status, page.headers["Allow"]) == (405, "GET, HEAD")
    for method in ("TRACE", "CONNECT"):
        page = buyer.request(method, "/orders", follow=False)
        assert page.status in (400, 405), method


@pytest.mark.parametrize("path", [
    "/orders/", "/ORDERS", "/orders/x/y/z", "/orders.pdf", "/orders.html",
    "/.git/config", "/qutong.conf", "/static/../qutong.conf", "/orders//new",
    "/static/%2e%2e/%2e%2e/qutong.conf", "/login/",
    "/%2e%2e/etc/passwd", "/static/", "/static"])
def test_an_unknown_path_is_404(buyer, path):
    page = buyer.request("GET", path, follow=False)
    # nginx calls some of these no request, or none of the reader's business.
    wanted = {"/static/": (403,)}.get(
        path, (400, 404) if "%2e" in path else (404,))
    assert page.status in wanted, page
    assert "secret" not in page.text
    assert "root:" not in page.text


def test_a_list_asked_for_nonsense_is_a_page_or_a_4xx(buyer):
    for query in ("state=nonsense", "state=", "after=x", "after=99999",
                  "after=9999999999999.9999999999", "from=x", "to=2026-13-45",
                  "from=2026-12-01&to=2020-01-01", "from=0001-01-01",
                  "q=%25%25%25", "q=_", "q=" + "%E6%B2%B9" * 300,
                  "q=SO-00000000", "after=-1.-1", "state=%27"):
        for path in ("/orders?", "/orders.csv?"):
            page = buyer.get(path + query)
            assert page.status in (200, 400, 404, 422), (query, page)
