"""The period in which the figures of compared units stand side by side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geo.finding import Finding
from parks.evaluation.figure_table import figure_inputs, missing_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parks.evaluation.definition import Definition, Term
    from parks.evaluation.figure_table import FigureTable
    from parks.evaluation.quantity import Quantity
    from parks.period import Period


def chosen_periods(
    definition: Definition, tables: Mapping[str, FigureTable], *, asked: Period | None
) -> Mapping[str, Period | None]:
    """
    Choose for each unit the period of the figures in a formula.

    Parameters
    ----------
    definition
        The formula.
    tables
        Figures by unit.
    asked
        The period the planner wants; None for the latest common one.

    Returns
    -------
    periods
        By unit. Without a wish: the latest period for which all units that have the figures have
        them, whole years before parts of a year; where they share none, each unit's own latest. A
        unit that has not all of them in any period: the one with most of them; None if it has none.
    """
    if asked is not None:
        return dict.fromkeys(tables, asked)
    held = {unit: complete_periods(definition, table) for unit, table in tables.items()}
    some = [periods for periods in held.values() if periods]
    shared = frozenset.intersection(*some) if some else frozenset()
    return {
        unit: _latest(periods & shared or periods or _fullest(definition, tables[unit]))
        for unit, periods in held.items()
    }


def complete_periods(definition: Definition, table: FigureTable) -> frozenset[Period]:
    """Return the periods for which a unit has every figure of a formula, with a value."""
    held = _held(definition, table)
    return frozenset.intersection(*held) if held else frozenset()


def figures_at(
    definition: Definition, table: FigureTable, period: Period | None, *, label: str = ""
) -> dict[str, Quantity]:
    """
    Return the figures of a formula in one period, as quantities by slug.

    Parameters
    ----------
    definition, table
        The formula, and the figures of one unit.
    period
        What `chosen_periods` chose.
    label
        The period as the planner wrote it; else as the documents write it.
    """
    found: dict[str, Quantity] = {}
    for term in figure_terms(definition):
        at = {key: table.get(key, {}).get(period) for key in term} if period else {}
        there = {key: quantity for key, quantity in at.items() if quantity is not None}
        if not there:
            text = label or _written(definition, table, period)
            there = {term[0]: _not_there(term, table, period=text)}
        found |= there
    return found


def figure_terms(definition: Definition) -> tuple[Term, ...]:
    """Return the terms of a formula that are figures, not areas of the land account."""
    return tuple(term for term in definition.terms if term[0] in figure_inputs())


def periods_differ(
    definition: Definition, periods: Mapping[str, str], *, source: str
) -> tuple[Finding, ...]:
    """Return a finding if units have the figures of a formula for different periods only."""
    used = {period for period in periods.values() if period}
    if len(used) < 2:  # noqa: PLR2004 - two periods make a difference
        return ()
    told = "; ".join(f"{unit} {period}" for unit, period in sorted(periods.items()) if period)
    return (
        Finding(
            level="warning",
            code="periods-differ",
            source=source,
            field=definition.key,
            value=told,
            message=f"{definition.name_en} stands for different periods and is not compared",
            remedy="Add the figures of one period, or ask for a period that all have.",
        ),
    )


def _held(definition: Definition, table: FigureTable) -> list[frozenset[Period]]:
    """Periods for which a unit has a value, for each figure of a formula."""
    return [
        frozenset(
            period
            for key in term
            for period, quantity in table.get(key, {}).items()
            if quantity.value is not None
        )
        for term in figure_terms(definition)
    ]


def _fullest(definition: Definition, table: FigureTable) -> frozenset[Period]:
    """Periods for which a unit has the most figures of a formula."""
    counts = Counter(
        period
        for term in figure_terms(definition)
        for period in {period for key in term for period in table.get(key, {})}
    )
    most = max(counts.values(), default=0)
    return frozenset(period for period, count in counts.items() if count == most)


def _written(definition: Definition, table: FigureTable, period: Period | None) -> str:
    keys = [key for term in figure_terms(definition) for key in term]
    at = (table.get(key, {}).get(period) for key in keys) if period else ()
    return next((quantity.period for quantity in at if quantity), "")


def _not_there(term: Term, table: FigureTable, *, period: str) -> Quantity:
    """Say that a figure is missing, and for which periods it is there."""
    key = next((key for key in term if table.get(key)), term[0])
    others = ", ".join(item.period for _, item in sorted(table.get(key, {}).items()))
    return missing_figure(key, period=period if others else "", others=others)


def _latest(periods: Iterable[Period]) -> Period | None:
    return max(periods, key=lambda item: (_is_whole_year(item), item), default=None)


def _is_whole_year(period: Period) -> bool:
    first, last = period.start, period.end
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and (
        first.year == last.year
    )
