"""Rows that are there twice: the same id, the same geometry, nearly the same polygon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd
import shapely

from geo.checks.bad_positions import has_finite_coordinates
from geo.checks.ground import Ground, places_on
from geo.checks.listing import LIMIT, Faults, Listing, quantity
from geo.checks.threads import in_threads
from geo.finding import Finding
from geo.measure import POLYGON_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from numpy.typing import ArrayLike, NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

NEAR_SHARE = 0.01
"""Symmetric difference, as a share of the area, below which two polygons are nearly the same."""

ROWS_NAMED = 5

NEAR_SHIFT = 0.02
"""Distance of centroids, as a share of the square root of the area, up to which it is tried."""


@dataclass(frozen=True, eq=False, kw_only=True)
class DuplicatePairs:
    """
    Rows that are there twice, the earlier row first.

    Parameters
    ----------
    same
        Rows of the same geometry, shape (k, 2); a third one is paired with the first.
    near
        Rows of polygons that are nearly the same, shape (m, 2).
    """

    same: Indices
    near: Indices


def duplicate_findings(
    frame: gpd.GeoDataFrame | gpd.GeoSeries,
    *,
    source: str,
    ids: Sequence[str],
    groups: ArrayLike | None = None,
    limit: int = LIMIT,
    pairs: DuplicatePairs | None = None,
) -> tuple[Finding, ...]:
    """
    Find rows whose geometry another row has too, or nearly.

    Parameters
    ----------
    frame
        Geometries with a CRS.
    source
        Name of the file for messages.
    ids
        Name of each row, shape (n,).
    groups
        Group of each row, shape (n,); only rows of one group are compared. None is one group.
    limit
        Most findings of one kind.
    pairs
        What `duplicate_pairs` gives, where it is at hand; the groups do not count then.

    Returns
    -------
    findings
        Warnings `duplicate-geometry` (at the second and every later one) and `near-duplicate`
        (polygons that differ by less than 1 % of their area).
    """
    geometries = np.asarray(frame.geometry.array, dtype=object)
    listing = Listing(source=source, ids=ids, ground=Ground(frame.crs), limit=limit)
    if pairs is None:
        pairs = duplicate_pairs(geometries, groups)
    return (
        *_pair_findings(geometries, pairs.same, listing, code="duplicate-geometry"),
        *_pair_findings(geometries, pairs.near, listing, code="near-duplicate"),
    )


def duplicate_pairs(
    geometries: Geometries, groups: ArrayLike | None = None, *, is_valid: Booleans | None = None
) -> DuplicatePairs:
    """
    Return the pairs of rows whose geometries are the same, or nearly.

    Parameters
    ----------
    geometries
        Shape (n,), None where there is none.
    groups
        Group of each, shape (n,); only rows of one group are compared. None is one group.
    is_valid
        Which geometries are valid, shape (n,), where it is at hand.
    """
    codes = group_codes(groups, len(geometries))
    same = equal_pairs(geometries, codes)
    valid = shapely.is_valid(geometries) if is_valid is None else is_valid
    return DuplicatePairs(same=same, near=near_pairs(geometries, codes, known=same, is_valid=valid))


def id_findings(
    ids: Sequence[str | None], *, source: str, field: str = "id"
) -> tuple[Finding, ...]:
    """
    Find ids that several rows have.

    Parameters
    ----------
    ids
        Ids as the file has them, shape (n,); None where there is none.
    source
        Name of the file for messages.
    field
        Column they stand in.

    Returns
    -------
    findings
        One error `duplicate-id` for each such id, with the numbers of its rows from 1.
    """
    column = pd.Series(list(ids), dtype=object)
    repeated = column[column.notna() & column.duplicated(keep=False)]
    rows = repeated.index.to_series().groupby(repeated.astype(str).to_numpy(), sort=False)
    return tuple(_id_finding(str(name), found.tolist(), source, field) for name, found in rows)


def group_codes(groups: ArrayLike | None, count: int) -> Indices:
    """Return the number of the group of each row, shape (n,); missing groups are one group."""
    if groups is None:
        return np.zeros(count, dtype=np.int64)
    codes, _ = pd.factorize(np.asarray(groups, dtype=object), use_na_sentinel=False)
    return codes.astype(np.int64, copy=False)


def equal_pairs(geometries: Geometries, groups: Indices) -> Indices:
    """
    Return pairs of rows of one group with the same geometry, shape (k, 2), the earlier row first.

    Parameters
    ----------
    geometries
        Shape (n,). Where a ring begins, which way it runs and the order of parts do not matter.
    groups
        Number of the group of each row, shape (n,).
    """
    bounds = shapely.bounds(geometries).reshape(-1, 4)
    table = pd.DataFrame(bounds).assign(group=groups)
    rows = np.flatnonzero(table.duplicated(keep=False) & ~np.isnan(bounds[:, 0]))
    texts = pd.Series(shapely.to_wkb(shapely.normalize(shapely.force_2d(geometries[rows]))))
    classes = texts.groupby([groups[rows], texts]).ngroup().to_numpy()
    _, first, which = np.unique(classes, return_index=True, return_inverse=True)
    is_later: Booleans = first[which] != np.arange(len(rows))
    pairs: Indices = np.column_stack([rows[first[which]], rows])
    return pairs[is_later]


def near_pairs(
    geometries: Geometries, groups: Indices, *, known: Indices, is_valid: Booleans
) -> Indices:
    """
    Return pairs of polygons of one group that are nearly the same, shape (k, 2).

    Parameters
    ----------
    geometries
        Shape (n,); what is not valid or no polygon is passed over.
    groups
        Number of the group of each row, shape (n,).
    known
        Pairs of the same geometry, which are left out.
    is_valid
        Which geometries are valid, shape (n,).
    """
    rows = np.flatnonzero(np.isin(shapely.get_type_id(geometries), POLYGON_TYPES) & is_valid)
    rows = rows[~np.isin(rows, known[:, 1]) & has_finite_coordinates(geometries[rows])]
    area, centroid = shapely.area(geometries[rows]), shapely.centroid(geometries[rows])
    tree = shapely.STRtree(centroid)
    a, b = tree.query(centroid, predicate="dwithin", distance=NEAR_SHIFT * np.sqrt(area))
    is_like = (a < b) & (groups[rows[a]] == groups[rows[b]])
    is_like &= np.abs(area[a] - area[b]) < NEAR_SHARE * area[a]
    a, b = a[is_like], b[is_like]
    differing = in_threads(_difference_area, geometries[rows[a]], geometries[rows[b]])
    is_near = differing < NEAR_SHARE * area[a]
    return np.column_stack([rows[a[is_near]], rows[b[is_near]]])


PAIR_TEXTS = {
    "duplicate-geometry": (
        "the same geometry is there as feature",
        "Delete one of the two, or draw the shape that is meant",
    ),
    "near-duplicate": (
        "the polygon differs by less than 1 % of its area from feature",
        "Delete the older of the two if it was drawn anew",
    ),
}


def _difference_area(first: Geometries, second: Geometries) -> Floats:
    area: Floats = shapely.area(shapely.symmetric_difference(first, second))
    return area


def _pair_findings(
    geometries: Geometries, pairs: Indices, listing: Listing, *, code: str
) -> list[Finding]:
    first, second = pairs[:, 0], pairs[:, 1]
    is_polygon = np.isin(shapely.get_type_id(geometries[second]), POLYGON_TYPES)
    areas = np.zeros(len(pairs))
    areas[is_polygon] = listing.ground.area_m2(geometries[second[is_polygon]])
    message, remedy = PAIR_TEXTS[code]
    return listing.findings(
        Faults(
            level="warning",
            code=code,
            rows=second,
            xy=places_on(geometries[second]),
            sizes=areas,
            unit="m²" if is_polygon.any() else "",
            message=lambda number: f"{message} {listing.ids[first[number]]!r}",
            value=lambda number: quantity(areas[number], "m²") if is_polygon[number] else "",
            remedy=remedy,
        )
    )


def _id_finding(name: str, rows: list[int], source: str, field: str) -> Finding:
    numbers = ", ".join(f"#{row + 1}" for row in rows[:ROWS_NAMED])
    more = f" and {len(rows) - ROWS_NAMED:,} more" if len(rows) > ROWS_NAMED else ""
    return Finding(
        level="error",
        code="duplicate-id",
        source=source,
        feature_id=name,
        field=field,
        message=f"expected an id of its own for every feature, {len(rows)} features have this one",
        value=numbers + more,
        remedy="Give each feature an id of its own",
    )
