"""Overviews: pictures of all features with a class number at each pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from mapper.pack.grid import GRID_ZOOM
from mapper.pack.planes import as_bytes, as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Bytes: TypeAlias = NDArray[np.uint8]
    Box: TypeAlias = tuple[int, int, int, int]

FIRST_PIXELS = 1 << 21
"""Most pixels of the first overview: about 1,448 each way, 724 at least."""
MOST_PIXELS = 1 << 24
"""Most pixels of the finest one."""
FEATURE_PIXELS = 4
"""How wide the mean feature is in the finest overview, if that is not too large."""
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

    @property
    def pixels(self) -> int:
        """How many pixels it has."""
        return self.width * self.height

    @classmethod
    def of(cls, zoom: int, bounds: Box) -> Overview:
        """Return the overview at a zoom over some bounds on the grid."""
        west, north, east, south = (edge >> (GRID_ZOOM - zoom) for edge in bounds)
        return cls(zoom=zoom, x=west, y=north, width=east - west + 1, height=south - north + 1)


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
    sizes = [one.pixels for one in each]
    last = first = max(zoom for zoom in range(GRID_ZOOM) if sizes[zoom] <= FIRST_PIXELS)
    while (
        last + 1 < GRID_ZOOM
        and sizes[last + 1] <= MOST_PIXELS
        and feature_size < FEATURE_PIXELS << each[last].shift
    ):
        last += 1
    return tuple(each[first : last + 1])


def picture_text(picture: Bytes) -> str:
    """Return a picture (height, width) as text, rows as differences to the one above."""
    rows = picture.copy()
    rows[1:] -= picture[:-1]
    return as_text(rows.tobytes())


def overview_classes(header: Mapping[str, Any], text: str, *, number: int = 0) -> Bytes:
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
    place = header["overviews"][number]
    rows = np.frombuffer(as_bytes(text), np.uint8).reshape(place["height"], place["width"])
    return np.asarray(np.cumsum(rows, axis=0, dtype=np.uint8))
