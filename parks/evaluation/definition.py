"""What every ratio means: formula, unit, better direction, edition of the rule, and its status."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal, TypeAlias

from parks.evaluation.data import parts_of, rows_of
from parks.vocabulary import Better

Table: TypeAlias = Literal["evaluation", "management", "per_mu"]
Term: TypeAlias = tuple[str, ...]
"""Keys of quantities of which the first that is there counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """
    A ratio of the evaluation of development zones, or a figure per mu.

    Parameters
    ----------
    key, name_zh, name_en
        Key and names.
    table
        `evaluation`: ratios of zones; `management`: those of 2008 and 2010; `per_mu`: of firms.
    numerator, denominator
        Terms that are added up.
    factor
        From numerator / denominator in their own units to `unit`.
    unit
        Printed name; empty for a plain number.
    better
        Better direction.
    zone_types, editions
        Zone types it is for, editions of the rule that have it.
    default_for
        Zone types whose default set of indicators has it.
    limit
        Value above which the data must be wrong; None where there is none.
    ideal
        Ideal value that needs no planner: 100 for the rates; None for the rest.
    formula_zh, formula_en
        Formula in words.
    status
        `checked` against `source`, or from `memory`.
    source, note_zh, note
        Where the definition is from, and what a reader must know.
    """

    key: str
    name_zh: str
    name_en: str
    table: Table
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...]
    factor: Fraction
    unit: str
    better: Better
    zone_types: tuple[str, ...]
    editions: tuple[str, ...]
    default_for: tuple[str, ...]
    limit: float | None
    ideal: float | None
    formula_zh: str
    formula_en: str
    status: str
    source: str
    note_zh: str
    note: str

    @property
    def terms(self) -> tuple[Term, ...]:
        """Numerator and denominator, each term once."""
        return tuple(dict.fromkeys((*self.numerator, *self.denominator)))


@cache
def definitions() -> Mapping[str, Definition]:
    """Return all definitions by key, in file order."""
    return {row["key"]: _definition(row) for row in rows_of("definitions.csv")}


def definitions_of(*tables: Table) -> tuple[Definition, ...]:
    """Return the definitions of some tables, in file order."""
    return tuple(item for item in definitions().values() if item.table in tables)


def _definition(row: Mapping[str, str]) -> Definition:
    table: Mapping[str, Table] = {
        "evaluation": "evaluation", "management": "management", "per_mu": "per_mu"
    }  # fmt: skip
    return Definition(
        key=row["key"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        table=table[row["table"]],
        numerator=_terms(row["numerator"]),
        denominator=_terms(row["denominator"]),
        factor=Fraction(row["factor"]),
        unit=row["unit"],
        better=Better(row["better"]),
        zone_types=parts_of(row["zone_types"]),
        editions=parts_of(row["editions"]),
        default_for=parts_of(row["default_for"]),
        limit=float(row["limit"]) if row["limit"] else None,
        ideal=float(row["ideal"]) if row["ideal"] else None,
        formula_zh=row["formula_zh"],
        formula_en=row["formula_en"],
        status=row["status"],
        source=row["source"],
        note_zh=row["note_zh"],
        note=row["note"],
    )


def _terms(text: str) -> tuple[Term, ...]:
    return tuple(parts_of(term) for term in text.split("+"))
