"""Areas and lengths of lon/lat geometries, measured on the WGS 84 ellipsoid."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
from pyproj import Geod

from geo.authalic import Authalic

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = (
        BaseGeometry | Sequence[BaseGeometry | None] | NDArray[np.object_] | gpd.GeoSeries
    )

WGS84_SEMI_MAJOR_M = 6_378_137.0
WGS84_FLATTENING = 1 / 298.257223563
WGS84_ECCENTRICITY = (WGS84_FLATTENING * (2 - WGS84_FLATTENING)) ** 0.5

WGS84_AREAS = Authalic(semi_major_m=WGS84_SEMI_MAJOR_M, flattening=WGS84_FLATTENING)
WGS84 = Geod(a=WGS84_SEMI_MAJOR_M, f=WGS84_FLATTENING)

LINE_TYPES = (shapely.GeometryType.LINESTRING, shapely.GeometryType.MULTILINESTRING)
POLYGON_TYPES = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def ellipsoidal_area_m2(geometries: Geometries) -> Floats:
    """
    Areas of polygons on the WGS 84 ellipsoid, edges straight in the lon/lat plane.

    Parameters
    ----------
    geometries
        Polygons or multipolygons, lon/lat degrees (EPSG:4326 or 4490): one, a sequence, an array or
        a GeoSeries. Holes are subtracted; ring direction does not matter.

    Returns
    -------
    area_m2
        Shape (n,), square metres, >= 0. An empty polygon has 0, a missing one (None) has NaN.

    Raises
    ------
    ValueError
        If something is not a polygon, lies outside +-180, +-90 degrees, or is in a projected CRS.

    Notes
    -----
    The area between the equator and an edge is a^2/2 times the integral of q over longitude, with q
    of Snyder (1987), Map projections: a working manual, USGS Professional Paper 1395, eq. 3-12.
    Simpson's rule with three evaluations an edge is exact to about 4e-11 for an edge of one degree
    of latitude, so areas of parts add up to the area of the whole. Geodesic edges (`pyproj.Geod`)
    are other lines: they enclose 1e-8 more or less where opposite edges are alike, up to 1e-6 on an
    odd-shaped parcel with edges of 200 m.

    Examples
    --------
    >>> (ellipsoidal_area_m2(shapely.box(106, 29, 107, 30)) / 1e6).round(2)
    array([10748.])
    """
    polygons = _checked(geometries, POLYGON_TYPES, "polygon")
    start, end, owner = edges(shapely.orient_polygons(polygons))
    return _summed(WGS84_AREAS.between_m2(start, end), owner, polygons)


def geodesic_length_m(geometries: Geometries) -> Floats:
    """
    Lengths of lines, or perimeters of polygons, as sums of geodesics from vertex to vertex.

    Parameters
    ----------
    geometries
        Lines or polygons, lon/lat degrees (EPSG:4326 or 4490): one, a sequence, an array or a
        GeoSeries. The rings of holes count.

    Returns
    -------
    length_m
        Shape (n,), metres, >= 0. An empty geometry has 0, a missing one (None) has NaN.

    Raises
    ------
    ValueError
        If something is a point or a collection, lies outside +-180, +-90 degrees, or is in a
        projected CRS.

    Notes
    -----
    Karney (2013), doi:10.1007/s00190-012-0578-z, through `pyproj.Geod`.
    """
    lines = _checked(geometries, LINE_TYPES + POLYGON_TYPES, "line or polygon")
    start, end, owner = edges(lines)
    *_, length_m = WGS84.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    return _summed(length_m, owner, lines)


def edges(geometries: NDArray[np.object_]) -> tuple[Floats, Floats, Indices]:
    """
    Return the edges of lines and polygons.

    Returns
    -------
    start, end
        Shape (n, 2) each.
    owner
        Row of the geometry that each belongs to, shape (n,).
    """
    is_polygon = np.isin(shapely.get_type_id(geometries), POLYGON_TYPES)
    lines = np.where(is_polygon, shapely.boundary(geometries), geometries)
    parts, owner = shapely.get_parts(lines, return_index=True)
    lonlat, part = shapely.get_coordinates(parts, return_index=True)
    same_part = part[1:] == part[:-1]
    return lonlat[:-1][same_part], lonlat[1:][same_part], owner[part[1:][same_part]]


def _summed(values: Floats, owner: Indices, geometries: NDArray[np.object_]) -> Floats:
    """Sum of the edges of each geometry; NaN where there is no geometry."""
    sums = np.bincount(owner, weights=values, minlength=len(geometries))
    return np.where(shapely.is_missing(geometries), np.nan, sums)


def _checked(
    geometries: Geometries, types: tuple[shapely.GeometryType, ...], expected: str
) -> NDArray[np.object_]:
    """Geometries as an array (n,), after the checks that both measures need."""
    crs = getattr(geometries, "crs", None)
    if crs is not None and not crs.is_geographic:
        raise ValueError(f"expected lon/lat degrees, got {crs.name!r}. Convert with to_crs(4326)")
    array = np.atleast_1d(np.asarray(geometries, dtype=object))
    other = ~np.isin(shapely.get_type_id(array), types) & ~shapely.is_missing(array)
    if other.any():
        raise ValueError(f"expected {expected}, got {array[other][0].geom_type!r}")
    _check_degrees(array)
    return array


def _check_degrees(geometries: NDArray[np.object_]) -> None:
    limits = np.abs(shapely.get_coordinates(geometries)).max(axis=0, initial=0)
    if (limits > (180, 90)).any():
        raise ValueError(f"expected lon/lat within +-180, +-90, got up to {limits.tolist()}")
