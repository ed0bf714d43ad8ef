"""Doubts about single values of a column of codes, each told with its number of parcels."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.finding import Finding
from parks.classes.column import Column, Counted
from parks.classes.editions import EDITIONS, Edition
from parks.classes.editions import edition as edition_of
from parks.classes.parsing import ParsedCode

LISTED = 50
"""Most findings of one kind; the most frequent values are listed, the rest told as a sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A kind of doubt: whom it concerns, what is said of it, and how to mend it."""

    code: str
    concerns: Callable[[ParsedCode, Edition], bool]
    message: Callable[[ParsedCode, Column], str]
    remedy: Callable[[ParsedCode], str]


def value_doubts(column: Column) -> Iterator[Finding]:
    """Yield the doubts about single values, the most frequent values of each kind first."""
    for doubt in DOUBTS:
        meant = [one for one in column.values if doubt.concerns(one.code, column.edition)]
        for one in meant[:LISTED]:
            yield column.finding(
                "warning",
                doubt.code,
                doubt.message(one.code, column),
                rows=one.rows,
                value=one.code.raw,
                remedy=doubt.remedy(one.code),
            )
        if meant[LISTED:]:
            yield _rest(column, doubt.code, meant[LISTED:])


def _rest(column: Column, code: str, left_out: list[Counted]) -> Finding:
    return column.finding(
        "warning",
        code,
        f"{len(left_out):,} more values of this kind are not listed one by one",
        rows=sum(one.rows for one in left_out),
        remedy="Mend the listed ones, which are the most frequent, and look again.",
    )


def _is_unknown(code: ParsedCode, _: Edition) -> bool:
    """Tell whether nothing, or no more than the first level, is known of the first code."""
    is_known = bool(code.known) and (code.is_local or code.known == code.parts[0])
    return not is_known and not code.probable


def _unknown(code: ParsedCode, column: Column) -> str:
    if not code.known:
        return f"no class of {column.edition.id} begins like this, and none is taken"
    prefix = column.edition.classes[code.known]
    return (
        f"no class of {column.edition.id}: only its beginning {prefix.code} ({prefix.name_zh}) "
        "is known, and taken"
    )


def _is_probable(code: ParsedCode, _: Edition) -> bool:
    return bool(code.probable)


def _probable(code: ParsedCode, column: Column) -> str:
    meant = column.edition.classes[code.probable]
    why = "its leading zero lost" if code.parts else "written by its name only"
    what = "taken" if column.takes_probable else "not taken"
    return f"probably {meant.code} ({meant.name_zh}), {why}; {what}"


def _has_other_name(code: ParsedCode, chosen: Edition) -> bool:
    """Tell whether the name written with a code is that of another class."""
    if not code.known or code.is_mixed or not code.name:
        return False
    if code.name in {above.name_zh for above in chosen.lineage(code.known)}:
        return False
    return code.name in chosen.codes_by_name or bool(_editions_that_agree(code))


def _editions_that_agree(code: ParsedCode) -> list[str]:
    """Return the editions in which the code has the name written with it."""
    return [
        other
        for other in EDITIONS
        if code.parts[0] in edition_of(other).codes_by_name.get(code.name, ())
    ]


def _other_name(code: ParsedCode, column: Column) -> str:
    known = column.edition.classes[code.known]
    return (
        f"{known.code} is {known.name_zh} in {column.edition.id}, "
        f"but the name written is {code.name}; the code is taken"
    )


def _remedy_of_name(code: ParsedCode) -> str:
    others = _editions_that_agree(code)
    if others:
        return f"If {' or '.join(others)} is meant, name that edition: there the two agree."
    return "Find out whether the code or the name is right, and correct the other."


def _has_unknown_part(code: ParsedCode, _: Edition) -> bool:
    return bool(code.known) and not all(code.known_parts)


def _unknown_part(code: ParsedCode, column: Column) -> str:
    pairs = zip(code.parts, code.known_parts, strict=True)
    unknown = ", ".join(part for part, known in pairs if not known)
    return f"of these mixed codes, {unknown} is none of {column.edition.id}; {code.known} is taken"


DOUBTS = (
    Doubt(
        code="unknown-class",
        concerns=_is_unknown,
        message=_unknown,
        remedy=lambda _: "Correct the code, or name the edition it is of.",
    ),
    Doubt(
        code="probable-class",
        concerns=_is_probable,
        message=_probable,
        remedy=lambda _: "Write codes as text with their leading zeros.",
    ),
    Doubt(
        code="class-name-differs",
        concerns=_has_other_name,
        message=_other_name,
        remedy=_remedy_of_name,
    ),
    Doubt(
        code="unknown-mixed-class",
        concerns=_has_unknown_part,
        message=_unknown_part,
        remedy=lambda _: "Correct the codes behind the first.",
    ),
)
