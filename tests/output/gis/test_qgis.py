"""QGIS itself opens what is written; its Python is the system's, so it runs beside the tests."""

import dataclasses
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import shapely
from made_delivery import HOSTILE, made_delivery

from mapper.gis.look import FillLook, LineLook, MarkLook, px_to_mm, px_to_pt
from output.gis.delivery import DeliveredField, DeliveredLayer, Delivery, Encoding
from output.gis.export import deliver_region
from output.gis.geopackage import write_geopackage
from output.gis.options import export_options
from output.gis.qgis.project import write_project
from output.gis.qgis.qml import qml_text
from output.gis.shapefile.files import write_shapefiles
from output.gis.style_files import write_style_files
from parks.classes import swatch

PYTHON = shutil.which("python3", path="/usr/bin")
PROBE = Path(__file__).with_name("qgis_probe.py")
NAMES = {"规划用地分类代码": "class\"'code", "地块编号": "地块 [% 1 %] <编号>"}
AT_PARCELS = {"100101": (368_050, 3_213_010), "1401": (368_200, 3_213_010)}
"""By class, a place in EPSG:4545 without line, label or hatch."""


def environment(home: Path) -> dict[str, str]:
    """What QGIS may see: nothing of the environment that the tests run in."""
    home.chmod(0o700)
    return {
        "PATH": os.defpath,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }


