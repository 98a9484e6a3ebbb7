"""Events leave the portal by mail, SMS and the robots of chat groups: signed as
each wants it, in the reader's language, once, and again only when it is sure
that nobody got them."""
import base64
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import socket
import threading
import time
import urllib.parse

import pytest
from aiosmtpd.controller import Controller

from support.instance import Instance

ADMIN = "admin@qutong.example"
BUYER = "buyer@hangzhou.example"
SECRET = "SEC 密 +/="
SMS_SECRET = "gateway key"


class Mailbox:
    """A mail server that keeps what it takes; refuses addresses on demand."""

    def __init__(self):
        self.mails = []
        self.refuse = {}          # address -> answer of RCPT, used up
        self.lock = threading.Lock()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.controller = Controller(self, "127.0.0.1", self.port)

    async def handle_RCPT(self, server, session, envelope, address, options):
        answers = self.refuse.get(address)
        if answers:
            return answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with self.lock:
            self.mails.append((envelope.rcpt_tos, email.message_from_bytes(
                envelope.content, policy=email.policy.default)))
        return "250 taken"

    def to(self, address):
        with self.lock:
            return [mail for to, mail in self.mails if to == [address]]


class Robots(http.server.ThreadingHTTPServer):
    """The far end of robots and of the SMS gateway: keeps every request."""

    def __init__(self):
        self.requests = []
        self.answers = {}         # path -> [(status, body)], used up
        super().__init__(("127.0.0.1", 0), RobotHandler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def at(self, path):
        return [r for r in self.requests
                if urllib.parse.urlsplit(r["url"]).path == path]


class RobotHandler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append({
            "url": self.path, "body": json.loads(body), "raw": body.decode(),
            "signature": self.headers.get("X-Qutong-Signature")})
        path = urllib.parse.urlsplit(self.path).path
        answers = self.server.answers.get(path)
        status, answer = answers.pop(0) if answers else (
            200, '{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}')
        self.send_response(status)
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *words):
        pass


def wait_for(look, seconds=20):
    until = time.monotonic() + seconds
    while True:
        found = look()
        if found or time.monotonic() > until:
            return found
        time.sleep(0.05)


def sign(key, text):
    return base64.b64encode(
        hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()
    ).decode()


@pytest.fixture(scope="module")
def mailbox():
    box = Mailbox()
    box.controller.start()
    yield box
    box.controller.stop()


@pytest.fixture(scope="module")
def robots():
    server = Robots()
    yield server
    server.shutdown()


@pytest.fixture(scope="module")
def world(prepared, mailbox, robots):
    one = Instance(prepared, prepared.parent / "messages")
    try:
        one.start(settings={
            "mail_url": f"smtp://127.0.0.1:{mailbox.port}",
            "mail_from": "portal@qutong.example",
            "sms_url": f"http://127.0.0.1:{robots.server_port}/sms",
            "sms_secret": SMS_SECRET})
        one.sql("UPDATE users SET quiet_from = 0, quiet_to = 0, "
                "phone = IF(login = 'buyer@hangzhou.example', '13800000009', "
                "phone)")
        yield one
    finally:
        one.remove()


def happens(world, number, kind="order.shipped", detail=""):
    """An event of the first customer's order; its number."""
    name = f"SO-{number}"
    world.sql(
        "INSERT INTO outbox (at, kind, object_kind, object_id, customer_id,"
        f" detail, next_at) SELECT UTC_TIMESTAMP(3), '{kind}', 'order',"
        f" {number}, id, 'NO={name}\\n{detail}', UTC_TIMESTAMP(3)"
        " FROM customers WHERE id = 1")
    return name


def mails_about(mailbox, address, name):
    return [m for m in mailbox.to(address) if name in m["Subject"]]


