#!/usr/bin/python3
"""make bench: every page and act of the table, beside the rungs.  README.md
says how to read what it prints."""
import argparse
import gzip
import http.client
import os
import pathlib
import statistics
import sys
import urllib.parse

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import measure  # noqa: E402
import pages  # noqa: E402
import place as places  # noqa: E402
import report  # noqa: E402
import rungs  # noqa: E402

AT_ONCE = (1, 8, 32)
SUBMITS_PER_SECOND = 1000   # drafts made ready; more are never submitted


class Bench:
    """Sessions, drafts and files of requests for one run."""

    def __init__(self, place):
        self.place = place
        self.people = places.add_people(place)
        self.buyers = [place.login(login) for login, _ in self.people]
        self.staff = [place.login(places.STAFF) for _ in range(8)]
        self.codes = places.codes(place, 500)
        self.models = [
            places.Model(place, s, places.some_lines(
                self.codes, n, places.LINES))
            for n, s in enumerate(self.buyers)]
        if int(place.sql("SELECT COUNT(*) AS n FROM orders")[0]["n"]) < 1000:
            self._make_orders(60)

    def _make_orders(self, each):
        """For the demo company, which has few: orders for everybody."""
        requests = places.copies(self.place, self.models, each)
        file = measure.write_requests(requests, once=True)
        measure.run(self.place.url, file, 8, 1 + len(requests) // 150, {})
        os.unlink(file)
        places.forget_copies(self.place, self.models)


def fetch(base, request, compressed=False):
    """One answer: (status, body, bytes of the body on the wire)."""
    where = urllib.parse.urlsplit(base)
    link = http.client.HTTPConnection(where.hostname, where.port, timeout=30)
    sent = dict(request.headers)
    if compressed:
        sent["Accept-Encoding"] = "gzip"
    link.request(request.method, request.path, request.body or None, sent)
    answer = link.getresponse()
    body = answer.read()
    link.close()
    wire = len(body)
    if answer.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return answer.status, body, wire


def weigh(base, row, request):
    """(bytes of HTML, bytes compressed) of a page; refuses a wrong status."""
    status, body, _ = fetch(base, request)
    if status != row.expect:
        raise SystemExit(f"{row.name}: {request.method} {request.path} "
                         f"answers {status}, not {row.expect}: {body[:300]}")
    if request.method != "GET":
        return len(body), None
    return len(body), fetch(base, request, compressed=True)[2]


def own(arguments):
    """(base, rows, requests, groups, place, bench) of our own instance."""
    place = places.open_place(arguments.orders)
    bench = Bench(place)
    rows = pages.ROWS + (pages.MORE if arguments.more else [])
    # A program that is not built is a page that is not there.
    rows = [r for r in rows
            if (places.BUILD / "bin" / f"{r.program}.fcgi").exists()]
    if arguments.only:
        rows = [r for r in rows if r.name in arguments.only.split(",")]
    return place, bench, rows


def run_all(arguments):
    place = bench = None
    if arguments.base:
        base = arguments.base
        rows, requests = pages.foreign(arguments.pages, arguments.login)
        patterns = {"nginx": "^(nginx|apache2|httpd)", "database":
                    "^(mariadbd|mysqld|postgres)",
                    "program": arguments.programs}
        groups = lambda: measure.processes_named(patterns)  # noqa: E731
    else:
        place, bench, rows = own(arguments)
        base = place.url
        requests = {r.name: r.make(bench) for r in rows if r.make}
        groups = place.groups
    ladder = rungs.Rungs(place.socket if place else None)
    try:
        return measure_all(arguments, base, rows, requests, groups, ladder,
                           place, bench)
    finally:
        ladder.stop()


def measure_all(arguments, base, rows, requests, groups, ladder, place,
                bench):
    weights = {r.name: weigh(base, r, requests[r.name][0])
               for r in rows if r.name in requests}
    files = {name: measure.write_requests(many)
             for name, many in requests.items()}
    for name in ladder.names:
        files[name] = measure.write_requests(ladder.requests(name))
    runs = {}

    def rung(name, at_once, round_no):
        ours = ladder.groups()
        if name == "select":
            ours["database"] = place.pids("mariadbd")
        runs.setdefault((name, at_once), []).append((round_no, measure.run(
            ladder.base + "/", files[name], at_once, arguments.seconds,
            ours)))

    def page(row, at_once, round_no):
        file = files.get(row.name)
        if row.once:
            count = SUBMITS_PER_SECOND * arguments.seconds
            file = measure.write_requests(row.once(bench, count), once=True)
        run = measure.run(
            base, file, at_once, arguments.seconds, groups(),
            place.log_path(row.program) if place else None, row.expect)
        if row.once:
            os.unlink(file)
            if run.requests >= count:
                raise SystemExit(f"{row.name}: all {count} were used up; "
                                 "raise SUBMITS_PER_SECOND")
            places.forget_copies(place, bench.models)
        runs.setdefault((row.name, at_once), []).append((round_no, run))

    for round_no in range(arguments.rounds + 1):
        for at_once in AT_ONCE:
            # Hello before, amid and after: a page is held against the mean.
            for n, row in enumerate(rows):
                if n % 4 == 0:
                    rung("hello", at_once, round_no)
                page(row, at_once, round_no)
            for name in ladder.names:
                rung(name, at_once, round_no)
            print(f"round {round_no or 'to warm up'}, {at_once} at once",
                  file=sys.stderr, flush=True)
        if round_no == 0:
            runs.clear()
    for name in files.values():
        os.unlink(name)
    return rows, ladder.names, runs, weights


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--orders", type=int, default=200000,
                       help="0: the demo company, with orders made on the fly")
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--seconds", type=int, default=2)
    words.add_argument("--only", help="names, separated by commas")
    words.add_argument("--more", action="store_true",
                       help="also pages that have no figure")
    words.add_argument("--base", help="another application's address")
    words.add_argument("--pages", help="its pages, see README.md")
    words.add_argument("--login", help="prints a cookie, see README.md")
    words.add_argument("--programs", default="^(php-fpm|python|gunicorn|ruby|"
                       "puma|node|java)", help="names of its processes")
    words.add_argument("--out", type=pathlib.Path,
                       default=places.BUILD / "bench")
    arguments = words.parse_args()
    rows, names, runs, weights = run_all(arguments)
    table = report.Table(rows, names, runs, weights, AT_ONCE,
                         arguments.orders if not arguments.base else None)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "bench.tsv").write_text(table.tsv())
    (arguments.out / "bench.svg").write_text(table.svg())
    (arguments.out / "bench.md").write_text(table.text())
    print(table.text())
    print(f"Also in {arguments.out}: bench.md, bench.tsv, bench.svg")


if __name__ == "__main__":
    main()
