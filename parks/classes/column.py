"""A column of codes as parsed, which all findings about it are made from."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.finding import Finding, Level
from parks.classes.editions import Edition
from parks.classes.parsing import ParsedCode
from parks.classes.written import plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A distinct value and how many rows have it."""

    code: ParsedCode
    rows: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Column:
    """
    A column of codes as parsed.

    Parameters
    ----------
    edition
        Edition the codes were read by.
    source, field
        File and column.
    values
        Distinct values that say something, most frequent first.
    missing
        Rows without such a value.
    takes_probable
        Whether probable classes were taken.
    """

    edition: Edition
    source: str
    field: str
    values: tuple[Counted, ...]
    missing: int
    takes_probable: bool

    def finding(
        self, level: Level, code: str, message: str, *, rows: int, value: str = "", remedy: str = ""
    ) -> Finding:
        """Return a finding about some rows of the column."""
        parcels = "1 parcel" if rows == 1 else f"{rows:,} parcels"
        return Finding(
            level=level,
            code=code,
            source=self.source,
            field=self.field,
            value=value,
            message=f"{message} ({parcels})",
            remedy=remedy,
        )


def column_of(
    counted: Iterator[Counted],
    *,
    edition: Edition,
    source: str,
    field: str,
    missing: int,
    takes_probable: bool,
) -> Column:
    """Return a column; values that stand for nothing (`-`, `<Null>`) count as missing."""
    written, empty = [], missing
    for one in counted:
        if plain_text(one.code.raw):
            written.append(one)
        else:
            empty += one.rows
    return Column(
        edition=edition,
        source=source,
        field=field,
        values=tuple(sorted(written, key=lambda one: -one.rows)),
        missing=empty,
        takes_probable=takes_probable,
    )
