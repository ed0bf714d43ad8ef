"""Rings in flat arrays are judged as shapely judges them one by one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.geojson.positions import positions_of
from geo.geojson.rings import is_shell, is_unclosed, line_lengths, line_owners, turns

corners = st.tuples(st.integers(-20, 20), st.integers(-20, 20)).map(list)
rings = st.lists(corners, min_size=3, max_size=7).map(lambda ring: [*ring, ring[0]])
multipolygons = st.lists(st.lists(rings, min_size=1, max_size=3), min_size=1, max_size=3)


@given(st.lists(multipolygons, min_size=1, max_size=4))
def test_turn_is_twice_the_signed_area(coordinates: list[list[list[list[list[int]]]]]) -> None:
    positions = positions_of(coordinates, depth=3)
    assert positions is not None
    every = [ring for multi in coordinates for polygon in multi for ring in polygon]
    expected = [twice_the_area(ring) for ring in every]
    assert turns(positions).tolist() == expected


def twice_the_area(ring: list[list[int]]) -> int:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def test_sign_is_that_of_shapely() -> None:
    ring = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    positions = positions_of([[ring], [ring[::-1]]], depth=2)
    assert positions is not None
    assert (turns(positions) > 0).tolist() == [
        bool(shapely.is_ccw(shapely.LinearRing(line))) for line in (ring, ring[::-1])
    ]


@given(st.lists(multipolygons, min_size=1, max_size=4))
def test_shells_and_owners_follow_the_nesting(
    coordinates: list[list[list[list[list[int]]]]],
) -> None:
    positions = positions_of(coordinates, depth=3)
    assert positions is not None
    owners = [n for n, multi in enumerate(coordinates) for polygon in multi for _ in polygon]
    shells = [n == 0 for multi in coordinates for polygon in multi for n, _ in enumerate(polygon)]
    assert line_owners(positions).tolist() == owners
    assert is_shell(positions).tolist() == shells
    assert not is_unclosed(positions).any()
    assert line_lengths(positions).sum() == len(positions.xyz)


def test_missing_height_counts_when_a_ring_is_closed() -> None:
    ring = [[0, 0], [4, 0], [4, 4], [0, 0, 4.9]]
    positions = positions_of([[ring], [[*ring[:-1], [0, 0]]]], depth=2)
    assert positions is not None
    assert is_unclosed(positions).tolist() == [True, False]
    assert np.isnan(positions.xyz[0, 2])
