"""Looks as the symbol layers of QGIS, in millimetres, the lowest first."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from mapper.gis.look import FillLook, LineLook, MarkLook, px_to_mm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapper.gis.look import Look

SymbolForm: TypeAlias = Literal["fill", "line", "marker"]
HATCH_STEP_PX, HATCH_WIDTH_PX, HATCH_DEG = 5.0, 1.0, 45
FULL_LINES_SCALE = 31_500
"""Denominator of the scale from which lines between parcels are drawn in full: 120 px per km."""
LEAST_LINE = 0.2
BOX_PX = 24
HALO = "#FCFCFA"
CASINGS: Mapping[str, tuple[str, float]] = {
    **dict.fromkeys(("leading", "characteristic", "plain", "core", "line-ghost"), ("circle", 26.4)),
    **dict.fromkeys(("new_city", "sme"), ("square", 24)),
    "firm": ("circle", 12),
}
"""Shape about a symbol that parts it from the map, by form, and its width in the box of 24 px."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolLayer:
    """
    One thing drawn for a feature.

    Parameters
    ----------
    kind
        Class of the symbol layer, e.g. `SimpleFill`.
    properties
        Its properties, lengths in millimetres.
    defined
        Properties that an expression gives, by their name among data-defined properties.
    line
        Line that a hatch repeats.
    """

    kind: str
    properties: Mapping[str, str]
    defined: Mapping[str, str] = field(default_factory=dict)
    line: SymbolLayer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QgisSymbol:
    """What is drawn for a feature."""

    form: SymbolForm
    layers: tuple[SymbolLayer, ...]


def symbol_of(look: Look, *, fades_lines: bool = False) -> QgisSymbol:
    """
    Return the symbol of a look.

    Parameters
    ----------
    look
        How a feature looks on the page.
    fades_lines
        Whether borders are thinner the smaller the map, as between parcels.
    """
    if isinstance(look, MarkLook):
        return QgisSymbol(form="marker", layers=(*_mark_casing(look), _mark(look)))
    if isinstance(look, LineLook):
        return QgisSymbol(form="line", layers=(_line(look),))
    return QgisSymbol(form="fill", layers=_fill_layers(look, fades_lines=fades_lines))


def plain_fill(colour: str) -> QgisSymbol:
    """Return a fill without border, e.g. of the paper of a print layout."""
    return symbol_of(FillLook(fill=colour))


def millimetres(length_px: float) -> str:
    """Return a length in CSS pixels as text in millimetres, to a hundredth of a pixel."""
    return f"{px_to_mm(length_px):.4f}".rstrip("0").rstrip(".")


def rgba(colour: str, opacity: float = 1.0) -> str:
    """Return `#RRGGBB` as the four numbers that QGIS writes, each 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{red},{green},{blue},{round(opacity * 255)}"


def _fill_layers(look: FillLook, *, fades_lines: bool) -> tuple[SymbolLayer, ...]:
    casing = (_line(look.casing),) if look.casing else ()
    hatch = (_hatch(look.hatch),) if look.hatch else ()
    band = (_line(look.band, is_inside=True),) if look.band else ()
    border = (_line(look.line, fades=fades_lines),) if look.line else ()
    return (*casing, _fill(look), *hatch, *band, *border)


def _fill(look: FillLook) -> SymbolLayer:
    properties = {
        "color": rgba(look.fill or "#FFFFFF", look.opacity if look.fill else 0),
        "style": "solid" if look.fill else "no",
        "outline_style": "no",
    }
    return SymbolLayer(kind="SimpleFill", properties=properties)


def _hatch(colour: str) -> SymbolLayer:
    line = LineLook(colour=colour, width_px=HATCH_WIDTH_PX)
    properties = {
        "angle": str(HATCH_DEG),
        "color": rgba(colour),
        "distance": millimetres(HATCH_STEP_PX),
        "distance_unit": "MM",
        "line_width": millimetres(HATCH_WIDTH_PX),
        "line_width_unit": "MM",
    }
    return SymbolLayer(kind="LinePatternFill", properties=properties, line=_line(line))


def _line(look: LineLook, *, fades: bool = False, is_inside: bool = False) -> SymbolLayer:
    width = millimetres(look.width_px)
    is_dotted = bool(look.dash_px) and look.dash_px[0] < look.width_px / 2
    properties = {
        "capstyle": "round" if is_dotted else "flat",
        "customdash": ";".join(millimetres(length) for length in look.dash_px) or "5;2",
        "customdash_unit": "MM",
        "draw_inside_polygon": str(int(is_inside)),
        "joinstyle": "round",
        "line_color": rgba(look.colour),
        "line_style": "solid",
        "line_width": width,
        "line_width_unit": "MM",
        "use_custom_dash": str(int(bool(look.dash_px))),
    }
    thinner = f"{width} * clamp({LEAST_LINE}, {FULL_LINES_SCALE} / @map_scale, 1)"
    defined = {"outlineWidth": thinner} if fades else {}
    return SymbolLayer(kind="SimpleLine", properties=properties, defined=defined)


def _mark_casing(look: MarkLook) -> tuple[SymbolLayer, ...]:
    if look.form not in CASINGS:
        return ()
    shape, width = CASINGS[look.form]
    properties = {
        "color": rgba(HALO),
        "name": shape,
        "outline_style": "no",
        "size": millimetres(look.size_px * width / BOX_PX),
        "size_unit": "MM",
    }
    return (SymbolLayer(kind="SimpleMarker", properties=properties),)


def _mark(look: MarkLook) -> SymbolLayer:
    from mapper.mark_svg import mark_svg  # noqa: PLC0415 - where there are marks only

    picture = base64.b64encode(mark_svg(look).encode()).decode("ascii")
    properties = {
        "color": rgba(look.colour),
        "name": f"base64:{picture}",
        "outline_color": rgba(look.colour, 0),
        "scale_method": "diameter",
        "size": millimetres(look.size_px),
        "size_unit": "MM",
    }
    return SymbolLayer(kind="SvgMarker", properties=properties)
