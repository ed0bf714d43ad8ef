"""How features look outside the page: fills, lines and marks, in the page's own pixels."""

from dataclasses import dataclass
from typing import TypeAlias

from mapper.page_units import SymbolForm

INCH_MM, INCH_PX, INCH_PT = 25.4, 96, 72


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLook:
    """
    A line.

    Parameters
    ----------
    colour
        `#RRGGBB`.
    width_px
        CSS pixels, 96 an inch.
    dash_px
        Lengths of dashes and gaps in CSS pixels; empty for a solid line.
    """

    colour: str
    width_px: float
    dash_px: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FillLook:
    """
    A polygon.

    Parameters
    ----------
    fill
        `#RRGGBB`; empty for none.
    opacity
        Of the fill, 0 to 1.
    hatch
        Colour of a 45° hatch over the fill, `#RRGGBB`; empty for none.
    line
        Border; None for none.
    casing
        Wider line under the border; None for none.
    band
        Line about the border of which only the inner half is drawn; None for none.
    """

    fill: str = ""
    opacity: float = 1.0
    hatch: str = ""
    line: LineLook | None = None
    casing: LineLook | None = None
    band: LineLook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLook:
    """
    A point: the symbol of the page, in a box of 24 px.

    Parameters
    ----------
    form
        Form of the symbol.
    colour
        Its ink, `#RRGGBB`.
    path
        Glyph as an SVG path on a 16 grid, even-odd; empty for none.
    letter
        First character of a name, where there is no glyph.
    is_ghost
        Whether its unit is known from other years only: ring or frame broken, all in grey.
    size_px
        Side of the box on the map in CSS pixels.
    """

    form: SymbolForm
    colour: str
    path: str = ""
    letter: str = ""
    is_ghost: bool = False
    size_px: float = 24.0


Look: TypeAlias = LineLook | FillLook | MarkLook


def px_to_mm(length_px: float) -> float:
    """Return a length in CSS pixels as millimetres."""
    return length_px * INCH_MM / INCH_PX


def px_to_pt(length_px: float) -> float:
    """Return a length in CSS pixels as points."""
    return length_px * INCH_PT / INCH_PX
