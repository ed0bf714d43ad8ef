"""What became of the land of zones between two states of a layer."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

import pandas as pd

from geo.transition.texts import classes_in_order

if TYPE_CHECKING:
    from collections.abc import Hashable

    import geopandas as gpd

    from geo.finding import Finding
    from geo.plane import AreaMethod

AreaUnit: TypeAlias = Literal["m2", "ha", "km2", "mu"]
SQUARE_METRES = MappingProxyType({"m2": 1.0, "ha": 1e4, "km2": 1e6, "mu": 2000 / 3})
"""Square metres of a unit; 15 mu are a hectare."""
TOTAL = "(total)"


@dataclass(frozen=True, eq=False, kw_only=True)
class Transition:
    """
    Two states of a layer compared, zone by zone.

    Parameters
    ----------
    matrix
        Land by class before and class after: `zone_id`, `before`, `after`, `area_m2`, `pieces`.
        What has no class is under the markers of `geo.transition.texts`, so that the areas of a
        zone add up to the zone.
    pieces
        Land whose class changed, one piece a row: `zone_id`, `before_id`, `before`, `after_id`,
        `after`, `area_m2`, `geometry` (multipolygons in the CRS of the parcels).
    changed
        Parcels of the state before that changed, wholly or in part: `zone_id`, `parcel_id`,
        `before`, `after` (the class that takes most of it), `area_m2` (of the parcel, as far as
        it lies in the zone), `after_m2` (what that class takes), `changed_m2`, `changed_share`.
    reconciliation
        One row a zone: `zone_id`, `zone_m2`, `before_m2` and `after_m2` (covered by parcels of a
        state, every place once), `neither_m2` (covered in neither), `matrix_m2` (sum of the
        matrix), `before_overlap_m2` and `after_overlap_m2` (what parcels of a state cover more
        than once, left out of all other columns), `cutting_error_m2` (the greater difference, of
        the two states, between the land of the parcels and the pieces they are cut into).
    area
        How areas were measured: `ellipsoidal` or `planar`.
    findings
        What was doubtful about the layers.
    """

    matrix: pd.DataFrame
    pieces: gpd.GeoDataFrame
    changed: pd.DataFrame
    reconciliation: pd.DataFrame
    area: AreaMethod
    findings: tuple[Finding, ...]

    def pivot(self, zone: Hashable = None, *, unit: AreaUnit = "m2") -> pd.DataFrame:
        """
        Return the matrix with classes before as rows and classes after as columns.

        Parameters
        ----------
        zone
            Id of a zone; None adds up all zones, which counts land in two of them twice.
        unit
            `m2`, `ha`, `km2` or `mu`.

        Returns
        -------
        table
            Classes sorted, markers after them, the totals last; 0 where nothing became so.

        Raises
        ------
        ValueError
            If there is no such zone or unit.
        """
        if unit not in SQUARE_METRES:
            raise ValueError(f"expected a unit of {', '.join(SQUARE_METRES)}, got {unit!r}")
        rows = self.matrix if zone is None else self._of_zone(zone)
        table = rows.pivot_table(
            index="before", columns="after", values="area_m2", aggfunc="sum", fill_value=0.0
        )
        classes = classes_in_order(pd.concat([rows["before"], rows["after"]]))
        square = table.reindex(index=classes, columns=classes, fill_value=0.0)
        square[TOTAL] = square.sum(axis=1)
        square.loc[TOTAL] = square.sum()
        return square.astype(float) / SQUARE_METRES[unit]

    def _of_zone(self, zone: Hashable) -> pd.DataFrame:
        ids = self.reconciliation["zone_id"]
        if not (ids == zone).any():
            known = ", ".join(repr(item) for item in ids)
            raise ValueError(f"expected a zone of {known}, got {zone!r}")
        return self.matrix[self.matrix["zone_id"] == zone]
