from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from parks.evaluation import (
    AccountRules,
    Expansion,
    GradingRules,
    Options,
    Verdict,
    ZoneKind,
    equal_weights,
    evaluate_region,
    example_weights,
)
from parks.region import Region

MakeRegion = Callable[..., Region]
MakeRows = Callable[..., list[Mapping[str, Any]]]
Change = Callable[..., tuple]
BY_HAND = {
    "dev_rate": 93.75, "supply_rate": 80, "built_rate": 250 / 3, "ind_share": 60,
    "hitech_share": 40, "far": 0.68, "density": 25.2, "ind_far": 22 / 30, "ind_bcr": 140 / 3,
    "ind_invest": 8_000, "ind_output": 12_000, "ind_tax": 500, "all_tax": 400,
    "pop_density": 120, "idle_rate": 50 / 3, "pending_share": 37.5,
}  # fmt: skip
GROUND = 1e-3
"""The strips are drawn in a projection: its scale is up to 1e-3 off that of the ground."""
IDEALS = {
    "ind_share": 75.0, "far": 1.0, "density": 30.0, "ind_far": 1.0, "ind_bcr": 50.0,
    "ind_invest": 10_000.0, "ind_tax": 1_000.0,
}  # fmt: skip


def test_a_region_gives_the_ratios_worked_out_by_hand(made: Region) -> None:
    found = evaluate_region(made).unit("park-a")
    values = {key: found.ratios[key].value for key in BY_HAND}
    assert values == pytest.approx(BY_HAND, rel=GROUND)
    assert found.per_mu["tax_per_mu"].value == pytest.approx(2)
    assert found.zone_type.used is ZoneKind.INDUSTRY_LED


def test_the_evaluation_says_that_it_is_fictional_and_by_which_edition(made: Region) -> None:
    found = evaluate_region(made)
    assert found.is_fictional
    assert found.landuse_edition == "ydyh2023"
    assert [finding.code for finding in found.findings] == []


def test_the_score_by_given_weights_is_that_worked_out_by_hand(made: Region) -> None:
    options = Options(weights=example_weights().tree, ideals=IDEALS)
    found = evaluate_region(made, options=options).unit("park-a").score
    assert found.points == pytest.approx(77.606333, rel=GROUND)  # see test_score.py
    assert found.basis == "given"


def test_equal_weights_are_the_default_and_say_so(made: Region) -> None:
    found = evaluate_region(made, options=Options(ideals=IDEALS)).unit("park-a").score
    # mean of 0.8, 0.83333, 60/75, 0.68, 25.2/30, 0.73333, 46.667/50, 0.8, 0.5 and 0.83333
    assert found.points == pytest.approx(77.533333, rel=GROUND)
    assert found.basis == "equal"


def test_one_unit_alone_has_no_reference_values(made: Region) -> None:
    found = evaluate_region(made).unit("park-a").score
    assert found.points is None
    assert "an ideal value of ind_share, or ind_share of a second unit" in str(found.needs[0])


def test_the_best_of_two_parks_is_the_reference(
    region_of: MakeRegion, rows_of: MakeRows, change: Change, zone: tuple
) -> None:
    sparse = change(0, floor_area_m2=80_000)
    region = region_of({"a": zone, "b": sparse}, {"a": rows_of(), "b": rows_of()})
    options = Options(weights=equal_weights(["far"]))
    found = evaluate_region(region, options=options)
    # floor areas of 34 and 26 ha
    assert found.unit("a").score.points == pytest.approx(100)
    assert found.unit("b").score.points == pytest.approx(100 * 26 / 34, rel=GROUND)


def test_the_order_of_units_does_not_matter(
    region_of: MakeRegion, rows_of: MakeRows, change: Change, zone: tuple
) -> None:
    region = region_of(
        {"a": zone, "b": change(0, floor_area_m2=80_000)}, {"a": rows_of(), "b": rows_of()}
    )
    there = evaluate_region(region, options=Options(units=("a", "b")))
    back = evaluate_region(region, options=Options(units=("b", "a")))
    assert [unit.unit_id for unit in back.units] == ["b", "a"]
    assert {unit.unit_id: unit.score for unit in there.units} == {
        unit.unit_id: unit.score for unit in back.units
    }


