import time
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely
from made_delivery import EPSG, HOSTILE, LONG_TEXT, made_delivery, parcel_layer, point_layer
from odd_delivery import FAR, RARE_TEXT, delivery_of, odd_layer, rows_of, shapeless, with_empty
from ogr_reader import needs_ogr, rows, values

from output.gis.delivery import Written
from output.gis.flatgeobuf import write_flatgeobuf

MAGIC = b"fgb\x03fgb"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_flatgeobuf(made_delivery(), tmp_path_factory.mktemp("made"))


def test_every_layer_is_a_file_of_its_own(made: Written) -> None:
    names = ["园区与组团.fgb", "园区范围.fgb", "规划用地地块.fgb"]
    assert [path.name for path in made.files] == names
    assert {path.parent.name for path in made.files} == {"fgb"}
    assert all(path.read_bytes().startswith(MAGIC) for path in made.files)


def test_file_says_its_title_and_what_is_fictional(made: Written) -> None:
    said = pyogrio.read_info(made.files[2])
    assert said["layer_metadata"]["TITLE"] == "规划用地地块"
    assert said["layer_metadata"]["DESCRIPTION"].endswith("虚构园区")
    assert said["crs"] == f"EPSG:{EPSG}"


@needs_ogr
def test_an_older_gdal_reads_values_and_missing_ones(made: Written) -> None:
    found = {row["地块编号"]: row for row in values(made.files[2], "规划用地地块")}
    assert found["P-001"]["建成年份"] == 2021
    assert found["P-001"]["是否闲置土地"] is True
    assert found["P-001"]["供地批准日期"] == "2020-07-21T00:00:00"
    assert found["P-001"]["地块备注说明文字"] == LONG_TEXT
    assert found["P-002"]["地块备注说明文字"] == HOSTILE
    assert found["P-003"]["建成年份"] == 0
    assert not {"是否闲置土地", "地块备注说明文字"} & found["P-003"].keys()
    assert found["=1+1"]["地块备注说明文字"] == ""


def test_geometries_are_exact(made: Written) -> None:
    found = gpd.read_file(made.files[2]).set_index("地块编号").geometry
    expected = parcel_layer().frame.set_index("地块编号").geometry
    pairs = zip(found.sort_index(), expected.sort_index(), strict=True)
    assert all(shapely.equals(one, other) for one, other in pairs)


def test_index_finds_features_by_place(made: Written) -> None:
    found = gpd.read_file(made.files[2], bbox=(368000, 3213000, 368010, 3213010))
    assert found["地块编号"].tolist() == ["P-001"]
    assert pyogrio.read_info(made.files[2])["capabilities"]["fast_spatial_filter"]


def test_rows_without_geometry_are_kept_and_no_index_is_made(made: Written) -> None:
    found = gpd.read_file(made.files[0])
    assert found["名称"].tolist() == ["食品园区", "北渡产业园", HOSTILE]
    assert found.geometry.isna().tolist() == [False, False, True]
    assert not pyogrio.read_info(made.files[0])["capabilities"]["fast_spatial_filter"]


def test_dates_are_told_to_be_times_and_tables_to_be_left_out(made: Written) -> None:
    loss, tables = made.losses
    assert (tables.code, tables.value) == ("tables-left-out", "1")
    assert (loss.code, loss.source, loss.field, loss.value) == (
        "kind-changed", "规划用地地块.fgb", "供地批准日期", "2",
    )  # fmt: skip


@needs_ogr
def test_hard_names_and_values_are_exact(tmp_path: Path) -> None:
    (path,) = write_flatgeobuf(delivery_of(odd_layer()), tmp_path).files
    first, second, third = values(path, "奇怪的线")
    assert (first["fid"], first["Geom"], first["2024年 a-b"]) == ("a", RARE_TEXT, 2**40)
    assert (first["长整数"], third["长整数"]) == (FAR, -FAR)
    assert first["moment"] == "2024-01-02T03:04:05.678"
    assert first["local"] == second["local"] == "2024-01-01T19:04:05.678Z"
    assert second["Geom"] == ""


def test_a_column_that_gdal_takes_for_its_own_ids_is_kept_in_small_letters(tmp_path: Path) -> None:
    written = write_flatgeobuf(delivery_of(point_layer().renamed({"名称": "OGC_FID"})), tmp_path)
    found = gpd.read_file(written.files[0])
    assert found["ogc_fid"].tolist() == ["食品园区", "北渡产业园", HOSTILE]
    assert written.names == {"units": {"OGC_FID": "ogc_fid"}}
    assert [(loss.code, loss.field) for loss in written.losses] == [("names-shortened", "OGC_FID")]


@needs_ogr
def test_few_rows_or_no_shapes_are_files_all_the_same(tmp_path: Path) -> None:
    empty, bare = rows_of(point_layer(), stop=0), shapeless(parcel_layer())
    paths = write_flatgeobuf(delivery_of(empty, rows_of(odd_layer(), stop=1), bare), tmp_path).files
    assert rows(paths[0], empty.name) == []
    assert [row["geometry"]["type"] for row in rows(paths[1], "奇怪的线")] == ["MultiLineString"]
    assert [row["geometry"] for row in rows(paths[2], bare.name)] == [None] * 4


def test_a_later_second_gives_the_same_bytes(tmp_path: Path, made: Written) -> None:
    time.sleep(1.1)
    again = write_flatgeobuf(made_delivery(), tmp_path)
    assert [path.read_bytes() for path in again.files] == [path.read_bytes() for path in made.files]


def test_an_empty_geometry_is_a_missing_one_and_told(tmp_path: Path) -> None:
    written = write_flatgeobuf(delivery_of(with_empty(parcel_layer())), tmp_path)
    found = gpd.read_file(written.files[0])
    assert found["地块编号"].tolist() == ["P-001", "P-002"]
    assert found.geometry.isna().tolist() == [False, True]
    told = [loss.value for loss in written.losses if "empty" in loss.message]
    assert told == ["1"]
