"""What the panels of a page are made of, by unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mapper.describe_data_findings import DataFindings
from mapper.page import (
    ClusterSystem,
    FigureView,
    FindingView,
    Place,
    Section,
    Shape,
    Station,
    Unit,
)
from parks.region import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that panels are made of, by unit."""

    region: Region
    units: Mapping[str, Unit]
    stations: tuple[Station, ...]
    systems: tuple[ClusterSystem, ...]
    figures: Mapping[str, tuple[FigureView, ...]]
    places: Mapping[str, tuple[Place, ...]]
    shapes: Mapping[str, tuple[Shape, ...]]
    findings: Mapping[str, tuple[FindingView, ...]]
    """Doubts of the documents."""
    data: DataFindings
    """Findings in files and tables."""
    events: Mapping[str, tuple[int, ...]]
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    land: Mapping[str, tuple[Section, ...]] = field(default_factory=dict)
    """Sections of land use, which stand first in a panel."""
