"""The rings of many polygons as flat arrays of positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True)
class Rings:
    """
    Edges of the rings of polygons, in the order of the rings.

    Parameters
    ----------
    start, end
        Ends of every edge as the ring runs, shape (n, 2), in units of the CRS. Edges of no length
        are left out.
    ring
        Ring of every edge, shape (n,).
    part
        Polygon of every ring, shape (r,), counting the parts of multipolygons.
    row
        Row of every part, shape (p,).
    is_shell
        Whether a ring is the outer one of its part, shape (r,).
    repeated
        First position of every edge left out, shape (k, 2).
    repeated_ring
        Its ring, shape (k,).
    """

    start: Floats
    end: Floats
    ring: Indices
    part: Indices
    row: Indices
    is_shell: Booleans
    repeated: Floats
    repeated_ring: Indices

    @property
    def row_of_ring(self) -> Indices:
        """Row of every ring, shape (r,)."""
        return self.row[self.part]

    @property
    def row_of_edge(self) -> Indices:
        """Row of every edge, shape (n,)."""
        return self.row_of_ring[self.ring]

    def doubled_areas(self) -> Floats:
        """Return twice the signed area of every ring, shape (r,), > 0 if counter-clockwise."""
        first = np.zeros((len(self.part), 2))
        first[self.ring[::-1]] = self.start[::-1]
        origin = first[self.ring]
        ax, ay = (self.start - origin).T
        bx, by = (self.end - origin).T
        return summed(self.ring, ax * by - bx * ay, len(self.part))


@dataclass(frozen=True, eq=False, kw_only=True)
class RingSizes:
    """
    Sizes of rings on the ground, good enough for thresholds.

    Parameters
    ----------
    edges_m
        Edges as vectors east and north in metres, shape (n, 2).
    perimeters_m
        Of every ring, shape (r,).
    areas_m2
        Signed area of every ring, shape (r,), > 0 if counter-clockwise.
    """

    edges_m: Floats
    perimeters_m: Floats
    areas_m2: Floats


def summed(groups: Indices, values: Floats, count: int) -> Floats:
    """Return the sums of values by group, shape (count,)."""
    return np.bincount(groups, weights=values, minlength=count).astype(np.float64, copy=False)


def sizes_of(rings: Rings, metres_per_unit: Floats) -> RingSizes:
    """
    Return the sizes of rings.

    Parameters
    ----------
    rings
        The rings.
    metres_per_unit
        Scale east and north at every row, shape (rows, 2).
    """
    scale = metres_per_unit[rings.row_of_ring]
    edges_m = (rings.end - rings.start) * scale[rings.ring]
    lengths = np.sqrt(np.einsum("ij,ij->i", edges_m, edges_m))
    return RingSizes(
        edges_m=edges_m,
        perimeters_m=summed(rings.ring, lengths, len(rings.part)),
        areas_m2=rings.doubled_areas() / 2 * scale.prod(axis=1),
    )


def rings_of(polygons: Geometries) -> Rings:
    """
    Return the rings of polygons.

    Parameters
    ----------
    polygons
        Polygons and multipolygons, shape (n,); what is missing, empty or no polygon has no ring.
    """
    parts, row = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    is_edge = ring[1:] == ring[:-1]
    is_repeated = is_edge & (xy[1:, 0] == xy[:-1, 0]) & (xy[1:, 1] == xy[:-1, 1])
    is_edge &= ~is_repeated
    return Rings(
        start=xy[:-1][is_edge],
        end=xy[1:][is_edge],
        ring=ring[1:][is_edge],
        part=part,
        row=row,
        is_shell=np.diff(part, prepend=-1) != 0,
        repeated=xy[:-1][is_repeated],
        repeated_ring=ring[1:][is_repeated],
    )
