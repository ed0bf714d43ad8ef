"""What of a zone no parcel covers, and what several do: from edges without a partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.plane import Plane

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True)
class Cover:
    """
    How parcels cover zones.

    Parameters
    ----------
    gaps_m2
        Area of each zone that no parcel covers, shape (n,).
    overlaps_m2
        Area that parcels cover more than once, counted once less than they do, shape (n,).
    """

    gaps_m2: Floats
    overlaps_m2: Floats


def cover_of(shapes: Geometries, ends: Floats, is_near: Booleans, plane: Plane) -> Cover:
    """
    Return gaps and overlaps.

    Parameters
    ----------
    shapes
        Zones, shape (n,).
    ends
        Directed edges of all parcels near a zone, x y x y, shape (k, 4), what a parcel covers on
        their left. Pairs of opposite edges may be left out.
    is_near
        Which edges may lie inside a zone, shape (k,).
    plane
        In which edges are straight.

    Notes
    -----
    The edges cut a zone into faces. How many parcels cover a face is how often the edges wind
    around a point of it: edges that go up to the right of it, less those that go down.
    """
    faces, zone = _faces(shapes, ends[is_near])
    count = _windings(shapely.get_coordinates(shapely.point_on_surface(faces)), ends)
    area_m2 = plane.area_m2(faces)

    def total(factor: Indices) -> Floats:
        return np.bincount(zone, weights=area_m2 * factor, minlength=len(shapes)).astype(float)

    return Cover(gaps_m2=total(count == 0), overlaps_m2=total(np.maximum(count - 1, 0)))


def _faces(shapes: Geometries, ends: Floats) -> tuple[Geometries, Indices]:
    """Pieces into which edges cut the zones, shape (m,), and the row of the zone of each."""
    lines = np.asarray(shapely.linestrings(ends.reshape(-1, 2, 2)), dtype=object)
    row, line = shapely.STRtree(lines).query(shapes, predicate="intersects")
    crosses = ~shapely.touches(shapes[row], lines[line])
    row, line = row[crosses], line[crosses]
    cut = np.unique(row)
    whole = np.setdiff1d(np.flatnonzero(~shapely.is_empty(shapes)), cut)
    faces = [_faces_of(shapes[zone], lines[line[row == zone]]) for zone in cut]
    owner = [np.full(len(found), zone) for zone, found in zip(cut, faces, strict=True)]
    return np.concatenate([shapes[whole], *faces]), np.concatenate([whole, *owner])


def _faces_of(zone: shapely.Geometry, lines: Geometries) -> Geometries:
    """Faces of one zone."""
    noded = shapely.union_all([*lines, shapely.boundary(zone)])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    faces = faces[shapely.area(faces) > 0]
    shapely.prepare(zone)
    found: Geometries = faces[shapely.contains(zone, shapely.point_on_surface(faces))]
    return found


def _windings(points: Floats, ends: Floats) -> Indices:
    """How often directed edges wind around points, shape (n,)."""
    order = np.argsort(points[:, 1])
    x, y = points[order].T
    low = np.searchsorted(y, np.minimum(ends[:, 1], ends[:, 3]), side="left")
    high = np.searchsorted(y, np.maximum(ends[:, 1], ends[:, 3]), side="left")
    spans = high - low
    edge = np.repeat(np.arange(len(ends)), spans)
    first = np.repeat(np.cumsum(spans) - spans, spans)
    point = np.arange(len(edge)) - first + low[edge]
    x0, y0, x1, y1 = ends[edge].T
    is_right = x0 + (x1 - x0) * ((y[point] - y0) / (y1 - y0)) > x[point]
    turns = np.where(y1 > y0, 1, -1) * is_right
    count = np.zeros(len(points), dtype=np.int64)
    count[order] = np.bincount(point, weights=turns, minlength=len(points)).round().astype(int)
    return count
