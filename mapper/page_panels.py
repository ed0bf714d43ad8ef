"""What a page says of one unit in its panel."""

from dataclasses import dataclass
from typing import Literal

from mapper.page_figures import Row
from mapper.page_findings import FindingRest
from mapper.page_landuse import LandChange, LandMix, ParkRow
from mapper.page_words import Words

SectionForm = Literal[
    "rows", "shares", "built", "scope", "units", "clusters", "findings", "events", "land_mix",
    "land_change", "parks",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a unit's panel, in the order shown."""

    form: SectionForm
    theme: str
    title: Words
    aside: Words
    rows: tuple[Row, ...] = ()
    figures: tuple[str, ...] = ()
    """`built`: (planned, built, share). `scope`: the figures that are not comparable."""
    captions: tuple[Words, ...] = ()
    """`scope`: the structure beside each figure. `shares`: what each is the share of."""
    units: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    rest: tuple[FindingRest, ...] = ()
    """`findings`: those that are only counted."""
    events: tuple[int, ...] = ()
    land_mix: LandMix | None = None
    land_change: LandChange | None = None
    parks: tuple[ParkRow, ...] = ()
    """`parks`: a table; `captions` are the heads of its columns."""
    notes: tuple[Words, ...] = ()
    """Said below the section."""
    first: int = 0
    """`rows`: how many stand before the rest is asked for; 0 for as many as usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What a shape or a position rests on; the border says it too."""

    form: Literal["solid", "dashed", "dotted", "note"]
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Everything the page says of one unit."""

    badges: tuple[Badge, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated event, policy or title."""

    unit: str
    date: Words
    kind: Words
    text: Words
    source: str
    locator: str
