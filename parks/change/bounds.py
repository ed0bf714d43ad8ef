"""The boundary in which the planned and the built land of a unit are compared."""

import geopandas as gpd
import pandas as pd

from parks.boundaries import boundaries_known
from parks.region import Region
from parks.vocabulary import Extent

EXTENTS = (Extent.PLANNED, Extent.APPROVED)
"""Extents that a plan covers, the first that is there."""


def plan_bounds(region: Region) -> gpd.GeoDataFrame:
    """
    Return the boundary of each unit that a plan covers.

    Parameters
    ----------
    region
        The region.

    Returns
    -------
    bounds
        Rows of `region.parks`, at most one a unit: planned before approved extents, versions still
        valid before ended ones, then the latest. Nothing schematic, no illustrations, nothing whose
        area means nothing.
    """
    known = boundaries_known(region)
    usable = known[known["extent"].isin(EXTENTS) & known["area_measurable"]]
    ranks = pd.DataFrame(
        {
            "extent": usable["extent"].map({extent: n for n, extent in enumerate(EXTENTS)}),
            "has_ended": _text(usable, "valid_to") != "",
            "valid_from": _text(usable, "valid_from"),
        }
    ).sort_values(["extent", "has_ended", "valid_from"], ascending=[True, True, False])
    chosen: gpd.GeoDataFrame = usable.loc[ranks.index].drop_duplicates("unit_id")
    return chosen.sort_index().reset_index(drop=True)


def _text(frame: gpd.GeoDataFrame, column: str) -> pd.Series:
    if column not in frame:
        return pd.Series("", index=frame.index)
    return frame[column].astype(object).where(frame[column].notna(), "").astype(str)
