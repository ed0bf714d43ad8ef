"""KMZ: all layers in one `doc.kml` with the icons of its marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pyproj
from markupsafe import Markup

from geo.files.atomic import write_parts_atomically
from mapper.gis.look import MarkLook
from output.gis.counted_loss import CountedLoss, loss_findings, tables_left_out
from output.gis.delivery import Written
from output.gis.kmz.mark_png import mark_png
from output.gis.kmz.placemarks import headed, layer_placemarks
from output.gis.kmz.style import is_simplified, kml_style
from output.gis.kmz.values import balloon_text
from output.gis.text.coordinate_text import check_finite, chunks, in_order
from output.gis.xml_template import xml_template
from output.gis.zip_file import Block, deflated_block, zip_entry, zip_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geo.finding import Finding
    from output.gis.delivery import DeliveredLayer, Delivery, Lang
    from output.gis.kmz.placemarks import Placemarks
    from output.gis.kmz.style import KmlStyle

GEOD = pyproj.Geod(ellps="WGS84")
SEAM = "\0"
"""Where placemarks go into the rendered document: no character that XML can hold."""
NEAREST_M, AROUND = 1_000, 1.3
"""Least distance of the first view, and its distance in diagonals of what it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KmlField:
    """A field of a schema."""

    name: str
    heading: str
    type: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class KmlLayer:
    """A folder of placemarks; `description` is HTML."""

    id: str
    name: str
    title: str
    description: str
    is_shown: bool
    styles: tuple[KmlStyle, ...]
    fields: tuple[KmlField, ...]
    placemarks: Placemarks


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class KmlGroup:
    """A folder of layers."""

    title: str
    layers: tuple[KmlLayer, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class KmlDocument:
    """What the template gets; `description` is HTML, `seam` marks the place of placemarks."""

    title: str
    description: str
    longitude: float
    latitude: float
    range_m: int
    groups: tuple[KmlGroup, ...]
    seam: Markup


def write_kmz(delivery: Delivery, folder: Path) -> Written:
    """
    Write all layers into `{name}.kmz`.

    Parameters
    ----------
    delivery
        What is written; geometries go out in degrees (WGS 84), 7 decimals, on the ground.
    folder
        Where the file is made.

    Returns
    -------
    written
        The file; as losses what KML cannot draw, characters XML does not have, and the tables.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If a coordinate is not finite.
    ValueError
        If the document is larger than 4 GB.

    Notes
    -----
    OGC KML 2.2 (07-147r2). Programs show the `description` of a placemark as HTML, so its values
    are escaped; Google Earth would put a `$[field]` of a balloon into HTML as it is, so balloons
    show the description and nothing else. KML labels points only.
    """
    path = folder / f"{delivery.name}.kmz"
    for layer in delivery.layers:
        check_finite(layer.lonlat.to_numpy(), layer.name)
    icons = _icons(delivery)
    document = _document(delivery, icons)
    entries = [zip_entry("doc.kml", _blocks(document))]
    entries += [zip_entry(name, [deflated_block(mark_png(look))]) for look, name in icons.items()]
    write_parts_atomically(path, zip_parts(entries))
    return Written(format="kmz", files=(path,), losses=_losses(delivery, document, path.name))


def _icons(delivery: Delivery) -> dict[MarkLook, str]:
    """Return the path of the picture of every mark, in the order of the layers."""
    looks = [one.look for layer in delivery.layers for one in layer.classes]
    marks = dict.fromkeys(look for look in looks if isinstance(look, MarkLook))
    return {look: f"files/mark{n}.png" for n, look in enumerate(marks, start=1)}


def _document(delivery: Delivery, icons: Mapping[MarkLook, str]) -> KmlDocument:
    west, south, east, north = delivery.bounds
    _, _, diagonal_m = GEOD.inv(west, south, east, north)
    return KmlDocument(
        title=delivery.title,
        description="<br>".join(map(balloon_text, delivery.notes)),
        longitude=round((west + east) / 2, 6),
        latitude=round((south + north) / 2, 6),
        range_m=round(max(NEAREST_M, diagonal_m * AROUND)),
        groups=tuple(_groups(delivery, icons)),
        seam=Markup(SEAM),  # noqa: S704 - our own mark, no data
    )


def _groups(delivery: Delivery, icons: Mapping[MarkLook, str]) -> Iterator[KmlGroup]:
    """Return folders; ids of layers are numbers, which every XML id may hold after a letter."""
    ids = {layer.id: f"layer{n}" for n, layer in enumerate(delivery.layers, start=1)}
    for group in delivery.groups:
        layers = delivery.in_group(group.id)
        if layers:
            yield KmlGroup(
                title=group.title,
                layers=tuple(
                    _layer(layer, ids[layer.id], icons, delivery.lang) for layer in layers
                ),
            )


def _layer(
    layer: DeliveredLayer, layer_id: str, icons: Mapping[MarkLook, str], lang: Lang
) -> KmlLayer:
    placemarks = layer_placemarks(layer, layer_id=layer_id, lang=lang)
    return KmlLayer(
        id=layer_id,
        name=layer.name,
        title=layer.title,
        description=balloon_text(layer.note),
        is_shown=layer.is_shown,
        styles=tuple(
            kml_style(f"{layer_id}-{n}", one.look, icons=icons, layer=layer)
            for n, one in enumerate(layer.classes)
        ),
        fields=tuple(
            KmlField(
                name=one.name,
                heading=headed(one.title, one.unit),
                type=placemarks.columns[one.name].type,
            )
            for one in layer.fields
        ),
        placemarks=placemarks,
    )


def _blocks(document: KmlDocument) -> Iterator[Block]:
    """Return the document in deflated blocks: the template's text with placemarks at its seams."""
    text = xml_template("doc.kml.jinja").render(document=document)
    head, *rest = text.split(SEAM)
    yield deflated_block(head.encode("utf-8"))
    layers = [layer for group in document.groups for layer in group.layers]
    for layer, after in zip(layers, rest, strict=True):
        work = partial(_placemark_block, layer.placemarks)
        yield from in_order(work, chunks(layer.placemarks.geometries))
        yield deflated_block(after.encode("utf-8"))


def _placemark_block(placemarks: Placemarks, part: slice) -> Block:
    return deflated_block(placemarks.written(part))


def _losses(delivery: Delivery, document: KmlDocument, source: str) -> tuple[Finding, ...]:
    """Return what the file could not hold."""
    illegal = (
        finding
        for group in document.groups
        for layer in group.layers
        for name, values in layer.placemarks.columns.items()
        for finding in loss_findings([_illegal(values.illegal)], source=source, field=name)
    )
    simplified = CountedLoss(
        code="style-simplified",
        count=sum(is_simplified(one.look) for layer in delivery.layers for one in layer.classes),
        message="KML has no dashes, hatches, casings and bands; classes lack them",
        remedy="Use the GeoPackage or the QGIS project for the full style",
    )
    return (
        *illegal,
        *loss_findings([simplified], source=source),
        *tables_left_out(delivery, source=source),
    )


def _illegal(count: int) -> CountedLoss:
    return CountedLoss(
        code="text-not-in-encoding",
        count=count,
        message="XML has no control characters; a space stands for them",
    )
