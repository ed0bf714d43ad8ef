"""What the page needs to put any of its units side by side in the browser."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mapper.compare_words import SECTIONS
from mapper.describe_compare_figures import FigureViews
from mapper.describe_compare_gaps import gaps_of, words_of
from mapper.describe_compare_rows import RowDraft, row_drafts
from mapper.describe_compare_shares import describe_shares, describe_zones
from mapper.describe_units import PARK_KINDS
from mapper.page import FigureView, Unit
from mapper.page_compare import (
    Compare,
    ComparedFigure,
    CompareFamily,
    CompareFrame,
    CompareMember,
    CompareRow,
    CompareSection,
    CompareUnit,
)
from mapper.wording import value_words
from parks.comparison import Figure, SectionId
from parks.comparison.boundary import bounds_of
from parks.comparison.choose import sound_figures
from parks.comparison.comparable import NO_DIFFERENCE, POINTS, own_reasons
from parks.comparison.land_use import land_use
from parks.comparison.printed import printed_figures
from parks.comparison.subjects import indicator_families, measured_name
from parks.figures import join_figures
from parks.measure_unit import measure_units
from parks.period import period_or_none
from parks.records import records
from parks.region import Region
from parks.vocabulary import Dimension, Measure, Qualifier, Theme

FEWEST = 2
THEMES = tuple(theme.value for theme in Theme)
ORDER = dict.fromkeys((Theme.LAND.value, *(item.value for item in SectionId), *THEMES, ""))
"""Land first, then the themes of the catalogue; what it does not know comes last."""
LEVELS = (Measure.LEVEL, Measure.CUMULATIVE, Measure.STRUCTURE, Measure.NEW, Measure.GROWTH)
"""Measures under which families are joined, and those that stand in the same rows."""


def describe_compare(
    region: Region, units: Mapping[str, Unit], computed: Iterable[FigureView] = ()
) -> Compare | None:
    """
    Return what the browser needs to compare 2 to 6 units.

    Parameters
    ----------
    region
        The region; it is not changed.
    units
        Units of the page by id.
    computed
        Computed figures that the page has already.

    Returns
    -------
    compare
        None where the region has fewer than two units that can be compared: parks, groups, zones,
        bases, new towns of the region that have a figure, a position or a border.
    """
    known = set(region.indicators["unit_id"])
    ids = [
        unit.id
        for unit in units.values()
        if unit.kind in PARK_KINDS and not unit.outside and (unit.placed or unit.id in known)
    ]
    if len(ids) < FEWEST:
        return None
    bounds = bounds_of(region, ids)
    used = land_use(region, bounds)
    views = FigureViews(
        _printed_ids(region, ids), {figure.id: figure.period for figure in computed}
    )
    frames: dict[CompareFrame, int] = {}
    rows = tuple(_row(draft, views, frames) for draft in row_drafts(region, ids, bounds, used))
    shares = tuple(describe_shares(ids, bounds, used)) if used else ()
    there = {row.section for row in rows} | {share.section for share in shares}
    held = {frame.indicator for frame in frames}
    return Compare(
        units=tuple(ids),
        sections=tuple(
            CompareSection(id=section, name=SECTIONS[section])
            for section in ORDER
            if section in there
        ),
        rows=rows,
        frames=tuple(frames),
        zones=describe_zones(bounds, used) if used else (),
        shares=shares,
        families=tuple(_families(held)),
        measure_units=tuple(_measure_units({frame.unit for frame in frames})),
        figures=views.made,
    )


def _printed_ids(region: Region, unit_ids: Sequence[str]) -> Mapping[Figure, str]:
    """Return the id on the page of each printed figure; of two that are alike, the first."""
    rows = region.indicators[region.indicators["unit_id"].isin(list(unit_ids))]
    own = {unit: iter(found) for unit, found in printed_figures(region, unit_ids).items()}
    ids: dict[Figure, str] = {}
    for record in records(join_figures(rows, region.sources)):
        if record["value"] is not None:
            ids.setdefault(next(own[record["unit_id"]]), record["figure_id"])
    return ids


def _row(draft: RowDraft, views: FigureViews, frames: dict[CompareFrame, int]) -> CompareRow:
    return CompareRow(
        id=draft.id,
        section=draft.section,
        names={measure: words_of(name) for measure, name in draft.names.items()},
        figures=tuple(
            _figure(figure, views, frames)
            for own in draft.candidates.values()
            for figure in sound_figures(own)
        ),
        gaps=gaps_of(draft.missing, draft.candidates),
        always=draft.always,
        holders=draft.holders,
        group=draft.group,
        kin=draft.kin,
        stands_in=draft.stands_in,
    )


def _figure(figure: Figure, views: FigureViews, frames: dict[CompareFrame, int]) -> ComparedFigure:
    frame = _frame(figure)
    return ComparedFigure(
        figure=views.id_of(figure),
        unit=figure.unit_id,
        frame=frames.setdefault(frame, len(frames)),
        value=float(f"{figure.canonical_value or 0.0:.10g}"),
        inexact=figure.qualifier != Qualifier.EXACT or figure.canonical_high is not None,
        doubts=tuple(reason.value for reason in own_reasons(figure)),
    )


def _frame(figure: Figure) -> CompareFrame:
    days = period_or_none(figure.period)
    return CompareFrame(
        indicator=figure.indicator,
        unit=figure.canonical_unit,
        measure=figure.measure,
        status=figure.status,
        first=days.start.isoformat() if days else "",
        last=days.end.isoformat() if days else "",
        scope=figure.scope,
    )


def _families(indicators: set[str]) -> Iterator[CompareFamily]:
    """Yield the families of which the region has figures of at least two indicators."""
    for slug, family in indicator_families().items():
        held = [indicator for indicator in family.members if indicator in indicators]
        if len(held) >= FEWEST:
            yield CompareFamily(
                id=slug,
                names={level: words_of(measured_name(family.name, level)) for level in LEVELS},
                members=tuple(
                    CompareMember(indicator=indicator, reason=family.members[indicator].value)
                    for indicator in held
                ),
            )


def _measure_units(held: set[str]) -> Iterator[CompareUnit]:
    for unit in sorted({*held, POINTS}):
        entry = measure_units().get(unit)
        is_money = entry is not None and entry.dimension is Dimension.MONEY
        yield CompareUnit(
            id=unit,
            name=value_words(1.0, None, unit, "level")[1],
            factor=entry.en_factor if entry and not is_money else 1.0,
            yuan=float(entry.factor) if entry and is_money else 0.0,
            ordinal=unit in NO_DIFFERENCE,
        )
