"""The rules by which two figures may be compared."""

import math
from collections.abc import Iterable
from datetime import date

from parks.comparison.model import Difference, Figure, Reason
from parks.period import period_or_none
from parks.vocabulary import Mark, Qualifier

DOUBTS = frozenset({Mark.CONFLICTS, Mark.DAMAGED, Mark.DOUBTFUL, Mark.IDENTITY_INFERRED})
PERCENT, POINTS = "%", "个百分点"
NO_DIFFERENCE = frozenset({"位", "阵营", "级"})
"""Units of ranks and grades, which are not quantities."""
Key = tuple[str, str, str, str, date, date, str]


def key_of(figure: Figure) -> Key | None:
    """
    Return what two figures must share to be comparable.

    Parameters
    ----------
    figure
        A figure of any unit.

    Returns
    -------
    key
        Indicator, canonical unit, measure, status, first and last day of the period, scope. None
        for a figure that is comparable to no other: its scope differs from one document to
        another, it is in doubt, or its unit of measurement is not convertible.
    """
    if own_reasons(figure):
        return None
    days = _days(figure.period)
    return (
        figure.indicator,
        figure.canonical_unit,
        figure.measure,
        figure.status,
        *days,
        figure.scope,
    )


def own_reasons(figure: Figure) -> tuple[Reason, ...]:
    """Return why a figure is comparable to no other, empty where it may be."""
    found = []
    if figure.mark == Mark.SCOPE_DIFFERS:
        found.append(Reason.SCOPE)
    if figure.mark in DOUBTS:
        found.append(Reason.DOUBTFUL)
    if figure.canonical_value is None or not math.isfinite(figure.canonical_value):
        found.append(Reason.MEASURE_UNIT)
    return tuple(found)


def reasons_against(one: Figure, other: Figure) -> tuple[Reason, ...]:
    """
    Return why two figures are not comparable.

    Parameters
    ----------
    one, other
        Figures of two units.

    Returns
    -------
    reasons
        The weightiest first; empty where the two are comparable: same indicator, scope, status
        (actual, expected, target), measure (level, new, cumulative, growth, share ...), the same
        days, a convertible unit of measurement, and neither in doubt.
    """
    found = {*own_reasons(one), *own_reasons(other)}
    if one.indicator != other.indicator:
        found.add(Reason.INDICATOR)
    if one.scope != other.scope:
        found.add(Reason.SCOPE)
    if one.status != other.status:
        found.add(Reason.STATUS)
    if one.measure != other.measure:
        found.add(Reason.MEASURE)
    if _days(one.period) != _days(other.period):
        found.add(Reason.PERIOD)
    if one.indicator == other.indicator and one.canonical_unit != other.canonical_unit:
        found.add(Reason.MEASURE_UNIT)
    return in_order(found)


def in_order(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return reasons once each, the weightiest first."""
    found = set(reasons)
    return tuple(reason for reason in Reason if reason in found)


def difference_of(first: Figure, second: Figure) -> Difference | None:
    """
    Return how far the second of two comparable figures lies from the first.

    Parameters
    ----------
    first, second
        Figures of two units.

    Returns
    -------
    difference
        None where the two are not comparable, one of them is a range or not exact (about, over, at
        least, below), or they are ranks.
    """
    values = first.canonical_value, second.canonical_value
    if reasons_against(first, second) or first.canonical_unit in NO_DIFFERENCE:
        return None
    if not (_is_exact(first) and _is_exact(second)) or values[0] is None or values[1] is None:
        return None
    is_share = first.canonical_unit in (PERCENT, POINTS)
    value = values[1] - values[0]
    return Difference(
        of=second.unit_id,
        to=first.unit_id,
        value=value,
        unit=POINTS if is_share else first.canonical_unit,
        percent=None if is_share or not values[0] else 100 * value / values[0],
    )


def _is_exact(figure: Figure) -> bool:
    return figure.qualifier == Qualifier.EXACT and figure.canonical_high is None


def _days(text: str) -> tuple[date, date]:
    period = period_or_none(text)
    return (period.start, period.end) if period else (date.min, date.min)
