"""A column of a pack read back as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from mapper.pack.planes import as_bytes, read_planes, unfolded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]

FLOAT_BYTES = 8


def column_values(column: Mapping[str, Any], text: str, count: int) -> pd.Series[Any]:
    """
    Return the values of a column in the order of the pack.

    Parameters
    ----------
    column
        Its entry in the header.
    text
        Its piece.
    count
        Number of features.

    Returns
    -------
    values
        Whole numbers as int64, or Int64 with missing ones; other numbers as float64 with NaN;
        flags and texts as objects, None where nothing stands. Dates are ISO 8601 texts.
    """
    data = as_bytes(text)
    is_null, at = np.zeros(count, dtype=bool), 0
    if column["nulls"]:
        flags, at = read_planes(data, 0, count)
        is_null = flags > 0
    if column["kind"] == "dictionary":
        number, _ = read_planes(data, at, count)
        values = np.array([*_values(column), None], dtype=object)
        return pd.Series(values[np.where(is_null, len(values) - 1, number)], dtype="object")
    if column["kind"] == "text":
        return _texts(data, at, is_null)
    return _numbers(column, data, at, is_null)


def _values(column: Mapping[str, Any]) -> list[Any]:
    texts = column["values"]
    return [text == "true" for text in texts] if column["type"] == "flag" else texts


def _texts(data: bytes, at: int, is_null: Booleans) -> pd.Series[Any]:
    lengths, at = read_planes(data, at, len(is_null))
    ends = (at + np.cumsum(lengths)).tolist()
    values = [
        None if null else data[end - length : end].decode()
        for null, length, end in zip(is_null, lengths.tolist(), ends, strict=True)
    ]
    return pd.Series(values, dtype="object")


def _numbers(column: Mapping[str, Any], data: bytes, at: int, is_null: Booleans) -> pd.Series[Any]:
    if column["kind"] == "float":
        table = np.frombuffer(data, np.uint8, FLOAT_BYTES * len(is_null), at)
        numbers = table.reshape(FLOAT_BYTES, -1).T.copy().view("<f8").ravel()
        return pd.Series(np.where(is_null, np.nan, numbers))
    whole = _whole(column, data, at, len(is_null))
    if column["kind"] == "serial":
        return _serial(column, whole, is_null)
    if column["kind"] == "decimal":
        return pd.Series(np.where(is_null, np.nan, whole / 10.0 ** column["decimals"]))
    if is_null.any():
        return pd.Series(pd.arrays.IntegerArray(whole, is_null))
    return pd.Series(whole)


def _serial(column: Mapping[str, Any], whole: Indices, is_null: Booleans) -> pd.Series[Any]:
    before, width = column["before"], column["width"]
    texts = np.full(len(whole), None, dtype=object)
    texts[:] = [f"{before}{number:0{width}}" for number in whole.tolist()]
    texts[is_null] = None
    return pd.Series(texts, dtype="object")


def _whole(column: Mapping[str, Any], data: bytes, at: int, count: int) -> Indices:
    numbers, _ = read_planes(data, at, count)
    if column.get("delta"):
        numbers = np.cumsum(unfolded(numbers))
    whole: Indices = numbers + column["least"]
    return whole
