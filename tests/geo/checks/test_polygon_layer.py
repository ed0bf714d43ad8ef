"""All checks together: against brute force, on anything a file may hold, on real layers."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box

from geo.checks.polygon_layer import geometry_findings
from geo.finding import LEVELS, Finding

corner = st.tuples(st.integers(0, 12), st.integers(0, 12))
grid_polygons = st.lists(corner, min_size=3, max_size=8).map(lambda xy: Polygon(np.array(xy) * 5.0))
boxes = st.tuples(corner, corner).map(
    lambda ends: box(*np.min(ends, axis=0) * 10, *(np.max(ends, axis=0) + 1) * 10)
)
anything = st.one_of(
    grid_polygons,
    st.lists(grid_polygons, max_size=3).map(MultiPolygon),
    corner.map(Point),
    st.lists(corner, min_size=2, max_size=4).map(LineString),
    st.just(Polygon()),
    st.none(),
)


def check(shapes: list, *, crs: int = 4545, **options: object) -> tuple[Finding, ...]:
    origin = np.array([368_000, 3_213_000])
    moved = shapely.transform(np.array(shapes, dtype=object), lambda xy: xy + origin)
    series = gpd.GeoSeries(moved, crs=4545).to_crs(crs)
    ids = [f"P{number}" for number in range(len(shapes))]
    return geometry_findings(series, source="a.gpkg", ids=ids, **options)


@given(st.lists(boxes, min_size=2, max_size=8))
@settings(max_examples=100, deadline=None)
def test_overlaps_are_those_of_all_pairs(shapes: list) -> None:
    expected = {
        frozenset((f"P{a}", f"P{b}"))
        for a, b in combinations(range(len(shapes)), 2)
        if shapes[a].intersection(shapes[b]).area > 1
    }
    told = {
        frozenset((f.feature_id, f.message.split("'")[-2]))
        for f in check(shapes)
        if f.code in {"overlap", "near-duplicate"}
    }
    same = {pair for pair in expected if len({shapes[int(p[1:])].wkt for p in pair}) == 1}
    assert told == expected - same


@given(shapes=st.lists(anything, max_size=8), crs=st.sampled_from([4545, 4490, 3857]))
@settings(max_examples=150, deadline=None)
def test_anything_is_checked_without_an_error(shapes: list, crs: int) -> None:
    for finding in check(shapes, crs=crs):
        assert finding.level in LEVELS
        assert finding.message.strip(". ") == finding.message
        assert "nan" not in str(finding).lower()


@pytest.mark.parametrize("size", [1e-9, 1e-3, 1e6, 1e15, 1e100])
def test_coordinates_of_any_size_are_checked(size: float) -> None:
    shapes = [
        box(0, 0, size, size),
        box(size, 0, 2 * size, size),
        Polygon([(0, 0), (size, size), (size, 0), (0, size)]),
    ]
    for crs in (4326, 4545, 3857):
        series = gpd.GeoSeries(shapes, crs=crs)
        assert geometry_findings(series, source="a", ids=["A", "B", "C"])


def test_rows_far_apart_and_on_both_sides_of_the_equator_are_checked() -> None:
    pairs = [
        shape
        for lon, lat in ((106, 29), (-73, 41), (18, -34), (25, 69))
        for shape in (
            box(lon, lat, lon + 1e-3, lat + 1e-3),
            box(lon + 9e-4, lat, lon + 2e-3, lat + 1e-3),
        )
    ]
    findings = geometry_findings(gpd.GeoSeries(pairs, crs=4326), source="a", ids="ABCDEFGH")
    assert Counter(finding.code for finding in findings) == {"overlap": 4}


@pytest.mark.parametrize(
    ("name", "crs", "expected"),
    [
        ("nyc_gowanus_mappluto_lots.parquet", 4326, {"invalid-geometry": 2, "empty-geometry": 5}),
        ("nyc_ibz_mappluto_lots_epsg2263.gpkg", 2263, {"zero-area": 2, "invalid-geometry": 0}),
    ],
)
def test_real_lots_have_the_faults_that_are_known(
    shared_data: Path, name: str, crs: int, expected: dict[str, int]
) -> None:
    path = shared_data / "landuse" / name
    frame = gpd.read_parquet(path) if path.suffix == ".parquet" else gpd.read_file(path)
    assert frame.crs.to_epsg() == crs
    ids = [str(number) for number in range(len(frame))]
    counts = Counter(f.code for f in geometry_findings(frame, source=name, ids=ids))
    assert {code: counts[code] for code in expected} == expected
    assert counts["overlap"] + counts["gap"] < 5
