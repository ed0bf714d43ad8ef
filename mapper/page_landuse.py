"""What a page shows of land use: classes, areas by class, and what is planned and built."""

from dataclasses import dataclass
from typing import Literal

from mapper.page_words import Words

LandState = Literal["planned", "current"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LandClassView:
    """A land-use class in the colours of its edition; `id` is its code, or tells what has none."""

    id: str
    code: str
    name: Words
    label: Words
    """At most two characters, for the swatch."""
    fill: str
    text: str
    hatch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LandArea:
    """An area in hectares and mu; empty where there is none of it."""

    ha: Words
    mu: Words
    share: float
    """Of the land within the boundary, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LandBar:
    """The land of one state as a bar."""

    state: LandState
    name: Words
    total: LandArea
    spoken: Words
    """The bar in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LandRow:
    """A class with its area in each state, in the order of the bars."""

    land_class: str
    areas: tuple[LandArea, ...]
    minor: bool
    """True for a class that stands in the list only when all are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LandMix:
    """Land within a boundary by class, planned and current."""

    bars: tuple[LandBar, ...]
    rows: tuple[LandRow, ...]
    rest: tuple[LandArea, ...]
    """The minor classes together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RealisedClass:
    """A planned class and the figure that says how far it is realised."""

    land_class: str
    figure: str
    planned: LandArea
    minor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LandMove:
    """Land of one class now that is planned as another."""

    before: str
    after: str
    area: LandArea


@dataclass(frozen=True, slots=True, kw_only=True)
class LandChange:
    """The plan against the present land."""

    kept: LandArea
    changed: LandArea
    spoken: Words
    realised: tuple[RealisedClass, ...]
    moves: tuple[LandMove, ...]
    """From present to planned class, the largest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkCell:
    """A figure of a table, or why there is none."""

    figure: str
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkRow:
    """A unit in the table of the region's parks."""

    unit: str
    cells: tuple[ParkCell, ...]
