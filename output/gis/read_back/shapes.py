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
    apart = shapely.get_num_coordinates(delivered) != shapely.get_num_coordinates(found)
    apart |= shapely.get_num_geometries(delivered) != shapely.get_num_geometries(found)
    rows = np.flatnonzero(~apart)
    apart[rows] = _far(delivered[rows], found[rows], tolerance)
    return np.asarray(apart)


def turned_apart(delivered: Shapes, found: Shapes, tolerance: float) -> Flags:
    """Tell which polygons differ in a ring, whichever way it runs from its first point."""
    (ones, owner), (others, other_owner) = _rings(delivered), _rings(found)
    numbers = np.bincount(owner, minlength=len(delivered))
    apart = numbers != np.bincount(other_owner, minlength=len(found))
    apart |= numbers == 0
    ones, others, owner = ones[~apart[owner]], others[~apart[other_owner]], owner[~apart[owner]]
    is_other = shapely.get_num_coordinates(ones) != shapely.get_num_coordinates(others)
    apart[owner[is_other]] = True
    ones, others, owner = ones[~is_other], others[~is_other], owner[~is_other]
    far = _far(ones, others, tolerance) & _far(shapely.reverse(ones), others, tolerance)
    apart[owner[far]] = True
    return np.asarray(apart)


def _rings(shapes: Shapes) -> tuple[Shapes, NDArray[np.intp]]:
    """Return the rings of polygons in their order, and the row that each belongs to."""
    parts, row = shapely.get_parts(shapes, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    return rings, row[part]


def _far(delivered: Shapes, found: Shapes, tolerance: float) -> Flags:
    """Tell which geometries, of equal numbers of points, have a point that is off."""
    if not delivered.size:
        return np.zeros(0, dtype=bool)
    coordinates = (shapely.get_coordinates(shapes) for shapes in (delivered, found))
    far = (np.abs(np.subtract(*coordinates)) > tolerance).any(axis=1)
    counts = shapely.get_num_coordinates(delivered)
    return np.asarray(np.logical_or.reduceat(far, np.cumsum(counts) - counts))


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
