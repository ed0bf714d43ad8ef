"""A mark of the page as a PNG picture, for formats that take no drawing."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from mapper.mark_svg import mark_svg
from output.gis.kmz.svg_areas import svg_areas

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapper.gis.look import MarkLook
    from output.gis.kmz.svg_areas import Area

SIDE_PX = 64
BOX = 24
SAMPLES = 4
"""Samples of a pixel in each direction: 17 steps of grey at an edge."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
DEPTH, RGBA = 8, 6


@cache
def mark_png(look: MarkLook) -> bytes:
    """
    Draw a mark as the page does in its light scheme.

    Parameters
    ----------
    look
        The mark; its letter is not drawn.

    Returns
    -------
    png
        64 x 64 pixels, red, green, blue, alpha of 8 bits; the box of the mark fills it. The same
        look gives the same bytes.
    """
    colour, opacity = np.zeros((SIDE_PX, SIDE_PX, 3)), np.zeros((SIDE_PX, SIDE_PX, 1))
    for area in svg_areas(mark_svg(look)):
        share = _coverage(area)
        colour = _rgb(area.colour) * share + colour * (1 - share)
        opacity = share + opacity * (1 - share)
    plain = np.divide(colour, opacity, out=np.zeros_like(colour), where=opacity > 0)
    pixels = np.concatenate([plain, opacity * 255], axis=2)
    return _png(np.rint(pixels).astype(np.uint8))


def _coverage(area: Area) -> NDArray[np.float64]:
    """Return which share of every pixel an area covers, shape (64, 64, 1)."""
    at = (np.arange(SIDE_PX * SAMPLES) + 0.5) * BOX / (SIDE_PX * SAMPLES)
    shapely.prepare(area.shape)
    inside = shapely.contains_xy(area.shape, at[None, :], at[:, None])
    cells = inside.reshape(SIDE_PX, SAMPLES, SIDE_PX, SAMPLES)
    share: NDArray[np.float64] = cells.mean(axis=(1, 3))[:, :, None]
    return share


def _rgb(colour: str) -> NDArray[np.float64]:
    """Return `#RRGGBB` as three numbers, 0 to 255."""
    return np.array(list(bytes.fromhex(colour.removeprefix("#"))), dtype=np.float64)


def _png(pixels: NDArray[np.uint8]) -> bytes:
    """
    Return pixels, shape (h, w, 4), as a PNG file.

    Notes
    -----
    PNG, third edition, W3C 2025: signature, then chunks IHDR, IDAT, IEND; every row begins with
    its filter, 0 for none.
    """
    height, width, _ = pixels.shape
    rows = np.concatenate([np.zeros((height, 1), np.uint8), pixels.reshape(height, -1)], axis=1)
    header = struct.pack(">IIBBBBB", width, height, DEPTH, RGBA, 0, 0, 0)
    data = zlib.compress(rows.tobytes(), 9)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk: length, kind, data, checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
