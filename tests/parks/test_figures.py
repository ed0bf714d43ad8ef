import pytest

from parks import Region
from parks.figures import FIGURE_COLUMNS, join_figures


def test_figures_have_the_declared_columns(qijiang: Region) -> None:
    assert tuple(qijiang.figures("food-park").columns) == FIGURE_COLUMNS


def test_every_row_of_the_store_is_joined(qijiang: Region) -> None:
    joined = join_figures(qijiang.indicators, qijiang.sources)
    assert len(joined) == len(qijiang.indicators)
    assert joined["canonical_value"].notna().all()
    assert (joined["name_zh"] != joined["indicator"]).all()


def test_planned_area_is_in_its_canonical_unit(qijiang: Region) -> None:
    figures = qijiang.figures("food-park").set_index("indicator")
    assert figures.loc["planned_area", "canonical_value"] == pytest.approx(4.16)
    assert figures.loc["planned_area", "canonical_unit"] == "平方公里"
    assert figures.loc["planned_area", "locator"] == "53"
    assert figures.loc["planned_area", "source_file"].startswith("000_")


@pytest.mark.parametrize("unit", ["qijiang", "qijiang-hitech-zone", "qinengdianlv"])
def test_targets_stand_apart_and_newest_comes_first(qijiang: Region, unit: str) -> None:
    figures = qijiang.figures(unit)
    assert figures["is_target"].is_monotonic_increasing
    for _, group in figures.groupby("is_target"):
        assert group["end"].is_monotonic_decreasing


def test_growth_is_a_percentage_whatever_the_indicator(dazu: Region) -> None:
    figures = dazu.figures("dazu")
    growth = figures[figures["measure"] == "growth"]
    assert set(growth["canonical_unit"]) == {"%"}


def test_two_documents_that_differ_are_two_rows(qijiang: Region) -> None:
    figures = qijiang.figures("qijiang-hitech-zone")
    areas = figures[figures["indicator"] == "planned_area"]
    assert list(areas["value"]) == [102.1, 7.98]
    assert set(areas["mark"]) == {"scope_differs"}


def test_unknown_unit_is_a_key_error(qijiang: Region) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        qijiang.figures("nowhere")


def test_park_and_zone_are_two_units(qijiang: Region) -> None:
    park = set(qijiang.figures("qijiang-industrial-park")["figure_id"])
    zone = set(qijiang.figures("qijiang-hitech-zone")["figure_id"])
    assert park and zone and not park & zone  # noqa: PT018 - one statement on two sets
