"""The transition matrix of two states of a layer, with the land that differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pandas as pd
import shapely

from geo.plane import Plane
from geo.transition.cutting import Cutter
from geo.transition.reconciling import reconciliation_of, sum_findings
from geo.transition.result import Transition
from geo.transition.sides import sides_of
from geo.transition.state import parcels_of, state_of, valid_polygons
from geo.transition.tables import changed_of, matrix_of, pieces_of, table_of
from geo.transition.texts import as_texts

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.plane import AreaMethod

Frame = TypeVar("Frame", bound=pd.DataFrame)


def transition(
    zones: gpd.GeoDataFrame,
    before: gpd.GeoDataFrame,
    after: gpd.GeoDataFrame,
    *,
    zone_id: str,
    before_class: str,
    after_class: str,
    parcel_id: str = "id",
    area: AreaMethod = "ellipsoidal",
) -> Transition:
    """
    Compare two states of a layer in zones.

    Parameters
    ----------
    zones
        Polygons with a CRS; they are brought into that of the parcels. They may overlap: each is
        looked at by itself.
    before, after
        Parcels of the two states, in one CRS. Parcels of one state should not overlap.
    zone_id
        Column of the zones with an id of its own for each.
    before_class, after_class
        Column with the class in each state. Classes are compared as text.
    parcel_id
        Column with the id of a parcel; parcels are named by their number, "#12", without it.
    area
        `ellipsoidal`, or `planar` in the projected CRS of the parcels.

    Returns
    -------
    transition
        Matrix, differing land, changed parcels, and how each zone adds up.

    Raises
    ------
    ValueError
        If a column or a CRS is missing, zones share an id, the two states are in different CRS,
        or degrees should be planar.

    Notes
    -----
    Edges are straight in the CRS of the parcels; they are cut there, and the pieces measured by
    `geo.plane.Plane`. Strips narrower than the rounding of coordinates (some nanometres) are no
    land; everything wider is kept. Land that several parcels of a state cover counts once: with
    their class where they have the same, else as `SEVERAL`; a finding tells of it. Invalid
    geometries are repaired, and told.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> whole = [shapely.box(0, 0, 100, 100)]
    >>> zone = gpd.GeoDataFrame({"id": ["Z"]}, geometry=whole, crs=4545)
    >>> now = gpd.GeoDataFrame({"id": ["A"], "code": ["1001"]}, geometry=whole, crs=4545)
    >>> plan = gpd.GeoDataFrame(
    ...     {"id": ["B", "C"], "code": ["1001", "1207"]},
    ...     geometry=[shapely.box(0, 0, 80, 100), shapely.box(80, 0, 100, 100)],
    ...     crs=4545,
    ... )
    >>> columns = {"zone_id": "id", "before_class": "code", "after_class": "code"}
    >>> found = transition(zone, now, plan, area="planar", **columns)
    >>> found.matrix[["before", "after", "area_m2"]].values.tolist()
    [['1001', '1001', 8000.0], ['1001', '1207', 2000.0]]
    """
    crs = _crs_of_both(before, after)
    here = _checked_zones(zones, zone_id).to_crs(crs)
    names = as_texts(_column(here, zone_id, "zones")).tolist()
    zone_polygons, findings = valid_polygons(here, source="zones", ids=names)
    layers = {
        "before": (before, _column(before, before_class, "before")),
        "after": (after, _column(after, after_class, "after")),
    }
    parcels = {
        source: parcels_of(frame, classes, near=zone_polygons, source=source, id_field=parcel_id)
        for source, (frame, classes) in layers.items()
    }
    cutter = Cutter(_extent(zone_polygons, *(held.polygons for held in parcels.values())))
    states = {
        source: state_of(held, source=source, crs=crs, cutter=cutter)
        for source, held in parcels.items()
    }
    sides = sides_of(
        states["before"],
        states["after"],
        zones=zone_polygons,
        plane=Plane(crs, area=area),
        cutter=cutter,
    )
    table = table_of(sides)
    sums = reconciliation_of(sides, table)
    ids = here[zone_id].to_numpy()
    return Transition(
        matrix=_named(matrix_of(table, sums["neither_m2"].to_numpy()), ids),
        pieces=_named(pieces_of(table, sides.pieces, crs), ids),
        changed=_named(changed_of(table, sides.before_m2), ids),
        reconciliation=_named(sums, ids),
        area=area,
        findings=(
            *findings,
            *(item for state in states.values() for item in state.findings),
            *sum_findings(sums, names),
        ),
    )


def _crs_of_both(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> CRS:
    """Return the CRS that both states must have."""
    crs, other = _crs(before, "before"), _crs(after, "after")
    if not crs.equals(other, ignore_axis_order=True):
        raise ValueError(
            f"expected both states in one CRS, got {crs.name!r} before and {other.name!r} after. "
            "Bring one into the CRS of the other first (to_crs)"
        )
    return crs


def _crs(frame: gpd.GeoDataFrame, name: str) -> CRS:
    if frame.crs is None:
        raise ValueError(f"expected {name} with a CRS, got none. Set it first (set_crs)")
    return frame.crs


def _checked_zones(zones: gpd.GeoDataFrame, zone_id: str) -> gpd.GeoDataFrame:
    _crs(zones, "zones")
    ids = _column(zones, zone_id, "zones")
    if ids.isna().any() or ids.duplicated().any():
        found = ids[ids.isna() | ids.duplicated()].iloc[0]
        raise ValueError(
            f"expected an id of its own for each zone, got {found!r} in {zone_id!r} more than "
            "once, or none. Dissolve zones that are one (dissolve)"
        )
    return zones


def _column(frame: gpd.GeoDataFrame, column: str, name: str) -> pd.Series:
    """Return a column that must be there."""
    if column not in frame:
        known = ", ".join(repr(item) for item in frame.columns)
        raise ValueError(f"expected {name} with a column {column!r}, got {known}")
    return frame[column]


def _extent(*layers: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return the bounds of everything, shape (n, 4), NaN where there is no polygon."""
    return np.concatenate([shapely.bounds(layer).reshape(-1, 4) for layer in layers])


def _named(frame: Frame, ids: NDArray[np.generic]) -> Frame:
    """Return a table with the ids of zones in place of their numbers."""
    named = frame.rename(columns={"zone": "zone_id"})
    named["zone_id"] = ids[frame["zone"].to_numpy()]
    return named
