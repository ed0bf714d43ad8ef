"""Polygons that lie over each other made one, where chains of touching ones stay apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.threads import in_threads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

COMMON_SHARE = 0.2
"""Share of the smaller polygon that two must have in common to be made one."""


def united(shapes: Geometries, groups: Indices) -> tuple[Geometries, Indices]:
    """
    Unite polygons of a group that share a fifth of the smaller one or more.

    Parameters
    ----------
    shapes
        Valid polygons, shape (n,).
    groups
        Number of the group of each, shape (n,).

    Returns
    -------
    shapes, groups
        Polygons or multipolygons, shape (m,), and their groups.
    """
    a, b = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    is_pair = (a < b) & (groups[a] == groups[b])
    a, b = a[is_pair], b[is_pair]
    area = shapely.area(shapes)
    common = in_threads(_common_size, shapes[a], shapes[b])
    is_much = common >= COMMON_SHARE * np.minimum(area[a], area[b])
    cluster = _clusters(a[is_much], b[is_much], len(shapes))
    order = np.argsort(cluster, kind="stable")
    first = np.flatnonzero(np.diff(cluster[order], prepend=-1))
    whole = shapes[order[first]].copy()
    members = np.diff(first, append=len(order))
    for number in np.flatnonzero(members > 1):
        whole[number] = shapely.union_all(shapes[order[first[number] :][: members[number]]])
    return whole, groups[order[first]]


def _common_size(first: Geometries, second: Geometries) -> Floats:
    area: Floats = shapely.area(shapely.intersection(first, second))
    return area


def _clusters(a: Indices, b: Indices, count: int) -> Indices:
    """Smallest number among those that each is linked with, directly or not, shape (count,)."""
    smallest = np.arange(count)
    while (smallest[a] != smallest[b]).any():
        low = np.minimum(smallest[a], smallest[b])
        np.minimum.at(smallest, a, low)
        np.minimum.at(smallest, b, low)
        smallest = smallest[smallest]
    return smallest
