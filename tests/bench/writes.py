#!/usr/bin/python3
"""make bench-writes: orders of ten lines submitted at once, by different and
by one company, of cold and of hot products; then the books are checked."""
import argparse
import dataclasses
import os
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench as the_bench  # noqa: E402
import measure  # noqa: E402
import place as places  # noqa: E402

AT_ONCE = (1, 8, 32, 64)
MOST_PER_SECOND = 1000


@dataclasses.dataclass
class Case:
    title: str
    companies: int      # how many take turns
    products: int       # how many the lines are chosen from


CASES = [
    Case("different companies, cold products", 32, 500),
    Case("different companies, hot products", 32, places.LINES),
    Case("one company, cold products", 1, 500),
    Case("one company, hot products", 1, places.LINES),
]


def rolled_back(place):
    """(transactions rolled back, of them by a deadlock) since the database
    started: each was run again, or failed."""
    rows = {row["Variable_name"]: int(row["Value"]) for row in place.sql(
        "SHOW GLOBAL STATUS WHERE Variable_name IN "
        "('Handler_rollback', 'Innodb_deadlocks')")}
    return rows["Handler_rollback"], rows["Innodb_deadlocks"]


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--orders", type=int, default=200000)
    words.add_argument("--seconds", type=int, default=3)
    words.add_argument("--out", type=pathlib.Path,
                       default=places.BUILD / "bench")
    arguments = words.parse_args()
    place = places.open_place(arguments.orders)
    bench = the_bench.Bench(place)
    before = count(place)
    lines = ["| who and what | at once | good/s | failed | rolled back | deadlocks "
             "| p50 ms "
             "| p99 ms | CPU ms | database ms | statements | others |",
             "|" + "---|" * 12]
    answered = failed = 0
    for case in CASES:
        models = [places.Model(place, bench.buyers[n], places.some_lines(
            bench.codes[:case.products], n, places.LINES))
            for n in range(min(case.companies, len(bench.buyers)))]
        for at_once in AT_ONCE:
            each = MOST_PER_SECOND * arguments.seconds // len(models)
            ready = places.copies(place, models, each)
            file = measure.write_requests(ready, once=True)
            log = place.log_path("orders")
            back, dead = rolled_back(place)
            run = measure.run(place.url, file, at_once, arguments.seconds,
                              place.groups(), log, 303)
            os.unlink(file)
            back_after, dead_after = rolled_back(place)
            places.forget_copies(place, models)
            if run.requests >= len(ready):
                raise SystemExit("all drafts were used up; raise "
                                 "MOST_PER_SECOND")
            answered += run.requests
            failed += run.errors
            lines.append("| " + " | ".join([
                case.title, str(at_once), f"{run.good:,.0f}", str(run.errors),
                str(back_after - back), str(dead_after - dead),
                f"{run.p50:.2f}",
                f"{run.p99:.2f}", f"{run.cpu_all:.2f}", f"{run.cpu['database']:.2f}",
                f"{run.statements:.1f}" if run.statements else "–",
                f"{100 * run.foreign:.0f} %"]) + " |")
            print(lines[-1], file=sys.stderr, flush=True)
        for model in models:
            place.sql(f"UPDATE drafts SET state = 3 WHERE id = {model.id}")
    stored = count(place) - before
    lines.append(f"\n{answered} answers, {failed} of them failed, {stored} "
                 "orders more in the database.  A few more than answers: those "
                 "under way when wrk left.")
    books = place.tool("reconcile")
    lines.append(f"The books afterwards: {books.strip().splitlines()[-1]}")
    text = "\n".join(lines) + "\n"
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "writes.md").write_text(text)
    print(text)
    if failed or stored < answered - failed:
        raise SystemExit(1)


def count(place):
    return int(place.sql("SELECT COUNT(*) AS n FROM orders")[0]["n"])


if __name__ == "__main__":
    main()
