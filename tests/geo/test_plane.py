"""Areas in the plane of a CRS against geodesics, PROJ and hand calculation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from geo.checks.repair import repaired
from geo.plane import Plane

if TYPE_CHECKING:
    from pathlib import Path

PLACES = {
    "EPSG:4545": (368_000, 3_213_000),
    "EPSG:4524": (36_368_000, 3_213_000),
    "EPSG:3826": (250_000, 2_700_000),
    "EPSG:3414": (28_000, 30_000),
    "EPSG:2263": (990_000, 190_000),
    "EPSG:32648": (600_000, 3_200_000),
    "EPSG:3857": (11_870_000, 3_360_000),
    "EPSG:4479": None,
}
PROJECTED = [code for code, place in PLACES.items() if place]


def parcel(code: str, size: float = 2000.0) -> shapely.Polygon:
    corners = np.array([[0, 0], [1, 0.2], [1.3, 0.9], [0.6, 0.7], [-0.2, 1.1]])
    hole = 0.1 * corners[:4] + (0.4, 0.4)
    return shapely.Polygon(PLACES[code] + size * corners, [PLACES[code] + size * hole])


def geodesic_m2(polygon: shapely.Polygon, crs: CRS) -> float:
    """Area of the polygon with its edges cut in short pieces, which are turned into geodesics."""
    to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
    ellipsoid = Geodesic(crs.ellipsoid.semi_major_metre, 1 / crs.ellipsoid.inverse_flattening)
    areas = []
    for ring in shapely.get_rings(shapely.segmentize(polygon, 20.0)):
        figure = ellipsoid.Polygon()
        for lon, lat in zip(*to_degrees.transform(*ring.coords.xy), strict=True):
            figure.AddPoint(lat, lon)
        areas.append(abs(figure.Compute()[2]))
    return areas[0] - sum(areas[1:])


@pytest.mark.parametrize("code", PROJECTED)
def test_area_in_a_projection_equals_that_of_geodesics(code: str) -> None:
    polygon = parcel(code)
    measured = Plane(CRS(code)).area_m2(np.array([polygon]))[0]
    assert measured == pytest.approx(geodesic_m2(polygon, CRS(code)), rel=1e-9)


@pytest.mark.parametrize("code", ["EPSG:4326", "EPSG:4490", "EPSG:4214"])
def test_density_of_degrees_times_a_small_square_is_its_area(code: str) -> None:
    plane, side = Plane(CRS(code)), 1e-4
    square = shapely.box(106.5, 29.0, 106.5 + side, 29.0 + side)
    middle = np.array([[106.5 + side / 2, 29.0 + side / 2]])
    assert plane.density_m2(middle)[0] * side**2 == pytest.approx(
        plane.area_m2(np.array([square]))[0], rel=1e-9
    )


@pytest.mark.parametrize("code", PROJECTED)
def test_planar_area_is_that_of_the_plane_in_square_metres(code: str) -> None:
    unit_m = CRS(code).axis_info[0].unit_conversion_factor
    polygon = parcel(code)
    measured = Plane(CRS(code), area="planar").area_m2(np.array([polygon]))[0]
    assert measured == pytest.approx(polygon.area * unit_m**2, rel=1e-15)


@given(st.sampled_from(PROJECTED), st.floats(0.05, 0.95), st.floats(100, 20_000))
def test_areas_of_parts_add_up_to_the_whole(code: str, share: float, size: float) -> None:
    x, y = PLACES[code]
    edge = x + share * size
    whole = shapely.box(x, y, x + size, y + size / 2)
    parts = [shapely.box(x, y, edge, y + size / 2), shapely.box(edge, y, x + size, y + size / 2)]
    plane = Plane(CRS(code))
    assert plane.area_m2(np.array(parts)).sum() == pytest.approx(
        plane.area_m2(np.array([whole]))[0], rel=1e-12
    )


@pytest.mark.parametrize("code", PROJECTED)
def test_ring_direction_does_not_matter(code: str) -> None:
    plane, polygon = Plane(CRS(code)), parcel(code)
    first, second = plane.area_m2(np.array([polygon, shapely.reverse(polygon)]))
    assert first == pytest.approx(second, rel=1e-14)


def test_missing_empty_and_other_geometries_have_no_area() -> None:
    others = [
        None,
        shapely.Polygon(),
        shapely.Point(106, 29),
        shapely.LineString([(106, 29), (1, 1)]),
    ]
    assert Plane(CRS(4326)).area_m2(np.array(others, dtype=object)).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("crs", "area", "reason"),
    [
        (None, "ellipsoidal", "expected a CRS"),
        ("EPSG:4326", "planar", "degrees have no planar area"),
        ("EPSG:4479", "ellipsoidal", "geographic or projected"),
        ("EPSG:4807", "ellipsoidal", "expected degrees"),
    ],
)
def test_a_plane_that_cannot_be_measured_is_refused(crs: str, area: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Plane(CRS(crs) if crs else None, area=area)


def test_coordinates_far_outside_of_the_projection_are_refused() -> None:
    far = np.array([shapely.box(1e9, 1e9, 1e9 + 100, 1e9 + 100)])
    with pytest.raises(ValueError, match="outside"):
        Plane(CRS("EPSG:32648")).area_m2(far)


def test_areas_stated_by_a_publisher_are_those_of_the_plane(shared_data: Path) -> None:
    layer = gpd.read_parquet(shared_data / "landuse/taiwan_north_central_landuse.parquet")
    stated = pd.to_numeric(layer["參考面"], errors="coerce").to_numpy()
    polygons = repaired(layer.geometry.to_numpy(), crs=layer.crs).geometries
    planar = Plane(layer.crs, area="planar").area_m2(polygons)
    apart = np.abs(planar - stated)[stated > 0] / stated[stated > 0]
    assert np.median(apart) < 1e-6, "6e-7 as SOURCES.md states"


@pytest.mark.parametrize("layer", ["taiwan_north_central_landuse", "nyc_gowanus_mappluto_lots"])
def test_real_parcels_have_the_areas_of_geodesics(shared_data: Path, layer: str) -> None:
    frame = gpd.read_parquet(shared_data / f"landuse/{layer}.parquet").iloc[::97]
    plane, crs = Plane(frame.crs), frame.crs
    parcels = frame.geometry.to_numpy()
    parcels = parcels[shapely.is_valid(parcels) & (plane.area_m2(parcels) > 10)]
    dense = shapely.segmentize(parcels, 20.0 if crs.is_projected else 2e-4)
    to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
    lonlat = shapely.transform(dense, lambda xy: np.column_stack(to_degrees.transform(*xy.T)))
    geod = crs.get_geod()
    peer = [
        abs(geod.geometry_area_perimeter(polygon)[0]) for polygon in shapely.orient_polygons(lonlat)
    ]
    assert len(peer) > 50
    rounding_m2 = 1e-3  # of a geodesic area, which is a difference of areas down to the equator
    assert plane.area_m2(parcels) == pytest.approx(peer, rel=1e-7, abs=rounding_m2)
