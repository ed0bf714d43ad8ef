"""Polygons cut exactly: what two share, what is left of one, nothing else than land."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.overlaps import polygon_parts
from geo.checks.threads import in_threads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

ROUNDING = 8 * np.finfo(float).eps
"""Rounding of a corner that is computed, as a share of the greatest coordinate."""


class Cutter:
    """
    Cuts polygons of one layer.

    Parameters
    ----------
    extent
        Bounds of everything that will be cut, shape (n, 4), in units of the CRS; NaN counts for
        nothing. The greatest number in them decides what is rounding.

    Notes
    -----
    A corner that is computed is off by the last digits of its coordinates: some nanometres. A
    strip along an edge that is narrower than that is no land, and is dropped; everything wider is
    kept, however small.
    """

    def __init__(self, extent: Floats) -> None:
        self.rounding = ROUNDING * float(np.nanmax(np.abs(extent), initial=0.0))

    def is_land(self, areas: Floats, polygons: Geometries) -> Booleans:
        """Return which areas are more than rounding along the outlines of polygons."""
        is_land: Booleans = areas > self.rounding * shapely.length(polygons)
        return is_land

    def common(self, first: Geometries, second: Geometries) -> Geometries:
        """Return what two valid polygons each share, shape (n,): polygons, empty for nothing."""
        return in_threads(self._common, first, second)

    def remainders(self, polygons: Geometries, others: Geometries, owner: Indices) -> Geometries:
        """
        Return what polygons have beyond others.

        Parameters
        ----------
        polygons
            Valid, shape (n,).
        others
            Valid polygons to take away, shape (k,).
        owner
            Row of the polygon that each is taken from, shape (k,).

        Returns
        -------
        remainders
            Shape (n,): polygons, empty where nothing is left.
        """
        rest = polygons.copy()
        if not len(owner):
            return rest
        shared = self.common(polygons[owner], others)
        rows, index = np.unique(owner, return_inverse=True)
        order = np.argsort(index, kind="stable")
        together = np.asarray(
            shapely.geometrycollections(shared[order], indices=index[order]), dtype=object
        )
        rest[rows] = in_threads(self._beyond, polygons[rows], together)
        return rest

    def _common(self, first: Geometries, second: Geometries) -> Geometries:
        return self._land(shapely.intersection(first, second))

    def _beyond(self, polygons: Geometries, collections: Geometries) -> Geometries:
        taken = shapely.union_all(collections[:, None], axis=1)
        return self._land(shapely.difference(polygons, taken))

    def _land(self, shapes: Geometries) -> Geometries:
        """Polygons in geometries that are wider than rounding, as one polygon or multipolygon."""
        parts, owner = polygon_parts(shapes)
        is_land = self.is_land(shapely.area(parts), parts)
        return gathered(parts[is_land], owner[is_land], len(shapes))


def share_land(first: Geometries, second: Geometries) -> Booleans:
    """Return which pairs of valid polygons have a common area and do not only touch."""
    return in_threads(_meets_inside, first, second)


def _meets_inside(first: Geometries, second: Geometries) -> Booleans:
    return np.asarray(shapely.relate_pattern(first, second, "T********"))


def gathered(parts: Geometries, owner: Indices, count: int) -> Geometries:
    """
    Return one polygon or multipolygon for each owner.

    Parameters
    ----------
    parts
        Polygons, shape (k,).
    owner
        Owner of each, shape (k,), ascending.
    count
        Number of owners.

    Returns
    -------
    shapes
        Shape (count,), empty for an owner without parts.
    """
    shapes: Geometries = np.full(count, shapely.Polygon(), dtype=object)
    owners, first, index, counts = np.unique(
        owner, return_index=True, return_inverse=True, return_counts=True
    )
    shapes[owners] = parts[first]
    is_multi = counts > 1
    if is_multi.any():
        number = np.cumsum(is_multi) - 1
        chosen = is_multi[index]
        shapes[owners[is_multi]] = shapely.multipolygons(
            parts[chosen], indices=number[index[chosen]]
        )
    return shapes
