"""Columns of attributes as pieces of a pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from mapper.pack.column_array import NUMBER, plain_array
from mapper.pack.number_column import number_data
from mapper.pack.planes import as_text, planes
from mapper.pack.text_column import text_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]


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
    Return a column as a piece.

    Parameters
    ----------
    name, values
        Name, and values of any type in the order of the file. None, NaN, NaT and NA are missing.
    order
        Rows in the order of the pack.
    """
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands

    kind, array = plain_array(values)
    array = array.take(pa.array(order))
    is_null = np.asarray(array.is_null(nan_is_null=kind == NUMBER))
    flags = planes(is_null.astype(np.uint8)) if is_null.any() else b""
    data = (number_data if kind == NUMBER else text_data)(array, is_null)
    header = {"name": name, "kind": data.kind, "type": kind, "nulls": bool(flags), **data.fields}
    return ColumnText(header=header, text=as_text(flags + data.data))
