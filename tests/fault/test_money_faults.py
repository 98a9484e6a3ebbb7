"""Parts die while money comes in, holds are freed and goods leave: everything
acknowledged is there once, and the books agree to the fen."""
import random
import re
import threading
import time

import pytest

from support import jobs, money_jobs
from support.instance import reconcile
from test_faults import BACK_SECONDS, Worker

PARTS = ["money worker", "orders worker", "mariadbd", "worker", "money",
         "orders", "nginx"]


class Teller(Worker):
    """A worker who says what was wrong with what was refused."""

    def until_answered(self, send, good):
        answers = []

        def seen():
            answers.append(send())
            return answers[-1]

        page = super().until_answered(seen, good)
        if page is None and answers:
            self.strange.append(re.findall(r'<li><a href="#\w+">([^<]*)',
                                           answers[-1].text))
        return page


class Receipts(Teller):
    """Finance keys receipts, which settle what is due first."""

    def __init__(self, session, code, stop):
        super().__init__(session, code, stop)
        self.kept = {}

    def once(self):
        mark = f"M-{self.customer}-{self.count}"
        self.count += 1
        ask = self.session
        page = self.until_answered(lambda: ask.get("/receipts/new"), {200})
        if page is None:
            return
        form = page.form("/receipts/new")
        page = self.until_answered(lambda: ask.submit(
            form, follow=False, customer=self.customer,
            amount=f"{1 + self.count % 7}.{self.count % 90 + 10}",
            note=mark), {303})
        if page is not None:
            self.kept[mark] = page.headers["Location"]


class Bank(Teller):
    """Finance uploads files of the bank: a payer known, an order named, and
    somebody unknown."""

    def __init__(self, session, payer, stop, day, order):
        super().__init__(session, "bank", stop)
        self.payer, self.day, self.order = payer, day, order
        self.lines = set()

    def once(self):
        mark = f"B-{self.count}"
        self.count += 1
        rows = [[self.day, f"{self.count}.11", self.payer, "62", f"{mark}a"],
                [self.day, f"{self.count}.12", "Nobody", "63",
                 f"{mark}b {self.order}"],
                [self.day, f"{self.count}.13", "Nobody", "63", f"{mark}c"]]
        files = money_jobs.bank_rows(rows)
        ask = self.session
        page = self.until_answered(lambda: ask.get("/receipts/import"), {200})
        if page is None:
            return
        form = page.form("/receipts/import")
        page = self.until_answered(lambda: ask.submit(
            form, files=files, follow=False), {303})
        if page is not None:
            self.lines |= {row[4] for row in rows}


class Chain(Teller):
    """An order over the limit, released, confirmed, picked and shipped; each
    step is pressed until it is answered."""

    def __init__(self, people, customer, stop):
        super().__init__(people["entry"], customer, stop)
        self.people = people
        self.shipped = []

    def act(self, who, no, verb, **fields):
        ask = self.people[who]
        path = f"/orders/{no}/{verb}"
        see = path if verb == "ship" else f"/orders/{no}"
        page = self.until_answered(lambda: ask.get(see), {200})
        if page is None:
            return False
        form = page.form(path)
        return self.until_answered(lambda: ask.submit(
            form, follow=False, **fields), {303}) is not None

    def once(self):
        mark = f"C{self.customer}-{self.count}"
        self.count += 1
        ask = self.session
        new = f"/orders/new?customer={self.customer}"
        page = self.until_answered(lambda: ask.get(new), {200})
        if page is None:
            return
        form = page.form("/orders/new", has="lines")
        page = self.until_answered(lambda: ask.submit(
            form, follow=False, go="review", lines="YT-5022\t2"), {303})
        if page is None:
            return
        path = page.headers["Location"]
        if not path.endswith("/review"):
            path += "/review"
        page = self.until_answered(lambda: ask.get(path), {200})
        if page is None:
            return
        form = jobs.submit_form(page)
        page = self.until_answered(lambda: ask.submit(
            form, follow=False, own_number=mark), {303})
        if page is None:
            return
        no = page.headers["Location"].rsplit("/", 1)[1].split("?")[0]
        if (self.act("officer", no, "release", reason=mark)
                and self.act("clerk", no, "confirm")
                and self.act("dock", no, "pick")
                and self.act("dock", no, "ship")):
            self.shipped.append(no)


