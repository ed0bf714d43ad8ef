"""Ratios of an evaluation as tables: each with its formula, and the inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.evaluation.columns import (
    INDICATOR,
    NEEDS,
    NOTE,
    SOURCE,
    STATUS,
    UNIT,
    VALUE,
    text,
)
from output.evaluation.words import (
    BETTER,
    FIGURE_STATUSES,
    NO_VALUE,
    QUALIFIERS,
    STATUSES,
    formula_in,
    kind_in,
    name_in,
    needs_in,
    or_words,
    word_in,
)
from output.say import listed, say
from output.tables import Sheet
from parks.evaluation import Quantity, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from output.tables import Lang, Value
    from output.tables.sheet import RowLook
    from parks.evaluation import Evaluation, Result, UnitEvaluation

RATIO_COLUMNS = (
    *UNIT,
    *INDICATOR,
    *VALUE,
    text("better", "方向", "Direction", 12),
    text("formula", "公式", "Formula", 40),
    text("with_values", "代入", "With values", 48),
    NEEDS,
    text("period", "期间", "Period", 10),
    text("zone_types", "适用类型", "For zones", 24),
    text("editions", "版本", "Editions", 16),
    STATUS,
    SOURCE,
    NOTE,
)
INPUT_COLUMNS = (
    *UNIT,
    text("key", "代码", "Key", 20),
    text("name", "名称", "Name", 32),
    *VALUE,
    text("period", "期间", "Period", 10),
    text("kind", "实际或目标", "Actual or target", 10),
    text("qualifier", "限定", "Qualifier", 10),
    text("mark", "存疑", "Doubt", 14),
    text("source", "来源", "Source", 32),
    text("used_by", "用于", "Used by", 32),
    NEEDS,
)


def ratio_sheet(evaluation: Evaluation, *, lang: Lang) -> Sheet:
    """Return one row a unit and indicator: value, formula, what is missing, status of the rule."""
    rows, looks = list[tuple["Value", ...]](), list["RowLook"]()
    for unit in evaluation.units:
        for result in (*unit.ratios.values(), *unit.per_mu.values()):
            rows.append((unit.unit_id, name_in(lang, unit), *_result_values(result, lang)))
            looks.append("doubt" if result.is_impossible else "")
    return Sheet(
        title=say(lang, "比率", "Ratios"),
        columns=RATIO_COLUMNS,
        rows=tuple(rows),
        looks=tuple(looks),
        frozen=4,
    )


def input_sheet(evaluation: Evaluation, *, lang: Lang) -> Sheet:
    """Return what the ratios are made of: the land account and the figures, with their sources."""
    rows = tuple(
        (unit.unit_id, name_in(lang, unit), *values)
        for unit in evaluation.units
        for values in _inputs(unit, lang)
    )
    return Sheet(title=say(lang, "数据", "Inputs"), columns=INPUT_COLUMNS, rows=rows, frozen=4)


def with_values(result: Result, lang: Lang) -> str | None:
    """Return the inputs of a result with their values."""
    said = (
        f"{name_in(lang, item)}（{item.key}）= "
        if lang == "zh"
        else f"{item.name_en} ({item.key}) = "
        for item in result.inputs
    )
    values = (
        say(lang, *NO_VALUE) if item.value is None else f"{item.value:,.2f} {item.unit}".strip()
        for item in result.inputs
    )
    return listed(lang, (head + value for head, value in zip(said, values, strict=True))) or None


def _result_values(result: Result, lang: Lang) -> tuple[Value, ...]:
    definition = result.definition
    return (
        result.key,
        name_in(lang, definition),
        or_words(result.value, lang),
        definition.unit or None,
        word_in(lang, BETTER, definition.better),
        formula_in(lang, definition),
        with_values(result, lang),
        needs_in(lang, result.needs),
        result.period or None,
        listed(lang, (kind_in(lang, ZoneKind(kind)) for kind in definition.zone_types)) or None,
        " ".join(definition.editions) or None,
        word_in(lang, STATUSES, definition.status),
        definition.source or None,
        say(lang, definition.note_zh, definition.note) or None,
    )


def _inputs(unit: UnitEvaluation, lang: Lang) -> Iterator[tuple[Value, ...]]:
    if unit.account is not None:
        yield _input_values(_zone(unit), (), lang)
    used: dict[Quantity, list[str]] = {}
    if unit.account is not None:
        used = {item: [] for item in unit.account.quantities.values()}
    for result in (*unit.ratios.values(), *unit.per_mu.values()):
        for item in result.inputs:
            used.setdefault(item, []).append(result.key)
    for item, keys in used.items():
        yield _input_values(item, tuple(keys), lang)


def _zone(unit: UnitEvaluation) -> Quantity:
    return Quantity(
        key="zone",
        name_zh="范围面积",
        name_en="area of the boundary",
        value=unit.account.zone_area_m2 if unit.account else None,
        unit="m²",
        source=f"parks.geojson:{unit.boundary_id}",
    )


def _input_values(item: Quantity, keys: tuple[str, ...], lang: Lang) -> tuple[Value, ...]:
    return (
        item.key,
        name_in(lang, item),
        or_words(item.value, lang),
        item.unit or None,
        item.period or None,
        word_in(lang, FIGURE_STATUSES, item.status),
        word_in(lang, QUALIFIERS, item.qualifier),
        item.mark or None,
        item.source or None,
        " ".join(keys) or None,
        needs_in(lang, item.needs),
    )
