"""Polygons that lie outside every zone, wholly or in part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.ground import Ground, places_on
from geo.checks.overlaps import common_area, multipolygons, polygon_parts
from geo.checks.repair import made_valid
from geo.checks.shape_faults import finite_polygons
from geo.checks.threads import in_threads

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

LEAST_SHARE = 1e-6
"""Share of a polygon below which what sticks out is rounding."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Outside:
    """
    Polygons that lie outside all zones by more than a share of their area.

    Parameters
    ----------
    rows
        Their rows, ascending, shape (n,).
    share
        Share of each that lies outside, shape (n,); 1 where it meets no zone.
    area_m2
        Area of each that lies outside, on the ellipsoid, shape (n,).
    lonlat
        A place in what lies outside, degrees (EPSG:4326), shape (n, 2); NaN where unknown.
    """

    rows: Indices
    share: Floats
    area_m2: Floats
    lonlat: Floats


def outside_all(
    parcels: gpd.GeoDataFrame | gpd.GeoSeries,
    zones: gpd.GeoDataFrame | gpd.GeoSeries,
    *,
    share: float = 0.0,
) -> Outside:
    """
    Find polygons that lie outside every zone.

    Parameters
    ----------
    parcels
        Polygons; what is missing, empty or no polygon is passed over, an invalid one stands as its
        repair would be.
    zones
        Polygons in the same CRS, which may overlap.
    share
        Polygons are told where more than this share of their area, from 0 to 1, lies outside.

    Returns
    -------
    outside
        Also those that meet no zone at all, with a share of 1.

    Raises
    ------
    ValueError
        If there is no CRS, or the CRS of the two differ.
    """
    if parcels.crs != zones.crs:
        raise ValueError(
            f"expected zones in the CRS of the parcels, {_name(parcels)}, got {_name(zones)}. "
            "Convert one of them with to_crs"
        )
    ground = Ground(parcels.crs)
    polygons, covering = _proper(parcels), _proper(zones)
    rows = np.flatnonzero(~shapely.is_missing(polygons))
    rows = rows[~np.isin(rows, _covered(polygons, covering))]
    left = _remainders(polygons[rows], covering)
    part = shapely.area(left) / shapely.area(polygons[rows])
    is_told = part > max(share, LEAST_SHARE)
    return Outside(
        rows=rows[is_told],
        share=part[is_told],
        area_m2=ground.area_m2(left[is_told]),
        lonlat=ground.lonlat(places_on(left[is_told])),
    )


def _name(frame: gpd.GeoDataFrame | gpd.GeoSeries) -> str:
    return "none" if frame.crs is None else repr(frame.crs.name)


def _proper(frame: gpd.GeoDataFrame | gpd.GeoSeries) -> Geometries:
    """Return valid polygons, None in place of all else."""
    polygons = finite_polygons(np.asarray(frame.geometry.array, dtype=object))
    is_broken = ~in_threads(shapely.is_valid, polygons) & ~shapely.is_missing(polygons)
    polygons[is_broken] = made_valid(polygons[is_broken])
    return finite_polygons(polygons)


def _covered(polygons: Geometries, zones: Geometries) -> Indices:
    """Rows of polygons that one zone covers."""
    _, row = shapely.STRtree(polygons).query(zones, predicate="covers")
    rows: Indices = np.unique(row)
    return rows


def _remainders(polygons: Geometries, zones: Geometries) -> Geometries:
    """Polygons without the zones they meet, one zone after the other."""
    left = polygons.copy()
    row, zone = shapely.STRtree(zones).query(polygons, predicate="intersects")
    turn = np.arange(len(row)) - np.searchsorted(row, row)
    for number in range(int(turn.max(initial=-1)) + 1):
        at = turn == number
        left[row[at]] = in_threads(_without, left[row[at]], zones[zone[at]])
    return left


def _without(polygons: Geometries, zones: Geometries) -> Geometries:
    """Polygons without what zones share with them; a line that rounding leaves is no part of it."""
    left: Geometries = shapely.difference(polygons, common_area(polygons, zones))
    return multipolygons(*polygon_parts(left), len(left))
