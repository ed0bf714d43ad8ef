"""Two states of a layer: what became what, on squares whose areas are known by hand."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import box

from geo.transition import NO_PARCEL, SEVERAL, UNCLASSIFIED, Transition, transition

GAUSS_KRUEGER = "EPSG:4545"
COLUMNS = {"zone_id": "zone", "before_class": "code", "after_class": "code"}
ZONE = box(0, 0, 100, 100)
ORIGIN = np.array([368_000.0, 3_213_000.0])


def layer(*parcels: tuple[object, object, object], crs: str = GAUSS_KRUEGER) -> gpd.GeoDataFrame:
    """Return parcels, each an id, a class and a shape in metres around (0, 0)."""
    ids, codes, shapes = zip(*parcels, strict=True) if parcels else ((), (), ())
    moved = shapely.transform(np.array(shapes, dtype=object), lambda xy: xy + ORIGIN)
    return gpd.GeoDataFrame(
        {"id": list(ids), "code": list(codes)}, geometry=list(moved), crs=GAUSS_KRUEGER
    ).to_crs(crs)


def zones(*shapes: shapely.Polygon, crs: str = GAUSS_KRUEGER) -> gpd.GeoDataFrame:
    named = [(number, "", shape) for number, shape in enumerate(shapes, start=1)]
    return layer(*named, crs=crs).rename(columns={"id": "zone"})


def compared(
    before: gpd.GeoDataFrame,
    after: gpd.GeoDataFrame,
    *,
    within: gpd.GeoDataFrame | None = None,
    **options: object,
) -> Transition:
    where = zones(ZONE) if within is None else within
    return transition(where, before, after, **{**COLUMNS, "area": "planar", **options})


def matrix(found: Transition, zone: int = 1) -> dict[tuple[str, str], float]:
    rows = found.matrix[found.matrix["zone_id"] == zone]
    return {
        (row.before, row.after): pytest.approx(row.area_m2, abs=1e-6) for row in rows.itertuples()
    }


NOW = layer(("A", "1001", box(0, 0, 50, 100)), ("B", "0101", box(50, 0, 100, 80)))
PLAN = layer(("P", "1001", box(0, 0, 60, 90)), ("Q", "1207", box(60, 0, 100, 100)))


def test_land_is_counted_by_class_before_and_after() -> None:
    assert matrix(compared(NOW, PLAN)) == {
        ("1001", "1001"): 4500,
        ("1001", NO_PARCEL): 500,
        ("0101", "1001"): 800,
        ("0101", "1207"): 3200,
        (NO_PARCEL, "1001"): 100,
        (NO_PARCEL, "1207"): 800,
        (NO_PARCEL, NO_PARCEL): 100,
    }


def test_every_zone_adds_up_to_its_area() -> None:
    sums = compared(NOW, PLAN).reconciliation.iloc[0]
    assert sums["zone_m2"] == pytest.approx(10_000)
    assert sums["matrix_m2"] == pytest.approx(10_000)
    assert (sums["before_m2"], sums["after_m2"]) == pytest.approx((9_000, 9_400))
    assert sums["neither_m2"] == pytest.approx(100)
    assert sums["cutting_error_m2"] == pytest.approx(0, abs=1e-6)


def test_pieces_are_the_land_whose_class_changed() -> None:
    pieces = compared(NOW, PLAN).pieces
    rows = {
        (row.before_id, row.after_id): (row.before, row.after, round(row.area_m2, 6))
        for row in pieces.itertuples()
    }
    assert rows == {
        ("A", ""): ("1001", NO_PARCEL, 500),
        ("B", "P"): ("0101", "1001", 800),
        ("B", "Q"): ("0101", "1207", 3200),
        ("", "P"): (NO_PARCEL, "1001", 100),
        ("", "Q"): (NO_PARCEL, "1207", 800),
    }
    assert set(pieces.geom_type) == {"MultiPolygon"}
    assert pieces.crs == NOW.crs
    assert pieces.area.to_numpy() == pytest.approx(pieces["area_m2"].to_numpy())


def test_changed_parcels_name_the_class_that_takes_most_of_them() -> None:
    changed = compared(NOW, PLAN).changed.set_index("parcel_id")
    assert changed.loc["A"].to_dict() == pytest.approx(
        {
            "zone_id": 1,
            "before": "1001",
            "after": "1001",
            "area_m2": 5000,
            "after_m2": 4500,
            "changed_m2": 500,
            "changed_share": 0.1,
        }
    )
    assert changed.loc["B", ["after", "after_m2", "changed_share"]].to_list() == pytest.approx(
        ["1207", 3200, 1.0]
    )


def test_unchanged_parcels_are_not_listed() -> None:
    found = compared(NOW, NOW)
    assert found.pieces.empty
    assert found.changed.empty
    assert list(found.pieces.columns)[-1] == "geometry"


def test_parcels_are_clipped_to_each_of_two_zones_that_overlap() -> None:
    found = compared(NOW, PLAN, within=zones(box(0, 0, 20, 20), box(10, 10, 60, 20)))
    assert matrix(found, 1) == {("1001", "1001"): 400}
    assert matrix(found, 2) == {("1001", "1001"): 400, ("0101", "1001"): 100}


def test_zone_without_parcels_is_land_without_parcels() -> None:
    found = compared(NOW, PLAN, within=zones(box(500, 500, 510, 510)))
    assert matrix(found) == {(NO_PARCEL, NO_PARCEL): 100}
    assert found.pieces.empty


@pytest.mark.parametrize("empty", ["before", "after"])
def test_state_without_parcels_leaves_all_land_to_the_other(empty: str) -> None:
    states = {"before": NOW, "after": NOW, empty: NOW.iloc[:0]}
    found = compared(states["before"], states["after"])
    areas = found.matrix.set_index(empty).loc[NO_PARCEL, "area_m2"]
    assert sorted(areas) == pytest.approx([1000, 4000, 5000])


def test_zones_are_brought_into_the_crs_of_the_parcels() -> None:
    found = compared(NOW, PLAN, within=zones(ZONE, crs="EPSG:4326"))
    assert found.matrix["area_m2"].sum() == pytest.approx(10_000, rel=1e-6)
    assert found.pieces.crs == NOW.crs


def test_ellipsoidal_areas_in_degrees_add_up() -> None:
    before, after = NOW.to_crs(4490), PLAN.to_crs(4490)
    found = compared(before, after, within=zones(ZONE, crs="EPSG:4490"), area="ellipsoidal")
    sums = found.reconciliation.iloc[0]
    assert found.area == "ellipsoidal"
    assert sums["matrix_m2"] == pytest.approx(sums["zone_m2"], rel=1e-9)
    assert sums["zone_m2"] == pytest.approx(10_000, rel=2e-3)


def test_holes_and_several_parts_are_cut_exactly() -> None:
    ring = shapely.difference(ZONE, box(40, 40, 60, 60))
    both = shapely.MultiPolygon([box(0, 0, 10, 10), box(45, 45, 70, 70)])
    assert matrix(compared(layer(("A", "1", ring)), layer(("B", "2", both)))) == {
        ("1", "2"): 100 + 625 - 225,
        ("1", NO_PARCEL): 9600 - 500,
        (NO_PARCEL, "2"): 225,
        (NO_PARCEL, NO_PARCEL): 400 - 225,
    }


def test_thin_sliver_is_kept_and_touching_neighbours_leave_none() -> None:
    before = layer(("A", "1", box(0, 0, 50, 100)), ("B", "2", box(50, 0, 100, 100)))
    after = layer(("A", "1", box(0, 0, 50.0001, 100)), ("B", "2", box(50.0001, 0, 100, 100)))
    pieces = compared(before, after).pieces
    assert pieces["area_m2"].to_list() == pytest.approx([0.01], rel=1e-3)
    assert set(pieces.geom_type) == {"MultiPolygon"}


def test_classes_are_compared_as_text() -> None:
    before = layer(("A", 1001.0, box(0, 0, 50, 100)), ("B", None, box(50, 0, 100, 100)))
    after = layer(("A", " 1001 ", box(0, 0, 50, 100)), ("B", "", box(50, 0, 100, 100)))
    found = matrix(compared(before, after))
    assert found == {("1001", "1001"): 5000, (UNCLASSIFIED, UNCLASSIFIED): 5000}


def test_parcels_without_ids_are_named_by_their_number() -> None:
    found = compared(NOW.drop(columns="id"), PLAN.assign(id=["", "Q"]))
    assert set(found.pieces["before_id"]) == {"", "#1", "#2"}
    assert set(found.pieces["after_id"]) == {"", "#1", "Q"}


def test_overlap_of_one_class_counts_once() -> None:
    doubled = layer(("A", "1", box(0, 0, 60, 100)), ("B", "1", box(40, 0, 100, 100)))
    found = compared(doubled, layer(("P", "2", ZONE)))
    assert matrix(found) == {("1", "2"): 10_000}
    assert found.changed["changed_m2"].to_list() == pytest.approx([6000, 4000])
    assert found.reconciliation["before_overlap_m2"].to_list() == pytest.approx([2000])


def test_overlap_of_different_classes_belongs_to_none_of_them() -> None:
    doubled = layer(("A", "1", box(0, 0, 60, 100)), ("B", "2", box(40, 0, 100, 100)))
    found = compared(layer(("P", "2", ZONE)), doubled)
    assert matrix(found) == {("2", "1"): 4000, ("2", SEVERAL): 2000, ("2", "2"): 4000}
    assert found.reconciliation["after_overlap_m2"].to_list() == pytest.approx([2000])


def test_land_of_three_parcels_counts_once_and_is_told() -> None:
    stacked = layer(("A", "1", ZONE), ("B", "2", box(0, 0, 50, 50)), ("C", "1", box(0, 0, 20, 20)))
    found = compared(stacked, stacked.iloc[:1])
    assert matrix(found) == {("1", "1"): 7500, (SEVERAL, "1"): 2500}
    assert found.reconciliation["before_overlap_m2"].to_list() == pytest.approx([2900])
    (told,) = found.findings  # 2,500 + 2 x 400 m² in the plane
    assert (told.level, told.code, told.source) == ("warning", "state-overlaps", "before")
    assert (told.feature_id, told.value) == ("A", "3 overlaps, 3,299 m²")


def test_invalid_parcel_is_repaired_and_told() -> None:
    bow_tie = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    found = compared(layer(("A", "1", bow_tie)), layer(("P", "2", ZONE)))
    assert matrix(found) == {("1", "2"): 5000, (NO_PARCEL, "2"): 5000}
    assert [(item.code, item.feature_id) for item in found.findings] == [("geometry-repaired", "A")]


def test_what_is_no_polygon_is_told() -> None:
    mixed = layer(("A", "1", ZONE), ("L", "1", shapely.LineString([(0, 0), (9, 9)])))
    (told,) = compared(mixed, PLAN).findings
    assert (told.code, told.feature_id, told.value) == ("wrong-geometry-type", "L", "1 of 2")


def test_parcel_without_a_place_is_told() -> None:
    nowhere = layer(("A", "1", ZONE), ("N", "1", ZONE))
    nowhere = nowhere.set_geometry(gpd.GeoSeries([nowhere.geometry[0], None], crs=GAUSS_KRUEGER))
    (told,) = compared(nowhere, PLAN).findings
    assert (told.code, told.feature_id, told.value) == ("wrong-geometry-type", "N", "1 of 2")


def test_parcel_with_a_corner_that_is_no_number_is_repaired_and_told() -> None:
    corners = [(0, 0), (100, 0), (100, 100), (50, 101), (0, 100)]
    before = layer(("A", "1", shapely.Polygon(corners)))
    xy = shapely.get_coordinates(before.geometry.array)
    xy[3, 0] = np.nan
    broken = shapely.set_coordinates(before.geometry.to_numpy().copy(), xy)
    found = compared(before.set_geometry(broken, crs=before.crs), layer(("P", "2", ZONE)))
    assert matrix(found) == {("1", "2"): 10_000}
    assert [(item.code, item.feature_id) for item in found.findings] == [("geometry-repaired", "A")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"after": PLAN.to_crs(4490)}, "expected both states in one CRS", id="two crs"),
        pytest.param(
            {"before": NOW.set_crs(None, allow_override=True)}, "before with a CRS", id="no crs"
        ),
        pytest.param({"after_class": "dlbm"}, "after with a column 'dlbm'", id="no class column"),
        pytest.param({"zone_id": "name"}, "zones with a column 'name'", id="no zone column"),
        pytest.param(
            {"zones": zones(ZONE, ZONE).assign(zone="Z")}, "an id of its own", id="one id twice"
        ),
    ],
)
def test_input_that_cannot_be_compared_is_refused(change: dict, expected: str) -> None:
    given = {"zones": zones(ZONE), "before": NOW, "after": PLAN, **COLUMNS, **change}
    with pytest.raises(ValueError, match=expected):
        transition(**given)


def test_degrees_have_no_planar_area() -> None:
    with pytest.raises(ValueError, match="planar"):
        compared(NOW.to_crs(4490), PLAN.to_crs(4490))


def test_layers_given_are_not_changed() -> None:
    before, after, where = NOW.copy(), PLAN.copy(), zones(ZONE)
    compared(before, after, within=where)
    for given, kept in ((before, NOW), (after, PLAN), (where, zones(ZONE))):
        assert given.equals(kept)


def test_pivot_is_square_with_totals() -> None:
    table = compared(NOW, PLAN).pivot(1)
    assert list(table.index) == ["0101", "1001", "1207", NO_PARCEL, "(total)"]
    assert list(table.columns) == list(table.index)
    assert table.loc["0101", "1207"] == pytest.approx(3200)
    assert table.loc["(total)"].to_list() == pytest.approx([0, 5400, 4000, 600, 10_000])
    assert table["(total)"].to_list() == pytest.approx([4000, 5000, 0, 1000, 10_000])


@pytest.mark.parametrize(("unit", "total"), [("ha", 1.0), ("km2", 0.01), ("mu", 15.0)])
def test_pivot_in_other_units(unit: str, total: float) -> None:
    assert compared(NOW, PLAN).pivot(unit=unit).loc["(total)", "(total)"] == pytest.approx(total)


@pytest.mark.parametrize(("zone", "unit"), [(7, "m2"), (1, "acre")])
def test_pivot_of_an_unknown_zone_or_unit_is_refused(zone: int, unit: str) -> None:
    with pytest.raises(ValueError, match="expected a"):
        compared(NOW, PLAN).pivot(zone, unit=unit)


def test_pieces_come_back_from_a_geopackage(tmp_path: Path) -> None:
    pieces = compared(NOW, PLAN).pieces
    pieces.to_file(tmp_path / "pieces.gpkg", layer="pieces", driver="GPKG")
    read = gpd.read_file(tmp_path / "pieces.gpkg")
    assert read.crs == pieces.crs
    assert read.drop(columns="geometry").equals(pieces.drop(columns="geometry"))
    assert shapely.equals_exact(read.geometry, pieces.geometry).all()


@pytest.mark.parametrize("shape", [shapely.Polygon(), None], ids=["empty", "none"])
def test_zone_without_extent_has_no_land_and_is_told(shape: shapely.Polygon | None) -> None:
    where = zones(ZONE, ZONE)
    where = where.set_geometry(gpd.GeoSeries([where.geometry[0], shape], crs=GAUSS_KRUEGER))
    found = compared(NOW, PLAN, within=where)
    assert matrix(found, 2) == {}
    assert found.reconciliation["zone_m2"].to_list() == pytest.approx([10_000, 0])
    assert [(item.code, item.feature_id) for item in found.findings] == [
        ("wrong-geometry-type", "2")
    ]


def test_no_zones_give_empty_tables() -> None:
    found = compared(NOW, PLAN, within=zones(ZONE).iloc[:0])
    assert found.matrix.empty
    assert found.pieces.empty
    assert found.changed.empty
    assert found.reconciliation.empty
