"""GeoPackage, FlatGeobuf, File Geodatabase and Shapefile in chunks."""

import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import shapely
from overlay_layers import SOUTH, WEST, assert_same, parcels, zones

from geo.files.read_layer import read_layer
from geo.files.refused import FileRefusedError
from geo.overlay import Overlay, ogr_chunks, overlay, overlay_file, shapefile_chunks
from geo.overlay.open_parcels import opened_parcels

ALL = {"zone_id": "name", "class_field": "code"}


@pytest.fixture(scope="module")
def expected() -> Overlay:
    return overlay(zones(), parcels(), **ALL)


def measured(path: Path, **options: str) -> Overlay:
    return overlay_file(zones(), path, **ALL, **options)


def written(folder: Path, name: str, frame: gpd.GeoDataFrame | None = None, **options: str) -> Path:
    path = folder / name
    pyogrio.write_dataframe(parcels() if frame is None else frame, path, **options)
    return path


def zipped(folder: Path) -> Path:
    written(folder / "in", "land.shp", encoding="GBK")
    return Path(shutil.make_archive(str(folder / "land"), "zip", folder / "in"))


WRITERS: dict[str, Callable[[Path], Path]] = {
    "geopackage": lambda folder: written(folder, "a.gpkg", layer="用地"),
    "geopackage without index": lambda folder: written(folder, "a.gpkg", SPATIAL_INDEX="NO"),
    "flatgeobuf": lambda folder: written(folder, "a.fgb"),
    "flatgeobuf without index": lambda folder: written(folder, "a.fgb", SPATIAL_INDEX="NO"),
    "shapefile": lambda folder: written(folder, "a.shp", encoding="GBK"),
    "shapefile in UTF-8": lambda folder: written(folder, "a.shp", encoding="UTF-8"),
    "zip": zipped,
}


