from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.evaluation.definition import definitions, definitions_of
from parks.evaluation.ideal import Ideal, ideal_of
from parks.evaluation.quantity import Quantity
from parks.evaluation.ratio import Result, ratio
from parks.evaluation.score import Score, combined_score, score
from parks.evaluation.weights import equal_weights, example_weights, weight_tree
from parks.need import Need

IDEALS = {
    "ind_share": 75.0, "far": 1.0, "density": 30.0, "ind_far": 1.0, "ind_bcr": 50.0,
    "ind_invest": 10_000.0, "ind_tax": 1_000.0,
}  # fmt: skip
KEYS = [item.key for item in definitions_of("evaluation")]


def result(key: str, value: float | None, *, period: str = "") -> Result:
    needs = () if value is not None else (Need(zh=f"{key} 的输入", en=f"inputs of {key}"),)
    return Result(definition=definitions()[key], value=value, inputs=(), needs=needs, period=period)


def scored(
    results: Mapping[str, Result], given_ideals: Mapping[str, float], nested: dict | None = None
) -> Score:
    tree = weight_tree(nested) if nested else example_weights().tree
    ideals = {key: ideal_of(key, [results[key]], given=given_ideals) for key in results}
    return score(tree, results, ideals, basis="given")


@pytest.fixture
def results(quantities: dict[str, Quantity]) -> dict[str, Result]:
    return {key: ratio(definitions()[key], quantities) for key in KEYS}


def test_a_score_is_that_worked_out_by_hand(results: dict[str, Result]) -> None:
    # development  0.5 x 80/100 + 0.5 x 83.333/100                                = 0.816667
    # structure    60/75                                                          = 0.8
    # intensity    0.25 x 0.68 + 0.22 x 25.2/30 + 0.25 x 0.73333 + 0.28 x 46.667/50 = 0.799467
    # land use     0.25 x 0.816667 + 0.25 x 0.8 + 0.5 x 0.799467                  = 0.803900
    # benefit      0.5 x 8000/10000 + 0.5 x 500/1000                              = 0.65
    # management   1 - 16.667/100                                                 = 0.833333
    # score        100 x (0.7 x 0.8039 + 0.2 x 0.65 + 0.1 x 0.833333)             = 77.606333
    found = scored(results, IDEALS)
    assert found.points == pytest.approx(77.606333, abs=1e-6)
    assert found.root is not None
    assert [child.share for child in found.root.children] == pytest.approx(
        [0.8039, 0.65, 0.833333], abs=1e-6
    )


def test_what_is_better_than_ideal_reaches_no_more_than_1(results: dict[str, Result]) -> None:
    assert scored(results, IDEALS | {"far": 0.5}, {"far": 1}).points == 100


def test_less_idle_land_is_better(results: dict[str, Result]) -> None:
    assert scored(results, {}, {"idle_rate": 1}).points == pytest.approx(100 * (1 - 1 / 6))


def test_a_missing_indicator_leaves_no_points_and_is_named(results: dict[str, Result]) -> None:
    results["density"] = result("density", None)
    found = scored(results, IDEALS)
    assert found.points is None
    assert [need.en for need in found.needs] == ["density, which needs inputs of density"]
    assert found.root is not None
    assert found.root.children[1].share == pytest.approx(0.65), "the other goals are told"


def test_a_rate_above_100_is_not_scored_as_full(results: dict[str, Result]) -> None:
    results["built_rate"] = result("built_rate", 104.0)
    found = scored(results, IDEALS)
    assert found.points is None
    assert "of at most 100 % (it is 104.00 %)" in found.needs[0].en


def test_tax_paid_back_reaches_0_and_no_less(results: dict[str, Result]) -> None:
    results["ind_tax"] = result("ind_tax", -50.0)
    assert scored(results, IDEALS, {"ind_tax": 1}).points == 0


