"""Overlaps and gaps between the polygons of a layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.cover import Cover, cover_of
from geo.checks.duplicates import DuplicatePairs, group_codes
from geo.checks.exposed import is_exposed, is_turned
from geo.checks.facing import Edges, facing_of
from geo.checks.gaps import Gaps, gaps_of
from geo.checks.ground import Ground, middles, places_on
from geo.checks.listing import LIMIT, Faults, Listing, quantity
from geo.checks.matching import invalid_edges
from geo.checks.overlaps import Overlaps, largest_parts, overlaps_of, touching_pairs
from geo.checks.repair import Repair, repaired
from geo.checks.rings import Rings, rings_of
from geo.checks.shape_faults import finite_polygons

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from numpy.typing import ArrayLike, NDArray

    from geo.finding import Finding

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

WHOLE_SHARE = 0.999
"""Share of a polygon from which it is said to lie wholly inside another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLimits:
    """
    Thresholds of the checks between neighbours.

    Parameters
    ----------
    overlap_m2, gap_m2
        Smallest area of an overlap, and of a gap, that is told.
    width_m
        Smallest mean width of either.
    gap_width_m
        Greatest width of a gap; wider ones are streets.
    findings
        Most findings of one kind.
    """

    overlap_m2: float = 1.0
    gap_m2: float = 1.0
    width_m: float = 0.01
    gap_width_m: float = 2.0
    findings: int = LIMIT


COVERAGE_LIMITS = CoverageLimits()


@dataclass(frozen=True, eq=False, kw_only=True)
class Known:
    """
    What other checks of the same layer have found already.

    Parameters
    ----------
    repair
        What `repaired` gives for its geometries.
    rings
        What `rings_of` gives for its polygons.
    duplicates
        What `duplicate_pairs` gives for its geometries: their overlaps are not told again.
    """

    repair: Repair
    rings: Rings
    duplicates: DuplicatePairs


def coverage_findings(
    frame: gpd.GeoDataFrame | gpd.GeoSeries,
    *,
    source: str,
    ids: Sequence[str],
    groups: ArrayLike | None = None,
    limits: CoverageLimits = COVERAGE_LIMITS,
    known: Known | None = None,
) -> tuple[Finding, ...]:
    """
    Overlaps and gaps between neighbours.

    Parameters
    ----------
    frame
        Geometries with a CRS. What is no polygon is passed over; an invalid polygon stands as its
        repair would be.
    source
        Name of the file for messages.
    ids
        Name of each row, shape (n,).
    groups
        Group of each row, shape (n,); only polygons of one group are compared. None is one group.
    limits
        Thresholds.
    known
        What is at hand from other checks.

    Returns
    -------
    findings
        Warnings `overlap` and `gap`, each with area, place and the two neighbours, and one note
        `unmatched-edges` for edges that do not fit corner for corner without a measurable overlap.

    Notes
    -----
    `shapely.coverage_invalid_edges` finds the polygons that overlap or do not match; only those are
    intersected. Gaps are looked for along edges that no neighbour shares.
    """
    geometries = np.asarray(frame.geometry.array, dtype=object)
    listing = Listing(source=source, ids=ids, ground=Ground(frame.crs), limit=limits.findings)
    repair = known.repair if known else repaired(geometries, crs=frame.crs)
    cover = cover_of(
        finite_polygons(repair.geometries), group_codes(groups, len(geometries)), listing.ground
    )
    rings = known.rings if known and not repair.is_changed.any() else rings_of(cover.polygons)
    edges = invalid_edges(cover)
    overlaps = overlaps_of(
        cover.polygons, touching_pairs(cover.polygons, edges, cover.groups), cover.ground
    )
    is_told = (overlaps.area_m2 >= limits.overlap_m2) & (overlaps.width_m >= limits.width_m)
    gaps = _gaps(cover, rings, limits)
    return (
        *_overlap_findings(
            cover, overlaps[is_told & ~_is_known(overlaps.pairs, known, len(geometries))], listing
        ),
        *_gap_findings(
            gaps, (gaps.area_m2 >= limits.gap_m2) & (gaps.width_m >= limits.width_m), listing
        ),
        *_mismatch_findings(edges, overlaps, is_told, listing),
    )


