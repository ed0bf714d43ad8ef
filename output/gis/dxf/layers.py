"""Layers of a DXF drawing: one for the lines and one for the fills of every class."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

import numpy as np
import pandas as pd

from mapper.gis.look import FillLook, LineLook, MarkLook, px_to_mm
from output.gis.delivery import DeliveredClass
from output.gis.dxf.encoding import cut, without_unheld
from output.say import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mapper.gis.look import Look
    from output.gis.delivery import DeliveredLayer, Delivery, Lang

    Indices: TypeAlias = NDArray[np.int64]

LONGEST_NAME = 255
"""Bytes; CAD programs allow as many characters, GDAL reads 256 bytes of a line."""
LEAST_FILL = 0.5
"""Opacity below which a fill is not drawn: CAD programs would draw it over what lies below."""
PAPER, DARK = 224, 64
"""Tones from and to which a colour is lost on white paper and on the dark ground of CAD."""
FORBIDDEN = re.compile(r"[<>/\\\":;?*|,=`']")
GREY = "#808080"
LINEWEIGHTS = (
    0, 5, 9, 13, 15, 18, 20, 25, 30, 35, 40, 50, 53, 60, 70, 80, 90, 100, 106, 120, 140, 158, 200,
    211,
)  # fmt: skip
"""Widths of lines that DXF knows, hundredths of a millimetre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DxfLayer:
    """
    A layer of the drawing.

    Parameters
    ----------
    name
        Fit for CAD programs; differs from all others, also when case is ignored.
    colour
        `#RRGGBB`; empty for black or white, whichever shows.
    lineweight
        Hundredths of a millimetre, one of `LINEWEIGHTS`.
    dash_mm
        Lengths of dashes and gaps on paper; empty for a solid line.
    is_on
        Whether it shows at first.
    """

    name: str
    colour: str = ""
    lineweight: int = 25
    dash_mm: tuple[float, ...] = ()
    is_on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLayers:
    """
    Where the features of a class go.

    Parameters
    ----------
    look
        How they look.
    line
        Layer of outlines, lines and marks.
    fill
        Layer of fills; None where nothing is filled.
    border
        Colour of lines where it is not that of the layer; empty for black or white.
    """

    look: Look
    line: DxfLayer
    fill: DxfLayer | None = None
    border: str | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class LayerPlan:
    """A delivered layer in the drawing; `rows` are the numbers of its features' classes."""

    layer: DeliveredLayer
    classes: tuple[ClassLayers, ...]
    rows: Indices
    labels: DxfLayer


@dataclass(slots=True)
class _Names:
    """Names taken so far, in lower case."""

    taken: set[str] = field(default_factory=lambda: {"0", "defpoints"})

    def new(self, *parts: str) -> str:
        """Return a name from parts, without forbidden characters, not taken by another."""
        whole = FORBIDDEN.sub("_", without_unheld("_".join(parts))).strip() or "_"
        name, number = cut(whole, LONGEST_NAME), 2
        while name.lower() in self.taken:
            end = f"_{number}"
            name, number = cut(whole, LONGEST_NAME - len(end)) + end, number + 1
        self.taken.add(name.lower())
        return name


def layer_plans(delivery: Delivery) -> tuple[LayerPlan, ...]:
    """
    Return the layers of the drawing, the lowest first.

    Notes
    -----
    Names are `layer_class` for lines and marks, with `_填充` (`_fill`) for fills, and `layer_注记`
    (`layer_labels`) for texts. Only classes with features get layers.
    """
    names = _Names()
    order = {one: place for place, one in enumerate(delivery.draw_order)}
    drawn = sorted(delivery.layers, key=lambda layer: order.get(layer.id, len(order)))
    return tuple(_plan(layer, names, delivery.lang) for layer in drawn)


def note_layer(plans: Sequence[LayerPlan], lang: Lang) -> DxfLayer:
    """Return the layer of the note in the corner of the drawing."""
    taken = {layer.name.lower() for plan in plans for layer in layers_of(plan)}
    return DxfLayer(name=_Names(taken=taken).new(say(lang, "说明", "notes")))


