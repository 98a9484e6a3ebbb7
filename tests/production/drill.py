"""A rehearsed disaster: an instance is backed up while people write, killed and
deleted, and brought back from its archive.  `make drill`.

Exit code 0 only if: nothing but the last minute is lost (RPO <= 60 s), it
serves again within five (RTO <= 300 s), the books agree, every upload is
there; and restored to a point in time, every table and every upload is equal to
what was noted at that time.  Also tried: a changed archive is refused, a wrong
key opens nothing, a full disk leaves no debris.
"""
import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import jobs  # noqa: E402
from support.instance import QUTONG, Instance, _free_port, prepare  # noqa: E402

RPO_MOST, RTO_MOST = 60, 300
LOAD_SECONDS = float(os.environ.get("QUTONG_DRILL_SECONDS", 4))
BUYERS = ["buyer@hangzhou.example", "buyer@ningbo.example"]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44"
    "ae426082")

failures = []


def check(is_good, what):
    print(f"  {'good ' if is_good else 'WRONG'}  {what}", flush=True)
    if not is_good:
        failures.append(what)


def must(done, what):
    """A step that the rest stands on."""
    check(done.returncode == 0, f"{what} {done.stderr.strip()}")
    if done.returncode:
        raise SystemExit(1)


def say(text):
    print(text, flush=True)


def qutong(home, *words):
    return subprocess.run([QUTONG, "--home", home, *words], text=True,
                          capture_output=True, timeout=600)


# --- People at work ---------------------------------------------------------


class Writer(threading.Thread):
    """Orders and uploads until told to stop; notes what was acknowledged."""

    def __init__(self, instance, login):
        super().__init__(daemon=True)
        self.session = instance.login(login)
        self.token = jobs.tokens(self.session)
        self.go, self.stop = threading.Event(), False
        self.idle = threading.Event()
        self.orders, self.uploads = [], []      # (when, what)
        self.go.set()
        self.start()

    def run(self):
        while not self.stop:
            if not self.go.is_set():
                self.idle.set()
                self.go.wait(0.2)
                continue
            try:
                self.work()
            except (OSError, AssertionError, StopIteration) as error:
                if not self.stop:
                    time.sleep(0.1)
                    self.trouble = error

    def work(self):
        page = jobs.order(self.session, [("YT-5018", 1)])
        self.orders.append((time.time(), jobs.number(page)))
        page = self.session.post(
            "/files", list(zip(("csrf", "form_token"), self.token)),
            {"files": ("scan.png", PIXEL)}, follow=False)
        answer = json.loads(page.text)
        for one in answer["files"] if page.status == 200 else []:
            self.uploads.append((time.time(), one["id"]))

    def pause(self):
        self.idle.clear()
        self.go.clear()
        assert self.idle.wait(60), "a writer does not come to rest"


