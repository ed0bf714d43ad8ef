"""Parcels as the land-use file of a region: GeoParquet in their own CRS."""

import io
from collections.abc import Mapping, Sequence

import geopandas as gpd
import pandas as pd

from parks.intake.cells import as_text, other_columns
from parks.intake.fields import FieldMap


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
        kept under its own name, as text where it holds values of several types.
    """
    named = {field: frame[column].map(as_text) for field, column in field_map.columns.items()}
    known = pd.DataFrame({"id": list(ids), **named, **values}, index=frame.index)
    known["id"] = known["id"].where(known["id"] != "", list(ids))
    others = other_columns(frame, field_map, taken={*map(str, known.columns), "bbox"})
    for name in others:
        if (
            others[name].dtype == object
            and others[name].dropna().map(type).drop_duplicates().size > 1
        ):
            others[name] = others[name].map(lambda value: as_text(value) or None)
    parcels = gpd.GeoDataFrame(
        pd.concat([known, others], axis=1),
        geometry=frame.geometry.to_numpy(),
        crs=frame.crs,
    )
    buffer = io.BytesIO()
    parcels.to_parquet(buffer, index=False, write_covering_bbox=True, schema_version="1.1.0")
    return buffer.getvalue()
