"""Faces with only the corners that some state needs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from parks.demo.network import OUTSIDE, Faces, in_order
from parks.demo.network_labels import components, renumbered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]


def simplified(
    faces: Faces, states: tuple[Indices, ...], *, tolerance: float
) -> tuple[Faces, tuple[Indices, ...]]:
    """
    Join faces that no state tells apart, and drop corners on straight borders.

    Parameters
    ----------
    faces
        All faces.
    states
        Labels of the faces in each state. Faces outside all of them are left out.
    tolerance
        A corner goes if the triangle it makes is smaller than the square of this.

    Returns
    -------
    faces, states
        The new faces and their labels. Corners where three faces meet stay where they are.
    """
    _, together = np.unique(np.column_stack(states), axis=0, return_inverse=True)
    part = components(faces, together.ravel())
    is_used = np.any([labels != OUTSIDE for labels in states], axis=0)
    part, first = renumbered(np.where(is_used, part, OUTSIDE))
    order = np.argsort(part, kind="stable")
    ends = np.searchsorted(part[order], np.arange(len(first) + 1), side="left")
    joined = np.array(
        [
            shapely.coverage_union_all(faces.shapes[order[start:end]])
            for start, end in pairwise(ends)
        ]
    )
    shapes = shapely.get_parts(shapely.coverage_simplify(joined, tolerance))
    inside = shapely.point_on_surface(shapes)
    new = in_order(shapes)
    at = shapely.STRtree(inside).query(new.shapes, predicate="contains")
    former = first[at[1]]
    return new, tuple(labels[former] for labels in states)
