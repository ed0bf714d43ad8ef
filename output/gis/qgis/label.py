"""How QGIS labels the features of a layer: as the page does, in points and millimetres."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapper.gis.look import FillLook, px_to_pt
from output.gis.qgis.expression import column, is_one_of, looked_up
from output.gis.qgis.symbol import millimetres, rgba
from parks.classes import text_colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapper.gis.scene import GisForm
    from output.gis.delivery import DeliveredLayer

FONTS = ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC")
INK, INK_2, INK_3, HALO = "#17212B", "#47535F", "#5E6A75", "#FCFCFA"
WHITE = "#FFFFFF"
FIRM_SCALE, CLASS_LABEL_SCALE, NUMBER_SCALE = 94_500, 63_000, 9_450
"""Denominators of scales: 40, 60 and 400 px per km."""
LEAST_PX = 16
"""Side of a square as large as the smallest parcels that may have a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelLook:
    """
    How words look on the page, and when.

    Parameters
    ----------
    size_px, halo_px, spacing_px
        Lengths in CSS pixels; the halo's is what is seen of it.
    is_bold, colour
        Weight, and colour as `#RRGGBB`.
    priority
        0 to 10; those of 10 find their places first.
    smallest_scale
        Denominator of the smallest scale with labels; 0 for any.
    """

    size_px: float = 13
    is_bold: bool = True
    colour: str = INK
    halo_px: float = 2
    spacing_px: float = 0
    priority: int = 10
    smallest_scale: int = 0


LOOKS: Mapping[str, LabelLook] = {
    "towns": LabelLook(size_px=12, is_bold=False, colour=INK_2, halo_px=1.5, priority=6),
    "firms": LabelLook(priority=8, smallest_scale=FIRM_SCALE),
    "neighbours": LabelLook(is_bold=False, colour=INK_3, spacing_px=4.5, priority=3),
    "zone_limits": LabelLook(size_px=12, is_bold=False, colour=INK_3, priority=2),
}
UNLABELLED = frozenset({"district", "findings"})
"""Layers whose names the page does not write on the map."""
SEAT, SEAT_PX = "seat", 14
LEAST_BOX_PX = (30, 20)
CODE_PX, LETTER_PX, AIR_PX, LINES_PX = 72, 6.5, 16, 40
"""Room that a label needs, a code, a letter of a number, the air about it, two lines."""
PX = "@map_scale * 0.0254 / 96 / CASE WHEN abs(y_max($geometry)) <= 90 THEN 111320 ELSE 1 END"
"""A pixel in the units of a layer, metres or degrees."""
WIDTH, HEIGHT = "bounds_width($geometry) / @px", "bounds_height($geometry) / @px"
DEPTH = (
    "(perimeter($geometry) / 4"
    " - sqrt(max(0, perimeter($geometry) ^ 2 / 16 - area($geometry)))) / @px"
)
"""The shorter side of the rectangle with the area and perimeter of a parcel."""
ON_PARCELS = LabelLook(size_px=12, is_bold=False, priority=1, smallest_scale=CLASS_LABEL_SCALE)


@dataclass(frozen=True, slots=True, kw_only=True)
class QgisLabel:
    """
    Labels of a layer.

    Parameters
    ----------
    expression
        Text of a label, as an expression.
    look
        How it looks.
    form
        Geometry that is labelled.
    has_halo
        Whether every label has a halo.
    is_inside
        Whether a label is drawn only where it fits into its feature.
    least_mm
        Side of the square as large as the smallest feature that is labelled.
    defined
        Properties that an expression gives, by their name among data-defined properties.
    """

    expression: str
    look: LabelLook
    form: GisForm
    has_halo: bool = True
    is_inside: bool = False
    least_mm: str = "0"
    defined: Mapping[str, str] = field(default_factory=dict)

    @property
    def size_pt(self) -> float:
        """Size of the text in points."""
        return px_to_pt(self.look.size_px)

    @property
    def spacing_pt(self) -> float:
        """Room between letters in points."""
        return px_to_pt(self.look.spacing_px)

    @property
    def halo_mm(self) -> str:
        """Width of the halo in millimetres."""
        return millimetres(self.look.halo_px)

    @property
    def colour(self) -> str:
        """Colour of the text as QGIS writes it."""
        return rgba(self.look.colour)


def has_class_labels(layer: DeliveredLayer) -> bool:
    """Return whether the classes have short labels for areas, as those of parcels have."""
    is_area = layer.form == "polygon" and bool(layer.class_field)
    return is_area and any(one.label for one in layer.classes)


def label_of(layer: DeliveredLayer) -> QgisLabel | None:
    """
    Return how a layer is labelled.

    Parameters
    ----------
    layer
        The layer.

    Returns
    -------
    label
        Short class labels, with the label of the feature from near by, where classes have them;
        else the label of the feature; None where the layer has neither.
    """
    if has_class_labels(layer):
        return _class_label(layer)
    if layer.label_field and layer.id not in UNLABELLED:
        return QgisLabel(
            expression=column(layer.label_field),
            look=LOOKS.get(layer.id, LabelLook()),
            form=layer.form,
            defined=_of_seats(layer),
        )
    return None


def _class_label(layer: DeliveredLayer) -> QgisLabel:
    key = column(layer.class_field)
    fills = {one.value: one.look for one in layer.classes if isinstance(one.look, FillLook)}
    pale = [value for value, look in fills.items() if look.fill and text_colour(look.fill) == WHITE]
    hatched = [value for value, look in fills.items() if look.hatch]
    defined = {
        **({"Color": f"CASE WHEN {is_one_of(key, pale)} THEN '{WHITE}' END"} if pale else {}),
        **({"BufferDraw": is_one_of(key, hatched)} if hatched else {}),
    }
    return QgisLabel(
        expression=_class_words(layer),
        look=ON_PARCELS,
        form=layer.form,
        has_halo=False,
        is_inside=True,
        least_mm=millimetres(LEAST_PX),
        defined=defined,
    )


def _class_words(layer: DeliveredLayer) -> str:
    """Return the words on a parcel: its label or, where there is room, its code and number."""
    key = column(layer.class_field)
    words = looked_up(key, {one.value: one.label for one in layer.classes if one.label})
    is_code = f"regexp_match(to_string({key}), '^[0-9]')"
    words = f"CASE WHEN {WIDTH} >= {CODE_PX} AND {is_code} THEN {key} ELSE {words} END"
    if layer.label_field:
        number = f"to_string({column(layer.label_field)})"
        has_room = f"{WIDTH} >= {LETTER_PX} * length({number}) + {AIR_PX} AND {DEPTH} >= {LINES_PX}"
        is_near = f"@map_scale <= {NUMBER_SCALE}"
        words += f" || CASE WHEN {is_near} AND {has_room} THEN '\\n' || {number} ELSE '' END"
    is_small = f"{WIDTH} < {LEAST_BOX_PX[0]} OR {HEIGHT} < {LEAST_BOX_PX[1]}"
    return f"with_variable('px', {PX}, CASE WHEN {is_small} THEN '' ELSE {words} END)"


def _of_seats(layer: DeliveredLayer) -> dict[str, str]:
    """Return what differs where a town is the seat of the district."""
    if layer.id != "towns" or not layer.class_field:
        return {}
    is_seat = is_one_of(column(layer.class_field), [SEAT])
    return {
        "Bold": is_seat,
        "Color": f"CASE WHEN {is_seat} THEN '{INK}' END",
        "Size": f"CASE WHEN {is_seat} THEN {px_to_pt(SEAT_PX)} END",
    }
