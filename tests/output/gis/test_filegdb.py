import dataclasses
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from made_delivery import HOSTILE, LONG_TEXT, made_delivery, parcel_layer, point_layer
from odd_delivery import (
    BEYOND_32,
    FAR,
    RARE_TEXT,
    delivery_of,
    odd_layer,
    rows_of,
    shapeless,
    with_empty,
)
from ogr_reader import needs_ogr, rows, told, values
from pyproj import CRS

from output.gis.delivery import Written
from output.gis.filegdb import write_filegdb


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_filegdb(made_delivery(), tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_filegdb(delivery_of(odd_layer()), tmp_path_factory.mktemp("odd"))


def losses(written: Written, code: str) -> dict[str, str]:
    return {loss.field: loss.value for loss in written.losses if loss.code == code}


def test_geodatabase_holds_all_layers_and_tables(made: Written) -> None:
    (path,) = made.files
    assert path.name == "made.gdb"
    assert pyogrio.list_layers(path).tolist() == [
        ["园区与组团", "Point"],
        ["园区范围", "MultiPolygon"],
        ["规划用地地块", "MultiPolygon"],
        ["指标数据", None],
    ]


@needs_ogr
def test_an_older_gdal_reads_values_and_missing_ones(made: Written) -> None:
    first, second, third, last = values(made.files[0], "规划用地地块")
    assert (first["建成年份"], first["是否闲置土地"], first["地块备注说明文字"]) == (
        2021,
        1,
        LONG_TEXT,
    )
    assert (second["建成年份"], second["是否闲置土地"]) == (None, 0)
    assert second["地块备注说明文字"] == HOSTILE
    assert (third["建成年份"], third["地块备注说明文字"]) == (0, None)
    assert (last["是否闲置土地"], last["供地批准日期"], last["地块备注说明文字"]) == (
        None,
        None,
        "",
    )


@needs_ogr
def test_titles_with_units_are_aliases(made: Written) -> None:
    said = told(made.files[0], "-so", "-al")
    assert '地块面积平方米: Real (0.0), alternative name="地块面积 (m²)"' in said


@needs_ogr
def test_items_say_what_is_fictional(made: Written) -> None:
    said = told(made.files[0], "-al", "-q", "-oo", "LIST_ALL_TABLES=YES")
    assert "<resTitle>规划用地地块</resTitle>" in said
    assert "虚构地块，由程序生成; 内部工作用图，未经审核; 虚构园区</idAbs>" in said


@pytest.mark.parametrize("epsg", [4545, 4490], ids=["metres", "degrees"])
def test_coordinates_are_kept_to_a_tenth_of_a_millimetre(tmp_path: Path, epsg: int) -> None:
    layer = parcel_layer()
    frame = layer.frame.to_crs(epsg)
    delivery = delivery_of(dataclasses.replace(layer, frame=frame))
    delivery = dataclasses.replace(delivery, crs=CRS.from_epsg(epsg))
    found = gpd.read_file(write_filegdb(delivery, tmp_path).files[0], layer=layer.name)
    apart = shapely.hausdorff_distance(found.geometry.to_numpy(), frame.geometry.to_numpy())
    assert found.crs.to_epsg() == epsg
    assert apart.max() < (1e-4 if epsg == 4545 else 1e-9)


def test_grid_of_coordinates_is_told_with_the_number_of_features(made: Written) -> None:
    (loss,) = [loss for loss in made.losses if loss.code == "coordinates-rounded"]
    assert (loss.value, loss.message) == ("8", "coordinates are on a grid of 0.0001 m")


def test_flags_and_dates_are_told_to_change_their_kind(made: Written) -> None:
    assert losses(made, "kind-changed") == {"是否闲置土地": "2", "供地批准日期": "2"}


def test_integers_are_exact_however_far(odd: Written) -> None:
    found = pyogrio.read_dataframe(odd.files[0])
    assert found["order_"].tolist()[:2] == [-7, 0]
    assert found["_2024年_a_b"].tolist()[:2] == [BEYOND_32, -BEYOND_32]
    assert found["长整数"].dropna().tolist() == [str(FAR), str(-FAR)]
    assert losses(odd, "number-as-text") == {"长整数": "2"}
    assert losses(odd, "kind-changed") == {"2024年 a-b": "2"}


def test_times_are_in_whole_seconds_and_utc(odd: Written) -> None:
    found = pyogrio.read_dataframe(odd.files[0])
    assert found["moment"][0] == pd.Timestamp("2024-01-02T03:04:05Z")
    assert found["local"][1] == pd.Timestamp("2024-01-01T19:04:05Z")
    told = [(loss.field, loss.value) for loss in odd.losses if loss.code == "no-place-for-time"]
    assert told == [("moment", "1"), ("local", "2"), ("local", "2")]


def test_names_that_a_geodatabase_refuses_are_told(odd: Written) -> None:
    assert odd.names == {"odd": {"order": "order_", "2024年 a-b": "_2024年_a_b"}}
    assert losses(odd, "names-shortened") == {"order": "1", "2024年 a-b": "1"}


def test_names_that_gdal_takes_for_itself_stay_columns(odd: Written) -> None:
    found = pyogrio.read_dataframe(odd.files[0])
    assert found["Geom"][0] == RARE_TEXT
    assert (found["objectid"][0], found["shape"][0], found["fid"][0]) == ("x", "x", "a")


def test_a_renamed_layer_is_told(tmp_path: Path) -> None:
    layer = dataclasses.replace(point_layer(), name="2024年 点-1")
    written = write_filegdb(delivery_of(layer), tmp_path)
    ((name, _),) = pyogrio.list_layers(written.files[0]).tolist()
    assert written.names == {"": {"2024年 点-1": name}}
    assert losses(written, "names-shortened") == {"": "1"}


@needs_ogr
def test_no_rows_and_no_shapes_are_layers_all_the_same(tmp_path: Path) -> None:
    empty = rows_of(point_layer(), stop=0)
    written = write_filegdb(delivery_of(empty, shapeless(parcel_layer())), tmp_path)
    (path,) = written.files
    assert values(path, empty.name) == []
    assert [row["geometry"] for row in rows(path, "规划用地地块")] == [None] * 4
    assert losses(written, "coordinates-rounded") == {}


def test_a_second_write_replaces_the_first(tmp_path: Path) -> None:
    write_filegdb(made_delivery(), tmp_path)
    (path,) = write_filegdb(delivery_of(point_layer()), tmp_path).files
    assert pyogrio.list_layers(path).tolist() == [["园区与组团", "Point"]]
    assert list(tmp_path.iterdir()) == [path]


def test_only_the_lists_of_items_differ_from_run_to_run(tmp_path: Path, made: Written) -> None:
    (path,) = write_filegdb(made_delivery(), tmp_path).files
    pairs = [(one, made.files[0] / one.name) for one in sorted(path.iterdir())]
    differ = [one.name for one, other in pairs if one.read_bytes() != other.read_bytes()]
    assert differ == ["a00000004.gdbtable", "a00000006.gdbtable"]


def test_an_empty_geometry_is_a_missing_one_and_told(tmp_path: Path) -> None:
    written = write_filegdb(delivery_of(with_empty(parcel_layer())), tmp_path)
    found = gpd.read_file(written.files[0])
    assert found["地块编号"].tolist() == ["P-001", "P-002"]
    assert found.geometry.isna().tolist() == [False, True]
    told = [loss.value for loss in written.losses if "empty" in loss.message]
    assert told == ["1"]


def test_names_beyond_16_bits_are_written_otherwise_and_told(tmp_path: Path) -> None:
    layer = point_layer().renamed({"名称": "𭠀名", "符号": "𭡋名"})
    written = write_filegdb(delivery_of(layer), tmp_path)
    assert written.names["units"] == {"𭠀名": "_名", "𭡋名": "_名_1"}
    found = gpd.read_file(written.files[0], layer=layer.name)
    assert found["_名"].tolist()[:2] == ["食品园区", "北渡产业园"]
    assert {loss.field for loss in written.losses if loss.code == "names-shortened"} == {
        "𭠀名", "𭡋名",
    }  # fmt: skip
