"""Boundaries, places and outline of the demo region, made of what its parcels are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely

from parks.demo.curves import district_outline
from parks.demo.ground import DECIMALS, DRAWING, steps_to_lonlat
from parks.demo.plan import SEED, park_plans, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

BUILT_IN = ("park-a", "park-b", "park-c")
LEAST_PART = 0.02
"""Share of the largest part that a part of a built extent must have."""
FICTIONAL: Mapping[str, Any] = {
    "basis": "fictional",
    "position_uncertainty_m": 0,
    "source": "demo-generator",
    "valid_to": None,
    "note": "Fictional: generated, no real place.",
    "note_zh": "虚构：由程序生成，不代表任何真实地方。",
}


def boundaries_of(landuse: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the boundaries: the union of the planned parcels of each park, and what is built."""
    is_planned = landuse["state"] == "planned"
    units = [plan.unit for plan in park_plans()]
    planned = [_union(landuse[is_planned & (landuse["park"] == unit)]) for unit in units]
    built = [built_extent(landuse, unit) for unit in BUILT_IN]
    return gpd.GeoDataFrame(
        [
            *(_boundary(unit, "planned", since="2025") for unit in units),
            *(_boundary(unit, "built", since="2025") for unit in BUILT_IN),
        ],
        geometry=[*planned, *built],
        crs="EPSG:4326",
    )


def built_extent(landuse: gpd.GeoDataFrame, unit: str) -> BaseGeometry:
    """Return where a park is built today: its built parcels and what they enclose, in degrees."""
    is_built = (landuse["building_state"] == "A") & (landuse["park"] == unit)
    parts = shapely.get_parts(_union(landuse[is_built]))
    filled = np.asarray(shapely.polygons(shapely.get_exterior_ring(parts)))
    large = filled[shapely.area(filled) > LEAST_PART * shapely.area(filled).max()]
    return shapely.orient_polygons(shapely.union_all(large))


def places_of(landuse: gpd.GeoDataFrame, names: Mapping[str, str]) -> gpd.GeoDataFrame:
    """Return a point in each park, and one on the parcel of each enterprise."""
    boundaries = boundaries_of(landuse)
    seats = boundaries[boundaries["extent"] == "planned"]
    projects = landuse.dropna(subset="project").drop_duplicates("project").set_index("project")
    found = [row["unit_id"] for row in rows("sites")]
    parcels = projects.loc[[names[unit] for unit in found]].geometry
    records = [
        *(_place(unit, "stand_in") for unit in seats["unit_id"]),
        *(_place(unit, "site") for unit in found),
    ]
    points = [*shapely.centroid(seats.geometry), *shapely.point_on_surface(parcels)]
    rounded = shapely.points(np.round(shapely.get_coordinates(points), DECIMALS))
    return gpd.GeoDataFrame(records, geometry=rounded, crs="EPSG:4326")


def outline_layer() -> gpd.GeoDataFrame:
    """Return the outline of the district."""
    shape = steps_to_lonlat(DRAWING.to_steps(np.array([district_outline()])))
    record = {
        **FICTIONAL,
        "id": "demo",
        "unit_id": "demo",
        "role": "district",
        "adcode": None,
        "name_zh": "演示区（虚构）",
        "name_en": "Demo District (fictional)",
        "area_measurable": True,
        "area_note": "fictional",
        "label_lon": None,
        "label_lat": None,
        "valid_from": None,
    }
    return gpd.GeoDataFrame([record], geometry=shape, crs="EPSG:4326")


def _union(parcels: gpd.GeoDataFrame) -> BaseGeometry:
    """Return the union of parcels that share borders corner for corner."""
    return shapely.coverage_union_all(parcels.geometry.to_numpy())


def _boundary(unit: str, extent: str, *, since: str) -> dict[str, Any]:
    note = {
        "planned": "fictional; equals the union of its planned parcels",
        "built": "fictional; its current parcels of building state A and what they enclose",
    }
    return {
        **FICTIONAL,
        "id": f"{unit}-{extent}",
        "unit_id": unit,
        "extent": extent,
        "area_measurable": True,
        "area_note": note[extent],
        "seed": SEED,
        "valid_from": since,
    }


def _place(unit: str, role: str) -> dict[str, Any]:
    return {
        **FICTIONAL,
        "id": f"{unit}-{role.replace('_', '-')}",
        "unit_id": unit,
        "role": role,
        "area_measurable": False,
        "area_note": None,
        "valid_from": None,
    }
