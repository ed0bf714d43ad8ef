"""Doubts about a layer of geometries as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.listing import Listing
    from geo.checks.rings import Rings
    from geo.finding import Finding

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = NDArray[np.object_]

KINDS = {
    "points": (shapely.GeometryType.POINT, shapely.GeometryType.MULTIPOINT),
    "lines": (
        shapely.GeometryType.LINESTRING,
        shapely.GeometryType.LINEARRING,
        shapely.GeometryType.MULTILINESTRING,
    ),
    "polygons": (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON),
    "collections": (shapely.GeometryType.GEOMETRYCOLLECTION,),
}


def type_findings(geometries: Geometries, listing: Listing) -> list[Finding]:
    """Return a note `mixed-types` where points, lines, polygons stand side by side."""
    types = shapely.get_type_id(geometries)
    counts = {kind: int(np.isin(types, ids).sum()) for kind, ids in KINDS.items()}
    found = [f"{count:,} {kind}" for kind, count in counts.items() if count]
    if len(found) < 2:  # noqa: PLR2004 - one kind is no mixture
        return []
    message = "expected one kind of geometry in a layer"
    remedy = "Save points, lines and polygons as layers of their own"
    value = ", ".join(found)
    return [listing.finding("note", "mixed-types", message, value=value, remedy=remedy)]


def height_findings(geometries: Geometries, listing: Listing) -> list[Finding]:
    """Return a note `has-z` where positions have heights or measures."""
    rows = np.flatnonzero(shapely.has_z(geometries) | shapely.has_m(geometries))
    if not len(rows):
        return []
    message = "features have heights (Z) or measures (M), which are not used"
    value = f"{len(rows):,} of {len(geometries):,}"
    remedy = "Nothing to do: they are dropped where the layer is taken in"
    return [listing.finding("note", "has-z", message, value=value, remedy=remedy)]


def winding_findings(rings: Rings, areas: Floats, listing: Listing) -> list[Finding]:
    """
    Return a note `wrong-winding` where rings run the other way than RFC 7946 asks.

    Parameters
    ----------
    rings
        The rings.
    areas
        Signed area of every ring, shape (r,), > 0 if counter-clockwise.
    listing
        The layer.
    """
    is_wrong = np.where(rings.is_shell, areas < 0, areas > 0)
    count = len(np.unique(rings.row_of_ring[is_wrong]))
    if not count:
        return []
    message = "polygons have clockwise shells or counter-clockwise holes"
    value = f"{count:,} of {len(np.unique(rings.row)):,}"
    remedy = "Nothing to do: rings are turned where GeoJSON is written (RFC 7946, 3.1.6)"
    return [listing.finding("note", "wrong-winding", message, value=value, remedy=remedy)]
