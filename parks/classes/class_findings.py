"""What is doubtful in a column of class codes, worst first."""

from collections.abc import Iterator

from geo.finding import Finding, worst_first
from parks.classes.column import Column, Counted
from parks.classes.editions import EDITIONS
from parks.classes.other_edition import edition_doubt
from parks.classes.value_doubts import value_doubts
from parks.classes.written import plain_text

EXAMPLES = 8


def class_findings(column: Column) -> tuple[Finding, ...]:
    """
    Return everything doubtful in a column of codes.

    Parameters
    ----------
    column
        Distinct values and how often they occur.

    Returns
    -------
    findings
        Errors first. Of each kind at most fifty values are listed, the most frequent ones; mixed
        codes and local codes are one note each.
    """
    none_known = (*_none_known(column),)
    found = (
        *none_known,
        *edition_doubt(column),
        *(() if none_known else value_doubts(column)),
        *_missing(column),
        *_mixed(column),
        *_local(column),
    )
    return tuple(sorted(found, key=worst_first))


def _none_known(column: Column) -> Iterator[Finding]:
    if not column.values or any(one.code.known or one.code.probable for one in column.values):
        return
    yield column.finding(
        "error",
        "no-class-codes",
        f"no value is a class of {column.edition.id}",
        rows=sum(one.rows for one in column.values),
        value=_examples([*column.values]),
        remedy="Name the column that holds the codes, or the edition they are of: "
        f"{', '.join(EDITIONS)}.",
    )


def _missing(column: Column) -> Iterator[Finding]:
    if column.missing:
        yield column.finding(
            "warning",
            "no-class",
            "no class is written",
            rows=column.missing,
            remedy="Give each its class; until then it counts as unclassified.",
        )


def _mixed(column: Column) -> Iterator[Finding]:
    mixed = [one for one in column.values if one.code.is_mixed and one.code.known]
    if mixed:
        yield column.finding(
            "note",
            "mixed-class",
            "a mixed use counts with its whole area for the class written first",
            rows=sum(one.rows for one in mixed),
            value=_examples(mixed),
            remedy="Put the dominant class first, or split the parcel.",
        )


def _local(column: Column) -> Iterator[Finding]:
    local = [one for one in column.values if one.code.is_local]
    if local:
        yield column.finding(
            "note",
            "local-class",
            f"a code finer than {column.edition.id} counts for the class it begins with",
            rows=sum(one.rows for one in local),
            value=_examples(local),
            remedy="Check that the beginning is the right class.",
        )


def _examples(values: list[Counted]) -> str:
    listed = ", ".join(f"{plain_text(one.code.raw)} ({one.rows:,})" for one in values[:EXAMPLES])
    left_out = len(values) - EXAMPLES
    return f"{listed} and {left_out:,} more" if left_out > 0 else listed
