"""Texts that are days or times, as files of dates are read."""

import datetime as dt

import pandas as pd
import pytest

from mapper.gis.columns import gis_column
from mapper.gis.iso import of_iso_texts


def kind_of(*texts: str | None) -> str:
    return of_iso_texts(gis_column(pd.Series(texts, dtype=object))).kind


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("2024-02-29", None), "date"),
        (("2024-02-29T08:30:00", None), "datetime"),
        (("2024-02-29T08:30:00.125",), "datetime"),
        (("2024-02-29T08:30:00+08:00",), "datetime"),
        (("2024-02-29T08:30:00.123456",), "text"),
        (("2024-02-29", "2024-02-30"), "text"),
        (("2024-02-29", "2024-02-29T08:30:00"), "text"),
        (("2024-02-29", ""), "text"),
        (("20240229",), "text"),
        (("2024-2-9",), "text"),
        (("2024-02-29 地块",), "text"),
        (("", None), "text"),
    ],
    ids=str,
)
def test_only_columns_of_whole_days_or_times_are_read(
    texts: tuple[str | None, ...], kind: str
) -> None:
    assert kind_of(*texts) == kind


def test_day_is_the_one_that_was_written() -> None:
    made = of_iso_texts(gis_column(pd.Series(["2024-02-29", None], dtype=object)))
    assert made.series.tolist() == [dt.date(2024, 2, 29), None]
