"""Cells as text and numbers: nothing is rounded, guessed or called by two names."""

import datetime as dt
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.intake.cells import as_number, as_text, field_rows, other_columns, plain_value
from parks.intake.fields import FieldMap


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("0601", "0601"), (" 北渡 ", "北渡"), (601.0, "601"), (601.5, "601.5"), (601, "601"),
        (np.float64(601), "601"), (None, ""), (math.nan, ""), (pd.NA, ""), (pd.NaT, ""),
        (True, "True"), (dt.date(2023, 5, 1), "2023-05-01"), ([1, 2], "[1, 2]"),
    ],
    ids=repr,
)  # fmt: skip
def test_cell_as_text(cell: object, text: str) -> None:
    assert as_text(cell) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12.5", 12.5), ("1,234.5", 1234.5), ("-1,234", -1234), ("１２．５", 12.5), ("1e3", 1000),
        ("12,5", None), ("1,23,456", None), ("", None), ("nan", None), ("inf", None),
        ("12亩", None), ("1_000", None),
    ],
)  # fmt: skip
def test_text_as_number(text: str, number: float | None) -> None:
    assert as_number(text) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_survives_its_text(number: float) -> None:
    assert as_number(as_text(number)) == number


def test_value_for_all_wins_over_a_column() -> None:
    frame = pd.DataFrame({"A": ["x", None], "B": [1.0, 2.0]})
    field_map = FieldMap(columns={"id": "A", "kind": "B"}, findings=())
    assert field_rows(frame, field_map, {"kind": "park"}) == [
        {"id": "x", "kind": "park"}, {"id": "", "kind": "park"},
    ]  # fmt: skip


def test_other_columns_keep_names_that_are_free() -> None:
    frame = pd.DataFrame([[1, 2, 3, 4]], columns=["DM", "id", "id_in_file", "geometry"])
    field_map = FieldMap(columns={"name_zh": "DM"}, findings=())
    others = other_columns(frame, field_map, taken={"id"})
    assert others.to_dict("records") == [{"id_in_file_2": 2, "id_in_file": 3}]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (np.int64(3), 3), (np.float64("nan"), None), (np.array([True])[0], True), (math.inf, None),
        (dt.time(8), "08:00:00"), (b"ab", "b'ab'"), (pd.NaT, None),
        ({"a": 1}, "{'a': 1}"),
    ],
    ids=repr,
)  # fmt: skip
def test_value_that_json_can_hold(cell: object, value: object) -> None:
    assert plain_value(cell) == value
