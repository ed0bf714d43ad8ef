"""Edges of polygons that no neighbour shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.rings import Rings

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Keys: TypeAlias = NDArray[np.uint64]

MIX_X, MIX_Y, MIX_ENDS = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xC2B2AE3D27D4EB4F),
    np.uint64(0xFF51AFD7ED558CCD),
)
HALF_WORD = np.uint64(32)


def is_exposed(rings: Rings, areas: Floats) -> Booleans:
    """
    Tell which edges have no counterpart running the other way.

    Parameters
    ----------
    rings
        The rings.
    areas
        Signed area of every ring, shape (r,), > 0 if counter-clockwise.

    Returns
    -------
    exposed
        Shape (n,): edges of the border of the layer, along streets, gaps and overlaps, and where
        the corners of neighbours do not match.

    Notes
    -----
    Edges are told apart by 64-bit keys of their ends. That two different edges of 10 million have
    the same key has a chance of 3e-6; it would hide one edge.
    """
    start, end = _keys(rings.start), _keys(rings.end)
    both = (start + end) * MIX_ENDS ^ (start ^ end)
    runs_up = (start < end) ^ is_turned(rings, areas)[rings.ring]
    order = np.argsort(both)
    begins = np.flatnonzero(np.diff(both[order], prepend=~both[order[:1]]) != 0)
    counts = np.diff(begins, append=len(order))
    ups = np.add.reduceat(runs_up[order].astype(np.int64), begins) if len(order) else counts
    exposed = np.empty(len(order), dtype=bool)
    exposed[order] = np.repeat((ups == 0) | (ups == counts), counts)
    return exposed


def is_turned(rings: Rings, areas: Floats) -> Booleans:
    """Tell which rings have the area of their polygon on the right, shape (r,)."""
    turned: Booleans = np.where(rings.is_shell, areas < 0, areas > 0)
    return turned


def _keys(xy: Floats) -> Keys:
    """Numbers for positions, one for every position, the same for the same position."""
    words = np.ascontiguousarray(xy + 0.0).view(np.uint64)  # turns -0.0 into 0.0
    return _stirred(_stirred(words[:, 0]) + words[:, 1] * MIX_X)


def _stirred(words: Keys) -> Keys:
    """Finish of MurmurHash3 (Appleby, public domain), shortened by one round."""
    stirred = (words ^ (words >> HALF_WORD)) * MIX_Y
    stirred = (stirred ^ (stirred >> HALF_WORD)) * MIX_ENDS
    return stirred ^ (stirred >> HALF_WORD)
