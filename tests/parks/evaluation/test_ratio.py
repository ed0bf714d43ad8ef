from dataclasses import replace

import pytest

from parks.evaluation.definition import definitions, definitions_of
from parks.evaluation.figure_table import figure_inputs
from parks.evaluation.land_category import land_categories
from parks.evaluation.quantity import Quantity
from parks.evaluation.ratio import impossible_rates, ratio
from parks.need import Need

BY_HAND = {
    "dev_rate": 93.75,  # (A 50 + B21 25) / (A 50 + B 30) = 75 / 80
    "supply_rate": 80.0,  # D 60 / (A 50 + B21 25) = 60 / 75
    "built_rate": 250 / 3,  # A 50 / D 60
    "ind_share": 60.0,  # A2 30 / A 50
    "hitech_share": 40.0,  # H 20 / A 50
    "far": 0.68,  # (16 + 6 + 12) ha of floor / A 50 ha
    "density": 25.2,  # (8 + 3 + 1.6) ha of buildings / A 50 ha
    "ind_far": 22 / 30,  # (16 + 6) / A2 30
    "ind_bcr": 140 / 3,  # (8 + 3 buildings + 2 + 1 yards) / A2 30
    "ind_invest": 8_000.0,  # 240,000 万元 / 30 hm²
    "ind_output": 12_000.0,  # 360,000 万元 / 30 hm²
    "ind_tax": 500.0,  # 15,000 万元 / 30 hm²
    "all_tax": 400.0,  # 20,000 万元 / 50 hm²
    "pop_density": 120.0,  # 6,000 persons / 50 hm²
    "idle_rate": 50 / 3,  # G 10 / D 60
    "pending_share": 37.5,  # B 30 / (A 50 + B 30)
}


@pytest.mark.parametrize(("key", "value"), BY_HAND.items(), ids=list(BY_HAND))
def test_ratios_are_those_worked_out_by_hand(
    quantities: dict[str, Quantity], key: str, value: float
) -> None:
    found = ratio(definitions()[key], quantities)
    assert found.value == pytest.approx(value, rel=1e-12)
    assert found.needs == ()


def test_every_ratio_of_the_evaluation_is_worked_out_by_hand() -> None:
    assert [item.key for item in definitions_of("evaluation")] == list(BY_HAND)


def test_a_result_carries_formula_inputs_and_period(quantities: dict[str, Quantity]) -> None:
    found = ratio(definitions()["ind_tax"], quantities)
    assert [(item.key, item.value, item.unit) for item in found.inputs] == [
        ("industrial_tax", 15_000, "万元"),
        ("A2", 300_000, "m²"),
    ]
    assert found.definition.formula_zh == "工业（物流）企业税收 ÷ A2"
    assert (found.definition.unit, found.period) == ("万元/公顷", "2023")


def test_a_missing_input_is_named_and_nothing_is_guessed(quantities: dict[str, Quantity]) -> None:
    del quantities["industrial_tax"]
    found = ratio(definitions()["ind_tax"], quantities)
    assert found.value is None
    assert [need.en for need in found.needs] == ["industrial_tax"]


def test_an_input_without_value_hands_its_need_on(quantities: dict[str, Quantity]) -> None:
    need = Need(zh="x", en="floor_area_m2 on 3 parcels, 1.20 ha")
    quantities["floor_A"] = replace(quantities["floor_A"], value=None, needs=(need,))
    assert ratio(definitions()["far"], quantities).needs == (need,)


def test_nothing_is_divided_by_zero(quantities: dict[str, Quantity]) -> None:
    quantities["A2"] = replace(quantities["A2"], value=0.0)
    found = ratio(definitions()["ind_far"], quantities)
    assert found.value is None
    assert "above 0" in str(found.needs[0])


@pytest.mark.parametrize("key", ["supply_rate", "built_rate", "density", "ind_bcr", "idle_rate"])
def test_a_rate_above_100_is_an_error_of_the_data_and_not_cut(
    quantities: dict[str, Quantity], key: str
) -> None:
    term = definitions()[key].numerator[0][0]
    quantities[term] = replace(quantities[term], value=2e6)
    found = ratio(definitions()[key], quantities)
    (finding,) = impossible_rates([found], unit_id="park-a")
    assert found.value is not None
    assert found.value > 200
    assert (finding.level, finding.code, finding.field) == ("error", "rate-over-100", key)
    assert "2,000,000 m²" in finding.message


def test_a_rate_of_100_and_rounding_is_no_error(quantities: dict[str, Quantity]) -> None:
    area = quantities["D"].value or 0
    quantities["A"] = replace(quantities["A"], value=area * (1 + 1e-12))
    found = ratio(definitions()["built_rate"], quantities)
    assert found.value == pytest.approx(100)
    assert impossible_rates([found], unit_id="park-a") == []


def test_a_floor_area_ratio_may_be_above_1(quantities: dict[str, Quantity]) -> None:
    quantities["floor_A"] = replace(quantities["floor_A"], value=2.5e8)
    assert not ratio(definitions()["far"], quantities).is_impossible


def test_of_alternatives_the_first_with_a_value_counts(quantities: dict[str, Quantity]) -> None:
    land = Quantity(key="land_used", name_zh="", name_en="", value=100.0, unit="亩")
    above_scale = replace(land, key="value_added", value=900.0, unit="万元")
    unknown = replace(land, key="industrial_value_added", value=None, needs=(Need(zh="", en="x"),))
    given = {item.key: item for item in (land, above_scale, unknown)}
    found = ratio(definitions()["value_added_per_mu"], quantities | given)
    assert found.value == pytest.approx(9)
    assert found.inputs[0].key == "value_added"


def test_terms_of_formulas_are_categories_or_figures() -> None:
    known = {*land_categories(), *figure_inputs()}
    terms = {key for item in definitions().values() for term in item.terms for key in term}
    assert terms <= known


@pytest.mark.parametrize("item", definitions().values(), ids=lambda item: item.key)
def test_a_definition_says_its_status_source_and_formula_in_both_languages(item: object) -> None:
    assert item.status in {"checked", "memory"}
    assert item.source
    assert item.formula_zh
    assert item.formula_en
    assert item.name_zh != item.name_en
