"""Edges of polygons that do not match those of their neighbours."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.threads import thread_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from geo.checks.cover import Cover

    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

SMALLEST_STRIP = 2000
"""Polygons of a group from which comparing is shared out among threads."""


def invalid_edges(cover: Cover) -> Geometries:
    """
    Return the edges of polygons that overlap a neighbour or do not match it, shape (n,).

    Notes
    -----
    Every group is cut into strips for the threads, each with the neighbours of its polygons.
    """
    edges: Geometries = np.full(len(cover.polygons), shapely.LineString(), dtype=object)

    def compare(strip: tuple[Indices, int]) -> None:
        rows, count = strip
        found = shapely.coverage_invalid_edges(cover.polygons[rows])
        edges[rows[:count]] = found[:count]

    with ThreadPoolExecutor(thread_count()) as pool:
        list(pool.map(compare, _strips(cover)))
    return edges


def _strips(cover: Cover) -> Iterator[tuple[Indices, int]]:
    """Rows to compare, and how many of them, from the first, are to be told of."""
    bounds = shapely.bounds(cover.polygons).reshape(-1, 4)
    rows = np.flatnonzero(~np.isnan(bounds[:, 0]))
    rows = rows[np.lexsort((bounds[rows, 0], cover.groups[rows]))]
    cuts = np.flatnonzero(np.diff(cover.groups[rows])) + 1
    for group in np.split(rows, cuts) if len(rows) else ():
        count = min(thread_count(), len(group) // SMALLEST_STRIP) or 1
        weight = np.cumsum(shapely.get_num_coordinates(cover.polygons[group]))
        ends = np.searchsorted(weight, weight[-1] * np.arange(1, count) / count)
        for strip in np.split(group, ends):
            low, high = bounds[strip, 0].min(initial=np.inf), bounds[strip, 2].max(initial=-np.inf)
            others = group[~np.isin(group, strip, assume_unique=True)]
            beside = others[(bounds[others, 0] <= high) & (bounds[others, 2] >= low)]
            yield np.concatenate([strip, beside]), len(strip)
