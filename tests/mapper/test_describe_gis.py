"""What a region gives to GIS programs, held against its page and its tables."""

import dataclasses
import shutil
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import pandas as pd
import pytest
from partial_regions import PARTS, partial_region
from pyproj import Geod

import mapper
from geo.finding import Finding
from mapper import describe
from mapper.gis.columns import gis_column
from mapper.gis.describe import describe_gis
from mapper.gis.look import MarkLook
from mapper.gis.scene import GisLayer, GisScene, GisTable
from mapper.industries import industries
from mapper.outline_looks import OUTLINES, OUTLINES_OVER_PARCELS
from mapper.page import Page, Words
from parks import load_region

GEOD = Geod(ellps="WGS84")
REGIONS = ["qijiang", "dazu", "demo"]
M2_PER_MU = 2000 / 3


@cache
def scene(name: str) -> GisScene:
    return describe_gis(load_region(name))


@cache
def page(name: str) -> Page:
    return describe(load_region(name))


def layer(name: str, layer_id: str) -> GisLayer:
    return next(one for one in scene(name).layers if one.id == layer_id)


def table(name: str, table_id: str) -> GisTable:
    return next(one for one in scene(name).tables if one.id == table_id)


def assert_whole(made: GisScene) -> None:
    """Every promise of `mapper.gis.scene` about frames, fields and classes."""
    assert [group.id for group in made.groups] == list(
        dict.fromkeys(one.group for one in made.layers)
    )
    assert sorted(made.draw_order) == sorted(one.id for one in made.layers)
    for one in made.layers:
        assert len(one.frame)
        assert one.frame.columns.tolist() == [*(field.key for field in one.fields), "geometry"]
        assert one.classes
        assert len({each.value for each in one.classes}) == len(one.classes)
        for key in (one.label_field.zh, one.label_field.en):
            assert key in ("", *one.frame.columns)
        if one.class_field:
            assert set(one.frame[one.class_field]) == {each.value for each in one.classes}
        shapes = one.frame.geometry.dropna()
        assert set(shapes.geom_type.str.removeprefix("Multi")) <= {KINDS[one.form]}
    for held in (*made.layers, *made.tables):
        for field in held.fields:
            column = held.frame[field.key]
            assert gis_column(column).kind in (field.kind, "text") or column.isna().all()


KINDS = {"polygon": "Polygon", "line": "LineString", "point": "Point"}


@pytest.mark.parametrize("name", REGIONS)
def test_bundled_region_gives_what_is_promised(name: str) -> None:
    assert_whole(scene(name))


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_region_that_is_being_filled_gives_what_is_promised(
    tmp_path: Path, parts: dict[str, int]
) -> None:
    made = describe_gis(load_region(partial_region(tmp_path / "part", **parts)))
    assert_whole(made)
    assert {one.id for one in made.layers} >= ({"parks"} if parts.get("parks") else set())


def test_region_without_anything_has_tables_only(tmp_path: Path) -> None:
    made = describe_gis(load_region(partial_region(tmp_path / "part")))
    assert (made.layers, made.groups, made.draw_order) == ((), (), ())
    assert [one.id for one in made.tables] == ["all_units", "sources"]


@pytest.mark.parametrize("name", REGIONS)
def test_groups_stand_in_the_order_and_words_of_the_page(name: str) -> None:
    told = page(name)
    station = next(one for one in told.stations if one.id == told.first_station)
    rows = sorted(station.legend, key=lambda group: not group.packs)  # land first, as in the tree
    legend = [(group.id, group.title) for group in rows]
    groups = [(group.id, group.title) for group in scene(name).groups]
    assert groups == [one for one in legend if one in groups]


@pytest.mark.parametrize("name", REGIONS)
def test_bounds_and_title_are_those_of_the_page(name: str) -> None:
    assert (scene(name).bounds, scene(name).title) == (page(name).bounds, page(name).title)


def test_layers_are_drawn_as_on_the_page() -> None:
    assert scene("demo").draw_order == (
        "district", "landuse_current", "landuse_planned", "landuse_change", "parks", "firms",
        "units", "findings",
    )  # fmt: skip
    assert scene("qijiang").draw_order == (
        "neighbours", "district", "uncertainty", "parks", "zone_limits", "towns", "firms", "units",
    )  # fmt: skip


