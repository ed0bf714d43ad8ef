"""Points and grades of units by their figures per mu: item = value / mean x weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from parks.evaluation.definition import definitions
from parks.evaluation.grading_rules import GRADES, GradingRules, points_of_weights
from parks.evaluation.quantity import distinct
from parks.need import Need

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parks.evaluation.ratio import Result

Results: TypeAlias = "Mapping[str, Mapping[str, Result]]"
"""By unit, then by indicator."""
FORMULA_ZH = "得分 = Σ 指标值 ÷ 均值 × 权重（权重合计 100）"
FORMULA_EN = "points = sum of value / mean x weight (weights sum to 100)"
FORMULA_STATUS = "checked"
FORMULA_SOURCE = "notice of Huangyan, Zhejiang, 2022"
WITHIN = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """
    The mean an indicator is divided by.

    Parameters
    ----------
    key, value
        Indicator, and its mean in the indicator's unit; None where it cannot be had.
    label_zh, label_en
        Where it is from.
    needs
        What is missing.
    """

    key: str
    value: float | None
    label_zh: str
    label_en: str
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeItem:
    """Points of one indicator: `value` / `mean` x `weight`; None where something is missing."""

    key: str
    value: float | None
    mean: float | None
    weight: float
    points: float | None
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """
    Points and grade of one unit.

    Parameters
    ----------
    unit_id
        The unit.
    points
        Sum over the items; 100 is what a unit at every mean has. None where an item is missing.
    grade
        A to D; empty without points, or where no limits or shares were given.
    items
        One an indicator.
    rule_zh, rule_en
        How the grade was set.
    needs
        Why there are no points.
    """

    unit_id: str
    points: float | None
    grade: str
    items: tuple[GradeItem, ...]
    rule_zh: str
    rule_en: str
    needs: tuple[Need, ...] = ()


def grades(results: Results, *, rules: GradingRules) -> tuple[Grade, ...]:
    """
    Grade units by their figures per mu.

    Parameters
    ----------
    results
        Figures per mu of the units that are graded together.
    rules
        Weights, means, limits or shares.

    Returns
    -------
    grades
        In the order of the units.

    Raises
    ------
    ValueError
        If the rules are wrong (`points_of_weights`).

    Notes
    -----
    With shares, units are ranked by points; the n-th of all with points has the grade in whose
    share (n - 1/2) / all falls; equal points have the same, the better, grade.
    """
    weights = points_of_weights(rules)
    means = {key: mean_of(key, [own[key] for own in results.values()], rules) for key in weights}
    pointed = {
        unit: tuple(_item(own[key], means[key], weight) for key, weight in weights.items())
        for unit, own in results.items()
    }
    totals = {unit: _total(items) for unit, items in pointed.items()}
    given = _grades_given(totals, rules)
    rule_zh, rule_en = _rule_words(rules)
    return tuple(
        Grade(
            unit_id=unit,
            points=totals[unit],
            grade=given.get(unit, ""),
            items=items,
            rule_zh=rule_zh,
            rule_en=rule_en,
            needs=distinct(need for item in items for need in item.needs),
        )
        for unit, items in pointed.items()
    )


def mean_of(key: str, results: Sequence[Result], rules: GradingRules) -> Mean:
    """Return the mean an indicator is divided by: given, or that of the graded units."""
    if key in rules.means:
        return Mean(
            key=key, value=rules.means[key], label_zh="给定的均值", label_en="mean as given"
        )
    known = [item for item in results if item.value is not None]
    if len({item.period for item in known}) > 1:
        told = ", ".join(sorted({item.period for item in known}))
        need = Need(
            zh=f"同一期间的 {key}（现为 {told}）", en=f"{key} of one period (it is of {told})"
        )
        return Mean(key=key, value=None, label_zh="", label_en="", needs=(need,))
    value = _pooled(key, known) if rules.mean == "pooled" else _arithmetic(known)
    if value is None or value <= 0:
        need = Need(zh=f"{key} 大于 0 的均值", en=f"a mean of {key} above 0")
        return Mean(key=key, value=None, label_zh="", label_en="", needs=(need,))
    zh, en = (
        ("分子之和 ÷ 分母之和", "sum of numerators over sum of denominators")
        if rules.mean == "pooled"
        else ("算术平均", "arithmetic mean")
    )
    return Mean(
        key=key,
        value=value,
        label_zh=f"本次比较 {len(known)} 个单位的均值（{zh}）",
        label_en=f"mean of the {len(known)} units compared ({en})",
    )


def _arithmetic(known: Sequence[Result]) -> float | None:
    values = [item.value for item in known if item.value is not None]
    return sum(values) / len(values) if values else None


def _pooled(key: str, known: Sequence[Result]) -> float | None:
    """Sum of numerators over sum of denominators; each figure per mu has one term in both."""
    definition = definitions()[key]
    above = _summed(known, definition.numerator[0])
    below = _summed(known, definition.denominator[0])
    return above / below * float(definition.factor) if below > 0 else None


def _summed(known: Sequence[Result], term: tuple[str, ...]) -> float:
    return sum(item.value or 0 for result in known for item in result.inputs if item.key in term)


def _item(result: Result, mean: Mean, weight: float) -> GradeItem:
    needs = distinct((*result.needs, *mean.needs))
    points = None
    if result.value is not None and mean.value is not None:
        points = result.value / mean.value * weight
    return GradeItem(
        key=result.key,
        value=result.value,
        mean=mean.value,
        weight=weight,
        points=points,
        needs=needs,
    )


def _total(items: Sequence[GradeItem]) -> float | None:
    points = [item.points for item in items if item.points is not None]
    return sum(points) if len(points) == len(items) else None


def _grades_given(totals: Mapping[str, float | None], rules: GradingRules) -> Mapping[str, str]:
    known = {unit: total for unit, total in totals.items() if total is not None}
    if rules.limits:
        return {unit: _by_limit(total, rules.limits) for unit, total in known.items()}
    if rules.shares:
        return {
            unit: _by_share((_rank(total, list(known.values())) - 0.5) / len(known), rules.shares)
            for unit, total in known.items()
        }
    return {}


def _by_limit(total: float, limits: Mapping[str, float]) -> str:
    reached = (grade for grade, limit in limits.items() if total >= limit - WITHIN)
    return next(reached, GRADES[len(limits)])


def _by_share(place: float, shares: Mapping[str, float]) -> str:
    cumulated = 0.0
    for grade, share in shares.items():
        cumulated += share
        if place <= cumulated + WITHIN:
            return grade
    return tuple(shares)[-1]


def _rank(total: float, totals: Sequence[float]) -> int:
    """Place from 1; equal points share the better place."""
    return 1 + sum(other > total + WITHIN for other in totals)


def _rule_words(rules: GradingRules) -> tuple[str, str]:
    if rules.limits:
        told = ", ".join(f"{grade} ≥ {limit:g}" for grade, limit in rules.limits.items())
        return f"按给定分数线：{told}", f"by the given limits: {told}"
    if rules.shares:
        told = ", ".join(f"{grade} {share:.0%}" for grade, share in rules.shares.items())
        return f"按给定比例：{told}", f"by the given shares of units: {told}"
    return "未给定分数线或比例，不评等级", "no limits or shares given, so no grades"
