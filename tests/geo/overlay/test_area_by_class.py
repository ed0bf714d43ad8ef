"""Land by zone and class against geopandas, and the laws that it must obey."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_parcels import made_parcels, made_zones

from geo.checks.repair import repaired
from geo.measure import ellipsoidal_area_m2
from geo.overlay import area_by_class, overlay, pieces

if TYPE_CHECKING:
    from pathlib import Path

SIZE = {"width": 12 * 0.0003, "height": 10 * 0.0003}
FIELDS = {"zone_id": "zone", "class_field": "class_code"}


def unit_squares(*corners: tuple[float, float], size: float = 100.0) -> np.ndarray:
    """Squares of 1 ha in EPSG:4545, by their lower left corners."""
    low = np.add(corners, (368_000, 3_213_000))
    return shapely.box(low[:, 0], low[:, 1], low[:, 0] + size, low[:, 1] + size)


def frame(geometry: np.ndarray, **columns: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns, geometry=geometry, crs="EPSG:4545")


def sums(by_class: pd.DataFrame) -> pd.Series:
    return by_class.set_index(["zone_id", "class"])["area_m2"].sort_index()


def peer_sums(zones: gpd.GeoDataFrame, parcels: gpd.GeoDataFrame) -> pd.Series:
    """The same by geopandas.overlay, in the plane of the parcels' CRS."""
    cut = gpd.overlay(zones.to_crs(parcels.crs), parcels, keep_geom_type=True)
    cut["area_m2"] = cut.area
    return cut.groupby(["zone", "class_code"])["area_m2"].sum().sort_index()


@pytest.mark.parametrize("seed", range(4))
def test_planar_areas_equal_geopandas(seed: int) -> None:
    parcels = made_parcels(12, 10, seed=seed).to_crs("EPSG:4545")
    zones = made_zones(5, seed=seed, **SIZE)
    ours = sums(area_by_class(zones, parcels, **FIELDS, area="planar"))
    peer = peer_sums(zones, parcels)
    pd.testing.assert_series_equal(
        ours[ours > 1e-6], peer[peer > 1e-6], check_names=False, rtol=1e-9
    )


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4545"])
@pytest.mark.parametrize("seed", range(4))
def test_every_zone_balances_on_the_ellipsoid(crs: str, seed: int) -> None:
    parcels = made_parcels(12, 10, seed=seed).to_crs(crs)
    done = overlay(made_zones(5, seed=seed, **SIZE), parcels, **FIELDS)
    assert (done.by_zone["residual_m2"].abs() <= 1e-9 * done.by_zone["zone_area_m2"]).all()
    covered = done.by_class.groupby("zone_id")["area_m2"].sum()
    by_zone = done.by_zone.set_index("zone_id")
    assert covered.to_numpy() == pytest.approx(
        (by_zone["classified_m2"] + by_zone["unclassified_m2"]).to_numpy(), rel=1e-12
    )


def test_hand_made_squares_give_hand_made_numbers() -> None:
    parcels = frame(unit_squares((0, 0), (100, 0), (0, 100)), class_code=["a", "b", None])
    zones = frame(unit_squares((50, 50), (1000, 0)), zone=["cut", "empty"])
    done = overlay(zones, parcels, **FIELDS, area="planar")
    found = done.by_class[["zone_id", "class", "area_m2", "parcels", "share"]].to_numpy().tolist()
    assert found == [
        ["cut", "", 2500.0, 1, 0.25],
        ["cut", "a", 2500.0, 1, 0.25],
        ["cut", "b", 2500.0, 1, 0.25],
    ]
    cut, empty = done.by_zone.to_dict("records")
    assert (cut["classified_m2"], cut["unclassified_m2"], cut["gaps_m2"]) == (5000, 2500, 2500)
    assert (empty["gaps_m2"], empty["parcels"]) == (10_000, 0)


def test_a_shifted_parcel_makes_a_gap_and_an_overlap_of_one_size() -> None:
    parcels = frame(unit_squares((0, 0), (110, 0), (200, 0)), class_code=list("abc"))
    zones = frame([shapely.box(368_000, 3_213_000, 368_300, 3_213_100)], zone=["z"])
    (zone,) = overlay(zones, parcels, **FIELDS, area="planar").by_zone.to_dict("records")
    assert zone["gaps_m2"] == pytest.approx(1000)
    assert zone["overlaps_m2"] == pytest.approx(1000)
    assert zone["residual_m2"] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("times", [2, 3])
