"""The parks of a region side by side in its panel: area, industry, completion, score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapper.computed_figure import computed_figure
from mapper.describe_landuse_result import figure_id
from mapper.describe_landuse_zone import SCORE_KEY
from mapper.describe_shapes import EXTENT_NAMES
from mapper.landuse_words import fixed, hectares, joined
from mapper.page import NO_WORDS, FigureView, Formula, ParkCell, ParkRow, Section, Words
from mapper.wording import name_of
from parks.records import first_by
from parks.vocabulary import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapper.landuse_facts import LandFacts
    from parks.evaluation import Need, UnitEvaluation

TITLE = Words(zh="各园区", en="Parks")
AREA = Words(zh="按界线计算的面积", en="Area from the border")
RATIOS = ("ind_share", "built_rate")
HEADS = (
    Words(zh="面积 ha", en="Area ha"),
    Words(zh="工业 %", en="Ind. %"),
    Words(zh="建成 %", en="Built %"),
    Words(zh="得分", en="Score"),
)
NOTE = Words(
    zh="工业为工业用地率，建成为土地建成率，得分为集约利用得分；点数字看公式。",
    en="Ind.: industrial land share. Built: land completion rate. A figure opens its formula.",
)
M2_PER_HA, MU_PER_HA = 1e4, 15


def area_figures(facts: LandFacts, *, sources: Mapping[str, str]) -> Mapping[str, FigureView]:
    """
    Return the area of each boundary as a figure, by unit.

    Parameters
    ----------
    facts
        Land use of the region.
    sources
        Id of the document of each boundary, by unit.
    """
    areas = dict(zip(facts.sums["unit_id"], facts.sums["zone_m2"], strict=True))
    bounds = first_by(facts.bounds.drop(columns="geometry"), "unit_id")
    return {
        unit: _area(unit, float(area_m2), str(bounds[unit]["extent"]), sources.get(unit, ""))
        for unit, area_m2 in areas.items()
    }


def parks_section(units: Iterable[UnitEvaluation], areas: Mapping[str, FigureView]) -> Section:
    """Return the table of the units that have a boundary."""
    rows = [
        ParkRow(unit=unit.unit_id, cells=_cells(unit, areas[unit.unit_id]))
        for unit in units
        if unit.unit_id in areas
    ]
    return Section(
        form="parks",
        theme=Theme.LAND,
        title=TITLE,
        aside=Words(zh=f"{len(rows)} 个", en=str(len(rows))),
        captions=HEADS,
        parks=tuple(rows),
        notes=(NOTE,),
    )


def _cells(unit: UnitEvaluation, area: FigureView) -> tuple[ParkCell, ...]:
    ratios = (
        _cell(unit.unit_id, key, unit.ratios[key].value, unit.ratios[key].needs) for key in RATIOS
    )
    score = _cell(unit.unit_id, SCORE_KEY, unit.score.points, unit.score.needs)
    return (ParkCell(figure=area.id, reason=NO_WORDS), *ratios, score)


def _cell(unit: str, key: str, value: float | None, needs: Iterable[Need]) -> ParkCell:
    if value is not None:
        return ParkCell(figure=figure_id(unit, key), reason=NO_WORDS)
    told = joined((Words(zh=need.zh, en=need.en) for need in needs), zh="；", en="; ")
    return ParkCell(figure="", reason=told)


def _area(unit: str, area_m2: float, extent: str, source: str) -> FigureView:
    ha = area_m2 / M2_PER_HA
    shown, mu, name = hectares(ha), fixed(ha * MU_PER_HA, 0), name_of(EXTENT_NAMES, extent)
    return computed_figure(
        figure_id(unit, "area"),
        unit=unit,
        label=AREA,
        shown=(shown, Words(zh="ha", en="ha")),
        number=ha,
        period=Words(zh=f"{name.zh}范围", en=f"{name.en} boundary"),
        source=source,
        formula=Formula(
            expression=Words(
                zh="界线内的椭球面面积", en="area within the border, on the ellipsoid"
            ),
            numbers=Words(zh=f"{shown.zh} ha = {mu.zh} 亩", en=f"{shown.en} ha = {mu.en} mu"),
            inputs=(),
        ),
    )
