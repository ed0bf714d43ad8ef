"""Borders of polygons as arcs: chains of edges between nodes, each of which is kept once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.overlay.expand import expanded
from mapper.pack.shapes import firsts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapper.pack.shapes import Shapes

    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Arcs:
    """
    Arcs of some shapes, numbered by their first use.

    Parameters
    ----------
    per_ring
        Number of arcs of each ring, shape (r,).
    references
        Of all rings, shape (u,): 0 for the next new arc, else 1 + 2 (a - 1) + is run backwards,
        where the arc meant is a places before the next new one.
    first
        Where the vertices of each arc begin, and the end of the last, shape (a + 1,).
    vertex
        Vertices of the shapes that the arcs run through, both ends included.
    is_shared
        Which arcs are used more than once, shape (a,).
    """

    per_ring: Indices
    references: Indices
    first: Indices
    vertex: Indices
    is_shared: Booleans


def open_arcs(shapes: Shapes) -> Arcs:
    """Return every line or point as an arc of its own."""
    count = len(shapes.ring_first) - 1
    return Arcs(
        per_ring=np.ones(count, dtype=np.int64),
        references=np.zeros(count, dtype=np.int64),
        first=shapes.ring_first,
        vertex=np.arange(len(shapes.x)),
        is_shared=np.zeros(count, dtype=bool),
    )


def ring_arcs(shapes: Shapes) -> Arcs:
    """
    Return the arcs of closed rings.

    Notes
    -----
    A vertex is a node unless all rings that come by have the same two neighbours there. From one
    node the first step settles the way to the next: an arc is known by the step at one end. Which
    of its two ends names it does not depend on the direction of the ring. A ring without a node,
    as an island or the hole round it, begins at its vertex with the least coordinates.
    """
    rings = _Rings(shapes)
    start = np.flatnonzero(rings.nodes())
    per_ring = np.bincount(rings.ring[start], minlength=rings.count)
    ends = _ends(rings, start, per_ring)
    at_end = rings.wrapped(ends, start)
    forwards = rings.step(start, rings.after[start])
    backwards = rings.step(at_end, rings.before[at_end])
    _, begun, arc = np.unique(
        np.minimum(forwards, backwards), return_index=True, return_inverse=True
    )
    number = np.empty(len(begun), dtype=np.int64)
    number[np.argsort(begun)] = np.arange(len(begun))
    is_turned = forwards > backwards
    is_new = np.zeros(len(start), dtype=bool)
    is_new[begun] = True
    back = np.cumsum(is_new) - is_new - number[arc]
    against = is_turned != is_turned[begun][arc]
    owner, place = expanded(start[is_new], ends[is_new] + 1)
    return Arcs(
        per_ring=per_ring,
        references=np.where(is_new, 0, 2 * back - 1 + against),
        first=firsts(ends[is_new] - start[is_new] + 1),
        vertex=rings.wrapped(place, start[is_new][owner]),
        is_shared=np.bincount(number[arc], minlength=len(begun)) > 1,
    )


class _Rings:
    """Closed rings with the neighbours of every vertex."""

    def __init__(self, shapes: Shapes) -> None:
        first = shapes.ring_first
        counts = np.diff(first)
        self.first, self.count = first[:-1], len(counts)
        self.ring = np.repeat(np.arange(len(counts)), counts)
        self.sizes = counts
        self.after = np.arange(1, len(shapes.x) + 1)
        self.after[first[1:] - 1] = first[:-1]
        self.before = np.arange(-1, len(shapes.x) - 1)
        self.before[first[:-1]] = first[1:] - 1
        self.place, self.places = _places(shapes)

    def nodes(self) -> Booleans:
        """Return which vertices are nodes, at least one in each ring."""
        one, other = self.place[self.before], self.place[self.after]
        pair = np.minimum(one, other) * self.places + np.maximum(one, other)
        known = np.empty(self.places, dtype=np.int64)
        known[self.place] = pair
        is_node = np.zeros(self.places, dtype=bool)
        is_node[self.place[(pair != known[self.place]) | (one == other)]] = True
        nodes: Booleans = is_node[self.place]
        if self.count:
            without = ~np.logical_or.reduceat(nodes, self.first)
            least = np.minimum.reduceat(self.place, self.first)
            nodes |= without[self.ring] & (self.place == least[self.ring])
        return nodes

    def step(self, vertex: Indices, beside: Indices) -> Indices:
        """Return a number for the step from one vertex to the one beside it."""
        number: Indices = self.place[vertex] * self.places + self.place[beside]
        return number

    def wrapped(self, place: Indices, start: Indices) -> Indices:
        """Return vertices counted on beyond the end of their ring; `start` is one of the ring."""
        ring = self.ring[start]
        beyond = place >= self.first[ring] + self.sizes[ring]
        return place - np.where(beyond, self.sizes[ring], 0)


def _ends(rings: _Rings, start: Indices, per_ring: Indices) -> Indices:
    """Last vertex of the arc from each node, counted on beyond the end of its ring."""
    ends = np.append(start[1:], 0)
    last = np.cumsum(per_ring) - 1
    ends[last] = start[last - per_ring + 1] + rings.sizes
    return ends


def _places(shapes: Shapes) -> tuple[Indices, int]:
    """Return the number of the place of each vertex, ascending, and how many places there are."""
    key = (shapes.x.astype(np.int64) << 28) | shapes.y
    order = np.argsort(key)
    ordered = key[order]
    is_other = np.ones(len(key), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_other[1:])
    number = np.cumsum(is_other)
    place = np.empty(len(key), dtype=np.int64)
    place[order] = number - 1
    return place, int(number[-1]) if len(number) else 0
