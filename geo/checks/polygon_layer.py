"""All checks of the geometries of a layer, with what they share worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.checks.coverage import COVERAGE_LIMITS, CoverageLimits, Known, coverage_findings
from geo.checks.duplicates import duplicate_findings, duplicate_pairs
from geo.checks.repair import repaired
from geo.checks.rings import rings_of
from geo.checks.shape_faults import SHAPE_LIMITS, ShapeLimits, finite_polygons, shape_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from numpy.typing import ArrayLike, NDArray

    from geo.finding import Finding

    Geometries: TypeAlias = NDArray[np.object_]


def geometry_findings(
    frame: gpd.GeoDataFrame | gpd.GeoSeries,
    *,
    source: str,
    ids: Sequence[str],
    groups: ArrayLike | None = None,
    shape_limits: ShapeLimits = SHAPE_LIMITS,
    coverage_limits: CoverageLimits = COVERAGE_LIMITS,
) -> tuple[Finding, ...]:
    """
    Find what is doubtful about geometries, by themselves and between neighbours.

    Parameters
    ----------
    frame
        Geometries of any type with a CRS, None where there is none.
    source
        Name of the file for messages.
    ids
        Name of each row, shape (n,).
    groups
        Group of each row, shape (n,): only rows of one group are compared with each other, e.g. not
        a planned extent with a built one. None is one group.
    shape_limits, coverage_limits
        Thresholds.

    Returns
    -------
    findings
        Those of `shape_findings`, `duplicate_findings`, `coverage_findings`; the overlap of two
        duplicates is not told again.
    """
    geometries = np.asarray(frame.geometry.array, dtype=object)
    repair = repaired(geometries, crs=frame.crs)
    rings = rings_of(finite_polygons(geometries))
    pairs = duplicate_pairs(geometries, groups, is_valid=~repair.is_changed)
    known = Known(repair=repair, rings=rings, duplicates=pairs)
    return (
        *shape_findings(
            frame, source=source, ids=ids, limits=shape_limits, repair=repair, rings=rings
        ),
        *duplicate_findings(
            frame, source=source, ids=ids, limit=shape_limits.findings, pairs=pairs
        ),
        *coverage_findings(
            frame, source=source, ids=ids, groups=groups, limits=coverage_limits, known=known
        ),
    )
