"""Ideal values that ratios are measured against: given, or a reference of this comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from parks.evaluation.definition import definitions
from parks.evaluation.ratio import Result
from parks.need import Need
from parks.vocabulary import Better

Reference: TypeAlias = Literal["best", "p80"]
REFERENCES: tuple[Reference, ...] = ("best", "p80")
Basis: TypeAlias = Literal["given", "rate", "none-idle", "best", "p80"]
LABELS: Mapping[Basis, tuple[str, str]] = {
    "given": ("规划人员给定的理想值", "ideal value as given"),
    "rate": ("比率按 100% 计", "a rate: 100 %"),
    "none-idle": ("越低越好：1 − 比率", "less is better: 1 - rate"),
    "best": ("本次比较的参照值（最好者）", "reference value of this comparison (the best)"),
    "p80": (
        "本次比较的参照值（第 80 百分位）",
        "reference value of this comparison (80th percentile)",
    ),
}
PERCENTILE = 80
FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ideal:
    """
    What an indicator is measured against.

    Parameters
    ----------
    key
        Indicator.
    value
        In its unit; None where there is none.
    basis
        Where the value is from; words in LABELS. Never an official value.
    needs
        What is missing.
    """

    key: str
    value: float | None
    basis: Basis
    needs: tuple[Need, ...] = ()


def ideal_of(
    key: str,
    results: Sequence[Result],
    *,
    given: Mapping[str, float],
    reference: Reference = "best",
) -> Ideal:
    """
    Return what an indicator is measured against.

    Parameters
    ----------
    key
        Indicator.
    results
        This indicator of all compared units.
    given
        Ideal values of the planner, in the indicator's unit.
    reference
        Where he gives none and it is no rate: the best of the compared units, or their 80th
        percentile (linear between units).

    Returns
    -------
    ideal
        Without value if fewer than two units have the indicator, if they have it for different
        periods, or if the reference would be 0.

    Raises
    ------
    ValueError
        If a given ideal value is not above 0, or `reference` is not known.
    """
    definition = definitions()[key]
    if definition.better is Better.DOWN:
        return Ideal(key=key, value=0.0, basis="none-idle")
    if key in given:
        return Ideal(key=key, value=_positive(key, given[key]), basis="given")
    if definition.ideal is not None:
        return Ideal(key=key, value=definition.ideal, basis="rate")
    if reference not in REFERENCES:
        raise ValueError(f"reference: expected one of {', '.join(REFERENCES)}, got {reference!r}")
    return _reference(key, results, reference)


def _reference(key: str, results: Sequence[Result], reference: Reference) -> Ideal:
    usable = [item for item in results if item.value is not None and not item.is_impossible]
    values = [item.value for item in usable if item.value is not None]
    periods = {item.period for item in usable}
    need = None
    if len(values) < FEWEST:
        need = Need(
            zh=f"{key} 的理想值，或另一个可比单位的 {key}",
            en=f"an ideal value of {key}, or {key} of a second unit to compare with",
        )
    elif len(periods) > 1:
        told = ", ".join(sorted(periods))
        need = Need(
            zh=f"同一期间的 {key}（现为 {told}）", en=f"{key} of one period (it is of {told})"
        )
    elif max(values) <= 0:
        need = Need(zh=f"{key} 的理想值（参照值为 0）", en=f"an ideal value of {key} (all are 0)")
    if need is not None:
        return Ideal(key=key, value=None, basis=reference, needs=(need,))
    value = max(values) if reference == "best" else float(np.percentile(values, PERCENTILE))
    return Ideal(key=key, value=value, basis=reference)


def _positive(key: str, value: float) -> float:
    if not value > 0:
        raise ValueError(f"ideal value of {key}: expected a number above 0, got {value!r}")
    return float(value)
