"""GeoParquet: every way to say the CRS and the geometry, values as written."""

import datetime as dt
import decimal
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from pyproj import CRS

from geo.files.layer import Layer
from geo.files.read_layer import list_layers, read_layer
from geo.files.refused import FileRefusedError

POINTS = shapely.points([[106, 29], [107, 30]])
COLUMN = {"encoding": "WKB", "geometry_types": ["Point"]}
NO_CRS: dict[str, object] = {}


def written(
    folder: Path,
    columns: dict[str, Any] | None = None,
    *,
    column: dict[str, object] | None = None,
    geo: object = None,
) -> Path:
    """Write two points with columns and metadata of one's own."""
    table = pa.table({**(columns or {}), "geom": pa.array(shapely.to_wkb(POINTS), pa.binary())})
    own = {"geom": {**COLUMN, **(column or {})}}
    about = geo or {"version": "1.1.0", "primary_column": "geom", "columns": own}
    text = about if isinstance(about, bytes) else json.dumps(about).encode()
    path = folder / "a.parquet"
    pq.write_table(table.replace_schema_metadata({"geo": text}), path)
    return path


def codes(layer: Layer) -> list[str]:
    return [finding.code for finding in layer.findings]


@pytest.mark.parametrize(
    ("column", "crs", "found"),
    [
        (NO_CRS, "OGC:CRS84", []),
        ({"crs": None}, None, []),
        ({"crs": CRS.from_epsg(4545).to_json_dict()}, "EPSG:4545", []),
        ({"crs": CRS.from_epsg(4490).to_wkt()}, "EPSG:4490", []),
        ({"crs": "EPSG:4524"}, "EPSG:4524", []),
        ({"crs": "nonsense"}, None, ["bad-crs"]),
        ({"crs": {"type": "GeographicCRS"}}, None, ["bad-crs"]),
        ({"crs": 7}, None, ["bad-crs"]),
    ],
    ids=["absent", "null", "projjson", "wkt", "code", "nonsense", "no-projjson", "number"],
)
def test_crs_is_what_the_metadata_say(
    tmp_path: Path, column: dict[str, object], crs: str | None, found: list[str]
) -> None:
    layer = read_layer(written(tmp_path, column=column))
    assert (layer.frame.crs and layer.frame.crs.to_string()) == crs
    assert codes(layer) == found
    assert layer.frame.geometry.tolist() == list(POINTS)


def test_values_come_as_written(tmp_path: Path) -> None:
    columns = {
        "code": ["0101", None],
        "whole": pa.array([2**60 + 1, None]),
        "full": pa.array([1, 2]),
        "day": [dt.date(2024, 1, 2), None],
        "stamp": [dt.datetime(2024, 1, 2, 3, 4), None],  # noqa: DTZ001 - a file may have none
        "class": pa.array(["工业", "仓储"]).dictionary_encode(),
        "list": [[1, 2], None],
        "price": [decimal.Decimal("1.50"), None],
        "bytes": [b"\x01\xff", None],
        "nothing": pa.nulls(2),
    }
    frame = read_layer(written(tmp_path, columns)).frame
    assert frame["full"].dtype == np.int64
    assert frame.drop(columns="geometry").T.to_numpy().tolist() == [
        ["0101", None], [2**60 + 1, None], [1, 2], ["2024-01-02", None],
        ["2024-01-02T03:04:00", None], ["工业", "仓储"], ["[1, 2]", None], [1.5, None],
        ["01ff", None], [None, None],
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["WKB", "geoarrow"])
def test_layers_of_geopandas_come_back_equal(tmp_path: Path, encoding: str) -> None:
    shapes = [shapely.box(0, 0, 2, 2).difference(shapely.box(0.5, 0.5, 1, 1)), None]
    frame = gpd.GeoDataFrame({"n": [1, 2]}, geometry=shapes, crs=4490, index=[7, 9])
    frame.to_parquet(tmp_path / "a.parquet", geometry_encoding=encoding,
                     write_covering_bbox=encoding == "WKB")  # fmt: skip
    layer = read_layer(tmp_path / "a.parquet")
    assert list(layer.frame.columns) == ["n", "geometry"]
    assert layer.frame.geometry[0].equals(shapes[0])
    assert layer.frame.geometry[1] is None
    assert layer.frame.crs.to_epsg() == 4490
    assert layer.findings == ()


