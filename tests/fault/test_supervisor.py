"""The private instance repairs itself, and says clearly why it cannot start."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

import pytest

from support.instance import (QUTONG, Instance, _free_port, _qutong,
                              wait_gone)

PARTS = ["mariadbd", "nginx", "auth", "auth worker"]


def running(home):
    """Ids of every process whose working directory is inside a HOME_DIR."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            place = os.readlink(entry / "cwd")
        except OSError:
            continue
        if entry.name.isdigit() and place.startswith(f"{home}/"):
            found.append(int(entry.name))
    return found


@pytest.fixture
def empty(tmp_path):
    """A place for a HOME_DIR; what runs there is stopped afterwards."""
    home = tmp_path / "home"
    yield home
    _qutong(home, "down")
    shutil.rmtree(home, ignore_errors=True)


@pytest.mark.parametrize("part", PARTS)
def test_a_killed_part_is_back_within_five_seconds(make_instance, part):
    one = make_instance()
    before = one.kill(part)
    time.sleep(0.02)
    took = one.wait_ready(5)
    assert set(one.wait_pids(part)).isdisjoint(before)
    assert one.session().get("/login").status == 200, f"after {took:.1f} s"


def test_readers_see_only_pages_or_503_while_a_program_dies(make_instance):
    one = make_instance()
    seen = set()
    for _ in range(5):
        one.kill("auth")
        until = time.monotonic() + 0.5
        while time.monotonic() < until:
            page = one.session().get("/login")
            seen.add(page.status)
            if page.status == 503:
                assert page.name == "error.503"
                assert int(page.headers["Retry-After"]) > 0
    assert seen <= {200, 503} and 200 in seen


def test_a_program_that_dies_at_once_is_tried_again_without_end(make_instance):
    one = make_instance()
    for _ in range(6):
        one.kill("auth")
        one.wait_ready(6)
    assert one.session().get("/login").status == 200


def test_up_again_changes_nothing(make_instance):
    one = make_instance()
    before = sorted(running(one.home))
    again = _qutong(one.home, "up", "--port", str(one.port))
    assert again.returncode == 0, again.stderr
    assert one.url in again.stdout
    assert sorted(running(one.home)) == before


@pytest.mark.parametrize("also", ["nothing else", "everything else"])
def test_up_repairs_after_the_supervisor_was_killed(make_instance, also):
    one = make_instance()
    one.sql("INSERT INTO settings (name, value) VALUES ('kept', '1')")
    rest = running(one.home)
    one.kill("supervise")
    if also == "everything else":
        for pid in rest:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
    again = _qutong(one.home, "up", "--port", str(one.port))
    assert again.returncode == 0, again.stdout + again.stderr
    assert one.session().get("/login").status == 200
    kept = one.sql("SELECT value FROM settings WHERE name = 'kept'")
    assert kept == [{"value": "1"}]


def test_orphaned_nginx_workers_do_not_hold_the_port(make_instance):
    one = make_instance()
    supervisor = one.pids("supervise")
    for pid in supervisor + one.pids("nginx"):
        os.kill(pid, signal.SIGKILL)
        wait_gone(pid)
    again = _qutong(one.home, "up", "--port", str(one.port))
    assert again.returncode == 0, again.stdout + again.stderr
    assert one.session().get("/login").status == 200


def test_down_leaves_no_process_and_frees_the_port(make_instance):
    one = make_instance()
    one.stop()
    assert running(one.home) == []
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", one.port))
    assert _qutong(one.home, "status").returncode == 1
    assert _qutong(one.home, "down").returncode == 0


def test_a_taken_port_is_said_and_nothing_is_created(empty):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _qutong(empty, "up", "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr
    assert not empty.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to give a folder away")
def test_a_home_of_somebody_else_is_refused(empty):
    empty.mkdir()
    os.chown(empty, 65534, 65534)
    done = _qutong(empty, "up", "--port", str(_free_port()))
    assert done.returncode == 1
    assert "belongs to nobody" in done.stderr
    assert list(empty.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to mount a small disk")
def test_a_full_disk_is_said_and_nothing_is_created(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m",
                              "tmpfs", disk], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        done = _qutong(disk / "home", "up", "--port", str(_free_port()))
        assert done.returncode == 1
        assert "is full" in done.stderr
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_long_path_runs(prepared, tmp_path):
    folder = tmp_path / ("long" * 25)
    one = Instance(prepared, folder)
    try:
        one.start()
        assert one.session().get("/login").status == 200
        place = pathlib.Path(one.socket).parent
        assert str(place).startswith("/tmp/qutong-")
        one.stop()
        assert not place.exists()
    finally:
        one.remove()


def test_a_new_home_with_a_blank_in_its_path_runs_and_says_how(prepared):
    assert " " in str(prepared), "what all the others are copies of"
    told = (prepared / "told").read_text()
    assert "Loading the demo company" in told
    assert "Qutong is ready: http://127.0.0.1:" in told
    assert "buyer@hangzhou.example" in told


def test_two_instances_run_side_by_side(make_instance):
    one, other = make_instance(), make_instance()
    one.stop()
    assert other.session().get("/login").status == 200


def test_secrets_are_for_the_owner_alone(make_instance):
    one = make_instance()
    assert (one.home / "qutong.conf").stat().st_mode & 0o077 == 0
    assert one.home.stat().st_mode & 0o077 == 0
    secret = next(line.split("=")[1].strip() for line in
                  (one.home / "qutong.conf").read_text().splitlines()
                  if line.startswith("db_secret"))
    for log in (one.home / "log").iterdir():
        assert secret not in log.read_text("utf-8", "replace"), log


def test_a_program_has_no_right_to_change_tables(make_instance):
    one = make_instance()
    grants = one.sql("SHOW GRANTS FOR 'auth'@'localhost'")
    text = " ".join(v for row in grants for v in row.values())
    assert "SELECT" in text
    for right in ("ALL PRIVILEGES", "CREATE", "DROP", "ALTER", "GRANT OPTION"):
        assert right not in text.split("IDENTIFIED")[0], text


def test_a_program_without_its_rights_does_not_start_and_says_so(
        make_instance):
    one = make_instance()
    one.sql("REVOKE SELECT ON qutong.* FROM 'auth'@'localhost'")
    one.stop()
    done = _qutong(one.home, "up", "--port", str(one.port))
    assert done.returncode == 1
    assert "auth does not answer" in done.stderr
    assert "1142" in one.log("auth")
    assert running(one.home) == []
    assert "auth does not answer" in _qutong(one.home, "status").stdout


def test_two_ups_at_once_make_one_instance(make_instance):
    one = make_instance()
    one.stop()
    words = [QUTONG, "--home", one.home, "up", "--port", str(one.port)]
    ups = [subprocess.Popen(words, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True)
           for _ in range(2)]
    told = [up.communicate(timeout=60)[0] for up in ups]
    assert [up.returncode for up in ups] == [0, 0], told
    assert len(one.pids("nginx")) == 1
    assert one.session().get("/login").status == 200


def test_usage_names_every_command():
    done = subprocess.run([QUTONG, "help"], text=True, capture_output=True)
    assert done.returncode == 0
    for command in ("up", "down", "status", "logs", "migrate", "seed-demo",
                    "doctor"):
        assert f"  {command} " in done.stdout
