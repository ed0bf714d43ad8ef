"""The two states of a region's land-use layer, with classes of one level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parks.change.missing import NO_CLASSES, NO_CRS, NO_CURRENT, NO_EDITION, NO_LAYER, NO_PLANNED
from parks.classes import EDITIONS, classify, roll_up
from parks.landuse import STEM, landuse_path
from parks.landuse_state import CURRENT, PLANNED, landuse_states, unknown_states

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from geo.finding import Finding
    from parks.classes.land_class import Level
    from parks.need import Need
    from parks.region import Region

CLASS = "land_class"
"""Column with the class that is compared."""


@dataclass(frozen=True, eq=False, kw_only=True)
class States:
    """
    Parcels of both states.

    Parameters
    ----------
    current, planned
        Parcels with a column `land_class`, in the CRS of the layer.
    findings
        What is doubtful about states and classes.
    """

    current: gpd.GeoDataFrame
    planned: gpd.GeoDataFrame
    findings: tuple[Finding, ...]


def landuse_name(region: Region) -> str:
    """Return the name of the land-use file, for messages."""
    path = landuse_path(region.folder)
    return path.name if path else STEM


def missing_states(region: Region, level: Level | None) -> tuple[Need, ...]:
    """
    Return what a comparison of the two states lacks; nothing if it can be made.

    Parameters
    ----------
    region
        The region.
    level
        Level of the classes; None compares codes as they are written, which needs no edition.
    """
    parcels = region.landuse
    if parcels is None:
        return (NO_LAYER,)
    states = landuse_states(parcels)
    lacks = {
        NO_CRS: parcels.crs is None,
        NO_CLASSES: "class_code" not in parcels,
        NO_CURRENT: not (states == CURRENT).any(),
        NO_PLANNED: not (states == PLANNED).any(),
        NO_EDITION: level is not None and region.meta.landuse_edition not in EDITIONS,
    }
    return tuple(missing for missing, is_lacking in lacks.items() if is_lacking)


def states_of(
    parcels: gpd.GeoDataFrame, *, edition: str, level: Level | None, source: str
) -> States:
    """
    Return the current and the planned parcels of a layer.

    Parameters
    ----------
    parcels
        Land-use layer with `class_code`, and `state` where it holds more than the current one.
    edition
        Edition of the class codes.
    level
        Level to which classes are rolled up; None leaves codes as they are written.
    source
        Name of the file for messages.

    Returns
    -------
    states
        A class that the edition does not know is empty (unclassified), and told.
    """
    states = landuse_states(parcels)
    classes, findings = _classes(parcels, edition=edition, level=level, source=source)
    classed = parcels.assign(**{CLASS: classes})
    return States(
        current=classed[states == CURRENT],
        planned=classed[states == PLANNED],
        findings=(*unknown_states(states, source=source), *findings),
    )


def _classes(
    parcels: gpd.GeoDataFrame, *, edition: str, level: Level | None, source: str
) -> tuple[pd.Series, tuple[Finding, ...]]:
    if level is None:
        return parcels["class_code"], ()
    read = classify(parcels["class_code"], edition, source=source)
    known = read.frame["class"].astype(object)
    rolled = {code: roll_up(code, edition, level) for code in known.unique()}
    return known.map(rolled), read.findings
