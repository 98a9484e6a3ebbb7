"""The bench's own programs under its own nginx: what a page is held against."""
import getpass
import os
import pathlib
import signal
import subprocess
import tempfile
import time

from measure import Request
from place import BUILD, support

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ("static", "hello", "select")
TITLES = {
    "static": "rung: nginx, a static page of 10 kB",
    "hello": "rung: FastCGI hello, prefork 4",
    "select": "rung: hello and one prepared select",
}


class Rungs:
    """Started with the socket of a MariaDB that has a table users, or None
    (then without the rung `select`)."""

    def __init__(self, database=None, workers=2):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="qt-rungs."))
        self.names = [n for n in NAMES if n != "select" or database]
        self.started = []
        port = support._free_port()
        self.base = f"http://127.0.0.1:{port}"
        env = dict(os.environ, RUNG_DATABASE=database or "",
                   USER=getpass.getuser())
        for name in self.names:
            if name != "static":
                self._start([BUILD / "bench" / name,
                             self.folder / f"{name}.sock"], env)
        (self.folder / "static.html").write_text("x" * 10240)
        conf = (HERE / "rungs" / "nginx.conf.in").read_text()
        for mark, text in {
                "@RUN@": self.folder, "@SOCKETS@": self.folder,
                "@PORT@": port, "@WORKERS@": workers,
                "@USER@": "user root;" if os.getuid() == 0 else ""}.items():
            conf = conf.replace(mark, str(text))
        (self.folder / "nginx.conf").write_text(conf)
        self._start(["nginx", "-c", self.folder / "nginx.conf",
                     "-e", "stderr"], env)
        time.sleep(0.5)

    def _start(self, words, env):
        self.started.append(subprocess.Popen(words, env=env))

    def groups(self):
        return {"nginx": [self.started[-1].pid],
                "program": [p.pid for p in self.started[:-1]]}

    def requests(self, name):
        return [Request("GET", "/" + name, {})]

    def stop(self):
        for process in reversed(self.started):
            process.send_signal(signal.SIGTERM)
        for process in self.started:
            process.wait(10)
