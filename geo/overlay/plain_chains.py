"""Whether directed edges form chains that nowhere meet, each running along uncovered land."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.overlay.crossings import crossings_of
from geo.overlay.expand import expanded
from geo.overlay.windings import windings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]

ASIDE = 1e-6
"""How far from an edge it is asked what lies on its right, as a share of its length."""
LINKS = 32
"""Edges of a chain compared at a time: pieces of chains are found by their bounds."""


def are_plain(near: Floats, ends: Floats) -> bool:
    """
    Return whether no two polygons cover a place in common where some of their edges run.

    Parameters
    ----------
    near
        Edges of polygons in a zone that no neighbour shares, x y x y, shape (k, 4), what a polygon
        covers on their left.
    ends
        All edges of the polygons, those and others outside the zone, shape (n, 4).

    Notes
    -----
    True if no vertex begins or ends two edges, no two edges meet but where one follows the other,
    and each chain has nothing on its right. Then no place in the zone is covered twice, unless a
    boundary of the zone is all there is to it.
    """
    if _has_branch(near[:, :2]) or _has_branch(near[:, 2:]):
        return False
    first = _first_links(near)
    samples = np.concatenate([first[:-1], first[1:] - 1])
    return not _meet(near, first) and not _right_covers(near[samples], ends).any()


def _has_branch(points: Floats) -> bool:
    """Whether a point occurs twice."""
    x, y = points[np.lexsort(points.T)].T
    return bool(((x[1:] == x[:-1]) & (y[1:] == y[:-1])).any())


def _first_links(ends: Floats) -> Indices:
    """Place of the first edge of each piece of a chain, and the number of all edges."""
    follows = _same(ends[1:, :2], ends[:-1, 2:])
    begins = np.flatnonzero(np.concatenate([[True], ~follows]))
    chain, edge = expanded(begins, np.append(begins[1:], len(ends)))
    is_first = (edge - begins[chain]) % LINKS == 0
    return np.append(edge[is_first], len(ends))


def _meet(ends: Floats, first: Indices) -> bool:
    """Whether two edges meet but where one follows the other."""
    bounds = _bounds(ends)
    starts = first[:-1]
    west, south = (np.asarray(np.minimum.reduceat(axis, starts)) for axis in bounds[:2])
    east, north = (np.asarray(np.maximum.reduceat(axis, starts)) for axis in bounds[2:])
    boxes = np.asarray(shapely.box(west, south, east, north), dtype=object)
    one, other = shapely.STRtree(boxes).query(boxes)
    one, other = one[one <= other], other[one <= other]
    pair, left = expanded(first[one], first[one + 1])
    inside = _overlap(
        [edge[left] for edge in bounds], [edge[other[pair]] for edge in (west, south, east, north)]
    )
    pair, left = pair[inside], left[inside]
    at, right = expanded(first[other[pair]], first[other[pair] + 1])
    left = left[at]
    touch = _overlap([edge[left] for edge in bounds], [edge[right] for edge in bounds])
    touch &= left < right
    return _cross(ends[left[touch]], ends[right[touch]])


def _bounds(ends: Floats) -> list[Floats]:
    """West, south, east, north of edges, shape (n,) each."""
    x0, y0, x1, y1 = ends.T
    return [np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)]


def _overlap(first: Sequence[Floats], second: Sequence[Floats]) -> Booleans:
    """Whether bounds meet, shape (n,)."""
    meets: Booleans = (first[0] <= second[2]) & (first[2] >= second[0])
    meets &= (first[1] <= second[3]) & (first[3] >= second[1])
    return meets


def _same(first: Floats, second: Floats) -> Booleans:
    """Whether points are equal, shape (n,)."""
    same: Booleans = (first[:, 0] == second[:, 0]) & (first[:, 1] == second[:, 1])
    return same


def _cross(first: Floats, second: Floats) -> bool:
    """Whether two edges of a pair meet; an edge and the next one do not."""
    follows = _same(first[:, 2:], second[:, :2]) | _same(second[:, 2:], first[:, :2])
    first, second = first[~follows], second[~follows]
    origin = first[:, :2]
    met = crossings_of(
        first[:, :2] - origin,
        first[:, 2:] - origin,
        second[:, :2] - origin,
        second[:, 2:] - origin,
    )
    return bool(len(met.at) or met.is_doubtful.any())


def _right_covers(edges: Floats, ends: Floats) -> Indices:
    """How often polygons cover the place close to the right of the middle of edges, shape (n,)."""
    run = edges[:, 2:] - edges[:, :2]
    aside = ASIDE * np.column_stack([run[:, 1], -run[:, 0]])
    return windings((edges[:, :2] + edges[:, 2:]) / 2 + aside, ends)
