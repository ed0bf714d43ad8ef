"""Areas of polygons whose edges are straight in the plane of their own CRS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import shapely

from geo.areal_scale import areal_scale
from geo.authalic import Authalic
from geo.measure import POLYGON_TYPES, edges

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = NDArray[np.object_]

DEGREE = np.pi / 180
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
        If there is no CRS, it is neither geographic nor projected, its angles are no degrees, or
        degrees should be planar.

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
        if crs.is_geographic and not np.isclose(crs.axis_info[0].unit_conversion_factor, DEGREE):
            raise ValueError(
                f"expected degrees, got {crs.axis_info[0].unit_name!r} of {crs.name!r}"
            )
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
        start, end, owner = edges(_oriented(polygons))
        if not len(start):
            return np.zeros(len(polygons))
        if self.crs.is_geographic:
            parts, planar_m2 = Authalic.of(self.crs).between_m2(start, end), np.zeros(1)
        else:
            scale = areal_scale(self.crs, tuple(shapely.total_bounds(polygons)))
            parts = scale.rest_between(start, end)
            planar_m2 = np.nan_to_num(shapely.area(polygons)) * scale.mean
        sums = np.bincount(owner, weights=parts, minlength=len(polygons))
        return np.asarray(planar_m2 + sums)

    def density_m2(self, xy: Floats) -> Floats:
        """Return the area of a square unit at places, shape (n,), square metres."""
        if self.area == "planar":
            return np.full(len(xy), self.unit_m**2)
        if self.crs.is_geographic:
            return Authalic.of(self.crs).density_m2(xy[:, 1])
        bounds = (*xy.min(axis=0, initial=np.inf), *xy.max(axis=0, initial=-np.inf))
        return areal_scale(self.crs, bounds).at(xy) if len(xy) else np.empty(0)


def _oriented(polygons: Geometries) -> Geometries:
    """Return polygons with their inside on the left; what is none has no edges that count."""
    oriented = polygons.copy()
    oriented[~np.isin(shapely.get_type_id(polygons), POLYGON_TYPES)] = None
    return shapely.orient_polygons(oriented)
