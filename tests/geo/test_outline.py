"""Schematic outlines: exact area, smooth shape, the same for the same seed."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Polygon

from geo import harmonic_outline, scaled_outline, uncertainty_circle

WGS84 = Geod(ellps="WGS84")
LON, LAT = 106.69, 29.045

seeds = st.integers(0, 10_000)
areas_m2 = st.floats(1e4, 1e9)
lons = st.floats(-170, 170)
lats = st.floats(-70, 70)


def geodesic_area_m2(polygon: Polygon) -> float:
    """Area with its sign: > 0 for counter-clockwise shells."""
    return float(WGS84.geometry_area_perimeter(polygon)[0])


def sharpest_turn_deg(polygon: Polygon) -> float:
    """Largest change of direction at a vertex, in a local plane."""
    lonlat = shapely.get_coordinates(polygon)[:-1] * [np.cos(np.radians(polygon.centroid.y)), 1]
    edges = np.roll(lonlat, -1, axis=0) - lonlat
    bearings = np.unwrap(np.arctan2(edges[:, 1], edges[:, 0]))
    return float(np.degrees(np.abs(np.diff(bearings)).max()))


@given(lons, lats, areas_m2, seeds)
def test_stored_vertices_enclose_the_area(
    lon: float, lat: float, area_m2: float, seed: int
) -> None:
    outline = harmonic_outline(lon, lat, area_m2=area_m2, seed=seed)
    assert geodesic_area_m2(outline) == pytest.approx(area_m2, rel=2e-5)


@given(seeds, areas_m2)
def test_outline_is_simple_and_runs_counter_clockwise(seed: int, area_m2: float) -> None:
    outline = harmonic_outline(LON, LAT, area_m2=area_m2, seed=seed)
    assert outline.is_valid
    assert outline.exterior.is_ccw


@given(seeds)
def test_outline_has_no_corners(seed: int) -> None:
    outline = harmonic_outline(LON, LAT, area_m2=4.16e6, seed=seed, vertices=96)
    assert sharpest_turn_deg(outline) < 12


@given(seeds)
def test_outline_is_about_its_position(seed: int) -> None:
    outline = harmonic_outline(LON, LAT, area_m2=4.16e6, seed=seed)
    *_, distance_m = WGS84.inv(LON, LAT, outline.centroid.x, outline.centroid.y)
    assert distance_m < 1


@given(seeds)
def test_vertices_have_at_most_seven_decimals(seed: int) -> None:
    lonlat = shapely.get_coordinates(harmonic_outline(LON, LAT, area_m2=4.16e6, seed=seed))
    np.testing.assert_array_equal(lonlat, np.round(lonlat, 7))


@given(seeds)
def test_same_seed_gives_the_same_outline(seed: int) -> None:
    first, second = (harmonic_outline(LON, LAT, area_m2=2e6, seed=seed) for _ in range(2))
    assert first.equals_exact(second)


def test_other_seeds_give_other_outlines() -> None:
    outlines = {harmonic_outline(LON, LAT, area_m2=2e6, seed=seed).wkb for seed in range(200)}
    assert len(outlines) == 200


@pytest.mark.parametrize("vertices", [96, 128, 361])
def test_outline_has_as_many_vertices_as_asked_for(vertices: int) -> None:
    outline = harmonic_outline(LON, LAT, area_m2=2e6, seed=1, vertices=vertices)
    assert len(outline.exterior.coords) == vertices + 1


def test_too_few_vertices_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 96 vertices, got 95"):
        harmonic_outline(LON, LAT, area_m2=2e6, seed=1, vertices=95)


@pytest.mark.parametrize("area_m2", [0, -1, float("nan"), float("inf")])
def test_area_that_is_not_positive_is_refused(area_m2: float) -> None:
    with pytest.raises(ValueError, match="expected an area > 0 m2"):
        harmonic_outline(LON, LAT, area_m2=area_m2, seed=1)


def test_area_too_small_for_seven_decimals_is_refused() -> None:
    with pytest.raises(ValueError, match="7 decimals"):
        harmonic_outline(LON, LAT, area_m2=0.01, seed=1)


@given(seeds, st.floats(0.05, 20))
def test_scaled_outline_has_its_new_area(seed: int, share: float) -> None:
    outline = harmonic_outline(LON, LAT, area_m2=4.16e6, seed=seed)
    scaled = scaled_outline(outline, area_m2=share * 4.16e6)
    assert geodesic_area_m2(scaled) == pytest.approx(share * 4.16e6, rel=2e-5)


@given(seeds, st.floats(0.05, 0.9))
def test_scaled_outline_is_the_same_shape_about_the_same_centre(seed: int, share: float) -> None:
    outline = harmonic_outline(LON, LAT, area_m2=4.16e6, seed=seed)
    scaled = scaled_outline(outline, area_m2=share * 4.16e6)
    centre = shapely.get_coordinates(outline.centroid)
    back = shapely.transform(scaled, lambda lonlat: centre + (lonlat - centre) / share**0.5)
    assert back.equals_exact(outline, tolerance=1e-6)


def test_scaled_outline_of_a_clockwise_polygon_runs_counter_clockwise() -> None:
    clockwise = harmonic_outline(LON, LAT, area_m2=4.16e6, seed=1).reverse()
    assert scaled_outline(clockwise, area_m2=1.7e6).exterior.is_ccw


def test_empty_outline_cannot_be_scaled() -> None:
    with pytest.raises(ValueError, match="empty"):
        scaled_outline(Polygon(), area_m2=1)


@given(lons, lats, st.floats(1, 50_000))
def test_every_vertex_of_a_circle_lies_at_its_radius(
    lon: float, lat: float, radius_m: float
) -> None:
    circle = uncertainty_circle(lon, lat, radius_m=radius_m)
    lons_, lats_ = shapely.get_coordinates(circle).T
    *_, distances_m = WGS84.inv(np.full_like(lons_, lon), np.full_like(lats_, lat), lons_, lats_)
    assert distances_m == pytest.approx(np.full_like(lons_, radius_m), abs=1e-6)


def test_circle_runs_counter_clockwise() -> None:
    assert uncertainty_circle(LON, LAT, radius_m=3000).exterior.is_ccw


def test_circle_without_a_radius_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a radius > 0 m, got 0"):
        uncertainty_circle(LON, LAT, radius_m=0)
