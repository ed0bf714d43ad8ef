"""Columns of every kind: what they become, and that nothing is lost on the way."""

import datetime as dt
import json
from decimal import Decimal
from enum import StrEnum
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mapper.gis.columns import LEAST, MOST, gis_column

DTYPES = {
    "text": "object",
    "integer": "Int64",
    "number": "float64",
    "flag": "boolean",
    "date": "object",
    "datetime": "datetime64[ms]",
}
CHINA = dt.timezone(dt.timedelta(hours=8))
DAY, TIME = dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 8, 30)  # noqa: DTZ001 - without a zone


class Basis(StrEnum):
    SURVEYED = "surveyed"


def held(values: list[Any]) -> list[Any]:
    """Return what a column of objects becomes, missing values as None."""
    made = gis_column(pd.Series(values, dtype=object)).series
    return [None if pd.isna(value) else value for value in made]


CASES: list[tuple[str, list[Any], str, list[Any]]] = [
    ("flags", [True, None, False], "flag", [True, None, False]),
    ("numpy-flags", [np.True_, pd.NA], "flag", [True, None]),
    ("integers", [1, None, -2], "integer", [1, None, -2]),
    ("numpy-integers", [np.int8(1), np.uint64(2)], "integer", [1, 2]),
    ("wide-integers", [MOST, LEAST], "integer", [MOST, LEAST]),
    ("wider-integers", [MOST + 1, 1], "text", ["9223372036854775808", "1"]),
    ("numbers", [1.5, float("nan")], "number", [1.5, None]),
    ("whole-and-broken", [1, 2.5], "number", [1.0, 2.5]),
    ("more-than-a-double", [2**53 + 1, 0.5], "text", ["9007199254740993", "0.5"]),
    ("decimals", [Decimal("1.10"), None], "number", [1.1, None]),
    ("long-decimals", [Decimal("0.1000000000000000000001")], "text", ["0.1000000000000000000001"]),
    ("days", [DAY, None, pd.NaT], "date", [DAY, None, None]),
    ("times", [TIME, None], "datetime", [pd.Timestamp(TIME), None]),
    ("day-and-time", [DAY, TIME], "text", ["2024-02-29", "2024-02-29T08:30:00"]),
    ("zones", [TIME, TIME.replace(tzinfo=CHINA)], "text",
     ["2024-02-29T08:30:00", "2024-02-29T08:30:00+08:00"]),
    ("texts", ["0101", "", None], "text", ["0101", "", None]),
    ("enumerated", [Basis.SURVEYED], "text", ["surveyed"]),
    ("flags-and-texts", [True, "是"], "text", ["true", "是"]),
    ("lists", [[1, 2], {"a": np.int64(1)}, None], "text", ["[1, 2]", '{"a": 1}', None]),
    ("equal-lists", [[1, 2], [3, 4]], "text", ["[1, 2]", "[3, 4]"]),
    ("arrays", [np.array([1.5]), (np.array([2]),)], "text", ["[1.5]", "[[2]]"]),
    ("bytes", [b"\x00\xff", None], "text", ["00ff", None]),
    ("shapes", [shapely.Point(1, 2)], "text", ["POINT (1 2)"]),
    ("clock", [dt.time(8, 30)], "text", ["08:30:00"]),
    ("nothing", [None, float("nan"), pd.NaT], "text", [None, None, None]),
    ("no-rows", [], "text", []),
]  # fmt: skip


