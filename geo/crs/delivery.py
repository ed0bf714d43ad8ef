"""Choice of the CGCS2000 Gauss-Kruger zone in which land data are delivered."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from pyproj import CRS

if TYPE_CHECKING:
    Bounds: TypeAlias = tuple[float, float, float, float]

ZONE_WIDTH_DEG = 3.0
WEST_END_DEG, EAST_END_DEG = 73.5, 136.5
MAX_LON, MAX_LAT = 180, 90
FIRST_ZONE, LAST_ZONE = 25, 45
EPSG_OF_FIRST_ZONE = {True: 4513, False: 4534}


def delivery_crs(bounds: Bounds, *, zone_prefix: bool = False) -> CRS:
    """
    CGCS2000 3-degree Gauss-Kruger zone of the middle of some bounds.

    Parameters
    ----------
    bounds
        West, south, east, north in lon/lat degrees.
    zone_prefix
        Eastings that begin with the zone number (36 500 000) instead of a plain 500 000.

    Returns
    -------
    crs
        EPSG:4513 to 4533 with the prefix, EPSG:4534 to 4554 without.

    Raises
    ------
    ValueError
        If the bounds are not degrees, or their middle is outside 73.5 to 136.5 degrees east.

    Notes
    -----
    Zones 25 to 45 have their central meridians at three times the zone number. Data that cross a
    limit of zones (`zone_limits`) are delivered in one zone, that of their middle. EPSG's axes are
    north, east: transform with `always_xy=True`.

    Examples
    --------
    >>> delivery_crs((106.38, 28.45, 107.05, 29.19)).to_epsg()
    4545
    """
    west, _, east, _ = _checked(bounds)
    middle = (west + east) / 2
    if not WEST_END_DEG <= middle <= EAST_END_DEG:
        raise ValueError(f"expected a middle longitude from 73.5 to 136.5 degrees, got {middle!r}")
    zone = min(math.floor((middle + ZONE_WIDTH_DEG / 2) / ZONE_WIDTH_DEG), LAST_ZONE)
    return CRS.from_epsg(EPSG_OF_FIRST_ZONE[zone_prefix] + zone - FIRST_ZONE)


def zone_limits(bounds: Bounds) -> tuple[float, ...]:
    """
    Meridians between two 3-degree zones that cross some bounds.

    Parameters
    ----------
    bounds
        West, south, east, north in lon/lat degrees.

    Returns
    -------
    limits_deg
        Longitudes from west to east; empty if the bounds lie within one zone.

    Raises
    ------
    ValueError
        If the bounds are not degrees.

    Examples
    --------
    >>> zone_limits((106.38, 28.45, 107.05, 29.19))
    (106.5,)
    """
    west, _, east, _ = _checked(bounds)
    limits = (WEST_END_DEG + ZONE_WIDTH_DEG * n for n in range(1, LAST_ZONE - FIRST_ZONE + 1))
    return tuple(limit for limit in limits if west < limit < east)


def _checked(bounds: Bounds) -> Bounds:
    west, south, east, north = bounds
    if not (-MAX_LON <= west <= east <= MAX_LON and -MAX_LAT <= south <= north <= MAX_LAT):
        raise ValueError(f"expected (west, south, east, north) in degrees, got {bounds!r}")
    return bounds
