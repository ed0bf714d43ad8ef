"""What one page shows, as frozen data that crosses to the browser unchanged."""

from collections.abc import Mapping
from dataclasses import dataclass

from mapper.page_backdrops import BackdropView
from mapper.page_compare import (
    Compare,
    ComparedFigure,
    CompareFamily,
    CompareFrame,
    CompareGap,
    CompareMember,
    CompareRow,
    CompareSection,
    CompareShare,
    CompareShares,
    CompareUnit,
    CompareZone,
)
from mapper.page_figures import (
    FigureView,
    Formula,
    FormulaTerm,
    Kind,
    Reference,
    Row,
    RowForm,
)
from mapper.page_findings import FindingIcon, FindingLevel, FindingRest, FindingView
from mapper.page_guide import Guide, GuideStep
from mapper.page_landuse import (
    LandArea,
    LandBar,
    LandChange,
    LandClassView,
    LandMix,
    LandMove,
    LandRow,
    LandState,
    ParkCell,
    ParkRow,
    RealisedClass,
)
from mapper.page_legend import LegendGroup, LegendRow, LegendTarget
from mapper.page_panels import Badge, Event, Panel, Section, SectionForm
from mapper.page_parcels import PackColumn, PackColumnKind, PackForm, PackState, PackView
from mapper.page_stations import AreaSquare, Member, Role, Station
from mapper.page_themes import Cluster, ClusterSystem, Thematic, ThematicClass
from mapper.page_units import Industry, Place, Shape, ShapeLine, SymbolForm, SymbolRef, Unit
from mapper.page_words import NO_WORDS, PageLanguage, Words

__all__ = [
    "NO_WORDS",
    "AreaSquare",
    "BackdropView",
    "Badge",
    "Cluster",
    "ClusterSystem",
    "Compare",
    "CompareFamily",
    "CompareFrame",
    "CompareGap",
    "CompareMember",
    "CompareRow",
    "CompareSection",
    "CompareShare",
    "CompareShares",
    "CompareUnit",
    "CompareZone",
    "ComparedFigure",
    "Event",
    "FigureView",
    "FindingIcon",
    "FindingLevel",
    "FindingRest",
    "FindingView",
    "Formula",
    "FormulaTerm",
    "Guide",
    "GuideStep",
    "IndicatorKey",
    "Industry",
    "Kind",
    "LandArea",
    "LandBar",
    "LandChange",
    "LandClassView",
    "LandMix",
    "LandMove",
    "LandRow",
    "LandState",
    "LegendGroup",
    "LegendRow",
    "LegendTarget",
    "Member",
    "NeighbourLabel",
    "PackColumn",
    "PackColumnKind",
    "PackForm",
    "PackState",
    "PackView",
    "Page",
    "PageLanguage",
    "Panel",
    "ParkCell",
    "ParkRow",
    "Place",
    "RealisedClass",
    "Reference",
    "Role",
    "Row",
    "RowForm",
    "Section",
    "SectionForm",
    "Shape",
    "ShapeLine",
    "Source",
    "Station",
    "SymbolForm",
    "SymbolRef",
    "Thematic",
    "ThematicClass",
    "Theme",
    "Unit",
    "Words",
]


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
    language: PageLanguage
    """Language in which the page opens."""
    bounds: tuple[float, float, float, float]
    """West, south, east, north of the district, else of what is drawn, in degrees (EPSG:4326)."""
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
    land_classes: tuple[LandClassView, ...]
    """Classes of land use that panels name, in the order of their edition."""
    packs: tuple[PackView, ...]
    """Packed layers, in the order they are drawn."""
    backdrops: tuple[BackdropView, ...]
    """Online backdrops that the reader may switch on; none is shown unasked."""
    compare: Compare | None
    """None where fewer than two units can be compared."""
    guide: Guide | None
    """None where something is drawn and there are figures."""

    def __deepcopy__(self, memo: object) -> "Page":
        """Return the page itself: it never changes, and maps are copied to be rendered."""
        return self
