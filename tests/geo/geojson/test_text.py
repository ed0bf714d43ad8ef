"""Writing GeoJSON: canonical text that reads back as the same features."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from geo import features_from_geojson, rfc7946_faults, to_geojson_text

SQUARE = shapely.box(106, 29, 107, 30)
HALF_A_STEP = 0.72e-7  # of the seventh decimal, along both axes

lons = st.floats(-180, 179)
lats = st.floats(-90, 89)
sizes = st.floats(1e-6, 1)
values = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text('a0綦"\\\n', max_size=5)


@st.composite
def points(draw: st.DrawFn) -> shapely.Geometry:
    return Point(draw(lons), draw(lats))


@st.composite
def polygons(draw: st.DrawFn) -> shapely.Geometry:
    lon, lat, ccw = draw(lons), draw(lats), draw(st.booleans())
    shell = shapely.box(lon, lat, lon + draw(sizes), lat + draw(sizes), ccw=ccw)
    hole = shapely.affinity.scale(shell, 0.5, 0.5).exterior
    return shapely.Polygon(shell.exterior, draw(st.sampled_from([[], [hole]])))


@st.composite
def frames(draw: st.DrawFn) -> gpd.GeoDataFrame:
    geometries = draw(st.lists(st.none() | points() | polygons(), max_size=4))
    names = draw(st.lists(st.text("abz", min_size=1, max_size=3), unique=True, max_size=3))
    count = len(geometries)
    columns = {name: draw(st.lists(values, min_size=count, max_size=count)) for name in names}
    columns["id"] = [f"f{n}" for n in range(count)]
    return frame_of(geometries, **columns)


def frame_of(geometries: list[Any], **columns: list[Any]) -> gpd.GeoDataFrame:
    attributes = pd.DataFrame(columns, dtype=object, index=range(len(geometries)))
    return gpd.GeoDataFrame(attributes, geometry=geometries, crs=4326)


class TextFile:
    """A file that holds a text: what the reader needs of a path."""

    name = "text.geojson"

    def __init__(self, text: str) -> None:
        self.text = text

    def read_bytes(self) -> bytes:
        return self.text.encode()


def read(text: str) -> gpd.GeoDataFrame:
    return features_from_geojson(TextFile(text))  # type: ignore[arg-type]


@given(frames())
def test_properties_survive_a_round_trip(frame: gpd.GeoDataFrame) -> None:
    back = read(to_geojson_text(frame))
    names = list(back.columns.drop("geometry"))
    assert back[names].to_dict("records") == frame.drop(columns="geometry").to_dict("records")


@given(frames())
def test_geometry_survives_a_round_trip_to_seven_decimals(frame: gpd.GeoDataFrame) -> None:
    back = read(to_geojson_text(frame)).geometry.to_numpy()
    expected = shapely.orient_polygons(frame.geometry.to_numpy())
    there = ~shapely.is_missing(expected)
    assert (there == ~shapely.is_missing(back)).all()
    assert shapely.equals_exact(back, expected, tolerance=HALF_A_STEP)[there].all()


@given(frames())
def test_text_read_and_written_again_has_the_same_bytes(frame: gpd.GeoDataFrame) -> None:
    text = to_geojson_text(frame)
    assert to_geojson_text(read(text)) == text


@given(frames())
def test_text_is_clean_by_the_rfc(frame: gpd.GeoDataFrame) -> None:
    assert rfc7946_faults(to_geojson_text(frame)) == ()


@given(frames())
def test_order_of_columns_does_not_matter(frame: gpd.GeoDataFrame) -> None:
    reordered = frame[frame.columns[::-1]]
    assert to_geojson_text(reordered) == to_geojson_text(frame)


@given(frames())
def test_every_feature_stands_on_a_line_of_its_own(frame: gpd.GeoDataFrame) -> None:
    first, *lines, last, end = to_geojson_text(frame).split("\n")
    assert (first, last, end) == ('{"type":"FeatureCollection","features":[', "]}", "")
    ids = [json.loads(line.removesuffix(","))["id"] for line in lines]
    assert ids == frame["id"].tolist()


def test_written_line_is_as_expected() -> None:
    frame = frame_of([Point(106.123456789, -0.0)], id=["a"], b=[1], a=["綦江"])
    assert to_geojson_text(frame).split("\n")[1] == (
        '{"type":"Feature","id":"a","properties":{"a":"綦江","b":1},'
        '"geometry":{"type":"Point","coordinates":[106.1234568,0.0]}}'
    )


def test_elevation_is_kept() -> None:
    frame = frame_of([Point(106, 29, 250.5), Point(106, 29)])
    assert read(to_geojson_text(frame)).has_z.tolist() == [True, False]


def test_missing_values_of_every_kind_become_null() -> None:
    frame = frame_of([SQUARE] * 4, a=[None, np.nan, pd.NA, pd.NaT])
    assert read(to_geojson_text(frame))["a"].tolist() == [None] * 4


def test_numbers_of_numpy_are_written_as_numbers() -> None:
    frame = frame_of([SQUARE] * 3, a=[np.int64(7), np.float64(0.5), np.bool_(1)])
    assert read(to_geojson_text(frame))["a"].tolist() == [7, 0.5, True]


def test_features_without_ids_are_written_without() -> None:
    line = to_geojson_text(frame_of([Point(106, 29)])).split("\n")[1]
    assert line.startswith('{"type":"Feature","properties":{},"geometry":{"type":"Point"')


@pytest.mark.parametrize("crs", [None, 4545, 3857])
def test_other_crs_is_refused(crs: int | None) -> None:
    with pytest.raises(ValueError, match="expected EPSG:4326"):
        to_geojson_text(gpd.GeoDataFrame(geometry=[SQUARE], crs=crs))


@pytest.mark.parametrize("value", [pd.Timestamp("2020-07-21"), float("inf"), {1}], ids=str)
def test_value_without_a_form_in_json_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="feature 'f'"):
        to_geojson_text(frame_of([SQUARE], id=["f"], a=[value]))
