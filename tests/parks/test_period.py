from datetime import date

import pytest

from parks.period import parse_period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2020-H1", date(2020, 1, 1), date(2020, 6, 30)),
        ("2020-H2", date(2020, 7, 1), date(2020, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2020-07-21", date(2020, 7, 21), date(2020, 7, 21)),
        ("2023/2025", date(2023, 1, 1), date(2025, 12, 31)),
        ("2021-01/2021-09", date(2021, 1, 1), date(2021, 9, 30)),
    ],
)
def test_period_covers_its_days(text: str, start: date, end: date) -> None:
    assert (parse_period(text).start, parse_period(text).end) == (start, end)


@pytest.mark.parametrize("text", ["", "last year", "2024-13", "2024-Q5", "2025/2023", "2024-02-30"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|month|day"):
        parse_period(text)


def test_newer_periods_sort_later() -> None:
    texts = ["2025", "2020-H1", "2024-Q1", "2024", "2020-07"]
    assert sorted(texts, key=parse_period) == ["2020-H1", "2020-07", "2024-Q1", "2024", "2025"]
