"""Land use in a panel: areas by class, planned and current, and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.transition import UNCLASSIFIED
from mapper.describe_shapes import EXTENT_NAMES
from mapper.landuse_classes import class_name, edition_title, in_order
from mapper.landuse_words import hectares, joined, land_area, percent
from mapper.page import NO_WORDS, LandArea, LandBar, LandMix, LandRow, LandState, Section, Words
from mapper.wording import name_of
from parks.vocabulary import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from mapper.landuse_facts import LandFacts
    from parks.classes import Edition

TITLE = Words(zh="用地构成", en="Land use")
STATES: Mapping[LandState, Words] = {
    "planned": Words(zh="规划", en="Planned"),
    "current": Words(zh="现状", en="Current"),
}
MINOR_SHARE = 0.02
"""A class below this share in every state stands in the list only when all are shown."""
FEWEST_MINOR = 3
MOST_SPOKEN = 5
NOISE_M2 = 0.5
"""Less land than this is rounding at the border of two parcels."""
M2_PER_HA = 1e4


def mix_section(units: Sequence[str], facts: LandFacts, *, title: Words = TITLE) -> Section | None:
    """
    Return the land of one unit, or of several together, by class.

    Parameters
    ----------
    units
        Ids of units whose boundaries do not overlap.
    facts
        Land use of the region.
    title
        Title of the section.

    Returns
    -------
    section
        None where no land of the units is known.
    """
    sums = facts.sums[facts.sums["unit_id"].isin(units)]
    areas = facts.areas[facts.areas["unit_id"].isin(units) & (facts.areas["area_m2"] > NOISE_M2)]
    if areas.empty or facts.edition is None:
        return None
    mix = _mix(areas, sums, facts.edition)
    notes = (_edition_words(facts.edition), *_method(sums, areas))
    return Section(
        form="land_mix",
        theme=Theme.LAND,
        title=title,
        aside=_aside(units, facts, mix.bars[0].total),
        land_mix=mix,
        notes=notes,
    )


def _mix(areas: pd.DataFrame, sums: pd.DataFrame, edition: Edition) -> LandMix:
    found = {state: _by_class(areas[areas["state"] == state]) for state in STATES}
    states = [state for state in STATES if found[state]]
    whole = {state: float(sums.loc[sums["state"] == state, "zone_m2"].sum()) for state in states}
    codes = in_order({code for state in states for code in found[state]}, edition)
    rows = [
        LandRow(
            land_class=code,
            areas=tuple(
                land_area(found[state].get(code, 0.0), of_m2=whole[state]) for state in states
            ),
            minor=all(found[state].get(code, 0.0) < MINOR_SHARE * whole[state] for state in states),
        )
        for code in codes
    ]
    rows = _with_few_minor(rows)
    minor = [row.land_class for row in rows if row.minor]
    return LandMix(
        bars=tuple(_bar(state, found[state], whole[state], edition) for state in states),
        rows=tuple(rows),
        rest=tuple(
            land_area(sum(found[state].get(code, 0.0) for code in minor), of_m2=whole[state])
            for state in states
        )
        if minor
        else (),
    )


def _by_class(areas: pd.DataFrame) -> dict[str, float]:
    sums = areas.groupby("class")["area_m2"].sum()
    return {str(code): float(area_m2) for code, area_m2 in sums.items()}


def _with_few_minor(rows: list[LandRow]) -> list[LandRow]:
    """Hiding one or two classes is not worth a button."""
    if sum(row.minor for row in rows) >= FEWEST_MINOR:
        return rows
    return [LandRow(land_class=row.land_class, areas=row.areas, minor=False) for row in rows]


def _bar(
    state: LandState, found: Mapping[str, float], whole_m2: float, edition: Edition
) -> LandBar:
    total = land_area(sum(found.values()), of_m2=whole_m2)
    return LandBar(
        state=state,
        name=STATES[state],
        total=total,
        spoken=_spoken(STATES[state], total, found, edition),
    )


def _spoken(state: Words, total: LandArea, found: Mapping[str, float], edition: Edition) -> Words:
    """Return a bar in a sentence: the largest classes with their share, and what is left."""
    largest = sorted(found, key=lambda code: -found[code])
    whole = sum(found.values())
    parts = [_part(class_name(code, edition), found[code], whole) for code in largest[:MOST_SPOKEN]]
    left = largest[MOST_SPOKEN:]
    if left:
        name = Words(zh=f"其余 {len(left)} 类", en=f"{len(left)} other classes")
        parts.append(_part(name, sum(found[code] for code in left), whole))
    told = joined(parts, zh="，", en=", ")
    return Words(
        zh=f"{state.zh}用地 {total.ha.zh} ha：{told.zh}",
        en=f"{state.en} land use, {total.ha.en} ha: {told.en}",
    )


def _part(name: Words, area_m2: float, whole_m2: float) -> Words:
    ha, share = hectares(area_m2 / M2_PER_HA), percent(area_m2 / whole_m2)
    return Words(zh=f"{name.zh} {ha.zh} ha（{share.zh}）", en=f"{name.en} {ha.en} ha ({share.en})")


def _aside(units: Sequence[str], facts: LandFacts, total: LandArea) -> Words:
    """Return the boundary that the land lies in, with its area."""
    rows = facts.bounds[facts.bounds["unit_id"].isin(units)]
    extents = set(rows["extent"])
    extent = name_of(EXTENT_NAMES, extents.pop()) if len(extents) == 1 else NO_WORDS
    if len(units) > 1:
        return Words(zh=f"{len(units)} 个范围", en=f"{len(units)} boundaries")
    if not extent.zh:
        return Words(zh=f"{total.ha.zh} ha", en=f"{total.ha.en} ha")
    return Words(zh=f"{extent.zh}范围内", en=f"within the {extent.en} boundary")


def _edition_words(edition: Edition) -> Words:
    title = edition_title(edition)
    return Words(zh=f"{title.zh}；单位 ha", en=f"{title.en}; in ha")


def _method(sums: pd.DataFrame, areas: pd.DataFrame) -> tuple[Words, ...]:
    """Return how areas were measured, and what lies outside of the parcels or twice in them."""
    parts = [Words(zh="面积按椭球面量算", en="areas measured on the ellipsoid")]
    for state, name in STATES.items():
        own = sums[sums["state"] == state]
        without = areas[(areas["state"] == state) & (areas["class"] == UNCLASSIFIED)]
        told = {
            Words(zh="无地块", en="no parcel"): own["gaps_m2"].sum(),
            Words(zh="地块重叠", en="overlapping parcels"): own["overlaps_m2"].sum(),
            Words(zh="未分类", en="unclassified"): without["area_m2"].sum(),
        }
        parts += [_doubt(name, what, area) for what, area in told.items() if area > NOISE_M2]
    words = joined(parts, zh="；", en="; ")
    return (Words(zh=f"{words.zh}。", en=f"{words.en[:1].upper()}{words.en[1:]}."),)


def _doubt(state: Words, what: Words, area_m2: float) -> Words:
    ha = hectares(area_m2 / M2_PER_HA)
    return Words(
        zh=f"{state.zh}{what.zh} {ha.zh} ha", en=f"{state.en.lower()}: {what.en} {ha.en} ha"
    )