def test_further_geometry_columns_are_told(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"n": [1, 2]}, geometry=POINTS, crs=4490)
    frame["label_at"] = gpd.GeoSeries(POINTS, crs=4490)
    frame.to_parquet(tmp_path / "a.parquet")
    layer = read_layer(tmp_path / "a.parquet")
    assert list(layer.frame.columns) == ["n", "geometry"]
    assert [(each.code, each.field) for each in layer.findings] == [
        ("further-geometry", "label_at")
    ]


def test_column_named_geometry_is_kept_beside_the_geometry(tmp_path: Path) -> None:
    layer = read_layer(written(tmp_path, {"geometry": ["a", "b"]}))
    assert layer.frame["geometry_data"].tolist() == ["a", "b"]
    assert layer.frame.geometry.tolist() == list(POINTS)
    assert codes(layer) == ["renamed-field"]


def test_parquet_without_geometry_is_a_table(tmp_path: Path) -> None:
    pd.DataFrame({"code": ["01"]}).to_parquet(tmp_path / "a.parquet")
    layer = read_layer(tmp_path / "a.parquet")
    assert layer.frame["code"].tolist() == ["01"]
    assert layer.frame.geometry.tolist() == [None]
    assert codes(layer) == ["no-geometry"]
    assert list_layers(tmp_path / "a.parquet")[0].geometry == "none"


@pytest.mark.parametrize(
    "geo",
    [
        b"{no json",
        {"columns": {}},
        {"primary_column": "other", "columns": {"other": COLUMN}},
        {"primary_column": "geom", "columns": {"geom": {"encoding": "WKT"}}},
        {"primary_column": "geom", "columns": {"geom": "WKB"}},
        [1],
    ],
    ids=["no-json", "no-primary", "no-such-column", "encoding", "no-object", "list"],
)
def test_metadata_that_cannot_be_followed_are_refused(tmp_path: Path, geo: object) -> None:
    with pytest.raises(FileRefusedError) as refused:
        read_layer(written(tmp_path, geo=geo))
    assert refused.value.findings[0].code == "bad-geo-metadata"


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_file_cut_off_is_refused(tmp_path: Path, kept: float) -> None:
    path = written(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(FileRefusedError) as refused:
        read_layer(path)
    assert refused.value.findings[0].code == "broken-file"


def test_pages_that_unpack_without_end_are_refused(tmp_path: Path) -> None:
    count = 3_000_000
    table = pa.table({"a": pa.array(np.zeros(count)), "b": pa.array(["x" * 50]).take([0] * count)})
    path = tmp_path / "a.parquet"
    pq.write_table(table, path, compression="zstd")
    with pytest.raises(FileRefusedError) as refused:
        read_layer(path)
    assert refused.value.findings[0].code == "archive-bomb"


@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("data-multipolygon-encoding_native", "OGC:CRS84"),
        ("data-multipolygon-encoding_wkb", "OGC:CRS84"),
        ("example-crs_vermont-4326_geo", "EPSG:4326"),
        ("example-crs_vermont-crs84-auth-code", "OGC:CRS84"),
        ("example-crs_vermont-crs84-wkt2", "OGC:CRS84"),
        ("example-crs_vermont-crs84_geo", "OGC:CRS84"),
        ("example-crs_vermont-utm_geo", "EPSG:32618"),
        ("example", "EPSG:4326"),
    ],
)
def test_shared_files_are_read(shared_data: Path, name: str, crs: str) -> None:
    layer = read_layer(shared_data / f"dirty/mapshaper/geoparquet/{name}.parquet")
    assert layer.frame.crs.to_string() == crs
    assert not shapely.is_missing(layer.frame.geometry.to_numpy()).all()


def test_both_encodings_give_the_same_geometry(shared_data: Path) -> None:
    folder = shared_data / "dirty/mapshaper/geoparquet"
    native, wkb = (
        read_layer(folder / f"data-multipolygon-encoding_{encoding}.parquet").frame.geometry
        for encoding in ("native", "wkb")
    )
    assert shapely.to_wkt(native.to_numpy()).tolist() == shapely.to_wkt(wkb.to_numpy()).tolist()


def test_large_layer_equals_what_geopandas_reads(shared_data: Path) -> None:
    path = shared_data / "landuse/taiwan_north_central_landuse.parquet"
    frame = read_layer(path).frame
    independent = gpd.read_parquet(path, columns=["geometry", "分區類"])
    assert len(frame) == 45_791
    assert frame.geometry.geom_equals(independent.geometry).all()
    assert frame["分區類"].tolist() == independent["分區類"].tolist()
