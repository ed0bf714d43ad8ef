"""How a class looks: fill, text on it, hatch, short label; one source for page, GIS and print."""

from collections.abc import Iterable
from dataclasses import dataclass

from parks.classes.editions import Edition
from parks.classes.editions import edition as edition_of

INK, WHITE = "#17212B", "#FFFFFF"
WHITE_FROM = 3.9
"""Contrast of white with the fill from which text on it is white."""
HATCH_COLOUR = "#8A949D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """
    The look of one class.

    Parameters
    ----------
    code
        Code of the class; empty for parcels without one.
    name_zh, name_en
        Names for legend and table.
    label_zh, label_en
        At most two characters, for the map and the swatch.
    fill, text
        Colours as `#RRGGBB`: of the area, and of text on it.
    hatch
        Colour of a 45° hatch over the fill; empty if there is none.
    colour_status
        Where the fill is from, as in `LandClass`.
    """

    code: str
    name_zh: str
    name_en: str
    label_zh: str
    label_en: str
    fill: str
    text: str
    hatch: str
    colour_status: str


UNCLASSIFIED = Swatch(
    code="",
    name_zh="未分类",
    name_en="Unclassified",
    label_zh="?",
    label_en="?",
    fill="#ECEFED",
    text=INK,
    hatch=HATCH_COLOUR,
    colour_status="chosen",
)


def swatch(code: str, edition: str | Edition) -> Swatch:
    """
    Return the look of a class.

    Parameters
    ----------
    code
        Code of the edition; empty gives UNCLASSIFIED.
    edition
        Edition or its id.

    Raises
    ------
    ValueError
        If the edition has no such code.
    """
    if not code:
        return UNCLASSIFIED
    one = edition_of(edition).land_class(code)
    return Swatch(
        code=one.code,
        name_zh=one.name_zh,
        name_en=one.name_en,
        label_zh=one.label_zh,
        label_en=one.label_en,
        fill=one.colour,
        text=text_colour(one.colour),
        hatch=HATCH_COLOUR if one.is_hatched else "",
        colour_status=one.colour_status,
    )


def legend(codes: Iterable[str], edition: str | Edition) -> tuple[Swatch, ...]:
    """
    Return the looks of the classes that occur, in the order of the standard, unclassified last.

    Parameters
    ----------
    codes
        Codes of the edition, in any order, as often as they occur.
    edition
        Edition or its id.

    Raises
    ------
    ValueError
        If the edition lacks one of the codes.
    """
    chosen = edition_of(edition)
    swatches = [swatch(code, chosen) for code in set(codes)]
    last = len(chosen.classes)
    return tuple(sorted(swatches, key=lambda one: chosen.order.get(one.code, last)))


def text_colour(fill: str) -> str:
    """
    Return the colour of text on a fill: white where it stands out enough, else ink.

    Parameters
    ----------
    fill
        `#RRGGBB`.

    Notes
    -----
    Contrast by WCAG 2.2, relative luminance. With 3.9 white stands on 100103, 110101, 0802, 0901,
    1303 and 1402, as the page is designed.
    """
    return WHITE if 1.05 / (_luminance(fill) + 0.05) >= WHITE_FROM else INK


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (_linear(channel) for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:  # noqa: PLR2004 - where the sRGB curve begins
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
