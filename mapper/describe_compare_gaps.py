"""Cells of a comparison without a figure, together where they lack the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mapper.page import NO_WORDS, Words
from mapper.page_compare import CompareGap, CompareGapState
from parks.comparison import Cell, CellState, Figure, Said

STATES: Mapping[CellState, CompareGapState] = {
    CellState.NOT_PUBLISHED: "not_published",
    CellState.CANNOT_COMPUTE: "cannot_compute",
    CellState.UNPLACED: "unplaced",
    CellState.NOT_PROVIDED: "not_provided",
}


def gaps_of(
    missing: Mapping[str, Cell], candidates: Mapping[str, Sequence[Figure]]
) -> tuple[CompareGap, ...]:
    """
    Return why units have no figure in a row.

    Parameters
    ----------
    missing
        Cell of each unit, were it without a figure.
    candidates
        Figures by unit: a unit that has one lacks nothing.

    Returns
    -------
    gaps
        One for each thing that is lacking. A unit in none of them has not published it.
    """
    grouped: defaultdict[tuple[CellState, Said | None], list[str]] = defaultdict(list)
    for unit, cell in missing.items():
        if not candidates.get(unit) and cell.state is not CellState.NOT_PUBLISHED:
            grouped[cell.state, cell.why].append(unit)
    return tuple(
        CompareGap(units=tuple(units), state=STATES[state], why=words_of(why))
        for (state, why), units in grouped.items()
    )


def words_of(said: Said | None) -> Words:
    """Return words of the data as words of the page."""
    return Words(zh=said.zh, en=said.en) if said else NO_WORDS
