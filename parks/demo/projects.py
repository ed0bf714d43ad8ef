"""Industrial projects of current parcels, a few of which miss a control indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from parks.demo.plan import rows
from parks.demo.programme import nearest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parks.demo.plan import ParkPlan

FAILING = 0.025
"""Share of the projects that miss each of the indicators."""
SPARSE = 0.45
"""Floor area or footprint of a project that misses its indicator, against the usual."""
M2_PER_HA = 10_000
RANGES = {
    "fixed_investment_10k": ((2_600, 8_800), (450, 900)),
    "office_land_m2": ((0.02, 0.065), (0.085, 0.12)),
    "office_floor_m2": ((0.04, 0.13), (0.17, 0.24)),
    "green_m2": ((0.03, 0.14), (0.22, 0.3)),
}
"""Usual range and range of those that fail: 10,000 yuan a hectare, else shares of the land."""
BASES = {"office_floor_m2": "floor_area_m2"}
"""What a share is of, where it is not of the land."""


def with_projects(plan: ParkPlan, parcels: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """
    Return parcels with the projects on them.

    Parameters
    ----------
    plan
        The park.
    parcels
        Current parcels with `id`, `code`, `building_state`, `area_m2`, `floor_area_m2`,
        `footprint_m2`, `yard_m2`, `u`, `v`.
    names
        Name of each enterprise of the data file `sites`.

    Returns
    -------
    parcels
        With `project`, `industry_code` (division of GB/T 4754-2017), `fixed_investment_10k`,
        `office_land_m2`, `office_floor_m2`, `green_m2`; floor area and footprint are smaller where
        a project misses the indicator made of them.
    """
    divisions = {row["code"]: row["divisions"].split("|") for row in rows("industries")}
    is_works = parcels["code"].str.startswith(tuple(divisions)) & (parcels["building_state"] == "A")
    dice = plan.dice("projects")
    fails = dice.random((len(RANGES) + 2, len(parcels))) < FAILING
    part = dice.random((len(RANGES) + 1, len(parcels)))
    sparse = _sparse(parcels, low=is_works & fails[-2], thin=is_works & fails[-1])
    project = ("演示项目 " + parcels["id"] + "（虚构）").where(is_works)
    for unit, site in sites(plan, parcels).items():
        project.iloc[site] = names[unit]
    industry = _divisions(parcels["code"], part[-1], divisions).where(is_works)
    costs = _costs(sparse, fails, part).where(is_works, axis=0)
    return sparse.assign(project=project, industry_code=industry).join(costs)


def sites(plan: ParkPlan, parcels: pd.DataFrame) -> dict[str, int]:
    """Return the number of the current parcel of each enterprise in the park."""
    u, v = parcels["u"].to_numpy(), parcels["v"].to_numpy()
    is_built = (parcels["building_state"] == "A").to_numpy()
    return {
        row["unit_id"]: nearest(
            row, u, v, among=is_built & parcels["code"].str.startswith(row["code"]).to_numpy()
        )
        for row in rows("sites")
        if row["park"] == plan.unit
    }


def _sparse(parcels: pd.DataFrame, *, low: pd.Series, thin: pd.Series) -> pd.DataFrame:
    """Return parcels with little floor area where `low`, with little covered land where `thin`."""
    footprint = parcels["footprint_m2"].mask(thin, np.round(parcels["footprint_m2"] * SPARSE))
    floors = np.maximum(np.round(parcels["floor_area_m2"] * SPARSE), footprint)
    return parcels.assign(
        footprint_m2=footprint,
        yard_m2=parcels["yard_m2"].mask(thin, 0.0),
        floor_area_m2=parcels["floor_area_m2"].mask(low, floors),
    )


def _costs(
    parcels: pd.DataFrame, fails: NDArray[np.bool_], part: NDArray[np.float64]
) -> pd.DataFrame:
    """Return the columns of `RANGES` for every parcel, some in the failing range."""
    found = {}
    for number, (name, (usual, poor)) in enumerate(RANGES.items()):
        low, high = np.where(fails[number], np.array(poor)[:, None], np.array(usual)[:, None])
        base = parcels[BASES.get(name, "area_m2")] / (M2_PER_HA if name.endswith("10k") else 1)
        found[name] = np.round(base * (low + (high - low) * part[number]))
    return pd.DataFrame(found, index=parcels.index)


def _divisions(
    codes: pd.Series, chance: NDArray[np.float64], table: dict[str, list[str]]
) -> pd.Series:
    """Return a division that suits each class; missing where the table has none."""
    found = np.full(len(codes), None, dtype=object)
    for start, divisions in sorted(table.items(), key=lambda item: len(item[0])):
        inside = codes.str.startswith(start).to_numpy()
        found[inside] = np.array(divisions)[(chance[inside] * len(divisions)).astype(int)]
    return pd.Series(found, index=codes.index)
