"""Ratios computed from quantities, each with its formula, its inputs, or why there is no value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.finding import Finding
from parks.evaluation.definition import Definition, Term
from parks.evaluation.quantity import Quantity, distinct
from parks.need import Need

NOISE = 1e-9
"""Share by which a rate may pass its limit through rounding alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """
    A ratio of one unit.

    Parameters
    ----------
    definition
        Names, formula, unit, better direction, edition and status of the rule.
    value
        In `definition.unit`; None where it cannot be computed. Never clipped.
    inputs
        Quantities of the formula, each once.
    needs
        What is missing; empty where there is a value.
    period
        What the figures among the inputs cover; empty if there are none.
    """

    definition: Definition
    value: float | None
    inputs: tuple[Quantity, ...]
    needs: tuple[Need, ...] = ()
    period: str = ""

    @property
    def key(self) -> str:
        """Key of the definition."""
        return self.definition.key

    @property
    def is_impossible(self) -> bool:
        """Whether the value is above what data without errors can give."""
        limit = self.definition.limit
        return limit is not None and self.value is not None and self.value > limit * (1 + NOISE)


def ratio(definition: Definition, quantities: Mapping[str, Quantity]) -> Result:
    """
    Compute a ratio.

    Parameters
    ----------
    definition
        What to compute.
    quantities
        By key; areas in m², money in 万元, people in 人, land used in 亩. Of alternatives the
        first with a value counts, else the first that is there.

    Returns
    -------
    result
        With value, or with needs: an input without value or not there, a denominator of 0.

    Examples
    --------
    A = 60 ha and D = 80 ha give a completion rate of 75 %.
    """
    above = [_choose(term, quantities) for term in definition.numerator]
    below = [_choose(term, quantities) for term in definition.denominator]
    inputs = tuple(dict.fromkeys((*above, *below)))
    needs = distinct(need for item in inputs for need in item.needs)
    periods = {item.period: None for item in inputs if item.period}
    value = None
    if not needs:
        top = sum(item.value or 0 for item in above)
        bottom = sum(item.value or 0 for item in below)
        value = top / bottom * float(definition.factor) if bottom > 0 else None
        needs = () if value is not None else (_not_zero(below),)
    return Result(
        definition=definition,
        value=value,
        inputs=inputs,
        needs=needs,
        period=", ".join(periods),
    )


def impossible_rates(results: Iterable[Result], *, unit_id: str) -> list[Finding]:
    """Return a finding for every rate above its limit, with what it is made of."""
    return [
        Finding(
            level="error",
            code="rate-over-100",
            source=item.inputs[0].source,
            feature_id=unit_id,
            field=item.key,
            value=f"{item.value:,.2f} %",
            message=f"{item.definition.name_en} above 100 %: {_in_words(item)}",
            remedy="Correct the states or attributes of the parcels; the value is not cut to 100.",
        )
        for item in results
        if item.is_impossible
    ]


def _choose(term: Term, quantities: Mapping[str, Quantity]) -> Quantity:
    found = [quantities[key] for key in term if key in quantities]
    known = (item for item in found if item.value is not None)
    return next(known, found[0] if found else _nothing(term))


def _nothing(term: Term) -> Quantity:
    name = " or ".join(term)
    need = Need(zh=" 或 ".join(term), en=name)
    return Quantity(key=term[0], name_zh=name, name_en=name, value=None, unit="", needs=(need,))


def _not_zero(below: Iterable[Quantity]) -> Need:
    zh = "、".join(item.name_zh for item in below)
    en = " + ".join(item.name_en for item in below)
    return Need(zh=f"{zh}大于 0（现为 0 或负数）", en=f"{en} above 0 (it is 0 or less)")


def _in_words(result: Result) -> str:
    values = (f"{item.key} {item.value:,.0f} {item.unit}" for item in result.inputs)
    return f"{result.definition.formula_en} with " + ", ".join(values)
