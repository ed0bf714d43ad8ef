"""Which figure of each unit a row shows, and whether those shown are comparable."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from parks.comparison.comparable import (
    Key,
    difference_of,
    in_order,
    key_of,
    own_reasons,
    reasons_against,
)
from parks.comparison.model import Cell, CellState, Figure, Reason, Row, Said, Standing
from parks.period import period_or_none
from parks.vocabulary import Mark, Status

FEWEST = 2
STATUS_RANK: Mapping[str, int] = {Status.ACTUAL: 2, Status.EXPECTED: 1, Status.TARGET: 0}


def make_row(
    row_id: str,
    name: Said,
    candidates: Mapping[str, Sequence[Figure]],
    missing: Mapping[str, Cell],
    *,
    family_reason: Reason | None = None,
) -> Row:
    """
    Return a row: for each unit the figure that most other units can be compared with.

    Parameters
    ----------
    row_id, name
        Slug and name of the row.
    candidates
        Figures of the row by unit, in the order of the units; none where a unit has none.
    missing
        The cell of each unit that has no figure.
    family_reason
        What makes different indicators of one family incomparable; `indicator` where None.

    Returns
    -------
    row
        The period, status and measure that most units share is chosen, actual before expected
        before target, then the latest. A unit that lacks it shows its own latest figure, which is
        then out of the comparison. Where no two units share any, each shows its latest, and the
        row is not comparable.
    """
    sound = {unit: sound_figures(figures) for unit, figures in candidates.items()}
    key = _shared_key(sound)
    chosen = {unit: _chosen(figures, key) for unit, figures in sound.items() if figures}
    compared = [unit for unit, figure in chosen.items() if key and key_of(figure) == key]
    judged = {unit: _against(unit, chosen, compared, family_reason) for unit in chosen}
    cells = tuple(
        _cell(chosen[unit], figures, is_compared=unit in compared, reasons=judged[unit])
        if unit in chosen
        else missing[unit]
        for unit, figures in sound.items()
    )
    pair = [chosen[unit] for unit in compared]
    return Row(
        id=row_id,
        name=name,
        standing=_standing(len(chosen), len(compared)),
        reasons=in_order(reason for reasons in judged.values() for reason in reasons)
        if len(chosen) >= FEWEST
        else (),
        cells=cells,
        difference=difference_of(*pair) if len(pair) == FEWEST else None,
    )


def missing_cell(unit: str, state: CellState, why: Said | None = None) -> Cell:
    """Return a cell without a figure."""
    return Cell(unit_id=unit, state=state, why=why)


def not_published(units: Iterable[str]) -> dict[str, Cell]:
    """Return the cell of each unit for which no document gives a figure."""
    return {unit: missing_cell(unit, CellState.NOT_PUBLISHED) for unit in units}


def sound_figures(figures: Sequence[Figure]) -> list[Figure]:
    """Mark figures of one unit that two documents give differently; drop what says the same."""
    values: defaultdict[Key, set[float | None]] = defaultdict(set)
    for figure in figures:
        key = key_of(figure)
        if key is not None:
            values[key].add(figure.canonical_value)
    kept: list[Figure] = []
    seen: set[Key] = set()
    for figure in figures:
        key = key_of(figure)
        if key is not None and len(values[key]) > 1:
            kept.append(replace(figure, mark=Mark.CONFLICTS.value))
        elif key is None or key not in seen:
            kept.append(figure)
        if key is not None:
            seen.add(key)
    return kept


def _cell(
    figure: Figure, figures: Sequence[Figure], *, is_compared: bool, reasons: tuple[Reason, ...]
) -> Cell:
    return Cell(
        unit_id=figure.unit_id,
        state=CellState.VALUE,
        figure=figure,
        compared=is_compared,
        reasons=() if is_compared else reasons,
        others=tuple(other for other in figures if other is not figure),
    )


def _standing(shown: int, compared: int) -> Standing:
    if shown < FEWEST:
        return Standing.NOTHING
    if compared < FEWEST:
        return Standing.NOT_COMPARABLE
    return Standing.COMPARABLE if compared == shown else Standing.PARTLY


def _shared_key(candidates: Mapping[str, Sequence[Figure]]) -> Key | None:
    """Return the key that most units share; None where no two share one."""
    holders: defaultdict[Key, set[str]] = defaultdict(set)
    for unit, figures in candidates.items():
        for figure in figures:
            key = key_of(figure)
            if key is not None:
                holders[key].add(unit)
    shared = {key: units for key, units in holders.items() if len(units) >= FEWEST}
    return max(shared, key=lambda key: _preference(key, len(shared[key])), default=None)


def _preference(key: Key, holders: int) -> tuple[object, ...]:
    """Return what ranks keys: how many units share it, actual first, the latest."""
    _, _, measure, status, start, end, scope = key
    return holders, STATUS_RANK.get(status, -1), end, start, measure, scope


def _chosen(figures: Sequence[Figure], key: Key | None) -> Figure:
    shared = [figure for figure in figures if key is not None and key_of(figure) == key]
    return shared[0] if shared else max(figures, key=_lateness)


def _lateness(figure: Figure) -> tuple[object, ...]:
    """Return what ranks the figures of one unit: no target, the latest."""
    days = period_or_none(figure.period)
    when = (days.end.toordinal(), days.start.toordinal()) if days else (0, 0)
    return figure.status != Status.TARGET, *when


def _against(
    unit: str,
    chosen: Mapping[str, Figure],
    compared: Sequence[str],
    family_reason: Reason | None,
) -> tuple[Reason, ...]:
    """Return why the figure of a unit is out; against those compared, else against all others."""
    if unit in compared:
        return ()
    figure = chosen[unit]
    others = [chosen[other] for other in (compared[:1] or chosen) if other != unit]
    found = {reason for other in others for reason in reasons_against(figure, other)}
    found |= set(own_reasons(figure))
    if family_reason is not None and Reason.INDICATOR in found:
        found = (found - {Reason.INDICATOR}) | {family_reason}
    return in_order(found)