def _gaps(cover: Cover, rings: Rings, limits: CoverageLimits) -> Gaps:
    """Gaps along the edges that no neighbour shares."""
    areas = rings.doubled_areas()
    at = np.flatnonzero(is_exposed(rings, areas))
    turned = is_turned(rings, areas)[rings.ring[at], None]
    row = rings.row_of_ring[rings.ring[at]]
    edges = Edges(
        start=np.where(turned, rings.end[at], rings.start[at]),
        end=np.where(turned, rings.start[at], rings.end[at]),
        row=row,
        group=cover.groups[row],
        metres_per_unit=cover.ground.metres_per_unit(middles(cover.polygons))[row],
    )
    facing = facing_of(edges, least_m=limits.width_m, most_m=limits.gap_width_m)
    return gaps_of(cover, facing, most_m=limits.gap_width_m, least_m2=limits.gap_m2)


def _is_known(pairs: Indices, known: Known | None, count: int) -> Booleans:
    """Which pairs are duplicates, told elsewhere."""
    if known is None:
        return np.zeros(len(pairs), dtype=bool)
    first = np.arange(count)
    first[known.duplicates.same[:, 1]] = known.duplicates.same[:, 0]
    ours, theirs = (
        np.sort(first[rows], axis=1) @ (count, 1) for rows in (pairs, known.duplicates.near)
    )
    is_known: Booleans = (first[pairs[:, 0]] == first[pairs[:, 1]]) | np.isin(ours, theirs)
    return is_known


def _overlap_findings(cover: Cover, overlaps: Overlaps, listing: Listing) -> list[Finding]:
    first, second = overlaps.pairs.T
    sizes = shapely.area(cover.polygons[overlaps.pairs])
    verbs = np.where(overlaps.share >= WHOLE_SHARE, "lies wholly inside", "overlaps")
    is_swapped = sizes[:, 0] < sizes[:, 1]
    small, large = np.where(is_swapped, (first, second), (second, first))
    return listing.findings(
        Faults(
            level="warning",
            code="overlap",
            rows=small,
            xy=overlaps.xy,
            sizes=overlaps.area_m2,
            unit="m²",
            message=lambda number: f"the polygon {verbs[number]} {listing.ids[large[number]]!r}",
            value=lambda number: _extent(overlaps, number),
            remedy="Draw the border between the two once, or delete one if it stands for the other",
        )
    )


def _gap_findings(gaps: Gaps, is_told: Booleans, listing: Listing) -> list[Finding]:
    at = np.flatnonzero(is_told)
    first, second = gaps.pairs[at].T
    return listing.findings(
        Faults(
            level="warning",
            code="gap",
            rows=first,
            xy=places_on(largest_parts(gaps.shapes[at])),
            sizes=gaps.area_m2[at],
            unit="m²",
            message=lambda number: (
                f"a narrow gap lies between the polygon and {listing.ids[second[number]]!r}"
            ),
            value=lambda number: _extent(gaps, at[number]),
            remedy="Move the borders together, unless a path or ditch is meant",
        )
    )


def _mismatch_findings(
    edges: Geometries, overlaps: Overlaps, is_told: Booleans, listing: Listing
) -> list[Finding]:
    """Return one note on edges that do not match, where no overlap is told."""
    is_flagged = ~shapely.is_empty(edges)
    is_flagged[overlaps.pairs[is_told]] = False
    count = int(is_flagged.sum())
    if not count:
        return []
    row = int(np.flatnonzero(is_flagged)[0])
    place = listing.ground.lonlat(middles(edges[[row]]))[0]
    area = quantity(float(overlaps.area_m2[~is_told].sum()), "m²")
    message = (
        "polygons have edges that do not match those of their neighbours corner for corner, "
        f"and overlap there by {area} in all"
    )
    value = f"{count:,} of {len(edges):,}"
    remedy = "Nothing to do for a map; snap the layer to itself before edges are moved"
    return [
        listing.finding(
            "note",
            "unmatched-edges",
            message,
            value=value,
            remedy=remedy,
            lonlat=(place[0], place[1]),
        )
    ]


def _extent(found: Overlaps | Gaps, number: int) -> str:
    area, width = quantity(found.area_m2[number], "m²"), quantity(found.width_m[number], "m")
    return f"{area}, {width} wide on average"
