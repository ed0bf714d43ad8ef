"""Checks of the boundaries: validity, the district around them, the area published for them."""

from collections.abc import Iterator

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo import ellipsoidal_area_m2
from geo.finding import Finding
from parks.measure_unit import measure_units
from parks.records import Record, records
from parks.region import Region
from parks.vocabulary import Basis, Extent

AREA_TOLERANCE = 1e-3
DRAWN_TO_AREA = (Extent.PLANNED, Extent.APPROVED, Extent.BUILT)


def invalid_shapes(region: Region) -> Iterator[Finding]:
    """Yield boundaries that are not valid polygons, with the reason."""
    for row, shape in _pairs(region.parks):
        if not shape.is_valid:
            yield _finding(
                row,
                shape,
                code="invalid-geometry",
                value=str(shapely.is_valid_reason(shape)),
                message="the boundary is not a valid polygon",
                remedy="Mend it in a GIS; nothing was repaired.",
            )


def outside_district(region: Region) -> Iterator[Finding]:
    """Yield boundaries that reach outside the district outline."""
    district = region.district.geometry.union_all()
    for row, shape in _pairs(region.parks):
        if shape.is_valid and not shape.within(district):
            yield _finding(
                row,
                shape,
                code="outside-district",
                message="the boundary reaches outside the district outline",
                remedy="Check its CRS and datum: GCJ-02 coordinates lie about 500 m off.",
            )


def wrong_areas(region: Region) -> Iterator[Finding]:
    """Yield schematic boundaries that do not have the area published for them."""
    for row, shape in _pairs(region.parks):
        if row["basis"] != Basis.SCHEMATIC or row["extent"] not in DRAWN_TO_AREA:
            continue
        drawn = float(ellipsoidal_area_m2([shape])[0])
        published = published_areas_m2(region, row["unit_id"], row["extent"])
        if not any(abs(drawn / area - 1) <= AREA_TOLERANCE for area in published):
            known = ", ".join(f"{area:.0f} m²" for area in published) or "none"
            yield _finding(
                row,
                shape,
                code="area-differs",
                value=f"{drawn:.0f} m²",
                message=f"the drawn area is not a published one ({known})",
                remedy="Draw it to the published area, or set extent to illustration.",
            )


def published_areas_m2(region: Region, unit_id: str, extent: str) -> tuple[float, ...]:
    """
    Return the areas that documents give for an extent of a unit.

    Parameters
    ----------
    region
        A loaded region.
    unit_id
        Id of the unit: only its own figures count, never those of its parent.
    extent
        `planned`, `approved` or `built`.

    Returns
    -------
    areas_m2
        Square metres, in file order; empty where nothing is published.
    """
    rows = region.indicators
    own = rows[(rows["unit_id"] == unit_id) & (rows["indicator"] == f"{extent}_area")]
    units = measure_units()
    return tuple(
        row["value"] * float(units[row["unit"]].factor)
        for row in records(own)
        if row["unit"] in units and row["value"] is not None
    )


def _pairs(frame: gpd.GeoDataFrame) -> Iterator[tuple[Record, BaseGeometry]]:
    drawn = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
    yield from zip(records(drawn), drawn.geometry, strict=True)


def _finding(
    row: Record, shape: BaseGeometry, *, code: str, message: str, remedy: str, value: str = ""
) -> Finding:
    lon, lat = shapely.get_coordinates(shapely.point_on_surface(shape))[0]
    return Finding(
        level="error",
        code=code,
        source="parks.geojson",
        feature_id=row["id"],
        field="geometry",
        value=value,
        message=message,
        remedy=remedy,
        lon=round(float(lon), 6),
        lat=round(float(lat), 6),
    )
