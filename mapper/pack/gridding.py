"""Rings and lines of a file on the grid of a pack, with what they measure on the ground."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.grid import to_grid
from mapper.pack.shapes import Shapes, firsts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.overlay.rings import Rings
    from mapper.pack.ground import Ground
    from mapper.pack.shapes import Form

    Floats: TypeAlias = NDArray[np.float64]
    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]

BLOCK = 2048
"""Rings worked on at a time: their vertices stay in the processor's cache."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Gridded:
    """
    Rings or lines on the grid.

    Parameters
    ----------
    x, y, first
        Vertices without those that fall together with the one before; rings are not closed.
    measure
        Area of each ring in m2, length of each line in m, >= 0.
    """

    x: Grid
    y: Grid
    first: Indices
    measure: Floats

    def shapes(self, *, part_first: Indices, feature_first: Indices) -> Shapes:
        """Return the features that they make up."""
        return Shapes(
            x=self.x,
            y=self.y,
            ring_first=self.first,
            part_first=part_first,
            feature_first=feature_first,
        )


def gridded(rings: Rings, ground: Ground, *, rows: Indices, form: Form) -> Gridded:
    """
    Return rings or lines on the grid.

    Parameters
    ----------
    rings
        In the CRS of the ground, those of polygons closed.
    ground
        What is under them.
    rows
        Row in the file of each, for messages.
    form
        What they belong to.
    """
    nothing = np.empty(0, dtype=np.int32)
    x, y, counts, measure = [nothing], [nothing], [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for number, block in enumerate(rings.blocks(BLOCK)):
        lon, lat = ground.lonlat(block.x, block.y)
        ground.check(lon, lat, first=block.first, rows=rows[number * BLOCK :])
        grid_x, grid_y = to_grid(lon, lat)
        kept = _differing(grid_x, grid_y, block.first, is_closed=form == "polygon")
        x.append(grid_x[kept])
        y.append(grid_y[kept])
        counts.append(np.add.reduceat(kept, block.first[:-1], dtype=np.int64))
        measure.append(_measure(block, lon, lat, ground, form=form))
    return Gridded(
        x=np.concatenate(x),
        y=np.concatenate(y),
        first=firsts(np.concatenate(counts)),
        measure=np.concatenate(measure),
    )


def _measure(rings: Rings, lon: Floats, lat: Floats, ground: Ground, *, form: Form) -> Floats:
    if form == "polygon":
        return ground.ring_areas(rings)
    return ground.line_lengths(lon, lat, rings.first) if form == "line" else np.zeros(len(rings))


def _differing(x: Grid, y: Grid, first: Indices, *, is_closed: bool) -> Booleans:
    """Vertices to keep: each first one, and those that differ from the one before."""
    kept = np.ones(len(x), dtype=bool)
    np.logical_or(x[1:] != x[:-1], y[1:] != y[:-1], out=kept[1:])
    kept[first[:-1]] = True
    start, last = first[:-1], first[1:] - 1
    while is_closed and len(start):  # the last vertices of a ring that are its first once more
        again = (last > start) & (x[last] == x[start]) & (y[last] == y[start])
        start, last = start[again], last[again]
        kept[last] = False
        last = last - 1
    return kept


def oriented(shapes: Shapes) -> Shapes:
    """Return polygons with outer rings counter-clockwise on the ground, and holes clockwise."""
    first, counts = shapes.ring_first, np.diff(shapes.ring_first)
    if not len(counts):
        return shapes
    x, y = (_from_first(axis, first).astype(np.float64) for axis in (shapes.x, shapes.y))
    cross = np.append(x[:-1] * y[1:] - x[1:] * y[:-1], 0)
    cross[first[1:] - 1] = 0  # the last edge leads to 0, 0
    southwards = np.add.reduceat(cross, first[:-1])  # > 0 is clockwise, as y runs southwards
    turned = np.where(shapes.is_outer, southwards > 0, southwards < 0)
    if not turned.any():
        return shapes
    place = np.arange(len(x))
    back = np.repeat(first[:-1] + first[1:] - 1, counts) - place
    order = np.where(np.repeat(turned, counts), back, place)
    return replace(shapes, x=shapes.x[order], y=shapes.y[order])


def _from_first(axis: Grid, first: Indices) -> Grid:
    """Coordinates from the first vertex of each ring, which keeps the digits of an area."""
    away: Grid = axis - np.repeat(axis[first[:-1]], np.diff(first))
    return away
