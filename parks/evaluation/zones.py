"""The boundaries by which units are evaluated: one a unit, with an area that means something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from parks.boundaries import boundaries_known
from parks.vocabulary import Extent, Kind

if TYPE_CHECKING:
    import geopandas as gpd

    from parks.region import Region

EXTENTS = (Extent.APPROVED, Extent.PLANNED)
"""Extents that an evaluation may go by, the first that is there."""
EVALUATED_KINDS = (Kind.ZONE, Kind.PARK, Kind.GROUP)


def evaluation_zones(region: Region) -> gpd.GeoDataFrame:
    """
    Return the boundary by which each unit is evaluated.

    Parameters
    ----------
    region
        The region.

    Returns
    -------
    zones
        Rows of `region.parks`, at most one a unit: approved before planned extents, versions
        still valid before ended ones, then the latest. No built extents, no illustrations, nothing
        schematic, nothing whose area is not measurable.
    """
    known = boundaries_known(region)
    usable = known[known["extent"].isin(EXTENTS) & known["area_measurable"]]
    ranks = pd.DataFrame(
        {
            "extent": usable["extent"].map({extent: n for n, extent in enumerate(EXTENTS)}),
            "has_ended": _text(usable, "valid_to") != "",
            "valid_from": _text(usable, "valid_from"),
        },
        index=usable.index,
    ).sort_values(["extent", "has_ended", "valid_from"], ascending=[True, True, False])
    ordered: gpd.GeoDataFrame = usable.loc[ranks.index].drop_duplicates("unit_id")
    return ordered.reset_index(drop=True)


def evaluated_units(
    region: Region, asked: tuple[str, ...], *, needed: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the units asked for, or all with a usable boundary, all zones, parks and groups."""
    if asked:
        return tuple(dict.fromkeys((*asked, *needed)))
    units = region.units
    wanted = {*evaluation_zones(region)["unit_id"], *needed}
    is_wanted = units["id"].isin(wanted) | units["kind"].isin(EVALUATED_KINDS)
    return tuple(units.loc[is_wanted, "id"].drop_duplicates())


def _text(frame: gpd.GeoDataFrame, column: str) -> pd.Series:
    if column not in frame:
        return pd.Series("", index=frame.index)
    return frame[column].astype(object).where(frame[column].notna(), "").astype(str)
