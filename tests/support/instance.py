"""A whole private Qutong for a test: MariaDB, nginx and every program.

    def test_buyer_sees_own_orders(instance):
        buyer = instance.login("buyer@hangzhou.example")
        page = buyer.get("/orders")
        assert page.status == 200
        assert page.name == "orders.list"          # <body data-page>
        page = page.submit(page.form(action="/orders/new"), sku=["A", "B"],
                           quantity=["1", "2"])    # follows the redirect
        assert instance.sql("SELECT COUNT(*) AS n FROM orders")[0]["n"] == "1"

Fixtures (tests/conftest.py makes them known everywhere)
  instance        one for the whole run of pytest; leave it running and do not
                  count on tables being empty
  make_instance   a function that makes one for this test alone, to kill parts
                  of or to run at another time; arguments as Instance.start():
                      odd = make_instance(clock="+36h")

An instance is a copy of a prepared HOME_DIR (migrated, with the demo company),
which is made once per run.  It listens on a free port, QUTONG_TEST=1 is set,
nginx's rate limits are lifted; give settings={"rate_login": "5r/m"} for others.

Instance
  url, port, home      "http://127.0.0.1:40001", 40001, path of HOME_DIR
  login(user, password=DEMO_PASSWORD)    a Session signed in
  session()            a Session of nobody
  sql(query)           rows as dicts of text (None for NULL), as administrator
  pids(name), wait_pids(name), kill(name), pause(name), resume(name)
                       name: "mariadbd", "nginx", a program ("orders"), its
                       workers alone ("orders worker"), "supervise"
  wait_ready(seconds)  until every part answers again
  log(name)            what a program has logged so far, as text
  stop(), start()      in good order; the data stays

Session: cookies, redirects, forms; sends Origin and Sec-Fetch-Site as a browser
does.  get(path), post(path, fields, files) and submit() return a Page.
  session.headers      sent with each request; session.language = "en"
  get(path, follow=False) to see a redirect itself

Page
  status, headers, text, body, url (path after redirects), history (statuses)
  name, state, lang    <body data-page>, <main data-state>, <html lang>
  forms                list of Form; form(action=…, has=field) finds one
  links                hrefs
  submit(form, files=None, **fields)   as its owner would: hidden fields kept;
                       a list sets a repeated field, None leaves one out;
                       files={"file": ("a.csv", b"…")}
"""
import html
import http.client
import os
import pathlib
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = (ROOT / os.environ.get("BUILD", "build")).resolve()
QUTONG = BUILD / "bin" / "qutong"
DEMO_PASSWORD = "qutong-demo-1"

# Small, so that a copy is quick; durable all the same.
SETTINGS = {
    "rate_login": "off",
    "rate_write": "off",
    "rate_api": "off",
    "db_log_mb": "16",
    "db_buffer_mb": "64",
    "nginx_workers": "1",
}


# --- Pages ------------------------------------------------------------------


class Form:
    """A form of a page: where it goes and what it would send untouched."""

    def __init__(self, attributes, base):
        action = attributes.get("action") or base
        self.action = urllib.parse.urljoin(base, action)
        self.method = (attributes.get("method") or "get").lower()
        self.is_multipart = attributes.get("enctype") == "multipart/form-data"
        self.id = attributes.get("id")
        self.fields = []    # (name, value) as a browser would send them
        self.names = set()  # also of unchecked boxes, files, empty fields
        self.buttons = []   # (name, value) of submit buttons with a name
        self.kinds = {}     # name -> (type or tag, maxlength or None)

    def value(self, name):
        """The first value of a field as the page filled it; None if absent."""
        return next((v for n, v in self.fields if n == name), None)

    def values(self, name):
        return [v for n, v in self.fields if n == name]


def _kind(tag, a):
    most = a.get("maxlength")
    kind = (a.get("type") or "text").lower() if tag == "input" else tag
    if "hidden" in a:
        kind = "hidden"
    return kind, int(most) if most else None


# The tags that tests look at.  Ours is valid HTML (html-validate says so), so
# the rest is skipped: html.parser would take most of the time of a test run.
_TAG = re.compile(
    r"""<(/?)(html|body|main|a|form|input|button|select|textarea|option)"""
    r"""(?=[\s/>])((?:[^>"']+|"[^"]*"|'[^']*')*)>""", re.I)
