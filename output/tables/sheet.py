"""A table as it leaves the program: columns with names in both languages, rows, notes, sources."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Lang: TypeAlias = Literal["zh", "en"]
Value: TypeAlias = str | int | float | bool | None
ColumnKind: TypeAlias = Literal["text", "number", "integer", "boolean"]
RowLook: TypeAlias = Literal["", "band", "doubt"]
Paper: TypeAlias = Literal["A4", "A3"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """
    A column of a table.

    Parameters
    ----------
    key
        Name for programs, e.g. `area_m2`.
    label_zh, label_en
        Heading in both languages.
    unit
        Unit of measurement of every number in the column; empty where it has none.
    kind
        `text`, `number`, `integer` or `boolean`. Codes with leading zeros are text.
    number_format
        Format of numbers in a workbook, e.g. `#,##0.00`; the program's own where empty.
    width
        Width in characters in a workbook; found from the contents where None.
    """

    key: str
    label_zh: str
    label_en: str
    unit: str = ""
    kind: ColumnKind = "text"
    number_format: str = ""
    width: float | None = None

    def label(self, lang: Lang) -> str:
        """Return the heading in a language."""
        return self.label_zh if lang == "zh" else self.label_en


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """
    One table.

    Parameters
    ----------
    title
        Name of the table, in the language it is written in.
    columns
        At least one; their keys differ.
    rows
        One tuple a row in the order of the columns. A missing value is None. A cell of a number
        column may hold text instead: the words for why there is no number.
    notes
        Sentences that a reader of the table must know.
    sources
        Documents the numbers come from, one line each.
    looks
        Look of each row: plain, `band` (a heading between rows), `doubt`; none given means plain.
    frozen
        Number of columns that stay when a workbook is scrolled to the right.
    paper
        Paper a workbook prints on.

    Raises
    ------
    ValueError
        If a row or a value does not fit the columns; the message names row and column.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    looks: tuple[RowLook, ...] = ()
    frozen: int = 1
    paper: Paper = "A4"

    def __post_init__(self) -> None:
        """Check that rows fit the columns."""
        keys = [column.key for column in self.columns]
        if not keys or len(set(keys)) < len(keys):
            raise ValueError(f"{self.title!r}: expected columns with different keys, got {keys}")
        if self.looks and len(self.looks) != len(self.rows):
            raise ValueError(
                f"{self.title!r}: expected a look for each of {len(self.rows)} rows, "
                f"got {len(self.looks)}"
            )
        for number, row in enumerate(self.rows, start=1):
            self._check_row(number, row)

    def _check_row(self, number: int, row: tuple[Value, ...]) -> None:
        if len(row) != len(self.columns):
            raise ValueError(
                f"{self.title!r}, row {number}: expected {len(self.columns)} values, got {len(row)}"
            )
        for column, value in zip(self.columns, row, strict=True):
            if value is not None and not _FITS[column.kind](value):
                raise ValueError(
                    f"{self.title!r}, row {number}, column {column.key!r}: "
                    f"expected {column.kind}, got {value!r}"
                )

    def look(self, row: int) -> RowLook:
        """Return the look of a row, counted from 0."""
        return self.looks[row] if self.looks else ""


def sheet_of(
    title: str,
    columns: Iterable[Column],
    records: Iterable[Mapping[str, Value]],
    *,
    notes: Iterable[str] = (),
    sources: Iterable[str] = (),
) -> Sheet:
    """Return a table from records by column key; a key that a record lacks is a missing value."""
    named = tuple(columns)
    rows = tuple(tuple(record.get(column.key) for column in named) for record in records)
    return Sheet(title=title, columns=named, rows=rows, notes=tuple(notes), sources=tuple(sources))


def _is_number(value: Value) -> bool:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return math.isfinite(value)
    return isinstance(value, str)


def _is_integer(value: Value) -> bool:
    return isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))


_FITS: Mapping[ColumnKind, Callable[[Value], bool]] = {
    "text": lambda value: isinstance(value, str),
    "number": _is_number,
    "integer": _is_integer,
    "boolean": lambda value: isinstance(value, bool),
}
