"""Vector files read back by GDAL and Arrow."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from output.gis.read_back.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray
    from pyproj import CRS

    from output.gis.delivery import DeliveredLayer, DeliveredTable, Delivery, Format, Written

UNNAMED = "wkb_geometry"
"""Name of the column of geometries where the file has none."""
OPTIONS: Mapping[Format, Mapping[str, Any]] = {
    # GDAL 3.12 ends the program where a missing point comes by Arrow
    "fgb": {"apart": True},
    # without them GDAL takes a text that looks like a date for one, and a text of JSON for a list
    "geojson": {"DATE_AS_STRING": "YES", "ARRAY_AS_STRING": "YES"},
}
"""How formats are read: open options of GDAL's drivers, and what its readers need."""


def layer_names(path: Path) -> list[str]:
    """Return the names of the layers and tables that GDAL finds in a file."""
    import pyogrio  # noqa: PLC0415 - GDAL is loaded only where files are read

    return [str(name) for name in pyogrio.list_layers(path)[:, 0]]


def read_layer(
    path: Path, *, layer: str | int | None = None, apart: bool = False, **options: str
) -> tuple[pa.Table, NDArray[Any] | None, CRS | None]:
    """
    Read a layer.

    Parameters
    ----------
    path
        File, or folder of a file geodatabase.
    layer
        Its name or place; None for the only one.
    apart
        Whether geometries are read by themselves and not by Arrow.
    options
        Open options of the GDAL driver.

    Returns
    -------
    columns, shapes, crs
        Columns in Arrow; geometries, None for a table; CRS, None where the file says none.
    """
    import shapely  # noqa: PLC0415 - as above
    from pyproj import CRS  # noqa: PLC0415 - as above

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # what GDAL warns of is compared
        table, shapes, said = _columns_and_shapes(path, layer, apart=apart, **options)
    if shapes is None:
        return table, None, None
    return table, np.asarray(shapely.from_wkb(shapes)), CRS.from_user_input(said) if said else None


def _columns_and_shapes(
    path: Path,
    layer: str | int | None,
    *,
    apart: bool,
    **options: Any,  # noqa: ANN401 - as pyogrio
) -> tuple[pa.Table, NDArray[Any] | None, str | None]:
    from pyogrio import raw  # noqa: PLC0415 - as above

    meta, table = raw.read_arrow(path, layer=layer, read_geometry=not apart, **options)
    if meta["geometry_type"] is None:
        return table, None, None
    if apart:
        meta, _, shapes, _ = raw.read(path, layer=layer, columns=[])
        return table, shapes, meta["crs"]
    name = meta["geometry_name"] or UNNAMED
    return table.drop_columns([name]), table[name].to_numpy(zero_copy_only=False), meta["crs"]


def one_file(delivery: Delivery, written: Written) -> Iterator[Found]:
    """Read all layers and tables of one file."""
    path = written.files[0]
    there = layer_names(path)
    items: tuple[DeliveredLayer | DeliveredTable, ...] = (*delivery.layers, *delivery.tables)
    if written.format == "gdb" and len(there) == len(items):
        named = dict(zip(there, items, strict=True))  # ArcGIS allows fewer characters in names
    else:
        named = {item.name: item for item in items if item.name in there}
    for name, item in named.items():
        yield found_in(path, item, written, layer=name)


def one_file_each(delivery: Delivery, written: Written) -> Iterator[Found]:
    """Read the layers from a file each."""
    paths = {path.stem: path for path in written.files if path.suffix == f".{written.format}"}
    for layer in delivery.layers:
        if layer.name in paths:
            yield found_in(paths[layer.name], layer, written, **OPTIONS.get(written.format, {}))


def found_in(
    path: Path,
    item: DeliveredLayer | DeliveredTable,
    written: Written,
    **options: Any,  # noqa: ANN401 - as pyogrio
) -> Found:
    """Read what a file holds of a delivered layer or table."""
    columns, shapes, crs = read_layer(path, **options)
    names = written.names.get(item.id, {})
    return Found(item=item, source=path.name, columns=columns, shapes=shapes, crs=crs, names=names)
