"""Class codes of any Arrow type as text, each distinct value turned once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geo.files.arrow_columns import plain_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa


def class_texts(column: pa.Array) -> pa.Array:
    """
    Return class codes as text.

    Parameters
    ----------
    column
        Arrow array of any type, shape (n,).

    Returns
    -------
    texts
        Arrow array of text, shape (n,): text as it is written, whole numbers without a point,
        dates by ISO 8601; null where nothing stands, or NaN.
    """
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands
    from pyarrow import types  # noqa: PLC0415

    kind = column.type
    if types.is_string(kind) or types.is_large_string(kind):
        return column
    if types.is_null(kind):
        return pa.nulls(len(column), pa.string())
    if types.is_dictionary(kind):
        return class_texts(column.dictionary_decode())
    if types.is_string_view(kind):
        return column.cast(pa.large_string())
    if types.is_nested(kind):
        return _texts(column)
    encoded = column.dictionary_encode()
    return _texts(encoded.dictionary).take(encoded.indices)


def text_array(values: Iterable[object]) -> pa.Array:
    """Return values of any kind as an Arrow array of text, as `class_texts` writes them."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    return pa.array([text_of(value) for value in values], pa.string())


def text_of(value: object) -> str | None:
    """Return a value as text: a whole number without a point, None for a missing one."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _texts(column: pa.Array) -> pa.Array:
    import pyarrow as pa  # noqa: PLC0415 - as above

    return text_array(plain_values(pa.chunked_array([column])).tolist())