def test_parcels_stacked_several_times_overlap_that_often(times: int) -> None:
    parcels = made_parcels(6, 5).to_crs("EPSG:4545")
    zones = frame([parcels.union_all().buffer(-20)], zone=["z"])
    stacked = pd.concat([parcels] * times, ignore_index=True)
    (zone,) = overlay(zones, stacked, **FIELDS).by_zone.to_dict("records")
    assert zone["overlaps_m2"] == pytest.approx((times - 1) * zone["zone_area_m2"], rel=1e-9)
    assert zone["gaps_m2"] == pytest.approx(0, abs=1e-6)


def test_a_hole_in_the_parcels_is_a_gap() -> None:
    ring = shapely.box(368_000, 3_213_000, 368_300, 3_213_300) - unit_squares((100, 100))[0]
    parcels = frame([ring], class_code=["a"])
    zones = frame([shapely.box(368_050, 3_213_050, 368_250, 3_213_250)], zone=["z"])
    (zone,) = overlay(zones, parcels, **FIELDS, area="planar").by_zone.to_dict("records")
    assert zone["gaps_m2"] == pytest.approx(10_000)


def test_zones_that_overlap_each_other_are_measured_each() -> None:
    parcels = frame(unit_squares((0, 0), (100, 0)), class_code=["a", "b"])
    zones = frame(unit_squares((0, 0), (50, 0)), zone=["left", "middle"])
    done = sums(area_by_class(zones, parcels, **FIELDS, area="planar"))
    assert done.to_dict() == {("left", "a"): 10_000, ("middle", "a"): 5000, ("middle", "b"): 5000}


def test_invalid_parcels_are_repaired_and_told() -> None:
    bow_tie = shapely.Polygon(
        np.add([[0, 0], [100, 100], [100, 0], [0, 100]], (368_000, 3_213_000))
    )
    parcels = frame([bow_tie], class_code=["a"])
    zones = frame([shapely.box(367_990, 3_212_990, 368_110, 3_213_110)], zone=["z"])
    done = overlay(zones, parcels, **FIELDS, area="planar")
    assert done.by_class["area_m2"].tolist() == pytest.approx([5000])
    (finding,) = done.findings
    assert (finding.code, finding.feature_id) == ("geometry-repaired", "#1")


def test_lines_points_and_missing_geometries_count_for_nothing() -> None:
    square = unit_squares((0, 0))[0]
    parcels = frame(
        [square.boundary, square.centroid, None, shapely.Polygon()], class_code=list("abcd")
    )
    done = overlay(frame([square], zone=["z"]), parcels, **FIELDS)
    assert done.by_class.empty
    assert done.by_zone["gaps_m2"].tolist() == pytest.approx(done.by_zone["zone_area_m2"].tolist())


def test_collections_and_heights_are_read_as_their_polygons() -> None:
    square = unit_squares((0, 0))[0]
    collection = shapely.GeometryCollection([shapely.force_3d(square, 5.0), square.boundary])
    done = area_by_class(
        frame([square], zone=["z"]), frame([collection], class_code=["a"]), **FIELDS, area="planar"
    )
    assert done["area_m2"].tolist() == pytest.approx([10_000])


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.data())
def test_order_direction_and_splitting_of_parcels_do_not_matter(
    seed: int, data: st.DataObject
) -> None:
    parcels = made_parcels(6, 5, seed=seed, steps=3)
    zones = made_zones(3, width=6 * 0.0003, height=5 * 0.0003, seed=seed)
    whole = sums(area_by_class(zones, parcels, **FIELDS))
    order = data.draw(st.permutations(range(len(parcels))))
    changed = parcels.iloc[list(order)].reset_index(drop=True)
    changed.geometry = [
        shapely.reverse(shape) if turn else shape
        for shape, turn in zip(
            changed.geometry,
            data.draw(st.lists(st.booleans(), min_size=30, max_size=30)),
            strict=True,
        )
    ]
    west = data.draw(st.floats(106.4001, 106.4015))
    halves = [changed.clip_by_rect(*box) for box in ((106, 28, west, 30), (west, 28, 107, 30))]
    split = pd.concat([changed.set_geometry(half) for half in halves], ignore_index=True)
    split = split[~split.is_empty]
    for other in (changed, split):
        found = sums(area_by_class(zones, other, **FIELDS))
        assert found[found > 1e-5].to_numpy() == pytest.approx(
            whole[whole > 1e-5].to_numpy(), rel=1e-8, abs=1e-6
        )


