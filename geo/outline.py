"""Schematic outlines: smooth shapes of a given area for places whose border is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
from shapely import Polygon

from geo.geojson.rules import DECIMALS
from geo.measure import WGS84, ellipsoidal_area_m2

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

ORDERS = np.array([2, 3, 5])
AMPLITUDES = np.array([0.18, 0.05, 0.02])
PHASE_STEPS = np.array([0.8191725133961645, 0.6710436067037893, 0.5497004779019703])
"""Powers -1, -2, -3 of the root of x^4 = x + 1, whose multiples spread evenly (Roberts 2018)."""

MIN_VERTICES = 96
AREA_TOLERANCE = 1e-5
MAX_ATTEMPTS = 50


def harmonic_outline(
    lon: float, lat: float, *, area_m2: float, seed: int, vertices: int = 128
) -> Polygon:
    """
    Smooth closed shape around a position: a circle with three low harmonics, like a pebble.

    Parameters
    ----------
    lon, lat
        Centroid of the shape, degrees (EPSG:4326).
    area_m2
        Ellipsoidal area of the shape, square metres.
    seed
        Chooses the shape: the same number gives the same shape, everywhere and always.
    vertices
        Number of vertices; fewer than 96 would show as corners.

    Returns
    -------
    outline
        Counter-clockwise polygon, lon/lat degrees rounded to 7 decimals. The area holds for these
        rounded vertices, within 1e-5.

    Raises
    ------
    ValueError
        If there are fewer than 96 vertices, the area is not positive, or it is so small (under
        about 300 m2) that rounded vertices cannot have it.

    Notes
    -----
    The radius in direction t is 1 + sum of a_k cos(k t + p_k) for k = 2, 3, 5. The phases p_k are
    turns of `seed` times three irrational numbers, which no version of a random generator can
    change. Vertices are set off from the position along geodesics.

    Examples
    --------
    >>> pebble = harmonic_outline(106.69, 29.045, area_m2=4_160_000, seed=4)
    >>> (ellipsoidal_area_m2(pebble) / 1e6).round(4)
    array([4.16])
    """
    if vertices < MIN_VERTICES:
        raise ValueError(f"expected at least {MIN_VERTICES} vertices, got {vertices!r}")
    _check_area(area_m2)
    offsets = _pebble(seed, vertices) * np.sqrt(area_m2 / np.pi)
    return _fitted(Polygon(_set_off(lon, lat, offsets)), area_m2)


def scaled_outline(outline: Polygon, *, area_m2: float) -> Polygon:
    """
    Shape like another, about the same centroid, of a given area.

    Parameters
    ----------
    outline
        Polygon, lon/lat degrees (EPSG:4326).
    area_m2
        Ellipsoidal area of the result, square metres.

    Returns
    -------
    outline
        Counter-clockwise polygon, lon/lat degrees rounded to 7 decimals, with the area within 1e-5.

    Raises
    ------
    ValueError
        If the outline is empty, the area is not positive, or it is so small (under about 300 m2)
        that rounded vertices cannot have it.
    """
    if outline.is_empty:
        raise ValueError("expected an outline, got an empty polygon")
    _check_area(area_m2)
    return _fitted(outline, area_m2)


def uncertainty_circle(lon: float, lat: float, *, radius_m: float, vertices: int = 72) -> Polygon:
    """
    Circle in which the true position lies.

    Parameters
    ----------
    lon, lat
        Centre, degrees (EPSG:4326).
    radius_m
        Geodesic distance of every vertex from the centre, metres.
    vertices
        Number of vertices, at least 3.

    Returns
    -------
    circle
        Counter-clockwise polygon, lon/lat degrees, not rounded.

    Raises
    ------
    ValueError
        If the radius is not positive.
    """
    if not radius_m > 0:
        raise ValueError(f"expected a radius > 0 m, got {radius_m!r}")
    return Polygon(_set_off(lon, lat, radius_m * _directions(vertices)))


def _pebble(seed: int, vertices: int) -> Floats:
    """Vertices of a shape of about unit radius, its centroid at the origin, shape (vertices, 2)."""
    phases = 2 * np.pi * (0.5 + seed * PHASE_STEPS)
    angles = _angles(vertices)
    radius = 1 + np.cos(np.outer(angles, ORDERS) + phases) @ AMPLITUDES
    pebble = radius[:, np.newaxis] * _directions(vertices)
    centre: Floats = pebble - shapely.get_coordinates(Polygon(pebble).centroid)
    return centre


def _angles(count: int) -> Floats:
    return np.linspace(0, 2 * np.pi, count, endpoint=False)


def _directions(count: int) -> Floats:
    """Vectors east, north of length 1, counter-clockwise, shape (count, 2)."""
    angles = _angles(count)
    return np.column_stack([np.cos(angles), np.sin(angles)])


def _set_off(lon: float, lat: float, offsets_m: Floats) -> Floats:
    """Lon/lat of offsets east, north from a position, along geodesics."""
    east, north = offsets_m.T
    bearing_deg = np.degrees(np.arctan2(east, north))
    start_lon, start_lat = np.full_like(east, lon), np.full_like(east, lat)
    lons, lats, _ = WGS84.fwd(start_lon, start_lat, bearing_deg, np.hypot(east, north))
    return np.column_stack([lons, lats])


def _fitted(shape: Polygon, area_m2: float) -> Polygon:
    """Scaled shape, about its centroid, whose rounded vertices enclose the area."""
    shape = shapely.orient_polygons(shape)
    centre = shapely.get_coordinates(shape.centroid)
    factor = 1.0
    for attempt in range(MAX_ATTEMPTS):
        outline = _scaled(shape, centre, factor)
        ratio = area_m2 / ellipsoidal_area_m2(outline)[0]
        if abs(ratio - 1) < AREA_TOLERANCE:
            return outline
        # ever smaller steps: equal ones can run in circles, because rounding is part of the loop
        factor *= ratio ** (1 / (2 + attempt))
    raise ValueError(f"expected an area that {DECIMALS} decimals can hold, got {area_m2!r} m2")


def _scaled(shape: Polygon, centre: Floats, factor: float) -> Polygon:
    return shapely.transform(
        shape, lambda lonlat: np.round(centre + factor * (lonlat - centre), DECIMALS)
    )


def _check_area(area_m2: float) -> None:
    if not 0 < area_m2 < np.inf:
        raise ValueError(f"expected an area > 0 m2, got {area_m2!r}")