def test_parks_have_areas_where_an_area_means_something() -> None:
    frame = layer("qijiang", "parks").frame
    measurable = frame["area_measurable"].astype(bool)
    geodesic = [abs(GEOD.geometry_area_perimeter(one)[0]) for one in frame.geometry[measurable]]
    assert frame["area_m2"][measurable].tolist() == pytest.approx(geodesic, rel=1e-6)
    assert frame["area_mu"][measurable].tolist() == pytest.approx(
        [area / M2_PER_MU for area in geodesic], rel=1e-6
    )
    assert frame[["area_m2", "area_ha", "area_mu"]][~measurable].isna().all(axis=None)
    assert set(frame["line"][~measurable]) == {"illustration"}


def test_parks_have_the_lines_and_words_of_the_page() -> None:
    parks = layer("qijiang", "parks")
    assert {one.value: one.look for one in parks.classes} == {
        line: OUTLINES[line] for line in ("schematic", "share", "illustration")
    }
    assert parks.classes[0].name.zh == "示意范围，面积按公布值"
    assert dict(zip(parks.frame["id"], parks.frame["line"], strict=True)) == {
        shape.id: shape.line for shape in page("qijiang").shapes
    }


def test_outlines_over_parcels_look_otherwise_and_rings_are_off() -> None:
    (schematic, _share) = layer("demo", "parks").classes
    assert schematic.look == OUTLINES_OVER_PARCELS["schematic"]
    assert schematic.name.zh.startswith("虚构范围")


def test_built_extent_is_drawn_over_the_planned_one() -> None:
    extents = layer("demo", "parks").frame["extent"].tolist()
    assert extents == sorted(extents, key=lambda extent: extent == "built")


def test_rings_are_geodesic_circles() -> None:
    frame = layer("qijiang", "uncertainty").frame
    places = {place.id: place for place in page("qijiang").places}
    for row in frame.itertuples():
        place, ring = places[row.id], np.asarray(row.geometry.exterior.coords)
        assert len(ring) == 97
        *_, radius_m = GEOD.inv(
            np.full(97, place.lon), np.full(97, place.lat), ring[:, 0], ring[:, 1]
        )
        assert radius_m == pytest.approx(np.full(97, place.uncertainty_m), abs=1e-3)
    station = next(one for one in page("qijiang").stations if one.year == "2024")
    assert {*station.units, *station.ghosts} >= set(frame["unit_id"])
    assert frame["radius_m"].tolist() == [places[one].uncertainty_m for one in frame["id"]]


@pytest.mark.parametrize("name", REGIONS)
def test_every_place_of_the_page_is_in_one_layer(name: str) -> None:
    ids = [one for one in ("units", "firms", "towns") if one in scene(name).draw_order]
    found = pd.concat([layer(name, one).frame for one in ids])
    places = {place.id: (place.lon, place.lat, place.unit) for place in page(name).places}
    assert sorted(found["id"]) == sorted(places)
    for row in found.itertuples():
        assert (row.geometry.x, row.geometry.y, row.unit_id) == places[row.id]


def test_units_have_the_symbols_of_the_legend() -> None:
    units = layer("qijiang", "units")
    classes = {one.value: one for one in units.classes}
    symbol = dict(zip(units.frame["unit_id"], units.frame["symbol"], strict=True))
    alloy = industries()["alloy"]
    assert classes[symbol["beidu"]].name == Words(zh="轻合金材料", en="Light-alloy materials")
    assert classes[symbol["beidu"]].look == MarkLook(
        form="leading", colour=alloy.colour, path=alloy.path, size_px=30
    )


def test_unit_that_the_year_does_not_name_is_a_ghost() -> None:
    units = layer("qijiang", "units")
    station = next(one for one in page("qijiang").stations if one.year == "2024")
    is_ghost = units.frame["symbol"].str.startswith("ghost-")
    assert set(units.frame["unit_id"][is_ghost]) == set(station.ghosts)
    assert not units.frame["is_named"][is_ghost].any()
    drawn = [
        (unit in station.units) * 2 + (unit in station.ghosts) for unit in units.frame["unit_id"]
    ]
    assert drawn == sorted(drawn)
    ghost = next(one for one in units.classes if one.value == "ghost-core")
    assert ghost.name.zh == "2024 年资料未提及（核心区）"
    assert cast("MarkLook", ghost.look).is_ghost


def test_units_tell_cluster_and_parent_in_words() -> None:
    rows = layer("qijiang", "units").frame.set_index("unit_id")
    beidu = rows.loc["beidu"]
    assert beidu["cluster_zh"] == "轻合金材料"
    assert (beidu["tier_zh"], beidu["industry"]) == ("主导产业", "alloy")
    assert beidu["position_uncertainty_m"] == 600


