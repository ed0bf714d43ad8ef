"""Control indicators of industrial projects (工业项目建设用地控制指标) as checks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from parks.evaluation.data import rows_of
from parks.evaluation.quantity import Quantity, distinct
from parks.evaluation.thresholds import (
    CONTROL_EDITIONS,
    ControlEdition,
    Division,
    IndustryEdition,
    Threshold,
    division_of,
    thresholds_for,
)
from parks.need import Need

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parks.evaluation.projects import Project

ROUNDING = 1e-9


class Verdict(StrEnum):
    """Whether a project meets a threshold."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_COMPUTED = "not_computed"
    NO_THRESHOLD = "no_threshold"
    UNCHECKED = "unchecked"
    """The threshold is from memory and was not asked to be applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRules:
    """
    Choices of the checks.

    Parameters
    ----------
    edition
        2008 (国土资发〔2008〕24号), or 2023, of which no table by industry was found.
    industry_edition
        Edition of GB/T 4754 that `industry_code` is written in.
    own
        Thresholds of the planner: investment intensity, local admission values (标准地).
    apply_unchecked
        Whether thresholds from memory decide; otherwise they are shown, without verdict.
    """

    edition: ControlEdition = "2008"
    industry_edition: IndustryEdition = "2017"
    own: tuple[Threshold, ...] = ()
    apply_unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlIndicator:
    """Names, formula and status of a control indicator; nature by edition of the rule."""

    key: str
    name_zh: str
    name_en: str
    numerator: tuple[str, ...]
    denominator: str
    factor: Fraction
    unit: str
    formula_zh: str
    formula_en: str
    nature: Mapping[str, str]
    status: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlResult:
    """
    A control indicator of one project.

    Parameters
    ----------
    indicator
        Names and formula.
    value
        In its unit; None where it cannot be computed.
    inputs
        Quantities of the formula.
    threshold
        What it is checked against; None if there is none, or it cannot be told which.
    verdict
        Outcome.
    needs
        What is missing, for the value or for the threshold.
    """

    indicator: ControlIndicator
    value: float | None
    inputs: tuple[Quantity, ...]
    threshold: Threshold | None
    verdict: Verdict
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCheck:
    """
    The checks of one project.

    Parameters
    ----------
    project
        Land, floor areas, investment.
    division
        Industry; None where the code is missing or of no manufacturing division.
    edition
        Edition of the rule.
    results
        One a control indicator.
    """

    project: Project
    division: Division | None
    edition: ControlEdition
    results: tuple[ControlResult, ...]


@cache
def control_indicators() -> tuple[ControlIndicator, ...]:
    """Return the control indicators, in the order of the rule."""
    return tuple(
        ControlIndicator(
            key=row["key"],
            name_zh=row["name_zh"],
            name_en=row["name_en"],
            numerator=tuple(row["numerator"].split("+")),
            denominator=row["denominator"],
            factor=Fraction(row["factor"]),
            unit=row["unit"],
            formula_zh=row["formula_zh"],
            formula_en=row["formula_en"],
            nature={edition: row[f"nature_{edition}"] for edition in CONTROL_EDITIONS},
            status=row["status"],
            source=row["source"],
        )
        for row in rows_of("control_indicators.csv")
    )


def check_project(project: Project, *, rules: ControlRules) -> ProjectCheck:
    """
    Check a project against the control indicators of an edition.

    Parameters
    ----------
    project
        The project.
    rules
        Edition, own thresholds.

    Returns
    -------
    check
        One result for each indicator that the edition has.

    Raises
    ------
    ValueError
        If there is no such edition, or an own threshold is for no control indicator.

    Notes
    -----
    A storey higher than 8 m counts twice only if the floor area as given counts it so. Where
    office land is not given it is apportioned by floor area, as the rule allows.
    """
    _check_rules(rules)
    division = division_of(project.industry_code, edition=rules.industry_edition)
    return ProjectCheck(
        project=project,
        division=division,
        edition=rules.edition,
        results=tuple(
            _result(indicator, project, division, rules)
            for indicator in control_indicators()
            if indicator.nature[rules.edition]
        ),
    )


def _check_rules(rules: ControlRules) -> None:
    if rules.edition not in CONTROL_EDITIONS:
        allowed = ", ".join(CONTROL_EDITIONS)
        raise ValueError(f"control indicators: expected edition {allowed}, got {rules.edition!r}")
    units = {item.key: item.unit for item in control_indicators()}
    for threshold in rules.own:
        if threshold.indicator not in units:
            raise ValueError(
                f"threshold: no control indicator {threshold.indicator!r}. "
                f"Allowed are {', '.join(units)}"
            )
        if threshold.unit != units[threshold.indicator]:
            raise ValueError(
                f"threshold: {threshold.indicator} is in {units[threshold.indicator] or 'no unit'},"
                f" got {threshold.unit!r}"
            )


def _result(
    indicator: ControlIndicator, project: Project, division: Division | None, rules: ControlRules
) -> ControlResult:
    value, inputs, needs = _value(indicator, project.quantities)
    threshold, unknown = _threshold(indicator, project, division, rules)
    return ControlResult(
        indicator=indicator,
        value=value,
        inputs=inputs,
        threshold=threshold,
        verdict=_verdict(value, threshold, rules),
        needs=distinct((*needs, *unknown)),
    )


def _value(
    indicator: ControlIndicator, quantities: Mapping[str, Quantity]
) -> tuple[float | None, tuple[Quantity, ...], tuple[Need, ...]]:
    above = [quantities[key] for key in indicator.numerator]
    below = quantities[indicator.denominator]
    if indicator.key == "office_share" and above[0].value is None:
        by_floor = quantities["office_floor_m2"], quantities["floor_area_m2"]
        if all(item.value is not None for item in by_floor):
            above, below = [by_floor[0]], by_floor[1]
    inputs = (*above, below)
    needs = distinct(need for item in inputs for need in item.needs)
    if needs:
        return None, inputs, needs
    if not below.value:
        zero = Need(zh=f"{below.name_zh}大于 0", en=f"{below.name_en} above 0")
        return None, inputs, (zero,)
    total = sum(item.value or 0 for item in above)
    return total / below.value * float(indicator.factor), inputs, ()


def _threshold(
    indicator: ControlIndicator, project: Project, division: Division | None, rules: ControlRules
) -> tuple[Threshold | None, tuple[Need, ...]]:
    old = division.divisions_2002 if division else ()
    found = thresholds_for(indicator.key, old, edition=rules.edition, own=rules.own)
    if len(found) == 1:
        return found[0], ()
    if found and division:
        limits = ", ".join(f"{item.value:g}" for item in found)
        return None, (
            Need(
                zh=f"更细的行业代码（{division.note_zh}；限值 {limits}）",
                en=f"a more exact industry code ({division.note}; limits {limits})",
            ),
        )
    if indicator.key == "far" and rules.edition == "2008" and division is None:
        code = project.industry_code or "–"
        return None, (
            Need(
                zh=f"制造业行业代码（GB/T 4754-{rules.industry_edition}，现为 {code}）",
                en=f"an industry code of manufacturing (GB/T 4754-{rules.industry_edition}, "
                f"it is {code})",
            ),
        )
    return None, (
        Need(
            zh=f"{indicator.name_zh}的限值，由规划人员给定",
            en=f"a threshold of {indicator.name_en} from the planner",
        ),
    )


def _verdict(value: float | None, threshold: Threshold | None, rules: ControlRules) -> Verdict:
    if value is None:
        return Verdict.NOT_COMPUTED
    if threshold is None:
        return Verdict.NO_THRESHOLD
    if threshold.status == "memory" and not rules.apply_unchecked:
        return Verdict.UNCHECKED
    margin = value - threshold.value if threshold.comparison == "min" else threshold.value - value
    return Verdict.MET if margin >= -ROUNDING * abs(threshold.value) else Verdict.NOT_MET
