"""
A layer's look as an OGC Styled Layer Descriptor: SLD 1.1.0 with Symbology Encoding 1.1.0.

Version 1.1.0 is what QGIS itself writes beside layers and into `layer_styles` of GeoPackage, what
GeoServer and MapServer read as well as 1.0.0, and the only one that says units. QGIS 3.22 was
asked what it draws:

- pictures only from the first `ExternalGraphic`, only as `base64:`; neither `data:` addresses nor
  `InlineContent`. Programs that do not know the scheme draw the `Mark` behind it;
- a hatch from the first `Mark`, by the name `slash`; GeoServer calls it `shape://slash`;
- labels displaced only if no anchor is given, and upwards where the standard says downwards: they
  stand clear of a point either way;
- dashes of a polygon's own stroke only roughly, those of a `LineSymbolizer` exactly.

Lengths are pixels, which is what no unit means. A band along the inside of a border is left out:
SLD draws lines whole.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapper.gis.look import FillLook, LineLook, MarkLook
from mapper.mark_svg import mark_svg
from output.gis.qgis.label import (
    FONTS,
    HALO,
    LOOKS,
    NUMBER_SCALE,
    ON_PARCELS,
    LabelLook,
    has_class_labels,
)
from output.gis.xml_template import xml_template

if TYPE_CHECKING:
    from output.gis.delivery import DeliveredClass, DeliveredLayer, Lang

PAPER = "#FFFFFF"
BOX_PX = 24
GAP_PX = 2
SHAPES = {
    "new_city": "square",
    "sme": "square",
    "finding-error": "triangle",
    "finding-warning": "triangle",
}
"""What stands for the picture of a mark where a program does not draw it; else a circle."""
FILLED = frozenset({"leading", "firm", "finding-error"})
DOTS = {"firm": (8.0, 0.0), "town": (6.0, 1.25)}
"""Marks that need no picture: diameter and width of the ring in the box of 24."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SldLine:
    """A line; `dashes` as they stand in the file."""

    colour: str
    width_px: float
    dashes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SldPolygon:
    """A polygon: line below, fill, hatch, line above; empty or None for none."""

    fill: str
    opacity: float
    hatch: str
    casing: SldLine | None
    line: SldLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SldMark:
    """A mark: picture in base64, empty for none, and the shape that stands for it."""

    svg: str
    shape: str
    fill: str
    colour: str
    line_px: float
    size_px: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SldRule:
    """A class: its value, and one of the three looks."""

    name: str
    title: str
    value: str
    polygon: SldPolygon | None = None
    line: SldLine | None = None
    mark: SldMark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SldLabel:
    """Labels: column, font, colours; middle so many pixels below a point, 0 for on a shape."""

    field: str
    font: str
    size_px: float
    weight: str
    colour: str
    halo: str
    halo_px: float
    below_px: float
    smallest_scale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SldStyle:
    """What the template of an SLD gets."""

    name: str
    title: str
    note: str
    class_field: str
    rules: tuple[SldRule, ...]
    label: SldLabel | None


def sld_text(layer: DeliveredLayer, *, lang: Lang = "zh") -> str:
    """
    Write the style of a layer as SLD.

    Parameters
    ----------
    layer
        The layer; its columns are named as in the file the style is for.
    lang
        Unused: names and titles of the layer are in one language already.

    Returns
    -------
    text
        An XML document that is valid by SLD 1.1.0, SE 1.1.0 and Filter Encoding 1.1.0: a rule for
        every class, a last one for labels. A class without value is that of features whose class
        is missing or empty.
    """
    del lang
    style = SldStyle(
        name=layer.name,
        title=layer.title,
        note=layer.note,
        class_field=layer.class_field,
        rules=tuple(_rule(one) for one in layer.classes),
        label=_label(layer) if layer.label_field else None,
    )
    return xml_template("sld.xml.jinja").render(style=style)


def _rule(one: DeliveredClass) -> SldRule:
    look = one.look
    return SldRule(
        name=one.value or one.name,
        title=one.name,
        value=one.value,
        polygon=_polygon(look) if isinstance(look, FillLook) else None,
        line=_line(look) if isinstance(look, LineLook) else None,
        mark=_mark(look) if isinstance(look, MarkLook) else None,
    )


def _line(look: LineLook) -> SldLine:
    dashes = tuple(f"{length:g}" for length in look.dash_px)
    return SldLine(colour=look.colour, width_px=look.width_px, dashes=dashes)


def _polygon(look: FillLook) -> SldPolygon:
    return SldPolygon(
        fill=look.fill,
        opacity=look.opacity,
        hatch=look.hatch,
        casing=_line(look.casing) if look.casing else None,
        line=_line(look.line) if look.line else None,
    )


def _mark(look: MarkLook) -> SldMark:
    zoom = look.size_px / BOX_PX
    size, ring = DOTS.get(look.form, (BOX_PX, 1.75))
    return SldMark(
        svg="" if look.form in DOTS else base64.b64encode(mark_svg(look).encode()).decode(),
        shape=SHAPES.get(look.form, "circle"),
        fill=look.colour if look.form in FILLED else PAPER,
        colour=look.colour,
        line_px=round(ring * zoom, 2),
        size_px=round(size * zoom, 2),
    )


def _label(layer: DeliveredLayer) -> SldLabel:
    is_near = has_class_labels(layer)
    look = ON_PARCELS if is_near else LOOKS.get(layer.id, LabelLook())
    sizes = [one.look.size_px for one in layer.classes if isinstance(one.look, MarkLook)]
    return SldLabel(
        field=layer.label_field,
        font=FONTS[0],
        size_px=look.size_px,
        weight="bold" if look.is_bold else "normal",
        colour=look.colour,
        halo=HALO,
        halo_px=look.halo_px,
        below_px=(max(sizes) + look.size_px) / 2 + GAP_PX if sizes else 0,
        smallest_scale=NUMBER_SCALE if is_near else 0,
    )
