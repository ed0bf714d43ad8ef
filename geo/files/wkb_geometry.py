"""Geometries from WKB, each one that cannot be read told instead of failing the whole layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.errors import ShapelyError

from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

NONLINEAR_TYPES = frozenset(range(8, 17))
"""WKB types from circular string to surface, which shapely does not hold (OGC 06-103r4, 8.2.8)."""
EWKB_FLAGS = 0xE0000000
HEADER_BYTES = 5


def geometries_from_wkb(
    wkb: Sequence[bytes | None] | NDArray[np.object_], ids: Sequence[str], *, source: str
) -> tuple[NDArray[np.object_], tuple[Finding, ...]]:
    """
    Read geometries from WKB.

    Parameters
    ----------
    wkb
        Well-known binary, None where there is no geometry, shape (n,).
    ids
        Name of each feature for messages, shape (n,).
    source
        File name for messages.

    Returns
    -------
    geometries
        Shape (n,), None where there is none or it cannot be read.
    findings
        `bad-geometry` (error) for each that cannot be read.
    """
    array = np.full(len(wkb), None, dtype=object)
    array[:] = wkb
    missing = np.array([value is None for value in array], dtype=bool)
    geometries = _read(array)
    unread = np.flatnonzero(shapely.is_missing(geometries) & ~missing)
    return geometries, tuple(
        Finding(
            level="error", code="bad-geometry", source=source, feature_id=ids[position],
            value=_reason(array[position]), message="expected a geometry that can be read",
            remedy="Draw the feature again, or repair the layer and export it anew",
        )
        for position in unread.tolist()
    )  # fmt: skip


def has_nonlinear(wkb: Sequence[bytes | None]) -> bool:
    """Return whether any geometry is of a type with curves, at its outermost level."""
    return any(_type_of(value) in NONLINEAR_TYPES for value in wkb if value is not None)


def _type_of(wkb: bytes) -> int:
    """OGC type number without its marks of Z and M."""
    order = "little" if wkb[:1] == b"\x01" else "big"
    number = int.from_bytes(wkb[1:HEADER_BYTES], order)  # type: ignore[arg-type]
    return (number & ~EWKB_FLAGS) % 1000


def _read(wkb: NDArray[np.object_]) -> NDArray[np.object_]:
    try:
        geometries: NDArray[np.object_] = shapely.from_wkb(wkb, on_invalid="ignore")
    except (NotImplementedError, ShapelyError, ValueError, TypeError):
        geometries = np.full(len(wkb), None, dtype=object)
        geometries[:] = [_read_one(value) for value in wkb]
    return geometries


def _read_one(wkb: bytes | None) -> shapely.Geometry | None:
    try:
        return shapely.from_wkb(wkb, on_invalid="ignore")
    except (NotImplementedError, ShapelyError, ValueError, TypeError):
        return None


def _reason(wkb: bytes) -> str:
    """Why shapely does not take it."""
    try:
        shapely.from_wkb(wkb)
    except (NotImplementedError, ShapelyError, ValueError, TypeError) as error:
        return str(error)
    return ""
