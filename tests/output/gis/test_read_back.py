import dataclasses
import datetime as dt
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from made_delivery import EPSG, made_delivery

from geo.finding import Finding
from mapper.gis.look import FillLook, MarkLook
from output.gis.delivery import DeliveredLayer, Delivery, Encoding, Format, Written
from output.gis.read_back.check import check_written
from output.gis.write_formats import WRITERS, write_formats

PARCELS = "landuse_planned"
FORMATS = [name for name in WRITERS if name != "qgz"]
WITH_SHAPES = [name for name in FORMATS if name not in {"csv", "xlsx"}]
WITH_STYLES = ["gpkg", "kmz", "qgz", "sld", "qml", "dxf"]
CODES = {"read-back-differs"}


def written(delivery: Delivery, folder: Path, *formats: Format) -> tuple[Written, ...]:
    return write_formats(delivery, folder, formats)


def differences(delivery: Delivery, folder: Path, *formats: Format) -> list[Finding]:
    """Findings about what `delivery` became, if `made_delivery()` was to be written."""
    found = written(delivery, folder, *formats)
    return [finding for one in found for finding in check_written(made_delivery(), one)]


def with_parcels(change: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]) -> Delivery:
    def changed(layer: DeliveredLayer) -> DeliveredLayer:
        if layer.id != PARCELS:
            return layer
        frame = change(layer.frame.copy()).reset_index(drop=True)
        return dataclasses.replace(layer, frame=frame, source=frame.geometry)

    made = made_delivery()
    return dataclasses.replace(made, layers=tuple(map(changed, made.layers)))


def with_looks(change: Callable[[DeliveredLayer], DeliveredLayer]) -> Delivery:
    made = made_delivery()
    return dataclasses.replace(made, layers=tuple(map(change, made.layers)))


