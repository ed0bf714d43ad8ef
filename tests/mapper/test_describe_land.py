"""Sections of land use in the panels of a page."""

import dataclasses

import pytest

from mapper import describe, page
from mapper.describe_figures import describe_figures
from mapper.describe_land import describe_land
from parks import Region, load_region
from parks.change import planned_and_built, realised_plan
from parks.evaluation import Options, ZoneKind, evaluate_region


@pytest.fixture(scope="module")
def demo() -> Region:
    return load_region("demo")


@pytest.fixture(scope="module")
def whole(demo: Region) -> page.Page:
    return describe(demo)


def sections(whole: page.Page, unit: str, form: str) -> list[page.Section]:
    return [item for item in whole.panels[unit].sections if item.form == form]


def mix_of(whole: page.Page, unit: str) -> page.LandMix:
    mix = sections(whole, unit, "land_mix")[0].land_mix
    assert mix is not None
    return mix


def figure(whole: page.Page, figure_id: str) -> page.FigureView:
    return next(item for item in whole.figures if item.id == figure_id)


def test_page_without_land_use_gains_nothing(qijiang: Region) -> None:
    told = describe(qijiang)
    assert told.land_classes == ()
    forms = {item.form for panel in told.panels.values() for item in panel.sections}
    assert not forms & {"land_mix", "land_change", "parks"}


def test_land_stands_first_in_a_panel(whole: page.Page) -> None:
    titles = [item.title.en for item in whole.panels["park-a"].sections[:4]]
    assert titles == ["Land use", "Planned and built", "Evaluation of land use", "Figures per mu"]


def test_classes_stand_in_the_order_of_the_edition(whole: page.Page) -> None:
    codes = [row.land_class for row in mix_of(whole, "park-a").rows]
    known = [item.id for item in whole.land_classes]
    assert codes == [code for code in known if code in codes]
    assert {"100101", "100102", "0701"} <= set(codes)
    assert "070102" not in codes


def test_shares_of_a_bar_add_up(whole: page.Page) -> None:
    mix = mix_of(whole, "park-a")
    for at in range(len(mix.bars)):
        assert sum(row.areas[at].share for row in mix.rows) == pytest.approx(1, abs=5e-4)


def test_bar_is_told_in_a_sentence(whole: page.Page) -> None:
    planned = mix_of(whole, "park-a").bars[0]
    assert planned.spoken.zh.startswith(f"规划用地 {planned.total.ha.zh} ha：二类工业用地 ")
    assert "other classes" in planned.spoken.en


def test_edition_method_and_doubts_are_named(whole: page.Page) -> None:
    notes = "".join(note.zh for note in sections(whole, "park-a", "land_mix")[0].notes)
    assert "自然资发〔2023〕234号" in notes
    assert "椭球面" in notes
    assert "规划未分类" in notes


def test_realised_share_is_that_of_the_plan(demo: Region, whole: page.Page) -> None:
    rows = realised_plan(planned_and_built(demo, edition_level=3)).set_index(["unit_id", "class"])
    told = figure(whole, "park-a-realised-100102")
    assert told.number == pytest.approx(100 * rows.loc[("park-a", "100102"), "realised_share"])
    assert told.formula is not None
    assert told.formula.numbers.zh.endswith(f"= {told.value.zh} %")


def test_largest_change_stands_first(whole: page.Page) -> None:
    change = sections(whole, "park-a", "land_change")[0].land_change
    assert change is not None
    shares = [move.area.share for move in change.moves]
    assert shares == sorted(shares, reverse=True)
    assert all(move.before != move.after for move in change.moves)


def test_ratio_tells_inputs_rule_and_published_values(demo: Region, whole: page.Page) -> None:
    told = figure(whole, "park-a-ind_tax")
    result = evaluate_region(demo).unit("park-a").ratios["ind_tax"]
    assert told.number == result.value
    assert told.formula is not None
    assert [term.name.zh for term in told.formula.terms] == ["工业税收", "A2 工矿仓储用地"]
    assert told.formula.terms[1].source.zh == "landuse.parquet"
    assert told.formula.rule.zh.startswith("2014 年版；已核对")
    assert "541" in told.formula.references[0].scope.zh
    printed = figure(whole, told.formula.inputs[0])
    assert (printed.indicator, printed.unit) == ("industrial_tax", "park-a")


def test_what_cannot_be_computed_says_what_it_needs(whole: page.Page) -> None:
    rows = [row for item in sections(whole, "park-d", "rows") for row in item.rows]
    missing = {row.title.en: row for row in rows if row.form == "uncomputed"}
    reason = missing["Tax per industrial land"].reason
    assert reason is not None
    assert "工业税收" in reason.zh
    assert "Score of land use" in missing


def test_unit_without_boundary_says_it_once(whole: page.Page) -> None:
    rows = [row for item in sections(whole, "demo-zone", "rows") for row in item.rows]
    assert len([row for row in rows if row.form == "uncomputed"]) == 1


def test_score_names_equal_weights_and_its_reference(whole: page.Page) -> None:
    rows = [row for item in sections(whole, "park-a", "rows") for row in item.rows]
    row = next(row for row in rows if row.title.en == "Score of land use")
    assert row.aside.zh == "等权（未给定权重）；对照本次比较的参照值"
    assert "reference value of this comparison" in row.aside.en


def test_planners_type_stands_beside_the_rules(demo: Region) -> None:
    options = Options(kinds={"park-a": ZoneKind.INTEGRATED})
    view = describe_land(demo, describe_figures(demo), options=options)
    told = next(item for item in view.figures if item.id == "park-a-zone-type")
    assert told.value.zh == "产城融合型"
    assert told.note.zh == "规划人员指定（按规则为工业主导型）"


def test_region_lists_its_parks(whole: page.Page) -> None:
    table = sections(whole, "demo", "parks")[0]
    assert [row.unit for row in table.parks] == ["park-a", "park-b", "park-c", "park-d"]
    last = table.parks[-1].cells[-1]
    assert last.figure == ""
    assert last.reason.zh
    ids = {item.id for item in whole.figures}
    cells = [cell.figure for row in table.parks for cell in row.cells if cell.figure]
    assert ids >= set(cells)


def test_region_adds_up_its_parks(whole: page.Page) -> None:
    area = sum(figure(whole, f"park-{letter}-area").number for letter in "abcd")
    total = mix_of(whole, "demo").bars[0].total
    assert float(total.ha.en) == pytest.approx(area, abs=0.1)


def test_region_without_edition_says_what_is_missing(demo: Region) -> None:
    meta = demo.meta.model_copy(update={"landuse_edition": ""})
    told = describe(dataclasses.replace(demo, meta=meta))
    reason = told.panels["demo"].sections[0].rows[0].reason
    assert reason is not None
    assert "landuse_edition" in reason.zh


def test_every_figure_named_is_there_once(whole: page.Page) -> None:
    ids = [item.id for item in whole.figures]
    assert len(ids) == len(set(ids))
    rows = [row for panel in whole.panels.values() for item in panel.sections for row in item.rows]
    assert {name for row in rows for name in row.figures} <= set(ids)
