"""The grid of a pack: Web Mercator in units of world / 2^28, y from the north."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]

GRID_ZOOM = 20
"""Zoom whose pixels are the grid: 2^20 tiles of 2^8 pixels."""
WORLD = 1 << 28
LARGEST_LAT = 85.05112877980659
"""Where the square world of web maps ends: atan(sinh(pi))."""


def to_grid(lon: Floats, lat: Floats) -> tuple[Grid, Grid]:
    """
    Return places on the grid, rounded to the nearest.

    Parameters
    ----------
    lon, lat
        Degrees, shape (n,), up to 180 and `LARGEST_LAT`.

    Notes
    -----
    Spherical Mercator of degrees on the ellipsoid, as EPSG:3857: y = atanh(sin(lat)).
    """
    x = lon * (WORLD / 360)
    x += WORLD / 2 + 0.5
    sine = np.sin(lat * (np.pi / 180))
    y = np.log((1 + sine) / (1 - sine))
    y *= -WORLD / (4 * np.pi)
    y += WORLD / 2 + 0.5
    for axis in (x, y):
        np.clip(axis, 0, WORLD - 1, out=axis)
    return x.astype(np.int32), y.astype(np.int32)


def from_grid(x: Indices | Grid, y: Indices | Grid) -> tuple[Floats, Floats]:
    """Return longitude and latitude in degrees of places on the grid."""
    lon = x * (360 / WORLD) - 180
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - y * (2 / WORLD)))))
    return lon.astype(np.float64), lat.astype(np.float64)


def coarse(values: Grid, shift: int) -> Grid:
    """Return coordinates of a level: rounded alike for every feature, so neighbours stay joined."""
    return (values + (1 << shift >> 1)) >> shift
