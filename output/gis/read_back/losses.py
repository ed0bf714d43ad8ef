"""Which differences of a column its writer declared, so that they are no errors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from numpy.typing import NDArray

    from geo.finding import Finding
    from output.gis.delivery import DeliveredField
    from output.gis.read_back.values import Values

    Flags: TypeAlias = NDArray[np.bool_]

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
LAST_DIGIT = 2e-15
"""Numbers written with 15 or 16 digits, relative."""
STAND_INS = "〓?？_ /\ufffd"
"""What writers put for a character that an encoding or a format does not know."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Rows of a column in which what was delivered and what was found differ."""

    delivered: Values
    found: Values


def declared(losses: Iterable[Finding], *, source: str, names: Collection[str]) -> dict[str, int]:
    """Return how many rows each loss of a column concerns, by code; names are all it goes by."""
    counts: dict[str, int] = {}
    for loss in losses:
        if loss.source == source and (not loss.field or loss.field in names):
            counts[loss.code] = counts.get(loss.code, 0) + number(loss.value)
    return counts


def number(value: str) -> int:
    """Return the number in the value of a loss; all rows where it says none."""
    digits = "".join(char for char in value if char.isdigit())
    return int(digits) if digits else 2**62


def names_of(field: DeliveredField, in_file: str) -> frozenset[str]:
    """Return the names a loss may give a column."""
    return frozenset({field.name, field.key, field.title, in_file})


def is_blank(array: pa.Array) -> Flags:
    """Tell where nothing stands, or what stands for nothing: an empty text, 0, false."""
    blank = "" if pa.types.is_large_string(array.type) else 0
    if pa.types.is_temporal(array.type):
        return np.asarray(array.is_null())
    said = array.cast(pa.int64()) if pa.types.is_boolean(array.type) else array
    return np.asarray(pc.fill_null(pc.equal(said, blank), fill_value=True))


def _null_turned_blank(pair: Pair) -> Flags:
    delivered, found = pair.delivered.array, pair.found.array
    was_null, is_null = (np.asarray(array.is_null()) for array in (delivered, found))
    was_empty = is_blank(delivered) if pa.types.is_large_string(delivered.type) else was_null
    return np.where(was_null, is_blank(found), was_empty & is_null) & ~pair.found.unread


def _time_dropped(pair: Pair) -> Flags:
    """Tell where the parts of a second are gone, or the time of day."""
    delivered, found = pair.delivered.array, pair.found.array
    if not pa.types.is_timestamp(delivered.type):
        return np.zeros(len(found), dtype=bool)
    kept = [pc.equal(pc.floor_temporal(delivered, unit=unit), found) for unit in ("second", "day")]
    return np.asarray(pc.fill_null(pc.or_(*kept), fill_value=False)) & ~pair.found.unread


def _text_pairs(pair: Pair) -> list[tuple[str, str]]:
    """Return what was delivered and found as texts; empty for other columns."""
    if not pa.types.is_large_string(pair.delivered.array.type):
        return []
    sides = (pair.delivered.array.to_pylist(), pair.found.array.to_pylist())
    return [(left or "", right or "") for left, right in zip(*sides, strict=True)]


def _text_cut(pair: Pair) -> Flags:
    return _per_text(
        pair, lambda left, right: bool(right) and left.startswith(right.removesuffix("…"))
    )


def _text_replaced(pair: Pair) -> Flags:
    """Tell where stand-ins are all that differs; a blank among them may be trimmed at an end."""
    return _per_text(
        pair,
        lambda left, right: (
            (len(left) == len(right) and _is_replaced(left, right))
            or NOT_IN_XML.sub(" ", left).strip() == right.strip()
        ),
    )


def _text_cut_and_replaced(pair: Pair) -> Flags:
    return _per_text(
        pair, lambda left, right: 0 < len(right) < len(left) and _is_replaced(left, right)
    )


def _is_replaced(left: str, right: str) -> bool:
    return all(a == b or b in STAND_INS for a, b in zip(left, right, strict=False))


def _blanks_gone(pair: Pair) -> Flags:
    return _per_text(pair, lambda left, right: left.strip(" ") == right)


def _blanks_gone_and_replaced(pair: Pair) -> Flags:
    return _per_text(
        pair,
        lambda left, right: (
            len(left.strip(" ")) == len(right) and _is_replaced(left.strip(" "), right)
        ),
    )


def _guarded(pair: Pair) -> Flags:
    return _per_text(pair, lambda left, right: right == f"'{left}")


def _infinity_turned_null(pair: Pair) -> Flags:
    delivered = pair.delivered.array
    if not pa.types.is_floating(delivered.type):
        return np.zeros(len(delivered), dtype=bool)
    endless = np.asarray(pc.fill_null(pc.is_inf(delivered), fill_value=False))
    return np.asarray(
        endless & pair.found.array.is_null().to_numpy(zero_copy_only=False) & ~pair.found.unread
    )


def _rounded(pair: Pair) -> Flags:
    delivered, found = pair.delivered.array, pair.found.array
    if not pa.types.is_floating(delivered.type):
        return np.zeros(len(found), dtype=bool)
    apart = pc.abs(pc.subtract(delivered, found))
    near = pc.less_equal(apart, pc.multiply(pc.abs(delivered), LAST_DIGIT))
    return np.asarray(pc.fill_null(near, fill_value=False))


def _per_text(pair: Pair, judge: Callable[[str, str], bool]) -> Flags:
    texts = _text_pairs(pair)
    if not texts:
        return np.zeros(len(pair.found.unread), dtype=bool)
    return np.fromiter((judge(left, right) for left, right in texts), dtype=bool, count=len(texts))


REASONS: dict[frozenset[str], Callable[[Pair], Any]] = {
    frozenset({"no-place-for-null"}): _null_turned_blank,
    frozenset({"no-place-for-time"}): _time_dropped,
    frozenset({"text-cut"}): _text_cut,
    frozenset({"text-not-in-encoding"}): _text_replaced,
    frozenset({"blanks-not-kept"}): _blanks_gone,
    frozenset({"blanks-not-kept", "text-not-in-encoding"}): _blanks_gone_and_replaced,
    frozenset({"numbers-rounded"}): _rounded,
    frozenset({"formula-guarded"}): _guarded,
    frozenset({"no-place-for-infinity"}): _infinity_turned_null,
    frozenset({"text-cut", "text-not-in-encoding"}): _text_cut_and_replaced,
}
"""Differences that are no errors where all the codes were declared."""


def most_rows(codes: Mapping[str, int]) -> int:
    """Return in how many rows the declared losses allow a difference."""
    return sum(codes[code] for code in frozenset().union(*REASONS) & codes.keys())


def forgiven(pair: Pair, codes: Mapping[str, int]) -> Flags:
    """Tell which rows of a pair of differing columns the declared losses explain."""
    rows = np.zeros(len(pair.found.unread), dtype=bool)
    for needed, explains in REASONS.items():
        if needed <= codes.keys():
            rows |= explains(pair)
    return rows
