"""Type and score of a zone as figures of its panel."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from mapper.computed_figure import computed_figure
from mapper.describe_landuse_result import (
    CURRENT_LAND,
    Citing,
    figure_id,
    needs_row,
    quantity_term,
)
from mapper.landuse_words import amount, fixed, joined, status_words
from mapper.page import NO_WORDS, FigureView, Formula, FormulaTerm, Row, Words
from mapper.wording import period_words
from parks.evaluation.ideal import LABELS
from parks.evaluation.score import BASIS_WORDS, FORMULA_STATUS, FORMULA_ZH
from parks.evaluation.score import FORMULA_EN as SCORE_EN
from parks.evaluation.zone_type import (
    HOUSING_LIMIT,
    INDUSTRY_LIMIT,
    NAMES,
    RULE_EN,
    RULE_STATUS,
    RULE_ZH,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parks.evaluation import Definition, Score, ScoreNode, UnitEvaluation, ZoneKind, ZoneType

TYPE = Words(zh="开发区类型", en="Zone type")
SCORE = Words(zh="集约利用得分", en="Score of land use")
POINTS = Words(zh="分", en="points")
BY_RULE = Words(zh="按规则", en="by the rule")
BY_PLANNER = Words(zh="规划人员指定", en="set by the planner")
BONDED = Words(zh="保税区、出口加工区一律为工业主导型", en="bonded zones are always industry-led")
REFERENCE = Words(zh="对照本次比较的参照值", en="against the reference value of this comparison")
NOT_OFFICIAL = Words(
    zh="参照值取自本次比较的单位，换一组单位就会改变，不是官方理想值。",
    en=(
        "Reference values are taken from the units of this comparison and change with them; none "
        "is an official ideal value."
    ),
)
TYPE_KEY, SCORE_KEY = "zone-type", "score"
LAND = ("A", "A1", "A2")


def type_row(unit: UnitEvaluation, citing: Citing) -> tuple[Row, tuple[FigureView, ...]]:
    """Return the row of the zone type, with its figure where the type is known."""
    found = unit.zone_type
    if found.used is None or unit.account is None:
        return needs_row(TYPE, found.needs), ()
    figure = computed_figure(
        figure_id(unit.unit_id, TYPE_KEY),
        unit=unit.unit_id,
        label=TYPE,
        shown=(_kind(found.used), NO_WORDS),
        number=0.0,
        period=CURRENT_LAND,
        source=citing.layer,
        formula=Formula(
            expression=Words(zh=RULE_ZH, en=RULE_EN),
            numbers=_numbers(found),
            inputs=(),
            terms=tuple(quantity_term(unit.account[key], citing) for key in LAND),
            rule=status_words(RULE_STATUS),
        ),
    )
    figure = dataclasses.replace(figure, note=_standing(found))
    aside = joined((_standing(found), _shares(found)), zh=" · ", en=" · ")
    return Row(form="figure", title=TYPE, figures=(figure.id,), aside=aside), (figure,)


def score_row(unit: UnitEvaluation, citing: Citing) -> tuple[Row, tuple[FigureView, ...]]:
    """Return the row of the score, with its figure where there is one."""
    found = unit.score
    if found.points is None or found.root is None:
        return needs_row(SCORE, found.needs), ()
    value = fixed(found.points, 1)
    figure = computed_figure(
        figure_id(unit.unit_id, SCORE_KEY),
        unit=unit.unit_id,
        label=SCORE,
        shown=(value, POINTS),
        number=found.points,
        period=_period(unit, found),
        source=citing.layer,
        formula=Formula(
            expression=Words(zh=FORMULA_ZH, en=SCORE_EN),
            numbers=Words(
                zh=f"Σ 权重 × s × 100 = {value.zh}", en=f"sum of weight x s x 100 = {value.en}"
            ),
            inputs=(),
            terms=tuple(_term(node, unit) for node in _leaves(found.root)),
            rule=joined((_basis(found), status_words(FORMULA_STATUS)), zh="；", en="; "),
        ),
    )
    figure = dataclasses.replace(figure, note=NOT_OFFICIAL)
    aside = joined((_basis(found), REFERENCE), zh="；", en="; ")
    return Row(form="figure", title=SCORE, figures=(figure.id,), aside=aside), (figure,)


def _kind(kind: ZoneKind) -> Words:
    zh, en = NAMES[kind]
    return Words(zh=zh, en=en)


def _standing(found: ZoneType) -> Words:
    """Say who names the type, and what the rule says where the planner names another."""
    if not found.is_overridden:
        return BONDED if found.is_bonded else BY_RULE
    if found.by_rule is None:
        return BY_PLANNER
    rule = _kind(found.by_rule)
    return Words(
        zh=f"{BY_PLANNER.zh}（按规则为{rule.zh}）", en=f"{BY_PLANNER.en} ({BY_RULE.en}: {rule.en})"
    )


def _shares(found: ZoneType) -> Words:
    if found.industry_share is None or found.housing_share is None:
        return NO_WORDS
    industry, housing = amount(found.industry_share, "%"), amount(found.housing_share, "%")
    return Words(
        zh=f"工矿仓储 {industry.zh}，住宅 {housing.zh}",
        en=f"industry {industry.en}, housing {housing.en}",
    )


def _numbers(found: ZoneType) -> Words:
    if found.industry_share is None or found.housing_share is None:
        return NO_WORDS
    industry, housing = amount(found.industry_share, "%").en, amount(found.housing_share, "%").en
    above = ">" if found.industry_share > INDUSTRY_LIMIT else "≤"
    below = "≥" if found.housing_share >= HOUSING_LIMIT else "<"
    parts = [
        f"A2/A = {industry} {above} {INDUSTRY_LIMIT:.0f} %",
        f"A1/A = {housing} {below} {HOUSING_LIMIT:.0f} %",
    ]
    return Words(zh="；".join(parts), en="; ".join(parts))


def _basis(found: Score) -> Words:
    zh, en = BASIS_WORDS[found.basis]
    return Words(zh=zh, en=en)


def _period(unit: UnitEvaluation, found: Score) -> Words:
    keys = [node.key for node, _ in _leaves(found.root)] if found.root else []
    periods = {unit.ratios[key].period for key in keys} - {""}
    return joined((period_words(item) for item in sorted(periods)), zh="、", en=", ")


def _leaves(node: ScoreNode, weight: float = 1.0) -> Iterator[tuple[ScoreNode, float]]:
    """Yield the indicators of a score with the weight of each in the whole."""
    if not node.children:
        yield node, weight
    for child in node.children:
        yield from _leaves(child, weight * child.weight)


def _term(leaf: tuple[ScoreNode, float], unit: UnitEvaluation) -> FormulaTerm:
    node, weight = leaf
    definition = unit.ratios[node.key].definition
    value = amount(unit.ratios[node.key].value or 0.0, definition.unit)
    share = node.share or 0.0
    return FormulaTerm(
        name=Words(zh=definition.name_zh, en=definition.name_en),
        value=Words(zh=f"{value.zh} → {share:.3f}", en=f"{value.en} → {share:.3f}"),
        source=joined((_weight(weight), _ideal(node, definition)), zh="；", en="; "),
    )


def _weight(weight: float) -> Words:
    return Words(zh=f"权重 {weight:.3g}", en=f"weight {weight:.3g}")


def _ideal(node: ScoreNode, definition: Definition) -> Words:
    if node.ideal is None:
        return NO_WORDS
    zh, en = LABELS[node.ideal.basis]
    if node.ideal.value is None or node.ideal.basis in ("rate", "none-idle"):
        return Words(zh=zh, en=en)
    value = amount(node.ideal.value, definition.unit)
    return Words(zh=f"{zh} {value.zh}", en=f"{en} {value.en}")
