"""KMZ read back: its folders by GDAL, the style of each placemark from the document itself."""

from __future__ import annotations

import re
import zipfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd

from mapper.gis.look import LineLook, MarkLook
from output.gis.read_back.compare import among, difference
from output.gis.read_back.gdal import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geo.finding import Finding
    from mapper.gis.look import Look
    from output.gis.delivery import DeliveredLayer, Delivery, Written
    from output.gis.read_back.found import Found


KML = {"kml": "http://www.opengis.net/kml/2.2"}
OWN_FIELDS = (
    "ID", "NAME", "DESCRIPTION", "TIMESTAMP", "BEGIN", "END", "ALTITUDEMODE", "TESSELLATE",
    "EXTRUDE", "VISIBILITY", "DRAWORDER", "ICON", "SNIPPET",
)  # fmt: skip
OWN_COLUMNS = frozenset(f"kml_{name.lower()}_of_gdal" for name in OWN_FIELDS)
"""Columns in which GDAL gives what is not data: no delivered column is called so."""
PLACEMARK = re.compile(rb"<Placemark[ >].*?</Placemark>", re.DOTALL)
STYLE = re.compile(rb"<Style [^>]*>.*?</Style>", re.DOTALL)
STYLE_URL = re.compile(rb"<styleUrl>#([^<]*)</styleUrl>")
FOLDER = re.compile(rb"<(?:Folder|Document)[ >]")
"""What begins a document: the whole one, then groups and layers."""


def layers_in_order(delivery: Delivery) -> list[DeliveredLayer | None]:
    """Return the folders of the document: None for a group, then its layers."""
    folders: list[DeliveredLayer | None] = []
    for group in delivery.groups:
        layers = delivery.in_group(group.id)
        folders += [None, *layers] if layers else []
    return folders


def kmz_folders(delivery: Delivery, written: Written) -> Iterator[Found]:
    """Read the layers, each from its folder; those behind the last folder are not there."""
    from pyogrio.errors import DataLayerError  # noqa: PLC0415 - GDAL is loaded only where files are read

    with own_columns_apart(), suppress(DataLayerError):
        for place, layer in enumerate(layers_in_order(delivery)):
            if layer is not None:
                yield found_in(written.files[0], layer, written, layer=place)


@contextmanager
def own_columns_apart() -> Iterator[None]:
    """Let GDAL give what is not data under names that no delivered column has."""
    import pyogrio  # noqa: PLC0415 - GDAL is loaded only where files are read

    wanted = {f"LIBKML_{name}_FIELD": f"kml_{name.lower()}_of_gdal" for name in OWN_FIELDS}
    former = {name: pyogrio.get_gdal_config_option(name) for name in wanted}
    pyogrio.set_gdal_config_options(wanted)
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(former)


def check_kmz_styles(delivery: Delivery, written: Written) -> Iterator[Finding]:
    """Compare the style that each placemark names with the look of its class."""
    path = written.files[0]
    with zipfile.ZipFile(path) as archive:
        document, members = archive.read("doc.kml"), frozenset(archive.namelist())
    begins = [found.start() for found in FOLDER.finditer(document)]
    head = document[begins[0] : begins[1]] if begins[1:] else document
    styles = {name: drawn(style, members) for name, style in shared_styles(head).items()}
    folders = [
        document[slice(*ends)] for ends in zip(begins[1:], [*begins[2:], None], strict=False)
    ]
    for layer, text in zip(layers_in_order(delivery), folders, strict=False):
        if layer is not None:
            named = STYLE_URL.findall(b"".join(PLACEMARK.findall(text)))
            yield from styles_differ(path, layer, [one.decode() for one in named], styles)


def shared_styles(head: bytes) -> dict[str, ET.Element]:
    """Return the styles at the head of a document by their ids."""
    styles = b"".join(STYLE.findall(head))
    root = ET.fromstring(b'<Document xmlns="%s">%s</Document>' % (KML["kml"].encode(), styles))  # noqa: S314 - written by ourselves
    return {one.get("id", ""): one for one in root.iterfind("kml:Style", KML)}


def styles_differ(
    path: Path, layer: DeliveredLayer, named: list[str], styles: Mapping[str, str]
) -> Iterator[Finding]:
    """Compare the colours of placemarks, class by class."""
    looks = {one.value: one for one in layer.classes}
    values = (
        layer.frame[layer.class_field]
        if layer.class_field
        else pd.Series([layer.classes[0].value] * len(layer.frame), dtype=object)
    )
    if len(named) != len(values):
        message = f"expected a style for each of {len(values)} placemarks of '{layer.name}'"
        yield difference(path.name, message, value=str(len(named)))
        return
    pairs = pd.DataFrame({"value": values.fillna("").to_numpy(), "style": named})
    firsts = pairs.drop_duplicates()
    for value, style in zip(firsts["value"], firsts["style"], strict=True):
        one = looks.get(value)
        found = styles.get(style, "no such style")
        if one is not None and not found.startswith(wanted(one.look)):
            yield difference(
                path.name,
                f"expected {wanted(one.look)} for the class '{one.name}' of '{layer.name}'"
                + among(np.flatnonzero((pairs["value"] == value) & (pairs["style"] == style))),
                field=layer.class_field,
                value=found,
            )


def wanted(look: Look) -> str:
    """Return in words how a look is drawn in KML, which has no dashes, hatches or casings."""
    if isinstance(look, MarkLook):
        return "a picture"
    if isinstance(look, LineLook):
        return f"line {look.colour.lower()}"
    line = look.line.colour.lower() if look.line else "none"
    return f"fill {look.fill.lower() or 'none'}, line {line}"


def drawn(style: ET.Element, members: frozenset[str]) -> str:
    """Return in the same words how a style draws."""
    picture = style.findtext("kml:IconStyle/kml:Icon/kml:href", "", KML)
    if picture:
        return f"a picture ({picture})" if picture in members else f"{picture}, which is not there"
    fill, line = colour(style, "PolyStyle"), colour(style, "LineStyle")
    is_line = style.find("kml:PolyStyle", KML) is None
    return f"line {line}" if is_line else f"fill {fill}, line {line}"


def colour(style: ET.Element, part: str) -> str:
    """Return a colour of a style, `aabbggrr` in the file, as `#rrggbb`."""
    said = style.findtext(f"kml:{part}/kml:color", "", KML)
    return f"#{said[6:8]}{said[4:6]}{said[2:4]}".lower() if said else "none"
