"""Polygons of a layer that overlap each other made to cover every place once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.cover import cover_of
from geo.checks.matching import invalid_edges
from geo.checks.overlaps import polygon_parts, touching_pairs
from geo.transition.cutting import share_land

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.ground import Ground
    from geo.transition.cutting import Cutter

    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]
    Texts: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True)
class Sole:
    """
    A layer without overlaps.

    Parameters
    ----------
    polygons
        What is left of each polygon, shape (n,); None where nothing is.
    disputed
        Land that polygons of different classes cover, shape (d,), taken from all of them. Land
        that polygons of one class cover stays with the first of them.
    taken
        What was taken from polygons, shape (t,): a place that k polygons cover is there k times
        where their classes differ, else k - 1 times.
    pairs, shared
        Rows of polygons that overlap, shape (k, 2), and the land they share, shape (k,).
    """

    polygons: Geometries
    disputed: Geometries
    taken: Geometries
    pairs: Indices
    shared: Geometries


def sole(polygons: Geometries, classes: Texts, *, ground: Ground, cutter: Cutter) -> Sole:
    """
    Return polygons of which no two cover the same place.

    Parameters
    ----------
    polygons
        Valid, shape (n,); None where there is none.
    classes
        Class of each, shape (n,).
    ground
        Ground under them.
    cutter
        What cuts them.
    """
    pairs, shared = _overlaps(polygons, ground, cutter)
    first, second = pairs.T
    is_disputed = classes[first] != classes[second]
    loser = np.concatenate([second, first[is_disputed]])
    lost = np.concatenate([shared, shared[is_disputed]])
    rows, owner = np.unique(loser, return_inverse=True)
    left, before = polygons.copy(), polygons[rows]
    left[rows] = cutter.remainders(before, lost, owner)
    taken = cutter.remainders(before, left[rows], np.arange(len(rows)))
    left[rows[shapely.is_empty(left[rows])]] = None
    disputed, _ = polygon_parts(np.array([shapely.union_all(shared[is_disputed])], dtype=object))
    return Sole(polygons=left, disputed=disputed, taken=taken, pairs=pairs, shared=shared)


def _overlaps(polygons: Geometries, ground: Ground, cutter: Cutter) -> tuple[Indices, Geometries]:
    """Rows of polygons that overlap, shape (k, 2), and what they share, shape (k,)."""
    cover = cover_of(polygons, np.zeros(len(polygons), dtype=np.int64), ground)
    pairs = touching_pairs(polygons, invalid_edges(cover), cover.groups)
    pairs = pairs[share_land(*polygons[pairs].T)]
    shared = cutter.common(*polygons[pairs].T)
    is_land = ~shapely.is_empty(shared)
    return pairs[is_land], shared[is_land]
