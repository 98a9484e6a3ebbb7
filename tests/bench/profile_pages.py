#!/usr/bin/python3
"""Which statements a page runs and what each costs the database.

    BUILD=build tests/bench/profile_pages.py [--orders N] [--only name,name]
"""
import argparse
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench as the_bench  # noqa: E402
import pages  # noqa: E402
import place as places  # noqa: E402
import slowlog  # noqa: E402

TIMES = 24


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--orders", type=int, default=200000)
    words.add_argument("--only")
    words.add_argument("--plans", action="store_true")
    arguments = words.parse_args()
    place = places.open_place(arguments.orders)
    bench = the_bench.Bench(place)
    rows = [row for row in pages.ROWS + pages.MORE
            if not arguments.only or row.name in arguments.only.split(",")]
    rows = [r for r in rows
            if (places.BUILD / "bin" / f"{r.program}.fcgi").exists()]
    asked = {r.name: r.once(bench, TIMES * 2) if r.once else r.make(bench)
             for r in rows}
    programs = {row.program for row in rows}
    with slowlog.watched(place, programs, arguments.plans) as since:
        for row in rows:
            for request in asked[row.name][:TIMES]:
                the_bench.fetch(place.url, request)     # warm
            since()
            for n in range(TIMES):
                request = asked[row.name][
                    TIMES + n if row.once else n % len(asked[row.name])]
                the_bench.fetch(place.url, request)
            statements = since()
            print(f"\n== {row.title}: {len(statements) / TIMES:.1f} statements"
                  f", {sum(s.ms for s in statements) / TIMES:.3f} ms")
            for text, count, ms, examined, last in slowlog.summed(statements):
                flags = " ".join(k for k, v in last.flags.items() if v == "Yes")
                print(f"{count / TIMES:5.2f} × {ms:7.3f} ms {examined:8.0f} "
                      f"rows  {flags:30} {text[:110]}")
                if arguments.plans:
                    for step in last.plan:
                        print("        ", step.get("table"), step.get("type"),
                              step.get("key"), step.get("rows"),
                              step.get("Extra"))
    if bench.models:
        places.forget_copies(place, bench.models)


if __name__ == "__main__":
    main()
