"""Overlay of two GeoDataFrames."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.overlay.common import common_land, near_zones
from geo.overlay.engine import measure_chunks
from geo.overlay.frame_chunks import ROWS, chunk_of_rows
from geo.overlay.parcels import bounds_of_wkb, parcels_of_wkb
from geo.overlay.ready_zones import ready_zones
from geo.overlay.result import Overlay, overlay_of
from geo.plane import Plane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import geopandas as gpd

    from geo.overlay.chunk import Chunk
    from geo.plane import AreaMethod

ROW = "\0row"
"""A column that no layer has."""


def area_by_class(
    zones: gpd.GeoDataFrame,
    parcels: gpd.GeoDataFrame,
    *,
    zone_id: str,
    class_field: str,
    area: AreaMethod = "ellipsoidal",
) -> pd.DataFrame:
    """
    Measure the land of each class in each zone.

    Parameters
    ----------
    zones
        Polygons with a column `zone_id`; brought into the CRS of the parcels vertex by vertex. Rows
        of one id are one zone. Zones may overlap each other.
    parcels
        Polygons with a column `class_field`, in any CRS: their edges are straight in it.
    zone_id, class_field
        Names of the columns.
    area
        `ellipsoidal`: on the ellipsoid of the parcels' CRS. `planar`: in their projected CRS.

    Returns
    -------
    by_class
        `zone_id`, `class`, `area_m2`, `parcels`, `share`; see `Overlay.by_class`.

    Raises
    ------
    ValueError
        If a CRS or a column is missing, or degrees should be measured in the plane.

    Notes
    -----
    `overlay` gives gaps, overlaps and findings with it, `overlay_file` reads a layer of any size.
    """
    return overlay(zones, parcels, zone_id=zone_id, class_field=class_field, area=area).by_class


def overlay(
    zones: gpd.GeoDataFrame,
    parcels: gpd.GeoDataFrame,
    *,
    zone_id: str,
    class_field: str,
    area: AreaMethod = "ellipsoidal",
) -> Overlay:
    """
    Measure the land of each class in each zone, with what balances it to the zone.

    Parameters
    ----------
    zones, parcels, zone_id, class_field, area
        As for `area_by_class`.

    Returns
    -------
    overlay
        Tables, findings, and how it was measured.

    Raises
    ------
    ValueError
        As for `area_by_class`.
    """
    _check_column(parcels, class_field, "parcels")
    plane = Plane(parcels.crs, area=area)
    ids, ready, findings = ready_zones(zones, zone_id=zone_id, crs=plane.crs)
    sums = measure_chunks(_chunks(parcels, class_field), zones=ready, plane=plane, source="parcels")
    return overlay_of(sums, zones=ready, zone_ids=ids, plane=plane, findings=findings)


def pieces(
    zones: gpd.GeoDataFrame, parcels: gpd.GeoDataFrame, *, area: AreaMethod = "ellipsoidal"
) -> pd.DataFrame:
    """
    Measure what each zone and each parcel have in common.

    Parameters
    ----------
    zones, parcels
        Polygons, of which those that are not valid are repaired first; zones are brought into the
        CRS of the parcels vertex by vertex.
    area
        As for `area_by_class`.

    Returns
    -------
    pieces
        One row a pair with a common area, by zone and then by parcel: `zone` and `parcel` (rows of
        the two frames, from 0), `area_m2`, `parcel_share` (of the parcel's own area).

    Raises
    ------
    ValueError
        If a CRS is missing, or degrees should be measured in the plane.
    """
    plane = Plane(parcels.crs, area=area)
    _, ready, _ = ready_zones(zones.assign(**{ROW: range(len(zones))}), zone_id=ROW, crs=plane.crs)
    chunk = chunk_of_rows(parcels.assign(**{ROW: None}), ROW, first_row=0)
    held = parcels_of_wkb(chunk.wkb, plane, numbers=np.arange(len(parcels)) + 1, source="parcels")
    pairs = near_zones(bounds_of_wkb(chunk.wkb), ready)
    common = common_land(held, pairs, ready, plane)
    return pd.DataFrame({
        "zone": common.zone,
        "parcel": common.parcel,
        "area_m2": common.area_m2,
        "parcel_share": common.area_m2 / held.area_m2[common.parcel],
    })  # fmt: skip


def _check_column(frame: gpd.GeoDataFrame, column: str, name: str) -> None:
    if column not in frame:
        known = ", ".join(map(str, frame.columns))
        raise ValueError(f"{name} have no column {column!r}. They have: {known}")


def _chunks(parcels: gpd.GeoDataFrame, class_field: str) -> Iterator[Callable[[], Chunk]]:
    """Yield a function for each piece of the parcels."""
    for start in range(0, len(parcels), ROWS):
        rows = parcels.iloc[start : start + ROWS]
        yield partial(chunk_of_rows, rows, class_field, first_row=start)
