"""Parts die, hang or go away while people work: nothing acknowledged is lost,
nothing is stored twice or half, and the service is back in seconds."""
import http.client
import os
import random
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.parse

from support import jobs

BUYER = "buyer@hangzhou.example"
BACK_SECONDS = 5
# Nobody waits longer than the first for one answer, nor tries longer than the
# second: after that something hangs, however slow the machine.
TRY_SECONDS = 20
GIVE_UP_SECONDS = 60
PARTS = ["orders worker", "orders", "mariadbd", "nginx"]
KILLS = 20


def buyers(instance, count):
    """Sessions at so many companies: (customer, session)."""
    rows = instance.sql(
        "SELECT m.customer_id, u.login FROM memberships m JOIN users u ON "
        "u.id = m.user_id JOIN membership_roles r ON r.membership_id = m.id "
        "WHERE r.role = 'buyer' AND m.customer_id > 2 ORDER BY 1 "
        f"LIMIT {count}")
    return [(row["customer_id"], instance.login(row["login"]))
            for row in rows]


# --- Killed at random, under load ---------------------------------------------


class Worker(threading.Thread):
    """Orders all day.  What is not answered is sent again, as by a browser's
    reload, until it is: with the same tokens, so it must not count twice."""

    def __init__(self, session, customer, stop):
        super().__init__()
        self.session, self.customer, self.stop = session, customer, stop
        session.timeout = TRY_SECONDS
        self.drafts, self.orders = {}, {}      # mark -> where it led
        self.retries = self.count = 0
        self.slowest = (0, "")      # of what had to be tried again
        self.strange = []

    def until_answered(self, send, good):
        """The first answer that is no 503 and no broken connection."""
        begin = time.monotonic()
        tries = []      # (seconds, what came)
        while time.monotonic() < begin + GIVE_UP_SECONDS:
            started = time.monotonic()
            try:
                page = send()
                if page.status in good:
                    return page
                if page.status != 503:
                    self.strange.append((page.status, page.url, page.name))
                    return None
                if int(page.headers["Retry-After"]) <= 0:
                    self.strange.append("a 503 without Retry-After")
                came = f"503 {page.url}"
            except (OSError, http.client.HTTPException) as error:
                came = repr(error)
            took = round(time.monotonic() - started, 2)
            tries.append((took, came))
            self.slowest = max(self.slowest, (took, came))
            self.retries += 1
            time.sleep(0.05)
        self.strange.append(
            f"not answered in {GIVE_UP_SECONDS} s; of {len(tries)} tries the "
            f"slowest were {sorted(tries)[-3:]}, the last {tries[-1]}")
        return None

    def once(self):
        mark = f"K{self.customer}-{self.count}"
        self.count += 1
        ask = self.session
        page = self.until_answered(lambda: ask.get("/orders/new"), {200})
        if page is None:
            return
        form = page.form("/orders/new", has="lines")
        page = self.until_answered(lambda: ask.submit(
            form, follow=False, sku=["YT-5018", mark],
            quantity=["2", "1"], seen=["0", "0"], short=["1", "1"]), {303})
        if page is None:
            return
        path = page.headers["Location"]
        self.drafts[mark] = path
        # The second line was the mark; take it out and order the first.
        page = self.until_answered(lambda: ask.get(path), {200})
        if page is None:
            return
        form = page.form(path, has="lines")
        page = self.until_answered(lambda: ask.submit(
            form, follow=False, go="review", sku=["YT-5018"], quantity=["2"],
            seen=["0"], short=["1"]), {303})
        if page is None:
            return
        del self.drafts[mark]
        page = self.until_answered(lambda: ask.get(path + "/review"), {200})
        if page is None:
            return
        form = jobs.submit_form(page)
        page = self.until_answered(lambda: ask.submit(
            form, follow=False, own_number=mark, remark=mark), {303})
        if page is None:
            return
        self.orders[mark] = page.headers["Location"]

    def writes(self):
        return 3 * len(self.orders) + len(self.drafts)

    def run(self):
        while not self.stop.is_set():
            self.once()


