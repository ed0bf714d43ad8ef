"""The first group of a legend: outlines, rings, and the members of the structure."""

from collections.abc import Callable, Mapping

from mapper.describe_scene import OPEN_END, Cast, Scene
from mapper.legend_row import legend_row
from mapper.page import LegendGroup, LegendTarget, Shape, SymbolForm, Words
from parks.period import period_or_none

OWN_ROW = ("core", "new_city")
STRUCTURE_ROWS: Mapping[str, tuple[Words, SymbolForm, LegendTarget]] = {
    "surveyed": (
        Words(zh="公布或实测范围", en="Published or surveyed outline"),
        "line-surveyed",
        "shapes",
    ),
    "digitised": (Words(zh="数字化范围", en="Digitised outline"), "line-digitised", "shapes"),
    "shapes": (
        Words(zh="示意范围，面积按公布值", en="Schematic outline, area as published"),
        "line-schematic",
        "shapes",
    ),
    "fictional": (
        Words(zh="虚构范围，面积按界线", en="Fictional outline, area from the border"),
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


def structure_group(scene: Scene, cast: Cast, listed: set[str]) -> LegendGroup:
    """Return the group; units that `listed` has stand in the rows of the clusters."""
    units = _structure_units(scene, cast, listed)
    rows = [
        legend_row(key, *_row_words(key, scene), units=found)
        for key, found in units.items()
        if found
    ]
    if cast.ghosts:
        title = Words(zh=f"{cast.year} 年资料未提及", en=f"Not named in {cast.year}")
        rows.append(legend_row("ghosts", title, "line-ghost", "ghosts", units=cast.ghosts))
    title = Words(zh="范围与位置", en="Outlines and positions")
    if cast.is_structure:
        title = Words(zh=f"空间结构 {cast.year}", en=f"Spatial structure {cast.year}")
    return LegendGroup(id="structure", title=title, rows=tuple(rows))


def _row_words(key: str, scene: Scene) -> tuple[Words, SymbolForm, LegendTarget]:
    is_invented = key == "shapes" and scene.region.meta.fictional
    return STRUCTURE_ROWS["fictional" if is_invented else key]


def _structure_units(scene: Scene, cast: Cast, listed: set[str]) -> dict[str, list[str]]:
    """Return the units of each row; those that a cluster row lists are left to it."""
    forms = {unit: scene.units[unit].symbol.form for unit in cast.shown if unit not in listed}
    return {
        "surveyed": _drawn(scene, cast, lambda shape: shape.line == "surveyed"),
        "digitised": _drawn(scene, cast, lambda shape: shape.line == "digitised"),
        "shapes": _drawn(scene, cast, _is_to_scale),
        "square": [cast.square.unit] if cast.square else [],
        "illustrations": _drawn(scene, cast, lambda shape: shape.line == "illustration"),
        "halos": _uncertain(scene, cast),
        "core": [unit for unit, form in forms.items() if form == "core"],
        "new-cities": [unit for unit, form in forms.items() if form == "new_city"],
        "members": [
            unit for unit, form in forms.items() if unit in cast.members and form not in OWN_ROW
        ],
    }


def _is_to_scale(shape: Shape) -> bool:
    return shape.line in ("schematic", "share") and shape.area_measurable


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
