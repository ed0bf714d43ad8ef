"""Rows of the store's tables as typed records, for code that words them one by one."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

Record = Mapping[str, Any]


def records(frame: pd.DataFrame) -> Iterator[Record]:
    """Yield rows as mappings; missing numbers are None, `line` is the index."""
    plain = frame.drop(columns="geometry", errors="ignore").astype(object)
    plain = plain.where(plain.notna(), None)
    for line, row in zip(frame.index, plain.to_dict("records"), strict=True):
        yield {str(key): value for key, value in row.items()} | {"line": line}


def first_by(frame: pd.DataFrame, key: str) -> dict[str, Record]:
    """Return the first record of every key value."""
    found: dict[str, Record] = {}
    for record in records(frame):
        found.setdefault(record[key], record)
    return found