def test_no_acknowledged_write_is_lost_or_doubled_when_parts_are_killed(
        make_instance, capsys):
    one = make_instance()
    there = len(one.sql("SELECT id FROM drafts"))
    stop = threading.Event()
    workers = [Worker(session, customer, stop)
               for customer, session in buyers(one, 6)]
    for worker in workers:
        worker.start()
    chance = random.Random(20)
    slowest, killed = 0, []
    begin = time.monotonic()
    try:
        # No more kills than this: the supervisor waits longer before it starts
        # what dies again and again.
        while len(killed) < KILLS:
            time.sleep(chance.uniform(0.3, 1.2))
            part = (PARTS[len(killed)] if len(killed) < len(PARTS)
                    else chance.choice(PARTS))
            one.kill(part)
            killed.append(part)
            slowest = max(slowest, one.wait_ready(30))
        while (sum(w.writes() for w in workers) < 600
               and time.monotonic() < begin + 120):
            time.sleep(0.1)
    finally:
        stop.set()
        for worker in workers:
            worker.join()
    acknowledged = sum(w.writes() for w in workers)
    with capsys.disabled():
        print(f"\n  {len(killed)} kills, {acknowledged} acknowledged writes, "
              f"{sum(w.retries for w in workers)} tries again (the slowest: "
              f"{max(w.slowest for w in workers)}), back in at most "
              f"{slowest:.1f} s")
    assert [s for w in workers for s in w.strange] == []
    assert slowest <= BACK_SECONDS
    assert acknowledged >= 500
    assert set(killed) == set(PARTS)
    # Workers of masters that died have left.
    until = time.monotonic() + 15
    while len(one.pids("orders")) > 1 and time.monotonic() < until:
        time.sleep(0.1)
    assert len(one.pids("orders")) == 1

    stored = one.sql("SELECT id, own_number, remark, line_count FROM orders "
                     "WHERE remark LIKE 'K%'")
    marks = [row["remark"] for row in stored]
    assert len(marks) == len(set(marks)), "none twice"
    by_mark = {row["remark"]: row for row in stored}
    for worker in workers:
        for mark, where in worker.orders.items():
            row = by_mark.get(mark)
            assert row is not None, f"{mark} was acknowledged and is gone"
            no = where.rsplit("/", 1)[1]
            assert int(row["id"]) == jobs.order_id(one, no), mark
            assert row["own_number"] == mark
    drafts = one.sql("SELECT typed_code, draft_id FROM draft_lines WHERE "
                     "typed_code LIKE 'K%'")
    for worker in workers:
        for mark, where in worker.drafts.items():
            found = [r["draft_id"] for r in drafts if r["typed_code"] == mark]
            assert found == [where.rsplit("/", 1)[1]], mark
    made = len(one.sql("SELECT id FROM drafts")) - there
    assert made == sum(w.count for w in workers), "none twice"
    assert jobs.books_disagree(one) == {}
    half = one.sql(
        "SELECT o.id FROM orders o LEFT JOIN outbox x ON x.object_kind = "
        "'order' AND x.object_id = o.id WHERE x.id IS NULL")
    assert half == [], "each is announced"


# --- The database stopped, or silent -------------------------------------------


def timed(send):
    begin = time.monotonic()
    page = send()
    return page, time.monotonic() - begin


def wait_back(session):
    """Until several pages in a row stand again; in time, or it fails."""
    until = time.monotonic() + BACK_SECONDS
    good = 0
    while good < 6:
        assert time.monotonic() < until, "not back by itself"
        good = good + 1 if session.get("/orders").status == 200 else 0
        time.sleep(0.02)


def stop_database(instance):
    """Kill it and keep the supervisor from starting it.  Undo: resume()."""
    instance.pause("supervise")
    instance.kill("mariadbd")


