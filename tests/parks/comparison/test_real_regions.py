"""The bundled regions side by side, against what their documents say."""

import pytest

from parks import Region
from parks.comparison import (
    Cell,
    CellState,
    Comparison,
    Figure,
    Reason,
    Standing,
    compare_units,
)

DAZU = ("shuangqiao-etdz", "dazu-industrial-park", "dazu-hitech-zone")
PICTURE = {
    "industrial_output": (Standing.NOTHING, (), (227.8, None, None)),
    "industrial_output-growth": (Standing.NOT_COMPARABLE, Reason.STATUS, (7.3, None, 20)),
    "technical_renewal_investment": (Standing.NOTHING, (), (15.38, None, None)),
    "family-investment_attracted-level": (
        Standing.NOT_COMPARABLE, Reason.INDICATOR, (None, 141, 100),
    ),
    "tech_smes-new": (Standing.COMPARABLE, (), (None, 82, 34)),
    "family-tech_firms-level": (Standing.NOT_COMPARABLE, Reason.SCOPE, (None, 617, 133)),
    "srdi_firms-new": (Standing.PARTLY, Reason.STATUS, (5, 7, 7)),
}  # fmt: skip


@pytest.fixture(scope="module")
def three(dazu: Region) -> Comparison:
    return compare_units(dazu, DAZU)


def shown(cell: Cell) -> Figure:
    assert cell.figure is not None
    return cell.figure


@pytest.mark.parametrize("row_id", PICTURE)
def test_dazu_reads_as_in_the_drawing(three: Comparison, row_id: str) -> None:
    row, (standing, reason, values) = three.row(row_id), PICTURE[row_id]
    assert row.standing is standing
    assert row.reasons[:1] == ((reason,) if reason else ())
    assert tuple(cell.figure.value if cell.figure else None for cell in row.cells) == values
    missing = {cell.state for cell in row.cells if cell.figure is None}
    assert missing <= {CellState.NOT_PUBLISHED}


def test_dazu_tax_per_mu_cannot_be_computed(three: Comparison) -> None:
    cells = three.row("tax_per_mu").cells
    assert {cell.state for cell in cells} == {CellState.CANNOT_COMPUTE}
    assert all(cell.why and "实际用地面积" in cell.why.zh for cell in cells)


def test_dazu_has_no_land_use_and_says_so(three: Comparison) -> None:
    cells = three.row("land_mix").cells
    assert {cell.state for cell in cells} == {CellState.NOT_PROVIDED}


def test_only_two_comparable_cells_have_a_difference(three: Comparison) -> None:
    smes = three.row("tech_smes-new").difference
    assert smes is not None
    assert (smes.of, smes.to, smes.value) == ("dazu-hitech-zone", "dazu-industrial-park", 34 - 82)
    assert smes.percent == pytest.approx(-58.5366, abs=1e-4)
    for row_id, (standing, *_) in PICTURE.items():
        if standing in (Standing.NOT_COMPARABLE, Standing.NOTHING):
            assert three.row(row_id).difference is None


def test_every_figure_has_a_document(three: Comparison) -> None:
    figures = [
        cell.figure
        for section in three.sections
        for row in section.rows
        for cell in row.cells
        if cell.figure
    ]
    assert len(figures) > 40
    assert all(item.citations and item.citations[0].locator for item in figures)


def test_food_park_planned_against_built(qijiang: Region) -> None:
    found = compare_units(qijiang, ["food_park", "beidu"])
    planned, built = (shown(found.row(slug).cells[0]) for slug in ("planned_area", "built_area"))
    assert (planned.value, planned.unit, built.value) == (4.16, "平方公里", 1.7)
    assert (planned.citations[0].source_id, planned.citations[0].locator) == ("qj2024", "53")
    assert shown(found.row("built_share").cells[0]).value == pytest.approx(100 * 1.7 / 4.16)
    assert [found.row(slug).cells[1].state for slug in ("planned_area", "built_share")] == [
        CellState.NOT_PUBLISHED,
        CellState.CANNOT_COMPUTE,
    ]


def test_schematic_shapes_give_no_area(qijiang: Region) -> None:
    names = ["food-park", "beidu", "fuhuan", "qijiang-industrial-park"]
    cells = compare_units(qijiang, names).row("boundary_area").cells
    assert [cell.state for cell in cells] == [*[CellState.CANNOT_COMPUTE] * 3, CellState.UNPLACED]
    whys = [cell.why.zh if cell.why else "" for cell in cells]
    assert whys[0] == "区界为示意，形状无含义，不可量算"
    assert whys[1] == "范围未公布，轮廓仅为示意，不可量算"
    assert whys[2] == "界线未提供"


def test_zone_of_2020_and_2021_is_a_scope_break(qijiang: Region) -> None:
    row = compare_units(qijiang, ["food-park", "qijiang-hitech-zone"]).row("planned_area")
    assert (row.standing, row.reasons) == (
        Standing.NOT_COMPARABLE,
        (Reason.SCOPE, Reason.PERIOD),
    )
    assert row.difference is None
    zone = row.cells[1]
    assert (shown(zone).value, shown(zone).period) == (102.1, "2021-11")
    assert [(other.value, other.period) for other in zone.others] == [(7.98, "2020-07")]


def test_area_of_the_zone_does_not_serve_the_industrial_park(qijiang: Region) -> None:
    found = compare_units(qijiang, ["qijiang-industrial-park", "qijiang-hitech-zone"])
    park = found.row("per_km2").cells[0]
    assert park.state is CellState.CANNOT_COMPUTE
    assert park.why is not None
    assert park.why.zh == "面积未公布；綦江高新区的面积属另一单元，不能代用"


def test_one_period_asked_for_leaves_the_others_out(dazu: Region) -> None:
    found = compare_units(dazu, DAZU, period="2024")
    growth = found.row("industrial_output-growth")
    assert [cell.state for cell in growth.cells] == [
        CellState.NOT_PUBLISHED,
        CellState.NOT_PUBLISHED,
        CellState.VALUE,
    ]
    assert found.period == "2024"


def test_period_that_is_none_is_refused(dazu: Region) -> None:
    with pytest.raises(ValueError, match="'last year' is not a period"):
        compare_units(dazu, DAZU, period="last year")


def test_land_comes_first_and_themes_follow_the_catalogue(three: Comparison) -> None:
    found = [section.id for section in three.sections]
    assert found == [
        "land", "land_mix", "intensity", "per_land", "structure", "output", "investment",
        "projects", "firms", "innovation", "finance", "services", "environment",
    ]  # fmt: skip
