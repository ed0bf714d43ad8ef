"""Area of rings on the ground, and proof that they are simple, without making geometries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.overlay.rings import Rings
    from geo.plane import Plane

    Floats: TypeAlias = NDArray[np.float64]
    Booleans: TypeAlias = NDArray[np.bool_]

LARGEST_M = 400.0
"""Extent of a ring up to which the areal scale of its centroid stands for all of it: the error is
the second order of the extent over the Earth's radius, (400 m / 6371 km)^2 / 24 = 1.6e-10."""
DEGREE_M = 111_320.0
BLOCK = 2048
"""Rings measured at a time: their vertices stay in the processor's cache."""


@dataclass(frozen=True, eq=False, kw_only=True)
class RingMeasures:
    """
    What is known of rings from their vertices alone.

    Parameters
    ----------
    area_m2
        On the ground, shape (n,), >= 0; NaN where the ring is too large or encloses nothing.
    is_simple
        Whether the ring is proven not to cross or touch itself, shape (n,). False proves nothing.
    is_left
        Whether what the ring encloses lies to the left of its edges, shape (n,).
    """

    area_m2: Floats
    is_simple: Booleans
    is_left: Booleans


_NOTHING = RingMeasures(
    area_m2=np.empty(0), is_simple=np.empty(0, dtype=bool), is_left=np.empty(0, dtype=bool)
)


def ring_measures(rings: Rings, plane: Plane) -> RingMeasures:
    """
    Measure rings.

    Notes
    -----
    Area and centroid by Green's theorem, the area times the areal scale of the plane at the
    centroid: exact to the first order of the extent, which is limited (`LARGEST_M`).

    A ring that turns about its centroid in one direction only, and once, is the border of a
    star-shaped polygon and so simple. Most parcels are of this kind; what is not has to be tested
    in full (`shapely.is_valid`).
    """
    measured = [_measured(block, plane) for block in rings.blocks(BLOCK)]
    area_m2, is_simple, is_left = (
        np.concatenate([getattr(block, name) for block in (_NOTHING, *measured)])
        for name in ("area_m2", "is_simple", "is_left")
    )
    return RingMeasures(area_m2=area_m2, is_simple=is_simple, is_left=is_left)


def _measured(rings: Rings, plane: Plane) -> RingMeasures:
    origin = rings.xy[0]
    x, y = rings.x - origin[0], rings.y - origin[1]
    signed, centroid = area_and_centroid(rings, x, y)
    with np.errstate(invalid="ignore"):
        is_left = signed > 0
        is_simple = _turns_once(rings, x, y, centroid) & np.isfinite(centroid).all(axis=1)
    is_small = extent_m(rings, plane) <= LARGEST_M
    measurable = is_small & is_simple
    area_m2 = np.full(len(rings), np.nan)
    scale = plane.density_m2(centroid[measurable] + origin)
    area_m2[measurable] = np.abs(signed[measurable]) * scale
    return RingMeasures(area_m2=area_m2, is_simple=is_simple, is_left=is_left)


def area_and_centroid(rings: Rings, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Signed area, shape (n,), and centroid, shape (n, 2), in the coordinates given."""
    dx, dy = np.diff(x), np.diff(y)
    for step in (dx, dy):
        step[rings.joins] = 0
    across, up = x[:-1] + x[1:], y[:-1] + y[1:]
    area = rings.sums(across * dy) / 2
    first_x = rings.sums((across * across - x[:-1] * x[1:]) * dy) / 6
    first_y = -rings.sums((up * up - y[:-1] * y[1:]) * dx) / 6
    with np.errstate(divide="ignore", invalid="ignore"):
        return area, np.column_stack([first_x, first_y]) / area[:, None]


def _turns_once(rings: Rings, x: Floats, y: Floats, centroid: Floats) -> Booleans:
    """Whether each ring turns about its centroid in one direction, and once."""
    counts = np.diff(rings.first)
    ax, ay = x - np.repeat(centroid[:, 0], counts), y - np.repeat(centroid[:, 1], counts)
    turn = ax[:-1] * ay[1:] - ax[1:] * ay[:-1]
    below = ay < 0
    rises, falls = below[:-1] & ~below[1:], ~below[:-1] & below[1:]
    once = np.ones(len(rings), dtype=bool)
    for crossing in (rises, falls):
        crossing[rings.joins] = False
        at = rings.owners(np.flatnonzero(crossing))
        once &= np.bincount(at, minlength=len(rings)) == 1
    turn[rings.joins] = 0
    left, right = turn > 0, turn < 0
    edges = counts - 1
    turns: Booleans = once & ((_count(rings, left) == edges) | (_count(rings, right) == edges))
    return turns


def _count(rings: Rings, flags: Booleans) -> NDArray[np.int64]:
    """How many edges of each ring are flagged."""
    total = np.concatenate([[0], np.cumsum(flags)])
    ends = np.append(rings.first[1:-1], len(flags))
    counts: NDArray[np.int64] = total[ends] - total[rings.first[:-1]]
    return counts


def extent_m(rings: Rings, plane: Plane) -> Floats:
    """Longer side of the bounds of each ring, about, in metres."""
    unit_m = DEGREE_M if plane.crs.is_geographic else plane.unit_m
    size: Floats = (rings.bounds[:, 2:] - rings.bounds[:, :2]).max(axis=1) * unit_m
    return size
