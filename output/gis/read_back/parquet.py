"""GeoParquet read back by Arrow, its metadata by their specification."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from output.gis.read_back.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from output.gis.delivery import DeliveredLayer, DeliveredTable, Delivery, Written


def parquet_files(delivery: Delivery, written: Written) -> Iterator[Found]:
    """Read the layers and tables from a file each."""
    paths = {path.stem: path for path in written.files}
    items: tuple[DeliveredLayer | DeliveredTable, ...] = (*delivery.layers, *delivery.tables)
    for item in items:
        if item.name in paths:
            yield found_in_parquet(paths[item.name], item, written)


def found_in_parquet(path: Path, item: DeliveredLayer | DeliveredTable, written: Written) -> Found:
    """
    Read a file of the GeoParquet specification 1.1, geometries as well-known binary.

    A column of bounding boxes (`covering`) belongs to the geometry and is no attribute.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - loaded only where files are read
    import shapely  # noqa: PLC0415 - as above
    from pyproj import CRS  # noqa: PLC0415 - as above

    table = pq.read_table(path)
    names = written.names.get(item.id, {})
    said = (table.schema.metadata or {}).get(b"geo")
    if said is None:
        return Found(item=item, source=path.name, columns=table, names=names)
    geo = json.loads(said)
    primary = geo["primary_column"]
    about = geo["columns"][primary]
    boxes = {corner[0] for corner in about.get("covering", {}).get("bbox", {}).values()}
    shapes = shapely.from_wkb(table[primary].to_numpy(zero_copy_only=False))
    return Found(
        item=item,
        source=path.name,
        columns=table.drop_columns([primary, *sorted(boxes)]),
        shapes=np.asarray(shapes),
        crs=CRS.from_json_dict(about["crs"]) if about.get("crs") else CRS.from_epsg(4326),
        names=names,
    )