_ATTRIBUTE = re.compile(
    r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_ANY_TAG = re.compile(r"<[^>]*>")


def _attributes(text):
    found = {}
    for name, *values in _ATTRIBUTE.findall(text):
        value = html.unescape("".join(values)) if any(values) else ""
        found.setdefault(name.lower(), value)
    return found


class _Reader:
    """Forms, links and the hooks for tests of one page."""

    def __init__(self, base):
        self.base = base
        self.forms, self.links = [], []
        self.by_id = {}
        self.loose = []     # controls with form="id": (id, call)
        self.name = self.state = self.lang = None
        self.form = self.select = self.option = self.textarea = None
        self.text = ""

    def read(self, page):
        end = 0
        for tag in _TAG.finditer(page):
            if self.option is not None or self.textarea is not None:
                self.text += html.unescape(
                    _ANY_TAG.sub("", page[end:tag.start()]))
            end = tag.end()
            if tag[1]:
                self._end(tag[2].lower())
            else:
                self._start(tag[2].lower(), _attributes(tag[3]))
        for owner, put in self.loose:
            if owner in self.by_id:
                put(self.by_id[owner])

    def _start(self, tag, a):
        if tag == "html":
            self.lang = a.get("lang")
        elif tag == "body":
            self.name = a.get("data-page")
        elif tag == "main":
            self.state = a.get("data-state")
        elif tag == "a":
            if a.get("href"):
                self.links.append(a["href"])
        elif tag == "form":
            self.form = Form(a, self.base)
            self.forms.append(self.form)
            if self.form.id:
                self.by_id[self.form.id] = self.form
        elif tag == "option":
            if self.select is not None:
                self._end_option()
                self.option = a
                self.text = ""
        else:
            self._control(tag, a)

    def _control(self, tag, a):
        owner = a.get("form")
        name = a.get("name")
        if tag == "select":
            self.select = {"a": a, "options": []}
        elif tag == "textarea":
            self.textarea = a
            self.text = ""
        elif name and "disabled" not in a:
            self._put(owner, name, self._input_value(tag, a),
                      tag == "button" or a.get("type") in ("submit", "image"),
                      _kind(tag, a))

    @staticmethod
    def _input_value(tag, a):
        kind = (a.get("type") or "text").lower()
        if tag == "input" and kind in ("checkbox", "radio"):
            return (a.get("value") or "on") if "checked" in a else None
        if kind in ("file", "reset") or (tag == "button" and kind == "button"):
            return None
        return a.get("value") or ""

    def _put(self, owner, name, value, is_button=False, kind=None):
        def put(form):
            form.names.add(name)
            form.kinds[name] = kind
            if is_button:
                form.buttons.append((name, value))
            elif value is not None:
                form.fields.append((name, value))
        if owner:
            self.loose.append((owner, put))
        elif self.form is not None:
            put(self.form)

    def _end_option(self):
        if self.option is None:
            return
        value = self.option.get("value")
        if value is None:
            value = self.text.strip()
        self.select["options"].append((value, "selected" in self.option))
        self.option = None

    def _end(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "option":
            self._end_option()
        elif tag == "select" and self.select is not None:
            self._end_option()
            a, options = self.select["a"], self.select["options"]
            self.select = None
            chosen = [v for v, is_on in options if is_on]
            if not chosen and options and "multiple" not in a:
                chosen = [options[0][0]]
            if a.get("name") and "disabled" not in a:
                for value in chosen or [None]:
                    self._put(a.get("form"), a["name"], value,
                              kind=_kind("select", a))
        elif tag == "textarea" and self.textarea is not None:
            a, self.textarea = self.textarea, None
            if a.get("name") and "disabled" not in a:
                text = self.text[1:] if self.text[:1] == "\n" else self.text
                self._put(a.get("form"), a["name"], text,
                          kind=_kind("textarea", a))


class Page:
    """An answer."""

    def __init__(self, session, status, headers, body, url, history):
        self.session, self.status, self.headers = session, status, headers
        self.body, self.url, self.history = body, url, history
        self.text = body.decode("utf-8", "replace")
        self._read = None
        if b"error-summary" in body and not Session.is_hostile:
            self._check_summary()

    def _check_summary(self):
        """Each of the things to correct leads to where it is corrected."""
        summary = self.text.split("<h2 id=error-summary", 1)[-1].split("</ul>", 1)[0]
        for field in re.findall(r'<a href="?#([^">]+)"?>', summary):
            assert re.search(rf'\bid="?{re.escape(field)}[" >]', self.text), (
                f"{self.url}: a message leads to #{field}, which is not there")

    @property
    def _reader(self):
        if self._read is None:
            self._read = _Reader(self.url)
            if "html" in (self.headers.get("Content-Type") or ""):
                self._read.read(self.text)
        return self._read

    @property
    def forms(self):
        return self._reader.forms

    @property
    def links(self):
        return self._reader.links

    @property
    def name(self):
        return self._reader.name

    @property
    def state(self):
        return self._reader.state

    @property
    def lang(self):
        return self._reader.lang

    def form(self, action=None, has=None):
        """The form that posts to `action` and has a field; else it fails."""
        for form in self.forms:
            path = urllib.parse.urlsplit(form.action).path
            if action is not None and path != action:
                continue
            if has is not None and has not in form.names:
                continue
            return form
        raise AssertionError(
            f"{self.url} ({self.status}, {self.name}) has no form to {action}"
            f" with {has}; it has {[f.action for f in self.forms]}")

    def submit(self, form, files=None, follow=True, **fields):
        return self.session.submit(form, files, follow, **fields)

    def __repr__(self):
        return f"<Page {self.status} {self.url} {self.name}>"


# --- A person with a browser ------------------------------------------------


class Session:
    """Keeps cookies; speaks HTTP as a browser without scripts would."""

    # Tests that send what no page of ours would: a message may then be of a
    # field that the reader's page does not have.
    is_hostile = False

    def __init__(self, port, language=None):
        self.port = port
        self.cookies = {}
        self.headers = {}
        self.language = language
        self.timeout = 40

    def get(self, path, follow=True, headers=None):
        return self.request("GET", path, headers=headers, follow=follow)

    def post(self, path, fields=(), files=None, follow=True, headers=None):
        """`fields`: dict (lists repeat) or pairs; `files`: name -> (file
        name, bytes)."""
        pairs = list(_pairs(fields))
        if files is None:
            body = urllib.parse.urlencode(pairs).encode()
            kind = "application/x-www-form-urlencoded"
        else:
            body, kind = _multipart(pairs, files)
        sent = {"Content-Type": kind,
                "Origin": f"http://127.0.0.1:{self.port}",
                "Sec-Fetch-Site": "same-origin"}
        sent.update(headers or {})
        return self.request("POST", path, body, sent, follow)

    def submit(self, form, files=None, follow=True, **fields):
        unknown = set(fields) | set(files or {})
        unknown -= form.names
        assert not unknown, f"{form.action} has no field {sorted(unknown)}"
        pairs = [(n, v) for n, v in form.fields if n not in fields]
        pairs += list(_pairs(fields))
        if form.method == "get":
            query = urllib.parse.urlencode(pairs)
            return self.get(form.action.split("?")[0] + "?" + query,
                            follow=follow)
        if files is None and form.is_multipart:
            files = {}
        return self.post(form.action, pairs, files, follow)

    def request(self, method, path, body=None, headers=None, follow=True):
        history = []
        path = _path_of(path)
        while True:
            status, got, content = self.exchange(method, path, body, headers)
            if not (follow and status in (301, 302, 303, 307, 308)):
                return Page(self, status, got, content, path, history)
            history.append(status)
            assert len(history) < 10, f"{path} redirects for ever"
            path = _path_of(urllib.parse.urljoin(path, got["Location"]))
            if status == 303 or (status in (301, 302) and method == "POST"):
                method, body, headers = "GET", None, None

    def exchange(self, method, path, body=None, headers=None):
        """One request.  Returns (status, headers, body)."""
        sent = {"Host": f"127.0.0.1:{self.port}", **self.headers}
        if self.language:
            sent["Accept-Language"] = self.language
        if self.cookies:
            sent["Cookie"] = "; ".join(
                f"{n}={v}" for n, v in self.cookies.items())
        sent.update(headers or {})
        link = http.client.HTTPConnection("127.0.0.1", self.port,
                                          timeout=self.timeout)
        try:
            link.request(method, path, body, sent)
            answer = link.getresponse()
            content = answer.read()
        finally:
            link.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self._keep_cookie(line)
        return answer.status, answer.headers, content

    def _keep_cookie(self, line):
        first, *attributes = line.split(";")
        name, _, value = first.strip().partition("=")
        ages = [a.split("=", 1)[1].strip() for a in attributes
                if a.strip().lower().startswith("max-age=")]
        if value == "" or (ages and int(ages[0]) <= 0):
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value


def _path_of(url):
    parts = urllib.parse.urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _pairs(fields):
    for name, value in fields.items() if isinstance(fields, dict) else fields:
        for one in value if isinstance(value, (list, tuple)) else [value]:
            if one is not None:
                yield name, str(one)


def _multipart(pairs, files):
    mark = "qutong" + secrets.token_hex(12)
    parts = []
    for name, value in pairs:
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; '
                     f'name="{name}"\r\n\r\n{value}\r\n'.encode())
    for name, (file_name, content) in files.items():
        parts.append(f'--{mark}\r\nContent-Disposition: form-data; '
                     f'name="{name}"; filename="{file_name}"\r\n'
                     'Content-Type: application/octet-stream\r\n\r\n'.encode()
                     + content + b"\r\n")
    parts.append(f"--{mark}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={mark}"


# --- The instance -----------------------------------------------------------


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _qutong(home, *words, env=None, timeout=300):
    return subprocess.run([QUTONG, "--home", home, *words], text=True,
                          capture_output=True, env=env, timeout=timeout)


def reconcile(instance):
    """What `qutong reconcile` finds wrong, its lines; [] if the books agree."""
    done = _qutong(instance.home, "reconcile")
    lines = done.stdout.splitlines()
    assert lines, done.stderr
    return [line for line in lines if not line.rstrip().endswith("drift 0")]


def _write_settings(home, settings):
    """Add settings to qutong.conf; the last line of a name counts."""
    conf = home / "qutong.conf"
    lines = [line for line in conf.read_text().splitlines()
             if line.split("=")[0].strip() not in settings]
    lines += [f"{name} = {value}" for name, value in settings.items()]
    conf.write_text("\n".join(lines) + "\n")


def prepare(folder):
    """A HOME_DIR that was up once: made by `up` itself, migrated, demo company
    in, stopped.  What `up` said is in its file `told`."""
    folder = pathlib.Path(folder)
    env = dict(os.environ, QUTONG_TEST="1",
               **{f"QUTONG_{name.upper()}": value
                  for name, value in SETTINGS.items()})
    for _ in range(3):
        done = _qutong(folder, "up", "--port", str(_free_port()), env=env)
        if "is taken" not in done.stderr:
            break
    if done.returncode != 0:
        logs = "".join(f"\n-- {f.name}\n{f.read_text()[-2000:]}"
                       for f in sorted((folder / "log").glob("*.log")))
        _qutong(folder, "down")
        raise RuntimeError(f"no instance: {done.stderr}{logs}")
    (folder / "told").write_text(done.stdout)
    assert _qutong(folder, "status").returncode == 0
    assert _qutong(folder, "down").returncode == 0
    _write_settings(folder, SETTINGS)
    return folder


class Instance:
    """One running copy.  See the top of this file."""

    def __init__(self, prepared, folder):
        self.home = pathlib.Path(folder)
        self.port = 0
        self.env = {}
        self.home.mkdir(mode=0o700)
        for part in ("data", "files", "qutong.conf"):
            subprocess.run(["cp", "-a", "--reflink=auto",
                            pathlib.Path(prepared) / part, self.home / part],
                           check=True)
        # The grants of the prepared one are in its data.
        (self.home / "run").mkdir(mode=0o700)
        done = pathlib.Path(prepared) / "run" / "grants.done"
        if done.exists():
            shutil.copy(done, self.home / "run")

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self, clock=None, settings=None):
        """Bring it up.  `clock`: "+36h" shifts all times."""
        if settings:
            _write_settings(self.home, settings)
        self.env = dict(os.environ, QUTONG_TEST="1")
        if clock:
            self.env["QUTONG_CLOCK"] = clock
        for _ in range(3):
            port = self.port or _free_port()
            done = _qutong(self.home, "up", "--port", str(port),
                           env=self.env)
            if done.returncode == 0 or "is taken" not in done.stderr:
                break
        assert done.returncode == 0, done.stderr + self.log("supervise")
        self.port = port
        return self

    def stop(self):
        done = _qutong(self.home, "down")
        assert done.returncode == 0, done.stdout + done.stderr

    def remove(self):
        _qutong(self.home, "down")
        shutil.rmtree(self.home, ignore_errors=True)

    def session(self, language=None):
        return Session(self.port, language)

    def login(self, user, password=DEMO_PASSWORD, language=None):
        session = self.session(language)
        page = session.get("/login")
        assert page.status == 200, f"/login answers {page.status}"
        page = session.submit(page.form(has="password"), login=user,
                              password=password)
        assert page.history[:1] == [303], f"{user} is not let in: {page!r}"
        return session

    def sql(self, query):
        done = subprocess.run(
            ["mariadb", "--no-defaults", "--batch", "--raw=0",
             "--default-character-set=utf8mb4",
             f"--socket={self.socket}", "qutong"],
            input=query, text=True, capture_output=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"{done.stderr.strip()} in: {query}")
        lines = done.stdout.split("\n")[:-1]
        if not lines:
            return []
        names = [_unescape(n) for n in lines[0].split("\t")]
        return [dict(zip(names, map(_unescape, line.split("\t"))))
                for line in lines[1:]]

    @property
    def socket(self):
        conf = (self.home / "run" / "mariadb.cnf").read_text()
        return next(line.split("=", 1)[1].strip()
                    for line in conf.splitlines()
                    if line.split("=")[0].strip() == "socket")

    # --- Faults ---

    def pids(self, name):
        """Process ids: of the master for "orders", of its workers for
        "orders worker"."""
        name, _, workers = name.partition(" ")
        program = {"nginx": "/usr/sbin/nginx",
                   "mariadbd": "/usr/sbin/mariadbd",
                   "worker": str(BUILD / "bin" / "qutong-worker"),
                   "sender": str(BUILD / "bin" / "qutong-sender"),
                   }.get(name, str(BUILD / "bin" / f"{name}.fcgi"))
        if name == "supervise":
            return self._supervisor()
        places = (str((self.home / "run").resolve()),
                  str((self.home / "data").resolve()))
        found = {}
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                if (os.readlink(entry / "cwd") not in places
                        or os.readlink(entry / "exe").removesuffix(
                            " (deleted)") != program):
                    continue
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            found[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
        children = [pid for pid, parent in found.items() if parent in found]
        return sorted(children if workers else set(found) - set(children))

    def _supervisor(self):
        done = _qutong(self.home, "status")
        for line in done.stdout.splitlines():
            if "(supervisor " in line:
                return [int(line.rsplit(" ", 1)[1].rstrip(")"))]
        return []

    def wait_pids(self, name, seconds=5):
        """Its process ids, as soon as there are any: a part that was killed
        is away for a moment."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            pids = self.pids(name)
            if pids:
                return pids
            time.sleep(0.02)
        raise AssertionError(f"{name} does not run")

    def _signal(self, name, number):
        pids = self.wait_pids(name)
        for pid in pids:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass    # a worker that left by itself meanwhile
        return pids

    def kill(self, name):
        """kill -9; the supervisor starts it again.  Returns the ids, which
        are gone by then."""
        pids = self._signal(name, signal.SIGKILL)
        for pid in pids:
            wait_gone(pid)
        return pids

    def pause(self, name):
        return self._signal(name, signal.SIGSTOP)

    def resume(self, name):
        return self._signal(name, signal.SIGCONT)

    def wait_ready(self, seconds=10):
        """Wait until all parts answer.  Returns the seconds it took."""
        begin = time.monotonic()
        while True:
            if _qutong(self.home, "status").returncode == 0:
                return time.monotonic() - begin
            assert time.monotonic() - begin < seconds, \
                _qutong(self.home, "status").stdout
            time.sleep(0.05)

    def log(self, name):
        path = self.home / "log" / f"{name}.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""


def wait_gone(pid, seconds=10):
    """Wait until a process that was killed is gone, or a zombie."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            return
        if stat.rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.005)
    raise AssertionError(f"process {pid} does not die")


def _unescape(text):
    if text == "NULL":
        return None
    out, at = [], iter(text)
    for char in at:
        if char == "\\":
            char = next(at, "")
            char = {"n": "\n", "t": "\t", "0": "\0"}.get(char, char)
        out.append(char)
    return "".join(out)
