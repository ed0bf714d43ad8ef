"""The layer tree of a station, which is also its legend."""

from collections.abc import Callable, Iterable, Mapping

from geo import zone_limits
from geo.finding import Level
from mapper.describe_clusters import TIER_NAMES, station_system, units_by_industry
from mapper.describe_data_findings import LEVEL_NAMES, DataFindings
from mapper.describe_scene import OPEN_END, Cast, Scene
from mapper.describe_units import FIRM_KINDS, PARK_KINDS
from mapper.page import (
    Cluster,
    ClusterSystem,
    LegendGroup,
    LegendRow,
    LegendTarget,
    Shape,
    SymbolForm,
    SymbolRef,
    Words,
)
from mapper.wording import name_of
from parks.period import period_or_none
from parks.vocabulary import Extent, Kind, PlaceRole, Tier

LONGEST_NAME_ZH, LONGEST_NAME_EN = 8, 14
TIER_ORDER = {tier.value: place for place, tier in enumerate(Tier)}
OWN_ROW = ("core", "new_city")
FINDING_FORMS: Mapping[Level, SymbolForm] = {
    "error": "finding-error",
    "warning": "finding-warning",
    "note": "finding-note",
}
STRUCTURE_ROWS: Mapping[str, tuple[Words, SymbolForm, LegendTarget]] = {
    "shapes": (
        Words(zh="示意范围，面积按公布值", en="Schematic outline, area as published"),
        "line-schematic",
        "shapes",
    ),
    "square": (Words(zh="同比例面积方块", en="Area square, to scale"), "line-square", "square"),
    "illustrations": (
        Words(zh="范围未公布，轮廓示意", en="Extent not published"),
        "line-illustration",
        "illustrations",
    ),
    "halos": (Words(zh="位置不确定范围", en="Position uncertainty"), "line-halo", "halos"),
    "core": (Words(zh="核心区", en="Core"), "core", "units"),
    "new-cities": (Words(zh="新城", en="New towns"), "new_city", "units"),
    "members": (Words(zh="园区与组团", en="Parks and groups"), "plain", "units"),
}


def describe_legend(scene: Scene, cast: Cast) -> tuple[LegendGroup, ...]:
    """Return the groups of a station's legend, in the order shown."""
    inside = frozenset(unit.id for unit in scene.units.values() if not unit.outside)
    system = station_system(
        scene.systems,
        preferred=frozenset({scene.region.meta.unit_id, cast.owner}),
        inside=inside,
        year=cast.year or str(OPEN_END),
    )
    cluster_rows = _cluster_rows(scene, cast, system)
    listed = {unit for row in cluster_rows for unit in row.units}
    groups = [
        _structure_group(scene, cast, listed),
        _cluster_group(system, cluster_rows),
        _site_group(scene, cast, listed),
        _name_group(scene),
        _finding_group(scene.data),
        LegendGroup(
            id="landuse",
            title=Words(zh="用地地块", en="Land-use parcels"),
            rows=(),
            empty=Words(
                zh="本区没有地块数据。导入地块文件后，这里显示用地图例与属性表。",
                en="This region has no parcel data. Import a parcel file to see its classes here.",
            ),
        ),
    ]
    return tuple(group for group in groups if group and (group.rows or group.empty))


def _row(
    key: str, title: Words, form: SymbolForm, target: LegendTarget, *, units: Iterable[str] = ()
) -> LegendRow:
    return LegendRow(
        id=key, title=title, symbol=SymbolRef(form=form), target=target, units=tuple(units)
    )


def _structure_group(scene: Scene, cast: Cast, listed: set[str]) -> LegendGroup:
    units = _structure_units(scene, cast, listed)
    rows = [_row(key, *STRUCTURE_ROWS[key], units=found) for key, found in units.items() if found]
    if cast.ghosts:
        title = Words(zh=f"{cast.year} 年资料未提及", en=f"Not named in {cast.year}")
        rows.append(_row("ghosts", title, "line-ghost", "ghosts", units=cast.ghosts))
    return LegendGroup(
        id="structure",
        title=Words(zh=f"空间结构 {cast.year}", en=f"Spatial structure {cast.year}"),
        rows=tuple(rows),
    )


def _structure_units(scene: Scene, cast: Cast, listed: set[str]) -> dict[str, list[str]]:
    """Return the units of each row; those that a cluster row lists are left to it."""
    forms = {unit: scene.units[unit].symbol.form for unit in cast.shown if unit not in listed}
    return {
        "shapes": _drawn(scene, cast, lambda shape: shape.area_measurable),
        "square": [cast.square.unit] if cast.square else [],
        "illustrations": _drawn(scene, cast, lambda shape: shape.extent == Extent.ILLUSTRATION),
        "halos": _uncertain(scene, cast),
        "core": [unit for unit, form in forms.items() if form == "core"],
        "new-cities": [unit for unit, form in forms.items() if form == "new_city"],
        "members": [
            unit for unit, form in forms.items() if unit in cast.members and form not in OWN_ROW
        ],
    }


def _drawn(scene: Scene, cast: Cast, wanted: Callable[[Shape], bool]) -> list[str]:
    """Units shown, or ghosts, with a shape of this kind that is valid in the station's years."""
    valid = [
        shape
        for shape in scene.shapes
        if wanted(shape)
        and cast.window.has(range(_year(shape.valid_from, 0), _year(shape.valid_to, OPEN_END) + 1))
    ]
    return [
        unit for unit in (*cast.shown, *cast.ghosts) if any(shape.unit == unit for shape in valid)
    ]


