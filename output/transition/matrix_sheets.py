"""The transition matrix as tables: a square for each zone, and one cell a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.transition import MARKERS
from geo.transition.result import TOTAL
from output.say import say
from output.tables import Column, Sheet
from output.transition.columns import HECTARES, MU, SQUARE_METRES, ZONE, area, share, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.transition.result import AreaUnit
    from output.tables import Lang, Value
    from output.tables.sheet import RowLook
    from output.transition.content import TransitionContent

TOTAL_NAME = ("合计", "Total")
UNITS: tuple[tuple[AreaUnit, tuple[str, str]], ...] = (("ha", HECTARES), ("mu", MU))


def matrix_sheets(content: TransitionContent, *, lang: Lang) -> Iterator[Sheet]:
    """Yield the square matrix of each zone with totals, in hectares and below that in mu."""
    for zone in content.transition.reconciliation["zone_id"]:
        yield _matrix(zone, content, lang)


def long_sheet(content: TransitionContent, *, lang: Lang) -> Sheet:
    """Return one row a zone, class before and class after."""
    before, after = content.before_name, content.after_name
    columns = (
        *ZONE,
        text("before", f"{before[0]}地类", f"Class {before[1]}", 14),
        text("before_name", "名称", "Name", 24),
        text("after", f"{after[0]}地类", f"Class {after[1]}", 14),
        text("after_name", "名称", "Name", 24),
        area("area", "面积", "Area", "m2"),
        area("area", "面积", "Area", "ha"),
        area("area", "面积", "Area", "mu"),
        share("share", "占范围", "Of the zone"),
        Column(key="pieces", label_zh="图斑数", label_en="Pieces", kind="integer", width=10),
    )
    return Sheet(
        title=say(lang, "转移明细", "Transitions"),
        columns=columns,
        rows=tuple(_long_rows(content, lang)),
        frozen=2,
    )


def _matrix(zone: object, content: TransitionContent, lang: Lang) -> Sheet:
    classes = [str(code) for code in content.transition.pivot(zone).columns]
    before, after = say(lang, *content.before_name), say(lang, *content.after_name)
    head = say(lang, f"{before} ↓ {after} →", f"{before} ↓ {after} →")
    columns = (
        text("area_unit", "单位", "Unit", 8),
        text("before", head, head, 14),
        text("before_name", "名称", "Name", 22),
        *(_class_column(code, content) for code in classes),
    )
    rows, looks = list[tuple["Value", ...]](), list["RowLook"]()
    for unit, words in UNITS:
        table = content.transition.pivot(zone, unit=unit)
        for code, values in zip(table.index, table.to_numpy().tolist(), strict=True):
            rows.append((say(lang, *words), *_class_words(str(code), content, lang), *values))
            looks.append("band" if code == TOTAL else "")
    name = say(lang, *content.zone_name(str(zone)))
    return Sheet(
        title=say(lang, f"矩阵 {name}", f"Matrix {name}"),
        columns=columns,
        rows=tuple(rows),
        looks=tuple(looks),
        frozen=3,
        paper="A3",
    )


def _class_column(code: str, content: TransitionContent) -> Column:
    zh, en = TOTAL_NAME if code == TOTAL else content.class_name(code)
    shown = "" if code in (*MARKERS, TOTAL) or zh == code else f"{code} "
    return Column(
        key=f"to_{code}",
        label_zh=f"{shown}{zh}",
        label_en=f"{shown}{en}",
        kind="number",
        number_format="#,##0.00",
        width=14,
    )


def _class_words(code: str, content: TransitionContent, lang: Lang) -> tuple[str, str]:
    names = TOTAL_NAME if code == TOTAL else content.class_name(code)
    return code, say(lang, *names)


def _long_rows(content: TransitionContent, lang: Lang) -> Iterator[tuple[Value, ...]]:
    sums = content.transition.reconciliation
    whole = dict(zip(sums["zone_id"], sums["zone_m2"], strict=True))
    for row in content.transition.matrix.to_dict("records"):
        area_m2 = float(row["area_m2"])
        yield (
            str(row["zone_id"]),
            say(lang, *content.zone_name(str(row["zone_id"]))),
            *_class_words(row["before"], content, lang),
            *_class_words(row["after"], content, lang),
            area_m2,
            area_m2 / SQUARE_METRES["ha"],
            area_m2 / SQUARE_METRES["mu"],
            100 * area_m2 / float(whole[row["zone_id"]]),
            int(row["pieces"]),
        )
