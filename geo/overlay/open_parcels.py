"""A layer of parcels opened with the reader that its format asks for."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geo.files.format_readers import OGR_SUFFIXES
from geo.files.formats import Format, is_geodatabase
from geo.files.read_layer import opened_unit, read_opened
from geo.files.refused import refuse
from geo.overlay.frame_chunks import FrameLayer
from geo.overlay.ogr_chunks import ogr_layer
from geo.overlay.parquet_chunks import parquet_layer
from geo.overlay.shapefile_chunks import shapefile_layer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.files.read_layer import OpenedUnit
    from geo.overlay.parcel_layer import ParcelLayer


@contextmanager
def opened_parcels(
    path: Path | str, *, layer: str | None = None, encoding: str | None = None
) -> Iterator[ParcelLayer]:
    """
    Open a layer of parcels for as long as the context lasts.

    Parameters
    ----------
    path
        File of any format that `read_layer` knows, or a folder of GeoParquet files. GeoParquet,
        GeoPackage, FlatGeobuf, File Geodatabase and Shapefile are read in chunks, also from a zip
        archive; every other format is read whole.
    layer, encoding
        As for `read_layer`.

    Raises
    ------
    FileRefusedError
        If the file cannot be read, or has no geometry.
    """
    path = Path(path)
    if path.is_dir() and not is_geodatabase(path):
        yield parquet_layer(path)
        return
    with opened_unit(path, layer=layer) as opened, _layer(opened, encoding) as parcels:
        yield parcels


@contextmanager
def _layer(opened: OpenedUnit, encoding: str | None) -> Iterator[ParcelLayer]:
    unit, source = opened.unit, opened.source
    if unit.format is Format.GEOPARQUET:
        yield parquet_layer(unit.path, source=source)
    elif unit.format in OGR_SUFFIXES:
        suffix = OGR_SUFFIXES[unit.format]
        with ogr_layer(unit.path, suffix=suffix, layer=opened.layer, source=source) as parcels:
            yield parcels
    elif unit.format is Format.SHAPEFILE:
        with shapefile_layer(unit.path, source=source, encoding=encoding) as parcels:
            yield parcels
    else:
        read = read_opened(opened, encoding=encoding)
        if len(read.frame) and read.frame.geometry.isna().all():
            raise refuse("no-geometry", source, "expected parcels, nothing has a geometry",
                         remedy="Give the file that holds the shapes")  # fmt: skip
        yield FrameLayer(layer=read)
