"""Units of measurement as the documents print them, with exact factors between them."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from parks.vocabulary import Dimension


class UnitMismatchError(ValueError):
    """Two units of measurement that do not convert into each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureUnit:
    """
    A unit of measurement.

    Parameters
    ----------
    name
        As printed, canonical glyphs (`平方公里`).
    name_en, en_factor
        English name or symbol, and the factor to it where English has no word for 万 or 亿.
    dimension
        Units of one dimension convert into each other.
    factor
        Exact factor to the base unit of the dimension: m², m, t, yuan, yuan/m², year, 1.
    """

    name: str
    name_en: str
    en_factor: float
    dimension: Dimension
    factor: Fraction


@cache
def measure_units() -> Mapping[str, MeasureUnit]:
    """Return the table of units by printed name and by alias (亩 = 2000/3 m²; domain note §3)."""
    text = files("parks").joinpath("data/catalogue/measure_units.csv").read_text("utf-8")
    table: dict[str, MeasureUnit] = {}
    for row in csv.DictReader(text.splitlines()):
        unit = MeasureUnit(
            name=row["unit"],
            name_en=row["name_en"],
            en_factor=float(row["en_factor"]),
            dimension=Dimension(row["dimension"]),
            factor=Fraction(row["factor"]),
        )
        for name in (unit.name, *filter(None, row["aliases"].split("|"))):
            table[name] = unit
    return table


def fits(printed: Dimension, expected: Dimension) -> bool:
    """Tell whether a unit fits; a rank may be printed with the noun it counts (第一条)."""
    return printed is expected or (expected is Dimension.RANK and printed is Dimension.COUNT)


def convert(value: float, unit: str, to: str) -> float:
    """
    Convert a value between two printed units.

    Parameters
    ----------
    value
        Number in `unit`.
    unit, to
        Printed names or aliases (`亩`, `km²`).

    Returns
    -------
    value
        The same quantity in `to`.

    Raises
    ------
    KeyError
        If a unit is not in the table.
    UnitMismatchError
        If the two differ in dimension.

    Examples
    --------
    >>> convert(4.16, "平方公里", "亩")
    6240.0
    """
    source, target = measure_units()[unit], measure_units()[to]
    if source.dimension is not target.dimension:
        raise UnitMismatchError(f"{unit} is {source.dimension}, {to} is {target.dimension}")
    return value * float(source.factor / target.factor)
