"""The boundaries by which units are evaluated: one a unit, with an area that means something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parks.boundaries import boundary_by_unit
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
        As of `boundary_by_unit`, approved before planned extents; no built ones.
    """
    return boundary_by_unit(region, extents=EXTENTS)


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