def _year(date: str, otherwise: int) -> int:
    return int(date[:4]) if period_or_none(date) else otherwise


def _uncertain(scene: Scene, cast: Cast) -> list[str]:
    loose = {place.unit for place in scene.places if place.uncertainty_m}
    return [unit for unit in (*cast.shown, *cast.ghosts) if unit in loose]


def _cluster_rows(scene: Scene, cast: Cast, system: ClusterSystem | None) -> tuple[LegendRow, ...]:
    if system is None:
        return ()
    first, last = f"{cast.window.first:04}", f"{cast.window.last:04}"
    by_industry = units_by_industry(scene.systems, first=min(first, system.year), last=last)
    clusters = sorted(
        system.clusters, key=lambda cluster: TIER_ORDER.get(cluster.tier, len(TIER_ORDER))
    )
    return tuple(
        _cluster_row(scene, cast, cluster, by_industry.get(cluster.symbol.industry, ()))
        for cluster in clusters
    )


def _cluster_row(scene: Scene, cast: Cast, cluster: Cluster, kin: tuple[str, ...]) -> LegendRow:
    named = tuple(dict.fromkeys((*cluster.units, *kin)))
    return LegendRow(
        id=f"cluster-{cluster.id}",
        title=cluster.name,
        symbol=cluster.symbol,
        target="units",
        tier=name_of(TIER_NAMES, cluster.tier),
        units=tuple(
            unit for unit in named if unit in cast.shown and scene.units[unit].kind in PARK_KINDS
        ),
        unplaced=tuple(
            unit for unit in cluster.units if unit in scene.units and not scene.units[unit].placed
        ),
    )


def _cluster_group(system: ClusterSystem | None, rows: tuple[LegendRow, ...]) -> LegendGroup | None:
    if system is None:
        return None
    zh, en = system.name.zh.strip("“”"), system.name.en
    return LegendGroup(
        id="clusters",
        title=Words(
            zh=f"产业集群 {system.year}" + (f" {zh}" if len(zh) <= LONGEST_NAME_ZH else ""),
            en=f"Clusters {system.year}" + (f" ({en})" if len(en) <= LONGEST_NAME_EN else ""),
        ),
        rows=rows,
    )


def _site_group(scene: Scene, cast: Cast, listed: set[str]) -> LegendGroup:
    forms = {
        unit: scene.units[unit].symbol.form
        for unit in cast.shown
        if unit not in {*listed, *cast.members} and scene.units[unit].kind in PARK_KINDS
    }
    sme = [unit for unit, form in forms.items() if form == "sme"]
    others = [unit for unit, form in forms.items() if form not in ("sme", *OWN_ROW)]
    firms = LegendRow(
        id="firms",
        title=Words(zh="企业", en="Firms"),
        symbol=SymbolRef(form="firm"),
        target="units",
        units=tuple(unit for unit in cast.shown if scene.units[unit].kind in FIRM_KINDS),
        unplaced=_unplaced_firms(scene),
    )
    rows = [
        _row("sme", Words(zh="中小企业集聚区", en="SME areas"), "sme", "units", units=sme),
        _row(
            "other-parks",
            Words(zh="其他园区与基地", en="Other parks and bases"),
            "plain",
            "units",
            units=others,
        ),
        firms,
    ]
    return LegendGroup(
        id="sites",
        title=Words(zh="集聚区与企业", en="SME areas and firms"),
        rows=tuple(row for row in rows if row.units or row.unplaced),
    )


def _unplaced_firms(scene: Scene) -> tuple[str, ...]:
    return tuple(
        unit.id
        for unit in scene.units.values()
        if unit.kind == Kind.ENTERPRISE and not unit.outside and not unit.placed
    )


def _name_group(scene: Scene) -> LegendGroup:
    towns = [
        place.unit
        for place in scene.places
        if place.role in (PlaceRole.SEAT, PlaceRole.DISTRICT_SEAT)
    ]
    rows = [
        _row(
            "outline",
            Words(zh="区界（示意）", en="District border (schematic)"),
            "line-district",
            "outline",
            units=[scene.region.meta.unit_id],
        ),
        _row("towns", Words(zh="镇街驻地", en="Town seats"), "town", "towns", units=towns),
    ]
    if zone_limits(scene.bounds):
        rows.append(_row("zone", Words(zh="3° 带分界", en="3° zone limit"), "line-zone", "zone"))
    return LegendGroup(
        id="names", title=Words(zh="地名与界线", en="Names and borders"), rows=tuple(rows)
    )


def _finding_group(data: DataFindings) -> LegendGroup:
    """Return a row for each level that has findings with a place."""
    placed = [finding.level for finding in data.shown if finding.lon is not None]
    return LegendGroup(
        id="findings",
        title=Words(zh="数据问题", en="Data findings"),
        rows=tuple(
            LegendRow(
                id=form,
                title=Words(zh=LEVEL_NAMES[level].zh, en=LEVEL_NAMES[level].en.capitalize()),
                symbol=SymbolRef(form=form),
                target="findings",
                count=placed.count(level),
            )
            for level, form in FINDING_FORMS.items()
            if level in placed
        ),
    )
