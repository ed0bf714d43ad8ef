"""Shapes on the grid of a pack: vertices in rings, rings in parts, parts in features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from geo.overlay.expand import expanded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]
    Grid: TypeAlias = NDArray[np.int32]

Form: TypeAlias = Literal["polygon", "line", "point"]
NO_BOX = (0, 0, -1, -1)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Shapes:
    """
    Features of one form as whole numbers.

    Parameters
    ----------
    x, y
        Vertices on the grid, shape (v,). The first vertex of a ring of a polygon is not repeated at
        its end; a line is a ring that is not closed, a point a ring of one vertex.
    ring_first
        First vertex of each ring, and the end of the last, shape (r + 1,).
    part_first
        First ring of each part, shape (p + 1,); the first ring of a polygon is its outer one.
    feature_first
        First part of each feature, shape (n + 1,); a feature without geometry has no part.
    """

    x: Grid
    y: Grid
    ring_first: Indices
    part_first: Indices
    feature_first: Indices

    def __len__(self) -> int:
        """Return the number of features."""
        return len(self.feature_first) - 1

    @property
    def vertex_first(self) -> Indices:
        """First vertex of each feature, and the end of the last, shape (n + 1,)."""
        return self.ring_first[self.part_first[self.feature_first]]

    @property
    def is_outer(self) -> NDArray[np.bool_]:
        """Which rings are the first of their part, shape (r,)."""
        is_outer = np.zeros(len(self.ring_first) - 1, dtype=bool)
        is_outer[self.part_first[:-1]] = True
        return is_outer

    @property
    def boxes(self) -> Grid:
        """Least x and y, greatest x and y of each feature, shape (n, 4); `NO_BOX` without any."""
        boxes = np.full((len(self), 4), NO_BOX, dtype=np.int32)
        first = self.vertex_first
        has_any = first[1:] > first[:-1]
        if has_any.any():
            starts = first[:-1][has_any]
            boxes[has_any] = np.column_stack(
                [
                    edge.reduceat(axis, starts)
                    for edge in (np.minimum, np.maximum)
                    for axis in (self.x, self.y)
                ]
            )
        return boxes

    def take(self, features: Indices) -> Shapes:
        """Return some of the features in an order of their own."""
        part = expanded(self.feature_first[features], self.feature_first[features + 1])[1]
        ring = expanded(self.part_first[part], self.part_first[part + 1])[1]
        vertex = expanded(self.ring_first[ring], self.ring_first[ring + 1])[1]
        return Shapes(
            x=self.x[vertex],
            y=self.y[vertex],
            ring_first=firsts(np.diff(self.ring_first)[ring]),
            part_first=firsts(np.diff(self.part_first)[part]),
            feature_first=firsts(np.diff(self.feature_first)[features]),
        )


def firsts(counts: Indices) -> Indices:
    """Return where each of some lists begins when they follow each other, and the end."""
    first = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=first[1:])
    return first


def joined(pieces: Sequence[Shapes]) -> Shapes:
    """Return the features of several pieces one after the other."""
    if len(pieces) == 1:
        return pieces[0]

    def lists(name: str) -> Indices:
        return firsts(np.concatenate([[], *(np.diff(getattr(p, name)) for p in pieces)]))

    nothing = np.empty(0, dtype=np.int32)
    return Shapes(
        x=np.concatenate([nothing, *(piece.x for piece in pieces)]),
        y=np.concatenate([nothing, *(piece.y for piece in pieces)]),
        ring_first=lists("ring_first"),
        part_first=lists("part_first"),
        feature_first=lists("feature_first"),
    )
