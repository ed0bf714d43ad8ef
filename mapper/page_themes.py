"""What a page groups units by: clusters of industries and thematic layers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mapper.page_units import SymbolRef
from mapper.page_words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """An industry of a cluster system with the units named under it."""

    id: str
    tier: str
    name: Words
    symbol: SymbolRef
    units: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSystem:
    """A system of industry clusters as one document gives it."""

    id: str
    name: Words
    year: str
    owner: str
    source: str
    locator: str
    clusters: tuple[Cluster, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThematicClass:
    """A class of a thematic layer: bounds in the printed unit, colour-blind-safe colour."""

    label: Words
    colour: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thematic:
    """A figure that at least three units share: same indicator, period and kind."""

    id: str
    title: Words
    classes: tuple[ThematicClass, ...]
    no_data: tuple[str, ...]
    sizes: Mapping[str, float] = field(default_factory=dict)
    """Symbol size by unit, 0 to 1: the square root of the share of the largest value."""
