"""Land that zones and parcels have in common, and the edges of parcels in zones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.overlaps import common_area
from geo.overlay.cells import MIXED
from geo.overlay.clip import clips_of
from geo.overlay.edges import Edges, edges_of_polygons, edges_of_rings, joined
from geo.overlay.parcels import NONE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.overlay.parcels import Parcels
    from geo.overlay.zones import Zones
    from geo.plane import Plane

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Pairs:
    """
    Parcels whose bounds meet tiles.

    Parameters
    ----------
    row, tile
        Shape (k,) each, rows ascending.
    is_inside
        Whether the bounds lie inside the tile, shape (k,).
    """

    row: Indices
    tile: Indices
    is_inside: Booleans


@dataclass(frozen=True, eq=False, kw_only=True)
class Common:
    """
    What parcels and zones have in common.

    Parameters
    ----------
    zone, parcel
        Pairs of rows of the two with a common area, shape (k,), by zone and then by parcel.
    area_m2
        Common area on the ground, shape (k,), > 0.
    edges
        Edges of the parcels of these pairs, without a partner among themselves.
    """

    zone: Indices
    parcel: Indices
    area_m2: Floats
    edges: Edges


def near_zones(bounds: Floats, zones: Zones) -> Pairs:
    """
    Return which bounds meet which tiles.

    Parameters
    ----------
    bounds
        West, south, east, north, shape (n, 4); NaN meets nothing.
    zones
        Zones.
    """
    label = zones.cells.labels(bounds)
    inside, mixed = np.flatnonzero(label >= 0), np.flatnonzero(label == MIXED)
    boxes = np.asarray(shapely.box(*bounds[mixed].T), dtype=object)
    box, tile = zones.tree.query(boxes)
    meets = np.asarray(shapely.intersects(zones.tiles[tile], boxes[box]))
    box, tile = box[meets], tile[meets]
    is_inside = np.asarray(shapely.contains_properly(zones.tiles[tile], boxes[box]))
    row = np.concatenate([inside, mixed[box]])
    order = np.argsort(row, kind="stable")
    return Pairs(
        row[order],
        np.concatenate([label[inside], tile])[order],
        np.concatenate([np.ones(len(inside), dtype=bool), is_inside])[order],
    )


def common_land(parcels: Parcels, pairs: Pairs, zones: Zones, plane: Plane) -> Common:
    """
    Measure what parcels and zones have in common.

    Parameters
    ----------
    parcels
        Shape (n,).
    pairs
        Parcels whose bounds meet tiles, as `near_zones` gives them.
    zones, plane
        Zones, and the plane in which edges are straight.

    Notes
    -----
    A parcel whose bounds lie inside a tile counts whole. Rings on a border are cut by `clips_of`;
    what that is not sure of, and all other shapes, by GEOS in the plane of the CRS.
    """
    area_m2 = np.where(pairs.is_inside, parcels.area_m2[pairs.row], 0)
    is_ring = parcels.ring[pairs.row] != NONE
    cut = np.flatnonzero(~pairs.is_inside & is_ring)
    ring = parcels.ring[pairs.row[cut]]
    clips = clips_of(parcels.rings, ring, pairs.tile[cut], zones)
    area_m2[cut] = clips.area * plane.density_m2(clips.centroid)
    doubtful = cut[~clips.is_sure]
    rest = np.concatenate([np.flatnonzero(~pairs.is_inside & ~is_ring), doubtful])
    tiles = zones.tiles[pairs.tile[rest]]
    area_m2[rest] = _cut_in_full(parcels, pairs.row[rest], tiles, plane)
    is_in = clips.is_in
    whole = parcels.ring[pairs.row[np.flatnonzero(pairs.is_inside & is_ring)]]
    parcels.rings.mark(is_in, np.concatenate([whole, parcels.ring[pairs.row[doubtful]]]))
    zone, parcel, area_m2 = _by_zone(
        zones.zone[pairs.tile], pairs.row, area_m2, count=len(parcels.area_m2)
    )
    edges = _edges(parcels, zone, parcel, is_in)
    return Common(zone=zone, parcel=parcel, area_m2=area_m2, edges=edges)


def _cut_in_full(parcels: Parcels, row: Indices, tiles: Geometries, plane: Plane) -> Floats:
    """Areas that parcels and tiles have in common, shape (k,), by GEOS."""
    shapes = parcels.polygons(row)
    is_whole = shapely.contains_properly(tiles, shapes)
    area_m2 = np.where(is_whole, parcels.area_m2[row], 0.0)
    cut = np.flatnonzero(~is_whole & shapely.intersects(tiles, shapes))
    area_m2[cut] = plane.area_m2(common_area(tiles[cut], shapes[cut]))
    return area_m2


def _by_zone(
    zone: Indices, row: Indices, area_m2: Floats, *, count: int
) -> tuple[Indices, Indices, Floats]:
    """Zone, parcel and area of pairs with an area, summed up over the tiles of a zone."""
    pair, at = np.unique(zone * count + row, return_inverse=True)
    total = np.bincount(at, weights=area_m2, minlength=len(pair)).astype(float)
    pair, total = pair[total > 0], total[total > 0]
    return pair // max(count, 1), pair % max(count, 1), total


def _edges(parcels: Parcels, zone: Indices, row: Indices, is_in: Booleans) -> Edges:
    """Edges of parcels in the zones in which they have an area."""
    ring, shape = parcels.ring[row], parcels.shape[row]
    is_ring = ring != NONE
    rings, vertex = parcels.rings.take(ring[is_ring])
    return joined(
        [
            edges_of_rings(rings, zone[is_ring], is_in[vertex]),
            edges_of_polygons(parcels.shapes[shape[~is_ring]], zone[~is_ring]),
        ]
    )
