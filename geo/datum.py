"""Conversions between WGS 84 and the shifted datums of Chinese web maps, GCJ-02 and BD-09."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Pair: TypeAlias = tuple[Floats, Floats]
    Shift: TypeAlias = Callable[[Floats, Floats], Pair]

WEST_DEG, EAST_DEG = 72.004, 137.8347
SOUTH_DEG, NORTH_DEG = 0.8293, 55.8271
GCJ_SEMI_MAJOR_M = 6_378_245.0
GCJ_ECCENTRICITY2 = 0.00669342162296594323
BD_WAVE = np.pi * 3000 / 180
BD_EAST_DEG, BD_NORTH_DEG = 0.0065, 0.006

REACH_DEG = 0.02
"""More than GCJ-02 shifts anywhere (0.0135 degrees at the north edge)."""
CLOSE_ENOUGH_DEG = 1e-11
ROUNDING_DEG = 1e-10
MAX_STEPS = 10


class Datum(StrEnum):
    """Datum of lon/lat degrees in a file; CGCS2000 counts as WGS 84 (they differ by decimetres)."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


def wgs84_to_gcj02(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """
    Shift positions as Chinese web maps (Gaode, Tencent, Google roads) do.

    Parameters
    ----------
    lon, lat
        WGS 84 degrees, any shapes that broadcast.

    Returns
    -------
    lon, lat
        GCJ-02 degrees, of the broadcast shape. Outside 72.004 to 137.8347 E, 0.8293 to 55.8271 N,
        and where a number is NaN, exactly what came in.

    Notes
    -----
    The official algorithm is not published; this is the reconstruction in common use (PyPI prcoords
    1.0.2, coordtransform 0.2.1). Against the maps themselves it is good to some metres.

    Examples
    --------
    >>> lon, lat = wgs84_to_gcj02(106.65, 29.03)
    >>> float(lon.round(8)), float(lat.round(8))
    (106.65374622, 29.02681933)
    """
    lon, lat = _broadcast(lon, lat)
    return _where(_is_inside(lon, lat), _gcj02_everywhere, lon, lat)


def gcj02_to_wgs84(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """
    Undo `wgs84_to_gcj02`, to far better than 1 mm.

    Parameters
    ----------
    lon, lat
        GCJ-02 degrees, any shapes that broadcast.

    Returns
    -------
    lon, lat
        WGS 84 degrees, of the broadcast shape. Positions outside the box of GCJ-02 are unchanged,
        but for those within 1 km of its edge that were shifted out of it.

    Notes
    -----
    Fixed point: p <- p - (f(p) - q), beginning with p = q; four steps reach 1 micrometre.
    """
    lon, lat = _broadcast(lon, lat)
    near = _is_inside(lon, lat, margin_deg=REACH_DEG)
    origin = _onto_edge(*_where(near, _gcj02_inverse, lon, lat))
    was_shifted = _is_inside(lon, lat) | _is_inside(*origin)
    return np.where(was_shifted, origin[0], lon), np.where(was_shifted, origin[1], lat)


def gcj02_to_bd09(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """
    Shift GCJ-02 positions further, as Baidu Maps does.

    Parameters
    ----------
    lon, lat
        GCJ-02 degrees, any shapes that broadcast.

    Returns
    -------
    lon, lat
        BD-09 degrees, of the broadcast shape. This second shift has no box: it applies everywhere.
    """
    lon, lat = _broadcast(lon, lat)
    return _bd09(lon, lat)


def bd09_to_gcj02(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """
    Undo `gcj02_to_bd09`, to far better than 1 mm.

    Parameters
    ----------
    lon, lat
        BD-09 degrees, any shapes that broadcast.

    Returns
    -------
    lon, lat
        GCJ-02 degrees, of the broadcast shape.

    Notes
    -----
    Begins with the usual closed form, which alone is 3 to 8 cm off.
    """
    lon, lat = _broadcast(lon, lat)
    return _inverse(_bd09, lon, lat, start=_bd09_closed_inverse(lon, lat))


def wgs84_to_bd09(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """Shift WGS 84 degrees to BD-09: `wgs84_to_gcj02`, then `gcj02_to_bd09`."""
    return gcj02_to_bd09(*wgs84_to_gcj02(lon, lat))


def bd09_to_wgs84(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """Undo `wgs84_to_bd09`: `bd09_to_gcj02`, then `gcj02_to_wgs84`."""
    return gcj02_to_wgs84(*bd09_to_gcj02(lon, lat))


def positions_to_wgs84(lon: ArrayLike, lat: ArrayLike, *, datum: Datum) -> Pair:
    """
    Positions in WGS 84.

    Parameters
    ----------
    lon, lat
        Degrees in the given datum, any shapes that broadcast.
    datum
        Their datum.

    Returns
    -------
    lon, lat
        WGS 84 degrees, of the broadcast shape.
    """
    if datum is Datum.GCJ02:
        return gcj02_to_wgs84(lon, lat)
    return bd09_to_wgs84(lon, lat) if datum is Datum.BD09 else _broadcast(lon, lat)


def to_wgs84(geometries: NDArray[np.object_], *, datum: Datum) -> NDArray[np.object_]:
    """
    Geometries in WGS 84.

    Parameters
    ----------
    geometries
        Shapely geometries, lon/lat degrees in the given datum; None stays None.
    datum
        Their datum.

    Returns
    -------
    geometries
        New array of the same shape. Heights (Z) are kept as they are.
    """
    array = np.asarray(geometries, dtype=object)
    if datum is Datum.WGS84:
        return array.copy()
    has_z = shapely.has_z(array)
    moved = array.copy()
    for kind in (True, False):
        moved[has_z == kind] = shapely.transform(
            array[has_z == kind], lambda xyz: _moved_positions(xyz, datum), include_z=kind
        )
    return moved


def _moved_positions(positions: Floats, datum: Datum) -> Floats:
    lon, lat = positions_to_wgs84(positions[:, 0], positions[:, 1], datum=datum)
    return np.column_stack([lon, lat, positions[:, 2:]])


def _broadcast(lon: ArrayLike, lat: ArrayLike) -> Pair:
    east, north = np.broadcast_arrays(np.asarray(lon, float), np.asarray(lat, float))
    return east.copy(), north.copy()


def _is_inside(lon: Floats, lat: Floats, *, margin_deg: float = 0.0) -> NDArray[np.bool_]:
    """Whether GCJ-02 applies; edges belong to the box, NaN lies outside."""
    in_lon = (lon >= WEST_DEG - margin_deg) & (lon <= EAST_DEG + margin_deg)
    inside: NDArray[np.bool_] = (
        in_lon & (lat >= SOUTH_DEG - margin_deg) & (lat <= NORTH_DEG + margin_deg)
    )
    return inside


def _where(mask: NDArray[np.bool_], shift: Shift, lon: Floats, lat: Floats) -> Pair:
    """Shifted positions where the mask holds, the others untouched."""
    new_lon, new_lat = lon.copy(), lat.copy()
    new_lon[mask], new_lat[mask] = shift(lon[mask], lat[mask])
    return new_lon, new_lat


def _gcj02_everywhere(lon: Floats, lat: Floats) -> Pair:
    """GCJ-02 without its box, so that positions beside the edge can be undone smoothly."""
    x, y = lon - 105, lat - 35
    common = 0.1 * x * y + _waves(x, (20, 6), (20, 2))
    north_m = -100 + 2 * x + 3 * y + 0.2 * y**2 + 0.2 * np.sqrt(np.abs(x)) + common
    north_m += _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    east_m = 300 + x + 2 * y + 0.1 * x**2 + 0.1 * np.sqrt(np.abs(x)) + common
    east_m += _waves(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    phi = np.radians(lat)
    m = 1 - GCJ_ECCENTRICITY2 * np.sin(phi) ** 2
    d_lat = north_m * m**1.5 / (GCJ_SEMI_MAJOR_M * (1 - GCJ_ECCENTRICITY2))
    d_lon = east_m * np.sqrt(m) / (GCJ_SEMI_MAJOR_M * np.cos(phi))
    return lon + np.degrees(d_lon), lat + np.degrees(d_lat)


def _gcj02_inverse(lon: Floats, lat: Floats) -> Pair:
    return _inverse(_gcj02_everywhere, lon, lat, start=(lon, lat))


def _onto_edge(lon: Floats, lat: Floats) -> Pair:
    """Put positions on the edge of the box that miss it by rounding only."""
    close = _is_inside(lon, lat, margin_deg=ROUNDING_DEG)
    on_lon, on_lat = np.clip(lon, WEST_DEG, EAST_DEG), np.clip(lat, SOUTH_DEG, NORTH_DEG)
    return np.where(close, on_lon, lon), np.where(close, on_lat, lat)


def _waves(degrees: Floats, *waves: tuple[float, float]) -> Floats:
    """Two thirds of the sum of a * sin(f * pi * degrees) over pairs (a, f)."""
    total = sum((a * np.sin(f * np.pi * degrees) for a, f in waves), np.zeros_like(degrees))
    return total * 2 / 3


def _bd09(lon: Floats, lat: Floats) -> Pair:
    with np.errstate(invalid="ignore"):  # infinite numbers become NaN
        radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * BD_WAVE)
        angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * BD_WAVE)
    return _polar(radius, angle, (BD_EAST_DEG, BD_NORTH_DEG))


def _bd09_closed_inverse(lon: Floats, lat: Floats) -> Pair:
    x, y = lon - BD_EAST_DEG, lat - BD_NORTH_DEG
    with np.errstate(invalid="ignore"):
        radius = np.hypot(x, y) - 0.00002 * np.sin(y * BD_WAVE)
        angle = np.arctan2(y, x) - 0.000003 * np.cos(x * BD_WAVE)
    return _polar(radius, angle, (0.0, 0.0))


def _polar(radius: Floats, angle: Floats, offset: tuple[float, float]) -> Pair:
    with np.errstate(invalid="ignore"):
        lon = np.asarray(radius * np.cos(angle) + offset[0])
        lat = np.asarray(radius * np.sin(angle) + offset[1])
    unknown = np.isnan(lon) | np.isnan(lat)
    return np.where(unknown, np.nan, lon), np.where(unknown, np.nan, lat)


def _inverse(shift: Shift, lon: Floats, lat: Floats, *, start: Pair) -> Pair:
    """Positions that a shift takes to the given ones, by fixed point."""
    x, y = start
    for _ in range(MAX_STEPS):
        shifted_lon, shifted_lat = shift(x, y)
        with np.errstate(invalid="ignore"):
            d_lon, d_lat = shifted_lon - lon, shifted_lat - lat
        x, y = x - d_lon, y - d_lat
        if np.nanmax(np.hypot(d_lon, d_lat), initial=0.0) < CLOSE_ENOUGH_DEG:
            break
    return x, y
