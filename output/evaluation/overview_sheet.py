"""All results of an evaluation at a glance, one column a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.evaluation.columns import STATUS, number, text
from output.evaluation.words import NO_VALUE, STATUSES, kind_in, name_in, or_words, word_in
from output.say import listed, say
from output.tables import Sheet
from parks.evaluation import definitions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from output.tables import Column, Lang, Value
    from output.tables.sheet import RowLook
    from parks.evaluation import Definition, Evaluation, Grade, UnitEvaluation


def overview_sheet(evaluation: Evaluation, *, title: str, lang: Lang) -> Sheet:
    """Return types, scores, grades and all results side by side; periods that differ are told."""
    units = evaluation.units
    columns: list[Column] = [
        text("indicator", "指标", "Indicator", 30),
        text("measured_in", "单位", "Measured in", 12),
        *(number(unit.unit_id, unit.name_zh, unit.name_en) for unit in units),
        text("period", "期间", "Period", 24),
        STATUS,
    ]
    rows, looks = _head_rows(evaluation, lang), list["RowLook"]()
    looks += ["band"] * len(rows)
    for definition in definitions().values():
        rows.append(_row(definition, units, lang))
        looks.append("doubt" if len(_periods(definition, units)) > 1 else "")
    return Sheet(title=title, columns=tuple(columns), rows=tuple(rows), looks=tuple(looks))


def _head_rows(evaluation: Evaluation, lang: Lang) -> list[tuple[Value, ...]]:
    units = evaluation.units
    types = (kind_in(lang, unit.zone_type.used) for unit in units)
    points = (or_words(unit.score.points, lang) for unit in units)
    unchecked = word_in(lang, STATUSES, "memory")
    rows: list[tuple[Value, ...]] = [
        (say(lang, "类型", "Type"), None, *types, None, None),
        (say(lang, "总分", "Score"), say(lang, "分", "points"), *points, None, unchecked),
    ]
    if evaluation.options.grading is not None:
        grades = (_grade(unit.grade, lang) for unit in units)
        rows.append((say(lang, "亩均等级", "Grade per mu"), None, *grades, None, None))
    return rows


def _grade(found: Grade | None, lang: Lang) -> str:
    """Return the grade; with points and no grade the planner gave neither limits nor shares."""
    if found is None or found.points is None:
        return say(lang, *NO_VALUE)
    return found.grade or say(lang, "不评", "none")


def _row(definition: Definition, units: Sequence[UnitEvaluation], lang: Lang) -> tuple[Value, ...]:
    values = (or_words(unit.result(definition.key).value, lang) for unit in units)
    return (
        name_in(lang, definition),
        definition.unit or None,
        *values,
        _period(definition, units, lang),
        word_in(lang, STATUSES, definition.status),
    )


def _periods(
    definition: Definition, units: Sequence[UnitEvaluation]
) -> dict[str, list[UnitEvaluation]]:
    """Return the units with a value by the period of their figures."""
    found: dict[str, list[UnitEvaluation]] = {}
    for unit in units:
        result = unit.result(definition.key)
        if result.value is not None and result.period:
            found.setdefault(result.period, []).append(unit)
    return found


def _period(definition: Definition, units: Sequence[UnitEvaluation], lang: Lang) -> str | None:
    """Return the period of a row; of several which units have which, and that they differ."""
    found = _periods(definition, units)
    if len(found) <= 1:
        return next(iter(found), None)
    head = say(lang, "期间不一致，不可比：", "periods differ, not comparable: ")
    names = (
        f"{period} {', '.join(name_in(lang, unit) for unit in own)}"
        for period, own in sorted(found.items())
    )
    return head + listed(lang, names)
