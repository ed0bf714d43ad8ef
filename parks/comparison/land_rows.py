"""Rows of land use: the mix of classes, and the shares of groups."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parks.comparison.boundary import Bounds
from parks.comparison.choose import make_row, missing_cell
from parks.comparison.land_use import (
    GROUPS,
    LandUse,
    class_name,
    mix_figures,
    states_of,
    structure_figures,
)
from parks.comparison.model import Cell, CellState, Figure, Row, Said
from parks.landuse_state import PLANNED
from parks.region import Region

NO_LAYER = Said(zh="本区没有用地图层", en="the region has no land-use layer")
NO_EDITION = Said(
    zh="区域没有写明用地分类的版本", en="the region names no edition of its land-use classes"
)
NO_PARCELS = Said(zh="界线内没有地块", en="no parcel lies within the border")
NO_BASE = Said(zh="界线内没有城镇建设用地", en="no urban construction land within the border")
MIX, MIX_NAME = "land_mix", Said(zh="用地构成", en="Land-use mix")
Shares = dict[str, list[Figure]]


@dataclass(frozen=True, slots=True)
class ShareSubject:
    """A row of land use before it is decided which figures it shows: id, name, all figures."""

    id: str
    name: Said
    figures: Sequence[Figure]


def mix_rows(
    region: Region, unit_ids: Sequence[str], bounds: Bounds, used: LandUse | None
) -> tuple[Row, ...]:
    """Return the shares of first-level classes side by side, or one row that says why not."""
    if used is None:
        why = NO_LAYER if region.landuse is None else NO_EDITION
        missing = {unit: missing_cell(unit, CellState.NOT_PROVIDED, why) for unit in unit_ids}
        return (make_row(MIX, MIX_NAME, dict.fromkeys(unit_ids, ()), missing),)
    cells = cells_without(unit_ids, bounds, NO_PARCELS)
    rows = _rows(mix_subjects(used, bounds), cells)
    return rows or (make_row(MIX, MIX_NAME, dict.fromkeys(unit_ids, ()), cells),)


def structure_rows(
    unit_ids: Sequence[str], bounds: Bounds, used: LandUse | None
) -> tuple[Row, ...]:
    """Return the shares of groups in urban construction land side by side."""
    if used is None:
        return ()
    return _rows(structure_subjects(used, bounds), cells_without(unit_ids, bounds, NO_BASE))


def mix_subjects(used: LandUse, bounds: Bounds) -> Iterator[ShareSubject]:
    """Yield each first-level class with its shares in the areas of boundaries."""
    names = lambda code: class_name(code, used.edition)  # noqa: E731 - one of two ways to name
    return _subjects(MIX, mix_figures, names, used, bounds)


def structure_subjects(used: LandUse, bounds: Bounds) -> Iterator[ShareSubject]:
    """Yield each group of classes with its shares in urban construction land."""
    names = {group.id: group.name for group in GROUPS}
    return _subjects("land_structure", structure_figures, names.__getitem__, used, bounds)


def cells_without(unit_ids: Sequence[str], bounds: Bounds, why: Said) -> dict[str, Cell]:
    """Return the cell of each unit that has no share: no boundary, else the reason given."""
    return {
        unit: bounds.missing.get(unit) or missing_cell(unit, CellState.CANNOT_COMPUTE, why)
        for unit in unit_ids
    }


def _subjects(  # noqa: PLR0917 - what a table of shares is made of
    slug: str,
    shares: Callable[..., Shares],
    name: Callable[[str], Said],
    used: LandUse,
    bounds: Bounds,
) -> Iterator[ShareSubject]:
    for state in states_of(used):
        for key, figures in shares(used, bounds, state=state).items():
            if any(figure.value for figure in figures):
                row_id = f"{slug}-{state}-{key or 'unclassified'}"
                yield ShareSubject(row_id, _named(name(key), state), figures)


def _rows(subjects: Iterator[ShareSubject], missing: Mapping[str, Cell]) -> tuple[Row, ...]:
    found = []
    for subject in subjects:
        candidates: dict[str, list[Figure]] = {unit: [] for unit in missing}
        for figure in subject.figures:
            candidates[figure.unit_id].append(figure)
        found.append(make_row(subject.id, subject.name, candidates, missing))
    return tuple(found)


def _named(name: Said, state: str) -> Said:
    if state != PLANNED:
        return name
    return Said(zh=f"{name.zh}，规划", en=f"{name.en}, planned")
