"""The layer tree of a page, which is also its legend."""

from dataclasses import dataclass
from typing import Literal

from mapper.page_units import SymbolRef
from mapper.page_words import NO_WORDS, Words

LegendTarget = Literal[
    "shapes", "illustrations", "halos", "ghosts", "square", "units", "towns", "outline", "zone",
    "thematic", "findings", "class",
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
    land_class: str = ""
    """Id of the class of land use that the row stands for."""
    amounts: tuple[Words, ...] = ()
    """Its areas under the heads of the group, empty words where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendGroup:
    """A group of the layer tree; `empty` says why it has no rows."""

    id: str
    title: Words
    rows: tuple[LegendRow, ...]
    empty: Words | None = None
    aside: Words = NO_WORDS
    """Short word at the right of a group: why it has no rows, or how much it holds."""
    heads: tuple[Words, ...] = ()
    """Heads of the amounts in its rows."""
    packs: tuple[str, ...] = ()
    """Ids of the packed layers that its rows filter."""
    foot: Words = NO_WORDS
    """Line under the tree: the edition of the classes and the unit of the amounts."""
