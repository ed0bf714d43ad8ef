"""Checks of the land use: shapes, neighbours, ids, classes, areas, and the parks around it."""

from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
from pyproj import CRS

from geo.checks.containment import Outside, outside_all
from geo.checks.duplicates import id_findings
from geo.checks.listing import LIMIT
from geo.checks.polygon_layer import geometry_findings
from geo.crs.evidence import settle_crs
from geo.crs.sample import sample_points
from geo.finding import Finding
from parks.boundaries import boundaries_known, district_of
from parks.declared_area import declared_area_findings
from parks.landuse import landuse_path
from parks.region import Region

FEW = 0.05
"""Share of parcels outside every park up to which each of them is told as a probable mistake."""
MOST_OUTSIDE = 0.5
"""Share of a parcel that must lie outside every park for the parcel to lie there."""


@dataclass(frozen=True, eq=False, kw_only=True)
class _Parcels:
    frame: gpd.GeoDataFrame
    ids: tuple[str, ...]
    source: str


def parcels(region: Region) -> Iterator[Finding]:
    """Yield everything doubtful in the land-use layer; nothing where a region has none."""
    path = landuse_path(region.folder)
    if region.landuse is None or path is None:
        return
    held = _Parcels(frame=region.landuse, ids=tuple(region.landuse["id"]), source=path.name)
    verdict = settle_crs(
        sample_points(held.frame.geometry),
        declared=held.frame.crs,
        near=district_of(region),
        source=held.source,
    )
    yield from verdict.findings
    yield from geometry_findings(
        held.frame, source=held.source, ids=held.ids, groups=held.frame.get("state")
    )
    yield from id_findings(held.ids, source=held.source)
    yield from _without_class(held)
    yield from declared_area_findings(held.frame, source=held.source, ids=held.ids)
    if verdict.crs is not None:
        yield from _outside_parks(held, boundaries_known(region), verdict.crs)


def _without_class(held: _Parcels) -> Iterator[Finding]:
    if "class_code" not in held.frame:
        yield Finding(
            level="error",
            code="missing-class-column",
            source=held.source,
            field="class_code",
            message="no column says the class of a parcel",
            remedy="Import the layer again with --map class_code=COLUMN.",
        )
        return
    rows = np.flatnonzero(held.frame["class_code"] == "")
    for row in rows[:LIMIT]:
        yield Finding(
            level="warning",
            code="no-class",
            source=held.source,
            feature_id=held.ids[row],
            field="class_code",
            message="the parcel has no class"
            + (f" ({len(rows):,} parcels have none)" if len(rows) > LIMIT else ""),
            remedy="Give it one; until then it counts as unclassified.",
        )


def _outside_parks(held: _Parcels, zones: gpd.GeoDataFrame, crs: CRS) -> Iterator[Finding]:
    """Yield the parcels outside every known boundary: each one if they are few, else their sum."""
    if zones.empty:
        return
    outside = outside_all(held.frame, zones.to_crs(crs), share=MOST_OUTSIDE)
    if len(outside.rows) > max(1, FEW * len(held.frame)):
        yield _sum_outside(held, outside)
        return
    for number, row in enumerate(outside.rows[:LIMIT]):
        lon, lat = outside.lonlat[number].round(6).tolist()
        yield Finding(
            level="warning",
            code="outside-every-park",
            source=held.source,
            feature_id=held.ids[row],
            value=f"{outside.area_m2[number]:,.0f} m²",
            message=f"{outside.share[number]:.0%} of the parcel lies outside every park",
            remedy="Check its position, or the boundary of the park it belongs to.",
            lon=lon,
            lat=lat,
        )


def _sum_outside(held: _Parcels, outside: Outside) -> Finding:
    largest = int(outside.area_m2.argmax())
    lon, lat = outside.lonlat[largest].round(6).tolist()
    return Finding(
        level="note",
        code="outside-every-park",
        source=held.source,
        value=f"{outside.area_m2.sum():,.0f} m²",
        message=f"{len(outside.rows):,} of {len(held.frame):,} parcels lie outside every park; "
        "the largest of them is shown",
        remedy="They count for no park. Bring in the boundaries they belong to, if there are any.",
        lon=lon,
        lat=lat,
    )
