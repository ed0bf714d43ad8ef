"""Zones as a user gives them, made ready for measuring: one shape an id, valid, in one CRS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.checks.repair import repair_findings, repaired
from geo.finding import Finding
from geo.overlay.zones import Zones

if TYPE_CHECKING:
    import geopandas as gpd
    from pyproj import CRS

SOURCE = "zones"


def ready_zones(
    zones: gpd.GeoDataFrame, *, zone_id: str, crs: CRS, source: str = SOURCE
) -> tuple[tuple[object, ...], Zones, tuple[Finding, ...]]:
    """
    Make zones ready.

    Parameters
    ----------
    zones
        Polygons with a column `zone_id`, in any CRS.
    zone_id
        Name of the column. Rows of one id are one zone.
    crs
        To which the vertices are brought; edges are straight in it.
    source
        Name of the layer for findings.

    Returns
    -------
    ids
        In the order in which they first occur, shape (n,).
    ready
        Shape (n,).
    findings
        `geometry-repaired`, and `zone-in-parts` where several rows have one id.

    Raises
    ------
    ValueError
        If the zones have no such column or no CRS.
    """
    if zone_id not in zones:
        known = ", ".join(map(str, zones.columns))
        raise ValueError(f"zones have no column {zone_id!r}. They have: {known}")
    if zones.crs is None:
        raise ValueError("zones have no CRS. Set it first (set_crs)")
    moved = shapely.force_2d(zones.to_crs(crs).geometry.to_numpy())
    names = [f"{name}" for name in zones[zone_id]]
    repair = repaired(moved, crs=crs)
    findings = repair_findings(repair, crs=crs, source=source, ids=names)
    order = dict.fromkeys(zones[zone_id])
    if len(order) == len(zones):
        return tuple(order), Zones.of(repair.geometries), findings
    row_ids = zones[zone_id].to_numpy()
    shapes = np.array(
        [shapely.union_all(repair.geometries[row_ids == name]) for name in order], dtype=object
    )
    united = Finding(
        level="note",
        code="zone-in-parts",
        source=source,
        field=zone_id,
        value=str(len(zones)),
        message=f"the rows were united to {len(order)} zones, one an id",
        remedy="Give each row an id of its own if they are different zones",
    )
    return tuple(order), Zones.of(shapes), (*findings, united)
