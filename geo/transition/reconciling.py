"""How the land of a zone adds up in two states."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from geo.checks.rings import summed
from geo.finding import Finding
from geo.transition.texts import NO_PARCEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.transition.sides import Sides

    Floats: TypeAlias = NDArray[np.float64]

NEGLIGIBLE_SHARE = 1e-9
"""Land without a parcel, as a share of a zone, that is taken for rounding of areas."""
LEAST_TOLD_M2 = 0.01


def reconciliation_of(sides: Sides, table: pd.DataFrame) -> pd.DataFrame:
    """
    Return how each zone adds up, one row a zone.

    Parameters
    ----------
    sides
        Both states in the zones.
    table
        One row a piece.
    """
    count = len(sides.zone_m2)
    before_m2 = summed(sides.before.parts.zone, sides.before_m2, count)
    after_m2 = summed(sides.after.parts.zone, sides.after_m2, count)
    pieces_m2 = _sums(table, count)
    of_before = _sums(table[table["before"] != NO_PARCEL], count)
    of_after = _sums(table[table["after"] != NO_PARCEL], count)
    neither_m2 = sides.zone_m2 - before_m2 - _sums(table[table["before"] == NO_PARCEL], count)
    neither_m2[neither_m2 < NEGLIGIBLE_SHARE * sides.zone_m2] = 0.0
    return pd.DataFrame(
        {
            "zone": np.arange(count),
            "zone_m2": sides.zone_m2,
            "before_m2": before_m2,
            "after_m2": after_m2,
            "neither_m2": neither_m2,
            "matrix_m2": pieces_m2 + neither_m2,
            "before_overlap_m2": sides.before_overlap_m2,
            "after_overlap_m2": sides.after_overlap_m2,
            "cutting_error_m2": np.maximum(
                np.abs(before_m2 - of_before), np.abs(after_m2 - of_after)
            ),
        }
    )


def _sums(table: pd.DataFrame, count: int) -> Floats:
    return summed(table["zone"].to_numpy(), table["area_m2"].to_numpy(), count)


def sum_findings(sums: pd.DataFrame, names: Sequence[str]) -> tuple[Finding, ...]:
    """
    Tell zones whose land does not add up.

    Parameters
    ----------
    sums
        What `reconciliation_of` gives.
    names
        Id of each zone.

    Returns
    -------
    findings
        One error `areas-do-not-add-up` for each zone in which the pieces are more or less land than
        the parcels. Overlays of floating point, as those of GEOS, can take a common area for
        nothing, or nothing for one, where edges nearly lie on each other.
    """
    surplus = sums["matrix_m2"].to_numpy() - sums["zone_m2"].to_numpy()
    excess = np.maximum(sums["cutting_error_m2"].to_numpy(), surplus)
    allowed = LEAST_TOLD_M2 + NEGLIGIBLE_SHARE * sums["zone_m2"].to_numpy()
    return tuple(
        Finding(
            level="error",
            code="areas-do-not-add-up",
            source="zones",
            feature_id=names[row],
            message="the pieces of the zone are not as much land as its parcels",
            value=f"{excess[row]:,.3f} m² apart",
            remedy="Snap both states to a grid of a millimetre, and compare them again.",
        )
        for row in np.flatnonzero(excess > allowed).tolist()
    )
