"""Brackets of a JSON text: how deep they nest, where the features begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.geojson.rings import Flags
    from geo.measure import Indices

    Marks: TypeAlias = NDArray[np.uint8]

KEPT = b'"[]{}\n'
DROPPED = bytes(set(range(256)) - set(KEPT))


def nesting_depth(text: str) -> int:
    """
    Return how many arrays and objects of a JSON text stand one within the other.

    Parameters
    ----------
    text
        JSON; brackets within its texts do not count. For a text that is no JSON it is a guess.
    """
    marks = _marks(text)
    return int(_depths(marks).max(initial=0))


def feature_lines(text: str, *, depth: int, count: int) -> tuple[int, ...]:
    """
    Return the line each feature begins in, from 1, or nothing if that cannot be told.

    Parameters
    ----------
    text
        Valid JSON.
    depth
        How deep features stand in it: 2 in a FeatureCollection, 1 in a list, 0 on their own.
    count
        How many features were read from it; all are objects within the same array.
    """
    marks = _marks(text)
    opening = _is_opening(marks)
    before = _depths(marks) - opening
    begins = np.flatnonzero((marks == ord("{")) & (before == depth))
    parents = np.cumsum(opening & (before == depth - 1))[begins]
    for parent in np.flatnonzero(np.bincount(parents) == count)[:1]:
        lines = np.cumsum(marks == ord("\n"))[begins[parents == parent]] + 1
        return tuple(lines.tolist())
    return ()


def _marks(text: str) -> Marks:
    """Brackets outside of texts, in order, with the line breaks."""
    data = text.encode("utf-8", "replace")
    if b"\\" in data:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    marks = np.frombuffer(data.translate(None, DROPPED), dtype=np.uint8)
    quotes = marks == ord('"')
    outside = np.cumsum(quotes, dtype=np.uint8) % 2 == 0  # 256 is even: it may run over
    brackets: Marks = marks[outside & ~quotes]
    return brackets


def _is_opening(marks: Marks) -> Flags:
    opening: Flags = (marks == ord("[")) | (marks == ord("{"))
    return opening


def _depths(marks: Marks) -> Indices:
    """How deep the text is nested after each mark."""
    closing = (marks == ord("]")) | (marks == ord("}"))
    return np.cumsum(_is_opening(marks).view(np.int8) - closing.view(np.int8), dtype=np.int64)