def test_with_the_database_down_a_form_is_kept_and_goes_through_later(
        make_instance):
    one = make_instance()
    session = one.login(BUYER, language="en")
    page = jobs.review(session, [("YT-5018", 2)])
    form = jobs.submit_form(page)
    workers = one.pids("orders worker")
    stop_database(one)
    try:
        for send in (lambda: session.get("/orders"),
                     lambda: session.get("/drafts"),
                     lambda: session.get("/me")):
            page, took = timed(send)
            assert (page.status, page.name) == (503, "error.503")
            assert int(page.headers["Retry-After"]) > 0
            assert page.lang == "en"
            assert took <= 2, f"{took:.2f} s"
        typed = {"remark": "两点前 <b>送</b> & \"急\"", "own_number": "DOWN-1"}
        page, took = timed(lambda: session.submit(form, **typed))
        assert (page.status, page.name) == (503, "error.503")
        assert took <= 2, f"{took:.2f} s"
        again = page.form(form.action, has="remark")
        assert again.value("remark") == typed["remark"]
        assert again.value("own_number") == "DOWN-1"
        assert again.value("form_token") == form.value("form_token")
        # Pages that ask nothing stand.
        assert one.session().get("/login").status == 200
    finally:
        one.resume("supervise")
    wait_back(session)
    page = session.submit(again)
    assert (page.name, page.state) == ("orders.show", "submitted")
    assert typed["remark"].replace("&", "&amp;").split("<")[0] in page.text
    assert one.pids("orders worker") == workers, "no worker died of it"
    page = session.submit(again, follow=False)
    assert page.status == 303, "pressed once more it is the same order"
    assert len(one.sql("SELECT id FROM orders WHERE own_number = 'DOWN-1'")
               ) == 1


# How long a statement is waited for where the test would wait for it; then it
# may take a second for the reply and one for a slow machine.
SHORT_WAIT = {"db_wait_ms": "2000"}
SHORT_SECONDS = 6


def test_a_silent_database_is_a_503_in_its_time_and_at_once_after(
        make_instance):
    one = make_instance(settings=SHORT_WAIT)
    session = one.login(BUYER)
    assert session.get("/orders").status == 200
    workers = one.pids("orders worker")
    one.pause("mariadbd")
    try:
        answers = jobs.at_once(
            [lambda: timed(lambda: session.get("/orders"))] * 6)
        for page, took in answers:
            assert (page.status, page.name) == (503, "error.503")
            assert int(page.headers["Retry-After"]) > 0
            assert took <= SHORT_SECONDS, f"{took:.1f} s"
        # One in a second asks whether it is back; the others need not wait.
        answers = [timed(lambda: session.get("/orders")) for _ in range(4)]
        assert {page.status for page, _ in answers} == {503}
        quickest = min(took for _, took in answers)
        assert quickest <= 0.5, f"{quickest:.1f} s: it need not wait again"
        assert one.session().get("/login").status == 200
    finally:
        one.resume("mariadbd")
    wait_back(session)
    assert one.pids("orders worker") == workers


def test_a_lock_held_by_another_is_waited_for_then_503_and_others_go_on(
        make_instance):
    one = make_instance(settings=SHORT_WAIT)
    buyer, clerk = one.login(BUYER), one.login(jobs.CLERK)
    no = jobs.number(jobs.order(buyer, [("YT-5018", 1)]))
    form = clerk.get(f"/orders/{no}").form(f"/orders/{no}/confirm")
    holder = subprocess.Popen(
        ["mariadb", "--no-defaults", "--unbuffered", "--skip-column-names",
         f"--socket={one.socket}", "qutong"], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True)
    try:
        holder.stdin.write("BEGIN; SELECT id FROM orders WHERE id = "
                           f"{jobs.order_id(one, no)} FOR UPDATE;\n")
        holder.stdin.flush()
        held = holder.stdout.readline().strip()
        assert held == str(jobs.order_id(one, no)), "it is held"
        page, took = timed(lambda: clerk.submit(form, follow=False))
        assert (page.status, page.name) == (503, "error.503")
        assert 1 < took <= SHORT_SECONDS, f"{took:.1f} s"
        for _ in range(4):
            assert buyer.get("/orders").status == 200, "others go on"
    finally:
        holder.stdin.close()
        holder.wait(10)
    page = clerk.submit(form, follow=False)
    assert page.status == 303
    assert buyer.get(f"/orders/{no}").state == "confirmed"


