"""Which column of a file stands for which field of the store: told by the planner, or guessed."""

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geo.files.refused import FileRefusedError
from geo.finding import Finding

PAIRS = re.compile(r",(?=\s*\w+\s*=)")
"""Comma between two pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMap:
    """
    Columns of a file by the field of the store they stand for.

    Parameters
    ----------
    columns
        Column by field.
    findings
        A note for every field that was guessed from the name of the column.
    """

    columns: Mapping[str, str]
    findings: tuple[Finding, ...]


def parse_pairs(pairs: Iterable[str], *, option: str) -> dict[str, str]:
    """
    Read `field=column` pairs of the command line.

    Parameters
    ----------
    pairs
        Texts with one `=`; several pairs may stand in one text, joined by commas. A comma that no
        pair follows belongs to the value: `note=甲,乙`.
    option
        Name of the option, for the message.

    Returns
    -------
    values
        Text after `=` by text before it.

    Raises
    ------
    FileRefusedError
        If a pair has no `=`.
    """
    parts = [part for pair in pairs for part in PAIRS.split(pair) if part.strip()]
    wrong = [part for part in parts if "=" not in part]
    if wrong:
        raise FileRefusedError([_no_pair(part, option) for part in wrong])
    split = (part.split("=", 1) for part in parts)
    return {key.strip(): value.strip() for key, value in split}


def _no_pair(text: str, option: str) -> Finding:
    return Finding(
        level="error",
        code="bad-option",
        source=option,
        value=text,
        message="expected FIELD=VALUE",
        remedy=f"Write it like {option} id=DM.",
    )


def known_fields(values: Iterable[str], wanted: Sequence[str]) -> None:
    """Raise if one of the fields that the planner sets is none of the layer's."""
    unknown = [field for field in values if field not in wanted]
    if unknown:
        raise FileRefusedError([_unknown_field(field, wanted, "--set") for field in unknown])


def map_fields(
    names: Sequence[str], *, told: Mapping[str, str], wanted: Sequence[str], source: str
) -> FieldMap:
    """
    Find the column of each field.

    Parameters
    ----------
    names
        Columns of the file.
    told
        Column by field, as the planner said.
    wanted
        Fields that the layer may have.
    source
        Name of the file, for findings.

    Returns
    -------
    field_map
        What was told, then what the name of a column says; a column stands for one field.

    Raises
    ------
    FileRefusedError
        If a field is not one of the layer's, or the file lacks a column that was told.
    """
    faults = [
        *(_unknown_field(field, wanted, source) for field in told if field not in wanted),
        *(_missing_column(*pair, names, source) for pair in told.items() if pair[1] not in names),
    ]
    if faults:
        raise FileRefusedError(faults)
    free = [name for name in names if name not in told.values()]
    guessed = {
        field: column
        for field in wanted
        if field not in told and (column := _guess(field, free)) is not None
    }
    notes = tuple(_note(field, column, source) for field, column in guessed.items())
    return FieldMap(columns={**told, **guessed}, findings=notes)


def _guess(field: str, names: Sequence[str]) -> str | None:
    """Return the column whose name is a known name of the field, the best-known name first."""
    plain = {_plain(name): name for name in reversed(names)}
    return next(
        (plain[name] for name in _known_names().get(field, (_plain(field),)) if name in plain), None
    )


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character not in " ()[]（）_")


@cache
def _known_names() -> Mapping[str, tuple[str, ...]]:
    text = files("parks").joinpath("data/catalogue/field_names.csv").read_text("utf-8")
    known: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines()):
        known[row["field"]] = (*known.get(row["field"], ()), _plain(row["name"]))
    return known


def _note(field: str, column: str, source: str) -> Finding:
    return Finding(
        level="note",
        code="field-guessed",
        source=source,
        field=column,
        message=f"taken as {field} because of its name",
        remedy=f"If it is another column, say --map {field}=COLUMN.",
    )


def _unknown_field(field: str, wanted: Sequence[str], source: str) -> Finding:
    return Finding(
        level="error",
        code="unknown-field",
        source=source,
        field=field,
        message=f"expected a field of this layer ({', '.join(wanted)})",
        remedy=_nearest(field, wanted),
    )


def _missing_column(field: str, column: str, names: Sequence[str], source: str) -> Finding:
    return Finding(
        level="error",
        code="missing-column",
        source=source,
        field=field,
        value=column,
        message=f"the file has no such column (it has {', '.join(names) or 'none'})",
        remedy=_nearest(column, names),
    )


def _nearest(name: str, names: Sequence[str]) -> str:
    match = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f"Did you mean {match[0]!r}?" if match else "Name one of them."
