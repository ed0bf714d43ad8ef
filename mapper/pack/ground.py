"""Coordinates of a file as degrees and as areas or lengths on the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from pyproj import Geod, Transformer

from geo.areal_scale import areal_scale
from geo.authalic import Authalic
from geo.crs.kind import horizontal
from geo.files.refused import FileRefusedError, refuse
from geo.finding import Finding
from geo.overlay.ring_measures import LARGEST_M, area_and_centroid, extent_m
from geo.plane import Plane
from mapper.pack.grid import LARGEST_LAT

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.overlay.rings import Rings

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]

WGS84 = 4326
LARGEST_LON = 180.0
GEOD = Geod(ellps="WGS84")


class Ground:
    """
    The ground under the coordinates of a file.

    Parameters
    ----------
    crs
        Geographic or projected, its horizontal part counts; coordinates are east first.
    source
        Name of the file for messages.

    Raises
    ------
    FileRefusedError
        `no-crs`, or `no-plane` for a CRS that has no place on the Earth.
    """

    def __init__(self, crs: CRS | None, *, source: str) -> None:
        if crs is None:
            raise refuse("no-crs", source, "expected a CRS, the file states none",
                         remedy="Say what the coordinates are, e.g. EPSG:4490")  # fmt: skip
        self.source = source
        self.crs = horizontal(crs)
        try:
            self.plane = Plane(self.crs)
        except ValueError as error:
            remedy = "Say what the coordinates are, e.g. EPSG:4490"
            raise refuse("no-plane", source, str(error), remedy=remedy) from error
        self._transformer = Transformer.from_crs(self.crs, WGS84, always_xy=True)
        self._is_lonlat = self.crs.is_geographic and _keeps_degrees(self._transformer)

    def lonlat(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return degrees (EPSG:4326)."""
        return (x, y) if self._is_lonlat else self._transformer.transform(x, y)

    def check(self, lon: Floats, lat: Floats, *, first: Indices, rows: Indices) -> None:
        """
        Refuse degrees that no web map shows (`bad-position`).

        Parameters
        ----------
        lon, lat
            Shape (v,).
        first, rows
            First vertex of each ring, shape (r + 1,), and the row in the file that it belongs to.
        """
        with np.errstate(invalid="ignore"):
            is_shown = (np.abs(lat) <= LARGEST_LAT) & (np.abs(lon) <= LARGEST_LON)
        if is_shown.all():
            return
        at = int(np.argmin(is_shown))
        row = int(rows[np.searchsorted(first, at, side="right") - 1])
        raise FileRefusedError([
            Finding(
                level="error", code="bad-position", source=self.source, feature_id=f"#{row + 1}",
                value=f"{lon[at]:.6f}, {lat[at]:.6f}",
                message=f"expected longitudes up to 180 and latitudes up to {LARGEST_LAT:.2f} "
                "degrees, where web maps end",
                remedy="Leave out what lies beyond, or say what the coordinates are",
            )
        ])  # fmt: skip

    def ring_areas(self, rings: Rings) -> Floats:
        """
        Return what rings enclose, shape (n,), m2, >= 0.

        Notes
        -----
        Green's theorem with edges straight in the CRS of the file, as `Plane.area_m2`. In a ring up
        to `LARGEST_M` wide the areal scale at its centroid stands for all of it: exact to 1.6e-10.
        """
        if not len(rings):
            return np.empty(0)
        origin = rings.xy[0]
        signed, centroid = area_and_centroid(rings, rings.x - origin[0], rings.y - origin[1])
        is_small = (extent_m(rings, self.plane) <= LARGEST_M) & np.isfinite(centroid).all(axis=1)
        areas = np.abs(signed)
        areas[is_small] *= self.plane.density_m2(centroid[is_small] + origin)
        large = np.flatnonzero(~is_small)
        areas[large] = self._large_areas(rings.take(large)[0], signed[large])
        return areas

    def _large_areas(self, rings: Rings, planar: Floats) -> Floats:
        """Areas of rings by the integral along every edge, from their signed areas in the CRS."""
        if not len(rings):
            return planar
        start, end = rings.xy[:-1], rings.xy[1:]
        if self.crs.is_geographic:
            parts, base = Authalic.of(self.crs).between_m2(start, end), 0.0
        else:
            low, high = rings.xy.min(axis=0), rings.xy.max(axis=0)
            scale = areal_scale(self.crs, (*low.tolist(), *high.tolist()))
            parts, base = scale.rest_between(start, end), scale.mean
        parts[rings.joins] = 0
        return np.abs(planar * base + rings.sums(parts))

    def line_lengths(self, lon: Floats, lat: Floats, first: Indices) -> Floats:
        """Return the geodesic lengths of lines (EPSG:4326), shape (n,), m."""
        *_, steps = GEOD.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
        steps[first[1:-1] - 1] = 0
        return np.add.reduceat(np.append(steps, 0), first[:-1])


def _keeps_degrees(transformer: Transformer) -> bool:
    """Whether degrees of another datum are taken as they are, as those of CGCS2000."""
    grid = np.meshgrid(np.arange(-175.0, 180, 25), np.arange(-80.0, 85, 20))
    lon, lat = (axis.ravel() for axis in grid)
    return bool(np.array_equal(transformer.transform(lon, lat), (lon, lat)))
