"""The panel of every unit: badges, and sections by theme in catalogue order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geo import ellipsoidal_area_m2
from mapper.describe_units import BASIS_NAMES, FIRM_KINDS, M2_PER_KM2, PARK_KINDS, position_words
from mapper.page import (
    Badge,
    ClusterSystem,
    FigureView,
    FindingView,
    Panel,
    Place,
    Row,
    Section,
    Shape,
    Station,
    Unit,
    Words,
)
from mapper.wording import number_text
from parks.catalogue import indicators
from parks.period import parse_period
from parks.region import Region
from parks.vocabulary import Basis, Kind, Mark, Theme

THEMES = {
    Theme.LAND: Words(zh="土地", en="Land"),
    Theme.OUTPUT: Words(zh="产出与效益", en="Output and returns"),
    Theme.INVESTMENT: Words(zh="招商与投资", en="Investment"),
    Theme.PROJECTS: Words(zh="项目", en="Projects"),
    Theme.FIRMS: Words(zh="企业", en="Firms"),
    Theme.INNOVATION: Words(zh="创新", en="Innovation"),
    Theme.PEOPLE: Words(zh="人才", en="People"),
    Theme.PRODUCTION: Words(zh="产能与产品", en="Capacity and products"),
    Theme.FINANCE: Words(zh="金融", en="Finance"),
    Theme.SERVICES: Words(zh="营商服务", en="Business services"),
    Theme.ENVIRONMENT: Words(zh="能耗与环境", en="Energy and environment"),
    Theme.CULTURE: Words(zh="文旅与品牌", en="Culture and brands"),
    Theme.STRUCTURE: Words(zh="构成", en="Composition"),
}
MOST_PAIRED = 4
PAIRED_KINDS = ("actual", "target", "expected")
DAYS_PER_MONTH = 30.4
MOMENT_OR_YEAR = frozenset({0, 1, 12})  # months: a state is told of a date or of a year
NO_WORDS = Words(zh="", en="")
AREA_INDICATORS = ("planned_area", "built_area")
UNIT_GROUPS = (
    (PARK_KINDS, Words(zh="园区与组团", en="Parks and groups")),
    (frozenset({Kind.ENTERPRISE}), Words(zh="企业", en="Firms")),
    (
        FIRM_KINDS - {Kind.ENTERPRISE},
        Words(zh="机构、设施与项目", en="Institutions, facilities, projects"),
    ),
    (frozenset({Kind.TITLE}), Words(zh="称号与品牌", en="Titles and brands")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that panels are made of, by unit."""

    region: Region
    units: Mapping[str, Unit]
    stations: tuple[Station, ...]
    systems: tuple[ClusterSystem, ...]
    figures: Mapping[str, tuple[FigureView, ...]]
    places: Mapping[str, tuple[Place, ...]]
    shapes: Mapping[str, tuple[Shape, ...]]
    findings: Mapping[str, tuple[FindingView, ...]]
    events: Mapping[str, tuple[int, ...]]
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def describe_panels(facts: Facts) -> Mapping[str, Panel]:
    """Return the panel of every unit by its id."""
    return {
        unit: Panel(badges=_badges(unit, facts), sections=_sections(unit, facts))
        for unit in facts.units
    }


def _badges(unit: str, facts: Facts) -> tuple[Badge, ...]:
    if unit == facts.region.meta.unit_id:
        return _region_badges(facts)
    shapes, places = facts.shapes.get(unit, ()), facts.places.get(unit, ())
    badges = [*_shape_badges(unit, shapes, facts)]
    position = position_words(list(places))
    if position.zh:
        known = places[0].basis in (Basis.PUBLISHED, Basis.SURVEYED)
        badges.append(Badge(form="solid" if known else "dotted", text=position))
    elif not places and not facts.units[unit].outside:
        badges.append(Badge(form="dashed", text=Words(zh="未定位", en="unplaced")))
    if any(figure.mark == Mark.SCOPE_DIFFERS for figure in facts.figures.get(unit, ())):
        badges.append(Badge(form="note", text=Words(zh="口径不同", en="scope differs")))
    return tuple(badges)


def _shape_badges(unit: str, shapes: tuple[Shape, ...], facts: Facts) -> Iterable[Badge]:
    measurable = [shape for shape in shapes if shape.area_measurable]
    if measurable:
        solid = measurable[0].basis not in (Basis.SCHEMATIC, Basis.FICTIONAL)
        yield Badge(
            form="solid" if solid else "dashed", text=BASIS_NAMES[Basis(measurable[0].basis)]
        )
        area = measurable[0].area_label
        if not solid:
            yield Badge(
                form="solid",
                text=Words(zh=f"面积按公布值 {area.zh}", en=f"area as published, {area.en}"),
            )
    elif facts.units[unit].kind in PARK_KINDS:
        yield Badge(form="dashed", text=Words(zh="范围未公布", en="extent not published"))


