"""The parcels of the demo region: clean coverages that fill every park exactly."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic

from geo import ellipsoidal_area_m2
from parks import Region

STATES = ("planned", "current")
PARKS = ("park-a", "park-b", "park-c", "park-d")
EXACT = 1e-9
NEAREST_LAND = {"Sri Lanka": (81.88, 7.0), "Great Nicobar": (93.65, 7.0), "Sumatra": (95.2, 5.6)}
"""Points on the coasts that face the demo region, degrees."""


def of_state(demo: Region, state: str) -> gpd.GeoDataFrame:
    assert demo.landuse is not None
    return demo.landuse[demo.landuse["state"] == state]


def planned_boundary(demo: Region, park: str) -> shapely.Geometry:
    rows = demo.parks[(demo.parks["unit_id"] == park) & (demo.parks["extent"] == "planned")]
    return rows.geometry.iloc[0]


def inside(shapes: np.ndarray, zone: shapely.Geometry) -> np.ndarray:
    cut = shapely.get_parts(shapely.intersection(shapes, zone))
    parts = shapely.get_parts(cut)
    return parts[shapely.get_dimensions(parts) == 2]


@pytest.mark.parametrize("state", STATES)
def test_each_state_is_a_coverage(demo: Region, state: str) -> None:
    shapes = of_state(demo, state).geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("park", PARKS)
def test_parcels_fill_the_park_exactly(demo: Region, park: str, state: str) -> None:
    zone = planned_boundary(demo, park)
    parts = inside(of_state(demo, state).geometry.to_numpy(), zone)
    whole = ellipsoidal_area_m2([zone])[0]
    assert ellipsoidal_area_m2(parts).sum() == pytest.approx(whole, rel=EXACT)
    assert shapely.union_all(parts).symmetric_difference(zone).area <= EXACT * zone.area


def test_planned_parcels_end_at_the_boundary(demo: Region) -> None:
    for park, parcels in of_state(demo, "planned").groupby("park"):
        union = shapely.coverage_union_all(parcels.geometry.to_numpy())
        assert union.equals_exact(planned_boundary(demo, park), normalize=True)


@pytest.mark.parametrize("park", PARKS)
def test_boundary_cuts_current_parcels(demo: Region, park: str) -> None:
    shapes = of_state(demo, "current").geometry.to_numpy()
    share = shapely.area(shapely.intersection(shapes, planned_boundary(demo, park)))
    share /= shapely.area(shapes)
    assert ((share > 0.01) & (share < 0.99)).sum() >= 10


def test_parcels_lie_around_the_parks_too(demo: Region) -> None:
    current = of_state(demo, "current")
    assert current["park"].isna().sum() >= 200
    assert of_state(demo, "planned")["park"].notna().all()


def test_parks_lie_apart_inside_the_district(demo: Region) -> None:
    zones = [planned_boundary(demo, park) for park in PARKS]
    assert shapely.union_all(zones).area == pytest.approx(sum(zone.area for zone in zones))
    assert shapely.contains_properly(demo.district.geometry.iloc[0], zones).all()


def test_built_extent_holds_the_built_parcels(demo: Region) -> None:
    built = of_state(demo, "current").query("building_state == 'A' and park == 'park-a'")
    drawn = demo.parks.set_index("id").geometry["park-a-built"]
    shapes = built.geometry.to_numpy()
    covered = shapely.area(shapely.intersection(shapes, drawn)).sum()
    assert covered > 0.99 * shapely.area(shapes).sum()
    assert shapely.area(shapes).sum() < drawn.area < 1.25 * shapely.area(shapes).sum()
    assert shapely.get_num_interior_rings(shapely.get_parts(drawn)).sum() == 0


@pytest.mark.parametrize("state", STATES)
def test_shapes_are_not_all_plain(demo: Region, state: str) -> None:
    shapes = of_state(demo, state).geometry
    assert 1 <= (shapes.geom_type == "MultiPolygon").sum() <= 3
    assert (shapes.count_interior_rings() > 0).sum() >= 3
    assert (shapes.count_coordinates() > 30).sum() >= 3


def test_positions_have_seven_decimals(demo: Region) -> None:
    positions = shapely.get_coordinates(demo.landuse.geometry)
    assert (positions == positions.round(7)).all()


@pytest.mark.parametrize(("lon", "lat"), NEAREST_LAND.values(), ids=NEAREST_LAND)
def test_region_lies_far_from_land(demo: Region, lon: float, lat: float) -> None:
    middle = demo.district.geometry.iloc[0].centroid
    away = Geodesic.WGS84.Inverse(middle.y, middle.x, lat, lon)["s12"]
    assert away > 500_000
