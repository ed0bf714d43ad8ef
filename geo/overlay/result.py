"""Area by zone and class, and what balances it to the area of each zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from geo.overlay.cover import cover_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.finding import Finding
    from geo.overlay.accumulate import Accumulator
    from geo.overlay.zones import Zones
    from geo.plane import AreaMethod, Plane

    Floats: TypeAlias = NDArray[np.float64]

UNCLASSIFIED = ""
"""Class of a parcel whose class is missing or empty."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Overlay:
    """
    Land measured by zone and class.

    Parameters
    ----------
    by_class
        One row a zone and class that occurs in it, by zone in the order given and then by class:
        `zone_id`, `class` (text, empty for parcels without one), `area_m2`, `parcels` (parcels
        that have an area in the zone), `share` (of the zone's area).
    by_zone
        One row a zone in the order given: `zone_id`, `zone_area_m2`, `classified_m2`,
        `unclassified_m2`, `gaps_m2` (covered by no parcel), `overlaps_m2` (what parcels cover more
        than once, counted once less than they do), `residual_m2` = classified + unclassified +
        gaps - overlaps - zone area, `parcels`. Where no place is covered twice, gaps are the rest
        of the zone, and the residual says nothing (`geo.overlay.cover`).
    area
        How it was measured: on the ellipsoid, or in the plane of the CRS.
    crs
        CRS in which edges are straight, as text.
    rows
        Parcels read.
    findings
        What was repaired, left out or could not be read.
    """

    by_class: pd.DataFrame
    by_zone: pd.DataFrame
    area: AreaMethod
    crs: str
    rows: int
    findings: tuple[Finding, ...]


def overlay_of(
    sums: Accumulator,
    *,
    zones: Zones,
    zone_ids: Sequence[object],
    plane: Plane,
    findings: Sequence[Finding] = (),
) -> Overlay:
    """
    Return the result of all chunks.

    Parameters
    ----------
    sums
        What the chunks gave.
    zones, zone_ids
        Zones and their ids, shape (n,).
    plane
        In which edges are straight.
    findings
        What was found before, e.g. in the zones.
    """
    table = sums.by_class()
    zone_area = plane.area_m2(zones.shapes)
    is_known = table["class"].to_numpy() != UNCLASSIFIED
    zone = table["zone"].to_numpy().astype(np.int64)

    def total(values: pd.Series) -> Floats:
        sums = np.bincount(zone, weights=values.to_numpy(float), minlength=len(zone_area))
        return sums.astype(float)

    classified, unclassified = (
        total(table["area_m2"] * is_known),
        total(table["area_m2"] * ~is_known),
    )
    gaps, overlaps = _gaps_and_overlaps(
        sums, zones, plane, zone_m2=zone_area, covered_m2=classified + unclassified
    )
    covered = classified + unclassified + gaps - overlaps
    by_zone = pd.DataFrame({
        "zone_id": list(zone_ids),
        "zone_area_m2": zone_area,
        "classified_m2": classified,
        "unclassified_m2": unclassified,
        "gaps_m2": gaps,
        "overlaps_m2": overlaps,
        "residual_m2": covered - zone_area,
        "parcels": total(table["parcels"]).astype(np.int64),
    })  # fmt: skip
    by_class = table.drop(columns="zone").assign(
        share=table["area_m2"].to_numpy(float) / zone_area[zone]
    )
    by_class.insert(0, "zone_id", by_zone["zone_id"].to_numpy()[zone])
    return Overlay(
        by_class=by_class,
        by_zone=by_zone,
        area=plane.area,
        crs=plane.crs.to_string(),
        rows=sums.rows,
        findings=(*findings, *sums.findings),
    )


def _gaps_and_overlaps(
    sums: Accumulator, zones: Zones, plane: Plane, *, zone_m2: Floats, covered_m2: Floats
) -> tuple[Floats, Floats]:
    """Of each zone, shape (n,); a zone without parcels is a gap."""
    gaps, overlaps = zone_m2.copy(), np.zeros(len(zone_m2))
    for zone, edges in sums.edges():
        gaps[zone], overlaps[zone] = cover_of(
            zones.shapes[zone],
            edges,
            plane,
            zone_m2=float(zone_m2[zone]),
            covered_m2=float(covered_m2[zone]),
        )
    return gaps, overlaps
