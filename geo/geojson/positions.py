"""Coordinates of many GeoJSON geometries of one kind as flat arrays."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.geojson.rules import Fault, as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.measure import Floats, Indices

MIN_NUMBERS, MAX_NUMBERS = 2, 3


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Positions:
    """
    Positions of some geometries of one kind.

    Parameters
    ----------
    xyz
        Shape (n, 3), east first; z is NaN where a position has two numbers.
    widths
        Shape (n,), how many numbers each position has.
    offsets
        Where the arrays of each level begin and end within the next level, the innermost first (as
        `shapely.from_ragged_array` has them); empty for points.
    """

    xyz: Floats
    widths: Indices
    offsets: tuple[Indices, ...]

    def ends(self) -> Indices:
        """Return where the positions of each geometry begin and end, shape (geometries + 1,)."""
        if not self.offsets:
            return np.arange(len(self.xyz) + 1)
        ends = self.offsets[-1]
        for inner in self.offsets[-2::-1]:
            ends = inner[ends]
        return ends

    def owners(self) -> Indices:
        """Return the geometry of each position, shape (n,)."""
        counts = np.diff(self.ends())
        return np.repeat(np.arange(len(counts)), counts)


def positions_of(coordinates: Sequence[Any], *, depth: int) -> Positions | None:
    """
    Positions of geometries of one kind.

    Parameters
    ----------
    coordinates
        `coordinates` member of each geometry, as parsed.
    depth
        How deep positions stand in it: 0 in a Point, 3 in a MultiPolygon.

    Returns
    -------
    positions
        None if anything is not nested as it should be, no number, or a position has fewer than two.
    """
    offsets: list[Indices] = []
    items: list[Any] = list(coordinates)
    for _ in range(depth):
        if not _are_lists(items):
            return None
        offsets.insert(0, np.concatenate([[0], np.cumsum(_lengths(items))]))
        items = list(chain.from_iterable(items))
    if not _are_lists(items) or not set(map(type, chain.from_iterable(items))) <= {int, float}:
        return None
    widths = _lengths(items)
    if (widths < MIN_NUMBERS).any():
        return None
    xyz = _padded(_numbers(items, int(widths.sum())), widths)
    return Positions(xyz=xyz, widths=widths, offsets=tuple(offsets))


def coordinate_fault(coordinates: object, *, depth: int, feature: int) -> Fault | None:
    """
    Tell what keeps the coordinates of one geometry from being read, None if nothing does.

    Parameters
    ----------
    coordinates, depth
        As in `positions_of`.
    feature
        Place of the feature, from 0.
    """
    return next(_coordinate_faults(coordinates, depth, feature), None)


def _coordinate_faults(value: object, depth: int, feature: int) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault("bad-nesting", feature, as_written(value))
    elif depth:
        for item in value:
            yield from _coordinate_faults(item, depth - 1, feature)
    elif any(isinstance(number, list) for number in value):
        yield Fault("bad-nesting", feature, as_written(value))
    elif len(value) < MIN_NUMBERS or any(type(number) not in (int, float) for number in value):
        yield Fault("bad-position", feature, as_written(value))


def _are_lists(items: Sequence[Any]) -> bool:
    return set(map(type, items)) <= {list}


def _lengths(items: Sequence[Any]) -> Indices:
    return np.fromiter(map(len, items), dtype=np.int64, count=len(items))


def _numbers(items: Sequence[Any], count: int) -> Floats:
    try:
        return np.fromiter(chain.from_iterable(items), dtype=np.float64, count=count)
    except OverflowError:
        numbers = map(_as_float, chain.from_iterable(items))
        return np.fromiter(numbers, dtype=np.float64, count=count)


def _as_float(number: float) -> float:
    try:
        return float(number)
    except OverflowError:
        return np.inf


def _padded(numbers: Floats, widths: Indices) -> Floats:
    """First three numbers of each position, NaN where it has two."""
    xyz = np.full((len(widths), MAX_NUMBERS), np.nan)
    if (widths == MIN_NUMBERS).all():
        xyz[:, :2] = numbers.reshape(-1, 2)
        return xyz
    start = np.cumsum(widths) - widths
    xyz[:, 0], xyz[:, 1] = numbers[start], numbers[start + 1]
    has_z = widths >= MAX_NUMBERS
    xyz[has_z, 2] = numbers[start[has_z] + 2]
    return xyz
