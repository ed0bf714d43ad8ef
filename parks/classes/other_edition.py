"""Evidence in the codes themselves that they are of another edition; a suggestion, never taken."""

from collections.abc import Iterator, Sequence

from geo.finding import Finding
from parks.classes.column import Column, Counted
from parks.classes.editions import EDITIONS, Edition
from parks.classes.editions import edition as edition_of
from parks.classes.parsing import parse_code

NEARLY_ALL = 0.95
"""Share of the distinct values that the other edition must know."""
HALF = 0.5
"""Share of the distinct values that must mean something else for a note."""
EXAMPLES = 3
LOOKED_AT = 1000
"""Distinct values looked at: the most frequent ones."""


def edition_doubt(column: Column) -> Iterator[Finding]:
    """
    Yield what speaks for another edition of the classes.

    Parameters
    ----------
    column
        Distinct values and how often they occur.

    Yields
    ------
    finding
        A warning if another edition knows nearly every value and the named one fewer; a note if
        both know them all, and most of them mean something else in the other.
    """
    values = column.values[:LOOKED_AT]
    known = {other: _known(values, edition_of(other)) for other in EDITIONS}
    most = max(known.values())
    own = known[column.edition.id]
    if values and own < most and most >= NEARLY_ALL * len(values):
        yield _better(column, values, [other for other in EDITIONS if known[other] == most])
    elif values and own == len(values):
        others = [other for other in EDITIONS if known[other] == own]
        yield from _ambiguous(column, values, others)


def _known(values: Sequence[Counted], chosen: Edition) -> int:
    """Count the distinct values that are exactly codes of an edition."""
    return sum(parse_code(one.code.raw, chosen).is_exact for one in values)


def _better(column: Column, values: Sequence[Counted], best: list[str]) -> Finding:
    unknown = [one for one in values if not one.code.is_exact]
    examples = ", ".join(one.code.raw for one in unknown[:EXAMPLES])
    editions = " and ".join(f"{other} ({edition_of(other).document})" for other in best)
    return column.finding(
        "warning",
        "other-edition",
        f"the codes fit {editions} better than {column.edition.id}, "
        f"which lacks {len(unknown):,} of {len(values):,} distinct codes",
        rows=sum(one.rows for one in unknown),
        value=examples,
        remedy="Find out by which standard the layer was made, and name that edition; "
        "the same code may mean another class there.",
    )


def _ambiguous(
    column: Column, values: Sequence[Counted], others: Sequence[str]
) -> Iterator[Finding]:
    unlike = {
        other: [one for one in values if _differs(one, column.edition, edition_of(other))]
        for other in others
    }
    most = {other: found for other, found in unlike.items() if len(found) > HALF * len(values)}
    if most:
        other, found = next(iter(most.items()))
        examples = "; ".join(
            f"{one.code.known} {column.edition.classes[one.code.known].name_zh} / "
            f"{edition_of(other).classes[one.code.known].name_zh}"
            for one in found[:EXAMPLES]
        )
        yield column.finding(
            "note",
            "other-edition",
            f"all codes exist in {' and '.join(most)} too, and most mean another class there: "
            f"{examples}",
            rows=sum(one.rows for one in found),
            remedy=f"Make sure that the layer is by {column.edition.id}.",
        )


def _differs(one: Counted, chosen: Edition, other: Edition) -> bool:
    code = one.code.known
    return chosen.classes[code].name_zh != other.classes[code].name_zh
