"""Positions that are no places: NaN or infinity among the coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

RING_POSITIONS = 3
LINE_POSITIONS = 2


def has_finite_coordinates(geometries: Geometries) -> Booleans:
    """Return which geometries have only numbers as coordinates; what is missing has."""
    is_finite = np.ones(len(geometries), dtype=bool)
    xy, row = shapely.get_coordinates(geometries, return_index=True)
    if not np.isfinite(xy).all():
        is_finite[row[~np.isfinite(xy).all(axis=1)]] = False
    return is_finite


def without_bad_positions(geometry: BaseGeometry) -> BaseGeometry:
    """
    Return a geometry without the positions that are no places.

    Parameters
    ----------
    geometry
        Of any type. Rings and lines that keep too few positions are left out.

    Returns
    -------
    geometry
        Of the same type, two-dimensional, perhaps empty; it need not be valid.
    """
    if geometry.is_empty:
        return geometry
    if isinstance(geometry, shapely.Polygon):
        return _polygon(geometry)
    if isinstance(geometry, shapely.Point):
        return geometry if _positions(geometry).size else shapely.Point()
    if isinstance(geometry, shapely.LineString):
        xy = _positions(geometry)
        return shapely.LineString(xy if len(xy) >= LINE_POSITIONS else ())
    parts = [without_bad_positions(part) for part in shapely.get_parts(geometry)]
    collection: Any = type(geometry)
    return collection([part for part in parts if not part.is_empty])  # type: ignore[no-any-return]


def _polygon(polygon: shapely.Polygon) -> shapely.Polygon:
    shell, *holes = (_positions(ring) for ring in shapely.get_rings(polygon))
    if len(shell) < RING_POSITIONS:
        return shapely.Polygon()
    return shapely.Polygon(shell, [hole for hole in holes if len(hole) >= RING_POSITIONS])


def _positions(geometry: BaseGeometry) -> NDArray[np.float64]:
    """Positions that are places, shape (n, 2)."""
    xy = shapely.get_coordinates(geometry)
    places: NDArray[np.float64] = xy[np.isfinite(xy).all(axis=1)]
    return places
