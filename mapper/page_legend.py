"""The layer tree of a page, which is also its legend."""

from dataclasses import dataclass
from typing import Literal

from mapper.page_units import SymbolRef
from mapper.page_words import NO_WORDS, Words

LegendTarget = Literal[
    "shapes", "illustrations", "halos", "ghosts", "square", "units", "towns", "outline", "zone",
    "thematic", "findings",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendRow:
    """One entry of the layer tree, which is also the legend."""

    id: str
    title: Words
    symbol: SymbolRef
    target: LegendTarget
    tier: Words | None = None
    units: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    count: int = 0
    """How many findings with a place the row stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendGroup:
    """A group of the layer tree; `empty` says why it has no rows."""

    id: str
    title: Words
    rows: tuple[LegendRow, ...]
    empty: Words | None = None
    aside: Words = NO_WORDS
    """Short word at the right of a group without rows."""
