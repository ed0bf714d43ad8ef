"""Zones to measure land in, made ready to be asked what lies in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.overlaps import polygon_parts
from geo.measure import edges
from geo.overlay.cells import Cells

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

MOST_VERTICES = 200
"""Vertices of a tile from which it is halved: cutting takes time by the vertices of both."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Zones:
    """
    Zones in tiles of few vertices.

    Parameters
    ----------
    shapes
        Valid polygons, shape (n,); empty for a zone without extent.
    tiles
        Pieces of the zones without common area, prepared, shape (m,).
    zone
        Row of the zone of each tile, shape (m,).
    tree
        Of the tiles.
    cells
        Grid over the tiles.
    sides
        Edges of all tiles, what a tile covers on their left, x y x y, shape (s, 4).
    first_side
        Where those of each tile begin, and the end of the last, shape (m + 1,).
    bounds
        Of all zones: west, south, east, north; NaN if there is none.
    """

    shapes: Geometries
    tiles: Geometries
    zone: Indices
    tree: shapely.STRtree
    cells: Cells
    sides: Floats
    first_side: Indices
    bounds: Floats

    @classmethod
    def of(cls, shapes: Geometries) -> Zones:
        """Return zones ready for use, from valid polygons of one CRS, shape (n,)."""
        tiles, zone = _tiles(shapes)
        shapely.prepare(tiles)
        tree = shapely.STRtree(tiles)
        sides, owner = _sides(tiles)
        return cls(
            shapes=shapes,
            tiles=tiles,
            zone=zone,
            tree=tree,
            cells=Cells.of(tiles, tree),
            sides=sides,
            first_side=np.searchsorted(owner, np.arange(len(tiles) + 1)),
            bounds=shapely.total_bounds(tiles) if len(tiles) else np.full(4, np.nan),
        )

    def copy(self) -> Zones:
        """
        Return the same zones with tiles of their own, for another thread.

        Notes
        -----
        What GEOS prepares of a geometry is built when it is first asked, and changed when asked
        again: two threads on one prepared geometry can hang.
        """
        tiles: Geometries = shapely.from_wkb(shapely.to_wkb(self.tiles))
        shapely.prepare(tiles)
        return replace(self, tiles=tiles, tree=shapely.STRtree(tiles))


def _tiles(shapes: Geometries) -> tuple[Geometries, Indices]:
    """Polygons cut in halves until each has few vertices, and the row each belongs to."""
    parts, owner = polygon_parts(shapes)
    done: list[Geometries] = []
    owners: list[Indices] = []
    while len(parts):
        is_small = shapely.get_num_coordinates(parts) <= MOST_VERTICES
        done.append(parts[is_small])
        owners.append(owner[is_small])
        parts, owner = _halved(parts[~is_small], owner[~is_small])
    tiles = np.concatenate([np.empty(0, dtype=object), *done])
    return tiles, np.concatenate([np.empty(0, dtype=np.int64), *owners])


def _halved(polygons: Geometries, owner: Indices) -> tuple[Geometries, Indices]:
    """Both halves of each polygon, cut across its longer side."""
    if not len(polygons):
        return polygons, owner
    west, south, east, north = shapely.bounds(polygons).T
    is_wide = east - west > north - south
    lon, lat = (west + east) / 2, (south + north) / 2
    low = shapely.box(west, south, np.where(is_wide, lon, east), np.where(is_wide, north, lat))
    high = shapely.box(np.where(is_wide, lon, west), np.where(is_wide, south, lat), east, north)
    halves = np.concatenate(
        [shapely.intersection(polygons, low), shapely.intersection(polygons, high)]
    )
    parts, half = polygon_parts(halves)
    return parts, np.concatenate([owner, owner])[half]


def _sides(tiles: Geometries) -> tuple[Floats, Indices]:
    """Edges of tiles, x y x y, what a tile covers on their left, and the tile of each."""
    start, end, owner = edges(shapely.orient_polygons(tiles))
    return np.column_stack([start, end]), owner
