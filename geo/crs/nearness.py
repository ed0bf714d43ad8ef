"""Whether a layer lies where it should, and which other CRS would bring it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import shapely

from geo.crs.fit import SWAP_REMEDY
from geo.crs.kind import central_meridian, crs_label
from geo.crs.place import KILOMETRE_M, landing, lonlat_in, place_text
from geo.crs.proposals import INSIDE_M, Proposal, proposals, proposals_text
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from pyproj import CRS
    from shapely.geometry.base import BaseGeometry

    from geo.crs.place import Landing

    Floats: TypeAlias = NDArray[np.float64]

FAR_M = 20_000.0
MARGIN_DEG = 0.02
COARSE_DEG = 0.002
HARDLY_INSIDE = 0.02
WELL_INSIDE = 0.8


def widened(near: BaseGeometry) -> BaseGeometry:
    """
    Place with a margin of about 2 km, so that what follows its border counts as inside.

    Parameters
    ----------
    near
        Any geometry, lon/lat degrees (EPSG:4326).

    Returns
    -------
    place
        Valid polygon or multipolygon, generalised by 200 m.
    """
    return shapely.make_valid(near).simplify(COARSE_DEG).buffer(MARGIN_DEG)


def place_doubts(
    points: Floats, crs: CRS, *, near: BaseGeometry | None, source: str, is_told: bool
) -> Iterator[Finding]:
    """
    Yield a finding if a layer does not lie where it should.

    Parameters
    ----------
    points
        Shape (n, 2), n > 0, finite: x, y in the CRS.
    crs
        Geographic or projected CRS.
    near
        Where the layer should lie, lon/lat degrees (EPSG:4326); without it nothing is yielded.
    source
        Name of the file for messages.
    is_told
        Whether the user named this CRS, which turns errors into warnings.

    Yields
    ------
    finding
        Error if another reading brings the layer there: `axes-swapped`, `not-in-metres` (numbers in
        feet or millimetres), `wrong-zone` (transverse Mercator) or `crs-does-not-fit`. Warning
        `far-from-area` if none does, and it lies more than 20 km away.
    """
    here = None if near is None else landing(lonlat_in(points, crs), near)
    if near is None or here is None or not _is_doubtful(here):
        return
    swapped = landing(lonlat_in(points[:, ::-1], crs), near)
    if swapped is not None and _is_well_inside(swapped):
        yield _swapped(crs, here, swapped, source, is_told=is_told)
        return
    better = tuple(one for one in proposals(points, near=near) if _is_well_inside(one.landing))
    if better:
        yield _elsewhere(crs, here, better, source, is_told=is_told)
    elif here.distance_m > FAR_M:
        yield _far(crs, here, source)


def _is_doubtful(here: Landing) -> bool:
    return here.distance_m > INSIDE_M and here.share_inside < HARDLY_INSIDE


def _is_well_inside(place: Landing) -> bool:
    return place.distance_m <= INSIDE_M and place.share_inside >= WELL_INSIDE


def _swapped(crs: CRS, here: Landing, swapped: Landing, source: str, *, is_told: bool) -> Finding:
    return Finding(
        level="warning" if is_told else "error", code="axes-swapped", source=source,
        message=f"in {crs_label(crs)} the layer lies {_away(here)}; with x and y swapped it lies "
        f"there, at {place_text(swapped.lon, swapped.lat)}",
        value=place_text(here.lon, here.lat), remedy=SWAP_REMEDY,
        lon=swapped.lon, lat=swapped.lat,
    )  # fmt: skip


def _elsewhere(
    crs: CRS, here: Landing, better: tuple[Proposal, ...], source: str, *, is_told: bool
) -> Finding:
    best = better[0]
    code, reason, remedy = _explained(crs, best, better)
    return Finding(
        level="warning" if is_told else "error", code=code, source=source,
        message=f"in {crs_label(crs)} the layer lies {_away(here)}; {reason}",
        value=place_text(here.lon, here.lat), remedy=remedy,
        lon=best.landing.lon, lat=best.landing.lat,
    )  # fmt: skip


def _explained(crs: CRS, best: Proposal, better: tuple[Proposal, ...]) -> tuple[str, str, str]:
    """Code, reason and remedy of a layer that another reading puts in its place."""
    found = f"{best.crs.name} puts it at {place_text(best.landing.lon, best.landing.lat)}"
    if best.swap_axes:
        remedy = f"Ask which it is, then import it again with {proposals_text(better)}"
        return "axes-swapped", f"with x and y swapped {found}", remedy
    if best.unit:
        remedy = f"Convert the coordinates from {best.unit} to metres, then import it again"
        return "not-in-metres", f"with its numbers in {best.unit} {found}", remedy
    is_zone = central_meridian(crs) is not None and central_meridian(best.crs) is not None
    remedy = f"Ask which it is, then import it again with {proposals_text(better)}"
    return ("wrong-zone" if is_zone else "crs-does-not-fit"), found, remedy


def _far(crs: CRS, here: Landing, source: str) -> Finding:
    return Finding(
        level="warning", code="far-from-area", source=source,
        message=f"in {crs_label(crs)} the layer lies {_away(here)}",
        value=place_text(here.lon, here.lat),
        remedy="Check that this is the right file, and its CRS (--crs EPSG:xxxx)",
        lon=here.lon, lat=here.lat,
    )  # fmt: skip


def _away(here: Landing) -> str:
    return f"{here.distance_m / KILOMETRE_M:,.0f} km from where it should lie"
