"""Lines and rings in flat arrays: how long they are, whether closed, which way they run."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.geojson.positions import Positions
    from geo.measure import Floats, Indices

    Flags: TypeAlias = NDArray[np.bool_]

MIN_RING_POSITIONS = 4


def line_lengths(positions: Positions) -> Indices:
    """Return how many positions each line or ring has, shape (lines,)."""
    return np.diff(positions.offsets[0])


def line_owners(positions: Positions) -> Indices:
    """Return the geometry each line or ring belongs to, shape (lines,)."""
    owners = np.arange(len(positions.offsets[-1]) - 1)
    for offsets in positions.offsets[:0:-1]:
        owners = np.repeat(owners, np.diff(offsets))
    return owners


def is_unclosed(positions: Positions) -> Flags:
    """Return whether each ring ends elsewhere than it begins, also in height, shape (rings,)."""
    starts, ends = positions.offsets[0][:-1], positions.offsets[0][1:]
    unclosed = np.zeros(len(starts), dtype=bool)
    filled = np.flatnonzero(ends > starts)
    first, last = positions.xyz[starts[filled]], positions.xyz[ends[filled] - 1]
    equal = (first == last) | (np.isnan(first) & np.isnan(last))
    unclosed[filled] = ~equal.all(axis=1)
    return unclosed


def is_shell(positions: Positions) -> Flags:
    """Return whether each ring is the first of its polygon, shape (rings,)."""
    begins, ends = positions.offsets[1][:-1], positions.offsets[1][1:]
    shells = np.zeros(len(positions.offsets[0]) - 1, dtype=bool)
    shells[begins[ends > begins]] = True
    return shells


def turns(positions: Positions) -> Floats:
    """
    Twice the signed area of each ring in the plane of its coordinates.

    Parameters
    ----------
    positions
        Polygons or multipolygons.

    Returns
    -------
    turn
        Shape (rings,), > 0 runs counter-clockwise; 0 for a ring with fewer than four positions.
    """
    lengths = line_lengths(positions)
    begins, ends = positions.offsets[0][:-1], positions.offsets[0][1:]
    origin = positions.xyz[np.repeat(begins, lengths), :2]
    doubled = np.zeros(len(origin))
    with np.errstate(over="ignore", invalid="ignore"):
        x, y = (positions.xyz[:, :2] - origin).T
        doubled[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    doubled[ends[lengths > 0] - 1] = 0
    ring = np.repeat(np.arange(len(lengths)), lengths)
    summed = np.bincount(ring, weights=doubled, minlength=len(lengths))
    return np.where(lengths < MIN_RING_POSITIONS, 0.0, summed)
