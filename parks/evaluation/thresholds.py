"""Thresholds of the control indicators of industrial projects, by edition and industry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from parks.evaluation.data import parts_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

ControlEdition: TypeAlias = Literal["2008", "2023"]
CONTROL_EDITIONS: tuple[ControlEdition, ...] = ("2008", "2023")
IndustryEdition: TypeAlias = Literal["2002", "2011", "2017"]
INDUSTRY_EDITIONS: tuple[IndustryEdition, ...] = ("2002", "2011", "2017")
Comparison: TypeAlias = Literal["min", "max"]
DIVISION_DIGITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """
    A limit of a control indicator.

    Parameters
    ----------
    indicator
        Key of the control indicator.
    value, unit
        The limit.
    comparison
        `min`: at least; `max`: at most.
    division
        Division of GB/T 4754-2002 it is for; empty for all.
    edition
        Edition of the rule; empty for a planner's own.
    nature
        `mandatory`, `normative`, `limit`.
    status
        `checked`, `memory`, or `planner`.
    source, note_zh, note
        Where it is from, and what a reader must know.
    """

    indicator: str
    value: float
    unit: str
    comparison: Comparison
    division: str = ""
    edition: str = ""
    nature: str = ""
    status: str = "planner"
    source: str = ""
    note_zh: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """
    A division or group of GB/T 4754, and the divisions of 2002 it was in.

    Parameters
    ----------
    edition, code
        Edition of GB/T 4754, and code.
    name_zh, name_en
        Names.
    divisions_2002
        Several where the division was put together, none where it is new.
    status
        Of the divisions of 2002: `memory`.
    note_zh, note
        What a planner must decide.
    """

    edition: str
    code: str
    name_zh: str
    name_en: str
    divisions_2002: tuple[str, ...]
    status: str
    note_zh: str
    note: str


@cache
def thresholds() -> tuple[Threshold, ...]:
    """Return the bundled thresholds, each with its edition and status."""
    sides: Mapping[str, Comparison] = {"min": "min", "max": "max"}
    return tuple(
        Threshold(
            indicator=row["indicator"],
            value=float(row["value"]),
            unit=row["unit"],
            comparison=sides[row["comparison"]],
            division=row["division"],
            edition=row["edition"],
            nature=row["nature"],
            status=row["status"],
            source=row["source"],
            note_zh=row["note_zh"],
            note=row["note"],
        )
        for row in rows_of("control_thresholds.csv")
    )


def thresholds_for(
    indicator: str,
    divisions: tuple[str, ...],
    *,
    edition: ControlEdition,
    own: tuple[Threshold, ...] = (),
) -> tuple[Threshold, ...]:
    """
    Return the thresholds of an indicator that may apply to an industry, one a limit.

    Parameters
    ----------
    indicator
        Key of the control indicator.
    divisions
        Divisions of GB/T 4754-2002 the industry may be in.
    edition
        Edition of the rule.
    own
        Thresholds of the planner; where one applies it stands instead of those of the rule.

    Returns
    -------
    found
        More than one only where divisions have different limits; then the industry must be told
        more exactly. Own thresholds for a division stand before own ones for all.
    """
    bundled = tuple(item for item in thresholds() if item.edition == edition)
    for source in (own, bundled):
        of_key = [item for item in source if item.indicator == indicator]
        exact = [item for item in of_key if item.division and item.division in divisions]
        found = exact or [item for item in of_key if not item.division]
        if found:
            return tuple({(item.comparison, item.value): item for item in found}.values())
    return ()


@cache
def _divisions(edition: str) -> Mapping[str, Division]:
    rows = (row for row in rows_of("industry_divisions.csv") if row["industry_edition"] == edition)
    return {
        row["code"]: Division(
            edition=edition,
            code=row["code"],
            name_zh=row["name_zh"],
            name_en=row["name_en"],
            divisions_2002=parts_of(row["divisions_2002"]),
            status=row["status"],
            note_zh=row["note_zh"],
            note=row["note"],
        )
        for row in rows
    }


def division_of(code: str, *, edition: IndustryEdition) -> Division | None:
    """
    Return the division, or the group where it matters, that an industry code lies in.

    Parameters
    ----------
    code
        GB/T 4754, two to four digits, perhaps with the letter of the section (`C3670`).
    edition
        Edition of GB/T 4754; division numbers changed after 2002.

    Returns
    -------
    division
        None if the code is of no manufacturing division.

    Raises
    ------
    ValueError
        If there is no such edition.
    """
    if edition not in INDUSTRY_EDITIONS:
        allowed = ", ".join(INDUSTRY_EDITIONS)
        raise ValueError(f"GB/T 4754: expected edition {allowed}, got {edition!r}")
    digits = code.strip().upper().removeprefix("C").removesuffix(".0")
    if not digits.isdigit() or not DIVISION_DIGITS <= len(digits) <= DIVISION_DIGITS + 2:
        return None
    table = _divisions(edition)
    prefixes = (digits[:length] for length in range(len(digits), DIVISION_DIGITS - 1, -1))
    return next((table[prefix] for prefix in prefixes if prefix in table), None)
