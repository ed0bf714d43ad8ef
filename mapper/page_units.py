"""What a page shows of units: how they are drawn, where they are and what bounds them."""

from dataclasses import dataclass
from typing import Literal

from mapper.page_words import Words

SymbolForm = Literal[
    "leading", "characteristic", "core", "new_city", "sme", "plain", "firm", "town", "seat",
    "line-schematic", "line-illustration", "line-halo", "line-ghost", "line-square",
    "line-district", "line-neighbour", "line-zone", "line-surveyed", "line-digitised", "swatch",
    "finding-error", "finding-warning", "finding-note",
]  # fmt: skip
ShapeLine = Literal["surveyed", "digitised", "schematic", "share", "illustration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """An industry's glyph (path on a 16 grid, even-odd) with its colour in both schemes."""

    id: str
    name: Words
    path: str
    colour: str
    colour_dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolRef:
    """How a unit or a legend row is drawn: a form, filled by an industry or by a letter."""

    form: SymbolForm
    industry: str = ""
    letter: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit: park, group, firm, town ... with what search and labels need of it."""

    id: str
    name: Words
    short: Words
    kind: str
    kind_name: Words
    parent: str
    symbol: SymbolRef
    position: Words
    """How the position is known: second line of the map label, empty where it is not."""
    area: Words
    """Area of the drawn shape, before the position where that shape is shown."""
    last_named: str
    """Year of the last document that names the unit, empty if none has a date."""
    keys: tuple[str, ...]
    """Aliases, pinyin and initials, lower case, that search matches beside the names."""
    placed: bool
    outside: bool
    """True for a unit that the region's documents name but that lies elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A located point; the Folium layer of places draws the same id."""

    id: str
    unit: str
    role: str
    basis: str
    lon: float
    lat: float
    uncertainty_m: int
    source: str
    note: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A boundary version; the Folium layer of shapes holds its geometry under the same id."""

    id: str
    unit: str
    extent: str
    basis: str
    line: ShapeLine
    """How its outline is drawn: what it rests on, or that only its area means something."""
    area_measurable: bool
    area_label: Words
    lon: float
    lat: float
    uncertainty_m: int
    valid_from: str
    valid_to: str
    spoken: Words
    """Accessible name of the shape: name, basis, area, uncertainty."""
