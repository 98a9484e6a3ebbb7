"""One measurement: wrk for some seconds, and what it cost every process.

CPU is what the kernel accounted (utime + stime, with reaped children), so that
neighbours on the machine disturb it little; requests per second they disturb
much, and run() says how much CPU was not ours.
"""
import dataclasses
import json
import os
import pathlib
import subprocess
import tempfile
import time

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
HERE = pathlib.Path(__file__).resolve().parent
GROUPS = ("nginx", "program", "database")


@dataclasses.dataclass
class Request:
    method: str
    path: str
    headers: dict
    body: bytes = b""


@dataclasses.dataclass
class Run:
    """What one run of wrk gave."""
    rate: float             # answers per second
    good: float             # those with the expected status, per second
    p50: float              # ms
    p90: float
    p99: float
    errors: int             # sockets, time-outs, statuses that are wrong
    requests: int
    cpu: dict               # ms per request, by group
    foreign: float          # share of the machine used by others, 0..1
    statements: float       # per request; None where there is no log

    @property
    def cpu_all(self):
        return sum(self.cpu.values())


# --- Processes ---------------------------------------------------------------


def _stat(pid):
    """(ms of itself, ms of children it reaped); zeros once it is gone."""
    try:
        text = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0, 0
    words = text.rpartition(")")[2].split()
    own, reaped = int(words[11]) + int(words[12]), int(words[13]) + int(words[14])
    return own * TICK_MS, reaped * TICK_MS


def _children(pid):
    try:
        text = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in text.split()]


def _family_ms(master):
    """CPU of a process, its children now, and those it has reaped: a worker
    that is recycled meanwhile is not lost."""
    return sum(_stat(master)) + sum(sum(_stat(c)) for c in _children(master))


def _machine_ms():
    """CPU in use on the whole machine since it started."""
    words = pathlib.Path("/proc/stat").read_text().split("\n")[0].split()[1:]
    user, nice, system, _, _, irq, soft, steal = map(int, words[:8])
    return (user + nice + system + irq + soft + steal) * TICK_MS


def _used_ms(groups):
    return {name: sum(map(_family_ms, masters))
            for name, masters in groups.items()}


def processes_named(patterns):
    """{group: masters} of processes whose name begins so, for a foreign
    application.  A master is one whose parent has another name."""
    import re
    found = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            name = stat[stat.index("(") + 1:stat.rindex(")")]
            found[int(entry.name)] = (name, int(
                stat.rpartition(")")[2].split()[1]))
    groups = {}
    for group, pattern in patterns.items():
        mine = {pid for pid, (name, _) in found.items()
                if re.match(pattern, name)}
        groups[group] = [pid for pid in mine if found[pid][1] not in mine]
    return groups


# --- The log of a program ----------------------------------------------------


class LogMark:
    """What a program logs from here on."""

    def __init__(self, path):
        self.path = path
        self.at = path.stat().st_size if path and path.exists() else 0

    def answers(self):
        """(statuses {code: count}, statements) of the requests since."""
        if not self.path or not self.path.exists():
            return {}, 0
        with open(self.path, "rb") as file:
            if self.path.stat().st_size >= self.at:
                file.seek(self.at)
            codes, statements = {}, 0
            for line in file:
                if b'"event":"request"' not in line:
                    continue
                try:
                    entry = json.loads(line)
                except ValueError:
                    continue
                code = int(entry["status"])
                codes[code] = codes.get(code, 0) + 1
                statements += int(entry["statements"])
        return codes, statements


# --- wrk ---------------------------------------------------------------------


def write_requests(requests, once=False):
    """The file of wrk.lua.  Its name; whoever called removes it."""
    handle, name = tempfile.mkstemp(prefix="qutong-bench.")
    with os.fdopen(handle, "wb") as file:
        for r in requests:
            lines = [f"{r.method} {r.path}"]
            lines += [f"{n}: {v}" for n, v in r.headers.items()]
            file.write("\n".join(lines).encode() + b"\n\n")
            file.write(b"%d\n%s\n" % (len(r.body), r.body))
        if once:
            file.write(b"ONCE\n")
    return name


def run(base, file, at_once, seconds, groups, log=None, expect=200):
    """Measure the requests of `file` with so many connections.  A status that
    is not `expect` is an error; known from the log, or from wrk (≥ 400)."""
    time.sleep(0.1)     # what the run before left under way
    mark = LogMark(log)
    machine, used = _machine_ms(), _used_ms(groups)
    mine = os.times()
    done = subprocess.run(
        ["wrk", "-t1", f"-c{at_once}", f"-d{seconds}s", "--timeout", "20s",
         "-s", str(HERE / "wrk.lua"), base],
        env=dict(os.environ, BENCH_REQUESTS=file), text=True,
        capture_output=True)
    machine, after = _machine_ms() - machine, _used_ms(groups)
    spent = os.times()
    figures = [line for line in done.stdout.splitlines()
               if line.startswith("FIGURES ")]
    if done.returncode != 0 or not figures:
        raise RuntimeError(f"wrk: {done.stdout}{done.stderr}")
    (count, us, _, p50, p90, p99, _, connect, io, timeout,
     status) = map(int, figures[0].split()[1:])

    # A process found by name may be another's that ended meanwhile.
    cpu = {name: max(0.0, after[name] - used[name]) for name in groups}
    ours = sum(cpu.values()) + 1000 * (
        spent.user + spent.system + spent.children_user
        + spent.children_system - mine.user - mine.system
        - mine.children_user - mine.children_system)
    whole = us / 1000 * os.cpu_count()
    codes, statements = mark.answers()
    logged = sum(codes.values())
    wrong = logged - codes.get(expect, 0) if logged else status
    return Run(
        rate=count * 1e6 / us, good=max(0, count - wrong) * 1e6 / us,
        p50=p50 / 1000, p90=p90 / 1000, p99=p99 / 1000,
        errors=connect + io + timeout + wrong, requests=count,
        cpu={name: ms / max(1, count) for name, ms in cpu.items()},
        foreign=max(0.0, machine - ours) / whole,
        statements=statements / logged if logged else None)
