"""Where edges of rings cross sides of tiles, and on which side of each other they lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]

DOUBT = 1e-11
"""Rounding of twice a triangle's area as a share of the squares that it is worked out from, with a
wide margin: below it, nothing is said of the side on which a point lies."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Crossings:
    """
    What is known of pairs of an edge and a side.

    Parameters
    ----------
    at
        Pairs that cross, shape (k,).
    turn
        1 where the edge passes from right to left of the side, -1 where from left to right, shape
        (k,).
    on_edge, on_side
        Place of the crossing along each, 0 at its start and 1 at its end, shape (k,).
    is_doubtful
        Which pairs touch or nearly touch, shape (n,).
    start_winds, end_winds
        What each edge adds to how often the ring winds around both ends of the side, shape (n,).
    """

    at: Indices
    turn: Indices
    on_edge: Floats
    on_side: Floats
    is_doubtful: Booleans
    start_winds: Indices
    end_winds: Indices


def crossings_of(a: Floats, b: Floats, c: Floats, d: Floats) -> Crossings:
    """
    Compare edges from a to b with sides from c to d.

    Parameters
    ----------
    a, b, c, d
        Shape (n, 2) each, near the origin, so that no digits are lost.
    """
    edge, side, between = (b - a).T, (d - c).T, (a - c).T
    of_a = _cross(side, between)
    of_b = of_a + _cross(side, edge)
    of_c = -_cross(edge, between)
    of_d = of_c + _cross(edge, side)
    size = [np.maximum(np.abs(x), np.abs(y)) for x, y in (edge, side, between)]
    extent = DOUBT * (size[0] + size[1] + size[2])
    near_edge, near_side = size[0] * extent, size[1] * extent
    apart = _apart(of_a, of_b, near_side) | _apart(of_c, of_d, near_edge)
    across = _opposite(of_a, of_b, near_side) & _opposite(of_c, of_d, near_edge)
    at = np.flatnonzero(across)
    return Crossings(
        at=at,
        turn=np.where(of_b[at] > 0, 1, -1),
        on_edge=of_a[at] / (of_a[at] - of_b[at]),
        on_side=of_c[at] / (of_c[at] - of_d[at]),
        is_doubtful=~apart & ~across,
        start_winds=_winds(a, b, c, of_c),
        end_winds=_winds(a, b, d, of_d),
    )


def _cross(first: Floats, second: Floats) -> Floats:
    product: Floats = first[0] * second[1] - first[1] * second[0]
    return product


def _apart(first: Floats, second: Floats, near: Floats) -> Booleans:
    """Whether both lie clearly on one side."""
    return (np.minimum(first, second) > near) | (np.maximum(first, second) < -near)


def _opposite(first: Floats, second: Floats, near: Floats) -> Booleans:
    """Whether they lie clearly on opposite sides."""
    return (np.minimum(first, second) < -near) & (np.maximum(first, second) > near)


def _winds(a: Floats, b: Floats, point: Floats, side: Floats) -> Indices:
    """Return 1 where an edge rises to the right of a point, -1 where it falls there, else 0."""
    from_below, to_below = a[:, 1] <= point[:, 1], b[:, 1] <= point[:, 1]
    rises = from_below & ~to_below & (side > 0)
    falls = ~from_below & to_below & (side < 0)
    return rises.astype(np.int64) - falls
