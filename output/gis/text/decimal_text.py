"""Decimal texts of many numbers at once, from tables of four digits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[np.int64]
    Words: TypeAlias = NDArray[np.uint32]

Form: TypeAlias = Literal["whole", "point", "decimals"]
BYTES = 4
"""Bytes of a word: every number is written as words of four characters, blanks are zero bytes."""
GROUP = 10**BYTES
FIRST_DECIMALS = 3
"""Decimals in the word that begins with the point."""
LARGEST = 2.0**53
"""Largest scaled coordinate: beyond it a float has no such decimals."""


def decimal_texts(
    positions: NDArray[np.float64],
    starts: Integers,
    *,
    decimals: int,
    around: tuple[str, str, str],
    joint: str,
) -> pa.StringArray:
    """
    Write runs of positions.

    Parameters
    ----------
    positions
        x and y, shape (n, 2).
    starts
        Where each run begins, and the end of the last, shape (r + 1,).
    decimals
        Decimals kept, 0 to 15; zeros at the end are not written.
    around
        Before x, between x and y, after y; ASCII.
    joint
        Between the positions of a run; ASCII.

    Returns
    -------
    texts
        Shape (r,).

    Raises
    ------
    ValueError
        If a coordinate is not finite, or has no such decimals as a float.

    Notes
    -----
    Numbers are scaled to integers as `numpy.round` does, cut into groups of four digits, and each
    group is looked up as one 32-bit word of characters, zero bytes for blanks; at last the zero
    bytes are taken out of the whole.
    """
    scaled = _scaled(positions, decimals)
    before, between, after = around
    last = _words(after + joint, len(scaled))
    is_end = np.zeros(len(scaled), bool)
    is_end[starts[1:] - 1] = True
    last[is_end] = _words(after, 1, width=last.shape[1])
    columns = (
        _words(before, len(scaled)),
        _number(scaled[:, 0], decimals),
        _words(between, len(scaled)),
        _number(scaled[:, 1], decimals),
        last,
    )
    words = np.concatenate(columns, axis=1)
    return _compact(words, starts)


def _scaled(positions: NDArray[np.float64], decimals: int) -> Integers:
    """Return coordinates as whole numbers of their last decimal."""
    with np.errstate(over="ignore"):
        scaled = np.rint(positions * 10.0**decimals)
    is_bad = ~(np.abs(scaled) < LARGEST)
    if is_bad.any():
        found = float(positions[is_bad][0])
        message = f"expected finite coordinates below {LARGEST / 10**decimals:g}, got {found!r}"
        raise ValueError(message)
    return scaled.astype(np.int64)


def _number(scaled: Integers, decimals: int) -> Words:
    """Return numbers as words: sign where any is negative, whole part, point and decimals."""
    whole, rest = np.divmod(np.abs(scaled), 10**decimals)
    columns = [*_whole_words(whole), *_decimal_words(rest, decimals)]
    is_negative = scaled < 0
    if is_negative.any():
        columns.insert(0, np.where(is_negative, _word("-"), np.uint32(0)))
    return np.stack(columns, axis=1)


def _whole_words(whole: Integers) -> list[Words]:
    """Return the whole part: no zeros before the first digit, but one for zero."""
    words: list[Words] = []
    is_shown = np.ones(len(whole), bool)
    while True:
        more, group = np.divmod(whole, GROUP)
        words.insert(0, _looked_up("whole", group, more > 0) * is_shown)
        if not more.any():
            return words
        whole, is_shown = more, more > 0


def _decimal_words(rest: Integers, decimals: int) -> list[Words]:
    """Return the point and the decimals: no zeros after the last digit, no point for none."""
    if decimals == 0:
        return []
    later = max(0, -(-(decimals - FIRST_DECIMALS) // BYTES))
    rest = rest * 10 ** (FIRST_DECIMALS + later * BYTES - decimals)
    words: list[Words] = []
    has_more = np.zeros(len(rest), bool)
    for _ in range(later):
        rest, group = np.divmod(rest, GROUP)
        words.insert(0, _looked_up("decimals", group, has_more))
        has_more = has_more | (group > 0)
    return [_looked_up("point", rest, has_more), *words]


def _looked_up(form: Form, group: Integers, has_more: NDArray[np.bool_]) -> Words:
    """Return groups as words: in full where other digits follow outwards, else without zeros."""
    return _table(form)[group + np.where(has_more, 0, GROUP)]


@cache
def _table(form: Form) -> Words:
    """Return the words of 0 to 9999, first with all their zeros, then without the outer ones."""
    texts = [f"{number:04d}" for number in range(GROUP)]
    if form == "whole":
        outer = [text.lstrip("0") or "0" for text in texts]
    elif form == "decimals":
        outer = [text.rstrip("0") for text in texts]
    else:
        texts = ["." + text[1:] for text in texts]
        outer = [text.rstrip("0").rstrip(".") for text in texts]
    return np.array([_word(text) for text in texts + outer])


def _word(text: str) -> np.uint32:
    """Return up to four characters as a word."""
    return np.uint32(np.frombuffer(text.encode("ascii").ljust(BYTES, b"\0"), np.uint32)[0])


def _words(text: str, count: int, *, width: int | None = None) -> Words:
    """Return a text as words, `count` times; shape (count, words)."""
    content = text.encode("ascii")
    width = -(-len(content) // BYTES) if width is None else width
    row = np.frombuffer(content.ljust(width * BYTES, b"\0"), np.uint32)
    return np.repeat(row[None, :], count, axis=0)


def _compact(words: Words, starts: Integers) -> pa.StringArray:
    """Take the zero bytes out and cut into runs."""
    content = words.view(np.uint8)
    lengths = np.count_nonzero(content, axis=1)
    until = np.concatenate([[0], np.cumsum(lengths)])
    text = content.tobytes().translate(None, b"\0")
    offsets = until[starts].astype(np.int32)
    return pa.StringArray.from_buffers(len(starts) - 1, pa.py_buffer(offsets), pa.py_buffer(text))