def messy_parcels(rng: np.random.Generator) -> np.ndarray:
    """Parcels in metres: some merged to parts and holes, some twice, some left out."""
    shapes = made_parcels(8, 7, seed=int(rng.integers(10_000)), scale=30.0, steps=3).geometry
    shapes = np.array([shapely.affinity.translate(shape, 368_000, 3_213_000) for shape in shapes])
    if rng.random() < 0.5:
        group = rng.integers(0, 12, len(shapes))
        shapes = np.array([shapely.union_all(shapes[group == one]) for one in np.unique(group)])
    if rng.random() < 0.4:
        aside = [shapely.affinity.translate(shape, *rng.uniform(-5, 5, 2)) for shape in shapes[:4]]
        shapes = np.concatenate([shapes, aside])
    return np.delete(shapes, rng.integers(len(shapes))) if rng.random() < 0.3 else shapes


def messy_zone(rng: np.random.Generator, shapes: np.ndarray) -> shapely.Geometry:
    """A zone along the sides of parcels, a box, a ring, or two boxes."""
    low = np.add((368_106.4, 3_213_029), rng.uniform(40, 150, 2))
    return [
        shapely.union_all(rng.choice(shapes, 3)),
        shapely.box(*low, *(low + rng.uniform(20, 120, 2))),
        shapely.Point(low).buffer(rng.uniform(10, 90)) - shapely.Point(low).buffer(5),
        shapely.union_all([shapely.box(*low, *(low + 30)), shapely.box(*(low + 50), *(low + 80))]),
    ][rng.integers(4)]


@settings(max_examples=60, deadline=None)
@example(seed=1355886)
@given(seed=st.integers(0, 2**32))
def test_messy_layers_have_the_areas_gaps_and_overlaps_of_geos(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shapes = messy_parcels(rng)
    zone = messy_zone(rng, shapes)
    done = overlay(
        frame(np.array([zone]), zone=["z"]),
        frame(shapes, class_code=rng.choice(["a", "b"], len(shapes))),
        **FIELDS,
        area="planar",
    )
    pieces_m2 = shapely.area(shapely.intersection(shapes, zone))
    union_m2 = shapely.union_all(shapely.intersection(shapes, zone)).area
    (balance,) = done.by_zone.to_dict("records")
    assert balance["classified_m2"] == pytest.approx(pieces_m2.sum(), abs=1e-5)
    assert balance["gaps_m2"] == pytest.approx(zone.area - union_m2, abs=1e-5)
    assert balance["overlaps_m2"] == pytest.approx(pieces_m2.sum() - union_m2, abs=1e-5)


def test_zones_with_thousands_of_vertices_and_holes_equal_geopandas() -> None:
    parcels = made_parcels(30, 30).to_crs("EPSG:4545")
    middle = parcels.union_all().centroid
    angle = np.linspace(0, 2 * np.pi, 5000, endpoint=False)
    reach = 300 + 40 * np.sin(17 * angle)
    star = np.column_stack([np.cos(angle), np.sin(angle)])
    shell = star * reach[:, None] + (middle.x, middle.y)
    zone = shapely.Polygon(shell, [star[::7] * 60 + (middle.x, middle.y)])
    zones = frame([zone], zone=["z"])
    ours = sums(area_by_class(zones, parcels, **FIELDS, area="planar"))
    pd.testing.assert_series_equal(ours, peer_sums(zones, parcels), check_names=False, rtol=1e-9)


def test_rows_of_one_id_are_one_zone() -> None:
    parcels = frame(unit_squares((0, 0), (100, 0)), class_code=["a", "a"])
    zones = frame(unit_squares((0, 0), (50, 0)), zone=["z", "z"])
    done = overlay(zones, parcels, **FIELDS, area="planar")
    assert done.by_class["area_m2"].tolist() == pytest.approx([15_000])
    assert [finding.code for finding in done.findings] == ["zone-in-parts"]


def test_pieces_name_rows_and_shares_of_parcels() -> None:
    parcels = frame(unit_squares((0, 0), (100, 0), (900, 0)))
    zones = frame(unit_squares((50, 0)))
    found = pieces(zones, parcels, area="planar")
    assert found[["zone", "parcel"]].to_numpy().tolist() == [[0, 0], [0, 1]]
    assert found["parcel_share"].tolist() == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize("empty", ["zones", "parcels"])
def test_empty_layers_give_empty_tables(empty: str) -> None:
    parcels, zones = (
        frame(unit_squares((0, 0)), class_code=["a"]),
        frame(unit_squares((0, 0)), zone=["z"]),
    )
    layers = {"zones": zones, "parcels": parcels}
    layers[empty] = layers[empty].iloc[:0]
    assert area_by_class(layers["zones"], layers["parcels"], **FIELDS).empty
    assert pieces(layers["zones"], layers["parcels"]).empty


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"zone_id": "no"}, "zones have no column 'no'"),
        ({"class_field": "no"}, "parcels have no column 'no'"),
    ],
)
def test_a_missing_column_is_named(change: dict[str, str], reason: str) -> None:
    parcels, zones = (
        frame(unit_squares((0, 0)), class_code=["a"]),
        frame(unit_squares((0, 0)), zone=["z"]),
    )
    with pytest.raises(ValueError, match=reason):
        area_by_class(zones, parcels, **(FIELDS | change))


