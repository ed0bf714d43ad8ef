"""Parcels for GIS programs: nothing of the file is lost, and classes are those of the page."""

import dataclasses
import datetime as dt
import shutil
from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Geod

from mapper import describe
from mapper.gis.change import change_layer
from mapper.gis.describe import describe_gis
from mapper.gis.landuse import GisParcels, parcel_layers
from mapper.gis.look import FillLook
from mapper.gis.scene import GisLayer
from mapper.landuse_facts import land_facts
from mapper.outline_looks import PARCEL_LINE
from mapper.page import Page, Words
from parks import Region, load_region

GEOD = Geod(ellps="WGS84")
UTM, EAST, NORTH = 32645, 350_000, 450_000
STATES = {"planned": "landuse_planned", "current": "landuse_current"}


@cache
def demo() -> Region:
    return load_region("demo")


@cache
def page() -> Page:
    return describe(demo())


@cache
def parcels() -> GisParcels:
    return parcel_layers(demo())


def layer(layer_id: str, found: GisParcels | None = None) -> GisLayer:
    return next(one for one in (found or parcels()).layers if one.id == layer_id)


def rows(state: str) -> gpd.GeoDataFrame:
    assert demo().landuse is not None
    return demo().landuse[demo().landuse["state"] == state]


def boxes(count: int) -> list[shapely.Geometry | None]:
    return [
        shapely.box(EAST + at, NORTH, EAST + at + 90, NORTH + 80)
        for at in range(0, count * 100, 100)
    ]


def odd(
    tmp_path: Path, columns: dict[str, object], shapes: list[shapely.Geometry | None]
) -> Region:
    """Return the demo region with parcels of a made file."""
    folder = tmp_path / "odd"
    shutil.copytree(demo().folder, folder)
    (folder / "landuse.parquet").unlink()
    gpd.GeoDataFrame(columns, geometry=shapes, crs=UTM).to_parquet(folder / "landuse.parquet")
    return load_region(folder)


def test_titles_have_the_year_of_the_plan_and_the_current_land_is_shown() -> None:
    assert [(one.id, one.title, one.is_shown) for one in parcels().layers] == [
        ("landuse_planned", Words(zh="规划用地地块 2035", en="Planned parcels 2035"), False),
        ("landuse_current", Words(zh="现状用地地块", en="Current parcels"), True),
    ]


@pytest.mark.parametrize("state", STATES)
def test_every_column_that_holds_something_is_there(state: str) -> None:
    frame, own = rows(state), layer(STATES[state]).frame
    some = [
        name for name in frame.columns[:-1] if (frame[name].notna() & (frame[name] != "")).any()
    ]
    assert set(some) <= set(own.columns)
    for name in some:
        told = own[name].astype(object).where(own[name].notna(), None).tolist()
        wanted = [None if pd.isna(one) or one == "" else one for one in frame[name]]
        assert [None if one == "" else one for one in told] == wanted


@pytest.mark.parametrize("state", STATES)
def test_areas_are_geodesic(state: str) -> None:
    areas = [abs(GEOD.geometry_area_perimeter(shape)[0]) for shape in rows(state).geometry]
    frame = layer(STATES[state]).frame
    assert frame["area_m2"].tolist() == pytest.approx(areas, rel=5e-6)
    assert frame["area_ha"].sum() * 15 == pytest.approx(frame["area_mu"].sum())


@pytest.mark.parametrize("state", STATES)
def test_classes_have_names_and_colours_of_the_page(state: str) -> None:
    views = {view.id: view for view in page().land_classes}
    pack = next(one for one in page().packs if one.state == state)
    own = layer(STATES[state])
    assert [one.value for one in own.classes] == [
        one.id
        for one in page().land_classes
        if one.id in pack.classes and one.id in set(own.frame["class_id"])
    ]
    for one in own.classes:
        view = views[one.value]
        assert one.look == FillLook(fill=view.fill, hatch=view.hatch, line=PARCEL_LINE)
        assert one.name.zh == f"{view.code} {view.name.zh}".strip()
        assert one.label == view.label


def test_class_is_told_beside_the_code_as_written() -> None:
    frame = layer("landuse_planned").frame
    mixed = frame[frame["class_code"] == "1001/1101"]
    assert set(mixed["class_id"]) == {"1001"}
    assert set(frame["class_zh"][frame["class_id"] == "(unclassified)"]) == {"未分类"}


def test_parks_are_named() -> None:
    frame = layer("landuse_planned").frame
    names = dict(zip(frame["park"], frame["unit_zh"], strict=True))
    assert (
        names["park-a"] == page().units[[one.id for one in page().units].index("park-a")].short.zh
    )


def test_pieces_that_differ_are_those_of_the_page() -> None:
    made, facts = change_layer(demo()), land_facts(demo())
    assert made is not None
    assert facts is not None
    assert facts.change is not None
    pieces = facts.change.pieces
    assert made.frame["area_m2"].tolist() == pieces["area_m2"].tolist()
    assert made.frame["after"].tolist() == pieces["after"].tolist()
    assert made.frame["zone"].tolist() == pieces["zone_id"].tolist()
    assert made.frame[["after_zh", "before_zh", "zone_zh"]].notna().all(axis=None)
    assert set(made.frame["after"]) == {one.value for one in made.classes}


