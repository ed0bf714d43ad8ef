"""Rows in which any units of a region may be put side by side, with every figure they may show."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from parks.comparison import Cell, CellState, Figure, Row, Said, SectionId
from parks.comparison.boundary import Bounds, area_row, boundary_areas
from parks.comparison.choose import missing_cell
from parks.comparison.compare import built_share_rows
from parks.comparison.compared_units import compared_units
from parks.comparison.evaluation_rows import (
    Results,
    evaluate,
    evaluation_rows,
    other_periods,
    per_mu_keys,
    per_mu_rows,
)
from parks.comparison.land_rows import (
    MIX,
    MIX_NAME,
    NO_PARCELS,
    cells_without,
    mix_rows,
)
from parks.comparison.land_use import LandUse
from parks.comparison.per_land import AREAS, computed, divisible, per_km2
from parks.comparison.per_land_rows import SUMMARY, per_land_rows
from parks.comparison.printed import printed_figures
from parks.comparison.subjects import ROW_OF_MEASURE, measured_name, subjects_of
from parks.region import Region
from parks.vocabulary import Theme

PER_KM2 = "per_km2"
Item = TypeVar("Item")
Figures = Mapping[str, Sequence[Figure]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """
    A row before it is decided which units are compared.

    Parameters
    ----------
    id, section, names
        As in `mapper.page_compare.CompareRow`.
    candidates
        Figures by unit, in the order of the file.
    missing
        Cells of units that have none; units without one are not published.
    always, holders, kin, stands_in, group
        When the row is shown, as in `CompareRow`.
    """

    id: str
    section: str
    names: Mapping[str, Said]
    candidates: Figures
    missing: Mapping[str, Cell] = field(default_factory=dict)
    always: bool = False
    holders: tuple[str, ...] = ()
    kin: str = ""
    stands_in: bool = False
    group: str = ""


def row_drafts(
    region: Region, unit_ids: Sequence[str], bounds: Bounds, used: LandUse | None
) -> Iterator[RowDraft]:
    """
    Yield the rows in which units may be compared, in the order of `parks.compare_units`.

    Shares of land are not among them: `mapper.describe_compare_shares` has those.

    Parameters
    ----------
    region
        The region; it is not changed.
    unit_ids
        Units that may be compared.
    bounds, used
        Their boundaries, and the land use within them.
    """
    figures = printed_figures(region, unit_ids)
    results = evaluate(region, unit_ids, period=None)
    printed = _printed(figures, elsewhere=per_mu_keys(results))
    yield from (draft for draft in printed if draft.section == Theme.LAND)
    yield from _built(Theme.LAND, unit_ids, lambda ids: built_share_rows(_of(figures, ids)))
    yield _areas(region, unit_ids, bounds)
    yield _mix(region, unit_ids, bounds, used)
    more = other_periods(region, unit_ids)
    yield from (_with(draft, more) for draft in _evaluated(region, unit_ids, results, figures))
    yield from _per_land(region, figures)
    yield from (draft for draft in printed if draft.section != Theme.LAND)


def _of(items: Mapping[str, Item], ids: Sequence[str]) -> dict[str, Item]:
    return {unit: items[unit] for unit in ids}


def _printed(figures: Figures, *, elsewhere: frozenset[str]) -> list[RowDraft]:
    """Return the rows of printed figures; families are joined when units are chosen."""
    orders: dict[str, tuple[int, ...]] = {}
    found: dict[str, RowDraft] = {}
    for unit, own in figures.items():
        for subject in subjects_of({unit: own}):
            if subject.id in elsewhere:
                continue
            known = found.get(subject.id)
            candidates = {**(known.candidates if known else {}), **subject.candidates}
            orders[subject.id] = subject.order
            names = _names(candidates)
            found[subject.id] = RowDraft(
                id=subject.id, section=subject.theme, names=names, candidates=candidates
            )
    return sorted(found.values(), key=lambda draft: orders[draft.id])


def _names(candidates: Figures) -> dict[str, Said]:
    """Return the name of a row by the measure of its figures; under "" where they mix."""
    figures = [figure for own in candidates.values() for figure in own]
    name, measures = figures[0].name, {figure.measure for figure in figures}
    row_measure = next(ROW_OF_MEASURE.get(measure, measure) for measure in measures)
    plain = measured_name(name, row_measure)
    told = {measure: measured_name(name, measure) for measure in sorted(measures)}
    return {"": plain} | {measure: words for measure, words in told.items() if words != plain}


def _built(
    section: str, unit_ids: Sequence[str], rows_of: Callable[[Sequence[str]], Sequence[Row]]
) -> Iterator[RowDraft]:
    """Yield rows whose builder gives, for one unit alone, those that this unit brings in."""
    alone = {unit: {row.id: row for row in rows_of([unit])} for unit in unit_ids}
    for row in rows_of(unit_ids):
        holders = tuple(unit for unit, rows in alone.items() if row.id in rows)
        own = {unit: alone[unit][row.id].cells[0] for unit in holders}
        yield RowDraft(
            id=row.id,
            section=section,
            names={"": row.name},
            candidates={unit: _figures(cell) for unit, cell in own.items()},
            missing={cell.unit_id: cell for cell in row.cells if cell.figure is None},
            always=len(holders) == len(unit_ids),
            holders=() if len(holders) == len(unit_ids) else holders,
        )


def _evaluated(
    region: Region, unit_ids: Sequence[str], results: Results, figures: Figures
) -> Iterator[RowDraft]:
    yield from _built(
        SectionId.INTENSITY, unit_ids, lambda ids: evaluation_rows(region, _of(results, ids))
    )
    yield from _built(
        SectionId.PER_LAND,
        unit_ids,
        lambda ids: per_mu_rows(region, _of(results, ids), _of(figures, ids)),
    )


def _with(draft: RowDraft, more: Figures) -> RowDraft:
    """Add the figures of other periods: which one is shown depends on the units compared."""
    added = _by_unit(more.get(draft.id, ()))
    candidates = {
        unit: tuple(dict.fromkeys((*own, *added.get(unit, ()))))
        for unit, own in draft.candidates.items()
    }
    return replace(draft, candidates=candidates)


def _figures(cell: Cell) -> tuple[Figure, ...]:
    return (cell.figure, *cell.others) if cell.figure else ()


def _areas(region: Region, unit_ids: Sequence[str], bounds: Bounds) -> RowDraft:
    row = area_row(region, unit_ids, bounds)
    return RowDraft(
        id=row.id,
        section=Theme.LAND,
        names={"": row.name},
        candidates=_by_unit(boundary_areas(region, bounds)),
        missing=bounds.missing,
        always=True,
    )


def _mix(region: Region, unit_ids: Sequence[str], bounds: Bounds, used: LandUse | None) -> RowDraft:
    """Return the row that stands where no class of land can be compared, and says why."""
    if used is None:
        (row,) = mix_rows(region, unit_ids, bounds, None)
        missing = {cell.unit_id: cell for cell in row.cells}
    else:
        missing = cells_without(unit_ids, bounds, NO_PARCELS)
    return RowDraft(
        id=MIX,
        section=SectionId.LAND_MIX,
        names={"": MIX_NAME},
        candidates={},
        missing=missing,
        kin=SectionId.LAND_MIX,
        stands_in=True,
    )


def _by_unit(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.unit_id, []).append(figure)
    return found


def _per_land(region: Region, figures: Figures) -> Iterator[RowDraft]:
    """Yield figures per km² over each kind of area, and the row that says why there are none."""
    numerators = dict.fromkeys(slug for own in figures.values() for slug in divisible(own))
    for numerator in numerators:
        for area in AREAS:
            draft = _per_km2(numerator, area, figures)
            if draft.holders:
                yield draft
    missing: dict[str, Cell] = {}
    for unit, own in figures.items():
        (*_, row) = per_land_rows(compared_units(region, [unit]), {unit: own})
        if row.id == PER_KM2:
            missing[unit] = row.cells[0]
    yield RowDraft(
        id=PER_KM2,
        section=SectionId.PER_LAND,
        names={"": SUMMARY},
        candidates={},
        missing=missing,
        kin=PER_KM2,
        stands_in=True,
    )


def _per_km2(numerator: str, area: str, figures: Figures) -> RowDraft:
    ratio = per_km2(numerator, area)
    found = {unit: computed(ratio, own, ()) for unit, own in figures.items()}
    return RowDraft(
        id=ratio.id,
        section=SectionId.PER_LAND,
        names={"": ratio.name},
        candidates={unit: done for unit, (done, _) in found.items() if done},
        missing={
            unit: missing_cell(unit, CellState.CANNOT_COMPUTE, why)
            for unit, (done, why) in found.items()
            if not done
        },
        holders=tuple(
            unit
            for unit, own in figures.items()
            if {numerator, area} <= {figure.indicator for figure in own}
        ),
        kin=PER_KM2,
        group=numerator,
    )
