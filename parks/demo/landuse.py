"""The land-use layer: planned and current parcels of all parks with their attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd

from geo import ellipsoidal_area_m2
from parks.demo.ground import steps_to_lonlat
from parks.demo.projects import with_projects
from parks.demo.states import building_states, built_attributes, planned_attributes, supply_states

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parks.demo.drawn_park import DrawnPark, State

FICTIONAL_ZH, FICTIONAL_EN = "虚构", "fictional"
COLUMNS = (
    "id", "class_code", "state", "park", "planned_use", "building_state", "supply_state",
    "is_idle", "is_hitech", "floor_area_m2", "footprint_m2", "yard_m2", "built_year", "far", "year",
    "project", "industry_code", "fixed_investment_10k", "office_land_m2", "office_floor_m2",
    "green_m2", "basis", "note_zh",
)  # fmt: skip
DTYPES = {"is_idle": "boolean", "is_hitech": "boolean", "built_year": "Int16", "year": "Int16"}
COLUMN_M = 150.0
"""Ids count from west to east in columns of this width, from south to north in each."""


def landuse_of(parks: Iterable[DrawnPark], names: dict[str, str]) -> gpd.GeoDataFrame:
    """
    Return the land-use layer of drawn parks.

    Parameters
    ----------
    parks
        Drawn parks.
    names
        Name of each enterprise by its id.

    Returns
    -------
    parcels
        Columns `COLUMNS` and geometry, lon/lat degrees (EPSG:4326) of 7 decimals. Each state is a
        coverage: neighbours share their border corner for corner.
    """
    frames = [frame for park in parks for frame in (planned_of(park), current_of(park, names))]
    layer = pd.concat([frame.astype(DTYPES) for frame in frames], ignore_index=True)
    return gpd.GeoDataFrame(layer[[*COLUMNS, "geometry"]], crs="EPSG:4326")


def planned_of(park: DrawnPark) -> pd.DataFrame:
    """Return the planned parcels of a park."""
    parcels = _numbered(park.planned, prefix=f"{park.plan.letter}-P")
    parcels = parcels.join(
        planned_attributes(park.plan, parcels, is_there=parcels["is_there"].to_numpy())
    )
    return _finished(parcels, park, state="planned")


def current_of(park: DrawnPark, names: dict[str, str]) -> pd.DataFrame:
    """Return the current parcels of a park and around it."""
    parcels = _numbered(park.current, prefix=f"{park.plan.letter}-C")
    parcels["building_state"] = building_states(park.plan, parcels)
    parcels["supply_state"] = supply_states(park.plan, parcels)
    parcels = parcels.join(built_attributes(park.plan, parcels))
    parcels = with_projects(park.plan, parcels, names)
    parcels["planned_use"] = parcels["planned_code"].mask(parcels["planned_code"] == "", None)
    return _finished(parcels, park, state="current")


def _numbered(state: State, *, prefix: str) -> pd.DataFrame:
    """Return parcels in the order of their ids, with lon/lat shapes and ellipsoidal areas."""
    shapes = steps_to_lonlat(state.shapes)
    parcels = state.parcels.assign(geometry=shapes, area_m2=ellipsoidal_area_m2(shapes))
    column = np.floor(parcels["x_m"] / COLUMN_M)
    parcels = parcels.iloc[np.lexsort((parcels["y_m"], column))].reset_index(drop=True)
    return parcels.assign(id=[f"{prefix}{number:04}" for number in range(1, len(parcels) + 1)])


def _finished(parcels: pd.DataFrame, park: DrawnPark, *, state: str) -> pd.DataFrame:
    outside = (
        ~parcels["is_inside"] if "is_inside" in parcels else np.zeros(len(parcels), dtype=bool)
    )
    return parcels.assign(
        class_code=parcels["code"],
        state=state,
        park=pd.Series(park.plan.unit, index=parcels.index).mask(outside),
        basis=FICTIONAL_EN,
        note_zh=FICTIONAL_ZH,
    ).reindex(columns=[*COLUMNS, "geometry"])