def states(world, number):
    return sorted((row["channel"], row["state"], row["login"]) for row in
                  world.sql("SELECT m.channel, m.state, IFNULL(u.login, '-') "
                            "AS login FROM messages m LEFT JOIN users u ON "
                            "u.id = m.user_id JOIN outbox o ON "
                            f"o.id = m.outbox_id WHERE o.object_id = {number}"))


def test_a_mail_is_in_the_readers_language_and_leads_to_the_thing(
        world, mailbox):
    world.sql("UPDATE users SET language = 1 WHERE login = "
              "'owner@hangzhou.example'")
    name = happens(world, 7000001)
    chinese = wait_for(lambda: mails_about(mailbox, BUYER, name))
    english = wait_for(
        lambda: mails_about(mailbox, "owner@hangzhou.example", name))
    assert chinese[0]["Subject"] == f"订单 {name} 已发货"
    assert english[0]["Subject"] == f"Order {name} was shipped"
    assert chinese[0]["From"].addresses[0].addr_spec == "portal@qutong.example"
    assert chinese[0]["Message-ID"] and chinese[0]["Date"]
    text = chinese[0].get_content()
    assert f"{world.url}/orders/{name}" in text
    assert f"{world.url}/notifications/settings" in text


def test_everyone_chooses_and_the_sms_gateway_gets_a_signed_request(
        world, mailbox, robots):
    buyer = world.login(BUYER)
    form = buyer.get("/notifications/settings").form("/notifications/settings")
    kinds = form.values("by_mail")
    assert "order.shipped" in kinds and "order.picking" not in kinds
    page = buyer.submit(
        form, follow=False, mail="desk@hangzhou.example",
        by_mail=[k for k in kinds if k != "order.shipped"],
        by_sms=["order.shipped"], quiet_from="00:00", quiet_to="00:00")
    assert page.status == 303
    again = buyer.get("/notifications/settings").form("/notifications/settings")
    assert "order.shipped" not in again.values("by_mail")
    assert again.values("by_sms") == ["order.shipped"]
    assert again.value("mail") == "desk@hangzhou.example"

    name = happens(world, 7000002)
    assert wait_for(lambda: [r for r in robots.at("/sms")
                             if name in r["body"]["text"]])
    request = robots.at("/sms")[-1]
    assert request["body"]["to"] == "13800000009"
    assert f"{world.url}/orders/{name}" in request["body"]["text"]
    when, value = (part.split("=", 1)[1] for part in
                   request["signature"].split(",", 1))
    assert value == sign(SMS_SECRET, f"{when}.{request['raw']}")
    other = happens(world, 7000003, "order.confirmed")
    assert wait_for(
        lambda: mails_about(mailbox, "desk@hangzhou.example", other))
    assert not mails_about(mailbox, "desk@hangzhou.example", name)


def test_what_was_typed_wrongly_stays_and_is_explained(world):
    buyer = world.login(BUYER)
    form = buyer.get("/notifications/settings").form("/notifications/settings")
    page = buyer.submit(form, mail="不是邮箱 <x>", quiet_from="25:00")
    assert page.status == 422
    kept = page.form("/notifications/settings")
    assert kept.value("mail") == "不是邮箱 <x>"
    assert 'id=mail-e' in page.text and 'id=quiet_from-e' in page.text


