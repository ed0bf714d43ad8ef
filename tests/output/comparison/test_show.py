import pytest
from compared_figures import area, figure

from mapper.compare_words import rounded, shown_value
from output.comparison.show import show
from output.comparison.shown import ShownComparison, ShownRow
from parks import Region, load_region
from parks.comparison import Comparison, compare_units
from parks.comparison.per_land import divide_by_land, per_km2

DAZU = ("shuangqiao-etdz", "dazu-industrial-park", "dazu-hitech-zone")


@pytest.fixture(scope="module")
def dazu_compared(dazu: Region) -> Comparison:
    return compare_units(dazu, DAZU)


@pytest.fixture(scope="module")
def zh(dazu_compared: Comparison) -> ShownComparison:
    return show(dazu_compared)


@pytest.fixture(scope="module")
def en(dazu_compared: Comparison) -> ShownComparison:
    return show(dazu_compared, lang="en")


def row(shown: ShownComparison, row_id: str) -> ShownRow:
    return next(row for section in shown.sections for row in section.rows if row.id == row_id)


@pytest.mark.parametrize(
    ("row_id", "chip_zh", "chip_en"),
    [
        ("industrial_output-growth", "不可比：实际与目标",
         "not comparable: kind differs (actual and target)"),
        ("family-investment_attracted-level", "不可比：指标不同",
         "not comparable: indicator differs"),
        ("family-tech_firms-level", "不可比：口径不同", "not comparable: scope differs"),
        ("tech_smes-new", "", ""),
    ],
    ids=["kind", "indicator", "scope", "comparable"],
)  # fmt: skip
def test_row_says_why_it_is_not_comparable(
    zh: ShownComparison, en: ShownComparison, row_id: str, chip_zh: str, chip_en: str
) -> None:
    assert (row(zh, row_id).chip, row(en, row_id).chip) == (chip_zh, chip_en)


def test_partly_comparable_row_names_the_cell_that_is_out(zh: ShownComparison) -> None:
    found = row(zh, "srdi_firms-new")
    assert (found.chip, found.said) == ("", "双桥经开区不参与比较：实际与目标、期间不同")
    assert found.cells[0].out == "目标、期间不同"


def test_four_words_for_what_is_missing_are_never_mixed(qijiang: Region) -> None:
    names = ["food-park", "beidu", "qijiang-industrial-park"]
    shown = show(compare_units(qijiang, names))
    said = {
        row_id: [cell.missing for cell in row(shown, row_id).cells]
        for row_id in ("planned_area", "built_share", "boundary_area", "land_mix")
    }
    assert said == {
        "planned_area": ["", "未公布", "未公布"],
        "built_share": ["", "无法计算", "无法计算"],
        "boundary_area": ["无法计算", "无法计算", "未定位"],
        "land_mix": ["未提供"] * 3,
    }


def test_bars_stand_only_in_comparable_cells_and_are_true_to_scale(zh: ShownComparison) -> None:
    assert [cell.bar for cell in row(zh, "tech_smes-new").cells] == [0, 84, 35]
    assert [cell.bar for cell in row(zh, "srdi_firms-new").cells] == [0, 84, 84]
    assert not any(
        cell.bar
        for section in zh.sections
        for found in section.rows
        if found.standing in ("not_comparable", "nothing_to_compare")
        for cell in found.cells
    )


def test_difference_is_told_with_its_units(zh: ShownComparison, en: ShownComparison) -> None:
    assert row(zh, "tech_smes-new").told_difference == (
        "大足高新区 − 大足工业园区 = −48 家 (−58.5 %)"
    )
    assert row(en, "tech_smes-new").told_difference.startswith("Dazu High-tech Zone − Dazu Ind")


def test_figure_stands_with_period_kind_doubt_and_source(zh: ShownComparison) -> None:
    found = row(zh, "industrial_output").cells[0].figure
    assert found is not None
    assert (found.value, found.unit, found.period, found.kind_word, found.doubt) == (
        "227.8", "亿元", "2023", "实际", "原文缺字",
    )  # fmt: skip
    assert found.sources == (("3", "《加快构建“246”先进制造业集群体系》 第 85 行"),)


def test_family_row_names_the_indicator_of_each_figure(zh: ShownComparison) -> None:
    cells = row(zh, "family-investment_attracted-level").cells
    assert [cell.figure.indicator if cell.figure else "" for cell in cells] == [
        "", "正式合同额", "引资额",
    ]  # fmt: skip


def test_scope_break_is_told_beside_the_figure(qijiang: Region) -> None:
    shown = show(compare_units(qijiang, ["food-park", "qijiang-hitech-zone"]))
    found = row(shown, "planned_area")
    assert (found.chip, found.difference) == ("不可比：口径不同", "")
    assert found.cells[1].told == ("另有 7.98 km² (2020 年 7 月, 实际, 口径不同)",)


def test_computed_figure_has_its_formula_and_four_digits(qijiang: Region) -> None:
    shown = show(compare_units(qijiang, ["food-park", "beidu"]))
    found = row(shown, "built_share").cells[0].figure
    assert found is not None
    assert (found.value, found.kind_word) == ("40.87", "计算")
    assert found.formula == "建成面积 ÷ 规划面积：1.7 km² ÷ 4.16 km² = 40.87 %"


def test_figure_per_area_converts_its_unit_in_english() -> None:
    found = divide_by_land(
        figure(value=50.0), area(km2=4.0), per_km2("industrial_output", "planned_area")
    )
    value, unit = shown_value(found)
    assert (value.zh, unit.zh, value.en, unit.en) == ("12.5", "亿元/km²", "1.25", "bn yuan/km²")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(40.86538, 40.87), (0.123456, 0.1235), (123456.78, 123457), (-5.79812, -5.798), (0, 0)],
)
def test_rounding_keeps_four_digits_and_every_whole_one(value: float, shown: float) -> None:
    assert rounded(value) == pytest.approx(shown)


def test_documents_are_listed_once_with_every_place(zh: ShownComparison) -> None:
    assert [source.mark for source in zh.sources] == ["3"]
    assert zh.sources[0].locators.count("第 85 行") == 1


def test_fictional_region_says_so_in_both_languages() -> None:
    compared = compare_units(load_region("demo"), ["park-a", "park-b"])
    assert "虚构" in show(compared).fictional
    assert "Fictional" in show(compared, lang="en").fictional
    assert any("ydyh2023" in note for note in show(compared).notes)
