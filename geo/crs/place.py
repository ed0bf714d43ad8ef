"""Where on the Earth the numbers of a layer lie if they are read in a given CRS."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from geo.crs.kind import area_of_use, horizontal
from geo.measure import WGS84

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats: TypeAlias = NDArray[np.float64]

WGS84_CODE = 4326
CLOSES_M = 1_000.0
CLOSES_DEG = 0.01
"""PROJ may go and come back by different datum shifts; numbers of another CRS miss by far more."""
MIDDLE_SHARE = (0.05, 0.95)
BALLPARK = "ballpark"
SAMPLE_INSIDE = 500
KILOMETRE_M = 1_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """
    Where a layer lies under one reading of its numbers.

    Parameters
    ----------
    lon, lat
        Median position, degrees (EPSG:4326).
    distance_m
        Geodesic distance of the box of the layer (without its outer 5 % on each side) from the
        place where it should lie; 0 if they meet.
    share_inside
        Share of the sampled positions inside that place, 0 to 1.
    """

    lon: float
    lat: float
    distance_m: float
    share_inside: float


def lonlat_in(points: Floats, crs: CRS) -> Floats:
    """
    Longitude and latitude of points of a CRS.

    Parameters
    ----------
    points
        Shape (n, 2): x (east), y (north) in the units of the CRS.
    crs
        Their CRS, geographic or projected.

    Returns
    -------
    lonlat
        Shape (n, 2), degrees (EPSG:4326); NaN for points that the CRS cannot hold: where PROJ fails
        or does not come back to nearly the same numbers.
    """
    try:
        forward = _to_wgs84(crs)
        lonlat = np.column_stack(forward.transform(points[:, 0], points[:, 1]))
        back = np.column_stack(forward.transform(lonlat[:, 0], lonlat[:, 1], direction="INVERSE"))
    except ProjError:
        return np.full_like(points, np.nan)
    tolerance = CLOSES_DEG if crs.is_geographic else CLOSES_M
    with np.errstate(invalid="ignore"):
        closes = np.asarray((np.abs(back - points) < tolerance).all(axis=1))
    return np.where(closes[:, np.newaxis], lonlat, np.nan)


def leads_to_wgs84(crs: CRS) -> bool:
    """
    Whether PROJ has any operation from a CRS to WGS 84.

    Parameters
    ----------
    crs
        Geographic or projected CRS.

    Returns
    -------
    leads
        False for a CRS of another planet, or one without a definite projection.
    """
    try:
        _to_wgs84(crs)
    except ProjError:
        return False
    return True


def landing(lonlat: Floats, near: BaseGeometry) -> Landing | None:
    """
    Where positions lie relative to the place where they should be.

    Parameters
    ----------
    lonlat
        Shape (n, 2), degrees (EPSG:4326); NaN where there is no position.
    near
        The place, lon/lat degrees (EPSG:4326).

    Returns
    -------
    landing
        None if fewer than half of the positions exist.
    """
    found = lonlat[np.isfinite(lonlat).all(axis=1)]
    if 2 * len(found) < len(lonlat) or not len(found):
        return None
    low, high = np.quantile(found, MIDDLE_SHARE, axis=0)
    lon, lat = np.median(found, axis=0)
    sample = found[:: max(1, len(found) // SAMPLE_INSIDE)]
    inside = shapely.intersects_xy(near, sample[:, 0], sample[:, 1])
    return Landing(
        lon=float(lon),
        lat=float(lat),
        distance_m=_distance_m(shapely.box(*low, *high), near),
        share_inside=float(inside.mean()),
    )


def degrees_outside(lonlat: Floats, crs: CRS) -> Floats:
    """
    How far positions lie outside the area of use of a CRS.

    Parameters
    ----------
    lonlat
        Shape (n, 2), degrees (EPSG:4326); NaN where there is no position.
    crs
        CRS with an area of use; one without is good everywhere.

    Returns
    -------
    outside_deg
        Shape (n,), degrees of longitude or latitude, whichever is more; 0 inside; infinite where
        there is no position.
    """
    area = area_of_use(crs)
    if area is None:
        return np.where(np.isnan(lonlat).any(axis=1), np.inf, 0.0)
    west, south, east, north = area
    half_width = ((east - west) % 360 or 360) / 2
    from_middle = np.abs((lonlat[:, 0] - west - half_width + 180) % 360 - 180)
    beyond_lat = np.maximum(south - lonlat[:, 1], lonlat[:, 1] - north)
    outside = np.maximum(from_middle - half_width, beyond_lat)
    return np.where(np.isnan(outside), np.inf, np.maximum(outside, 0.0))


def median_lonlat(points: Floats, crs: CRS) -> tuple[float | None, float | None]:
    """
    Middle of a layer.

    Parameters
    ----------
    points
        Shape (n, 2): x, y in the CRS.
    crs
        Geographic or projected CRS.

    Returns
    -------
    lon, lat
        Median position, degrees (EPSG:4326); None, None if PROJ finds no position.
    """
    lonlat = lonlat_in(points, crs)
    found = lonlat[np.isfinite(lonlat).all(axis=1)]
    if not len(found):
        return None, None
    lon, lat = np.median(found, axis=0)
    return float(lon), float(lat)


def is_ballpark(crs: CRS, point: Floats) -> bool:
    """
    Whether PROJ goes from a CRS to WGS 84 without any shift of datum at a place.

    Parameters
    ----------
    crs
        The CRS, geographic or projected.
    point
        x, y in it, shape (2,).

    Returns
    -------
    is_ballpark
        True if the operation that PROJ uses there calls itself a ballpark one.

    Notes
    -----
    PROJ chooses among several operations for each point, so the one that was used is asked for its
    name; the first of `TransformerGroup` may be another one.
    """
    transformer = Transformer.from_crs(horizontal(crs), WGS84_CODE, always_xy=True)
    transformer.transform(point[0], point[1])
    try:
        used = transformer.get_last_used_operation().description
    except ProjError:  # a transformer of one operation has no "last used" one
        used = transformer.description
    return BALLPARK in used.lower()


def place_text(lon: float, lat: float) -> str:
    """
    Return a position for a message, e.g. "106.6500 E, 29.0300 N".

    Parameters
    ----------
    lon, lat
        Degrees (EPSG:4326).

    Returns
    -------
    text
        Four decimals, about 10 m.
    """
    east, north = "E" if lon >= 0 else "W", "N" if lat >= 0 else "S"
    return f"{abs(lon):.4f} {east}, {abs(lat):.4f} {north}"


@lru_cache(maxsize=128)
def _to_wgs84(crs: CRS) -> Transformer:
    return Transformer.from_crs(horizontal(crs), WGS84_CODE, always_xy=True)


def _distance_m(box: BaseGeometry, near: BaseGeometry) -> float:
    """Geodesic distance between the nearest points of two shapes (nearest in the lon/lat plane)."""
    line = shapely.shortest_line(box, near)
    (lon, lat), (other_lon, other_lat) = shapely.get_coordinates(line)
    *_, distance_m = WGS84.inv(lon, lat, other_lon, other_lat)
    return float(distance_m)
