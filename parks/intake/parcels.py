"""Parcels as the land-use file of a region: GeoParquet in their own CRS."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import pandas as pd

from parks.intake.cells import as_text, other_columns
from parks.intake.fields import FieldMap

PLAIN = {str, bool, bytes}
MOST_EXACT = 2**53
"""Greatest whole number up to which a double holds every one."""


def parcel_bytes(
    frame: gpd.GeoDataFrame,
    field_map: FieldMap,
    *,
    values: Mapping[str, str],
    ids: Sequence[str],
) -> bytes:
    """
    Return parcels as GeoParquet.

    Parameters
    ----------
    frame
        Parcels in a settled CRS, which is kept: it is the one whose edges are straight.
    field_map
        Column by field.
    values
        Fields that are the same for all.
    ids
        Ids of the parcels where no column says them, or a cell is blank.

    Returns
    -------
    content
        GeoParquet 1.1 with a bbox covering. `id` and `class_code` are text; every other column is
        kept under its own name, as text where it holds values of several types, or lists.
    """
    named = {field: frame[column].map(as_text) for field, column in field_map.columns.items()}
    known = pd.DataFrame({"id": list(ids), **named, **values}, index=frame.index)
    known["id"] = known["id"].where(known["id"] != "", list(ids))
    others = other_columns(frame, field_map, taken={*map(str, known.columns), "bbox"})
    for name in others:
        if others[name].dtype == object:
            others[name] = _of_one_type(others[name])
    parcels = gpd.GeoDataFrame(
        pd.concat([known, others], axis=1),
        geometry=frame.geometry.to_numpy(),
        crs=frame.crs,
    )
    buffer = io.BytesIO()
    parcels.to_parquet(buffer, index=False, write_covering_bbox=True, schema_version="1.1.0")
    return buffer.getvalue()


def _of_one_type(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return a column that Parquet can hold: as it is where it has one type, else as text."""
    cells = column[column.notna()]
    kinds = {type(cell) for cell in cells}
    is_exact = all(abs(cell) <= MOST_EXACT for cell in cells) if kinds <= {int, float} else True
    if is_exact and (kinds <= {int, float} or (len(kinds) == 1 and kinds <= PLAIN)):
        return column
    return column.map(lambda cell: as_text(cell) or None)
