"""Columns of a layer as fields of a dBASE table: kind, width and cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from output.gis.shapefile.dbf_text import HeldTexts, held_texts
from output.gis.text.iso_text import iso_dates, iso_datetimes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd
    import pyarrow as pa
    from numpy.typing import NDArray

    from mapper.gis.scene import FieldKind
    from output.gis.delivery import DeliveredField, Encoding

    Cells = NDArray[np.uint8]

EXACT = 2**53
"""Integers up to here are exact in programs that read them as double precision, as ArcGIS does."""
WIDEST_NUMBER, MOST_DECIMALS = 24, 18
EXPONENT_DECIMALS = 15
"""What the header says of numbers written with an exponent."""
NO_TEXTS = HeldTexts(content=(), lacking="", replaced=(), cut=(), trimmed=(), longest=0)
BLANK = ord(" ")


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class DbfColumn:
    """
    A field of a dBASE table.

    Parameters
    ----------
    field
        The column as it is delivered.
    kind
        Letter of the type: C, N, F, D or L.
    decimals
        Digits behind the point.
    cells
        Its bytes in every record, shape (n, width).
    is_missing
        Which values are missing, shape (n,).
    texts
        What its texts became; their places count the `rows`.
    not_finite
        Number of infinite values, which are written as missing ones.
    """

    field: DeliveredField
    kind: str
    cells: Cells
    is_missing: NDArray[np.bool_]
    decimals: int = 0
    texts: HeldTexts = NO_TEXTS
    not_finite: int = 0

    @property
    def width(self) -> int:
        """Bytes of a cell."""
        return int(self.cells.shape[1])

    @property
    def rows(self) -> NDArray[np.int64]:
        """Rows that hold a value."""
        return np.flatnonzero(~self.is_missing)


def dbf_column(values: pd.Series[Any], field: DeliveredField, *, encoding: Encoding) -> DbfColumn:
    """
    Return a column as a field of a dBASE table.

    Parameters
    ----------
    values
        The column, of the dtype that `mapper.gis.scene.GisField` names for its kind.
    field
        Its name and kind.
    encoding
        Encoding of texts.

    Returns
    -------
    column
        Numbers read back equal: in plain digits where 24 characters hold them all, else with an
        exponent in a field of kind F, as ArcGIS writes its own. Integers beyond 2^53 and times
        become text. Missing values are blank, and `?` for flags: GDAL 3.12 takes a blank for
        false.
    """
    if field.kind == "text":
        return _text(values, field, encoding)
    return _OF_KIND[field.kind](values, field)


def _text(values: pd.Series[Any], field: DeliveredField, encoding: Encoding) -> DbfColumn:
    is_missing = values.isna().to_numpy()
    rows = np.flatnonzero(~is_missing)
    texts = held_texts(values.to_numpy()[rows].tolist(), encoding=encoding)
    width = max(1, max(map(len, texts.content), default=1))
    cells = np.full((len(values), width), BLANK, dtype=np.uint8)
    cells[rows] = _filled(np.array(texts.content, dtype=f"S{width}"), width)
    return DbfColumn(field=field, kind="C", cells=cells, is_missing=is_missing, texts=texts)


def _integer(values: pd.Series[Any], field: DeliveredField) -> DbfColumn:
    import pyarrow as pa  # noqa: PLC0415 - slow to import

    digits = pa.array(values.astype("Int64"), from_pandas=True).cast(pa.string())
    kind = "N" if _most(values) <= EXACT else "C"
    return DbfColumn(
        field=field,
        kind=kind,
        cells=_aligned(digits, to_right=kind == "N"),
        is_missing=values.isna().to_numpy(),
    )


def _number(values: pd.Series[Any], field: DeliveredField) -> DbfColumn:
    numbers = values.to_numpy(dtype="float64", na_value=np.nan)
    is_finite = np.isfinite(numbers)
    kind, (texts, decimals) = "N", _plain_numbers(np.where(is_finite, numbers, np.nan))
    if texts is None:
        kind, texts, decimals = "F", _exponents(numbers, is_finite), EXPONENT_DECIMALS
    return DbfColumn(
        field=field,
        kind=kind,
        decimals=decimals,
        cells=_aligned(texts, to_right=True, at_least=decimals + 2),
        is_missing=~is_finite,
        not_finite=int(np.isinf(numbers).sum()),
    )


def _flag(values: pd.Series[Any], field: DeliveredField) -> DbfColumn:
    is_missing = values.isna().to_numpy()
    is_true = values.to_numpy(dtype=bool, na_value=False)
    signs = np.where(is_missing, ord("?"), np.where(is_true, ord("T"), ord("F")))
    cells = signs.astype(np.uint8).reshape(-1, 1)
    return DbfColumn(field=field, kind="L", cells=cells, is_missing=is_missing)


def _date(values: pd.Series[Any], field: DeliveredField) -> DbfColumn:
    days = iso_dates(values).str.replace("-", "") if len(values) else values
    is_missing = values.isna().to_numpy()
    cells = np.full((len(values), 8), BLANK, dtype=np.uint8)
    cells[~is_missing] = _filled(np.array(days[~is_missing].tolist(), dtype="S8"), 8)
    return DbfColumn(field=field, kind="D", cells=cells, is_missing=is_missing)


def _datetime(values: pd.Series[Any], field: DeliveredField) -> DbfColumn:
    return _text(iso_datetimes(values), field, "utf-8")


_OF_KIND: Mapping[FieldKind, Callable[[pd.Series[Any], DeliveredField], DbfColumn]] = {
    "integer": _integer,
    "number": _number,
    "flag": _flag,
    "date": _date,
    "datetime": _datetime,
}


def _most(values: pd.Series[Any]) -> int:
    present = values.dropna()
    return max(abs(int(present.min())), abs(int(present.max()))) if len(present) else 0


def _plain_numbers(numbers: NDArray[np.float64]) -> tuple[pa.StringArray | None, int]:
    """Return the shortest digits that read back equal, with as many decimals in every row."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.compute as pc  # noqa: PLC0415

    texts = _without_exponents(pa.array(numbers, from_pandas=True).cast(pa.string()), numbers)
    parts = pc.extract_regex(texts, r"^(?P<whole>-?\d+)(?:\.(?P<part>\d+))?$")
    whole, part = pc.struct_field(parts, "whole"), pc.struct_field(parts, "part")
    if parts.null_count > texts.null_count:
        return None, 0
    decimals = max(1, pc.max(pc.binary_length(part)).as_py() or 0)
    longest = (pc.max(pc.binary_length(whole)).as_py() or 0) + 1 + decimals
    if decimals > MOST_DECIMALS or longest > WIDEST_NUMBER:
        return None, 0
    filled = pc.utf8_rpad(part, decimals, padding="0")
    return pc.binary_join_element_wise(whole, filled, "."), decimals


