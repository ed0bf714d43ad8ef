import datetime as dt
import json
import time
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from made_delivery import EPSG, HOSTILE, LONG_TEXT, made_delivery, parcel_layer, point_layer
from odd_delivery import FAR, RARE_TEXT, delivery_of, odd_layer, rows_of, shapeless, with_empty
from pyproj import CRS

from output.gis.delivery import Written
from output.gis.geoparquet import write_geoparquet


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_geoparquet(made_delivery(), tmp_path_factory.mktemp("made"))


def geo(path: Path) -> dict[str, object]:
    """Return the description of the column of geometries."""
    said = json.loads(pq.read_schema(path).metadata[b"geo"])
    assert said["version"] == "1.1.0"
    column: dict[str, object] = said["columns"][said["primary_column"]]
    return column


def test_every_layer_and_table_is_a_file_of_its_own(made: Written) -> None:
    names = ["园区与组团", "园区范围", "规划用地地块", "指标数据"]
    assert [path.stem for path in made.files] == names
    assert {path.parent.name for path in made.files} == {"parquet"}
    assert made.losses == ()


def test_metadata_follow_the_standard(made: Written) -> None:
    said = geo(made.files[2])
    assert said["encoding"] == "WKB"
    assert said["geometry_types"] == ["MultiPolygon"]
    assert CRS.from_json_dict(said["crs"]).to_epsg() == EPSG
    assert said["bbox"] == [368000.0, 3213000.0, 368220.0, 3213150.123456]
    assert said["covering"] == {
        "bbox": {corner: ["bbox", corner] for corner in ("xmin", "ymin", "xmax", "ymax")}
    }


def test_file_says_its_title_and_what_is_fictional(made: Written) -> None:
    for path in made.files:
        said = pq.read_schema(path).metadata
        assert said[b"title"].decode() == path.stem
        assert said[b"description"].decode().endswith("虚构园区")


def test_columns_have_the_kinds_of_the_fields(made: Written) -> None:
    schema = pq.read_schema(made.files[2])
    kinds = {name: schema.field(name).type for name in schema.names}
    assert kinds["建成年份"] == pa.int64()
    assert kinds["是否闲置土地"] == pa.bool_()
    assert kinds["供地批准日期"] == pa.date32()
    assert kinds["最近修改时间"] == pa.timestamp("ms")


def test_values_are_kept_and_missing_ones_stay_missing(made: Written) -> None:
    found = pq.read_table(made.files[2]).to_pydict()
    assert found["建成年份"] == [2021, None, 0, 2024]
    assert found["是否闲置土地"] == [True, False, None, None]
    assert found["供地批准日期"] == [dt.date(2020, 7, 21), None, dt.date(1999, 1, 2), None]
    assert found["地块备注说明文字"] == [LONG_TEXT, HOSTILE, None, ""]
    assert pq.read_table(made.files[3]).to_pydict() == {
        "单位": ["食品园区", "@SUM(A1)"], "数值": [4.16, None],
    }  # fmt: skip


def test_geometries_are_exact_and_found_by_place(made: Written) -> None:
    found = gpd.read_parquet(made.files[2])
    assert shapely.equals(found.geometry.to_numpy(), parcel_layer().frame.geometry.to_numpy()).all()
    near = gpd.read_parquet(made.files[2], bbox=(368000, 3213000, 368010, 3213010))
    assert near["地块编号"].tolist() == ["P-001"]


def test_a_missing_geometry_has_no_box(made: Written) -> None:
    found = pq.read_table(made.files[0])
    assert found["geometry"].to_pylist()[2] is None
    assert found["bbox"].to_pylist()[1:] == [
        {"xmin": 368900.0, "ymin": 3213060.0, "xmax": 368900.0, "ymax": 3213060.0}, None,
    ]  # fmt: skip


def test_hard_names_and_values_are_exact(tmp_path: Path) -> None:
    written = write_geoparquet(delivery_of(odd_layer()), tmp_path)
    found = pq.read_table(written.files[0]).to_pydict()
    assert found["Geom"] == [RARE_TEXT, "", None]
    assert found["bbox"] == ["x", "y", "z"]
    assert found["长整数"] == [FAR, None, -FAR]
    assert found["local"][0] == dt.datetime(2024, 1, 1, 19, 4, 5, 678000, tzinfo=dt.UTC)
    assert found["bbox_1"][0]["xmax"] == 368050.1234567
    assert [(loss.code, loss.field) for loss in written.losses] == [("no-place-for-time", "local")]


def test_few_rows_or_no_shapes_are_files_all_the_same(tmp_path: Path) -> None:
    empty, bare = rows_of(point_layer(), stop=0), shapeless(parcel_layer())
    paths = write_geoparquet(delivery_of(empty, rows_of(odd_layer(), stop=1), bare), tmp_path).files
    found = [gpd.read_parquet(path) for path in paths]
    assert [len(frame) for frame in found] == [0, 1, 4]
    assert all(frame.crs.to_epsg() == EPSG for frame in found)
    assert found[2].geometry.isna().all()
    assert "bbox" not in geo(paths[2])


def test_a_later_second_gives_the_same_bytes(tmp_path: Path, made: Written) -> None:
    time.sleep(1.1)
    again = write_geoparquet(made_delivery(), tmp_path)
    assert [path.read_bytes() for path in again.files] == [path.read_bytes() for path in made.files]


def test_an_empty_geometry_is_a_row_all_the_same(tmp_path: Path) -> None:
    (path,) = write_geoparquet(delivery_of(with_empty(parcel_layer())), tmp_path).files
    found = gpd.read_parquet(path)
    assert found["地块编号"].tolist() == ["P-001", "P-002"]
    assert found.geometry.area.tolist() == [8000, 0]
