"""Schemas of the store's tables: columns, declared dtypes and the values allowed in them."""

from enum import StrEnum

import pandas as pd
import pandera.pandas as pa
from pandera.dtypes import DataType

from parks import vocabulary as voc
from parks.period import parse_period

ID_PATTERN = r"[a-z0-9][a-z0-9-]*"
TEXT, REAL, WHOLE = "str", "float64", "Int64"


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


def _period_check(*, optional: bool) -> pa.Check:
    def check(column: pd.Series) -> pd.Series:
        good = [text for text in column.unique() if _is_period(text) or (optional and not text)]
        return column.isin(good)

    return pa.Check(
        check,
        error="expected a period: 2023, 2024-Q1, 2020-H1, 2024-04 or 2023/2025",
    )


def _text() -> pa.Column:
    return pa.Column(TEXT)


def _filled() -> pa.Column:
    return pa.Column(TEXT, pa.Check(lambda column: column != "", error="expected some text"))


def _id() -> pa.Column:
    error = "expected an id of lower-case letters, digits and hyphens"
    return pa.Column(TEXT, pa.Check.str_matches(f"^{ID_PATTERN}$", error=error))


def _optional_id() -> pa.Column:
    error = "expected nothing, or an id of lower-case letters, digits and hyphens"
    return pa.Column(TEXT, pa.Check.str_matches(f"^({ID_PATTERN})?$", error=error))


def _slug() -> pa.Column:
    error = "expected a slug of lower-case letters, digits and underscores"
    return pa.Column(TEXT, pa.Check.str_matches(r"^[a-z0-9_]+$", error=error))


def _one_of(values: type[StrEnum], *extra: str) -> pa.Column:
    allowed = [*(item.value for item in values), *extra]
    error = f"expected one of {', '.join(item for item in allowed if item)}"
    return pa.Column(TEXT, pa.Check.isin(allowed, error=error))


def _period(*, optional: bool = False) -> pa.Column:
    return pa.Column(TEXT, _period_check(optional=optional))


def _number(dtype: str | DataType = REAL, *, nullable: bool = True) -> pa.Column:
    return pa.Column(dtype, nullable=nullable)


def _schema(columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, strict=False, ordered=False)


_SOURCED = {"source_id": _id(), "locator": _text()}

UNITS = _schema({
    "id": _id(), "name_zh": _filled(), "name_en": _filled(), "short_zh": _text(),
    "short_en": _text(), "aliases": _text(), "kind": _one_of(voc.Kind), "parent": _optional_id(),
    "valid_from": _period(optional=True), "valid_to": _period(optional=True), **_SOURCED,
    "mark": _one_of(voc.Mark), "note": _text(), "note_zh": _text(),
})  # fmt: skip
INDICATORS = _schema({
    "unit_id": _id(), "indicator": _slug(), "value": _number(nullable=False),
    "value_high": _number(), "unit": _filled(), "period": _period(), "status": _one_of(voc.Status),
    "measure": _one_of(voc.Measure), "qualifier": _one_of(voc.Qualifier), "printed": _filled(),
    **_SOURCED, "mark": _one_of(voc.Mark), "note": _text(), "note_zh": _text(),
})  # fmt: skip
STRUCTURES = _schema({
    "structure": _id(), "name_zh": _filled(), "name_en": _filled(), "owner": _id(),
    "valid_from": _period(optional=True), "valid_to": _period(optional=True), "unit_id": _id(),
    "role": _one_of(voc.Role), "printed_name": _text(), "members": _number(WHOLE),
    "area_value": _number(), "area_unit": _text(), **_SOURCED, "note": _text(),
})  # fmt: skip
CLUSTERS = _schema({
    "system": _id(), "system_zh": _filled(), "system_en": _filled(), "owner": _id(),
    "valid_from": _period(optional=True), "cluster": _optional_id(), "tier": _one_of(voc.Tier),
    "sort": _number(WHOLE), "name_zh": _text(), "name_en": _text(), "industry": _text(),
    "unit_id": _optional_id(), **_SOURCED, "note": _text(),
})  # fmt: skip
EVENTS = _schema({
    "date": _period(), "kind": _one_of(voc.EventKind), "unit_id": _id(), "text_zh": _filled(),
    "text_en": _filled(), **_SOURCED, "note": _text(),
})  # fmt: skip
SOURCES = _schema({
    "source_id": _id(), "number": _text(), "title_zh": _filled(), "title_en": _filled(),
    "publisher": _text(), "date": _period(optional=True), "date_note": _text(),
    "date_note_zh": _text(), "file": _text(), "licence": _text(), "note": _text(),
})  # fmt: skip

_FEATURE = {
    "id": _id(), "unit_id": _id(), "basis": _one_of(voc.Basis),
    "position_uncertainty_m": _number(), "area_measurable": pa.Column("bool"),
    "source": _id(),
}  # fmt: skip
PARKS = _schema({**_FEATURE, "extent": _one_of(voc.Extent)})
PLACES = _schema({**_FEATURE, "role": _one_of(voc.PlaceRole)})
OUTLINE = _schema(
    {"id": _filled(), "role": pa.Column(TEXT, pa.Check.isin(["district", "neighbour"]))}
)
