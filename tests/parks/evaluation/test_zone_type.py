import pytest

from parks.evaluation.account import LandAccount
from parks.evaluation.quantity import Quantity
from parks.evaluation.zone_type import ZoneKind, kind_of, zone_type
from parks.need import Need

LED, INTEGRATED, OTHER = ZoneKind.INDUSTRY_LED, ZoneKind.INTEGRATED, ZoneKind.OTHER
CASES = {
    "industry without housing": (60, 16, LED),
    "stored as integrated in a public system": (53, 18, LED),
    "just above and just below": (30.01, 24.99, LED),
    "30 % is not above": (30, 24.99, OTHER),
    "25 % is not below": (30.01, 25, OTHER),
    "both on the limit": (30, 25, INTEGRATED),
    "housing without industry": (10, 40, INTEGRATED),
    "much of both": (45, 35, OTHER),
    "little of both": (10, 10, OTHER),
    "nothing": (0, 0, OTHER),
    "rounding": (0.1 * 3 * 100, 24, OTHER),
}


def shares(industry: float, housing: float, built: float = 100.0) -> dict[str, Quantity]:
    values = {"A": built, "A1": housing, "A2": industry}
    return {
        key: Quantity(key=key, name_zh="", name_en="", value=float(value), unit="m²")
        for key, value in values.items()
    }


@pytest.mark.parametrize(("industry", "housing", "kind"), CASES.values(), ids=list(CASES))
def test_the_rule_of_30_and_25_percent(industry: float, housing: float, kind: ZoneKind) -> None:
    assert kind_of(industry, housing) is kind
    assert zone_type(shares(industry, housing)).by_rule is kind


def test_shares_are_kept(account: LandAccount) -> None:
    found = zone_type(account.quantities)
    assert found.industry_share == pytest.approx(60)
    assert found.housing_share == pytest.approx(16)


def test_the_planner_overrides_and_both_are_shown() -> None:
    found = zone_type(shares(53, 18), override=INTEGRATED)
    assert (found.by_rule, found.override, found.used) == (LED, INTEGRATED, INTEGRATED)
    assert found.is_overridden


def test_an_override_that_agrees_is_none() -> None:
    assert not zone_type(shares(53, 18), override=LED).is_overridden


def test_a_bonded_zone_is_industry_led_whatever_its_shares() -> None:
    found = zone_type(shares(5, 60), is_bonded=True)
    assert (found.by_rule, found.is_bonded) == (LED, True)


def test_without_built_land_there_is_no_type() -> None:
    found = zone_type(shares(0, 0, built=0))
    assert found.by_rule is None
    assert str(found.needs[0]) == "built-up land (A is 0)"


def test_without_housing_land_the_need_is_handed_on_and_the_planner_still_decides() -> None:
    need = Need(zh="x", en="class_code on 1 parcel")
    quantities = shares(50, 0)
    quantities["A1"] = Quantity(
        key="A1", name_zh="", name_en="", value=None, unit="m²", needs=(need,)
    )
    found = zone_type(quantities, override=OTHER)
    assert (found.by_rule, found.used, found.needs) == (None, OTHER, (need,))
