"""Columns of attributes as pieces of a pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from geo.files.arrow_columns import plain_values
from mapper.pack.planes import all_planes, as_text, planes

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]

LARGEST = 2**53
"""Whole numbers up to this are exact in a browser."""
RANGE = 2**48
MOST_DECIMALS = 9
MOST_VALUES = 1024
"""Most texts of a dictionary, which stands in the header."""
USES = 4
"""How often the texts of a dictionary come up at least, in the mean."""
FEW_VALUES = 16
SAMPLE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnText:
    """
    A column as a pack holds it.

    Parameters
    ----------
    header
        Its entry in the header of the pack.
    text
        Its piece.
    """

    header: Mapping[str, object]
    text: str


def column_text(name: str, values: pd.Series[Any], order: Indices) -> ColumnText:
    """
    Return the piece of a column.

    Parameters
    ----------
    name, values
        Name and values in the order of the file, of any type.
    order
        Rows in the order of the pack.
    """
    kind, array = _plain(values)
    array = array.take(_indices(order))
    is_null = np.asarray(array.is_null(nan_is_null=kind == "number"))
    flags = planes(is_null.astype(np.uint8)) if is_null.any() else b""
    fields, data = (_numbers if kind == "number" else _texts)(array, is_null)
    header = {"name": name, "kind": fields.pop("kind"), "nulls": bool(flags), "type": kind}
    return ColumnText(header=header | fields, text=as_text(flags + data))


def _indices(order: Indices) -> pa.Array:
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands

    return pa.array(order)


def _plain(values: pd.Series[Any]) -> tuple[str, pa.Array]:
    """What a column is, and its values as an Arrow array of numbers or text."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415
    from pyarrow import types  # noqa: PLC0415

    array = _arrow(values)
    kind = array.type
    if types.is_boolean(kind):
        return "flag", pc.if_else(array, "true", "false")
    if types.is_temporal(kind) and not types.is_duration(kind):
        return "date", pa.array(plain_values(pa.chunked_array([array])).tolist(), pa.string())
    if types.is_integer(kind) or types.is_floating(kind):
        return "number", array
    if types.is_string(kind) or types.is_large_string(kind):
        return "text", array
    plain = plain_values(pa.chunked_array([array]))
    is_number = types.is_decimal(kind) and any(isinstance(value, float) for value in plain)
    return ("number", pa.array(plain, pa.float64())) if is_number else (
        "text", pa.array([None if v is None else str(v) for v in plain], pa.string()))


def _arrow(values: pd.Series[Any]) -> pa.Array:
    """Values as one Arrow array; those of several types in one column as text."""
    import pyarrow as pa  # noqa: PLC0415

    try:
        array = pa.array(values, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        array = pa.array([None if v is None or v is pd.NA or v != v else str(v) for v in values], pa.string())
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    return array.dictionary_decode() if pa.types.is_dictionary(array.type) else array


def _texts(array: pa.Array, is_null: NDArray[np.bool_]) -> tuple[dict[str, Any], bytes]:
    """Texts as numbers of a dictionary, or one after the other."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    encoded = array.dictionary_encode()
    count = len(encoded.dictionary)
    if count <= FEW_VALUES or count <= min(MOST_VALUES, len(array) // USES):
        number = np.asarray(encoded.indices.fill_null(0))
        return {"kind": "dictionary", "values": encoded.dictionary.to_pylist()}, planes(number)
    whole = array.fill_null("").cast(pa.large_binary())
    lengths = np.asarray(pc.binary_length(whole))
    _, offsets, data = whole.buffers()
    at = np.frombuffer(offsets, np.int64)[whole.offset :]
    text = memoryview(data)[at[0] : at[len(whole)]]
    return {"kind": "text"}, planes(lengths) + bytes(text)


def _numbers(array: pa.Array, is_null: NDArray[np.bool_]) -> tuple[dict[str, Any], bytes]:
    """Numbers as the smallest form that gives every one back exactly."""
    import pyarrow as pa  # noqa: PLC0415

    if pa.types.is_integer(array.type):
        return _whole(array, is_null)
    number = np.where(is_null, 0, array.to_numpy(zero_copy_only=False)).astype(np.float64)
    for decimals in range(MOST_DECIMALS + 1):
        scaled = _scaled(number, is_null, decimals)
        if scaled is not None:
            least, steps = _steps(scaled, is_null)
            return {"kind": "decimal", "least": least, "decimals": decimals}, planes(steps)
    return {"kind": "float"}, number.astype("<f8").view(np.uint8).reshape(-1, 8).T.tobytes()


def _whole(array: pa.Array, is_null: NDArray[np.bool_]) -> tuple[dict[str, Any], bytes]:
    import pyarrow as pa  # noqa: PLC0415

    number = array.fill_null(0).to_numpy(zero_copy_only=False)
    kept = number[~is_null]
    low, high = (int(kept.min()), int(kept.max())) if len(kept) else (0, 0)
    if high - low >= RANGE or max(-low, high) > LARGEST:
        return _texts(array.cast(pa.string()), is_null)
    least, steps = _steps(number.astype(np.int64), is_null)
    return {"kind": "integer", "least": least}, planes(steps)


def _steps(number: Indices, is_null: NDArray[np.bool_]) -> tuple[int, Indices]:
    """Least value, and the differences of all to it; 0 for nothing."""
    kept = number[~is_null] if is_null.any() else number
    least = int(kept.min()) if len(kept) else 0
    return least, np.where(is_null, 0, number - least)


def _scaled(number: NDArray[np.float64], is_null: NDArray[np.bool_], decimals: int) -> Indices | None:
    """Whole numbers that give the values back when divided by 10^decimals, None if there are none."""
    for part in (slice(SAMPLE), slice(None)):
        with np.errstate(invalid="ignore", over="ignore"):
            scaled = np.rint(number[part] * 10.0**decimals)
            is_exact = (np.abs(scaled) < RANGE / 2) & (scaled / 10.0**decimals == number[part])
        if not is_exact.all():
            return None
    return scaled.astype(np.int64)
