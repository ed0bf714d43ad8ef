"""Parcels as GeoParquet: codes are text, every column is kept, each parcel has an id."""

import io

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest
import shapely

from parks.intake.fields import FieldMap
from parks.intake.parcels import parcel_bytes

SHAPES = [shapely.box(n, 0, n + 1, 1) for n in range(3)]
IDS = ("#1", "#2", "#3")


def written(columns: dict[str, str], **data: object) -> gpd.GeoDataFrame:
    frame = gpd.GeoDataFrame(data, geometry=SHAPES, crs=4545)
    content = parcel_bytes(frame, FieldMap(columns=columns, findings=()), values={}, ids=IDS)
    return gpd.read_parquet(io.BytesIO(content))


def test_codes_are_text() -> None:
    found = written({"id": "BSM", "class_code": "DLBM"}, BSM=[1.0, 2.0, 3.0], DLBM=["0601"] * 3)
    assert found["id"].tolist() == ["1", "2", "3"]
    assert found["class_code"].tolist() == ["0601"] * 3


def test_parcel_without_an_id_goes_by_its_row() -> None:
    assert written({"id": "BSM"}, BSM=["a", None, ""])["id"].tolist() == ["a", "#2", "#3"]
    assert written({}, x=[1, 2, 3])["id"].tolist() == list(IDS)


def test_columns_of_mixed_values_are_text() -> None:
    assert written({}, x=[1, "二", None])["x"].fillna("").tolist() == ["1", "二", ""]


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        ([1, 2.5, None], [1, 2.5, ""]),
        ([1, None, 3], [1, "", 3]),
        ([True, False, None], [True, False, ""]),
        ([10**30, 1, None], [str(10**30), "1", ""]),
        ([2**60 + 1, 0.5, None], [str(2**60 + 1), "0.5", ""]),
        ([[1, 2], None, {"a": 1}], ["[1, 2]", "", "{'a': 1}"]),
        ([1, True, "x"], ["1", "True", "x"]),
    ],
    ids=["numbers", "whole", "logical", "beyond 64 bits", "not exact", "lists", "mixed"],
)
def test_any_values_can_be_written(cells: list[object], kept: list[object]) -> None:
    found = written({}, x=pd.Series(cells, dtype=object))["x"].astype(object)
    assert found.where(found.notna(), "").tolist() == kept


def test_column_that_stands_for_no_field_keeps_its_values() -> None:
    found = written({"class_code": "DLBM"}, DLBM=["1"] * 3, id=[7, 8, 9], bbox=["a", "b", "c"])
    assert found["id_in_file"].tolist() == [7, 8, 9]
    assert found["bbox_in_file"].tolist() == ["a", "b", "c"]


def test_file_names_its_crs_and_the_bounds_of_parcels() -> None:
    frame = gpd.GeoDataFrame({"x": [1, 2, 3]}, geometry=SHAPES, crs=4545)
    content = parcel_bytes(frame, FieldMap(columns={}, findings=()), values={}, ids=IDS)
    schema = pq.read_schema(io.BytesIO(content))
    assert "bbox" in schema.names
    assert b'"version": "1.1.0"' in schema.metadata[b"geo"]
