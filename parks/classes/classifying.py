"""Classes of a whole column of codes, with what is doubtful in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.finding import Finding
from parks.classes.class_findings import class_findings
from parks.classes.column import Counted, column_of
from parks.classes.editions import Edition
from parks.classes.editions import edition as edition_of
from parks.classes.levels import roll_up
from parks.classes.parsing import ParsedCode, parse_code


@dataclass(frozen=True, eq=False, kw_only=True)
class Classified:
    """
    The classes of a column of codes.

    Parameters
    ----------
    edition
        Edition the codes were read by.
    frame
        Index of the column; categorical columns `class` (longest known code), `level1` (its
        first-level class) and `raw` (as written). Unclassified is the empty text. A mixed code
        counts for its first, dominant class.
    findings
        What is doubtful, worst first.
    """

    edition: Edition
    frame: pd.DataFrame
    findings: tuple[Finding, ...]


def classify(
    codes: pd.Series,
    edition: str | Edition,
    *,
    source: str,
    field: str = "class_code",
    take_probable: bool = False,
) -> Classified:
    """
    Read a column of class codes.

    Parameters
    ----------
    codes
        Text as a rule; numbers and missing values are read too. Every distinct value is parsed
        once, so the length of the column hardly matters.
    edition
        Edition or its id.
    source, field
        File and column, for the findings.
    take_probable
        Whether a code that lost its leading zero, or a class written by its name only, counts as
        the class it probably is. Either way it is told.

    Returns
    -------
    classified
        Same rows in the same order.

    Raises
    ------
    ValueError
        If there is no such edition.
    """
    chosen = edition_of(edition)
    number, distinct = pd.factorize(codes)
    texts = [_text(value) for value in distinct]
    parsed = [parse_code(text, chosen) for text in texts]
    known = [one.known or (one.probable if take_probable else "") for one in parsed]
    frame = pd.DataFrame(
        {
            "class": _categories(number, known),
            "level1": _categories(number, [roll_up(code, chosen, 1) for code in known]),
            "raw": _categories(number, texts),
        },
        index=codes.index,
    )
    rows = np.bincount(number + 1, minlength=len(parsed) + 1).tolist()
    findings = _findings(
        zip(parsed, rows[1:], strict=True),
        chosen,
        source=source,
        field=field,
        missing=rows[0],
        take_probable=take_probable,
    )
    return Classified(edition=chosen, frame=frame, findings=findings)


def findings_of_counts(
    counts: Mapping[str, int],
    edition: str | Edition,
    *,
    source: str,
    field: str = "class_code",
    missing: int = 0,
    take_probable: bool = False,
) -> tuple[Finding, ...]:
    """
    Return what `classify` finds, from the distinct values alone; for columns read in pieces.

    Parameters
    ----------
    counts
        Distinct values as written, and how many rows have each.
    edition, source, field, take_probable
        As in `classify`.
    missing
        Rows without a value.

    Raises
    ------
    ValueError
        If there is no such edition.
    """
    chosen = edition_of(edition)
    return _findings(
        ((parse_code(text, chosen), rows) for text, rows in counts.items()),
        chosen,
        source=source,
        field=field,
        missing=missing,
        take_probable=take_probable,
    )


def _findings(
    counted: Iterable[tuple[ParsedCode, int]],
    edition: Edition,
    *,
    source: str,
    field: str,
    missing: int,
    take_probable: bool,
) -> tuple[Finding, ...]:
    column = column_of(
        (Counted(code=code, rows=rows) for code, rows in counted),
        edition=edition,
        source=source,
        field=field,
        missing=missing,
        takes_probable=take_probable,
    )
    return class_findings(column)


def _categories(number: NDArray[np.int64], values: list[str]) -> pd.Categorical:
    """Return the value of each row as a category; the empty text where the column has none."""
    kinds = sorted({"", *values})
    place = {kind: number for number, kind in enumerate(kinds)}
    places = np.array([*(place[value] for value in values), place[""]], dtype="int32")
    return pd.Categorical.from_codes(places[number], categories=pd.Index(kinds, dtype="str"))


def _text(value: object) -> str:
    """Return a value as it would be written in a cell; 1001.0 is 1001."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
