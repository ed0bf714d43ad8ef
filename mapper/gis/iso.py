"""Columns whose texts are all days or times in ISO 8601, which is how files of dates are read."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from mapper.gis.columns import gis_column

if TYPE_CHECKING:
    from mapper.gis.columns import GisColumn

STARTS_LIKE_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FORMS = ("auto", "milliseconds")


def of_iso_texts(column: GisColumn) -> GisColumn:
    """
    Return a column of texts as days or times, where every text is exactly one.

    Notes
    -----
    A text counts only if the day or time is written just so again: nothing is lost, and `2024-1-2`,
    `20240102`, blanks, mixed zones and digits below the millisecond leave the column as it is.
    """
    if column.kind != "text":
        return column
    texts = column.series.dropna()
    if texts.empty or not STARTS_LIKE_A_DAY.match(texts.iloc[0]):
        return column
    try:
        read = {text: _read(text) for text in texts.unique()}
    except ValueError:
        return column
    made = gis_column(column.series.map(read, na_action="ignore").astype(object))
    return column if made.kind == "text" or made.cut_times else made


def _read(text: str) -> dt.date | dt.datetime:
    if "T" not in text:
        day = dt.date.fromisoformat(text)
        if day.isoformat() == text:
            return day
        raise ValueError(text)
    time = dt.datetime.fromisoformat(text)
    if text in {time.isoformat(timespec=form) for form in FORMS}:
        return time
    raise ValueError(text)
