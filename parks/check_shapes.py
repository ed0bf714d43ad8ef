"""Checks of the boundaries: the district around them, the areas published or declared."""

from collections.abc import Iterator
from dataclasses import replace

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from geo import ellipsoidal_area_m2
from geo.finding import Finding
from parks.area_slip import TOLERANCE
from parks.boundaries import POLYGONS, district_of
from parks.check_layers import place_of
from parks.check_places import away_from_m
from parks.declared_area import area_finding, declared_area_findings
from parks.measure_unit import measure_units
from parks.records import Record, records
from parks.region import Region
from parks.vocabulary import Basis, Dimension, Extent, Measure

AREA_TOLERANCE = 1e-3
FAR_M = 20_000.0
NEAR = "Check its CRS and datum: GCJ-02 coordinates lie about 500 m off."
FAR = "Check its CRS: read in the next 3-degree zone, a layer lies about 290 km off."
DRAWN_TO_AREA = (Extent.PLANNED, Extent.APPROVED, Extent.BUILT)


def outside_district(region: Region) -> Iterator[Finding]:
    """Yield boundaries that reach outside the district outline."""
    district = district_of(region)
    for row, shape in _pairs(region.parks):
        if district is None or not shape.is_valid or shape.within(district):
            continue
        away_m = away_from_m(shape, district)
        yield _finding(
            row,
            shape,
            code="outside-district",
            value=f"{away_m / 1000:,.1f} km away" if away_m > 0 else "",
            message="the boundary reaches outside the district outline"
            if away_m == 0
            else "the boundary lies outside the district outline",
            remedy=FAR if away_m > FAR_M else NEAR,
        )


def wrong_areas(region: Region) -> Iterator[Finding]:
    """Yield schematic boundaries that do not have the area published for them."""
    for row, shape in _measured(region):
        if row["basis"] != Basis.SCHEMATIC:
            continue
        drawn = float(ellipsoidal_area_m2([shape])[0])
        published = published_areas_m2(region, row["unit_id"], row["extent"])
        if not any(abs(drawn / area - 1) <= AREA_TOLERANCE for area in published):
            known = ", ".join(f"{area:.0f} m²" for area in published) or "none"
            yield _finding(
                row,
                shape,
                code="area-differs",
                value=f"{drawn:.0f} m²",
                message=f"the drawn area is not a published one ({known})",
                remedy="Draw it to the published area, or set extent to illustration.",
            )


def published_areas(region: Region) -> Iterator[Finding]:
    """Yield published areas that no boundary drawn from a survey has, with the likely unit."""
    drawn: dict[tuple[str, str], list[BaseGeometry]] = {}
    for row, shape in _measured(region):
        if row["basis"] != Basis.SCHEMATIC and row["area_measurable"]:
            drawn.setdefault((row["unit_id"], row["extent"]), []).append(shape)
    for (unit_id, extent), shapes in drawn.items():
        areas_m2 = ellipsoidal_area_m2(shapes)
        for figure in _area_figures(region, unit_id, extent):
            published_m2 = figure["value"] * float(measure_units()[figure["unit"]].factor)
            nearest = int(abs(areas_m2 - published_m2).argmin())
            if abs(areas_m2[nearest] - published_m2) > TOLERANCE * areas_m2[nearest]:
                found = area_finding(
                    published_m2,
                    float(areas_m2[nearest]),
                    unit=measure_units()[figure["unit"]].name,
                    shape=shapes[nearest],
                    source="indicators.csv",
                    feature_id=unit_id,
                    field="value",
                )
                yield replace(found, line=figure["line"])


def declared_areas(region: Region) -> Iterator[Finding]:
    """Yield boundaries whose own declared area is not the drawn one."""
    ids = tuple(region.parks["id"].astype(str))
    yield from declared_area_findings(region.parks, source="parks.geojson", ids=ids)


def published_areas_m2(region: Region, unit_id: str, extent: str) -> tuple[float, ...]:
    """
    Return the areas that documents give for an extent of a unit.

    Parameters
    ----------
    region
        A loaded region.
    unit_id
        Id of the unit: only its own figures count, never those of its parent.
    extent
        `planned`, `approved` or `built`.

    Returns
    -------
    areas_m2
        Square metres, in file order; empty where nothing is published.
    """
    units = measure_units()
    return tuple(
        figure["value"] * float(units[figure["unit"]].factor)
        for figure in _area_figures(region, unit_id, extent)
    )


def _area_figures(region: Region, unit_id: str, extent: str) -> list[Record]:
    rows = region.indicators
    own = rows[(rows["unit_id"] == unit_id) & (rows["indicator"] == f"{extent}_area")]
    units = measure_units()
    return [
        row
        for row in records(own)
        if row["value"] is not None
        and row["unit"] in units
        and units[row["unit"]].dimension in (Dimension.AREA, Dimension.FLOOR_AREA)
        and row["measure"] == Measure.LEVEL
    ]


def _measured(region: Region) -> Iterator[tuple[Record, BaseGeometry]]:
    """Yield the boundaries whose area means something: valid polygons of a true extent."""
    rows = region.parks
    is_polygon = rows.geometry.geom_type.isin(POLYGONS) & rows.geometry.is_valid
    yield from _pairs(rows[is_polygon & rows["extent"].isin(list(DRAWN_TO_AREA))])


def _pairs(frame: gpd.GeoDataFrame) -> Iterator[tuple[Record, BaseGeometry]]:
    drawn = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
    yield from zip(records(drawn), drawn.geometry, strict=True)


def _finding(
    row: Record, shape: BaseGeometry, *, code: str, message: str, remedy: str, value: str = ""
) -> Finding:
    lon, lat = place_of(shape)
    return Finding(
        level="error",
        code=code,
        source="parks.geojson",
        feature_id=row["id"],
        field="geometry",
        value=value,
        message=message,
        remedy=remedy,
        lon=lon,
        lat=lat,
    )
