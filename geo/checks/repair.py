"""Changes to geometries that are made only when asked for, and told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.bad_positions import has_finite_coordinates, without_bad_positions
from geo.checks.ground import Ground, places_on
from geo.checks.listing import Faults, Listing, quantity
from geo.checks.threads import in_threads
from geo.measure import POLYGON_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pyproj import CRS
    from shapely.geometry.base import BaseGeometry

    from geo.finding import Finding, Level

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]

NOTABLE_SHARE = 1e-3
"""Change of area, as a share of it, from which a repair is a warning."""

UNCHANGED_SHARE = 5e-5
"""Change below which an area is said to stay, as it would be told as 0.00 %."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Repair:
    """
    Geometries after a repair.

    Parameters
    ----------
    geometries
        Shape (n,). All valid; empty where a polygon encloses no area.
    is_changed
        Which are not what they were, shape (n,).
    area_before_m2, area_after_m2
        On the ellipsoid, shape (n,); NaN where nothing changed, where no polygon stands, and where
        a coordinate is no number. A polygon that crosses itself has no area in the proper sense:
        before is what its rings enclose, parts of opposite direction taken from each other.
    """

    geometries: Geometries
    is_changed: Booleans
    area_before_m2: Floats
    area_after_m2: Floats


def repaired(geometries: Geometries, *, crs: CRS | None) -> Repair:
    """
    Geometries made valid; those that are valid stay as they are.

    Parameters
    ----------
    geometries
        Shape (n,), None where there is none.
    crs
        Their CRS, for the areas.

    Returns
    -------
    repair
        Polygons give polygons and nothing of lower dimension.

    Notes
    -----
    `shapely.make_valid` by structure: shells are united, holes taken out of them, pieces without
    area dropped. Positions with a coordinate that is no number are left out before.
    """
    is_changed = ~in_threads(shapely.is_valid, geometries) & ~shapely.is_missing(geometries)
    is_finite = has_finite_coordinates(geometries)
    done = geometries.copy()
    for row in np.flatnonzero(~is_finite):
        done[row] = without_bad_positions(geometries[row])
    done[is_changed] = made_valid(done[is_changed])
    is_polygon = is_changed & is_finite & np.isin(shapely.get_type_id(geometries), POLYGON_TYPES)
    before, after = np.full((2, len(geometries)), np.nan)
    ground = Ground(crs)
    before[is_polygon] = np.abs(ground.area_m2(geometries[is_polygon]))
    after[is_polygon] = ground.area_m2(done[is_polygon])
    return Repair(
        geometries=done, is_changed=is_changed, area_before_m2=before, area_after_m2=after
    )


def repair_findings(
    repair: Repair, *, crs: CRS | None, source: str, ids: Sequence[str]
) -> tuple[Finding, ...]:
    """
    Tell what a repair has changed, one finding for each geometry.

    Returns
    -------
    findings
        `geometry-repaired`: a warning where the area changed by 0.1 % or more, else a note.
    """
    listing = Listing(source=source, ids=ids, ground=Ground(crs), limit=len(ids))
    change = np.abs(repair.area_after_m2 - repair.area_before_m2)
    is_notable = ~(change < NOTABLE_SHARE * repair.area_before_m2) & ~np.isnan(change)
    levels: dict[Level, Booleans] = {"warning": is_notable, "note": ~is_notable}
    return tuple(
        finding
        for level, is_of_level in levels.items()
        for finding in listing.findings(
            _repair_faults(repair, np.flatnonzero(repair.is_changed & is_of_level), level)
        )
    )


def _repair_faults(repair: Repair, rows: Indices, level: Level) -> Faults:
    return Faults(
        level=level,
        code="geometry-repaired",
        rows=rows,
        xy=places_on(repair.geometries[rows]),
        sizes=np.zeros(len(rows)),
        message="the geometry was not valid and has been repaired",
        value=lambda number: change_in_words(repair, rows[number]),
        remedy="Compare it with its neighbours, and draw it again if it is wrong",
    )


def change_in_words(repair: Repair, row: int) -> str:
    """
    Return what a repair does to one geometry.

    Examples
    --------
    "2 parts, area from 1,234 m² to 1,236 m² (+0.16 %)"
    """
    parts = shapely.get_num_geometries(repair.geometries[row])
    shape = f"{parts} part{'' if parts == 1 else 's'}"
    before, after = repair.area_before_m2[row], repair.area_after_m2[row]
    if np.isnan(after):
        return shape
    change = (after - before) / before if before > 0 else np.inf
    if abs(change) < UNCHANGED_SHARE:
        return f"{shape}, area as before: {quantity(after, 'm²')}"
    percent = f" ({change:+.2%})".replace("%", " %") if np.isfinite(change) else ""
    areas = f"from {quantity(before, 'm²')} to {quantity(after, 'm²')}"
    return f"{shape}, area {areas}{percent}"


def flattened(geometries: Geometries) -> Geometries:
    """Return geometries without heights and measures."""
    flat: Geometries = shapely.force_2d(geometries)
    return flat


def oriented(geometries: Geometries) -> Geometries:
    """Return geometries with shells counter-clockwise and holes clockwise (RFC 7946, 3.1.6)."""
    turned: Geometries = shapely.orient_polygons(geometries)
    return turned


def made_valid(geometries: Geometries) -> Geometries:
    """
    Return geometries with finite coordinates made valid, polygons by structure.

    Notes
    -----
    GEOS 3.14 cannot always build the structure where rings lie almost on each other, and sometimes
    leaves two parts with a common side. What is still not valid then is made one piece, or taken
    from what its lines enclose: `shapely.make_valid` by linework.
    """
    try:
        valid: Geometries = _by_structure(geometries)
    except shapely.GEOSException:
        valid = np.array([_made_valid(geometry) for geometry in geometries], dtype=object)
    is_broken = ~shapely.is_valid(valid) & ~shapely.is_missing(valid)
    for row in np.flatnonzero(is_broken):
        valid[row] = _enclosed(geometries[row])
    return valid


def _by_structure(geometries: Geometries) -> Geometries:
    valid: Geometries = shapely.make_valid(geometries, method="structure", keep_collapsed=False)
    is_broken = ~shapely.is_valid(valid) & ~shapely.is_missing(valid)
    valid[is_broken] = shapely.buffer(valid[is_broken], 0)
    return valid


def _made_valid(geometry: BaseGeometry) -> BaseGeometry:
    """Return one geometry made valid, by linework where its structure cannot be built."""
    try:
        made: BaseGeometry = _by_structure(np.array([geometry], dtype=object))[0]
    except shapely.GEOSException:
        return _enclosed(geometry)
    return made


def _enclosed(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons that the lines of one geometry enclose, by the even-odd rule."""
    try:
        made = shapely.make_valid(geometry)
    except shapely.GEOSException:
        made = shapely.buffer(geometry, 0)
    parts = shapely.get_parts(shapely.get_parts(made))
    return shapely.union_all(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])
