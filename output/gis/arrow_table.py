"""Layers and tables as Arrow tables, of the kinds that their fields name."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, TypeAlias

import shapely

from output.gis.delivery import DeliveredLayer, DeliveredTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import geopandas as gpd
    import numpy as np
    import pandas as pd
    import pyarrow as pa

    from mapper.gis.scene import FieldKind, GisForm

Item: TypeAlias = DeliveredLayer | DeliveredTable

ARROW_KINDS: Mapping[FieldKind, str] = {
    "text": "string",
    "integer": "int64",
    "number": "double",
    "flag": "bool",
    "date": "date32",
    "datetime": "timestamp[ms]",
}
MULTI_NAMES: Mapping[GisForm, str] = {
    "point": "MultiPoint",
    "line": "MultiLineString",
    "polygon": "MultiPolygon",
}
MULTI_CODES = {"MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6}
"""Codes of well-known binary, which are also those of shapely."""


def arrow_table(item: Item) -> pa.Table:
    """
    Build an Arrow table straight from the columns.

    Parameters
    ----------
    item
        Layer or table.

    Returns
    -------
    table
        Columns of text, int64, double, bool, date32, timestamp[ms]; times with a time zone in
        UTC.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy, where a layer is written only

    columns = {field.name: _column(item.frame[field.name], field.kind) for field in item.fields}
    return pa.table(columns)


def layer_table(layer: DeliveredLayer, *, geometry: str) -> pa.Table:
    """Build an Arrow table whose last column holds the geometries as well-known binary."""
    column = wkb_column(layer.frame.geometry, geometry_type(layer))
    return arrow_table(layer).append_column(geometry, column)


def _column(values: pd.Series, kind: FieldKind) -> pa.Array:
    import pyarrow as pa  # noqa: PLC0415 - as above

    of_kind = pa.type_for_alias(ARROW_KINDS[kind])
    if getattr(values.dtype, "tz", None) is not None:
        of_kind = pa.timestamp("ms", tz="UTC")
    return pa.array(values, type=of_kind, from_pandas=True)


def geometry_type(layer: DeliveredLayer) -> str:
    """Return the type of geometry of a file: multi, but points where none has several."""
    if layer.form == "point" and not (layer.frame.geom_type == "MultiPoint").any():
        return "Point"
    return MULTI_NAMES[layer.form]


def has_shape(layer: DeliveredLayer) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which features have a geometry that is neither missing nor empty."""
    geometries = layer.frame.geometry.to_numpy()
    has: np.ndarray[Any, np.dtype[np.bool_]] = ~(
        shapely.is_missing(geometries) | shapely.is_empty(geometries)
    )
    return has


def wkb_column(shapes: gpd.GeoSeries, of_type: str) -> pa.Array:
    """
    Well-known binary of geometries, single ones as the only part of a multi one.

    Parameters
    ----------
    shapes
        Geometries; missing ones stay missing.
    of_type
        `Point`, `MultiPoint`, `MultiLineString` or `MultiPolygon`.

    Returns
    -------
    column
        ISO well-known binary in two dimensions, little-endian.

    Notes
    -----
    A part of a multi geometry is well-known binary itself: a head of nine bytes before it makes
    it one, which saves a copy of every geometry.
    """
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    large = pa.large_binary()
    geometries = shapes.to_numpy()
    code = MULTI_CODES.get(of_type)
    if code is None:
        return pa.array(_wkb(geometries), type=large)
    geometries = _empty_as_multi(geometries, code)
    is_single = (shapely.get_type_id(geometries) != code) & ~shapely.is_missing(geometries)
    head, none = (pa.scalar(part, large) for part in (struct.pack("<BII", 1, code, 1), b""))
    heads = pc.if_else(pa.array(is_single), head, none)
    return pc.binary_join_element_wise(heads, pa.array(_wkb(geometries), type=large), none)


def _empty_as_multi(geometries: np.ndarray[Any, Any], code: int) -> np.ndarray[Any, Any]:
    """Turn empty geometries, which cannot be a part, into empty ones of the type itself."""
    is_empty = shapely.is_empty(geometries)
    if not is_empty.any():
        return geometries
    turned = geometries.copy()
    turned[is_empty] = shapely.from_wkb(struct.pack("<BII", 1, code, 0))
    return turned


def _wkb(geometries: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return shapely.to_wkb(geometries, byte_order=1, output_dimension=2, flavor="iso")


def column_names(item: Item) -> tuple[str, ...]:
    """Return the names of the columns of a layer or table."""
    return tuple(field.name for field in item.fields)


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that no column has, whatever its case: `fid`, else `fid_1` and so on."""
    lower = {name.lower() for name in taken}
    numbered = (f"{wanted}_{number}" for number in range(1, len(lower) + 2))
    return next(name for name in (wanted, *numbered) if name.lower() not in lower)
