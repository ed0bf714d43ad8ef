"""What is doubtful about the rings of polygons: spikes, slivers, specks, repeated corners."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.ground import places_on
from geo.checks.listing import Faults, quantity
from geo.checks.narrow import NO_AREA_M2, is_sliver, is_tiny, parts_of
from geo.checks.rings import summed
from geo.checks.spikes import spikes_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.checks.listing import Listing
    from geo.checks.narrow import Parts
    from geo.checks.rings import Rings, RingSizes
    from geo.finding import Finding

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]


def spike_findings(
    rings: Rings, sizes: RingSizes, listing: Listing, *, angle_deg: float, length_m: float
) -> list[Finding]:
    """Return a warning `spike` for the longest spike of every feature that has one."""
    spikes = spikes_of(rings, sizes, angle_deg=angle_deg, length_m=length_m)
    longest = _largest_of_each(spikes.rows, spikes.lengths_m)
    counts = np.bincount(spikes.rows, minlength=1)
    rows, lengths = spikes.rows[longest], spikes.lengths_m[longest]
    return listing.findings(
        Faults(
            level="warning",
            code="spike",
            rows=rows,
            xy=spikes.tips[longest],
            sizes=lengths,
            message="the outline runs out and straight back, as a spike",
            value=lambda number: (
                f"{quantity(lengths[number], 'm')} long{_more(counts[rows[number]])}"
            ),
            remedy="Delete the corner at its tip",
        )
    )


def narrow_findings(
    geometries: Geometries,
    rings: Rings,
    sizes: RingSizes,
    listing: Listing,
    *,
    is_invalid: Booleans,
    sliver_width_m: float,
    tiny_area_m2: float,
) -> list[Finding]:
    """
    Return warnings `zero-area` and `sliver` and notes `tiny-part`, one of each kind a feature.

    Parameters
    ----------
    geometries
        Geometries of the layer, shape (n,).
    rings, sizes
        Their rings.
    listing
        The layer.
    is_invalid
        Which geometries have no proper area, shape (n,): they are passed over.
    sliver_width_m, tiny_area_m2
        Thresholds.
    """
    parts = parts_of(rings, sizes)
    total = summed(rings.row, parts.area_m2, len(geometries))
    is_polygon = np.bincount(rings.row, minlength=len(geometries)) > 0
    has_no_area = is_polygon & (total < NO_AREA_M2) & ~is_invalid
    is_left = ~(has_no_area | is_invalid)[rings.row]
    thin = is_left & is_sliver(parts, width_m=sliver_width_m)
    tiny = is_left & ~thin & is_tiny(parts, area_m2=tiny_area_m2)
    none = np.flatnonzero(has_no_area[rings.row])
    kinds = {
        "zero-area": none,
        "sliver": np.flatnonzero(thin),
        "tiny-part": np.flatnonzero(tiny),
    }
    found = []
    for code, chosen in kinds.items():
        worst = chosen[_largest_of_each(rings.row[chosen], parts.length_m[chosen])]
        places = _places_on_parts(geometries, rings, worst)
        counts = np.bincount(rings.row[chosen], minlength=1)[rings.row[worst]]
        faults = _part_faults(code, parts, worst, rows=rings.row[worst], xy=places, counts=counts)
        found += listing.findings(faults)
    return found


def repetition_findings(rings: Rings, listing: Listing) -> list[Finding]:
    """Return a note `repeated-points` for every polygon with the same position twice running."""
    rows = rings.row_of_ring[rings.repeated_ring]
    found, first, counts = np.unique(rows, return_index=True, return_counts=True)
    return listing.findings(
        Faults(
            level="note",
            code="repeated-points",
            rows=found,
            xy=rings.repeated[first],
            sizes=counts.astype(float),
            message="corners are there twice running",
            value=lambda number: f"{counts[number]:,} repeated",
            remedy="Nothing to do: the shape is the same without them",
        )
    )


NARROW_TEXTS = {
    "zero-area": ("the polygon has next to no area", "Draw it again or delete it"),
    "sliver": (
        "a part is too thin to be meant",
        "Delete it, or join it to the neighbour it was cut from",
    ),
    "tiny-part": ("a part is very small", "Delete it if it is left over from editing"),
}


def _part_faults(
    code: str, parts: Parts, worst: Indices, *, rows: Indices, xy: Floats, counts: Indices
) -> Faults:
    """Faults of one kind: the longest bad part of each feature speaks for all."""
    area, width = parts.area_m2[worst], parts.width_m[worst]
    message, remedy = NARROW_TEXTS[code]
    return Faults(
        level="note" if code == "tiny-part" else "warning",
        code=code,
        rows=rows,
        xy=xy,
        sizes=parts.length_m[worst],
        message=message,
        value=lambda number: (
            f"{quantity(area[number], 'm²')}, {quantity(width[number], 'm')} wide on average"
            f"{_more(counts[number])}"
        ),
        remedy=remedy,
    )


def _places_on_parts(geometries: Geometries, rings: Rings, parts: Indices) -> Floats:
    """Places, one inside each part, shape (n, 2)."""
    first = np.searchsorted(rings.row, rings.row[parts])
    chosen = shapely.get_geometry(geometries[rings.row[parts]], parts - first)
    return places_on(chosen)


def _largest_of_each(rows: Indices, sizes: Floats) -> Indices:
    """Position of the largest size of every row, in the order of the rows."""
    order: Indices = np.lexsort((-sizes, rows))
    is_first: Booleans = np.diff(rows[order], prepend=-1) != 0
    return order[is_first]


def _more(count: int) -> str:
    return f", and {count - 1:,} more like it" if count > 1 else ""
