from dataclasses import asdict, replace

import pytest

from mapper import describe
from mapper.page import Page, Section, Station
from parks import Region


@pytest.fixture(scope="module")
def page(qijiang: Region) -> Page:
    return describe(qijiang)


@pytest.fixture(scope="module")
def dazu_page(dazu: Region) -> Page:
    return describe(dazu)


def station(page: Page, year: str) -> Station:
    return next(item for item in page.stations if item.year == year)


def rows(station: Station) -> dict[str, tuple[str, ...]]:
    return {row.id: row.units for group in station.legend for row in group.rows}


def sections(page: Page, unit: str, form: str) -> list[Section]:
    return [section for section in page.panels[unit].sections if section.form == form]


def test_same_region_gives_the_same_page(qijiang: Region, page: Page) -> None:
    assert asdict(describe(qijiang)) == asdict(page)


def test_structures_are_stations_by_year_and_the_latest_is_shown(page: Page) -> None:
    assert [item.year for item in page.stations] == ["2020", "2021", "2024"]
    assert page.first_station == page.stations[-1].id


def test_unnamed_groups_are_counted_not_invented(page: Page) -> None:
    assert [member.unit for member in station(page, "2024").members] == ["fuhuan"]
    assert station(page, "2024").unnamed == 5


def test_total_area_without_outline_is_an_area_square(page: Page) -> None:
    square = station(page, "2021").square
    assert square is not None
    assert square.area_m2 == pytest.approx(102.1e6)
    assert station(page, "2024").square is None


def test_units_of_an_earlier_year_that_no_document_names_are_ghosts(page: Page) -> None:
    assert "qiaohe" in station(page, "2024").ghosts
    assert station(page, "2020").ghosts == ()


def test_zone_limit_is_listed_only_where_one_runs(page: Page, dazu_page: Page) -> None:
    assert "zone" in rows(page.stations[-1])
    assert "zone" not in rows(dazu_page.stations[-1])


def test_shape_shows_only_in_the_years_it_is_valid(page: Page) -> None:
    assert "shapes" not in rows(station(page, "2020"))
    assert rows(station(page, "2024"))["shapes"] == ("food-park",)


def test_symbols_follow_the_industry_that_names_the_unit(page: Page) -> None:
    symbols = {unit.id: (unit.symbol.form, unit.symbol.industry) for unit in page.units}
    assert symbols["beidu"] == ("leading", "alloy")
    assert symbols["food-park"] == ("characteristic", "food")
    assert symbols["yongtong-new-town"][0] == "new_city"
    assert symbols["sanjiang-sme"][0] == "sme"


def test_food_park_panel_begins_with_planned_and_built(page: Page) -> None:
    first = page.panels["food-park"].sections[0]
    figures = {figure.id: figure for figure in page.figures}
    planned, built, share = (figures[item] for item in first.figures)
    assert first.form == "built"
    assert (planned.number, built.number) == pytest.approx((4.16, 1.7))
    assert share.number == pytest.approx(100 * 1.7 / 4.16)
    assert share.formula is not None
    assert share.formula.numbers.zh == "1.7 km² ÷ 4.16 km² = 0.4087"


def test_zone_shows_its_two_areas_as_a_scope_card_and_never_as_growth(page: Page) -> None:
    (scope,) = sections(page, "qijiang-hitech-zone", "scope")
    assert [caption.zh for caption in scope.captions] == ["一区三组团", "一核两园两城"]
    computed = [figure for figure in page.figures if figure.kind == "computed"]
    assert {figure.unit for figure in computed} == {"food-park"}


def test_illustrations_have_no_area(page: Page) -> None:
    drawn = [shape for shape in page.shapes if shape.extent == "illustration"]
    assert {shape.unit for shape in drawn} == {"beidu", "qiaohe", "tonghui"}
    assert {shape.area_label.zh for shape in drawn} == {""}


def test_capacity_over_time_is_one_pair_with_the_target_last(page: Page) -> None:
    kinds = {figure.id: figure.kind for figure in page.figures}
    pairs = [
        row
        for section in sections(page, "qinengdianlv", "rows")
        for row in section.rows
        if row.form == "pair"
    ]
    assert any([kinds[item] for item in pair.figures][-1] == "target" for pair in pairs)


def test_every_figure_has_period_kind_and_source(page: Page, dazu_page: Page) -> None:
    for figure in (*page.figures, *dazu_page.figures):
        assert figure.period.zh
        assert figure.period.en
        assert figure.kind
        assert figure.source
        assert figure.locator


def test_every_figure_is_in_the_panel_of_its_unit(page: Page) -> None:
    for unit, panel in page.panels.items():
        shown = {
            figure
            for section in panel.sections
            for figure in (
                *section.figures,
                *(item for row in section.rows for item in row.figures),
            )
        }
        own = {figure.id for figure in page.figures if figure.unit == unit}
        assert own <= shown


def test_every_name_is_in_both_languages(page: Page, dazu_page: Page) -> None:
    for unit in (*page.units, *dazu_page.units):
        assert unit.name.zh
        assert unit.name.en
        assert not unit.name.en.startswith(unit.name.zh)


def test_units_are_found_by_pinyin_and_initials(page: Page) -> None:
    keys = next(unit.keys for unit in page.units if unit.id == "beidu")
    assert {"beiduchanyeyuan", "bdcyy"} <= set(keys)


def test_region_without_structures_has_one_station(dazu: Region) -> None:
    bare = replace(dazu, structures=dazu.structures.iloc[:0])
    (only,) = describe(bare).stations
    assert {"shuangqiao-etdz", "dazu-industrial-park", "dazu-hitech-zone"} <= set(only.units)


def test_unplaced_units_are_listed_not_drawn(page: Page) -> None:
    drawn = {place.unit for place in page.places} | {shape.unit for shape in page.shapes}
    for item in page.stations:
        assert set(item.units) <= drawn


def test_boundary_without_a_point_is_labelled_inside_itself(qijiang: Region) -> None:
    bare = replace(qijiang, places=qijiang.places[qijiang.places["unit_id"] != "food-park"])
    place = next(item for item in describe(bare).places if item.unit == "food-park")
    assert place.id == "food-park-planned-centre"
    assert "food-park" in station(describe(bare), "2024").units


def test_damaged_and_doubtful_figures_become_findings(dazu_page: Page) -> None:
    marked = {figure.id for figure in dazu_page.figures if figure.mark in ("damaged", "doubtful")}
    told = {figure for finding in dazu_page.findings for figure in finding.figures}
    assert marked
    assert marked <= told
