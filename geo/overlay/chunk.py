"""One chunk of a layer measured against all zones: the unit of work of every engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from geo.overlay.common import common_land, near_zones
from geo.overlay.parcels import bounds_of_rest, bounds_of_wkb, parcels_of_wkb

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.finding import Finding
    from geo.overlay.common import Common
    from geo.overlay.edges import Edges
    from geo.overlay.rings import Binary
    from geo.overlay.zones import Zones
    from geo.plane import Plane

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Classes: TypeAlias = Any
    """An Arrow array of text."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Chunk:
    """
    Some rows of a layer of parcels, as they come from a file.

    Parameters
    ----------
    wkb
        Geometries, an Arrow array of shape (n,).
    classes
        Class codes, an Arrow array of text of shape (n,).
    bounds
        West, south, east, north, shape (n, 4); None if the file does not tell.
    first_row
        Number of the first row in the layer, from 0.
    """

    wkb: Binary
    classes: Classes
    bounds: Floats | None
    first_row: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Partial:
    """
    What one chunk adds to the result.

    Parameters
    ----------
    zone, label, area_m2, parcels
        Rows of the table of classes, shape (k,): row of the zone, class, area, number of parcels.
    edges
        Edges without a partner in the chunk, of all parcels that have an area in a zone.
    rows
        Rows read.
    without_area
        Rows near no zone aside, those that are no polygon.
    findings
        Geometries that were repaired or could not be read.
    """

    zone: Indices
    label: NDArray[np.object_]
    area_m2: Floats
    parcels: Indices
    edges: Edges
    rows: int
    without_area: int
    findings: tuple[Finding, ...]


def measure_chunk(chunk: Chunk, zones: Zones, plane: Plane, *, source: str) -> Partial:
    """
    Measure the parcels of one chunk.

    Parameters
    ----------
    chunk
        Rows of a layer, in the CRS of `plane`.
    zones, plane
        Zones in the same CRS, and the plane in which edges are straight.
    source
        Name of the layer for findings.
    """
    bounds = _finite_bounds(chunk)
    pairs = near_zones(bounds, zones)
    near, at = np.unique(pairs.row, return_inverse=True)
    pairs = replace(pairs, row=at)
    parcels = parcels_of_wkb(
        chunk.wkb.take(near), plane, numbers=near + chunk.first_row + 1, source=source
    )
    common = common_land(parcels, pairs, zones, plane)
    zone, label, area_m2, count = _by_class(common, chunk.classes.take(near))
    return Partial(
        zone=zone,
        label=label,
        area_m2=area_m2,
        parcels=count,
        edges=common.edges,
        rows=len(bounds),
        without_area=int((parcels.area_m2 == 0).sum()),
        findings=parcels.findings,
    )


def _finite_bounds(chunk: Chunk) -> Floats:
    """Bounds of all rows; those of a geometry with bad positions are of its good ones."""
    bounds = bounds_of_wkb(chunk.wkb) if chunk.bounds is None else chunk.bounds
    odd = np.flatnonzero(np.isnan(bounds).any(axis=1))
    if len(odd):
        bounds = bounds.copy()
        bounds[odd] = bounds_of_rest(chunk.wkb, odd)
    return bounds


def _by_class(
    common: Common, classes: Classes
) -> tuple[Indices, NDArray[np.object_], Floats, Indices]:
    """Zone, class, area and number of parcels of each zone and class that occur."""
    encoded = classes.dictionary_encode()
    names = np.append(encoded.dictionary.to_numpy(zero_copy_only=False), "").astype(object)
    code = np.asarray(encoded.indices.fill_null(len(names) - 1)).astype(np.int64)
    pair = common.zone * len(names) + code[common.parcel]
    found, at = np.unique(pair, return_inverse=True)
    area_m2 = np.bincount(at, weights=common.area_m2, minlength=len(found)).astype(float)
    count = np.bincount(at, minlength=len(found)).astype(np.int64)
    return found // len(names), names[found % len(names)], area_m2, count
