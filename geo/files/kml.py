"""Reading of KML and KMZ: all placemarks of all folders as one layer, or one folder of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.files.kml_parse import KmlText, Placemark, parse_kml
from geo.files.layer import Layer, row_names
from geo.files.layer_info import LayerInfo, common_geometry, named_layer
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

KML_CRS = 4326
OWN_COLUMNS = ("folder", "geometry")
SEPARATOR = "/"


def read_kml(
    path: Path,
    *,
    layer: str | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Layer:
    """
    Read the placemarks of a KML file.

    Parameters
    ----------
    path
        The file.
    layer
        Path of a folder, its names joined with "/": only the placemarks in it and below it. None:
        all placemarks.
    encoding
        Name of the text encoding; None: as the file says.
    limits
        Bounds of the XML.

    Returns
    -------
    layer
        EPSG:4326. Column `folder` is the path of the folder; every value is text as written;
        fields that no placemark fills have no column.

    Raises
    ------
    FileRefusedError
        What `parse_kml` raises, and `unknown-layer`.
    """
    return read_kml_documents({"": path}, source=path.name, layer=layer, encoding=encoding,
                              limits=limits)  # fmt: skip


def read_kml_documents(
    documents: Mapping[str, Path],
    *,
    source: str,
    layer: str | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Layer:
    """Read several KML texts of one KMZ as one layer; the keys go before their folders' paths."""
    texts = {key: parse_kml(path, encoding=encoding, limits=limits)
             for key, path in documents.items()}  # fmt: skip
    folders, placemarks = _placed(texts)
    name = _name(texts, source)
    if layer is not None:
        chosen = named_layer(_infos(folders, placemarks, name), layer, source=source).name
        kept = [chosen == name or _is_within(folder, chosen) for folder in folders]
        folders = [folder for folder, keep in zip(folders, kept, strict=True) if keep]
        placemarks = [mark for mark, keep in zip(placemarks, kept, strict=True) if keep]
        name = chosen
    frame, renamed = _frame(folders, placemarks)
    ids = _ids(placemarks)
    findings = (*_file_findings(texts.values(), source), *_renamed(renamed, source),
                *_placemark_findings(placemarks, ids, source))  # fmt: skip
    return Layer(source=source, name=name, frame=frame, ids=ids, findings=findings)


def list_kml_folders(
    documents: Mapping[str, Path], *, source: str, limits: Limits = DEFAULT_LIMITS
) -> tuple[LayerInfo, ...]:
    """Return the folders that hold placemarks, after the document that holds them all."""
    texts = {key: parse_kml(path, limits=limits) for key, path in documents.items()}
    folders, placemarks = _placed(texts)
    return _infos(folders, placemarks, _name(texts, source))


def _placed(texts: Mapping[str, KmlText]) -> tuple[list[str], list[Placemark]]:
    """Path of the folder of every placemark, and the placemarks."""
    placed = [
        (_folder_path(key, placemark), placemark)
        for key, text in texts.items()
        for placemark in text.placemarks
    ]
    return [folder for folder, _ in placed], [placemark for _, placemark in placed]


def _folder_path(key: str, placemark: Placemark) -> str:
    names = placemark.folder.path if placemark.folder is not None else ()
    return SEPARATOR.join(part for part in (key, *names) if part)


def _name(texts: Mapping[str, KmlText], source: str) -> str:
    """Name of the first document, else of the file."""
    first = next(iter(texts.values()), KmlText())
    return first.name or source.rpartition(".")[0] or source


def _infos(
    folders: Sequence[str], placemarks: Sequence[Placemark], name: str
) -> tuple[LayerInfo, ...]:
    whole = _info(name, placemarks)
    paths = dict.fromkeys(folder for folder in folders if folder and folder != name)
    return (whole, *(
        _info(path, [mark for folder, mark in zip(folders, placemarks, strict=True)
                     if _is_within(folder, path)])
        for path in paths
    ))  # fmt: skip


