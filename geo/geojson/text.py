"""Writing of GeoJSON text (RFC 7946) in one canonical form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from geo.geojson.crs import WGS84_CRS
from geo.geojson.rules import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    import geopandas as gpd


def to_geojson_text(features: gpd.GeoDataFrame) -> str:
    """
    Canonical RFC 7946 text of some features: equal features give equal bytes.

    Parameters
    ----------
    features
        Features in EPSG:4326. A column `id` becomes the id of the Feature, every other column a
        property.

    Returns
    -------
    text
        FeatureCollection with one feature a line, properties sorted by name, positions rounded to 7
        decimals, shells counter-clockwise, no `crs` member, a newline at the end.

    Raises
    ------
    ValueError
        If the CRS is missing or another, or a value has no form in JSON (write dates as ISO text).
    """
    if features.crs is None or not WGS84_CRS.equals(features.crs, ignore_axis_order=True):
        crs = features.crs and features.crs.to_string()
        raise ValueError(f"expected EPSG:4326, got {crs!r}. Convert with to_crs(4326)")
    rows = zip(_properties(features), _canonical(features.geometry), strict=True)
    body = "".join(f"\n{_line(*row)}," for row in rows).removesuffix(",")
    return f'{{"type":"FeatureCollection","features":[{body}\n]}}\n'


def _properties(features: gpd.GeoDataFrame) -> Iterator[dict[Hashable, Any]]:
    """Attributes of each feature by name, also where there is none (`to_dict` would skip those)."""
    names = features.columns.drop([features.geometry.name])
    for _, *values in features[names].itertuples(name=None):
        yield dict(zip(names, values, strict=True))


def _canonical(geometries: gpd.GeoSeries) -> list[str | None]:
    """GeoJSON of each geometry: rounded (-0 becomes 0), then oriented by the right-hand rule."""
    rounded = shapely.transform(  # type: ignore[call-overload]  # the stubs lack include_z=None
        geometries.to_numpy(), lambda positions: np.round(positions, DECIMALS) + 0.0, include_z=None
    )
    texts: list[str | None] = shapely.to_geojson(shapely.orient_polygons(rounded)).tolist()
    return texts


def _line(row: Mapping[Hashable, Any], geometry: str | None) -> str:
    """One feature as JSON text on one line."""
    properties = {str(name): _plain(row[name]) for name in sorted(row, key=str)}
    feature_id = properties.pop("id", None)
    member = {"type": "Feature", "id": feature_id, "properties": properties}
    if feature_id is None:
        del member["id"]
    member["geometry"] = None if geometry is None else json.loads(geometry)
    try:
        return json.dumps(member, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise ValueError(f"feature {feature_id!r}: {error}. Write the value as text") from error


def _plain(value: Any) -> Any:  # noqa: ANN401 - any property value
    """Value as JSON has it: numpy scalars as Python's, every kind of missing as None."""
    if isinstance(value, np.generic):
        value = value.item()
    return None if pd.api.types.is_scalar(value) and pd.isna(value) else value
