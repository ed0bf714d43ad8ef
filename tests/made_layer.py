"""A layer of points with columns that a test names, for tests of writers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import shapely
from made_delivery import EAST, EPSG, NORTH, point_layer

from output.gis.delivery import DeliveredField

if TYPE_CHECKING:
    from mapper.gis.scene import FieldKind
    from output.gis.delivery import DeliveredLayer


def layer_of(
    columns: dict[str, pd.Series],
    kinds: dict[str, FieldKind] | None = None,
    shapes: list[shapely.Geometry | None] | None = None,
) -> DeliveredLayer:
    """Return a layer of points with columns of given kinds; text where no kind is given."""
    rows = max(map(len, columns.values()), default=1)
    geometry = gpd.GeoSeries(shapes or [shapely.Point(EAST, NORTH)] * rows, crs=EPSG)
    fields = tuple(
        DeliveredField(name=name, key=name, title=name, kind=(kinds or {}).get(name, "text"))
        for name in columns
    )
    frame = gpd.GeoDataFrame(columns, geometry=geometry, crs=EPSG)
    return dataclasses.replace(
        point_layer(), name="p", frame=frame, fields=fields, source=geometry, class_field="",
        label_field="",
    )  # fmt: skip


def texts(*values: object) -> pd.Series:
    return pd.Series(values, dtype=object)
