"""Which column of a table of figures stands for which field of indicators.csv."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import pandas as pd

from parks.intake.cells import as_text
from parks.intake.fields import known_fields, map_fields
from parks.names import plain_name
from parks.vocabulary import Measure, Qualifier, Status

FIELD_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "unit_id": ("unit_id",),
        "name": ("name", "name_zh", "园区", "园区名称", "名称", "单位名称", "开发区", "park",
                 "region"),
        "indicator": ("indicator", "指标", "指标名称"),
        "value": ("value", "数值", "值", "指标值"),
        "value_high": ("value_high",),
        "unit": ("unit", "计量单位", "单位"),
        "period": ("period", "year", "年份", "年度", "时期", "时间"),
        "status": ("status", "状态"),
        "measure": ("measure",),
        "qualifier": ("qualifier",),
        "printed": ("printed",),
        "locator": ("locator",),
        "note": ("note", "备注", "说明"),
    }
)  # fmt: skip
WORDS: Mapping[str, Collection[str]] = MappingProxyType(
    {"status": tuple(Status), "measure": tuple(Measure), "qualifier": tuple(Qualifier)}
)
"""Fields that take certain words only."""
OTHER_NAMES = {"name_zh": "name", "name_en": "name"}


def figure_columns(
    table: pd.DataFrame, fields: Mapping[str, str], *, source: str
) -> dict[str, str]:
    """
    Return the column of each field.

    Parameters
    ----------
    table
        Rows as read.
    fields
        Column by field, as the planner said.
    source
        Name of the file.

    Returns
    -------
    columns
        As told, else found by the name of the column. A column that is found and holds words that
        its field does not take is none.

    Raises
    ------
    FileRefusedError
        If a field is none of indicators.csv, or the table lacks a column that was told.
    """
    names = [str(name) for name in table.columns]
    told = map_fields(
        names, told=fields, wanted=(*FIELD_NAMES, *OTHER_NAMES), source=source
    ).columns
    told = {field: told[field] for field in fields}
    by_plain = {plain_name(name): name for name in reversed(names) if name not in told.values()}
    found = {}
    for field, known_names in FIELD_NAMES.items():
        known = [plain_name(name) for name in known_names if plain_name(name) in by_plain]
        if known and _fits(table[by_plain[known[0]]], WORDS.get(field)):
            found[field] = by_plain[known[0]]
    return {**found, **_under_one_name(told)}


def figure_values(values: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that are the same for all; raise if one is none of indicators.csv."""
    known_fields(values, (*FIELD_NAMES, *OTHER_NAMES))
    return _under_one_name(values)


def _under_one_name(told: Mapping[str, str]) -> dict[str, str]:
    return {OTHER_NAMES.get(field, field): text for field, text in told.items()}


def _fits(column: "pd.Series[str]", words: Collection[str] | None) -> bool:
    return words is None or {as_text(cell) for cell in column} <= {"", *words}
