from typing import Any

import pytest
from compared_figures import area, figure

from parks.comparison.per_land import LandDivisionError, computed, divide_by_land, per_km2

RATIO = per_km2("industrial_output", "planned_area")


def test_output_over_area_by_hand() -> None:
    found = divide_by_land(figure(value=50.0), area(km2=4.0), RATIO)
    assert (found.value, found.unit, found.period) == (12.5, "亿元/平方公里", "2023")
    assert found.formula is not None
    assert [item.value for item in found.formula.inputs] == [50.0, 4.0]
    assert found.formula.expression.zh == "规上工业总产值 ÷ 规划面积"


def test_area_of_an_instant_within_the_period_belongs_to_it() -> None:
    found = divide_by_land(figure(value=50.0), area(km2=4.0, period="2023-06"), RATIO)
    assert found.value == 12.5


def test_output_of_the_industrial_park_is_not_divided_by_the_area_of_the_zone() -> None:
    output = figure("qijiang-industrial-park", 111.2)
    zone = area("qijiang-hitech-zone", 102.1)
    with pytest.raises(LandDivisionError, match="of qijiang-industrial-park, the area of qijiang"):
        divide_by_land(output, zone, RATIO)


@pytest.mark.parametrize(
    ("of_output", "of_area", "said"),
    [
        ({"indicator": "settled_firms"}, {}, "may not be divided by land"),
        ({"measure": "growth"}, {}, "may not be divided by land"),
        ({}, {"mark": "scope_differs"}, "scope differs"),
        ({"status": "target"}, {}, "one is a target"),
        ({}, {"period": "2024"}, "different periods"),
        ({"period": "2023-H1"}, {}, "different periods"),
        ({}, {"canonical_value": 0.0}, "not above 0"),
        ({"canonical_value": None}, {}, "is not known"),
    ],
    ids=["catalogue", "growth", "scope", "target", "year", "half", "zero", "unit"],
)
def test_what_does_not_belong_together_is_not_divided(
    of_output: dict[str, Any], of_area: dict[str, Any], said: str
) -> None:
    with pytest.raises(LandDivisionError, match=said):
        divide_by_land(figure(**of_output), area(**of_area), RATIO)


def test_doubt_and_bounds_carry_over() -> None:
    found = divide_by_land(figure(mark="damaged"), area(qualifier="over"), RATIO)
    assert (found.mark, found.qualifier) == ("damaged", "about")


def test_missing_area_is_named_and_that_of_another_unit_refused() -> None:
    other = area("b").name
    found, why = computed(RATIO, [figure()], [other])
    assert found == []
    assert why.zh == "规划面积未公布；规划面积的面积属另一单元，不能代用"


def test_nothing_published_names_both_parts() -> None:
    _, why = computed(RATIO, [], [])
    assert (why.zh, why.en) == (
        "规上工业总产值、规划面积未公布",
        "above-scale industrial output and planned area not published",
    )
