"""Numbers of a column in the smallest form that gives every one back exactly."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.planes import folded, planes

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]
    Floats: TypeAlias = NDArray[np.float64]
    Booleans: TypeAlias = NDArray[np.bool_]

LARGEST = 2**53
"""Whole numbers up to this are exact in a browser."""
RANGE = 2**47
"""Differences stay within six planes when they are folded."""
MOST_DECIMALS = 9
SAMPLE = 1024
TRIED = 1 << 16
"""Numbers by which it is told whether differences are shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnData:
    """
    A column as bytes, without flags for what is missing.

    Parameters
    ----------
    kind
        How they are to be read.
    fields
        What the header says besides.
    data
        The bytes.
    """

    kind: str
    fields: Mapping[str, object]
    data: bytes


def number_data(array: pa.Array, is_null: Booleans) -> ColumnData:
    """
    Return numbers as bytes.

    Parameters
    ----------
    array
        Whole numbers or floats, shape (n,).
    is_null
        Which are missing, shape (n,).
    """
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands

    if pa.types.is_integer(array.type):
        return _whole(array, is_null)
    numbers = array.to_numpy(zero_copy_only=False).astype(np.float64)
    numbers = np.where(is_null, 0.0, numbers)
    for decimals in range(MOST_DECIMALS + 1):
        scaled = _scaled(numbers, decimals)
        if scaled is not None:
            fields, data = whole_data(scaled, is_null)
            return ColumnData(kind="decimal", fields=fields | {"decimals": decimals}, data=data)
    table = numbers.astype("<f8").view(np.uint8).reshape(-1, 8)
    return ColumnData(kind="float", fields={}, data=table.T.tobytes())


def whole_data(numbers: Indices, is_null: Booleans) -> tuple[dict[str, object], bytes]:
    """Return whole numbers as differences to the least, or each to the one before, in planes."""
    kept = numbers if not is_null.any() else numbers[~is_null]
    least = int(kept.min()) if len(kept) else 0
    above = np.where(is_null, 0, numbers - least)
    at = np.maximum.accumulate(np.where(is_null, 0, np.arange(len(numbers))))
    steps = folded(np.diff(above[at] if is_null.any() else above, prepend=0))
    if _deflated(steps) < _deflated(above):
        return {"least": least, "delta": True}, planes(steps)
    return {"least": least}, planes(above)


def is_exact(numbers: pa.Array, is_null: Booleans) -> bool:
    """Whether whole numbers are exact in a browser, and within `RANGE` of each other."""
    kept = numbers.to_numpy(zero_copy_only=False)[~is_null]
    low, high = (int(kept.min()), int(kept.max())) if len(kept) else (0, 0)
    return high - low < RANGE and max(-low, high) <= LARGEST


def _whole(array: pa.Array, is_null: Booleans) -> ColumnData:
    import pyarrow as pa  # noqa: PLC0415

    numbers = array.fill_null(0)
    if not is_exact(numbers, is_null):
        from mapper.pack.text_column import text_data  # noqa: PLC0415 - each needs the other

        return text_data(array.cast(pa.large_string()), is_null)
    fields, data = whole_data(numbers.to_numpy(zero_copy_only=False).astype(np.int64), is_null)
    return ColumnData(kind="integer", fields=fields, data=data)


def _scaled(numbers: Floats, decimals: int) -> Indices | None:
    """Whole numbers that give the values when divided by 10^decimals, None if there are none."""
    scale = 10.0**decimals
    for part in (slice(SAMPLE), slice(None)):
        with np.errstate(invalid="ignore", over="ignore"):
            scaled = np.rint(numbers[part] * scale)
            fits = (np.abs(scaled) < RANGE / 2) & (scaled / scale == numbers[part])
        if not fits.all():
            return None
    return scaled.astype(np.int64)


def _deflated(numbers: NDArray[np.integer]) -> int:
    return len(zlib.compress(planes(numbers[:TRIED]), 1))
