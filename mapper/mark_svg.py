"""A point's symbol as a picture of its own, drawn as the page draws it in the light scheme."""

from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import get_args

from jinja2 import Environment, StrictUndefined, Template

from mapper.gis.look import MarkLook
from mapper.outline_looks import HALO, NOTE_SOFT, PAPER
from mapper.page_units import SymbolForm

FONT = "Noto Sans CJK SC, Microsoft YaHei, sans-serif"
NO_MARKS = frozenset({"swatch"})
MARKS: frozenset[SymbolForm] = frozenset(
    form
    for form in get_args(SymbolForm)
    if form == "line-ghost" or not (form.startswith("line-") or form in NO_MARKS)
)
"""Forms that stand at a point; the others are lines and swatches."""


def mark_svg(look: MarkLook) -> str:
    """
    Return the symbol of a look as an SVG document of 24 x 24.

    Parameters
    ----------
    look
        Look of a point.

    Returns
    -------
    svg
        One line, the same for the same look; its size on the map is `look.size_px`.

    Raises
    ------
    ValueError
        If the form is that of a line or of a swatch.
    """
    if look.form not in MARKS:
        raise ValueError(f"expected a form of {', '.join(sorted(MARKS))}, got {look.form!r}")
    return _template().render(
        **asdict(look), paper=PAPER, halo=HALO, note_soft=NOTE_SOFT, font=FONT
    )


@cache
def _template() -> Template:
    text = files("mapper").joinpath("templates/mark.svg.jinja").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(text)
