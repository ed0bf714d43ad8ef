"""Planned and current land of units by class as a balance table (用地平衡表)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from output.fictional import marked_fictional
from output.finding_sheet import finding_sheet
from output.layer_source import layer_source
from output.say import say
from output.tables import Column, Sheet
from parks.classes import edition, roll_up
from parks.landuse_state import CURRENT, PLANNED
from parks.measure_unit import measure_units
from parks.records import first_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from output.tables import Lang, Value
    from output.tables.sheet import RowLook
    from parks.landuse_areas import LanduseAreas
    from parks.region import Region

    Row: TypeAlias = tuple[tuple[Value, ...], RowLook]

Areas: TypeAlias = "Mapping[str, float]"
"""Square metres by state; a state that the layer has not is not there."""
STATES = ((CURRENT, "现状", "current"), (PLANNED, "规划", "planned"))
REST = (
    ("unclassified", "未分类", "Unclassified", 1),
    ("gaps", "无地块覆盖", "Covered by no parcel", 1),
    ("overlaps", "地块重叠（减）", "Covered more than once (minus)", -1),
)
TOTAL = ("合计", "Total")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A unit as its rows name it: id, name, and its areas by class and by what balances them."""

    id: str
    name: str
    classes: Mapping[str, Areas]
    sums: Mapping[str, Areas]


def balance_sheets(areas: LanduseAreas, *, region: Region, lang: Lang = "zh") -> tuple[Sheet, ...]:
    """
    Return land by unit and class as tables.

    Parameters
    ----------
    areas
        Land of the units, measured.
    region
        Its region, for names.
    lang
        Language of every text.

    Returns
    -------
    sheets
        The balance, first-level classes with those below them, and what has no class or no parcel,
        so that each unit adds up to its area; the findings.
    """
    rows, looks = list[tuple["Value", ...]](), list["RowLook"]()
    for unit in _units(areas, region, lang):
        for values, look in _unit_rows(unit, areas, lang):
            rows.append((unit.id, unit.name, *values))
            looks.append(look)
    title = say(
        lang, f"{region.meta.name_zh} 用地平衡表", f"{region.meta.name_en}: land-use balance"
    )
    balance = Sheet(
        title=title,
        columns=tuple(_columns()),
        rows=tuple(rows),
        looks=tuple(looks),
        notes=tuple(_notes(areas, lang)),
        sources=(layer_source(region, lang=lang),),
        frozen=4,
    )
    return marked_fictional(
        (balance, finding_sheet(areas.findings, lang=lang)),
        is_fictional=region.meta.fictional,
        lang=lang,
    )


def _columns() -> Iterator[Column]:
    yield Column(key="unit_id", label_zh="单元代码", label_en="Unit id", width=14)
    yield Column(key="unit", label_zh="单元", label_en="Unit", width=22)
    yield Column(key="class", label_zh="用地代码", label_en="Class", width=12)
    yield Column(key="name", label_zh="用地名称", label_en="Name", width=28)
    for state, zh, en in STATES:
        for unit, label in (("公顷", "ha"), ("亩", "mu")):
            yield _number(f"{state}_{label}", f"{zh}面积", f"Area, {en}", unit)
        yield _number(f"{state}_share", f"{zh}占比", f"Share, {en}", "%")
    yield _number("difference_ha", "规划 − 现状", "Planned - current", "公顷")


def _number(key: str, zh: str, en: str, unit: str) -> Column:
    return Column(
        key=key, label_zh=zh, label_en=en, unit=unit, kind="number", number_format="#,##0.00",
        width=13,
    )  # fmt: skip


def _units(areas: LanduseAreas, region: Region, lang: Lang) -> Iterator[_Unit]:
    named = first_by(region.units, "id")
    for unit in areas.bounds["unit_id"]:
        own = named.get(unit, {})
        name = say(lang, own.get("name_zh") or unit, own.get("name_en") or unit)
        classes = areas.by_class[areas.by_class["unit_id"] == unit]
        sums = areas.by_unit[areas.by_unit["unit_id"] == unit].set_index("state")
        yield _Unit(
            id=unit,
            name=name,
            classes=_by_class(classes),
            sums={str(key): _numbers(sums[key]) for key in sums.columns if key != "unit_id"},
        )


