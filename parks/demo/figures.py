"""Figures of the fictional parks: land as it is drawn, money and people in proportion to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from geo import ellipsoidal_area_m2
from parks.demo.layers import built_extent
from parks.demo.plan import rows

if TYPE_CHECKING:
    import geopandas as gpd

COLUMNS = (
    "unit_id", "indicator", "value", "value_high", "unit", "period", "status", "measure",
    "qualifier", "printed", "source_id", "locator", "mark", "note", "note_zh",
)  # fmt: skip
M2_PER_KM2, M2_PER_HA, MU_PER_M2 = 1_000_000, 10_000, 0.0015
WORKS = ("10", "11")
ZONE = "demo-zone"


def figures_of_land(landuse: gpd.GeoDataFrame) -> pd.DataFrame:
    """
    Return the table `indicators` of the region.

    Parameters
    ----------
    landuse
        Land-use layer of the region.

    Returns
    -------
    indicators
        Text cells. A value is the rate of the data file `figures` times the land it names: planned
        km², km² of the built extent, built ha (building state A), built industrial and warehouse
        land in mu.
    """
    land = _land(landuse)
    return pd.DataFrame([_figure(row, land) for row in rows("figures")], columns=COLUMNS)


def _land(landuse: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return quantities of land by unit; those of the zone are the sums of its parks."""
    area = pd.Series(ellipsoidal_area_m2(landuse.geometry), index=landuse.index)
    built = (landuse["building_state"] == "A").to_numpy()
    works = built & landuse["class_code"].str.startswith(WORKS).to_numpy()
    planned = (landuse["state"] == "planned").to_numpy()
    units = landuse["park"]
    parks = list(units.dropna().unique())
    extents_m2 = ellipsoidal_area_m2([built_extent(landuse, park) for park in parks])
    sums = pd.DataFrame(
        {
            "planned_km2": area[planned].groupby(units).sum() / M2_PER_KM2,
            "extent_km2": pd.Series(extents_m2, index=parks) / M2_PER_KM2,
            "built_ha": area[built].groupby(units).sum() / M2_PER_HA,
            "industry_mu": area[works].groupby(units).sum() * MU_PER_M2,
        }
    )
    sums.loc[ZONE] = sums.sum()
    return sums


def _figure(row: dict[str, str], land: pd.DataFrame) -> dict[str, str]:
    rate = float(row["rate"])
    value = rate * float(land[row["of"]][row["unit_id"]]) if row["of"] else rate
    printed = f"{value:.{row['decimals']}f}"
    return {
        **{name: row.get(name, "") for name in COLUMNS},
        "value": printed,
        "qualifier": "exact",
        "printed": f"{printed}{row['unit']}",
        "note": "; ".join(part for part in ("fictional", row["note"]) if part),
        "note_zh": "；".join(part for part in ("虚构", row["note_zh"]) if part) + "。",
    }
