"""The two states of a region's land-use layer, with classes of one level."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from geo.finding import Finding
from parks.change.missing import NO_CLASSES, NO_CRS, NO_CURRENT, NO_EDITION, NO_LAYER, NO_PLANNED
from parks.classes import EDITIONS, classify, roll_up
from parks.landuse import STEM, landuse_path

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    from parks.change.missing import Missing
    from parks.classes.land_class import Level
    from parks.region import Region

    Texts: TypeAlias = NDArray[np.object_]

CURRENT, PLANNED = "current", "planned"
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


def missing_states(region: Region, level: Level | None) -> tuple[Missing, ...]:
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
    states = _state_texts(parcels)
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
    states = _state_texts(parcels)
    classes, findings = _classes(parcels, edition=edition, level=level, source=source)
    classed = parcels.assign(**{CLASS: classes})
    return States(
        current=classed[states == CURRENT],
        planned=classed[states == PLANNED],
        findings=(*_state_findings(states, source), *findings),
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


def _state_texts(parcels: gpd.GeoDataFrame) -> Texts:
    """State of each parcel; a layer that says none shows the current one."""
    if "state" not in parcels:
        return np.full(len(parcels), CURRENT, dtype=object)
    column = parcels["state"].astype(object)
    number, distinct = pd.factorize(column.where(column.notna(), "").astype(str))
    plain = [unicodedata.normalize("NFKC", text).strip().lower() for text in distinct]
    return np.array([text or CURRENT for text in plain], dtype=object)[number]


def _state_findings(states: Texts, source: str) -> tuple[Finding, ...]:
    unknown = sorted(set(states) - {CURRENT, PLANNED})
    return tuple(
        Finding(
            level="error",
            code="unknown-state",
            source=source,
            field="state",
            value=text,
            message=f"not a state of land use ({int((states == text).sum()):,} parcels)",
            remedy=f"Allowed are {CURRENT}, {PLANNED}. Until then these parcels do not count.",
        )
        for text in unknown
    )
