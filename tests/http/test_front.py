"""nginx in front: addresses reach their program, limits and headers stand."""
import json
import subprocess

import pytest

from support.instance import BUILD, Session


def routes():
    """(program, method, path) of every route of every program."""
    for program in sorted((BUILD / "bin").glob("*.fcgi")):
        text = subprocess.run([program, "--routes"], text=True, check=True,
                              capture_output=True).stdout
        for line in text.splitlines():
            method, path, *_ = line.split()
            yield program.stem, method, path


def filled(path):
    """The path with something in place of each {name}."""
    while "{" in path:
        before, _, rest = path.partition("{")
        path = before + "1" + rest.partition("}")[2]
    return path


def test_every_route_reaches_its_program(instance):
    asked = {}
    visitor = instance.session()
    for program, method, path in routes():
        if method != "GET":
            continue
        page = visitor.get(filled(path), follow=False)
        asked[page.headers["X-Request-Id"]] = (program, path)
    assert asked
    for program in {program for program, _ in asked.values()}:
        served = {json.loads(line).get("request")
                  for line in instance.log(program).splitlines()}
        missing = [path for request, (owner, path) in asked.items()
                   if owner == program and request not in served]
        assert not missing, f"{program} never saw {missing}"


def test_an_unknown_address_is_a_page_of_the_product(instance):
    page = instance.session().get("/no/such/page", follow=False)
    assert page.status == 404
    assert page.name.startswith("error")


@pytest.mark.parametrize("language, lang", [("en", "en"), ("zh-CN", "zh-CN"),
                                            ("fr, en;q=0.5", "en"),
                                            ("zh-CN, en;q=0.5", "zh-CN"),
                                            (None, "zh-CN")])
def test_errors_of_nginx_speak_the_reader_s_language(instance, language, lang):
    page = instance.session(language).get("/static/none")
    assert (page.status, page.lang) == (404, lang)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_body_too_large_is_413_before_the_program_sees_it(instance):
    page = instance.session().post("/login", {"login": "x" * 70000})
    assert (page.status, page.name) == (413, "error.413")


def test_an_address_too_long_is_414(instance):
    page = instance.session().get("/login?" + "x" * 20000)
    assert (page.status, page.name) == (414, "error.414")


def test_signing_in_is_limited_and_others_are_not(make_instance):
    one = make_instance(settings={"rate_login": "5r/m"})
    statuses = [one.session().post("/login", {}).status for _ in range(12)]
    assert statuses.count(429) == 6, statuses
    page = one.session().post("/login", {})
    assert int(page.headers["Retry-After"]) > 0
    assert one.session().get("/login").status == 200


def test_static_files_are_compressed_cached_and_typed(instance):
    files = [line.split()[1] for line in
             (BUILD / "static" / "manifest").read_text().splitlines()]
    css = next(name for name in files if name.endswith(".css"))
    page = instance.session().get(f"/static/{css}",
                                  headers={"Accept-Encoding": "gzip"})
    assert page.status == 200
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["Content-Type"].startswith("text/css")
    assert "immutable" in page.headers["Cache-Control"]
    assert page.headers["X-Content-Type-Options"] == "nosniff"


def test_each_request_has_its_own_id_and_a_forged_one_is_replaced(instance):
    visitor = Session(instance.port)
    first = visitor.get("/login", headers={"X-Request-Id": "forged"})
    second = visitor.get("/login")
    ids = {first.headers["X-Request-Id"], second.headers["X-Request-Id"]}
    assert len(ids) == 2 and "forged" not in ids


def test_the_server_does_not_tell_its_version(instance):
    assert instance.session().get("/login").headers["Server"] == "nginx"
