"""States of the map of a page: the spatial structures by year."""

from dataclasses import dataclass
from typing import Literal

from mapper.page_legend import LegendGroup
from mapper.page_words import Words

Role = Literal["whole", "core", "park", "new_city", "group", "base", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A unit in a spatial structure under the name printed that year."""

    unit: str
    role: Role
    label: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaSquare:
    """A published area of a whole without an outline, drawn as a square at map scale."""

    unit: str
    figure: str
    area_m2: float
    label: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A state of the map: one spatial structure of one year with its own legend."""

    id: str
    year: str
    name: Words
    line: Words
    """Second line in the year switch: stated area, or what is missing."""
    owner: str
    members: tuple[Member, ...]
    unnamed: int
    ghosts: tuple[str, ...]
    ghost_years: tuple[str, ...]
    """Year of the last earlier document that names each ghost, in the order of `ghosts`."""
    units: tuple[str, ...]
    """Every unit drawn with a symbol in this state, ghosts left out."""
    legend: tuple[LegendGroup, ...]
    square: AreaSquare | None = None
