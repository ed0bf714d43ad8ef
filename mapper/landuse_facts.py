"""What the page tells of a region's land use, computed once for all of its panels."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import shapely

from geo.overlay import overlay
from geo.transition import NO_PARCEL, UNCLASSIFIED, realised, summary
from parks.change import planned_and_built
from parks.change.missing import NO_BOUNDARY, NO_CLASSES, NO_CRS, NO_EDITION
from parks.change.states import CLASS, landuse_name, states_of
from parks.classes import EDITIONS, Edition, edition, roll_up
from parks.evaluation import evaluate_region
from parks.landuse_state import CURRENT, PLANNED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import geopandas as gpd

    from geo.finding import Finding
    from geo.transition import Transition
    from parks.change import PlannedAndBuilt
    from parks.classes.land_class import Level
    from parks.evaluation import Evaluation, Options
    from parks.need import Need
    from parks.region import Region

FINEST: Level = 3
INDUSTRY = "A2"
"""Evaluation group of the classes that are told at the finest level: industry and warehouses."""
AREA_COLUMNS = ("unit_id", "state", "class", "area_m2")
SUM_COLUMNS = ("unit_id", "state", "zone_m2", "gaps_m2", "overlaps_m2")


@dataclass(frozen=True, eq=False, kw_only=True)
class LandFacts:
    """
    Land use of a region's units.

    Parameters
    ----------
    source
        Name of the land-use file.
    edition
        Edition of the classes; None where the region names none that is known.
    bounds
        Boundary of each unit whose land is measured: rows of `region.parks`.
    areas
        `unit_id`, `state` (`planned`, `current`), `class` (code, or a marker of `geo.transition`),
        `area_m2` on the ellipsoid. Land without a parcel has no row.
    sums
        `unit_id`, `state`, `zone_m2`, `gaps_m2` (covered by no parcel), `overlaps_m2`.
    change
        Both states compared, by the classes of the page; None where one of them is missing.
    kept, realised
        `geo.transition.summary` and `geo.transition.realised` of it; empty where there is none.
    missing
        What the areas need and do not find; empty where there are some.
    missing_change
        What the comparison of the states needs, for all units and by unit.
    evaluation
        Every unit by the published rules.
    is_disjoint
        Whether no boundary overlaps another, so that areas add up.
    findings
        What is doubtful about classes, states, boundaries and attributes, each once.
    """

    source: str
    edition: Edition | None
    bounds: gpd.GeoDataFrame
    areas: pd.DataFrame
    sums: pd.DataFrame
    change: Transition | None
    kept: pd.DataFrame
    realised: pd.DataFrame
    missing: tuple[Need, ...]
    missing_change: tuple[Need, ...]
    missing_by_unit: Mapping[str, Need]
    evaluation: Evaluation
    is_disjoint: bool
    findings: tuple[Finding, ...]


def land_facts(region: Region, *, options: Options | None = None) -> LandFacts | None:
    """
    Measure, compare and evaluate the land use of a region.

    Parameters
    ----------
    region
        The region; it is not changed.
    options
        Choices of the evaluation; None for the defaults.

    Returns
    -------
    facts
        None where the region has no land use. Whatever cannot be computed says what it needs.
    """
    if region.landuse is None:
        return None
    compared = planned_and_built(region, edition_level=FINEST)
    chosen = edition(compared.edition) if compared.edition in EDITIONS else None
    change = None
    if compared.transition is not None and chosen is not None:
        change = _by_page_class(compared.transition, chosen)
    evaluation = evaluate_region(region, options=options)
    missing = _missing(compared, region)
    areas, sums = _areas(region, compared, change, chosen) if not missing else _nothing()
    return LandFacts(
        source=landuse_name(region),
        edition=chosen,
        bounds=compared.bounds,
        areas=areas,
        sums=sums,
        change=change,
        kept=summary(change) if change else pd.DataFrame(),
        realised=realised(change) if change else pd.DataFrame(),
        missing=missing,
        missing_change=compared.missing,
        missing_by_unit=compared.missing_by_unit,
        evaluation=evaluation,
        is_disjoint=_is_disjoint(compared.bounds),
        findings=_findings(compared, evaluation),
    )


def page_class(code: str, chosen: Edition) -> str:
    """Return the class under which the page tells a class; markers stay as they are."""
    if code not in chosen.classes:
        return code
    level: Level = 3 if chosen.classes[code].evaluation == INDUSTRY else 2
    return roll_up(code, chosen, level)


def _missing(compared: PlannedAndBuilt, region: Region) -> tuple[Need, ...]:
    """Say what areas by class need; one of the two states is enough for them."""
    needed = (NO_CRS, NO_CLASSES, NO_EDITION, NO_BOUNDARY)
    lacks = tuple(item for item in compared.missing if item in needed)
    return lacks if region.landuse is not None else ()


def _findings(compared: PlannedAndBuilt, evaluation: Evaluation) -> tuple[Finding, ...]:
    """Return each doubt once: both read the current parcels."""
    told = {_about(finding) for finding in compared.findings}
    return (*compared.findings, *(one for one in evaluation.findings if _about(one) not in told))


def _about(finding: Finding) -> tuple[str, ...]:
    return finding.code, finding.source, finding.field, finding.feature_id


def _by_page_class(found: Transition, chosen: Edition) -> Transition:
    matrix = found.matrix
    codes = pd.unique(pd.concat([matrix["before"], matrix["after"]]))
    names = {code: page_class(code, chosen) for code in codes}
    rolled = matrix.assign(before=matrix["before"].map(names), after=matrix["after"].map(names))
    keys = ["zone_id", "before", "after"]
    return dataclasses.replace(found, matrix=rolled.groupby(keys, as_index=False).sum())


def _areas(
    region: Region, compared: PlannedAndBuilt, change: Transition | None, chosen: Edition | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    if change is not None:
        return _areas_of_change(change)
    if chosen is None or region.landuse is None:
        return _nothing()
    states = states_of(region.landuse, edition=chosen.id, level=FINEST, source=landuse_name(region))
    parts = [
        _areas_of_state(name, parcels, compared.bounds, chosen)
        for name, parcels in ((PLANNED, states.planned), (CURRENT, states.current))
        if len(parcels)
    ]
    if not parts:
        return _nothing()
    areas, sums = (pd.concat(tables, ignore_index=True) for tables in zip(*parts, strict=True))
    return areas, sums


def _areas_of_change(change: Transition) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Areas of both states from the matrix, in which every place counts once."""
    sides = ((PLANNED, "after"), (CURRENT, "before"))
    areas = pd.concat([_side(change, state, side) for state, side in sides], ignore_index=True)
    found = change.reconciliation
    sums = [
        pd.DataFrame({
            "unit_id": found["zone_id"],
            "state": state,
            "zone_m2": found["zone_m2"],
            "gaps_m2": found["zone_m2"] - found[f"{side}_m2"],
            "overlaps_m2": found[f"{side}_overlap_m2"],
        })
        for state, side in sides
    ]  # fmt: skip
    return areas, pd.concat(sums, ignore_index=True)


