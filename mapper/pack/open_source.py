"""A file made ready to be packed with the reader that its format asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pyproj import CRS
from pyproj.exceptions import CRSError

from geo.files.formats import Format, is_geodatabase
from geo.files.read_layer import opened_unit, read_opened
from geo.files.refused import refuse
from geo.overlay.parquet_chunks import parquet_layer
from mapper.pack.parquet_source import parquet_sources
from mapper.pack.source import frame_source

if TYPE_CHECKING:
    from geo.files.read_layer import OpenedUnit
    from mapper.pack.source import PackSource


def open_source(
    path: Path | str,
    *,
    layer: str | None = None,
    crs: CRS | str | None = None,
    encoding: str | None = None,
) -> tuple[PackSource, ...]:
    """
    Make a layer of a file ready to be packed.

    Parameters
    ----------
    path
        File of any format that `read_layer` knows, or a folder of GeoParquet files of one CRS.
        GeoParquet is read batch by batch; polygons of one ring never become geometries.
    layer, encoding
        As for `read_layer`.
    crs
        What the coordinates are; outranks what the file says.

    Returns
    -------
    sources
        One for each form (polygon, line, point) that occurs; what has no geometry is with the most
        frequent one. `findings` tells what was found while reading, `has_z` whether heights were
        left out.

    Raises
    ------
    FileRefusedError
        If the file cannot be read, has no geometry (`no-geometry`), says no CRS (`no-crs`) or one
        that has no place on the Earth (`no-plane`), or has coordinates that no web map shows
        (`bad-position`).
    """
    path = Path(path)
    given = None if crs is None else _known(crs, source=path.name)
    if path.is_dir() and not is_geodatabase(path):
        return parquet_sources(parquet_layer(path), crs=given)
    with opened_unit(path, layer=layer) as opened:
        if opened.unit.format is Format.GEOPARQUET:
            read = parquet_layer(opened.unit.path, source=opened.source)
            sources = parquet_sources(read, crs=given)
            return tuple(
                replace(one, findings=(*opened.findings, *one.findings)) for one in sources
            )
        return _read_whole(opened, given, encoding)


def _read_whole(
    opened: OpenedUnit, crs: CRS | None, encoding: str | None
) -> tuple[PackSource, ...]:
    read = read_opened(opened, encoding=encoding)
    if len(read.frame) and read.frame.geometry.isna().all():
        raise refuse("no-geometry", read.source, "expected shapes, nothing has a geometry",
                     remedy="Give the file that holds the shapes")  # fmt: skip
    frame = read.frame if crs is None else read.frame.set_crs(crs, allow_override=True)
    sources = frame_source(frame, source=read.source)
    return tuple(replace(one, findings=(*read.findings, *one.findings)) for one in sources)


def _known(crs: CRS | str, *, source: str) -> CRS:
    try:
        return CRS.from_user_input(crs)
    except CRSError as error:
        raise refuse("unknown-crs", source, "expected a CRS", value=str(crs),
                     remedy="Write its EPSG code, e.g. EPSG:4490") from error  # fmt: skip
