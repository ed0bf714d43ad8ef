"""Columns of any table as GIS files take them: one kind each, and nothing lost unsaid."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from mapper.gis.scene import FieldKind

    Objects: TypeAlias = NDArray[np.object_]

Family: TypeAlias = Literal[
    "flag", "integer", "number", "decimal", "datetime", "date", "text", "bytes", "json", "shape",
    "other",
]  # fmt: skip
FAMILIES: tuple[tuple[tuple[type, ...], Family], ...] = (
    ((bool, np.bool_), "flag"),
    ((int, np.integer), "integer"),
    ((float, np.floating), "number"),
    ((Decimal,), "decimal"),
    ((dt.datetime, np.datetime64), "datetime"),
    ((dt.date,), "date"),
    ((str,), "text"),
    ((bytes, bytearray, memoryview), "bytes"),
    ((list, tuple, dict, set, frozenset, np.ndarray), "json"),
    ((BaseGeometry,), "shape"),
)
"""Kinds of values; a type is of the first that it derives from."""
NUMBERS = frozenset({"integer", "number", "decimal"})
LEAST, MOST = -(2**63), 2**63 - 1


@dataclass(frozen=True, eq=False, kw_only=True)
class GisColumn:
    """
    A column with one kind of values.

    Parameters
    ----------
    series
        Values, index 0 to n - 1, dtype as `mapper.gis.scene.GisField` promises for the kind.
    kind
        Kind of the values.
    decimals
        0 where all numbers are whole; None where they say it themselves.
    as_hex
        How many values are bytes and stand as hexadecimal digits.
    cut_times
        How many times have digits below the millisecond, which are left out.
    """

    series: pd.Series
    kind: FieldKind
    decimals: int | None = None
    as_hex: int = 0
    cut_times: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether no row holds anything."""
        some = self.series.notna()
        return not bool((some & (self.series != "")).any() if self.kind == "text" else some.any())


def gis_column(column: pd.Series) -> GisColumn:
    """
    Return a column of any dtype in the kind that holds all of its values.

    Parameters
    ----------
    column
        Values of one kind or of several; None, NaN, NaT and NA are missing.

    Returns
    -------
    column
        Truth values are flags; whole numbers within 64 bits are integers; other numbers are
        numbers; days and times are dates and datetimes; texts stay texts, with leading zeros.
        Lists and mappings are JSON, bytes hexadecimal, geometries WKT; what no kind holds without
        loss (several kinds, wider integers, times of several zones) is text.
    """
    dtype = column.dtype
    if pd.api.types.is_bool_dtype(dtype) and dtype != np.dtype(object):
        return _flags(_objects(column))
    if isinstance(dtype, np.dtype) and dtype.kind in "iu":
        return _integers_of(column)
    if isinstance(dtype, np.dtype) and dtype.kind == "f" and dtype.itemsize <= 8:  # noqa: PLR2004 - bytes of a double
        return _numbers(column.to_numpy(dtype="float64"))
    if isinstance(dtype, np.dtype | pd.DatetimeTZDtype) and dtype.kind == "M":
        return _datetimes(pd.DatetimeIndex(column))
    return _of_objects(_objects(column))


def _objects(column: pd.Series) -> Objects:
    return np.array(column.astype(object).to_numpy(), dtype=object)


def _of_objects(values: Objects) -> GisColumn:
    is_missing = np.asarray(pd.isna(values), dtype=bool)
    held = values[~is_missing]
    family_of = {kind: _family(kind) for kind in set(map(type, held))}
    families = frozenset(family_of.values())
    plain = _with(None, values, is_missing)
    read = READERS.get(_reader(families))
    found = read(plain, held) if read else None
    return _texts(plain, family_of) if found is None else found


def _reader(families: frozenset[Family]) -> str:
    """Return how values of these families are read; empty where only a text holds them all."""
    if len(families) == 1:
        return next(iter(families))
    return "number" if families and families <= NUMBERS else ""


def _with(filler: object, values: Objects, is_missing: NDArray[np.bool_]) -> Objects:
    filled = values.copy()
    filled[is_missing] = filler
    return filled


def _family(kind: type) -> Family:
    return next((family for types, family in FAMILIES if issubclass(kind, types)), "other")


def _flags(values: Objects, _held: Objects | None = None) -> GisColumn:
    is_missing = np.asarray(pd.isna(values), dtype=bool)
    truths = _with(0, values, is_missing)
    flags = pd.arrays.BooleanArray(truths.astype(bool), is_missing)
    return GisColumn(series=pd.Series(flags), kind="flag")


