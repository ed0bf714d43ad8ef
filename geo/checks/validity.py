"""Geometries that break the rules of simple features, with reason, place and what a repair does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.bad_positions import has_finite_coordinates
from geo.checks.listing import Faults
from geo.checks.repair import Repair, change_in_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.listing import Listing
    from geo.finding import Finding

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]

IN_WORDS = {
    "Self-intersection": "the outline crosses or runs along itself",
    "Ring Self-intersection": "the outline touches itself at a corner",
    "Too few points in geometry component": "a ring or line has too few different corners",
    "Hole lies outside shell": "a hole lies outside the outline",
    "Holes are nested": "a hole lies inside another hole",
    "Nested holes": "a hole lies inside another hole",
    "Nested shells": "a part lies inside another part",
    "Interior is disconnected": "holes that touch cut the area apart",
    "Duplicate Rings": "the same ring is there twice",
    "Ring is not closed": "a ring does not end where it begins",
}
"""Reasons of GEOS, and the same for a planner."""

PLACE = re.compile(r"\[(\S+) (\S+)\]")


def validity_findings(repair: Repair, geometries: Geometries, listing: Listing) -> list[Finding]:
    """
    Return one error `invalid-geometry` for each geometry of proper positions that is not valid.

    Parameters
    ----------
    repair
        What a repair would give.
    geometries
        As they are, shape (n,).
    listing
        The layer.
    """
    rows = np.flatnonzero(repair.is_changed & has_finite_coordinates(geometries))
    reasons = shapely.is_valid_reason(geometries[rows]).tolist()
    return listing.findings(
        Faults(
            level="error",
            code="invalid-geometry",
            rows=rows,
            xy=np.array([_place(reason) for reason in reasons]).reshape(-1, 2),
            sizes=np.nan_to_num(repair.area_after_m2[rows]),
            unit="m²",
            message=lambda number: f"expected a valid geometry: {_in_words(reasons[number])}",
            value=lambda number: _name(reasons[number]),
            remedy=lambda number: _remedy(repair, rows[number]),
        )
    )


def coordinate_findings(geometries: Geometries, listing: Listing) -> list[Finding]:
    """Return one error `bad-coordinates` for each geometry with a coordinate that is no number."""
    rows = np.flatnonzero(~has_finite_coordinates(geometries))
    xy, row = shapely.get_coordinates(geometries[rows], return_index=True)
    counts = np.bincount(row[~np.isfinite(xy).all(axis=1)], minlength=len(rows))
    return listing.findings(
        Faults(
            level="error",
            code="bad-coordinates",
            rows=rows,
            xy=_first_finite(xy, row, len(rows)),
            sizes=counts.astype(float),
            unit="positions",
            message="expected numbers as coordinates",
            value=lambda number: f"{counts[number]:,} positions with NaN or infinity",
            remedy="Draw it or export it again: a repair (--repair) only leaves them out",
        )
    )


def _in_words(reason: str) -> str:
    return IN_WORDS.get(_name(reason), _name(reason).lower())


def _name(reason: str) -> str:
    return reason.partition("[")[0].strip()


def _place(reason: str) -> tuple[float, float]:
    found = PLACE.search(reason)
    return (float(found[1]), float(found[2])) if found else (np.nan, np.nan)


def _remedy(repair: Repair, row: int) -> str:
    if shapely.is_empty(repair.geometries[row]):
        return "It encloses no area, so a repair would leave nothing: draw it again or delete it"
    return f"A repair (--repair) would give {change_in_words(repair, row)}"


def _first_finite(xy: Floats, row: Indices, count: int) -> Floats:
    """First position of each geometry that is a place, shape (n, 2)."""
    is_finite = np.isfinite(xy).all(axis=1)
    first = np.full((count, 2), np.nan)
    first[row[is_finite][::-1]] = xy[is_finite][::-1]
    return first
