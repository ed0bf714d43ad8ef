"""One chunk of a pack as text: how its features are put together, and two levels of detail."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mapper.pack.arcs import open_arcs, ring_arcs
from mapper.pack.geometry import geometry_lists
from mapper.pack.grid import coarse
from mapper.pack.levels import middle_level
from mapper.pack.planes import lists_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mapper.pack.shapes import Form, Shapes

    Grid: TypeAlias = NDArray[np.int32]
    Indices: TypeAlias = NDArray[np.int64]

BETWEEN = "."


def chunk_text(shapes: Shapes, *, form: Form, corner: tuple[int, int], shift: int | None) -> str:
    """
    Return `TOPOLOGY.MIDDLE.FULL` of a chunk.

    Parameters
    ----------
    shapes
        Features of the chunk in the order of the pack.
    form
        What they are.
    corner
        Least x and y of the chunk.
    shift
        Bits that the middle level leaves out, None for no middle level.
    """
    arcs = ring_arcs(shapes) if form == "polygon" else open_arcs(shapes)
    topology = lists_text(
        [
            np.diff(shapes.feature_first),
            np.diff(shapes.part_first),
            arcs.per_ring,
            arcs.references,
        ]
    )
    x, y = shapes.x[arcs.vertex], shapes.y[arcs.vertex]
    origin = np.array(corner, dtype=np.int32)
    middle = ""
    if shift is not None:
        level = middle_level(x, y, arcs.first, shift=shift, is_shared=arcs.is_shared)
        middle = _geometry(*level, origin=coarse(origin, shift))
    return BETWEEN.join([topology, middle, _geometry(x, y, arcs.first, origin=origin)])


def _geometry(x: Grid, y: Grid, first: Indices, *, origin: Grid) -> str:
    return lists_text(geometry_lists(x, y, first, corner=origin))