def test_taiwan_parks_equal_geopandas_in_their_own_plane(shared_data: Path) -> None:
    folder = shared_data / "landuse"
    parcels = gpd.read_parquet(folder / "taiwan_north_central_landuse.parquet")
    zones = gpd.read_file(folder / "taiwan_industrial_parks_north_central.shp", encoding="cp950")
    zones = zones.assign(zone=range(len(zones)))[["zone", "geometry"]]
    parcels = parcels.rename(columns={"分區類": "class_code"})[["class_code", "geometry"]]
    done = overlay(zones, parcels, **FIELDS, area="planar")
    valid = [
        layer.set_geometry(
            repaired(layer.geometry.to_numpy(), crs=layer.crs).geometries, crs=layer.crs
        )
        for layer in (zones, parcels)
    ]
    peer = peer_sums(*valid)
    ours = sums(done.by_class)
    pd.testing.assert_series_equal(
        ours, peer[peer > 0], check_names=False, check_index_type=False, rtol=1e-9, atol=1e-6
    )
    on_ellipsoid = overlay(zones, parcels, **FIELDS).by_zone
    assert (on_ellipsoid["residual_m2"].abs() <= 1e-9 * on_ellipsoid["zone_area_m2"]).all()
    assert len([f for f in done.findings if f.code == "geometry-repaired"]) > 1


def test_new_york_lots_balance_in_degrees(shared_data: Path) -> None:
    folder = shared_data / "landuse"
    lots = gpd.read_parquet(folder / "nyc_gowanus_mappluto_lots.parquet")
    zone = gpd.read_file(folder / "nyc_southwest_brooklyn_ibz.geojson").assign(zone="IBZ")
    done = overlay(zone, lots, zone_id="zone", class_field="LandUse")
    (balance,) = done.by_zone.to_dict("records")
    assert abs(balance["residual_m2"]) <= 1e-9 * balance["zone_area_m2"]
    cut = gpd.overlay(zone, lots, keep_geom_type=True)
    areas = pd.Series(ellipsoidal_area_m2(cut.geometry)).groupby(cut["LandUse"].fillna("")).sum()
    assert sums(done.by_class).droplevel(0).to_numpy() == pytest.approx(areas.to_numpy(), rel=1e-9)
    acres = balance["zone_area_m2"] / 4046.8564224
    assert acres == pytest.approx(220.6, abs=0.1), "as SOURCES.md states"


def test_whole_numbers_are_written_as_codes_without_a_point() -> None:
    parcels = frame(unit_squares((0, 0), (100, 0)), class_code=[1001.0, np.nan])
    zones = frame([shapely.box(368_000, 3_213_000, 368_200, 3_213_100)], zone=["z"])
    assert area_by_class(zones, parcels, **FIELDS)["class"].tolist() == ["", "1001"]