@pytest.mark.parametrize(("values", "kind", "expected"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_objects_become(values: list[Any], kind: str, expected: list[Any]) -> None:
    made = gis_column(pd.Series(values, dtype=object))
    assert (made.kind, held(values)) == (kind, expected)
    assert made.series.dtype == DTYPES[kind]


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        (pd.Series([True, False]), "flag"),
        (pd.Series([True, None], dtype="boolean"), "flag"),
        (pd.Series([1, None], dtype="Int64"), "integer"),
        (pd.Series([1, 2], dtype="uint8"), "integer"),
        (pd.Series([2**63], dtype="uint64"), "text"),
        (pd.Series([1.0, 2.5]), "number"),
        (pd.Series([0.0, 1.0], dtype="Sparse[float]"), "number"),
        (pd.Series(["a", None], dtype="string"), "text"),
        (pd.Series(["a", None], dtype="category"), "text"),
        (pd.Series([1, None], dtype="category"), "integer"),
        (pd.Series([True, None], dtype=pd.ArrowDtype(pa.bool_())), "flag"),
        (pd.Series([DAY, None], dtype=pd.ArrowDtype(pa.date32())), "date"),
        (pd.Series([TIME, None], dtype=pd.ArrowDtype(pa.timestamp("us"))), "datetime"),
        (pd.Series(gpd.GeoSeries([shapely.Point(1, 2)])), "text"),
    ],
    ids=lambda value: str(getattr(value, "dtype", value)),
)
def test_dtypes_become(column: pd.Series, kind: str) -> None:
    made = gis_column(column)
    assert (made.kind, made.series.dtype) == (kind, DTYPES[kind])
    assert made.series.notna().tolist() == column.notna().tolist()


def test_time_zone_is_kept() -> None:
    times = pd.Series(pd.to_datetime(["2024-02-29T08:30", None])).dt.tz_localize("Asia/Shanghai")
    made = gis_column(times)
    assert str(made.series.dtype) == "datetime64[ms, Asia/Shanghai]"
    assert made.series[0] == times[0]


def test_digits_below_the_millisecond_are_counted() -> None:
    times = pd.Series(pd.to_datetime(["2024-01-01T00:00:00.123456", "2024-01-01T00:00:00.123"]))
    made = gis_column(times)
    assert (made.cut_times, made.series[0].isoformat()) == (1, "2024-01-01T00:00:00.123000")


def test_bytes_are_counted() -> None:
    assert gis_column(pd.Series([b"1", "a", None], dtype=object)).as_hex == 1


def test_whole_numbers_need_no_decimals() -> None:
    assert gis_column(pd.Series([1.0, np.nan])).decimals == 0
    assert gis_column(pd.Series([1.5, 1.0])).decimals is None


@pytest.mark.parametrize("values", [["", None], [None, np.nan], []])
def test_column_without_values_is_empty(values: list[Any]) -> None:
    assert gis_column(pd.Series(values, dtype=object)).is_empty


def test_column_with_no_as_its_only_value_is_not_empty() -> None:
    assert not gis_column(pd.Series([False, None], dtype=object)).is_empty


@given(st.lists(st.none() | st.integers(LEAST, MOST)))
def test_integers_stay_what_they_are(values: list[int | None]) -> None:
    assert held(values) == values


@given(st.lists(st.none() | st.floats(allow_nan=False)))
def test_numbers_stay_what_they_are(values: list[float | None]) -> None:
    assert held(values) == values


@given(st.lists(st.none() | st.text()))
def test_texts_stay_what_they_are(values: list[str | None]) -> None:
    assert held(values) == values


@given(st.lists(st.none() | st.dates()))
def test_days_stay_what_they_are(values: list[dt.date | None]) -> None:
    assert held(values) == values


@given(st.lists(st.none() | st.booleans() | st.integers() | st.text(), min_size=1))
def test_mixed_values_can_be_told_from_their_texts(values: list[Any]) -> None:
    is_text = gis_column(pd.Series(values, dtype=object)).kind == "text"
    texts = [None if value is None else _told(value) for value in values]
    assert held(values) == (texts if is_text else values)


def _told(value: object) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)


@given(st.lists(st.none() | st.integers(0, 5) | st.text(max_size=2) | st.floats(), max_size=8))
def test_rows_keep_their_number_and_their_gaps(values: list[Any]) -> None:
    column = pd.Series(values, dtype=object, index=range(5, 5 + len(values)))
    made = gis_column(column).series
    assert made.index.tolist() == list(range(len(values)))
    assert made.notna().tolist() == column.notna().tolist()
