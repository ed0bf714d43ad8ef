"""A comparison as one reader sees it: every text in one language, ready to be placed."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSource:
    """A document that figures of the comparison are taken from."""

    mark: str
    """Number in the region, or a letter where it has none."""
    source_id: str
    title: str
    date: str
    locators: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure in words, with where it stands."""

    qualifier: str
    value: str
    unit: str
    period: str
    kind: str
    kind_word: str
    doubt: str
    sources: tuple[tuple[str, str], ...]
    """Mark of each document, and title with the places in it."""
    indicator: str
    """Name of the indicator where the row joins several, else empty."""
    formula: str
    """Formula in words and numbers; empty for a printed figure."""
    numbers: str
    """The numbers of a quotient alone."""
    note: str

    @property
    def text(self) -> str:
        """The figure in one line."""
        number = " ".join(part for part in (self.qualifier, self.value, self.unit) if part)
        about = [self.period, self.indicator, self.kind_word, self.doubt]
        return f"{number} ({', '.join(part for part in about if part)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell: a figure, or the words for why there is none."""

    unit: str
    figure: ShownFigure | None
    missing: str
    why: str
    out: str
    """Why the figure is out of the comparison; empty where it is in."""
    bar: int
    """Width of the bar, 0 to 84; 0 where none is drawn."""
    others: tuple[str, ...]
    """Every other figure of the unit that belongs to the row."""
    told: tuple[str, ...]
    """What the page says of them: all where the cell is out, else only their periods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row with what may be said of its comparability."""

    id: str
    name: str
    standing: Literal["comparable", "partly", "not_comparable", "nothing_to_compare"]
    chip: str
    """Reason why the row is not comparable, in few words."""
    said: str
    """Help text under the name."""
    cells: tuple[ShownCell, ...]
    difference: str
    """Difference of the two comparable cells, with its unit."""
    percent: str
    pair: str
    """Of which units it is the difference."""

    @property
    def told_difference(self) -> str:
        """The difference in one line."""
        if not self.difference:
            return ""
        percent = f" ({self.percent})" if self.percent else ""
        return f"{self.pair} = {self.difference}{percent}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """Rows under one heading."""

    name: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownUnit:
    """Head of a unit's column."""

    name: str
    other_name: str
    badges: tuple[tuple[str, str], ...]
    """Form of the border and text of each badge."""
    industries: tuple[str, ...]
    industries_period: str
    industries_sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownComparison:
    """A comparison in one language."""

    lang: str
    title: str
    subtitle: str
    fictional: str
    units: tuple[ShownUnit, ...]
    sections: tuple[ShownSection, ...]
    sources: tuple[ShownSource, ...]
    notes: tuple[str, ...]
    difference_of: str
    """Head of the column of differences; empty unless two units have at least one."""
