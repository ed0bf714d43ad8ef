"""Vertices of arcs as bytes: each as its difference to the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.planes import folded, read_planes, unfolded
from mapper.pack.shapes import firsts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]

GAIN_BITS = 4.0
"""Bits that the mean step of an arc has to save."""


def geometry_lists(x: Grid, y: Grid, first: Indices, *, corner: Grid) -> list[NDArray[np.integer]]:
    """
    Return the seven lists of the geometry of a chunk.

    Parameters
    ----------
    x, y, first
        Vertices of all arcs in units of the level, and where each arc begins.
    corner
        Least x and y of the chunk in units of the level.
    """
    is_first = np.zeros(len(x), dtype=bool)
    is_first[first[:-1]] = True
    steps = [np.diff(axis, prepend=at) for axis, at in ((x, corner[0]), (y, corner[1]))]
    means = _means(x, y, first, steps)
    further = [
        folded((step - np.repeat(mean, np.diff(first)))[~is_first])
        for step, mean in zip(steps, means, strict=True)
    ]
    starts = [folded(step[is_first]) for step in steps]
    return [np.diff(first) - 1, *starts, *(folded(mean) for mean in means), *further]


def _means(x: Grid, y: Grid, first: Indices, steps: list[Grid]) -> list[Grid]:
    """Mean step of each arc where differences to it are shorter, else 0."""
    counts = np.diff(first)
    edges = np.maximum(counts - 1, 1)
    means, gain = [], np.zeros(len(counts))
    if not len(counts):
        return [x, y]
    for axis, step in zip((x, y), steps, strict=True):
        mean = np.rint((axis[first[1:] - 1] - axis[first[:-1]]) / edges).astype(np.int32)
        saved = _bits(step) - _bits(step - np.repeat(mean, counts))
        saved[first[:-1]] = 0
        gain += np.add.reduceat(saved, first[:-1]) - _bits(mean)
        means.append(mean)
    return [np.where(gain > GAIN_BITS, mean, 0).astype(np.int32) for mean in means]


def _bits(values: Grid) -> NDArray[np.float32]:
    """Bits that numbers take, about."""
    size = np.abs(values).astype(np.float32)
    size *= 2
    size += 1
    return np.log2(size, out=size)


def read_geometry(data: bytes, count: int, corner: Grid) -> tuple[Indices, Indices, Indices]:
    """Return x, y and first vertex of arcs from their bytes; `count` is the number of arcs."""
    less, at = read_planes(data, 0, count)
    first = firsts(less + 1)
    lists = []
    for size in (count, count, count, count, int(less.sum()), int(less.sum())):
        values, at = read_planes(data, at, size)
        lists.append(unfolded(values))
    is_first = np.zeros(first[-1], dtype=bool)
    is_first[first[:-1]] = True
    axes = []
    for axis in (0, 1):
        step = np.empty(first[-1], dtype=np.int64)
        step[is_first] = lists[axis]
        step[~is_first] = lists[4 + axis] + np.repeat(lists[2 + axis], less)
        axes.append(np.cumsum(step) + corner[axis])
    return axes[0], axes[1], first
