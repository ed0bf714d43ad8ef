"""Polygons of one chunk of a layer, as rings of vertices where that is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.bad_positions import without_bad_positions
from geo.checks.overlaps import multipolygons, polygon_parts
from geo.checks.repair import repair_findings, repaired
from geo.files.wkb_geometry import geometries_from_wkb
from geo.overlay.ring_measures import ring_measures
from geo.overlay.rings import Rings, rings_of_wkb

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.finding import Finding
    from geo.overlay.rings import Binary
    from geo.plane import Plane

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

NONE = -1


@dataclass(frozen=True, eq=False, kw_only=True)
class Parcels:
    """
    Polygons made ready to be cut: each is a ring, or a shape.

    Parameters
    ----------
    area_m2
        On the ground, shape (n,); 0 for what is no polygon.
    rings
        Small simple polygons of one ring, what they enclose on their left.
    ring
        Which of the rings each polygon is, shape (n,); -1 if none.
    shapes
        All other polygons, valid, empty for what is none.
    shape
        Which of the shapes each polygon is, shape (n,); -1 if none.
    findings
        What was repaired, and what could not be read.
    """

    area_m2: Floats
    rings: Rings
    ring: Indices
    shapes: Geometries
    shape: Indices
    findings: tuple[Finding, ...]

    def polygons(self, rows: Indices) -> Geometries:
        """Return polygons of some rows as geometries, shape (n,)."""
        found: Geometries = np.full(len(rows), None, dtype=object)
        is_shape = self.shape[rows] != NONE
        found[is_shape] = self.shapes[self.shape[rows[is_shape]]]
        found[~is_shape] = self.rings.polygons(self.ring[rows[~is_shape]])
        return found


def parcels_of_wkb(wkb: Binary, plane: Plane, *, numbers: Indices, source: str) -> Parcels:
    """
    Return polygons from WKB; geometries are made only where their vertices do not suffice.

    Parameters
    ----------
    wkb
        Arrow array, shape (n,).
    plane
        Of their CRS.
    numbers, source
        Number of each row for findings, shape (n,), and the name of the layer.
    """
    rings, is_ring = rings_of_wkb(wkb)
    measures = ring_measures(rings, plane)
    is_known = np.isfinite(measures.area_m2)
    ring_rows = np.flatnonzero(is_ring)[is_known]
    ring, shape = np.full((2, len(wkb)), NONE)
    ring[ring_rows] = np.arange(len(ring_rows))
    rest = np.flatnonzero(ring == NONE)
    shape[rest] = np.arange(len(rest))
    shapes, findings = _shapes(wkb, rest, plane, ids=numbers[rest], source=source)
    area_m2 = np.empty(len(wkb))
    area_m2[ring_rows] = measures.area_m2[is_known]
    area_m2[rest] = plane.area_m2(shapes)
    return Parcels(
        area_m2=area_m2,
        rings=rings[is_known].turned(measures.is_left[is_known]),
        ring=ring,
        shapes=shapes,
        shape=shape,
        findings=findings,
    )


def _shapes(
    wkb: Binary, rows: Indices, plane: Plane, *, ids: Indices, source: str
) -> tuple[Geometries, tuple[Finding, ...]]:
    """Return valid polygons of some rows, and what was wrong with them."""
    names = [f"#{number}" for number in ids]
    geometries, unread = geometries_from_wkb(_values(wkb, rows), names, source=source)
    repair = repaired(shapely.force_2d(geometries), crs=plane.crs)
    told = repair_findings(repair, crs=plane.crs, source=source, ids=names)
    return only_polygons(repair.geometries), (*unread, *told)


def bounds_of_wkb(wkb: Binary) -> Floats:
    """Return west, south, east, north of geometries, shape (n, 4); NaN where there is none."""
    rings, is_ring = rings_of_wkb(wkb)
    bounds = np.empty((len(wkb), 4))
    bounds[is_ring] = rings.bounds
    rest = shapely.from_wkb(_values(wkb, np.flatnonzero(~is_ring)), on_invalid="ignore")
    bounds[~is_ring] = shapely.bounds(rest).reshape(-1, 4)
    return bounds


def bounds_of_rest(wkb: Binary, rows: Indices) -> Floats:
    """Return the bounds of the good positions of some geometries, NaN where there are none."""
    geometries = shapely.from_wkb(_values(wkb, rows), on_invalid="ignore")
    for at in np.flatnonzero(~shapely.is_missing(geometries) & ~shapely.is_empty(geometries)):
        geometries[at] = without_bad_positions(geometries[at])
    return shapely.bounds(geometries).reshape(-1, 4)


def only_polygons(geometries: Geometries) -> Geometries:
    """Return polygons as they are, those in collections as multipolygons, all else empty."""
    kinds = shapely.get_type_id(geometries)
    other = ~np.isin(kinds, (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    if not other.any():
        return geometries
    polygons = geometries.copy()
    polygons[other] = multipolygons(*polygon_parts(geometries[other]), int(other.sum()))
    return polygons


def _values(wkb: Binary, rows: Indices) -> Geometries:
    """Return some rows as bytes, None where there is nothing."""
    values: Geometries = wkb.take(rows).to_numpy(zero_copy_only=False)
    return values
