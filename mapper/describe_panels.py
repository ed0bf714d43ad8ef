"""The panel of every unit: badges, and sections by theme in catalogue order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from geo.finding import LEVELS
from mapper.describe_badges import describe_badges
from mapper.describe_data_findings import count_words
from mapper.describe_facts import Facts
from mapper.describe_rows import common_period, theme_sections
from mapper.describe_units import FIRM_KINDS, PARK_KINDS
from mapper.page import (
    NO_WORDS,
    FigureView,
    Panel,
    Section,
    Station,
    Unit,
    Words,
)
from parks.vocabulary import Kind, Mark, Theme

AREA_INDICATORS = ("planned_area", "built_area")
SHARES_OF_OUTPUT = ("industrial_output_share", "cluster_output_share")
UNIT_GROUPS = (
    (PARK_KINDS, Words(zh="园区与组团", en="Parks and groups")),
    (frozenset({Kind.ENTERPRISE}), Words(zh="企业", en="Firms")),
    (
        FIRM_KINDS - {Kind.ENTERPRISE},
        Words(zh="机构、设施与项目", en="Institutions, facilities, projects"),
    ),
    (frozenset({Kind.TITLE}), Words(zh="称号与品牌", en="Titles and brands")),
)


def describe_panels(facts: Facts) -> Mapping[str, Panel]:
    """Return the panel of every unit by its id."""
    return {
        unit: Panel(badges=describe_badges(unit, facts), sections=_sections(unit, facts))
        for unit in facts.units
    }


def _sections(unit: str, facts: Facts) -> tuple[Section, ...]:
    figures = facts.figures.get(unit, ())
    built = [figure for figure in figures if figure.kind == "computed"]
    scope, shares = _differing_areas(figures), _shares(unit, facts)
    used = {figure.id for figure in (*built, *scope, *shares)} | {
        i for f in built if f.formula for i in f.formula.inputs
    }
    rest = [figure for figure in figures if figure.id not in used]
    land = facts.land.get(unit, ())
    sections = [
        *land,
        *(_built(figure) for figure in built),
        *_scope(unit, scope, facts, title=None),
        *_share_section(unit, shares, facts),
        *theme_sections(rest, lacks_tax=bool(built) and not land),
        *_cluster_section(unit, facts),
        *_unit_sections(unit, facts),
        *_parent_scope(unit, facts),
        *_closing(unit, facts),
    ]
    return tuple(sections)


def _shares(unit: str, facts: Facts) -> list[FigureView]:
    """Shares of the unit's industrial output: its own figures, and those of the units below it."""
    own = (unit, *facts.children.get(unit, ()))
    found = [
        figure
        for member in own
        for figure in facts.figures.get(member, ())
        if figure.indicator in SHARES_OF_OUTPUT
        and (member == unit or figure.indicator == SHARES_OF_OUTPUT[0])
    ]
    return found if len(found) > 1 and len({figure.period for figure in found}) == 1 else []


def _share_section(unit: str, shares: list[FigureView], facts: Facts) -> Iterable[Section]:
    if shares:
        yield Section(
            form="shares",
            theme=Theme.OUTPUT,
            title=Words(zh="工业总产值的构成", en="Shares of industrial output"),
            aside=common_period(shares),
            figures=tuple(figure.id for figure in shares),
            captions=tuple(
                figure.label if figure.unit == unit else facts.units[figure.unit].short
                for figure in shares
            ),
        )


def _built(share: FigureView) -> Section:
    built, planned = share.formula.inputs if share.formula else ("", "")
    return Section(
        form="built",
        theme=Theme.LAND,
        title=Words(zh="用地：规划与已建", en="Land: planned and built"),
        aside=share.period,
        figures=(planned, built, share.id),
    )


def _scope(
    unit: str, figures: list[FigureView], facts: Facts, *, title: Words | None
) -> Iterable[Section]:
    groups: defaultdict[str, list[FigureView]] = defaultdict(list)
    for figure in figures:
        groups[figure.indicator].append(figure)
    for members in groups.values():
        if len(members) > 1:
            ordered = sorted(members, key=lambda figure: figure.period_iso)
            yield Section(
                form="scope",
                theme=Theme.LAND,
                title=title or ordered[0].label,
                aside=NO_WORDS,
                figures=tuple(figure.id for figure in ordered),
                captions=tuple(_structure_of(unit, figure, facts) for figure in ordered),
            )


