"""Hard layers for tests of writers: few rows, none, no geometries, odd names, far values."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import shapely
from made_delivery import EAST, EPSG, NORTH, made_delivery

from mapper.gis.look import LineLook
from output.gis.delivery import DeliveredClass, DeliveredField, DeliveredLayer

if TYPE_CHECKING:
    from output.gis.delivery import DeliveredTable, Delivery

FAR, BEYOND_32, NEAR = 2**62 + 1, 2**40, -7
RARE_TEXT = "𠮷野家 é ☃ 😀"
LOCAL = "Asia/Shanghai"


def odd_layer() -> DeliveredLayer:
    """Lines, one of two parts and one missing; names that drivers keep for themselves."""
    start = shapely.LineString([(EAST, NORTH), (EAST + 50.1234567, NORTH + 20)])
    parted = shapely.MultiLineString(
        [[(EAST, NORTH), (EAST, NORTH + 9)], [(EAST + 5, NORTH), (EAST + 5, NORTH + 9)]]
    )
    shapes = gpd.GeoSeries([start, parted, None], crs=EPSG)
    moment = pd.Timestamp("2024-01-02T03:04:05.678")
    columns = {
        "fid": ("text", ["a", "b", "c"], object),
        "Geom": ("text", [RARE_TEXT, "", None], object),
        "objectid": ("text", ["x", "y", "z"], object),
        "shape": ("text", ["x", "y", "z"], object),
        "bbox": ("text", ["x", "y", "z"], object),
        "order": ("integer", [NEAR, 0, None], "Int64"),
        "2024年 a-b": ("integer", [BEYOND_32, -BEYOND_32, None], "Int64"),
        "长整数": ("integer", [FAR, None, -FAR], "Int64"),
        "moment": ("datetime", [moment, None, None], "datetime64[ms]"),
        "local": ("datetime", [moment, moment, None], "datetime64[ms]"),
        "none_text": ("text", [None] * 3, object),
        "none_int": ("integer", [None] * 3, "Int64"),
        "none_number": ("number", [None] * 3, "float64"),
        "none_flag": ("flag", [None] * 3, "boolean"),
        "none_date": ("date", [None] * 3, object),
        "none_time": ("datetime", [None] * 3, "datetime64[ms]"),
    }
    frame = pd.DataFrame(
        {name: pd.Series(values, dtype=of) for name, (_, values, of) in columns.items()}
    )
    frame["local"] = frame["local"].dt.tz_localize(LOCAL)
    return DeliveredLayer(
        id="odd",
        name="奇怪的线",
        title="奇怪的线",
        group="structure",
        form="line",
        frame=gpd.GeoDataFrame(frame, geometry=shapes, crs=EPSG),
        fields=tuple(
            DeliveredField(name=name, key=name, title=f"列 {name}", kind=kind)
            for name, (kind, _, _) in columns.items()
        ),
        classes=(
            DeliveredClass(value="", name="线", look=LineLook(colour="#123456", width_px=2)),
        ),
        source=shapes,
    )  # fmt: skip


def delivery_of(*layers: DeliveredLayer, tables: tuple[DeliveredTable, ...] = ()) -> Delivery:
    """Return the made delivery with other layers."""
    return dataclasses.replace(made_delivery(), layers=layers, tables=tables)


def rows_of(layer: DeliveredLayer, *, stop: int) -> DeliveredLayer:
    """Return a layer with its first rows only."""
    return dataclasses.replace(
        layer, frame=layer.frame.iloc[:stop], source=layer.source.iloc[:stop]
    )


def shapeless(layer: DeliveredLayer) -> DeliveredLayer:
    """Return a layer whose geometries are all missing."""
    bare = gpd.GeoSeries([None] * len(layer.frame), index=layer.frame.index, crs=layer.frame.crs)
    return dataclasses.replace(layer, frame=layer.frame.set_geometry(bare), source=bare)


def with_empty(layer: DeliveredLayer) -> DeliveredLayer:
    """Return the first two features of a layer of polygons, the second with an empty geometry."""
    first = rows_of(layer, stop=2)
    shapes = gpd.GeoSeries([first.source[0], shapely.Polygon()], crs=layer.frame.crs)
    return dataclasses.replace(first, frame=first.frame.set_geometry(shapes), source=shapes)
