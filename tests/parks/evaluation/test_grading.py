from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.evaluation.definition import definitions
from parks.evaluation.grading import Grade, grades
from parks.evaluation.grading_rules import (
    GradingRules,
    example_grading_weights,
    points_of_weights,
)
from parks.evaluation.quantity import Quantity
from parks.evaluation.ratio import Result, ratio
from parks.need import Need

Units = dict[str, dict[str, Result]]
WEIGHTS = {"tax_per_mu": 60.0, "value_added_per_mu": 40.0}


def own(tax: float, value_added: float, land: float) -> dict[str, Result]:
    given = {"industrial_tax": tax, "industrial_value_added": value_added, "land_used": land}
    quantities = {
        key: Quantity(key=key, name_zh=key, name_en=key, value=value, unit="", period="2023")
        for key, value in given.items()
    }
    return {key: ratio(definitions()[key], quantities) for key in WEIGHTS}


FIRMS = {"a": own(300, 1000, 100), "b": own(100, 2000, 100), "c": own(100, 3000, 300)}
"""Tax per mu 3, 1, 1/3; value added per mu 10, 20, 10."""


def points(found: tuple[Grade, ...]) -> list[float | None]:
    return [item.points for item in found]


def test_points_by_the_mean_of_all_land_are_those_worked_out_by_hand() -> None:
    # means 500 / 500 = 1 and 6000 / 500 = 12
    # a 3/1 x 60 + 10/12 x 40; b 1/1 x 60 + 20/12 x 40; c 0.3333/1 x 60 + 10/12 x 40
    found = grades(FIRMS, rules=GradingRules(weights=WEIGHTS))
    assert points(found) == pytest.approx([213.333333, 126.666667, 53.333333])
    assert found[0].items[0].mean == pytest.approx(1)


def test_points_by_the_arithmetic_mean_are_those_worked_out_by_hand() -> None:
    # means (3 + 1 + 1/3) / 3 = 1.444444 and (10 + 20 + 10) / 3 = 13.333333
    found = grades(FIRMS, rules=GradingRules(weights=WEIGHTS, mean="arithmetic"))
    assert points(found) == pytest.approx([154.615385, 101.538462, 43.846154])


def test_points_by_the_mean_of_the_district_are_those_worked_out_by_hand() -> None:
    # a 3/2 x 60 + 10/8 x 40; b 1/2 x 60 + 20/8 x 40; c 0.3333/2 x 60 + 10/8 x 40
    rules = GradingRules(weights=WEIGHTS, means={"tax_per_mu": 2, "value_added_per_mu": 8})
    assert points(grades(FIRMS, rules=rules)) == pytest.approx([140, 130, 60])


def test_weights_of_1_and_of_100_mean_the_same() -> None:
    shares = {key: weight / 100 for key, weight in WEIGHTS.items()}
    assert points(grades(FIRMS, rules=GradingRules(weights=shares))) == pytest.approx(
        points(grades(FIRMS, rules=GradingRules(weights=WEIGHTS)))
    )


def test_without_limits_there_are_points_and_no_grades() -> None:
    found = grades(FIRMS, rules=GradingRules(weights=WEIGHTS))
    assert {item.grade for item in found} == {""}
    assert found[0].rule_en == "no limits or shares given, so no grades"


def test_grades_by_limits() -> None:
    rules = GradingRules(weights=WEIGHTS, limits={"A": 200, "B": 100, "C": 60})
    found = grades(FIRMS, rules=rules)
    assert [item.grade for item in found] == ["A", "B", "D"]
    assert found[0].rule_en == "by the given limits: A ≥ 200, B ≥ 100, C ≥ 60"


def test_grades_by_shares() -> None:
    many = {f"firm-{n}": own(100 + n, 1000, 100) for n in range(10)}
    shares = {"A": 0.2, "B": 0.5, "C": 0.2, "D": 0.1}
    found = grades(many, rules=GradingRules(weights=WEIGHTS, shares=shares))
    assert "".join(item.grade for item in reversed(found)) == "AABBBBBCCD"


