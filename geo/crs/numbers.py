"""What the numbers of a layer alone say of its CRS."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Box: TypeAlias = tuple[float, float, float, float]

MIDDLE_SHARE = (0.05, 0.95)
DEGREES: Box = (-180, -90, 180, 90)
CHINA_DEGREES: Box = (73, 3, 136, 54)
CHINA_WEB_MERCATOR: Box = (8.1e6, 0.3e6, 15.1e6, 7.3e6)
PLAIN_GRID: Box = (1e5, 1e6, 9e5, 1e7)
PREFIX_STEP_M = 1_000_000
PREFIX_EASTING: Box = (1e5, 0.3e6, 9e5, 6.1e6)
"""Easting without its prefix, northing; China ends at 53.6 degrees north."""
THREE_DEGREE_ZONES = range(25, 46)
SIX_DEGREE_ZONES = range(13, 24)
MIXED_SHARE = 0.01

THREE_PREFIX, THREE_PLAIN = (4513, 2349, 2401), (4534, 2370, 2422)
SIX_PREFIX, SIX_PLAIN = (4491, 2327, 21413), (4502, 2338, 21453)
"""First EPSG codes of CGCS2000, Xian 1980, Beijing 1954: zones 25 or 13, meridian 75 E."""
UTM_NORTH = 32600
UTM_SOUTH = 32700
WEB_MERCATOR, WGS84, CGCS2000 = 3857, 4326, 4490
FIRST_MERIDIAN, LAST_MERIDIAN = 75, 135


class NumberKind(StrEnum):
    """What numbers look like."""

    DEGREES = "degrees"
    ZONE_PREFIX = "eastings with a zone prefix"
    WEB_MERCATOR = "Web Mercator metres"
    PLAIN_GRID = "eastings without a zone prefix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    One way to read the numbers of a layer.

    Parameters
    ----------
    kind
        What they look like.
    evidence
        Why, for a message.
    codes
        EPSG codes that would fit, likeliest first; empty if the zone cannot be told.
    swap_axes
        Whether x and y change places first.
    """

    kind: NumberKind
    evidence: str
    codes: tuple[int, ...] = ()
    swap_axes: bool = False


def readings(points: Floats) -> tuple[Reading, ...]:
    """
    Ways to read the numbers of a layer, likeliest first.

    Parameters
    ----------
    points
        Shape (n, 2), n > 0, finite: x, y as they stand in the file.

    Returns
    -------
    readings
        Empty if the numbers look like nothing known, as those of a local grid do.

    Notes
    -----
    Judged by the middle 90 % of each axis, so that strays do not decide. The Gauss-Kruger zones of
    China have eastings that begin with 25 to 45 (3 degrees wide) or 13 to 23 (6 degrees wide);
    those of Web Mercator in eastern China begin with 13 to 15 too. CGCS2000, Xian 1980 and Beijing
    1954 cannot be told apart by numbers.
    """
    straight = list(_straight(points))
    if straight and not _is_swapped_china(points):
        return tuple(straight)
    swapped = [_swapped(reading) for reading in _straight(points[:, ::-1])]
    is_web = NumberKind.WEB_MERCATOR
    return (*(reading for reading in swapped if reading.kind is not is_web), *straight)


def zone_prefixes(points: Floats) -> tuple[int, ...]:
    """
    Zone numbers with which eastings begin.

    Parameters
    ----------
    points
        Shape (n, 2), finite: easting, northing in metres.

    Returns
    -------
    zones
        Ascending; only numbers that at least 1 % of the points have.
    """
    zone, rest = np.divmod(points[:, 0], PREFIX_STEP_M)
    low_x, low_y, high_x, high_y = PREFIX_EASTING
    northing = points[:, 1]
    fits = (low_x <= rest) & (rest <= high_x) & (low_y <= northing) & (northing <= high_y)
    fits &= np.isin(zone, [*SIX_DEGREE_ZONES, *THREE_DEGREE_ZONES])
    zones, counts = np.unique(zone[fits], return_counts=True)
    return tuple(int(z) for z in zones[counts >= MIXED_SHARE * len(points)])


def looks_like_degrees(points: Floats) -> bool:
    """
    Whether the middle 90 % of each axis could be longitude and latitude.

    Parameters
    ----------
    points
        Shape (n, 2), finite.

    Returns
    -------
    is_like_degrees
        True within +-180, +-90.
    """
    return _is_within(points, DEGREES)


