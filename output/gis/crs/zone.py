"""The CRS of a delivery: the one asked for, else the zone that holds most of what is delivered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS, Proj, Transformer

from geo.crs.datum_doubts import datum_doubts
from geo.crs.delivery import FIRST_ZONE, LAST_ZONE, ZONE_WIDTH_DEG, delivery_crs, zone_limits
from geo.crs.kind import area_of_use, central_meridian, crs_label, is_modern_datum
from geo.crs.place import WGS84_CODE, degrees_outside
from geo.finding import Finding
from output.gis.crs.spread import bounds_of, real_shapes, spread_of
from output.gis.crs.target_crs import told_crs, with_prefix
from output.gis.options import AUTO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mapper.gis.scene import GisLayer
    from output.gis.crs.spread import Bounds, Measure, Spread

Reason: TypeAlias = Literal["asked", "region", "zone", "utm", "degrees", "nowhere"]

CONTEXT_LAYERS = frozenset({"district", "neighbours", "zone_limits", "findings"})
"""Layers that lie around what is delivered: they do not choose the zone while others can."""
CGCS2000_DEGREES = 4490
CGCS2000_ZONES = range(4513, 4555)
CHINA_LAT = (3.0, 54.0)
UTM_LAT = (-80.0, 84.0)
WIDEST_DEG = 30.0
FEW = 0.02
PPM = 1e6
SAMPLES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """
    Largest error of scale in a layer of a projected CRS.

    Parameters
    ----------
    length_ppm, area_ppm
        Lengths and areas of the plane minus those on the ellipsoid, parts per million.
    lon, lat
        Where, degrees (EPSG:4326).
    """

    length_ppm: float
    area_ppm: float
    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenCrs:
    """
    The CRS of a delivery, and what its note says of it.

    Parameters
    ----------
    crs
        The CRS.
    reason
        Why: asked for, said by region.toml, the zone of the data, UTM outside of China, degrees for
        data around a pole or across more than 30 degrees, nothing that has a place.
    zone
        Number of the CGCS2000 3-degree zone; None in any other CRS.
    limits
        Limits of zones that the data cross, degrees; only in a CGCS2000 3-degree zone.
    share
        Share of what chooses the zone that lies in it, 0 to 1.
    measure
        What the share is of.
    scale
        Largest error of scale; None in degrees.
    findings
        Data beyond the area of the CRS, layers of old datums.
    """

    crs: CRS
    reason: Reason
    zone: int | None = None
    limits: tuple[float, ...] = ()
    share: float = 1.0
    measure: Measure = "area"
    scale: Scale | None = None
    findings: tuple[Finding, ...] = ()


def choose_crs(
    layers: Sequence[GisLayer], *, wanted: str = AUTO, region_crs: str = "", zone_prefix: bool
) -> ChosenCrs:
    """
    Choose the CRS of a delivery.

    Parameters
    ----------
    layers
        Layers to deliver, each in a CRS of its own.
    wanted
        What the user asks for: "auto", or any text that pyproj reads.
    region_crs
        What region.toml says; holds where the user leaves the choice.
    zone_prefix
        Whether the eastings of a Gauss-Kruger zone begin with its number.

    Returns
    -------
    chosen
        The CRS and why.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If nothing can be delivered in the CRS that is asked for.

    Notes
    -----
    The zone is that which holds most of the delivered area (else length, else points), not that of
    the middle of the bounds: a far corner of a district without parks does not put its parks into a
    zone in which their scale is worse. Districts, neighbours and places of findings count only
    where nothing else is delivered.
    """
    content = [layer for layer in layers if layer.id not in CONTEXT_LAYERS]
    spread = spread_of(content) or spread_of(layers)
    crs, reason = _crs_and_reason(spread, wanted, region_crs)
    crs = with_prefix(crs) if zone_prefix else crs
    bounds = bounds_of(layers)
    zone = _zone_of(crs)
    limits = zone_limits(bounds) if bounds and zone is not None else ()
    source = "--crs" if reason == "asked" else "region.toml"
    is_named = reason in ("asked", "region")
    doubts = _doubts(spread, crs, source) if spread and is_named else ()
    return ChosenCrs(
        crs=crs,
        reason=reason,
        zone=zone,
        limits=limits,
        share=spread.share(spread.zones == zone) if spread and limits else 1.0,
        measure=spread.measure if spread else "area",
        scale=largest_scale(crs, bounds) if bounds else None,
        findings=(*doubts, *_old_datums(layers)),
    )


def largest_scale(crs: CRS, bounds: Bounds) -> Scale | None:
    """
    Largest error of scale of a projected CRS.

    Parameters
    ----------
    crs
        Any CRS.
    bounds
        West, south, east, north in degrees (EPSG:4326).

    Returns
    -------
    scale
        On a grid of 9 x 9 points over the bounds; None for degrees, and where PROJ knows none.
    """
    if not crs.is_projected:
        return None
    west, south, east, north = bounds
    lon, lat = (
        axis.ravel()
        for axis in np.meshgrid(
            np.linspace(west, east, SAMPLES), np.linspace(south, north, SAMPLES)
        )
    )
    factors = Proj(crs).get_factors(lon, lat)
    along, across = factors.meridional_scale - 1, factors.parallel_scale - 1
    error = np.where(np.abs(along) >= np.abs(across), along, across)
    error = np.where(np.isfinite(error), error, 0.0)
    at = int(np.abs(error).argmax())
    return Scale(
        length_ppm=float(error[at] * PPM),
        area_ppm=float((np.asarray(factors.areal_scale)[at] - 1) * PPM),
        lon=float(lon[at]),
        lat=float(lat[at]),
    )


def _crs_and_reason(spread: Spread | None, wanted: str, region_crs: str) -> tuple[CRS, Reason]:
    if wanted.lower() != AUTO:
        return told_crs(wanted, source="--crs"), "asked"
    if region_crs:
        return told_crs(region_crs, source="region.toml"), "region"
    if spread is None:
        return CRS.from_epsg(CGCS2000_DEGREES), "nowhere"
    return _crs_of_data(spread)


def _crs_of_data(spread: Spread) -> tuple[CRS, Reason]:
    west, south, east, north = spread.bounds
    if south < UTM_LAT[0] or north > UTM_LAT[1] or east - west > WIDEST_DEG:
        return CRS.from_epsg(WGS84_CODE), "degrees"
    zone = spread.fullest_zone()
    lat = float(np.median(spread.middles[:, 1]))
    if FIRST_ZONE <= zone <= LAST_ZONE and CHINA_LAT[0] <= lat <= CHINA_LAT[1]:
        meridian = zone * ZONE_WIDTH_DEG
        return delivery_crs((meridian, lat, meridian, lat)), "zone"
    box = gpd.GeoSeries([shapely.box(west, south, east, north)], crs=WGS84_CODE)
    return box.estimate_utm_crs(), "utm"


def _zone_of(crs: CRS) -> int | None:
    meridian = central_meridian(crs)
    is_zone = crs.to_epsg() in CGCS2000_ZONES and meridian is not None
    return round(meridian / ZONE_WIDTH_DEG) if is_zone and meridian is not None else None


def _doubts(spread: Spread, crs: CRS, source: str) -> tuple[Finding, ...]:
    """Doubts about a CRS that somebody named: its area, and the way from WGS 84 to its datum."""
    outside = _outside(spread, crs, source)
    if is_modern_datum(crs):
        return outside
    to_crs = Transformer.from_crs(WGS84_CODE, crs, always_xy=True)
    points = np.column_stack(to_crs.transform(*spread.middles[:1].T))
    unshifted = datum_doubts(points, crs, source=source, is_told=True)
    remedy = "Deliver in CGCS2000: --crs auto."
    return (*(replace(one, remedy=remedy) for one in unshifted), *outside)


def _outside(spread: Spread, crs: CRS, source: str) -> tuple[Finding, ...]:
    """Warn of data beyond the area for which the CRS is made, where another one fits better."""
    area, better = area_of_use(crs), _crs_of_data(spread)[0]
    share, other = (spread.share(degrees_outside(spread.middles, one) > 0) for one in (crs, better))
    if area is None or share <= max(FEW, other):
        return ()
    west, south, east, north = area
    return (
        Finding(
            level="warning", code="outside-area-of-use", source=source, value=f"{share:.1%}",
            message=f"this share of the {spread.measure} delivered lies outside the area of "
            f"{crs_label(crs)}: {west:g} to {east:g} E, {south:g} to {north:g} N",
            remedy=f"--crs {crs_label(better).split()[0]} is made for it.",
        ),
    )  # fmt: skip


def _old_datums(layers: Sequence[GisLayer]) -> Iterator[Finding]:
    """Doubts about the datum of the layers themselves."""
    for layer in layers:
        points = shapely.get_coordinates(real_shapes(layer.frame)[:1])[:1]
        if layer.frame.crs is not None and np.isfinite(points).all() and len(points):
            yield from datum_doubts(points, layer.frame.crs, source=layer.id, is_told=True)