def test_limit_of_zones_crosses_the_map() -> None:
    limits = layer("qijiang", "zone_limits").frame
    _, south, _, north = scene("qijiang").bounds
    assert limits["longitude"].tolist() == [106.5]
    assert limits.total_bounds.tolist() == pytest.approx([106.5, south, 106.5, north])
    assert len(limits.geometry[0].coords) > 30


def test_every_figure_is_in_the_table_as_printed() -> None:
    figures = table("qijiang", "figures")
    rows = load_region("qijiang").indicators
    assert figures.link == "unit_id"
    for key in ("unit_id", "indicator", "value", "unit", "period", "printed", "source_id"):
        assert figures.frame[key].tolist() == rows[key].tolist()
    food = figures.frame[figures.frame["unit_id"] == "food-park"].iloc[0]
    assert food["source_zh"]
    assert food["status_zh"] in ("实际", "目标", "预计")


def test_units_without_a_place_are_in_the_table() -> None:
    units = table("dazu", "all_units")
    assert units.frame["id"].tolist() == load_region("dazu").units["id"].tolist()
    assert set(units.frame["kind_zh"]) >= {"园区", "企业"}


def test_sources_are_all_there() -> None:
    told = table("qijiang", "sources").frame["source_id"].tolist()
    assert told == load_region("qijiang").sources["source_id"].tolist()


def test_what_a_reader_must_know_is_said() -> None:
    assert scene("qijiang").notes[0] == Words(
        zh="内部工作用图，未经审核", en="Working map, not reviewed"
    )
    assert any("示意" in note.zh for note in scene("qijiang").notes)
    assert any("万盛" in note.zh for note in scene("qijiang").notes)
    assert scene("demo").is_fictional
    assert any("虚构" in note.zh and "fictional" in note.en for note in scene("demo").notes)


def test_every_finding_with_a_place_is_a_point() -> None:
    place = {"lon": 106.6, "lat": 29.0}
    findings = [
        Finding(level="error", code="unknown-unit", source="a.csv", line=3, message="m", **place)
        for _ in range(300)
    ]
    nowhere = Finding(level="note", code="unknown-unit", source="a.csv", message="m")
    made = describe_gis(load_region("qijiang"), findings=[*findings, nowhere])
    found = next(one for one in made.layers if one.id == "findings")
    assert len(found.frame) == 300
    assert found.frame["file_line"].tolist() == [3] * 300
    assert found.frame["title_zh"][0] != "unknown-unit"
    assert [(one.value, one.name.zh) for one in found.classes] == [("error", "错误")]


def test_own_columns_of_a_layer_are_kept(folder: Path) -> None:
    path = folder / "places.geojson"
    text = path.read_text("utf-8").replace('"role":', '"phone":"0231","role":')
    path.write_text(text, "utf-8")
    assert '"phone"' in text
    made = describe_gis(load_region(folder))
    units = next(one for one in made.layers if one.id == "units")
    is_point = ~units.frame["id"].str.endswith("-centre")
    assert set(units.frame["phone"][is_point]) == {"0231"}


def test_name_for_nothing_is_told(folder: Path) -> None:
    path = folder / "region.toml"
    text = '[export.layers]\nparcs = "A"\nunits = "B"\n[export.fields]\nname_zh = "C"\n'
    path.write_text(f"{path.read_text('utf-8')}\n{text}", "utf-8")
    told = describe_gis(load_region(folder)).findings
    assert [(one.code, one.field, one.value, one.remedy) for one in told] == [
        ("unknown-export-name", "export.layers", "parcs", "Did you mean 'parks'?")
    ]


def test_same_region_gives_the_same_scene() -> None:
    again = describe_gis(load_region("demo"))
    for one, other in zip(scene("demo").layers, again.layers, strict=True):
        pd.testing.assert_frame_equal(pd.DataFrame(one.frame), pd.DataFrame(other.frame))
        assert one.classes == other.classes
    assert dataclasses.replace(again, layers=(), tables=()).notes == scene("demo").notes


def test_it_is_asked_of_the_package() -> None:
    assert mapper.describe_gis is describe_gis


def test_unit_that_no_table_knows_keeps_its_place(folder: Path) -> None:
    shutil.copy(folder / "units.csv", folder / "units.bak")
    lines = (folder / "units.csv").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("qinengdianlv,")]
    (folder / "units.csv").write_text("".join(kept), "utf-8")
    made = describe_gis(load_region(folder))
    assert_whole(made)
    units = next(one for one in made.layers if one.id == "units")
    assert "qinengdianlv" in set(units.frame["unit_id"])
