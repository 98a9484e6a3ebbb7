"""Accounts through the pages: invited, let in by password and code, forgotten
passwords, sessions ended, people and companies shut out from the next click on.

The rules themselves are proved in tests/db/test_account.c; here is what a browser
sees of them, and what it must never see.
"""
import base64
import hashlib
import hmac
import re
import statistics
import struct
import time

import pytest

from support import jobs
from support.instance import DEMO_PASSWORD, Instance, Session
from test_messages import Mailbox

ADMIN = "admin@qutong.example"
OWNER = "owner@hangzhou.example"
BUYER = "buyer@hangzhou.example"
OFFICER = "credit@qutong.example"
GOOD = "four plain words"


@pytest.fixture(scope="module")
def mailbox():
    box = Mailbox()
    box.controller.start()
    yield box
    box.controller.stop()


@pytest.fixture(scope="module")
def world(prepared, mailbox):
    """An instance that sends mail, with accounts that are changed for good."""
    one = Instance(prepared, prepared.parent / "accounts")
    try:
        yield one.start(settings={
            "mail_url": f"smtp://127.0.0.1:{mailbox.port}",
            "mail_from": "portal@qutong.example"})
    finally:
        one.remove()


def waited(what, seconds=60):
    """The first true answer."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = what()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def mailed_path(mailbox, address, part, count=1):
    """The path of the link in the last of `count` mails to somebody."""
    mail = waited(lambda: [
        m for m in mailbox.to(address)
        if part in m.get_content()][count - 1:count])[0]
    return re.search(r"http://127\.0\.0\.1:\d+(/\S+)",
                     mail.get_content()).group(1)


def sign_in(session, login, password=DEMO_PASSWORD, **more):
    page = session.get("/login")
    return page.submit(page.form("/login", has="password"), login=login,
                       password=password, **more)


def app_code(secret, at=None):
    """What an authenticator app shows (RFC 6238)."""
    step = int((at or time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step),
                      hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{struct.unpack('>I', digest[at:at + 4])[0] % 2**31 % 10**6:06d}"


def invite(session, base, login, name="新人", role="buyer", **more):
    page = session.get(f"{base}/users/new")
    return page.submit(page.form(f"{base}/users/new"), login=login, name=name,
                       role=[role], **more)


def key_of(page):
    return re.search(r"<code class=\"?key\"?>([A-Z2-7 ]+)<", page.text
                     ).group(1).replace(" ", "")


def recovery_codes(page):
    return re.findall(r"<code>([A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5})<",
                      page.text)


# --- Invitations -------------------------------------------------------------


def test_who_is_invited_by_mail_sets_a_password_and_is_in(world, mailbox):
    owner = world.login(OWNER, language="en")
    page = invite(owner, "/account", "new@hangzhou.example")
    assert page.name == "admin.users" and "new@hangzhou.example" in page.text
    path = mailed_path(mailbox, "new@hangzhou.example", "/invitation/")
    assert path.split("/")[-1] not in page.text
    guest = world.session("en")
    page = guest.get(path)
    assert page.name == "auth.invitation"
    refused = page.submit(page.form(path), name="Wang Xiaoming",
                          password="1234567890")
    assert refused.status == 422
    assert refused.form(path).value("name") == "Wang Xiaoming"
    page = refused.submit(refused.form(path), name="Wang Xiaoming",
                          password=GOOD)
    assert page.url == "/" and page.status == 200
    assert guest.get("/orders").status == 200
    assert guest.get("/account/users").status == 403
    again = world.session("en").get(path)
    assert again.url == "/login", "once"
    assert sign_in(world.session("en"), "New@Hangzhou.example ", GOOD
                   ).url == "/"


def test_without_mail_the_inviter_passes_the_link_on(instance):
    admin = instance.login(ADMIN, language="en")
    page = invite(admin, "/admin", "service2@qutong.example", role="service")
    assert page.name == "admin.link"
    path = re.search(r"http://127\.0\.0\.1:\d+(/invitation/[\w-]{43})",
                     page.text).group(1)
    assert path not in admin.get("/admin/users").text
    guest = instance.session("en")
    page = guest.get(path)
    page = page.submit(page.form(path), name="Second service", password=GOOD)
    assert page.url == "/" and page.status == 200
    assert guest.get("/admin/users").status == 403
    # The owner of a company invites to it alone, with its roles alone.
    owner = instance.login(OWNER, language="en")
    page = jobs.do(owner, "/account/users/new", [
        ("login", "x@hangzhou.example"), ("name", "X"), ("role", "service")])
    assert page.status == 422
    page = jobs.do(owner, "/account/users/new", [
        ("login", "x@hangzhou.example"), ("name", "X"), ("role", "buyer"),
        ("code", "KH-00002")])
    assert page.status == 400, "no such field"


def test_what_is_typed_in_an_invitation_is_kept_and_shown(instance):
    owner = instance.login(OWNER, language="en")
    for n, name in enumerate(("<script>alert(1)</script>", "' onfocus='x",
                              "{{NAME}}{{#X}}", "%s%n", "𠜎👩‍👩‍👧‍👧é", "=1+1")):
        page = invite(owner, "/account", f"no address {name}", name)
        assert page.status == 422
        form = page.form("/account/users/new")
        assert form.value("login") == f"no address {name}"
        assert form.value("name") == name and form.values("role") == ["buyer"]
        page = page.submit(form, login=f"naughty{n}@hangzhou.example")
        assert page.name == "admin.link", page
    page = owner.get("/account/users")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
    assert "{{NAME}}" in page.text and "𠜎👩‍👩‍👧‍👧é" in page.text
    assert invite(owner, "/account", "a@b.example", "x" * 61).status == 422
    assert owner.get("/account/users?q=" + "x" * 61).status == 422
    assert "naughty1@" in owner.get("/account/users").text
    for form in [f for f in page.forms if f.action.endswith("/withdraw")]:
        page = page.submit(next(f for f in page.forms
                                if f.action == form.action))
    assert "naughty1@" not in page.text


# --- Passwords ---------------------------------------------------------------


def test_a_forgotten_password_is_set_by_mail(world, mailbox):
    old = world.login(BUYER)
    guest = world.session("en")
    page = guest.get("/password/forgot")
    page = page.submit(page.form("/password/forgot"), login=BUYER)
    said = page.text
    path = mailed_path(mailbox, BUYER, "/password/reset/")
    page = world.session("en")
    page = page.get("/password/forgot")
    page = page.submit(page.form("/password/forgot"),
                       login="nobody@nowhere.example")

    def plain(text):
        text = re.sub(r'value="?[^">]*', "", text)
        return re.sub(r"[0-9a-f]{32}", "", text)
    assert plain(page.text) == plain(said), "the same for nobody"
    page = guest.get(path)
    assert page.name == "auth.reset"
    assert page.submit(page.form(path), password="short").status == 422
    page = page.submit(page.form(path), password=GOOD)
    assert page.url == "/" and page.status == 200
    assert old.get("/me", follow=False).status == 303, "the others are out"
    assert guest.get(path).url == "/password/forgot?over=1"
    assert sign_in(world.session("en"), BUYER).status == 422
    assert sign_in(world.session("en"), BUYER, GOOD).url == "/"
    told = waited(lambda: [m for m in mailbox.to(BUYER)
                           if "/me" in m.get_content()])
    assert told


def test_forgetting_and_failing_take_the_same_time_for_nobody(world):
    times = {"known": [], "nobody": []}
    lost = {"known": [], "nobody": []}
    for n in range(6):
        for kind, login in (("known", "buyer@suzhou3.example"),
                            ("nobody", f"nobody{n}@suzhou3.example")):
            guest = world.session("en")
            page = guest.get("/login")
            form = page.form("/login", has="password")
            begun = time.perf_counter()
            assert page.submit(form, login=login, password="wrong"
                               ).status == 422
            times[kind].append(time.perf_counter() - begun)
            page = guest.get("/password/forgot")
            form = page.form("/password/forgot")
            begun = time.perf_counter()
            page.submit(form, login=login, follow=False)
            lost[kind].append(time.perf_counter() - begun)
    # A hash is most of a sign-in: without one it would be a tenth.
    assert min(times["nobody"]) > 0.5 * min(times["known"])
    assert min(times["known"]) > 0.5 * min(times["nobody"])
    # One row more is not to be told from the noise of a network.
    assert abs(statistics.median(lost["known"]) -
               statistics.median(lost["nobody"])) < 0.05


def test_a_password_is_changed_with_the_old_one(instance):
    login = "buyer@suzhou3.example"
    here, there = instance.login(login, language="en"), instance.login(login)
    page = here.get("/me/password")
    assert page.submit(page.form("/me/password"), old="wrong",
                       password=GOOD).status == 422
    refused = page.submit(page.form("/me/password"), old=DEMO_PASSWORD,
                          password="qwertyuiop")
    assert refused.status == 422 and "qwertyuiop" not in refused.text
    page = refused.submit(refused.form("/me/password"), old=DEMO_PASSWORD,
                          password=GOOD)
    assert page.name == "auth.me"
    assert there.get("/me", follow=False).status == 303
    page = here.get("/me/password")
    page.submit(page.form("/me/password"), old=GOOD, password=DEMO_PASSWORD)
    instance.login(login)


# --- The second factor -------------------------------------------------------


def test_who_must_have_codes_can_do_nothing_before(world):
    world.sql("UPDATE settings SET value = 'credit_officer' "
              "WHERE name = 'two_factor_roles'")
    guest = world.session("en")

    def led():
        page = sign_in(guest, OFFICER)
        if page.name == "auth.second":
            return page
        jobs.do(guest, "/logout")
        return None
    page = waited(led)      # settings are kept for some seconds
    assert "session" not in guest.cookies or not guest.cookies["session"]
    for path in ("/", "/me", "/holds", "/me/second", "/login/code"):
        assert guest.get(path, follow=False).status == 303, path
    step = dict(guest.cookies)
    assert any("step" in name for name in step)
    thief = Session(world.port)
    thief.cookies = {name.replace("step", "session"): value
                     for name, value in step.items()}
    assert thief.get("/me", follow=False).status == 303

    page = guest.get("/login/second?next=/holds")
    secret = key_of(page)
    assert 'viewBox="0 0 ' in page.text and "<path d=" in page.text
    wrong = page.submit(page.form("/login/second"), code="000000")
    assert wrong.status == 422 and key_of(wrong) == secret
    page = wrong.submit(wrong.form("/login/second"), code=app_code(secret))
    codes = recovery_codes(page)
    assert page.name == "auth.codes" and len(set(codes)) == 10
    assert "/holds" in page.links
    assert guest.get("/holds").status == 200
    assert secret not in guest.get("/me/second").text

    other = world.session("en")
    page = sign_in(other, OFFICER)
    assert page.name == "auth.code"
    assert other.get("/holds", follow=False).status == 303
    page = page.submit(page.form("/login/code"), code=app_code(secret))
    assert page.status == 422, "the code it was set up with has counted"
    page = page.submit(page.form("/login/code"), code=codes[0])
    assert page.url == "/"
    page = sign_in(world.session("en"), OFFICER)
    assert page.submit(page.form("/login/code"), code=codes[0]).status == 422
    later = app_code(secret, time.time() + 30)
    page = page.submit(page.form("/login/code"), code=later)
    assert page.url == "/" and page.status == 200
    page = other.get("/me/second")
    assert not [f for f in page.forms if f.action == "/me/second/off"]
    assert jobs.do(other, "/me/second/off", {
        "password": DEMO_PASSWORD, "code": codes[1]}).status == 422

    admin = world.login(ADMIN, language="en")
    user = world.sql(f"SELECT id FROM users WHERE login = '{OFFICER}'"
                     )[0]["id"]
    page = admin.get(f"/admin/users/{user}")
    page = page.submit(page.form(f"/admin/users/{user}/second"))
    assert page.name == "admin.user"
    assert other.get("/holds", follow=False).status == 303, "out at once"
    assert sign_in(world.session("en"), OFFICER).name == "auth.second"
    world.sql("UPDATE settings SET value = '' "
              "WHERE name = 'two_factor_roles'")


def test_anybody_turns_codes_on_and_off(world):
    login = "buyer@ningbo.example"
    buyer = world.login(login, language="en")
    page = buyer.get("/me/second")
    page = page.submit(page.form("/me/second/begin"))
    secret = key_of(page)
    page = page.submit(page.form("/me/second/confirm"), code="123")
    assert page.status == 422
    page = page.submit(page.form("/me/second/confirm"), code=app_code(secret))
    codes = recovery_codes(page)
    assert page.name == "auth.codes" and len(codes) == 10
    assert sign_in(world.session("en"), login).name == "auth.code"
    page = buyer.get("/me/second")
    page = page.submit(page.form("/me/second/codes"), password=DEMO_PASSWORD,
                       code=codes[0])
    fresh = recovery_codes(page)
    assert len(fresh) == 10 and not set(fresh) & set(codes)
    page = buyer.get("/me/second")
    for password, code in (("wrong", fresh[0]), (DEMO_PASSWORD, codes[1])):
        assert page.submit(page.form("/me/second/off"), password=password,
                           code=code).status == 422
    page = page.submit(page.form("/me/second/off"), password=DEMO_PASSWORD,
                       code=fresh[0].lower().replace("-", " "))
    assert page.name == "me.second" and page.status == 200
    assert sign_in(world.session("en"), login).url == "/"


# --- Sessions and throttle ---------------------------------------------------


def test_sessions_are_seen_and_ended(instance):
    login = "buyer@suzhou3.example"
    here, there = instance.login(login, language="en"), instance.login(login)
    page = here.get("/me")
    ends = [f for f in page.forms if re.search(r"/sessions/\d+/end$",
                                               f.action)]
    assert ends and "127.0.0.1" in page.text
    strange = instance.sql(
        "SELECT MAX(s.id) AS id FROM sessions s JOIN users u ON "
        f"u.id = s.user_id WHERE u.login <> '{login}'")[0]["id"]
    if strange:
        assert jobs.do(here, f"/me/sessions/{strange}/end").status == 404
    page = page.submit(page.form("/me/sessions/end-others"))
    assert page.name == "auth.me"
    assert there.get("/me", follow=False).status == 303
    assert here.get("/me", follow=False).status == 200
    assert not [f for f in page.forms if "/sessions/" in f.action]


def test_failures_of_others_do_not_lock_the_owner_out(world):
    login = "buyer@guangzhou13.example"
    owner = world.session("en")
    assert sign_in(owner, login).url == "/"
    jobs.do(owner, "/logout")
    world.sql(
        "INSERT INTO sign_in_failures (at, login, address) SELECT "
        f"UTC_TIMESTAMP(3), '{login}', '127.0.0.1' FROM seq_1_to_100")
    page = sign_in(world.session("en"), login)
    assert page.status == 422 and "Too many tries" in page.text
    assert sign_in(owner, login).url == "/", "a browser that is known"
    for line in owner.get("/me").headers.get("Set-Cookie", "").split("\n"):
        assert "device" not in line
    world.sql(f"DELETE FROM sign_in_failures WHERE login = '{login}'")


def test_the_cookies_of_the_way_in_are_out_of_reach_of_scripts(instance):
    guest = instance.session("en")
    page = guest.get("/login")
    form = page.form("/login", has="password")
    answer = guest.exchange(
        "POST", "/login", body=("&".join(
            f"{n}={v}" for n, v in [("login", BUYER), ("next", "/"),
                                    ("password", DEMO_PASSWORD),
                                    ("csrf", form.value("csrf")),
                                    ("form_token", form.value("form_token"))])
        ).encode(), headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": instance.url, "Sec-Fetch-Site": "same-origin"})
    text = str(answer)
    assert guest.cookies, text
    assert any("device" in name for name in guest.cookies)


# --- Administration ----------------------------------------------------------


def user_id(instance, login):
    return instance.sql(f"SELECT id FROM users WHERE login = '{login}'"
                        )[0]["id"]


def test_who_is_disabled_or_changed_feels_it_at_the_next_click(world):
    admin = world.login(ADMIN, language="en")
    owner = world.login(OWNER, language="en")
    login = "finance@hangzhou.example"
    them = world.login(login, language="en")
    assert them.get("/orders/new").status == 403
    who = user_id(world, login)
    page = owner.get(f"/account/users/{who}")
    page = page.submit(page.form(f"/account/users/{who}/roles"),
                       role=["buyer"])
    assert page.name == "admin.user" and page.status == 200
    assert them.get("/orders/new").status == 200
    page = page.submit(page.form(f"/account/users/{who}/member"), state="off")
    assert them.get("/orders", follow=False).status == 303
    assert sign_in(world.session("en"), login).status == 422
    page = page.submit(page.form(f"/account/users/{who}/member"), state="on")
    them = world.login(login, language="en")

    page = admin.get("/admin/users?company=1")
    page = page.submit(page.form("/admin/companies/1/access"), state="off")
    for session in (them, owner):
        assert session.get("/", follow=False).status == 303
    assert sign_in(world.session("en"), OWNER).status == 422
    page = page.submit(page.form("/admin/companies/1/access"), state="on")
    them = world.login(login, language="en")
    page = admin.get(f"/admin/users/{who}")
    page = page.submit(page.form(f"/admin/users/{who}/state"), state="off")
    assert them.get("/", follow=False).status == 303
    page = page.submit(page.form(f"/admin/users/{who}/state"), state="on")
    page = page.submit(page.form(f"/admin/users/{who}/roles"),
                       role=["distributor_finance"])
    assert page.status == 200
    mine = user_id(world, ADMIN)
    page = admin.get(f"/admin/users/{mine}")
    assert page.submit(page.form(f"/admin/users/{mine}/state"), state="off"
                       ).status == 422, "the last administrator stays"
    assert page.submit(page.form(f"/admin/users/{mine}/roles"),
                       role=["service"]).status == 422
    assert admin.get("/admin/users").status == 200


def test_a_distributor_sees_and_changes_its_own_people_alone(instance):
    owner = instance.login(OWNER, language="en")
    mine, theirs = (user_id(instance, BUYER),
                    user_id(instance, "buyer@ningbo.example"))
    staff = user_id(instance, ADMIN)
    page = owner.get("/account/users")
    assert BUYER in page.text and "ningbo" not in page.text
    assert "qutong.example" not in page.text.replace("both@qutong.example", "")
    assert owner.get(f"/account/users/{mine}").status == 200
    for who in (theirs, staff, "999999", "0", "x"):
        assert owner.get(f"/account/users/{who}").status == 404
        for act, fields in (("roles", {"company": "1", "role": "buyer"}),
                            ("member", {"company": "1", "state": "off"}),
                            ("member", {"company": "2", "state": "off"})):
            assert jobs.do(owner, f"/account/users/{who}/{act}", fields
                           ).status == 404, (who, act)
    for path in (f"/admin/users/{mine}", "/admin/users", "/admin/users/new"):
        assert owner.get(path).status == 403
    assert jobs.do(owner, "/admin/companies/1/access", {"state": "off"}
                   ).status == 403
    assert jobs.do(owner, f"/account/users/{mine}/roles",
                   {"company": "1", "role": "admin"}).status == 422


def test_no_secret_stands_in_a_log(world):
    logs = "".join(world.log(name) for name in
                   ("auth", "admin", "sender", "worker", "nginx"))
    assert GOOD not in logs and DEMO_PASSWORD not in logs
    assert not re.search(r"/(invitation|reset)/[\w-]{43}", logs)
