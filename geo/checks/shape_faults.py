"""What is doubtful about geometries, each looked at by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.antimeridian import antimeridian_findings
from geo.checks.bad_positions import has_finite_coordinates
from geo.checks.ground import Ground, middles
from geo.checks.layer_faults import height_findings, type_findings, winding_findings
from geo.checks.listing import LIMIT, Faults, Listing
from geo.checks.narrow import SLIVER_WIDTH_M, TINY_AREA_M2
from geo.checks.presence import presence_findings
from geo.checks.repair import Repair, repaired
from geo.checks.ring_faults import narrow_findings, repetition_findings, spike_findings
from geo.checks.rings import Rings, rings_of, sizes_of
from geo.checks.spikes import SPIKE_ANGLE_DEG, SPIKE_LENGTH_M
from geo.checks.validity import coordinate_findings, validity_findings
from geo.measure import POLYGON_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

    from geo.finding import Finding, Level

    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeLimits:
    """
    Thresholds of the checks of single geometries.

    Parameters
    ----------
    missing_level
        Level of a feature without geometry.
    spike_angle_deg, spike_length_m
        A corner sharper and longer than this is a spike.
    sliver_width_m
        A part thinner than this on average, and at least ten times as long as wide, is a sliver.
    tiny_area_m2
        A part smaller than this is tiny.
    most_vertices
        A feature with more vertices than this is told.
    findings
        Most findings of one kind.
    """

    missing_level: Level = "note"
    spike_angle_deg: float = SPIKE_ANGLE_DEG
    spike_length_m: float = SPIKE_LENGTH_M
    sliver_width_m: float = SLIVER_WIDTH_M
    tiny_area_m2: float = TINY_AREA_M2
    most_vertices: int = 10_000
    findings: int = LIMIT


SHAPE_LIMITS = ShapeLimits()


def shape_findings(
    frame: gpd.GeoDataFrame | gpd.GeoSeries,
    *,
    source: str,
    ids: Sequence[str],
    limits: ShapeLimits = SHAPE_LIMITS,
    repair: Repair | None = None,
    rings: Rings | None = None,
) -> tuple[Finding, ...]:
    """
    Doubts about geometries, each by itself.

    Parameters
    ----------
    frame
        Geometries of any type with a CRS, None where there is none; nothing is changed.
    source
        Name of the file for messages.
    ids
        Name of each row, shape (n,).
    limits
        Thresholds.
    repair
        What `repaired` gives for the geometries, where it is at hand.
    rings
        What `rings_of` gives for those that are polygons of finite coordinates.

    Returns
    -------
    findings
        Errors `bad-coordinates`, `invalid-geometry`; warnings `empty-geometry`,
        `antimeridian`, `spike`, `sliver`, `zero-area`; notes `geometry-collection`, `mixed-types`,
        `no-geometry`, `wide-feature`, `has-z`, `wrong-winding`, `repeated-points`, `tiny-part`,
        `many-vertices`. Where a kind has more than `limits.findings`, the worst are listed, and one
        more without a feature tells the number of the others.
    """
    geometries = np.asarray(frame.geometry.array, dtype=object)
    listing = Listing(source=source, ids=ids, ground=Ground(frame.crs), limit=limits.findings)
    repair = repaired(geometries, crs=frame.crs) if repair is None else repair
    rings = rings_of(finite_polygons(geometries)) if rings is None else rings
    return (
        *presence_findings(geometries, listing, missing_level=limits.missing_level),
        *coordinate_findings(geometries, listing),
        *validity_findings(repair, geometries, listing),
        *type_findings(geometries, listing),
        *height_findings(geometries, listing),
        *_vertex_findings(geometries, listing, most=limits.most_vertices),
        *(antimeridian_findings(geometries, listing) if listing.ground.is_geographic else ()),
        *_ring_findings(geometries, rings, listing, is_invalid=repair.is_changed, limits=limits),
    )


def finite_polygons(geometries: Geometries) -> Geometries:
    """Return what is a polygon with finite coordinates and not empty; None in place of the rest."""
    is_polygon = np.isin(shapely.get_type_id(geometries), POLYGON_TYPES)
    is_polygon &= ~shapely.is_empty(geometries)
    polygons = geometries.copy()
    polygons[~(is_polygon & has_finite_coordinates(geometries))] = None
    return polygons


def _ring_findings(
    geometries: Geometries,
    rings: Rings,
    listing: Listing,
    *,
    is_invalid: Booleans,
    limits: ShapeLimits,
) -> list[Finding]:
    sizes = sizes_of(rings, listing.ground.metres_per_unit(middles(geometries)))
    return [
        *winding_findings(rings, sizes.areas_m2, listing),
        *repetition_findings(rings, listing),
        *spike_findings(
            rings,
            sizes,
            listing,
            angle_deg=limits.spike_angle_deg,
            length_m=limits.spike_length_m,
        ),
        *narrow_findings(
            geometries,
            rings,
            sizes,
            listing,
            is_invalid=is_invalid,
            sliver_width_m=limits.sliver_width_m,
            tiny_area_m2=limits.tiny_area_m2,
        ),
    ]


def _vertex_findings(geometries: Geometries, listing: Listing, *, most: int) -> list[Finding]:
    counts = shapely.get_num_coordinates(geometries)
    rows = np.flatnonzero(counts > most)
    return listing.findings(
        Faults(
            level="note",
            code="many-vertices",
            rows=rows,
            xy=middles(geometries[rows]),
            sizes=counts[rows].astype(float),
            unit="vertices",
            message=f"the outline has more than {most:,} vertices",
            value=lambda number: f"{counts[rows[number]]:,} vertices",
            remedy="Simplify it by a metre or so if the map becomes slow",
        )
    )
