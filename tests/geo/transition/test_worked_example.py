"""The examples of the documentation give what they say."""

import doctest
from pathlib import Path

import pytest

from geo.transition import transition as compare

DOCS = Path(__file__).parents[3] / "docs" / "planned_and_built.md"


def test_documented_example_gives_what_it_says() -> None:
    if not DOCS.exists():
        pytest.skip("no docs beside the tests")
    found = doctest.testfile(
        str(DOCS),
        module_relative=False,
        encoding="utf-8",
        optionflags=doctest.NORMALIZE_WHITESPACE,
    )
    assert (found.failed, found.attempted > 5) == (0, True)


def test_example_of_the_function_gives_what_it_says() -> None:
    (example,) = doctest.DocTestFinder().find(compare, globs={"transition": compare})
    assert doctest.DocTestRunner().run(example).failed == 0
