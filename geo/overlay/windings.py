"""How often closed chains of edges wind around points."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.overlay.expand import expanded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]


def windings(points: Floats, ends: Floats) -> Indices:
    """
    Return how often directed edges wind around points, shape (n,).

    Parameters
    ----------
    points
        Shape (n, 2), on none of the edges.
    ends
        Start and end of edges that form closed chains, x y x y, shape (k, 4).

    Notes
    -----
    Edges that go up to the right of a point, less those that go down.
    """
    order = np.argsort(points[:, 1])
    x, y = points[order].T
    low = np.searchsorted(y, np.minimum(ends[:, 1], ends[:, 3]), side="left")
    high = np.searchsorted(y, np.maximum(ends[:, 1], ends[:, 3]), side="left")
    edge, point = expanded(low, high)
    x0, y0, x1, y1 = ends[edge].T
    is_right = x0 + (x1 - x0) * ((y[point] - y0) / (y1 - y0)) > x[point]
    turns = np.where(y1 > y0, 1, -1) * is_right
    count = np.zeros(len(points), dtype=np.int64)
    count[order] = np.bincount(point, weights=turns, minlength=len(points)).round().astype(int)
    return count
