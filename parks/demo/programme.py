"""Which class each planned parcel has, by where it lies in its park."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from parks.demo.plan import ParkPlan, rows

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

CODE_OF_KIND = {"road": "1207", "river": "1701", "belt": "1402", "pond": "1704"}
"""Classes (edition ydyh2023) of the pieces that are no plots."""


def planned_codes(plan: ParkPlan, parcels: pd.DataFrame) -> NDArray[np.object_]:
    """
    Return the planned class of each parcel.

    Parameters
    ----------
    plan
        The park.
    parcels
        Columns `kind`, and `u` and `v`: the parcel's middle in half axes of the park.
    """
    codes = parcels["kind"].map(CODE_OF_KIND).to_numpy(dtype=object, na_value="")
    is_plot = (parcels["kind"] == "plot").to_numpy(copy=True)
    u, v = parcels["u"].to_numpy(), parcels["v"].to_numpy()
    chance = plan.dice("programme").random(len(parcels))
    for row in reversed(_of_park(plan, "programme")):
        inside = is_plot & (u >= float(row["u_from"])) & (u < float(row["u_to"]))
        inside &= (v >= float(row["v_from"])) & (v < float(row["v_to"]))
        codes[inside] = _drawn(row["codes"], chance[inside])
    for row in _of_park(plan, "facilities"):
        site = nearest(row, u, v, among=is_plot)
        codes[site], is_plot[site] = row["code"], False
    return codes


def odd_codes(plan: ParkPlan, parcels: pd.DataFrame, *, state: str) -> NDArray[np.object_]:
    """Return `code` of parcels with the few mixed, local and foreign ones that real layers have."""
    found = parcels["code"].to_numpy(dtype=object).copy()
    u, v = parcels["u"].to_numpy(), parcels["v"].to_numpy()
    for row in _of_park(plan, "odd_codes"):
        if row["state"] == state:
            alike = parcels["code"].str.startswith(row["instead_of"]).to_numpy()
            found[nearest(row, u, v, among=alike)] = row["code"]
    return found


def nearest(
    row: dict[str, str], u: NDArray[np.float64], v: NDArray[np.float64], *, among: NDArray[np.bool_]
) -> int:
    """Return the number of the parcel nearest to the place that a row names."""
    away = np.hypot(u - float(row["u"]), v - float(row["v"]))
    return int(np.argmin(np.where(among, away, np.inf)))


def _of_park(plan: ParkPlan, name: str) -> list[dict[str, str]]:
    return [row for row in rows(name) if row["park"] == plan.unit]


def _drawn(choices: str, chance: NDArray[np.float64]) -> NDArray[np.object_]:
    """Return one of `code:weight|code:weight` for each number from 0 to 1."""
    pairs = [choice.split(":") for choice in choices.split("|")]
    weights = np.cumsum([float(weight) for _, weight in pairs])
    names = np.array([code for code, _ in pairs], dtype=object)
    return np.asarray(names[np.searchsorted(weights / weights[-1], chance, side="right")])
