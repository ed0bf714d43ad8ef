"""Looks as the styles of KML, which knows no dashes, hatches, casings or bands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapper.gis.look import FillLook, LineLook, MarkLook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapper.gis.look import Look
    from output.gis.delivery import DeliveredLayer

GROUND = frozenset({"district", "neighbours"})
"""Layers whose fill is the paper of the page."""
ICON_PX = 32
"""Side of an icon of scale 1 in Google Earth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KmlStyle:
    """
    A shared style; colours `aabbggrr`, empty for none.

    Parameters
    ----------
    id
        By which placemarks name it.
    line, width_px
        Lines and borders.
    is_area, is_filled, fill
        Whether it is for areas, whether they are filled, and with what.
    icon, scale
        Path of a picture in the file, and its size.
    has_name
        Whether the name stands beside a point.
    """

    id: str
    line: str = ""
    width_px: float = 0
    is_area: bool = False
    is_filled: bool = False
    fill: str = ""
    icon: str = ""
    scale: float = 1
    has_name: bool = False


def kml_style(
    style_id: str, look: Look, *, icons: Mapping[MarkLook, str], layer: DeliveredLayer
) -> KmlStyle:
    """
    Return a look as a style.

    Parameters
    ----------
    style_id
        Its id.
    look
        How features of a class look.
    icons
        Paths of the pictures of marks.
    layer
        Its layer: what is the page's ground is not filled, as it would hide the imagery below.
    """
    if isinstance(look, MarkLook):
        scale = look.size_px / ICON_PX
        return KmlStyle(
            id=style_id, icon=icons[look], scale=scale, has_name=bool(layer.label_field)
        )
    if isinstance(look, LineLook):
        return KmlStyle(id=style_id, line=kml_colour(look.colour), width_px=look.width_px)
    return KmlStyle(
        id=style_id,
        is_area=True,
        is_filled=bool(look.fill) and layer.id not in GROUND,
        line=kml_colour(look.line.colour) if look.line else "",
        width_px=look.line.width_px if look.line else 0,
        fill=kml_colour(look.fill, look.opacity) if look.fill else "",
    )


def kml_colour(colour: str, opacity: float = 1.0) -> str:
    """
    Return `#RRGGBB` as KML writes it: `aabbggrr`.

    Examples
    --------
    >>> kml_colour("#D7B48C", 0.5)
    '808cb4d7'
    """
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{round(opacity * 255):02x}{blue:02x}{green:02x}{red:02x}"


def is_simplified(look: Look) -> bool:
    """Return whether a look has dashes, a hatch, a casing or a band."""
    if isinstance(look, FillLook):
        has_dashes = look.line is not None and bool(look.line.dash_px)
        return has_dashes or bool(look.hatch or look.casing or look.band)
    return isinstance(look, LineLook) and bool(look.dash_px)
