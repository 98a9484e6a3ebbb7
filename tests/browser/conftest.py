"""Chromium, and what judges its pages."""
import pathlib
import subprocess

import pytest

from chromium import Browser
from support.instance import BUILD
from world import World

HERE = pathlib.Path(__file__).parent


@pytest.fixture(scope="session")
def _browsers(instance, tmp_path_factory):
    made = {}

    def give(with_scripts):
        if with_scripts not in made:
            made[with_scripts] = Browser(
                instance, tmp_path_factory.mktemp("chromium"), with_scripts)
        return made[with_scripts]

    yield give
    for browser in made.values():
        browser.quit()


@pytest.fixture
def browser(_browsers):
    """Chromium as most people have it."""
    return _browsers(True)


@pytest.fixture
def plain_browser(_browsers):
    """Chromium with JavaScript off."""
    return _browsers(False)


@pytest.fixture(scope="session")
def world(instance):
    return World(instance)


@pytest.fixture(scope="session")
def judges():
    """The folder of node_modules with axe-core and html-validate."""
    done = subprocess.run([HERE / "deps.sh", BUILD], text=True,
                          capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("axe-core and html-validate could not be fetched from npm:"
                    f" {done.stderr.strip()[-200:]}")
    return pathlib.Path(done.stdout.strip()) / "node_modules"


@pytest.fixture(scope="session")
def axe(judges):
    return (judges / "axe-core" / "axe.min.js").read_text("utf-8")