def prefix_codes(zone: int) -> tuple[int, ...]:
    """
    EPSG codes of the Gauss-Kruger zones with a prefix: CGCS2000, Xian 1980, Beijing 1954.

    Parameters
    ----------
    zone
        25 to 45 (3 degrees wide) or 13 to 23 (6 degrees wide).

    Returns
    -------
    codes
        Empty for any other number.
    """
    if zone in THREE_DEGREE_ZONES:
        return tuple(first + zone - THREE_DEGREE_ZONES.start for first in THREE_PREFIX)
    if zone in SIX_DEGREE_ZONES:
        return tuple(first + zone - SIX_DEGREE_ZONES.start for first in SIX_PREFIX)
    return ()


def plain_codes(west: float, east: float, *, is_north: bool = True) -> tuple[int, ...]:
    """
    EPSG codes of zones without a prefix whose central meridian lies between two longitudes.

    Parameters
    ----------
    west, east
        Degrees.
    is_north
        Whether UTM zones are those of the northern hemisphere.

    Returns
    -------
    codes
        CGCS2000 3 degrees wide, then 6 degrees wide, UTM, then Xian 1980 and Beijing 1954.
    """
    meridians = [m for m in range(FIRST_MERIDIAN, LAST_MERIDIAN + 1, 3) if west <= m <= east]
    three = [(m - FIRST_MERIDIAN) // 3 for m in meridians]
    six = [step // 2 for step in three if step % 2 == 0]
    families = [
        [*(first + step for step in three), *(first_six + step for step in six)]
        for first, first_six in zip(THREE_PLAIN, SIX_PLAIN, strict=True)
    ]
    utm = UTM_NORTH if is_north else UTM_SOUTH
    zones = [utm + zone for zone in range(1, 61) if west <= 6 * zone - 183 <= east]
    return (*families[0], *zones, *families[1], *families[2])


def range_text(points: Floats) -> str:
    """
    Return the range of both axes for a message, e.g. "x 106.5 to 106.7, y 28.9 to 29.1".

    Parameters
    ----------
    points
        Shape (n, 2), n > 0, finite.
    """
    (low_x, low_y), (high_x, high_y) = points.min(axis=0), points.max(axis=0)
    return f"x {low_x:.10g} to {high_x:.10g}, y {low_y:.10g} to {high_y:.10g}"


def _straight(points: Floats) -> Iterator[Reading]:
    """Yield the readings of numbers with x to the east."""
    if _is_within(points, DEGREES):
        yield _degrees(points)
    if _is_within(points, CHINA_WEB_MERCATOR):
        evidence = "the numbers are in the range of Web Mercator metres in China"
        yield Reading(
            kind=NumberKind.WEB_MERCATOR, evidence=evidence, codes=(WEB_MERCATOR,)
        )  # fmt: skip
    for zone in zone_prefixes(points):
        yield _prefixed(zone)
    if _is_within(points, PLAIN_GRID):
        evidence = (
            "eastings of 6 digits with northings of 7 fit every Gauss-Kruger or UTM zone "
            "without a prefix"
        )
        yield Reading(kind=NumberKind.PLAIN_GRID, evidence=evidence)


def _degrees(points: Floats) -> Reading:
    in_china = _is_within(points, CHINA_DEGREES)
    where = "longitude, latitude in or near China" if in_china else "longitude, latitude"
    return Reading(
        kind=NumberKind.DEGREES,
        evidence=f"the numbers are in the range of degrees ({where})",
        codes=(CGCS2000, WGS84) if in_china else (WGS84,),
    )


def _prefixed(zone: int) -> Reading:
    width = 3 if zone in THREE_DEGREE_ZONES else 6
    meridian = 3 * zone if zone in THREE_DEGREE_ZONES else 6 * zone - 3
    return Reading(
        kind=NumberKind.ZONE_PREFIX,
        evidence=f"eastings of 8 digits begin with {zone}, the prefix of the {width}-degree zone "
        f"with central meridian {meridian} E",
        codes=prefix_codes(zone),
    )


def _swapped(reading: Reading) -> Reading:
    order = "latitude" if reading.kind is NumberKind.DEGREES else "northing"
    return Reading(
        kind=reading.kind,
        evidence=f"the axes are swapped ({order} first): {reading.evidence}",
        codes=reading.codes,
        swap_axes=True,
    )


def _is_swapped_china(points: Floats) -> bool:
    return _is_within(points[:, ::-1], CHINA_DEGREES) and not _is_within(points, CHINA_DEGREES)


def _is_within(points: Floats, box: Box) -> bool:
    """Whether the middle 90 % of each axis lies in a box."""
    low, high = np.quantile(points, MIDDLE_SHARE, axis=0, method="nearest")
    return bool((low >= box[:2]).all() and (high <= box[2:]).all())
