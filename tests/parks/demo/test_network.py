"""Faces between borders: they fill what the polygons fill, whatever is joined or given away."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parks.demo.network import OUTSIDE, dissolved, faces_of, labels_of
from parks.demo.network_labels import components, renumbered, without_small
from parks.demo.network_simple import simplified

corner = st.integers(0, 60).map(lambda number: number * 10 + 0.4)
boxes = st.lists(
    st.tuples(corner, corner, st.integers(20, 300), st.integers(20, 300)).map(
        lambda box: shapely.box(box[0], box[1], box[0] + box[2], box[1] + box[3])
    ),
    min_size=1,
    max_size=6,
)


def row_of_boxes(*widths: float) -> np.ndarray:
    ends = np.concatenate([[0.0], np.cumsum(widths)])
    return shapely.box(ends[:-1], 0, ends[1:], 100)


@settings(deadline=None, max_examples=40)
@given(boxes)
def test_faces_are_a_coverage_on_the_grid(found: list[shapely.Polygon]) -> None:
    faces = faces_of(np.array(found, dtype=object))
    positions = shapely.get_coordinates(faces.shapes)
    assert shapely.coverage_is_valid(faces.shapes)
    assert (positions == np.round(positions)).all()


@settings(deadline=None, max_examples=40)
@given(boxes)
def test_faces_of_a_label_add_up_to_its_polygon(found: list[shapely.Polygon]) -> None:
    whole = shapely.set_precision(np.array(found[:1], dtype=object), 1.0)
    faces = faces_of(np.array(found, dtype=object))
    labels = labels_of(faces, whole)
    inside = labels == 0
    assert shapely.area(faces.shapes[inside]).sum() == pytest.approx(whole[0].area)


def test_first_polygon_wins_where_two_overlap() -> None:
    polygons = np.array([shapely.box(0, 0, 50, 50), shapely.box(0, 0, 100, 50)])
    faces = faces_of(polygons)
    shapes = dissolved(faces, labels_of(faces, polygons))
    assert shapely.area(shapes).tolist() == [2_500, 2_500]


def test_border_takes_up_a_corner_that_lies_on_it() -> None:
    faces = faces_of(np.array([shapely.box(0, 0, 100, 50), shapely.box(30.2, 50.3, 60, 90)]))
    assert shapely.coverage_is_valid(faces.shapes)
    assert shapely.intersects(*faces.shapes)


def test_parts_of_one_label_are_told_apart() -> None:
    faces = faces_of(row_of_boxes(10, 10, 10))
    assert components(faces, np.array([5, 7, 5])).tolist() == [0, 1, 2]
    assert components(faces, np.array([5, 5, 7])).tolist() == [0, 0, 2]


def test_labels_are_renumbered_without_gaps() -> None:
    labels, former = renumbered(np.array([7, OUTSIDE, 3, 7]))
    assert labels.tolist() == [1, OUTSIDE, 0, 1]
    assert former.tolist() == [3, 7]


@pytest.mark.parametrize(
    ("keep", "expected"),
    [([False, False, False], [0, 0, 2]), ([True, False, False], [0, 2, 2])],
    ids=["first-of-equals", "not-to-one-that-is-kept"],
)
def test_small_part_goes_to_a_neighbour(keep: list[bool], expected: list[int]) -> None:
    faces = faces_of(np.concatenate([row_of_boxes(100, 2, 90)]))
    labels = without_small(
        faces, np.arange(3), least=np.full(3, 500.0), thin=0.0, keep=np.array(keep)
    )
    assert shapely.area(faces.shapes).tolist() == [10_000, 200, 9_000]
    assert labels.tolist() in ([expected, [0, 2, 2]] if not any(keep) else [expected])


def test_thin_part_goes_too() -> None:
    faces = faces_of(row_of_boxes(100, 8, 90))
    labels = without_small(
        faces, np.arange(3), least=np.zeros(3), thin=8.0, keep=np.zeros(3, dtype=bool)
    )
    assert 1 not in labels


def test_face_outside_every_parcel_gets_nothing() -> None:
    faces = faces_of(row_of_boxes(100, 2))
    labels = without_small(
        faces,
        np.array([OUTSIDE, 0]),
        least=np.array([500.0]),
        thin=0.0,
        keep=np.zeros(1, dtype=bool),
    )
    assert labels.tolist() == [OUTSIDE, 0]


def test_borders_that_no_state_needs_are_dropped() -> None:
    faces = faces_of(row_of_boxes(40, 30, 30, 20))
    states = (np.array([0, 0, 1, OUTSIDE]), np.array([0, 0, 0, OUTSIDE]))
    new, (planned, current) = simplified(faces, states, tolerance=1.0)
    assert sorted(shapely.area(new.shapes).tolist()) == [3_000, 7_000]
    assert shapely.area(dissolved(new, planned)).tolist() == [7_000, 3_000]
    assert shapely.area(dissolved(new, current)).tolist() == [10_000]
    assert shapely.get_num_coordinates(new.shapes).tolist() == [5, 5]
