"""Which class each piece of the countryside has: woods on the hills, paddies by the river."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from parks.demo.curves import river
from parks.demo.plan import rows

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from parks.demo.plan import ParkPlan

    Floats: TypeAlias = NDArray[np.float64]

CODE_OF_KIND = {"river": "1701", "track": "0601", "homestead": "0703", "pond": "1704"}
HILLS = ((1 / 700, 1 / 1100, 0.3), (1 / 410, -1 / 530, 1.9), (-1 / 290, 1 / 260, 4.1))
"""Waves whose sum is the height of the land: turns per metre east and north, phase."""


def rural_codes(plan: ParkPlan, parcels: pd.DataFrame) -> NDArray[np.object_]:
    """
    Return the class of each rural parcel.

    Parameters
    ----------
    plan
        The park it is in or near.
    parcels
        Columns `kind`, and `x_m`, `y_m`: its middle in metres of the drawing.
    """
    codes = parcels["kind"].map(CODE_OF_KIND).to_numpy(dtype=object, na_value="")
    chance = plan.dice("countryside").random(len(parcels))
    x, y = parcels["x_m"].to_numpy(), parcels["y_m"].to_numpy()
    height = _height(x, y)
    from_river = shapely.distance(river(), shapely.points(x, y))
    is_field = (parcels["kind"] == "field").to_numpy()
    met = [
        _is_between(row, "chance", chance)
        & _is_between(row, "height", height)
        & (from_river < float(row["river_to_m"]))
        for row in rows("countryside")
    ]
    found = np.select(met, [row["code"] for row in rows("countryside")], "")
    return np.where(is_field, found, codes)


def _is_between(row: dict[str, str], name: str, values: Floats) -> NDArray[np.bool_]:
    low, high = float(row[f"{name}_from"]), float(row[f"{name}_to"])
    return np.asarray((values >= low) & (values < high))


def _height(x: Floats, y: Floats) -> Floats:
    """Return a made height from -1 to 1."""
    waves = [np.sin(2 * np.pi * (x * east + y * north) / 2 + phase) for east, north, phase in HILLS]
    return np.asarray(np.sum(waves, axis=0) / len(waves))