def _side(change: Transition, state: str, side: str) -> pd.DataFrame:
    rows = change.matrix[change.matrix[side] != NO_PARCEL]
    sums = rows.groupby(["zone_id", side])["area_m2"].sum().reset_index()
    return pd.DataFrame(
        {
            "unit_id": sums["zone_id"],
            "state": state,
            "class": sums[side],
            "area_m2": sums["area_m2"],
        }
    )


def _areas_of_state(
    state: str, parcels: gpd.GeoDataFrame, bounds: gpd.GeoDataFrame, chosen: Edition
) -> tuple[pd.DataFrame, pd.DataFrame]:
    names = {code: page_class(code, chosen) for code in parcels[CLASS].unique()}
    classed = parcels.assign(**{CLASS: parcels[CLASS].map(names)})
    found = overlay(bounds, classed, zone_id="unit_id", class_field=CLASS)
    areas = found.by_class.rename(columns={"zone_id": "unit_id"}).assign(state=state)
    areas["class"] = areas["class"].replace("", UNCLASSIFIED)
    sums = found.by_zone.rename(columns={"zone_id": "unit_id", "zone_area_m2": "zone_m2"})
    return areas[list(AREA_COLUMNS)], sums.assign(state=state)[list(SUM_COLUMNS)]


def _nothing() -> tuple[pd.DataFrame, pd.DataFrame]:
    return pd.DataFrame(columns=list(AREA_COLUMNS)), pd.DataFrame(columns=list(SUM_COLUMNS))


def _is_disjoint(bounds: gpd.GeoDataFrame) -> bool:
    shapes = shapely.make_valid(bounds.geometry.to_numpy())
    tree = shapely.STRtree(shapes)
    first, second = tree.query(shapes, predicate="intersects")
    pairs: Iterator[tuple[int, int]] = zip(first.tolist(), second.tolist(), strict=True)
    return not any(one < other and _overlap(shapes[one], shapes[other]) for one, other in pairs)


def _overlap(one: shapely.Geometry, other: shapely.Geometry) -> bool:
    """Tell whether two boundaries have more in common than a border: a millionth of the smaller."""
    common = shapely.area(shapely.intersection(one, other))
    return bool(common > 1e-6 * min(shapely.area(one), shapely.area(other)))
