"""States of the map by year: the spatial structures and what each shows."""

from collections.abc import Mapping

from mapper.describe_legend import describe_legend
from mapper.describe_scene import OPEN_END, Cast, Scene, Window
from mapper.describe_units import FIRM_KINDS, PARK_KINDS
from mapper.named_by import source_years
from mapper.page import NO_WORDS, AreaSquare, Member, Station, Unit, Words
from mapper.wording import value_words
from parks.measure_unit import measure_units
from parks.period import period_or_none
from parks.records import Record, records
from parks.vocabulary import Role

NO_STRUCTURE = "all"


def describe_stations(scene: Scene) -> tuple[Station, ...]:
    """Return the stations, oldest first; one that shows everything where there is no structure."""
    rows = scene.region.structures
    wholes = sorted(records(rows[rows["role"] == Role.WHOLE]), key=lambda row: row["valid_from"])
    named = [
        row
        for row in wholes
        if period_or_none(row["valid_from"]) and (rows["structure"] == row["structure"]).sum() > 1
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
        line=NO_WORDS,
        owner=meta.unit_id,
        members=(),
        unnamed=0,
        ghosts=(),
        ghost_years=(),
        units=shown,
        legend=describe_legend(
            scene,
            Cast(window=window, shown=shown, year=year, owner=meta.unit_id, is_structure=False),
        ),
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
    cast = Cast(
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
        ghost_years=_last_years(scene, window, ghosts),
        units=shown,
        legend=describe_legend(scene, cast),
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
    years = scene.years
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
    years = scene.years
    return tuple(
        unit
        for unit in dict.fromkeys(earlier["unit_id"])
        if unit not in shown
        and unit in scene.units
        and scene.units[unit].placed
        and not window.has(years.get(unit, ()))
    )


def _last_years(scene: Scene, window: Window, ghosts: tuple[str, ...]) -> tuple[str, ...]:
    years = scene.years
    return tuple(
        str(max((year for year in years[unit] if year < window.first), default=""))
        for unit in ghosts
    )


def _square(scene: Scene, whole: Record) -> AreaSquare | None:
    """Return the area square of a whole whose extent is not published but whose area is."""
    unit_of_area = measure_units().get(whole["area_unit"])
    if (
        whole["area_value"] is None
        or unit_of_area is None
        or any(shape.unit == whole["unit_id"] and shape.area_measurable for shape in scene.shapes)
    ):
        return None
    area_m2 = whole["area_value"] * float(unit_of_area.factor)
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
