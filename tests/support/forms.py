"""Every form the product has, found by walking its pages as people do.

A form counts as the route it is sent to ("POST /orders/{no}/cancel").  What
the walk must find are the fields that the programs declare (--routes): a form
that stands on no page the walk reaches is a gap, and a test says so.
"""
import collections
import html.parser
import re
import subprocess
import urllib.parse

from support.instance import BUILD

# What a person types into; all else is chosen, pressed or carried along.
TYPED = ("text", "search", "textarea", "number", "date", "password", "email",
         "tel", "url")
KEPT_OF_A_ROUTE = 4         # places where the same form stands
PAGES_OF_A_ROUTE = 1        # that one person looks at, besides those named
NO_PAGE = re.compile(r"\.(csv|xlsx|pdf|json)$|\{doc\}/file$")


def routes():
    """{"POST /login": ["login", "password"]}: what each route declares."""
    found = {}
    for program in sorted((BUILD / "bin").glob("*.fcgi")):
        text = subprocess.run([program, "--routes"], text=True, check=True,
                              capture_output=True).stdout
        for line in text.splitlines():
            method, path, _, *fields = line.split()
            found[f"{method} {path}"] = [f.rstrip("[]@") for f in fields]
    return found


class Routes:
    """Which route an address is of."""

    def __init__(self):
        self.fields = routes()
        self.patterns = []
        for name in self.fields:
            method, path = name.split()
            shape = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))
            self.patterns.append((path.count("{"), method,
                                  re.compile(shape + "$"), name))
        self.patterns.sort(key=lambda p: p[0])

    def of(self, method, path):
        path = urllib.parse.urlsplit(path).path
        return next((name for _, m, shape, name in self.patterns
                     if m == method and shape.match(path)), None)

    def of_form(self, form):
        return self.of(form.method.upper(), form.action)


class Spot:
    """A place where a form stands: who sees it, and how to see it again."""

    def __init__(self, route, who, see, action):
        self.route, self.who, self.see, self.action = route, who, see, action

    def look(self, walk):
        """(page, form) as it is now; the form is None if it is gone."""
        page = self.see()
        forms = [f for f in page.forms if walk.routes.of_form(f) == self.route]
        same = [f for f in forms if f.action == self.action]
        return page, (same or forms or [None])[0]


def typed_fields(form):
    """{name: (kind, maxlength)} of what a person types."""
    return {name: kind for name, kind in form.kinds.items()
            if kind and kind[0] in TYPED}


class Walk:
    """All forms as found, and the names of all tags and attributes met."""

    def __init__(self):
        self.routes = Routes()
        self.spots = collections.defaultdict(list)
        self.fields = collections.defaultdict(dict)  # route -> name -> kind
        self.tags = set()
        self.attributes = {"aria-invalid", "aria-describedby", "open"}
        self.pages = 0

    def take(self, page, who, see):
        """Note the forms of one page."""
        self.pages += 1
        for tag, attributes in Skeleton(page).tags:
            self.tags.add(tag)
            self.attributes.update(attributes)
        for form in page.forms:
            route = self.routes.of_form(form)
            assert route, f"{page.url} has a form to nowhere: {form.action}"
            spots = self.spots[route]
            if form.action not in [s.action for s in spots] and \
                    len(spots) < KEPT_OF_A_ROUTE:
                spots.append(Spot(route, who, see, form.action))
            for name, kind in form.kinds.items():
                if name not in ("csrf", "form_token"):
                    self.fields[route].setdefault(name, kind)

    def walk(self, session, who, paths=("/",)):
        """Follow the links of all pages this person reaches, some of each
        kind."""
        todo = collections.deque(paths)
        first = set(paths)
        seen, count = set(), collections.Counter()
        while todo:
            path = todo.popleft()
            route = self.routes.of("GET", path)
            if path in seen or route is None or NO_PAGE.search(route):
                continue
            seen.add(path)
            if count[route] >= PAGES_OF_A_ROUTE and path not in first:
                continue
            page = session.get(path)
            if page.status != 200:
                continue
            count[route] += 1
            self.take(page, who, lambda p=path: session.get(p))
            todo.extend(urllib.parse.urljoin(path, link)
                        for link in page.links if link[:1] in "/?")

    def unseen(self):
        """{(route, field)} that POST routes declare and no page shows."""
        return {(route, field) for route, fields in self.routes.fields.items()
                if route.startswith("POST ") for field in fields
                if field not in self.fields.get(route, {})}


# --- Pages as they are drawn ---------------------------------------------------


class Skeleton(html.parser.HTMLParser):
    """The tags of a page with their attributes' names; its text; its fields."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.values, self.words = [], [], []
        self.ids = set()
        self.targets = []   # where links, forms and pictures lead
        self.feed(page.text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.values += [value for _, value in attrs if value]
        self.ids |= {value for name, value in attrs if name == "id"}
        self.targets += [value for name, value in attrs if value and name in (
            "href", "src", "action", "formaction", "srcset", "poster")]

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return "".join(self.words)


def is_plain(text):
    """Whether no character of it is one that forms refuse or replace."""
    return not re.search(r"[\x00-\x1f\x7f-\x9f]", text)


BLANKS = " \t\r\n\v\f\u00a0\u3000\ufeff\u200b\u2028\u2029\u0085"


def trimmed(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").strip().strip(BLANKS)


def shown_in(page, text):
    skeleton = Skeleton(page)
    wanted = re.sub(r"\s+", " ", trimmed(text))
    return wanted in re.sub(r"\s+", " ", skeleton.text) or any(
        wanted in re.sub(r"\s+", " ", value) for value in skeleton.values)
