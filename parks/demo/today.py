"""What stands today where something is planned: built, vacant, a village, or still the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parks.demo.plan import ParkPlan

FIELDS = "fields"
"""Use of a parcel whose land is not yet taken up."""
STANDING = ("built", "old")
VACANT, BARE, VILLAGE = "2301", "2306", "0703"
UNEVEN_BLOCK, UNEVEN_PLOT = 0.1, 0.05
ROADS_AHEAD, BELTS_BEHIND, FRONT = 0.03, 0.05, 0.09
SHARES = (0.05, 0.09, 0.115, 0.135)
"""Up to these numbers from 0 to 1 a plot behind the front is idle, vacant, ready, a village."""
FRONT_READY, FRONT_VACANT = 0.6, 0.3
OLD_USE = 0.1
OLD_FROM = ("0802", "0901", "0902")


def todays_use(plan: ParkPlan, parcels: pd.DataFrame) -> pd.DataFrame:
    """
    Decide what stands on each planned parcel today.

    Parameters
    ----------
    plan
        The park; building went from its west end eastward.
    parcels
        Planned parcels: columns `kind`, `block`, `u`, `code`.

    Returns
    -------
    today
        Same rows: `use` (built, idle, vacant, ready, village, old, fields) and `code`, the class of
        today, empty for fields.
    """
    dice = plan.dice("today")
    ahead = _ahead(plan, parcels, dice)
    chance, old = dice.random(len(parcels)), dice.random(len(parcels)) < OLD_USE
    is_plot = (parcels["kind"] == "plot").to_numpy()
    reserved = (parcels["code"] == "16").to_numpy()
    use = np.full(len(parcels), FIELDS, dtype=object)
    use[ahead < 0] = "built"
    for share, name in zip(SHARES[::-1], ("village", "ready", "vacant", "idle"), strict=True):
        use[(ahead < 0) & is_plot & (chance < share)] = name
    is_front = (ahead >= 0) & (ahead < FRONT) & is_plot
    use[is_front & (chance < FRONT_READY)] = "ready"
    use[is_front & (chance < FRONT_VACANT)] = "vacant"
    use[(use == "built") & old & parcels["code"].isin(OLD_FROM).to_numpy()] = "old"
    use[reserved & (use != FIELDS)] = FIELDS
    return pd.DataFrame({"use": use, "code": _codes(parcels, use)}, index=parcels.index)


def _ahead(plan: ParkPlan, parcels: pd.DataFrame, dice: np.random.Generator) -> NDArray[np.float64]:
    """Return how far each parcel lies before the building front, in lengths of the park."""
    blocks = parcels["block"].to_numpy()
    by_block = dice.random(blocks.max() + 2)[blocks] - 0.5
    by_plot = dice.random(len(parcels)) - 0.5
    uneven = np.where(blocks < 0, 0.0, UNEVEN_BLOCK * by_block + UNEVEN_PLOT * by_plot)
    kind = parcels["kind"].to_numpy()
    sooner = np.where(kind == "road", ROADS_AHEAD, np.where(kind == "belt", -BELTS_BEHIND, 0.0))
    place = (parcels["u"].to_numpy() + 1) / 2
    return np.asarray(place + uneven - sooner - plan.built_share)


def _codes(parcels: pd.DataFrame, use: NDArray[np.object_]) -> NDArray[np.object_]:
    codes = parcels["code"].to_numpy(dtype=object).copy()
    for name, code in (
        ("idle", VACANT),
        ("vacant", VACANT),
        ("ready", BARE),
        ("village", VILLAGE),
        ("old", "100102"),
        (FIELDS, ""),
    ):
        codes[use == name] = code
    return codes
