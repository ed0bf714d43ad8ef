"""What the stations of a page are described from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mapper.describe_data_findings import DataFindings
from mapper.page import AreaSquare, ClusterSystem, FigureView, LegendGroup, Place, Shape, Unit
from parks.region import Region

OPEN_END = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What every station is described from."""

    region: Region
    units: Mapping[str, Unit]
    places: tuple[Place, ...]
    shapes: tuple[Shape, ...]
    figures: tuple[FigureView, ...]
    systems: tuple[ClusterSystem, ...]
    years: Mapping[str, frozenset[int]]
    """Years of the documents that name each unit."""
    data: DataFindings
    bounds: tuple[float, float, float, float]
    """West, south, east, north of the district, else of what is drawn, in degrees (EPSG:4326)."""
    parcels: LegendGroup | None
    """Legend of the parcels; None where none are drawn."""
    is_drawn: bool
    """False where nothing has a place on the map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Years whose documents speak for a station: from `first` to `last`, both included."""

    first: int
    last: int

    def has(self, years: Iterable[int]) -> bool:
        """Tell whether one of the years lies in the window."""
        return any(self.first <= year <= self.last for year in years)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """What a station shows, for its legend."""

    window: Window
    shown: tuple[str, ...]
    year: str
    owner: str
    ghosts: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    square: AreaSquare | None = None
    is_structure: bool = True
    """False where the region has no spatial structure and everything is shown."""
