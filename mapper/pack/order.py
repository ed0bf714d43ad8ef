"""The order of features in a pack: neighbours follow each other, in chunks of bounded size."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.grid import WORLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]

BITS = 16
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
    x, y = ((boxes[:, side].astype(np.int64) + boxes[:, side + 2]) // 2 for side in (0, 1))
    if has_any.any():
        low = x[has_any].min(), y[has_any].min()
        span = max(int(x[has_any].max() - low[0]), int(y[has_any].max() - low[1]), 1)
        x, y = ((axis - least) * ((1 << BITS) - 1) // span for axis, least in zip((x, y), low, strict=True))
    place = np.where(has_any, _hilbert(x, y), WORLD * WORLD)
    return np.argsort(place, kind="stable")


def _hilbert(x: Indices, y: Indices) -> Indices:
    """Distance along a Hilbert curve over 2^BITS cells each way."""
    x, y = x.astype(np.int32), y.astype(np.int32)
    place = np.zeros(len(x), dtype=np.int64)
    for bit in range(BITS - 1, -1, -1):
        right, lower = (x >> bit) & 1, (y >> bit) & 1
        place <<= 2
        place |= (3 * right) ^ lower
        flip = (1 - lower) * right * ((1 << BITS) - 1)
        x ^= flip
        y ^= flip
        swap = (x ^ y) * (1 - lower)
        x ^= swap
        y ^= swap
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
    start = 0
    while start < len(total):
        before = total[start] - vertices[start]
        full = int(np.searchsorted(total, before + VERTICES, side="right"))
        start = min(start + FEATURES, max(full, start + 1), len(total))
        yield start
