"""Features of a region's layers that can be drawn: of the right kind, and not empty."""

import geopandas as gpd
import numpy as np
import shapely

from parks.boundaries import POLYGONS


def drawable_parks(parks: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the boundaries that are polygons; `parks.check_region` tells of the others."""
    return _of_kind(parks, POLYGONS)


def drawable_places(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the places that are points; `parks.check_region` tells of the others."""
    return _of_kind(places, ("Point",))


def _of_kind(frame: gpd.GeoDataFrame, kinds: tuple[str, ...]) -> gpd.GeoDataFrame:
    shapes = np.asarray(frame.geometry, dtype=object)
    is_finite = np.isfinite(shapely.bounds(shapes)).reshape(-1, 4).all(axis=1)  # not so if empty
    kept: gpd.GeoDataFrame = frame[np.isin(frame.geometry.geom_type, kinds) & is_finite]
    return kept
