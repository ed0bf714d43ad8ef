"""Areas of polygons whose edges are straight in the plane of their own CRS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import shapely

from geo.areal_scale import areal_scale
from geo.authalic import Authalic

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = NDArray[np.object_]

AreaMethod: TypeAlias = Literal["ellipsoidal", "planar"]


class Plane:
    """
    The plane of a CRS, in which edges are straight, and what its areas are on the ground.

    Parameters
    ----------
    crs
        Geographic or projected. Coordinates are east or longitude first, whatever the CRS says.
    area
        `ellipsoidal`: on the ellipsoid of the CRS. `planar`: in the projected plane itself, as
        `GeoSeries.area` is, but always in square metres.

    Raises
    ------
    ValueError
        If there is no CRS, it is neither geographic nor projected, or degrees should be planar.

    Notes
    -----
    Edges are straight in this plane, here and where geometries are cut, so that the areas of
    parts add up to that of the whole. Longitude and latitude: the integral of Snyder's q along
    the edge (`Authalic`), Simpson's rule with three evaluations. A projection: its areal scale,
    as a polynomial over the box of the geometries, integrated along the edge (`ArealScale`).
    """

    def __init__(self, crs: CRS | None, *, area: AreaMethod = "ellipsoidal") -> None:
        if crs is None:
            raise ValueError("expected a CRS, got none. Set it first (set_crs)")
        if not (crs.is_geographic or crs.is_projected):
            raise ValueError(f"expected a geographic or projected CRS, got {crs.name!r}")
        if area == "planar" and crs.is_geographic:
            remedy = "Convert with to_crs to a projected CRS, or measure on the ellipsoid"
            raise ValueError(f"degrees have no planar area (CRS {crs.name!r}). {remedy}")
        self.crs = crs
        self.area = area
        self.unit_m = 1.0 if crs.is_geographic else crs.axis_info[0].unit_conversion_factor

    def area_m2(self, polygons: Geometries) -> Floats:
        """
        Return areas, shape (n,), square metres, >= 0.

        Parameters
        ----------
        polygons
            Valid polygons or multipolygons with finite coordinates, shape (n,); holes are
            subtracted, ring direction does not matter. Empty and missing ones have 0, lines and
            points as well.
        """
        if self.area == "planar":
            return np.nan_to_num(shapely.area(polygons)) * self.unit_m**2
        start, end, owner = _edges(polygons)
        parts = self._by_latitude(start, end) if self.crs.is_geographic else None
        if parts is not None:
            return np.bincount(owner, weights=parts, minlength=len(polygons)).astype(float)
        if not len(start):
            return np.zeros(len(polygons))
        scale = areal_scale(self.crs, tuple(shapely.total_bounds(polygons)))
        rest = np.bincount(owner, weights=scale.rest_between(start, end), minlength=len(polygons))
        area_m2: Floats = np.nan_to_num(shapely.area(polygons)) * scale.mean + rest
        return area_m2

    def density_m2(self, xy: Floats) -> Floats:
        """Return the area of a square unit at places, shape (n,), square metres."""
        if self.area == "planar":
            return np.full(len(xy), self.unit_m**2)
        if self.crs.is_geographic:
            return Authalic.of(self.crs).density_m2(xy[:, 1])
        bounds = (*xy.min(axis=0, initial=np.inf), *xy.max(axis=0, initial=-np.inf))
        return areal_scale(self.crs, bounds).at(xy) if len(xy) else np.empty(0)

    def _by_latitude(self, start: Floats, end: Floats) -> Floats:
        authalic = Authalic.of(self.crs)
        middle = (start[:, 1] + end[:, 1]) / 2
        strips = authalic.strip_m2(np.stack([start[:, 1], middle, end[:, 1]]))
        parts: Floats = (start[:, 0] - end[:, 0]) * (strips[0] + 4 * strips[1] + strips[2]) / 6
        return parts


def _edges(polygons: Geometries) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Start and end of each edge, shape (n, 2), with its polygon; interiors lie to the left."""
    rings, owner = shapely.get_parts(
        shapely.boundary(shapely.orient_polygons(polygons)), return_index=True
    )
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    is_edge = ring[1:] == ring[:-1]
    return xy[:-1][is_edge], xy[1:][is_edge], owner[ring[1:][is_edge]]
