"""Areas that features declare in a column of their own, against the areas drawn."""

from collections.abc import Iterator, Sequence

import geopandas as gpd
import numpy as np
import shapely

from geo import ellipsoidal_area_m2
from geo.checks.bad_positions import has_finite_coordinates
from geo.checks.repair import made_valid
from geo.finding import Finding
from geo.measure import POLYGON_TYPES
from parks.area_slip import area_units, differs, unit_slip
from parks.intake.cells import as_number, as_text

COLUMNS = {"area_m2": "平方米", "area_mu": "亩", "area_ha": "公顷", "area_km2": "平方公里"}
"""Unit of the area by the name of its column."""


def declared_area_findings(
    frame: gpd.GeoDataFrame, *, source: str, ids: Sequence[str]
) -> Iterator[Finding]:
    """
    Yield features whose declared area is not the drawn one.

    Parameters
    ----------
    frame
        Features in any CRS; the columns of `COLUMNS` that it has are looked at.
    source
        Name of the file.
    ids
        Id of each feature.

    Yields
    ------
    finding
        Warnings `area-unit-slip` (another unit would explain the difference) and `area-differs`
        (more than 10 % off), errors `not-a-number`; each with a place.
    """
    columns = [name for name in COLUMNS if name in frame]
    if not columns:
        return
    degrees = frame.geometry.to_crs(4326)
    drawn_m2 = drawn_areas_m2(degrees.to_numpy())
    for column in columns:
        texts = frame[column].map(as_text)
        numbers = texts.map(as_number).to_numpy(dtype=np.float64)
        for row in np.flatnonzero(np.isnan(numbers) & (texts != "").to_numpy()).tolist():
            yield _no_number(column, texts.iloc[row], source=source, feature_id=ids[row])
        declared_m2 = numbers * area_units()[COLUMNS[column]]
        for row in np.flatnonzero(differs(declared_m2, drawn_m2)).tolist():
            yield area_finding(
                float(declared_m2[row]),
                float(drawn_m2[row]),
                unit=COLUMNS[column],
                shape=degrees.iloc[row],
                source=source,
                feature_id=ids[row],
                field=column,
            )


def drawn_areas_m2(polygons: np.ndarray) -> np.ndarray:
    """
    Return ellipsoidal areas, shape (n,), of polygons in degrees; NaN for what has no area.

    An invalid polygon has the area that its repair would have.
    """
    is_polygon = np.isin(shapely.get_type_id(polygons), POLYGON_TYPES)
    is_polygon &= ~shapely.is_empty(polygons) & has_finite_coordinates(polygons)
    areas_m2 = np.full(len(polygons), np.nan)
    areas_m2[is_polygon] = ellipsoidal_area_m2(made_valid(polygons[is_polygon]))
    return areas_m2


def area_finding(
    declared_m2: float,
    drawn_m2: float,
    *,
    unit: str,
    shape: shapely.Geometry,
    source: str,
    feature_id: str,
    field: str,
) -> Finding:
    """Return the finding for a declared area (m², given in `unit`) that is not the drawn one."""
    number = declared_m2 / area_units()[unit]
    slip = unit_slip(declared_m2, drawn_m2, unit)
    drawn = f"{drawn_m2 / area_units()[unit]:,.6g} {unit}"
    point = shapely.point_on_surface(shape)
    return Finding(
        level="warning",
        code="area-unit-slip" if slip else "area-differs",
        source=source,
        feature_id=feature_id,
        field=field,
        value=f"{number:,.6g} {unit}",
        message=f"the drawn area is {drawn} ({drawn_m2 / declared_m2 - 1:+,.0%})"
        + (f"; the number fits as {slip}" if slip else ""),
        remedy=f"Write the area in {unit}, or name its unit {slip}."
        if slip
        else "Check the boundary, and which extent the area is meant for.",
        lon=round(point.x, 6),
        lat=round(point.y, 6),
    )


def _no_number(column: str, text: str, *, source: str, feature_id: str) -> Finding:
    return Finding(
        level="error",
        code="not-a-number",
        source=source,
        feature_id=feature_id,
        field=column,
        value=text,
        message="expected an area as a number",
        remedy="Write digits with a point, without unit: 12.5",
    )
