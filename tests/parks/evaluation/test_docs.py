from pathlib import Path

import pytest

from parks.evaluation import (
    control_indicators,
    definitions,
    read_grading,
    read_ideals,
    read_weights,
)
from parks.evaluation.grading_rules import points_of_weights

DOCS = Path(__file__).parents[3] / "docs" / "evaluation.md"


@pytest.fixture(scope="module")
def text() -> str:
    if not DOCS.is_file():
        pytest.skip("no docs beside the tests")
    return DOCS.read_text("utf-8")


@pytest.mark.parametrize("key", definitions())
def test_the_docs_list_every_ratio_with_formula_and_status(text: str, key: str) -> None:
    item = definitions()[key]
    (line,) = (line for line in text.splitlines() if line.startswith(f"| `{key}` | {item.name_zh}"))
    assert item.formula_en in line
    assert line.endswith(f"| {item.status} |")


def test_the_docs_list_every_control_indicator(text: str) -> None:
    for item in control_indicators():
        assert f"| `{item.key}` | {item.name_zh} | {item.formula_en} |" in text


def test_the_weights_of_the_docs_can_be_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text(text.split("```toml\n")[1].split("```", maxsplit=1)[0], "utf-8")
    assert read_weights(path).indicators == ("far", "supply_rate", "built_rate", "idle_rate")


def test_the_ideals_and_the_grading_of_the_docs_can_be_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "given.toml"
    path.write_text(text.split("```toml\n")[2].split("```", maxsplit=1)[0], "utf-8")
    assert read_ideals(path) == {"far": 1.2}
    assert points_of_weights(read_grading(path)) == {"tax_per_mu": 60, "value_added_per_mu": 40}
