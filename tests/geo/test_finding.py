from dataclasses import FrozenInstanceError, fields

import pytest

from parks import Finding, count_by_level

KEYS = {"level", "code", "source", "line", "feature_id", "field", "value", "message", "remedy"}
PLACE = {"lon", "lat"}


def finding(**changes: object) -> Finding:
    values = {
        "level": "error",
        "code": "not-a-number",
        "source": "indicators.csv",
        "message": "expected a number",
    }
    return Finding(**(values | changes))  # type: ignore[arg-type]


def test_finding_has_just_the_agreed_keys() -> None:
    assert {field.name for field in fields(Finding)} == KEYS | PLACE


def test_finding_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        finding().code = "other"  # type: ignore[misc]


def test_text_says_where_what_and_how_to_mend() -> None:
    text = str(
        finding(
            line=17,
            feature_id="beidu",
            field="value",
            value="12,5",
            remedy="Write it with a point: 12.5",
        )
    )
    where, what = "indicators.csv:17: 'beidu', field 'value'", "expected a number, got '12,5'"
    assert text == f"{where}: {what}. Write it with a point: 12.5"


def test_text_leaves_out_what_is_not_known() -> None:
    assert str(finding()) == "indicators.csv: expected a number."


def test_findings_are_counted_by_level() -> None:
    found = [finding(), finding(level="note"), finding()]
    assert count_by_level(found) == {"error": 2, "warning": 0, "note": 1}
