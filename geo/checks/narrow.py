"""Polygons, or parts of them, too thin or too small to be meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.checks.rings import summed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.rings import Rings, RingSizes

    Floats: TypeAlias = NDArray[np.float64]
    Booleans: TypeAlias = NDArray[np.bool_]

SLIVER_WIDTH_M = 0.5
SLIVER_SHAPE = 10.0
"""Length over width from which a thin part is a sliver and not just small."""

TINY_AREA_M2 = 1.0
NO_AREA_M2 = 0.01


@dataclass(frozen=True, eq=False, kw_only=True)
class Parts:
    """
    Parts of polygons with their sizes on the ground, shape (p,) each.

    Parameters
    ----------
    area_m2
        Shell less holes.
    width_m, length_m
        Sides of the rectangle with that area and perimeter.
    """

    area_m2: Floats
    width_m: Floats
    length_m: Floats


def parts_of(rings: Rings, sizes: RingSizes) -> Parts:
    """Return the parts of polygons, in the order of the rings."""
    count = len(rings.row)
    signed = np.abs(sizes.areas_m2) * np.where(rings.is_shell, 1, -1)
    area = summed(rings.part, signed, count)
    perimeter = summed(rings.part, sizes.perimeters_m, count)
    width = strip_width_m(area, perimeter)
    return Parts(area_m2=area, width_m=width, length_m=perimeter / 2 - width)


def strip_width_m(area_m2: Floats, perimeter_m: Floats) -> Floats:
    """
    Return the width of the rectangle that has an area and a perimeter, shape (n,).

    Notes
    -----
    Its sides are the roots of x^2 - perimeter/2 x + area. What is rounder than a square counts as
    a square of its area.

    Examples
    --------
    >>> strip_width_m(np.array([20.0]), np.array([42.0]))
    array([1.])
    """
    root = np.sqrt(np.maximum(perimeter_m**2 / 4 - 4 * area_m2, 0))
    long_side = (perimeter_m / 2 + root) / 2
    width: Floats = np.divide(area_m2, long_side, out=np.zeros(len(area_m2)), where=long_side > 0)
    return np.minimum(width, np.sqrt(np.maximum(area_m2, 0)))


def is_sliver(parts: Parts, *, width_m: float = SLIVER_WIDTH_M) -> Booleans:
    """Return which parts are thinner on average than a width and at least ten times as long."""
    is_long: Booleans = parts.length_m >= SLIVER_SHAPE * parts.width_m
    return is_long & (parts.width_m < width_m) & (parts.length_m > width_m)


def is_tiny(parts: Parts, *, area_m2: float = TINY_AREA_M2) -> Booleans:
    """Return which parts are smaller than an area."""
    small: Booleans = parts.area_m2 < area_m2
    return small