def _without_exponents(texts: pa.StringArray, numbers: NDArray[np.float64]) -> pa.StringArray:
    """Return numbers in plain digits; Arrow writes those below 1e-6 and from 1e10 with a power."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.compute as pc  # noqa: PLC0415

    has_power = pc.fill_null(pc.match_substring(texts, "e"), fill_value=False)
    written = [np.format_float_positional(one, trim="-") for one in numbers[np.asarray(has_power)]]
    return pc.replace_with_mask(texts, has_power, pa.array(written, pa.string()))


def _exponents(numbers: NDArray[np.float64], is_finite: NDArray[np.bool_]) -> pa.StringArray:
    import pyarrow as pa  # noqa: PLC0415 - as above

    return pa.array(np.char.mod("%.16e", numbers), pa.string(), mask=~is_finite)


def _aligned(texts: pa.StringArray, *, to_right: bool, at_least: int = 1) -> Cells:
    """Return ASCII texts as cells of one width; a missing one is blank."""
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    known = pc.fill_null(texts, "")
    width = max(at_least, pc.max(pc.binary_length(known)).as_py() or 0)
    padded = (pc.utf8_lpad if to_right else pc.utf8_rpad)(known, width)
    return np.frombuffer("".join(padded.to_pylist()).encode(), dtype=np.uint8).reshape(-1, width)


def _filled(texts: NDArray[np.bytes_], width: int) -> Cells:
    """Return texts as cells, with blanks behind them."""
    cells = texts.view(np.uint8).reshape(-1, width).copy()
    cells[cells == 0] = BLANK
    return cells
