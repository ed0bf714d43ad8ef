"""Files made ready to be packed."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from made_packs import coverage, squares

from geo.files.refused import FileRefusedError
from geo.measure import ellipsoidal_area_m2, geodesic_length_m
from geo.plane import Plane
from mapper.pack import PackSource, frame_source, open_source, pack, unpack


def mixed_frame() -> gpd.GeoDataFrame:
    """Return polygons of one ring, with holes, of several parts, missing and empty."""
    frame = coverage(5)
    hole = shapely.box(106.3, 29.3, 106.4, 29.4)
    others = [
        shapely.box(106.2, 29.2, 106.5, 29.5) - hole,
        shapely.MultiPolygon([hole, shapely.box(107, 29, 107.1, 29.1)]),
        None,
        shapely.Polygon(),
    ]
    frame.loc[[3, 8, 11, 17], "geometry"] = gpd.GeoSeries(others, index=[3, 8, 11, 17], crs=4326)
    return frame


def same(one: PackSource, other: PackSource) -> None:
    packs = [pack(source, pack_id="p") for source in (one, other)]
    assert packs[0].header == packs[1].header
    assert packs[0].rest == packs[1].rest
    assert one.measure == pytest.approx(other.measure)


OPTIONS = (
    {},
    {"write_covering_bbox": True},
    {"geometry_encoding": "geoarrow"},
    {"row_group_size": 4},
)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_geoparquet_gives_the_same_as_a_frame(tmp_path: Path, options: dict[str, object]) -> None:
    frame = mixed_frame() if "geometry_encoding" not in options else coverage(5)
    frame.to_parquet(tmp_path / "a.parquet", **options)
    (read,) = open_source(tmp_path / "a.parquet")
    (made,) = frame_source(frame)
    same(read, made)


@pytest.mark.parametrize("name", ["a.gpkg", "a.fgb", "a.geojson"])
def test_other_formats_are_read(tmp_path: Path, name: str) -> None:
    coverage(4).to_file(tmp_path / name)
    (read,) = open_source(tmp_path / name)
    assert (read.form, len(read)) == ("polygon", 16)
    codes = unpack(pack(read, pack_id="p"))["class_code"]
    assert sorted(codes) == sorted(coverage(4)["class_code"])


def test_a_folder_of_geoparquet_is_one_layer(tmp_path: Path) -> None:
    frame = coverage(4)
    frame.iloc[:9].to_parquet(tmp_path / "1.parquet")
    frame.iloc[9:].to_parquet(tmp_path / "2.parquet")
    (read,) = open_source(tmp_path)
    (made,) = frame_source(frame)
    same(read, made)


def test_areas_are_those_of_the_ellipsoid() -> None:
    frame = mixed_frame()
    (source,) = frame_source(frame)
    expected = np.nan_to_num(ellipsoidal_area_m2(frame.geometry))
    assert source.measure == pytest.approx(expected, rel=1e-8)


def test_areas_of_projected_data_are_those_of_its_plane() -> None:
    frame = mixed_frame().to_crs(4545)
    (source,) = frame_source(frame)
    expected = Plane(frame.crs).area_m2(frame.geometry.to_numpy())
    assert source.measure == pytest.approx(expected, rel=1e-8)


def test_lengths_are_geodesic() -> None:
    lines = [shapely.LineString([(106, 29), (107, 30), (107, 31)]),
             shapely.MultiLineString([[(0, 0), (1, 0)], [(5, 5), (5, 6)]])]  # fmt: skip
    (source,) = frame_source(gpd.GeoDataFrame(geometry=lines, crs=4326))
    assert source.measure == pytest.approx(geodesic_length_m(lines), rel=1e-9)


def test_a_collection_counts_with_its_members_of_the_highest_dimension() -> None:
    box = shapely.box(106, 29, 107, 30)
    both = shapely.GeometryCollection([shapely.Point(0, 0), shapely.GeometryCollection([box])])
    (source,) = frame_source(gpd.GeoDataFrame(geometry=[both], crs=4326))
    assert source.form == "polygon"
    assert source.measure == pytest.approx(ellipsoidal_area_m2(box))


def refused(frame: gpd.GeoDataFrame) -> str:
    with pytest.raises(FileRefusedError) as caught:
        frame_source(frame)
    (finding,) = caught.value.findings
    return f"{finding.code} {finding.feature_id}".strip()


def test_a_layer_without_crs_is_refused() -> None:
    assert refused(squares((106, 29)).set_crs(None, allow_override=True)) == "no-crs"


@pytest.mark.parametrize("corner", ["106 86", "106 nan", "200 29"])
def test_places_that_no_web_map_shows_are_refused(corner: str) -> None:
    good = squares((106, 29))
    with np.errstate(invalid="ignore"):
        line = shapely.from_wkt(f"LINESTRING (106 29, {corner})")
    bad = gpd.GeoDataFrame(geometry=[line], crs=4326)
    frame = gpd.GeoDataFrame(geometry=[*good.geometry, *bad.geometry], crs=4326)
    assert refused(frame) == "bad-position #2"


def test_a_geometry_that_cannot_be_read_is_told_and_kept_as_a_row(tmp_path: Path) -> None:
    wkb = [shapely.to_wkb(shapely.box(106, 29, 107, 30)), b"\x01\x03\x00\x00\x00\xff"]
    table = pa.table({"name": ["a", "b"], "geometry": pa.array(wkb, pa.binary())})
    geo = {"version": "1.1.0", "primary_column": "geometry",
           "columns": {"geometry": {"encoding": "WKB", "geometry_types": []}}}  # fmt: skip
    pq.write_table(table.replace_schema_metadata({"geo": json.dumps(geo)}), tmp_path / "a.parquet")
    (source,) = open_source(tmp_path / "a.parquet")
    assert len(source) == 2
    assert [(told.code, told.feature_id) for told in source.findings] == [("bad-geometry", "#2")]


def test_what_the_user_says_of_the_crs_counts(tmp_path: Path) -> None:
    frame = squares((106, 29)).to_crs(4545)
    frame.set_crs(4546, allow_override=True).to_parquet(tmp_path / "a.parquet")
    (source,) = open_source(tmp_path / "a.parquet", crs="EPSG:4545")
    west, south, _, _ = pack(source, pack_id="p").bounds
    assert (west, south) == pytest.approx((106, 29), abs=1e-5)


def test_a_crs_that_is_none_is_refused(tmp_path: Path) -> None:
    squares((106, 29)).to_parquet(tmp_path / "a.parquet")
    with pytest.raises(FileRefusedError, match="expected a CRS"):
        open_source(tmp_path / "a.parquet", crs="EPSG:none")
