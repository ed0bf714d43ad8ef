"""Columns of a file by name, and those that may hold the class."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.files.refused import refuse
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.files.refused import FileRefusedError

SHOWN = 12
LOOKED_AT = 10_000
FEWEST, MOST = 2, 60
MOST_PROPOSED = 5
HINTS = ("landuse", "land_use", "class", "type", "zone", "use", "category", "kind", "dlbm", "dldm")
"""Parts of names of columns that often hold a class."""
HINTS_ZH = ("地类", "用地", "分区", "类别", "类型", "性质", "分類", "分區")


def checked_fields(fields: Iterable[tuple[str, str]], columns: Sequence[str], source: str) -> None:
    """
    Refuse names that are no column.

    Parameters
    ----------
    fields
        Option and name; an empty name is passed over.
    columns
        Columns of the file.
    source
        Name of the file.

    Raises
    ------
    FileRefusedError
        `missing-column`, with the nearest column.
    """
    for option, name in fields:
        if name and name not in columns:
            raise _refused(option, name, columns, source)


def _refused(option: str, name: str, columns: Sequence[str], source: str) -> FileRefusedError:
    near = difflib.get_close_matches(name, columns, n=1, cutoff=0.5)
    listed = ", ".join(columns[:SHOWN]) + (" ..." if len(columns) > SHOWN else "")
    hint = f"Did you mean {near[0]!r}? " if near else ""
    return refuse(
        "missing-column",
        source,
        f"the file has no such column for {option}",
        field=name,
        remedy=f"{hint}It has {listed or 'no columns'}",
    )


def unclassed_note(attributes: pd.DataFrame, source: str) -> Finding:
    """Return the note that all features are drawn alike, with the columns that may be the class."""
    likely = ", ".join(likely_class_fields(attributes))
    return Finding(
        level="note",
        code="no-class-field",
        source=source,
        message="no column of the class was named: all features are drawn alike",
        remedy=f"Name one with --class-field; likely are {likely}"
        if likely
        else "Name one with --class-field",
    )


def likely_class_fields(attributes: pd.DataFrame) -> list[str]:
    """
    Return the columns that may hold a class, likeliest first.

    Parameters
    ----------
    attributes
        One row a feature; about ten thousand rows are looked at.
    """
    step = max(1, len(attributes) // LOOKED_AT)
    rows = attributes.iloc[::step]
    counts = {str(name): _distinct(rows[name]) for name in rows.columns}
    few = [name for name, count in counts.items() if FEWEST <= count <= MOST]
    return sorted(few, key=lambda name: (not _is_hinted(name), counts[name]))[:MOST_PROPOSED]


def _distinct(column: pd.Series) -> int:
    """Return how many values there are; none of numbers with decimals, which are measures."""
    if pd.api.types.is_float_dtype(column):
        some = column.dropna()
        if not np.array_equal(some, some.round()):
            return 0
    return int(column.astype(str).where(column.notna()).nunique())


def _is_hinted(name: str) -> bool:
    plain = name.casefold()
    return any(hint in plain for hint in (*HINTS, *HINTS_ZH))
