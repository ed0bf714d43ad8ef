"""Polygons as runs of pixels: each pixel belongs to what is at its centre."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.overlay.expand import expanded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapper.pack.overview import Overview
    from mapper.pack.shapes import Shapes

    Indices: TypeAlias = NDArray[np.int64]
    Bytes: TypeAlias = NDArray[np.uint8]
    Runs: TypeAlias = tuple[Indices, Indices, Indices]


def spans(shapes: Shapes, overview: Overview) -> Runs:
    """
    Return the runs of pixels whose centres lie inside polygons, by the even-odd rule.

    Returns
    -------
    feature, start, stop
        Feature of each run, ascending, its first pixel in the flat picture and the one after its
        last, shape (k,). A centre on an edge belongs to one side, the same for both neighbours.
    """
    feature, row, column = _crossings(shapes, overview)
    width = overview.width + 1
    key = (feature * overview.height + row) * width + np.clip(column, 0, overview.width)
    key.sort()
    line, column = np.divmod(key, width)
    feature, row = np.divmod(line[::2], overview.height)
    start, stop = column[::2], column[1::2]
    is_some = stop > start
    at = row * overview.width
    return feature[is_some], (at + start)[is_some], (at + stop)[is_some]


def _crossings(shapes: Shapes, overview: Overview) -> Runs:
    """Feature, row and first pixel to the east of all crossings of edges with rows of centres."""
    shift = overview.shift
    after = _after(shapes)
    # the row whose centre is the first at y or south of it: an edge crosses all from one to other
    row = (shapes.y + ((1 << shift >> 1) - 1)) >> shift
    edge = np.flatnonzero(row != row[after])
    ends = row[edge], row[after[edge]]
    owner, rows = expanded(np.minimum(*ends).astype(np.int64), np.maximum(*ends).astype(np.int64))
    feature = np.searchsorted(shapes.vertex_first, edge, side="right") - 1
    column = _columns(shapes, (edge[owner], after[edge][owner]), rows, shift)
    return feature[owner], rows - overview.y, column - overview.x


def _after(shapes: Shapes) -> Indices:
    """Vertex after each in its closed ring."""
    first = shapes.ring_first
    after = np.arange(1, len(shapes.x) + 1)
    after[first[1:] - 1] = first[:-1]
    return after


def _columns(shapes: Shapes, ends: tuple[Indices, Indices], row: Indices, shift: int) -> Indices:
    """
    First pixel whose centre is east of where an edge crosses a row.

    In whole numbers, from the northern end of the edge: neighbours that run along it in opposite
    directions find the same pixel.
    """
    start, stop = ends
    is_north = shapes.y[start] < shapes.y[stop]
    top, low = np.where(is_north, start, stop), np.where(is_north, stop, start)
    x, y = shapes.x[top].astype(np.int64), shapes.y[top].astype(np.int64)
    half = 1 << shift >> 1
    down = (row << shift) + half - y
    crossing = x + np.floor_divide(down * (shapes.x[low] - x), shapes.y[low] - y)
    column: Indices = ((crossing - half) >> shift) + 1
    return column


def painted(picture: Bytes, runs: Runs, numbers: Bytes) -> None:
    """Paint runs of pixels into a flat picture; `numbers` are the pixel values of the features."""
    feature, start, stop = runs
    owner, pixel = expanded(start, stop)
    picture[pixel] = numbers[feature][owner]
