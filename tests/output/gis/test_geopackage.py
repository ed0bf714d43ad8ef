import dataclasses
import sqlite3
import struct
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from made_delivery import EPSG, HOSTILE, LONG_TEXT, made_delivery, parcel_layer, point_layer
from made_layer import layer_of
from odd_delivery import FAR, RARE_TEXT, delivery_of, odd_layer, rows_of, shapeless
from ogr_reader import needs_ogr, rows, told, values

from output.gis.delivery import DeliveredLayer, Delivery
from output.gis.geopackage import LayerStyle, write_geopackage, write_with_styles
from output.gis.read_back.check import check_written

QGIS_PYTHON = Path("/usr/bin/python3")
QGIS_STYLES = """
import sys
from qgis.core import QgsApplication, QgsVectorLayer
app = QgsApplication([], False)
app.initQgis()
layer = QgsVectorLayer(sys.argv[1], "x", "ogr")
count, ids, names, texts, error = layer.listStylesInDatabase()
print(layer.isValid(), layer.featureCount(), count, names[0], layer.renderer().type())
"""


def styles_of(delivery: Delivery) -> dict[str, LayerStyle]:
    return {
        layer.id: LayerStyle(qml=f"<qgis name='{layer.id}'/>", sld="<sld/>")
        for layer in delivery.layers
    }


def written(delivery: Delivery, folder: Path) -> Path:
    (path,) = write_with_styles(delivery, folder, styles_of(delivery)).files
    return path


