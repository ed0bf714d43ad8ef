"""One network of borders for several states: the faces between them, and unions of faces."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Geometries: TypeAlias = NDArray[np.object_]
    Indices: TypeAlias = NDArray[np.int64]
    Floats: TypeAlias = NDArray[np.float64]

OUTSIDE = -1
"""Label of a face that belongs to no parcel of a state."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Faces:
    """
    The faces between all borders of all states.

    Parameters
    ----------
    shapes
        Polygons with whole coordinates that share edges corner for corner, shape (n,).
    pairs
        Neighbours, each pair twice, shape (m, 2).
    shared
        Length of the common border of each pair, in units of the coordinates, shape (m,).
    """

    shapes: Geometries
    pairs: Indices
    shared: Floats


def faces_of(polygons: Geometries) -> Faces:
    """
    Return the faces between the borders of polygons.

    Parameters
    ----------
    polygons
        Polygons in units of the grid; they may overlap, and meet where no corner is.

    Notes
    -----
    Snap rounding (`shapely.union_all` with a grid): every crossing becomes a corner on the grid,
    and every border that passes within half a step of a corner takes it up.
    """
    lines = shapely.union_all(shapely.boundary(polygons), grid_size=1.0)
    return in_order(shapely.get_parts(shapely.polygonize([lines])))


def in_order(polygons: Geometries) -> Faces:
    """Return polygons that share edges as faces, in an order that depends on nothing but them."""
    shapes = shapely.normalize(polygons)
    bounds = shapely.bounds(shapes)
    shapes = shapes[np.lexsort((shapely.area(shapes), *bounds.T[::-1]))]
    pairs, shared = _neighbours(shapes)
    return Faces(shapes=shapes, pairs=pairs, shared=shared)


def labels_of(faces: Faces, polygons: Geometries) -> Indices:
    """Return the number of the first polygon that holds the inside of each face, -1 for none."""
    points = shapely.point_on_surface(faces.shapes)
    face, polygon = shapely.STRtree(polygons).query(points, predicate="intersects")
    labels = np.full(len(points), len(polygons))
    np.minimum.at(labels, face, polygon)
    return np.where(labels == len(polygons), OUTSIDE, labels)


def dissolved(faces: Faces, labels: Indices) -> Geometries:
    """Return the union of the faces of each label from 0 on; borders stay corner for corner."""
    order = np.argsort(labels, kind="stable")
    ends = np.searchsorted(labels[order], np.arange(labels.max() + 2), side="left")
    unions = [
        shapely.coverage_union_all(faces.shapes[order[start:end]]) for start, end in pairwise(ends)
    ]
    parts = [shapely.get_parts(union) for union in unions]
    shapes = [found[0] if len(found) == 1 else shapely.MultiPolygon(list(found)) for found in parts]
    return np.asarray(shapely.normalize(np.array(shapes, dtype=object)))


def _neighbours(shapes: Geometries) -> tuple[Indices, Floats]:
    """Pairs of faces with a common edge, and the length of their common border."""
    start, end, face = _edges(shapes)
    is_up = (start[:, 0] < end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] < end[:, 1]))
    edges = np.where(is_up[:, None], np.hstack([start, end]), np.hstack([end, start]))
    _, edge = np.unique(edges, axis=0, return_inverse=True)
    order = np.argsort(edge.ravel(), kind="stable")
    twin = np.flatnonzero(np.diff(edge.ravel()[order]) == 0)
    one, other = order[twin], order[twin + 1]
    length = np.hypot(*(end[one] - start[one]).T)
    pairs = np.column_stack([face[one], face[other]])
    return np.vstack([pairs, pairs[:, ::-1]]), np.concatenate([length, length])


def _edges(shapes: Geometries) -> tuple[Floats, Floats, Indices]:
    """Start and end of every edge, shape (n, 2), and the face that has it."""
    rings, owner = shapely.get_parts(shapely.boundary(shapes), return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    inside = ring[1:] == ring[:-1]
    return xy[:-1][inside], xy[1:][inside], owner[ring[1:][inside]]
