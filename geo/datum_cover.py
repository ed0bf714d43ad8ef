"""Suspicion of a shifted datum from polygons that should cover each other and do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.datum import Datum, positions_to_wgs84, wgs84_to_bd09, wgs84_to_gcj02
from geo.datum_evidence import DatumSuspicion

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = Sequence[BaseGeometry | None] | NDArray[np.object_] | gpd.GeoSeries

MOST_ZONES = 100
GRID = 15
MOST_PARCELS = 3_000
FEWEST_POINTS = 30
GAIN = 0.05
MOST_LEFT = 0.15
LEFT_SHARE = 0.35
SLACK = 0.02


def suspicion_from_cover(parcels: Geometries, zones: Geometries) -> DatumSuspicion | None:
    """
    Suspicion from a layer of polygons that should fill other polygons, or lie in them.

    Parameters
    ----------
    parcels
        Polygons of the layer, lon/lat degrees.
    zones
        Polygons that they should fill, lon/lat degrees (EPSG:4326).

    Returns
    -------
    suspicion
        None unless undoing GCJ-02 or BD-09 shrinks the uncovered share of the zones, or the share
        of parcels outside the zones, to about a third and under 15 %, by 5 percent points or more,
        without making the other larger, and no other datum does as well.

    Notes
    -----
    Sampled: a grid of 15 by 15 points over each of at most 100 zones, and an inner point of at most
    3000 parcels. Not the parcels but the points are shifted, which is cheap.
    """
    areas, places = _polygons(parcels), _polygons(zones)
    if not len(areas) or not len(places):
        return None
    grid, inner = _grid_points(_some(places, MOST_ZONES)), _inner_points(areas)
    if min(len(grid), len(inner) * GRID) < FEWEST_POINTS:
        return None
    bare = _bare_shares(areas, grid)
    outside = _outside_shares(places, inner)
    best = int((bare + outside).argmin())
    if best == 0 or not _is_clear(bare, outside, best):
        return None
    return _suspicion(tuple(Datum)[best], bare[[0, best]], outside[[0, best]], grid)


def _is_clear(bare: Floats, outside: Floats, best: int) -> bool:
    """Whether one datum explains a misfit that the layer as it stands has."""
    total = bare + outside
    others = np.delete(total, best)
    is_worse = bare[best] > bare[0] + SLACK or outside[best] > outside[0] + SLACK
    if is_worse or total[best] + GAIN > others.min():
        return False
    return any(
        left[0] - left[best] >= GAIN and left[best] <= min(MOST_LEFT, LEFT_SHARE * left[0])
        for left in (bare, outside)
    )


def _bare_shares(parcels: NDArray[np.object_], grid: Floats) -> Floats:
    """Share of points of the zones without a parcel, for each datum the parcels may be in."""
    tree = shapely.STRtree(parcels)
    lon, lat = grid.T
    shifted = [(lon, lat), wgs84_to_gcj02(lon, lat), wgs84_to_bd09(lon, lat)]
    return np.array([_missed_share(tree, np.column_stack(pair)) for pair in shifted])


def _outside_shares(zones: NDArray[np.object_], inner: Floats) -> Floats:
    """Share of parcels with their inner point outside every zone, for each datum."""
    tree = shapely.STRtree(zones)
    undone = [positions_to_wgs84(inner[:, 0], inner[:, 1], datum=datum) for datum in Datum]
    return np.array([_missed_share(tree, np.column_stack(pair)) for pair in undone])


def _missed_share(tree: shapely.STRtree, lonlat: Floats) -> float:
    points, _ = tree.query(shapely.points(lonlat), predicate="intersects")
    return 1 - len(np.unique(points)) / len(lonlat)


def _grid_points(zones: NDArray[np.object_]) -> Floats:
    """Points of a grid over each zone that lie in it, shape (n, 2)."""
    low, high = np.hsplit(shapely.bounds(zones), 2)
    steps = (np.arange(GRID) + 0.5) / GRID
    x, y = (axis.ravel() for axis in np.meshgrid(steps, steps))
    lon = low[:, :1] + (high - low)[:, :1] * x
    lat = low[:, 1:] + (high - low)[:, 1:] * y
    inside = shapely.intersects_xy(zones[:, np.newaxis], lon, lat)
    return np.column_stack([lon[inside], lat[inside]])


def _inner_points(parcels: NDArray[np.object_]) -> Floats:
    return shapely.get_coordinates(shapely.point_on_surface(_some(parcels, MOST_PARCELS)))


def _some(geometries: NDArray[np.object_], most: int) -> NDArray[np.object_]:
    """At most about `most` of them, evenly spread."""
    return geometries[:: -(-len(geometries) // most)]


def _polygons(geometries: Geometries) -> NDArray[np.object_]:
    """Polygons with an area; invalid ones are made valid, as the predicates need it."""
    array = np.atleast_1d(np.asarray(geometries, dtype=object))
    found = array[(shapely.get_dimensions(array) == 2) & ~shapely.is_empty(array)]  # noqa: PLR2004
    return np.asarray(np.where(shapely.is_valid(found), found, shapely.make_valid(found)))


def _suspicion(datum: Datum, bare: Floats, outside: Floats, grid: Floats) -> DatumSuspicion:
    lon, lat = np.median(grid, axis=0)
    return DatumSuspicion(
        datum=datum,
        evidence=f"{bare[0]:.0%} of the zones are without a parcel and {outside[0]:.0%} of the "
        f"parcels outside the zones; with that undone {bare[1]:.0%} and {outside[1]:.0%}",
        median_before_m=np.nan,
        median_after_m=np.nan,
        lon=float(lon),
        lat=float(lat),
    )