def settle(one):
    """Until the worker has done what was left to it."""
    until = time.monotonic() + 30
    while one.sql("SELECT COUNT(*) AS n FROM outbox WHERE done_at IS NULL AND "
                  "next_at <= UTC_TIMESTAMP(3)")[0]["n"] != "0":
        assert time.monotonic() < until, "the worker does not catch up"
        time.sleep(0.1)


def rounds(one, stop, workers, count, seed):
    """Kill something `count` times.  The longest time until all was back."""
    chance = random.Random(seed)
    slowest = 0
    for worker in workers:
        worker.start()
    try:
        for number in range(count):
            time.sleep(chance.uniform(0.3, 0.9))
            one.kill(PARTS[number % len(PARTS)])
            slowest = max(slowest, one.wait_ready(30))
        time.sleep(0.5)
    finally:
        stop.set()
        for worker in workers:
            worker.join()
    return slowest


@pytest.mark.parametrize("count", [
    5, pytest.param(30, marks=pytest.mark.long)])
def test_money_is_neither_lost_nor_doubled_when_parts_are_killed(
        make_instance, capsys, count):
    one = make_instance()
    before = reconcile(one)
    # Nothing fits into these limits: each order is held first.
    one.sql("UPDATE credit_accounts SET limit_fen = 1, check_mode = 1 "
            "WHERE customer_id IN (21, 22)")
    payer = one.sql("SELECT code, name FROM customers WHERE id = 5")[0]
    people = {name: one.login(login) for name, login in {
        "clerk": jobs.CLERK, "dock": jobs.WAREHOUSE,
        "officer": money_jobs.OFFICER, "entry": "service@qutong.example",
        "finance": money_jobs.FINANCE}.items()}
    order = re.search(r"SO-\d+", people["clerk"].get("/orders").text).group(0)
    stop = threading.Event()
    money_jobs.take_in(people["finance"], money_jobs.bank_line(
        one, "1.00", "first", "Nobody"))      # the columns are known now
    workers = [Receipts(people["finance"], payer["code"], stop),
               Bank(one.login(money_jobs.FINANCE), payer["name"], stop,
                    money_jobs.today(one), order),
               Chain(people, 21, stop), Chain(people, 22, stop)]
    slowest = rounds(one, stop, workers, count, seed=4)
    settle(one)
    receipts, bank, *chains = workers
    shipped = [no for chain in chains for no in chain.shipped]
    with capsys.disabled():
        print(f"\n  {count} kills, {len(receipts.kept)} receipts, "
              f"{len(bank.lines)} lines of the bank, {len(shipped)} orders "
              "released, confirmed, picked and shipped, "
              f"{sum(w.retries for w in workers)} tries again, back in at "
              f"most {slowest:.1f} s")
    assert [s for w in workers for s in w.strange] == []
    assert slowest <= BACK_SECONDS
    assert receipts.kept and bank.lines and shipped

    stored = [row["note"] for row in one.sql(
        "SELECT note FROM receipts WHERE note LIKE 'M-%'")]
    assert len(stored) == len(set(stored)), "a receipt was posted twice"
    assert set(receipts.kept) <= set(stored), "a receipt is lost"
    stored = [row["reference"] for row in one.sql(
        "SELECT reference FROM bank_lines WHERE reference LIKE 'B-%'")]
    assert len(stored) == len(set(stored)), "a line was taken in twice"
    assert bank.lines <= set(stored), "a line of the bank is lost"
    twice = one.sql("SELECT bank_line_id FROM receipts WHERE bank_line_id IS "
                    "NOT NULL GROUP BY 1 HAVING COUNT(*) > 1")
    assert twice == [], "a line of the bank became two receipts"
    for no in shipped:
        wanted = jobs.order_id(one, no)
        done = one.sql(
            "SELECT (SELECT COUNT(*) FROM shipments WHERE order_id = o.id) AS "
            "s, (SELECT COUNT(*) FROM order_events WHERE order_id = o.id AND "
            "kind = 'released') AS r, (SELECT COUNT(*) FROM receivables r "
            "JOIN shipments s ON s.id = r.shipment_id WHERE s.order_id = o.id)"
            f" AS d FROM orders o WHERE o.id = {wanted}")[0]
        assert (done["s"], done["r"], done["d"]) == ("1", "1", "1"), (no, done)
    assert reconcile(one) == before == []
    assert jobs.books_disagree(one) == {}
