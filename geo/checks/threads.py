"""A function of arrays worked on in pieces by several threads."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Array: TypeAlias = NDArray[Any]

MOST_THREADS = 8
SMALLEST_PIECE = 500
LARGEST_PIECE = 25_000
"""Elements worked on at a time by a thread: bounds the memory for what is made in between."""


def in_threads(function: Callable[..., Array], *arrays: Array) -> Array:
    """
    Return what a function gives for arrays, worked out in pieces of bounded size.

    Parameters
    ----------
    function
        Takes arrays of the same length and gives an array of that length, row by row.
        It must release the interpreter's lock to gain anything, as functions of shapely do.
    *arrays
        Shape (n,) each.
    """
    threads = min(thread_count(), len(arrays[0]) // SMALLEST_PIECE)
    pieces = max(threads, len(arrays[0]) // LARGEST_PIECE)
    if pieces < 2:  # noqa: PLR2004 - nothing to share out
        return function(*arrays)
    with ThreadPoolExecutor(threads) as pool:
        done = pool.map(function, *(np.array_split(array, pieces) for array in arrays))
        return np.concatenate(list(done))


def thread_count() -> int:
    """Return how many threads are worth having on this machine."""
    return min(os.cpu_count() or 1, MOST_THREADS)
