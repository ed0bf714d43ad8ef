"""The bundled geometry: published areas, honest marks, clean files."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from pyproj import Geod

from geo import features_from_geojson, harmonic_outline, rfc7946_faults, scaled_outline

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import geopandas as gpd
    from shapely import Polygon

REGIONS = ("qijiang", "dazu")
LAYERS = ("outline", "places", "parks")
FILES = [(region, layer) for region in REGIONS for layer in LAYERS]

PUBLISHED_KM2 = {"food-park-planned": 4.16, "food-park-built": 1.7}
NOMINAL_KM2 = 2.0
SLIVERS_DEG2 = 2e-5  # half a metre along a border of 400 km: neighbours have five decimals
ILLUSTRATED = ["beidu-illustration", "qiaohe-illustration", "tonghui-illustration"]

COMMON = {
    "id", "unit_id", "basis", "position_uncertainty_m", "area_measurable", "area_note",
    "valid_from", "valid_to", "source", "note", "note_zh",
}  # fmt: skip
REQUIRED = {
    "outline": COMMON | {"role", "adcode", "name_zh", "name_en", "label_lon", "label_lat"},
    "places": COMMON | {"role"},
    "parks": COMMON | {"extent", "seed"},
}
ALLOWED = {
    ("outline", "role"): {"district", "neighbour"},
    ("outline", "basis"): {"digitised"},
    ("places", "role"): {"district_seat", "possible_seat", "seat", "site", "stand_in"},
    ("places", "basis"): {"estimated", "published", "stand_in"},
    ("parks", "extent"): {"built", "illustration", "planned"},
    ("parks", "basis"): {"schematic"},
}


def path_of(region: str, layer: str) -> Traversable:
    return files("parks").joinpath("data", "regions", region, f"{layer}.geojson")


def layer_of(region: str, layer: str) -> gpd.GeoDataFrame:
    return features_from_geojson(path_of(region, layer))


def ids_of(region: str, table: str, column: str) -> set[str]:
    text = files("parks").joinpath("data", "regions", region, f"{table}.csv").read_text("utf-8")
    return {row[column] for row in csv.DictReader(text.removeprefix("\ufeff").splitlines())}


def shapes_of(region: str, layer: str) -> dict[str, Any]:
    frame = layer_of(region, layer)
    return dict(zip(frame["id"], frame.geometry, strict=True))


def geodesic_km2(polygon: Polygon) -> float:
    """Area by geodesic edges: another definition and another library than the one under test."""
    return abs(float(Geod(ellps="WGS84").geometry_area_perimeter(polygon)[0])) / 1e6


@pytest.mark.parametrize(("region", "layer"), FILES)
def test_file_is_clean_by_the_rfc(region: str, layer: str) -> None:
    assert rfc7946_faults(path_of(region, layer).read_text(encoding="utf-8")) == ()


@pytest.mark.parametrize(("region", "layer"), FILES)
def test_geometry_is_valid(region: str, layer: str) -> None:
    geometries = layer_of(region, layer).geometry
    assert geometries.is_valid.all()
    assert not geometries.is_empty.any()


@pytest.mark.parametrize(("region", "layer"), FILES)
def test_ids_are_unique(region: str, layer: str) -> None:
    ids = layer_of(region, layer)["id"]
    assert ids.notna().all()
    assert ids.is_unique


@pytest.mark.parametrize(("region", "layer"), FILES)
def test_required_properties_are_there(region: str, layer: str) -> None:
    frame = layer_of(region, layer)
    assert frame.empty or REQUIRED[layer] <= set(frame.columns)


@pytest.mark.parametrize(("layer", "column"), ALLOWED)
@pytest.mark.parametrize("region", REGIONS)
def test_values_are_from_the_allowed_ones(region: str, layer: str, column: str) -> None:
    frame = layer_of(region, layer)
    assert frame.empty or set(frame[column]) <= ALLOWED[layer, column]


@pytest.mark.parametrize(("region", "layer"), FILES)
def test_uncertainty_is_whole_metres(region: str, layer: str) -> None:
    frame = layer_of(region, layer)
    assert frame.empty or all(type(m) is int and m > 0 for m in frame["position_uncertainty_m"])


@pytest.mark.parametrize(("region", "layer"), FILES)
def test_every_unit_and_source_is_in_its_table(region: str, layer: str) -> None:
    frame = layer_of(region, layer).reindex(columns=["unit_id", "source"])
    assert set(frame["unit_id"].dropna()) <= ids_of(region, "units", "id")
    assert set(frame["source"].dropna()) <= ids_of(region, "sources", "source_id")


@pytest.mark.parametrize(("region", "km2"), [("qijiang", 2750.3), ("dazu", 1434.6)])
def test_one_outline_is_the_district(region: str, km2: float) -> None:
    outline = layer_of(region, "outline")
    assert outline.loc[outline["role"] == "district", "id"].tolist() == [region]
    assert geodesic_km2(shapes_of(region, "outline")[region]) == pytest.approx(km2, abs=0.1)


@pytest.mark.parametrize("region", REGIONS)
def test_neighbours_fill_the_map_around_the_district_without_gaps(region: str) -> None:
    shapes = list(shapes_of(region, "outline").values())
    whole = shapely.union_all(shapes)
    assert whole.convex_hull.area - whole.area < SLIVERS_DEG2
    assert sum(shape.area for shape in shapes) - whole.area < SLIVERS_DEG2


@pytest.mark.parametrize("region", REGIONS)
def test_label_of_a_neighbour_stands_in_it(region: str) -> None:
    outline = layer_of(region, "outline")
    neighbours = outline[outline["role"] == "neighbour"]
    lonlat = neighbours[["label_lon", "label_lat"]].astype(float).to_numpy()
    assert shapely.contains_xy(neighbours.geometry.to_numpy(), lonlat).all()


@pytest.mark.parametrize("region", REGIONS)
def test_places_lie_in_the_district(region: str) -> None:
    district = shapes_of(region, "outline")[region]
    assert layer_of(region, "places").within(district).all()


@pytest.mark.parametrize(("region", "seat"), [("qijiang", "gunan"), ("dazu", "tangxiang")])
def test_district_has_one_seat(region: str, seat: str) -> None:
    places = layer_of(region, "places")
    assert places.loc[places["role"] == "district_seat", "unit_id"].tolist() == [seat]


def test_dazu_has_no_shape_because_no_area_is_published() -> None:
    assert layer_of("dazu", "parks").empty


def test_shapes_lie_in_the_district() -> None:
    district = shapes_of("qijiang", "outline")["qijiang"]
    assert layer_of("qijiang", "parks").within(district).all()


def test_shapes_have_vertices_enough_to_look_smooth() -> None:
    closing = 1
    assert (layer_of("qijiang", "parks").count_coordinates() - closing >= 96).all()


@pytest.mark.parametrize(("shape", "km2"), PUBLISHED_KM2.items())
def test_schematic_shape_has_its_published_area(shape: str, km2: float) -> None:
    assert geodesic_km2(shapes_of("qijiang", "parks")[shape]) == pytest.approx(km2, rel=1e-3)


def test_built_share_lies_in_the_planned_shape() -> None:
    shapes = shapes_of("qijiang", "parks")
    assert shapes["food-park-built"].within(shapes["food-park-planned"])


@pytest.mark.parametrize("shape", ILLUSTRATED)
def test_illustration_has_the_nominal_size(shape: str) -> None:
    km2 = geodesic_km2(shapes_of("qijiang", "parks")[shape])
    assert km2 == pytest.approx(NOMINAL_KM2, rel=1e-3)


def test_only_published_areas_are_measurable() -> None:
    parks = layer_of("qijiang", "parks")
    measurable = dict(zip(parks["id"], parks["area_measurable"], strict=True))
    assert measurable == dict.fromkeys(PUBLISHED_KM2, True) | dict.fromkeys(ILLUSTRATED, False)


def test_shapes_without_a_published_area_are_illustrations() -> None:
    parks = layer_of("qijiang", "parks")
    assert parks.loc[parks["extent"] == "illustration", "id"].tolist() == ILLUSTRATED


@pytest.mark.parametrize("shape", ["food-park-planned", *ILLUSTRATED])
def test_shape_drawn_again_from_its_seed_is_the_stored_one(shape: str) -> None:
    parks, places = layer_of("qijiang", "parks"), layer_of("qijiang", "places")
    unit, seed = parks.loc[parks["id"] == shape, ["unit_id", "seed"]].to_numpy()[0]
    lon, lat = shapely.get_coordinates(places.geometry[places["unit_id"] == unit])[0]
    area_m2 = PUBLISHED_KM2.get(shape, NOMINAL_KM2) * 1e6
    drawn = harmonic_outline(lon, lat, area_m2=area_m2, seed=seed)
    assert same_vertices(drawn, shapes_of("qijiang", "parks")[shape])


def test_built_share_drawn_again_from_the_planned_shape_is_the_stored_one() -> None:
    shapes = shapes_of("qijiang", "parks")
    drawn = scaled_outline(shapes["food-park-planned"], area_m2=1.7e6)
    assert same_vertices(drawn, shapes["food-park-built"])


def same_vertices(one: Polygon, other: Polygon) -> bool:
    """Equal but for the last of seven decimals, which may fall either way on another machine."""
    off_deg = shapely.get_coordinates(one) - shapely.get_coordinates(other)
    return bool(np.abs(off_deg).max() < 1.5e-7)
