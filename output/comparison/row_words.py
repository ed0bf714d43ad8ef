"""Rows of a comparison in the words of one language: cells, bars, differences, what is out."""

from collections.abc import Mapping, Sequence

from mapper.compare_words import rounded
from mapper.page import Words
from mapper.wording import number_text, value_words
from output.comparison.figure_words import FigureWords
from output.comparison.shown import ShownCell, ShownRow
from output.comparison.words import ALSO, STANDINGS, STATES, both, comma, reasons_words
from parks.comparison import Cell, CellState, Difference, Figure, Row, Said, Standing
from parks.comparison.comparable import NO_DIFFERENCE
from parks.vocabulary import Measure

BAR_WIDTH = 84
PAIR = 2


class RowWords:
    """
    Puts rows into words.

    Parameters
    ----------
    words
        Puts figures into words.
    names
        Names of the units by id.
    """

    def __init__(self, words: FigureWords, names: Mapping[str, str]) -> None:
        self._words = words
        self._names = names
        self._say = words.say

    def row(self, row: Row) -> ShownRow:
        """Return a row in words."""
        figures = [cell.figure for cell in row.cells if cell.figure is not None]
        names = {figure.name for figure in figures}
        common = _common_why(row)
        longest = _longest_bar(row)
        return ShownRow(
            id=row.id,
            name=self._say(row.name),
            standing=row.standing.value,
            chip=self._chip(row, figures),
            said=self._said(row, figures, common),
            cells=tuple(
                self._cell(cell, is_family=len(names) > 1, common=common, longest=longest)
                for cell in row.cells
            ),
            difference=self._difference(row.difference),
            percent=_percent(row.difference),
            pair=self._pair(row.difference),
        )

    def _chip(self, row: Row, figures: Sequence[Figure]) -> str:
        if row.standing is not Standing.NOT_COMPARABLE:
            return ""
        first = reasons_words(row.reasons[:1], figures)
        head = STANDINGS[row.standing]
        return self._say(Words(zh=f"{head.zh}：{first.zh}", en=f"{head.en}: {first.en}"))

    def _said(self, row: Row, figures: Sequence[Figure], common: Said | None) -> str:
        """Return the help text of a row: its formula, and what is out or missing."""
        parts = [self._expression(figures), self._comparability(row, figures, common)]
        return " · ".join(part for part in parts if part)

    def _expression(self, figures: Sequence[Figure]) -> str:
        """Return the formula that all figures share; a share of land says it by its heading."""
        formulas = [figure.formula for figure in figures]
        shared = {formula.expression if formula else None for formula in formulas}
        is_own_share = any(
            formula is not None and formula.is_quotient and formula.inputs[0].name == figure.name
            for figure, formula in zip(figures, formulas, strict=True)
        )
        return "" if is_own_share or len(shared) != 1 else self._say(both(shared.pop()))

    def _comparability(self, row: Row, figures: Sequence[Figure], common: Said | None) -> str:
        if row.standing is Standing.COMPARABLE:
            return self._say(STANDINGS[row.standing])
        if row.standing is Standing.PARTLY:
            return self._out(row)
        if row.standing is Standing.NOT_COMPARABLE:
            rest = reasons_words(row.reasons[1:], figures)
            also = Words(zh=rest.zh and f"另：{rest.zh}", en=rest.en and f"also: {rest.en}")
            return self._say(also)
        return self._say(both(common))

    def _out(self, row: Row) -> str:
        """Say which cells of a partly comparable row are out, and why."""
        inside = next(cell.figure for cell in row.cells if cell.compared and cell.figure)
        parts = [
            (cell.unit_id, reasons_words(cell.reasons, [inside, cell.figure]))
            for cell in row.cells
            if cell.figure is not None and not cell.compared
        ]
        template = Words(zh="{}不参与比较：{}", en="{} is out: {}")
        joint = Words(zh="；", en="; ")
        return self._say(joint).join(
            self._say(template).format(self._names[unit], self._say(why)) for unit, why in parts
        )

    def _cell(
        self, cell: Cell, *, is_family: bool, common: Said | None, longest: float
    ) -> ShownCell:
        figure = cell.figure
        return ShownCell(
            unit=self._names[cell.unit_id],
            figure=self._words.figure(figure, is_family=is_family) if figure else None,
            missing="" if figure else self._say(STATES[cell.state]),
            why="" if figure or common is not None else self._say(both(cell.why)),
            out=self._say(reasons_words(cell.reasons, [figure])) if figure else "",
            bar=_bar(cell, longest),
            others=tuple(
                self._words.figure(other, is_family=is_family).text for other in cell.others
            ),
            told=self._told(cell, is_family=is_family),
        )

    def _others(self, cell: Cell, *, is_family: bool) -> tuple[str, ...]:
        figures = (self._words.figure(other, is_family=is_family) for other in cell.others)
        return tuple(figure.text for figure in figures)

    def _told(self, cell: Cell, *, is_family: bool) -> tuple[str, ...]:
        """Return what is said of the figures not chosen: of a compared cell, only the periods."""
        if not cell.compared:
            others = self._others(cell, is_family=is_family)
            return tuple(f"{self._say(ALSO)}{text}" for text in others)
        shown = [self._words.figure(other) for other in cell.others if other.period]
        periods = dict.fromkeys(
            text.period if text.kind == "actual" else f"{text.period} {text.kind_word}"
            for text in shown
        )
        return (f"{self._say(ALSO)}{self._say(comma()).join(periods)}",) if periods else ()

    def _difference(self, difference: Difference | None) -> str:
        if difference is None:
            return ""
        value, unit = value_words(
            rounded(difference.value), None, difference.unit, Measure.GROWTH.value
        )
        return f"{self._say(value)} {self._say(unit)}".strip()

    def _pair(self, difference: Difference | None) -> str:
        if difference is None:
            return ""
        return f"{self._names[difference.of]} − {self._names[difference.to]}"


def _percent(difference: Difference | None) -> str:
    if difference is None or difference.percent is None:
        return ""
    sign = "+" if difference.percent > 0 else ""
    return f"{sign}{number_text(round(difference.percent, 1), separator='')} %"


def _common_why(row: Row) -> Said | None:
    """Return what all cells of a row lack, where all lack the same."""
    whys = {cell.why for cell in row.cells}
    is_empty = all(cell.state is not CellState.VALUE for cell in row.cells)
    return whys.pop() if is_empty and len(whys) == 1 else None


def _longest_bar(row: Row) -> float:
    """Return the figure that fills a whole bar, 0 where a row has no bars."""
    figures = [cell.figure for cell in row.cells if cell.compared and cell.figure]
    values = [figure.canonical_value or 0.0 for figure in figures]
    units = {figure.canonical_unit for figure in figures}
    if len(values) < PAIR or min(values) < 0 or units & NO_DIFFERENCE:
        return 0.0
    return max(values)


def _bar(cell: Cell, longest: float) -> int:
    if not cell.compared or cell.figure is None or longest <= 0:
        return 0
    share = (cell.figure.canonical_value or 0.0) / longest
    return max(1, round(BAR_WIDTH * share)) if share > 0 else 0
