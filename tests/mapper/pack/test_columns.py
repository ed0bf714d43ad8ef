"""Every value of every kind of column comes back."""

import datetime as dt
from decimal import Decimal

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from made_packs import packed

from mapper.pack import unpack

INTEGERS = st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=60)
FLOATS = st.lists(st.floats(allow_nan=False) | st.none(), min_size=1, max_size=60)
DECIMALS = st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=60)
TEXTS = st.lists(st.text() | st.none(), min_size=1, max_size=60)


def column(values: object) -> tuple[dict[str, object], list[object]]:
    """Entry in the header and values in the order of the file of a column that was packed."""
    series = pd.Series(values)
    points = shapely.points(np.linspace(106, 107, len(series)), 29)
    result = packed(gpd.GeoDataFrame({"value": series}, geometry=points, crs=4326))
    back = unpack(result).set_index("#").sort_index()["value"]
    return result.header["columns"][1], back.tolist()


@settings(max_examples=60, deadline=None)
@given(INTEGERS)
def test_whole_numbers_come_back(values: list[int]) -> None:
    entry, back = column(pd.Series(values, dtype="int64"))
    assert [int(value) for value in back] == values
    assert (entry["kind"] == "integer") == (
        max(map(abs, values)) <= 2**53 and max(values) - min(values) < 2**47
    )


@settings(max_examples=60, deadline=None)
@given(FLOATS)
def test_floats_come_back(values: list[float | None]) -> None:
    _, back = column(pd.Series(values, dtype="float64"))
    np.testing.assert_array_equal(back, np.array(values, dtype=float))


@settings(max_examples=60, deadline=None)
@given(DECIMALS, st.integers(0, 5))
def test_decimals_come_back_as_whole_numbers(values: list[int], digits: int) -> None:
    numbers = [value / 10**digits for value in values]
    entry, back = column(numbers)
    assert entry["kind"] == "decimal"
    assert back == numbers


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_texts_come_back(values: list[str | None]) -> None:
    _, back = column(pd.Series(values, dtype=object))
    assert back == values


def test_few_texts_are_a_dictionary() -> None:
    values = [*["0701", "1001", None] * 40, "0701"]
    entry, back = column(pd.Series(values, dtype=object))
    assert (entry["kind"], entry["values"], entry["nulls"]) == (
        "dictionary",
        ["0701", "1001"],
        True,
    )
    assert back == values


@pytest.mark.parametrize(
    ("values", "before", "width"),
    [
        ([f"P{n:06}" for n in range(50)], "P", 6),
        ([f"lot {n}" for n in range(95, 145)], "lot ", 0),
        ([f"5001102026{n:09}" for n in range(50)], "50011020260000000", 2),
        ([None, *(f"{n:04}" for n in range(50))], "", 4),
    ],
    ids=["with zeros", "without zeros", "long", "with gaps"],
)
def test_serial_numbers_are_kept_as_numbers(values: list[str], before: str, width: int) -> None:
    entry, back = column(pd.Series(values, dtype=object))
    assert (entry["kind"], entry["before"], entry["width"]) == ("serial", before, width)
    assert back == values


def test_texts_that_only_look_like_serial_numbers_come_back() -> None:
    values = [f"{n:02}" for n in range(50)] + [f"{n:03}" for n in range(50)] + ["٣", "1 "]
    assert column(pd.Series(values, dtype=object))[1] == values


def test_rows_in_sequence_are_kept_as_differences() -> None:
    entry, back = column(range(10_000))
    assert entry["delta"]
    assert back == list(range(10_000))


def test_differences_pass_over_missing_numbers() -> None:
    values = pd.Series(range(5000), dtype="Int64")
    values[::7] = pd.NA
    entry, back = column(values)
    assert (entry["delta"], entry["nulls"]) == (True, True)
    assert back == values.tolist()


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        ([True, False, None], "flag", [True, False, None]),
        ([dt.date(2024, 5, 1), None], "date", ["2024-05-01", None]),
        ([pd.Timestamp("2024-05-01T12:30"), pd.NaT], "date", ["2024-05-01T12:30:00", None]),
        ([Decimal("1.25"), Decimal("3.50")], "number", [1.25, 3.5]),
        (pd.Categorical(["b", "a", "b"]), "text", ["b", "a", "b"]),
        ([[1, 2], None], "text", ["[1, 2]", None]),
        ([{"a": 1}, {"a": 2}], "text", ['{"a": 1}', '{"a": 2}']),
        ([1, "a", None], "text", ["1", "a", None]),
        ([None, None], "text", [None, None]),
        ([b"\x01\xff", None], "text", ["01ff", None]),
    ],
    ids=[
        "flag",
        "date",
        "time",
        "decimal",
        "category",
        "list",
        "structure",
        "mixed",
        "none",
        "bytes",
    ],
)
def test_other_values_come_back_as_told(values: object, kind: str, expected: list[object]) -> None:
    entry, back = column(pd.Series(values))
    assert entry["type"] == kind
    assert back == expected


def test_whole_numbers_with_gaps_stay_whole() -> None:
    entry, back = column(pd.Series([2**40 + 1, None, 5], dtype="Int64"))
    assert (entry["kind"], entry["nulls"]) == ("integer", True)
    assert back == [2**40 + 1, pd.NA, 5]


def test_infinity_comes_back() -> None:
    entry, back = column([1.5, float("inf")])
    assert (entry["kind"], back) == ("float", [1.5, float("inf")])
