"""Edges of polygons that no neighbour runs along in the other direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.overlay.rings import Rings

    Floats: TypeAlias = NDArray[np.float64]
    Keys: TypeAlias = NDArray[np.uint64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xFF51AFD7ED558CCD], dtype=np.uint64)
ONE = np.uint64(1)
SHIFT = np.uint64(32)


@dataclass(frozen=True, eq=False)
class Edges:
    """
    Directed edges; what their polygon covers lies to the left.

    Parameters
    ----------
    key
        Shape (n,): the same for both directions but for the lowest bit.
    ends
        Start and end, x y x y, shape (n, 4).
    tag
        What the caller keeps with each edge, shape (n,).
    """

    key: Keys
    ends: Floats
    tag: Booleans

    def __len__(self) -> int:
        """Return the number of edges."""
        return len(self.key)

    def __getitem__(self, chosen: Booleans) -> Edges:
        """Return some of the edges."""
        return Edges(self.key[chosen], self.ends[chosen], self.tag[chosen])


NO_EDGES = Edges(np.empty(0, dtype=np.uint64), np.empty((0, 4)), np.empty(0, dtype=bool))


def edges_of_rings(rings: Rings, tag: Booleans) -> Edges:
    """
    Return the edges of rings without a partner among themselves.

    Parameters
    ----------
    rings
        Closed rings, what they enclose on their left.
    tag
        What to keep with the edge that begins at each vertex, shape (v,).
    """
    if not len(rings):
        return NO_EDGES
    is_edge = np.ones(len(rings.xy) - 1, dtype=bool)
    is_edge[rings.joins] = False
    return _alone(rings.x, rings.y, is_edge, tag)


def edges_of_polygons(polygons: Geometries) -> Edges:
    """Return the edges of polygons, shape (n,), without a partner among themselves; tagged 1."""
    lines = shapely.get_parts(shapely.boundary(shapely.orient_polygons(polygons)))
    xy, line = shapely.get_coordinates(lines, return_index=True)
    if len(xy) < 2:  # noqa: PLR2004 - not even one edge
        return NO_EDGES
    x, y = np.ascontiguousarray(xy[:, 0]), np.ascontiguousarray(xy[:, 1])
    return _alone(x, y, line[1:] == line[:-1], np.ones(len(x), dtype=bool))


def joined(edges: Sequence[Edges]) -> Edges:
    """Return several sets of edges as one, without those that have a partner in another."""
    together = Edges(
        np.concatenate([NO_EDGES.key, *(item.key for item in edges)]),
        np.concatenate([NO_EDGES.ends, *(item.ends for item in edges)]),
        np.concatenate([NO_EDGES.tag, *(item.tag for item in edges)]),
    )
    return together[is_alone(together.key)]


def is_alone(key: Keys) -> Booleans:
    """
    Return which edges are left when those of opposite direction are taken out in pairs.

    Parameters
    ----------
    key
        Shape (n,), as in `Edges`.

    Notes
    -----
    Sorted, an edge and its opposite stand side by side. If more than two polygons run along an
    edge and do not cancel out, all of them are left: their sum is the same.
    """
    order = np.argsort(key)
    ordered = key[order]
    is_pair = (ordered[1:] ^ ordered[:-1]) == ONE
    alone = np.ones(len(key), dtype=bool)
    alone[1:] &= ~is_pair
    alone[:-1] &= ~is_pair
    same = (ordered[1:] >> ONE) == (ordered[:-1] >> ONE)
    if (same & (alone[1:] != alone[:-1])).any():
        group = np.concatenate([[0], np.cumsum(~same)])
        alone = (np.bincount(group, weights=alone) > 0)[group]
    found = np.empty(len(key), dtype=bool)
    found[order] = alone
    return found


def _alone(x: Floats, y: Floats, is_edge: Booleans, tag: Booleans) -> Edges:
    """Edges from vertex to vertex without a partner."""
    vertex = _vertex_keys(x, y)
    key = vertex[:-1] + vertex[1:]
    key <<= ONE
    key |= vertex[:-1] < vertex[1:]
    at = np.flatnonzero(is_edge & (vertex[:-1] != vertex[1:]))
    key = key[at]
    alone = is_alone(key)
    at = at[alone]
    return Edges(key[alone], np.column_stack([x[at], y[at], x[at + 1], y[at + 1]]), tag[at])


def _vertex_keys(x: Floats, y: Floats) -> Keys:
    """Mixed bits of both coordinates; equal only for equal places, but for about 1 in 1e19."""
    key: Keys = (x + 0.0).view(np.uint64) * FACTORS[0]
    other = (y + 0.0).view(np.uint64) * FACTORS[1]
    other ^= other >> SHIFT
    key ^= other
    key ^= key >> SHIFT
    key *= FACTORS[2]
    key ^= key >> SHIFT
    return key
