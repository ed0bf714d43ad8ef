"""What a page knows of comparing its units: rows, and what makes two figures comparable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mapper.page_figures import FigureView, Kind
from mapper.page_words import NO_WORDS, Words

CompareReason = Literal[
    "indicator", "scope", "status", "measure", "doubtful", "period", "measure_unit"
]
CompareGapState = Literal["not_published", "cannot_compute", "unplaced", "not_provided"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareFrame:
    """What two figures must share to be comparable; the days are ISO dates, empty if undated."""

    indicator: str
    unit: str
    measure: str
    status: str
    first: str
    last: str
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigure:
    """A figure that a row may show, with the number of its frame."""

    figure: str
    unit: str
    frame: int
    value: float
    """In the unit of the frame."""
    inexact: bool = False
    """True for a range, and for about, over, at least, below."""
    doubts: tuple[CompareReason, ...] = ()
    """Why it is comparable to no other, the weightiest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareGap:
    """Units that have no figure of a row, and why."""

    units: tuple[str, ...]
    state: CompareGapState
    why: Words = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRow:
    """A subject of comparison with the figures of every unit."""

    id: str
    section: str
    names: Mapping[str, Words]
    """By measure of its figures; under an empty key where they are of several."""
    figures: tuple[ComparedFigure, ...]
    gaps: tuple[CompareGap, ...] = ()
    """Other units without a figure: not published."""
    always: bool = False
    """Stands even where no unit has a figure."""
    holders: tuple[str, ...] = ()
    """Units that bring the row in; those with a figure where there is none."""
    group: str = ""
    """Rows of one group stand in for each other: the one with the most holders is shown."""
    kin: str = ""
    stands_in: bool = False
    """Shown only where no other row of its kin is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareZone:
    """A measured boundary: whose it is and which extent, and where its land use stands."""

    unit: str
    scope: str
    source: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareShare:
    """A class of land as a row: its area in each zone, in hectares."""

    id: str
    name: Words
    part: Words
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareShares:
    """Shares of land of one state: the browser divides parts by wholes and makes rows of them."""

    section: str
    status: str
    kind: Kind
    period: Words
    whole: Words
    wholes: tuple[float, ...]
    """Hectares by zone, 0 where there is none."""
    rows: tuple[CompareShare, ...]
    gaps: tuple[CompareGap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareMember:
    """An indicator of a family, and what makes it differ from the others."""

    indicator: str
    reason: CompareReason


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareFamily:
    """Indicators of one matter that stand in one row where units publish different ones."""

    id: str
    names: Mapping[str, Words]
    members: tuple[CompareMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareUnit:
    """A unit of measurement, for differences: words, factor to English, yuan, no quantity."""

    id: str
    name: Words
    factor: float
    yuan: float
    """How many yuan it is; 0 for anything but money."""
    ordinal: bool
    """Ranks and grades have no difference and no bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareSection:
    """A heading over rows."""

    id: str
    name: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """All that the compare view needs beside the page's own figures."""

    units: tuple[str, ...]
    """Units that may be put side by side, in file order."""
    sections: tuple[CompareSection, ...]
    rows: tuple[CompareRow, ...]
    frames: tuple[CompareFrame, ...]
    zones: tuple[CompareZone, ...]
    shares: tuple[CompareShares, ...]
    families: tuple[CompareFamily, ...]
    measure_units: tuple[CompareUnit, ...]
    figures: tuple[FigureView, ...]
    """Computed figures that stand in no panel."""