def test_scaling_all_areas_leaves_ratios_of_land(
    region_of: MakeRegion, zone: tuple, made: Region
) -> None:
    scaled = [
        {key: value * 3 if key == "ha" or key.endswith("_m2") else value
         for key, value in parcel.items()}
        for parcel in zone
    ]  # fmt: skip
    found = evaluate_region(region_of({"park-a": scaled}, {})).unit("park-a")
    before = evaluate_region(made).unit("park-a")
    for key in ("dev_rate", "supply_rate", "built_rate", "ind_share", "far", "density"):
        assert found.ratios[key].value == pytest.approx(before.ratios[key].value, rel=GROUND)


def test_a_dropped_indicator_leaves_the_others_with_equal_weights(
    region_of: MakeRegion, rows_of: MakeRows, change: Change
) -> None:
    region = region_of({"a": change(0, yard_m2=float("nan"))}, {"a": rows_of()})
    needed = evaluate_region(region, options=Options(ideals=IDEALS)).unit("a").score
    assert [str(need)[:27] for need in needed.needs] == ["ind_bcr, which needs yard_m"]
    options = Options(ideals=IDEALS, drop=frozenset({"ind_bcr"}))
    found = evaluate_region(region, options=options).unit("a").score
    # the ten shares above without that of ind_bcr, 0.933333: 6.82 / 9
    assert found.points == pytest.approx(75.777778, rel=GROUND)


def test_weights_that_name_what_is_dropped_are_refused(made: Region) -> None:
    options = Options(weights=example_weights().tree, drop=frozenset({"far"}))
    with pytest.raises(ValueError, match="the weights name what is dropped: far"):
        evaluate_region(made, options=options)


def test_a_kind_of_zone_without_weights_has_no_score(made: Region) -> None:
    options = Options(weights={ZoneKind.INTEGRATED: equal_weights(["far"])})
    found = evaluate_region(made, options=options).unit("park-a").score
    assert str(found.needs[0]) == "weights for industry-led zones"


def test_the_planner_names_another_kind(made: Region) -> None:
    options = Options(kinds={"park-a": ZoneKind.INTEGRATED}, ideals=IDEALS | {"all_tax": 800,
                      "pop_density": 240})  # fmt: skip
    found = evaluate_region(made, options=options).unit("park-a")
    assert found.zone_type.by_rule is ZoneKind.INDUSTRY_LED
    # mean of 0.8, 0.83333, 0.68, 0.84, 400/800, 120/240 and 0.83333
    assert found.score.points == pytest.approx(71.238095, rel=GROUND)


def test_a_bonded_zone_is_industry_led(region_of: MakeRegion, zone: tuple) -> None:
    region = region_of({"a": zone[2:]}, {})
    found = evaluate_region(region, options=Options(bonded=frozenset({"a"})))
    assert evaluate_region(region).unit("a").zone_type.by_rule is ZoneKind.INTEGRATED
    assert found.unit("a").zone_type.by_rule is ZoneKind.INDUSTRY_LED


def test_main_and_expansion_zone(region_of: MakeRegion, zone: tuple) -> None:
    region = region_of({"main": zone, "more": zone}, {})
    options = Options(
        units=("main",),
        weights=equal_weights(["idle_rate"]),
        expansions=(Expansion(main_id="main", expansion_id="more", main_weight=0.8),),
    )
    (found,) = evaluate_region(region, options=options).combined
    assert found.points == pytest.approx(100 * 5 / 6, rel=GROUND)


NO_LAND = {
    "no layer": (lambda region: replace(region, landuse=None), "the region has no layer"),
    "planned only": (
        lambda region: replace(region, landuse=region.landuse.assign(state="planned")),
        "all parcels of the layer are planned",
    ),
    "no CRS": (
        lambda region: replace(region, landuse=region.landuse.set_crs(None, allow_override=True)),
        "the CRS of the land-use layer",
    ),
    "no boundary": (
        lambda region: replace(region, parks=region.parks.iloc[:0]),
        "an approved or planned boundary",
    ),
    "schematic": (
        lambda region: replace(region, parks=region.parks.assign(basis="schematic")),
        "an approved or planned boundary",
    ),
    "not measurable": (
        lambda region: replace(region, parks=region.parks.assign(area_measurable=False)),
        "an approved or planned boundary",
    ),
    "built extent": (
        lambda region: replace(region, parks=region.parks.assign(extent="built")),
        "an approved or planned boundary",
    ),
    "elsewhere": (
        lambda region: replace(
            region, landuse=region.landuse.set_geometry(region.landuse.translate(0, 90_000))
        ),
        "parcels inside the boundary (there are none)",
    ),
}