def _is_within(folder: str, path: str) -> bool:
    return folder == path or folder.startswith(path + SEPARATOR)


def _info(name: str, placemarks: Sequence[Placemark]) -> LayerInfo:
    kinds = {mark.geometry.geom_type for mark in placemarks if mark.geometry is not None}
    return LayerInfo(name=name, geometry=common_geometry(kinds), features=len(placemarks))


def _frame(
    folders: Sequence[str], placemarks: Sequence[Placemark]
) -> tuple[gpd.GeoDataFrame, dict[str, str]]:
    """One row a placemark, and which fields had to be renamed."""
    own = dict.fromkeys(name for mark in placemarks for name in mark.fields)
    data = dict.fromkeys(name for mark in placemarks for name in mark.data)
    taken = {*own, *OWN_COLUMNS}
    renamed = {}
    columns: dict[str, list[str | None]] = {"folder": list(folders)} if any(folders) else {}
    columns |= {name: [mark.fields.get(name) for mark in placemarks] for name in own}
    for name in data:
        column = _free_name(name, taken)
        if column != name:
            renamed[name] = column
        taken.add(column)
        columns[column] = [mark.data.get(name) for mark in placemarks]
    geometry = np.full(len(placemarks), None, dtype=object)
    geometry[:] = [mark.geometry for mark in placemarks]
    table = pd.DataFrame(columns, dtype=object, index=pd.RangeIndex(len(placemarks)))
    return gpd.GeoDataFrame(table, geometry=geometry, crs=KML_CRS), renamed


def _free_name(name: str, taken: set[str]) -> str:
    free = name or "data"
    while free in taken:
        free += "_data"
    return free


def _ids(placemarks: Sequence[Placemark]) -> tuple[str, ...]:
    numbers = row_names(len(placemarks))
    return tuple(mark.id or number for mark, number in zip(placemarks, numbers, strict=True))


def _file_findings(texts: Iterable[KmlText], source: str) -> Iterator[Finding]:
    unread: Counter[str] = Counter()
    for text in texts:
        unread.update(text.unread)
        for address in text.links:
            yield Finding(
                level="warning", code="network-link", source=source, value=address,
                message="a NetworkLink points to data elsewhere, which is not fetched",
                remedy="Open it in Google Earth and save its places as a KMZ of their own",
            )  # fmt: skip
    for kind, count in unread.items():
        yield Finding(
            level="note", code="kml-not-read", source=source, field=kind, value=str(count),
            message="elements without a place on the map of their own were left out",
        )  # fmt: skip


def _renamed(renamed: Mapping[str, str], source: str) -> Iterator[Finding]:
    for name, column in renamed.items():
        yield Finding(
            level="note", code="renamed-field", source=source, field=name, value=column,
            message="another field has this name, the data field was renamed",
        )  # fmt: skip


def _placemark_findings(
    placemarks: Sequence[Placemark], ids: Sequence[str], source: str
) -> Iterator[Finding]:
    for mark, own_id in zip(placemarks, ids, strict=True):
        if mark.fault:
            yield Finding(
                level="error", code="bad-geometry", source=source, line=mark.line,
                feature_id=own_id, field="coordinates", value=mark.fault,
                message="expected coordinates as lon,lat[,height], enough of them for the shape",
                remedy="Draw the shape again",
            )  # fmt: skip
        for lon, lat in mark.open_rings:
            yield Finding(
                level="warning", code="open-ring", source=source, line=mark.line,
                feature_id=own_id, lon=lon, lat=lat,
                message="expected a ring that ends where it begins, it was closed by a last edge",
                remedy="Repeat the first position at the end of the ring",
            )  # fmt: skip
        for name, text in mark.repeated:
            yield Finding(
                level="warning", code="repeated-field", source=source, line=mark.line,
                feature_id=own_id, field=name, value=text,
                message="expected one value of a field, a further one was left out",
                remedy="Give the field one value",
            )  # fmt: skip
