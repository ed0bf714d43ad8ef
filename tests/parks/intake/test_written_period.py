"""Years and dates in all manners of writing become periods of the store."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.intake.written_period import written_period
from parks.period import period_or_none


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", "2023"), ("2023年", "2023"), ("2023年度", "2023"), ("２０２３年", "2023"),
        ("2023/5/1", "2023-05-01"), ("2023-5", "2023-05"), ("2023年5月", "2023-05"),
        ("2023年5月1日", "2023-05-01"), ("20230501", "2023-05-01"), ("2023.5.1", "2023-05-01"),
        ("2023-05-01T00:00:00", "2023-05-01"), ("2023-05-01 00:00:00", "2023-05-01"),
        ("2024年一季度", "2024-Q1"), ("2024年第4季度", "2024-Q4"), ("2024Q2", "2024-Q2"),
        ("2020年上半年", "2020-H1"), ("2020H2", "2020-H2"), ("2023/2025", "2023/2025"),
    ],
)  # fmt: skip
def test_period_is_understood(text: str, period: str) -> None:
    assert written_period(text) == period


@pytest.mark.parametrize("text", ["", "近年", "2023.1", "202305", "2024-13", "2023年2月30日", "0"])
def test_what_may_mean_two_things_or_none_is_no_period(text: str) -> None:
    assert written_period(text) == ""


@given(st.text(max_size=30))
def test_answer_is_a_period_or_nothing(text: str) -> None:
    period = written_period(text)
    assert period == "" or period_or_none(period) is not None


@given(st.dates())
def test_iso_dates_stay(day: object) -> None:
    assert written_period(str(day)) == str(day)
