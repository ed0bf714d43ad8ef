from typing import Any

import pytest
from compared_figures import figure

from parks.comparison import Reason
from parks.comparison.comparable import difference_of, key_of, reasons_against

SAME = figure("a", 10.0)
DIFFERENT: dict[str, tuple[dict[str, Any], Reason]] = {
    "indicator": ({"indicator": "value_added"}, Reason.INDICATOR),
    "scope": ({"scope": "built"}, Reason.SCOPE),
    "scope-mark": ({"mark": "scope_differs"}, Reason.SCOPE),
    "target": ({"status": "target"}, Reason.STATUS),
    "expected": ({"status": "expected"}, Reason.STATUS),
    "new": ({"measure": "new"}, Reason.MEASURE),
    "cumulative": ({"measure": "cumulative"}, Reason.MEASURE),
    "growth": ({"measure": "growth"}, Reason.MEASURE),
    "share": ({"measure": "share"}, Reason.MEASURE),
    "damaged": ({"mark": "damaged"}, Reason.DOUBTFUL),
    "doubtful": ({"mark": "doubtful"}, Reason.DOUBTFUL),
    "conflicts": ({"mark": "conflicts"}, Reason.DOUBTFUL),
    "year": ({"period": "2022"}, Reason.PERIOD),
    "half": ({"period": "2023-H1"}, Reason.PERIOD),
    "quarter": ({"period": "2023-Q1"}, Reason.PERIOD),
    "no-period": ({"period": ""}, Reason.PERIOD),
    "unknown-unit": ({"canonical_value": None}, Reason.MEASURE_UNIT),
    "not-a-number": ({"canonical_value": float("nan")}, Reason.MEASURE_UNIT),
    "dimension": ({"canonical_unit": "万元/亩"}, Reason.MEASURE_UNIT),
}


def test_figures_that_share_everything_are_comparable() -> None:
    other = figure("b", 7.0, unit="万元", qualifier="over", printed="7")
    assert reasons_against(SAME, other) == ()
    assert key_of(SAME) == key_of(other)


@pytest.mark.parametrize(("change", "reason"), DIFFERENT.values(), ids=DIFFERENT)
def test_one_difference_is_the_one_reason(change: dict[str, Any], reason: Reason) -> None:
    other = figure("b", 7.0, **change)
    assert reasons_against(SAME, other) == (reason,)
    assert reasons_against(other, SAME) == (reason,)
    assert key_of(other) != key_of(SAME)
    assert difference_of(SAME, other) is None


def test_one_period_may_be_written_in_two_ways() -> None:
    other = figure("b", 7.0, period="2023-01/2023-12")
    assert reasons_against(SAME, other) == ()


def test_reasons_come_with_the_weightiest_first() -> None:
    other = figure("b", indicator="contract_value", status="target", period="2024", mark="damaged")
    assert reasons_against(SAME, other) == (
        Reason.INDICATOR, Reason.STATUS, Reason.DOUBTFUL, Reason.PERIOD,
    )  # fmt: skip


def test_difference_is_the_second_less_the_first() -> None:
    found = difference_of(figure("a", 80.0), figure("b", 60.0))
    assert found is not None
    assert (found.of, found.to, found.value, found.unit) == ("b", "a", -20.0, "亿元")
    assert found.percent == pytest.approx(-25.0)


def test_shares_differ_by_points_and_not_by_percent() -> None:
    one, two = (
        figure(unit, value, measure="share", canonical_unit="%")
        for unit, value in (("a", 40.0), ("b", 55.5))
    )
    found = difference_of(one, two)
    assert found is not None
    assert (found.value, found.unit, found.percent) == (15.5, "个百分点", None)


def test_no_percent_of_nothing() -> None:
    found = difference_of(figure("a", 0.0), figure("b", 3.0))
    assert found is not None
    assert (found.value, found.percent) == (3.0, None)


@pytest.mark.parametrize(
    "change",
    [
        {"qualifier": "over"},
        {"qualifier": "about"},
        {"qualifier": "at_least"},
        {"value_high": 9.0, "canonical_high": 9.0},
    ],
    ids=["over", "about", "at-least", "range"],
)
def test_what_is_not_exact_is_comparable_but_has_no_difference(change: dict[str, Any]) -> None:
    other = figure("b", 7.0, **change)
    assert reasons_against(SAME, other) == ()
    assert difference_of(SAME, other) is None


def test_ranks_have_no_difference() -> None:
    one, two = (
        figure(unit, value, measure="rank", canonical_unit="位")
        for unit, value in (("a", 1.0), ("b", 3.0))
    )
    assert difference_of(one, two) is None
