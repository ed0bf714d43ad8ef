"""Features in degrees that reach over 180 degrees of longitude."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.listing import Faults

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.listing import Listing
    from geo.finding import Finding, Level

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

HALF_TURN_DEG = 180.0


def antimeridian_findings(geometries: Geometries, listing: Listing) -> list[Finding]:
    """
    Return findings on features that span more than 180 degrees of longitude.

    Parameters
    ----------
    geometries
        In degrees, shape (n,).
    listing
        The layer.

    Returns
    -------
    findings
        A warning `antimeridian` where an edge is that long, which nearly always means a feature
        drawn over the antimeridian; else a note `wide-feature`.
    """
    bounds = shapely.bounds(geometries).reshape(-1, 4)
    rows = np.flatnonzero(bounds[:, 2] - bounds[:, 0] > HALF_TURN_DEG)
    places = np.array([_jump(geometry) for geometry in geometries[rows]]).reshape(-1, 2)
    has_jump = np.isfinite(places[:, 0])
    spans = (bounds[:, 2] - bounds[:, 0])[rows]
    crossing = _faults(
        "warning",
        "antimeridian",
        rows=rows[has_jump],
        places=places[has_jump],
        spans=spans[has_jump],
        message="an edge runs more than halfway round the globe",
        remedy="Cut the feature into parts at 180 degrees (RFC 7946, 3.1.9)",
    )
    wide = _faults(
        "note",
        "wide-feature",
        rows=rows[~has_jump],
        places=places[~has_jump],
        spans=spans[~has_jump],
        message="the feature reaches more than halfway round the globe",
        remedy="Nothing to do if it is cut at 180 degrees or as large as that",
    )
    return [*listing.findings(crossing), *listing.findings(wide)]


def _jump(geometry: shapely.Geometry) -> tuple[float, float]:
    """Start of the first edge longer than half a turn; NaN where there is none."""
    lines = shapely.get_parts(shapely.get_rings(shapely.get_parts(geometry)))
    if not len(lines):
        lines = shapely.get_parts(geometry)
    xy, line = shapely.get_coordinates(lines, return_index=True)
    is_edge = (line[1:] == line[:-1]) & (shapely.get_type_id(lines)[line[1:]] != 0)
    jumps = np.flatnonzero(is_edge & (np.abs(np.diff(xy[:, 0])) > HALF_TURN_DEG))
    return (float(xy[jumps[0], 0]), float(xy[jumps[0], 1])) if len(jumps) else (np.nan, np.nan)


def _faults(
    level: Level,
    code: str,
    *,
    rows: Indices,
    places: Floats,
    spans: Floats,
    message: str,
    remedy: str,
) -> Faults:
    return Faults(
        level=level,
        code=code,
        rows=rows,
        xy=places,
        sizes=spans,
        message=message,
        value=lambda number: f"{spans[number]:.1f} degrees of longitude",
        remedy=remedy,
    )
