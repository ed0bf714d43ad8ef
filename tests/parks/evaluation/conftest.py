"""A zone of 100 ha whose every ratio can be worked out by hand, as pieces and as a region."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from parks import tables
from parks.evaluation.account import LandAccount, land_account
from parks.evaluation.attributes import AREAS, FLAGS, STATES
from parks.evaluation.cut import Cut
from parks.evaluation.quantity import Quantity
from parks.read_table import empty_table
from parks.region import Region, RegionMeta

Parcel = Mapping[str, Any]
HECTARE_M2 = 10_000
CRS = "EPSG:4544"
WEST, SOUTH = 500_000, 3_200_000

ZONE: tuple[Parcel, ...] = (
    {"ha": 20, "class_code": "100102", "building_state": "A", "supply_state": "D21",
     "is_idle": False, "is_hitech": True, "floor_area_m2": 160_000, "footprint_m2": 80_000,
     "yard_m2": 20_000},
    {"ha": 10, "class_code": "110101", "building_state": "A", "supply_state": "D22",
     "is_idle": False, "is_hitech": False, "floor_area_m2": 60_000, "footprint_m2": 30_000,
     "yard_m2": 10_000},
    {"ha": 8, "class_code": "070102", "building_state": "A", "supply_state": "D1",
     "is_idle": False, "is_hitech": False, "floor_area_m2": 120_000, "footprint_m2": 16_000,
     "yard_m2": 0},
    {"ha": 12, "class_code": "1207", "building_state": "A", "supply_state": "D1",
     "is_idle": False, "is_hitech": False, "floor_area_m2": 0, "footprint_m2": 0, "yard_m2": 0},
    {"ha": 10, "class_code": "100101", "building_state": "B21", "supply_state": "D21",
     "is_idle": True, "is_hitech": False},
    {"ha": 15, "class_code": "0103", "building_state": "B21", "supply_state": "E21"},
    {"ha": 5, "class_code": "0301", "building_state": "B22", "supply_state": "E22"},
    {"ha": 20, "class_code": "1701", "building_state": "C1", "supply_state": "F"},
)  # fmt: skip
"""A 50 ha (A1 8, A2 30, A3 12), B21 25, B22 5, C1 20; D 60, E 20, F 20; G 10; H 20 ha."""

GROUPS = {"07": "A1", "10": "A2", "11": "A2", "12": "A3", "08": "A5", "09": "A4"}
FIGURES: Mapping[str, tuple[float, str]] = {
    "industrial_fixed_assets": (24, "亿元"),
    "industrial_revenue": (36, "亿元"),
    "industrial_tax": (1.5, "亿元"),
    "sector_tax": (2, "亿元"),
    "resident_population": (6_000, "人"),
    "land_used": (500, "公顷"),
    "industrial_value_added": (9, "亿元"),
    "industrial_output": (30, "亿元"),
    "energy_use": (4.5, "万吨标准煤"),
    "pollutant_emissions": (300, "吨"),
    "rd_spending": (7_200, "万元"),
    "employees": (0.3, "万人"),
}


def changed(number: int, **fields: object) -> tuple[Parcel, ...]:
    """Return the parcels of the zone, one of them with other attributes."""
    return tuple(
        {**parcel, **fields} if row == number else parcel for row, parcel in enumerate(ZONE)
    )


def cut_of(parcels: Sequence[Parcel], *, zone_ha: float | None = None) -> Cut:
    area_m2 = np.array([parcel["ha"] * HECTARE_M2 for parcel in parcels], dtype=float)
    texts = {
        field: np.array([str(parcel.get(field, "")) for parcel in parcels], dtype=object)
        for field in STATES
    }
    flags = {
        field: np.array(
            [{True: "1", False: "0"}.get(parcel.get(field), "") for parcel in parcels],
            dtype=object,
        )
        for field in FLAGS
    }
    groups = [_group(str(parcel["class_code"])) for parcel in parcels]
    numbers = {
        field: np.array([parcel.get(field, np.nan) for parcel in parcels], dtype=float)
        for field in AREAS
    }
    return Cut(
        zone_area_m2=float(area_m2.sum()) if zone_ha is None else zone_ha * HECTARE_M2,
        area_m2=area_m2,
        texts={**texts, **flags, "class_code": np.array(groups, dtype=object)},
        numbers=numbers,
        absent=frozenset(),
        source="landuse.parquet",
    )


def _group(code: str) -> str:
    return GROUPS.get(code[:2], "-") if code else ""


def made_region(
    zones: Mapping[str, Sequence[Parcel]],
    figures: Mapping[str, Sequence[Mapping[str, Any]]],
    **columns: object,
) -> Region:
    """Return a region with one square zone a unit, cut into strips that are its parcels."""
    boundaries, parcels = [], []
    for number, (unit, members) in enumerate(zones.items()):
        west = WEST + number * 5_000
        heights = np.cumsum([0, *(parcel["ha"] * 10 for parcel in members)])
        for row, parcel in enumerate(members):
            shape = shapely.box(west, SOUTH + heights[row], west + 1_000, SOUTH + heights[row + 1])
            parcels.append({"id": f"{unit}-{row}", **parcel, "geometry": shape})
        shape = shapely.box(west, SOUTH, west + 1_000, SOUTH + heights[-1])
        boundaries.append(_boundary(unit, shape))
    layer = gpd.GeoDataFrame(parcels, crs=CRS).drop(columns="ha") if parcels else None
    return Region(
        name="made",
        meta=_meta(),
        folder=Path("made"),
        units=_units(dict.fromkeys([*zones, *figures])),
        parks=_parks(boundaries),
        places=gpd.GeoDataFrame({"id": []}, geometry=[], crs=4326),
        outline=gpd.GeoDataFrame({"role": []}, geometry=[], crs=4326),
        indicators=_indicators(figures),
        sources=empty_table(tables.SOURCES),
        structures=empty_table(tables.STRUCTURES),
        clusters=empty_table(tables.CLUSTERS),
        events=empty_table(tables.EVENTS),
        intake=(),
        landuse=None if layer is None else layer.assign(**columns),
    )


def figure_rows(
    values: Mapping[str, tuple[float, str]] = FIGURES, **more: object
) -> list[Mapping[str, Any]]:
    """Return rows of indicators for one unit, all of 2023."""
    return [
        {"indicator": key, "value": value, "unit": unit, "period": "2023", **more}
        for key, (value, unit) in values.items()
    ]


def _meta() -> RegionMeta:
    names = dict.fromkeys(("name_zh", "name_en", "title_zh", "title_en"), "Made")
    return RegionMeta(unit_id="made", landuse_edition="ydyh2023", fictional=True, **names)


def _units(ids: Sequence[str]) -> pd.DataFrame:
    empty = empty_table(tables.UNITS)
    rows = [
        {**dict.fromkeys(empty, ""), "id": unit, "name_zh": unit, "name_en": unit, "kind": "park"}
        for unit in ids
    ]
    return pd.DataFrame(rows, columns=list(empty)).astype(empty.dtypes.to_dict())


def _boundary(unit: str, shape: shapely.Polygon) -> Mapping[str, Any]:
    return {"id": f"{unit}-planned", "unit_id": unit, "extent": "planned", "basis": "fictional",
            "area_measurable": True, "geometry": shape}  # fmt: skip


def _parks(boundaries: Sequence[Mapping[str, Any]]) -> gpd.GeoDataFrame:
    if boundaries:
        return gpd.GeoDataFrame(boundaries, crs=CRS).to_crs(4326)
    columns = ("id", "unit_id", "extent", "basis", "area_measurable")
    return gpd.GeoDataFrame({name: [] for name in columns}, geometry=[], crs=4326)


def _indicators(figures: Mapping[str, Sequence[Mapping[str, Any]]]) -> pd.DataFrame:
    empty = empty_table(tables.INDICATORS)
    given = {"status": "actual", "measure": "level", "qualifier": "exact", "source_id": "doc",
             "locator": "1", "value_high": np.nan, "printed": "x"}  # fmt: skip
    rows = [
        {**dict.fromkeys(empty, ""), **given, "unit_id": unit, **row}
        for unit, own in figures.items()
        for row in own
    ]
    return pd.DataFrame(rows, columns=list(empty)).astype(empty.dtypes.to_dict())


@pytest.fixture(scope="session")
def zone() -> tuple[Parcel, ...]:
    return ZONE


@pytest.fixture(scope="session")
def change() -> Callable[..., tuple[Parcel, ...]]:
    return changed


@pytest.fixture(scope="session")
def cut() -> Callable[..., Cut]:
    return cut_of


@pytest.fixture(scope="session")
def region_of() -> Callable[..., Region]:
    return made_region


@pytest.fixture(scope="session")
def rows_of() -> Callable[..., list[Mapping[str, Any]]]:
    return figure_rows


@pytest.fixture(scope="session")
def made() -> Region:
    """Return a region of one unit with the zone and all figures."""
    return made_region({"park-a": ZONE}, {"park-a": figure_rows()})


@pytest.fixture(scope="session")
def account() -> LandAccount:
    return land_account(cut_of(ZONE), unit_id="park-a")


@pytest.fixture
def quantities(account: LandAccount) -> dict[str, Quantity]:
    """Return the land of the zone and its figures in the units of formulas."""
    money = {"industrial_fixed_assets": 240_000, "industrial_revenue": 360_000,
             "industrial_tax": 15_000, "sector_tax": 20_000}  # fmt: skip
    others = {"resident_population": (6_000, "人")}
    figures = {key: (value, "万元") for key, value in money.items()} | others
    return {**account.quantities} | {
        key: Quantity(
            key=key, name_zh=key, name_en=key, value=float(value), unit=unit, period="2023"
        )
        for key, (value, unit) in figures.items()
    }
