"""Everything one page shows of a region, decided once and drawn by the browser as it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo import zone_limits
from geo.finding import Finding
from mapper.describe_backdrops import describe_backdrops
from mapper.describe_bounds import describe_bounds
from mapper.describe_clusters import describe_systems
from mapper.describe_compare import describe_compare
from mapper.describe_data_findings import describe_data_findings
from mapper.describe_facts import Facts
from mapper.describe_figures import describe_figures
from mapper.describe_findings import describe_findings
from mapper.describe_guide import describe_guide
from mapper.describe_panels import children_of, describe_panels
from mapper.describe_places import describe_places
from mapper.describe_rows import THEMES
from mapper.describe_scene import Scene
from mapper.describe_shapes import describe_shapes
from mapper.describe_sources import describe_sources
from mapper.describe_stations import describe_stations
from mapper.describe_subtitle import describe_subtitle
from mapper.describe_units import describe_units
from mapper.group import group_by_unit
from mapper.industries import industries
from mapper.named_by import years_named
from mapper.page import (
    Event,
    FigureView,
    FindingView,
    IndicatorKey,
    NeighbourLabel,
    Page,
    Place,
    Shape,
    Station,
    Theme,
    Unit,
    Words,
)
from mapper.search_keys import search_keys
from mapper.thematic import describe_thematics
from mapper.wording import end_ordinal, name_of, period_words
from parks.catalogue import indicators
from parks.check import check_region
from parks.records import records
from parks.region import Region
from parks.vocabulary import EventKind

if TYPE_CHECKING:
    from mapper.describe_land import LandView
    from mapper.pack_element import PackedLayer

FORMAT = 2
EVENT_KINDS: Mapping[str, Words] = {
    EventKind.APPROVAL: Words(zh="批复", en="approval"),
    EventKind.FOUNDING: Words(zh="成立", en="founding"),
    EventKind.SIGNING: Words(zh="签约", en="signing"),
    EventKind.START: Words(zh="开工", en="start"),
    EventKind.COMPLETION: Words(zh="建成", en="completion"),
    EventKind.PRODUCT: Words(zh="产品", en="product"),
    EventKind.POLICY: Words(zh="政策", en="policy"),
    EventKind.TITLE: Words(zh="称号", en="title"),
    EventKind.AWARD: Words(zh="获奖", en="award"),
    EventKind.AGREEMENT: Words(zh="合作", en="agreement"),
    EventKind.EVENT: Words(zh="活动", en="event"),
    EventKind.PLAN: Words(zh="计划", en="plan"),
}


@dataclass(frozen=True, eq=False, kw_only=True)
class Described:
    """A page, and the packed layers whose blocks stand in its document."""

    page: Page
    layers: tuple["PackedLayer", ...]


def describe(region: Region, *, findings: Iterable[Finding] | None = None) -> Page:
    """
    Return what the page of a region shows.

    Parameters
    ----------
    region
        A loaded region; it is not changed.
    findings
        What `parks.check_region` found; it is asked where this is None.

    Returns
    -------
    page
        Frozen, plain data: the same region gives the same page. Coordinates are lon/lat degrees
        (EPSG:4326).
    """
    return describe_all(region, findings=findings).page


def describe_all(region: Region, *, findings: Iterable[Finding] | None = None) -> Described:
    """Return what the page of a region shows, with its packed layers; options of `describe`."""
    figures = describe_figures(region)
    land = _land(region, figures)
    found = check_region(region) if findings is None else findings
    layers = land.parcels.layers if land else ()
    scene = page_scene(region, figures, _with_findings(found, land), land)
    stations, events = describe_stations(scene), _events(region)
    notes = describe_findings(region, scene.figures, scene.units)
    meta = region.meta
    page = Page(
        format=FORMAT,
        title=Words(zh=meta.title_zh, en=meta.title_en),
        subtitle=describe_subtitle(region, scene.shapes),
        region=meta.unit_id,
        adcode=meta.adcode,
        province=Words(zh=meta.province_zh, en=meta.province_en),
        fictional=meta.fictional,
        language="zh",
        bounds=scene.bounds,
        zone_limits=zone_limits(scene.bounds) if scene.is_drawn else (),
        stations=stations,
        first_station=first_station(region, stations),
        units=tuple(scene.units.values()),
        places=scene.places,
        shapes=scene.shapes,
        neighbours=_neighbours(region),
        panels=describe_panels(_facts(scene, stations, events, notes, land=land)),
        figures=(*scene.figures, *(land.figures if land else ())),
        events=events,
        findings=(*notes, *scene.data.shown),
        systems=scene.systems,
        thematics=describe_thematics(region, scene.units, scene.figures),
        industries=tuple(industries().values()),
        indicators=_indicator_keys(scene.figures),
        themes=tuple(Theme(id=theme, name=name) for theme, name in THEMES.items()),
        sources=describe_sources(region, scene.figures),
        land_classes=land.classes if land else (),
        packs=tuple(layer.view for layer in layers),
        backdrops=describe_backdrops(region),
        compare=describe_compare(
            region, scene.units, (*scene.figures, *(land.figures if land else ()))
        ),
        guide=describe_guide(region, is_drawn=scene.is_drawn),
    )
    return Described(page=page, layers=layers)


def _land(region: Region, figures: tuple[FigureView, ...]) -> "LandView | None":
    if region.landuse is None:
        return None
    from mapper.describe_land import describe_land  # noqa: PLC0415 - only land use needs overlays

    return describe_land(region, figures)


def _with_findings(findings: Iterable[Finding], land: "LandView | None") -> Iterable[Finding]:
    if land is None:
        return findings
    told = (*findings,)
    return (*told, *(finding for finding in land.findings if finding not in told))


def page_scene(
    region: Region,
    figures: tuple[FigureView, ...],
    findings: Iterable[Finding],
    land: "LandView | None",
) -> Scene:
    """Return what the stations of the page are described from."""
    years = years_named(region)
    located, places, shapes = _located(region, years)
    units = {unit.id: unit for unit in located}
    data = describe_data_findings(region, findings, units)
    return Scene(
        region=region,
        units=units,
        places=places,
        shapes=shapes,
        figures=figures,
        systems=describe_systems(region),
        years=years,
        data=data,
        bounds=describe_bounds(region, data.shown),
        parcels=land.parcels.group if land else None,
        is_drawn=bool(places or shapes or len(region.outline) or (land and land.parcels.layers))
        or any(item.lon is not None for item in data.shown),
    )


def _facts(
    scene: Scene,
    stations: tuple[Station, ...],
    events: tuple[Event, ...],
    notes: tuple[FindingView, ...],
    *,
    land: "LandView | None",
) -> Facts:
    return Facts(
        region=scene.region,
        units=scene.units,
        stations=stations,
        systems=scene.systems,
        figures=group_by_unit(_newest_first(scene.region, scene.figures)),
        places=group_by_unit(scene.places),
        shapes=group_by_unit(scene.shapes),
        findings=group_by_unit(notes),
        data=scene.data,
        events=_events_of(events),
        children=children_of(scene.units, stations),
        land=land.sections if land else {},
    )


def _located(
    region: Region, years: Mapping[str, frozenset[int]]
) -> tuple[tuple[Unit, ...], tuple[Place, ...], tuple[Shape, ...]]:
    rows = region.units
    shorts = {
        unit: Words(zh=short_zh or name_zh, en=short_en or name_en)
        for unit, name_zh, name_en, short_zh, short_en in rows[
            ["id", "name_zh", "name_en", "short_zh", "short_en"]
        ].itertuples(index=False)
    }
    shapes = describe_shapes(region, shorts)
    places = describe_places(region, shapes)
    last = {unit: str(max(named)) for unit, named in years.items() if named}
    return describe_units(region, places, shapes, last), places, shapes


def _newest_first(region: Region, figures: tuple[FigureView, ...]) -> list[FigureView]:
    """Order figures as `Region.figures` does: targets last, newest period first."""
    rows = region.indicators
    ends = {f"f{line}": end_ordinal(period) for line, period in rows["period"].items()}
    return sorted(figures, key=lambda item: (item.kind == "target", -ends.get(item.id, 0)))


def first_station(region: Region, stations: tuple[Station, ...]) -> str:
    """Return the id of the station that is shown first."""
    wanted = region.meta.map.first_structure
    return wanted if any(station.id == wanted for station in stations) else stations[-1].id


def _neighbours(region: Region) -> tuple[NeighbourLabel, ...]:
    rows = region.outline[region.outline["role"] == "neighbour"]
    return tuple(
        NeighbourLabel(
            name=Words(zh=record["name_zh"], en=record["name_en"]),
            lon=record["label_lon"],
            lat=record["label_lat"],
        )
        for record in records(rows)
    )


def _events(region: Region) -> tuple[Event, ...]:
    newest = sorted(records(region.events), key=lambda row: -end_ordinal(row["date"]))
    return tuple(
        Event(
            unit=record["unit_id"],
            date=period_words(record["date"]),
            kind=name_of(EVENT_KINDS, record["kind"]),
            text=Words(zh=record["text_zh"], en=record["text_en"]),
            source=record["source_id"],
            locator=record["locator"],
        )
        for record in newest
    )


def _events_of(events: tuple[Event, ...]) -> Mapping[str, tuple[int, ...]]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        groups[event.unit].append(number)
    return {unit: tuple(numbers) for unit, numbers in groups.items()}


def _indicator_keys(figures: tuple[FigureView, ...]) -> tuple[IndicatorKey, ...]:
    catalogue = indicators()
    units_of: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for figure in figures:
        units_of[figure.indicator].setdefault(figure.unit)
    return tuple(
        IndicatorKey(
            id=slug,
            name=Words(zh=entry.name_zh, en=entry.name_en),
            keys=search_keys((entry.name_zh,)),
            units=tuple(units_of[slug]),
        )
        for slug, entry in catalogue.items()
        if slug in units_of
    )
