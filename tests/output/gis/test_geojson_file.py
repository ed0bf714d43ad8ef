from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from made_delivery import EAST, EPSG, HOSTILE, NORTH, made_delivery, many_parcels, parcel_layer

from geo.files.refused import FileRefusedError
from geo.geojson.rfc7946 import rfc7946_faults
from output.gis.delivery import DeliveredField, DeliveredLayer
from output.gis.geojson_file import write_geojson
from output.gis.text.json_values import json_values

if TYPE_CHECKING:
    from pathlib import Path

    from mapper.gis.scene import FieldKind
    from output.gis.delivery import Written


def written(folder: Path, *layers: DeliveredLayer) -> Written:
    delivery = made_delivery()
    return write_geojson(replace(delivery, layers=layers or delivery.layers), folder)


def members(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_bytes())
    return content


def layer_of(
    columns: dict[str, tuple[FieldKind, pd.Series[Any]]], shapes: list[Any]
) -> DeliveredLayer:
    frame = gpd.GeoDataFrame(
        {name: column for name, (_, column) in columns.items()}, geometry=shapes, crs=EPSG
    )
    fields = tuple(
        DeliveredField(name=name, key=name, title=name, kind=kind)
        for name, (kind, _) in columns.items()
    )
    layer = replace(parcel_layer(), frame=frame, source=frame.geometry, fields=fields)
    return replace(layer, class_field="", label_field="", name="made")


def test_every_file_keeps_rfc_7946(tmp_path: Path) -> None:
    files = written(tmp_path).files
    assert [path.name for path in files] == [
        "园区与组团.geojson", "园区范围.geojson", "规划用地地块.geojson",
    ]  # fmt: skip
    for path in files:
        assert rfc7946_faults(path.read_bytes(), source=path.name) == ()


def test_rings_follow_the_right_hand_rule(tmp_path: Path) -> None:
    layer = parcel_layer()
    turned = gpd.GeoSeries(shapely.reverse(layer.source.to_numpy()), crs=EPSG)
    content = written(tmp_path, replace(layer, source=turned)).files[0].read_bytes()
    assert rfc7946_faults(content) == ()
    holed = json.loads(content)["features"][1]["geometry"]["coordinates"]
    assert [shapely.LinearRing(ring).is_ccw for ring in holed] == [True, False]


def test_gdal_reads_geometries_and_values(tmp_path: Path) -> None:
    layer = parcel_layer()
    read = gpd.read_file(written(tmp_path, layer).files[0])
    assert read.crs.to_epsg() == 4326
    assert shapely.equals_exact(read.geometry, layer.lonlat, tolerance=5.1e-8, normalize=True).all()
    for name in ("地块编号", "地块面积平方米", "地块面积亩", "建成年份", "地块备注说明文字"):
        pd.testing.assert_series_equal(
            read[name], layer.frame[name], check_dtype=False, check_exact=True
        )


def test_a_feature_holds_values_as_json_has_them(tmp_path: Path) -> None:
    features = members(written(tmp_path, parcel_layer()).files[0])["features"]
    assert features[3] == {
        "type": "Feature",
        "id": "=1+1",
        "properties": {
            "地块编号": "=1+1",
            "规划用地分类代码": "unclassified",
            "规划用地分类名称": "未分类",
            "地块面积平方米": pytest.approx(3007.40736),
            "地块面积亩": pytest.approx(4.51111104),
            "建成年份": 2024,
            "是否闲置土地": None,
            "供地批准日期": None,
            "最近修改时间": None,
            "地块备注说明文字": "",
        },
        "geometry": features[3]["geometry"],
    }
    first = features[0]["properties"]
    assert first["是否闲置土地"] is True
    assert (first["供地批准日期"], first["最近修改时间"]) == ("2020-07-21", "2024-01-02T03:04:05")
    assert features[1]["properties"]["地块备注说明文字"] == HOSTILE


def test_a_missing_geometry_is_null(tmp_path: Path) -> None:
    features = members(written(tmp_path).files[0])["features"]
    assert features[2]["geometry"] is None
    assert features[0]["geometry"]["type"] == "Point"


