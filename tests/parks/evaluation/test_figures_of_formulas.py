from collections.abc import Callable, Mapping
from typing import Any

import pytest

from parks.evaluation import Options, Result, evaluate_region
from parks.evaluation.figure_table import figure_inputs
from parks.measure_unit import measure_units
from parks.region import Region

BY_HAND = {
    "tax_per_mu": 2.0,  # 15,000 万元 / 7,500 亩 (500 ha x 15)
    "value_added_per_mu": 12.0,  # 90,000 万元 / 7,500 亩
    "output_per_mu": 40.0,  # 300,000 万元 / 7,500 亩
    "value_added_per_energy": 2.0,  # 90,000 万元 / 45,000 tce
    "value_added_per_emission": 300.0,  # 90,000 万元 / 300 t
    "rd_intensity": 2.0,  # 7,200 万元 / 360,000 万元
    "labour_productivity": 30.0,  # 90,000 万元 / 3,000 persons
}
UNITS = {
    "tax_per_mu": "万元/亩",
    "value_added_per_energy": "万元/吨标煤",
    "value_added_per_emission": "万元/吨",
    "rd_intensity": "%",
    "labour_productivity": "万元/人",
}
Rows = list[Mapping[str, Any]]
MakeRegion = Callable[..., Region]
MakeRows = Callable[..., Rows]


@pytest.fixture
def per_mu(region_of: MakeRegion) -> Callable[..., Mapping[str, Result]]:
    def evaluate(rows: Rows, **options: Any) -> Mapping[str, Result]:  # noqa: ANN401
        region = region_of({}, {"firm": rows})
        return evaluate_region(region, options=Options(**options)).unit("firm").per_mu

    return evaluate


def row(indicator: str, value: float, unit: str, **more: object) -> Mapping[str, Any]:
    return {"indicator": indicator, "value": value, "unit": unit, "period": "2023", **more}


TAX, LAND = row("industrial_tax", 1.5, "亿元"), row("land_used", 500, "公顷")


@pytest.mark.parametrize(("key", "value"), BY_HAND.items(), ids=list(BY_HAND))
def test_figures_per_mu_are_those_worked_out_by_hand(
    per_mu: Callable, rows_of: MakeRows, key: str, value: float
) -> None:
    found = per_mu(rows_of())[key]
    assert found.value == pytest.approx(value, rel=1e-12)
    assert found.definition.unit == UNITS.get(key, "万元/亩")
    assert found.period == "2023"


def test_the_mean_of_chongqing_per_mu_is_reproduced(per_mu: Callable) -> None:
    rows = [row("industrial_tax", 18.98, "亿元"), row("land_used", 1, "万亩")]
    assert per_mu(rows)["tax_per_mu"].value == pytest.approx(18.98, rel=1e-12)


@pytest.mark.parametrize(
    ("area", "unit"), [(7_500, "亩"), (500, "hm²"), (5, "平方公里"), (0.75, "万亩")]
)
def test_land_is_converted_exactly(per_mu: Callable, area: float, unit: str) -> None:
    assert per_mu([TAX, row("land_used", area, unit)])["tax_per_mu"].value == pytest.approx(
        2, rel=1e-14
    )


NEEDS = {
    "nothing": ([], "Industrial tax (industrial_tax); Land actually used (land_used)"),
    "no land": ([TAX], "Land actually used (land_used)"),
    "the area of the park is not the land used": (
        [TAX, row("planned_area", 5, "平方公里")],
        "Land actually used (land_used)",
    ),
    "another period": (
        [TAX, row("land_used", 500, "公顷", period="2022")],
        "Land actually used (land_used) of 2023 (there is 2022)",
    ),
    "a growth rate": (
        [row("industrial_tax", 6, "%", measure="growth"), LAND],
        "Industrial tax (industrial_tax)",
    ),
    "a target": (
        [row("industrial_tax", 2, "亿元", status="target"), LAND],
        "Industrial tax (industrial_tax)",
    ),
    "a range": (
        [row("industrial_tax", 1, "亿元", value_high=2.0), LAND],
        "one value of industrial_tax (it is a range, 1-2 亿元)",
    ),
    "two documents": (
        [TAX, row("industrial_tax", 1.6, "亿元"), LAND],
        "one value of industrial_tax (documents differ: 15,000, 16,000 万元)",
    ),
    "floor area": (
        [TAX, row("land_used", 5, "万平方米")],
        "land_used in a unit that converts to 亩 (it is in 万平方米)",
    ),
}


