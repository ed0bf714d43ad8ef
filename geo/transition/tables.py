"""Pieces of two states as tables by zone, class and parcel."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.checks.overlaps import multipolygons, polygon_parts
from geo.transition.differing import NONE
from geo.transition.texts import NO_PARCEL, SEVERAL

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.transition.differing import Pieces
    from geo.transition.sides import Sides

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]

MATRIX = ["zone", "before", "after"]
CHANGED = [
    "zone",
    "parcel_id",
    "before",
    "after",
    "area_m2",
    "after_m2",
    "changed_m2",
    "changed_share",
]


def table_of(sides: Sides) -> pd.DataFrame:
    """Return one row a piece: zone, part and row before, id and class on both sides, area."""
    before, after, pieces = sides.before.parts, sides.after.parts, sides.pieces
    zone = np.where(
        pieces.before == NONE,
        _taken(after.zone, pieces.after, NONE),
        _taken(before.zone, pieces.before, NONE),
    )
    return pd.DataFrame(
        {
            "zone": zone,
            "part": pieces.before,
            "row": _taken(before.row, pieces.before, NONE),
            "before_id": _taken(sides.before.ids, pieces.before, ""),
            "before": _taken(sides.before.classes, pieces.before, NO_PARCEL),
            "after_id": _taken(sides.after.ids, pieces.after, ""),
            "after": _taken(sides.after.classes, pieces.after, NO_PARCEL),
            "area_m2": pieces.area_m2,
        }
    )


def matrix_of(table: pd.DataFrame, neither_m2: Floats) -> pd.DataFrame:
    """
    Return land by zone, class before and class after.

    Parameters
    ----------
    table
        One row a piece.
    neither_m2
        Land of each zone without a parcel in either state, shape (z,).
    """
    empty = pd.DataFrame(
        {
            "zone": np.flatnonzero(neither_m2 > 0),
            "before": NO_PARCEL,
            "after": NO_PARCEL,
            "area_m2": neither_m2[neither_m2 > 0],
            "pieces": 0,
        }
    )
    counted = table.groupby(MATRIX, sort=True)["area_m2"].agg(["sum", "size"])
    found = counted.set_axis(["area_m2", "pieces"], axis=1).reset_index()
    both = pd.concat([frame for frame in (found, empty) if len(frame)] or [found])
    return both.sort_values(MATRIX, ignore_index=True)


def pieces_of(table: pd.DataFrame, pieces: Pieces, crs: CRS) -> gpd.GeoDataFrame:
    """Return the pieces whose class changed, with their shapes as multipolygons."""
    is_changed = (table["before"] != table["after"]).to_numpy()
    shapes = pieces.shapes[is_changed]
    columns = ["zone", "before_id", "before", "after_id", "after", "area_m2"]
    order = np.lexsort(
        [table.loc[is_changed, column].to_numpy() for column in ("after_id", "before_id", "zone")]
    )
    return gpd.GeoDataFrame(
        table.loc[is_changed, columns].iloc[order].reset_index(drop=True),
        geometry=multipolygons(*polygon_parts(shapes), len(shapes))[order],
        crs=crs,
    )


def changed_of(table: pd.DataFrame, part_m2: Floats) -> pd.DataFrame:
    """
    Return the parcels of the state before that changed.

    Parameters
    ----------
    table
        One row a piece.
    part_m2
        Area of each part of the state before.
    """
    is_parcel = (table["part"] != NONE) & (table["before"] != SEVERAL)
    parcels = table[is_parcel]
    is_changed = parcels["before"] != parcels["after"]
    rows = parcels[parcels["part"].isin(parcels.loc[is_changed, "part"])]
    keys = ["zone", "row", "part"]
    groups = [*keys, "before_id", "before", "after"]
    takes = rows.groupby(groups, as_index=False)[["area_m2"]].sum()
    takes = takes.rename(columns={"before_id": "parcel_id", "area_m2": "after_m2"})
    is_other = takes["before"] != takes["after"]
    takes["changed_m2"] = (
        takes["after_m2"].where(is_other, 0.0).groupby(takes["part"]).transform("sum")
    )
    takes = takes.sort_values(["part", "after_m2", "after"], ascending=[True, False, True])
    found = takes.drop_duplicates("part").sort_values(keys, ignore_index=True)
    found["area_m2"] = part_m2[found["part"].to_numpy()]
    found["changed_share"] = (found["changed_m2"] / found["area_m2"]).clip(upper=1.0)
    return found[CHANGED]


def _taken(values: NDArray[np.generic], numbers: Indices, nothing: object) -> NDArray[np.generic]:
    """Values at numbers, shape (n,), with something else where there is none."""
    filled = np.append(values, np.array([nothing], dtype=values.dtype))
    taken: NDArray[np.generic] = filled[numbers]
    return taken
