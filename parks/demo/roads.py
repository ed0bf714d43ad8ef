"""The road grid of a park: bands along and across it, none quite parallel to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parks.demo.plan import ParkPlan

    Geometries: TypeAlias = NDArray[np.object_]

FAR_M = 5_000.0
SLANT_DEG = 1.6
UNEVEN = 0.12
MINOR = 0.75
"""Width of every other road against a main one."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Roads:
    """
    Roads of a park, metres of its frame, not yet cut at its boundary.

    Parameters
    ----------
    across, along
        Bands across the park and along it, shape (n,) and (m,).
    along_middle
        Middle lines of `along`, where the bands across are cut into parcels.
    """

    across: Geometries
    along: Geometries
    along_middle: Geometries

    def pieces(self, outline: shapely.Polygon) -> list[shapely.Polygon]:
        """Return the road parcels inside a boundary: a piece from crossing to crossing."""
        inside = shapely.intersection(self.across, outline)
        crossing = shapely.union_all(inside)
        lines = shapely.union_all([*shapely.boundary(inside), *self.along_middle])
        faces = shapely.get_parts(shapely.polygonize([lines]))
        is_road = shapely.contains(crossing, shapely.point_on_surface(faces))
        along = shapely.difference(shapely.intersection(self.along, outline), crossing)
        return [part for part in (*faces[is_road], *shapely.get_parts(along)) if part.area > 1.0]


def roads_of(plan: ParkPlan) -> Roads:
    """Return the roads of a park."""
    dice = plan.dice("roads")
    across, _ = _bands(plan, dice, half_m=plan.half_long_m, step_m=plan.column_m, is_across=True)
    along, middle = _bands(plan, dice, half_m=plan.half_wide_m, step_m=plan.row_m, is_across=False)
    return Roads(across=across, along=along, along_middle=middle)


def _bands(
    plan: ParkPlan, dice: np.random.Generator, *, half_m: float, step_m: float, is_across: bool
) -> tuple[Geometries, Geometries]:
    """Return bands and their middle lines, spread evenly but for a little."""
    count = int(2 * half_m / step_m)
    at = (np.arange(count) - (count - 1) / 2) * step_m
    at = at + (dice.random(count) - 0.5) * 2 * UNEVEN * step_m
    slant = np.radians((dice.random(count) - 0.5) * 2 * SLANT_DEG)
    run = np.column_stack([np.cos(slant), np.sin(slant)])
    middle = np.column_stack([np.zeros(count), at])
    if is_across:
        run, middle = run[:, ::-1], middle[:, ::-1]
    ends = np.stack([middle - run * FAR_M, middle + run * FAR_M], axis=1)
    lines = np.asarray(shapely.linestrings(ends))
    widths = plan.road_m * np.where(np.arange(count) % 2, MINOR, 1.0)
    return shapely.buffer(lines, widths / 2, cap_style="flat"), lines
