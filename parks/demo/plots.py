"""Cutting blocks into plots: again and again across the longer side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGE = 1.7
"""A piece larger than this many times the mean area of a plot is cut again."""
MIDDLE, OFF_MIDDLE = 0.42, 0.16
SLANT_DEG = 3.0
FAR_M = 3_000.0


def plots_of(
    blocks: Iterable[shapely.Polygon], *, plot_m2: float, dice: np.random.Generator
) -> list[tuple[int, shapely.Polygon]]:
    """
    Cut blocks into plots.

    Parameters
    ----------
    blocks
        Polygons in metres of the park's frame.
    plot_m2
        Mean area of a plot, square metres.
    dice
        Random numbers; the order of the blocks matters.

    Returns
    -------
    plots
        Number of the block and the plot, block by block.
    """
    found: list[tuple[int, shapely.Polygon]] = []
    for number, block in enumerate(in_order(blocks)):
        found += [(number, plot) for plot in _cut(block, plot_m2, dice)]
    return found


def in_order(polygons: Iterable[shapely.Polygon]) -> list[shapely.Polygon]:
    """Return polygons from west to east, then south to north, by their middles to the metre."""
    return sorted(polygons, key=lambda p: (round(p.centroid.x), round(p.centroid.y)))


def _cut(
    piece: shapely.Polygon, plot_m2: float, dice: np.random.Generator
) -> list[shapely.Polygon]:
    if piece.area <= LARGE * plot_m2:
        return [piece]
    west, south, east, north = piece.bounds
    is_long = east - west >= north - south
    share = MIDDLE + OFF_MIDDLE * dice.random()
    slant = np.radians((dice.random() - 0.5) * 2 * SLANT_DEG)
    x, y = west + (east - west) * share, south + (north - south) * share
    direction = np.pi / 2 + slant if is_long else slant
    side = _half_plane(x, y, direction)
    parts = [*shapely.get_parts(piece & side), *shapely.get_parts(piece - side)]
    polygons = in_order(part for part in parts if part.geom_type == "Polygon" and part.area > 1.0)
    return [plot for part in polygons for plot in _cut(part, plot_m2, dice)]


def _half_plane(x: float, y: float, direction: float) -> shapely.Polygon:
    """Return what lies left of a line through a point, as far as it matters."""
    run = np.array([np.cos(direction), np.sin(direction)]) * FAR_M
    left = np.array([-run[1], run[0]])
    middle = np.array([x, y])
    return shapely.Polygon([middle - run, middle + run, middle + run + left, middle - run + left])