def test_region_without_states_has_one_layer(tmp_path: Path) -> None:
    region = odd(tmp_path, {"DLBM": ["100101", "1401"]}, boxes(2))
    made = describe_gis(region)
    assert [one.id for one in made.layers if one.group == "landuse"] == ["landuse_current"]


def test_lines_are_told_and_missing_shapes_keep_their_row(tmp_path: Path) -> None:
    line = shapely.LineString([(EAST, NORTH), (EAST + 5, NORTH + 5)])
    shapes = [*boxes(1), line, None, shapely.Polygon()]
    found = parcel_layers(odd(tmp_path, {"id": list("abcd"), "class_code": ["1401"] * 4}, shapes))
    frame = layer("landuse_current", found).frame
    assert frame["id"].tolist() == ["a", "c", "d"]
    assert frame.geometry.isna().tolist() == frame["area_m2"].isna().tolist() == [False, True, True]
    told = [one for one in found.findings if one.code == "not-polygons"]
    assert [(one.value, one.feature_id, one.level) for one in told] == [("1", "b", "warning")]


def test_layer_of_lines_only_is_left_out_and_told(tmp_path: Path) -> None:
    line = shapely.LineString([(EAST, NORTH), (EAST + 5, NORTH + 5)])
    made = describe_gis(odd(tmp_path, {"id": ["a"], "class_code": ["1401"]}, [line]))
    assert not [one for one in made.layers if one.group == "landuse"]
    assert [one.code for one in made.findings] == ["not-polygons"]


def test_columns_of_our_names_stay_those_of_the_file(tmp_path: Path) -> None:
    columns = {
        "id": ["1", "2"], "class_code": ["1401", "M1"], "area_m2": [1.5, None],
        "CLASS_ID": ["x", "y"], "fid": [2**62, 1], "面积": ["007", ""], "geom": ["<b>", "𠮷"],
    }  # fmt: skip
    own = layer("landuse_current", parcel_layers(odd(tmp_path, columns, boxes(2))))
    assert own.class_field == "class_id_computed"
    assert own.frame["area_m2"].fillna(-1).tolist() == [1.5, -1]
    assert own.frame["area_m2_computed"].tolist() == pytest.approx([7201.75, 7201.76], abs=0.01)
    assert own.frame["CLASS_ID"].tolist() == ["x", "y"]
    assert own.frame["fid"].tolist() == [2**62, 1]
    assert own.frame["面积"].tolist() == ["007", ""]
    assert set(own.frame[own.class_field]) == {"1401", "(unclassified)"}


def test_days_and_truth_values_have_their_kinds(tmp_path: Path) -> None:
    columns = {
        "id": ["2024-01-01", "2024-01-02"], "class_code": ["1401", None],
        "supplied": [dt.date(2020, 7, 21), None], "idle": pd.array([True, None], dtype="boolean"),
        "edited": pd.to_datetime(["2024-01-02T03:04:05", None]), "none": [None, None],
    }  # fmt: skip
    own = layer("landuse_current", parcel_layers(odd(tmp_path, columns, boxes(2))))
    kinds = {one.key: one.kind for one in own.fields}
    assert [kinds[name] for name in ("id", "supplied", "idle", "edited")] == [
        "text", "date", "flag", "datetime",
    ]  # fmt: skip
    assert "none" not in kinds
    assert own.frame["class_code"].tolist() == ["1401", None]


def test_layer_without_a_class_has_one_class_for_all(tmp_path: Path) -> None:
    own = layer("landuse_current", parcel_layers(odd(tmp_path, {}, boxes(1))))
    assert [one.value for one in own.classes] == ["(unclassified)"]
    assert own.frame["id"].tolist() == ["#1"]


def test_values_are_classes_where_no_edition_is_known(tmp_path: Path) -> None:
    region = odd(tmp_path, {"class_code": ["R2", "R2", "", "M1"]}, boxes(4))
    meta = region.meta.model_copy(update={"landuse_edition": ""})
    found = parcel_layers(dataclasses.replace(region, meta=meta))
    own = layer("landuse_current", found)
    assert [(one.value, one.name.zh) for one in own.classes] == [
        ("R2", "R2"), ("M1", "M1"), ("(unclassified)", "未分类"),
    ]  # fmt: skip


def test_parcel_of_an_unknown_state_is_told(tmp_path: Path) -> None:
    columns = {"id": ["a", "b"], "class_code": ["1401", "1401"], "state": ["planned", "built?"]}
    found = parcel_layers(odd(tmp_path, columns, boxes(2)))
    assert [one.id for one in found.layers] == ["landuse_planned"]
    assert [one.code for one in found.findings] == ["unknown-state"]


def test_only_missing_shapes_are_no_layer(tmp_path: Path) -> None:
    found = parcel_layers(odd(tmp_path, {"id": ["a"], "class_code": ["1401"]}, [None]))
    assert found.layers == ()


def test_parcels_keep_the_crs_of_their_file(tmp_path: Path) -> None:
    region = odd(tmp_path, {"id": ["a"], "class_code": ["1401"]}, boxes(1))
    own = layer("landuse_current", parcel_layers(region))
    assert own.frame.crs.to_epsg() == UTM
    assert np.array_equal(own.frame.total_bounds, [EAST, NORTH, EAST + 90, NORTH + 80])
