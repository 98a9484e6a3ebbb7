"""What every answer carries: headers, cookies, request id, language."""
import json
import re
import socket

import pytest

from support import jobs

BUYER = "buyer@hangzhou.example"
CSP = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'",
    "img-src": "'self' data:", "connect-src": "'self'",
    "form-action": "'self'", "frame-ancestors": "'none'",
    "base-uri": "'none'", "require-trusted-types-for": "'script'",
}
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.fixture(scope="module")
def buyer(instance):
    return instance.login(BUYER, language="en")


def policy(page):
    text = page.headers["Content-Security-Policy"]
    return dict(part.strip().partition(" ")[::2] for part in text.split(";"))


@pytest.fixture(scope="module")
def answers(instance, buyer):
    """{status: page} of each kind of answer a program gives."""
    no = jobs.number(jobs.order(buyer, [("YT-5018", 1)]))
    reviewed = jobs.review(buyer, [("YT-5018", 1)])
    found = {
        200: buyer.get(f"/orders/{no}"),
        303: jobs.do(buyer, "/me/theme", {"theme": "light"}, follow=False),
        400: buyer.get("/orders?q=%ff"),
        401: instance.session("en").post("/orders/new", {}),
        403: buyer.post("/orders/new", {}),
        404: buyer.get("/orders/none"),
        405: buyer.get(f"/orders/{no}/confirm"),
        409: jobs.do(buyer, f"/orders/{no}/accept"),
        413: buyer.post("/orders/new", [("sku", "1")] * 3000),
        414: buyer.get("/orders/" + "x" * 2100),
        415: buyer.post("/orders/new", {}, headers={
            "Content-Type": "text/plain"}),
        422: buyer.submit(jobs.submit_form(reviewed), wanted_on="x"),
    }
    assert {s: p.status for s, p in found.items()} == {s: s for s in found}
    found["csv"] = buyer.get("/orders.csv")
    found["pdf"] = buyer.get(f"/orders/{no}.pdf")
    found["sign-in"] = instance.session().get("/login")
    found["json"] = buyer.get("/catalogue/suggest.json?q=YT")
    return found


def test_every_answer_carries_the_security_headers(answers):
    for status, page in answers.items():
        assert policy(page) == CSP, status
        for name, value in FIXED.items():
            assert page.headers.get_all(name) == [value], (status, name)
        assert "camera=()" in page.headers["Permissions-Policy"]
        assert page.headers["X-Powered-By"] is None
        assert page.headers["Server"] == "nginx", "no version"
        assert page.headers["Strict-Transport-Security"] is None, "plain HTTP"
        kind = page.headers["Content-Type"]
        if kind and kind.startswith("text/"):
            assert kind.lower().endswith("charset=utf-8"), (status, kind)


def test_errors_of_nginx_carry_them_too(instance):
    for path in ("/static/none", "/login?" + "x" * 20000):
        page = instance.session().get(path)
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["X-Request-Id"]
        assert policy(page)["default-src"] == "'none'"


def test_no_page_needs_anything_inline(answers):
    for status, page in answers.items():
        if "html" not in (page.headers["Content-Type"] or ""):
            continue
        assert not re.search(r"<[^>]*\sstyle=", page.text), status
        assert not re.search(r"<[^>]*\son[a-z]+=", page.text), status
        assert "<style" not in page.text
        assert not re.search(r"<script(?![^>]*\ssrc=)", page.text), status
        for address in re.findall(r'(?:src|href|action)="([^"]*)"', page.text):
            assert re.match(r"/(?!/)|#|\?|$", address), (status, address)


def test_every_answer_has_a_request_id_of_its_own_that_the_log_knows(
        instance, answers):
    ids = {status: page.headers["X-Request-Id"]
           for status, page in answers.items()}
    assert all(re.fullmatch(r"[0-9a-f]{32}", i) for i in ids.values()), ids
    assert len(set(ids.values())) == len(ids)
    logged = {json.loads(line).get("request")
              for program in ("orders", "auth", "catalogue")
              for line in instance.log(program).splitlines()}
    missing = {s for s, i in ids.items() if i not in logged}
    assert not missing
    for status in (400, 401, 403, 404, 405, 413, 414, 415):
        assert ids[status] in answers[status].text, status


def test_a_request_id_from_outside_is_not_believed(buyer):
    page = buyer.get("/orders", headers={"X-Request-Id": "<b>" + "a" * 32})
    assert "<b>" not in page.headers["X-Request-Id"]
    page = buyer.get("/orders", headers={"X-Request-Id": "a" * 32})
    assert page.headers["X-Request-Id"] != "a" * 32


# --- Cookies -----------------------------------------------------------------


def cookies(page):
    """{name: (value, {attribute: value})} that an answer sets."""
    found = {}
    for line in page.headers.get_all("Set-Cookie") or []:
        first, *rest = [part.strip() for part in line.split(";")]
        name, _, value = first.partition("=")
        found[name] = (value, {
            a.partition("=")[0].lower(): a.partition("=")[2] for a in rest})
    return found


def signing_in(instance, **fields):
    session = instance.session()
    page = session.get("/login")
    return cookies(page), cookies(session.submit(
        page.form(has="password"), login=BUYER, password="qutong-demo-1",
        follow=False, **fields))


def test_cookies_are_for_the_server_alone(instance):
    visitor, signed_in = signing_in(instance)
    assert any("visitor" in name for name in visitor)
    assert any("session" in name for name in signed_in)
    for name, (value, attributes) in {**visitor, **signed_in}.items():
        if value == "":
            continue
        assert "httponly" in attributes, name
        assert attributes["samesite"] == "Lax", name
        assert attributes["path"] == "/", name
        assert "domain" not in attributes, name
        assert "secure" not in attributes, "this instance is plain HTTP"
    token, attributes = next(v for n, v in signed_in.items() if "session" in n)
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token), "256 bits"
    assert "max-age" not in attributes, "it ends with the browser"