def moved(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    corner = shapely.get_coordinates(frame.geometry.iloc[1])[2]
    push = {tuple(corner): (corner[0] + 0.3, corner[1])}
    shape = shapely.transform(
        frame.geometry.iloc[1], lambda xy: [push.get(tuple(one), one) for one in xy]
    )
    shapes = [*frame.geometry[:1], shape, *frame.geometry[2:]]
    return frame.set_geometry(gpd.GeoSeries(shapes, crs=EPSG))


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
@pytest.mark.parametrize("name", FORMATS)
def test_what_was_written_well_has_no_findings(
    name: Format, encoding: Encoding, tmp_path: Path
) -> None:
    made = made_delivery(encoding=encoding)
    found = [check_written(made, one) for one in written(made, tmp_path, name)]
    assert found == [()]


@pytest.mark.parametrize("name", ["shp", "fgb", "geojson", "parquet"])
def test_styles_written_well_have_no_findings(name: Format, tmp_path: Path) -> None:
    found = written(made_delivery(), tmp_path, "gpkg", "qgz", "qml", "sld", name)
    assert {one.format for one in found} == {"gpkg", "qgz", "qml", "sld", name}
    assert [check_written(made_delivery(), one) for one in found] == [()] * len(found)


@pytest.mark.parametrize("name", WITH_SHAPES)
def test_moved_vertex_is_found(name: Format, tmp_path: Path) -> None:
    found = differences(with_parcels(moved), tmp_path, name)
    assert len(found) == 1
    assert "geometry" in found[0].message


@pytest.mark.parametrize("name", WITH_SHAPES)
def test_filled_hole_is_found(name: Format, tmp_path: Path) -> None:
    def fill(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        shells = [shapely.Polygon(frame.geometry[1].exterior)]
        return frame.set_geometry(
            gpd.GeoSeries([frame.geometry[0], *shells, *frame.geometry[2:]], crs=EPSG)
        )

    assert differences(with_parcels(fill), tmp_path, name)


@pytest.mark.parametrize("name", FORMATS)
def test_dropped_row_is_found(name: Format, tmp_path: Path) -> None:
    found = differences(with_parcels(lambda frame: frame.drop(index=1)), tmp_path, name)
    assert found
    assert {finding.code for finding in found} == CODES


CHANGED: dict[str, tuple[int, object]] = {
    "地块编号": (0, "P-010"),
    "规划用地分类名称": (1, None),
    "地块面积平方米": (2, 5500.01),
    "地块面积亩": (2, float("nan")),
    "建成年份": (2, pd.NA),
    "是否闲置土地": (0, False),
    "供地批准日期": (0, dt.date(2020, 7, 22)),
    "最近修改时间": (0, pd.Timestamp("2024-01-02T03:04:06")),
    "地块备注说明文字": (1, "<img>"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_changed_value_of_any_kind_is_found(name: Format, tmp_path: Path) -> None:
    def change(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        for column, (row, value) in CHANGED.items():
            frame.loc[row, column] = value
        return frame

    found = differences(with_parcels(change), tmp_path, name)
    assert {finding.field: finding.feature_id for finding in found} == {
        column: made_delivery().layers[2].frame["地块编号"][row]
        for column, (row, _) in CHANGED.items()
    }
    assert {finding.level for finding in found} == {"error"}


@pytest.mark.parametrize("name", WITH_STYLES)
def test_swapped_colours_are_found(name: Format, tmp_path: Path) -> None:
    def swap(layer: DeliveredLayer) -> DeliveredLayer:
        first, second, *rest = layer.classes
        classes = (
            dataclasses.replace(first, look=second.look),
            dataclasses.replace(second, look=first.look),
            *rest,
        )
        return dataclasses.replace(layer, classes=classes) if layer.id == PARCELS else layer

    found = differences(with_looks(swap), tmp_path, name)
    assert any("100101 一类工业用地" in finding.message for finding in found)
    assert any("1401 公园绿地" in finding.message for finding in found)


@pytest.mark.parametrize("name", ["gpkg", "qgz", "sld", "qml"])
def test_class_without_its_hatch_is_found(name: Format, tmp_path: Path) -> None:
    def plain(layer: DeliveredLayer) -> DeliveredLayer:
        looks = [
            dataclasses.replace(one.look, hatch="") if isinstance(one.look, FillLook) else one.look
            for one in layer.classes
        ]
        classes = [
            dataclasses.replace(one, look=look)
            for one, look in zip(layer.classes, looks, strict=True)
        ]
        return dataclasses.replace(layer, classes=tuple(classes))

    assert any(
        "16 留白用地" in one.message for one in differences(with_looks(plain), tmp_path, name)
    )


@pytest.mark.parametrize("name", ["gpkg", "qgz", "sld", "qml"])
def test_mark_in_another_ink_is_found(name: Format, tmp_path: Path) -> None:
    def red(layer: DeliveredLayer) -> DeliveredLayer:
        classes = tuple(
            dataclasses.replace(one, look=dataclasses.replace(one.look, colour="#FF0000"))
            if isinstance(one.look, MarkLook)
            else one
            for one in layer.classes
        )
        return dataclasses.replace(layer, classes=classes)

    assert any(
        "企业" in finding.message for finding in differences(with_looks(red), tmp_path, name)
    )


@pytest.mark.parametrize("name", ["gpkg", "gdb", "fgb", "parquet", "shp"])
def test_other_crs_is_found(name: Format, tmp_path: Path) -> None:
    made = made_delivery()
    other = dataclasses.replace(made, crs=gpd.GeoSeries([], crs=4544).crs)
    found = differences(other, tmp_path, name)
    assert any("EPSG:4545" in finding.message for finding in found)


@pytest.mark.parametrize("name", WITH_SHAPES)
def test_absent_layer_is_found(name: Format, tmp_path: Path) -> None:
    made = made_delivery()
    less = dataclasses.replace(made, layers=made.layers[:2])
    assert any("规划用地地块" in str(finding) for finding in differences(less, tmp_path, name))


def test_colour_changed_in_a_geopackage_is_found(tmp_path: Path) -> None:
    (one,) = written(made_delivery(), tmp_path, "gpkg")
    with sqlite3.connect(one.files[0]) as store:
        store.execute(
            "UPDATE layer_styles SET styleQML = replace(styleQML, '0,255,0,', '0,254,0,')"
        )
    store.close()
    (found,) = check_written(made_delivery(), one)
    assert (found.field, found.value) == ("规划用地分类代码", "#00fe00, #ffffff")


def test_half_a_character_in_a_shapefile_is_found(tmp_path: Path) -> None:
    (one,) = written(made_delivery(), tmp_path, "shp")
    table = next(path for path in one.files if path.name == "规划用地地块.dbf")
    park = "公园".encode("gbk")
    table.write_bytes(table.read_bytes().replace(park, park[:3] + b" "))
    found = check_written(made_delivery(), one)
    assert [finding.level for finding in found] == ["error"]


def test_broken_and_absent_files_are_found(tmp_path: Path) -> None:
    for name in FORMATS:
        for one in written(made_delivery(), tmp_path / name, name):
            broken = one.files[0]
            if broken.is_file():
                broken.write_bytes(broken.read_bytes()[:50])
                assert check_written(made_delivery(), one), name
                broken.unlink()
                assert "expected the file" in check_written(made_delivery(), one)[0].message


def test_undeclared_loss_is_an_error(tmp_path: Path) -> None:
    (one,) = written(made_delivery(), tmp_path, "shp")
    silent = dataclasses.replace(one, losses=())
    fields = {finding.field for finding in check_written(made_delivery(), silent)}
    assert "地块备注说明文字" in fields


def test_loss_of_more_rows_than_declared_is_an_error(tmp_path: Path) -> None:
    (one,) = written(made_delivery(), tmp_path, "shp")
    fewer = [dataclasses.replace(loss, value="0") for loss in one.losses]
    found = check_written(made_delivery(), dataclasses.replace(one, losses=tuple(fewer)))
    assert any("as declared" in finding.message for finding in found)


def test_many_differences_are_counted_and_the_first_named(tmp_path: Path) -> None:
    other = with_parcels(lambda frame: frame.assign(地块编号="X"))
    found = differences(other, tmp_path, "gpkg")
    assert len(found) == 3
    assert "(one of 4 rows that differ)" in found[0].message
    assert found[0].feature_id == "P-001"


def test_project_without_its_file_is_found(tmp_path: Path) -> None:
    one = next(one for one in written(made_delivery(), tmp_path, "qgz") if one.format == "qgz")
    for path in tmp_path.glob("*.gpkg"):
        path.unlink()
    assert any("beside the project" in one.message for one in check_written(made_delivery(), one))


def test_placemark_with_the_style_of_another_class_is_found(tmp_path: Path) -> None:
    (one,) = written(made_delivery(), tmp_path, "kmz")
    path = one.files[0]
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    last = b"<styleUrl>#layer3-3</styleUrl>"
    assert last in members["doc.kml"]
    members["doc.kml"] = members["doc.kml"].replace(last, last.replace(b"-3", b"-1"))
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    (found,) = check_written(made_delivery(), one)
    assert "未分类" in found.message


def test_layers_of_one_title_are_told_apart(tmp_path: Path) -> None:
    made = made_delivery()
    alike = [dataclasses.replace(layer, title="图层") for layer in made.layers]
    delivery = dataclasses.replace(made, layers=tuple(alike))
    found = written(delivery, tmp_path, "gpkg", "kmz", "qgz", "xlsx", "gdb")
    assert [check_written(delivery, one) for one in found] == [()] * 5


@pytest.mark.parametrize("count", [0, 1])
def test_empty_and_single_layers_have_no_findings(count: int, tmp_path: Path) -> None:
    made = made_delivery()
    layers = [
        dataclasses.replace(one, frame=one.frame[:count], source=one.source[:count])
        for one in made.layers
    ]
    delivery = dataclasses.replace(made, layers=tuple(layers))
    found = written(delivery, tmp_path, *WRITERS, "qml", "sld")
    assert [finding for one in found for finding in check_written(delivery, one)] == []
