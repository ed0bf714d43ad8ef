"""A quantity that goes into a formula: its value, or what is needed to have one."""

from collections.abc import Iterable
from dataclasses import dataclass

from parks.need import Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """
    An input of a formula.

    Parameters
    ----------
    key
        Letter of the survey form (`A2`), or slug of an indicator.
    name_zh, name_en
        What it is.
    value
        In `unit`; None where it is not known.
    unit
        Printed name: m², 万元, 人, 亩 ...
    source
        File, or document and line.
    period, status, qualifier, mark
        Of a figure: what it covers, whether it happened, how exact and how doubtful it is.
    needs
        Why there is no value; empty where there is one.
    """

    key: str
    name_zh: str
    name_en: str
    value: float | None
    unit: str
    source: str = ""
    period: str = ""
    status: str = ""
    qualifier: str = ""
    mark: str = ""
    needs: tuple[Need, ...] = ()


def sum_of(
    parts: Iterable[Quantity], *, key: str, name_zh: str, name_en: str, unit: str, source: str
) -> Quantity:
    """Return the sum of quantities; without a value, and with every need, if one lacks it."""
    terms = tuple(parts)
    values = [term.value for term in terms if term.value is not None]
    needs = distinct(need for term in terms for need in term.needs)
    return Quantity(
        key=key,
        name_zh=name_zh,
        name_en=name_en,
        value=None if needs or len(values) < len(terms) else sum(values),
        unit=unit,
        source=source,
        needs=needs,
    )


def distinct(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return needs without repetition, in their order."""
    return tuple(dict.fromkeys(needs))
