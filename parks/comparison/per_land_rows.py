"""Rows of figures per square kilometre."""

from collections.abc import Iterator, Mapping, Sequence

from parks.comparison.choose import make_row, missing_cell
from parks.comparison.model import Cell, CellState, ComparedUnit, Figure, Row, Said
from parks.comparison.per_land import AREAS, LandRatio, computed, divisible, per_km2

Figures = Mapping[str, Sequence[Figure]]
SUMMARY = Said(zh="每平方公里指标", en="Figures per square kilometre")


def per_land_rows(units: Sequence[ComparedUnit], figures: Figures) -> Iterator[Row]:
    """
    Yield rows of figures per square kilometre.

    Parameters
    ----------
    units
        The units compared.
    figures
        Printed figures by unit.

    Yields
    ------
    row
        Each figure of which some unit has both parts, over the kind of area that most units have;
        or one row that says why there is none.
    """
    names = {unit.id: unit.short for unit in units}
    numerators = dict.fromkeys(slug for found in figures.values() for slug in divisible(found))
    held = [ratio for slug in numerators for ratio in _ratio_of(slug, figures)]
    for ratio in held:
        yield _ratio_row(ratio, figures, names)
    if not held:
        yield _summary_row(figures, names)


def _ratio_of(numerator: str, figures: Figures) -> Iterator[LandRatio]:
    """Yield the ratio to the area that most units have beside a figure, built before planned."""
    counts = {area: len(_holders(numerator, area, figures=figures)) for area in AREAS}
    if any(counts.values()):
        yield per_km2(numerator, max(AREAS, key=lambda area: counts[area]))


def _ratio_row(ratio: LandRatio, figures: Figures, names: Mapping[str, Said]) -> Row:
    """Return the row of a figure per square kilometre."""
    candidates: dict[str, list[Figure]] = {}
    missing = {}
    for unit, found in figures.items():
        candidates[unit], why = computed(
            ratio, found, _elsewhere((ratio.area,), unit, figures, names)
        )
        missing[unit] = missing_cell(unit, CellState.CANNOT_COMPUTE, why)
    return make_row(ratio.id, ratio.name, candidates, missing)


def _summary_row(figures: Figures, names: Mapping[str, Said]) -> Row:
    missing = {unit: _summary_cell(unit, figures, names) for unit in figures}
    return make_row("per_km2", SUMMARY, dict.fromkeys(figures, ()), missing)


def _summary_cell(unit: str, figures: Figures, names: Mapping[str, Said]) -> Cell:
    has_area = any(item.indicator in AREAS for item in figures[unit])
    has_figure = any(divisible(figures[unit]))
    zh, en = [], []
    if not has_figure:
        zh.append("可除以面积的指标未公布")
        en.append("no figure that may be divided by land is published")
    if not has_area:
        zh.append("面积未公布")
        en.append("its area is not published")
    others = _elsewhere(AREAS, unit, figures, names)
    if has_figure and not has_area and others:
        zh.append(f"{'、'.join(name.zh for name in others)}的面积属另一单元，不能代用")
        en.append(f"the area of {' and '.join(name.en for name in others)} is of another unit")
    why = Said(zh="；".join(zh), en="; ".join(en))
    return missing_cell(unit, CellState.CANNOT_COMPUTE, why)


def _elsewhere(
    areas: Sequence[str], unit: str, figures: Figures, names: Mapping[str, Said]
) -> list[Said]:
    """Return the names of the other units that have an area of these kinds."""
    return [
        names[other]
        for other, found in figures.items()
        if other != unit and any(item.indicator in areas for item in found)
    ]


def _holders(*indicators: str, figures: Figures) -> list[str]:
    """Return the units that have a figure of each of some indicators."""
    return [
        unit
        for unit, found in figures.items()
        if set(indicators) <= {item.indicator for item in found}
    ]
