"""Rows of the store's tables as records, for code that words them one by one."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

Record = Mapping[str, Any]


def records(frame: pd.DataFrame) -> Iterator[Record]:
    """Yield rows as mappings: missing values None, `line` the index, geometry left out."""
    if frame.empty:
        return
    names = [str(name) for name in frame.columns if name != "geometry"]
    columns = [_plain(frame[name]) for name in names]
    for line, *values in zip(frame.index, *columns, strict=True):
        yield dict(zip(names, values, strict=True), line=line)


def first_by(frame: pd.DataFrame, key: str) -> dict[str, Record]:
    """Return the first record of every key value."""
    found: dict[str, Record] = {}
    for record in records(frame):
        found.setdefault(record[key], record)
    return found


def _plain(column: pd.Series) -> list[Any]:
    if not column.hasnans:
        return column.tolist()
    return [
        None if is_missing else value
        for value, is_missing in zip(column.tolist(), column.isna(), strict=True)
    ]


def text_values(frame: pd.DataFrame, column: str) -> pd.Series:
    """Return a column as texts: empty where a value is missing, or all of the column."""
    if column not in frame:
        return pd.Series("", index=frame.index)
    return frame[column].astype(object).where(frame[column].notna(), "").astype(str)
