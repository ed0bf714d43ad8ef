"""States of the map by year: the spatial structures and the legend of each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mapper.describe_clusters import TIER_NAMES, station_system, units_by_industry
from mapper.describe_units import FIRM_KINDS, PARK_KINDS
from mapper.named_by import source_years, years_named
from mapper.page import (
    AreaSquare,
    Cluster,
    ClusterSystem,
    FigureView,
    LegendGroup,
    LegendRow,
    LegendTarget,
    Member,
    Place,
    Shape,
    Station,
    SymbolForm,
    SymbolRef,
    Unit,
    Words,
)
from mapper.wording import value_words
from parks.measure_unit import measure_units
from parks.records import Record, records
from parks.region import Region
from parks.vocabulary import Extent, Kind, PlaceRole, Role, Tier

OPEN_END = 9999
NO_STRUCTURE = "all"
LONGEST_NAME_ZH, LONGEST_NAME_EN = 8, 14
TIER_ORDER = tuple(Tier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What every station is described from."""

    region: Region
    units: Mapping[str, Unit]
    places: tuple[Place, ...]
    shapes: tuple[Shape, ...]
    figures: tuple[FigureView, ...]
    systems: tuple[ClusterSystem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Years whose documents speak for a station: from `first` to `last`, both included."""

    first: int
    last: int

    def has(self, years: Iterable[int]) -> bool:
        """Tell whether one of the years lies in the window."""
        return any(self.first <= year <= self.last for year in years)


def describe_stations(scene: Scene) -> tuple[Station, ...]:
    """Return the stations, oldest first; one that shows everything where there is no structure."""
    rows = scene.region.structures
    wholes = sorted(records(rows[rows["role"] == Role.WHOLE]), key=lambda row: row["valid_from"])
    named = [
        row
        for row in wholes
        if row["valid_from"] and (rows["structure"] == row["structure"]).sum() > 1
    ]
    if not named:
        return (_plain_station(scene),)
    ends = [int(row["valid_from"][:4]) - 1 for row in named[1:]] + [OPEN_END]
    return tuple(
        _station(
            row,
            scene,
            Window(first=int(row["valid_from"][:4]), last=max(end, int(row["valid_from"][:4]))),
        )
        for row, end in zip(named, ends, strict=True)
    )


def _plain_station(scene: Scene) -> Station:
    window = Window(first=0, last=OPEN_END)
    years = source_years(scene.region).values()
    year = str(max(years, default=""))
    meta = scene.region.meta
    shown = _shown_units(scene, window, members=(), owner="")
    return Station(
        id=NO_STRUCTURE,
        year=year,
        name=Words(zh=meta.name_zh, en=meta.name_en),
        line=Words(zh="", en=""),
        owner=meta.unit_id,
        members=(),
        unnamed=0,
        ghosts=(),
        units=shown,
        legend=_legend(scene, _Cast(window=window, shown=shown, year=year, owner=meta.unit_id)),
    )


def _station(whole: Record, scene: Scene, window: Window) -> Station:
    rows = scene.region.structures
    own = rows[(rows["structure"] == whole["structure"]) & (rows["role"] != Role.WHOLE)]
    members = tuple(_member(row, scene.units) for row in records(own))
    owner = whole["unit_id"]
    shown = _shown_units(
        scene, window, members=tuple(member.unit for member in members), owner=owner
    )
    ghosts = _ghosts(scene, window, shown)
    square = _square(scene, whole)
    year = whole["valid_from"][:4]
    cast = _Cast(
        window=window,
        shown=shown,
        year=year,
        owner=owner,
        ghosts=ghosts,
        square=square,
        members=tuple(member.unit for member in members),
    )
    return Station(
        id=whole["structure"],
        year=year,
        name=Words(zh=whole["name_zh"], en=whole["name_en"]),
        line=_line(whole, len(members)),
        owner=owner,
        members=members,
        unnamed=max((whole["members"] or 0) - len(members), 0),
        ghosts=ghosts,
        units=shown,
        legend=_legend(scene, cast),
        square=square,
    )


def _member(row: Record, units: Mapping[str, Unit]) -> Member:
    unit = units.get(row["unit_id"])
    english = unit.short.en if unit else row["unit_id"]
    return Member(
        unit=row["unit_id"],
        role=row["role"],
        label=Words(
            zh=row["printed_name"] or (unit.short.zh if unit else row["unit_id"]), en=english
        ),
    )


def _line(whole: Record, named: int) -> Words:
    if whole["area_value"] is not None:
        value, unit = value_words(whole["area_value"], None, whole["area_unit"], "level")
        return Words(zh=f"规划 {value.zh} {unit.zh}", en=f"planned {value.en} {unit.en}")
    total = whole["members"] or named
    if named < total:
        return Words(zh=f"共 {total} 个，具名 {named} 个", en=f"{named} of {total} named")
    return Words(zh=f"{total} 个单位，面积未公布", en=f"{total} units, area not published")


def _shown_units(
    scene: Scene, window: Window, *, members: tuple[str, ...], owner: str
) -> tuple[str, ...]:
    """Placed parks and firms that a document of the window names, members first."""
    years = years_named(scene.region)
    wholes = {owner, scene.region.meta.unit_id}
    rest = [
        unit.id
        for unit in scene.units.values()
        if unit.placed
        and unit.id not in wholes
        and unit.kind in PARK_KINDS | FIRM_KINDS
        and (window.has(years.get(unit.id, ())) or not years.get(unit.id))
    ]
    placed_members = [unit for unit in members if unit in scene.units and scene.units[unit].placed]
    return tuple(dict.fromkeys([*placed_members, *rest]))


def _ghosts(scene: Scene, window: Window, shown: tuple[str, ...]) -> tuple[str, ...]:
    """Members of an earlier structure that no document of the window names."""
    rows = scene.region.structures
    started = rows["valid_from"].str[:4]
    earlier = rows[
        (rows["role"] != Role.WHOLE) & (started != "") & (started < f"{window.first:04}")
    ]
    years = years_named(scene.region)
    return tuple(
        unit
        for unit in dict.fromkeys(earlier["unit_id"])
        if unit not in shown
        and unit in scene.units
        and scene.units[unit].placed
        and not window.has(years.get(unit, ()))
    )


def _square(scene: Scene, whole: Record) -> AreaSquare | None:
    """Return the area square of a whole whose extent is not published but whose area is."""
    if whole["area_value"] is None or any(
        shape.unit == whole["unit_id"] and shape.area_measurable for shape in scene.shapes
    ):
        return None
    factor = float(measure_units()[whole["area_unit"]].factor)
    area_m2 = whole["area_value"] * factor
    figure = next(
        (
            item.id
            for item in scene.figures
            if item.unit == whole["unit_id"]
            and item.indicator == "planned_area"
            and item.source == whole["source_id"]
        ),
        "",
    )
    value, unit = value_words(whole["area_value"], None, whole["area_unit"], "level")
    label = Words(zh=f"{value.zh} {unit.zh}", en=f"{value.en} {unit.en}")
    return AreaSquare(unit=whole["unit_id"], figure=figure, area_m2=area_m2, label=label)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cast:
    """What a station shows, for its legend."""

    window: Window
    shown: tuple[str, ...]
    year: str
    owner: str
    ghosts: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    square: AreaSquare | None = None


def _legend(scene: Scene, cast: _Cast) -> tuple[LegendGroup, ...]:
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


def _structure_group(scene: Scene, cast: _Cast, listed: set[str]) -> LegendGroup:
    symbols = {unit: scene.units[unit].symbol.form for unit in cast.shown}
    free = [unit for unit in cast.shown if unit not in listed]
    rows = [
        _row(
            "shapes",
            Words(zh="示意范围，面积按公布值", en="Schematic outline, area as published"),
            "line-schematic",
            "shapes",
            units=_drawn(scene, cast, lambda shape: shape.area_measurable),
        ),
        _row(
            "square",
            Words(zh="同比例面积方块", en="Area square, to scale"),
            "line-square",
            "square",
            units=[cast.square.unit] if cast.square else [],
        ),
        _row(
            "illustrations",
            Words(zh="范围未公布，轮廓示意", en="Extent not published"),
            "line-illustration",
            "illustrations",
            units=_drawn(scene, cast, lambda shape: shape.extent == Extent.ILLUSTRATION),
        ),
        _row(
            "halos",
            Words(zh="位置不确定范围", en="Position uncertainty"),
            "line-halo",
            "halos",
            units=_uncertain(scene, cast),
        ),
        _row(
            "core",
            Words(zh="核心区", en="Core"),
            "core",
            "units",
            units=[unit for unit in free if symbols[unit] == "core"],
        ),
        _row(
            "new-cities",
            Words(zh="新城", en="New towns"),
            "new_city",
            "units",
            units=[unit for unit in free if symbols[unit] == "new_city"],
        ),
        _row(
            "members",
            Words(zh="园区与组团", en="Parks and groups"),
            "plain",
            "units",
            units=[
                unit
                for unit in free
                if unit in cast.members and symbols[unit] not in ("core", "new_city")
            ],
        ),
        _row(
            "ghosts",
            Words(zh=f"{cast.year} 年资料未提及", en=f"Not named in {cast.year}"),
            "line-ghost",
            "ghosts",
            units=cast.ghosts,
        ),
    ]
    return LegendGroup(
        id="structure",
        title=Words(zh=f"空间结构 {cast.year}", en=f"Spatial structure {cast.year}"),
        rows=tuple(row for row in rows if row.units),
    )


def _drawn(scene: Scene, cast: _Cast, wanted: Callable[[Shape], bool]) -> list[str]:
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
    return int(date[:4]) if date else otherwise


def _uncertain(scene: Scene, cast: _Cast) -> list[str]:
    loose = {place.unit for place in scene.places if place.uncertainty_m}
    return [unit for unit in (*cast.shown, *cast.ghosts) if unit in loose]


def _cluster_rows(scene: Scene, cast: _Cast, system: ClusterSystem | None) -> tuple[LegendRow, ...]:
    if system is None:
        return ()
    first, last = f"{cast.window.first:04}", f"{cast.window.last:04}"
    by_industry = units_by_industry(scene.systems, first=min(first, system.year), last=last)
    clusters = sorted(system.clusters, key=lambda cluster: TIER_ORDER.index(Tier(cluster.tier)))
    return tuple(
        _cluster_row(scene, cast, cluster, by_industry.get(cluster.symbol.industry, ()))
        for cluster in clusters
    )


def _cluster_row(scene: Scene, cast: _Cast, cluster: Cluster, kin: tuple[str, ...]) -> LegendRow:
    named = tuple(dict.fromkeys((*cluster.units, *kin)))
    return LegendRow(
        id=f"cluster-{cluster.id}",
        title=cluster.name,
        symbol=cluster.symbol,
        target="units",
        tier=TIER_NAMES[Tier(cluster.tier)],
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


def _site_group(scene: Scene, cast: _Cast, listed: set[str]) -> LegendGroup:
    rest = [
        unit
        for unit in cast.shown
        if unit not in listed
        and unit not in cast.members
        and scene.units[unit].kind in PARK_KINDS
        and scene.units[unit].symbol.form not in ("core", "new_city")
    ]
    unplaced = [
        unit.id
        for unit in scene.units.values()
        if unit.kind == Kind.ENTERPRISE and not unit.outside and not unit.placed
    ]
    rows = [
        _row(
            "sme",
            Words(zh="中小企业集聚区", en="SME areas"),
            "sme",
            "units",
            units=[unit for unit in rest if scene.units[unit].symbol.form == "sme"],
        ),
        _row(
            "other-parks",
            Words(zh="其他园区与基地", en="Other parks and bases"),
            "plain",
            "units",
            units=[unit for unit in rest if scene.units[unit].symbol.form != "sme"],
        ),
        LegendRow(
            id="firms",
            title=Words(zh="企业", en="Firms"),
            symbol=SymbolRef(form="firm"),
            target="units",
            units=tuple(unit for unit in cast.shown if scene.units[unit].kind in FIRM_KINDS),
            unplaced=tuple(unplaced),
        ),
    ]
    return LegendGroup(
        id="sites",
        title=Words(zh="集聚区与企业", en="SME areas and firms"),
        rows=tuple(row for row in rows if row.units or row.unplaced),
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
        _row("zone", Words(zh="3° 带分界", en="3° zone limit"), "line-zone", "zone"),
    ]
    return LegendGroup(
        id="names", title=Words(zh="地名与界线", en="Names and borders"), rows=tuple(rows)
    )