@given(
    st.lists(st.sampled_from(KEYS), min_size=1, unique=True),
    st.lists(st.floats(0, 100), min_size=len(KEYS), max_size=len(KEYS)),
    st.floats(1e-3, 1e3),
)
def test_points_stay_from_0_to_100(keys: list[str], values: list[float], ideal: float) -> None:
    results = {key: result(key, value) for key, value in zip(KEYS, values, strict=True)}
    ideals = {key: ideal_of(key, [], given=dict.fromkeys(keys, ideal)) for key in keys}
    found = score(equal_weights(keys), results, ideals, basis="equal")
    assert found.points is not None
    assert 0 <= found.points <= 100


class TestIdeal:
    def test_of_a_rate_is_100(self) -> None:
        assert ideal_of("built_rate", [], given={}) == Ideal(
            key="built_rate", value=100, basis="rate"
        )

    def test_as_given_stands_before_all(self) -> None:
        assert ideal_of("built_rate", [], given={"built_rate": 95.0}).value == 95

    def test_by_default_is_the_best_of_the_comparison(self) -> None:
        compared = [result("far", value) for value in (0.5, 0.9, None, 0.7)]
        found = ideal_of("far", compared, given={})
        assert (found.value, found.basis) == (0.9, "best")

    def test_may_be_the_80th_percentile(self) -> None:
        # of 1, 2, 3, 4, 5: place 0.8 x (5 - 1) = 3.2, so 4 + 0.2 x (5 - 4)
        compared = [result("far", float(value)) for value in (3, 1, 5, 2, 4)]
        assert ideal_of("far", compared, given={}, reference="p80").value == pytest.approx(4.2)

    def test_is_none_from_one_unit_alone(self) -> None:
        found = ideal_of("far", [result("far", 0.9), result("far", None)], given={})
        assert found.value is None
        assert str(found.needs[0]).startswith("an ideal value of far, or far of a second unit")

    def test_is_none_from_different_periods(self) -> None:
        compared = [result("ind_tax", 1, period="2022"), result("ind_tax", 2, period="2023")]
        found = ideal_of("ind_tax", compared, given={})
        assert str(found.needs[0]) == "ind_tax of one period (it is of 2022, 2023)"

    def test_is_none_if_all_are_0(self) -> None:
        found = ideal_of("far", [result("far", 0), result("far", 0)], given={})
        assert str(found.needs[0]) == "an ideal value of far (all are 0)"

    def test_takes_no_rate_above_100(self) -> None:
        compared = [result("density", value) for value in (130.0, 40.0, 30.0)]
        assert ideal_of("density", compared, given={}).value == 40

    @pytest.mark.parametrize("value", [0, -1, float("nan")])
    def test_must_be_above_0(self, value: float) -> None:
        with pytest.raises(ValueError, match="ideal value of far: expected a number above 0"):
            ideal_of("far", [], given={"far": value})

    def test_of_an_unknown_kind_is_refused(self) -> None:
        with pytest.raises(ValueError, match="expected one of best, p80, got 'mean'"):
            ideal_of("far", [], given={}, reference="mean")


def test_main_and_expansion_zone_are_combined(results: dict[str, Result]) -> None:
    main = scored(results, IDEALS)
    other = replace(main, points=50.0)
    found = combined_score("main", main, "expansion", other, main_weight=0.8)
    # 0.8 x 77.606333 + 0.2 x 50
    assert found.points == pytest.approx(72.085067, abs=1e-6)
    assert found.expansion_weight == pytest.approx(0.2)


def test_a_zone_without_points_leaves_the_combination_without() -> None:
    need = Need(zh="x", en="weights")
    none = Score(points=None, root=None, basis="given", needs=(need,))
    found = combined_score("main", none, "expansion", none, main_weight=0.8)
    assert (found.points, found.needs) == (None, (need,))


@pytest.mark.parametrize("weight", [1.2, -0.1, "0.8"])
def test_the_weight_of_the_main_zone_is_from_0_to_1(weight: object) -> None:
    none = Score(points=None, root=None, basis="given")
    with pytest.raises(ValueError, match="weight of the main zone"):
        combined_score("main", none, "expansion", none, main_weight=weight)
