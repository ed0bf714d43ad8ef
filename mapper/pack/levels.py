"""The middle level of detail: arcs on a coarser grid, without the vertices it does not need."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.overlay.expand import expanded
from mapper.pack.grid import coarse
from mapper.pack.shapes import firsts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]

TOLERANCE = 0.5
"""How far, in units of the level, a border between two features may run beside its vertices."""


def middle_level(
    x: Grid, y: Grid, first: Indices, *, shift: int, is_shared: Booleans
) -> tuple[Grid, Grid, Indices]:
    """
    Return arcs on a coarser grid.

    Parameters
    ----------
    x, y, first
        Vertices of all arcs, and where each arc begins.
    shift
        Bits to leave out.
    is_shared
        Which arcs are borders of several features of the chunk, shape (a,).

    Returns
    -------
    x, y, first
        Ends stay. Vertices are left out that fall together or lie exactly on a straight line; of
        shared arcs also those within `TOLERANCE` of the line drawn instead, which both neighbours
        use. A strip that is too narrow stays as a line there and back.

    Notes
    -----
    Douglas and Peucker (1973), doi:10.3138/FM57-6770-U75U-7727, for all arcs at once.
    """
    kept = _needed(x, y, first, is_shared, tolerance=TOLERANCE * (1 << shift))
    x, y, first = _kept(x, y, first, kept)
    x, y = coarse(x, shift), coarse(y, shift)
    while True:
        x, y, first = _kept(x, y, first, _is_other(x, y, first))
        kept = _bends(x, y, first)
        if kept.all():
            return x, y, first
        x, y, first = _kept(x, y, first, kept)


def _kept(x: Grid, y: Grid, first: Indices, kept: Booleans) -> tuple[Grid, Grid, Indices]:
    before = firsts(kept.astype(np.int64))
    return x[kept], y[kept], before[first]


def _is_other(x: Grid, y: Grid, first: Indices) -> Booleans:
    """Whether a vertex differs from the one before it in its arc."""
    is_other = np.ones(len(x), dtype=bool)
    np.logical_or(x[1:] != x[:-1], y[1:] != y[:-1], out=is_other[1:])
    is_other[first[:-1]] = True
    return is_other


def _bends(x: Grid, y: Grid, first: Indices) -> Booleans:
    """Whether the arc turns or returns at a vertex; its ends count as bends."""
    bends = np.ones(len(x), dtype=bool)
    dx, dy = (axis[1:].astype(np.int64) - axis[:-1] for axis in (x, y))
    turns = dx[:-1] * dy[1:] != dx[1:] * dy[:-1]
    bends[1:-1] = turns | (dx[:-1] * dx[1:] + dy[:-1] * dy[1:] < 0)
    bends[first[:-1]] = True
    bends[first[1:] - 1] = True
    return bends


def _needed(x: Grid, y: Grid, first: Indices, is_shared: Booleans, *, tolerance: float) -> Booleans:
    """Vertices of shared arcs that a line within the tolerance needs; of the others, all."""
    needed = np.repeat(~is_shared, np.diff(first))
    needed[first[:-1]] = True
    needed[first[1:] - 1] = True
    start, stop = first[:-1][is_shared], first[1:][is_shared] - 1
    while len(start):
        far = stop - start > 1
        start, stop = start[far], stop[far]
        farthest, away = _farthest(x, y, start, stop)
        is_far = away > tolerance**2
        middle, start, stop = farthest[is_far], start[is_far], stop[is_far]
        needed[middle] = True
        start, stop = np.concatenate([start, middle]), np.concatenate([middle, stop])
    return needed


def _farthest(
    x: Grid, y: Grid, start: Indices, stop: Indices
) -> tuple[Indices, NDArray[np.float64]]:
    """Vertex farthest from the stretch between start and stop, and its squared distance."""
    if not len(start):
        return start, np.empty(0)
    owner, inner = expanded(start + 1, stop)
    away = _squared_distance((x, y), inner, start[owner], stop[owner])
    begin = firsts(stop - start - 1)[:-1]
    most = np.maximum.reduceat(away, begin)
    at = np.flatnonzero(away == most[owner])
    return inner[at[np.searchsorted(at, begin)]], most


def _squared_distance(
    xy: tuple[Grid, Grid], inner: Indices, start: Indices, stop: Indices
) -> NDArray[np.float64]:
    """Squared distance of vertices from the stretch between two others."""
    px, py = ((axis[inner] - axis[start]).astype(np.float64) for axis in xy)
    dx, dy = ((axis[stop] - axis[start]).astype(np.float64) for axis in xy)
    length = dx * dx + dy * dy
    along = (px * dx + py * dy) / np.where(length == 0, 1, length)
    np.clip(along, 0, 1, out=along)
    px -= along * dx
    py -= along * dy
    squared: NDArray[np.float64] = px * px + py * py
    return squared
