"""The order of features in a pack: neighbours follow each other, in chunks of bounded size."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]

BITS = 16
"""The Hilbert curve runs through 2^BITS cells each way."""
LAST = 1 << 2 * BITS
FEATURES = 2048
VERTICES = 98_304
"""Bounds of a chunk; one feature with more vertices is a chunk of its own."""


def pack_order(boxes: Grid) -> Indices:
    """
    Return the order of features along a Hilbert curve through the middles of their boxes.

    Parameters
    ----------
    boxes
        Shape (n, 4) on the grid; features with an empty box come last.
    """
    has_any = boxes[:, 2] >= boxes[:, 0]
    middles = boxes[has_any].astype(np.int64)
    x, y = (middles[:, side] + middles[:, side + 2] for side in (0, 1))
    span = max((int(np.ptp(axis)) for axis in (x, y) if len(axis)), default=0) + 1
    x, y = ((axis - axis.min(initial=1 << 30)) * (1 << BITS) // span for axis in (x, y))
    place = np.full(len(boxes), LAST, dtype=np.int64)
    place[has_any] = hilbert(x.astype(np.int32), y.astype(np.int32))
    return np.argsort(place, kind="stable")


def hilbert(x: Grid, y: Grid) -> Indices:
    """Return the distance of cells along a Hilbert curve; x and y are 0 to 2^BITS - 1."""
    place = np.zeros(len(x), dtype=np.int64)
    for bit in range(BITS - 1, -1, -1):
        right, lower = (x >> bit) & 1, (y >> bit) & 1
        place <<= 2
        place |= (3 * right) ^ lower
        turned = np.where((right == 1) & (lower == 0), (1 << BITS) - 1, 0).astype(np.int32)
        x, y = x ^ turned, y ^ turned
        swapped = (x ^ y) * (1 - lower)
        x, y = x ^ swapped, y ^ swapped
    return place


def chunk_ends(vertices: Indices) -> Iterator[int]:
    """
    Yield where chunks end.

    Parameters
    ----------
    vertices
        Number of vertices of each feature in the order of the pack, shape (n,).
    """
    total = np.cumsum(vertices)
    end = 0
    while end < len(total):
        before = total[end] - vertices[end]
        full = int(np.searchsorted(total, before + VERTICES, side="right"))
        end = min(end + FEATURES, max(full, end + 1), len(total))
        yield end
