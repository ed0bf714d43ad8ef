"""Whole numbers as planes of bytes, and bytes as text."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]

MOST_PLANES = 6
SHORT, LONG = np.dtype("<u4"), np.dtype("<u8")
LEVEL = 6
STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_RLE)
LONG_DATA = 1 << 23
"""Bytes, as of a fine overview, from which on only the faster way is taken."""
END = b"\x03\0"
"""An empty last block."""


def planes(values: NDArray[np.integer]) -> bytes:
    """
    Return unsigned whole numbers as planes: their number, all lowest bytes, all next, and so on.

    Parameters
    ----------
    values
        Shape (n,), 0 to 2^48 - 1.
    """
    largest = int(values.max(initial=0))
    count = (largest.bit_length() + 7) // 8
    if values.min(initial=0) < 0 or count > MOST_PLANES:
        raise ValueError(f"expected numbers from 0 to 2^48 - 1, got up to {largest}")
    wide = np.ascontiguousarray(values, dtype=SHORT if count <= SHORT.itemsize else LONG)
    table = wide.view(np.uint8).reshape(len(wide), wide.itemsize)
    return bytes([count]) + table[:, :count].T.tobytes()


def read_planes(data: bytes, at: int, count: int) -> tuple[Indices, int]:
    """Return numbers that `planes` wrote, and the place after them."""
    depth = data[at]
    end = at + 1 + depth * count
    table = np.frombuffer(data, np.uint8, depth * count, at + 1).reshape(depth, count)
    values = np.zeros(count, dtype=np.int64)
    for plane in range(depth):
        values |= table[plane].astype(np.int64) << (8 * plane)
    return values, end


def folded(values: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return signed numbers as unsigned ones: 0, -1, 1, -2 become 0, 1, 2, 3."""
    bits = 8 * values.itemsize - 1
    return (values << 1) ^ (values >> bits)


def unfolded(values: Indices) -> Indices:
    """Return what was `folded`."""
    return (values >> 1) ^ -(values & 1)


def lists_text(lists: Sequence[NDArray[np.integer]]) -> str:
    """
    Return several lists in planes, deflated as base64.

    Notes
    -----
    Every plane is deflated for itself, in the way that is shorter for it: what has been seen in
    one does not help with the next, and its bytes are distributed in another way.
    """
    pieces = []
    for values in lists:
        data, count = planes(values), max(len(values), 1)
        pieces.append(_shortest(data[: 1 + count]))
        pieces += [_shortest(data[at : at + count]) for at in range(1 + count, len(data), count)]
    return b64encode(b"".join([*pieces, END])).decode("ascii")


def as_text(data: bytes) -> str:
    """Return bytes deflated (RFC 1951, without a header) as base64."""
    return b64encode(_shortest(data) + END).decode("ascii")


def _shortest(data: bytes) -> bytes:
    strategies = STRATEGIES if len(data) < LONG_DATA else STRATEGIES[-1:]
    return min((_deflated(data, strategy) for strategy in strategies), key=len)


def _deflated(data: bytes, strategy: int) -> bytes:
    """Bytes deflated so that others may follow."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, strategy)
    return deflate.compress(data) + deflate.flush(zlib.Z_FULL_FLUSH)


def as_bytes(text: str) -> bytes:
    """Return the bytes of a text of `as_text`."""
    return zlib.decompress(b64decode(text), -zlib.MAX_WBITS)
