"""Where polygons of a layer lie over each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.ground import middles, places_on
from geo.checks.narrow import strip_width_m
from geo.checks.plane import to_plane
from geo.checks.threads import in_threads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.ground import Ground

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True)
class Overlaps:
    """
    Overlaps between two polygons each.

    Parameters
    ----------
    pairs
        Rows of the two, the earlier first, shape (n, 2).
    area_m2
        Area that both cover, shape (n,).
    width_m
        Width of the rectangle with that area and perimeter, shape (n,).
    share
        Share of the smaller of the two that the other covers, shape (n,).
    xy
        A place in it, shape (n, 2), in units of the CRS.
    """

    pairs: Indices
    area_m2: Floats
    width_m: Floats
    share: Floats
    xy: Floats

    def __getitem__(self, chosen: Booleans) -> Overlaps:
        """Return some of the overlaps."""
        return Overlaps(
            pairs=self.pairs[chosen],
            area_m2=self.area_m2[chosen],
            width_m=self.width_m[chosen],
            share=self.share[chosen],
            xy=self.xy[chosen],
        )


def touching_pairs(polygons: Geometries, invalid_edges: Geometries, groups: Indices) -> Indices:
    """
    Return pairs of polygons of one group that meet along invalid edges, shape (k, 2).

    Parameters
    ----------
    polygons
        Valid polygons, shape (n,); None where there is none.
    invalid_edges
        What `shapely.coverage_invalid_edges` gives for them, shape (n,): wherever two polygons
        overlap, at least one of them has such an edge inside or on the other.
    groups
        Number of the group of each, shape (n,).
    """
    rows = np.flatnonzero(~shapely.is_empty(invalid_edges) & ~shapely.is_missing(invalid_edges))
    edge, other = shapely.STRtree(polygons).query(invalid_edges[rows], predicate="intersects")
    pairs = np.sort(np.column_stack([rows[edge], other]), axis=1)
    is_pair = (pairs[:, 0] != pairs[:, 1]) & (groups[pairs[:, 0]] == groups[pairs[:, 1]])
    unique: Indices = np.unique(pairs[is_pair], axis=0)
    return unique


def overlaps_of(polygons: Geometries, pairs: Indices, ground: Ground) -> Overlaps:
    """
    Return the overlaps among pairs of polygons; pairs without a common area are left out.

    Parameters
    ----------
    polygons
        Valid polygons, shape (n,).
    pairs
        Rows to compare, shape (k, 2).
    ground
        Ground under them.
    """
    measures = in_threads(
        partial(_measures, ground=ground), polygons[pairs[:, 0]], polygons[pairs[:, 1]]
    ).reshape(-1, 5)
    has_area = measures[:, 0] > 0
    area, width, share, *xy = measures[has_area].T
    return Overlaps(
        pairs=pairs[has_area],
        area_m2=area,
        width_m=width,
        share=share,
        xy=np.column_stack(xy),
    )


def _measures(first: Geometries, second: Geometries, *, ground: Ground) -> Floats:
    """Area, width, share and place of what two polygons share, shape (n, 5); 0 for nothing."""
    measures = np.zeros((len(first), 5))
    shapes = common_area(first, second)
    at = np.flatnonzero(shapely.area(shapes))
    shapes = shapes[at]
    places = middles(shapes)
    perimeter = shapely.length(to_plane(shapes, places, ground.metres_per_unit(places)))
    smaller = np.minimum(shapely.area(first[at]), shapely.area(second[at]))
    measures[at, 0] = ground.area_m2(shapes)
    measures[at, 1] = strip_width_m(measures[at, 0], perimeter)
    measures[at, 2] = shapely.area(shapes) / smaller
    measures[at, 3:] = places_on(largest_parts(shapes))
    return measures


def largest_parts(shapes: Geometries) -> Geometries:
    """Return the largest part of each multipolygon, shape (n,), none of them empty."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    order = np.lexsort((-shapely.area(parts), owner))
    is_first: Booleans = np.diff(owner[order], prepend=-1) != 0
    largest: Geometries = parts[order[is_first]]
    return largest


def common_area(first: Geometries, second: Geometries) -> Geometries:
    """Return what two polygons each share, without lines and points: multipolygons, shape (n,)."""
    common = shapely.intersection(first, second)
    return multipolygons(*polygon_parts(common), len(common))


def multipolygons(parts: Geometries, owner: Indices, count: int) -> Geometries:
    """Return one multipolygon for each owner, shape (count,), empty for one without parts."""
    shapes: Geometries = np.full(count, shapely.MultiPolygon(), dtype=object)
    owners, index = np.unique(owner, return_inverse=True)
    if len(owners):
        shapes[owners] = shapely.multipolygons(parts, indices=index)
    return shapes


def polygon_parts(geometries: Geometries) -> tuple[Geometries, Indices]:
    """Return the polygons that geometries consist of, and the geometry that each belongs to."""
    parts, owner = shapely.get_parts(geometries, return_index=True)
    is_multi = shapely.get_type_id(parts) == shapely.GeometryType.MULTIPOLYGON
    if is_multi.any():  # a collection holds one
        parts, inner = shapely.get_parts(parts, return_index=True)
        owner = owner[inner]
    is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    is_polygon &= ~shapely.is_empty(parts)
    return parts[is_polygon], owner[is_polygon]
