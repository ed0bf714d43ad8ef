"""A Folium layer of ids and geometry: what is said of its features is in the page's data."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import mapping

from mapper.inert_json import inert_json
from mapper.template import template

POSITION_DOT_RADIUS_PX = 3
DECIMALS = 6
Properties = Callable[[Any], Mapping[str, Any]]
"""What a feature carries, from a row of the frame as a named tuple."""


class PlainLayer(folium.GeoJson):
    """A `folium.GeoJson` without styles, written compactly."""

    _template = template("layer")
    dot: Mapping[str, int] = {"radius": POSITION_DOT_RADIUS_PX}

    def __init__(self, name: str, features: Iterable[Mapping[str, Any]]) -> None:
        collection = {"type": "FeatureCollection", "features": list(features)}
        super().__init__(collection, name=name)

    @property
    def inert_data(self) -> str:
        """GeoJSON that can stand in a script."""
        return inert_json(self.data)


def frame_layer(name: str, frame: gpd.GeoDataFrame, properties: Properties) -> PlainLayer:
    """
    Return the layer of a frame.

    Parameters
    ----------
    name
        Name of the layer.
    frame
        Column `id` and geometry, lon/lat degrees (EPSG:4326); coordinates are rounded to 1e-6.
    properties
        What each feature carries.
    """
    rows = frame.itertuples(index=False)
    return PlainLayer(
        name,
        (
            _feature(str(row.id), properties(row), geometry)
            for row, geometry in zip(rows, _rounded(frame.geometry), strict=True)
        ),
    )


def _rounded(geometries: gpd.GeoSeries) -> Any:  # noqa: ANN401 - an array of geometries
    """Round coordinates one by one: a doubtful shape stays as it is, and no vertex is lost."""
    return shapely.transform(geometries.to_numpy(), lambda lonlat: np.round(lonlat, DECIMALS))


def _feature(feature_id: str, properties: Mapping[str, Any], geometry: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "type": "Feature",
        "id": feature_id,
        "properties": dict(properties),
        "geometry": None if geometry is None else mapping(geometry),
    }
