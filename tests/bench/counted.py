"""One worker of a program under callgrind, asked without nginx: how many
instructions a request takes between its parsing and the end of its answer."""
import os
import pathlib
import re
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent

# The same string functions on every processor, so that counts compare.
PLAIN = ("glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX512BW,-AVX2,-AVX2_Usable,"
         "-AVX_Fast_Unaligned_Load,-ERMS,-FSRM,-EVEX,-RTM")
PATIENCE_S = 60


class Worker:
    """`program` of a running instance once more, with one worker on a socket
    of its own; instructions are counted inside dispatch() only."""

    def __init__(self, place, binary, profile=None):
        """`profile`: count all requests together and leave callgrind's file
        there at stop(), instead of one count for each."""
        self.profile = profile
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="qt-count."))
        self.name = binary.name.removesuffix(".fcgi")
        env = _environment(place.pids(self.name)[0])
        env |= {"QUTONG_SOCKET_DIR": str(self.folder),
                "QUTONG_TEMP_DIR": str(self.folder), "QUTONG_WORKERS": "1",
                "GLIBC_TUNABLES": PLAIN, "QUTONG_TEST": "1"}
        self.log = open(self.folder / "log", "wb")
        self.master = subprocess.Popen(
            ["valgrind", "--tool=callgrind", "--collect-atstart=no",
             "--toggle-collect=dispatch", "--vgdb=no",
             *([] if profile else ["--zero-before=dispatch",
                                   "--dump-after=dispatch"]),
             f"--callgrind-out-file={self.folder}/out.%p", binary],
            env=env, stdout=self.log, stderr=self.log, cwd=self.folder)
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                self.exchange({"REQUEST_METHOD": "GET", "REQUEST_URI": "/"},
                              b"")
                break
            except OSError as error:
                if (time.monotonic() > until
                        or self.master.poll() is not None):
                    text = (self.folder / "log").read_text("utf-8", "replace")
                    raise RuntimeError(f"{self.name}: {error}\n{text}")
                time.sleep(0.1)
    def instructions(self, calls):
        """Instructions of each of the callables, one request each."""
        self._clear()
        out = []
        for call in calls:
            call()
            made = self._clear()
            assert len(made) == 1, f"{len(made)} profiles of one request"
            out.append(made[0])
        return out

    def _clear(self):
        """Totals of the profiles written so far, which are taken away."""
        out = []
        for path in self.folder.glob("out.*"):
            found = re.search(r"^(?:totals|summary): (\d+)", path.read_text(),
                              re.MULTILINE)
            if found and int(found[1]) > 0:
                out.append(int(found[1]))
            path.unlink()
        return out

    def ask(self, request, host):
        """One Request as nginx would pass it.  (status, body)."""
        path, _, query = request.path.partition("?")
        params = {
            "GATEWAY_INTERFACE": "CGI/1.1", "SERVER_PROTOCOL": "HTTP/1.1",
            "REQUEST_METHOD": request.method, "REQUEST_URI": request.path,
            "REQUEST_SCHEME": "http", "DOCUMENT_URI": path,
            "SCRIPT_NAME": path, "PATH_INFO": path, "QUERY_STRING": query,
            "CONTENT_TYPE": request.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(request.body)) if request.body else "",
            "REMOTE_ADDR": "127.0.0.1", "SERVER_NAME": host.split(":")[0],
            "SERVER_PORT": host.split(":")[1], "REQUEST_ID": "0" * 32,
            "HTTP_X_REQUEST_ID": "0" * 32, "HTTP_HOST": host,
        }
        for name, value in request.headers.items():
            params["HTTP_" + name.upper().replace("-", "_")] = value
        head, _, body = self.exchange(params, request.body).partition(
            b"\r\n\r\n")
        found = re.search(rb"^Status: (\d+)", head, re.MULTILINE)
        return int(found[1]) if found else 200, body

    def exchange(self, params, body):
        """The standard output of one FastCGI request."""
        pairs = b"".join(
            _length(n) + _length(v) + n.encode() + v.encode()
            for n, v in params.items())
        with socket.socket(socket.AF_UNIX) as link:
            link.settimeout(PATIENCE_S)
            link.connect(str(self.folder / f"{self.name}.sock"))
            link.sendall(_record(1, struct.pack("!HB5x", 1, 0))
                         + _records(4, pairs) + _records(5, body))
            out, file = [], link.makefile("rb")
            while True:
                head = file.read(8)
                if len(head) < 8:
                    raise OSError("no answer")
                _, kind, _, size, padding, _ = struct.unpack("!BBHHBB", head)
                content = file.read(size)
                file.read(padding)
                if kind == 6:
                    out.append(content)
                elif kind == 3:
                    return b"".join(out)

    def stop(self):
        self.master.send_signal(signal.SIGTERM)
        try:
            self.master.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.master.kill()
            self.master.wait()
        self.log.close()
        if self.profile:
            largest = max(self.folder.glob("out.*"),
                          key=lambda path: path.stat().st_size)
            shutil.copy(largest, self.profile)
        for path in self.folder.iterdir():
            path.unlink()
        self.folder.rmdir()


def _environment(pid):
    text = pathlib.Path(f"/proc/{pid}/environ").read_text()
    return dict(pair.split("=", 1) for pair in text.split("\0") if "=" in pair)


def _length(text):
    size = len(text.encode())
    return (bytes([size]) if size < 128
            else struct.pack("!I", size | 0x80000000))


def _record(kind, content):
    return struct.pack("!BBHHBB", 1, kind, 1, len(content), 0, 0) + content


def _records(kind, content):
    parts = [content[i:i + 65000] for i in range(0, len(content), 65000)]
    return b"".join(_record(kind, part) for part in [*parts, b""])
