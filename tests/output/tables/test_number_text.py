import pytest

from output.tables.number_text import number_text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.12345, "0.0000", "0.1235"),
        (12.0, "#,##0", "12"),
        (1234.5678912345, "", "1234.567891"),
        (-0.001, "#,##0.00", "0.00"),
        (-2.5, "0.0", "-2.5"),
        (0.2512, "0.0%", "25.1%"),
        (0.25, "0.00E+00", "0.25"),
    ],
    ids=[
        "grouped",
        "plain",
        "whole",
        "no format",
        "no minus zero",
        "negative",
        "percent",
        "unknown format",
    ],
)
def test_number_is_written_as_its_format_says(value: float, form: str, text: str) -> None:
    assert number_text(value, form) == text
