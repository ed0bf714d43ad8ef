"""Values of a column as one Arrow array of numbers or of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.files.arrow_columns import plain_values

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

TEXT, NUMBER, FLAG, DATE = "text", "number", "flag", "date"


def plain_array(values: pd.Series[Any]) -> tuple[str, pa.Array]:
    """
    Return what a column holds, and its values.

    Parameters
    ----------
    values
        Of any type.

    Returns
    -------
    kind
        `text`, `number`, `flag` or `date`.
    array
        Whole numbers and floats as they are, all else as text: flags as `true` and `false`, dates
        and times in ISO 8601, lists and structures as JSON, decimals as `plain_columns` says.
    """
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands
    import pyarrow.compute as pc  # noqa: PLC0415
    from pyarrow import types  # noqa: PLC0415

    array = _array(values)
    kind = array.type
    if types.is_boolean(kind):
        return FLAG, pc.if_else(array, "true", "false")
    if types.is_integer(kind) or types.is_floating(kind):
        return NUMBER, array
    if types.is_string(kind) or types.is_large_string(kind):
        return TEXT, array
    plain = plain_values(pa.chunked_array([array]))
    if types.is_decimal(kind) and plain.map(lambda value: isinstance(value, float)).any():
        return NUMBER, pa.array(plain.tolist(), pa.float64())
    is_date = types.is_temporal(kind) and not types.is_duration(kind)
    return DATE if is_date else TEXT, _texts(plain)


def _array(values: pd.Series[Any]) -> pa.Array:
    """Values in one piece; those of several types in one column as text."""
    import pyarrow as pa  # noqa: PLC0415

    try:
        array = pa.array(values, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
        array = _texts(values)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    while pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    return array.cast(pa.large_string()) if pa.types.is_string_view(array.type) else array


def _texts(values: pd.Series[Any]) -> pa.Array:
    import pyarrow as pa  # noqa: PLC0415

    missing = values.isna()
    texts = [None if gone else str(value) for value, gone in zip(values, missing, strict=True)]
    return pa.array(texts, pa.large_string())
