"""How far a land-use plan is realised, by unit and planned class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from geo.transition import NO_PARCEL, SEVERAL, UNCLASSIFIED, realised
from parks.change.missing import NO_CURRENT_INSIDE
from parks.classes import edition

if TYPE_CHECKING:
    from parks.change.planned_and_built import PlannedAndBuilt

FORMULA_ZH = "规划实现率 = 现状与规划地类相同的面积 ÷ 该类规划面积"
FORMULA_EN = "realised share = planned land of a class that is of this class now / planned land"
MARKER_NAMES = {
    NO_PARCEL: ("无地块", "No parcel"),
    SEVERAL: ("多种地类重叠", "Several classes"),
    UNCLASSIFIED: ("未分类", "Unclassified"),
}
COLUMNS = [
    "unit_id",
    "class",
    "name_zh",
    "name_en",
    "planned_m2",
    "realised_m2",
    "realised_share",
    "unknown_m2",
]


def realised_plan(found: PlannedAndBuilt) -> pd.DataFrame:
    """
    Return how much planned land is of its planned class already.

    Parameters
    ----------
    found
        Planned and current land compared.

    Returns
    -------
    shares
        One row a unit and planned class: `unit_id`, `class`, `name_zh`, `name_en`, `planned_m2`,
        `realised_m2`, `realised_share` (0 to 1, by `FORMULA_EN`), `unknown_m2` (planned land whose
        current class is not known, counted as not realised). No rows where nothing could be
        computed, and none of units without current parcels: `found.missing_by_unit` names them.
        A class of the same code counts as realised, whether or not it is built upon.
    """
    if found.transition is None:
        return pd.DataFrame(columns=COLUMNS)
    shares = realised(found.transition).rename(
        columns={"zone_id": "unit_id", "after_m2": "planned_m2", "kept_m2": "realised_m2"}
    )
    unknown = [unit for unit, why in found.missing_by_unit.items() if why == NO_CURRENT_INSIDE]
    shares = shares[~shares["unit_id"].isin(unknown)].reset_index(drop=True)
    names = {code: class_names(code, found) for code in shares["class"].unique()}
    shares["name_zh"] = shares["class"].map({code: zh for code, (zh, _) in names.items()})
    shares["name_en"] = shares["class"].map({code: en for code, (_, en) in names.items()})
    return shares[COLUMNS]


def class_names(code: str, found: PlannedAndBuilt) -> tuple[str, str]:
    """
    Return the Chinese and the English name of a class or marker in a transition.

    Parameters
    ----------
    code
        As it stands in the matrix.
    found
        Planned and current land compared; codes as they are written have no other name.
    """
    if code in MARKER_NAMES:
        return MARKER_NAMES[code]
    if found.level is None:
        return code, code
    named = edition(found.edition).land_class(code)
    return named.name_zh, named.name_en
