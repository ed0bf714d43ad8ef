"""Where the fictional district lies: metres of a drawing, and degrees on a grid of 1e-7."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = NDArray[np.object_]

LON, LAT = 88.2, 4.0
"""Middle of the drawing, degrees (EPSG:4326): open ocean, 600 km from the nearest land."""
METRES_PER_DEGREE = np.array([111_050.0, 110_579.0])
"""Of longitude and latitude at 4 degrees north on the WGS 84 ellipsoid, to the metre."""
STEPS_PER_DEGREE = 10_000_000
METRES_PER_STEP = 0.0111
"""About; a step is 1e-7 degrees."""
DECIMALS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """
    A park's own axes in the drawing: along it and across it, in metres.

    Parameters
    ----------
    x_m, y_m
        Middle of the park, metres east and north of the middle of the drawing.
    angle_deg
        Direction of its long axis, degrees from east to north.
    """

    x_m: float
    y_m: float
    angle_deg: float

    def to_steps(self, geometries: Geometries) -> Geometries:
        """Turn geometries from metres of this frame into steps of 1e-7 degrees, not rounded."""
        turn = _turn(self.angle_deg)
        steps = STEPS_PER_DEGREE / METRES_PER_DEGREE

        def move(positions: Floats) -> Floats:
            return np.asarray((positions @ turn + (self.x_m, self.y_m)) * steps)

        return np.asarray(shapely.transform(geometries, move))

    def from_drawing(self, geometries: Geometries) -> Geometries:
        """Turn geometries from metres of the drawing into metres of this frame."""
        back = _turn(-self.angle_deg)
        return np.asarray(
            shapely.transform(geometries, lambda xy: (xy - (self.x_m, self.y_m)) @ back)
        )

    def from_steps(self, geometries: Geometries) -> Geometries:
        """Turn geometries from steps of 1e-7 degrees into metres of this frame."""
        return self.from_drawing(
            np.asarray(
                shapely.transform(geometries, lambda xy: xy * METRES_PER_DEGREE / STEPS_PER_DEGREE)
            )
        )


DRAWING = Frame(x_m=0.0, y_m=0.0, angle_deg=0.0)


def steps_to_lonlat(geometries: Geometries) -> Geometries:
    """Turn steps of 1e-7 degrees into lon/lat degrees (EPSG:4326) of 7 decimals."""
    origin = np.round(np.array([LON, LAT]) * STEPS_PER_DEGREE)

    def move(positions: Floats) -> Floats:
        return np.round((positions + origin) / STEPS_PER_DEGREE, DECIMALS)

    return np.asarray(shapely.orient_polygons(shapely.transform(geometries, move)))


def areas_m2(steps: Geometries) -> Floats:
    """Return areas in the plane of the drawing, square metres, of geometries in steps."""
    return np.asarray(shapely.area(steps)) * float(np.prod(METRES_PER_DEGREE / STEPS_PER_DEGREE))


def _turn(angle_deg: float) -> Floats:
    """Return the matrix that turns row vectors by an angle from east to north."""
    angle = np.radians(angle_deg)
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
