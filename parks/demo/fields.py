"""The countryside before the parks: fields, woods, ponds, homesteads and village roads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
import shapely.affinity

from parks.demo.curves import outline_of, river
from parks.demo.plots import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from parks.demo.plan import ParkPlan

    Floats: TypeAlias = NDArray[np.float64]
    Geometries: TypeAlias = NDArray[np.object_]

FIELD_LONG_M, FIELD_WIDE_M = 180.0, 134.0
UNEVEN = 0.26
FRINGE_M = 170.0
"""A field belongs to the drawing if its middle is nearer to the park than this."""
TRACK_M = 7.0
TRACK_EVERY = 5
HOMESTEADS, PONDS = 0.17, 0.04
"""Share of the fields that have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuralPiece:
    """
    A piece of the countryside.

    Parameters
    ----------
    kind
        river, track, homestead, pond, field; where two overlap the earlier of these holds.
    group
        Number among the fields of the one it is one parcel with; -1 for other kinds.
    shape
        Metres of the park's frame.
    """

    kind: str
    group: int
    shape: shapely.Polygon


def rural_pieces(plan: ParkPlan) -> list[RuralPiece]:
    """Return the pieces of the countryside in and around a park; small ones overlap fields."""
    outline, dice = outline_of(plan), plan.dice("fields")
    mesh = _mesh(plan, dice)
    cells = _cells(mesh)
    is_near = shapely.dwithin(shapely.centroid(cells), outline, FRINGE_M)
    kept = np.array(in_order(cells[is_near]), dtype=object)
    reach = shapely.union_all(kept)
    groups = _groups(kept, dice)
    water = plan.frame.from_drawing(np.array([river()]))[0] & reach
    return [
        *_rural("river", [water]),
        *_rural("track", [reach & band for band in _tracks(mesh)]),
        *_rural("homestead", _inside(kept, dice, share=HOMESTEADS, size_m=(24.0, 46.0))),
        *_rural("pond", _inside(kept, dice, share=PONDS, size_m=(30.0, 60.0))),
        *(
            RuralPiece(kind="field", group=int(group), shape=shape)
            for group, shape in zip(groups, kept, strict=True)
        ),
    ]


def parcel_numbers(pieces: list[RuralPiece]) -> NDArray[np.int64]:
    """Return the number of the piece that stands for the parcel of each piece, shape (n,)."""
    first = [piece.kind for piece in pieces].index("field")
    return np.array(
        [
            number if piece.kind != "field" else first + piece.group
            for number, piece in enumerate(pieces)
        ]
    )


def _mesh(plan: ParkPlan, dice: np.random.Generator) -> Floats:
    """Return corners of fields, shape (rows, columns, 2), metres of the park's frame."""
    half = np.hypot(plan.half_long_m, plan.half_wide_m) + 2 * FIELD_LONG_M
    x = np.arange(-half, half, FIELD_LONG_M)
    y = np.arange(-half, half, FIELD_WIDE_M)
    corners = np.stack(np.meshgrid(x, y), axis=-1)
    corners += (dice.random(corners.shape) - 0.5) * 2 * UNEVEN * (FIELD_LONG_M, FIELD_WIDE_M)
    angle = np.radians(plan.mesh_deg)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(corners @ turn)


def _cells(mesh: Floats) -> Geometries:
    rings = np.stack([mesh[:-1, :-1], mesh[:-1, 1:], mesh[1:, 1:], mesh[1:, :-1]], axis=2)
    return np.asarray(shapely.polygons(rings.reshape(-1, 4, 2)))


def _tracks(mesh: Floats) -> Geometries:
    """Return village roads along some rows of field corners."""
    lines = np.asarray(shapely.linestrings(mesh[2::TRACK_EVERY]))
    return np.asarray(shapely.buffer(lines, TRACK_M / 2, cap_style="flat", join_style="mitre"))


def _groups(cells: Geometries, dice: np.random.Generator) -> NDArray[np.int64]:
    """Join some fields with the next one east, so that parcels are not all of one size."""
    groups = np.arange(len(cells))
    first, second = shapely.STRtree(cells).query(cells, predicate="touches")
    shared = shapely.length(shapely.intersection(cells[first], cells[second]))
    pairs = np.column_stack([first, second])[(shared > FIELD_WIDE_M / 2) & (first < second)]
    for one, other in pairs[dice.random(len(pairs)) < UNEVEN]:
        if groups[other] == other and groups[one] == one:
            groups[other] = one
    return groups


def _inside(
    cells: Geometries, dice: np.random.Generator, *, share: float, size_m: tuple[float, float]
) -> list[shapely.Polygon]:
    """Return small turned rectangles inside some fields."""
    chosen = cells[dice.random(len(cells)) < share]
    low, high = size_m
    sizes = low + dice.random((len(chosen), 2)) * (high - low)
    turns = dice.random(len(chosen)) * 180
    at = shapely.get_coordinates(shapely.centroid(chosen))
    at = at + (dice.random((len(chosen), 2)) - 0.5) * low
    found = []
    for (x, y), (long_m, wide_m), turn in zip(at, sizes, turns, strict=True):
        box = shapely.box(x - long_m / 2, y - wide_m / 2, x + long_m / 2, y + wide_m / 2)
        found.append(shapely.affinity.rotate(box, turn))
    return found


def _rural(kind: str, shapes: Sequence[shapely.Geometry]) -> list[RuralPiece]:
    parts = shapely.get_parts(np.array(shapes, dtype=object))
    return [
        RuralPiece(kind=kind, group=-1, shape=part)
        for part in parts
        if part.geom_type == "Polygon" and not part.is_empty
    ]