@pytest.mark.parametrize(("rows", "needs"), NEEDS.values(), ids=list(NEEDS))
def test_what_is_missing_is_said(per_mu: Callable, rows: Rows, needs: str) -> None:
    found = per_mu(rows)["tax_per_mu"]
    assert found.value is None
    assert "; ".join(map(str, found.needs)) == needs


def test_two_documents_that_agree_are_one_value(per_mu: Callable) -> None:
    rows = [TAX, row("industrial_tax", 15_000, "万元"), LAND]
    found = per_mu(rows)["tax_per_mu"]
    assert found.value == pytest.approx(2)
    assert found.inputs[0].source == "doc:1, doc:1"


def test_doubts_of_a_document_go_with_the_figure(per_mu: Callable) -> None:
    rows = [row("industrial_tax", 1.5, "亿元", qualifier="over", mark="doubtful"), LAND]
    (tax, _) = per_mu(rows)["tax_per_mu"].inputs
    assert (tax.qualifier, tax.mark) == ("over", "doubtful")


def years(*periods: str) -> Rows:
    return [
        {**item, "period": period, "value": item["value"] * number}
        for number, period in enumerate(periods, start=1)
        for item in (TAX, LAND)
    ]


@pytest.mark.parametrize(
    ("periods", "asked", "used"),
    [
        (("2022", "2023"), "", "2023"),
        (("2023", "2022"), "", "2023"),
        (("2023", "2024-H1"), "", "2023"),
        (("2023-H1", "2024-Q1"), "", "2024-Q1"),
        (("2022", "2023"), "2022", "2022"),
    ],
    ids=["latest", "order", "whole year first", "parts of years", "asked for"],
)
def test_the_latest_whole_year_counts_unless_asked(
    per_mu: Callable, periods: tuple[str, ...], asked: str, used: str
) -> None:
    assert per_mu(years(*periods), period=asked)["tax_per_mu"].period == used


def test_a_period_that_is_not_there_is_said(per_mu: Callable) -> None:
    found = per_mu(years("2022", "2023"), period="2021")["tax_per_mu"]
    assert str(found.needs[0]) == "Industrial tax (industrial_tax) of 2021 (there is 2022, 2023)"


def test_units_are_compared_in_the_latest_period_that_all_have(region_of: MakeRegion) -> None:
    region = region_of({}, {"a": years("2022", "2023"), "b": years("2022")})
    found = evaluate_region(region)
    assert {unit.per_mu["tax_per_mu"].period for unit in found.units} == {"2022"}
    assert found.findings == ()


def test_units_without_a_common_period_are_told(region_of: MakeRegion) -> None:
    region = region_of({}, {"a": years("2023"), "b": years("2022")})
    found = evaluate_region(region)
    assert found.unit("a").per_mu["tax_per_mu"].period == "2023"
    assert [(item.code, item.field, item.value) for item in found.findings] == [
        ("periods-differ", "tax_per_mu", "a 2023; b 2022")
    ]


def test_targets_are_evaluated_when_asked_for(per_mu: Callable) -> None:
    rows = [{**item, "status": "target"} for item in (TAX, LAND)]
    assert per_mu(rows)["tax_per_mu"].value is None
    assert per_mu(rows, status="target")["tax_per_mu"].value == pytest.approx(2)


def test_inputs_are_in_units_of_the_table() -> None:
    assert {item.unit for item in figure_inputs().values()} <= set(measure_units())
