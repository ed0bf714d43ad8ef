"""Shapely geometries of GeoJSON coordinates, built many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely

from geo.geojson.coordinates import breach_faults, breaches_of, is_buildable
from geo.geojson.members import DEPTHS
from geo.geojson.positions import MAX_NUMBERS, coordinate_fault, positions_of
from geo.geojson.rules import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.geojson.members import Parts, Tree
    from geo.geojson.positions import Positions
    from geo.geojson.rings import Flags
    from geo.measure import Indices

    Shapes: TypeAlias = NDArray[np.object_]

TYPES = {kind: shapely.GeometryType[kind.upper()] for kind in DEPTHS}


def shapes_of(parts: Parts, *, has_degrees: bool) -> tuple[Shapes, list[Fault]]:
    """
    Shapely geometry of each part.

    Parameters
    ----------
    parts
        Geometries with coordinates.
    has_degrees
        Whether the coordinates are lon/lat degrees.

    Returns
    -------
    shapes
        Shape (parts,), None where a part cannot be read; a fault of level `error` says why.
    faults
        Everything wrong about coordinates, in no special order.
    """
    shapes: Shapes = np.full(len(parts.kinds), None, dtype=object)
    faults: list[Fault] = []
    for kind, depth in DEPTHS.items():
        chosen = [n for n, other in enumerate(parts.kinds) if other == kind]
        if kind == "Point":
            chosen = _without_empty_points(parts, chosen, shapes, faults)
        chosen, positions = _readable(parts, chosen, depth, faults)
        features = np.array([parts.features[n] for n in chosen], dtype=np.int64)
        breaches = breaches_of(kind, positions, has_degrees=has_degrees)
        for breach in breaches:
            faults += breach_faults(breach, positions, features, has_degrees=has_degrees)
        buildable = np.flatnonzero(is_buildable(breaches, len(chosen))).tolist()
        if len(buildable) < len(chosen):
            chosen = [chosen[n] for n in buildable]
            positions = _known_positions(parts, chosen, depth)
        shapes[chosen] = _built(kind, positions)
    return shapes, faults


def assembled(trees: Sequence[Tree], shapes: Shapes) -> Shapes:
    """Return the geometry of each feature from the shapes of its parts, shape (features,)."""
    geometries: Shapes = np.full(len(trees), None, dtype=object)
    for position, tree in enumerate(trees):
        geometries[position] = _assembled(tree, shapes)
    return geometries


def _assembled(tree: Tree, shapes: Shapes) -> Any:  # noqa: ANN401 - a geometry or None
    if isinstance(tree, list):
        members = [_assembled(member, shapes) for member in tree]
        return shapely.GeometryCollection([member for member in members if member is not None])
    return None if tree is None else shapes[tree]


def _without_empty_points(
    parts: Parts, chosen: Sequence[int], shapes: Shapes, faults: list[Fault]
) -> list[int]:
    """Build points without coordinates: other kinds can be empty in an array, points cannot."""
    empty = {n for n in chosen if parts.coordinates[n] == []}
    for n in empty:
        shapes[n] = shapely.Point()
        faults.append(Fault("empty-coordinates", parts.features[n]))
    return [n for n in chosen if n not in empty]


def _readable(
    parts: Parts, chosen: list[int], depth: int, faults: list[Fault]
) -> tuple[list[int], Positions]:
    """Return the parts whose coordinates are nested numbers, and these."""
    positions = positions_of([parts.coordinates[n] for n in chosen], depth=depth)
    if positions is not None:
        return chosen, positions
    readable = []
    for n in chosen:
        fault = coordinate_fault(parts.coordinates[n], depth=depth, feature=parts.features[n])
        if fault is None:
            readable.append(n)
        else:
            faults.append(fault)
    return readable, _known_positions(parts, readable, depth)


def _known_positions(parts: Parts, chosen: Sequence[int], depth: int) -> Positions:
    positions = positions_of([parts.coordinates[n] for n in chosen], depth=depth)
    if positions is None:
        raise AssertionError("coordinates without a fault have positions")
    return positions


def _built(kind: str, positions: Positions) -> Shapes:
    """Geometries with a height where one of their positions has it."""
    count = len(positions.ends()) - 1
    owners = positions.owners()
    has_z = np.bincount(owners, weights=positions.widths >= MAX_NUMBERS, minlength=count) > 0
    shapes = _flat(kind, positions)
    if has_z.any():
        # Shapely closes a ring whose first height is NaN once more: heights are set after.
        raised = shapely.force_3d(shapes[has_z])
        shapes[has_z] = shapely.set_coordinates(raised, positions.xyz[has_z[owners]])
    return shapes


def _flat(kind: str, positions: Positions) -> Shapes:
    """Geometries without heights; empty ones apart, for which shapely 2.2 reads stray memory."""
    coordinates = np.ascontiguousarray(positions.xyz[:, :2])
    if kind == "Point":
        return np.array(shapely.points(coordinates), dtype=object)
    offsets, is_filled = _without_empty(positions.offsets)
    shapes: Shapes = np.full(len(is_filled), shapely.from_wkt(f"{kind.upper()} EMPTY"))
    if is_filled.any():
        shapes[is_filled] = shapely.from_ragged_array(TYPES[kind], coordinates, offsets)
    return shapes


def _without_empty(offsets: Sequence[Indices]) -> tuple[tuple[Indices, ...], Flags]:
    """Offsets without lists that hold nothing, and which geometries hold something."""
    kept: list[Indices] = []
    is_filled = np.ones(offsets[0][-1], dtype=bool)
    for level in offsets:
        ends = np.concatenate([[0], np.cumsum(is_filled)])[level]
        is_filled = np.diff(ends) > 0
        kept.append(np.concatenate([[0], ends[1:][is_filled]]))
    return tuple(kept), is_filled
