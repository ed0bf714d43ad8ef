"""A row of a legend that stands for units, without tier or count."""

from collections.abc import Iterable

from mapper.page import LegendRow, LegendTarget, SymbolForm, SymbolRef, Words


def legend_row(
    key: str, title: Words, form: SymbolForm, target: LegendTarget, *, units: Iterable[str] = ()
) -> LegendRow:
    """Return a row whose symbol is a form alone."""
    return LegendRow(
        id=key, title=title, symbol=SymbolRef(form=form), target=target, units=tuple(units)
    )