def asked(requests: list[Any], home: Path) -> dict[str, Any]:
    """Answers of QGIS, its version, its warnings."""
    request = home / "request.json"
    request.write_text(json.dumps(requests), "utf-8")
    run = subprocess.run(  # noqa: S603 - the probe beside this file
        [str(PYTHON), str(PROBE), str(request)],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return {"stderr": run.stderr, **json.loads(run.stdout.splitlines()[-1])}


@pytest.fixture(scope="module", autouse=True)
def _has_qgis(tmp_path_factory: pytest.TempPathFactory) -> None:
    if PYTHON is None:
        pytest.skip("no Python of the system")
    home = tmp_path_factory.mktemp("home")
    tried = subprocess.run(  # noqa: S603 - a fixed import
        [PYTHON, "-c", "import qgis.core"],
        env=environment(home),
        capture_output=True,
        check=False,
    )
    if tried.returncode != 0:
        pytest.skip("the system's Python has no QGIS")


def linked(delivery: Delivery) -> Delivery:
    """The delivery with ids of units in a layer and in a table that links to them."""
    points = next(layer for layer in delivery.layers if layer.id == "units")
    ids = pd.Series(["食品园区", "北渡产业园", "third"], dtype=object)
    frame = points.frame.assign(编号=ids)[["编号", "名称", "符号", "geometry"]]
    field = DeliveredField(name="编号", key="unit_id", title="编号")
    named = dataclasses.replace(points, frame=frame, fields=(field, *points.fields))
    layers = tuple(named if layer is points else layer for layer in delivery.layers)
    return dataclasses.replace(delivery, layers=layers)


@pytest.fixture(scope="module")
def delivery() -> Delivery:
    return linked(made_delivery())


@pytest.fixture(scope="module")
def seen(delivery: Delivery, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Project, style of the GeoPackage alone, picture, print layout as QGIS sees them."""
    folder = tmp_path_factory.mktemp("gis")
    [gpkg] = write_geopackage(delivery, folder).files
    [project] = write_project(delivery, folder).files
    near = [367_980, 3_212_990, 368_240, 3_213_170]
    answers = asked(
        [
            ["project", [str(project)], {}],
            *[["style", [f"{gpkg}|layername={layer.name}"], {}] for layer in delivery.layers],
            [
                "render",
                [str(project), str(folder / "near.png")],
                drawing((1300, 900), near, list(AT_PARCELS.values())),
            ],
            ["layout", [str(project), str(folder / "layout.tif")], {}],
        ],
        tmp_path_factory.mktemp("home"),
    )
    first, *styles, close, layout = answers["answers"]
    return {
        **first,
        "styles": dict(zip((layer.id for layer in delivery.layers), styles, strict=True)),
        "picture": close,
        "layout": layout,
        "folder": folder,
        **{key: answers[key] for key in ("messages", "stderr", "version")},
    }


def drawing(size: tuple[int, int], extent: list[float], points: list[Any]) -> dict[str, Any]:
    return {"size": size, "extent": extent, "points": points}


def symbols(about: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {one["value"]: one["symbol"] for one in about["classes"]}


def layer_of(delivery: Delivery, id_: str) -> DeliveredLayer:
    return next(layer for layer in delivery.layers if layer.id == id_)


def assert_drawn(drawn: dict[str, Any], line: LineLook) -> None:
    """The line has the look's colour, width, dashes."""
    properties = drawn["properties"]
    dashes = tuple(float(length) for length in properties["customdash"].split(";"))
    assert drawn["kind"] == "SimpleLine"
    assert drawn["colour"].upper() == line.colour
    assert float(properties["line_width"]) == pytest.approx(px_to_mm(line.width_px), abs=1e-4)
    assert properties["use_custom_dash"] == str(int(bool(line.dash_px)))
    if line.dash_px:
        assert dashes == pytest.approx([px_to_mm(length) for length in line.dash_px], abs=1e-4)


def assert_same_look(drawn: list[dict[str, Any]], look: FillLook | MarkLook | LineLook) -> None:
    """The symbol has the look's colours."""
    kinds = {layer["kind"]: layer for layer in drawn}
    if isinstance(look, MarkLook):
        mark = kinds["SvgMarker"]
        assert mark["colour"].upper() == look.colour
        assert float(mark["properties"]["size"]) == pytest.approx(px_to_mm(look.size_px), abs=1e-3)
    elif isinstance(look, FillLook):
        assert kinds["SimpleFill"]["colour"].upper() == look.fill
        assert kinds["SimpleFill"]["alpha"] == pytest.approx(look.opacity, abs=0.01)
        assert ("LinePatternFill" in kinds) == bool(look.hatch)
        lines = [layer for layer in drawn if layer["kind"] == "SimpleLine"]
        for line, of in zip(lines, [one for one in (look.casing, look.line) if one], strict=True):
            assert_drawn(line, of)


def test_project_opens_without_a_warning(seen: dict[str, Any]) -> None:
    assert seen["is_read"]
    assert seen["messages"] == []
    assert "Warning" not in seen["stderr"]
    assert "ERROR" not in seen["stderr"]
    assert all(layer["is_valid"] for layer in seen["layers"].values())


def test_project_says_what_it_shows(delivery: Delivery, seen: dict[str, Any]) -> None:
    assert seen["title"] == delivery.title
    assert (seen["crs"], seen["ellipsoid"]) == ("EPSG:4545", "EPSG:1024")
    assert seen["background"] == "#fcfcfa"  # nothing is outside where there is no district
    assert seen["abstract"].splitlines() == list(delivery.notes)
    parcels = seen["layers"]["规划用地地块"]
    assert parcels["notes"] == "虚构地块，由程序生成。"
    assert "虚构园区" in parcels["abstract"]


def test_layers_stand_in_the_groups_of_the_page(delivery: Delivery, seen: dict[str, Any]) -> None:
    assert {name: list(layers) for name, layers in seen["groups"].items()} == {
        "空间结构 2024": ["园区与组团", "园区范围"],
        "用地地块": ["规划用地地块"],
        "数据表": ["指标数据"],
    }
    assert seen["draw_order"] == ["园区与组团", "园区范围", "规划用地地块"]
    counts = {layer["count"] for name, layer in seen["layers"].items() if name == "规划用地地块"}
    assert counts == {len(layer_of(delivery, "landuse_planned").frame)}


@pytest.mark.parametrize("source", ["project", "geopackage"])
def test_classes_look_as_on_the_page(delivery: Delivery, seen: dict[str, Any], source: str) -> None:
    for layer in delivery.layers:
        about = seen["layers"][layer.title] if source == "project" else seen["styles"][layer.id]
        drawn = symbols(about)
        assert list(drawn) == [one.value for one in layer.classes]
        assert [one["name"] for one in about["classes"]] == [one.name for one in layer.classes]
        for one in layer.classes:
            assert_same_look(drawn[one.value], one.look)


def test_parcels_have_short_labels_that_fit_into_them(seen: dict[str, Any]) -> None:
    labels = seen["layers"]["规划用地地块"]["labels"]
    assert labels["texts"] == ["工1", "绿", "白", "?"]
    assert labels["is_inside"]
    assert labels["smallest_scale"] == 63_000
    assert not labels["has_halo"]


def test_units_have_bold_labels_in_a_font_that_is_there(seen: dict[str, Any]) -> None:
    labels = seen["layers"]["园区与组团"]["labels"]
    assert labels["texts"] == ["食品园区", "北渡产业园", HOSTILE]
    assert labels["is_bold"]
    assert labels["has_halo"]
    assert labels["size"] == pytest.approx(px_to_pt(13))
    assert labels["family"] in {"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC"}


def test_headings_have_their_unit(seen: dict[str, Any]) -> None:
    aliases = seen["layers"]["规划用地地块"]["aliases"]
    assert aliases["地块面积平方米"] == "地块面积（m²）"
    assert seen["layers"]["指标数据"]["aliases"]["数值"] == "数值（km²）"


def test_a_map_tip_shows_markup_as_text(seen: dict[str, Any]) -> None:
    tips = seen["layers"]["园区与组团"]["tips"]
    assert "<" not in "".join(tips)
    assert any("&lt;img" in tip for tip in tips)


def test_rows_of_a_table_are_found_from_their_unit(seen: dict[str, Any]) -> None:
    [relation] = seen["relations"].values()
    assert relation == {"is_valid": True, "counts": [1, 0, 0]}


def test_picture_has_the_colours_of_the_page(delivery: Delivery, seen: dict[str, Any]) -> None:
    looks = {one.value: one.look for one in layer_of(delivery, "landuse_planned").classes}
    close = seen["picture"]
    under = FillLook(fill="#17212B", opacity=0.07)
    expected = [mixed(looks[value].fill, under) for value in AT_PARCELS]
    assert close["errors"] == []
    for found, wanted in zip(close["colours"], expected, strict=True):
        assert rgb(found) == pytest.approx(wanted, abs=2)


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def mixed(ground: str, over: FillLook) -> list[float]:
    """Colour of a ground under a fill that lets it through."""
    pairs = zip(rgb(ground), rgb(over.fill), strict=True)
    return [low * (1 - over.opacity) + high * over.opacity for low, high in pairs]


def test_print_layout_is_drawn(seen: dict[str, Any]) -> None:
    assert seen["layouts"] == ["A4 横向"]
    assert seen["layout"]["is_done"]
    assert (seen["folder"] / "layout.tif").stat().st_size > 10_000


def test_names_and_values_of_data_stay_names_and_values(tmp_path: Path) -> None:
    made = layer_of(made_delivery(), "landuse_planned").renamed(NAMES)
    value = 'it\'s \\n "16"'
    codes = made.frame[made.class_field].replace("16", value)
    classes = tuple(
        dataclasses.replace(one, value=value, name="[% 1 + 1 %]") if one.value == "16" else one
        for one in made.classes
    )
    layer = dataclasses.replace(
        made, frame=made.frame.assign(**{made.class_field: codes}), classes=classes
    )
    path, qml = tmp_path / "parcels.geojson", tmp_path / "parcels.qml"
    layer.frame[[*NAMES.values(), "geometry"]].to_crs(4326).to_file(path)
    qml.write_text(qml_text(layer), "utf-8")
    answers = asked([["style", [str(path)], {"qml": str(qml)}]], tmp_path)
    [about] = answers["answers"]
    assert about["is_loaded"]
    assert answers["messages"] == []
    assert [one["value"] for one in about["classes"]] == ["100101", "1401", value, "unclassified"]
    assert about["labels"]["texts"] == ["工1", "绿", "白", "?"]
    assert about["tips"] == ["P-001", "P-002", "P-003", "=1+1"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_style_beside_a_shapefile_knows_its_names(encoding: Encoding, tmp_path: Path) -> None:
    delivery = made_delivery(encoding=encoding)
    written = write_shapefiles(delivery, tmp_path)
    write_style_files(delivery, [written], tmp_path, formats=["qml"])
    shapes = [tmp_path / "shp" / f"{layer.name}.shp" for layer in delivery.layers]
    answers = asked([["style", [str(path)], {}] for path in shapes], tmp_path)
    assert answers["messages"] == []
    for layer, about in zip(delivery.layers, answers["answers"], strict=True):
        assert about["is_loaded"]
        assert about["undrawn"] == 0
        assert [one["name"] for one in about["classes"]] == [one.name for one in layer.classes]
        assert set(about["aliases"].values()) - {""} >= {one.title for one in layer.fields[:1]}


WIDE_M = 15
"""Parcels whose middle is so far from their lines that the picture shows their own colour."""


@pytest.fixture(scope="module")
def demo() -> Delivery:
    return deliver_region("demo", export_options())[0]


@pytest.fixture(scope="module")
def seen_demo(demo: Delivery, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The fictional region as QGIS sees it, with its colours at one parcel of every class."""
    folder = tmp_path_factory.mktemp("demo")
    write_geopackage(demo, folder)
    [project] = write_project(demo, folder).files
    picture = drawing((2400, 1400), [], [point for _, point in parcels_of(demo)])
    picture["has_labels"] = False
    answers = asked(
        [
            ["project", [str(project)], {}],
            ["render", [str(project), str(folder / "demo.png")], picture],
        ],
        tmp_path_factory.mktemp("home"),
    )
    first, drawn = answers["answers"]
    return {**first, "colours": drawn["colours"], "messages": answers["messages"]}


def parcels_of(delivery: Delivery) -> list[tuple[str, tuple[float, float]]]:
    """Class of the largest parcel of every class without hatch or mark, and a place inside."""
    layer = layer_of(delivery, "landuse_current")
    plain = [one.value for one in layer.classes if not one.look.hatch]
    marks = [mark for other in delivery.layers if other.form == "point" for mark in other.lonlat]
    is_free = layer.lonlat.disjoint(shapely.union_all(marks))
    frame = layer.frame.assign(area=layer.frame.area)[is_free].sort_values("area", ascending=False)
    largest = frame[frame[layer.class_field].isin(plain)].drop_duplicates(layer.class_field)
    places = shapely.maximum_inscribed_circle(largest.geometry.array)
    is_wide = shapely.length(places) > WIDE_M
    centres = shapely.get_coordinates(shapely.get_point(places[is_wide], 0))
    codes = largest[layer.class_field][is_wide]
    return list(zip(codes, map(tuple, centres.tolist()), strict=True))


def test_a_region_opens_whole(demo: Delivery, seen_demo: dict[str, Any]) -> None:
    assert seen_demo["messages"] == []
    assert {layer.title for layer in demo.layers} <= set(seen_demo["layers"])
    for layer in demo.layers:
        about = seen_demo["layers"][layer.title]
        assert about["is_valid"]
        assert about["count"] == len(layer.frame)
        assert about["undrawn"] == 0
        assert [one["value"] for one in about["classes"] if one["value"]] == [
            one.value for one in layer.classes if layer.class_field
        ]


def test_parcels_have_the_colours_of_their_edition(
    demo: Delivery, seen_demo: dict[str, Any]
) -> None:
    codes = [code for code, _ in parcels_of(demo)]
    assert len(codes) > 20
    for code, found in zip(codes, seen_demo["colours"], strict=True):
        assert rgb(found) == pytest.approx(rgb(swatch(code, "ydyh2023").fill), abs=3), code


def test_figures_are_found_from_the_parks_of_a_region(seen_demo: dict[str, Any]) -> None:
    relation = seen_demo["relations"]["parkmap_layer_demo_units_figures"]
    assert relation["is_valid"]
    assert all(count > 0 for count in relation["counts"])


def test_layers_hidden_at_first_are_not_checked(demo: Delivery, seen_demo: dict[str, Any]) -> None:
    checked = {k: v for group in seen_demo["groups"].values() for k, v in group.items()}
    assert all(checked[layer.title] == layer.is_shown for layer in demo.layers)
    assert not all(layer.is_shown for layer in demo.layers)
