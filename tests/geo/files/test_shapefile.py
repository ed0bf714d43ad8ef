"""Shapefiles are read whole or refused by name, whichever of their files is missing or damaged."""

import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from geo.files.layer import Layer
from geo.files.refused import FileRefusedError
from geo.files.shapefile import read_shapefile

SUFFIXES = (".shp", ".shx", ".dbf", ".prj", ".cpg")
NAMES = ["北渡铝产业园", "桥河工业园", None, "扶欢组团"]


@pytest.fixture
def parks(tmp_path: Path) -> Path:
    squares = [shapely.box(n, 0, n + 0.5, 1) for n in range(4)]
    frame = gpd.GeoDataFrame({"名称": NAMES, "DM": ["01", "02", "03", "04"]}, geometry=squares,
                             crs=4490)  # fmt: skip
    path = tmp_path / "parks.shp"
    frame.to_file(path, encoding="GBK", engine="pyogrio")
    return path


def spoil(path: Path, suffix: str, change: Callable[[bytes], bytes]) -> None:
    part = path.with_suffix(suffix)
    part.write_bytes(change(part.read_bytes()))


def codes(layer: Layer) -> set[str]:
    return {finding.code for finding in layer.findings}


def refused(path: Path, **options: str) -> str:
    with pytest.raises(FileRefusedError) as error:
        read_shapefile(path, **options)
    return error.value.findings[0].code


def test_shapes_text_and_crs_are_read(parks: Path) -> None:
    layer = read_shapefile(parks)
    assert layer.frame["名称"].tolist() == NAMES
    assert layer.frame["DM"].tolist() == ["01", "02", "03", "04"]
    assert layer.frame.crs.to_epsg() == 4490
    assert layer.ids == ("#1", "#2", "#3", "#4")
    assert codes(layer) == {"encoding-stated"}


def test_without_a_cpg_the_encoding_is_detected(parks: Path) -> None:
    parks.with_suffix(".cpg").unlink()
    layer = read_shapefile(parks)
    assert layer.frame["名称"].tolist() == NAMES
    assert codes(layer) == {"encoding-detected"}


def test_a_wrong_cpg_is_refused_unless_the_encoding_is_given(parks: Path) -> None:
    parks.with_suffix(".cpg").write_text("UTF-8")
    assert refused(parks) == "encoding-contradiction"
    assert read_shapefile(parks, encoding="gbk").frame["名称"].tolist() == NAMES


def test_taiwan_parks_read_in_big5(shared_data: Path) -> None:
    name = "taiwan_industrial_parks_north_central.shp"
    layer = read_shapefile(shared_data / "landuse" / name)
    assert layer.frame["NAME"].iloc[0] == "臺中港科技產業園區"
    assert len(layer.frame) == 97
    assert layer.frame.crs is not None


@pytest.mark.parametrize(("suffix", "code"), [(".shx", "shx-missing"), (".dbf", "dbf-missing")])
def test_a_missing_part_is_told(parks: Path, suffix: str, code: str) -> None:
    parks.with_suffix(suffix).unlink()
    layer = read_shapefile(parks)
    assert code in codes(layer)
    assert [shape.area for shape in layer.frame.geometry] == [0.5] * 4


def test_a_missing_prj_leaves_the_crs_open(parks: Path) -> None:
    parks.with_suffix(".prj").unlink()
    assert read_shapefile(parks).frame.crs is None


def test_a_prj_that_cannot_be_read_is_told(parks: Path) -> None:
    parks.with_suffix(".prj").write_text("重庆独立坐标系", encoding="gbk")
    layer = read_shapefile(parks)
    assert layer.frame.crs is None
    assert "bad-crs" in codes(layer)


def test_nothing_is_written_beside_the_file(parks: Path) -> None:
    parks.with_suffix(".shx").unlink()
    before = sorted(path.name for path in parks.parent.iterdir())
    read_shapefile(parks)
    assert sorted(path.name for path in parks.parent.iterdir()) == before


def test_extensions_of_any_case_belong_together(parks: Path) -> None:
    for suffix in SUFFIXES:
        parks.with_suffix(suffix).rename(parks.with_name("PARKS" + suffix.upper()))
    layer = read_shapefile(parks.with_name("PARKS.SHP"))
    assert layer.frame["名称"].tolist() == NAMES


