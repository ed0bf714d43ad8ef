"""Rings cut by tiles, many at once, without building the pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely

from geo.overlay.crossings import crossings_of
from geo.overlay.expand import expanded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.overlay.rings import Rings
    from geo.overlay.zones import Zones

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Numbers: TypeAlias = NDArray[Any]

PAIRS = 1024
"""Pairs cut at a time: what is made in between stays small."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Clips:
    """
    What rings and tiles have in common.

    Parameters
    ----------
    area
        In square units of the plane, shape (k,), >= 0.
    centroid
        Shape (k, 2).
    is_sure
        Whether the sides of all edges were told clearly, shape (k,). If not, the pair has to be cut
        in full.
    is_in
        Which edges of the rings lie in a tile at least in part, by their first vertex, shape (v,).
    """

    area: Floats
    centroid: Floats
    is_sure: Booleans
    is_in: Booleans


def clips_of(rings: Rings, ring: Indices, tile: Indices, zones: Zones) -> Clips:
    """
    Cut rings by tiles.

    Parameters
    ----------
    rings
        Simple rings, what they enclose on their left.
    ring, tile
        Pairs to cut, shape (k,).
    zones
        Zones with their tiles.

    Notes
    -----
    By Green's theorem the area of a common piece is a sum over those parts of the edges of each
    that lie in the other. An edge comes in where it passes an edge of the other from right to left,
    and goes out where from left to right. So the integral along the edge up to each crossing, with
    its sign, and up to the end of each edge that ends inside is all there is to add up: no piece is
    built and nothing is sorted.

    Whether vertices lie inside follows from the crossings along the ring. It has to come out as 0
    or 1 everywhere and at the end as at the start; where it does not, or an edge ends too near
    another to tell on which side, the pair is not sure.
    """
    is_in = np.zeros(len(rings.xy), dtype=bool)
    moments, is_sure = [np.empty((0, 3))], [np.empty(0, dtype=bool)]
    for start in range(0, len(ring), PAIRS):
        some = slice(start, start + PAIRS)
        cut = _cut(rings, ring[some], tile[some], zones)
        moments.append(cut.moments)
        is_sure.append(cut.is_sure)
        is_in[cut.vertices_in] = True
    area, *first = np.concatenate(moments).T
    with np.errstate(divide="ignore", invalid="ignore"):
        offset = np.nan_to_num(np.column_stack(first) / area[:, None])
    bounds = rings.bounds[ring]
    centroid = np.clip(rings.xy[rings.first[ring]] + offset, bounds[:, :2], bounds[:, 2:])
    return Clips(
        area=np.maximum(area, 0), centroid=centroid, is_sure=np.concatenate(is_sure), is_in=is_in
    )


@dataclass(frozen=True, eq=False)
class _Cut:
    moments: Floats
    is_sure: Booleans
    vertices_in: Indices


def _cut(rings: Rings, ring: Indices, tile: Indices, zones: Zones) -> _Cut:
    count = len(ring)
    origin = rings.xy[rings.first[ring]]
    pair, vertex = expanded(rings.first[ring], rings.first[ring + 1] - 1)
    a, b = rings.xy[vertex] - origin[pair], rings.xy[vertex + 1] - origin[pair]
    side_pair, c, d = _sides_near(rings.bounds[ring], origin, tile, zones)
    first = np.searchsorted(pair, np.arange(count + 1))
    side, edge = expanded(first[side_pair], first[side_pair + 1])
    met = crossings_of(a[edge], b[edge], c[side], d[side])
    at_edge, at_side = edge[met.at], side[met.at]

    starts_in = shapely.contains_xy(zones.tiles[tile], *rings.xy[rings.first[ring]].T)
    turns = np.bincount(at_edge, weights=met.turn, minlength=len(pair))
    ends_in = np.cumsum(turns)
    ends_in += (starts_in - (ends_in - turns)[first[:-1]])[pair]
    low_in, high_in = (
        np.bincount(side, weights=winds, minlength=len(side_pair))
        for winds in (met.start_winds, met.end_winds)
    )
    leaves = np.bincount(at_side, weights=met.turn, minlength=len(side_pair))

    is_sure = ends_in[first[1:] - 1] == starts_in
    is_sure[pair[(ends_in != 0) & (ends_in != 1)]] = False
    is_sure[side_pair[side[met.is_doubtful]]] = False
    is_sure[side_pair[low_in - leaves != high_in]] = False

    along = _nearest(c, d)
    base, run = c + along[:, None] * (d - c), d - c
    moments = _sums([
        (pair, ends_in, a, b - a, np.ones(len(pair))),
        (pair[at_edge], -met.turn, a[at_edge], (b - a)[at_edge], met.on_edge),
        (side_pair, high_in, base, run, 1 - along),
        (side_pair, -low_in, base, run, -along),
        (side_pair[at_side], met.turn, base[at_side], run[at_side], met.on_side - along[at_side]),
    ], count)  # fmt: skip
    is_in = (ends_in > 0) | (ends_in - turns > 0)
    is_in[at_edge] = True
    return _Cut(moments, is_sure, vertex[is_in])


def _sides_near(
    bounds: Floats, origin: Floats, tile: Indices, zones: Zones
) -> tuple[Indices, Floats, Floats]:
    """Sides of tiles whose bounds meet those of a ring: pair, start and end from its origin."""
    pair, side = expanded(zones.first_side[tile], zones.first_side[tile + 1])
    west, south, east, north = (edge[pair] for edge in bounds.T)
    x0, y0, x1, y1 = zones.sides[side].T
    is_near = (np.maximum(x0, x1) >= west) & (np.minimum(x0, x1) <= east)
    is_near &= (np.maximum(y0, y1) >= south) & (np.minimum(y0, y1) <= north)
    pair, side = pair[is_near], side[is_near]
    ends = zones.sides[side]
    return pair, ends[:, :2] - origin[pair], ends[:, 2:] - origin[pair]


def _nearest(start: Floats, end: Floats) -> Floats:
    """Place along each line, 0 to 1, that is nearest to the origin."""
    run = end - start
    length = (run * run).sum(axis=1)
    place: Floats = np.clip(-(start * run).sum(axis=1) / np.where(length > 0, length, 1), 0, 1)
    return place


def _sums(terms: Sequence[tuple[Indices, Numbers, Floats, Floats, Floats]], count: int) -> Floats:
    """
    Sum of signed integrals along lines: of x dy, x^2/2 dy and x y dy, shape (count, 3).

    Each term: the pair it counts for, its factor, where the line begins, its run, and how far along
    it the integral goes, as a share of the run.
    """
    total = np.zeros((count, 3))
    for pair, factor, base, run, until in terms:
        (x, y), (dx, dy) = base.T, (run * until[:, None]).T
        weight = factor * dy
        parts = (
            weight * (x + dx / 2),
            weight * (x * (x + dx) + dx * dx / 3) / 2,
            weight * (x * y + (x * dy + y * dx) / 2 + dx * dy / 3),
        )
        for column, part in enumerate(parts):
            total[:, column] += np.bincount(pair, weights=part, minlength=count)
    return total
