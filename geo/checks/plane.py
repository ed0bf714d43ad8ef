"""Geometries in planes of their own, each in metres around a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.repair import made_valid

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = NDArray[np.object_]


def to_plane(geometries: Geometries, origins: Floats, metres_per_unit: Floats) -> Geometries:
    """
    Return geometries in metres east and north of a place.

    Parameters
    ----------
    geometries
        Shape (n,), in units of a CRS.
    origins
        Place of each, shape (n, 2), in the same units.
    metres_per_unit
        Scale of each, shape (n, 2).
    """
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    moved = (xy - origins[row]) * metres_per_unit[row]
    return _moved(geometries, moved)


def from_plane(geometries: Geometries, origins: Floats, metres_per_unit: Floats) -> Geometries:
    """Return geometries of `to_plane` in units of the CRS again."""
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    moved = xy / metres_per_unit[row] + origins[row]
    return _moved(geometries, moved)


def _moved(geometries: Geometries, xy: Floats) -> Geometries:
    """Polygons with other coordinates; what rounding has made invalid is mended."""
    moved: Geometries = shapely.set_coordinates(geometries.copy(), xy)
    is_broken = ~shapely.is_valid(moved)
    moved[is_broken] = made_valid(moved[is_broken])
    return moved


def boxes_around(geometries: Geometries, margins: Floats) -> Geometries:
    """Return the bounds of geometries, widened by margins (n, 2) in units of the CRS."""
    low, high = np.split(shapely.bounds(geometries).reshape(-1, 4), 2, axis=1)
    return boxes(np.concatenate([low - margins, high + margins], axis=1))


def boxes(bounds: Floats) -> Geometries:
    """Return rectangles from their bounds, shape (n, 4)."""
    return np.asarray(shapely.box(*bounds.T), dtype=object)
