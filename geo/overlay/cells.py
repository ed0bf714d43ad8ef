"""A grid that tells of most bounds at once whether they lie in a tile, or near none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

NOWHERE, MIXED = -1, -2
LEVELS = (8, 32, 128, 256)
"""Cells a side, from coarse to fine: only mixed cells are looked at again."""


@dataclass(frozen=True, eq=False)
class Cells:
    """
    Cells over the bounds of some tiles.

    Parameters
    ----------
    low, size
        Corner of the grid, and size of a cell, shape (2,).
    tile
        Shape (256, 256), first axis eastwards: the tile in which a cell lies, `NOWHERE` or `MIXED`.
    """

    low: Floats
    size: Floats
    tile: Indices

    @classmethod
    def of(cls, tiles: Geometries, tree: shapely.STRtree) -> Cells:
        """Return the grid of prepared tiles, shape (m,)."""
        if not len(tiles):
            return cls(np.zeros(2), np.ones(2), np.full((1, 1), NOWHERE))
        bounds = shapely.total_bounds(tiles)
        low, extent = bounds[:2], np.maximum(bounds[2:] - bounds[:2], 1e-12)
        label = np.full((1, 1), MIXED)
        for side in LEVELS:
            label = np.repeat(np.repeat(label, side // len(label), 0), side // len(label), 1)
            mixed = np.argwhere(label == MIXED)
            start = low + mixed * (extent / side)
            boxes = np.asarray(shapely.box(*start.T, *(start + extent / side).T), dtype=object)
            label[tuple(mixed.T)] = _labels(boxes, tiles, tree)
        return cls(low, extent / LEVELS[-1], label)

    def labels(self, bounds: Floats) -> Indices:
        """Return the tile in which bounds lie, `NOWHERE` or `MIXED`, shape (n,)."""
        side = len(self.tile)
        with np.errstate(invalid="ignore"):
            west, south, east, north = np.floor(
                (bounds - np.tile(self.low, 2)) / np.tile(self.size, 2)
            ).T
            is_off = ~((east >= 0) & (north >= 0) & (west < side) & (south < side))
            is_on = (west >= 0) & (south >= 0) & (east < side) & (north < side)
            is_one = is_on & (east - west <= 1) & (north - south <= 1)
        at = [np.where(is_one, edge, 0).astype(np.int64) for edge in (west, south, east, north)]
        label = self.tile[at[0], at[1]]
        for other in ((0, 3), (2, 1), (2, 3)):
            is_one &= self.tile[at[other[0]], at[other[1]]] == label
        found: Indices = np.where(is_one, label, MIXED)
        found[is_off] = NOWHERE
        return found


def _labels(boxes: Geometries, tiles: Geometries, tree: shapely.STRtree) -> Indices:
    """Tile in which each box lies, `NOWHERE` or `MIXED`."""
    label = np.full(len(boxes), NOWHERE)
    box, tile = tree.query(boxes, predicate="intersects")
    label[box] = MIXED
    is_inside = shapely.contains_properly(tiles[tile], boxes[box])
    label[box[is_inside]] = tile[is_inside]
    meets = np.bincount(box, minlength=len(boxes))
    label[meets > 1] = MIXED
    return label
