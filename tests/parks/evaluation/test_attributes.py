import geopandas as gpd
import numpy as np
import pytest
import shapely

from parks.evaluation.attributes import attributes_of


def layer(**columns: list) -> gpd.GeoDataFrame:
    count = len(next(iter(columns.values())))
    ids = [f"p{number}" for number in range(count)]
    return gpd.GeoDataFrame(
        {"id": ids, **columns}, geometry=[shapely.box(0, 0, 1, 1)] * count, crs=4544
    )


@pytest.mark.parametrize(
    "values",
    [[True, False, None], [1, 0, None], ["是", "否", ""], ["TRUE", "false", None], ["Y", "n", " "]],
    ids=["booleans", "numbers", "chinese", "words", "letters"],
)
def test_flags_are_read_in_every_manner_of_writing(values: list) -> None:
    found = attributes_of(layer(is_idle=values), source="x")
    assert list(found.texts["is_idle"]) == ["1", "0", ""]
    assert found.findings == ()


def test_states_are_read_in_any_case_and_width() -> None:
    found = attributes_of(layer(building_state=["a", " B21 ", "Ｃ１", None]), source="x")
    assert list(found.texts["building_state"]) == ["A", "B21", "C1", ""]
    assert found.findings == ()


def test_an_unknown_state_is_told_once_with_what_is_allowed() -> None:
    found = attributes_of(layer(supply_state=["D3", "D1", "D3"]), source="landuse.parquet")
    (finding,) = found.findings
    assert (finding.code, finding.value, finding.feature_id) == ("unknown-state", "D3", "p0")
    assert "2 parcels" in finding.message
    assert "D1, D21, D22, E1, E21, E22, F" in finding.remedy
    assert list(found.texts["supply_state"]) == ["", "D1", ""]


def test_a_flag_that_is_neither_is_told() -> None:
    (finding,) = attributes_of(layer(is_idle=["maybe"]), source="x").findings
    assert (finding.code, finding.field) == ("unknown-state", "is_idle")


@pytest.mark.parametrize(
    ("value", "code"),
    [("12,5", "not-a-number"), ("3万", "not-a-number"), (-1.0, "negative-attribute"),
     (float("inf"), "not-a-number")],
    ids=["comma", "unit", "negative", "infinite"],
)  # fmt: skip
def test_a_number_that_is_none_is_told_and_not_used(value: object, code: str) -> None:
    found = attributes_of(layer(floor_area_m2=[value, 100, None]), source="x")
    assert [item.code for item in found.findings] == [code]
    assert np.isnan(found.numbers["floor_area_m2"][[0, 2]]).all()
    assert found.numbers["floor_area_m2"][1] == 100


@pytest.mark.parametrize("name", ["floor_area", "建筑面积", "JZMJ"])
def test_a_floor_area_without_unit_is_not_guessed(name: str) -> None:
    found = attributes_of(layer(**{name: [3.4]}), source="x")
    assert [item.code for item in found.findings] == ["area-without-unit"]
    assert "floor_area_m2" in found.absent


def test_columns_that_are_not_there_are_absent_and_empty() -> None:
    found = attributes_of(layer(is_idle=[True]), source="x")
    assert "is_idle" not in found.absent
    assert {"building_state", "is_hitech", "yard_m2", "green_m2"} <= found.absent
    assert np.isnan(found.numbers["yard_m2"]).all()
