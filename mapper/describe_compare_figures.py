"""Figures of a comparison as figures of the page; those that no document prints are made here."""

from collections.abc import Mapping
from dataclasses import replace

from mapper.compare_words import kind_words, shown_value, when
from mapper.describe_compare_gaps import words_of
from mapper.describe_landuse_result import CURRENT_LAND
from mapper.page import NO_WORDS, FigureView, Formula, FormulaTerm, Words
from mapper.wording import QUALIFIERS, name_of
from parks.comparison import Figure
from parks.comparison import Formula as ComparedFormula
from parks.comparison.evaluation_rows import COMPUTED

BUILT_SHARE = "built_share"


class FigureViews:
    """
    The page's figure for each figure of a comparison.

    Parameters
    ----------
    printed
        Id on the page of each printed figure.
    computed
        Period of each computed figure that the page has already, by its id.
    """

    def __init__(self, printed: Mapping[Figure, str], computed: Mapping[str, Words]) -> None:
        self._computed = computed
        self._ids: dict[Figure, str] = {_plain(figure): at for figure, at in printed.items()}
        self._made: list[FigureView] = []

    @property
    def made(self) -> tuple[FigureView, ...]:
        """The figures made so far."""
        return tuple(self._made)

    def id_of(self, figure: Figure) -> str:
        """Return the id on the page; a computed figure is made for it."""
        known = self._ids.get(_plain(figure))
        if known is not None:
            return known
        there = self._computed_id(figure)
        if there in self._computed and self._computed[there] in (when(figure), CURRENT_LAND):
            return there
        made = self._view(figure, f"c{len(self._made)}")
        self._made.append(made)
        self._ids[_plain(figure)] = made.id
        return made.id

    def _computed_id(self, figure: Figure) -> str:
        """Return the id that a panel's figure of the same formula has."""
        if figure.indicator == BUILT_SHARE and figure.formula:
            return f"{self._ids.get(_plain(figure.formula.inputs[0]), '')}-share"
        return f"{figure.unit_id}-{figure.indicator}" if figure.scope == COMPUTED else ""

    def _view(self, figure: Figure, figure_id: str) -> FigureView:
        value, unit = shown_value(figure)
        first = figure.citations[0] if figure.citations else None
        return FigureView(
            id=figure_id,
            unit=figure.unit_id,
            indicator=figure.indicator,
            label=words_of(figure.name),
            value=value,
            measure_unit=unit,
            qualifier=name_of(QUALIFIERS, figure.qualifier),
            number=0.0,
            period=when(figure),
            period_iso=figure.period,
            kind=kind_words(figure)[0],
            source=first.source_id if first else "",
            locator=first.locator if first else "",
            printed=figure.printed,
            mark=figure.mark,
            note=words_of(figure.note),
            formula=self._formula(figure, figure.formula) if figure.formula else None,
        )

    def _formula(self, figure: Figure, formula: ComparedFormula) -> Formula:
        printed = [item for item in formula.inputs if _plain(item) in self._ids]
        return Formula(
            expression=words_of(formula.expression),
            numbers=_numbers(figure, formula) if formula.is_quotient else NO_WORDS,
            inputs=tuple(self._ids[_plain(item)] for item in printed),
            terms=tuple(
                FormulaTerm(name=words_of(item.name), value=amount(item), source=when(item))
                for item in formula.inputs
                if not formula.is_quotient and _plain(item) not in self._ids
            ),
        )


def amount(figure: Figure) -> Words:
    """Return value and unit of a figure in one text."""
    value, unit = shown_value(figure)
    return Words(zh=f"{value.zh} {unit.zh}".strip(), en=f"{value.en} {unit.en}".strip())


def _numbers(figure: Figure, formula: ComparedFormula) -> Words:
    """Return the numbers of a quotient and what they give."""
    inputs = [amount(item) for item in formula.inputs]
    result = amount(figure)
    return Words(
        zh=f"{' ÷ '.join(item.zh for item in inputs)} = {result.zh}",
        en=f"{' ÷ '.join(item.en for item in inputs)} = {result.en}",
    )


def _plain(figure: Figure) -> Figure:
    """Leave out the mark: two documents that differ mark a figure only while it is compared."""
    return replace(figure, mark="")
