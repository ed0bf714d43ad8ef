"""Which reader reads which format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.files.archive_units import Unit, kml_documents
from geo.files.formats import Format
from geo.files.layer_info import NO_GEOMETRY, LayerInfo, common_geometry, named_layer
from geo.files.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from geo.files.layer import Layer

JOINED = (Format.KML, Format.KMZ, Format.DXF)
"""Formats read whole when no layer is named."""
OGR_SUFFIXES = {
    Format.GEOPACKAGE: ".gpkg",
    Format.FLATGEOBUF: ".fgb",
    Format.FILE_GEODATABASE: ".gdb",
}
MAPINFO_SUFFIXES = {Format.TAB: ".tab", Format.MIF: ".mif"}


def is_joined(known: Format) -> bool:
    """Return whether the layers of a format are read as one when none is named."""
    return known in JOINED


def read_unit(
    unit: Unit,
    *,
    layer: str | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Layer:
    """Read one layer of one file; options and errors are those of `read_layer`."""
    if unit.format in OGR_SUFFIXES:
        from geo.files.ogr import read_ogr  # noqa: PLC0415 - loaded only for what is read

        return read_ogr(unit.path, suffix=OGR_SUFFIXES[unit.format], layer=layer)
    if unit.format in JOINED:
        return _read_joined(unit, layer, encoding, limits)
    if unit.format is Format.WORKBOOK:
        from geo.files.workbook import read_workbook  # noqa: PLC0415

        return read_workbook(unit.path, sheet=layer, limits=limits)
    read = _read_single(unit, encoding, limits)
    if layer is not None and layer not in {read.name, unit.path.stem, unit.stem}:
        named_layer([described(read)], layer, source=unit.path.name)
    return read


def list_unit(unit: Unit, *, limits: Limits = DEFAULT_LIMITS) -> tuple[LayerInfo, ...]:
    """List the layers of one file; errors are those of `read_layer`."""
    if unit.format in OGR_SUFFIXES:
        from geo.files.ogr import list_ogr_layers  # noqa: PLC0415

        return list_ogr_layers(unit.path, suffix=OGR_SUFFIXES[unit.format])
    if unit.format in JOINED:
        return _list_joined(unit, limits)
    if unit.format is Format.WORKBOOK:
        from geo.files.workbook import list_sheets  # noqa: PLC0415

        return tuple(
            LayerInfo(name=name, geometry=NO_GEOMETRY)
            for name in list_sheets(unit.path, limits=limits)
        )
    if unit.format is Format.GEOPARQUET:
        from geo.files.geoparquet import list_geoparquet  # noqa: PLC0415

        return list_geoparquet(unit.path)
    return (described(_read_single(unit, None, limits)),)


def described(layer: Layer) -> LayerInfo:
    """Return name, geometry type and count of a layer that was read."""
    kinds = set(layer.frame.geometry.geom_type.dropna())
    return LayerInfo(
        name=layer.name, geometry=common_geometry(kinds), features=len(layer.frame)
    )  # fmt: skip


def _read_joined(unit: Unit, layer: str | None, encoding: str | None, limits: Limits) -> Layer:
    if unit.format is Format.DXF:
        from geo.files.dxf import read_dxf  # noqa: PLC0415

        return read_dxf(unit.path, layer=layer, encoding=encoding)
    from geo.files.kml import read_kml, read_kml_documents  # noqa: PLC0415

    if unit.format is Format.KML:
        return read_kml(unit.path, layer=layer, encoding=encoding, limits=limits)
    return read_kml_documents(kml_documents(unit.path), source=unit.file_name, layer=layer,
                              encoding=encoding, limits=limits)  # fmt: skip


def _list_joined(unit: Unit, limits: Limits) -> tuple[LayerInfo, ...]:
    if unit.format is Format.DXF:
        from geo.files.dxf import list_dxf_layers  # noqa: PLC0415

        return list_dxf_layers(unit.path)
    from geo.files.kml import list_kml_folders  # noqa: PLC0415

    documents = {"": unit.path} if unit.format is Format.KML else kml_documents(unit.path)
    return list_kml_folders(documents, source=unit.file_name, limits=limits)


def _read_single(unit: Unit, encoding: str | None, limits: Limits) -> Layer:
    """Read a format that holds one layer."""
    if unit.format in MAPINFO_SUFFIXES:
        from geo.files.mapinfo import read_mapinfo  # noqa: PLC0415

        return read_mapinfo(unit.path, suffix=MAPINFO_SUFFIXES[unit.format], encoding=encoding)
    if unit.format is Format.GEOPARQUET:
        from geo.files.geoparquet import read_geoparquet  # noqa: PLC0415

        return read_geoparquet(unit.path, limits=limits)
    if unit.format is Format.GEOJSON:
        from geo.files.geojson_file import read_geojson  # noqa: PLC0415

        return read_geojson(unit.path, encoding=encoding, limits=limits)
    if unit.format is Format.DELIMITED:
        from geo.files.delimited import read_delimited  # noqa: PLC0415

        return read_delimited(unit.path, encoding=encoding, limits=limits)
    from geo.files.shapefile import read_shapefile  # noqa: PLC0415

    return read_shapefile(unit.path, encoding=encoding, limits=limits)
