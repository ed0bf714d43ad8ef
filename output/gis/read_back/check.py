"""Everything written is read again by an independent reader and compared with the delivery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from output.gis.flat_table import ROW_NUMBER
from output.gis.read_back.compare import compare, difference
from output.gis.read_back.dxf import check_drawing, drawing
from output.gis.read_back.found import DEGREES_7, NANO_DEG, TENTH_MM, Holding
from output.gis.read_back.gdal import one_file, one_file_each
from output.gis.read_back.kmz import OWN_COLUMNS, check_kmz_styles, kmz_folders
from output.gis.read_back.parquet import parquet_files
from output.gis.read_back.styles import (
    check_geopackage_styles,
    check_project,
    check_style_files,
)
from output.gis.read_back.tables import csv_files
from output.gis.read_back.workbook import workbook_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.finding import Finding
    from output.gis.delivery import Delivery, Format, Written
    from output.gis.read_back.found import Found

    Reader: TypeAlias = Callable[[Delivery, Written], Iterator[Found]]
    StyleCheck: TypeAlias = Callable[[Delivery, Written], Iterator[Finding]]


PLAIN = Holding()
ROW_NUMBERS = frozenset({ROW_NUMBER.name})
"""The column that a table gets where a layer has none."""
FLAT = Holding(shapes="lonlat", tolerance=DEGREES_7, has_crs=False, own_columns=ROW_NUMBERS)
"""Tables: of geometries only points, as longitude and latitude."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """
    How a format is read back.

    Parameters
    ----------
    read
        Reads its layers and tables.
    holding
        What the format is able to hold.
    styles
        Checks its colours.
    has_tables
        Whether it holds the tables too.
    """

    read: Reader | None = None
    holding: Holding = PLAIN
    styles: StyleCheck | None = None
    has_tables: bool = False


CHECKS: dict[Format, Check] = {
    "gpkg": Check(read=one_file, styles=check_geopackage_styles, has_tables=True),
    "gdb": Check(
        read=one_file, holding=Holding(tolerance=TENTH_MM, tolerance_deg=NANO_DEG), has_tables=True
    ),
    "fgb": Check(read=one_file_each, holding=Holding(keeps_order=False)),
    "shp": Check(read=one_file_each, holding=Holding(own_columns=ROW_NUMBERS)),
    "parquet": Check(read=parquet_files, has_tables=True),
    "geojson": Check(
        read=one_file_each,
        holding=Holding(
            shapes="lonlat",
            tolerance=DEGREES_7,
            own_columns=frozenset({"id"}),
            names_need_rows=True,
        ),
    ),
    "xlsx": Check(read=workbook_sheets, holding=FLAT, has_tables=True),
    "csv": Check(read=csv_files, holding=FLAT, has_tables=True),
    "kmz": Check(
        read=kmz_folders,
        holding=Holding(
            shapes="lonlat", tolerance=DEGREES_7, own_columns=OWN_COLUMNS, trims_texts=True
        ),
        styles=check_kmz_styles,
    ),
    "dxf": Check(
        read=drawing,
        holding=Holding(tolerance=TENTH_MM, has_crs=False, drops_rows=True),
        styles=check_drawing,
    ),
    "qgz": Check(styles=check_project),
    "qml": Check(styles=check_style_files),
    "sld": Check(styles=check_style_files),
}


def check_written(delivery: Delivery, written: Written) -> tuple[Finding, ...]:
    """
    Read what was written and compare it with what was delivered.

    Parameters
    ----------
    delivery
        What was to be written.
    written
        Files and declared losses of one format.

    Returns
    -------
    findings
        Errors `read-back-differs`: rows, CRS, geometries, values or colours that differ and that
        no declared loss explains. Empty if the files hold the delivery, or if there are none.
    """
    if not written.files:
        return ()
    absent = [path for path in written.files if not path.exists()]
    if absent:
        return tuple(difference(path.name, "expected the file") for path in absent)
    check = CHECKS[written.format]
    try:
        return tuple(differences(delivery, written, check))
    except unreadable() as error:
        message = "expected a file that can be read"
        return (difference(written.files[0].name, message, value=str(error)),)


def differences(delivery: Delivery, written: Written, check: Check) -> Iterator[Finding]:
    """Compare the content, then the colours."""
    if check.read is not None:
        wanted = {item.id: item.name for item in delivery.layers}
        wanted |= {item.id: item.name for item in delivery.tables if check.has_tables}
        for found in check.read(delivery, written):
            wanted.pop(found.item.id, None)
            yield from compare(delivery, found, check.holding, written.losses)
        for name in wanted.values():
            yield difference(written.files[0].name, f"expected a layer or table '{name}'")
    if check.styles is not None:
        yield from check.styles(delivery, written)


def unreadable() -> tuple[type[Exception], ...]:
    """Return what readers raise when a file is broken."""
    import sqlite3  # noqa: PLC0415 - for what is read only
    import zipfile  # noqa: PLC0415 - as above
    import zlib  # noqa: PLC0415 - as above
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - as above

    import pyarrow as pa  # noqa: PLC0415 - as above

    return (
        OSError, ValueError, LookupError, RuntimeError, zipfile.BadZipFile, zlib.error, ParseError,
        pa.ArrowException, sqlite3.Error,
    )  # fmt: skip
