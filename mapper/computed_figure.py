"""A figure that this page computes, in the form of the figures that documents print."""

from mapper.page import NO_WORDS, FigureView, Formula, Words

COMPUTED = "computed"


def computed_figure(
    figure_id: str,
    *,
    unit: str,
    label: Words,
    shown: tuple[Words, Words],
    number: float,
    period: Words,
    source: str,
    formula: Formula,
) -> FigureView:
    """
    Return a computed figure.

    Parameters
    ----------
    figure_id, unit
        Ids of the figure and of its unit.
    label, shown, number
        Name; value and unit as shown; value for bars.
    period
        What the value is of.
    source
        Id of the document or layer that most of its inputs are from.
    formula
        How it comes about.
    """
    value, measure_unit = shown
    return FigureView(
        id=figure_id,
        unit=unit,
        indicator=COMPUTED,
        label=label,
        value=value,
        measure_unit=measure_unit,
        qualifier=NO_WORDS,
        number=number,
        period=period,
        period_iso="",
        kind="computed",
        source=source,
        locator="",
        printed="",
        mark="",
        note=NO_WORDS,
        formula=formula,
    )
