"""Columns of an Arrow table as plain values: text stays text, whole numbers stay whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import pyarrow as pa

EXACT_DECIMAL_DIGITS = 15


def plain_columns(table: pa.Table) -> pd.DataFrame:
    """
    Turn an Arrow table into columns of plain values.

    Parameters
    ----------
    table
        Attributes, without geometry.

    Returns
    -------
    frame
        RangeIndex. Numbers and booleans keep their type where no value is missing; a column with
        missing values has dtype object with None in them, so an integer never becomes 1.0. Text is
        object; dates and times are ISO 8601 text; lists and structures are JSON text; bytes are
        hexadecimal text; decimals are floats up to 15 digits, text beyond.
    """
    columns = {
        name: plain_values(column)
        for name, column in zip(table.column_names, table.columns, strict=True)
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(table.num_rows))


def plain_values(column: pa.ChunkedArray) -> pd.Series[Any]:
    """Return the values of one column as `plain_columns` says."""
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands
    from pyarrow import types  # noqa: PLC0415

    kind = column.type
    if types.is_dictionary(kind):
        column = pa.chunked_array([chunk.dictionary_decode() for chunk in column.chunks],
                                  type=kind.value_type)  # fmt: skip
        kind = column.type
    is_number = types.is_integer(kind) or types.is_floating(kind) or types.is_boolean(kind)
    if is_number and column.null_count == 0:
        return pd.Series(column.to_numpy())
    convert = _converter(kind)
    values = np.full(len(column), None, dtype=object)
    values[:] = [None if value is None else convert(value) for value in column.to_pylist()]
    return pd.Series(values, dtype=object)


def _converter(kind: pa.DataType) -> Any:  # noqa: ANN401 - one of several callables
    from pyarrow import types  # noqa: PLC0415

    if types.is_temporal(kind):
        return str if types.is_duration(kind) else _iso
    if types.is_nested(kind):
        return _as_json
    if types.is_binary(kind) or types.is_large_binary(kind) or types.is_fixed_size_binary(kind):
        return bytes.hex
    if types.is_decimal(kind):
        return float if kind.precision <= EXACT_DECIMAL_DIGITS else str
    return _same


def _iso(value: Any) -> str:  # noqa: ANN401 - a date, time or timestamp
    return str(value.isoformat())


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _same(value: object) -> object:
    return value
