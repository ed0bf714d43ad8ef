"""Ranges of indices written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Indices: TypeAlias = NDArray[np.int64]


def expanded(start: Indices, stop: Indices) -> tuple[Indices, Indices]:
    """
    Return every index of some ranges, with the range that it belongs to.

    Parameters
    ----------
    start, stop
        First index of each range, and the one after its last, shape (n,).

    Returns
    -------
    owner, index
        Shape (k,) each, range by range.

    Examples
    --------
    >>> expanded(np.array([5, 9]), np.array([7, 10]))
    (array([0, 0, 1]), array([5, 6, 9]))
    """
    counts = stop - start
    owner = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) + (start - before)[owner]
