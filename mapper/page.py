"""What one page shows, as frozen data that crosses to the browser unchanged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

SymbolForm = Literal[
    "leading", "characteristic", "core", "new_city", "sme", "plain", "firm", "town", "seat",
    "line-schematic", "line-illustration", "line-halo", "line-ghost", "line-square",
    "line-district", "line-neighbour", "line-zone", "line-surveyed", "swatch",
    "finding-error", "finding-warning", "finding-note",
]  # fmt: skip
LegendTarget = Literal[
    "shapes", "illustrations", "halos", "ghosts", "square", "units", "towns", "outline", "zone",
    "thematic", "findings",
]  # fmt: skip
Kind = Literal[
    "actual", "target", "expected", "cumulative", "share", "growth", "threshold", "computed"
]
SectionForm = Literal["rows", "shares", "built", "scope", "units", "clusters", "findings", "events"]
RowForm = Literal["figure", "pair", "missing"]
FindingIcon = Literal["scope", "check", "note"]
FindingLevel = Literal["", "error", "warning", "note"]
Role = Literal["whole", "core", "park", "new_city", "group", "base", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The same words in the two languages of the page."""

    zh: str
    en: str


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
    """Published area of the drawn shape, before the position where that shape is shown."""
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
    area_measurable: bool
    area_label: Words
    lon: float
    lat: float
    uncertainty_m: int
    valid_from: str
    valid_to: str
    spoken: Words
    """Accessible name of the shape: name, basis, area, uncertainty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """How a computed figure follows from printed ones."""

    expression: Words
    numbers: Words
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure as it is shown: words ready in both languages, numbers for bars, and its source."""

    id: str
    unit: str
    indicator: str
    label: Words
    value: Words
    measure_unit: Words
    qualifier: Words
    number: float
    """Value in the indicator's canonical unit (bars only)."""
    period: Words
    period_iso: str
    kind: Kind
    source: str
    locator: str
    printed: str
    mark: str
    note: Words
    formula: Formula | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure row, a pair of rows of the same scope, or a figure that is missing and why."""

    form: RowForm
    title: Words
    figures: tuple[str, ...] = ()
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRest:
    """Findings of one code that the page counts and does not list."""

    level: FindingLevel
    name: Words
    count: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A doubt or contradiction in the documents, or a finding in a file or table."""

    id: str
    icon: FindingIcon
    unit: str
    figures: tuple[str, ...]
    head: Words
    text: Words
    level: FindingLevel = ""
    """How grave a finding in the data is; empty for what the documents say."""
    where: str = ""
    """File, line, feature and field."""
    remedy: Words = Words(zh="", en="")
    lon: float | None = None
    lat: float | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document with how its date is known."""

    id: str
    number: str
    title: Words
    publisher: Words
    date: Words
    file: str
    licence: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme of figures, in catalogue order."""

    id: str
    name: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorKey:
    """An indicator as search finds it, with the units that have a figure of it."""

    id: str
    name: Words
    keys: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourLabel:
    """Where the name of a neighbouring district stands."""

    name: Words
    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page of one region."""

    format: int
    title: Words
    subtitle: Words
    region: str
    """Unit id of the region itself: its panel shows when nothing is chosen."""
    adcode: str
    province: Words
    fictional: bool
    bounds: tuple[float, float, float, float]
    """West, south, east, north of the district in degrees (EPSG:4326)."""
    zone_limits: tuple[float, ...]
    stations: tuple[Station, ...]
    first_station: str
    units: tuple[Unit, ...]
    places: tuple[Place, ...]
    shapes: tuple[Shape, ...]
    neighbours: tuple[NeighbourLabel, ...]
    panels: Mapping[str, Panel]
    figures: tuple[FigureView, ...]
    events: tuple[Event, ...]
    findings: tuple[FindingView, ...]
    systems: tuple[ClusterSystem, ...]
    thematics: tuple[Thematic, ...]
    industries: tuple[Industry, ...]
    indicators: tuple[IndicatorKey, ...]
    themes: tuple[Theme, ...]
    sources: tuple[Source, ...]