def _by_class(rows: pd.DataFrame) -> dict[str, Areas]:
    found: dict[str, dict[str, float]] = {}
    columns = (rows[name].tolist() for name in ("class", "state", "area_m2"))
    for code, state, area_m2 in zip(*columns, strict=True):
        found.setdefault(code, {})[state] = float(area_m2)
    return dict(found)


def _numbers(column: pd.Series) -> Areas:
    return {str(state): float(value) for state, value in column.items()}


def _unit_rows(unit: _Unit, areas: LanduseAreas, lang: Lang) -> Iterator[Row]:
    whole = unit.sums["zone_area_m2"]
    order = edition(areas.edition).order
    groups: dict[str, list[str]] = {}
    for code in sorted((code for code in unit.classes if code), key=lambda code: order[code]):
        groups.setdefault(roll_up(code, areas.edition, 1), []).append(code)
    for first, codes in groups.items():
        yield from _group_rows(unit, first, codes, areas=areas, lang=lang)
    for key, zh, en, sign in REST:
        rest = {state: sign * value for state, value in unit.sums[f"{key}_m2"].items()}
        yield (None, say(lang, zh, en), *_values(rest, whole)), ""
    yield (None, say(lang, *TOTAL), *_values(whole, whole)), "band"


def _group_rows(
    unit: _Unit, first: str, codes: list[str], *, areas: LanduseAreas, lang: Lang
) -> Iterator[Row]:
    """Yield a first-level class with its sum, then the classes below it."""
    whole = unit.sums["zone_area_m2"]
    total = {state: sum(unit.classes[code].get(state, 0.0) for code in codes) for state in whole}
    yield (first, _class_name(first, areas, lang), *_values(total, whole)), "band"
    for code in codes if codes != [first] else ():
        name = _class_name(code, areas, lang)
        if code == first:
            name += say(lang, "（未细分）", " (not divided)")
        own = {state: unit.classes[code].get(state, 0.0) for state in whole}
        yield (code, name, *_values(own, whole)), ""


def _class_name(code: str, areas: LanduseAreas, lang: Lang) -> str:
    named = edition(areas.edition).land_class(code)
    return say(lang, named.name_zh, named.name_en)


def _values(found: Areas, whole: Areas) -> tuple[Value, ...]:
    hectare, mu = (float(measure_units()[unit].factor) for unit in ("公顷", "亩"))
    values: list[Value] = []
    for state, _, _ in STATES:
        if state not in found:
            values += [None, None, None]
        else:
            area_m2 = found[state] + 0.0
            values += [area_m2 / hectare, area_m2 / mu, 100 * area_m2 / whole[state]]
    both = CURRENT in found and PLANNED in found
    values.append((found[PLANNED] - found[CURRENT]) / hectare if both else None)
    return tuple(values)


def _notes(areas: LanduseAreas, lang: Lang) -> Iterator[str]:
    named = edition(areas.edition)
    yield say(
        lang,
        f"用地分类：{areas.edition} {named.name_zh}，{areas.level} 级类。",
        f"Land-use classes: {areas.edition} {named.name_en}, level {areas.level}.",
    )
    yield say(
        lang,
        "范围为规划范围，没有时用批准范围；地块按范围线裁切，面积在椭球面上量算。",
        "Units are taken in their planned boundary, or the approved one; parcels are cut there and "
        "measured on the ellipsoid.",
    )
    yield say(
        lang,
        "一级类为其下各类之和；各类、未分类、无地块覆盖之和减去重叠等于范围面积。",
        "First-level classes are the sums of those below; classes, unclassified land and land "
        "without a parcel, less overlaps, are the area of the unit.",
    )
    found = set(areas.by_unit["state"])
    for state, zh, en in STATES:
        if state not in found:
            yield say(lang, f"图层没有{zh}地块。", f"The layer has no {en} parcels.")
