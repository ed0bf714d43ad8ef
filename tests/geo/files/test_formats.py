"""Formats are told by content; what is not read is refused with what is."""

import os
import zipfile
from pathlib import Path

import openpyxl
import pytest

from geo.files.formats import Format, format_of
from geo.files.refused import FileRefusedError
from geo.finding import Finding

SQLITE = b"SQLite format 3\x00"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.gpkg", SQLITE.ljust(68, b"\0") + b"GPKG", Format.GEOPACKAGE),
        ("a.db", SQLITE.ljust(68, b"\0") + b"GP10", Format.GEOPACKAGE),
        ("old.gpkg", SQLITE.ljust(100, b"\0"), Format.GEOPACKAGE),
        ("a.fgb", b"fgb\x03fgb\x00", Format.FLATGEOBUF),
        ("a.dat", b"PAR1", Format.GEOPARQUET),
        ("a.SHP", b"\x00\x00\x27\x0a", Format.SHAPEFILE),
        ("a.shp", b"damaged", Format.SHAPEFILE),
        ("a.dbf", b"\x03", Format.DBF),
        ("a.json", b"PK\x03\x04", Format.ARCHIVE),
        ("a.kmz", b"PK\x03\x04", Format.KMZ),
        ("a.xlsx", b"PK\x03\x04", Format.WORKBOOK),
        ("a.txt", b'\xef\xbb\xbf {"type":', Format.GEOJSON),
        ("a.geojson", b"no json", Format.GEOJSON),
        ("a.json", b"\x1e{}\n", Format.GEOJSON),
        ("a.xml", b'<?xml version="1.0"?>\n<!-- <b> -->\n<kml xmlns="x">', Format.KML),
        ("a.txt", "<kml>".encode("utf-16"), Format.KML),
        ("a.kml", b"<gpx/>", Format.KML),
        ("a.x", b"!Table\r\n!version 300\r\n", Format.TAB),
        ("a.x", b'Version 300\r\nCharset "Neutral"\r\n', Format.MIF),
        ("a.x", b"  0\r\nSECTION\r\n", Format.DXF),
        ("a.x", b"999\nby a program\n0\nSECTION\n", Format.DXF),
        ("a.csv", b"id,name\n", Format.DELIMITED),
        ("a.TSV", "id\tname".encode("utf-16"), Format.DELIMITED),
        ("a.txt", "名称,面积".encode("gbk"), Format.DELIMITED),
    ],
)
def test_content_tells_the_format(
    tmp_path: Path, name: str, content: bytes, expected: Format
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert format_of(path) is expected


def test_workbook_is_told_by_its_directory(tmp_path: Path) -> None:
    workbook = tmp_path / "a.zip"
    openpyxl.Workbook().save(workbook)
    assert format_of(workbook) is Format.WORKBOOK
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.write(workbook, "a.xlsx")
    assert format_of(tmp_path / "b.zip") is Format.ARCHIVE


def refusal(path: Path) -> Finding:
    with pytest.raises(FileRefusedError) as refused:
        format_of(path)
    (finding,) = refused.value.findings
    return finding


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("a.shp", b"", "empty-file", "0 bytes"),
        ("a.prj", b"PROJCS[", "companion-file", "Give a.shp"),
        ("a.shx", b"\x00\x00\x27\x0a", "companion-file", "Give a.shp"),
        ("a.mid", b'"x"', "companion-file", "Give a.mif"),
        ("a.dwg", b"AC1032", "unknown-format", "as DXF"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "unknown-format", "XLSX"),
        ("a.zip", b"Rar!", "unknown-format", "zip"),
        ("a.sqlite", SQLITE, "unknown-format", "GeoPackage"),
        ("a.csv", b"\x00\x01\x02", "unknown-format", "GeoJSON"),
        ("a.osm.pbf", b"\x00\x00\x00\x0d\x0a\x09OSMHeader", "unknown-format", "FlatGeobuf"),
        ("a.vrt", b"<OGRVRTDataSource><OGRVRTLayer/>", "unknown-format", "GeoPackage"),
        ("README", b"some words", "unknown-format", "GeoPackage"),
    ],
)
def test_what_is_not_read_is_refused_with_a_way_out(
    tmp_path: Path, name: str, content: bytes, code: str, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path).code == code
    assert said in str(refusal(path))


def test_missing_file_and_other_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.shp").code == "no-such-file"
    assert refusal(tmp_path / "nul\0.shp").code == "cannot-open"
    assert refusal(tmp_path).code == "not-a-geodatabase"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on this system")
def test_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert refusal(tmp_path / "a.csv").code == "cannot-open"
