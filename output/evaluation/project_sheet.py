"""Industrial projects against the control indicators, as a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from output.evaluation.columns import NEEDS, NOTE, VALUE, number, text
from output.evaluation.words import (
    NATURES,
    SIDES,
    STATUSES,
    VERDICTS,
    name_in,
    needs_in,
    or_words,
    word_in,
)
from output.say import listed, say
from output.tables import Sheet
from parks.evaluation import Verdict

if TYPE_CHECKING:
    from output.tables import Lang, Value
    from parks.evaluation import ControlResult, Evaluation, ProjectCheck

COLUMNS = (
    text("project", "项目", "Project", 26),
    text("parcels", "地块", "Parcels", 18),
    text("industry_code", "行业代码", "Industry code", 10),
    text("industry", "行业", "Industry", 24),
    text("key", "指标代码", "Key", 16),
    text("indicator", "控制指标", "Control indicator", 28),
    text("nature", "性质", "Nature", 10),
    *VALUE,
    text("side", "要求", "Must be", 8),
    number("threshold", "限值", "Threshold"),
    text("verdict", "结论", "Verdict", 20),
    text("threshold_status", "限值核对情况", "Status of the threshold", 16),
    text("threshold_source", "限值依据", "Source of the threshold", 32),
    NEEDS,
    text("formula", "公式", "Formula", 40),
    NOTE,
)


def project_sheet(evaluation: Evaluation, *, lang: Lang) -> Sheet:
    """Return one row a project and control indicator; the notes count what is not met."""
    checked = [(check, result) for check in evaluation.projects for result in check.results]
    return Sheet(
        title=say(lang, "项目控制指标", "Project control"),
        columns=COLUMNS,
        rows=tuple(
            (*_project(check, lang), *_values(check, item, lang)) for check, item in checked
        ),
        looks=tuple("doubt" if item.verdict is Verdict.NOT_MET else "" for _, item in checked),
        notes=_notes(evaluation, [item for _, item in checked], lang),
    )


def _project(check: ProjectCheck, lang: Lang) -> tuple[Value, ...]:
    return (
        check.project.name,
        ", ".join(check.project.parcels),
        check.project.industry_code or None,
        name_in(lang, check.division) if check.division else None,
    )


def _values(check: ProjectCheck, result: ControlResult, lang: Lang) -> tuple[Value, ...]:
    indicator, limit = result.indicator, result.threshold
    return (
        indicator.key,
        name_in(lang, indicator),
        word_in(lang, NATURES, indicator.nature[check.edition]),
        or_words(result.value, lang),
        indicator.unit or None,
        SIDES[limit.comparison] if limit else None,
        limit.value if limit else None,
        say(lang, *VERDICTS[result.verdict]),
        word_in(lang, STATUSES, limit.status) if limit else None,
        (limit.source or None) if limit else None,
        needs_in(lang, result.needs),
        say(lang, indicator.formula_zh, indicator.formula_en),
        (say(lang, limit.note_zh, limit.note) or None) if limit else None,
    )


def _notes(evaluation: Evaluation, results: list[ControlResult], lang: Lang) -> tuple[str, ...]:
    rules, count = evaluation.options.control, len(evaluation.projects)
    failed = Counter(
        name_in(lang, item.indicator) for item in results if item.verdict is Verdict.NOT_MET
    )
    told = listed(lang, (f"{name} {number}" for name, number in failed.items()))
    first = say(
        lang,
        f"工业项目建设用地控制指标（{rules.edition} 年版，"
        f"行业代码 GB/T 4754-{rules.industry_edition}）：{count} 个项目。",
        f"Control indicators of industrial projects (edition {rules.edition}, industry codes of "
        f"GB/T 4754-{rules.industry_edition}): {count} projects.",
    )
    second = say(lang, f"不符合：{told or '无'}。", f"Not met: {told or 'none'}.")
    return (first, second) if count else (first,)
