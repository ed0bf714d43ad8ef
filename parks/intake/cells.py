"""Cells of a file as the store writes them: text, numbers, nothing."""

import itertools
import unicodedata
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from parks.intake.fields import FieldMap


def as_text(value: Any) -> str:  # noqa: ANN401 - any cell
    """Return a cell as text: nothing for what is missing, whole numbers without a fraction."""
    if isinstance(value, str):
        return value.strip()
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    if isinstance(value, float | np.floating) and float(value).is_integer():
        return str(int(value))
    return str(value).strip()


def as_number(text: str) -> float | None:
    """
    Return the number a text writes, None if it writes none.

    Full-width digits and thousands separators in their places (1,234.5) are understood; `12,5` is
    not, for it may mean two things.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    whole, point, fraction = plain.partition(".")
    groups = whole.lstrip("+-").split(",")
    if len(groups) > 1 and groups[0] and all(len(group) == 3 for group in groups[1:]):  # noqa: PLR2004 - thousands
        plain = whole.replace(",", "") + point + fraction
    try:
        number = np.nan if "_" in plain else float(plain)
    except ValueError:
        return None
    return number if np.isfinite(number) else None


def field_rows(
    frame: pd.DataFrame, field_map: FieldMap, values: Mapping[str, str]
) -> list[dict[str, str]]:
    """
    Return the fields of each row as text.

    Parameters
    ----------
    frame
        Features or rows as read.
    field_map
        Column by field.
    values
        Fields that are the same for all; they win over a column.

    Returns
    -------
    rows
        One mapping a row: field to text, empty where nothing stands.
    """
    columns = {field: frame[column].map(as_text) for field, column in field_map.columns.items()}
    texts = pd.DataFrame({**columns, **values}, index=frame.index)
    return [dict(zip(texts.columns, row, strict=True)) for row in texts.to_numpy().tolist()]


def other_columns(frame: pd.DataFrame, field_map: FieldMap, *, taken: set[str]) -> pd.DataFrame:
    """Return the columns that stand for no field; one with the name of a store field is renamed."""
    used = {*field_map.columns.values(), "geometry"}
    kept = [str(name) for name in frame.columns if name not in used]
    unfree = {*taken, *kept}
    renamed = {}
    for name in kept:
        if name in taken:
            renamed[name] = _free(f"{name}_in_file", unfree)
            unfree.add(renamed[name])
    return pd.DataFrame(frame[kept]).rename(columns=renamed)


def _free(name: str, taken: set[str]) -> str:
    """Return the name, numbered where it is taken."""
    numbered = (f"{name}_{number}" for number in itertools.count(2))
    return next(chosen for chosen in itertools.chain([name], numbered) if chosen not in taken)


def plain_value(value: Any) -> Any:  # noqa: ANN401 - any cell
    """Return a cell that JSON can hold: dates and other objects as text."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if np.isfinite(value) else None
    return as_text(value) or None