def layers_of(plan: LayerPlan) -> tuple[DxfLayer, ...]:
    """Return all layers of the drawing that a delivered layer goes to."""
    pairs = [layer for one in plan.classes for layer in (one.line, one.fill) if layer is not None]
    return (*pairs, plan.labels)


def is_simplified(look: Look) -> bool:
    """Tell whether the drawing leaves something of a look out: hatch, casing, fill, glyph."""
    if isinstance(look, FillLook):
        has_lost_fill = bool(look.fill) and not _is_filled(look)
        return has_lost_fill or bool(look.hatch) or look.casing is not None
    return isinstance(look, MarkLook) and bool(look.path or look.letter)


def _plan(layer: DeliveredLayer, names: _Names, lang: Lang) -> LayerPlan:
    classes, rows = _classes_in_use(layer)
    return LayerPlan(
        layer=layer,
        classes=tuple(_class_layers(one, layer, names, lang) for one in classes),
        rows=rows,
        labels=DxfLayer(
            name=names.new(layer.name, say(lang, "注记", "labels")), is_on=layer.is_shown
        ),
    )


def _classes_in_use(layer: DeliveredLayer) -> tuple[list[DeliveredClass], Indices]:
    """Return the classes that features have, and which of them each feature has."""
    if not layer.class_field:
        return [layer.classes[0]], np.zeros(len(layer.frame), np.int64)
    values = pd.Index([one.value for one in layer.classes])
    found = values.get_indexer(pd.Index(layer.frame[layer.class_field]))
    used, rows = np.unique(found, return_inverse=True)
    other = DeliveredClass(value="", name="", look=LineLook(colour=GREY, width_px=1.0))
    return [layer.classes[place] if place >= 0 else other for place in used], rows


def _class_layers(
    one: DeliveredClass, layer: DeliveredLayer, names: _Names, lang: Lang
) -> ClassLayers:
    parts = [layer.name, *([one.name] if layer.class_field and one.name else [])]
    line = _line(one.look)
    width = round(px_to_mm(line.width_px) * 100)
    lines = DxfLayer(
        name=names.new(*parts),
        colour=_class_colour(one.look),
        lineweight=min(LINEWEIGHTS, key=lambda known: abs(known - width)),
        dash_mm=tuple(px_to_mm(length) for length in line.dash_px),
        is_on=layer.is_shown,
    )
    if not _is_filled(one.look):
        border = _border(line, lines) if not isinstance(one.look, MarkLook) else None
        return ClassLayers(look=one.look, line=lines, border=border)
    fill = DxfLayer(
        name=names.new(*parts, say(lang, "填充", "fill")),
        colour=lines.colour,
        is_on=layer.is_shown,
    )
    return ClassLayers(look=one.look, line=lines, fill=fill, border=_border(line, lines))


def _line(look: Look) -> LineLook:
    """Return the line of a look; a thin one where it has none."""
    line = look if isinstance(look, LineLook) else getattr(look, "line", None)
    return line or LineLook(colour=_class_colour(look) or GREY, width_px=1.0)


def _is_filled(look: Look) -> bool:
    """Tell whether a fill is drawn: not one of paper, which would hide lines white on black."""
    return _has_full_colour(look) and min(_tones(look.fill)) < PAPER


def _has_full_colour(look: Look) -> TypeGuard[FillLook]:
    return isinstance(look, FillLook) and bool(look.fill) and look.opacity >= LEAST_FILL


def _tones(colour: str) -> bytes:
    """Return red, green and blue of `#RRGGBB`, 0 to 255."""
    return bytes.fromhex(colour.removeprefix("#"))


def _class_colour(look: Look) -> str:
    """Return the colour that tells a class from others; empty where it has none."""
    if isinstance(look, LineLook | MarkLook):
        return look.colour
    if _has_full_colour(look) or look.line is None:
        return look.fill or look.hatch
    return look.line.colour


def _border(line: LineLook, layer: DxfLayer) -> str | None:
    """Return the colour of lines; those as light as paper or as dark as a screen must show."""
    tones = _tones(line.colour)
    if min(tones) >= PAPER or max(tones) <= DARK:
        return ""
    return None if line.colour.upper() == layer.colour.upper() else line.colour
