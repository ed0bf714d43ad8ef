"""Styles read back: in a GeoPackage, in a project of QGIS, in loose files."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from output.gis.read_back.colours import colours_differ, qml_colours, sld_colours
from output.gis.read_back.compare import difference
from output.gis.read_back.gdal import layer_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.finding import Finding
    from output.gis.delivery import DeliveredLayer, Delivery, Written
    from output.gis.read_back.colours import Colours

    StyleReader = Callable[[ET.Element], tuple[str, list[tuple[str, Colours]]]]

READERS: Mapping[str, StyleReader] = {".qml": qml_colours, ".sld": sld_colours}
LAYER_NAME = "|layername="
STYLES = "SELECT f_table_name, styleQML, styleSLD FROM layer_styles WHERE useAsDefault"


def check_geopackage_styles(delivery: Delivery, written: Written) -> Iterator[Finding]:
    """Compare the default styles in a GeoPackage, both QML and SLD, with the looks."""
    if not delivery.layers:
        return
    path = written.files[0]
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as store:
        styles = {name: texts for name, *texts in store.execute(STYLES)}
        _listed = store.execute(
            "SELECT 1 FROM gpkg_contents WHERE table_name = 'layer_styles'"
        ).fetchone()
    if _listed is None:
        yield difference(path.name, "expected 'layer_styles' in gpkg_contents")
    for layer in delivery.layers:
        if layer.name not in styles:
            yield difference(path.name, f"expected a default style for '{layer.name}'")
            continue
        for kind, text in zip(READERS, styles[layer.name], strict=True):
            yield from style_differs(path.name, layer, kind, text, field=layer.class_field)


def style_differs(
    source: str, layer: DeliveredLayer, kind: str, text: str | bytes, *, field: str
) -> Iterator[Finding]:
    """Compare one style; `field` is the name of the class field in the file it is for."""
    said, classes = READERS[kind](ET.fromstring(text))  # noqa: S314 - written by ourselves
    if said != field:
        message = f"expected the class field {field!r} in the style of '{layer.name}'"
        yield difference(source, message, value=said)
    yield from colours_differ(source, layer, classes)


def check_style_files(delivery: Delivery, written: Written) -> Iterator[Finding]:
    """Compare loose styles; each names a column of the file it lies beside."""
    layers = {layer.name: layer for layer in delivery.layers}
    for path in written.files:
        if path.suffix not in READERS or path.stem not in layers:
            yield difference(path.name, "expected a style named as a layer")
            continue
        layer = layers[path.stem]
        said, classes = READERS[path.suffix](ET.fromstring(path.read_bytes()))  # noqa: S314 - as above
        yield from colours_differ(path.name, layer, classes)
        columns = columns_beside(path)
        if bool(said) != bool(layer.class_field) or (columns and said and said not in columns):
            message = f"expected a class field among the columns of '{layer.name}'"
            yield difference(path.name, message, field=layer.class_field, value=said)


def columns_beside(path: Path) -> frozenset[str]:
    """Return the columns of the vector file beside a style; none where there is no such file."""
    import pyogrio  # noqa: PLC0415 - GDAL is loaded only where files are read

    for suffix in (".shp", ".fgb", ".geojson"):
        beside = path.with_suffix(suffix)
        if beside.exists():
            return frozenset(map(str, pyogrio.read_info(beside)["fields"]))
    return frozenset()


def check_project(delivery: Delivery, written: Written) -> Iterator[Finding]:
    """Compare a project of QGIS: its layers, their sources, titles, classes and colours."""
    path = written.files[0]
    root = ET.fromstring(_project_text(path))  # noqa: S314 - as above
    sources = {one.findtext("datasource", ""): one for one in root.iter("maplayer")}
    named = {source.partition(LAYER_NAME)[2]: source for source in sources}
    held = layers_beside(path, sources)
    for layer in delivery.layers:
        source = named.get(layer.name, "")
        if not source or layer.name not in held.get(source.partition(LAYER_NAME)[0], ()):
            message = f"expected a source for '{layer.name}' in a file beside the project"
            yield difference(path.name, message, value=source)
        if source:
            yield from project_layer_differs(path.name, layer, sources[source])


def project_layer_differs(source: str, layer: DeliveredLayer, one: ET.Element) -> Iterator[Finding]:
    """Compare a layer of a project."""
    title = one.findtext("layername", "")
    said, classes = qml_colours(one)
    for what, wanted, found in (
        ("title", layer.title, title),
        ("class field", layer.class_field, said),
    ):
        if found != wanted:
            message = f"expected the {what} {wanted!r} of '{layer.name}'"
            yield difference(source, message, value=found)
    yield from colours_differ(source, layer, classes)


def layers_beside(path: Path, sources: Iterable[str]) -> dict[str, list[str]]:
    """Return the layers of the files beside a project that it draws from."""
    files = {source.partition(LAYER_NAME)[0] for source in sources}
    there = {file: path.parent / file for file in files if file}
    return {file: layer_names(beside) for file, beside in there.items() if beside.exists()}


def _project_text(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".qgs")]
        return archive.read(names[0])
