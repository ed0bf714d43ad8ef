"""What of a zone no parcel covers, and what several do: from edges without a partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.overlay.plain_chains import are_plain
from geo.overlay.windings import windings

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geo.overlay.edges import Edges
    from geo.plane import Plane

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = NDArray[np.object_]

ROUNDING = 1e-9
"""Share of a zone by which parcels or faces may differ from all of it through rounding alone."""
GRID = 2e-15
"""Cell of the grid, as a share of the largest coordinate, on which lines meet that run so close to
each other that GEOS leaves a face open without it."""


def cover_of(
    zone: BaseGeometry, edges: Edges, plane: Plane, *, zone_m2: float, covered_m2: float
) -> tuple[float, float]:
    """
    Return the area of a zone that no parcel covers, and what parcels cover more than once.

    Parameters
    ----------
    zone
        Polygon or multipolygon.
    edges
        Of all parcels with an area in the zone, tagged with whether they may lie in it. Pairs of
        opposite edges may be left out.
    plane
        In which edges are straight.
    zone_m2, covered_m2
        Area of the zone, and sum of the areas that the parcels have in it.

    Returns
    -------
    gaps_m2, overlaps_m2
        Square metres, >= 0; a place covered n times counts n - 1 times as overlap.

    Notes
    -----
    Where the edges in the zone nowhere meet and nothing lies on their right (`are_plain`), no place
    is covered twice, and gaps are what is left. Else the edges cut the zone into faces, and how
    many parcels cover a face is how often the edges wind around a point of it.
    """
    near = edges.ends[edges.tag]
    may_be_plain = shapely.get_num_geometries(zone) == 1 and covered_m2 <= zone_m2 * (1 + ROUNDING)
    if may_be_plain and len(near) and are_plain(near, edges.ends):
        return max(zone_m2 - covered_m2, 0.0), 0.0
    faces = _faces(zone, near)
    count = windings(shapely.get_coordinates(shapely.point_on_surface(faces)), edges.ends)
    face_m2 = plane.area_m2(faces)
    return float(face_m2[count == 0].sum()), float(face_m2 @ np.maximum(count - 1, 0))


def _faces(zone: BaseGeometry, ends: Floats) -> Geometries:
    """Pieces into which edges cut a zone, shape (m,)."""
    lines = np.asarray(shapely.linestrings(ends.reshape(-1, 2, 2)), dtype=object)
    shapely.prepare(zone)
    lines = lines[shapely.intersects(zone, lines) & ~shapely.touches(zone, lines)]
    if not len(lines):
        return np.asarray(shapely.get_parts(zone), dtype=object)
    faces = _enclosed(zone, lines, grid=None)
    if abs(shapely.area(faces).sum() / shapely.area(zone) - 1) > ROUNDING:
        faces = _enclosed(zone, lines, grid=GRID * float(np.abs(shapely.bounds(zone)).max()))
    return faces


def _enclosed(zone: BaseGeometry, lines: Geometries, *, grid: float | None) -> Geometries:
    """Faces that lines and the boundary of a zone enclose in it, noded exactly or on a grid."""
    noded = shapely.union_all([*lines, shapely.boundary(zone)], grid_size=grid)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    faces = faces[shapely.area(faces) > 0]
    found: Geometries = faces[shapely.contains(zone, shapely.point_on_surface(faces))]
    return found
