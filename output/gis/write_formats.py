"""Which writer writes which format, and in which order."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from output.gis.delivery import Delivery, Format, Written

WRITERS: dict[Format, tuple[str, str]] = {
    "gpkg": ("geopackage", "write_geopackage"),
    "gdb": ("filegdb", "write_filegdb"),
    "shp": ("shapefile.files", "write_shapefiles"),
    "fgb": ("flatgeobuf", "write_flatgeobuf"),
    "parquet": ("geoparquet", "write_geoparquet"),
    "geojson": ("geojson_file", "write_geojson"),
    "kmz": ("kmz.archive", "write_kmz"),
    "dxf": ("dxf.drawing", "write_dxf"),
    "xlsx": ("workbook", "write_workbook"),
    "csv": ("csv_files", "write_csv_files"),
    "qgz": ("qgis.project", "write_project"),
}
"""Module in `output.gis` and function by format, in the order of writing: imported when wanted."""
STYLES: tuple[Format, ...] = ("sld", "qml")
HOLD_TABLES: frozenset[Format] = frozenset({"gpkg", "gdb", "parquet", "xlsx", "csv"})
"""Formats that say something even where no layer has a feature."""


def formats_with_content(
    delivery: Delivery, formats: Sequence[Format]
) -> tuple[tuple[Format, ...], tuple[Finding, ...]]:
    """
    Return the formats in which a delivery has any content.

    Parameters
    ----------
    delivery
        What is written.
    formats
        Formats asked for.

    Returns
    -------
    formats
        All of them, unless the delivery has tables only.
    findings
        A note for each of the others.
    """
    kept = tuple(name for name in formats if delivery.layers or name in HOLD_TABLES)
    return kept, tuple(
        Finding(
            level="note", code="format-left-out", source=name,
            message="not written, as no layer has a feature",
            remedy="Import boundaries, points or land use into the region.",
        )
        for name in formats
        if name not in kept
    )  # fmt: skip


def write_formats(
    delivery: Delivery, folder: Path, formats: Collection[Format]
) -> tuple[Written, ...]:
    """
    Write a delivery in several formats.

    Parameters
    ----------
    delivery
        What is written.
    folder
        Folder to write to.
    formats
        Formats; loose styles (sld, qml) lie beside the files of the others.

    Returns
    -------
    written
        What each writer wrote.
    """
    written = [_writer(name)(delivery, folder) for name in WRITERS if name in formats]
    styles = tuple(name for name in STYLES if name in formats)
    if not styles:
        return tuple(written)
    from output.gis.style_files import write_style_files  # noqa: PLC0415 - templates, where styles are wanted only

    return (*written, *write_style_files(delivery, written, folder, formats=styles))


def _writer(name: Format) -> Callable[[Delivery, Path], Written]:
    module, function = WRITERS[name]
    found = getattr(import_module(f"output.gis.{module}"), function)
    return cast("Callable[[Delivery, Path], Written]", found)
