"""GeoParquet in chunks: coverings, large row groups, native encodings, any type of class."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from overlay_layers import assert_same, parcels, zones
from pyproj import CRS

from geo.files.refused import FileRefusedError
from geo.overlay import Overlay, overlay, overlay_file
from geo.overlay import parquet_chunks as module
from geo.overlay.parquet_chunks import parquet_layer

ALL = {"zone_id": "name", "class_field": "code"}
CODES = {
    "integer": (pa.array([1001, 701, None]), ["1001", "701", ""]),
    "whole floats": (pa.array([1001.0, 701.0, None]), ["1001", "701", ""]),
    "floats": (pa.array([1.5, 2.0, np.nan]), ["1.5", "2", ""]),
    "dictionary": (pa.array(["a", "b", None]).dictionary_encode(), ["a", "b", ""]),
    "large text": (pa.array(["工", "b", ""], pa.large_string()), ["工", "b", ""]),
    "text view": (pa.array(["工", "b", None], pa.string_view()), ["工", "b", ""]),
    "nothing": (pa.nulls(3), ["", "", ""]),
    "truth": (pa.array([True, False, None]), ["True", "False", ""]),
}


@pytest.fixture(scope="module")
def expected() -> Overlay:
    return overlay(zones(), parcels(), **ALL)


def measured(path: Path) -> Overlay:
    return overlay_file(zones(), path, **ALL)


def row_groups_read(path: Path, bounds: tuple[float, ...]) -> tuple[list[int], int]:
    tasks, skipped = parquet_layer(path).tasks("code", np.array(bounds))
    return [group for task in tasks for group in task.groups], skipped


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"row_group_size": 50},
        {"row_group_size": 50, "write_covering_bbox": True},
        {"write_covering_bbox": True, "geometry_encoding": "geoarrow"},
        {"schema_version": "0.4.0"},
        {"compression": "zstd", "row_group_size": 1},
    ],
    ids=["plain", "row groups", "covering", "native", "old", "one row each"],
)
def test_every_way_of_writing_gives_the_sums_of_memory(
    tmp_path: Path, expected: Overlay, options: dict[str, object]
) -> None:
    frame = parcels()
    if "geometry_encoding" in options:
        frame["geometry"] = [
            shapely.MultiPolygon([*shapely.get_parts(each)]) for each in frame.geometry
        ]
    frame.to_parquet(tmp_path / "a.parquet", **options)
    found = measured(tmp_path / "a.parquet")
    assert_same(found, expected)
    assert found.rows == expected.rows == len(frame)


def test_one_giant_row_group_is_streamed(
    tmp_path: Path, expected: Overlay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ROWS", 64)
    parcels().to_parquet(tmp_path / "a.parquet", write_covering_bbox=True)
    layer = parquet_layer(tmp_path / "a.parquet")
    tasks, _ = layer.tasks("code", np.array(zones().total_bounds))
    assert [task.batch_rows for task in tasks] == [64]
    assert [len(chunk.wkb) for chunk in tasks[0].chunks()][:2] == [64, 64]
    assert_same(measured(tmp_path / "a.parquet"), expected)


def test_a_row_group_of_large_geometries_is_read_in_smaller_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BYTES", 4096)
    parcels().to_parquet(tmp_path / "a.parquet")
    tasks, _ = parquet_layer(tmp_path / "a.parquet").tasks("code", np.array(zones().total_bounds))
    assert 1 < tasks[0].batch_rows < 100


def test_small_row_groups_are_read_together(tmp_path: Path) -> None:
    parcels().to_parquet(tmp_path / "a.parquet", row_group_size=10)
    tasks, _ = parquet_layer(tmp_path / "a.parquet").tasks("code", np.array(zones().total_bounds))
    assert [len(task.groups) for task in tasks] == [58]


@pytest.mark.parametrize("single", [False, True], ids=["double", "single"])
def test_row_groups_outside_the_zones_are_not_read_but_counted(
    tmp_path: Path, *, single: bool
) -> None:
    frame = parcels().sort_values("number", key=lambda number: number % 24, ignore_index=True)
    path = written_with_box(frame, tmp_path / "a.parquet", single=single, row_group_size=60)
    west = frame.total_bounds[0] + 100
    bounds = (west, *frame.total_bounds[1:2], west + 30, frame.total_bounds[3])
    groups, skipped = row_groups_read(path, bounds)
    assert 0 < len(groups) <= 4
    assert skipped == len(frame) - 60 * len(groups)
    zone = gpd.GeoDataFrame({"name": ["a"]}, geometry=[shapely.box(*bounds)], crs=frame.crs)
    found = overlay_file(zone, path, **ALL)
    assert found.rows == len(frame)
    assert_same(found, overlay(zone, frame, **ALL))


def written_with_box(
    frame: gpd.GeoDataFrame, path: Path, *, single: bool, row_group_size: int = 1000
) -> Path:
    """Write a covering under names of its own, in the last digits of a type."""
    kind = pa.float32() if single else pa.float64()
    sides = {"low_x": 0, "high_x": 2, "high_y": 3, "low_y": 1}
    bounds = shapely.bounds(frame.geometry.to_numpy())
    box = pa.StructArray.from_arrays(
        [pa.array(bounds[:, side], kind) for side in sides.values()], names=list(sides)
    )
    paths = {"xmin": "low_x", "ymin": "low_y", "xmax": "high_x", "ymax": "high_y"}
    column = {
        "encoding": "WKB", "geometry_types": [], "crs": CRS(frame.crs).to_json_dict(),
        "covering": {"bbox": {side: ["extent", name] for side, name in paths.items()}},
    }  # fmt: skip
    geo = {"version": "1.1.0", "primary_column": "geom", "columns": {"geom": column}}
    table = pa.table({
        "extent": box,
        "code": pa.array(frame["code"]),
        "geom": pa.array(shapely.to_wkb(frame.geometry.to_numpy()), pa.binary()),
    })  # fmt: skip
    pq.write_table(
        table.replace_schema_metadata({"geo": json.dumps(geo)}), path, row_group_size=row_group_size
    )
    return path


@pytest.mark.parametrize("single", [False, True], ids=["double", "single"])
def test_a_covering_of_any_names_and_precision_gives_the_sums_of_memory(
    tmp_path: Path, expected: Overlay, *, single: bool
) -> None:
    path = written_with_box(parcels(), tmp_path / "a.parquet", single=single)
    assert_same(measured(path), expected)


def test_a_covering_out_of_date_is_refused(tmp_path: Path) -> None:
    frame = parcels()
    frame.to_parquet(tmp_path / "a.parquet", write_covering_bbox=True)
    table = pq.read_table(tmp_path / "a.parquet")
    moved = pa.array(shapely.to_wkb(frame.translate(5000, 0).to_numpy()), pa.binary())
    at = table.column_names.index("geometry")
    pq.write_table(
        table.set_column(at, table.schema.field("geometry"), moved), tmp_path / "a.parquet"
    )
    with pytest.raises(FileRefusedError, match="bbox column is out of date"):
        measured(tmp_path / "a.parquet")


def test_missing_and_empty_geometries_have_no_area(tmp_path: Path) -> None:
    frame = parcels()
    frame.loc[5, "geometry"] = None
    frame.loc[9, "geometry"] = shapely.Polygon()
    frame.to_parquet(tmp_path / "a.parquet", write_covering_bbox=True)
    assert_same(measured(tmp_path / "a.parquet"), overlay(zones(), frame, **ALL))


@pytest.mark.parametrize("kind", CODES)
def test_class_codes_of_any_type_become_text(tmp_path: Path, kind: str) -> None:
    values, texts = CODES[kind]
    frame = parcels().iloc[[20, 21, 22]].reset_index(drop=True)
    frame.to_parquet(tmp_path / "a.parquet")
    table = pq.read_table(tmp_path / "a.parquet")
    at = table.column_names.index("code")
    pq.write_table(table.set_column(at, "code", values), tmp_path / "a.parquet")
    chunk = next(
        parquet_layer(tmp_path / "a.parquet").tasks("code", frame.total_bounds)[0][0].chunks()
    )
    assert [text or "" for text in chunk.classes.to_pylist()] == texts


def test_a_folder_of_files_is_one_layer(tmp_path: Path, expected: Overlay) -> None:
    frame = parcels()
    for number, rows in enumerate(np.array_split(np.arange(len(frame)), 4)):
        part = tmp_path / "land" / f"county={number}" / "part-0.parquet"
        part.parent.mkdir(parents=True)
        frame.iloc[rows].to_parquet(part, row_group_size=40)
    (tmp_path / "land" / "_metadata.parquet").write_text("no part of it")
    found = measured(tmp_path / "land")
    assert_same(found, expected)
    assert found.rows == len(frame)


def test_files_of_different_crs_are_refused(tmp_path: Path) -> None:
    parcels().to_parquet(tmp_path / "a.parquet")
    parcels().to_crs(4490).to_parquet(tmp_path / "b.parquet")
    with pytest.raises(FileRefusedError, match=r"'b.parquet'.*CRS of a.parquet"):
        measured(tmp_path)


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="GeoParquet files in the folder, got none"):
        measured(tmp_path)


def test_a_table_without_geometry_is_refused(tmp_path: Path) -> None:
    pd.DataFrame({"code": ["1001"]}).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(FileRefusedError, match="without geometry"):
        measured(tmp_path / "a.parquet")


def test_a_file_cut_off_is_refused(tmp_path: Path) -> None:
    parcels().to_parquet(tmp_path / "a.parquet")
    content = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "a.parquet").write_bytes(content[: len(content) // 2])
    with pytest.raises(FileRefusedError, match="whole Parquet file"):
        measured(tmp_path / "a.parquet")


def test_a_repaired_parcel_is_named_by_its_row(tmp_path: Path) -> None:
    frame = parcels()
    x, y = frame.geometry[10].centroid.coords[0]
    bow = shapely.Polygon([(x, y), (x + 20, y + 20), (x + 20, y), (x, y + 20)])
    frame.loc[10, "geometry"] = bow
    frame.to_parquet(tmp_path / "a.parquet", row_group_size=5, write_covering_bbox=True)
    zone = gpd.GeoDataFrame({"name": ["a"]}, geometry=[bow.envelope], crs=frame.crs)
    found = overlay_file(zone, tmp_path / "a.parquet", **ALL)
    told = [each for each in found.findings if each.code == "geometry-repaired"]
    assert [(each.source, each.feature_id) for each in told] == [("a.parquet", "#11")]


def test_taiwan_land_use_in_chunks_is_that_of_memory(shared_data: Path) -> None:
    folder = shared_data / "landuse"
    path = folder / "taiwan_north_central_landuse.parquet"
    parks = gpd.read_file(folder / "taiwan_industrial_parks_north_central.shp", encoding="cp950")
    parks["id"] = np.arange(len(parks))
    columns = {"zone_id": "id", "class_field": "分區類"}
    found = overlay_file(parks, path, **columns)
    assert_same(found, overlay(parks, gpd.read_parquet(path), **columns))
    assert found.rows == 45_791
    is_industry = found.by_class["class"] == "工業區"
    assert found.by_class.loc[is_industry, "area_m2"].sum() / 1e4 > 500
