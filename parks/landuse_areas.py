"""Planned and current land of a region's units by class, with what balances it to each unit."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from geo.overlay import overlay
from parks.boundaries import boundary_by_unit
from parks.change.missing import NO_BOUNDARY, NO_CLASSES, NO_CRS, NO_CURRENT, NO_EDITION, NO_LAYER
from parks.change.states import CLASS, landuse_name, states_of
from parks.classes import EDITIONS
from parks.landuse_state import CURRENT, PLANNED
from parks.vocabulary import Extent

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.finding import Finding
    from geo.overlay import Overlay
    from parks.classes.land_class import Level
    from parks.need import Need
    from parks.region import Region

EXTENTS = (Extent.PLANNED, Extent.APPROVED)
CLASS_COLUMNS = ("unit_id", "state", "class", "area_m2", "parcels", "share")
UNIT_COLUMNS = (
    "unit_id", "state", "zone_area_m2", "classified_m2", "unclassified_m2", "gaps_m2",
    "overlaps_m2", "residual_m2", "parcels",
)  # fmt: skip


@dataclass(frozen=True, eq=False, kw_only=True)
class LanduseAreas:
    """
    Land of units by state and class.

    Parameters
    ----------
    by_class
        One row a unit, state and class: `unit_id`, `state` (`current`, `planned`), `class` (empty
        for land without a known class), `area_m2` on the ellipsoid, `parcels`, `share` (of the
        unit's area).
    by_unit
        One row a unit and state, columns of `geo.overlay.Overlay.by_zone`: classified +
        unclassified + gaps - overlaps = the area of the unit, but for the residual.
    bounds
        Boundary of each unit: planned, else approved; rows of `region.parks`.
    edition, level
        Edition of the classes, and the level they are rolled up to.
    missing
        What is needed and not there; empty where areas were measured.
    findings
        What is doubtful about layer and classes.
    """

    by_class: pd.DataFrame
    by_unit: pd.DataFrame
    bounds: gpd.GeoDataFrame
    edition: str
    level: Level
    missing: tuple[Need, ...] = ()
    findings: tuple[Finding, ...] = ()


def landuse_areas(region: Region, *, level: Level = 2) -> LanduseAreas:
    """
    Measure the planned and the current land of every unit that has a boundary.

    Parameters
    ----------
    region
        The region.
    level
        Level of the classes, 1 to 3; finer classes are rolled up, coarser ones stay.

    Returns
    -------
    areas
        States that the layer has; what is missing is said in it.
    """
    bounds = boundary_by_unit(region, extents=EXTENTS)
    missing = _missing(region, bounds)
    nothing = LanduseAreas(
        by_class=pd.DataFrame(columns=list(CLASS_COLUMNS)),
        by_unit=pd.DataFrame(columns=list(UNIT_COLUMNS)),
        bounds=bounds,
        edition=region.meta.landuse_edition,
        level=level,
        missing=missing,
    )
    if missing or region.landuse is None:
        return nothing
    source = landuse_name(region)
    states = states_of(region.landuse, edition=nothing.edition, level=level, source=source)
    measured = {
        name: overlay(bounds, parcels, zone_id="unit_id", class_field=CLASS)
        for name, parcels in ((CURRENT, states.current), (PLANNED, states.planned))
        if len(parcels)
    }
    if not measured:
        return dataclasses.replace(nothing, missing=(NO_CURRENT,), findings=states.findings)
    return dataclasses.replace(
        nothing,
        by_class=_table({name: found.by_class for name, found in measured.items()}, CLASS_COLUMNS),
        by_unit=_table({name: found.by_zone for name, found in measured.items()}, UNIT_COLUMNS),
        findings=(*states.findings, *_told(measured, source)),
    )


def _missing(region: Region, bounds: gpd.GeoDataFrame) -> tuple[Need, ...]:
    parcels = region.landuse
    if parcels is None:
        return (NO_LAYER,)
    lacks = {
        NO_CRS: parcels.crs is None,
        NO_CLASSES: "class_code" not in parcels,
        NO_EDITION: region.meta.landuse_edition not in EDITIONS,
        NO_BOUNDARY: bounds.empty,
    }
    return tuple(need for need, is_lacking in lacks.items() if is_lacking)


def _table(by_state: dict[str, pd.DataFrame], columns: tuple[str, ...]) -> pd.DataFrame:
    """Return tables of states as one, with the state in a column."""
    frames = [
        frame.rename(columns={"zone_id": "unit_id"}).assign(state=name)
        for name, frame in by_state.items()
    ]
    return pd.concat(frames, ignore_index=True)[list(columns)]


def _told(measured: dict[str, Overlay], source: str) -> tuple[Finding, ...]:
    """Return the findings of both states with the name of the file in place of `parcels`."""
    return tuple(
        dataclasses.replace(item, source=f"{source} ({name})")
        if item.source == "parcels"
        else dataclasses.replace(item, source="parks.geojson")
        for name, found in measured.items()
        for item in found.findings
    )
