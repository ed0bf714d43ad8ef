"""Land of two states cut into pieces, each with one parcel before and one after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.duplicates import equal_pairs
from geo.checks.rings import summed
from geo.transition.cutting import share_land

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.plane import Plane
    from geo.transition.cutting import Cutter
    from geo.transition.zones import Clipped

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]
    Texts: TypeAlias = NDArray[np.object_]

NONE = -1
BLOCK = 100_000
"""Pairs cut at a time: bounds the memory for shapes that are measured and not kept."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Side:
    """
    A state clipped to zones.

    Parameters
    ----------
    parts
        Parts of its parcels; no two of one zone overlap.
    ids, classes
        Id and class of the parcel of each part, shape (n,).
    """

    parts: Clipped
    ids: Texts
    classes: Texts


@dataclass(frozen=True, eq=False, kw_only=True)
class Pieces:
    """
    Pieces of land with what they belong to before and after.

    Parameters
    ----------
    before, after
        Number of the part in each state, shape (n,); `NONE` where no parcel lies.
    area_m2
        Shape (n,).
    shapes
        Shape (n,); None where the class stays.
    """

    before: Indices
    after: Indices
    area_m2: Floats
    shapes: Geometries


@dataclass(frozen=True, eq=False, kw_only=True)
class _Shared:
    """Pairs of parts, shape (n, 2), with the land they share and its area in units of the CRS."""

    pairs: Indices
    area_m2: Floats
    area: Floats
    shapes: Geometries


def pieces_between(before: Side, after: Side, *, plane: Plane, cutter: Cutter) -> Pieces:
    """
    Return all pieces that a parcel covers before or after.

    Parameters
    ----------
    before, after
        Two states clipped to the same zones.
    plane
        What measures areas.
    cutter
        What cuts.

    Notes
    -----
    Parts that are the same before and after are found by their coordinates. Of the others those
    pairs are intersected that share an area; what no pair covers is cut out of the part.
    """
    shared = _shared(before, after, plane, cutter)
    own, other = shared.pairs.T
    gone, gone_shapes = _beyond(
        before.parts, after.parts.shapes[other], own, covered=shared.area, cutter=cutter
    )
    new, new_shapes = _beyond(
        after.parts, before.parts.shapes[own], other, covered=shared.area, cutter=cutter
    )
    return Pieces(
        before=np.concatenate([own, gone, np.full(len(new), NONE)]),
        after=np.concatenate([other, np.full(len(gone), NONE), new]),
        area_m2=np.concatenate(
            [shared.area_m2, plane.area_m2(gone_shapes), plane.area_m2(new_shapes)]
        ),
        shapes=np.concatenate([shared.shapes, gone_shapes, new_shapes]),
    )


def _shared(before: Side, after: Side, plane: Plane, cutter: Cutter) -> _Shared:
    """Land with a parcel before and one after."""
    same = _same(before.parts, after.parts)
    pairs = np.concatenate([same, _meeting(before.parts, after.parts, same)])
    first, second = before.parts.shapes[pairs[:, 0]], after.parts.shapes[pairs[:, 1]]
    is_changed = before.classes[pairs[:, 0]] != after.classes[pairs[:, 1]]
    area_m2, area = np.empty((2, len(pairs)))
    shapes = np.full(len(pairs), None, dtype=object)
    for start in range(0, len(pairs), BLOCK):
        block = slice(start, start + BLOCK)
        known = max(len(same) - start, 0)
        cut = first[block]
        cut[known:] = cutter.common(cut[known:], second[block][known:])
        area_m2[block], area[block] = plane.area_m2(cut), shapely.area(cut)
        shapes[block] = np.where(is_changed[block], cut, None)
    land = np.flatnonzero(area > 0)
    return _Shared(pairs=pairs[land], area_m2=area_m2[land], area=area[land], shapes=shapes[land])


def _same(before: Clipped, after: Clipped) -> Indices:
    """Pairs of parts that are the same polygon, shape (k, 2)."""
    count = len(before)
    pairs = equal_pairs(
        np.concatenate([before.shapes, after.shapes]), np.concatenate([before.zone, after.zone])
    )
    is_pair = (pairs[:, 0] < count) & (pairs[:, 1] >= count)
    same: Indices = pairs[is_pair] - (0, count)
    return same


def _meeting(before: Clipped, after: Clipped, same: Indices) -> Indices:
    """Pairs of other parts that share an area, shape (k, 2)."""
    own, other = _except(len(before), same[:, 0]), _except(len(after), same[:, 1])
    a, b = shapely.STRtree(after.shapes[other]).query(before.shapes[own])
    a, b = own[a], other[b]
    is_pair = before.zone[a] == after.zone[b]
    a, b = a[is_pair], b[is_pair]
    has_land = share_land(before.shapes[a], after.shapes[b])
    return np.column_stack([a[has_land], b[has_land]])


def _except(count: int, rows: Indices) -> Indices:
    is_other = np.ones(count, dtype=bool)
    is_other[rows] = False
    return np.flatnonzero(is_other)


def _beyond(
    parts: Clipped, others: Geometries, owner: Indices, *, covered: Floats, cutter: Cutter
) -> tuple[Indices, Geometries]:
    """
    Numbers of the parts that the other state does not cover wholly, and what is left of them.

    `others` cover parts `owner`, shape (k,) both, each by the area `covered`.
    """
    left = shapely.area(parts.shapes) - summed(owner, covered, len(parts))
    rows = np.flatnonzero(cutter.is_land(left, parts.shapes))
    number = np.full(len(parts), NONE)
    number[rows] = np.arange(len(rows))
    takes = number[owner] != NONE
    shapes = cutter.remainders(parts.shapes[rows], others[takes], number[owner[takes]])
    is_land = ~shapely.is_empty(shapes)
    return rows[is_land], shapes[is_land]
