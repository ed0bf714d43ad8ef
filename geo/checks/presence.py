"""Features without a geometry of their own type: none, an empty one, a mixed collection."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.ground import middles
from geo.checks.listing import Faults

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.listing import Listing
    from geo.finding import Finding, Level

    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]


def presence_findings(
    geometries: Geometries, listing: Listing, *, missing_level: Level
) -> list[Finding]:
    """Return `no-geometry` (level given), `empty-geometry` (warning), `geometry-collection`."""
    is_collection = shapely.get_type_id(geometries) == shapely.GeometryType.GEOMETRYCOLLECTION
    missing = _faults(
        geometries,
        shapely.is_missing(geometries),
        level=missing_level,
        code="no-geometry",
        message="the feature has no geometry",
        remedy="Draw it, or leave it: it is kept in tables and not on the map",
    )
    empty = _faults(
        geometries,
        shapely.is_empty(geometries),
        level="warning",
        code="empty-geometry",
        message="the feature has a geometry without any position",
        remedy="Draw it, or delete the feature",
    )
    collections = _faults(
        geometries,
        is_collection & ~shapely.is_empty(geometries),
        level="note",
        code="geometry-collection",
        message="expected points, lines or polygons, got a collection of them",
        remedy="Take the collection apart into features of one type each",
    )
    return [
        finding for faults in (missing, empty, collections) for finding in listing.findings(faults)
    ]


def _faults(
    geometries: Geometries,
    is_concerned: Booleans,
    *,
    level: Level,
    code: str,
    message: str,
    remedy: str,
) -> Faults:
    rows = np.flatnonzero(is_concerned)
    return Faults(
        level=level,
        code=code,
        rows=rows,
        xy=middles(geometries[rows]),
        sizes=np.zeros(len(rows)),
        message=message,
        remedy=remedy,
    )