def test_staying_signed_in_is_for_thirty_days_at_most(instance):
    _, signed_in = signing_in(instance, remember="1")
    _, attributes = next(v for n, v in signed_in.items() if "session" in n)
    assert 0 < int(attributes["max-age"]) <= 30 * 86400


def test_under_tls_cookies_are_bound_to_the_host_and_hsts_is_said(
        make_instance):
    one = make_instance(settings={"plain_http": "0"})
    session = one.session()
    page = session.get("/login")
    assert "max-age=" in page.headers["Strict-Transport-Security"]
    for name, (_, attributes) in cookies(page).items():
        assert name.startswith("__Host-"), name
        assert "secure" in attributes and "httponly" in attributes
        assert attributes["path"] == "/" and "domain" not in attributes
    form = page.form(has="password")
    fields = dict(form.fields, login=BUYER, password="qutong-demo-1")
    page = session.post("/login", fields, follow=False)
    assert page.status == 403, "a plain origin is another one"
    page = session.post("/login", fields, follow=False, headers={
        "Origin": f"https://127.0.0.1:{one.port}"})
    assert page.status == 303
    signed_in = cookies(page)
    assert "__Host-session" in signed_in
    assert "secure" in signed_in["__Host-session"][1]
    stolen = one.session()
    stolen.cookies = {"session": signed_in["__Host-session"][0]}
    assert stolen.get("/me", follow=False).status == 303, "another name"


def test_a_session_ends_when_idle(make_instance, prepared):
    one = make_instance()
    buyer, clerk = one.login(BUYER), one.login(jobs.CLERK)
    one.stop()
    one.start(clock="+45m")
    assert buyer.get("/me", follow=False).status == 200, "8 hours"
    assert clerk.get("/me", follow=False).status == 303, "30 minutes"
    one.stop()
    one.start(clock="+12h")
    assert buyer.get("/me", follow=False).status == 303


# --- Language ----------------------------------------------------------------


@pytest.mark.parametrize("header, lang", [
    ("en", "en"), ("en-GB,en;q=0.9", "en"), ("zh-TW", "zh-CN"),
    ("fr,en;q=0.3", "en"), ("fr", "zh-CN"), ("en;q=0", "zh-CN"),
    ("zh;q=0.1,en;q=0.9", "en"), ("*", "zh-CN"), ("", "zh-CN"),
    (";;;,=q", "zh-CN"), ("en;q=nonsense", None), ("x" * 5000, "zh-CN"),
    (None, "zh-CN")])
def test_the_browser_s_language_is_spoken(instance, header, lang):
    page = instance.session(header).get("/login")
    assert page.status == 200
    assert page.lang in ((lang,) if lang else ("en", "zh-CN"))


def test_the_language_is_switched_by_a_link_and_remembered(buyer):
    buyer.headers = {}
    page = buyer.get("/orders?state=submitted&lang=zh-CN", follow=False)
    assert page.status == 303
    assert page.headers["Location"] == "/orders?state=submitted"
    assert buyer.get("/orders").lang == "zh-CN"
    assert buyer.get("/orders/none").lang == "zh-CN"
    assert buyer.get("/static/none").lang == "zh-CN", "nginx remembers too"
    buyer.get("/orders?lang=en")
    assert buyer.get("/orders").lang == "en"
    page = buyer.get("/orders?lang=xx", follow=False)
    assert page.status in (200, 400), "no language of ours"
    link = next(v for v in buyer.get("/orders").links if "lang=" in v)
    assert buyer.get(link).lang == "zh-CN"
    buyer.get("/orders?lang=en")


CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")


def test_every_error_is_told_in_both_languages(instance):
    for language, lang in (("en", "en"), ("zh-CN", "zh-CN")):
        session = instance.login(BUYER, language=language)
        no = jobs.number(jobs.order(session, [("YT-5018", 1)]))
        pages = {
            400: session.get("/orders?q=%ff"),
            401: instance.session(language).post("/orders/new", {}),
            403: session.post("/orders/new", {}),
            404: session.get("/orders/none"),
            405: session.get(f"/orders/{no}/confirm"),
            409: jobs.do(session, f"/orders/{no}/accept"),
            413: session.post("/orders/new", [("sku", "1")] * 3000),
            414: session.get("/orders/" + "x" * 2100),
            415: session.post("/orders/new", {}, headers={
                "Content-Type": "text/plain"}),
        }
        for status, page in pages.items():
            assert (page.status, page.lang) == (status, lang)
            title = re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.S)[1]
            title = re.sub(r"<[^>]*>", "", title)
            assert bool(CHINESE.search(title)) == (lang == "zh-CN") or \
                status == 409, (status, title)
            if status != 409:
                assert page.name == f"error.{status}"


# --- Sign-in and back --------------------------------------------------------


def test_after_signing_in_one_is_back_where_one_was(instance):
    session = instance.session()
    page = session.get("/orders?state=submitted", follow=False)
    assert page.status == 303
    page = session.get(page.headers["Location"])
    page = session.submit(page.form(has="password"), follow=False,
                          login=BUYER, password="qutong-demo-1")
    assert page.headers["Location"] == "/orders?state=submitted"


def test_no_port_but_the_loopback_s_is_open(instance):
    with socket.socket() as probe:
        probe.settimeout(2)
        host = socket.gethostbyname(socket.gethostname())
        if host.startswith("127."):
            pytest.skip("this machine has no other address")
        with pytest.raises(OSError):
            probe.connect((host, instance.port))
