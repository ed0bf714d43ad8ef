"""The ground that the map of a region shows at first."""

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import shapely

from mapper.page import FindingView
from parks.region import Region

Bounds = tuple[float, float, float, float]
CHINA: Bounds = (73.5, 18.1, 135.1, 53.6)
"""Bounds in degrees of a map on which nothing is drawn yet."""
LEAST_WIDTH_DEG = 0.01
AIR = 0.1
"""Share of width and height."""
DECIMALS = 6
WGS84 = "EPSG:4326"


def describe_bounds(region: Region, findings: Iterable[FindingView]) -> Bounds:
    """
    Return west, south, east, north in degrees (EPSG:4326).

    Of the district, else of parks and places together, else of the parcels, else of the findings
    that have a place, else of China.
    """
    lonlat = np.array([(item.lon, item.lat) for item in findings if item.lon is not None], float)
    district = _bounds((region.district.geometry,))
    if district:
        return widened(district)
    choices: tuple[tuple[gpd.GeoSeries | None, ...], ...] = (
        (region.parks.geometry, region.places.geometry),
        (_parcels(region),),
        (gpd.GeoSeries(shapely.points(lonlat), crs=WGS84),) if len(lonlat) else (),
    )
    known = (_bounds(group) for group in choices)
    found = next((bounds for bounds in known if bounds), None)
    return _aired(widened(found)) if found else CHINA


def _aired(bounds: Bounds) -> Bounds:
    """Leave room for labels round what no outline frames."""
    west, south, east, north = bounds
    x, y = AIR * (east - west), AIR * (north - south)
    aired = np.round([west - x, south - y, east + x, north + y], DECIMALS).tolist()
    return aired[0], aired[1], aired[2], aired[3]


def _parcels(region: Region) -> gpd.GeoSeries | None:
    """Return the box of the parcels in degrees: their own CRS is that of their file."""
    if region.landuse is None or region.landuse.crs is None:
        return None
    bounds = region.landuse.total_bounds
    if not np.isfinite(bounds).all():
        return None
    return gpd.GeoSeries([shapely.box(*bounds)], crs=region.landuse.crs).to_crs(WGS84)


def _bounds(group: Iterable[gpd.GeoSeries | None]) -> Bounds | None:
    found = [layer.total_bounds for layer in group if layer is not None and len(layer)]
    known = np.array([bounds for bounds in found if np.isfinite(bounds).all()])
    if not len(known):
        return None
    west, south = known[:, :2].min(axis=0).round(DECIMALS).tolist()
    east, north = known[:, 2:].max(axis=0).round(DECIMALS).tolist()
    return west, south, east, north


def widened(bounds: Bounds) -> Bounds:
    """Give a single point some ground about it; degrees (EPSG:4326)."""
    west, south, east, north = bounds
    is_point = east - west < LEAST_WIDTH_DEG > north - south
    margin = LEAST_WIDTH_DEG / 2 if is_point else 0.0
    return west - margin, south - margin, east + margin, north + margin
