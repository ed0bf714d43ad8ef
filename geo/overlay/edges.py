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
    Rows: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xFF51AFD7ED558CCD], dtype=np.uint64)
ONE = np.uint64(1)
SHIFT = np.uint64(32)


@dataclass(frozen=True, eq=False)
class Edges:
    """
    Directed edges of parcels in zones; what a parcel covers lies on their left.

    Parameters
    ----------
    key
        Shape (n,): the same for both directions but for the lowest bit, another in each zone.
    ends
        Start and end, x y x y, shape (n, 4).
    zone
        Row of the zone in which the parcel has an area, shape (n,). The edges of a parcel in
        several zones are there for each of them.
    tag
        Whether the edge may lie in the zone itself, at least in part, shape (n,).
    """

    key: Keys
    ends: Floats
    zone: Rows
    tag: Booleans

    def __len__(self) -> int:
        """Return the number of edges."""
        return len(self.key)

    def __getitem__(self, chosen: Booleans | Indices) -> Edges:
        """Return some of the edges."""
        return Edges(self.key[chosen], self.ends[chosen], self.zone[chosen], self.tag[chosen])


NO_EDGES = Edges(
    np.empty(0, dtype=np.uint64),
    np.empty((0, 4)),
    np.empty(0, dtype=np.int32),
    np.empty(0, dtype=bool),
)


def edges_of_rings(rings: Rings, zone: Indices, is_in: Booleans) -> Edges:
    """
    Return the edges of rings without a partner among themselves.

    Parameters
    ----------
    rings
        Closed rings, what they enclose on their left, shape (n,).
    zone
        Row of the zone of each, shape (n,).
    is_in
        Whether the edge that begins at a vertex may lie in the zone, shape (v,).
    """
    if not len(rings):
        return NO_EDGES
    is_edge = np.ones(len(rings.xy) - 1, dtype=bool)
    is_edge[rings.joins] = False
    of_vertex: Rows = np.repeat(zone.astype(np.int32), np.diff(rings.first))
    return _alone(rings.x, rings.y, is_edge=is_edge, zone=of_vertex, is_in=is_in)


def edges_of_polygons(polygons: Geometries, zone: Indices) -> Edges:
    """
    Return the edges of polygons without a partner among themselves; all may lie in the zone.

    Parameters
    ----------
    polygons
        Shape (n,).
    zone
        Row of the zone of each, shape (n,).
    """
    boundary = shapely.boundary(shapely.orient_polygons(polygons))
    lines, owner = shapely.get_parts(boundary, return_index=True)
    xy, line = shapely.get_coordinates(lines, return_index=True)
    if len(xy) < 2:  # noqa: PLR2004 - not even one edge
        return NO_EDGES
    x, y = np.ascontiguousarray(xy[:, 0]), np.ascontiguousarray(xy[:, 1])
    of_vertex: Rows = zone.astype(np.int32)[owner[line]]
    is_edge = line[1:] == line[:-1]
    return _alone(x, y, is_edge=is_edge, zone=of_vertex, is_in=np.ones(len(x), dtype=bool))


def joined(edges: Sequence[Edges]) -> Edges:
    """Return several sets of edges as one, without those that have a partner in another."""
    sets = [NO_EDGES, *edges]
    together = Edges(
        np.concatenate([item.key for item in sets]),
        np.concatenate([item.ends for item in sets]),
        np.concatenate([item.zone for item in sets]),
        np.concatenate([item.tag for item in sets]),
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


def _alone(x: Floats, y: Floats, *, is_edge: Booleans, zone: Rows, is_in: Booleans) -> Edges:
    """Edges from vertex to vertex without a partner."""
    vertex = _vertex_keys(x, y)
    key = vertex[:-1] + vertex[1:]
    key += zone[:-1].astype(np.uint64) * FACTORS[0]
    key <<= ONE
    key |= vertex[:-1] < vertex[1:]
    at = np.flatnonzero(is_edge & (vertex[:-1] != vertex[1:]))
    key = key[at]
    alone = is_alone(key)
    at = at[alone]
    ends = np.column_stack([x[at], y[at], x[at + 1], y[at + 1]])
    return Edges(key[alone], ends, zone[at], is_in[at])


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
