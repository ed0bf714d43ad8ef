"""State attributes: how current parcels are built and supplied, and limits of planned ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from parks.demo.plan import rows
from parks.demo.today import STANDING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parks.demo.plan import ParkPlan

    Floats: TypeAlias = NDArray[np.float64]
    Booleans: TypeAlias = NDArray[np.bool_]

NOT_BUILT = ("idle", "vacant", "ready")
PUBLIC = ("08", "12", "13", "14")
WORKS = ("10", "11")
EXPIRED, PROTECTED, HITECH = 0.02, 0.06, 0.24
FIRST_YEAR, LAST_YEAR, PLAN_YEAR = 2006, 2024, 2035


def building_states(plan: ParkPlan, parcels: pd.DataFrame) -> NDArray[np.object_]:
    """Return A, B11, B12, B21, B22, C1 or C2 for each current parcel (evaluation of zones)."""
    use, code = parcels["use"], parcels["code"]
    chance = plan.dice("protected").random(len(parcels))
    choices = [
        (code == "1701", "C1"),
        (use.isin(STANDING), "A"),
        (use.isin(NOT_BUILT), "B21"),
        (code == "0703", "B12"),
        (code.str.startswith(WORKS), "B11"),
        ((code == "0301") & (chance < PROTECTED), "C2"),
    ]
    return np.select([met for met, _ in choices], [state for _, state in choices], "B22")


def supply_states(plan: ParkPlan, parcels: pd.DataFrame) -> NDArray[np.object_]:
    """Return D1, D21, D22, E1, E21, E22 or F; empty for what lies outside the park."""
    built, planned = parcels["building_state"], parcels["planned_code"]
    chance = plan.dice("supply").random(len(parcels))
    choices = [
        (~parcels["is_inside"] & (planned == ""), ""),
        (built.str.startswith("C"), "F"),
        ((built == "A") & parcels["code"].str.startswith(PUBLIC), "D1"),
        ((built == "A") & (chance < EXPIRED), "D22"),
        ((built == "A") | parcels["use"].isin(["idle", "vacant"]), "D21"),
        (planned.str.startswith(PUBLIC), "E1"),
        (planned.str.startswith(WORKS), "E21"),
    ]
    return np.select([met for met, _ in choices], [state for _, state in choices], "E22")


def built_attributes(plan: ParkPlan, parcels: pd.DataFrame) -> pd.DataFrame:
    """
    Return how densely each current parcel is built.

    Parameters
    ----------
    plan
        The park.
    parcels
        Columns `code`, `building_state`, `use`, `u`, `area_m2` (ellipsoidal).

    Returns
    -------
    attributes
        `is_idle`, `is_hitech`, `floor_area_m2`, `footprint_m2`, `yard_m2`, `built_year`: numbers
        only where something is built (state A).
    """
    dice, table = plan.dice("built"), _intensity(parcels["code"])
    is_built = (parcels["building_state"] == "A").to_numpy()
    area = np.where(is_built, parcels["area_m2"], np.nan)
    share = dice.random((3, len(parcels)))
    far, density, yard = (
        table[f"{name}_low"] + (table[f"{name}_high"] - table[f"{name}_low"]) * part
        for name, part in zip(("far", "density", "yard"), share, strict=True)
    )
    age = np.clip((parcels["u"] + 1) / 2 / plan.built_share, 0, 1) * (LAST_YEAR - FIRST_YEAR)
    year = np.minimum(FIRST_YEAR + np.round(age - 1 + 3 * dice.random(len(parcels))), LAST_YEAR)
    is_light = parcels["code"].str.startswith("100101") & is_built
    return pd.DataFrame(
        {
            "is_idle": parcels["use"] == "idle",
            "is_hitech": is_light & (dice.random(len(parcels)) < HITECH),
            "floor_area_m2": np.round(area * np.maximum(far, density)),
            "footprint_m2": np.round(area * density),
            "yard_m2": np.round(area * yard),
            "built_year": pd.array(np.where(is_built, year, np.nan), dtype="Int16"),
        },
        index=parcels.index,
    )


def planned_attributes(
    plan: ParkPlan, parcels: pd.DataFrame, *, is_there: Booleans
) -> pd.DataFrame:
    """Return `far`, the limit of the plan, and `year`, by when what is not there is to be built."""
    front = (parcels["u"] + 1) / 2 - plan.built_share
    share = np.clip(front / (1 - plan.built_share), 0, 1)
    first = LAST_YEAR + 2
    year = np.round(first + share * (PLAN_YEAR - first))
    is_due = ~is_there & (parcels["code"] != "1701").to_numpy()
    far = _intensity(parcels["code"])["planned_far"].replace(0.0, np.nan)
    return pd.DataFrame(
        {"far": far, "year": pd.array(np.where(is_due, year, np.nan), dtype="Int16")},
        index=parcels.index,
    )


def _intensity(codes: pd.Series) -> pd.DataFrame:
    """Return the row of the data file whose code is the longest start of each code; 0 for none."""
    table = {row.pop("code"): row for row in rows("intensity")}
    names = sorted(table, key=len, reverse=True)
    starts = np.select([codes.str.startswith(name) for name in names], names, "")
    numbers = pd.DataFrame(table).T.replace("", "nan").astype("float64")
    return numbers.reindex(starts).fillna(0.0).set_index(codes.index)
