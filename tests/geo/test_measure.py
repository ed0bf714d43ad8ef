"""Areas and lengths against independent sources, and the laws that they must obey."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import MultiPolygon, Polygon

from geo import ellipsoidal_area_m2, geodesic_length_m

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

QIJIANG = (106.65, 29.03)
PLACES = [QIJIANG, (105.72, 29.70), (0.0, 0.0), (-70.4, -53.1), (25.5, 71.0)]
AUTHALIC_RADIUS_M = 6_371_007.1810
"""Moritz (2000), Geodetic Reference System 1980; that of WGS 84 is the same to 1e-10."""


def parcel(lon: float, lat: float, size_deg: float = 0.002) -> Polygon:
    """Pentagon of no symmetry, so that bulging edges do not make up for each other."""
    corners = np.array([[0, 0], [1, 0.2], [1.3, 0.9], [0.6, 0.7], [-0.2, 1.1]])
    return Polygon(np.array([lon, lat]) + size_deg * corners)


def geographiclib_area_m2(polygon: Polygon) -> float:
    figure = Geodesic.WGS84.Polygon()
    for lon, lat in polygon.exterior.coords[:-1]:
        figure.AddPoint(lat, lon)
    return abs(float(figure.Compute()[2]))


def cell_area_m2(south: float, north: float) -> float:
    """One degree of longitude wide: the radii of curvature M N cos(lat), summed up numerically."""
    a, e2 = 6_378_137.0, 0.00669437999014
    nodes, weights = np.polynomial.legendre.leggauss(20)
    half = np.radians(north - south) / 2
    lat = np.radians((north + south) / 2) + half * nodes
    density = a**2 * (1 - e2) * np.cos(lat) / (1 - e2 * np.sin(lat) ** 2) ** 2
    return float(np.radians(1) * half * (weights @ density))


lons = st.floats(73, 135)
lats = st.floats(-80, 80)
sizes = st.floats(0.001, 0.5)


@st.composite
def rectangles(draw: st.DrawFn) -> Polygon:
    lon, lat = draw(lons), draw(lats)
    return shapely.box(lon, lat, lon + draw(sizes), lat + draw(sizes))


@pytest.mark.parametrize("place", PLACES)
def test_area_of_a_parcel_equals_geographiclib(place: tuple[float, float]) -> None:
    lon, lat = place
    polygon = shapely.affinity.rotate(shapely.box(lon, lat, lon + 0.002, lat + 0.001), 20)
    assert ellipsoidal_area_m2(polygon)[0] == pytest.approx(
        geographiclib_area_m2(polygon), rel=1e-7
    )


@pytest.mark.parametrize("place", PLACES)
def test_area_with_short_edges_equals_geographiclib_for_any_shape(
    place: tuple[float, float],
) -> None:
    polygon = shapely.segmentize(parcel(*place), 0.0002)
    assert ellipsoidal_area_m2(polygon)[0] == pytest.approx(
        geographiclib_area_m2(polygon), rel=1e-7
    )


@pytest.mark.parametrize("place", PLACES)
def test_area_of_a_district_equals_the_geodesic_area_of_its_densified_border(
    place: tuple[float, float],
) -> None:
    district = parcel(*place, size_deg=0.5)
    dense = shapely.segmentize(district, 0.0005)
    geodesic_m2 = abs(Geod(ellps="WGS84").geometry_area_perimeter(dense)[0])
    assert ellipsoidal_area_m2(district)[0] == pytest.approx(geodesic_m2, rel=1e-8)


def test_area_of_the_whole_ellipsoid_is_that_of_the_published_authalic_sphere() -> None:
    whole = shapely.box(-180, -90, 180, 90)
    assert ellipsoidal_area_m2(whole)[0] == pytest.approx(
        4 * np.pi * AUTHALIC_RADIUS_M**2, rel=1e-9
    )


@pytest.mark.parametrize("south", [0, 29, 53, 89])
def test_area_of_a_degree_cell_equals_the_quadrature_of_the_radii_of_curvature(south: int) -> None:
    cell = shapely.box(106, south, 107, south + 1)
    assert ellipsoidal_area_m2(cell)[0] == pytest.approx(cell_area_m2(south, south + 1), rel=1e-11)


@given(rectangles(), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_areas_of_parts_add_up_to_the_whole(rectangle: Polygon, across: float, up: float) -> None:
    west, south, east, north = rectangle.bounds
    inner = (west + across * (east - west), south + up * (north - south))
    corners = list(rectangle.exterior.coords)
    parts = [Polygon([*corners[n : n + 2], inner]) for n in range(4)]
    assert ellipsoidal_area_m2(parts).sum() == pytest.approx(
        ellipsoidal_area_m2(rectangle)[0], rel=1e-9
    )


@given(rectangles())
def test_area_ignores_ring_direction(rectangle: Polygon) -> None:
    assert ellipsoidal_area_m2(rectangle.reverse()) == pytest.approx(ellipsoidal_area_m2(rectangle))


@given(rectangles(), st.booleans())
def test_hole_is_subtracted_whichever_way_it_runs(rectangle: Polygon, backwards: bool) -> None:  # noqa: FBT001
    hole = shapely.affinity.scale(rectangle, 0.5, 0.5)
    ring = hole.exterior.reverse() if backwards else hole.exterior
    rest = Polygon(rectangle.exterior, [ring])
    whole_m2, hole_m2, rest_m2 = ellipsoidal_area_m2([rectangle, hole, rest])
    assert rest_m2 == pytest.approx(whole_m2 - hole_m2)


def test_area_of_a_multipolygon_is_the_sum_of_its_parts() -> None:
    parts = [parcel(*place) for place in PLACES]
    assert ellipsoidal_area_m2(MultiPolygon(parts))[0] == pytest.approx(
        ellipsoidal_area_m2(parts).sum()
    )


def test_areas_keep_the_order_of_the_geometries_and_ignore_their_index() -> None:
    parts = gpd.GeoSeries([parcel(*place) for place in PLACES], index=[4, 4, 0, 1, 9], crs=4326)
    assert ellipsoidal_area_m2(parts) == pytest.approx(
        [ellipsoidal_area_m2(part)[0] for part in parts]
    )


def test_empty_polygon_has_no_area_and_missing_one_has_nan() -> None:
    areas = ellipsoidal_area_m2([Polygon(), MultiPolygon(), None])
    np.testing.assert_array_equal(areas, [0, 0, np.nan])


def test_no_geometries_have_no_areas() -> None:
    assert ellipsoidal_area_m2([]).shape == (0,)


@pytest.mark.parametrize("other", [shapely.Point(QIJIANG), shapely.GeometryCollection()])
def test_area_of_something_else_than_a_polygon_is_refused(other: BaseGeometry) -> None:
    with pytest.raises(ValueError, match="expected polygon, got"):
        ellipsoidal_area_m2([parcel(*QIJIANG), other])


def test_projected_crs_is_refused() -> None:
    projected = gpd.GeoSeries([parcel(*QIJIANG)], crs=4326).to_crs(4545)
    with pytest.raises(ValueError, match="expected lon/lat degrees"):
        ellipsoidal_area_m2(projected)


def test_metres_without_a_crs_are_refused() -> None:
    with pytest.raises(ValueError, match="180"):
        ellipsoidal_area_m2(shapely.box(368_000, 3_213_000, 369_000, 3_214_000))


@pytest.mark.parametrize("place", PLACES)
def test_length_of_a_line_is_the_sum_of_its_geodesics(place: tuple[float, float]) -> None:
    line = parcel(*place).exterior
    steps = zip(line.coords[:-1], line.coords[1:], strict=True)
    metres = [Geodesic.WGS84.Inverse(y1, x1, y2, x2)["s12"] for (x1, y1), (x2, y2) in steps]
    assert geodesic_length_m(shapely.LineString(line))[0] == pytest.approx(sum(metres), rel=1e-9)


def test_perimeter_counts_the_rings_of_holes() -> None:
    shell, hole = shapely.box(106, 29, 106.3, 29.3), shapely.box(106.1, 29.1, 106.2, 29.2)
    pierced = shell.difference(hole)
    assert geodesic_length_m(pierced)[0] == pytest.approx(geodesic_length_m([shell, hole]).sum())


def test_empty_line_has_no_length_and_missing_one_has_nan() -> None:
    np.testing.assert_array_equal(geodesic_length_m([shapely.LineString(), None]), [0, np.nan])
