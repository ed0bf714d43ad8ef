"""Dates and times as ISO 8601 text, checked by the datetime module of Python."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from output.gis.text.iso_text import iso_dates, iso_datetimes

MOMENTS = ["1969-07-20T20:17:40", None, "1991-07-01T12:00:00", "2024-12-31T23:59:59"]


def column(moments: list[str | None]) -> pd.Series:
    return pd.Series(pd.to_datetime(moments, format="ISO8601")).astype("datetime64[ms]")


def test_dates_of_four_digit_years_and_missing_ones() -> None:
    days = pd.Series([dt.date(1, 2, 3), None, dt.date(9999, 12, 31)], dtype=object)
    assert iso_dates(days).tolist() == ["0001-02-03", None, "9999-12-31"]


def test_times_without_a_zone_stay_as_they_are() -> None:
    assert iso_datetimes(column(MOMENTS)).tolist() == MOMENTS


def test_parts_of_a_second_are_kept_for_the_whole_column() -> None:
    found = iso_datetimes(column(["2024-01-02T03:04:05.120", "2024-01-02"]))
    assert found.tolist() == ["2024-01-02T03:04:05.120", "2024-01-02T00:00:00.000"]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/St_Johns", "UTC"])
def test_each_time_has_the_offset_of_its_day(zone: str) -> None:
    times = column(MOMENTS).dt.tz_localize(zone)
    wanted = [None if pd.isna(time) else time.isoformat() for time in times]
    assert iso_datetimes(times).tolist() == wanted


def test_empty_columns_stay_empty() -> None:
    assert iso_datetimes(column([])).tolist() == []
    assert iso_dates(pd.Series([], dtype=object)).tolist() == []
