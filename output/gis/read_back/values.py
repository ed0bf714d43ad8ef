"""Values of a column, delivered and read back, in one form in which they can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from numpy.typing import NDArray

    from mapper.gis.scene import FieldKind

YES = ("true", "t", "1", "yes", "是", "y")
NO = ("false", "f", "0", "no", "否", "n")
TIME = pa.timestamp("ms")
KINDS = {
    "text": pa.large_string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
    "date": pa.date32(),
    "datetime": TIME,
}


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """
    Values in the type of their kind.

    Parameters
    ----------
    array
        The values; null where there is none.
    unread
        True where something stands that is no value of the kind.
    """

    array: pa.Array
    unread: NDArray[np.bool_]


def delivered_values(column: pd.Series[Any], kind: FieldKind) -> Values:
    """Return the values of a delivered column; times with a zone as UTC."""
    if kind == "datetime":
        column = column.dt.tz_convert("UTC").dt.tz_localize(None) if has_zone(column) else column
    array = pa.array(column.to_numpy() if kind == "text" else column, KINDS[kind], from_pandas=True)
    return Values(whole(array), np.zeros(len(array), dtype=bool))


def has_zone(column: pd.Series[Any]) -> bool:
    """Tell whether the times of a column have a time zone."""
    return getattr(column.dtype, "tz", None) is not None


def read_values(column: pa.Array, kind: FieldKind) -> Values:
    """Return the values of a column that was read, whatever type the format gave it."""
    array = whole(column)
    if pa.types.is_null(array.type):
        return Values(pa.nulls(len(array), KINDS[kind]), np.zeros(len(array), dtype=bool))
    if pa.types.is_string(array.type) or pa.types.is_large_string(array.type):
        return from_text(array.cast(pa.large_string()), kind)
    return from_typed(array, kind)


def whole(array: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return an array in one piece and without a dictionary."""
    joined = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    if isinstance(joined, pa.ChunkedArray):
        joined = pa.concat_arrays(joined.chunks)
    return joined.dictionary_decode() if pa.types.is_dictionary(joined.type) else joined


def from_typed(array: pa.Array, kind: FieldKind) -> Values:
    """Take values of another type where nothing is lost by it; others are unread."""
    if kind == "text" or not is_fit(array.type, kind):
        return Values(pa.nulls(len(array), KINDS[kind]), np.asarray(array.is_valid()))
    if kind == "number":
        array = array.cast(pa.float64(), safe=False)
        array = pc.if_else(pc.is_nan(array), None, array)
    if kind == "datetime":
        return Values(as_time(array), np.zeros(len(array), dtype=bool))
    return Values(array.cast(KINDS[kind], safe=False), strays(array, kind))


def is_fit(kept: pa.DataType, kind: FieldKind) -> bool:
    """Tell whether a type can hold values of a kind."""
    is_number = pa.types.is_integer(kept) or pa.types.is_floating(kept)
    is_day = pa.types.is_date(kept) or pa.types.is_timestamp(kept)
    if kind == "flag":
        return bool(is_number or pa.types.is_boolean(kept))
    return bool(is_day if kind in {"date", "datetime"} else is_number)


def strays(array: pa.Array, kind: FieldKind) -> NDArray[np.bool_]:
    """Tell where a cast to a kind changes a value: 1.5 for a whole number, 2 for a flag."""
    if pa.types.is_boolean(array.type) or pa.types.is_date(array.type) or kind == "number":
        return np.zeros(len(array), dtype=bool)
    back = array.cast(KINDS[kind], safe=False).cast(array.type, safe=False)
    return np.asarray(pc.fill_null(pc.not_equal(back, array), fill_value=False))


def as_time(array: pa.Array) -> pa.Array:
    """Return times to the millisecond, in UTC where they have a zone."""
    return array.cast(pa.timestamp("ms", getattr(array.type, "tz", None)), safe=False).cast(TIME)


def from_text(array: pa.Array, kind: FieldKind) -> Values:
    """Read values written as text; an empty text is none, except among texts."""
    if kind == "text":
        return Values(array, np.zeros(len(array), dtype=bool))
    trimmed = pc.utf8_trim_whitespace(array)
    said = pc.if_else(pc.equal(trimmed, ""), None, trimmed)
    read = TEXT_READERS[kind](said)
    return Values(read, np.asarray(pc.and_(said.is_valid(), pc.invert(read.is_valid()))))


def _flags_from_text(array: pa.Array) -> pa.Array:
    lower = pc.utf8_lower(array)
    is_yes, is_no = (pc.is_in(lower, pa.array(said, pa.large_string())) for said in (YES, NO))
    return pc.if_else(pc.or_(is_yes, is_no), is_yes, None)


def _matching(array: pa.Array, pattern: str) -> pa.Array:
    """Return the texts that match a pattern; the others are null."""
    return pc.if_else(pc.match_substring_regex(array, pattern), array, None)


def _integers_from_text(array: pa.Array) -> pa.Array:
    """Read whole numbers, also those with `.0`, as far as 64 bits hold them."""
    said = _matching(pc.replace_substring_regex(array, r"\.0$", ""), r"^-?[0-9]{1,19}$")
    digits = pc.utf8_ltrim(said, "-")
    highest = pc.if_else(pc.starts_with(said, "-"), str(2**63), str(2**63 - 1))
    fits = pc.or_(pc.less(pc.utf8_length(digits), 19), pc.less_equal(digits, highest))
    return pc.if_else(fits, said, None).cast(pa.int64())


def _numbers_from_text(array: pa.Array) -> pa.Array:
    return _matching(array, r"(?i)^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$|^[+-]?inf").cast(
        pa.float64()
    )


def _dates_from_text(array: pa.Array) -> pa.Array:
    dashed = pc.replace_substring(array, "/", "-")
    return _matching(dashed, r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$").cast(pa.date32())


ZONE = r"(Z|[+-][0-9]{2}:?[0-9]{2})$"


def _times_from_text(array: pa.Array) -> pa.Array:
    """Read ISO times (also with `/`); those that end with a zone are turned to UTC."""
    dashed = pc.replace_substring(array, "/", "-")
    timed = _matching(dashed, r"^[0-9]{4}-[0-9]{2}-[0-9]{2}")
    zoned = _matching(timed, ZONE)
    plain = pc.if_else(zoned.is_valid(), None, timed)
    return pc.coalesce(zoned.cast(pa.timestamp("ms", "UTC")).cast(TIME), plain.cast(TIME))


TEXT_READERS: dict[str, Callable[[pa.Array], pa.Array]] = {
    "flag": _flags_from_text,
    "integer": _integers_from_text,
    "number": _numbers_from_text,
    "date": _dates_from_text,
    "datetime": _times_from_text,
}


def differing(delivered: Values, found: Values) -> NDArray[np.bool_]:
    """
    Tell where two columns differ.

    Parameters
    ----------
    delivered, found
        Values of the same kind and number.

    Returns
    -------
    differs
        True for each row whose values differ, or where one is missing.
    """
    same = np.asarray(pc.fill_null(pc.equal(delivered.array, found.array), fill_value=False))
    is_none = np.asarray(delivered.array.is_null()), np.asarray(found.array.is_null())
    return np.where(is_none[0] | is_none[1], is_none[0] != is_none[1], ~same) | found.unread
