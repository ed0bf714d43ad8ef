"""Properties of a CRS that decide how its numbers may be used."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from pyproj import CRS

Box: TypeAlias = tuple[float, float, float, float]

CHINESE_OLD_DATUMS = ("xian 1980", "beijing 1954", "new beijing")
WEB_MERCATOR_CODES = frozenset({"3857", "3785", "900913", "102100", "102113"})
CONFIDENCE = 70
DEGREE = "degree"
PREFIX_STEP_M = 1_000_000
MODERN_SEMI_MAJOR_M = 6_378_137.0


def horizontal(crs: CRS) -> CRS:
    """
    Horizontal part of a compound CRS; any other CRS itself.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    crs
        The part that says where x and y lie.
    """
    return horizontal(crs.sub_crs_list[0]) if crs.is_compound else crs


def has_known_place(crs: CRS) -> bool:
    """
    Whether a CRS ties its numbers to the Earth by longitude and latitude or a map projection.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    is_tied
        False for engineering and local systems, for "Undefined ..." place holders, and for
        geocentric X, Y, Z.
    """
    flat = horizontal(crs)
    return (flat.is_geographic or flat.is_projected) and not flat.name.startswith("Undefined")


def is_in_degrees(crs: CRS) -> bool:
    """
    Whether the numbers of a CRS are degrees of longitude and latitude.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    is_in_degrees
        False for projected systems, and for geographic ones in grads.
    """
    flat = horizontal(crs)
    return flat.is_geographic and all(
        axis.unit_name.startswith(DEGREE) for axis in flat.axis_info[:2]
    )


def is_web_mercator(crs: CRS) -> bool:
    """
    Whether a CRS is the Mercator projection of web maps, which enlarges areas.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    is_web_mercator
        True for EPSG:3857 and its older codes.
    """
    operation = _without_shift(crs).coordinate_operation
    method = operation.method_name if operation else ""
    return "Pseudo Mercator" in method or _authority_code(crs)[1] in WEB_MERCATOR_CODES


def foot_unit(crs: CRS) -> str:
    """
    Name of the foot in which a CRS counts.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    unit
        E.g. "US survey foot"; empty if it counts in something else.
    """
    axes = horizontal(crs).axis_info
    unit = axes[0].unit_name if axes else ""
    return unit if "foot" in unit.lower() or "feet" in unit.lower() else ""


def chinese_old_datum(crs: CRS) -> str:
    """
    Name of the Chinese datum from which no public transformation leads to WGS 84.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    datum
        E.g. "Xian 1980", as the CRS writes it; empty for any other datum.
    """
    geodetic = horizontal(crs).geodetic_crs
    names = [geodetic.datum.name, geodetic.name] if geodetic and geodetic.datum else []
    for name in names:
        plain = re.sub(r"^(d|gcs)_", "", name.lower()).replace("_", " ")
        if any(plain.startswith(old) for old in CHINESE_OLD_DATUMS):
            return name
    return ""


def is_modern_datum(crs: CRS) -> bool:
    """
    Whether a datum lies within a metre or two of WGS 84 even without a transformation.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    is_modern
        True on the GRS 1980 and WGS 84 ellipsoids, which only satellite-age datums use (CGCS2000,
        ETRS89, NAD83 and their like).
    """
    ellipsoid = horizontal(crs).ellipsoid
    return ellipsoid is not None and ellipsoid.semi_major_metre == MODERN_SEMI_MAJOR_M


def zone_prefix(crs: CRS) -> int | None:
    """
    Zone number with which the eastings of a Gauss-Kruger CRS begin.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    zone
        36 for a false easting of 36 500 000; None for a CRS without such a prefix.
    """
    false_easting = _parameter(crs, "False easting") or 0.0
    zone, rest = divmod(false_easting, PREFIX_STEP_M)
    is_prefixed = zone >= 1 and rest == PREFIX_STEP_M / 2 and central_meridian(crs) is not None
    return int(zone) if is_prefixed else None


def central_meridian(crs: CRS) -> float | None:
    """
    Central meridian of a transverse Mercator CRS (Gauss-Kruger, UTM).

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    lon
        Degrees; None for every other kind of CRS.
    """
    operation = _without_shift(crs).coordinate_operation
    is_transverse = operation is not None and operation.method_name.startswith(
        "Transverse Mercator"
    )
    return _parameter(crs, "Longitude of natural origin") if is_transverse else None


def is_same_crs(one: CRS, other: CRS) -> bool:
    """
    Whether two CRS read the same numbers as the same places.

    Parameters
    ----------
    one, other
        CRS to compare; the order of axes and the way they are written do not matter.

    Returns
    -------
    is_same
        True if they are equal, or PROJ knows both by the same EPSG code.
    """
    flat, other_flat = horizontal(one), horizontal(other)
    if flat.equals(other_flat, ignore_axis_order=True):
        return True
    code = flat.to_epsg(min_confidence=CONFIDENCE)
    return code is not None and code == other_flat.to_epsg(min_confidence=CONFIDENCE)


def crs_label(crs: CRS) -> str:
    """Return code and name for messages: "EPSG:4490 (China Geodetic Coordinate System 2000)"."""
    authority, code = _authority_code(crs)
    return f"{authority}:{code} ({crs.name})" if code else crs.name


def has_code(crs: CRS) -> bool:
    """Whether PROJ knows a CRS by a code of some authority (EPSG, ESRI, OGC)."""
    return bool(_authority_code(crs)[1])


def area_of_use(crs: CRS) -> Box | None:
    """
    Area for which a CRS is made.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    bounds_deg
        West, south, east, north; west > east if it crosses the antimeridian. A CRS written out by
        its parameters has that of the code PROJ knows it by; None if there is no such code.
    """
    area = _without_shift(crs).area_of_use
    authority, code = _authority_code(crs)
    if area is None and code:
        area = CRS.from_authority(authority, code).area_of_use
    return area.bounds if area else None


def has_own_shift(crs: CRS) -> bool:
    """
    Whether a CRS brings its own parameters to WGS 84 (TOWGS84), other than zeros.

    Parameters
    ----------
    crs
        Any CRS.

    Returns
    -------
    has_shift
        True if transforming it shifts the datum as the file says.
    """
    flat = horizontal(crs)
    shift = flat.coordinate_operation if flat.is_bound else None
    return shift is not None and any(shift.towgs84)


@lru_cache(maxsize=256)
def _authority_code(crs: CRS) -> tuple[str, str]:
    return _without_shift(crs).to_authority(min_confidence=CONFIDENCE) or ("", "")


def _without_shift(crs: CRS) -> CRS:
    """Horizontal CRS without the transformation to WGS 84 that may be bound to it."""
    flat = horizontal(crs)
    return flat.source_crs if flat.is_bound and flat.source_crs else flat


def _parameter(crs: CRS, name: str) -> float | None:
    operation = _without_shift(crs).coordinate_operation
    values = [item.value for item in operation.params if item.name == name] if operation else []
    return float(values[0]) if values else None
