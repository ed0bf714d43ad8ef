"""Signs that the numbers of a layer may not be in its CRS, though they can."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.crs.fit import ASK, SWAP_REMEDY, is_swapped_china, out_of_degrees, padding_deg
from geo.crs.kind import area_of_use, crs_label, is_in_degrees
from geo.crs.numbers import range_text
from geo.crs.place import degrees_outside, lonlat_in, place_text
from geo.finding import Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS

    Floats: TypeAlias = NDArray[np.float64]


def doubts(points: Floats, crs: CRS, *, source: str) -> list[Finding]:
    """
    Signs that numbers may not be in a CRS, though they can.

    Parameters
    ----------
    points
        Shape (n, 2), n > 0, finite: x, y as they stand in the file.
    crs
        What they are said to be in; `misfit` has found nothing against it.
    source
        Name of the file for messages.

    Returns
    -------
    findings
        Warnings `outside-area-of-use` (the layer lies beyond the area of the CRS, padded by 5
        degrees) and `coordinate-out-of-range` (a few positions do, by far), note
        `axes-maybe-swapped`.
    """
    found = [_maybe_swapped(points, crs, source), _outside_area(points, crs, source)]
    return [finding for finding in found if finding is not None]


def _maybe_swapped(points: Floats, crs: CRS, source: str) -> Finding | None:
    if not (is_in_degrees(crs) and is_swapped_china(points)):
        return None
    lon, lat = np.median(points, axis=0)
    return Finding(
        level="note", code="axes-maybe-swapped", source=source, value=range_text(points),
        message=f"the layer lies in the Arctic ({place_text(lon, lat)}); with latitude before "
        "longitude it would lie in western China or India",
        remedy=f"If it should lie there: {SWAP_REMEDY}", lon=float(lon), lat=float(lat),
    )  # fmt: skip


def _outside_area(points: Floats, crs: CRS, source: str) -> Finding | None:
    lonlat = lonlat_in(points, crs)
    outside_deg = degrees_outside(lonlat, crs)
    if not (outside_deg > padding_deg(crs)).all():
        strays = outside_deg > 2 * padding_deg(crs)
        strays |= is_in_degrees(crs) & out_of_degrees(points)
        return _strays(points, strays, crs, source) if strays.any() else None
    return _elsewhere(lonlat, crs, source)


def _elsewhere(lonlat: Floats, crs: CRS, source: str) -> Finding | None:
    area = area_of_use(crs)
    if area is None:
        return None
    west, south, east, north = area
    lon, lat = np.nanmedian(lonlat, axis=0)
    return Finding(
        level="warning", code="outside-area-of-use", source=source,
        value=place_text(lon, lat),
        message=f"the layer lies outside the area of {crs_label(crs)}: {west:g} to {east:g} E, "
        f"{south:g} to {north:g} N",
        remedy=f"Check that this is the CRS of the file. {ASK}", lon=float(lon), lat=float(lat),
    )  # fmt: skip


def _strays(points: Floats, wrong: NDArray[np.bool_], crs: CRS, source: str) -> Finding:
    return Finding(
        level="warning", code="coordinate-out-of-range", source=source,
        value=range_text(points[wrong]),
        message=f"{wrong.sum()} of {len(points)} sampled positions lie far outside the area of "
        f"{crs_label(crs)}",
        remedy="Delete or move these positions (often a stray point at 0, 0)",
    )  # fmt: skip
