"""Suspicion that lon/lat degrees are in GCJ-02 or BD-09, by comparison with geometry in WGS 84."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.datum import Datum, positions_to_wgs84, to_wgs84
from geo.finding import Finding
from geo.measure import WGS84, WGS84_SEMI_MAJOR_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from numpy.typing import ArrayLike, NDArray
    from shapely.geometry.base import BaseGeometry

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = Sequence[BaseGeometry | None] | NDArray[np.object_] | gpd.GeoSeries

DATUMS = tuple(Datum)
MIN_SHIFT_M = 200.0
RESIDUAL_SHARE = {1: 0.15, 2: 0.2}
RESIDUAL_SHARE_OF_MANY = 0.25
MOST_PAIRS = 0.6

OUTLINE_POINTS = 1_000
FOLLOWING_M = 1_500.0
"""Farther than BD-09 shifts: an outline farther from the layer is not followed by it."""
MIN_FOLLOWED_SHARE = 0.2
MIN_BORDER_SHIFT_M = 120.0
"""Across a border less than the whole shift is seen: about two thirds on a round one."""
BORDER_RESIDUAL_SHARE = 0.3
MAX_BORDER_RESIDUAL_M = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DatumSuspicion:
    """
    Evidence that a layer is in a shifted datum.

    Parameters
    ----------
    datum
        GCJ-02 or BD-09.
    evidence
        What was compared, for a message.
    median_before_m, median_after_m
        Median distance from the reference as the layer stands, then with the datum undone; NaN
        where areas were compared and not positions.
    lon, lat
        A place where the shift can be seen, degrees (EPSG:4326).
    """

    datum: Datum
    evidence: str
    median_before_m: float
    median_after_m: float
    lon: float
    lat: float

    def finding(self, source: str) -> Finding:
        """
        Warning `gcj02-suspected` or `bd09-suspected`.

        Parameters
        ----------
        source
            Name of the file.
        """
        return Finding(
            level="warning", code=f"{self.datum}-suspected", source=source,
            message=f"the positions seem to be shifted as {NAMES[self.datum]} shifts them: "
            f"{self.evidence}",
            remedy=f"If the layer was taken from {MAPS[self.datum]}, import it again with "
            f"--datum {self.datum}",
            lon=self.lon, lat=self.lat,
        )  # fmt: skip


NAMES = {Datum.GCJ02: "GCJ-02", Datum.BD09: "BD-09"}
MAPS = {
    Datum.GCJ02: "a Chinese web map (Gaode, Tencent, DataV)",
    Datum.BD09: "Baidu Maps",
}


def suspicion_from_pairs(found: ArrayLike, known: ArrayLike) -> DatumSuspicion | None:
    """
    Suspicion from places that are known in WGS 84, too.

    Parameters
    ----------
    found
        Shape (n, 2): positions in the layer, lon/lat degrees, e.g. centroids of boundaries.
    known
        Shape (n, 2): where the same things are, degrees (EPSG:4326). Rows with NaN are left out.

    Returns
    -------
    suspicion
        None unless the layer is off by more than 200 m (median), and undoing GCJ-02 or BD-09 leaves
        less than a quarter of that (15 % for a single pair, 20 % for two) for the median and for
        most pairs.
    """
    pairs = np.column_stack([np.reshape(found, (-1, 2)), np.reshape(known, (-1, 2))]).astype(float)
    pairs = pairs[np.isfinite(pairs).all(axis=1)]
    if not len(pairs):
        return None
    off_m = np.array([_distances_m(_undone(pairs[:, :2], d), pairs[:, 2:]) for d in DATUMS])
    best = int(np.median(off_m, axis=1).argmin())
    before_m, after_m = off_m[0], off_m[best]
    allowed = RESIDUAL_SHARE.get(len(pairs), RESIDUAL_SHARE_OF_MANY)
    supports = (before_m > MIN_SHIFT_M) & (after_m < allowed * before_m)
    is_clear = np.median(before_m) > MIN_SHIFT_M and (
        np.median(after_m) < allowed * np.median(before_m)
    )
    if best == 0 or not is_clear or supports.mean() < MOST_PAIRS:
        return None
    evidence = f"{supports.sum()} of {len(pairs)} known places"
    lon, lat = np.median(pairs[supports, 2:], axis=0)
    return _suspicion(DATUMS[best], evidence, (before_m, after_m), (lon, lat))


def suspicion_from_outline(geometries: Geometries, outline: BaseGeometry) -> DatumSuspicion | None:
    """
    Suspicion from a layer that follows, at least in part, the border of an area.

    Parameters
    ----------
    geometries
        Lines or polygons of the layer, lon/lat degrees; others are passed over.
    outline
        The area, lon/lat degrees (EPSG:4326).

    Returns
    -------
    suspicion
        None unless the layer has a line within 1.5 km of at least a fifth of the border, which is
        more than 120 m off (median), and undoing GCJ-02 or BD-09 leaves less than 30 % of that and
        less than 100 m.

    Notes
    -----
    Measured at 1000 points of the border, to the nearest line of the layer.
    """
    array = _filled(geometries)
    border = _points_along(shapely.boundary(outline))
    if not len(array) or not len(border):
        return None
    off_m = np.array([_distance_to_lines_m(border, to_wgs84(array, datum=d)) for d in DATUMS])
    follows = off_m.min(axis=0) < FOLLOWING_M
    if follows.mean() < MIN_FOLLOWED_SHARE:
        return None
    medians_m = np.median(off_m[:, follows], axis=1)
    best = int(medians_m.argmin())
    limit_m = min(BORDER_RESIDUAL_SHARE * medians_m[0], MAX_BORDER_RESIDUAL_M)
    if best == 0 or medians_m[0] < MIN_BORDER_SHIFT_M or medians_m[best] > limit_m:
        return None
    evidence = f"{follows.mean():.0%} of the border of the area"
    lon, lat = border[int(np.where(follows, off_m[0], -1).argmax())]
    return _suspicion(DATUMS[best], evidence, (off_m[0, follows], off_m[best, follows]), (lon, lat))


def _suspicion(
    datum: Datum,
    compared_with: str,
    before_after_m: tuple[Floats, Floats],
    lonlat: tuple[float, float],
) -> DatumSuspicion:
    before_m, after_m = (float(np.median(off_m)) for off_m in before_after_m)
    return DatumSuspicion(
        datum=datum,
        evidence=f"compared with {compared_with} the layer is {before_m:,.0f} m off (median), and "
        f"{after_m:,.0f} m with that undone",
        median_before_m=before_m,
        median_after_m=after_m,
        lon=float(lonlat[0]),
        lat=float(lonlat[1]),
    )


def _undone(lonlat: Floats, datum: Datum) -> Floats:
    return np.column_stack(positions_to_wgs84(lonlat[:, 0], lonlat[:, 1], datum=datum))


def _distances_m(start: Floats, end: Floats) -> Floats:
    """Geodesic distances of positions, shape (n,); NaN for what is not on the Earth."""
    *_, distance_m = WGS84.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    return np.asarray(distance_m)


def _filled(geometries: Geometries) -> NDArray[np.object_]:
    """Lines and polygons that are there."""
    array = np.atleast_1d(np.asarray(geometries, dtype=object))
    return array[(shapely.get_dimensions(array) >= 1) & ~shapely.is_empty(array)]


def _points_along(border: BaseGeometry) -> Floats:
    """Points evenly along a border, shape (1000, 2)."""
    line = shapely.line_merge(border)
    parts = shapely.get_parts(line)
    share = shapely.length(parts) / max(shapely.length(line), np.finfo(float).tiny)
    steps = [np.linspace(0, 1, max(2, round(OUTLINE_POINTS * s)), endpoint=False) for s in share]
    points = [
        shapely.line_interpolate_point(part, step, normalized=True)
        for part, step in zip(parts, steps, strict=True)
    ]
    return shapely.get_coordinates(np.concatenate(points)) if points else np.empty((0, 2))


def _distance_to_lines_m(points: Floats, geometries: NDArray[np.object_]) -> Floats:
    """Geodesic distances of points from the nearest line or boundary."""
    scale = _metres_per_degree(float(np.median(points[:, 1])))
    is_area = shapely.get_dimensions(geometries) == 2  # noqa: PLR2004 - areas have two dimensions
    lines = shapely.get_parts(np.where(is_area, shapely.boundary(geometries), geometries))
    plane = shapely.transform(lines, lambda lonlat: lonlat * scale)
    flat_points = shapely.points(points * scale)
    _, nearest = shapely.STRtree(plane).query_nearest(flat_points, all_matches=False)
    ends = shapely.get_coordinates(shapely.shortest_line(flat_points, plane[nearest]))
    ends = ends.reshape(-1, 2, 2) / scale
    return _distances_m(ends[:, 0], ends[:, 1])


def _metres_per_degree(lat: float) -> Floats:
    """Rough metres of a degree east, north: good enough to find what is nearest."""
    degree_m = np.radians(1) * WGS84_SEMI_MAJOR_M
    return np.array([degree_m * np.cos(np.radians(lat)), degree_m])
