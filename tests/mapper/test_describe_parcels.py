"""The parcels of a region as packed layers, held against what other libraries measure."""

import dataclasses
from functools import cache

import geopandas as gpd
import numpy as np
import pytest
from pyproj import Geod

from mapper.describe_parcels import Parcels, describe_parcels
from mapper.landuse_facts import land_facts
from mapper.pack import unpack
from mapper.pack.planes import as_bytes
from mapper.pack_element import PackedLayer
from mapper.page import Words
from parks import Region, load_region
from parks.classes import classify

GEOD = Geod(ellps="WGS84")


@cache
def demo() -> Region:
    return load_region("demo")


@pytest.fixture(scope="module")
def parcels() -> Parcels:
    return describe_parcels(demo(), land_facts(demo()))


def of_state(parcels: Parcels, state: str) -> PackedLayer:
    return next(layer for layer in parcels.layers if layer.view.state == state)


def land(state: str) -> gpd.GeoDataFrame:
    rows = demo().landuse
    assert rows is not None
    return rows[rows["state"] == state]


def test_states_are_drawn_and_what_differs_between_them(parcels: Parcels) -> None:
    assert [layer.view.state for layer in parcels.layers] == ["planned", "current", "change"]
    assert [layer.view.id for layer in parcels.layers] == ["planned", "current", "change"]
    assert of_state(parcels, "planned").view.name == Words(zh="规划 2035", en="Planned 2035")


@pytest.mark.parametrize("state", ["planned", "current"])
def test_areas_are_geodesic(parcels: Parcels, state: str) -> None:
    rows = land(state)
    areas = np.array([abs(GEOD.geometry_area_perimeter(shape)[0]) for shape in rows.geometry])
    assert of_state(parcels, state).packed.measure == pytest.approx(areas, rel=5e-6)


def test_legend_adds_up_to_the_layers(parcels: Parcels) -> None:
    assert parcels.group is not None
    for column, state in enumerate(("planned", "current")):
        told = [row.amounts[column].en for row in parcels.group.rows]
        total_ha = sum(float(text.replace("< ", "")) for text in told if text)
        assert total_ha == pytest.approx(
            of_state(parcels, state).packed.measure.sum() / 1e4, abs=0.05 * len(told)
        )


def test_rows_are_in_the_order_of_the_edition_with_ids_of_their_own(parcels: Parcels) -> None:
    assert parcels.group is not None
    codes = [row.land_class for row in parcels.group.rows if row.land_class[0].isdigit()]
    assert codes == sorted(codes)
    assert len({row.id for row in parcels.group.rows}) == len(parcels.group.rows)


def test_every_parcel_is_drawn_in_its_class(parcels: Parcels) -> None:
    layer, rows = of_state(parcels, "current"), land("current")
    numbers = np.empty(len(rows), dtype=int)
    text = layer.packed.first["pm-pack-current-classes"]
    numbers[unpack(layer.packed)["#"]] = np.frombuffer(as_bytes(text), dtype=np.uint8)
    ids = np.array(["", *layer.view.classes])[numbers]
    told = classify(rows["class_code"], "ydyh2023", source="").frame["class"].astype(str)
    assert ids.tolist() == [code or "(unclassified)" for code in told]


def test_current_parcels_say_the_class_that_is_planned(parcels: Parcels) -> None:
    view = of_state(parcels, "current").view
    column = next(column for column in view.columns if column.name == "planned_use")
    assert (column.kind, column.title.zh) == ("class", "规划地类")


def test_columns_without_values_in_a_state_are_left_out(parcels: Parcels) -> None:
    planned = {column.name for column in of_state(parcels, "planned").view.columns}
    assert "far" in planned
    assert "building_state" not in planned


def test_coded_values_have_words(parcels: Parcels) -> None:
    columns = {column.name: column for column in of_state(parcels, "current").view.columns}
    assert columns["building_state"].words["C1"].zh == "C1 河湖及蓄滞洪区"
    assert columns["park"].words["park-a"].zh


def test_region_without_states_has_one_layer() -> None:
    region = demo()
    rows = land("current").drop(columns="state")
    alone = dataclasses.replace(region, landuse=rows)
    found = describe_parcels(alone, land_facts(alone))
    assert [layer.view.state for layer in found.layers] == ["current"]
    assert found.group is not None
    assert found.group.aside.zh.startswith("1744 块 · ")


def test_region_without_an_edition_shows_codes_as_they_are_written() -> None:
    region = demo()
    plain = dataclasses.replace(region, meta=region.meta.model_copy(update={"landuse_edition": ""}))
    found = describe_parcels(plain, land_facts(plain))
    assert found.group is not None
    assert "1001/1101" in {row.title.zh for row in found.group.rows}


def test_parcels_off_every_web_map_are_told_and_not_drawn() -> None:
    region = demo()
    rows = land("current").copy()
    rows.geometry = rows.geometry.translate(yoff=84)
    found = describe_parcels(dataclasses.replace(region, landuse=rows), land_facts(region))
    assert found.layers == ()
    assert {finding.code for finding in found.findings} == {"bad-position"}


def test_region_without_parcels_has_nothing(dazu: Region) -> None:
    found = describe_parcels(dazu, land_facts(dazu))
    assert (found.layers, found.group) == ((), None)
