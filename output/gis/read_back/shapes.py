"""Geometries, delivered and read back, compared within a tolerance."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Shapes: TypeAlias = NDArray[np.object_]
    Flags: TypeAlias = NDArray[np.bool_]


def differing_shapes(delivered: Shapes, found: Shapes, *, tolerance: float) -> Flags:
    """
    Tell which geometries differ.

    Parameters
    ----------
    delivered, found
        Geometries of equal number and CRS; None or empty where there is none.
    tolerance
        Largest difference of a coordinate, in units of the CRS.

    Returns
    -------
    differs
        True for each row that differs. Whether one part is a single or a multi geometry, in which
        direction a ring runs, where it starts and which part comes first does not matter.
    """
    is_none = no_shape(delivered), no_shape(found)
    differs: Flags = is_none[0] != is_none[1]
    both = np.flatnonzero(~is_none[0] & ~is_none[1])
    if both.size:
        differs[both] = pairs_differ(delivered[both], found[both], tolerance)
    return differs


def no_shape(shapes: Shapes) -> Flags:
    """Tell which geometries are missing or empty."""
    nothing: Flags = np.asarray(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    return nothing


def pairs_differ(delivered: Shapes, found: Shapes, tolerance: float) -> Flags:
    """Compare pairs of geometries that are there: as they stand, turned alike, in any order."""
    differs = np.asarray(shapely.get_dimensions(delivered) != shapely.get_dimensions(found))
    doubtful = np.flatnonzero(~differs)
    for apart in (stand_apart, turned_apart, apart_in_any_order):
        doubtful = doubtful[apart(delivered[doubtful], found[doubtful], tolerance)]
        if not doubtful.size:
            break
    differs[doubtful] = True
    return differs


def stand_apart(delivered: Shapes, found: Shapes, tolerance: float) -> Flags:
    """Tell which geometries differ in the number of their points or in one of them."""
    counts = shapely.get_num_coordinates(delivered)
    apart = counts != shapely.get_num_coordinates(found)
    apart |= shapely.get_num_geometries(delivered) != shapely.get_num_geometries(found)
    rows = np.flatnonzero(~apart)
    if rows.size:
        coordinates = (shapely.get_coordinates(shapes[rows]) for shapes in (delivered, found))
        far = (np.abs(np.subtract(*coordinates)) > tolerance).any(axis=1)
        apart[rows] = np.logical_or.reduceat(far, np.cumsum(counts[rows]) - counts[rows])
    return np.asarray(apart)


def turned_apart(delivered: Shapes, found: Shapes, tolerance: float) -> Flags:
    """Compare with all shells counter-clockwise, as formats turn rings each in their own way."""
    return stand_apart(
        shapely.orient_polygons(delivered), shapely.orient_polygons(found), tolerance
    )


def apart_in_any_order(delivered: Shapes, found: Shapes, tolerance: float) -> Flags:
    """Compare the points themselves, where parts or vertices stand in another order."""
    apart = ~np.asarray(shapely.equals_exact(delivered, found, tolerance, normalize=True))
    rest = np.flatnonzero(apart)
    if rest.size:
        pair = delivered[rest], found[rest]
        near = shapely.hausdorff_distance(*pair) <= 2 * tolerance
        same_count = np.equal(*(shapely.get_num_coordinates(shapes) for shapes in pair))
        same_area = np.isclose(shapely.area(pair[0]), shapely.area(pair[1]), rtol=1e-6)
        apart[rest] = ~(near & same_count & same_area)
    return apart
