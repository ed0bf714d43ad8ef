"""Boundaries of units whose drawn area means something, and why others have none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo import ellipsoidal_area_m2
from parks.boundaries import POLYGONS
from parks.comparison.choose import make_row, missing_cell
from parks.comparison.model import Cell, CellState, Citation, Figure, Row, Said
from parks.comparison.printed import citation_of
from parks.records import first_by, records
from parks.region import Region
from parks.vocabulary import Basis, Extent, Measure, Qualifier, Status

M2_PER_KM2 = 1e6
KM2 = "平方公里"
EXTENTS: Mapping[str, Said] = {
    Extent.APPROVED: Said(zh="批准范围", en="approved extent"),
    Extent.PLANNED: Said(zh="规划范围", en="planned extent"),
    Extent.BUILT: Said(zh="建成范围", en="built extent"),
}
NOT_DRAWN = Said(zh="界线未提供", en="no boundary is provided")
UNKNOWN_PLACE = Said(zh="没有界线，也没有位置", en="neither a boundary nor a position is known")
ILLUSTRATION = Said(
    zh="范围未公布，轮廓仅为示意，不可量算",
    en="extent not published; the outline is an illustration and not measurable",
)
SCHEMATIC = Said(
    zh="区界为示意，形状无含义，不可量算",
    en="the border is schematic: its shape means nothing and is not measured",
)
NOT_MEASURABLE = Said(zh="区界的面积不可量算", en="the area of the border is not measurable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """
    Boundaries of the units compared.

    Parameters
    ----------
    zones
        Measurable boundary versions, EPSG:4326, with columns `unit_id`, `extent`, `source`, and
        `area_m2` on the ellipsoid; index from 0.
    missing
        The cell of each unit that has none.
    """

    zones: gpd.GeoDataFrame
    missing: Mapping[str, Cell]


def bounds_of(region: Region, unit_ids: Sequence[str]) -> Bounds:
    """
    Return the boundaries of units that may be measured.

    Parameters
    ----------
    region
        The region.
    unit_ids
        Ids of units.

    Returns
    -------
    bounds
        Nothing schematic, no illustration, nothing that says its area means nothing. Of several
        versions of one extent one still valid counts, else the latest.
    """
    rows = region.parks
    drawn = rows[rows["unit_id"].isin(list(unit_ids)) & rows.geometry.geom_type.isin(POLYGONS)]
    is_line = (drawn["extent"] != Extent.ILLUSTRATION) & (drawn["basis"] != Basis.SCHEMATIC)
    zones = drawn[is_line & drawn["area_measurable"] & drawn.geometry.is_valid]
    zones = _latest_of_each(zones)
    zones = zones.assign(area_m2=ellipsoidal_area_m2(zones.geometry))
    held = set(zones["unit_id"])
    missing = {unit: _missing(region, drawn, unit) for unit in unit_ids if unit not in held}
    return Bounds(zones=zones, missing=missing)


def _latest_of_each(zones: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return one version of each extent of each unit: one still valid, else the latest."""
    order = pd.DataFrame(
        {
            "has_ended": zones.get("valid_to", pd.Series(index=zones.index, dtype=object)).notna(),
            "valid_from": zones.get("valid_from", pd.Series(index=zones.index, dtype=object)),
        }
    ).sort_values(["has_ended", "valid_from"], ascending=[False, True], na_position="first")
    latest: gpd.GeoDataFrame = zones.loc[order.index].drop_duplicates(
        ["unit_id", "extent"], keep="last"
    )
    return latest.reset_index(drop=True)


def area_row(region: Region, unit_ids: Sequence[str], bounds: Bounds) -> Row:
    """Return the row of areas measured from the boundaries."""
    candidates: dict[str, list[Figure]] = {unit: [] for unit in unit_ids}
    for figure in boundary_areas(region, bounds):
        candidates[figure.unit_id].append(figure)
    name = Said(zh="按界线计算的面积", en="Area from the border")
    return make_row("boundary_area", name, candidates, bounds.missing)


def boundary_areas(region: Region, bounds: Bounds) -> list[Figure]:
    """Return the area of every measurable boundary, in the order of `bounds.zones`."""
    sources = first_by(region.sources, "source_id")
    return [
        _area(record, citation_of(sources, record["source"])) for record in records(bounds.zones)
    ]


def _area(record: Mapping[str, object], citation: Citation) -> Figure:
    extent = str(record["extent"])
    km2 = float(str(record["area_m2"])) / M2_PER_KM2
    return Figure(
        unit_id=str(record["unit_id"]),
        indicator="boundary_area",
        name=EXTENTS.get(extent, Said(zh=extent, en=extent)),
        value=km2,
        unit=KM2,
        canonical_value=km2,
        canonical_unit=KM2,
        period="",
        status=Status.ACTUAL.value,
        measure=Measure.LEVEL.value,
        qualifier=Qualifier.EXACT.value,
        scope=extent,
        citations=(citation,),
    )


def _missing(region: Region, drawn: gpd.GeoDataFrame, unit: str) -> Cell:
    own = drawn[drawn["unit_id"] == unit]
    if own.empty:
        is_placed = unit in set(region.places["unit_id"])
        state = CellState.CANNOT_COMPUTE if is_placed else CellState.UNPLACED
        return missing_cell(unit, state, NOT_DRAWN if is_placed else UNKNOWN_PLACE)
    extents, bases = set(own["extent"]), set(own["basis"])
    if extents == {Extent.ILLUSTRATION}:
        why = ILLUSTRATION
    elif bases == {Basis.SCHEMATIC}:
        why = SCHEMATIC
    else:
        why = NOT_MEASURABLE
    return missing_cell(unit, CellState.CANNOT_COMPUTE, why)
