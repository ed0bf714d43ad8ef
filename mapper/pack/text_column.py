"""Texts of a column as numbers of a dictionary, as serial numbers, or as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.number_column import ColumnData, whole_data
from mapper.pack.planes import planes

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Booleans: TypeAlias = NDArray[np.bool_]

MOST_VALUES = 1024
"""Most texts of a dictionary, which stands in the header."""
USES = 4
"""How often the texts of a dictionary come up at least, in the mean."""
FEW_VALUES = 16
MOST_DIGITS = 14
DIGITS = "0123456789"


def text_data(array: pa.Array, is_null: Booleans) -> ColumnData:
    """
    Return texts as bytes.

    Parameters
    ----------
    array
        Texts, shape (n,).
    is_null
        Which are missing, shape (n,).
    """
    encoded = array.dictionary_encode()
    count = len(encoded.dictionary)
    if count <= FEW_VALUES or count <= min(MOST_VALUES, len(array) // USES):
        numbers = np.asarray(encoded.indices.fill_null(0))
        values = encoded.dictionary.to_pylist()
        return ColumnData(kind="dictionary", fields={"values": values}, data=planes(numbers))
    return _serial(array, is_null) or _plain(array)


def _serial(array: pa.Array, is_null: Booleans) -> ColumnData | None:
    """Texts that differ in a number at their end only; None if they are not of that kind."""
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands
    import pyarrow.compute as pc  # noqa: PLC0415

    least, most = pc.min_max(array).values()
    same = _common(least.as_py(), most.as_py())
    for before in (same.rstrip(DIGITS), same):
        ends = pc.utf8_slice_codeunits(array, len(before))
        width = _width(ends)
        if width is not None:
            numbers = np.asarray(ends.cast(pa.int64()).fill_null(0))
            fields, data = whole_data(numbers, is_null)
            return ColumnData(
                kind="serial", fields=fields | {"before": before, "width": width}, data=data
            )
    return None


def _common(one: str, other: str) -> str:
    """Return what two texts, and so all between them, have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    count = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return one[:count]


def _width(ends: pa.Array) -> int | None:
    """Digits of all numbers, 0 if they differ and none begins with 0; None if some are none."""
    import pyarrow.compute as pc  # noqa: PLC0415

    if not pc.all(pc.match_substring_regex(ends, f"^[0-9]{{1,{MOST_DIGITS}}}$")).as_py():
        return None
    shortest, longest = (limit.as_py() for limit in pc.min_max(pc.utf8_length(ends)).values())
    if shortest == longest:
        return int(longest)
    return None if pc.any(pc.match_substring_regex(ends, "^0.")).as_py() else 0


def _plain(array: pa.Array) -> ColumnData:
    """Lengths of the texts in bytes, and all texts one after the other."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    whole = array.fill_null("").cast(pa.large_string()).cast(pa.large_binary())
    lengths = np.asarray(pc.binary_length(whole))
    _, offsets, data = whole.buffers()
    at = np.frombuffer(offsets, np.int64)[whole.offset : whole.offset + len(whole) + 1]
    text = bytes(memoryview(data)[at[0] : at[-1]]) if data is not None else b""
    return ColumnData(kind="text", fields={}, data=planes(lengths) + text)
