"""Stretches where edges of two polygons run face to face at a small distance."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.plane import boxes
from geo.checks.threads import thread_count

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]

PIECE = 1000
"""Edges that are compared at a time: bounds the memory for the pairs."""

OPPOSITE_COSINE = -0.5
LEAST_STRETCH_M = 1e-3


@dataclass(frozen=True, eq=False, kw_only=True)
class Edges:
    """
    Edges with the area of their polygon on the left.

    Parameters
    ----------
    start, end
        Shape (n, 2), in units of the CRS.
    row
        Row of the polygon, shape (n,).
    group
        Group of the polygon, shape (n,).
    metres_per_unit
        Scale, shape (n, 2).
    """

    start: Floats
    end: Floats
    row: Indices
    group: Indices
    metres_per_unit: Floats


@dataclass(frozen=True, eq=False, kw_only=True)
class Facing:
    """
    Pairs of polygons that face each other.

    Parameters
    ----------
    pairs
        Rows, the smaller first, shape (k, 2); twice the same where a polygon faces itself.
    bounds
        Bounds of the stretches between the two, shape (k, 4), in units of the CRS.
    """

    pairs: Indices
    bounds: Floats


def facing_of(edges: Edges, *, least_m: float, most_m: float) -> Facing:
    """
    Return pairs of polygons with edges that face each other across open ground.

    Parameters
    ----------
    edges
        Edges that may face each other.
    least_m
        Distance up to which two edges count as touching.
    most_m
        Greatest distance.
    """
    lines = np.asarray(shapely.linestrings(np.stack([edges.start, edges.end], axis=1)))
    tree = shapely.STRtree(lines)

    def compare(first: int) -> tuple[Indices, Floats]:
        a, b = tree.query(_reach(edges, slice(first, first + PIECE), most_m))
        return _stretches(edges, a + first, b, least_m=least_m, most_m=most_m)

    with ThreadPoolExecutor(thread_count()) as pool:
        done = list(pool.map(compare, range(0, len(lines), PIECE)))
    if not done:
        return Facing(pairs=np.empty((0, 2), dtype=np.int64), bounds=np.empty((0, 4)))
    return _joined(
        np.concatenate([pairs for pairs, _ in done]), np.concatenate([b for _, b in done])
    )


def _reach(edges: Edges, chosen: slice, margin_m: float) -> NDArray[np.object_]:
    """Boxes around some edges, wider by a margin."""
    start, end = edges.start[chosen], edges.end[chosen]
    margin = margin_m / edges.metres_per_unit[chosen]
    low, high = np.minimum(start, end) - margin, np.maximum(start, end) + margin
    return boxes(np.concatenate([low, high], axis=1))


def _stretches(
    edges: Edges, a: Indices, b: Indices, *, least_m: float, most_m: float
) -> tuple[Indices, Floats]:
    """Rows and bounds of the stretches among pairs of edges that do face each other."""
    is_pair = (edges.row[a] <= edges.row[b]) & (a != b) & (edges.group[a] == edges.group[b])
    a, b = a[is_pair], b[is_pair]
    scale = edges.metres_per_unit[a]
    along = (edges.end[a] - edges.start[a]) * scale
    length = np.hypot(*along.T)
    along /= length[:, None]
    outward = np.column_stack([along[:, 1], -along[:, 0]])
    near, far = (edges.end[b] - edges.start[a]) * scale, (edges.start[b] - edges.start[a]) * scale
    low, high = _dot(near, along), _dot(far, along)
    rise = _slope(_dot(near, outward), _dot(far, outward), low, high)
    begin, end = np.maximum(low, 0), np.minimum(high, length)
    offset = _dot(near, outward)
    apart = offset + (begin - low) * rise, offset + (end - low) * rise
    faces = (high - low) >= -OPPOSITE_COSINE * np.hypot(*(far - near).T)
    faces &= end - begin > LEAST_STRETCH_M
    faces &= (np.maximum(*apart) > least_m) & (np.minimum(*apart) <= most_m)
    faces &= np.minimum(*apart) > -most_m
    corners = np.stack(
        [
            along * begin[:, None],
            along * end[:, None],
            along * begin[:, None] + outward * apart[0][:, None],
            along * end[:, None] + outward * apart[1][:, None],
        ]
    )[:, faces]
    places = edges.start[a[faces]] + corners / scale[faces]
    bounds = np.concatenate([places.min(axis=0), places.max(axis=0)], axis=1)
    return np.column_stack([edges.row[a[faces]], edges.row[b[faces]]]), bounds


def _dot(first: Floats, second: Floats) -> Floats:
    product: Floats = np.einsum("ij,ij->i", first, second)
    return product


def _slope(near: Floats, far: Floats, low: Floats, high: Floats) -> Floats:
    """Change of the distance along an edge; 0 where the other stands square to it."""
    run = high - low
    return np.divide(far - near, run, out=np.zeros(len(run)), where=run > 0)


def _joined(pairs: Indices, bounds: Floats) -> Facing:
    """One entry a pair, with the bounds of all its stretches."""
    if not len(pairs):
        return Facing(pairs=pairs, bounds=bounds)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    pairs, bounds = pairs[order], bounds[order]
    first = np.flatnonzero(np.r_[True, (np.diff(pairs, axis=0) != 0).any(axis=1)])
    low = np.minimum.reduceat(bounds[:, :2], first, axis=0)
    high = np.maximum.reduceat(bounds[:, 2:], first, axis=0)
    return Facing(pairs=pairs[first], bounds=np.concatenate([low, high], axis=1))
