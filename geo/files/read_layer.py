"""Reading one layer of a file of any known format."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geo.files.archive import unpacked
from geo.files.archive_units import Contents, Unit, archive_contents
from geo.files.format_readers import is_joined, list_unit, read_unit
from geo.files.formats import Format, format_of
from geo.files.layer_info import LayerInfo, chosen_layer, named_layer
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.files.refused import FileRefusedError, refuse
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.files.layer import Layer

ARCHIVES = (Format.ARCHIVE, Format.KMZ)
SHOWN_NAMES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """A layer of an archive: the unit it is in, and its name there."""

    info: LayerInfo
    unit: Unit
    inner: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedUnit:
    """
    The file that holds a layer.

    Parameters
    ----------
    unit
        File or folder, and its format.
    layer
        Name of the layer in it, None if none was asked for.
    source
        Name for messages, in an archive with the member's path after it.
    findings
        What was found so far, e.g. which members of the archive are left out.
    """

    unit: Unit
    layer: str | None
    source: str
    findings: tuple[Finding, ...]


def read_layer(
    path: Path | str,
    *,
    layer: str | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Layer:
    """
    Read one layer of a file just as it is written.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage, Shapefile, KML, KMZ, File Geodatabase, FlatGeobuf, GeoParquet, MapInfo
        TAB or MIF, DXF, CSV, XLSX, or a zip archive of these; told by content, not by extension.
        Always a path on this machine, never an address.
    layer
        Name of the layer, or of the sheet; of a folder of a KML or a layer of a DXF, which are read
        whole without it.
    encoding
        Name of the text encoding, for formats that do not settle it.
    limits
        How much the file may ask of the machine.

    Returns
    -------
    layer
        `source` is the file's name; in an archive with the member's path after it.

    Raises
    ------
    FileRefusedError
        With findings that name every reason: `several-layers` lists the layers to choose from,
        `unknown-layer` names the nearest, `unknown-format` the formats that are read.

    Examples
    --------
    >>> read_layer("parks.zip", layer="MP2019-region").source  # doctest: +SKIP
    'parks.zip/zones/MP2019-region.shp'
    """
    with opened_unit(path, layer=layer, limits=limits) as opened:
        return read_opened(opened, encoding=encoding, limits=limits)


@contextmanager
def opened_unit(
    path: Path | str, *, layer: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[OpenedUnit]:
    """
    Find the file that holds a layer, unpacked for as long as the context lasts.

    Parameters
    ----------
    path, layer, limits
        As for `read_layer`.

    Raises
    ------
    FileRefusedError
        As `read_layer`, as far as the content of the layer does not matter.
    """
    path = Path(path)
    known = format_of(path)
    if known not in ARCHIVES:
        unit = Unit(path=path, name="", format=known)
        notes = _other_suffix(path, known)
        yield OpenedUnit(unit=unit, layer=layer, source=path.name, findings=notes)
        return
    with unpacked(path, limits=limits) as archive:
        contents = _contents(archive.folder, path)
        unit, inner = _chosen(contents, layer, path, limits=limits)
        notes = (*archive.findings, *_unread(contents, unit, path))
        yield OpenedUnit(unit=unit, layer=inner, source=_source(path, unit), findings=notes)


def read_opened(
    opened: OpenedUnit, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Layer:
    """Read the layer of an opened file whole; options and errors are those of `read_layer`."""
    read = _read(opened.unit, opened.layer, encoding, source=opened.source, limits=limits)
    return _told(read, opened.findings)


def list_layers(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> tuple[LayerInfo, ...]:
    """
    List the layers of a file, for choosing one.

    Parameters
    ----------
    path
        As for `read_layer`.
    limits
        As for `read_layer`.

    Returns
    -------
    infos
        Of a KML or DXF: the whole and its folders or layers.

    Raises
    ------
    FileRefusedError
        If the file cannot be read.
    """
    path = Path(path)
    known = format_of(path)
    if known not in ARCHIVES:
        with refused_as(path.name):
            return list_unit(Unit(path=path, name="", format=known), limits=limits)
    with unpacked(path, limits=limits) as archive:
        contents = _contents(archive.folder, path)
        return tuple(choice.info for choice in _choices(contents.offered, path, limits))


def _contents(folder: Path, path: Path) -> Contents:
    contents = archive_contents(folder, title=path.name)
    if not contents.offered:
        raise refuse("archive-without-layer", path.name,
                     "expected a layer in the archive that can be read",
                     value=", ".join(contents.others[:SHOWN_NAMES]) or "no files",
                     remedy="Pack the files of the layer, e.g. .shp, .shx, .dbf, .prj")  # fmt: skip
    return contents


def _chosen(
    contents: Contents, layer: str | None, path: Path, *, limits: Limits
) -> tuple[Unit, str | None]:
    """Return the unit of an archive that is meant, and the layer in it."""
    if len(contents.offered) == 1 and (layer is None or not contents.tables):
        return contents.offered[0], layer
    if layer is None:
        choices = _choices(contents.offered, path, limits)
        info = chosen_layer([choice.info for choice in choices], None, source=path.name)
    else:
        choices = _choices((*contents.layers, *contents.tables), path, limits)
        info = named_layer([choice.info for choice in choices], layer, source=path.name)
    choice = next(choice for choice in choices if choice.info is info)
    return choice.unit, choice.inner


def _choices(units: Sequence[Unit], path: Path, limits: Limits) -> list[_Choice]:
    """All layers of all units, under names that differ."""
    if len(units) == 1:
        with refused_as(_source(path, units[0])):
            infos = list_unit(units[0], limits=limits)
        return [_Choice(info=info, unit=units[0], inner=info.name) for info in infos]
    stems = [unit.stem for unit in units]
    choices = []
    for unit in units:
        name = unit.stem if stems.count(unit.stem) == 1 else unit.name
        choices += _choices_of(unit, name, path, limits=limits)
    return choices


def _choices_of(unit: Unit, name: str, path: Path, *, limits: Limits) -> list[_Choice]:
    """Layers of one unit among several; one that cannot be listed is offered all the same."""
    try:
        with refused_as(_source(path, unit)):
            infos = list_unit(unit, limits=limits)
    except FileRefusedError:
        infos = (LayerInfo(name=name, geometry="cannot be read"),)
    if len(infos) == 1 or is_joined(unit.format):
        return [_Choice(info=replace(infos[0], name=name), unit=unit, inner=None)]
    return [
        _Choice(info=replace(info, name=f"{name}/{info.name}"), unit=unit, inner=info.name)
        for info in infos
    ]


def _source(path: Path, unit: Unit) -> str:
    return f"{path.name}/{unit.name}" if unit.name else path.name


def _read(
    unit: Unit, layer: str | None, encoding: str | None, *, source: str, limits: Limits
) -> Layer:
    """Read one unit, with the name the user knows it by in everything said of it."""
    with refused_as(source):
        read = read_unit(unit, layer=layer, encoding=encoding, limits=limits)
    findings = tuple(replace(finding, source=source) for finding in read.findings)
    name = Path(source).stem if unit.name == "" and read.name == unit.path.stem else read.name
    return replace(read, source=source, name=name, findings=findings)


@contextmanager
def refused_as(source: str) -> Iterator[None]:
    """Name the file in refusals as the user named it."""
    try:
        yield
    except FileRefusedError as error:
        findings = [replace(finding, source=source) for finding in error.findings]
        raise FileRefusedError(findings) from error


def _told(layer: Layer, notes: Sequence[Finding]) -> Layer:
    """Add notes of the file, and whether the layer is empty."""
    empty = () if len(layer.frame) else (
        Finding(
            level="warning", code="empty-layer", source=layer.source,
            message="expected features, the layer has none",
            remedy="Check whether another layer was meant",
        ),
    )  # fmt: skip
    return replace(layer, findings=(*notes, *layer.findings, *empty))


def _unread(contents: Contents, unit: Unit, path: Path) -> tuple[Finding, ...]:
    """Note on files of an archive that belong to no layer that was offered."""
    rest = [each.name for each in contents.tables if each is not unit and contents.layers]
    names = [*rest, *contents.others]
    if not names:
        return ()
    return (
        Finding(
            level="note", code="archive-member-not-read", source=path.name,
            message="files of the archive were left out", value=", ".join(names[:SHOWN_NAMES])
            + (f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""),
        ),
    )  # fmt: skip


def _other_suffix(path: Path, known: Format) -> tuple[Finding, ...]:
    """Note on an extension that says another format than the content."""
    if known in EXPECTED and path.suffix.lower() not in EXPECTED[known]:
        return (
            Finding(
                level="note", code="other-extension", source=path.name, value=path.suffix,
                message=f"the content is {known}, whatever the extension says",
                remedy=f"Rename the file to {EXPECTED[known][0]}",
            ),
        )  # fmt: skip
    return ()


EXPECTED = {
    Format.GEOJSON: (".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson", ".topojson"),
    Format.GEOPACKAGE: (".gpkg",),
    Format.SHAPEFILE: (".shp",),
    Format.KML: (".kml",),
    Format.FLATGEOBUF: (".fgb",),
    Format.GEOPARQUET: (".parquet", ".geoparquet", ".pq"),
    Format.TAB: (".tab",),
    Format.MIF: (".mif",),
    Format.DXF: (".dxf",),
    Format.WORKBOOK: (".xlsx", ".xlsm"),
}
