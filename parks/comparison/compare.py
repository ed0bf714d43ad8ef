"""Units of a region side by side."""

from collections.abc import Iterator, Mapping, Sequence

from parks.comparison.boundary import area_row, bounds_of
from parks.comparison.choose import make_row, missing_cell, not_published
from parks.comparison.compared_units import compared_units
from parks.comparison.evaluation_rows import (
    evaluate,
    evaluation_rows,
    per_mu_keys,
    per_mu_rows,
)
from parks.comparison.find_units import find_units
from parks.comparison.land_rows import mix_rows, structure_rows
from parks.comparison.land_use import land_use
from parks.comparison.model import (
    CellState,
    ComparedUnit,
    Comparison,
    Figure,
    Row,
    Said,
    Section,
    SectionId,
)
from parks.comparison.per_land_rows import per_land_rows
from parks.comparison.printed import printed_figures
from parks.comparison.shares import NAME as BUILT_SHARE
from parks.comparison.shares import built_shares
from parks.comparison.subjects import subjects_of
from parks.region import Region
from parks.vocabulary import Theme

Figures = Mapping[str, Sequence[Figure]]


def compare_units(region: Region, names: Sequence[str], *, period: str | None = None) -> Comparison:
    """
    Compare 2 to 6 units of a region.

    Parameters
    ----------
    region
        The region.
    names
        Ids, names or aliases of the units.
    period
        Only printed figures of this period (2023, 2024-Q1 ...). Where None each row takes the
        period that most of the units share, the latest of them; where they share none, each unit
        shows its own latest figure and the row is not comparable.

    Returns
    -------
    comparison
        Land first (published areas, mix and structure of land use, evaluation, figures per mu and
        per km²), then the themes in catalogue order.

    Raises
    ------
    parks.comparison.UnitChoiceError
        If the units cannot be found or are too few or too many.
    ValueError
        If `period` is no period.

    Examples
    --------
    >>> from parks import load_region
    >>> comparison = compare_units(load_region("dazu"), ["大足工业园区", "大足高新区"])
    >>> str(comparison.row("tech_smes-new").standing)
    'comparable'
    """
    units = compared_units(region, find_units(region, names))
    figures = printed_figures(region, [unit.id for unit in units], period=period)
    sections = _sections(region, units, figures, period=period)
    meta = region.meta
    return Comparison(
        region_id=region.name,
        region=Said(zh=meta.name_zh, en=meta.name_en),
        fictional=meta.fictional,
        landuse_edition=meta.landuse_edition if region.landuse is not None else "",
        period=period or "",
        units=units,
        sections=tuple(section for section in sections if section.rows),
    )


def _sections(
    region: Region, units: Sequence[ComparedUnit], figures: Figures, *, period: str | None
) -> Iterator[Section]:
    ids = list(figures)
    results = evaluate(region, ids, period=period)
    by_theme = _rows_by_theme(figures, elsewhere=per_mu_keys(results))
    bounds = bounds_of(region, ids)
    used = land_use(region, bounds)
    land = (
        *by_theme.pop(Theme.LAND, ()),
        *built_share_rows(figures),
        area_row(region, ids, bounds),
    )
    yield Section(id=Theme.LAND, rows=land)
    yield Section(id=SectionId.LAND_MIX, rows=mix_rows(region, ids, bounds, used))
    yield Section(id=SectionId.LAND_STRUCTURE, rows=structure_rows(ids, bounds, used))
    yield Section(id=SectionId.INTENSITY, rows=evaluation_rows(region, results))
    per_mu = per_mu_rows(region, results, figures)
    yield Section(id=SectionId.PER_LAND, rows=(*per_mu, *per_land_rows(units, figures)))
    for theme in (*(item.value for item in Theme), ""):
        yield Section(id=theme, rows=tuple(by_theme.get(theme, ())))


def _rows_by_theme(figures: Figures, *, elsewhere: frozenset[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for subject in subjects_of(figures):
        if subject.id in elsewhere:
            continue
        row = make_row(
            subject.id,
            subject.name,
            subject.candidates,
            not_published(figures),
            family_reason=subject.family_reason,
        )
        found.setdefault(subject.theme, []).append(row)
    return found


def built_share_rows(figures: Figures) -> list[Row]:
    """Return the row of built over planned area, where a unit has both."""
    shares = {unit: built_shares(found) for unit, found in figures.items()}
    if not any(shares.values()):
        return []
    why = Said(
        zh="需要本单元同期的规划面积与建成面积",
        en="needs planned and built area of the unit for one period",
    )
    missing = {unit: missing_cell(unit, CellState.CANNOT_COMPUTE, why) for unit in figures}
    return [make_row("built_share", BUILT_SHARE, shares, missing)]