def processes(home):
    """Ids of every process whose working directory is inside a HOME_DIR."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if os.readlink(entry / "cwd").startswith(f"{home}/"):
                found.append(int(entry.name))
        except OSError:
            pass
    return found


# --- What is there ----------------------------------------------------------


def image(instance_sql):
    """Count and checksum of every table, and the sums people would miss."""
    tables = [row["t"] for row in instance_sql(
        "SELECT table_name AS t FROM information_schema.tables WHERE "
        "table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY 1")]
    found = {}
    for row in instance_sql("CHECKSUM TABLE " + ", ".join(tables)):
        found[row["Table"]] = row["Checksum"]
    for row in instance_sql(" UNION ALL ".join(
            f"SELECT '{t}' AS t, COUNT(*) AS n FROM {t}" for t in tables)):
        found["rows of " + row["t"]] = row["n"]
    found["fen ordered"] = instance_sql(
        "SELECT SUM(total_fen) AS n FROM orders")[0]["n"]
    found["fen of credit used"] = instance_sql(
        "SELECT SUM(used_fen) AS n FROM credit_accounts")[0]["n"]
    return found


def uploads(home):
    """name -> SHA-256 of what lies in files/."""
    return {str(path.relative_to(home / "files")):
            hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted((home / "files").rglob("*"))
            if path.is_file()}


def listed(sql):
    """Uploads the database knows: what a restore must bring back."""
    return {row["public_id"]: row["sha256"] for row in sql(
        "SELECT public_id, sha256 FROM files WHERE state <> 3")}


class Alone:
    """The database of a restored HOME_DIR, started by itself, so that nothing
    changes it."""

    def __init__(self, home):
        self.home = home
        self.socket = home / "run" / "db.sock"
        command = ["/usr/sbin/mariadbd",
                   f"--defaults-file={home}/run/mariadb.cnf",
                   "--skip-log-bin", "--read-only"]
        if os.geteuid() == 0:
            command.append("--user=root")
        self.server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                self.sql("SELECT 1")
                return
            except subprocess.CalledProcessError:
                time.sleep(0.1)
        raise RuntimeError("the restored database does not start")

    def sql(self, query):
        done = subprocess.run(
            ["mariadb", "--no-defaults", "--batch",
             f"--socket={self.socket}", "qutong", "-e", query],
            capture_output=True, text=True, check=True)
        lines = [line.split("\t") for line in done.stdout.splitlines()]
        # CHECKSUM TABLE names tables with their database.
        return [dict(zip(lines[0], line)) for line in lines[1:]]

    def stop(self):
        self.server.terminate()
        self.server.wait(60)


def quiet_point(instance, writers):
    """Hold everybody still over the turn of a second.  (time, image, uploads)"""
    held = [pid for name in ("worker", "sender") for pid in instance.pids(name)]
    for writer in writers:
        writer.pause()
    for pid in held:
        os.kill(pid, signal.SIGSTOP)
    try:
        until = time.monotonic() + 30
        while time.monotonic() < until and int(instance.sql(
                "SELECT COUNT(*) AS n FROM information_schema.innodb_trx"
        )[0]["n"]):
            time.sleep(0.05)
        time.sleep(1 - time.time() % 1)
        tables = image(instance.sql)
        known = listed(instance.sql)
        time.sleep(1 - time.time() % 1)
        return int(time.time()), tables, known
    finally:
        for pid in held:
            os.kill(pid, signal.SIGCONT)
        for writer in writers:
            writer.go.set()


# --- The drill --------------------------------------------------------------


def destroy(instance):
    """kill -9 of everything at once, then the data is gone.  When."""
    home = instance.home
    for pid in instance.pids("supervise"):
        os.kill(pid, signal.SIGKILL)
    when = time.time()
    until = time.monotonic() + 20
    while (left := processes(home)) and time.monotonic() < until:
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
    shutil.rmtree(home)
    return when


def serve(home, port):
    """Up, and the first page somebody gets."""
    done = qutong(home, "up", "--port", str(port))
    check(done.returncode == 0, f"it starts {done.stderr.strip()}")
    again = Instance.__new__(Instance)
    again.home, again.port, again.env = home, port, {}
    check(again.session().get("/login").status == 200, "it serves")
    return again


def judge_latest(again, writers, killed, began):
    rto = time.time() - began
    have = {row["id"] for row in again.sql("SELECT id FROM orders")}
    orders = sorted(o for w in writers for o in w.orders)
    lost = [when for when, number in orders
            if str(jobs.order_id(again, number)) not in have]
    kept = listed(again.sql)
    lost += [when for w in writers for when, name in w.uploads
             if name not in kept]
    rpo = killed - min(lost) if lost else 0.0
    say(f"  {len(orders)} orders and {sum(len(w.uploads) for w in writers)} "
        f"uploads were acknowledged, {len(lost)} of them are lost")
    check(len(orders) >= 20, "enough was written to say so")
    check(rpo <= RPO_MOST, f"RPO {rpo:.1f} s (at most {RPO_MOST})")
    check(rto <= RTO_MOST, f"RTO {rto:.1f} s (at most {RTO_MOST})")
    on_disk = uploads(again.home)
    check(all(on_disk.get(f"{n[:2]}/{n[2:4]}/{n}") == s
              for n, s in kept.items()), f"all {len(kept)} uploads are there")
    done = qutong(again.home, "doctor")
    check(done.returncode == 0, "doctor finds nothing wrong")
    if done.returncode:
        say(done.stdout)
    page = jobs.order(again.login(BUYERS[0]), [("YT-5018", 1)])
    check(page.name == "orders.show", "orders are taken again")
    return rpo, rto


def judge_point(home, tables, known):
    alone = Alone(home)
    try:
        found = image(alone.sql)
        differ = sorted(k for k in tables.keys() | found.keys()
                        if tables.get(k) != found.get(k))
        check(not differ, f"{len(tables)} counts, sums and checksums are equal "
              f"{[(k, tables.get(k), found.get(k)) for k in differ][:6] or ''}")
        check(listed(alone.sql) == known,
              f"the same {len(known)} uploads are known")
    finally:
        alone.stop()
    on_disk = {pathlib.PurePath(n).name: s for n, s in uploads(home).items()
               if not n.endswith(".t")}
    check(on_disk == known, "their bytes are equal, and none is there besides")


def judge_refusals(folder, archive, key, running):
    spoilt = folder / "spoilt"
    shutil.copytree(archive, spoilt)
    copy = next(spoilt.glob("backups/*/database.xb*"))
    with copy.open("r+b") as f:
        f.seek(copy.stat().st_size // 2)
        byte = f.read(1)
        f.seek(-1, os.SEEK_CUR)
        f.write(bytes([byte[0] ^ 1]))
    done = qutong(folder / "none", "restore", str(spoilt), "--check",
                  "--key", str(key))
    check(done.returncode == 1 and "not what was backed up" in done.stderr,
          "a changed archive is refused")
    qutong(folder / "none", "backup", "--new-key", str(folder / "other"))
    done = qutong(folder / "none", "restore", str(archive), "--home",
                  str(folder / "none"), "--key", str(folder / "other"))
    check(done.returncode == 1 and "with this key" in done.stderr,
          "another key opens nothing")
    secret = (running / "qutong.conf").read_bytes().split(b"secret_key = ")[1]
    secret = secret.splitlines()[0]
    check(not any(secret in path.read_bytes()
                  for path in archive.rglob("*") if path.is_file()),
          "no secret can be read in the archive")
    full_disk(folder, running)


def full_disk(folder, running):
    """A small disk of its own: only root can make one."""
    small = folder / "small"
    small.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=250m", "none",
                           str(small)], capture_output=True, check=False)
    if done.returncode:
        say("  (no disk can be mounted here: a full one was not tried)")
        return
    try:
        done = qutong(running, "backup", str(small))
        check(done.returncode == 0, "a disk with room takes a backup")
        shutil.rmtree(small / "backups")
        half = subprocess.Popen([QUTONG, "--home", running, "backup",
                                 str(small)], text=True,
                                stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE)
        while half.poll() is None and not any(
                p.stat().st_size > 1 << 20
                for p in small.glob("draft-*/database.xb*")):
            time.sleep(0.005)
        fill(small)
        says = half.communicate(timeout=300)[1]
        judge_full(small, half.returncode, says, "it fills up meanwhile")
        done = qutong(running, "backup", str(small))
        judge_full(small, done.returncode, done.stderr, "it is full")
    finally:
        subprocess.run(["umount", str(small)], check=False)


def fill(disk):
    space = os.statvfs(disk)
    try:
        with (disk / "filler").open("wb") as f:
            for _ in range(space.f_bavail * space.f_frsize >> 20):
                f.write(bytes(1 << 20))
                f.flush()
            while f.write(bytes(4096)):
                f.flush()
    except OSError:
        pass


def judge_full(disk, code, says, when):
    left = [p for p in disk.rglob("*")
            if "draft" in p.name or ".part" in p.name
            or p.name.startswith("database.xb")]
    check(code == 1 and "The disk of" in says and "full" in says and not left,
          f"{when}: {says.strip().splitlines()[:1]} {left or ''}")


def drill(folder):
    archive, key = folder / "archive", folder / "key"
    check(qutong(folder / "none", "backup", "--new-key", str(key)
                 ).returncode == 0, "a key is made")
    say("An instance with the demo company")
    prepare(folder / "prepared")
    instance = Instance(folder / "prepared", folder / "home")
    instance.start(settings={"backup_log_to": str(archive),
                             "backup_encrypt_to": f"{key}.pub"})
    writers = [Writer(instance, login) for login in BUYERS]
    time.sleep(LOAD_SECONDS)

    say("A backup while people write")
    done = qutong(instance.home, "backup", str(archive), "--encrypt-to",
                  f"{key}.pub", "--keep", "2")
    must(done, done.stdout.strip().rpartition("\n")[2])
    time.sleep(LOAD_SECONDS)
    point, tables, known = quiet_point(instance, writers)
    time.sleep(LOAD_SECONDS)

    say("Everything is killed, and its folder deleted")
    began = time.time()
    killed = destroy(instance)
    for writer in writers:
        writer.stop = True
    port = instance.port

    say("Restored to the last second there is")
    latest = folder / "latest"
    done = qutong(latest, "restore", str(archive), "--key", str(key),
                  "--port", str(port))
    say("\n".join("  " + line for line in done.stdout.splitlines()
                  if not line.endswith("drift 0")))
    must(done, "restore")
    again = serve(latest, port)
    try:
        rpo, rto = judge_latest(again, writers, killed, began)
        judge_refusals(folder, archive, key, latest)
    finally:
        qutong(latest, "down")

    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(point))
    say(f"Restored to {stamp}")
    back = folder / "back"
    done = qutong(back, "restore", str(archive), "--key", str(key), "--to",
                  stamp, "--port", str(_free_port()))
    must(done, "restore")
    judge_point(back, tables, known)
    return rpo, rto


def main():
    begun = time.monotonic()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="qutong-drill-"))
    rpo = rto = float("nan")
    try:
        rpo, rto = drill(folder)
    finally:
        for name in ("prepared", "home", "latest", "back"):
            if (folder / name / "run").exists():
                qutong(folder / name, "down")
        if os.environ.get("QUTONG_DRILL_KEEP"):
            say(f"kept {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    say(f"RPO {rpo:.1f} s, RTO {rto:.1f} s, drill "
        f"{time.monotonic() - begun:.0f} s: "
        f"{'good' if not failures else f'{len(failures)} WRONG'}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
