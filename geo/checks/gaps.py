"""Narrow strips between polygons that none of them covers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.ground import middles
from geo.checks.narrow import strip_width_m
from geo.checks.overlaps import common_area, multipolygons, polygon_parts
from geo.checks.plane import boxes, boxes_around, from_plane, to_plane
from geo.checks.rings import summed
from geo.checks.threads import in_threads
from geo.checks.uniting import united

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.cover import Cover
    from geo.checks.facing import Facing

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

REACH_M = 0.01
"""Distance up to which a polygon counts as touching a gap."""

GRID_M = 1e-4
"""Grid that what closing fills is rounded to, so that rounding leaves no threads."""

LARGE_VERTICES = 100
"""Vertices from which cutting a polygon down to a window pays."""

CLOSING_SLACK = 1.0005
MITRE_LIMIT = 5.0
LEAST_CLOSED_SHARE = 0.65
"""Share of the border of a gap that polygons must line; a notch in one border is open."""

LEAST_SECOND_SHARE = 0.05
"""Share of the border of an open gap that polygons other than the main one must line."""

ENCLOSED_SHARE = 0.98
"""Share of the border from which a gap is enclosed, and may be lined by nearly one alone."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Gaps:
    """
    Gaps between polygons.

    Parameters
    ----------
    shapes
        Polygons in units of the CRS, shape (n,).
    area_m2
        Shape (n,).
    width_m
        Width of the rectangle with that area and perimeter, shape (n,).
    pairs
        Rows of the two polygons that line most of it, shape (n, 2).
    """

    shapes: Geometries
    area_m2: Floats
    width_m: Floats
    pairs: Indices


def gaps_of(cover: Cover, facing: Facing, *, most_m: float, least_m2: float) -> Gaps:
    """
    Return the gaps between polygons that face each other.

    Parameters
    ----------
    cover
        The polygons. Those of another group do not fill a gap.
    facing
        Where to look.
    most_m
        Greatest width of a gap.
    least_m2
        Smallest area of a gap.

    Notes
    -----
    What two polygons leave open is closed by widening both by half the width, with mitred corners,
    and narrowing the result again; what other polygons cover is then taken away. Notches in the
    border of one polygon, or open to one side, are left out. Along three polygons there are two
    gaps, each between two of them.
    """
    low, high = facing.bounds[:, :2], facing.bounds[:, 2:]
    scale = cover.ground.metres_per_unit((low + high) / 2)
    margin = 2 * most_m / scale
    windows = boxes(np.concatenate([low - margin, high + margin], axis=1))
    closed = in_threads(
        partial(_closings, most_m=most_m),
        cover.polygons[facing.pairs[:, 0]],
        cover.polygons[facing.pairs[:, 1]],
        windows,
        scale,
    )
    shapes, owner = polygon_parts(closed)
    shapes, group = _uncovered(cover, shapes, cover.groups[facing.pairs[owner, 0]])
    shapes, group = united(shapes, group)
    is_large = cover.ground.area_m2(shapes) >= least_m2
    return _measured(cover, shapes[is_large], group[is_large])


def _closings(
    first: Geometries, second: Geometries, windows: Geometries, scale: Floats, *, most_m: float
) -> Geometries:
    """Return what closing fills between two polygons, in units of the CRS."""
    origins = middles(windows)
    one, other = (
        to_plane(_near_parts(polygons, windows), origins, scale) for polygons in (first, second)
    )
    both = shapely.union(one, other)
    radius = most_m / 2 * CLOSING_SLACK
    grown = shapely.buffer(both, radius, join_style="mitre", mitre_limit=MITRE_LIMIT)
    closed = shapely.buffer(grown, -radius, join_style="mitre", mitre_limit=MITRE_LIMIT)
    parts, owner = polygon_parts(shapely.difference(closed, both, grid_size=GRID_M))
    is_wide = 2 * shapely.area(parts) > REACH_M / 2 * shapely.length(parts)
    strips = multipolygons(parts[is_wide], owner[is_wide], len(both))
    return from_plane(strips, origins, scale)


def _near_parts(polygons: Geometries, windows: Geometries) -> Geometries:
    """Polygons as they are, but for large ones only what lies in the window of each."""
    near = polygons.copy()
    is_large = shapely.get_num_coordinates(polygons) > LARGE_VERTICES
    near[is_large] = common_area(polygons[is_large], windows[is_large])
    return near


def _uncovered(cover: Cover, shapes: Geometries, groups: Indices) -> tuple[Geometries, Indices]:
    """Shapes without what polygons of their group cover: polygons, and their groups."""
    left = shapes.copy()
    shape, row = cover.meeting(shapes, groups)
    turn = np.arange(len(shape)) - np.searchsorted(shape, shape)  # first, second polygon of each
    for number in range(int(turn.max(initial=-1)) + 1):
        at = turn == number
        left[shape[at]] = in_threads(shapely.difference, left[shape[at]], cover.polygons[row[at]])
    parts, owner = polygon_parts(left)
    return parts, groups[owner]


def _measured(cover: Cover, shapes: Geometries, groups: Indices) -> Gaps:
    """Gaps among the shapes, with what is known of each."""
    scale = cover.ground.metres_per_unit(middles(shapes))
    perimeter = shapely.length(to_plane(shapes, middles(shapes), scale))
    shape, row, contact = _contacts(cover, shapes, groups, scale)
    order = np.lexsort((row, -contact, shape))
    shape, row, contact = shape[order], row[order], contact[order]
    first = np.searchsorted(shape, np.arange(len(shapes)))
    lined = summed(shape, contact, len(shapes))
    beside_main = lined - summed(shape[_is_first(shape)], contact[_is_first(shape)], len(shapes))
    is_gap = lined >= LEAST_CLOSED_SHARE * perimeter
    is_enclosed = (lined >= ENCLOSED_SHARE * perimeter) & (beside_main > 0)
    is_gap &= is_enclosed | (beside_main >= LEAST_SECOND_SHARE * perimeter)
    area = cover.ground.area_m2(shapes[is_gap])
    first = first[is_gap]
    return Gaps(
        shapes=shapes[is_gap],
        area_m2=area,
        width_m=strip_width_m(area, perimeter[is_gap]),
        pairs=np.column_stack([row[first], row[first + 1]]),
    )


def _is_first(sorted_values: Indices) -> NDArray[np.bool_]:
    """Which values differ from the one before."""
    is_first: NDArray[np.bool_] = np.diff(sorted_values, prepend=-1) != 0
    return is_first


def _contacts(
    cover: Cover, shapes: Geometries, groups: Indices, scale: Floats
) -> tuple[Indices, Indices, Floats]:
    """Which shapes touch which polygons, along how many metres."""
    windows = boxes_around(shapes, 3 * REACH_M / scale)
    shape, row = cover.meeting(windows, groups)
    origins = middles(shapes)[shape]
    near = in_threads(_near_parts, cover.polygons[row], windows[shape])
    gap = to_plane(shapes, middles(shapes), scale)
    rim = shapely.buffer(gap, REACH_M, join_style="mitre", mitre_limit=MITRE_LIMIT)
    shared = in_threads(shapely.intersection, rim[shape], to_plane(near, origins, scale[shape]))
    contact = shapely.area(shared) / REACH_M
    is_close = contact > 0
    return shape[is_close], row[is_close], contact[is_close]
