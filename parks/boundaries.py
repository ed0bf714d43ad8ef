"""Boundaries and the district of a region as geometry, for the checks that compare with them."""

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from parks.records import text_values
from parks.region import Region
from parks.vocabulary import Basis, Extent

POLYGONS = ("Polygon", "MultiPolygon")


def boundaries_known(region: Region) -> gpd.GeoDataFrame:
    """Return boundaries whose line means something: no illustration, nothing schematic."""
    rows = region.parks
    is_known = (rows["extent"] != Extent.ILLUSTRATION) & (rows["basis"] != Basis.SCHEMATIC)
    known: gpd.GeoDataFrame = rows[is_known & rows.geometry.geom_type.isin(POLYGONS)]
    return known


def boundary_by_unit(region: Region, *, extents: Sequence[Extent]) -> gpd.GeoDataFrame:
    """
    Return one boundary of each unit, with an area that means something.

    Parameters
    ----------
    region
        The region.
    extents
        Extents that serve, the best first.

    Returns
    -------
    boundaries
        Rows of `region.parks` in their order, at most one a unit: better extents first, versions
        still valid before ended ones, then the latest. Nothing schematic, no illustrations, nothing
        whose area is not measurable.
    """
    known = boundaries_known(region)
    usable = known[known["extent"].isin(extents) & known["area_measurable"]]
    ranks = pd.DataFrame(
        {
            "extent": usable["extent"].map({extent: n for n, extent in enumerate(extents)}),
            "has_ended": text_values(usable, "valid_to") != "",
            "valid_from": text_values(usable, "valid_from"),
        },
        index=usable.index,
    ).sort_values(["extent", "has_ended", "valid_from"], ascending=[True, True, False])
    chosen: gpd.GeoDataFrame = usable.loc[ranks.index].drop_duplicates("unit_id")
    return chosen.sort_index().reset_index(drop=True)


def district_of(region: Region) -> BaseGeometry | None:
    """Return the district's outline in degrees, made valid; None where the region has none."""
    shapes = region.district.geometry
    return None if shapes.empty else shapely.make_valid(shapes.union_all())
