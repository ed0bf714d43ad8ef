"""The land of a region as the evaluation needs it: an account a unit, and industrial projects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.checks.repair import repair_findings, repaired
from geo.finding import Finding
from geo.measure import POLYGON_TYPES
from geo.plane import Plane
from parks.classes import EDITIONS, classify, evaluation_group
from parks.evaluation.account import AccountRules, LandAccount, land_account
from parks.evaluation.attributes import attributes_of
from parks.evaluation.cut import Cut, cuts
from parks.evaluation.land_category import land_categories
from parks.evaluation.projects import Project, projects_of
from parks.evaluation.quantity import Quantity
from parks.evaluation.zones import evaluation_zones
from parks.landuse import landuse_path
from parks.landuse_state import CURRENT, landuse_states, unknown_states
from parks.need import Need

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import geopandas as gpd
    from numpy.typing import NDArray

    from parks.evaluation.options import Options
    from parks.region import Region

    Texts: TypeAlias = NDArray[np.object_]

NO_LAYER = Need(zh="现状用地（区域没有用地图层）", en="current land use (the region has no layer)")
NO_CURRENT = Need(
    zh="现状用地（用地图层全部为规划）",
    en="current land use (all parcels of the layer are planned)",
)
NO_CRS = Need(zh="用地图层的坐标系", en="the CRS of the land-use layer")
NO_BOUNDARY = Need(
    zh="面积可量算的批准或规划范围",
    en="an approved or planned boundary whose area means something",
)
NO_PARCELS = Need(
    zh="范围内的地块（一个也没有）", en="parcels inside the boundary (there are none)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """
    The land of a region.

    Parameters
    ----------
    accounts
        By unit; units that have a boundary with current parcels in it.
    need
        Why the other units have none, whatever their boundary; None where it is the boundary.
    boundary_ids
        Ids of the boundaries in parks.geojson, by unit.
    projects
        Industrial projects of the current land use.
    findings
        What is doubtful.
    """

    accounts: Mapping[str, LandAccount]
    need: Need | None
    boundary_ids: Mapping[str, str]
    projects: tuple[Project, ...]
    findings: tuple[Finding, ...]

    def quantities(self, unit_id: str) -> Mapping[str, Quantity]:
        """Return the land quantities of a unit; all say what is missing if it has no account."""
        account = self.accounts.get(unit_id)
        if account is not None:
            return account.quantities
        without = NO_PARCELS if unit_id in self.boundary_ids else NO_BOUNDARY
        return _nothing(self.need or without)


def land_of(region: Region, units: Sequence[str], options: Options) -> Land:
    """
    Account for the current land of units.

    Parameters
    ----------
    region
        The region.
    units
        Ids of the units.
    options
        What empty attributes mean.

    Returns
    -------
    land
        Without accounts if the region has no current land use.
    """
    zones = evaluation_zones(region)
    zones = zones[zones["unit_id"].isin(units)].reset_index(drop=True)
    boundary_ids = dict(zip(zones["unit_id"], zones["id"], strict=True))
    if region.landuse is None:
        return _no_land(NO_LAYER, boundary_ids)
    path = landuse_path(region.folder)
    source = path.name if path else "landuse"
    current, state_findings = _current(region.landuse, source=source)
    if current.empty or current.crs is None:
        return _no_land(NO_CURRENT if current.empty else NO_CRS, boundary_ids, state_findings)
    parcels, repairs = _valid(current, source=source)
    attributes = attributes_of(parcels, source=source)
    groups, class_findings = _groups(parcels, region.meta.landuse_edition, source=source)
    areas_m2 = Plane(current.crs).area_m2(parcels.geometry.to_numpy())
    projects, doubts = projects_of(parcels, attributes, areas_m2=areas_m2, source=source)
    zones, zone_repairs = _valid(zones.to_crs(current.crs), source="parks.geojson")
    found = cuts(
        zones,
        parcels,
        attributes,
        groups,
        zone_areas_m2=Plane(current.crs).area_m2(zones.geometry.to_numpy()),
        source=source,
    )
    accounts = _accounts(tuple(zones["unit_id"]), found, options.account)
    told = (finding for account in accounts.values() for finding in account.findings)
    return Land(
        accounts=accounts,
        need=None,
        boundary_ids=boundary_ids,
        projects=projects,
        findings=(
            *state_findings,
            *zone_repairs,
            *repairs,
            *class_findings,
            *attributes.findings,
            *doubts,
            *told,
        ),
    )


def _accounts(
    units: Sequence[str], found: Sequence[Cut], rules: AccountRules
) -> Mapping[str, LandAccount]:
    return {
        unit: land_account(cut, unit_id=unit, rules=rules)
        for unit, cut in zip(units if found else (), found, strict=True)
        if len(cut.area_m2)
    }


def _no_land(
    need: Need, boundary_ids: Mapping[str, str], findings: tuple[Finding, ...] = ()
) -> Land:
    return Land(accounts={}, need=need, boundary_ids=boundary_ids, projects=(), findings=findings)


def _current(
    parcels: gpd.GeoDataFrame, *, source: str
) -> tuple[gpd.GeoDataFrame, tuple[Finding, ...]]:
    """Parcels of the current state."""
    states = landuse_states(parcels)
    current = parcels[states == CURRENT].reset_index(drop=True)
    return current, unknown_states(states, source=source)


def _valid(layer: gpd.GeoDataFrame, *, source: str) -> tuple[gpd.GeoDataFrame, tuple[Finding, ...]]:
    """Polygons of a layer, made valid; each repair is told."""
    ids = tuple(layer["id"].astype(str))
    repair = repaired(layer.geometry.to_numpy(), crs=layer.crs)
    done = repair.geometries
    is_polygon = np.isin(shapely.get_type_id(done), POLYGON_TYPES) & ~shapely.is_empty(done)
    valid = layer.set_geometry(list(done), crs=layer.crs)[is_polygon].reset_index(drop=True)
    return valid, repair_findings(repair, crs=layer.crs, source=source, ids=ids)


def _groups(
    parcels: gpd.GeoDataFrame, edition_id: str, *, source: str
) -> tuple[Texts, tuple[Finding, ...]]:
    """Group A1 to A6 of each parcel's class, "-" for none of them, "" where it is not known."""
    if edition_id not in EDITIONS:
        finding = Finding(
            level="error",
            code="no-landuse-edition",
            source="region.toml",
            field="landuse_edition",
            value=edition_id,
            message="without the edition of the land-use classes no parcel is known to be industry",
            remedy=f"Name the edition: {', '.join(EDITIONS)}.",
        )
        return np.full(len(parcels), "", dtype=object), (finding,)
    if "class_code" not in parcels:
        return np.full(len(parcels), "", dtype=object), ()
    classified = classify(parcels["class_code"], edition_id, source=source)
    classes = classified.frame["class"].cat
    names = np.array([_group(code, edition_id) for code in classes.categories], dtype=object)
    return names[classes.codes.to_numpy()], classified.findings


def _group(code: str, edition_id: str) -> str:
    return (evaluation_group(code, edition_id) or "-") if code else ""


def _nothing(need: Need) -> Mapping[str, Quantity]:
    return {
        key: Quantity(
            key=key,
            name_zh=category.name_zh,
            name_en=category.name_en,
            value=None,
            unit="m²",
            needs=(need,),
        )
        for key, category in land_categories().items()
    }
