"""The bench's table, its TSV and its chart."""
import os
import platform
import statistics
import xml.sax.saxutils

from rungs import TITLES


def median(values):
    values = list(values)
    return statistics.median(values) if values else None


class Line:
    """One row at one concurrency: medians over the rounds."""

    def __init__(self, name, at_once, runs, hello):
        only = [run for _, run in runs]
        self.name, self.at_once = name, at_once
        self.rate = median(r.good for r in only)
        self.least = min(r.good for r in only)
        self.most = max(r.good for r in only)
        ratios = [run.good / hello[n] for n, run in runs if hello.get(n)]
        self.ratio = median(ratios)
        self.p50 = median(r.p50 for r in only)
        self.p99 = median(r.p99 for r in only)
        self.cpu = {group: median(r.cpu.get(group, 0.0) for r in only)
                    for group in ("nginx", "program", "database")}
        self.cpu_all = median(r.cpu_all for r in only)
        self.statements = median(r.statements for r in only
                                 if r.statements is not None)
        self.errors = sum(r.errors for r in only)
        self.foreign = max(r.foreign for r in only)


class Table:
    def __init__(self, rows, rungs, runs, weights, at_once, orders):
        self.rows = {row.name: row for row in rows}
        self.orders, self.weights, self.steps = orders, weights, at_once
        self.names = list(dict.fromkeys([*rungs, *self.rows]))
        self.lines = []
        for name in self.names:
            for step in at_once:
                hello = {}
                for n, run in runs.get(("hello", step), []):
                    hello.setdefault(n, []).append(run.good)
                hello = {n: statistics.mean(v) for n, v in hello.items()}
                if (name, step) in runs:
                    self.lines.append(
                        Line(name, step, runs[(name, step)], hello))

    def title(self, name):
        return self.rows[name].title if name in self.rows else TITLES[name]

    # --- Verdicts ---

    def verdicts(self):
        """(title, what, reached, to reach, met) for every figure set."""
        out = []
        for name, row in self.rows.items():
            mine = [line for line in self.lines if line.name == name]
            if not mine or not row.program:     # another application's
                continue

            def say(what, reached, most=None, least=None, form="{:.2f}"):
                if reached is None or (most is None and least is None):
                    return
                met = reached <= most if most is not None else reached >= least
                sign = "≤" if most is not None else "≥"
                goal = most if most is not None else least
                out.append((row.title, what, form.format(reached),
                            f"{sign} {form.format(goal)}", met))

            amid = min(mine, key=lambda line: abs(line.at_once - 8))
            last = mine[-1]
            say("CPU ms", amid.cpu_all, most=row.cpu)
            say("ratio to hello", amid.ratio, least=row.ratio)
            say("statements", amid.statements and round(amid.statements, 1), most=row.statements,
                form="{:.1f}")
            html = self.weights.get(name, (None, None))[0]
            say("HTML kB", html / 1000 if html and row.html else None,
                most=row.html, form="{:.1f}")
            is_page = self.weights.get(name, (None, None))[1] is not None
            if mine[0].at_once == 1 and is_page:
                say("p50 ms at 1", mine[0].p50, most=1.5)
            if last.at_once >= 32:
                say("p99 / p50 at 32", last.p99 / max(last.p50, 0.001),
                    most=3.0)
            say("errors", sum(line.errors for line in mine), most=0,
                form="{:.0f}")
        return out

    # --- What is written ---

    def conditions(self):
        foreign = [line.foreign for line in self.lines]
        load = os.getloadavg()
        text = (f"{os.cpu_count()} cores ({_processor()}), everything on one "
                "machine. Used by others meanwhile: "
                f"{100 * median(foreign):.0f} % of the machine in the median, "
                f"{100 * max(foreign):.0f} % at most; load {load[0]:.1f}.")
        if self.orders is not None:
            text += (f" {self.orders:,} orders." if self.orders else
                     " The demo company, 60 orders for each buyer.")
        if median(foreign) > 0.1:
            text += (" DISTURBED: requests per second and waits are too low; "
                     "CPU ms and ratios are what can be read.")
        return text

    def text(self):
        head = ("page or act | at once | good/s (min–max) | × hello | p50 ms "
                "| p99 ms | CPU ms: all | nginx | program | database | "
                "statements | HTML | gzip | errors | others")
        lines = [self.conditions(), "", f"| {head} |",
                 "|" + "---|" * (head.count("|") + 1)]
        for line in self.lines:
            raw, packed = self.weights.get(line.name, (None, None))
            cells = [
                self.title(line.name), str(line.at_once),
                f"{line.rate:,.0f} ({line.least:,.0f}–{line.most:,.0f})",
                _or_dash(line.ratio, "{:.3f}"),
                f"{line.p50:.2f}", f"{line.p99:.2f}", f"{line.cpu_all:.3f}",
                *(f"{line.cpu[g]:.3f}"
                  for g in ("nginx", "program", "database")),
                _or_dash(line.statements, "{:.1f}"),
                _or_dash(raw, "{:,}"), _or_dash(packed, "{:,}"),
                str(line.errors), f"{100 * line.foreign:.0f} %"]
            lines.append("| " + " | ".join(cells) + " |")
        verdicts = self.verdicts()
        if verdicts:
            lines += ["", "| page or act | figure | reached | to reach | |",
                      "|---|---|---|---|---|"]
            lines += [f"| {t} | {w} | {r} | {g} | "
                      f"{'met' if met else 'NOT MET'} |"
                      for t, w, r, g, met in verdicts]
            lines += ["", f"{sum(v[4] for v in verdicts)} of {len(verdicts)} "
                      "figures met. CPU and ratio at 8 at once."]
        return "\n".join(lines) + "\n"

    def tsv(self):
        head = ("name at_once good_per_s min max ratio_to_hello p50_ms p99_ms "
                "cpu_ms cpu_nginx_ms cpu_program_ms cpu_database_ms "
                "statements html_bytes gzip_bytes errors foreign").split()
        out = ["\t".join(head)]
        for line in self.lines:
            raw, packed = self.weights.get(line.name, (None, None))
            out.append("\t".join(map(str, [
                line.name, line.at_once, round(line.rate, 1),
                round(line.least, 1), round(line.most, 1),
                "" if line.ratio is None else round(line.ratio, 4),
                line.p50, line.p99, round(line.cpu_all, 4),
                *(round(line.cpu[g], 4)
                  for g in ("nginx", "program", "database")),
                "" if line.statements is None else round(line.statements, 2),
                raw if raw is not None else "",
                packed if packed is not None else "", line.errors,
                round(line.foreign, 3)])))
        return "\n".join(out) + "\n"

    def svg(self):
        """CPU per request by process, with a mark at the figure to reach."""
        shown = [line for line in self.lines if line.at_once == 8
                 and line.cpu_all < 5] or self.lines
        colours = {"nginx": "#7a869a", "program": "#2f6fde",
                   "database": "#e08a1e"}
        widest = max([line.cpu_all for line in shown]
                     + [self.rows[line.name].cpu or 0 for line in shown
                        if line.name in self.rows]) * 1.1
        scale, left, step = 520 / widest, 330, 26
        height = 60 + step * len(shown)
        out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="900" '
               f'height="{height}" font-family="sans-serif" font-size="12">',
               '<rect width="100%" height="100%" fill="#fff"/>']
        x = left
        for group, colour in colours.items():
            out.append(f'<rect x="{x}" y="10" width="12" height="12" '
                       f'fill="{colour}"/><text x="{x + 17}" y="20">{group}'
                       '</text>')
            x += 95
        out.append(f'<text x="{x}" y="20">│ figure to reach (CPU ms per '
                   'request)</text>')
        for n, line in enumerate(shown):
            y = 36 + n * step
            title = xml.sax.saxutils.escape(self.title(line.name))
            out.append(f'<text x="{left - 8}" y="{y + 13}" text-anchor="end">'
                       f'{title}</text>')
            x = left
            for group, colour in colours.items():
                width = line.cpu[group] * scale
                out.append(f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" '
                           f'height="17" fill="{colour}"/>')
                x += width
            out.append(f'<text x="{x + 6:.1f}" y="{y + 13}">'
                       f'{line.cpu_all:.2f}</text>')
            goal = self.rows[line.name].cpu if line.name in self.rows else None
            if goal:
                at = left + goal * scale
                out.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{y - 3}" '
                           f'y2="{y + 20}" stroke="#c00" stroke-width="2"/>')
        out.append("</svg>")
        return "\n".join(out) + "\n"


def _or_dash(value, form):
    return "–" if value is None else form.format(value)


def _processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.machine()
