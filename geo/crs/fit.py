"""Whether the numbers of a layer can be what a CRS says they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.crs.kind import (
    area_of_use,
    central_meridian,
    crs_label,
    horizontal,
    is_in_degrees,
    zone_prefix,
)
from geo.crs.numbers import NumberKind, looks_like_degrees, range_text, readings, zone_prefixes
from geo.crs.place import degrees_outside, lonlat_in, median_lonlat
from geo.crs.proposals import UNITS, inverted_prefix, proposals, proposals_text
from geo.finding import Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS
    from shapely.geometry.base import BaseGeometry

    Floats: TypeAlias = NDArray[np.float64]

MAX_LON, MAX_LAT = 180.0, 90.0
ROUNDING_DEG = 1e-6
SWAPPED_SHARE = 0.3
FEW = 0.02
MOSTLY = 0.5
LAND_ENDS_LAT = 84.0
"""No land lies farther north: a layer there has its axes swapped."""
CHINA_LAT = (18.0, 54.0)
CHINA_LON = (73.0, 136.0)
WORLD_WIDTH_DEG = 350.0
PAD_DEG = 5.0
UTM_PAD_DEG = 16.0
"""Norway maps the whole country, 14 degrees beyond the zone, in UTM zone 33."""
ABSURD_DEG = 45.0
SWAP_REMEDY = "Import it again with --swap-axes"
ASK = "Ask whoever made the file for its CRS, then import it again with --crs EPSG:xxxx"


def misfit(points: Floats, crs: CRS, *, near: BaseGeometry | None, source: str) -> Finding | None:
    """
    Proof that numbers are not in a CRS.

    Parameters
    ----------
    points
        Shape (n, 2), n > 0, finite: x, y as they stand in the file.
    crs
        What they are said to be in: geographic or projected.
    near
        Where the layer should lie, lon/lat degrees (EPSG:4326), if that is known; only for the
        proposals.
    source
        Name of the file for messages.

    Returns
    -------
    finding
        Error of code `axes-swapped`, `degrees-out-of-range`, `zone-prefix`, `mixed-zones`,
        `not-in-metres` or `crs-does-not-fit`; None if the numbers may well be in that CRS.
    """
    if is_in_degrees(crs):
        return _misfit_of_degrees(points, crs, near, source)
    return _misfit_of_lengths(points, crs, near, source)


def out_of_degrees(points: Floats) -> NDArray[np.bool_]:
    """
    Which positions cannot be longitude and latitude.

    Parameters
    ----------
    points
        Shape (n, 2), degrees.

    Returns
    -------
    is_outside
        Shape (n,): beyond +-180, +-90 by more than a millionth of a degree.
    """
    limits = np.array([MAX_LON, MAX_LAT]) + ROUNDING_DEG
    return np.asarray((np.abs(points) > limits).any(axis=1))


def is_swapped_china(points: Floats) -> bool:
    """
    Whether degrees would all lie in China if x and y changed places.

    Parameters
    ----------
    points
        Shape (n, 2), degrees.

    Returns
    -------
    is_swapped
        True for x in 18 to 54 and y in 73 to 136. The Arctic north of Europe is there, too.
    """
    low, high = (CHINA_LAT[0], CHINA_LON[0]), (CHINA_LAT[1], CHINA_LON[1])
    return bool((points >= low).all() and (points <= high).all())


def padding_deg(crs: CRS) -> float:
    """
    How far beyond its area a CRS is used without being wrong.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    padding_deg
        Degrees of longitude or latitude, more for UTM than for others.
    """
    return UTM_PAD_DEG if horizontal(crs).utm_zone else PAD_DEG


def mixed_zones(points: Floats, zones: tuple[int, ...], source: str) -> Finding:
    """
    Return the error for a layer whose eastings begin with the numbers of several zones.

    Parameters
    ----------
    points
        Shape (n, 2), finite.
    zones
        The zone numbers.
    source
        Name of the file for messages.
    """
    numbers = " and ".join(map(str, zones))
    message = f"eastings begin with {numbers}: several zones in one layer"
    remedy = (
        "Split the layer by zone, transform each part, e.g. to CGCS2000 degrees (EPSG:4490), then "
        "join them again"
    )
    return _error("mixed-zones", source, message, points, remedy=remedy)


def _misfit_of_degrees(
    points: Floats, crs: CRS, near: BaseGeometry | None, source: str
) -> Finding | None:
    x, y = points.T
    share = out_of_degrees(points).mean()
    if share >= SWAPPED_SHARE and not out_of_degrees(points[:, ::-1]).any():
        message = "latitudes beyond 90 degrees: the file has latitude before longitude"
        return _swapped(points, crs, message, source)
    if np.median(y) > LAND_ENDS_LAT and is_swapped_china(points) and share < MOSTLY:
        message = "positions north of all land, but in China with latitude before longitude"
        return _swapped(points, crs, message, source)
    is_round = bool((np.abs(y) <= MAX_LAT).all() and (np.abs(x) <= 2 * MAX_LON).all())
    if is_round and share > FEW:
        message = "expected longitudes within -180 to 180 degrees"
        remedy = "Wrap the longitudes into -180 to 180, then import the file again"
        return _error("degrees-out-of-range", source, message, points, remedy=remedy)
    if share <= MOSTLY:
        return None
    message = f"the numbers cannot be degrees of {crs_label(crs)}"
    return _wrong_crs(points, message, near, source)


def _misfit_of_lengths(
    points: Floats, crs: CRS, near: BaseGeometry | None, source: str
) -> Finding | None:
    outside_deg = degrees_outside(lonlat_in(points, crs), crs)
    fits = float(np.median(outside_deg)) <= padding_deg(crs)
    if looks_like_degrees(points) and (np.median(outside_deg) > 0 or _is_worldwide(crs)):
        message = f"the numbers look like degrees, not like {_unit(crs)} of {crs_label(crs)}"
        return _wrong_crs(points, message, near, source)
    prefixed = _wrong_prefix(points, crs, near, source, fits=fits)
    if prefixed or fits:
        return prefixed
    swapped_deg = degrees_outside(lonlat_in(points[:, ::-1], crs), crs)
    if float(np.median(swapped_deg)) <= padding_deg(crs):
        message = f"northing comes before easting: swapped, the numbers fit {crs_label(crs)}"
        return _swapped(points, crs, message, source)
    if float(np.median(outside_deg)) > ABSURD_DEG or _has_other_kind(points):
        message = f"the numbers cannot be {_unit(crs)} of {crs_label(crs)}"
        in_unit = _in_other_unit(points, crs, source)
        return in_unit or _wrong_crs(points, message, near, source)
    return None


def _wrong_prefix(
    points: Floats, crs: CRS, near: BaseGeometry | None, source: str, *, fits: bool
) -> Finding | None:
    """Eastings whose zone number is not that of a Gauss-Kruger CRS, or missing."""
    declared, found = zone_prefix(crs), zone_prefixes(points)
    if central_meridian(crs) is None or _has_kind(points, NumberKind.WEB_MERCATOR):
        return None
    if declared and len(found) > 1:
        return mixed_zones(points, found, source)
    if fits or (declared and declared in found):
        return None
    if found and found[0] != declared:
        message = f"{crs_label(crs)} has {f'zone prefix {declared}' if declared else 'no prefix'}"
        return _wrong_crs(points, message, near, source, code="zone-prefix")
    if declared and _has_kind(points, NumberKind.PLAIN_GRID):
        message = f"{crs_label(crs)} has zone prefix {declared}, but these eastings have none"
        return _without_prefix(points, crs, message, source)
    return None


def _without_prefix(points: Floats, crs: CRS, message: str, source: str) -> Finding:
    code = inverted_prefix(horizontal(crs))
    remedy = f"If the zone is right, import it again with --crs EPSG:{code}" if code else ASK
    return _error("zone-prefix", source, message, points, remedy=remedy)


def _wrong_crs(
    points: Floats,
    message: str,
    near: BaseGeometry | None,
    source: str,
    *,
    code: str = "crs-does-not-fit",
) -> Finding:
    """Error with the CRS that would fit instead."""
    found = proposals(points, near=near)
    if not found:
        return _error(code, source, message, points, remedy=ASK)
    place = found[0].landing
    evidence = [reading.evidence for reading in readings(points)]
    because = f": {evidence[0]}" if evidence else ""
    code = "not-in-metres" if found[0].unit else code
    remedy = f"Ask which it is, then import it again with {proposals_text(found)}"
    return _error(
        code, source, message + because, points, remedy=remedy, lonlat=(place.lon, place.lat)
    )


def _swapped(points: Floats, crs: CRS, message: str, source: str) -> Finding:
    lonlat = median_lonlat(points[:, ::-1], crs)
    return _error("axes-swapped", source, message, points, remedy=SWAP_REMEDY, lonlat=lonlat)


def _in_other_unit(points: Floats, crs: CRS, source: str) -> Finding | None:
    """Error if the numbers fit a CRS in metres as soon as they are taken for feet."""
    for unit, factor in UNITS.items():
        scaled = points * factor
        outside_deg = degrees_outside(lonlat_in(scaled, crs), crs)
        if area_of_use(crs) and float(np.median(outside_deg)) <= padding_deg(crs):
            message = f"the numbers cannot be {_unit(crs)} of {crs_label(crs)}, but may be {unit}"
            remedy = f"Convert the coordinates from {unit} to {_unit(crs)}, then import it again"
            lonlat = median_lonlat(scaled, crs)
            return _error("not-in-metres", source, message, points, remedy=remedy, lonlat=lonlat)
    return None


def _error(
    code: str,
    source: str,
    message: str,
    points: Floats,
    *,
    remedy: str,
    lonlat: tuple[float | None, float | None] = (None, None),
) -> Finding:
    return Finding(
        level="error", code=code, source=source, message=message, value=range_text(points),
        remedy=remedy, lon=lonlat[0], lat=lonlat[1],
    )  # fmt: skip


def _has_kind(points: Floats, kind: NumberKind) -> bool:
    return any(one.kind is kind and not one.swap_axes for one in readings(points))


def _has_other_kind(points: Floats) -> bool:
    """Whether numbers plainly belong to another kind of CRS, so that this one is disproved."""
    plain_signs = (NumberKind.ZONE_PREFIX, NumberKind.WEB_MERCATOR)
    return any(one.kind in plain_signs for one in readings(points))


def _is_worldwide(crs: CRS) -> bool:
    area = area_of_use(crs)
    return area is not None and area[2] - area[0] > WORLD_WIDTH_DEG


def _unit(crs: CRS) -> str:
    axes = horizontal(crs).axis_info
    return f"{axes[0].unit_name}s" if axes else "lengths"
