"""Which columns of a file hold what a field of the store may hold."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from geo.finding import Finding
from parks.intake.cells import as_number, as_text
from parks.intake.fields import FieldMap
from parks.intake.options import Target
from parks.intake.written_period import written_period
from parks.region import Region
from parks.tables import ID_PATTERN
from parks.vocabulary import Basis, Extent, Kind, PlaceRole

OUTLINE_ROLES = ("district", "neighbour")
TRUE_OR_FALSE = ("true", "false", "1", "0", "yes", "no", "是", "否")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """
    What a field may hold.

    Parameters
    ----------
    accepts
        Whether a text may stand in it; an empty text always may.
    expected
        What it takes, in words.
    """

    accepts: Callable[[str], bool]
    expected: str


def rules(target: Target, region: Region) -> Mapping[str, FieldRule]:
    """Return the rule of each field of a layer that does not take any text."""
    roles = tuple(PlaceRole) if target is Target.PLACES else OUTLINE_ROLES
    period = FieldRule(accepts=lambda text: bool(written_period(text)), expected="a year or a date")
    is_id = re.compile(ID_PATTERN).fullmatch
    sources = set(region.sources["source_id"])
    return {
        "extent": _one_of(Extent),
        "basis": _one_of(Basis),
        "kind": _one_of(Kind),
        "role": _one_of(roles),
        "valid_from": period,
        "valid_to": period,
        "source": FieldRule(accepts=sources.__contains__, expected="a source_id of sources.csv"),
        "unit_id": FieldRule(
            accepts=lambda text: is_id(text) is not None,
            expected="an id of lower-case letters, digits and hyphens",
        ),
        "position_uncertainty_m": FieldRule(
            accepts=lambda text: as_number(text) is not None, expected="a number of metres"
        ),
        "area_measurable": FieldRule(
            accepts=lambda text: text.casefold() in TRUE_OR_FALSE, expected="true or false"
        ),
    }


def fitting(
    field_map: FieldMap, frame: pd.DataFrame, allowed: Mapping[str, FieldRule], *, source: str
) -> FieldMap:
    """
    Leave out the columns that were guessed for a field and hold what the field may not hold.

    Parameters
    ----------
    field_map
        Column by field, told and guessed.
    frame
        The file's columns.
    allowed
        FieldRule by field.
    source
        Name of the file.

    Returns
    -------
    field_map
        A column that is left out stays an ordinary property, and a note `unknown-value` says so.
    """
    guessed = {item.field for item in field_map.findings}
    wrong = {
        field: text
        for field, column in field_map.columns.items()
        if column in guessed and (text := _first_wrong(frame[column], allowed.get(field)))
    }
    left_out = {field_map.columns[field] for field in wrong}
    notes = [
        _not_taken(field, field_map.columns[field], text, rule=allowed[field], source=source)
        for field, text in wrong.items()
    ]
    return FieldMap(
        columns={key: name for key, name in field_map.columns.items() if key not in wrong},
        findings=(*(item for item in field_map.findings if item.field not in left_out), *notes),
    )


def wrong_values(
    field_map: FieldMap,
    frame: pd.DataFrame,
    values: Mapping[str, str],
    allowed: Mapping[str, FieldRule],
    *,
    source: str,
) -> Iterator[Finding]:
    """Yield an error for each field whose column, or whose value for all, the store cannot hold."""
    found = {
        field: (column, _first_wrong(frame[column], allowed.get(field)))
        for field, column in field_map.columns.items()
    }
    found |= {
        field: ("", _first_wrong([text], allowed.get(field))) for field, text in values.items()
    }
    for field, (column, text) in found.items():
        if text:
            yield Finding(
                level="error",
                code="unknown-value",
                source=source if column else "--set",
                field=column or field,
                value=text,
                message=f"{field} takes {allowed[field].expected}",
                remedy="Write one of these" + (f", or say --set {field}=VALUE." if column else "."),
            )


def _one_of(words: type[StrEnum] | tuple[str, ...]) -> FieldRule:
    known = [str(word) for word in words]
    return FieldRule(accepts=set(known).__contains__, expected=f"one of {', '.join(known)}")


def _first_wrong(cells: Iterable[object], rule: FieldRule | None) -> str:
    """Return the first text that a rule does not accept, empty if it accepts all."""
    if rule is None:
        return ""
    texts = dict.fromkeys(as_text(cell) for cell in cells)
    return next((text for text in texts if text and not rule.accepts(text)), "")


def _not_taken(field: str, column: str, text: str, *, rule: FieldRule, source: str) -> Finding:
    return Finding(
        level="note",
        code="unknown-value",
        source=source,
        field=column,
        value=text,
        message=f"not taken as {field}, which takes {rule.expected}; the column is kept as it is",
        remedy=f"Say --set {field}=VALUE, or write these words into the column.",
    )