def query(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as base:
        return base.execute(sql).fetchall()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(made_delivery(), tmp_path_factory.mktemp("made"))


def test_file_is_a_whole_geopackage_of_version_1_2(made: Path) -> None:
    assert query(made, "pragma application_id") == [(struct.unpack(">I", b"GPKG")[0],)]
    assert query(made, "pragma user_version") == [(10200,)]
    assert query(made, "pragma integrity_check") == [("ok",)]
    assert query(made, "pragma foreign_key_check") == []
    assert sorted(made.parent.iterdir()) == [made]


def test_contents_name_all_layers_and_tables(made: Path) -> None:
    found = query(made, "select table_name, data_type, srs_id from gpkg_contents")
    assert found == [
        ("园区与组团", "features", EPSG),
        ("园区范围", "features", EPSG),
        ("规划用地地块", "features", EPSG),
        ("指标数据", "attributes", 0),
        ("layer_styles", "attributes", 0),
    ]


def test_every_date_is_the_fixed_one(made: Path) -> None:
    found = query(
        made, "select last_change from gpkg_contents union select update_time from layer_styles"
    )
    assert found == [("2000-01-01T00:00:00.000Z",)]


def test_description_says_what_is_fictional(made: Path) -> None:
    found = query(made, "select description from gpkg_contents where table_name = '规划用地地块'")
    assert found[0][0].startswith("试验区工业园区图; 虚构地块，由程序生成; 内部工作用图")
    assert found[0][0].endswith("虚构园区")


def test_a_fictional_delivery_without_notes_says_so_itself(tmp_path: Path) -> None:
    delivery = dataclasses.replace(delivery_of(point_layer()), notes=(), lang="en")
    path = written(delivery, tmp_path)
    assert query(path, "select description from gpkg_contents")[0][0].endswith("; fictional")


def test_every_layer_has_an_index_of_its_boxes(made: Path) -> None:
    count = 'select count(*), min(minx), max(maxy) from "rtree_{}_geom"'
    assert query(made, count.format("园区与组团"))[0][0] == 2
    entries, west, north = query(made, count.format("规划用地地块"))[0]
    assert (entries, west) == (4, 368000)
    assert north == pytest.approx(3213150.123456, abs=0.5)


def test_types_of_geometry_are_multi_but_for_single_points(made: Path) -> None:
    found = query(made, "select table_name, geometry_type_name, z, m from gpkg_geometry_columns")
    assert found == [
        ("园区与组团", "POINT", 0, 0),
        ("园区范围", "MULTIPOLYGON", 0, 0),
        ("规划用地地块", "MULTIPOLYGON", 0, 0),
    ]


def test_columns_have_the_kinds_of_the_standard(made: Path) -> None:
    kinds = dict(query(made, "select name, type from pragma_table_info('规划用地地块')"))
    assert kinds["地块编号"] == "TEXT"
    assert kinds["地块面积平方米"] == "REAL"
    assert kinds["建成年份"] == "INTEGER"
    assert kinds["是否闲置土地"] == "BOOLEAN"
    assert kinds["供地批准日期"] == "DATE"
    assert kinds["最近修改时间"] == "DATETIME"


def test_values_are_kept_and_missing_ones_stay_missing(made: Path) -> None:
    found = query(
        made,
        "select 地块编号, 建成年份, 是否闲置土地, 供地批准日期, 最近修改时间, 地块备注说明文字 "
        "from 规划用地地块",
    )
    assert found == [
        ("P-001", 2021, 1, "2020-07-21", "2024-01-02T03:04:05.000", LONG_TEXT),
        ("P-002", None, 0, None, None, HOSTILE),
        ("P-003", 0, None, "1999-01-02", "2024-01-02T00:00:00.000", None),
        ("=1+1", 2024, None, None, None, ""),
    ]


def test_geometries_are_exact(made: Path) -> None:
    found = gpd.read_file(made, layer="规划用地地块")
    expected = parcel_layer().frame.geometry
    assert found.crs.to_epsg() == EPSG
    assert set(found.geom_type) == {"MultiPolygon"}
    assert shapely.equals(found.geometry.to_numpy(), expected.to_numpy()).all()
    assert found.total_bounds.tolist() == expected.total_bounds.tolist()


@needs_ogr
def test_an_older_gdal_reads_it_without_a_warning(made: Path) -> None:
    assert "规划用地地块 (Multi Polygon)" in told(made)
    assert values(made, "指标数据") == [
        {"单位": "食品园区", "数值": 4.16},
        {"单位": "@SUM(A1)", "数值": None},
    ]
    assert [row["geometry"] is None for row in rows(made, "园区与组团")] == [False, False, True]


def test_styles_are_the_default_of_their_layers(made: Path) -> None:
    found = query(
        made,
        "select id, f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
        "styleQML, styleSLD, useAsDefault, owner, ui from layer_styles",
    )
    assert found[2] == (
        3, "", "", "规划用地地块", "geom", "规划用地地块", "<qgis name='landuse_planned'/>",
        "<sld/>", 1, "", None,
    )  # fmt: skip
    assert len(found) == 3


def test_table_of_styles_is_the_one_that_qgis_makes(made: Path) -> None:
    found = query(made, "select sql from sqlite_master where name = 'layer_styles'")
    now = "(strftime('%Y-%m-%dT%H:%M:%fZ','now'))"
    assert found[0][0] == (
        'CREATE TABLE "layer_styles" ( "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, '
        '"f_table_catalog" TEXT(256), "f_table_schema" TEXT(256), "f_table_name" TEXT(256), '
        '"f_geometry_column" TEXT(256), "styleName" TEXT(30), "styleQML" TEXT, "styleSLD" TEXT, '
        '"useAsDefault" BOOLEAN, "description" TEXT, "owner" TEXT(30), "ui" TEXT(30), '
        f'"update_time" DATETIME DEFAULT {now})'
    )


def test_a_later_second_gives_the_same_bytes(tmp_path: Path) -> None:
    delivery = delivery_of(odd_layer(), parcel_layer(), tables=made_delivery().tables)
    first = written(delivery, tmp_path).read_bytes()
    time.sleep(1.1)
    assert written(delivery, tmp_path / "later").read_bytes() == first
    assert written(delivery, tmp_path).read_bytes() == first


def test_names_that_gdal_takes_for_itself_stay_columns(tmp_path: Path) -> None:
    path = written(delivery_of(odd_layer()), tmp_path)
    assert query(path, 'select fid, "Geom", objectid, "2024年 a-b" from 奇怪的线')[0] == (
        "a", RARE_TEXT, "x", 2**40,
    )  # fmt: skip
    assert query(path, "select f_geometry_column from layer_styles") == [("geom_1",)]
    assert query(path, "select column_name from gpkg_geometry_columns") == [("geom_1",)]


def test_far_integers_and_times_with_zones_are_exact(tmp_path: Path) -> None:
    path = written(delivery_of(odd_layer()), tmp_path)
    found = query(path, "select 长整数, moment, local from 奇怪的线")
    assert [row[0] for row in found] == [FAR, None, -FAR]
    assert found[0][1:] == ("2024-01-02T03:04:05.678", "2024-01-01T19:04:05.678Z")


def test_loss_of_the_zone_of_times_is_counted(tmp_path: Path) -> None:
    (loss,) = write_with_styles(delivery_of(odd_layer()), tmp_path, {}).losses
    assert (loss.code, loss.field, loss.value) == ("no-place-for-time", "local", "2")


def test_columns_of_nothing_keep_their_kind(tmp_path: Path) -> None:
    path = written(delivery_of(odd_layer()), tmp_path)
    kinds = dict(query(path, "select name, type from pragma_table_info('奇怪的线')"))
    names = ("none_text", "none_int", "none_number", "none_flag", "none_date", "none_time")
    assert [kinds[name] for name in names] == [
        "TEXT", "INTEGER", "REAL", "BOOLEAN", "DATE", "DATETIME",
    ]  # fmt: skip
    assert gpd.read_file(path, layer="奇怪的线")[list(names)].isna().all(axis=None)


@pytest.mark.parametrize(
    ("changed", "count", "missing"),
    [
        pytest.param(lambda layer: rows_of(layer, stop=0), 0, 0, id="no row"),
        pytest.param(lambda layer: rows_of(layer, stop=1), 1, 0, id="one row"),
        pytest.param(shapeless, 4, 4, id="no geometry"),
    ],
)
def test_few_rows_or_shapes_are_a_layer_all_the_same(
    tmp_path: Path, changed: Callable[[DeliveredLayer], DeliveredLayer], count: int, missing: int
) -> None:
    path = written(delivery_of(changed(parcel_layer())), tmp_path)
    found = gpd.read_file(path, layer="规划用地地块")
    assert (len(found), found.geometry.isna().sum()) == (count, missing)
    assert found.crs.to_epsg() == EPSG
    assert query(path, "pragma integrity_check") == [("ok",)]


def test_points_of_several_parts_make_a_layer_of_multipoints(tmp_path: Path) -> None:
    layer = point_layer()
    parted = layer.frame.geometry.copy()
    parted[1] = shapely.MultiPoint([(368000, 3213000), (368001, 3213000)])
    layer = dataclasses.replace(layer, frame=layer.frame.set_geometry(parted))
    found = gpd.read_file(written(delivery_of(layer), tmp_path), layer=layer.name)
    assert found.geom_type.dropna().tolist() == ["MultiPoint", "MultiPoint"]
    assert shapely.equals(found.geometry[1], parted[1])


def test_heights_and_empty_shapes_do_no_harm(tmp_path: Path) -> None:
    layer = rows_of(parcel_layer(), stop=2)
    shapes = gpd.GeoSeries(
        [shapely.force_3d(layer.frame.geometry[0], 5), shapely.Polygon()], crs=EPSG
    )
    layer = dataclasses.replace(layer, frame=layer.frame.set_geometry(shapes))
    found = gpd.read_file(written(delivery_of(layer), tmp_path), layer=layer.name)
    assert not found.has_z.any()
    assert found.geometry.to_wkt().tolist()[1] == "MULTIPOLYGON EMPTY"


def test_a_failed_write_leaves_the_former_file(tmp_path: Path) -> None:
    path = written(delivery_of(point_layer()), tmp_path)
    former = path.read_bytes()
    layer = point_layer()
    broken = dataclasses.replace(layer, frame=layer.frame.drop(columns="符号"))
    with pytest.raises(KeyError, match="符号"):
        written(delivery_of(layer, broken), tmp_path)
    assert path.read_bytes() == former
    assert sorted(tmp_path.iterdir()) == [path]


def test_every_layer_gets_the_styles_of_its_classes(tmp_path: Path) -> None:
    (path,) = write_geopackage(made_delivery(), tmp_path).files
    for qml, sld in query(path, "select styleQML, styleSLD from layer_styles"):
        assert "<qgis" in qml
        assert "StyledLayerDescriptor" in sld


@pytest.mark.skipif(
    not Path("/usr/lib/python3/dist-packages/qgis").exists(), reason="needs python3-qgis"
)
def test_qgis_takes_the_default_style(tmp_path: Path) -> None:
    (path,) = write_geopackage(made_delivery(), tmp_path).files
    done = subprocess.run(  # noqa: S603 - a script of this file
        [QGIS_PYTHON, "-c", QGIS_STYLES, f"{path}|layername=规划用地地块"],
        env={"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path), "LANG": "C.UTF-8"},
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.split() == ["True", "4", "1", "规划用地地块", "categorizedSymbol"]
    assert "partially supported" not in done.stderr


def test_parts_of_seconds_that_gdal_would_round_up_are_cut_and_told(tmp_path: Path) -> None:
    times = ["1949-01-01T00:00:59.001", "1949-01-01T00:00:58.001", "2020-01-01T00:00:59.001", None]
    column = pd.Series(pd.to_datetime(times, format="ISO8601"), dtype="datetime64[ms]")
    layer = layer_of({"t": column}, {"t": "datetime"})
    written = write_geopackage(delivery_of(layer), tmp_path)
    with closing(sqlite3.connect(written.files[0])) as file:
        found = [value for (value,) in file.execute("SELECT t FROM p")]
    assert [value and value.rstrip("Z") for value in found] == [
        "1949-01-01T00:00:59.000", "1949-01-01T00:00:58.001", "2020-01-01T00:00:59.001", None,
    ]  # fmt: skip
    (loss,) = written.losses
    assert (loss.code, loss.field, loss.value) == ("no-place-for-time", "t", "1")
    assert [one for one in check_written(delivery_of(layer), written) if one.field == "t"] == []