def test_one_feature_stands_on_a_line(tmp_path: Path) -> None:
    lines = written(tmp_path, parcel_layer()).files[0].read_text("utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["type"] for line in lines[1:-1]] == ["Feature"] * 4


def test_metadata_say_what_a_reader_must_know(tmp_path: Path) -> None:
    content = members(written(tmp_path, parcel_layer()).files[0])
    metadata = content["metadata"]
    assert "crs" not in content
    assert metadata["note"] == "虚构地块，由程序生成。"
    assert metadata["notes"] == ["内部工作用图，未经审核", "虚构园区"]
    assert metadata["fictional"] is True
    assert metadata["fields"][3]["unit"] == "m²"
    assert content["bbox"] == pytest.approx(parcel_layer().lonlat.total_bounds, abs=1e-7)


@pytest.mark.parametrize(
    "text",
    ["\x00\x01\x1f\x7f", "\u2028\u2029", '"\\/', "𠮷é", "</script>", "", " ", "null", "\ufeff"],
)
def test_hard_text_is_read_back(tmp_path: Path, text: str) -> None:
    layer = layer_of({text + "x": ("text", pd.Series([text], dtype=object))}, [None])
    features = members(written(tmp_path, layer).files[0])["features"]
    assert features[0]["properties"] == {text + "x": text}


def test_half_a_character_is_replaced_and_counted(tmp_path: Path) -> None:
    layer = layer_of(
        {"x": ("text", pd.Series(["a\ud800", None, "a\ud800"], dtype=object))}, [None] * 3
    )
    done = written(tmp_path, layer)
    values = [one["properties"]["x"] for one in members(done.files[0])["features"]]
    assert values == ["a?", None, "a?"]
    assert ("text-not-in-encoding", "x", "2") in {(f.code, f.field, f.value) for f in done.losses}


NUMBERS = [1.0, -0.0, 1e-7, 1e10, 9999999999.0, 1e16, 1e22, 0.1, 5e-324, -1.5e300, 123456.789]


def test_numbers_read_back_to_the_same_bits_and_as_floats() -> None:
    rng = np.random.default_rng(0)
    bits = rng.integers(0, 2**63, 5000).view(np.float64)
    numbers = np.concatenate([NUMBERS, bits[np.isfinite(bits)], rng.uniform(-1e6, 1e6, 5000)])
    texts = json_values(pd.Series(numbers), "number").texts.to_pylist()
    read = [json.loads(text) for text in texts]
    assert all(isinstance(number, float) for number in read)
    assert np.array_equal(np.array(read).view(np.int64), numbers.view(np.int64))


def test_a_number_that_is_missing_or_infinite_is_null(tmp_path: Path) -> None:
    numbers = pd.Series([np.nan, np.inf, -np.inf, 1.0])
    done = written(tmp_path, layer_of({"x": ("number", numbers)}, [None] * 4))
    values = [one["properties"]["x"] for one in members(done.files[0])["features"]]
    assert values == [None, None, None, 1.0]
    assert [(f.field, f.value) for f in done.losses if f.code == "no-place-for-infinity"] == [
        ("x", "2")
    ]


def test_huge_integers_keep_their_digits(tmp_path: Path) -> None:
    column = pd.Series([2**63 - 1, -(2**63), None], dtype="Int64")
    content = members(written(tmp_path, layer_of({"n": ("integer", column)}, [None] * 3)).files[0])
    assert [f["properties"]["n"] for f in content["features"]] == [2**63 - 1, -(2**63), None]


def test_times_keep_their_zone() -> None:
    moments = pd.Series(pd.to_datetime(["2024-01-02T03:04:05.12", None]))
    zoned = moments.astype("datetime64[ms]").dt.tz_localize("Asia/Shanghai")
    texts = json_values(zoned, "datetime").texts.to_pylist()
    assert texts == ['"2024-01-02T03:04:05.120+08:00"', "null"]


@pytest.mark.parametrize(
    ("ids", "has_ids"),
    [(["a", "b"], True), (["a", "a"], False), (["a", None], False)],
    ids=["unique", "repeated", "missing"],
)
def test_features_have_ids_where_every_one_has_its_own(
    tmp_path: Path, ids: list[str | None], *, has_ids: bool
) -> None:
    layer = layer_of({"id": ("text", pd.Series(ids, dtype=object))}, [None, None])
    path = written(tmp_path, layer).files[0]
    assert [one.get("id") for one in members(path)["features"]] == (ids if has_ids else [None] * 2)
    read = gpd.read_file(path)
    assert read["id"].replace({np.nan: None}).tolist() == ids


def test_a_ring_thinner_than_the_decimals_is_counted_and_stays_closed(tmp_path: Path) -> None:
    thin = shapely.box(EAST, NORTH, EAST + 50, NORTH + 0.0001)
    wide = shapely.box(EAST, NORTH, EAST + 50, NORTH + 1)
    done = written(tmp_path, layer_of({}, [thin, wide]))
    ring = members(done.files[0])["features"][0]["geometry"]["coordinates"][0]
    assert (len(ring), ring[0]) == (5, ring[-1])
    assert [f.value for f in done.losses if f.code == "coordinates-rounded"] == ["1"]


def test_tables_are_named_as_left_out_once(tmp_path: Path) -> None:
    losses = written(tmp_path).losses
    assert [(loss.code, loss.value) for loss in losses] == [("tables-left-out", "1")]


@pytest.mark.parametrize("rows", [[], [None]], ids=["no-features", "no-geometry"])
def test_a_layer_without_geometry_is_a_collection(tmp_path: Path, rows: list[None]) -> None:
    path = written(tmp_path, layer_of({}, rows)).files[0]
    content = members(path)
    assert (len(content["features"]), "bbox" in content) == (len(rows), False)
    assert rfc7946_faults(path.read_bytes()) == ()


def test_an_endless_coordinate_is_refused_by_name(tmp_path: Path) -> None:
    bad = shapely.LineString([(0, 0), (np.inf, 1)])
    layer = replace(layer_of({}, [None, bad]), form="line")
    layer = replace(layer, source=layer.source.set_crs(4326, allow_override=True))
    with pytest.raises(FileRefusedError, match=r"made\.geojson: '#2': expected finite coordinates"):
        written(tmp_path, layer)
    assert list(tmp_path.rglob("*.*")) == []


def test_the_same_delivery_gives_the_same_bytes_across_chunks(tmp_path: Path) -> None:
    layer = many_parcels(70, 70)
    first, second = (written(tmp_path / name, layer).files[0] for name in "ab")
    assert first.read_bytes() == second.read_bytes()
    assert len(members(first)["features"]) == 4900


def test_debians_gdal_reads_every_feature(tmp_path: Path) -> None:
    ogrinfo = shutil.which("ogrinfo")
    if ogrinfo is None:
        pytest.skip("no ogrinfo on this machine")
    for path, count in zip(written(tmp_path).files, (3, 2, 4), strict=True):
        said = subprocess.run(  # noqa: S603 - a program of this machine, a path of this test
            [ogrinfo, "-ro", "-al", "-so", str(path)], capture_output=True, text=True, check=True
        )
        assert f"Feature Count: {count}" in said.stdout
        assert not said.stderr
