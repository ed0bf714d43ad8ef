"""Planned and built land in a panel: how far the plan is realised, and what is to become what."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from geo.transition import MARKERS
from mapper.computed_figure import computed_figure
from mapper.describe_landuse import MINOR_SHARE, NOISE_M2
from mapper.landuse_classes import class_name, in_order
from mapper.landuse_words import fixed, hectares, land_area
from mapper.page import (
    FigureView,
    Formula,
    LandArea,
    LandChange,
    LandMove,
    RealisedClass,
    Section,
    Words,
)
from parks.change import FORMULA_EN, FORMULA_ZH
from parks.change.missing import NO_CURRENT_INSIDE, NO_PLANNED_INSIDE
from parks.vocabulary import Theme

if TYPE_CHECKING:
    import pandas as pd

    from mapper.landuse_facts import LandFacts

TITLE = Words(zh="规划与现状", en="Planned and built")
PERIOD = Words(zh="规划与现状", en="planned and current")
SHARE = Words(zh="规划实现率", en="Realised share of the plan")
NOTE = Words(
    zh="只看地类是否与规划相同，不论是否已建成。",
    en="A class counts as realised where it is the planned one, whether or not it is built upon.",
)
MOST_MOVES = 6
M2_PER_HA = 1e4


def change_section(
    unit: str, facts: LandFacts, *, source: str
) -> tuple[Section | None, tuple[FigureView, ...]]:
    """
    Return the plan against the present land of a unit, and the figures it names.

    Parameters
    ----------
    unit
        Id of the unit.
    facts
        Land use of the region.
    source
        Id of the document that the land-use layer is from.
    """
    found = facts.change
    is_half = facts.missing_by_unit.get(unit) in (NO_CURRENT_INSIDE, NO_PLANNED_INSIDE)
    if found is None or is_half or unit not in set(found.reconciliation["zone_id"]):
        return None, ()
    sums = dict(facts.kept.set_index("zone_id").loc[unit])
    shares = facts.realised
    shares = shares[(shares["zone_id"] == unit) & (shares["after_m2"] > NOISE_M2)]
    figures = {row["class"]: _figure(unit, row, facts, source) for _, row in shares.iterrows()}
    whole = _whole(unit, shares, source)
    zone_m2 = float(sums["zone_m2"])
    changed = sum(float(sums[f"{kind}_m2"]) for kind in ("changed", "added", "removed"))
    kept = land_area(float(sums["kept_m2"]), of_m2=zone_m2)
    differs = land_area(changed, of_m2=zone_m2)
    section = Section(
        form="land_change",
        theme=Theme.LAND,
        title=TITLE,
        aside=Words(zh="现状 → 规划", en="current → planned"),
        figures=(whole.id,),
        land_change=LandChange(
            kept=kept,
            changed=differs,
            spoken=_spoken(kept, differs, whole),
            realised=_realised(shares, figures, facts, zone_m2),
            moves=_moves(unit, facts, zone_m2),
        ),
        notes=(NOTE,),
    )
    return section, (whole, *figures.values())


def _realised(
    shares: pd.DataFrame, figures: dict[str, FigureView], facts: LandFacts, zone_m2: float
) -> tuple[RealisedClass, ...]:
    planned = dict(zip(shares["class"], shares["after_m2"], strict=True))
    codes = in_order(planned, facts.edition) if facts.edition else []
    return tuple(
        RealisedClass(
            land_class=code,
            figure=figures[code].id,
            planned=land_area(planned[code], of_m2=zone_m2),
            minor=planned[code] < MINOR_SHARE * zone_m2,
        )
        for code in codes
    )


def _figure(unit: str, row: pd.Series, facts: LandFacts, source: str) -> FigureView:
    code = str(row["class"])
    name = class_name(code, facts.edition) if facts.edition else Words(zh=code, en=code)
    label = Words(zh=f"{SHARE.zh}：{code} {name.zh}", en=f"{SHARE.en}: {code} {name.en}")
    return _share_figure(
        f"{unit}-realised-{code}",
        unit,
        label=label,
        kept_m2=float(row["kept_m2"]),
        planned_m2=float(row["after_m2"]),
        source=source,
    )


def _whole(unit: str, shares: pd.DataFrame, source: str) -> FigureView:
    return _share_figure(
        f"{unit}-realised",
        unit,
        label=SHARE,
        kept_m2=float(shares["kept_m2"].sum()),
        planned_m2=float(shares["after_m2"].sum()),
        source=source,
    )


def _share_figure(
    figure_id: str,
    unit: str,
    *,
    label: Words,
    kept_m2: float,
    planned_m2: float,
    source: str,
) -> FigureView:
    share = kept_m2 / planned_m2 if planned_m2 > 0 else 0.0
    value = fixed(100 * share, 1)
    kept, planned = hectares(kept_m2 / M2_PER_HA), hectares(planned_m2 / M2_PER_HA)
    figure = computed_figure(
        figure_id,
        unit=unit,
        label=label,
        shown=(value, Words(zh="%", en="%")),
        number=100 * share,
        period=PERIOD,
        source=source,
        formula=Formula(
            expression=Words(zh=FORMULA_ZH, en=FORMULA_EN),
            numbers=Words(
                zh=f"{kept.zh} ha ÷ {planned.zh} ha = {value.zh} %",
                en=f"{kept.en} ha ÷ {planned.en} ha = {value.en} %",
            ),
            inputs=(),
        ),
    )
    return dataclasses.replace(figure, note=NOTE)


def _moves(unit: str, facts: LandFacts, zone_m2: float) -> tuple[LandMove, ...]:
    if facts.change is None:
        return ()
    matrix = facts.change.matrix
    is_move = (matrix["before"] != matrix["after"]) & (matrix["area_m2"] > NOISE_M2)
    is_known = ~matrix["before"].isin(MARKERS) & ~matrix["after"].isin(MARKERS)
    rows = matrix[(matrix["zone_id"] == unit) & is_move & is_known]
    largest = rows.sort_values("area_m2", ascending=False, kind="stable").head(MOST_MOVES)
    columns = zip(largest["before"], largest["after"], largest["area_m2"], strict=True)
    return tuple(
        LandMove(before=before, after=after, area=land_area(area_m2, of_m2=zone_m2))
        for before, after, area_m2 in columns
    )


def _spoken(kept: LandArea, changed: LandArea, whole: FigureView) -> Words:
    same, other = (area.ha if area.ha.zh else Words(zh="0", en="0") for area in (kept, changed))
    return Words(
        zh=f"{SHARE.zh} {whole.value.zh} %；地类不变 {same.zh} ha，改变 {other.zh} ha",
        en=(f"{SHARE.en} {whole.value.en} %; same class {same.en} ha, another class {other.en} ha"),
    )
