"""Share of the planned area that is built, from the areas a document gives for one unit."""

from collections.abc import Sequence

from parks.comparison.model import Figure, Formula, Said
from parks.vocabulary import Mark, Measure, Qualifier

NAME = Said(zh="已建占规划的比重", en="Built share of the planned area")


def built_shares(figures: Sequence[Figure]) -> list[Figure]:
    """
    Return built over planned area of one unit.

    Parameters
    ----------
    figures
        Printed figures of the unit.

    Returns
    -------
    shares
        In %, one for each built and planned area of the same period, status and document whose
        scope does not differ from document to document.
    """
    planned, built = (_areas(figures, slug) for slug in ("planned_area", "built_area"))
    return [
        _share(part, whole)
        for part in built
        for whole in planned
        if _frame(part) == _frame(whole) and whole.canonical_value
    ]


def _areas(figures: Sequence[Figure], slug: str) -> list[Figure]:
    return [
        item
        for item in figures
        if item.indicator == slug
        and item.measure == Measure.LEVEL
        and item.mark != Mark.SCOPE_DIFFERS
        and item.canonical_value is not None
    ]


def _frame(figure: Figure) -> tuple[str, ...]:
    documents = {item.source_id for item in figure.citations}
    return figure.unit_id, figure.period, figure.status, *sorted(documents)


def _share(built: Figure, planned: Figure) -> Figure:
    percent = 100 * (built.canonical_value or 0.0) / (planned.canonical_value or 1.0)
    is_exact = {built.qualifier, planned.qualifier} == {Qualifier.EXACT}
    return Figure(
        unit_id=built.unit_id,
        indicator="built_share",
        name=NAME,
        value=percent,
        unit="%",
        canonical_value=percent,
        canonical_unit="%",
        period=built.period,
        status=built.status,
        measure=Measure.SHARE.value,
        qualifier=Qualifier.EXACT.value if is_exact else Qualifier.ABOUT.value,
        mark=built.mark or planned.mark,
        citations=tuple(dict.fromkeys((*built.citations, *planned.citations))),
        formula=Formula(
            expression=Said(
                zh=f"{built.name.zh} ÷ {planned.name.zh}",
                en=f"{built.name.en} ÷ {planned.name.en.lower()}",
            ),
            inputs=(built, planned),
        ),
    )
