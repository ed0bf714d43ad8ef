"""Rings read from WKB, and what is known of them from their vertices."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from made_parcels import made_parcels
from pyproj import CRS

from geo.overlay.ring_measures import LARGEST_M, ring_measures
from geo.overlay.rings import Rings, rings_of_wkb
from geo.plane import Plane

PLANE = Plane(CRS(4326))
SQUARE = shapely.box(106, 29, 106.001, 29.001)
HOLED = SQUARE - shapely.box(106.0002, 29.0002, 106.0004, 29.0004)


def wkb(*geometries: shapely.Geometry | None, **options: object) -> pa.Array:
    return pa.array(shapely.to_wkb(np.array(geometries, dtype=object), **options), pa.binary())


def rings_of(*polygons: shapely.Polygon) -> Rings:
    return rings_of_wkb(wkb(*polygons))[0]


@pytest.mark.parametrize(
    ("geometry", "options", "is_ring"),
    [
        (SQUARE, {}, True),
        (shapely.MultiPolygon([SQUARE]), {}, True),
        (HOLED, {}, False),
        (shapely.MultiPolygon([SQUARE, shapely.box(107, 29, 107.1, 29.1)]), {}, False),
        (SQUARE, {"byte_order": 0}, False),
        (shapely.force_3d(SQUARE), {"output_dimension": 3}, False),
        (shapely.set_srid(SQUARE, 4326), {"include_srid": True}, False),
        (SQUARE.boundary, {}, False),
        (shapely.Polygon(), {}, False),
        (None, {}, False),
    ],
    ids=[
        "polygon",
        "one part",
        "hole",
        "two parts",
        "big endian",
        "height",
        "srid",
        "line",
        "empty",
        "null",
    ],
)
def test_only_plain_rings_are_read_as_vertices(
    geometry: shapely.Geometry, options: dict[str, object], *, is_ring: bool
) -> None:
    rings, found = rings_of_wkb(wkb(geometry, **options))
    assert found.tolist() == [is_ring]
    if is_ring:
        assert rings.polygons(np.array([0]))[0].equals(SQUARE)


def test_a_slice_of_an_array_is_read_from_its_own_rows() -> None:
    parcels = made_parcels(4, 3).geometry.to_numpy()
    rings, found = rings_of_wkb(wkb(None, *parcels, None).slice(2, 5))
    assert found.all()
    assert shapely.equals_exact(rings.polygons(np.arange(5)), parcels[1:6]).all()


def test_areas_of_rings_are_those_of_the_plane() -> None:
    parcels = made_parcels(10, 10).geometry.to_numpy()
    measures = ring_measures(rings_of(*parcels), PLANE)
    assert measures.is_simple.all()
    assert measures.area_m2 == pytest.approx(PLANE.area_m2(parcels), rel=1e-9)


def test_large_rings_are_left_to_the_exact_integral() -> None:
    sides = np.array([0.9, 1.1]) * LARGEST_M / 111_320
    small, large = (shapely.box(106, 29, 106 + side, 29 + side) for side in sides)
    area_m2 = ring_measures(rings_of(small, large), PLANE).area_m2
    assert area_m2[0] == pytest.approx(PLANE.area_m2(np.array([small]))[0], rel=1e-9)
    assert np.isnan(area_m2[1])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=9))
def test_no_ring_is_called_simple_that_is_not_valid(corners: list[tuple[int, int]]) -> None:
    polygon = shapely.Polygon(np.array(corners) * 1e-5 + (106, 29))
    if ring_measures(rings_of(polygon), PLANE).is_simple[0]:
        assert polygon.is_valid


def test_a_ring_that_turns_twice_is_not_called_simple() -> None:
    angle = np.linspace(0, 4 * np.pi, 40)
    spiral = (
        np.column_stack([np.cos(angle), np.sin(angle)]) * (1 + 0.2 * np.cos(angle / 2))[:, None]
    )
    polygon = shapely.Polygon(spiral * 1e-4 + (106, 29))
    assert not polygon.is_valid
    assert not ring_measures(rings_of(polygon), PLANE).is_simple[0]


def test_rings_are_turned_to_have_their_inside_on_the_left() -> None:
    clockwise = shapely.box(106, 29, 106.001, 29.001, ccw=False)
    rings = rings_of(SQUARE, clockwise)
    is_left = ring_measures(rings, PLANE).is_left
    assert is_left.tolist() == [True, False]
    assert shapely.is_ccw(
        shapely.get_exterior_ring(rings.turned(is_left).polygons(np.arange(2)))
    ).all()
