"""What a unit of a CRS is on the ground: degrees of a place, metres, square metres."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
from pyproj import Transformer

from geo.measure import WGS84_ECCENTRICITY, WGS84_SEMI_MAJOR_M, ellipsoidal_area_m2

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = NDArray[np.object_]

STEP_M = 10.0
LEAST_COSINE = 1e-3


class Ground:
    """
    Ground under coordinates of one CRS.

    Parameters
    ----------
    crs
        Geographic or projected; coordinates are east or longitude first, whatever the CRS says.

    Raises
    ------
    ValueError
        If there is no CRS.

    Notes
    -----
    The numbers serve thresholds and places of findings. Where coordinates cannot be turned into
    lon/lat (out of reach of the CRS), the nominal length of its unit is taken.
    """

    def __init__(self, crs: CRS | None) -> None:
        if crs is None:
            raise ValueError("expected a CRS, got none. Set it first (set_crs)")
        self.is_geographic = bool(crs.is_geographic)
        self._to_lonlat = _to_lonlat(crs)
        self._unit_m = 1.0 if self.is_geographic else _unit_m(crs)

    def lonlat(self, xy: Floats) -> Floats:
        """Return places in degrees (EPSG:4326), shape (n, 2); NaN where there is none."""
        if not len(xy):
            return np.empty((0, 2))
        lonlat = np.column_stack(self._to_lonlat.transform(xy[:, 0], xy[:, 1]))
        is_inside = (np.abs(lonlat) <= (180, 90)).all(axis=1)
        return np.where(is_inside[:, None], lonlat, np.nan)

    def metres_per_unit(self, xy: Floats) -> Floats:
        """
        Return the length on the ground of a unit eastwards and of one northwards, shape (n, 2).

        Notes
        -----
        Radii of curvature of the WGS 84 ellipsoid. The axes of a projection stand square to each
        other where it is conformal, as Gauss-Krueger, UTM and Mercator are.
        """
        if self.is_geographic:
            return _metres_per_degree(xy[:, 1])
        step = STEP_M / self._unit_m
        steps = np.array([(0, 0), (step, 0), (0, step)])
        places = self.lonlat((xy + steps[:, None]).reshape(-1, 2))
        here, east, north = np.split(places, 3)
        per_degree = _metres_per_degree(here[:, 1])
        eastwards = np.hypot(*((east - here) * per_degree).T)
        northwards = np.hypot(*((north - here) * per_degree).T)
        metres = np.column_stack([eastwards, northwards]) / step
        return np.where(metres > 0, metres, self._unit_m)

    def area_m2(self, polygons: Geometries) -> Floats:
        """Return areas on the ellipsoid, shape (n,), of polygons with finite coordinates."""
        if not len(polygons):
            return np.empty(0)
        xy, row = shapely.get_coordinates(polygons, return_index=True)
        lonlat = self.lonlat(xy)
        is_known = np.ones(len(polygons), dtype=bool)
        is_known[row[np.isnan(lonlat[:, 0])]] = False
        area_m2: Floats = np.empty(len(polygons))
        placed = shapely.set_coordinates(
            polygons[is_known].copy(), np.ascontiguousarray(lonlat[is_known[row]])
        )
        area_m2[is_known] = ellipsoidal_area_m2(placed)
        rest = polygons[~is_known]
        area_m2[~is_known] = shapely.area(rest) * self.metres_per_unit(middles(rest)).prod(axis=1)
        return area_m2


def middles(geometries: Geometries) -> Floats:
    """Return the middles of the bounds, shape (n, 2); NaN for what is missing or empty."""
    bounds = shapely.bounds(geometries).reshape(-1, 4)
    return np.asarray((bounds[:, :2] + bounds[:, 2:]) / 2, dtype=float)


def places_on(geometries: Geometries) -> Floats:
    """Return a place inside each geometry, shape (n, 2); NaN for what is missing or empty."""
    points = shapely.point_on_surface(geometries)
    has_place = ~shapely.is_missing(points) & ~shapely.is_empty(points)
    xy = middles(geometries)
    xy[has_place] = shapely.get_coordinates(points[has_place])
    return xy


@lru_cache(maxsize=16)
def _to_lonlat(crs: CRS) -> Transformer:
    """Return a transformer to EPSG:4326: PROJ takes as long to find one as a small layer takes."""
    return Transformer.from_crs(crs, 4326, always_xy=True)


def _unit_m(crs: CRS) -> float:
    axes = crs.axis_info
    return float(axes[0].unit_conversion_factor) if axes else 1.0


def _metres_per_degree(lat: Floats) -> Floats:
    """Length of a degree of longitude and of latitude, shape (n, 2)."""
    sine, cosine = np.sin(np.radians(lat)), np.cos(np.radians(lat))
    w = 1 - (WGS84_ECCENTRICITY * sine) ** 2
    east = WGS84_SEMI_MAJOR_M / np.sqrt(w) * np.maximum(cosine, LEAST_COSINE)
    north = WGS84_SEMI_MAJOR_M * (1 - WGS84_ECCENTRICITY**2) / w**1.5
    metres: Floats = np.radians(np.column_stack([east, north]))
    return metres
