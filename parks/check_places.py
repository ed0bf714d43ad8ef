"""Checks of located points: the district around them, the park they belong to."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import geodesic_length_m
from geo.finding import Finding
from parks.boundaries import boundaries_known
from parks.check_layers import place_of
from parks.records import Record, records
from parks.region import Region
from parks.vocabulary import PlaceRole

LEAST_MARGIN_M = 100.0
"""How far a point may lie outside the shape it belongs to, beside its own uncertainty."""


def outside_district(region: Region) -> Iterator[Finding]:
    """Yield places that lie outside the district by more than their uncertainty."""
    district = region.district.geometry.union_all()
    for row, point in _points(region):
        away_m = away_from_m(point, district)
        if away_m > _margin_m(row):
            yield _finding(
                row,
                point,
                code="place-outside-district",
                value=f"{away_m / 1000:.1f} km",
                message="the place lies outside the district outline",
                remedy="Check its CRS, and that longitude comes first.",
            )


def outside_park(region: Region) -> Iterator[Finding]:
    """Yield sites that lie outside the known boundary of their own unit."""
    known = boundaries_known(region)
    for row, point in _points(region):
        own = known.geometry[known["unit_id"] == row["unit_id"]]
        if row["role"] != PlaceRole.SITE or own.empty:
            continue
        away_m = min(away_from_m(point, boundary) for boundary in own)
        if away_m > _margin_m(row):
            yield _finding(
                row,
                point,
                code="place-outside-park",
                value=f"{away_m:.0f} m",
                message="the place lies outside the boundary of its own unit",
                remedy="Check the place, the boundary and the datum of both.",
            )


def _points(region: Region) -> Iterator[tuple[Record, shapely.Point]]:
    rows = region.places
    points = rows[rows.geometry.geom_type == "Point"]
    points = points[~points.geometry.is_empty]
    yield from zip(records(points), points.geometry, strict=True)


def away_from_m(shape: BaseGeometry, area: BaseGeometry) -> float:
    """Return the distance of a shape from an area on the ellipsoid, 0 if they meet."""
    if area.is_empty or not shapely.is_valid(area) or area.intersects(shape):
        return 0.0
    return float(geodesic_length_m(shapely.shortest_line(shape, area))[0])


def _margin_m(row: Record) -> float:
    return max(float(np.nan_to_num(row["position_uncertainty_m"] or 0.0)), LEAST_MARGIN_M)


def _finding(
    row: Record, point: shapely.Point, *, code: str, value: str, message: str, remedy: str
) -> Finding:
    lon, lat = place_of(point)
    return Finding(
        level="warning",
        code=code,
        source="places.geojson",
        feature_id=str(row["id"]),
        field="geometry",
        value=value,
        message=message,
        remedy=remedy,
        lon=lon,
        lat=lat,
    )
