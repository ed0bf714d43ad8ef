"""What a transition comes to, by zone and by class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.transition.texts import NO_PARCEL, SEVERAL, UNCLASSIFIED

if TYPE_CHECKING:
    from geo.transition.result import Transition

UNKNOWN = (NO_PARCEL, SEVERAL, UNCLASSIFIED)
REALISED_FORMULA = "realised_share = area of the class after that had it before / its area after"
KINDS = ("kept", "changed", "added", "removed", "undecided", "neither")


def summary(transition: Transition) -> pd.DataFrame:
    """
    Return what became of the land of each zone.

    Parameters
    ----------
    transition
        Two states compared.

    Returns
    -------
    sums
        One row a zone: `zone_id`, `zone_m2`, then `kept_m2` (same class), `changed_m2` (another
        class), `added_m2` (a parcel after only), `removed_m2` (a parcel before only),
        `undecided_m2` (without a class, or of several, in a state) and `neither_m2` (without a
        parcel in both), which add up to the zone.
    """
    matrix = transition.matrix
    kind = _kinds(matrix["before"], matrix["after"])
    sums = matrix.pivot_table(
        index="zone_id", columns=kind, values="area_m2", aggfunc="sum", fill_value=0.0
    )
    zones = transition.reconciliation[["zone_id", "zone_m2"]]
    wide = sums.reindex(index=zones["zone_id"], columns=list(KINDS), fill_value=0.0)
    return zones.join(wide.astype(float).add_suffix("_m2"), on="zone_id")


def realised(transition: Transition) -> pd.DataFrame:
    """
    Return how much of each class after was of that class before already.

    Parameters
    ----------
    transition
        Two states compared; with the built state before and the planned one after, this is how
        far the plan is realised.

    Returns
    -------
    shares
        One row a zone and class after: `zone_id`, `class`, `after_m2`, `kept_m2`,
        `realised_share` (kept over after), `unknown_m2` (land of the class after whose class before
        is not known: no parcel, no class, or several). The share counts unknown land as not
        realised.
    """
    matrix = transition.matrix
    rows = matrix[~matrix["after"].isin(UNKNOWN)]
    parts = rows.assign(
        kept_m2=rows["area_m2"].where(rows["before"] == rows["after"], 0.0),
        unknown_m2=rows["area_m2"].where(rows["before"].isin(UNKNOWN), 0.0),
    )
    keys = ["zone_id", "after"]
    sums = parts.groupby(keys, as_index=False)[["area_m2", "kept_m2", "unknown_m2"]].sum()
    shares = sums.rename(columns={"after": "class", "area_m2": "after_m2"})
    shares["realised_share"] = shares["kept_m2"] / shares["after_m2"]
    columns = ["zone_id", "class", "after_m2", "kept_m2", "realised_share", "unknown_m2"]
    return shares[columns]


def _kinds(before: pd.Series, after: pd.Series) -> pd.Series:
    none_before, none_after = before == NO_PARCEL, after == NO_PARCEL
    is_open = before.isin((SEVERAL, UNCLASSIFIED)) | after.isin((SEVERAL, UNCLASSIFIED))
    chosen = np.select(
        [none_before & none_after, is_open, none_before, none_after, before == after],
        ["neither", "undecided", "added", "removed", "kept"],
        default="changed",
    )
    return pd.Series(chosen, index=before.index, name="kind")
