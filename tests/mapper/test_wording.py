import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.page import Words
from mapper.wording import kind_of, number_text, period_words, value_words


@pytest.mark.parametrize(
    ("value", "unit", "measure", "zh", "en"),
    [
        (107.8, "亿元", "level", "107.8 亿元", "10.78 bn yuan"),
        (7.5, "亿元", "level", "7.5 亿元", "750 m yuan"),
        (2000, "万元", "level", "2000 万元", "20 m yuan"),
        (10, "万平方米", "level", "10 万 m²", "100,000 m²"),
        (4.16, "平方公里", "level", "4.16 km²", "4.16 km²"),
        (2.1, "万人", "level", "2.1 万人", "21,000 people"),
        (30, "%", "growth", "+30 %", "+30 %"),
        (-5.2, "%", "growth", "\u22125.2 %", "\u22125.2 %"),
        (1000, "亩", "level", "1000 亩", "1000 mu"),
        (12345, "亩", "level", "12\u2009345 亩", "12,345 mu"),
    ],
)
def test_values_read_as_printed_in_chinese_and_converted_in_english(
    value: float, unit: str, measure: str, zh: str, en: str
) -> None:
    number, name = value_words(value, None, unit, measure)
    assert (f"{number.zh} {name.zh}", f"{number.en} {name.en}") == (zh, en)


def test_range_is_joined_by_a_dash() -> None:
    value, unit = value_words(70, 80, "件/班", "level")
    assert (value.zh, unit.zh) == ("70\u201380", "件/班")


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2023", "2023", "2023"),
        ("2024-Q1", "2024 年一季度", "Q1 2024"),
        ("2020-H1", "2020 年上半年", "H1 2020"),
        ("2024-04", "2024 年 4 月", "April 2024"),
        ("2020-07-21", "2020 年 7 月 21 日", "21 July 2020"),
        ("2023/2025", "2023 至 2025", "2023 to 2025"),
    ],
)
def test_periods_are_written_out(text: str, zh: str, en: str) -> None:
    assert period_words(text) == Words(zh=zh, en=en)


@pytest.mark.parametrize(
    ("status", "measure", "kind"),
    [
        ("target", "growth", "target"),
        ("expected", "level", "expected"),
        ("actual", "growth", "growth"),
        ("actual", "cumulative", "cumulative"),
        ("actual", "threshold", "threshold"),
        ("actual", "structure", "actual"),
    ],
)
def test_target_and_expected_go_before_what_is_measured(
    status: str, measure: str, kind: str
) -> None:
    assert kind_of(status, measure) == kind


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 4)))
def test_number_text_reads_back_as_the_same_number(value: float) -> None:
    text = number_text(value, separator=",").replace(",", "").replace("\u2212", "-")
    assert float(text) == pytest.approx(value, abs=1e-6)
