"""What keeps a figure of a table from being written into indicators.csv."""

from collections.abc import Iterator

from geo.finding import Finding
from parks.catalogue import Indicator, indicators
from parks.intake.cells import as_number
from parks.intake.figure_columns import WORDS
from parks.intake.headings import unit_in_brackets
from parks.intake.join_units import Row
from parks.measure_unit import measure_units
from parks.names import nearest_name
from parks.period import period_or_none

Fault = tuple[str, str, str, str, str]
"""Field, code, value, message, remedy."""


def figure_faults(row: Row, *, row_number: int, source: str) -> list[Finding]:
    """
    Return what is wrong with one figure.

    Parameters
    ----------
    row
        Cells by column of indicators.csv, and `field`: the column of the table it stands in.
    row_number
        Row of the table, from 1.
    source
        Name of the file.

    Returns
    -------
    findings
        Errors `unknown-indicator`, `not-a-number`, `no-unit`, `wrong-unit`, `no-period`,
        `bad-period`, `unknown-value`.
    """
    faults = [*_of_indicator(row), *_of_numbers(row), *_of_unit(row), *_of_period(row)]
    return [
        figure_fault(
            code, row_number=row_number, source=source, field=field, value=value,
            message=message, remedy=remedy,
        )
        for field, code, value, message, remedy in (*faults, *_of_words(row))
    ]  # fmt: skip


def _of_indicator(row: Row) -> Iterator[Fault]:
    slug = row.get("indicator", "")
    if slug not in indicators():
        message = "the catalogue has no such indicator"
        yield "indicator", "unknown-indicator", slug, message, nearest_indicator(slug)


def _of_numbers(row: Row) -> Iterator[Fault]:
    for field, column in (("value", row["field"]), ("value_high", "value_high")):
        text = row.get(field, "")
        if text and as_number(text) is None:
            remedy = "Write digits with a point: 12.5"
            yield column, "not-a-number", text, "expected a number", remedy


def _of_unit(row: Row) -> Iterator[Fault]:
    unit = row.get("unit", "")
    if not unit:
        message = "the figure has no unit of measurement"
        remedy = "Write it in the heading, 规划面积(公顷), or say --set unit=公顷."
        yield row["field"], "no-unit", row["value"], message, remedy
    elif unit not in measure_units():
        message = "not in the table of units of measurement"
        yield row["field"], "wrong-unit", unit, message, "See docs/store.md for the table."


def _of_period(row: Row) -> Iterator[Fault]:
    period = row.get("period", "")
    if not period:
        remedy = "Say --set period=2023, or add a column 年份."
        yield row["field"], "no-period", row["value"], "the figure has no period", remedy
    elif period_or_none(period) is None:
        message = "expected a period: 2023, 2024-Q1, 2020-H1, 2024-04 or 2023/2025"
        yield "period", "bad-period", period, message, "Write it like one of these."


def _of_words(row: Row) -> Iterator[Fault]:
    for field, words in WORDS.items():
        if row[field] not in words:
            message = f"expected one of {', '.join(words)}"
            yield field, "unknown-value", row[field], message, "Write one of these."


def figure_fault(
    code: str, *, row_number: int, source: str, field: str, value: str, message: str, remedy: str
) -> Finding:
    """Return the error for a row of a table, named by its number from 1."""
    return Finding(
        level="error", code=code, source=source, feature_id=f"#{row_number}", field=field,
        value=value, message=message, remedy=remedy,
    )  # fmt: skip


def nearest_indicator(text: str) -> str:
    """Return which indicator a text may mean, as a remedy."""
    by_name: dict[str, Indicator] = {entry.name_zh: entry for entry in indicators().values()}
    nearest = nearest_name(unit_in_brackets(text)[0], [*by_name, *indicators()])
    return f"Did you mean {nearest!r}?" if nearest else "The catalogue is listed in docs/store.md."
