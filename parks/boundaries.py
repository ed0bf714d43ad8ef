"""Boundaries and the district of a region as geometry, for the checks that compare with them."""

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from parks.region import Region
from parks.vocabulary import Basis, Extent

POLYGONS = ("Polygon", "MultiPolygon")


def boundaries_known(region: Region) -> gpd.GeoDataFrame:
    """Return boundaries whose line means something: no illustration, nothing schematic."""
    rows = region.parks
    is_known = (rows["extent"] != Extent.ILLUSTRATION) & (rows["basis"] != Basis.SCHEMATIC)
    known: gpd.GeoDataFrame = rows[is_known & rows.geometry.geom_type.isin(POLYGONS)]
    return known


def district_of(region: Region) -> BaseGeometry | None:
    """Return the district's outline in degrees, made valid; None where the region has none."""
    shapes = region.district.geometry
    return None if shapes.empty else shapely.make_valid(shapes.union_all())
