"""Checks of the datum: layers and shapes that lie where GCJ-02 or BD-09 would put them."""

from collections.abc import Iterator
from dataclasses import replace

import geopandas as gpd
import numpy as np
import shapely

from geo.datum_cover import suspicion_from_cover
from geo.datum_evidence import suspicion_from_outline, suspicion_from_pairs
from geo.finding import Finding
from parks.boundaries import POLYGONS, boundaries_known, district_of
from parks.landuse import landuse_path
from parks.region import Region


def shifted_boundaries(region: Region) -> Iterator[Finding]:
    """Yield boundaries that lie from the place of their unit as far as a shifted datum would."""
    found, known, ids = _pairs(region)
    if not len(found):
        return
    together = suspicion_from_pairs(found, known) if len(found) > 1 else None
    if together is not None:
        yield together.finding("parks.geojson")
        return
    for row, feature_id in enumerate(ids):
        alone = suspicion_from_pairs(found[[row]], known[[row]])
        if alone is not None:
            yield replace(alone.finding("parks.geojson"), feature_id=feature_id)


def shifted_parcels(region: Region) -> Iterator[Finding]:
    """Yield the land use if it fills the parks better with a shifted datum undone."""
    path = landuse_path(region.folder)
    if region.landuse is not None and path is not None:
        yield from parcel_datum_doubts(region.landuse, region, source=path.name)


def parcel_datum_doubts(
    parcels: gpd.GeoDataFrame, region: Region, *, source: str
) -> Iterator[Finding]:
    """Yield the suspicion that parcels (any CRS) fill the parks only with a shift undone."""
    zones = boundaries_known(region)
    if zones.empty:
        return
    drawn = parcels[parcels.geometry.geom_type.isin(POLYGONS)].to_crs(4326).geometry
    suspicion = suspicion_from_cover(np.asarray(drawn), np.asarray(zones.geometry))
    if suspicion is not None:
        yield suspicion.finding(source)


def shifted_border(region: Region) -> Iterator[Finding]:
    """Yield boundaries that together follow the district's border, but beside it."""
    district, drawn = district_of(region), boundaries_known(region)
    if district is None or drawn.empty:
        return
    suspicion = suspicion_from_outline(np.asarray(drawn.geometry), district)
    if suspicion is not None:
        yield suspicion.finding("parks.geojson")


def _pairs(region: Region) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Return centres of boundaries, places of their units, shape (n, 2), and ids of both."""
    places = region.places[region.places.geometry.geom_type == "Point"]
    places = places[~places.geometry.is_empty]
    at = dict(zip(places["unit_id"], places.geometry, strict=True))
    drawn = region.parks[region.parks.geometry.geom_type.isin(POLYGONS)]
    drawn = drawn[~drawn.geometry.is_empty]
    rows = [
        (shapely.centroid(shape), at[unit_id], str(feature_id))
        for feature_id, unit_id, shape in zip(
            drawn["id"], drawn["unit_id"], drawn.geometry, strict=True
        )
        if unit_id in at
    ]
    found = shapely.get_coordinates([centre for centre, *_ in rows])
    known = shapely.get_coordinates([place for _, place, _ in rows])
    return found, known, [feature_id for *_, feature_id in rows]
