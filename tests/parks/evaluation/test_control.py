from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from parks.evaluation.attributes import attributes_of
from parks.evaluation.control import (
    ControlResult,
    ControlRules,
    ProjectCheck,
    Verdict,
    check_project,
    control_indicators,
)
from parks.evaluation.projects import Project, projects_of
from parks.evaluation.thresholds import Threshold, division_of, thresholds, thresholds_for

HECTARE_M2 = 10_000
PROJECT = {
    "id": "p1", "project": "一号项目", "industry_code": "36", "ha": 4.0,
    "floor_area_m2": 32_000, "footprint_m2": 11_000, "yard_m2": 3_000,
    "fixed_investment_10k": 18_000, "office_land_m2": 2_400, "office_floor_m2": 3_200,
    "green_m2": 6_000,
}  # fmt: skip
INVEST = Threshold(indicator="invest_intensity", value=4_000, unit="万元/公顷", comparison="min")


def gathered(*parcels: dict[str, Any]) -> tuple[tuple[Project, ...], list[str]]:
    frame = gpd.GeoDataFrame(
        [{**parcel, "geometry": shapely.box(0, 0, 1, 1)} for parcel in parcels], crs=4544
    )
    areas_m2 = np.array([parcel["ha"] * HECTARE_M2 for parcel in parcels])
    attributes = attributes_of(frame, source="landuse.parquet")
    found, findings = projects_of(frame, attributes, areas_m2=areas_m2, source="landuse.parquet")
    return found, [finding.code for finding in findings]


def check(rules: ControlRules | None = None, **fields: object) -> ProjectCheck:
    (project,), _ = gathered({**PROJECT, **fields})
    return check_project(project, rules=rules or ControlRules(own=(INVEST,)))


def result(found: ProjectCheck, key: str) -> ControlResult:
    return next(item for item in found.results if item.indicator.key == key)


BY_HAND = {
    "invest_intensity": 4_500.0,  # 18,000 万元 / 4 hm²
    "far": 0.8,  # 32,000 / 40,000
    "bcr": 35.0,  # (11,000 + 3,000) / 40,000
    "office_share": 6.0,  # 2,400 / 40,000
    "green_ratio": 15.0,  # 6,000 / 40,000
}


@pytest.mark.parametrize(("key", "value"), BY_HAND.items(), ids=list(BY_HAND))
def test_control_indicators_are_those_worked_out_by_hand(key: str, value: float) -> None:
    assert result(check(), key).value == pytest.approx(value)


def test_2008_has_these_indicators_and_2023_the_share_of_floor_area_too() -> None:
    assert [item.indicator.key for item in check().results] == list(BY_HAND)
    found = check(ControlRules(edition="2023"))
    # 3,200 of 32,000 m² of floor area
    assert result(found, "office_floor_share").value == pytest.approx(10)


VERDICTS = {
    "investment": ("invest_intensity", {"fixed_investment_10k": 15_999}, Verdict.NOT_MET),
    "on the limit": ("invest_intensity", {"fixed_investment_10k": 16_000}, Verdict.MET),
    "floor area": ("far", {"floor_area_m2": 27_000}, Verdict.NOT_MET),
    "floor area on the limit": ("far", {"floor_area_m2": 28_000}, Verdict.MET),
    "buildings": ("bcr", {"yard_m2": 0}, Verdict.NOT_MET),
    "buildings on the limit": ("bcr", {"yard_m2": 1_000}, Verdict.MET),
    "offices": ("office_share", {"office_land_m2": 2_900}, Verdict.NOT_MET),
    "offices on the limit": ("office_share", {"office_land_m2": 2_800}, Verdict.MET),
    "green from memory": ("green_ratio", {}, Verdict.UNCHECKED),
}


@pytest.mark.parametrize(("key", "fields", "verdict"), VERDICTS.values(), ids=list(VERDICTS))
def test_verdicts_of_2008(key: str, fields: dict, verdict: Verdict) -> None:
    assert result(check(**fields), key).verdict is verdict


def test_thresholds_from_memory_decide_only_when_asked() -> None:
    quiet = result(check(ControlRules(edition="2023")), "bcr")
    asked = result(check(ControlRules(edition="2023", apply_unchecked=True)), "bcr")
    assert (quiet.verdict, asked.verdict) == (Verdict.UNCHECKED, Verdict.NOT_MET)
    assert quiet.threshold is not None
    assert (quiet.threshold.value, quiet.threshold.status) == (40, "memory")


def test_nothing_of_2023_is_presented_as_checked() -> None:
    assert {item.status for item in thresholds() if item.edition == "2023"} == {"memory"}


def test_office_land_is_apportioned_by_floor_area_where_it_is_not_given() -> None:
    found = result(check(office_land_m2=np.nan), "office_share")
    assert found.value == pytest.approx(10)
    assert [item.key for item in found.inputs] == ["office_floor_m2", "floor_area_m2"]


def test_a_missing_input_is_named() -> None:
    found = result(check(floor_area_m2=None), "far")
    assert (found.value, found.verdict) == (None, Verdict.NOT_COMPUTED)
    assert str(found.needs[0]) == "floor_area_m2 (floor area) on 1 parcel, 4.00 ha"


def test_investment_has_no_threshold_but_the_planners() -> None:
    found = result(check(ControlRules()), "invest_intensity")
    assert found.verdict is Verdict.NO_THRESHOLD
    assert str(found.needs[0]) == "a threshold of Investment intensity from the planner"


