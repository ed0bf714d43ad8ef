from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from output.gis.text.coordinate_text import (
    Template,
    chunks,
    geometry_texts,
    in_order,
    run_texts,
    taken_apart,
)

BRACKETS = ("[", "]")
PLAIN = Template(decimals=4, position=("", " ", ""), joint=" ")


def json_template(decimals: int) -> Template:
    return Template(
        decimals=decimals,
        position=("[", ",", "]"),
        joint=",",
        run=BRACKETS,
        run_joint=",",
        part=BRACKETS,
        part_joint=",",
        single=("", ""),
        multi=BRACKETS,
    )


positions = arrays(
    float,
    st.tuples(st.integers(1, 30), st.just(2)),
    elements=st.one_of(
        st.floats(-4e7, 4e7),
        st.floats(-1e-6, 1e-6),
        st.sampled_from([0.0, -0.0, 1e-7, 35_500_000.0, 10_000.0, 99_999.99999, -0.5, 0.0005]),
    ),
)


@given(positions, st.integers(0, 7))
def test_every_number_is_its_rounding(points: np.ndarray, decimals: int) -> None:
    template = Template(decimals=decimals, position=("", " ", ""), joint=" ")
    runs = taken_apart(shapely.points(points))
    texts = " ".join(run_texts(runs, template).to_pylist()).split(" ")
    expected = np.round(points, decimals) + 0.0
    assert np.array_equal(np.array(texts, float), expected.ravel())
    assert texts == [np.format_float_positional(x, trim="-") for x in expected.ravel()]


@given(positions, st.lists(st.integers(0, 30), max_size=4))
def test_runs_keep_their_positions(points: np.ndarray, cuts: list[int]) -> None:
    ends = sorted({0, len(points), *(cut for cut in cuts if cut < len(points))})
    lines = np.array(
        [shapely.LineString(np.repeat(points[a:b], 2, axis=0)) for a, b in zip(ends, ends[1:])]  # noqa: RUF007, B905 - pairs
    )
    texts = geometry_texts(lines, json_template(7)).to_pylist()
    for text, line in zip(texts, lines, strict=True):
        read = np.array(json.loads(text))[0]
        assert np.array_equal(read, np.round(shapely.get_coordinates(line), 7))


SHELL = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 0.0)]
HOLE = [(5.0, 1.0), (6.0, 2.0), (6.0, 1.0), (5.0, 1.0)]
POLYGON = shapely.Polygon(SHELL, [HOLE])
OTHER = shapely.Polygon([(20.0, 20.0), (21.0, 20.0), (21.0, 21.0), (20.0, 20.0)])


def coordinates_of(shape: shapely.Geometry) -> object:
    """Shapely's own GeoJSON, lines and points wrapped as the template wraps a run and a part."""
    return json.loads(shapely.to_geojson(shape))["coordinates"]


@pytest.mark.parametrize(
    "shapes",
    [
        pytest.param([POLYGON, OTHER], id="polygons"),
        pytest.param([POLYGON, None, shapely.MultiPolygon([OTHER, POLYGON])], id="mixed"),
        pytest.param([shapely.MultiPolygon([POLYGON]), shapely.Polygon()], id="multi"),
        pytest.param([None, shapely.MultiPolygon()], id="nothing"),
        pytest.param([], id="no-features"),
    ],
)
def test_polygons_equal_shapelys_geojson(shapes: list[shapely.Geometry | None]) -> None:
    texts = geometry_texts(np.array(shapes, dtype=object), json_template(7)).to_pylist()
    expected = [None if not s or s.is_empty else coordinates_of(s) for s in shapes]
    assert [text and json.loads(text) for text in texts] == expected


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (shapely.Point(1.5, -2), "<1.5 -2>"),
        (shapely.MultiPoint([(1, 2), (3, 4)]), "<1 2>;<3 4>"),
        (shapely.LineString([(1, 2), (3, 4)]), "<1 2 3 4>"),
        (shapely.MultiLineString([[(1, 2), (3, 4)], [(5, 6), (7, 8)]]), "<1 2 3 4>;<5 6 7 8>"),
        (shapely.Point(1, 2, 3), "<1 2>"),
    ],
    ids=["point", "points", "line", "lines", "height-left-out"],
)
def test_points_and_lines_are_parts(shape: shapely.Geometry, expected: str) -> None:
    template = Template(
        decimals=4, position=("", " ", ""), joint=" ", part=("<", ">"), part_joint=";"
    )
    assert geometry_texts(np.array([shape, None]), template).to_pylist() == [expected, None]


def test_a_shell_is_told_from_holes() -> None:
    template = Template(
        decimals=0, position=("", ",", ""), joint=" ", run=("(", ")"), first_run=("{", "}")
    )
    text = geometry_texts(np.array([shapely.MultiPolygon([POLYGON, OTHER])]), template)[0].as_py()
    assert text == "{0,0 9,0 9,9 0,0}(5,1 6,2 6,1 5,1){20,20 21,20 21,21 20,20}"


def test_an_empty_part_among_others_is_left_out() -> None:
    shape = shapely.from_wkt("MULTIPOLYGON (EMPTY, ((0 0, 1 0, 1 1, 0 0)))")
    text = geometry_texts(np.array([shape, None, OTHER]), json_template(2)).to_pylist()[0]
    assert json.loads(text) == [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]


@pytest.mark.parametrize("x", [float("inf"), float("-inf"), 1e300, 1e13])
def test_a_coordinate_that_has_no_decimals_is_refused(x: float) -> None:
    with pytest.raises(ValueError, match=r"expected finite coordinates below 9\.0072e\+11, got "):
        geometry_texts(np.array([shapely.LineString([(0, 0), (x, 0)])]), PLAIN)


def test_chunks_cover_all_features_once_in_order() -> None:
    shapes = np.array([POLYGON, None, OTHER, shapely.Polygon()] * 50, dtype=object)
    slices = list(chunks(shapes, positions=40))
    whole = geometry_texts(shapes, PLAIN).to_pylist()
    parts = in_order(lambda part: geometry_texts(shapes[part], PLAIN).to_pylist(), slices)
    assert len(slices) > 10
    assert [text for part in parts for text in part] == whole
    assert list(chunks(shapes[:0])) == []


def test_an_error_in_a_thread_reaches_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(lambda n: 1 // n, [3, 2, 1, 0]))
