"""Columns of a packed layer as table and tooltip show them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mapper.page import NO_WORDS, PackColumn, PackColumnKind, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

ROW = "#"
AREA, LENGTH = "#area", "#length"
LAND_STATES = "land"
"""Values that are categories of the survey forms: `parks.evaluation`."""
NO_FIELDS: Mapping[str, FieldWords] = MappingProxyType({})
KINDS: Mapping[str, PackColumnKind] = {
    "text": "text",
    "number": "number",
    "flag": "flag",
    "date": "date",
}
FLOAT_DECIMALS = 3
MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """What a field is called, its unit, its decimals where that matters, and its coded values."""

    title: Words
    unit: Words = NO_WORDS
    decimals: int | None = None
    values: Mapping[str, Words]


NO_VALUES: Mapping[str, Words] = MappingProxyType({})
COMPUTED: Mapping[str, FieldWords] = {
    AREA: FieldWords(
        title=Words(zh="面积", en="Area"),
        unit=Words(zh="m²", en="m²"),
        decimals=0,
        values=NO_VALUES,
    ),
    LENGTH: FieldWords(
        title=Words(zh="长度", en="Length"),
        unit=Words(zh="m", en="m"),
        decimals=1,
        values=NO_VALUES,
    ),
}


def pack_columns(
    columns: Iterable[Mapping[str, Any]],
    *,
    class_columns: Collection[str] = (),
    known: Mapping[str, FieldWords] = NO_FIELDS,
) -> tuple[PackColumn, ...]:
    """
    Return the columns of a pack as they are shown.

    Parameters
    ----------
    columns
        Columns of the header of a pack (docs/pack_format.md).
    class_columns
        Names of those that hold ids of classes.
    known
        Words for fields by name (`parcel_fields`); others keep their names.
    """
    return tuple(
        _column(column, known, is_class=column["name"] in class_columns)
        for column in columns
        if column["name"] != ROW
    )


def _column(
    column: Mapping[str, Any], known: Mapping[str, FieldWords], *, is_class: bool
) -> PackColumn:
    name = str(column["name"])
    words = COMPUTED.get(name) or known.get(name.lower())
    kind: PackColumnKind = "class" if is_class else KINDS[column.get("type", "text")]
    return PackColumn(
        name=name,
        title=words.title if words else Words(zh=name, en=name),
        measure_unit=words.unit if words else NO_WORDS,
        kind=kind,
        decimals=_decimals(column, words) if kind == "number" else 0,
        words=dict(words.values) if words else {},
        hidden=False,
    )


def _decimals(column: Mapping[str, Any], words: FieldWords | None) -> int:
    if words is not None and words.decimals is not None:
        return words.decimals
    if column["kind"] == "integer":
        return 0
    return min(int(column.get("decimals", FLOAT_DECIMALS)), MOST_DECIMALS)


@cache
def parcel_fields() -> Mapping[str, FieldWords]:
    """Return the words of the fields of land use, by name (`data/parcel_fields.csv`)."""
    return {row["field"]: _field(row) for row in _rows("parcel_fields")}


def _field(row: Mapping[str, str]) -> FieldWords:
    return FieldWords(
        title=Words(zh=row["zh"], en=row["en"]),
        unit=Words(zh=row["unit_zh"], en=row["unit_en"]),
        decimals=int(row["decimals"]) if row["decimals"] else None,
        values=_values(row["values"]),
    )


def _values(name: str) -> Mapping[str, Words]:
    if name == LAND_STATES:
        return _land_states()
    rows = (row for row in _rows("parcel_values") if row["values"] == name)
    return {row["value"]: Words(zh=row["zh"], en=row["en"]) for row in rows}


@cache
def _land_states() -> Mapping[str, Words]:
    from parks.evaluation.land_category import land_categories  # noqa: PLC0415 - only regions with land use need it

    return {
        key: Words(zh=f"{key} {item.name_zh}", en=f"{key} {item.name_en}")
        for key, item in land_categories().items()
        if item.field.endswith("_state")
    }


def _rows(name: str) -> list[dict[str, str]]:
    text = files("mapper").joinpath(f"data/{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
