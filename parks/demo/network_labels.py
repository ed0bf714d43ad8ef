"""Labels of faces: parts that hang together, and small parts given to a neighbour."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from parks.demo.network import OUTSIDE, Faces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]
    Floats: TypeAlias = NDArray[np.float64]
    Booleans: TypeAlias = NDArray[np.bool_]

MOST_ROUNDS = 12
UNWANTED = 1e-3
"""Weight of a border with a label that takes nothing unless nothing else is near."""


def components(faces: Faces, labels: Indices) -> Indices:
    """Return the parts of labels that hang together: the first face of its part for each face."""
    is_same = labels[faces.pairs[:, 0]] == labels[faces.pairs[:, 1]]
    first, second = faces.pairs[is_same].T
    found = np.arange(len(labels))
    while True:
        lower = found.copy()
        np.minimum.at(lower, first, found[second])
        lower = lower[lower]
        if np.array_equal(lower, found):
            return found
        found = lower


def renumbered(labels: Indices) -> tuple[Indices, Indices]:
    """Return labels from 0 on without gaps, and the former label of each; -1 stays."""
    former, new = np.unique(labels, return_inverse=True)
    outside = int(former[0] == OUTSIDE)
    return new.ravel() - outside, former[outside:]


def without_small(
    faces: Faces, labels: Indices, *, least: Floats, thin: float, keep: Booleans
) -> Indices:
    """
    Give parts that are too small or too thin to the neighbour with the longest common border.

    Parameters
    ----------
    faces
        All faces.
    labels
        Label of each face; -1 is left alone and gets nothing.
    least
        Least area of a part of each label, in squared units, shape (labels,).
    thin
        Least width of a part (twice its area through its perimeter), in units.
    keep
        Labels that take nothing unless nothing else is near, shape (labels,).
    """
    for _ in range(MOST_ROUNDS):
        part = components(faces, labels)
        small = _is_small(faces, part, least=least[labels], thin=thin) & (labels != OUTSIDE)
        if not small.any():
            break
        labels = _given_away(faces, labels, part, small=small, keep=keep)
    return labels


def _is_small(faces: Faces, part: Indices, *, least: Floats, thin: float) -> Booleans:
    """Whether each face lies in a part that is too small or too thin."""
    area = np.bincount(part, weights=shapely.area(faces.shapes), minlength=len(part))
    inner = part[faces.pairs[:, 0]] == part[faces.pairs[:, 1]]
    outline = np.bincount(part, weights=shapely.length(faces.shapes), minlength=len(part))
    outline -= np.bincount(
        part[faces.pairs[inner, 0]], weights=faces.shared[inner], minlength=len(part)
    )
    width = 2 * area / np.maximum(outline, 1.0)
    return np.asarray((area[part] < least) | (width[part] < thin))


def _given_away(
    faces: Faces, labels: Indices, part: Indices, *, small: Booleans, keep: Booleans
) -> Indices:
    first, second = faces.pairs.T
    is_border = small[first] & (part[first] != part[second]) & (labels[second] != OUTSIDE)
    is_border &= ~small[second] | (part[second] < part[first])
    rows = np.flatnonzero(is_border)
    weight = faces.shared * np.where(keep[labels[second]], UNWANTED, 1.0)
    keys, key = np.unique(
        np.column_stack([part[first[rows]], labels[second[rows]]]), axis=0, return_inverse=True
    )
    order = np.argsort(np.bincount(key.ravel(), weights=weight[rows]), kind="stable")
    target = np.arange(len(part))
    target[:] = OUTSIDE
    target[keys[order, 0]] = keys[order, 1]
    taker = target[part]
    return np.where(small & (taker != OUTSIDE), taker, labels)
