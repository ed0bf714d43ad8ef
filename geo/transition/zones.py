"""Polygons clipped to zones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.transition.cutting import Cutter

    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True)
class Clipped:
    """
    Parts of polygons in zones; a polygon in two zones is there twice.

    Parameters
    ----------
    zone
        Row of the zone, shape (n,).
    row
        Row of the polygon, shape (n,).
    shapes
        Part of the polygon in the zone, shape (n,), never empty.
    """

    zone: Indices
    row: Indices
    shapes: Geometries

    def __len__(self) -> int:
        """Return how many parts there are."""
        return len(self.zone)

    def __getitem__(self, chosen: Indices | Booleans) -> Clipped:
        """Return some of the parts."""
        return Clipped(zone=self.zone[chosen], row=self.row[chosen], shapes=self.shapes[chosen])


def clipped(polygons: Geometries, zones: Geometries, cutter: Cutter) -> Clipped:
    """
    Return the parts of polygons that lie in zones, ordered by zone and row.

    Parameters
    ----------
    polygons
        Valid, shape (n,); None where there is none.
    zones
        Valid, shape (z,), in the CRS of the polygons.
    cutter
        What cuts them.
    """
    tree = shapely.STRtree(polygons)
    zone, row = tree.query(zones, predicate="intersects")
    covers, covered = tree.query(zones, predicate="covers")
    is_inside = np.isin(zone * len(polygons) + row, covers * len(polygons) + covered)
    shapes = polygons[row]
    shapes[~is_inside] = cutter.common(zones[zone[~is_inside]], shapes[~is_inside])
    found = Clipped(zone=zone, row=row, shapes=shapes)
    kept = np.flatnonzero(~shapely.is_empty(shapes))
    return found[kept[np.lexsort((row[kept], zone[kept]))]]
