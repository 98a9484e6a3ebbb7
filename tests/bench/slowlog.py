"""What MariaDB did for each statement, from its slow log with every statement
in it: time, rows examined, the plan it used."""
import collections
import contextlib
import dataclasses
import os
import re
import signal
import time


@dataclasses.dataclass
class Statement:
    sql: str
    ms: float
    examined: int
    flags: dict             # "Filesort": "Yes", …
    plan: list              # rows of EXPLAIN: dicts


@contextlib.contextmanager
def watched(place, programs, plans=True):
    """Log every statement of programs' connections within.  Gives a function
    that returns the Statements since it was last called."""
    path = place.home / "log" / "statements.log"
    path.write_text("")
    place.sql(f"""SET GLOBAL slow_query_log_file = '{path}';
        SET GLOBAL log_slow_verbosity = 'query_plan{',explain' if plans else ''}';
        SET GLOBAL long_query_time = 0; SET GLOBAL slow_query_log = ON""")
    _new_connections(place, programs)
    at = path.stat().st_size

    def since():
        nonlocal at
        time.sleep(0.05)
        with open(path, encoding="utf-8", errors="replace") as file:
            file.seek(at)
            text = file.read()
        at = path.stat().st_size
        return list(parse(text))

    try:
        yield since
    finally:
        place.sql("SET GLOBAL slow_query_log = OFF; "
                  "SET GLOBAL long_query_time = 10; "
                  "SET GLOBAL log_slow_verbosity = ''")
        _new_connections(place, programs)


def _new_connections(place, programs):
    """Workers leave and others come: settings are read at connect."""
    for program in programs:
        old = place.wait_pids(f"{program} worker")
        for pid in old:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    time.sleep(0.3)
    place.wait_ready()


def parse(text):
    """The Statements of a slow log's text."""
    for entry in text.split("# User@Host:")[1:]:
        head, sql, plan = [], [], []
        for line in entry.split("\n")[1:]:
            if line.startswith("# explain:"):
                plan.append(line[len("# explain:"):].strip().split("\t"))
            elif line.startswith("#"):
                head.append(line)
            elif line and not re.match(r"SET timestamp|use |/\*|# Time", line):
                sql.append(line)
        text_of = " ".join(sql).rstrip(";")
        found = re.search(r"Query_time: (\S+).*?Rows_examined: (\d+)",
                          " ".join(head))
        if not found or not re.match(r"(SELECT|INSERT|UPDATE|DELETE)\b",
                                     text_of.strip()):
            continue
        flags = dict(re.findall(r"(\w+): (\w+)", " ".join(
            line for line in head if "Full_scan" in line or "Filesort" in line)))
        names = plan[0] if plan else []
        yield Statement(text_of.strip(), float(found[1]) * 1000, int(found[2]),
                        flags, [dict(zip(names, row)) for row in plan[1:]])


def shape(sql):
    """A statement without its values, to tell one from another."""
    return re.sub(r"'(?:[^'\\]|\\.|'')*'|\b-?\d+\b", "?", sql)


def summed(statements):
    """[(shape, count, ms each, examined each, one Statement)], dearest
    first."""
    by = collections.defaultdict(list)
    for statement in statements:
        by[shape(statement.sql)].append(statement)
    out = [(s, len(many), sum(m.ms for m in many) / len(many),
            sum(m.examined for m in many) / len(many), many[-1])
           for s, many in by.items()]
    return sorted(out, key=lambda row: -row[1] * row[2])
