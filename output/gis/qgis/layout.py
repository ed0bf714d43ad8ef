"""A print layout for QGIS: A4 landscape with title, map, legend, scale bar and notes."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from output.gis.qgis.expression import unevaluated
from output.gis.qgis.symbol import QgisSymbol, plain_fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from output.gis.delivery import Delivery
    from output.gis.qgis.crs import QgisCrs

Box: TypeAlias = tuple[float, float, float, float]
LEFT_MM, TOP_MM, RIGHT_MM, GAP_MM = 12, 24, 285, 5
MAP_HEIGHT_MM = 166
COLUMN_MM: Mapping[int, int] = {1: 72, 2: 100, 3: 132}
"""Width of a legend by the number of its columns."""
COLUMN_ROWS = 38
NAME_LETTERS = 38
"""Letters of a legend's row; longer names go on in another."""
WRAP = "⏎"
BAR_SHARE = 0.1
"""Share of the map's width for one segment of the scale bar, at most."""
DEGREE_KM = 111.32
DARK, PAPER = plain_fill("#17212B"), plain_fill("#FFFFFF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item's id, name and place on the page in millimetres."""

    id: str
    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text on the page."""

    place: Item
    words: str
    size_pt: int
    weight: int = 50
    is_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLayout:
    """What the template of the layout gets; the scale bar counts in kilometres."""

    name: str
    page: Item
    map: Item
    legend: Item
    bar: Item
    texts: tuple[Text, ...]
    extent: Box
    bar_step: float
    legend_columns: int
    wrap: str = WRAP
    bar_unit: str = "km"
    bar_label: str = "km"
    bar_divisor: int = 1
    bar_fills: tuple[QgisSymbol, QgisSymbol] = (DARK, PAPER)
    paper: QgisSymbol = PAPER
    legend_styles: tuple[tuple[str, int, int, float], ...] = (
        ("title", 10, 75, 0),
        ("group", 9, 75, 2.5),
        ("subgroup", 8, 75, 1.5),
        ("symbol", 7, 50, 0.9),
        ("symbolLabel", 7, 50, 0.9),
    )


def print_layout(delivery: Delivery, *, extent: Box, crs: QgisCrs) -> PrintLayout:
    """
    Return the print layout of a delivery.

    Parameters
    ----------
    delivery
        What is shown.
    extent
        West, south, east, north in the CRS of the delivery: what the map shows at least.
    crs
        That CRS.
    """
    columns = min(max(COLUMN_MM), math.ceil(_legend_rows(delivery) / COLUMN_ROWS) or 1)
    width = RIGHT_MM - LEFT_MM - COLUMN_MM[columns]
    shown = in_shape(extent, ratio=width / MAP_HEIGHT_MM)
    width_km = (shown[2] - shown[0]) * (DEGREE_KM if crs.is_geographic else 0.001)
    notes = (" " if delivery.lang == "en" else "\u3000").join(delivery.notes)
    below = f"{crs.description} ({crs.authid})" if crs.authid else crs.description
    return PrintLayout(
        name="A4 横向" if delivery.lang == "zh" else "A4 landscape",
        page=_item("page", (0, 0, 297, 210)),
        map=_item("map", (LEFT_MM, TOP_MM, width, MAP_HEIGHT_MM)),
        legend=_item("legend", (LEFT_MM + width + GAP_MM, TOP_MM, COLUMN_MM[columns], 160)),
        bar=_item("scale bar", (LEFT_MM + 4, 178, 60, 9)),
        texts=(
            Text(
                place=_item("title", (LEFT_MM, 11, 273, 10)),
                words=unevaluated(delivery.title),
                size_pt=16,
                weight=75,
            ),
            Text(place=_item("notes", (LEFT_MM, 192, 186, 9)), words=unevaluated(notes), size_pt=8),
            Text(place=_item("crs", (200, 192, 85, 9)), words=below, size_pt=7, is_right=True),
        ),
        legend_columns=columns,
        extent=shown,
        bar_step=round_below(width_km * BAR_SHARE),
    )


def in_shape(extent: Box, *, ratio: float) -> Box:
    """Return the smallest box about an extent whose width is `ratio` of its height."""
    west, south, east, north = extent
    width = max(east - west, (north - south) * ratio)
    height = width / ratio
    x, y = (west + east) / 2, (south + north) / 2
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def round_below(value: float) -> float:
    """Return the largest of 1, 2, 5, 10, ... and their tenths that is not above a number > 0."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (5, 2, 1) if step * power <= value)


def in_rows(name: str) -> str:
    """Return the name of a class as it stands in a legend, its rows parted by `WRAP`."""
    return WRAP.join(textwrap.wrap(name, NAME_LETTERS)) or name


def _legend_rows(delivery: Delivery) -> int:
    """Return how many rows a legend has with all classes of the layers shown."""
    shown = [layer for layer in delivery.layers if layer.is_shown]
    heads = {layer.group for layer in shown}
    return 2 * len(heads) + sum(len(layer.classes) + 1 for layer in shown)


def _item(name: str, place: Box) -> Item:
    x, y, width, height = place
    return Item(id=name, name=name, x=x, y=y, width=width, height=height)
