"""Periods and instants as the store writes them: 2023, 2024-Q1, 2020-H1, 2024-04, 2023/2025."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

QUARTER, HALF = 3, 6
_SPAN = re.compile(r"^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?$")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day that a period text covers; periods sort by their end, then start."""

    end: date
    start: date


def parse_period(text: str) -> Period:
    """
    Return the days that a period text covers.

    Parameters
    ----------
    text
        Year, quarter, half-year, month, day, or two of them joined by `/`.

    Raises
    ------
    ValueError
        If the text is none of these; the message lists the forms.

    Examples
    --------
    >>> parse_period("2020-H1").end
    datetime.date(2020, 6, 30)
    """
    first, _, last = text.partition("/")
    start, end = _span(first), _span(last or first)
    if end.end < start.start:
        raise ValueError(f"period {text!r} ends before it starts")
    return Period(end=end.end, start=start.start)


def period_or_none(text: str) -> Period | None:
    """Return the days that a text covers, None for a text that is no period."""
    try:
        return parse_period(text)
    except ValueError:
        return None


def _span(text: str) -> Period:
    match = _SPAN.match(text)
    if not match:
        raise ValueError(
            f"{text!r} is not a period: write 2023, 2024-Q1, 2020-H1, 2024-04 or 2023/2025"
        )
    year, quarter, half, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        return Period(end=date(year, month, day), start=date(year, month, day))
    first, length = _months(quarter, half, month)
    last = first + length - 1
    return Period(
        end=date(year, last, calendar.monthrange(year, last)[1]), start=date(year, first, 1)
    )


def _months(quarter: int, half: int, month: int) -> tuple[int, int]:
    """Return first month and number of months."""
    if quarter:
        return QUARTER * (quarter - 1) + 1, QUARTER
    if half:
        return HALF * (half - 1) + 1, HALF
    return (month, 1) if month else (1, 12)
