"""Polygons of one ring each, read from WKB into one array of vertices without making geometries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely

from geo.overlay.expand import expanded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]
    Binary: TypeAlias = Any
    """A `pyarrow.BinaryArray`."""

_RING = [("polygon_order", "u1"), ("polygon", "<u4"), ("rings", "<u4"), ("vertices", "<u4")]
POLYGON_HEAD = np.dtype(_RING)
MULTI_HEAD = np.dtype([("order", "u1"), ("type", "<u4"), ("parts", "<u4"), *_RING])
POLYGON, MULTIPOLYGON, LITTLE_ENDIAN = 3, 6, 1
VERTEX_BYTES = 16
LEAST_VERTICES = 4


@dataclass(frozen=True, eq=False)
class Rings:
    """
    Closed rings, each the whole border of one polygon.

    Parameters
    ----------
    xy
        Vertices of all rings one after the other, shape (v, 2); the first of a ring is its last.
    first
        Where each ring begins, and the end of the last, shape (n + 1,).
    """

    xy: Floats
    first: Indices

    def __len__(self) -> int:
        """Return the number of rings."""
        return len(self.first) - 1

    @cached_property
    def bounds(self) -> Floats:
        """West, south, east, north of each ring, shape (n, 4)."""
        if not len(self):
            return np.empty((0, 4))
        starts = self.first[:-1]
        low = [np.minimum.reduceat(axis, starts) for axis in (self.x, self.y)]
        high = [np.maximum.reduceat(axis, starts) for axis in (self.x, self.y)]
        return np.column_stack([*low, *high])

    @cached_property
    def x(self) -> Floats:
        """First coordinates, shape (v,)."""
        return np.ascontiguousarray(self.xy[:, 0])

    @cached_property
    def y(self) -> Floats:
        """Second coordinates, shape (v,)."""
        return np.ascontiguousarray(self.xy[:, 1])

    @cached_property
    def joins(self) -> Indices:
        """Places among the steps from vertex to vertex that lead from one ring to the next."""
        return self.first[1:-1] - 1

    def sums(self, steps: Floats) -> Floats:
        """Return the sum over the edges of each ring; `steps` has shape (v - 1,), joins are 0."""
        return np.add.reduceat(steps, self.first[:-1]) if len(self) else np.empty(0)

    def owners(self, vertices: Indices) -> Indices:
        """Return the ring of some vertices, given by their place in `xy`."""
        return np.searchsorted(self.first, vertices, side="right") - 1

    def blocks(self, size: int) -> Iterator[Rings]:
        """Yield the rings in pieces of bounded number."""
        for start in range(0, len(self), size):
            first = self.first[start : start + size + 1]
            yield Rings(self.xy[first[0] : first[-1]], first - first[0])

    def take(self, rings: Indices) -> tuple[Rings, Indices]:
        """Return some of the rings in an order of their own, and the place of their vertices."""
        _, vertex = expanded(self.first[rings], self.first[rings + 1])
        counts = np.diff(self.first)[rings]
        return Rings(self.xy[vertex], np.concatenate([[0], np.cumsum(counts)])), vertex

    def vertices(self, chosen: Booleans) -> Booleans:
        """Return which vertices belong to chosen rings, shape (v,)."""
        return np.repeat(chosen, np.diff(self.first))

    def mark(self, flags: Booleans, rings: Indices) -> None:
        """Set the flags, shape (v,), of all vertices of some rings."""
        chosen = np.zeros(len(self), dtype=bool)
        chosen[rings] = True
        flags |= self.vertices(chosen)

    def turned(self, is_left: Booleans) -> Rings:
        """Return the rings with those turned round that do not have their inside on the left."""
        if is_left.all():
            return self
        ring = np.repeat(np.arange(len(self)), np.diff(self.first))
        place = np.arange(len(self.xy))
        back = (self.first[:-1] + self.first[1:] - 1)[ring] - place
        return Rings(self.xy[np.where(is_left[ring], place, back)], self.first)

    def polygons(self, rings: Indices) -> Geometries:
        """Return some of the rings as polygons, shape (n,)."""
        if not len(rings):
            return np.empty(0, dtype=object)
        owner, vertex = expanded(self.first[rings], self.first[rings + 1])
        made = shapely.polygons(shapely.linearrings(self.xy[vertex], indices=owner))
        return np.asarray(made, dtype=object)

    def __getitem__(self, chosen: Booleans) -> Rings:
        """Return some of the rings, shape (n,) yes or no."""
        if chosen.all():
            return self
        counts = np.diff(self.first)[chosen]
        return Rings(self.xy[self.vertices(chosen)], np.concatenate([[0], np.cumsum(counts)]))


def rings_of_wkb(wkb: Binary) -> tuple[Rings, Booleans]:
    """
    Return the polygons of WKB that consist of one ring, as their vertices.

    Parameters
    ----------
    wkb
        Arrow array of ISO or extended WKB, shape (n,), null where there is no geometry.

    Returns
    -------
    rings
        Of little-endian two-dimensional polygons, and multipolygons of one polygon, with one ring.
    is_ring
        Which rows those are, shape (n,); all others have to be read in full.
    """
    import pyarrow.compute as pc  # noqa: PLC0415 - only streams of parcels need it

    length = np.asarray(pc.fill_null(pc.binary_length(wkb), 0))
    head_bytes = np.zeros(len(wkb), dtype=np.int64)
    vertices = np.zeros(len(wkb), dtype=np.int64)
    for head, is_kind in ((POLYGON_HEAD, _is_polygon), (MULTI_HEAD, _is_single_part)):
        rows = np.flatnonzero((length >= head.itemsize) & (head_bytes == 0))
        heads = _heads(wkb, rows, head)
        kind = is_kind(heads) & (heads["rings"] == 1) & (heads["vertices"] >= LEAST_VERTICES)
        kind &= length[rows] == head.itemsize + VERTEX_BYTES * heads["vertices"].astype(np.int64)
        head_bytes[rows[kind]] = head.itemsize
        vertices[rows[kind]] = heads["vertices"][kind]
    kind_bytes = head_bytes.max(initial=0)  # where both occur, one of them is read in full
    is_ring = head_bytes == kind_bytes if kind_bytes else np.zeros(len(wkb), dtype=bool)
    xy = _tails(wkb, is_ring, int(kind_bytes))
    return Rings(xy, np.concatenate([[0], np.cumsum(vertices[is_ring])])), is_ring


def _is_polygon(heads: NDArray[Any]) -> Booleans:
    is_polygon: Booleans = heads["polygon_order"] == LITTLE_ENDIAN
    is_polygon &= heads["polygon"] == POLYGON
    return is_polygon


def _is_single_part(heads: NDArray[Any]) -> Booleans:
    is_single: Booleans = heads["order"] == LITTLE_ENDIAN
    is_single &= (heads["type"] == MULTIPOLYGON) & (heads["parts"] == 1)
    return is_single & _is_polygon(heads)


def _heads(wkb: Binary, rows: Indices, head: np.dtype[Any]) -> NDArray[Any]:
    """First bytes of some geometries, shape (n,)."""
    import pyarrow.compute as pc  # noqa: PLC0415

    chosen = wkb if len(rows) == len(wkb) else wkb.take(rows)
    return _bytes(pc.binary_slice(chosen, 0, head.itemsize)).view(head)


def _tails(wkb: Binary, chosen: Booleans, start: int) -> Floats:
    """Coordinates behind the head of some geometries, shape (v, 2)."""
    import pyarrow.compute as pc  # noqa: PLC0415

    if not chosen.any():
        return np.empty((0, 2))
    wanted = wkb if chosen.all() else wkb.filter(chosen)
    end = int(pc.max(pc.binary_length(wanted)).as_py())
    return _bytes(pc.binary_slice(wanted, start, end)).view("<f8").reshape(-1, 2)


def _bytes(binary: Binary) -> NDArray[np.uint8]:
    """All bytes of a binary array without nulls, one after the other."""
    _, offsets, data = binary.buffers()
    kind = np.int64 if str(binary.type).startswith("large") else np.int32
    at = np.frombuffer(offsets, kind)[binary.offset : binary.offset + len(binary) + 1]
    if data is None:
        return np.empty(0, dtype=np.uint8)
    return np.frombuffer(data, np.uint8)[int(at[0]) : int(at[-1])]