def test_equal_points_have_the_same_grade() -> None:
    same = {name: own(100, 1000, 100) for name in "abcd"}
    shares = {"A": 0.25, "B": 0.25, "C": 0.25, "D": 0.25}
    found = grades(same, rules=GradingRules(weights=WEIGHTS, shares=shares))
    assert {item.grade for item in found} == {"A"}


def test_a_missing_figure_leaves_no_points_and_is_named() -> None:
    need = Need(zh="x", en="land_used")
    firms: Units = {**FIRMS}
    firms["c"] = {key: replace(item, value=None, needs=(need,)) for key, item in FIRMS["c"].items()}
    rules = GradingRules(weights=WEIGHTS, limits={"A": 100})
    found = grades(firms, rules=rules)
    assert (found[2].points, found[2].grade, found[2].needs) == (None, "", (need,))
    # means of the other two: 400 / 200 = 2 and 3000 / 200 = 15
    assert found[0].points == pytest.approx(3 / 2 * 60 + 10 / 15 * 40)


def test_figures_of_different_periods_have_no_mean() -> None:
    firms: Units = {**FIRMS}
    firms["c"] = {key: replace(item, period="2022") for key, item in FIRMS["c"].items()}
    found = grades(firms, rules=GradingRules(weights=WEIGHTS))
    assert points(found) == [None, None, None]
    assert str(found[0].needs[0]) == "tax_per_mu of one period (it is of 2022, 2023)"


@pytest.mark.parametrize("tax", [0.0, -100.0], ids=["zero", "negative"])
def test_a_mean_that_is_not_above_0_divides_nothing(tax: float) -> None:
    found = grades({"a": own(tax, 1, 1)}, rules=GradingRules(weights=WEIGHTS))
    assert str(found[0].needs[0]) == "a mean of tax_per_mu above 0"


REFUSED = {
    "sum": ({"weights": {"tax_per_mu": 60, "value_added_per_mu": 30}}, "sum to 90, not 100"),
    "sum of shares": ({"weights": {"tax_per_mu": 0.6}}, "sum to 0.6, not 1"),
    "none": ({"weights": {}}, "sum to 0, not 1"),
    "unknown": ({"weights": {"far": 1}}, "no indicator 'far'"),
    "negative": ({"weights": {"tax_per_mu": 110, "rd_intensity": -10}}, "weight of tax_per_mu"),
    "rising": ({"limits": {"A": 60, "B": 80}}, "limits must fall"),
    "limit of D": ({"limits": {"A": 4, "B": 3, "C": 2, "D": 1}}, "limits must name A, B, C"),
    "grade E": ({"shares": {"A": 0.5, "E": 0.5}}, "shares must name A, B, C, D in this order"),
    "shares": ({"shares": {"A": 0.5, "B": 0.4}}, "the shares of grades sum to 0.9"),
    "both": ({"limits": {"A": 1}, "shares": {"A": 1}}, "not both"),
    "mean": ({"mean": "median"}, "expected one of pooled, arithmetic"),
    "means": ({"means": {"tax_per_mu": 0}}, "mean of Tax per mu must be above 0"),
}


@pytest.mark.parametrize(("wrong", "message"), REFUSED.values(), ids=list(REFUSED))
def test_wrong_rules_are_refused(wrong: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        points_of_weights(GradingRules(**{"weights": WEIGHTS, **wrong}))


def test_the_example_is_that_of_huangyan_and_says_so() -> None:
    example = example_grading_weights()
    assert list(example.weights.values()) == [30, 20, 20, 10, 10, 10]
    assert "an example only" in example.scope_en
    assert points_of_weights(GradingRules(weights=example.weights)) == example.weights


@given(st.permutations(list(FIRMS)))
def test_the_order_of_units_does_not_matter(order: list[str]) -> None:
    rules = GradingRules(weights=WEIGHTS, limits={"A": 200, "B": 100})
    shuffled = grades({unit: FIRMS[unit] for unit in order}, rules=rules)
    expected = {item.unit_id: (item.points, item.grade) for item in grades(FIRMS, rules=rules)}
    for item in shuffled:
        assert item.points == pytest.approx(expected[item.unit_id][0])
        assert item.grade == expected[item.unit_id][1]