# --- A new build ---------------------------------------------------------------


def test_a_rolling_restart_under_load_fails_no_request(make_instance):
    one = make_instance()
    people = buyers(one, 4)
    paths = ["/orders", "/orders/new", "/drafts", "/me", "/shipments"]
    stop = threading.Event()
    seen, failures = {}, []

    def ask(session, seed):
        chance = random.Random(seed)
        while not stop.is_set():
            try:
                path = chance.choice(paths)
                page = session.get(path, follow=False)
                if chance.random() < 0.3 and page.status == 200:
                    form = session.get("/orders/new").form(
                        "/orders/new", has="lines")
                    page = session.submit(form, follow=False,
                                          lines="YT-5018 1")
                seen[page.status] = seen.get(page.status, 0) + 1
                if page.status not in (200, 303):
                    failures.append((path, page.status))
            except (OSError, http.client.HTTPException) as error:
                failures.append(repr(error))
    threads = [threading.Thread(target=ask, args=(session, i))
               for i, (_, session) in enumerate(people)]
    before = {name: one.pids(f"{name} worker") for name in ("orders", "auth")}
    for thread in threads:
        thread.start()
    try:
        for _ in range(4):
            time.sleep(0.8)
            for name in ("orders", "auth"):
                os.kill(one.pids(name)[0], signal.SIGHUP)
        until = time.monotonic() + 20
        while time.monotonic() < until and (
                sum(seen.values()) <= 100 or any(
                    set(one.pids(f"{name} worker")) & set(pids)
                    for name, pids in before.items())):
            time.sleep(0.2)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert failures == [], failures[:5]
    assert sum(seen.values()) > 100, seen
    for name, pids in before.items():
        assert set(one.pids(f"{name} worker")).isdisjoint(pids), name


# --- People go away -------------------------------------------------------------


def files_of(instance):
    """Everything kept for uploads and temporary bodies, open ones too."""
    found = [str(p) for folder in ("files", "run", "tmp")
             for p in (instance.home / folder).rglob("*")
             if p.is_file() and not p.name.endswith((".pid", ".conf"))]
    for part in ("orders worker", "nginx"):
        for pid in instance.pids(part):
            for fd in os.listdir(f"/proc/{pid}/fd"):
                try:
                    where = os.readlink(f"/proc/{pid}/fd/{fd}")
                except OSError:
                    continue
                if str(instance.home) in where and "/log/" not in where:
                    found.append(re.sub(r"socket:.*", "socket", where))
    return sorted(found)


def upload(session, no_of_bytes):
    csrf, form_token = jobs.tokens(session)
    fields = "".join(
        f'--XX\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'
        for n, v in (("csrf", csrf), ("form_token", form_token)))
    body = (fields + '--XX\r\nContent-Disposition: form-data; name="file"; '
            'filename="a.csv"\r\n\r\n').encode()
    body += b"YT-5018,1\n" * (no_of_bytes // 10) + b"\r\n--XX--\r\n"
    head = (f"POST /orders/new HTTP/1.1\r\nHost: 127.0.0.1:{session.port}\r\n"
            f"Content-Length: {len(body)}\r\nCookie: " + "; ".join(
                f"{n}={v}" for n, v in session.cookies.items())
            + "\r\nContent-Type: multipart/form-data; boundary=XX\r\n\r\n")
    return head.encode() + body


def test_a_reader_who_goes_away_amid_an_upload_leaves_nothing(make_instance):
    one = make_instance()
    session = one.login(BUYER)
    request = upload(session, 1_000_000)
    before = files_of(one)
    count = "SELECT (SELECT COUNT(*) FROM drafts) AS drafts, " \
        "(SELECT COUNT(*) FROM form_tokens) AS tokens"
    rows = one.sql(count)
    for share in (0.05, 0.3, 0.7, 0.9999):
        for reset in (False, True):
            link = socket.create_connection(("127.0.0.1", one.port), 5)
            link.sendall(request[:int(len(request) * share)])
            time.sleep(0.05)
            if reset:       # the cable, not the browser
                link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                b"\1\0\0\0\0\0\0\0")
            link.close()
    until = time.monotonic() + 15
    while files_of(one) != before and time.monotonic() < until:
        time.sleep(0.1)
    assert files_of(one) == before
    assert one.sql(count) == rows