def _differing_areas(figures: Iterable[FigureView]) -> list[FigureView]:
    """Areas of one name but different extent: the scope card draws them as squares."""
    return [
        figure
        for figure in figures
        if figure.mark == Mark.SCOPE_DIFFERS and figure.indicator in AREA_INDICATORS
    ]


def _structure_of(unit: str, figure: FigureView, facts: Facts) -> Words:
    year = figure.period_iso[:4]
    return next(
        (item.name for item in facts.stations if item.owner == unit and item.year == year), NO_WORDS
    )


def _cluster_section(unit: str, facts: Facts) -> Iterable[Section]:
    if any(system.owner == unit for system in facts.systems):
        title = Words(zh="产业集群体系", en="Industry cluster systems")
        yield Section(form="clusters", theme=Theme.STRUCTURE, title=title, aside=NO_WORDS)


def _unit_sections(unit: str, facts: Facts) -> Iterable[Section]:
    below = facts.children.get(unit, ())
    for kinds, title in UNIT_GROUPS:
        members = tuple(child for child in below if facts.units[child].kind in kinds)
        if members:
            yield Section(
                form="units",
                theme="",
                title=title,
                aside=_placed_words(members, facts),
                units=members,
            )


def _placed_words(members: tuple[str, ...], facts: Facts) -> Words:
    placed = sum(facts.units[unit].placed for unit in members)
    count = len(members)
    if not placed:
        return Words(zh=f"{count} 个，均未定位", en=f"{count}, none located")
    if placed == count:
        return Words(zh=f"{count} 个", en=str(count))
    return Words(zh=f"{count} 个，{placed} 个已定位", en=f"{count}, {placed} located")


def _parent_scope(unit: str, facts: Facts) -> Iterable[Section]:
    parent = facts.units[unit].parent
    if parent and facts.units[unit].kind in PARK_KINDS and parent in facts.units:
        figures = _differing_areas(facts.figures.get(parent, ()))
        name = facts.units[parent].short
        title = Words(zh=f"所属{name.zh}的规划面积", en=f"Planned area of {name.en}")
        yield from _scope(parent, figures, facts, title=title)


def _closing(unit: str, facts: Facts) -> Iterable[Section]:
    yield from _data_section(unit, facts)
    found = facts.findings.get(unit, ())
    if unit == facts.region.meta.unit_id:
        found = tuple(finding for group in facts.findings.values() for finding in group)
    if found:
        aside = Words(zh=f"共 {len(found)} 条", en=f"{len(found)} in all")
        yield Section(
            form="findings",
            theme="",
            title=Words(zh="资料提示", en="Notes on the data"),
            aside=aside,
            findings=tuple(finding.id for finding in found),
        )
    events = facts.events.get(unit, ())
    if events:
        aside = Words(zh=f"{len(events)} 条", en=str(len(events)))
        yield Section(
            form="events",
            theme="",
            title=Words(zh="大事与政策", en="Events and policies"),
            aside=aside,
            events=events,
        )


def _data_section(unit: str, facts: Facts) -> Iterable[Section]:
    """Yield the findings in files and tables: all of them for the region, a unit's own for it."""
    is_region = unit == facts.region.meta.unit_id
    found = [finding for finding in facts.data.shown if is_region or finding.unit == unit]
    rest = facts.data.rest if is_region else ()
    if found:
        own = {level: [item.level for item in found].count(level) for level in LEVELS}
        yield Section(
            form="findings",
            theme="",
            title=Words(zh="数据问题", en="Data findings"),
            aside=count_words(facts.data.counts if is_region else own),
            findings=tuple(finding.id for finding in found),
            rest=rest,
        )


def children_of(
    units: Mapping[str, Unit], stations: tuple[Station, ...]
) -> Mapping[str, tuple[str, ...]]:
    """Return the units below each unit: by parent, and the members of the structures it owns."""
    below: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for station in stations:
        for member in station.members:
            below[station.owner].setdefault(member.unit)
    for unit in units.values():
        if unit.parent and unit.kind != Kind.TOWN:
            below[unit.parent].setdefault(unit.id)
    return {
        parent: tuple(child for child in members if child in units)
        for parent, members in below.items()
    }