def _integers_of(column: pd.Series) -> GisColumn:
    values = column.to_numpy()
    if values.dtype.kind == "u" and len(values) and values.max() > MOST:
        return _of_objects(_objects(column))
    return _integers_from(values.astype("int64"), np.zeros(len(values), dtype=bool))


def _integers(values: Objects, held: Objects) -> GisColumn | None:
    whole = [int(value) for value in held]
    if whole and (min(whole) < LEAST or max(whole) > MOST):
        return None
    is_missing = np.asarray(pd.isna(values), dtype=bool)
    filled = np.zeros(len(values), dtype="int64")
    filled[~is_missing] = whole
    return _integers_from(filled, is_missing)


def _integers_from(values: NDArray[np.int64], is_missing: NDArray[np.bool_]) -> GisColumn:
    return GisColumn(
        series=pd.Series(pd.arrays.IntegerArray(values, is_missing)), kind="integer", decimals=0
    )


def _any_numbers(values: Objects, held: Objects) -> GisColumn | None:
    """Return numbers, where a double holds each of them as it is written."""
    try:
        doubles = [float(value) for value in held]
    except OverflowError:
        return None
    pairs = zip(doubles, held, strict=True)
    if not all(_is_held(double, value) for double, value in pairs):
        return None
    filled = np.full(len(values), np.nan)
    filled[~np.asarray(pd.isna(values), dtype=bool)] = doubles
    return _numbers(filled)


def _is_held(double: float, value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and Decimal(repr(double)) == value
    return bool(double == value)


def _numbers(values: NDArray[np.float64]) -> GisColumn:
    finite = values[np.isfinite(values)]
    is_whole = len(finite) > 0 and bool((finite == np.floor(finite)).all())
    return GisColumn(series=pd.Series(values), kind="number", decimals=0 if is_whole else None)


def _times(values: Objects, held: Objects) -> GisColumn | None:
    """Return times, where all are of one zone or of none and years are those of a calendar."""
    zones = {getattr(value, "tzinfo", None) for value in held}
    if len(zones) > 1:
        return None
    try:
        return _datetimes(
            pd.DatetimeIndex([pd.NaT if one is None else pd.Timestamp(one) for one in values])
        )
    except (OverflowError, ValueError):
        return None


def _datetimes(times: pd.DatetimeIndex) -> GisColumn:
    cut = times.as_unit("ms")
    lost = int(((times != cut) & times.notna()).sum())
    return GisColumn(series=pd.Series(cut), kind="datetime", cut_times=lost)


def _dates(values: Objects, _held: Objects) -> GisColumn:
    return GisColumn(series=pd.Series(values, dtype=object), kind="date")


def _texts(values: Objects, family_of: Mapping[type, Family]) -> GisColumn:
    as_hex = sum(value is not None and family_of[type(value)] == "bytes" for value in values)
    texts = [None if value is None else _text(value, family_of[type(value)]) for value in values]
    return GisColumn(series=pd.Series(texts, dtype=object), kind="text", as_hex=as_hex)


def _plain_texts(values: Objects, held: Objects) -> GisColumn | None:
    """Return texts as they are; None where some are of a type derived from text."""
    if any(type(value) is not str for value in held):
        return None
    return GisColumn(series=pd.Series(values, dtype=object), kind="text")


def _text(value: Any, family: Family) -> str:  # noqa: ANN401 - any value
    write = WRITERS.get(family)
    return write(value) if write else str(value)


def _json(value: Any) -> str:  # noqa: ANN401 - any value
    return json.dumps(_jsonable(value), ensure_ascii=False, default=_inner)


def _jsonable(value: Any) -> Any:  # noqa: ANN401 - any value
    if isinstance(value, np.ndarray):
        return value.tolist()
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else value


def _inner(value: Any) -> Any:  # noqa: ANN401 - any value
    """Return what JSON has no form for as something that it has."""
    if isinstance(value, np.generic):
        return value.item()
    plain = _jsonable(value)
    return plain if plain is not value else _text(value, _family(type(value)))


READERS: Mapping[str, Callable[[Objects, Objects], GisColumn | None]] = {
    "flag": _flags,
    "integer": _integers,
    "number": _any_numbers,
    "decimal": _any_numbers,
    "datetime": _times,
    "date": _dates,
    "text": _plain_texts,
}
WRITERS: Mapping[str, Callable[[Any], str]] = {
    "flag": lambda value: "true" if value else "false",
    "integer": lambda value: str(int(value)),
    "number": lambda value: repr(float(value)),
    "datetime": lambda value: pd.Timestamp(value).isoformat(),
    "date": lambda value: str(value.isoformat()),
    "text": str.__str__,
    "bytes": lambda value: bytes(value).hex(),
    "json": _json,
    "shape": lambda value: str(value.wkt),
}