@pytest.mark.parametrize(("spoil", "need"), NO_LAND.values(), ids=list(NO_LAND))
def test_without_land_each_ratio_says_what_it_needs_and_figures_per_mu_stay(
    made: Region, spoil: Callable[[Region], Region], need: str
) -> None:
    found = evaluate_region(spoil(made)).unit("park-a")
    assert found.account is None
    for key in BY_HAND:
        assert found.ratios[key].value is None
        assert need in "; ".join(map(str, found.ratios[key].needs))
    assert found.per_mu["tax_per_mu"].value == pytest.approx(2)
    assert found.score.points is None


MISSING = {
    "building_state": "building_state", "supply_state": "supply_state", "is_idle": "is_idle",
    "floor_area_m2": "floor_area_m2", "class_code": "class_code",
}  # fmt: skip


@pytest.mark.parametrize("column", MISSING, ids=list(MISSING))
def test_a_missing_column_is_named_with_the_land_it_leaves_open(made: Region, column: str) -> None:
    assert made.landuse is not None
    region = replace(made, landuse=made.landuse.drop(columns=column))
    found = evaluate_region(region).unit("park-a")
    told = {key for key, item in found.ratios.items() if column in "; ".join(map(str, item.needs))}
    expected = {
        "building_state": {*BY_HAND} - {"idle_rate"},
        "supply_state": {"supply_rate", "built_rate", "idle_rate"},
        "is_idle": {"idle_rate"},
        "floor_area_m2": {"far", "ind_far"},
        "class_code": {"ind_share", "ind_far", "ind_bcr", "ind_invest", "ind_output", "ind_tax"},
    }
    assert expected[column] <= told
    assert all(found.ratios[key].value is None for key in told)


def test_planned_parcels_do_not_count(region_of: MakeRegion, zone: tuple, made: Region) -> None:
    ghost = {"ha": 40, "class_code": "100101", "building_state": "A", "state": "planned"}
    region = region_of({"park-a": (*zone, ghost)}, {})
    found = evaluate_region(region).unit("park-a")
    before = evaluate_region(made).unit("park-a")
    assert found.ratios["far"].value == pytest.approx(before.ratios["far"].value, rel=GROUND)


def test_an_unknown_state_is_told(made: Region) -> None:
    assert made.landuse is not None
    states = ["current"] * 7 + ["future"]
    region = replace(made, landuse=made.landuse.assign(state=states))
    codes = {finding.code for finding in evaluate_region(region).findings}
    assert codes == {"unknown-state", "account-not-closed"}


def test_without_edition_no_parcel_is_known_to_be_industry(made: Region) -> None:
    region = replace(made, meta=made.meta.model_copy(update={"landuse_edition": ""}))
    found = evaluate_region(region)
    assert [finding.code for finding in found.findings] == ["no-landuse-edition"]
    assert found.unit("park-a").ratios["ind_share"].value is None
    assert found.unit("park-a").ratios["far"].value is not None


def test_a_rate_above_100_is_a_finding(region_of: MakeRegion, change: Change) -> None:
    found = evaluate_region(region_of({"a": change(0, supply_state="E21")}, {}))
    # A 50 ha of D 40 ha
    assert found.unit("a").ratios["built_rate"].value == pytest.approx(125, rel=GROUND)
    assert {finding.code for finding in found.findings} == {"rate-over-100", "built-not-supplied"}


def test_roads_without_floor_area_are_left_to_the_planner(
    region_of: MakeRegion, change: Change
) -> None:
    region = region_of({"a": change(3, floor_area_m2=float("nan"))}, {})
    assert evaluate_region(region).unit("a").ratios["far"].value is None
    options = Options(account=AccountRules(no_buildings=frozenset({"A3"})))
    found = evaluate_region(region, options=options).unit("a")
    assert found.ratios["far"].value == pytest.approx(0.68, rel=GROUND)


