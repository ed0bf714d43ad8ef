"""The curved lines of the drawing: outlines of parks and district, the river."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
import shapely.affinity

from parks.demo.plan import ParkPlan, rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

ORDERS = np.array([2, 3, 5])
AMPLITUDES = np.array([0.045, 0.04, 0.018])
VERTICES = 72
BENDS = 12
"""Points of the river's middle line between two given ones."""


def outline_of(plan: ParkPlan) -> shapely.Polygon:
    """Return the planned boundary of a park, metres of its own frame."""
    phases = plan.dice("outline").random(len(ORDERS)) * 2 * np.pi
    return _pebble(plan.half_long_m, plan.half_wide_m, phases, VERTICES)


def district_outline() -> shapely.Polygon:
    """Return the outline of the district, metres of the drawing."""
    shape = _pebble(7_700.0, 4_900.0, np.array([0.4, 2.1, 4.0]), 2 * VERTICES)
    return shapely.affinity.translate(shape, 250.0, -350.0)


@cache
def river() -> shapely.Polygon:
    """Return the river from bank to bank, metres of the drawing."""
    given = np.array(
        [[float(row[name]) for name in ("x_m", "y_m", "width_m")] for row in rows("river")]
    )
    course = _smooth(given)
    along = np.gradient(course[:, :2], axis=0)
    left = np.column_stack([-along[:, 1], along[:, 0]]) / np.hypot(*along.T)[:, None]
    half = course[:, 2:] / 2
    banks = np.concatenate([course[:, :2] + left * half, (course[:, :2] - left * half)[::-1]])
    return shapely.Polygon(banks)


def _pebble(long_m: float, wide_m: float, phases: Floats, vertices: int) -> shapely.Polygon:
    """Return an ellipse with three low harmonics, counter-clockwise."""
    t = np.arange(vertices) * 2 * np.pi / vertices
    radius = 1 + (AMPLITUDES * np.cos(ORDERS * t[:, None] + phases)).sum(axis=1)
    return shapely.Polygon(
        np.column_stack([long_m * radius * np.cos(t), wide_m * radius * np.sin(t)])
    )


def _smooth(given: Floats) -> Floats:
    """Return a Catmull-Rom spline through points (n, 3), from the second to the last but one."""
    t = np.arange(BENDS)[:, None] / BENDS
    before, start, end, after = given[:-3], given[1:-2], given[2:-1], given[3:]
    pieces = [
        0.5
        * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * (b - c) + d - a) * t**3)
        for a, b, c, d in zip(before, start, end, after, strict=True)
    ]
    return np.concatenate([*pieces, given[-2:-1]])
