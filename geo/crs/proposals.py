"""Readings of a layer's numbers that would put it where it should lie, likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, TypeAlias

import shapely
from pyproj import CRS
from pyproj.aoi import AreaOfInterest
from pyproj.database import query_crs_info
from pyproj.enums import PJType

from geo.crs.numbers import (
    SIX_DEGREE_ZONES,
    SIX_PLAIN,
    SIX_PREFIX,
    THREE_DEGREE_ZONES,
    THREE_PLAIN,
    THREE_PREFIX,
    WEB_MERCATOR,
    WGS84,
    plain_codes,
    readings,
)
from geo.crs.place import KILOMETRE_M, Landing, landing, lonlat_in, place_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats: TypeAlias = NDArray[np.float64]

INSIDE_M = 2_000.0
NEAR_M = 20_000.0
MOSTLY = 0.5
SAME_SHARE_DECIMALS = 1
ZONES_AWAY_DEG = 7.0
SAMPLE = 200
SHOWN = 5
UNITS = {"feet": 0.3048, "millimetres": 0.001}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """
    One CRS that a layer may be in.

    Parameters
    ----------
    crs
        The CRS.
    code
        Its EPSG code.
    swap_axes
        Whether x and y change places first.
    unit
        Unit of the numbers where it is not that of the CRS: "feet" or "millimetres".
    landing
        Where the layer would lie; its distance and share are 0 if it is not known where it should.
    """

    crs: CRS
    code: int
    swap_axes: bool
    unit: str
    landing: Landing

    def is_inside(self) -> bool:
        """Whether most of the layer would lie where it should."""
        return self.landing.distance_m <= INSIDE_M and self.landing.share_inside >= MOSTLY

    def __str__(self) -> str:
        """Option of the command line and where the layer would lie."""
        options = f"--crs EPSG:{self.code}" + (" --swap-axes" if self.swap_axes else "")
        first = f"converting the coordinates from {self.unit} to metres and " if self.unit else ""
        place = place_text(self.landing.lon, self.landing.lat)
        away_km = self.landing.distance_m / KILOMETRE_M
        away = f", {away_km:,.0f} km away" if self.landing.distance_m > INSIDE_M else ""
        return f"{first}{options} ({self.crs.name}: lies at {place}{away})"


def proposals(points: Floats, *, near: BaseGeometry | None) -> tuple[Proposal, ...]:
    """
    CRS that a layer may be in.

    Parameters
    ----------
    points
        Shape (n, 2), n > 0, finite: x, y as they stand in the file.
    near
        Where the layer should lie, lon/lat degrees (EPSG:4326), if that is known.

    Returns
    -------
    proposals
        With `near`: those that bring the layer there or within 20 km, best first; among equals
        CGCS2000, UTM, Xian 1980, Beijing 1954, then any other CRS that EPSG lists for the place. If
        none does, or without `near`: what the numbers alone suggest, which may be nothing.
    """
    sample = points[:: max(1, len(points) // SAMPLE)]
    by_numbers = _by_numbers(sample, near)
    if near is None:
        return by_numbers
    found = [*by_numbers, *_by_place(sample, near)]
    close = [one for one in _without_repeats(found) if one.landing.distance_m <= NEAR_M]
    return tuple(sorted(close, key=_rank)) or by_numbers


def proposals_text(found: tuple[Proposal, ...]) -> str:
    """
    Return the ways out for a remedy, at most five.

    Parameters
    ----------
    found
        At least one proposal.
    """
    shown = "; or ".join(str(one) for one in found[:SHOWN])
    rest = len(found) - SHOWN
    return f"{shown}; or {rest} more" if rest > 0 else shown


def inverted_prefix(crs: CRS) -> int | None:
    """
    EPSG code of the same Gauss-Kruger zone with a prefix for one without, and the reverse.

    Parameters
    ----------
    crs
        A CRS of CGCS2000, Xian 1980 or Beijing 1954, or any other.

    Returns
    -------
    code
        4524 for 4545, 4545 for 4524; None for any other CRS.
    """
    code = crs.to_epsg()
    return INVERTED_PREFIX.get(code) if code is not None else None


def _by_numbers(points: Floats, near: BaseGeometry | None) -> tuple[Proposal, ...]:
    found = [
        _proposal(points, code, near, swap_axes=reading.swap_axes)
        for reading in readings(points)
        for code in reading.codes
    ]
    return tuple(one for one in found if one is not None)


def _by_place(points: Floats, near: BaseGeometry) -> list[Proposal]:
    """Proposals among all CRS in use at a place; swapped or in other units only if none fits."""
    codes = _codes_in_use(near)
    straight = _tried(points, codes, near)
    if any(one.is_inside() for one in straight):
        return straight
    swapped = _tried(points, codes, near, swap_axes=True)
    if any(one.is_inside() for one in swapped):
        return swapped
    in_units = [one for unit in UNITS for one in _tried(points, codes, near, unit=unit)]
    return [*straight, *swapped, *(one for one in in_units if one.is_inside())]


def _codes_in_use(near: BaseGeometry) -> list[int]:
    """EPSG codes to try at a place: zones of China and UTM around it, then all others."""
    west, south, east, north = near.bounds
    zones = plain_codes(west - ZONES_AWAY_DEG, east + ZONES_AWAY_DEG, is_north=north > 0)
    others = query_crs_info(
        auth_name="EPSG",
        pj_types=[PJType.PROJECTED_CRS],
        area_of_interest=AreaOfInterest(
            max(west, -180), max(south, -90), min(east, 180), min(north, 90)
        ),
    )
    codes = [WGS84, *zones, WEB_MERCATOR, *(int(info.code) for info in others)]
    return list(dict.fromkeys(codes))


def _tried(
    points: Floats,
    codes: Iterable[int],
    near: BaseGeometry,
    *,
    swap_axes: bool = False,
    unit: str = "",
) -> list[Proposal]:
    found = (_proposal(points, code, near, swap_axes=swap_axes, unit=unit) for code in codes)
    return [one for one in found if one is not None and one.landing.distance_m <= NEAR_M]


def _proposal(
    points: Floats,
    code: int,
    near: BaseGeometry | None,
    *,
    swap_axes: bool = False,
    unit: str = "",
) -> Proposal | None:
    """One way to read the points; None if PROJ cannot, or if degrees would be in feet."""
    crs = CRS.from_epsg(code)
    if unit and crs.is_geographic:
        return None
    read = (points[:, ::-1] if swap_axes else points) * UNITS.get(unit, 1.0)
    lonlat = lonlat_in(read, crs)
    place = _alone(lonlat) if near is None else landing(lonlat, near)
    if place is None:
        return None
    return Proposal(crs=crs, code=code, swap_axes=swap_axes, unit=unit, landing=place)


def _alone(lonlat: Floats) -> Landing | None:
    """Where positions lie if it is not known where they should."""
    here = landing(lonlat, shapely.box(-180, -90, 180, 90))
    if here is None:
        return None
    return Landing(lon=here.lon, lat=here.lat, distance_m=0.0, share_inside=0.0)


def _rank(proposal: Proposal) -> tuple[bool, float, float]:
    """Sort key: inside before near; equals stay in the order in which they were tried."""
    place = proposal.landing
    return (
        not proposal.is_inside(),
        -round(place.share_inside, SAME_SHARE_DECIMALS),
        round(place.distance_m / KILOMETRE_M),
    )


def _without_repeats(found: Iterable[Proposal]) -> list[Proposal]:
    unique: dict[tuple[int, bool, str], Proposal] = {}
    for one in found:
        unique.setdefault((one.code, one.swap_axes, one.unit), one)
    return list(unique.values())


def _prefix_pairs() -> dict[int, int]:
    """Codes of zones with a prefix and of the same zones without, each leading to the other."""
    three = zip(THREE_PREFIX, THREE_PLAIN, repeat(len(THREE_DEGREE_ZONES)))
    six = zip(SIX_PREFIX, SIX_PLAIN, repeat(len(SIX_DEGREE_ZONES)))
    pairs = [
        (prefix + step, plain + step)
        for prefix, plain, count in (*three, *six)
        for step in range(count)
    ]
    return {**dict(pairs), **{plain: prefix for prefix, plain in pairs}}


INVERTED_PREFIX = _prefix_pairs()