@pytest.fixture(params=[32_768, 50], ids=["one chunk", "many chunks"])
def _chunk_rows(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (ogr_chunks, shapefile_chunks):
        monkeypatch.setattr(module, "ROWS", request.param)


@pytest.mark.usefixtures("_chunk_rows")
@pytest.mark.parametrize("form", WRITERS)
def test_every_format_gives_the_sums_of_memory(
    tmp_path: Path, expected: Overlay, form: str
) -> None:
    (tmp_path / "in").mkdir()
    assert_same(measured(WRITERS[form](tmp_path)), expected)


def test_a_file_geodatabase_gives_the_sums_of_memory(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "a.gdb",
        parcels()[["code", "geometry"]],
        layer="land",
        driver="OpenFileGDB",
        geometry_type="MultiPolygon",
    )
    kept = read_layer(path).frame  # its coordinates are rounded
    assert_same(measured(path), overlay(zones(), kept, **ALL))


@pytest.mark.parametrize("name", ["a.gpkg", "a.fgb"])
def test_only_what_lies_near_the_zones_is_read_where_there_is_an_index(
    tmp_path: Path, name: str
) -> None:
    path = written(tmp_path, name)
    zone = zones().iloc[[0]].set_geometry([shapely.box(WEST, SOUTH, WEST + 200, SOUTH + 200)])
    zone = zone.set_crs(parcels().crs)
    found = overlay_file(zone, path, **ALL)
    assert 16 <= found.rows < 60
    assert_same(found, overlay(zone, parcels(), **ALL))


@pytest.mark.parametrize(("name", "key"), [("a.gpkg", "12"), ("a.fgb", "#12")])
@pytest.mark.parametrize("is_small", [True, False], ids=["filtered", "whole"])
def test_a_repaired_parcel_has_the_name_that_reading_the_layer_gives_it(
    tmp_path: Path, name: str, key: str, *, is_small: bool
) -> None:
    frame = parcels()
    x, y = frame.geometry[11].centroid.coords[0]
    bow = shapely.Polygon([(x, y), (x + 20, y + 20), (x + 20, y), (x, y + 20)])
    frame.loc[11, "geometry"] = bow
    path = written(tmp_path, name, frame, SPATIAL_INDEX="YES" if name == "a.gpkg" else "NO")
    shape = bow.envelope if is_small else shapely.box(*frame.total_bounds)
    zone = gpd.GeoDataFrame({"name": ["a"]}, geometry=[shape], crs=frame.crs)
    found = overlay_file(zone, path, **ALL)
    assert [each.feature_id for each in found.findings if each.code == "geometry-repaired"] == [key]


def test_curves_are_drawn_and_told(tmp_path: Path) -> None:
    path = written(tmp_path, "a.gpkg", geometry_type="Unknown", SPATIAL_INDEX="NO", layer="a")
    blob = b"GP" + struct.pack("<BBi", 0, 1, 4545) + circle_of_arcs(WEST + 99_000, SOUTH)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE a SET geom = ? WHERE fid = 2", (blob,))
    shape = shapely.box(WEST + 98_000, SOUTH - 999, WEST + 99_500, SOUTH + 999)
    zone = gpd.GeoDataFrame({"name": ["a"]}, geometry=[shape], crs="EPSG:4545")
    found = overlay_file(zone, path, **ALL, area="planar")
    assert found.by_class["area_m2"].tolist() == pytest.approx([np.pi * 100**2], rel=1e-3)
    assert "curves-linearised" in [finding.code for finding in found.findings]


def circle_of_arcs(west: float, y: float) -> bytes:
    """Return WKB of a circle of radius 100, drawn with arcs."""
    arcs = [(west, y), (west + 100, y + 100), (west + 200, y), (west + 100, y - 100), (west, y)]
    line = struct.pack("<BII", 1, 8, len(arcs)) + b"".join(struct.pack("<dd", *p) for p in arcs)
    return struct.pack("<BII", 1, 10, 1) + line


def test_chinese_class_names_in_gbk_without_cpg_read_right(tmp_path: Path) -> None:
    path = written(tmp_path, "a.shp", encoding="GBK")
    path.with_suffix(".cpg").unlink()
    found = measured(path, encoding="gbk")
    assert "工业用地" in set(found.by_class["class"])


def test_the_encoding_of_a_shapefile_is_found_as_reading_it_whole_finds_it(
    tmp_path: Path, expected: Overlay
) -> None:
    frame = parcels()
    frame["remark"] = ["国有建设用地使用权挂牌出让宗地" for _ in range(len(frame))]
    path = written(tmp_path, "a.shp", frame, encoding="GBK")
    path.with_suffix(".cpg").unlink()
    head = bytearray(path.with_suffix(".dbf").read_bytes())
    head[29] = 0
    path.with_suffix(".dbf").write_bytes(bytes(head))
    found = measured(path)
    assert_same(found, expected)
    assert "encoding-detected" in [finding.code for finding in found.findings]


def test_deleted_records_have_no_area(tmp_path: Path) -> None:
    path = written(tmp_path, "a.shp", encoding="UTF-8")
    dbf = bytearray(path.with_suffix(".dbf").read_bytes())
    start, width = int.from_bytes(dbf[8:10], "little"), int.from_bytes(dbf[10:12], "little")
    dbf[start + 60 * width] = ord("*")
    path.with_suffix(".dbf").write_bytes(bytes(dbf))
    kept = parcels().drop(index=60)
    assert_same(measured(path), overlay(zones(), kept, **ALL))


def test_numbers_in_a_shapefile_are_codes_without_a_point(tmp_path: Path) -> None:
    frame = parcels().assign(code=[1001.0 if row % 2 else 701.0 for row in range(573)])
    found = measured(written(tmp_path, "a.shp", frame))
    assert set(found.by_class["class"]) == {"1001", "701"}


def test_a_shapefile_without_dbf_has_no_class_column(tmp_path: Path) -> None:
    path = written(tmp_path, "a.shp")
    path.with_suffix(".dbf").unlink()
    with pytest.raises(FileRefusedError, match="no such column, got 'no column'"):
        measured(path)


def test_a_file_cut_off_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.fgb", SPATIAL_INDEX="NO")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(FileRefusedError):
        measured(path)


def test_a_table_of_a_geopackage_is_refused(tmp_path: Path) -> None:
    pyogrio.write_dataframe(parcels().drop(columns="geometry"), tmp_path / "a.gpkg", layer="t")
    with pytest.raises(FileRefusedError, match="expected a layer with geometry, got a table"):
        measured(tmp_path / "a.gpkg")


def test_one_of_several_layers_must_be_chosen(tmp_path: Path, expected: Overlay) -> None:
    written(tmp_path, "a.gpkg", layer="now")
    written(tmp_path, "a.gpkg", layer="planned", append=True)
    with pytest.raises(FileRefusedError, match=r"now .*planned"):
        measured(tmp_path / "a.gpkg")
    assert_same(measured(tmp_path / "a.gpkg", layer="planned"), expected)


@pytest.mark.parametrize("name", ["a.gpkg", "a.fgb", "a.shp", "a.parquet"])
def test_streamed_formats_are_not_read_whole(tmp_path: Path, name: str) -> None:
    if name == "a.parquet":
        parcels().to_parquet(tmp_path / name)
    else:
        written(tmp_path, name)
    with opened_parcels(tmp_path / name) as layer:
        assert type(layer).__name__ in {"OgrLayer", "ShapefileLayer", "ParquetLayer"}
        assert layer.rows == len(parcels())


def test_lots_of_new_york_in_feet_are_measured_in_metres(shared_data: Path) -> None:
    path = shared_data / "landuse/nyc_ibz_mappluto_lots_epsg2263.gpkg"
    lots = gpd.read_file(path)
    zone = gpd.GeoDataFrame(
        {"name": ["all"]}, geometry=[shapely.box(*lots.total_bounds)], crs=lots.crs
    )
    found = overlay_file(zone, path, zone_id="name", class_field="LandUse", area="planar")
    square_foot = (1200 / 3937) ** 2
    assert found.by_class["area_m2"].sum() == pytest.approx(
        lots["Shape_Area"].sum() * square_foot, rel=1e-6
    )
    assert found.by_class["parcels"].sum() == len(lots)
