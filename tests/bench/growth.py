#!/usr/bin/python3
"""make bench-growth: the same pages at 20,000, 200,000 and 2,000,000 orders.
What a page costs must not depend on how many orders there are."""
import argparse
import os
import pathlib
import re
import statistics
import sys
import urllib.parse

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import bench as the_bench  # noqa: E402
import measure  # noqa: E402
import place as places  # noqa: E402

SIZES = [20000, 200000]
HUGE = 2000000
AT_ONCE = 4
PAGE = 100          # this many times "older" from the first page
BOUND = 160         # rows a list of 51 may read: three for each shown


def older(session, path, times):
    """The path after so many presses of "older", or as far as it goes."""
    for done in range(times):
        page = session.get(path)
        following = [link for link in page.links
                     if "after=" in link and "lang=" not in link]
        if not following:
            return path, done
        path = following[-1]
    return path, times


def asked(bench):
    """{title: (sessions, path, program, status)} of everything that must stay
    flat."""
    staff, buyer = bench.staff[0], bench.buyers[0]
    out = {}

    def add(title, sessions, path, program="orders", expect=200):
        page = sessions[0].get(path, follow=False)
        if page.status != expect:
            raise SystemExit(f"{path} answers {page.status}")
        out[title] = (sessions, path, program, expect)

    word = bench.place.sql("SELECT headline FROM orders WHERE customer_id = "
                           f"{bench.people[0][1]} ORDER BY id LIMIT 1")
    word = word[0]["headline"][:4]
    for who, sessions, one in (("all", bench.staff, staff),
                               ("own", bench.buyers[:1], buyer)):
        add(f"orders, {who}: first page", sessions, "/orders")
        path, reached = older(one, "/orders", PAGE)
        add(f"orders, {who}: page {reached + 1}", sessions, path)
        first = one.get("/orders")
        states = sorted({m for link in first.links for m in
                         re.findall(r"^/orders\?state=([a-z_]+)", link)})
        for state in states:
            add(f"orders, {who}: state {state}", sessions,
                f"/orders?state={state}")
        day = bench.place.sql("SELECT DATE(placed_at) AS d FROM orders "
                              "ORDER BY placed_at DESC LIMIT 1")[0]["d"]
        add(f"orders, {who}: from a day", sessions, f"/orders?from={day}")
        number = bench.place.sql(
            "SELECT id FROM orders WHERE foreign_no IS NULL AND customer_id = "
            f"{bench.people[0][1]} ORDER BY id DESC LIMIT 1")[0]["id"]
        add(f"orders, {who}: search a number", sessions, "/orders?q="
            + places.number("SO", int(number)), expect=303)
        add(f"orders, {who}: search a word", sessions, "/orders?q="
            + urllib.parse.quote(word))
        add(f"shipments, {who}: first page", sessions, "/shipments")
    add("order detail", [buyer], "/orders/"
        + places.number("SO", int(number)))
    add("catalogue: first page", [buyer], "/catalogue", "catalogue")
    return out


def measure_size(orders, seconds, rounds):
    """{title: (CPU ms, p50 ms, rows read per request)} at one size."""
    place = places.open_place(orders)
    bench = the_bench.Bench(place)
    out = {}
    for title, (sessions, path, program, expect) in asked(bench).items():
        file = measure.write_requests(
            [measure.Request("GET", path, places.headers(place, s))
             for s in sessions])
        log = place.log_path(program)
        measure.run(place.url, file, AT_ONCE, 1, place.groups(), log, expect)
        before = _rows_read(place)
        runs = [measure.run(place.url, file, AT_ONCE, seconds, place.groups(),
                            log, expect) for _ in range(rounds)]
        rows = _rows_read(place) - before
        os.unlink(file)
        if sum(run.errors for run in runs):
            raise SystemExit(f"{title} at {orders}: wrong answers")
        out[title] = (statistics.median(run.cpu_all for run in runs),
                      statistics.median(run.p50 for run in runs),
                      rows / sum(run.requests for run in runs))
        print(f"{orders:,} orders, {title}: {out[title][0]:.2f} ms",
              file=sys.stderr, flush=True)
    place.stop()
    return out


def _rows_read(place):
    return sum(int(row["Value"]) for row in place.sql(
        "SHOW GLOBAL STATUS LIKE 'Handler_read%'"))


def svg(sizes, titles, results):
    """A line for each page over the sizes: all should be flat."""
    most = max(results[s][t][0] for s in sizes for t in titles) * 1.15
    step, left, top, height = 170, 60, 20, 330
    width = left + step * (len(sizes) - 1) + 380
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
           f'height="{height + 60}" font-family="sans-serif" font-size="11">',
           '<rect width="100%" height="100%" fill="#fff"/>',
           f'<text x="{left}" y="14">CPU ms per request, all processes</text>']

    def at(value):
        return top + height - value / most * height

    for n, size in enumerate(sizes):
        out.append(f'<text x="{left + n * step}" y="{top + height + 20}" '
                   f'text-anchor="middle">{size:,}</text>')
    ends = sorted(titles, key=lambda t: results[sizes[-1]][t][0])
    last = None
    for n, title in enumerate(reversed(ends)):
        colour = f"hsl({n * 360 // len(ends)},60%,42%)"
        points = " ".join(f"{left + k * step},{at(results[s][title][0]):.1f}"
                          for k, s in enumerate(sizes))
        y = at(results[sizes[-1]][title][0]) + 4
        y = y if last is None else max(y, last + 12)
        last = y
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}"'
                   ' stroke-width="2"/>')
        out.append(f'<text x="{left + step * (len(sizes) - 1) + 8}" y="{y:.1f}"'
                   f' fill="{colour}">{title}: '
                   f'{results[sizes[-1]][title][0]:.2f}</text>')
    return "\n".join([*out, "</svg>"]) + "\n"


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--huge", action="store_true",
                       help="also 2,000,000 orders")
    words.add_argument("--sizes", help="numbers of orders, by commas")
    words.add_argument("--seconds", type=int, default=1)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--out", type=pathlib.Path,
                       default=places.BUILD / "bench")
    arguments = words.parse_args()
    sizes = ([int(s) for s in arguments.sizes.split(",")] if arguments.sizes
             else SIZES + ([HUGE] if arguments.huge else []))
    results = {size: measure_size(size, arguments.seconds, arguments.rounds)
               for size in sizes}
    titles = [t for t in results[sizes[0]]
              if all(t in results[size] for size in sizes)]
    lines = ["| page | " + " | ".join(
        f"{size:,}: CPU ms | p50 ms | rows read" for size in sizes)
        + " | CPU × | bounded |", "|" + "---|" * (3 + 3 * len(sizes))]
    for title in titles:
        first = results[sizes[0]][title][0]
        bounded = all(results[s][title][2] <= BOUND for s in sizes)
        grown = results[sizes[-1]][title][0] / max(first, 0.001)
        cells = " | ".join("{:.3f} | {:.2f} | {:.0f}".format(
            *results[size][title]) for size in sizes)
        lines.append(f"| {title} | {cells} | {grown:.2f} | "
                     f"{'yes' if bounded else 'NO'} |")
    text = "\n".join(lines) + "\n"
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "growth.md").write_text(text)
    (arguments.out / "growth.svg").write_text(svg(sizes, titles, results))
    print(text)


if __name__ == "__main__":
    main()
