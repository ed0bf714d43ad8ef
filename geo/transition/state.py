"""One state of a layer, made ready to be compared with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.bad_positions import has_finite_coordinates
from geo.checks.ground import Ground, middles
from geo.checks.listing import Listing, quantity
from geo.checks.repair import flattened, repair_findings, repaired
from geo.checks.shape_faults import finite_polygons
from geo.transition.sole import Sole, sole
from geo.transition.texts import SEVERAL, as_texts, class_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.finding import Finding
    from geo.transition.cutting import Cutter

    Indices: TypeAlias = NDArray[np.int64]
    Geometries: TypeAlias = NDArray[np.object_]
    Texts: TypeAlias = NDArray[np.object_]

TOLD_M2 = 1.0
"""Overlap of a layer with itself, in all, from which it is a warning."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Parcels:
    """
    Valid polygons with what is said of them.

    Parameters
    ----------
    polygons
        Valid and flat, shape (n,); None where there is none.
    ids, classes
        Text, shape (n,).
    findings
        What was repaired or passed over.
    """

    polygons: Geometries
    ids: Texts
    classes: Texts
    findings: tuple[Finding, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class State:
    """
    One state of a layer in which every place is covered once at most.

    Parameters
    ----------
    polygons
        What is left of each parcel, shape (n + d,): n parcels, then d places that parcels of
        different classes cover. None where there is none.
    ids, classes
        Text, shape (n + d,); a disputed place has no id and the class `SEVERAL`.
    sole
        What was done about overlaps.
    findings
        What is doubtful about it.
    """

    polygons: Geometries
    ids: Texts
    classes: Texts
    sole: Sole
    findings: tuple[Finding, ...]


def valid_polygons(
    frame: gpd.GeoDataFrame, *, source: str, ids: Sequence[str]
) -> tuple[Geometries, tuple[Finding, ...]]:
    """
    Return the polygons of a layer, repaired where they are not valid, and what was done.

    Parameters
    ----------
    frame
        Geometries of any kind with a CRS.
    source
        Name of the layer in findings.
    ids
        Name of each row.

    Returns
    -------
    polygons
        Shape (n,), valid and flat; None for what encloses no area.
    findings
        `geometry-repaired` for each that was not valid; one warning `wrong-geometry-type` if
        there are others than polygons.
    """
    geometries = np.asarray(frame.geometry.array, dtype=object)
    repair = repaired(geometries, crs=frame.crs)
    polygons = finite_polygons(flattened(repair.geometries))
    rows = np.flatnonzero(shapely.is_missing(polygons))
    findings = repair_findings(repair, crs=frame.crs, source=source, ids=ids)
    if not len(rows):
        return polygons, findings
    listing = Listing(source=source, ids=ids, ground=Ground(frame.crs))
    passed_over = listing.finding(
        "warning",
        "wrong-geometry-type",
        "features without an area count for nothing",
        row=int(rows[0]),
        value=f"{len(rows):,} of {len(polygons):,}",
        remedy="Draw them as polygons if they are land",
    )
    return polygons, (*findings, passed_over)


def parcels_of(
    frame: gpd.GeoDataFrame,
    classes: pd.Series,
    *,
    near: Geometries,
    source: str,
    id_field: str,
) -> Parcels:
    """
    Return the parcels of a layer that may lie in zones.

    Parameters
    ----------
    frame
        Parcels with a CRS.
    classes
        Class of each.
    near
        Polygons of the zones; what lies outside of their bounds is left out.
    source
        Name of the layer in findings.
    id_field
        Column with ids; parcels without one are named by their number in the layer, from 1.
    """
    geometries = np.asarray(frame.geometry.array, dtype=object)
    rows = _rows_near(geometries, near)
    numbers = np.array([f"#{row + 1}" for row in rows.tolist()], dtype=object)
    names = as_texts(frame[id_field].iloc[rows]) if id_field in frame else numbers
    ids = np.where(names == "", numbers, names).astype(object)
    polygons, findings = valid_polygons(frame.iloc[rows], source=source, ids=ids.tolist())
    return Parcels(
        polygons=polygons, ids=ids, classes=class_texts(classes.iloc[rows]), findings=findings
    )


def _rows_near(geometries: Geometries, zones: Geometries) -> Indices:
    """Rows whose bounds meet those of a zone, and those that have no proper place."""
    is_placed = has_finite_coordinates(geometries) & np.isfinite(
        shapely.bounds(geometries).reshape(-1, 4)[:, 0]
    )
    placed = np.flatnonzero(is_placed)
    near = placed[shapely.STRtree(geometries[placed]).query(zones)[1]]
    return np.union1d(near, np.flatnonzero(~is_placed))


def state_of(parcels: Parcels, *, source: str, crs: CRS, cutter: Cutter) -> State:
    """
    Return parcels as a state that covers every place once at most.

    Parameters
    ----------
    parcels
        What the layer holds.
    source
        Name of the layer in findings.
    crs
        CRS of the polygons.
    cutter
        What cuts them.
    """
    ground = Ground(crs)
    once = sole(parcels.polygons, parcels.classes, ground=ground, cutter=cutter)
    nameless = np.full(len(once.disputed), "", dtype=object)
    listing = Listing(source=source, ids=parcels.ids.tolist(), ground=ground)
    return State(
        polygons=np.concatenate([once.polygons, once.disputed]),
        ids=np.concatenate([parcels.ids, nameless]),
        classes=np.concatenate([parcels.classes, np.full(len(nameless), SEVERAL, dtype=object)]),
        sole=once,
        findings=(*parcels.findings, *_overlap_findings(once, listing)),
    )


def _overlap_findings(once: Sole, listing: Listing) -> tuple[Finding, ...]:
    """One finding on the land that several parcels of a layer cover."""
    if not len(once.pairs):
        return ()
    area_m2 = listing.ground.area_m2(once.shared)
    disputed_m2 = listing.ground.area_m2(once.disputed).sum()
    largest = int(area_m2.argmax())
    lon, lat = listing.ground.lonlat(middles(once.shared[[largest]]))[0].tolist()
    first, second = once.pairs[largest].tolist()
    finding = listing.finding(
        "warning" if area_m2.sum() >= TOLD_M2 else "note",
        "state-overlaps",
        f"parcels of one state overlap, most of all with {listing.ids[second]!r}; each place "
        f"is counted once, {quantity(disputed_m2, 'm²')} of different classes as {SEVERAL!r}",
        row=first,
        value=f"{len(area_m2):,} overlaps, {quantity(area_m2.sum(), 'm²')}",
        remedy="Draw the border between the parcels once, or delete one that stands for another",
        lonlat=(lon, lat),
    )
    return (finding,)
