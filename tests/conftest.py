"""Fixtures for every test that needs a whole instance; see
support/instance.py."""
import fcntl
import os
import pathlib
import shutil
import tempfile

import pytest

from support.instance import Instance, prepare


@pytest.fixture(scope="session")
def prepared():
    """The HOME_DIR that instances are copies of.  tests/support/run.sh gives a
    folder for the whole run, so that all parts share one: the first that comes
    makes it.  Its path has a blank: that is borne, too."""
    shared = os.environ.get("QUTONG_TEST_DIR")
    if shared:
        with open(pathlib.Path(shared) / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            home = pathlib.Path(shared) / "prepared" / "my home"
            if not (home / "told").exists():
                prepare(home)
        yield home
        return
    folder = tempfile.mkdtemp(prefix="qutong-test.")
    try:
        yield prepare(pathlib.Path(folder) / "prepared" / "my home")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def instance(prepared):
    one = Instance(prepared, prepared.parent / f"shared-{os.getpid()}")
    try:
        yield one.start()
    finally:
        one.remove()


@pytest.fixture(scope="session")
def is_long():
    """Whether this is make test-long: all of everything."""
    return bool(os.environ.get("QUTONG_LONG"))


@pytest.fixture
def make_instance(prepared):
    made = []

    def make(**arguments):
        folder = prepared.parent / f"own-{os.getpid()}-{id(made)}-{len(made)}"
        one = Instance(prepared, folder)
        made.append(one)
        return one.start(**arguments)

    yield make
    for one in made:
        one.remove()
