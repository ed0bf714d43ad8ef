"""Overviews: pictures of all features with a class number at each pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.grid import GRID_ZOOM
from mapper.pack.planes import as_bytes, as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from mapper.pack.shapes import Shapes

    Indices: TypeAlias = NDArray[np.int64]
    Bytes: TypeAlias = NDArray[np.uint8]
    Box: TypeAlias = tuple[int, int, int, int]

FIRST_PIXELS = 2048
MOST_PIXELS = 8192
FEATURE_PIXELS = 4
"""How wide the mean feature is in the finest overview, if that is not too large."""
FEWEST_VERTICES = 20_000
"""A pack with fewer is drawn at once, without overviews."""
WITHOUT_CLASS = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """
    Place of an overview.

    Parameters
    ----------
    zoom
        Zoom whose pixels it has, at most `GRID_ZOOM - 1`.
    x, y
        Its north-western pixel among those of the world.
    width, height
        Pixels.
    """

    zoom: int
    x: int
    y: int
    width: int
    height: int

    @property
    def shift(self) -> int:
        """Bits by which a pixel is larger than the grid."""
        return GRID_ZOOM - self.zoom

    @classmethod
    def of(cls, zoom: int, bounds: Box) -> Overview:
        """Return the overview at a zoom over some bounds on the grid."""
        west, north, east, south = (edge >> (GRID_ZOOM - zoom) for edge in bounds)
        return cls(
            zoom=zoom, x=west, y=north, width=east - west + 1, height=south - north + 1
        )


def overviews(bounds: Box, *, feature_size: float) -> tuple[Overview, ...]:
    """
    Return where overviews are wanted.

    Parameters
    ----------
    bounds
        Of all features on the grid.
    feature_size
        Mean width of a feature in units of the grid.
    """
    each = [Overview.of(zoom, bounds) for zoom in range(GRID_ZOOM)]
    sizes = [max(one.width, one.height) for one in each]
    last = first = max(zoom for zoom in range(GRID_ZOOM) if sizes[zoom] <= FIRST_PIXELS)
    while (
        last + 1 < GRID_ZOOM
        and sizes[last + 1] <= MOST_PIXELS
        and feature_size < FEATURE_PIXELS << each[last].shift
    ):
        last += 1
    return tuple(each[first : last + 1])


def spans(shapes: Shapes, overview: Overview) -> tuple[Indices, Indices, Indices]:
    """
    Return the runs of pixels whose centres lie inside polygons, by the even-odd rule.

    Returns
    -------
    feature, start, stop
        Feature of each run, ascending, its first pixel in the flat picture and the one after its
        last, shape (k,). A centre on an edge belongs to one side only, the same for both neighbours.
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


def _crossings(shapes: Shapes, overview: Overview) -> tuple[Indices, Indices, Indices]:
    """Feature, row and first pixel to the east of all crossings of edges with rows of centres."""
    shift, first = overview.shift, shapes.ring_first
    half = 1 << shift >> 1
    after = np.arange(1, len(shapes.x) + 1)
    after[first[1:] - 1] = first[:-1]
    # the row whose centre is the first at or below y: an edge crosses those from one to the other
    row = (shapes.y + (half - 1)) >> shift
    other = row[after]
    edge = np.flatnonzero(row != other)
    begin, end = np.minimum(row, other)[edge], np.maximum(row, other)[edge]
    counts = (end - begin).astype(np.int64)
    owner = np.repeat(np.arange(len(edge)), counts)
    before = np.cumsum(counts) - counts
    rows = np.arange(len(owner)) + (begin - before)[owner]
    column = _columns(shapes, edge[owner], after[edge][owner], rows, shift)
    feature = np.searchsorted(shapes.vertex_first, edge, side="right") - 1
    return feature[owner], rows - overview.y, column - overview.x


def _columns(
    shapes: Shapes, start: Indices, stop: Indices, row: Indices, shift: int
) -> Indices:
    """First pixel whose centre is east of where an edge crosses a row, exact and direction-free."""
    turned = shapes.y[start] > shapes.y[stop]
    top, low = np.where(turned, stop, start), np.where(turned, start, stop)
    x, y = shapes.x[top].astype(np.int64), shapes.y[top].astype(np.int64)
    half = 1 << shift >> 1
    down = (row << shift) + half - y
    run, drop = shapes.x[low] - x, shapes.y[low] - y
    # floor((x + down * run / drop - half) / 2^shift) + 1, in whole numbers
    crossing: Indices = x + np.floor_divide(down * run, drop)
    column: Indices = ((crossing - half) >> shift) + 1
    return column


def painted(
    picture: Bytes, runs: tuple[Indices, Indices, Indices], numbers: Bytes
) -> None:
    """Paint runs of pixels into a flat picture; `numbers` are the pixel values of the features."""
    feature, start, stop = runs
    counts = stop - start
    before = np.cumsum(counts) - counts
    pixel = np.arange(int(counts.sum())) + np.repeat(start - before, counts)
    picture[pixel] = np.repeat(numbers[feature], counts)


def picture_text(picture: Bytes) -> str:
    """Return a picture (height, width) as text, rows as differences to the one above."""
    rows = picture.copy()
    rows[1:] -= picture[:-1]
    return as_text(rows.tobytes())


def overview_classes(header: Mapping[str, object], text: str, number: int = 0) -> Bytes:
    """
    Return the picture that an overview holds.

    Parameters
    ----------
    header
        Header of the pack.
    text
        Text of the overview.
    number
        Which of the overviews of the header it is.

    Returns
    -------
    classes
        Shape (height, width) from the north: 0 nothing, 255 a feature without class.
    """
    place = header["overviews"][number]  # type: ignore[index]
    rows = np.frombuffer(as_bytes(text), np.uint8).reshape(place["height"], place["width"])
    return np.cumsum(rows, axis=0, dtype=np.uint8)
