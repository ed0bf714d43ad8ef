from pathlib import Path

import pytest

from parks.evaluation import read_grading, read_ideals


def written(folder: Path, text: str) -> Path:
    path = folder / "given.toml"
    path.write_text(text, "utf-8-sig")
    return path


def test_ideals_are_numbers_by_indicator(tmp_path: Path) -> None:
    assert read_ideals(written(tmp_path, "[ideals]\nfar = 1\nind_tax = 600.5")) == {
        "far": 1.0, "ind_tax": 600.5,
    }  # fmt: skip


def test_grading_has_weights_means_and_limits(tmp_path: Path) -> None:
    text = (
        "[grading]\nmean = 'arithmetic'\n[grading.weights]\ntax_per_mu = 100\n"
        "[grading.means]\ntax_per_mu = 18.98\n[grading.shares]\nA = 0.5\nB = 0.5\n"
    )
    rules = read_grading(written(tmp_path, text))
    assert (rules.weights, rules.means) == ({"tax_per_mu": 100}, {"tax_per_mu": 18.98})
    assert (rules.mean, rules.shares, rules.limits) == ("arithmetic", {"A": 0.5, "B": 0.5}, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[ideals]\nfar = true", "far: expected a number of 0 or more, got True"),
        ("[ideals]\nfar = -1", "far: expected a number of 0 or more, got -1"),
        ("[ideals]\nfar = nan", "far: expected a number of 0 or more, got nan"),
        ("ideals = 3", r"has no table \[ideals\]"),
    ],
    ids=["bool", "negative", "nan", "no table"],
)
def test_wrong_ideals_are_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_ideals(written(tmp_path, text))


def test_table_of_text_is_no_table_of_weights(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected a table of numbers"):
        read_grading(written(tmp_path, "[grading]\nweights = 'equal'"))
