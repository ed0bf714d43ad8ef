"""Tables without shapes read back: CSV as text; longitude and latitude of points as points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from output.gis.delivery import DeliveredLayer
from output.gis.read_back.found import Found
from output.gis.read_back.values import read_values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from output.gis.delivery import DeliveredTable, Delivery, Written

GUARD = "'"


def csv_files(delivery: Delivery, written: Written) -> Iterator[Found]:
    """Read layers and tables from a file each."""
    paths = {path.stem: path for path in written.files}
    items: tuple[DeliveredLayer | DeliveredTable, ...] = (*delivery.layers, *delivery.tables)
    for item in items:
        if item.name in paths:
            path = paths[item.name]
            yield found_in_table(item, path.name, read_csv(path))


def read_csv(path: Path) -> pa.Table:
    """Read a CSV file, every cell as text, an empty one as none."""
    from pyarrow import csv  # noqa: PLC0415 - loaded only where files are read

    names = csv.open_csv(path, parse_options=csv.ParseOptions(newlines_in_values=True)).schema.names
    kinds = dict.fromkeys(names, pa.string())
    table = csv.read_csv(
        path,
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
    )
    columns = [pc.if_else(pc.equal(column, ""), None, column) for column in table.columns]
    return pa.table(columns, names=names)


def found_in_table(item: DeliveredLayer | DeliveredTable, source: str, table: pa.Table) -> Found:
    """
    Return what a table holds of a layer or table.

    A name guarded against being run as a formula is that of its column; the last two columns of a
    layer of points are longitude and latitude.
    """
    wanted = {field.name for field in item.fields}
    names = [
        name[1:] if name[:1] == GUARD and name not in wanted and name[1:] in wanted else name
        for name in table.column_names
    ]
    table = table.rename_columns(names)
    if not isinstance(item, DeliveredLayer) or item.form != "point":
        return Found(item=item, source=source, columns=table)
    columns = table.select(names[: len(item.fields)])
    if len(names) != len(item.fields) + 2:
        return Found(item=item, source=source, columns=table)
    lon, lat = (read_values(table.column(place), "number").array for place in (-2, -1))
    return Found(item=item, source=source, columns=columns, shapes=points(item, lon, lat))


def points(layer: DeliveredLayer, lon: pa.Array, lat: pa.Array) -> NDArray[Any]:
    """Return positions as points; a centre of several delivered points as these points."""
    x, y = (np.asarray(side.fill_null(np.nan), dtype=float) for side in (lon, lat))
    there = np.full(len(x), None, dtype=object)
    is_known = ~np.isnan(x)
    there[is_known] = shapely.points(x[is_known], y[is_known])
    delivered = np.asarray(layer.lonlat.to_numpy())
    if len(delivered) == len(there):
        near = shapely.distance(there, shapely.centroid(delivered)) < CENTRE
        is_centre = near & (shapely.get_num_geometries(delivered) > 1)
        there[is_centre] = delivered[is_centre]
    return there


CENTRE = 1e-6
"""Degrees within which a position is taken for the centre of several points."""