@pytest.mark.parametrize(
    ("suffix", "change", "code"),
    [
        (".shp", lambda data: data[:-50], "shapefile-truncated"),
        (".shp", lambda _: b"", "shapefile-damaged"),
        (".shp", lambda _: b"<html>" * 50, "shapefile-damaged"),
        (".shp", lambda data: data[:32] + struct.pack("<i", 31) + data[36:], "multipatch"),
        (".dbf", lambda data: data[:-50], "dbf-truncated"),
    ],
    ids=["shp cut off", "shp empty", "html", "multipatch", "dbf cut off"],
)
def test_damage_is_refused_by_name(
    parks: Path, suffix: str, change: Callable[[bytes], bytes], code: str
) -> None:
    spoil(parks, suffix, change)
    assert refused(parks) == code


@pytest.mark.parametrize(
    "change",
    [lambda data: data[:-8], lambda _: b"", lambda _: b"x" * 200],
    ids=["short", "empty", "noise"],
)
def test_a_damaged_shx_loses_no_record(parks: Path, change: Callable[[bytes], bytes]) -> None:
    spoil(parks, ".shx", change)
    layer = read_shapefile(parks)
    assert "shx-damaged" in codes(layer)
    assert layer.frame.geometry.notna().sum() == 4


def test_bytes_after_the_last_record_are_told(parks: Path) -> None:
    spoil(parks, ".shp", lambda data: data + b"\0" * 5)
    parks.with_suffix(".shx").unlink()
    layer = read_shapefile(parks)
    assert "bytes-after-records" in codes(layer)
    assert len(layer.frame) == 4


def test_different_counts_are_told_and_nothing_is_lost(parks: Path) -> None:
    spoil(parks, ".dbf", lambda data: data[:4] + struct.pack("<I", 3) + data[8:])
    layer = read_shapefile(parks)
    assert {"record-counts-differ", "bytes-after-records"} <= codes(layer)
    assert layer.frame["DM"].tolist() == ["01", "02", "03", None]
    assert layer.frame.geometry.notna().all()


def test_deleted_records_go_with_their_shapes(parks: Path) -> None:
    def delete(data: bytes) -> bytes:
        start, size = struct.unpack_from("<HH", data, 8)
        second = start + size
        return data[:second] + b"*" + data[second + 1 :]

    spoil(parks, ".dbf", delete)
    layer = read_shapefile(parks)
    assert layer.ids == ("#1", "#3", "#4")
    assert [shape.bounds[0] for shape in layer.frame.geometry] == [0, 2, 3]


def test_null_shapes_are_none(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"a": [1, 2]}, geometry=[shapely.Point(1, 2), None], crs=4326)
    frame.to_file(tmp_path / "a.shp", engine="pyogrio")
    layer = read_shapefile(tmp_path / "a.shp")
    assert layer.frame.geometry.tolist() == [shapely.Point(1, 2), None]


def test_heights_are_kept(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"a": [1]}, geometry=[shapely.Point(1, 2, 3)], crs=4326)
    frame.to_file(tmp_path / "a.shp", engine="pyogrio")
    assert read_shapefile(tmp_path / "a.shp").frame.geometry.has_z.all()


def test_a_lone_dbf_is_an_attribute_table(parks: Path) -> None:
    lone = Path(shutil.move(parks.with_suffix(".dbf"), parks.with_name("table.dbf")))
    layer = read_shapefile(lone)
    assert layer.frame.geometry.isna().all()
    assert layer.frame["DM"].tolist() == ["01", "02", "03", "04"]


def test_every_public_shapefile_is_read_whole_or_refused(shared_data: Path) -> None:
    asked = "latin1-property.shp"
    for path in sorted(shared_data.rglob("*.shp")):
        if path.name != asked:
            layer = read_shapefile(path)
            assert len(layer.frame) > 0
            assert layer.frame.geometry.notna().all()
    assert refused(shared_data / "dirty/mapshaper/shapefile" / asked) == "encoding-unknown"


def test_a_public_damaged_shapefile_is_told(shared_data: Path) -> None:
    layer = read_shapefile(shared_data / "dirty/pyshp/corrupt_too_long.shp")
    assert len(layer.frame) == 10
    assert "bytes-after-records" in codes(layer)