def test_a_reader_who_does_not_wait_for_the_answer_has_ordered_once(
        make_instance):
    one = make_instance()
    session = one.login(BUYER)
    before = len(one.sql("SELECT id FROM orders"))
    page = jobs.review(session, [("YT-5018", 1)])
    form = jobs.submit_form(page)
    text = urllib.parse.urlencode(form.fields).encode()
    head = (f"POST {form.action} HTTP/1.1\r\nHost: 127.0.0.1:{one.port}\r\n"
            f"Content-Length: {len(text)}\r\nCookie: " + "; ".join(
                f"{n}={v}" for n, v in session.cookies.items())
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n")
    link = socket.create_connection(("127.0.0.1", one.port), 5)
    link.sendall(head.encode() + text)
    link.close()
    time.sleep(0.5)
    answer = session.submit(form)
    assert (answer.name, answer.state) == ("orders.show", "submitted")
    assert len(one.sql("SELECT id FROM orders")) == before + 1


def test_slow_readers_do_not_keep_the_others_waiting(make_instance):
    one = make_instance()
    session = one.login(BUYER)
    request = upload(session, 100_000)
    links = []
    try:
        for _ in range(40):
            link = socket.create_connection(("127.0.0.1", one.port), 5)
            link.sendall(request[:2000])
            links.append(link)
        page, took = timed(lambda: session.get("/orders"))
        assert page.status == 200
        assert took < 3, f"{took:.2f} s; the uploads take 30 s to time out"
    finally:
        for link in links:
            link.close()


# --- Reads without the right to write --------------------------------------------


def test_a_read_only_database_refuses_clearly_and_reads_go_on(make_instance):
    one = make_instance()
    session = one.login(BUYER, language="en")
    page = jobs.review(session, [("YT-5018", 1)])
    form = jobs.submit_form(page)
    before = one.sql("SELECT COUNT(*) AS n FROM orders")
    one.sql("SET GLOBAL read_only = 1")
    try:
        assert session.get("/orders").status == 200
        page = session.submit(form)
        assert page.status in (500, 503), page
        assert page.name in ("error.500", "error.503")
    finally:
        one.sql("SET GLOBAL read_only = 0")
    assert one.sql("SELECT COUNT(*) AS n FROM orders") == before
    page = session.submit(form)
    assert (page.name, page.state) == ("orders.show", "submitted")


# --- What does not belong together -----------------------------------------------


def test_a_program_says_when_its_database_is_of_another_version_or_time(
        make_instance):
    one = make_instance()
    page = one.session().get("/readyz/orders")
    assert (page.status, page.text) == (200, "ready\n")
    one.sql("INSERT INTO schema_migrations (version, name, sha256, applied_at,"
            " position) VALUES (9999, 'later', '', UTC_TIMESTAMP(3), 0)")
    page = one.session().get("/readyz/orders")
    assert page.status == 503 and "another version" in page.text
    assert '"health.schema","database":"9999"' in one.log("orders")
    one.sql("DELETE FROM schema_migrations WHERE version = 9999")
    assert one.session().get("/readyz/orders").status == 200
    assert one.session().get("/healthz/orders").status == 200
    one.stop()
    one.start(clock="+1m")
    page = one.session().get("/readyz/orders")
    assert page.status == 503 and "clocks" in page.text
    assert '"health.clocks"' in one.log("orders")
