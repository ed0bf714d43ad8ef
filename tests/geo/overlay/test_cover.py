"""Gaps and overlaps of a zone, by the short way and the long one, against GEOS."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from made_parcels import made_parcels
from pyproj import CRS

from geo.overlay.cover import cover_of
from geo.overlay.edges import edges_of_polygons
from geo.overlay.plain_chains import are_plain
from geo.plane import Plane

PLANE = Plane(CRS("EPSG:4545"), area="planar")
ZONE = shapely.box(0, 0, 100, 100)
HOLED = ZONE - shapely.box(40, 40, 60, 60)


def found(zone: shapely.Geometry, parcels: list[shapely.Geometry]) -> tuple[float, float]:
    near = [parcel for parcel in parcels if parcel.intersection(zone).area > 0]
    edges = edges_of_polygons(np.array(near), np.zeros(len(near), dtype=int))
    covered = sum(parcel.intersection(zone).area for parcel in near)
    return cover_of(zone, edges, PLANE, zone_m2=zone.area, covered_m2=covered)


def peer(zone: shapely.Geometry, parcels: list[shapely.Geometry]) -> tuple[float, float]:
    pieces = [parcel.intersection(zone) for parcel in parcels]
    union = shapely.union_all(pieces).area
    return zone.area - union, sum(piece.area for piece in pieces) - union


def is_plain(parcels: list[shapely.Geometry]) -> bool:
    ends = edges_of_polygons(np.array(parcels), np.zeros(len(parcels), dtype=int)).ends
    return are_plain(ends, ends)


CASES = {
    "one inside": [shapely.box(10, 10, 20, 20)],
    "two apart": [shapely.box(10, 10, 20, 20), shapely.box(21, 10, 30, 20)],
    "two side by side": [shapely.box(10, 10, 20, 20), shapely.box(20, 10, 30, 20)],
    "side by side, other corners": [shapely.box(10, 10, 20, 20), shapely.box(20, 12, 30, 18)],
    "touching at a corner": [shapely.box(10, 10, 20, 20), shapely.box(20, 20, 30, 30)],
    "crossing": [shapely.box(10, 10, 20, 20), shapely.box(15, 15, 30, 30)],
    "one in the other": [shapely.box(10, 10, 40, 40), shapely.box(20, 20, 30, 30)],
    "twice the same": [shapely.box(10, 10, 40, 40)] * 2,
    "all of it": [shapely.box(-10, -10, 110, 110)],
    "all of it twice": [shapely.box(-10, -10, 110, 110), shapely.box(-20, -20, 120, 120)],
    "all of it and one more": [shapely.box(-10, -10, 110, 110), shapely.box(10, 10, 20, 20)],
    "a ring": [shapely.box(10, 10, 90, 90) - shapely.box(20, 20, 80, 80)],
    "island in a hole": [
        shapely.box(10, 10, 90, 90) - shapely.box(20, 20, 80, 80),
        shapely.box(30, 30, 70, 70),
    ],
    "hole filled": [
        shapely.box(10, 10, 90, 90) - shapely.box(20, 20, 80, 80),
        shapely.box(20, 20, 80, 80),
    ],
    "over the edge": [shapely.box(-50, 20, 50, 30), shapely.box(-50, 40, 50, 50)],
    "over the edge, crossing outside": [
        shapely.Polygon([(-50, 10), (50, 40), (50, 50), (-50, 30)]),
        shapely.Polygon([(-50, 15), (50, 5), (50, 15), (-50, 40)]),
    ],
}


@pytest.mark.parametrize("zone", [ZONE, HOLED], ids=["box", "with a hole"])
@pytest.mark.parametrize("case", CASES)
def test_gaps_and_overlaps_equal_geos(case: str, zone: shapely.Geometry) -> None:
    assert found(zone, CASES[case]) == pytest.approx(peer(zone, CASES[case]), abs=1e-9)


@pytest.mark.parametrize(
    ("case", "plain"),
    [
        ("one inside", True),
        ("two apart", True),
        ("two side by side", True),
        ("a ring", True),
        ("island in a hole", True),
        ("side by side, other corners", False),
        ("touching at a corner", False),
        ("crossing", False),
        ("one in the other", False),
        ("twice the same", False),
    ],
)
def test_only_chains_that_nowhere_meet_are_plain(case: str, *, plain: bool) -> None:
    assert is_plain(CASES[case]) == plain


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.6, 1.3))
def test_shrunk_and_swollen_parcels_equal_geos(seed: int, factor: float) -> None:
    parcels = made_parcels(6, 5, seed=seed, scale=1.0, steps=3).geometry.to_numpy()
    middle = shapely.get_coordinates(shapely.centroid(parcels))
    moved = [
        shapely.transform(parcel, lambda xy, at=at: at + (xy - at) * factor)
        for parcel, at in zip(parcels, middle, strict=True)
    ]
    zone = shapely.Point(109.5, 31.5).buffer(2.2)
    assert found(zone, moved) == pytest.approx(peer(zone, moved), abs=1e-8)


def test_parts_of_a_zone_without_edges_are_not_forgotten() -> None:
    zone = shapely.MultiPolygon([ZONE, shapely.box(200, 0, 300, 100)])
    parcels = [shapely.box(10, 10, 20, 20), *[shapely.box(190, -10, 310, 110)] * 2]
    assert found(zone, parcels) == pytest.approx((9900, 10_000), abs=1e-9)


def test_parts_of_a_zone_are_covered_each_for_itself() -> None:
    zone = shapely.MultiPolygon([ZONE, shapely.box(200, 0, 300, 100)])
    parcels = [shapely.box(-10, -10, 110, 110)]
    assert found(zone, parcels) == pytest.approx((10_000, 0), abs=1e-9)
