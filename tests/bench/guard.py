#!/usr/bin/python3
"""What each page takes, against what is kept in guard.tsv.

    BUILD=build tests/bench/guard.py --write     measure and keep

A figure that rose needs its reason in the last column: --write leaves "?"
there, with which make test fails until somebody has written why.
"""
import argparse
import json
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench as the_bench  # noqa: E402
import counted  # noqa: E402
import measure  # noqa: E402
import pages  # noqa: E402
import place as places  # noqa: E402

KEPT = pathlib.Path(__file__).resolve().parent / "guard.tsv"
HEAD = ["page", "instructions", "statements", "bytes", "why it rose"]
WARM, TIMES = 6, 10
ORDERS_EACH = 60
# Hashing a password is measured by the bench; here it would take minutes.
LEFT_OUT = {"sign-in"}


class Small(the_bench.Bench):
    """Two companies on the demo data, with orders made through the product."""

    def __init__(self, place):
        self.place = place
        self.people = places.add_people(place)[:2]
        self.buyers = [place.login(login) for login, _ in self.people]
        self.staff = [place.login(places.STAFF)]
        self.codes = places.codes(place, 60)
        self.models = [
            places.Model(place, s, places.some_lines(
                self.codes, n, places.LINES))
            for n, s in enumerate(self.buyers)]
        for request in places.copies(place, self.models, ORDERS_EACH):
            status, body, _ = the_bench.fetch(place.url, request)
            assert status == 303, (status, body[:400])
        self._wait_told()

    def _wait_told(self):
        """Until what happened is told; then nobody has a message: how many
        there would be depends on who was told first."""
        until = time.monotonic() + 120
        while (self.place.sql("SELECT COUNT(*) AS n FROM outbox WHERE "
                              "done_at IS NULL AND failure IS NULL")[0]["n"]
               != "0" and time.monotonic() < until):
            time.sleep(0.5)
        self.place.sql("DELETE FROM notifications WHERE user_id >= 900000000")


def compiler():
    done = subprocess.run(["cc", "-dumpfullversion"], capture_output=True,
                          text=True)
    return f"{platform.machine()} cc {done.stdout.strip()}"


def rows_there():
    return [row for row in pages.ROWS + pages.MORE
            if row.name not in LEFT_OUT
            and (places.BUILD / "bin" / f"{row.program}.fcgi").exists()]


def _statements(log, mark):
    lines = [json.loads(line) for line in
             log.read_text("utf-8", "replace")[mark:].splitlines()
             if '"event":"request"' in line]
    return [int(line["statements"]) for line in lines]


def measure_page(place, bench, worker, row):
    """(instructions, statements, bytes) of one request; the median and the
    means of TIMES."""
    requests = (row.once(bench, WARM + TIMES) if row.once
                else row.make(bench)[:1] * (WARM + TIMES))
    host = f"127.0.0.1:{place.port}"
    sizes = []

    def ask(request):
        status, body = worker.ask(request, host)
        assert status == row.expect, (row.name, status, body[:300])
        sizes.append(len(body))

    for request in requests[:WARM]:
        ask(request)
    sizes.clear()
    mark = len((worker.folder / "log").read_text("utf-8", "replace"))
    counts = worker.instructions(
        [lambda r=r: ask(r) for r in requests[WARM:WARM + TIMES]])
    statements = _statements(worker.folder / "log", mark)
    assert len(statements) == TIMES, (row.name, statements)
    return (int(statistics.median(counts)), statistics.median(statements),
            sum(sizes) // len(sizes))


def profile(place, folder, only=None):
    """A profile of each page for callgrind_annotate, into a folder."""
    bench = Small(place)
    for row in rows_there():
        if only and row.name not in only:
            continue
        worker = counted.Worker(
            place, places.BUILD / "bin" / f"{row.program}.fcgi",
            folder / f"{row.name}.callgrind")
        for request in (row.once(bench, 40) if row.once
                        else row.make(bench)[:1] * 40):
            worker.ask(request, f"127.0.0.1:{place.port}")
        worker.stop()


def measure_all(place, only=None):
    """{page: (instructions, statements, bytes)}."""
    bench = Small(place)
    rows = [r for r in rows_there() if not only or r.name in only]
    out = {}
    for program in dict.fromkeys(row.program for row in rows):
        worker = counted.Worker(
            place, places.BUILD / "bin" / f"{program}.fcgi")
        try:
            for row in rows:
                if row.program == program:
                    out[row.name] = measure_page(place, bench, worker, row)
        finally:
            worker.stop()
    return out


def read_kept():
    """(made with, {page: (instructions, statements, bytes, why)})."""
    made, kept = "", {}
    if not KEPT.exists():
        return made, kept
    for line in KEPT.read_text().splitlines():
        if line.startswith("# made with "):
            made = line.removeprefix("# made with ")
        elif line and not line.startswith("#"):
            name, count, statements, size, *why = line.split("\t")
            if name != HEAD[0]:
                kept[name] = (int(count), float(statements), int(size),
                              why[0] if why else "")
    return made, kept


def write_kept(measured):
    _, kept = read_kept()
    lines = [f"# made with {compiler()}", "\t".join(HEAD)]
    for name, (count, statements, size) in measured.items():
        old = kept.get(name)
        why = old[3] if old else ""
        if old and (count > old[0] * 1.05 or size > old[2] * 1.05
                    or statements > old[1] + 0.05):
            why = "?"
        lines.append(f"{name}\t{count}\t{statements:g}\t{size}\t{why}")
    KEPT.write_text("\n".join(lines) + "\n")


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--write", action="store_true")
    words.add_argument("--only", help="names, separated by commas")
    words.add_argument("--profile", type=pathlib.Path,
                       help="only write callgrind's profiles into this folder")
    arguments = words.parse_args()
    only = arguments.only.split(",") if arguments.only else None
    folder = pathlib.Path(tempfile.mkdtemp(prefix="qutong-guard."))
    prepared = places.support.prepare(folder / "prepared")
    place = places.support.Instance(prepared, folder / "home")
    try:
        place.start()
        if arguments.profile:
            arguments.profile.mkdir(parents=True, exist_ok=True)
            profile(place, arguments.profile, only)
            return
        measured = measure_all(place, only)
    finally:
        place.remove()
        shutil.rmtree(folder, ignore_errors=True)
    for name, (count, statements, size) in measured.items():
        print(f"{name:15} {count:10,} instructions {statements:6.1f} "
              f"statements {size:8,} bytes")
    if arguments.write:
        write_kept(measured)


if __name__ == "__main__":
    main()
