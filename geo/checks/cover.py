"""Polygons of a layer that are compared with their neighbours, group by group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import shapely

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from geo.checks.ground import Ground

    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True)
class Cover:
    """
    Polygons that should lie side by side.

    Parameters
    ----------
    polygons
        Valid polygons and multipolygons, shape (n,); None where there is none.
    groups
        Number of the group of each, shape (n,); only those of one group are neighbours.
    tree
        Index of the polygons.
    ground
        Ground under them.
    """

    polygons: Geometries
    groups: Indices
    tree: shapely.STRtree
    ground: Ground

    def meeting(self, shapes: Geometries, groups: Indices) -> tuple[Indices, Indices]:
        """Return which shapes meet which polygons of their group: two arrays of shape (k,)."""
        shape, row = self.tree.query(shapes, predicate="intersects")
        is_same = groups[shape] == self.groups[row]
        return shape[is_same], row[is_same]


def cover_of(polygons: Geometries, groups: Indices, ground: Ground) -> Cover:
    """Return polygons with an index; the parameters are those of `Cover`."""
    return Cover(polygons=polygons, groups=groups, tree=shapely.STRtree(polygons), ground=ground)
