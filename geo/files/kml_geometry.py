"""Geometries of KML built from the text of their coordinates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

SPACED_COMMA = re.compile(r"\s*,\s*")
COLLECTIONS = ("MultiGeometry", "MultiTrack")
GEOMETRY_ELEMENTS = ("Point", "LineString", "LinearRing", "Polygon", "Track", *COLLECTIONS)
FEWEST_RING_POSITIONS = 3
SHOWN_CHARACTERS = 60


class BadGeometryError(ValueError):
    """A geometry whose coordinates cannot be read."""


@dataclass(slots=True)
class GeometryText:
    """
    A geometry element as written.

    Parameters
    ----------
    kind
        Name of the element.
    role
        Name of the element around it: "outerBoundaryIs" and "innerBoundaryIs" tell a polygon's
        rings apart.
    coordinates
        Text of its positions; one piece a position in a track.
    parts
        Geometry elements inside it.
    """

    kind: str
    role: str = ""
    coordinates: list[str] = field(default_factory=list)
    parts: list[GeometryText] = field(default_factory=list)


def geometry_of_kml(element: GeometryText) -> tuple[BaseGeometry, tuple[tuple[float, float], ...]]:
    """
    Build a geometry from its text.

    Parameters
    ----------
    element
        The element.

    Returns
    -------
    geometry
        Lon/lat degrees (EPSG:4326), with Z where the file has a height. A ring that is not closed
        is closed by a last edge.
    open_rings
        Lon/lat of the first position of each ring that was not closed.

    Raises
    ------
    BadGeometryError
        If a position is no pair or triple of numbers, or there are too few of them.
    """
    open_rings: list[tuple[float, float]] = []
    return _built(element, open_rings), tuple(open_rings)


def positions(text: str) -> NDArray[np.float64]:
    """
    Read `lon,lat[,height]` tuples parted by white space, shape (n, 2) or (n, 3).

    White space beside a comma is let pass; where some positions have a height, the others get 0, as
    KML says.
    """
    tuples = SPACED_COMMA.sub(",", text.strip()).split()
    widths = {position.count(",") + 1 for position in tuples}
    if not tuples or not widths <= {2, 3}:
        raise BadGeometryError(_shown(text) or "no coordinates")
    if len(widths) > 1:
        tuples = [each if each.count(",") == 2 else f"{each},0" for each in tuples]  # noqa: PLR2004
    try:
        numbers = np.array(",".join(tuples).split(","), dtype=np.float64)
    except ValueError as error:
        raise BadGeometryError(_shown(text)) from error
    if not np.isfinite(numbers).all():
        raise BadGeometryError(_shown(text))
    return numbers.reshape(len(tuples), -1)


def _built(element: GeometryText, open_rings: list[tuple[float, float]]) -> BaseGeometry:
    if element.kind in COLLECTIONS:
        return _collected([_built(part, open_rings) for part in element.parts])
    if element.kind == "Polygon":
        return _polygon(element, open_rings)
    lonlat = positions(" ".join(element.coordinates))
    if element.kind == "Point":
        if len(lonlat) != 1:
            raise BadGeometryError(f"a point of {len(lonlat)} positions")
        return shapely.Point(lonlat[0])
    if element.kind == "LinearRing":
        return shapely.LineString(_ring(lonlat, open_rings))
    if len(lonlat) < 2:  # noqa: PLR2004 - a line has two ends
        raise BadGeometryError("a line of one position")
    return shapely.LineString(lonlat)


def _polygon(element: GeometryText, open_rings: list[tuple[float, float]]) -> BaseGeometry:
    rings: dict[str, list[NDArray[np.float64]]] = {"outerBoundaryIs": [], "innerBoundaryIs": []}
    for part in element.parts:
        if part.role in rings:
            lonlat = positions(" ".join(part.coordinates))
            rings[part.role].append(_ring(lonlat, open_rings))
    if len(rings["outerBoundaryIs"]) != 1:
        raise BadGeometryError(f"a polygon of {len(rings['outerBoundaryIs'])} outer rings")
    return shapely.Polygon(rings["outerBoundaryIs"][0], rings["innerBoundaryIs"])


def _ring(
    lonlat: NDArray[np.float64], open_rings: list[tuple[float, float]]
) -> NDArray[np.float64]:
    is_open = bool((lonlat[0] != lonlat[-1]).any())
    if len(lonlat) - (not is_open) < FEWEST_RING_POSITIONS:
        raise BadGeometryError(f"a ring of {len(lonlat)} positions")
    if not is_open:
        return lonlat
    if (lonlat[0, :2] != lonlat[-1, :2]).any():
        open_rings.append((float(lonlat[0, 0]), float(lonlat[0, 1])))
    return np.vstack([lonlat, lonlat[:1]])


def _collected(parts: list[BaseGeometry]) -> BaseGeometry:
    """Multi-geometry of like parts, collection of unlike ones; nested multi-geometries dissolve."""
    flat = [part for geometry in parts for part in shapely.get_parts([geometry])]
    kinds = {part.geom_type for part in flat}
    if kinds == {"Polygon"}:
        return shapely.MultiPolygon(flat)
    if kinds == {"LineString"}:
        return shapely.MultiLineString(flat)
    if kinds == {"Point"}:
        return shapely.MultiPoint(flat)
    return shapely.GeometryCollection(flat)


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}..."
