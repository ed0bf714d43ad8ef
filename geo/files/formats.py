"""The format of a file, told by its content first, by its extension second."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from geo.files.refused import FileRefusedError, refuse

if TYPE_CHECKING:
    from pathlib import Path

HEAD_BYTES = 64 * 1024
GEOPACKAGE_IDS = (b"GPKG", b"GP10", b"GP11")
SQLITE_APPLICATION_ID = slice(68, 72)
TABLE_SUFFIXES = (".csv", ".tsv", ".txt")
READ = (
    "GeoJSON, GeoPackage, Shapefile, KML, KMZ, File Geodatabase, FlatGeobuf, GeoParquet, "
    "MapInfo TAB and MIF, DXF, CSV, XLSX, and zip archives of these"
)
COMPANIONS = {
    ".shx": ".shp", ".prj": ".shp", ".cpg": ".shp", ".sbn": ".shp", ".sbx": ".shp", ".qix": ".shp",
    ".qpj": ".shp", ".dat": ".tab", ".map": ".tab", ".id": ".tab", ".ind": ".tab", ".mid": ".mif",
}  # fmt: skip
PARTS_LIKE_WHOLE = (".shx",)
"""Parts that begin with the same bytes as the file they belong to."""


class Format(StrEnum):
    """What a file is."""

    GEOJSON = "GeoJSON"
    GEOPACKAGE = "GeoPackage"
    SHAPEFILE = "Shapefile"
    DBF = "dBASE table"
    KML = "KML"
    KMZ = "KMZ"
    FILE_GEODATABASE = "File Geodatabase"
    FLATGEOBUF = "FlatGeobuf"
    GEOPARQUET = "GeoParquet"
    TAB = "MapInfo TAB"
    MIF = "MapInfo MIF"
    DXF = "DXF"
    DELIMITED = "CSV"
    WORKBOOK = "XLSX"
    ARCHIVE = "zip archive"


TABLES = (Format.DBF, Format.DELIMITED, Format.WORKBOOK)
MAGIC = (
    (b"fgb\x03", Format.FLATGEOBUF),
    (b"PAR1", Format.GEOPARQUET),
    (b"\x00\x00\x27\x0a", Format.SHAPEFILE),
)
TEXTS = (
    (re.compile(r"\s*!table\b", re.IGNORECASE), Format.TAB),
    (re.compile(r"\s*version\s+\d+\s+charset\b", re.IGNORECASE), Format.MIF),
    (re.compile(r"(\s*999\s*\n.*\n)*\s*0\s*\n\s*SECTION\b"), Format.DXF),
    (re.compile(r"\s*<([\s\S]*?<)?(\w+:)?kml\b"), Format.KML),
    (re.compile(r"[\s\x1e]*[\[{]"), Format.GEOJSON),
)
REMEDIES = (
    (b"AC10", "DWG drawing", "Save the drawing as DXF (R2000 or later, ASCII)"),
    (b"AutoCAD Binary DXF", "binary DXF", "Save the drawing as ASCII DXF"),
    (b"\xd0\xcf\x11\xe0", "old Office file", "Save the table as XLSX or CSV"),
    (b"Rar!", "RAR archive", "Unpack it and give the layer, or pack it as zip"),
    (b"7z\xbc\xaf", "7z archive", "Unpack it and give the layer, or pack it as zip"),
    (b"\x1f\x8b", "gzip file", "Unpack it and give the layer"),
    (b"SQLite format 3\x00", "SQLite database", "Export the layer as GeoPackage"),
)
WORKBOOK_ENTRY = re.compile(rb"PK\x01\x02.{42}xl/workbook\.xml", re.DOTALL)
"""The workbook among the members that the directory of an XLSX lists."""
END_OF_DIRECTORY = b"PK\x05\x06"
DIRECTORY_SIZE_AT = 12


def format_of(path: Path) -> Format:
    """
    Tell the format of a file or folder.

    Parameters
    ----------
    path
        File, or folder of a File Geodatabase.

    Returns
    -------
    format
        Told by the first bytes; by the extension only for plain tables.

    Raises
    ------
    FileRefusedError
        `no-such-file`, `empty-file`, `not-a-geodatabase` for another folder, `companion-file` for
        a part of a shapefile or MapInfo table, `unknown-format`, `cannot-open`.
    """
    if path.is_dir():
        return _format_of_folder(path)
    head = _head(path)
    part = path.suffix.lower() in PARTS_LIKE_WHOLE
    known = None if part else _by_magic(head, path) or _by_text(head) or _by_suffix(head, path)
    if known is None:
        raise _unknown(head, path)
    return known


def is_geodatabase(folder: Path) -> bool:
    """Return whether a folder holds the tables of a File Geodatabase."""
    return any(each.suffix.lower() == ".gdbtable" for each in folder.iterdir())


def _format_of_folder(folder: Path) -> Format:
    if is_geodatabase(folder):
        return Format.FILE_GEODATABASE
    raise refuse("not-a-geodatabase", folder.name,
                 "expected a file, got a folder that is no File Geodatabase",
                 remedy="Name a file in the folder")  # fmt: skip


def _head(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise refuse("cannot-open", path.name, "expected a file, got a device",
                     remedy="Name a file")  # fmt: skip
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise refuse("no-such-file", path.name, "expected a file on this machine",
                     value=str(path), remedy="Check the path") from error  # fmt: skip
    except (OSError, ValueError) as error:
        raise refuse(
            "cannot-open", path.name, "expected a file that may be opened", value=str(error),
            remedy="Check the path and its permissions",
        ) from error  # fmt: skip
    if not head:
        raise refuse("empty-file", path.name, "expected content, the file has 0 bytes",
                     remedy="Export the layer again")  # fmt: skip
    return head


def _by_magic(head: bytes, path: Path) -> Format | None:
    for magic, known in MAGIC:
        if head.startswith(magic):
            return known
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _format_of_zip(path)
    is_sqlite = head.startswith(b"SQLite format 3\x00")
    named = head[SQLITE_APPLICATION_ID] in GEOPACKAGE_IDS or path.suffix.lower() == ".gpkg"
    return Format.GEOPACKAGE if is_sqlite and named else None


def _format_of_zip(path: Path) -> Format:
    if WORKBOOK_ENTRY.search(_zip_directory(path)) or path.suffix.lower() in {".xlsx", ".xlsm"}:
        return Format.WORKBOOK
    return Format.KMZ if path.suffix.lower() == ".kmz" else Format.ARCHIVE


def _zip_directory(path: Path) -> bytes:
    """List of members at the end of a zip, as far as it lies in the last 64 KiB."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - HEAD_BYTES))
        tail = file.read()
    end = tail.rfind(END_OF_DIRECTORY)
    size = int.from_bytes(tail[end + DIRECTORY_SIZE_AT : end + DIRECTORY_SIZE_AT + 4], "little")
    return tail[max(0, end - size) : end] if end >= 0 else b""


