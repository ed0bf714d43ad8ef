"""Two states clipped to zones, cut into pieces and measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from geo.checks.rings import summed
from geo.transition.differing import Pieces, Side, pieces_between
from geo.transition.zones import clipped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from geo.plane import Plane
    from geo.transition.cutting import Cutter
    from geo.transition.state import State
    from geo.transition.zones import Clipped

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True)
class Sides:
    """
    Two states in zones.

    Parameters
    ----------
    zone_m2
        Area of each zone, shape (z,).
    before, after
        The states.
    before_m2, after_m2
        Area of each of their parts.
    before_overlap_m2, after_overlap_m2
        Land that parcels of a state cover more than once, by zone, shape (z,); what three cover
        counts twice.
    pieces
        What the parts are cut into.
    """

    zone_m2: Floats
    before: Side
    after: Side
    before_m2: Floats
    after_m2: Floats
    before_overlap_m2: Floats
    after_overlap_m2: Floats
    pieces: Pieces


def sides_of(
    before: State, after: State, *, zones: Geometries, plane: Plane, cutter: Cutter
) -> Sides:
    """
    Return two states clipped to zones and cut into pieces.

    Parameters
    ----------
    before, after
        The states, in one CRS.
    zones
        Valid polygons in that CRS, shape (z,); None where there is none.
    plane
        What measures areas.
    cutter
        What cuts.
    """
    sides = [_side(state, zones, cutter) for state in (before, after)]
    overlaps = [_overlap_m2(state, zones, plane, cutter) for state in (before, after)]
    areas = [plane.area_m2(side.parts.shapes) for side in sides]
    return Sides(
        zone_m2=plane.area_m2(zones),
        before=sides[0],
        after=sides[1],
        before_m2=areas[0],
        after_m2=areas[1],
        before_overlap_m2=overlaps[0],
        after_overlap_m2=overlaps[1],
        pieces=pieces_between(sides[0], sides[1], plane=plane, cutter=cutter),
    )


def _side(state: State, zones: Geometries, cutter: Cutter) -> Side:
    parts = clipped(state.polygons, zones, cutter)
    return Side(parts=parts, ids=state.ids[parts.row], classes=state.classes[parts.row])


def _overlap_m2(state: State, zones: Geometries, plane: Plane, cutter: Cutter) -> Floats:
    """Land that was taken from parcels, less what stands once instead, by zone."""
    once = state.sole
    taken, disputed = (
        _area_by_zone(clipped(shapes, zones, cutter), plane, len(zones))
        for shapes in (once.taken, once.disputed)
    )
    return taken - disputed


def _area_by_zone(parts: Clipped, plane: Plane, count: int) -> Floats:
    return summed(parts.zone, plane.area_m2(parts.shapes), count)