def test_projects_are_checked(region_of: MakeRegion, change: Change) -> None:
    parcels = change(0, project="一号项目（虚构）", industry_code="36")
    (found,) = evaluate_region(region_of({"a": parcels}, {})).projects
    far = next(item for item in found.results if item.indicator.key == "far")
    # 160,000 m² of floor area on 20 ha, 0.7 is the least for what was division 37 in 2002
    assert far.value == pytest.approx(0.8, rel=GROUND)
    assert far.verdict is Verdict.MET


def test_units_are_graded_when_rules_are_given(region_of: MakeRegion, rows_of: MakeRows) -> None:
    region = region_of({}, {"a": rows_of(), "b": rows_of()})
    assert evaluate_region(region).unit("a").grade is None
    rules = GradingRules(weights={"tax_per_mu": 1}, limits={"A": 100})
    grade = evaluate_region(region, options=Options(grading=rules)).unit("a").grade
    assert grade is not None
    assert (grade.points, grade.grade) == (pytest.approx(100), "A")


def test_published_averages_stand_beside_results(made: Region) -> None:
    found = evaluate_region(made).published("far")
    assert [(item.year, item.value, item.status) for item in found] == [
        ("2024", 1.06, "checked"),
        ("2020", 0.98, "checked"),
    ]


def test_management_ratios_come_from_figures(region_of: MakeRegion) -> None:
    rows = [
        {"indicator": key, "value": value, "unit": "公顷", "period": "2023"}
        for key, value in (("idle_land_found", 8.0), ("idle_land_handled", 6.0))
    ]
    found = evaluate_region(region_of({}, {"a": rows})).unit("a").ratios
    assert found["idle_handled_rate"].value == pytest.approx(75)
    assert found["idle_handled_rate"].definition.status == "memory"
    assert found["paid_rate"].value is None


REFUSED = {
    "unit": (Options(units=("nowhere",)), "no unit 'nowhere' in the region"),
    "kind of nobody": (Options(kinds={"x": ZoneKind.OTHER}), "no unit 'x'"),
    "status": (Options(status="real"), "status: expected one of actual, expected, target"),
    "period": (Options(period="last year"), "'last year' is not a period"),
    "ideal": (Options(ideals={"fat": 1}), "indicator: expected one of dev_rate"),
    "ideal of idle land": (Options(ideals={"idle_rate": 5}), "idle_rate has no ideal value"),
    "drop": (Options(drop=frozenset({"fat"})), "indicator: expected one of"),
    "reference": (Options(reference="mean"), "reference: expected one of best, p80"),
    "sum": (Options(grading=GradingRules(weights={"tax_per_mu": 0.5})), "sum to 0.5, not 1"),
    "groups": (
        Options(account=AccountRules(no_buildings=frozenset({"1207"}))),
        "group without buildings: expected one of A1, A2, A3, A4, A5, A6, got '1207'",
    ),
}


@pytest.mark.parametrize(("options", "message"), REFUSED.values(), ids=list(REFUSED))
def test_options_that_cannot_be_are_refused(made: Region, options: Options, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        evaluate_region(made, options=options)


def test_approved_boundaries_come_before_planned_and_new_before_old(made: Region) -> None:
    rows = [("old", "approved", "2010", ""), ("new", "approved", "2020", ""),
            ("ended", "approved", "2022", "2023"), ("plan", "planned", "2024", "")]  # fmt: skip
    parks = made.parks.loc[[0] * 4].reset_index(drop=True)
    for column, values in zip(
        ("id", "extent", "valid_from", "valid_to"), zip(*rows, strict=True), strict=True
    ):
        parks[column] = list(values)
    found = evaluate_region(replace(made, parks=parks)).unit("park-a")
    assert found.boundary_id == "new"


@pytest.mark.parametrize("name", ["qijiang", "dazu"])
def test_real_regions_say_what_they_need(name: str, request: pytest.FixtureRequest) -> None:
    found = evaluate_region(request.getfixturevalue(name))
    assert found.units
    assert not found.is_fictional
    for unit in found.units:
        for result in (*unit.ratios.values(), *unit.per_mu.values()):
            assert (result.value is None) == bool(result.needs)
        assert unit.ratios["built_rate"].value is None


def test_the_published_area_of_a_zone_is_no_land_used(qijiang: Region) -> None:
    found = evaluate_region(qijiang).unit("qijiang-hitech-zone").per_mu["tax_per_mu"]
    assert found.value is None
    assert "land_used" in "; ".join(map(str, found.needs))