def test_each_robot_is_spoken_to_as_it_wants(world, robots):
    admin = world.login(ADMIN)
    for kind, path in (("1", "/wecom"), ("2", "/dingtalk"), ("3", "/feishu")):
        form = admin.get("/notifications/robots").form("/notifications/robots")
        page = admin.submit(
            form, follow=False, kind=kind, name=f"群 {path}", group=["8"],
            url=f"http://127.0.0.1:{robots.server_port}{path}?key=k",
            secret=SECRET, language="zh", state="on")
        assert page.status == 303
    assert SECRET not in admin.get("/notifications/robots").text

    name = happens(world, 7000010, "order.cancelled")
    for path in ("/wecom", "/dingtalk", "/feishu"):
        assert wait_for(lambda: robots.at(path)), path
    wecom, = robots.at("/wecom")
    assert wecom["url"] == "/wecom?key=k"
    assert wecom["body"]["msgtype"] == "text"
    assert name in wecom["body"]["text"]["content"]
    dingtalk, = robots.at("/dingtalk")
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(dingtalk["url"]).query)
    stamp, = query["timestamp"]
    assert abs(int(stamp) / 1000 - time.time()) < 60
    assert query["sign"] == [sign(SECRET, f"{stamp}\n{SECRET}")]
    feishu, = robots.at("/feishu")
    stamp = feishu["body"]["timestamp"]
    assert abs(int(stamp) - time.time()) < 60
    assert feishu["body"]["sign"] == sign(f"{stamp}\n{SECRET}", "")
    assert name in feishu["body"]["content"]["text"]

    private = happens(world, 7000011, "order.cancelled", "PRIVATE=1\\n")
    told = wait_for(lambda: world.sql(
        "SELECT 1 AS n FROM outbox WHERE object_id = 7000011 AND done_at"))
    assert told
    assert not [r for r in robots.requests if private in r["raw"]]


def test_a_robot_that_says_no_is_asked_again_and_the_admin_reads_its_words(
        world, robots):
    admin = world.login(ADMIN)
    robots.answers["/wecom"] = [
        (200, '{"errcode":45009,"errmsg":"api freq out of limit"}')]
    name = happens(world, 7000012, "order.cancelled")
    assert wait_for(lambda: [r for r in robots.at("/wecom")
                             if name in r["raw"]])
    assert wait_for(lambda: "api freq out of limit" in
                    admin.get("/notifications/undelivered").text)
    retry = next(form for form in admin.get("/notifications/undelivered").forms
                 if form.action.endswith("/retry"))
    assert admin.submit(retry, follow=False).status == 303
    assert wait_for(lambda: len([r for r in robots.at("/wecom")
                                 if name in r["raw"]]) == 2)
    assert wait_for(lambda: "api freq" not in
                    admin.get("/notifications/undelivered").text)


def test_an_address_refused_for_now_is_tried_again_one_refused_is_given_up(
        world, mailbox):
    world.sql("UPDATE users SET email = NULL")
    mailbox.refuse[BUYER] = ["450 busy"]
    mailbox.refuse["owner@hangzhou.example"] = ["550 no such user"]
    happens(world, 7000020, "order.confirmed")
    assert wait_for(lambda: ("1", "4", "owner@hangzhou.example")
                    in states(world, 7000020))
    assert ("1", "1", BUYER) in states(world, 7000020)
    world.sql("UPDATE messages SET next_at = UTC_TIMESTAMP(3) WHERE state = 1")
    assert wait_for(lambda: ("1", "3", BUYER) in states(world, 7000020))
    assert len(mails_about(mailbox, BUYER, "SO-7000020")) == 1


def test_nobody_is_mailed_twice_whoever_dies(world, mailbox):
    numbers = range(7000100, 7000130)
    for number in numbers:
        happens(world, number, "order.confirmed")
        if number % 10 == 5:
            world.kill("sender")
        if number % 10 == 8:
            world.kill("worker")
    assert wait_for(lambda: not world.sql(
        "SELECT 1 AS n FROM outbox WHERE done_at IS NULL LIMIT 1"), 60)
    assert wait_for(lambda: not world.sql(
        "SELECT 1 AS n FROM messages WHERE state = 1 AND failure IS NULL "
        "LIMIT 1"), 60)
    for number in numbers:
        unknown = ("1", "2", BUYER), ("1", "5", BUYER)
        got = len(mails_about(mailbox, BUYER, f"SO-{number}"))
        assert got <= 1
        if ("1", "3", BUYER) in states(world, number):
            assert got == 1
        else:
            assert set(unknown) & set(states(world, number))
