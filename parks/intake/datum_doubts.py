"""Doubts about the datum of what is brought in, against what the region holds already."""

from collections.abc import Iterator
from dataclasses import replace

import geopandas as gpd
import numpy as np
import shapely

from geo.datum_evidence import DatumSuspicion, suspicion_from_outline, suspicion_from_pairs
from geo.finding import Finding
from parks.boundaries import district_of
from parks.check_datum import shifted_border, shifted_boundaries
from parks.intake.merge import STAND_IN_ROLES, STAND_INS
from parks.intake.options import Target
from parks.region import Region


def datum_doubts(
    new: gpd.GeoDataFrame, region: Region, *, target: Target, source: str
) -> Iterator[Finding]:
    """
    Yield the suspicion that new features are in GCJ-02 or BD-09.

    Parameters
    ----------
    new
        Features with the store's properties, EPSG:4326.
    region
        The region as it is.
    target
        What the features become: boundaries are compared with the places of their units and with
        the district's border, places with the known places of their units, an outline with the
        former one.
    source
        Name of the file.

    Yields
    ------
    finding
        Warning `gcj02-suspected` or `bd09-suspected`; the way out is the option --datum.
    """
    if target is Target.PARKS:
        with_new = replace(region, parks=new)
        for finding in (*shifted_boundaries(with_new), *shifted_border(with_new)):
            yield replace(finding, source=source)
        return
    compare = _with_places if target is Target.PLACES else _with_outline
    suspicion = compare(new, region)
    if suspicion is not None:
        yield suspicion.finding(source)


def _with_places(new: gpd.GeoDataFrame, region: Region) -> DatumSuspicion | None:
    places = region.places[region.places.geometry.geom_type == "Point"]
    places = places[~places.geometry.is_empty]
    is_known = ~places["basis"].isin(STAND_INS) & ~places["role"].isin(STAND_IN_ROLES)
    at = dict(zip(places["unit_id"][is_known], places.geometry[is_known], strict=True))
    drawn = new[~new.geometry.isna() & ~new.geometry.is_empty]
    points = zip(drawn["unit_id"], drawn.geometry, strict=True)
    pairs = [(point, at[unit]) for unit, point in points if unit in at]
    if not pairs:
        return None
    found, known = zip(*pairs, strict=True)
    return suspicion_from_pairs(shapely.get_coordinates(found), shapely.get_coordinates(known))


def _with_outline(new: gpd.GeoDataFrame, region: Region) -> DatumSuspicion | None:
    district = district_of(region)
    return None if district is None else suspicion_from_outline(np.asarray(new.geometry), district)
