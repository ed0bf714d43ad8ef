"""One GeoParquet file a layer, one Parquet file a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from output.gis.arrow_table import (
    arrow_table,
    column_names,
    free_name,
    geometry_type,
    has_shape,
    layer_table,
)
from output.gis.delivery import Written
from output.gis.gdal_write import about, part_of, zones_lost

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    import pyarrow as pa

    from geo.finding import Finding
    from output.gis.arrow_table import Item
    from output.gis.delivery import DeliveredLayer, Delivery

VERSION = "1.1.0"
CORNERS = ("xmin", "ymin", "xmax", "ymax")


def write_geoparquet(delivery: Delivery, folder: Path) -> Written:
    """
    Write one file a layer and table.

    Parameters
    ----------
    delivery
        What is written.
    folder
        Folder of the folder `parquet`, which holds `{layer.name}.parquet`.

    Returns
    -------
    written
        Files. They hold everything but names of time zones.

    Notes
    -----
    GeoParquet 1.1.0: well-known binary, a box of every feature (`covering`), the CRS as PROJJSON.
    Title and notes stand in the metadata of the file under `title` and `description`.
    """
    items: tuple[Item, ...] = (*delivery.layers, *delivery.tables)
    paths = [folder / "parquet" / f"{item.name}.parquet" for item in items]
    tables = (
        *(_of_layer(layer, delivery) for layer in delivery.layers),
        *(_described(arrow_table(one), one.title, about(delivery)) for one in delivery.tables),
    )
    losses: list[Finding] = []
    for item, path, table in zip(items, paths, tables, strict=True):
        _write(path, table)
        losses += zones_lost([item], path.name)
    return Written(format="parquet", files=tuple(paths), losses=tuple(losses))


def _of_layer(layer: DeliveredLayer, delivery: Delivery) -> pa.Table:
    names = column_names(layer)
    geometry = free_name("geometry", names)
    box = free_name("bbox", (*names, geometry))
    shapes = layer.frame.geometry
    table = layer_table(layer, geometry=geometry).append_column(box, boxes(shapes))
    held = {
        "encoding": "WKB",
        "geometry_types": [geometry_type(layer)] if has_shape(layer).any() else [],
        "crs": delivery.crs.to_json_dict(),
        "covering": {"bbox": {corner: [box, corner] for corner in CORNERS}},
    }
    if has_shape(layer).any():
        held["bbox"] = shapes.total_bounds.tolist()
    geo = {"version": VERSION, "primary_column": geometry, "columns": {geometry: held}}
    return _described(table, layer.title, about(delivery, layer.note), geo=geo)


def boxes(shapes: gpd.GeoSeries) -> pa.Array:
    """Return the box of every geometry as a struct; missing where there is nothing."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, where a layer is written only

    bounds = shapes.bounds.to_numpy()
    parts = [pa.array(column) for column in bounds.T]
    return pa.StructArray.from_arrays(parts, CORNERS, mask=pa.array(np.isnan(bounds[:, 0])))


def _described(table: pa.Table, title: str, description: str, **geo: Any) -> pa.Table:  # noqa: ANN401 - JSON
    """Put title, description and what GeoParquet wants into the metadata of the file."""
    said = {name: json.dumps(value, ensure_ascii=False) for name, value in geo.items()}
    return table.replace_schema_metadata({**said, "title": title, "description": description})


def _write(path: Path, table: pa.Table) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    with part_of(path) as part:
        pq.write_table(table, part)
