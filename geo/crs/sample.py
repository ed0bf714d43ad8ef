"""A small sample of the coordinates of a layer, enough to judge its CRS by."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = Sequence[BaseGeometry | None] | NDArray[np.object_] | gpd.GeoSeries

FEATURES = 1_000
POINTS = 4_000


def sample_points(geometries: Geometries) -> Floats:
    """
    Take some coordinates of a layer: of features spread evenly, and of those at its outer edges.

    Parameters
    ----------
    geometries
        Geometries of any type and CRS; missing and empty ones are passed over.

    Returns
    -------
    points
        Shape (n, 2), n up to about 4000: x, y as they stand in the file, also numbers that are not
        finite. The same layer gives the same sample.

    Notes
    -----
    Bounds of all features and coordinates of about 1000 are looked at, so a million features cost a
    fraction of a second.
    """
    array = np.asarray(geometries, dtype=object)
    filled = array[~shapely.is_missing(array) & ~shapely.is_empty(array)]
    points = shapely.get_coordinates(filled[_spread(filled)])
    return points[_evenly(len(points), POINTS) | _is_extreme(points)]


def _spread(geometries: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which features to look at."""
    bounds = shapely.bounds(geometries)
    return _evenly(len(geometries), FEATURES) | _is_extreme(bounds)


def _evenly(count: int, most: int) -> NDArray[np.bool_]:
    """Mark at most about `most` of `count` things, evenly spread."""
    marked = np.zeros(count, dtype=bool)
    marked[:: max(1, count // most)] = True
    return marked


def _is_extreme(rows: Floats) -> NDArray[np.bool_]:
    """Mark the rows that hold the smallest and the largest number of each column."""
    marked = np.zeros(len(rows), dtype=bool)
    if len(rows):
        marked[rows.argmin(axis=0)] = True  # NaN counts as smallest and as largest
        marked[rows.argmax(axis=0)] = True
    return marked
