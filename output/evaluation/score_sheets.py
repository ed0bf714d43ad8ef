"""Types and scores of zones as tables: how each comes about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.evaluation.columns import INDICATOR, NEEDS, UNIT, number, text
from output.evaluation.words import kind_in, name_in, needs_in, or_words
from output.say import say
from output.tables import Column, Sheet
from parks.evaluation import definitions
from parks.evaluation.ideal import LABELS
from parks.evaluation.score import BASIS_WORDS
from parks.evaluation.zone_type import RULE_EN, RULE_ZH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from output.tables import Lang, Value
    from output.tables.sheet import RowLook
    from parks.evaluation import Evaluation, ScoreNode, UnitEvaluation

TYPE_COLUMNS = (
    *UNIT,
    text("used", "采用类型", "Type used", 18),
    text("by_rule", "按规则", "By the rule", 18),
    text("override", "规划人员指定", "By the planner", 18),
    Column(key="is_bonded", label_zh="综合保税区、出口加工区", label_en="Bonded", kind="boolean"),
    number("industry_share", "工矿仓储 A2/A", "Industry A2/A", "%"),
    number("housing_share", "住宅 A1/A", "Housing A1/A", "%"),
    NEEDS,
)
SCORE_COLUMNS = (
    *UNIT,
    text("level", "层次", "Level", 22),
    *INDICATOR,
    number("weight", "权重", "Weight", number_format="0.0000"),
    number("whole_weight", "总权重", "Weight in the total", number_format="0.0000"),
    number("value", "数值", "Value"),
    text("measured_in", "单位", "Measured in", 12),
    number("ideal", "理想值", "Ideal value"),
    text("ideal_basis", "理想值来源", "Basis of the ideal value", 36),
    number("reached", "达到", "Reached", number_format="0.0000"),
    number("points", "得分", "Points"),
    text("weight_basis", "权重来源", "Basis of the weights", 24),
    NEEDS,
)
COMBINED_COLUMNS = (
    text("main", "主区", "Main zone", 24),
    number("main_weight", "主区权重", "Weight", number_format="0.0000"),
    text("expansion", "发展方向区", "Expansion zone", 24),
    number("expansion_weight", "发展方向区权重", "Weight of it", number_format="0.0000"),
    number("points", "得分", "Points"),
    NEEDS,
)
TOTAL = ("总分", "Score")


def type_sheet(evaluation: Evaluation, *, lang: Lang) -> Sheet:
    """Return the type of each zone, by the rule and as the planner says."""
    return Sheet(
        title=say(lang, "类型", "Types"),
        columns=TYPE_COLUMNS,
        rows=tuple(_type_values(unit, lang) for unit in evaluation.units),
        notes=(
            say(
                lang,
                f"类型规则：{RULE_ZH}（限值已核对，边界情形凭记忆）。",
                f"Rule of types: {RULE_EN} (limits checked, boundary cases from memory).",
            ),
        ),
        frozen=2,
    )


def score_sheet(evaluation: Evaluation, *, lang: Lang) -> Sheet:
    """Return how the score of each zone comes about: weights, ideal values, what is reached."""
    rows, looks = list[tuple["Value", ...]](), list["RowLook"]()
    for unit in evaluation.units:
        for values, look in _score_rows(unit, lang):
            rows.append((unit.unit_id, name_in(lang, unit), *values))
            looks.append(look)
    return Sheet(
        title=say(lang, "评分", "Scores"),
        columns=SCORE_COLUMNS,
        rows=tuple(rows),
        looks=tuple(looks),
        frozen=3,
    )


def combined_sheet(evaluation: Evaluation, *, lang: Lang) -> Sheet:
    """Return main zones scored together with their expansion zones."""
    return Sheet(
        title=say(lang, "主区与发展方向区", "Main and expansion zones"),
        columns=COMBINED_COLUMNS,
        rows=tuple(
            (
                item.main_id,
                item.main_weight,
                item.expansion_id,
                item.expansion_weight,
                or_words(item.points, lang),
                needs_in(lang, item.needs),
            )
            for item in evaluation.combined
        ),
    )


def _type_values(unit: UnitEvaluation, lang: Lang) -> tuple[Value, ...]:
    found = unit.zone_type
    return (
        unit.unit_id,
        name_in(lang, unit),
        kind_in(lang, found.used),
        kind_in(lang, found.by_rule),
        kind_in(lang, found.override) if found.override else None,
        found.is_bonded,
        or_words(found.industry_share, lang),
        or_words(found.housing_share, lang),
        needs_in(lang, found.needs),
    )


def _score_rows(unit: UnitEvaluation, lang: Lang) -> Iterator[tuple[tuple[Value, ...], RowLook]]:
    score = unit.score
    yield (
        (
            say(lang, *TOTAL),
            None,
            None,
            1.0 if score.root else None,
            1.0 if score.root else None,
            *(None,) * 4,
            score.root.share if score.root else None,
            or_words(score.points, lang),
            say(lang, *BASIS_WORDS[score.basis]),
            needs_in(lang, score.needs),
        ),
        "band",
    )
    if score.root is not None:
        for child in score.root.children:
            yield from _node_rows(child, unit, lang, path=(), whole=1.0)


def _node_rows(
    node: ScoreNode, unit: UnitEvaluation, lang: Lang, *, path: tuple[str, ...], whole: float
) -> Iterator[tuple[tuple[Value, ...], RowLook]]:
    own = whole * node.weight
    yield (*_head(node, path, lang), node.weight, own, *_reached(node, unit, own, lang)), ""
    for child in node.children:
        yield from _node_rows(child, unit, lang, path=(*path, name_in(lang, node)), whole=own)


def _head(node: ScoreNode, path: tuple[str, ...], lang: Lang) -> tuple[Value, ...]:
    return " › ".join(path) or None, node.key, name_in(lang, node)


def _reached(node: ScoreNode, unit: UnitEvaluation, whole: float, lang: Lang) -> tuple[Value, ...]:
    points = None if node.share is None else 100 * whole * node.share
    told = (or_words(node.share, lang), or_words(points, lang), None, needs_in(lang, node.needs))
    if node.ideal is None:
        return (None, None, None, None, *told)
    return (
        or_words(unit.ratios[node.key].value, lang),
        definitions()[node.key].unit or None,
        or_words(node.ideal.value, lang),
        say(lang, *LABELS[node.ideal.basis]),
        *told,
    )
