"""Figures per mu as a table: values, means they are divided by, points and grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.evaluation.columns import INDICATOR, NEEDS, STATUS, UNIT, VALUE, number, text
from output.evaluation.words import STATUSES, formula_in, name_in, needs_in, or_words, word_in
from output.say import say
from output.tables import Sheet
from parks.evaluation.grading import FORMULA_EN, FORMULA_SOURCE, FORMULA_ZH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from output.tables import Lang, Value
    from output.tables.sheet import RowLook
    from parks.evaluation import Evaluation, Grade, Result, UnitEvaluation
    from parks.evaluation.grading import GradeItem

COLUMNS = (
    *UNIT,
    *INDICATOR,
    *VALUE,
    text("period", "期间", "Period", 10),
    text("formula", "公式", "Formula", 36),
    number("mean", "均值", "Mean"),
    number("weight", "权重", "Weight"),
    number("points", "得分", "Points"),
    text("grade", "等级", "Grade", 8),
    NEEDS,
    STATUS,
)


def per_mu_sheet(evaluation: Evaluation, *, lang: Lang) -> Sheet:
    """Return figures per mu by unit; with a grading also points, and a row with the grade."""
    rows, looks = list[tuple["Value", ...]](), list["RowLook"]()
    for unit in evaluation.units:
        for values, look in _rows(unit, lang):
            rows.append((unit.unit_id, name_in(lang, unit), *values))
            looks.append(look)
    return Sheet(
        title=say(lang, "亩均", "Per mu"),
        columns=COLUMNS,
        rows=tuple(rows),
        looks=tuple(looks),
        notes=_notes(evaluation, lang),
        frozen=4,
    )


def _rows(unit: UnitEvaluation, lang: Lang) -> Iterator[tuple[tuple[Value, ...], RowLook]]:
    items = {item.key: item for item in unit.grade.items} if unit.grade else {}
    if unit.grade is not None:
        yield _total(unit.grade, lang), "band"
    for result in unit.per_mu.values():
        yield _values(result, items.get(result.key), lang), ""


def _total(grade: Grade, lang: Lang) -> tuple[Value, ...]:
    return (
        None,
        say(lang, "亩均评价", "Grading per mu"),
        *(None,) * 4,
        None,
        100.0,
        or_words(grade.points, lang),
        grade.grade or (say(lang, "不评", "none") if grade.points is not None else None),
        needs_in(lang, grade.needs),
        word_in(lang, STATUSES, "checked"),
    )


def _values(result: Result, item: GradeItem | None, lang: Lang) -> tuple[Value, ...]:
    graded = (
        (or_words(item.mean, lang), item.weight, or_words(item.points, lang))
        if item
        else (None, None, None)
    )
    return (
        result.key,
        name_in(lang, result.definition),
        or_words(result.value, lang),
        result.definition.unit or None,
        result.period or None,
        formula_in(lang, result.definition),
        *graded,
        None,
        needs_in(lang, item.needs if item else result.needs),
        word_in(lang, STATUSES, result.definition.status),
    )


def _notes(evaluation: Evaluation, lang: Lang) -> tuple[str, ...]:
    graded = [unit.grade for unit in evaluation.units if unit.grade]
    if not graded:
        return (
            say(
                lang,
                "亩均评价的权重由各区县自定，未给定，因此不评等级。",
                "Every district sets its own weights of figures per mu; none were given, so there "
                "are no grades.",
            ),
        )
    formula = say(lang, f"亩均评价：{FORMULA_ZH}", f"Grading per mu: {FORMULA_EN}")
    rule = say(lang, f"等级{graded[0].rule_zh}。", f"Grades {graded[0].rule_en}.")
    return (f"{formula} ({FORMULA_SOURCE}).", rule)
