"""No page gets dearer unseen: instructions, statements and bytes of each are
held against guard.tsv."""
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import guard  # noqa: E402

MOST = 1.05


@pytest.fixture(scope="module")
def measured(prepared):
    one = guard.places.support.Instance(
        prepared, prepared.parent / "guard")
    try:
        yield guard.measure_all(one.start())
    finally:
        one.remove()


@pytest.fixture(scope="module")
def kept():
    return guard.read_kept()


@pytest.mark.parametrize("name", [row.name for row in guard.rows_there()])
def test_page_is_no_dearer(name, measured, kept):
    made, figures = kept
    assert name in figures, f"{name} is new: tests/bench/guard.py --write"
    count, statements, size, why = figures[name]
    now = measured[name]
    advice = "if it must be: tests/bench/guard.py --write, and say why"
    assert why != "?", f"guard.tsv: say why {name} rose"
    assert now[1] <= statements + 0.05, (
        f"{name}: {now[1]:g} statements, were {statements:g}; {advice}")
    assert now[2] <= size * MOST, (
        f"{name}: {now[2]} bytes, were {size}; {advice}")
    # Another compiler makes other instructions: nothing to hold it against.
    if made == guard.compiler():
        assert now[0] <= count * MOST, (
            f"{name}: {now[0]:,} instructions, were {count:,} "
            f"(+{100 * now[0] / count - 100:.1f} %); {advice}")
