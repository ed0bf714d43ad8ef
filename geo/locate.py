"""A layer brought to its place: CRS settled, axes and datum as told, shapes repaired if told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from geo.checks.ground import Ground
from geo.checks.layer_faults import height_findings
from geo.checks.listing import Listing
from geo.checks.repair import flattened, repair_findings, repaired
from geo.crs.evidence import settle_crs
from geo.crs.sample import sample_points
from geo.datum import Datum, to_wgs84
from geo.finding import Finding

if TYPE_CHECKING:
    import geopandas as gpd
    from pyproj import CRS
    from shapely.geometry.base import BaseGeometry

    from geo.files.layer import Layer


@dataclass(frozen=True, eq=False, kw_only=True)
class Located:
    """
    A layer that may be drawn and measured, or the reasons why not.

    Parameters
    ----------
    frame
        Features in the CRS that was settled (EPSG:4326 where a datum was told); None if it cannot
        be settled.
    findings
        Why, what was assumed, and what was changed.
    """

    frame: gpd.GeoDataFrame | None
    findings: tuple[Finding, ...]


def locate(
    layer: Layer,
    *,
    crs: CRS | None = None,
    datum: Datum = Datum.WGS84,
    swap_axes: bool = False,
    repair: bool = False,
    near: BaseGeometry | None = None,
) -> Located:
    """
    Bring a layer to its place.

    Parameters
    ----------
    layer
        As it was read.
    crs
        What the user says of its coordinates; wins over what the file says.
    datum
        Datum of the coordinates; GCJ-02 and BD-09 are turned into WGS 84.
    swap_axes
        Whether the first coordinate is the northing or latitude.
    repair
        Whether invalid geometries are repaired, each told with the change in area.
    near
        Where the layer should lie, lon/lat degrees (EPSG:4326).

    Returns
    -------
    located
        Features without Z and M. Nothing is moved or repaired that was not asked for.
    """
    geometries = layer.frame.geometry.to_numpy()
    if swap_axes:
        geometries = shapely.transform(geometries, lambda positions: positions[:, ::-1])
    verdict = settle_crs(
        sample_points(geometries),
        declared=layer.frame.crs,
        told=crs,
        near=near,
        source=layer.source,
    )
    if verdict.crs is None:
        return Located(frame=None, findings=verdict.findings)
    flat = layer.frame.set_geometry(flattened(geometries))
    frame = _in_wgs84(flat.set_crs(verdict.crs, allow_override=True), datum)
    findings = [
        *verdict.findings,
        *_told_heights(layer, verdict.crs),
        *_told_shift(datum, layer.source),
    ]
    if repair:
        frame, repairs = _mended(frame, layer)
        findings += repairs
    return Located(frame=frame, findings=tuple(findings))


def _in_wgs84(frame: gpd.GeoDataFrame, datum: Datum) -> gpd.GeoDataFrame:
    """Return features of a shifted datum in EPSG:4326; others as they are."""
    if datum is Datum.WGS84:
        return frame
    degrees = frame.to_crs(4326)
    return degrees.set_geometry(to_wgs84(degrees.geometry.to_numpy(), datum=datum), crs=4326)


def _told_heights(layer: Layer, crs: CRS) -> list[Finding]:
    """Return a note if the layer has heights or measures, which are dropped."""
    listing = Listing(source=layer.source, ids=layer.ids, ground=Ground(crs))
    return height_findings(layer.frame.geometry.to_numpy(), listing)


def _told_shift(datum: Datum, source: str) -> tuple[Finding, ...]:
    if datum is Datum.WGS84:
        return ()
    return (
        Finding(
            level="note",
            code="datum-shifted",
            source=source,
            value=datum.value,
            message="turned into WGS 84 as told, by the published approximation of the datum",
            remedy="It is good to a few metres; take survey data where you can get them.",
        ),
    )


def _mended(frame: gpd.GeoDataFrame, layer: Layer) -> tuple[gpd.GeoDataFrame, tuple[Finding, ...]]:
    repair = repaired(frame.geometry.to_numpy(), crs=frame.crs)
    told = repair_findings(repair, crs=frame.crs, source=layer.source, ids=layer.ids)
    return frame.set_geometry(repair.geometries, crs=frame.crs), told