def test_the_planners_threshold_stands_before_that_of_the_rule() -> None:
    own = Threshold(indicator="far", value=1.2, unit="", comparison="min")
    found = result(check(ControlRules(own=(own,))), "far")
    assert (found.threshold, found.verdict) == (own, Verdict.NOT_MET)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (ControlRules(edition="2015"), "expected edition 2008, 2023, got '2015'"),
        (ControlRules(industry_edition="1994"), "expected edition 2002, 2011, 2017, got '1994'"),
        (
            ControlRules(own=(Threshold(indicator="fa", value=1, unit="", comparison="min"),)),
            "no control indicator 'fa'. Allowed are invest_intensity",
        ),
        (
            ControlRules(
                own=(
                    Threshold(
                        indicator="invest_intensity", value=1, unit="万元/亩", comparison="min"
                    ),
                )
            ),
            "invest_intensity is in 万元/公顷, got '万元/亩'",
        ),
    ],
    ids=["edition", "industry", "indicator", "unit"],
)
def test_wrong_rules_are_refused(rules: ControlRules, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check(rules)


FAR_2008 = {
    1.0: "13 14 15 16 18 19 24 30 40 41 42", 0.8: "17 20 21 22 23 28 29",
    0.7: "27 31 34 35 36 37 39 43", 0.6: "26 32 33", 0.5: "25",
}  # fmt: skip


@pytest.mark.parametrize(("limit", "divisions"), FAR_2008.items(), ids=map(str, FAR_2008))
def test_floor_area_ratios_of_2008_are_those_of_the_document(limit: float, divisions: str) -> None:
    for division in divisions.split():
        (found,) = thresholds_for("far", (division,), edition="2008")
        assert (found.value, found.status) == (limit, "checked")


CODES = {
    "36 is special equipment in 2002": ("36", "2002", "36", 0.7),
    "36 is cars in 2017": ("36", "2017", "37", 0.7),
    "38 is electrical in 2017": ("38", "2017", "39", 0.7),
    "39 is electronics in 2017": ("39", "2017", "40", 1.0),
    "39 is electrical in 2002": ("39", "2002", "39", 0.7),
    "40 is instruments in 2011": ("40", "2011", "41", 1.0),
    "30 is minerals in 2017": ("30", "2017", "31", 0.7),
    "30 is plastics in 2002": ("30", "2002", "30", 1.0),
    "a class of the section": ("C3670", "2017", "37", 0.7),
    "a group of rubber": ("2911", "2017", "29", 0.8),
    "a group of plastics": ("292", "2017", "30", 1.0),
    "read as a number": ("36.0", "2017", "37", 0.7),
}


@pytest.mark.parametrize(("code", "edition", "old", "limit"), CODES.values(), ids=list(CODES))
def test_divisions_are_brought_to_the_numbers_of_2002(
    code: str, edition: str, old: str, limit: float
) -> None:
    division = division_of(code, edition=edition)
    assert division is not None
    assert division.divisions_2002 == (old,)
    (found,) = thresholds_for("far", division.divisions_2002, edition="2008")
    assert found.value == limit


@pytest.mark.parametrize("code", ["19", "24"])
def test_a_division_of_several_with_one_limit_has_that_limit(code: str) -> None:
    found = result(check(industry_code=code), "far")
    assert found.threshold is not None
    assert found.threshold.value == 1.0


NOT_TOLD = {
    "rubber or plastics": ("29", "give the group: 291 rubber or 292 plastics; limits 0.8, 1"),
    "no division": ("06", "an industry code of manufacturing (GB/T 4754-2017, it is 06)"),
    "no code": ("", "an industry code of manufacturing (GB/T 4754-2017, it is –)"),
    "text": ("汽车", "an industry code of manufacturing (GB/T 4754-2017, it is 汽车)"),
    "repair is new": ("43", "a threshold of Floor-area ratio from the planner"),
}


@pytest.mark.parametrize(("code", "need"), NOT_TOLD.values(), ids=list(NOT_TOLD))
def test_where_the_industry_does_not_tell_the_limit_it_is_not_guessed(code: str, need: str) -> None:
    found = result(check(industry_code=code), "far")
    assert (found.threshold, found.verdict) == (None, Verdict.NO_THRESHOLD)
    assert need in str(found.needs[0])


def test_parcels_of_one_project_are_added_up() -> None:
    second = {**PROJECT, "id": "p2", "ha": 1.0, "floor_area_m2": 8_000, "industry_code": ""}
    other = {**PROJECT, "id": "p3", "project": "二号项目"}
    found, _ = gathered(PROJECT, other, second, {**PROJECT, "id": "p4", "project": ""})
    assert [item.name for item in found] == ["一号项目", "二号项目"]
    assert found[0].parcels == ("p1", "p2")
    assert found[0].quantities["land_m2"].value == pytest.approx(50_000)
    assert found[0].quantities["floor_area_m2"].value == pytest.approx(40_000)
    assert found[0].industry_code == "36"


def test_the_same_number_on_all_parcels_of_a_project_is_not_added_up() -> None:
    found, codes = gathered(PROJECT, {**PROJECT, "id": "p2", "ha": 1.0, "yard_m2": 0})
    assert found[0].quantities["fixed_investment_10k"].value is None
    assert found[0].quantities["yard_m2"].value == 3_000
    assert set(codes) == {"project-value-repeated"}


def test_a_project_of_two_industries_has_none_and_is_told() -> None:
    found, codes = gathered(
        PROJECT, {"id": "p2", "ha": 1.0, "project": "一号项目", "industry_code": "13"}
    )
    assert found[0].industry_code == ""
    assert codes == ["project-industries"]


def test_every_control_indicator_says_formula_and_status_in_both_languages() -> None:
    for item in control_indicators():
        assert item.formula_zh
        assert item.formula_en
        assert item.status in {"checked", "memory"}
