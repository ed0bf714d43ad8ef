"""How units are graded by their figures per mu: weights, means and grades the planner gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeAlias

from parks.evaluation.data import rows_of
from parks.evaluation.definition import definitions, definitions_of
from parks.evaluation.weights import check_sum, checked_weight

Mean: TypeAlias = Literal["pooled", "arithmetic"]
MEANS: tuple[Mean, ...] = ("pooled", "arithmetic")
FULL = 100
GRADES = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingRules:
    """
    Rules of a grading. There is no default: every district sets its own.

    Parameters
    ----------
    weights
        By indicator per mu; sum 1 or 100.
    means
        Means of the district, by indicator, where the planner has them.
    mean
        For the others the mean of the graded units: `pooled`, sum of the numerators over sum of
        the denominators, or `arithmetic`, mean of the values.
    limits
        Least points of each grade but the last, best grade first: {"A": 120, "B": 80, "C": 60}.
    shares
        Or the share of units in each grade, best first, sum 1. At most one of the two is given;
        without them there are points and no grades.
    """

    weights: Mapping[str, float]
    means: Mapping[str, float] = field(default_factory=dict)
    mean: Mean = "pooled"
    limits: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingExample:
    """Weights of a district elsewhere; never a default."""

    weights: Mapping[str, float]
    scope_zh: str
    scope_en: str
    status: str
    source: str


@cache
def example_grading_weights() -> GradingExample:
    """Return the weights of Huangyan, Zhejiang, in 2022 (sum 100), as an example."""
    rows = rows_of("example_grading_weights.csv")
    return GradingExample(
        weights={row["key"]: float(row["weight"]) for row in rows},
        scope_zh=rows[0]["scope_zh"],
        scope_en=rows[0]["scope_en"],
        status=rows[0]["status"],
        source=rows[0]["source"],
    )


def points_of_weights(rules: GradingRules) -> Mapping[str, float]:
    """
    Return the weights as points that sum to 100, after checking all rules.

    Raises
    ------
    ValueError
        If an indicator is not one per mu, weights sum to neither 1 nor 100, limits do not fall
        from grade to grade, shares do not sum to 1, or both limits and shares are given.
    """
    _check_keys(rules)
    _check_grades(rules)
    total = sum(rules.weights.values())
    whole = FULL if total > (1 + FULL) / 2 else 1
    weights = {
        key: checked_weight(weight, name=key, most=whole) for key, weight in rules.weights.items()
    }
    check_sum(weights, level="the grading", whole=whole)
    return {key: weight * FULL / whole for key, weight in weights.items()}


def _check_keys(rules: GradingRules) -> None:
    allowed = [item.key for item in definitions_of("per_mu")]
    for key in (*rules.weights, *rules.means):
        if key not in allowed:
            raise ValueError(f"grading: no indicator {key!r}. Allowed are {', '.join(allowed)}")
    for key, mean in rules.means.items():
        if not mean > 0:
            name = definitions()[key].name_en
            raise ValueError(f"grading: mean of {name} must be above 0, got {mean!r}")
    if rules.mean not in MEANS:
        raise ValueError(f"mean: expected one of {', '.join(MEANS)}, got {rules.mean!r}")


def _check_grades(rules: GradingRules) -> None:
    if rules.limits and rules.shares:
        raise ValueError("grading: give limits or shares, not both")
    limits = list(rules.limits.values())
    if limits != sorted(set(limits), reverse=True):
        raise ValueError(f"grading: limits must fall from grade to grade, got {limits}")
    for name, told in (("limits", tuple(rules.limits)), ("shares", tuple(rules.shares))):
        most = len(GRADES) - (name == "limits")
        if told != GRADES[: len(told)] or len(told) > most:
            allowed = ", ".join(GRADES[:most])
            raise ValueError(f"grading: {name} must name {allowed} in this order, got {told}")
    if rules.shares:
        shares = {k: checked_weight(v, name=f"grade {k}") for k, v in rules.shares.items()}
        check_sum(shares, level="the shares of grades")
