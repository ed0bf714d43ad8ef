"""Parcels that are one today, or in the plan, though roads or borders run between."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from parks.demo.plan import ParkPlan, rows
from parks.demo.programme import nearest

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from parks.demo.network import Faces

    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]

SHARE = 0.05


def joined_as_told(
    plan: ParkPlan, parcels: pd.DataFrame, *, state: str, among: Booleans
) -> Indices:
    """Return the number that each parcel gets: another's where a data file makes them one."""
    numbers = np.arange(len(parcels))
    u, v = parcels["u"].to_numpy(), parcels["v"].to_numpy()
    for row in rows("joins"):
        if (row["state"], row["park"]) == (state, plan.unit):
            alike = among & (parcels["kind"] == row["kind"]).to_numpy()
            one = nearest(row, u, v, among=alike)
            alike[one] = False
            numbers[
                nearest({**row, "u": row["other_u"], "v": row["other_v"]}, u, v, among=alike)
            ] = one
    return numbers


def joined_plants(
    plan: ParkPlan, parcels: pd.DataFrame, faces: Faces, labels: Indices, *, among: Booleans
) -> Indices:
    """Return the number that each parcel gets: some neighbours of one class are one plant."""
    numbers = np.arange(len(parcels))
    pairs = labels[faces.pairs]
    pairs = np.unique(pairs[(pairs >= 0).all(axis=1) & (pairs[:, 0] < pairs[:, 1])], axis=0)
    codes, blocks = parcels["code"].to_numpy(), parcels["block"].to_numpy()
    alike = (codes[pairs[:, 0]] == codes[pairs[:, 1]]) & (
        blocks[pairs[:, 0]] == blocks[pairs[:, 1]]
    )
    alike &= among[pairs].all(axis=1)
    pairs = pairs[alike]
    taken = np.zeros(len(parcels), dtype=bool)
    for one, other in pairs[plan.dice("plants").random(len(pairs)) < SHARE].tolist():
        if not taken[[one, other]].any():
            numbers[other] = one
            taken[[one, other]] = True
    return numbers