def _by_text(head: bytes) -> Format | None:
    text = _text(head)
    return next((known for pattern, known in TEXTS if pattern.match(text)), None)


def _text(head: bytes) -> str:
    """Beginning of a text with its ASCII readable, in whatever encoding."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").replace("\r\n", "\n")


def _by_suffix(head: bytes, path: Path) -> Format | None:
    suffix = path.suffix.lower()
    if suffix == ".dbf":
        return Format.DBF
    if suffix == ".shp":
        return Format.SHAPEFILE
    if suffix in {".json", ".geojson"}:
        return Format.GEOJSON
    if suffix == ".kml":
        return Format.KML
    is_text = b"\x00" not in head or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return Format.DELIMITED if suffix in TABLE_SUFFIXES and is_text else None


def _unknown(head: bytes, path: Path) -> FileRefusedError:
    main = COMPANIONS.get(path.suffix.lower())
    if main is not None:
        return refuse("companion-file", path.name, f"expected the main file of the layer ({main})",
                      value=path.suffix, remedy=f"Give {path.with_suffix(main).name}")  # fmt: skip
    for magic, name, remedy in REMEDIES:
        if head.startswith(magic):
            return refuse("unknown-format", path.name, f"expected one of: {READ}", value=name,
                          remedy=remedy)  # fmt: skip
    return refuse("unknown-format", path.name, f"expected one of: {READ}",
                  value=path.suffix or "no extension",
                  remedy="Export the layer as GeoPackage or GeoJSON")  # fmt: skip