def _region_badges(facts: Facts) -> tuple[Badge, ...]:
    outline = facts.region.outline
    area = ellipsoidal_area_m2(outline[outline["role"] == "district"].geometry).sum()
    km2 = number_text(round(area / M2_PER_KM2), separator="")
    return (
        Badge(form="dashed", text=Words(zh="区界示意", en="schematic border")),
        Badge(
            form="solid", text=Words(zh=f"{km2} km²，按界线计算", en=f"{km2} km², from the border")
        ),
    )


def _sections(unit: str, facts: Facts) -> tuple[Section, ...]:
    figures = facts.figures.get(unit, ())
    built = [figure for figure in figures if figure.kind == "computed"]
    scope = _differing_areas(figures)
    used = {figure.id for figure in (*built, *scope)} | {
        i for f in built if f.formula for i in f.formula.inputs
    }
    rest = [figure for figure in figures if figure.id not in used]
    sections = [
        *(_built(figure, facts) for figure in built),
        *_scope(unit, scope, facts, title=None),
        *_theme_sections(rest, lacks_tax=bool(built)),
        *_cluster_section(unit, facts),
        *_unit_sections(unit, facts),
        *_parent_scope(unit, facts),
        *_closing(unit, facts),
    ]
    return tuple(sections)


def _built(share: FigureView, facts: Facts) -> Section:
    built, planned = share.formula.inputs if share.formula else ("", "")
    del facts
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


def _theme_sections(figures: list[FigureView], *, lacks_tax: bool) -> Iterable[Section]:
    catalogue = indicators()
    by_theme: defaultdict[str, list[FigureView]] = defaultdict(list)
    for figure in figures:
        entry = catalogue.get(figure.indicator)
        by_theme[entry.theme if entry else Theme.STRUCTURE].append(figure)
    if lacks_tax and not any(figure.indicator == "tax_per_mu" for figure in figures):
        by_theme.setdefault(Theme.OUTPUT, [])
    for theme in THEMES:
        if theme in by_theme:
            yield from _theme_section(
                theme, by_theme[theme], lacks_tax=lacks_tax and theme is Theme.OUTPUT
            )


def _theme_section(
    theme: Theme, figures: list[FigureView], *, lacks_tax: bool
) -> Iterable[Section]:
    shares = [figure for figure in figures if theme is Theme.OUTPUT and figure.kind == "share"]
    if len(shares) > 1:
        title = Words(zh="工业总产值的构成", en="Shares of industrial output")
        yield Section(
            form="shares",
            theme=theme,
            title=title,
            aside=_common_period(shares),
            figures=tuple(figure.id for figure in shares),
        )
        figures = [figure for figure in figures if figure not in shares]
    rows = [*_rows(figures), *([_missing_tax()] if lacks_tax else [])]
    if rows:
        yield Section(
            form="rows",
            theme=theme,
            title=THEMES[theme],
            aside=_common_period(figures),
            rows=tuple(rows),
        )


def _missing_tax() -> Row:
    return Row(
        form="missing",
        title=Words(zh="亩均税收", en="Tax per mu"),
        reason=Words(
            zh="缺少：本园区的税收。有了同一范围、同一期间的税收才能计算。",
            en="Missing: the park's tax. It takes the tax of the same extent and period.",
        ),
    )


def _common_period(figures: Iterable[FigureView]) -> Words:
    periods = {figure.period for figure in figures}
    return periods.pop() if len(periods) == 1 else NO_WORDS


def _rows(figures: list[FigureView]) -> list[Row]:
    """Pair figures of one indicator, unit, scope and measure over time; others stand alone."""
    groups: defaultdict[tuple[str, str, str], list[FigureView]] = defaultdict(list)
    for figure in figures:
        groups[figure.indicator, figure.label.zh, figure.measure_unit.zh].append(figure)
    rows = []
    for members in groups.values():
        if _is_pair(members):
            ordered = sorted(
                members,
                key=lambda figure: (figure.kind == "target", parse_period(figure.period_iso)),
            )
            rows.append(
                Row(
                    form="pair",
                    title=members[0].label,
                    figures=tuple(figure.id for figure in ordered),
                )
            )
        else:
            rows += [
                Row(form="figure", title=figure.label, figures=(figure.id,)) for figure in members
            ]
    return rows


def _is_pair(members: list[FigureView]) -> bool:
    """Tell whether figures stand side by side: periods of one length, none twice, none in doubt."""
    spans = [parse_period(figure.period_iso) for figure in members if not figure.mark]
    lengths = {round((span.end - span.start).days / DAYS_PER_MONTH) for span in spans}
    return (
        1 < len(members) <= MOST_PAIRED
        and len(set(spans)) == len(members)
        and (len(lengths) == 1 or lengths <= MOMENT_OR_YEAR)
        and all(figure.kind in PAIRED_KINDS and figure.number > 0 for figure in members)
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
    is_region = unit == facts.region.meta.unit_id
    found = facts.findings.get(unit, ())
    if is_region:
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
