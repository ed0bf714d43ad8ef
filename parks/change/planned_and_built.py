"""Planned and current land of a region's units, compared class by class."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from geo.transition import Transition, transition
from parks.boundaries import boundary_by_unit
from parks.change.missing import NO_BOUNDARY, NO_CURRENT_INSIDE, NO_PLANNED_INSIDE
from parks.change.states import CLASS, landuse_name, missing_states, states_of
from parks.vocabulary import Extent

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd

    from geo.finding import Finding
    from geo.plane import AreaMethod
    from parks.classes.land_class import Level
    from parks.need import Need
    from parks.region import Region

EXTENTS = (Extent.PLANNED, Extent.APPROVED)
"""Extents that a plan covers, the first that is there."""
NOTHING: Mapping[str, Need] = MappingProxyType({})


@dataclass(frozen=True, eq=False, kw_only=True)
class PlannedAndBuilt:
    """
    Current land (before) and planned land (after) of the units of a region.

    Parameters
    ----------
    transition
        Both states compared; its zones are the units, by id. None where it cannot be computed.
    bounds
        Boundary of each unit, rows of `region.parks`.
    edition, level
        Edition of the classes, and the level they are rolled up to; None if they stand as written.
    missing
        What the whole comparison needs and does not find; empty where it was made.
    missing_by_unit
        What units need and do not have: a boundary, or parcels of a state inside of it. A unit
        without parcels of one state is in the transition all the same.
    findings
        What is doubtful about layer, classes and boundaries.
    """

    transition: Transition | None
    bounds: gpd.GeoDataFrame
    edition: str
    level: Level | None
    missing: tuple[Need, ...]
    missing_by_unit: Mapping[str, Need]
    findings: tuple[Finding, ...]


def planned_and_built(
    region: Region, *, edition_level: Level | None = 2, area: AreaMethod = "ellipsoidal"
) -> PlannedAndBuilt:
    """
    Compare the current with the planned land use of every unit that has a boundary.

    Parameters
    ----------
    region
        A region with land use of both states: column `state` says `current` or `planned`; parcels
        that say nothing are current.
    edition_level
        Level of the classes compared, 1 to 3; finer classes are rolled up, coarser ones stay. None
        compares codes as they are written.
    area
        `ellipsoidal`, or `planar` in the projected CRS of the parcels.

    Returns
    -------
    found
        What is missing is said in it; nothing is raised for that.

    Raises
    ------
    ValueError
        If the level is none of 1, 2, 3, or degrees should be planar.

    Notes
    -----
    A unit is compared in its planned boundary, or the approved one where there is none; schematic
    shapes and those whose area means nothing are left out.
    """
    bounds = boundary_by_unit(region, extents=EXTENTS)
    missing = missing_states(region, edition_level)
    if bounds.empty:
        missing = (*missing, NO_BOUNDARY)
    nothing = PlannedAndBuilt(
        transition=None,
        bounds=bounds,
        edition=region.meta.landuse_edition,
        level=edition_level,
        missing=missing,
        missing_by_unit=_without_boundary(region, bounds),
        findings=(),
    )
    if missing or region.landuse is None:
        return nothing
    source = landuse_name(region)
    states = states_of(region.landuse, edition=nothing.edition, level=edition_level, source=source)
    found = transition(
        bounds,
        states.current,
        states.planned,
        zone_id="unit_id",
        before_class=CLASS,
        after_class=CLASS,
        area=area,
    )
    return dataclasses.replace(
        nothing,
        transition=found,
        missing_by_unit={**nothing.missing_by_unit, **_without_parcels(found)},
        findings=(*states.findings, *_renamed(found.findings, source)),
    )


def _without_boundary(region: Region, bounds: gpd.GeoDataFrame) -> Mapping[str, Need]:
    """Units that are drawn somehow, but have no boundary to compare in."""
    drawn = region.parks["unit_id"].drop_duplicates()
    left_out = drawn[~drawn.isin(bounds["unit_id"])]
    return dict.fromkeys(left_out, NO_BOUNDARY)


def _without_parcels(found: Transition) -> Mapping[str, Need]:
    sums = found.reconciliation.set_index("zone_id")
    return {
        **dict.fromkeys(sums.index[sums["after_m2"] == 0], NO_PLANNED_INSIDE),
        **dict.fromkeys(sums.index[sums["before_m2"] == 0], NO_CURRENT_INSIDE),
    }


def _renamed(findings: tuple[Finding, ...], source: str) -> tuple[Finding, ...]:
    """Return findings with the names of files in place of those of the states."""
    names = {
        "before": f"{source} (current)",
        "after": f"{source} (planned)",
        "zones": "parks.geojson",
    }
    return tuple(dataclasses.replace(finding, source=names[finding.source]) for finding in findings)
