"""Planned and current land of units: what is compared, in which boundary, and what is missing."""

import dataclasses

import geopandas as gpd
import pandas as pd
import pytest
from shapely import affinity, box

from geo.transition import NO_PARCEL, UNCLASSIFIED
from parks import Region, load_region
from parks.change import PlannedAndBuilt, planned_and_built, realised_plan
from parks.change.realised_plan import class_names

CRS = "EPSG:4545"
EAST_M, NORTH_M = 368_000.0, 3_213_000.0
PARCELS = [
    ("N1", "100101", "current", box(0, 0, 50, 100)),
    ("N2", "0103", "", box(50, 0, 100, 100)),
    ("P1", "100102", "planned", box(0, 0, 60, 100)),
    ("P2", "1207", "planned", box(60, 0, 100, 100)),
]


def at_home(shapes: list) -> gpd.GeoSeries:
    moved = [affinity.translate(shape, EAST_M, NORTH_M) for shape in shapes]
    return gpd.GeoSeries(moved, crs=CRS)


def landuse(parcels: list) -> gpd.GeoDataFrame:
    ids, codes, states, shapes = (list(column) for column in zip(*parcels, strict=True))
    return gpd.GeoDataFrame(
        {"id": ids, "class_code": codes, "state": states}, geometry=at_home(shapes)
    )


def boundaries(*rows: dict) -> gpd.GeoDataFrame:
    """Return boundaries in degrees; those of the whole square where a row says no shape."""
    usual = {
        "unit_id": "beidu",
        "extent": "planned",
        "basis": "surveyed",
        "area_measurable": True,
        "valid_from": "2020",
        "valid_to": None,
        "shape": box(0, 0, 100, 100),
    }
    table = pd.DataFrame([{**usual, "id": f"b{number}", **row} for number, row in enumerate(rows)])
    return gpd.GeoDataFrame(
        table.drop(columns="shape"), geometry=at_home(list(table["shape"])).to_crs(4326)
    )


@pytest.fixture
def region(qijiang: Region) -> Region:
    return dataclasses.replace(qijiang, landuse=landuse(PARCELS), parks=boundaries({}))


def areas(found: PlannedAndBuilt) -> dict[tuple[str, str], float]:
    assert found.transition is not None
    matrix = found.transition.matrix
    return {
        (row.before, row.after): pytest.approx(row.area_m2, abs=0.05)
        for row in matrix.itertuples()
        if row.area_m2 > 0.05
    }


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (1, {("10", "10"): 5000, ("01", "10"): 1000, ("01", "12"): 4000}),
        (2, {("1001", "1001"): 5000, ("0103", "1001"): 1000, ("0103", "1207"): 4000}),
        (3, {("100101", "100102"): 5000, ("0103", "100102"): 1000, ("0103", "1207"): 4000}),
        (None, {("100101", "100102"): 5000, ("0103", "100102"): 1000, ("0103", "1207"): 4000}),
    ],
)
def test_classes_are_compared_at_the_level_asked(
    region: Region, level: int | None, expected: dict
) -> None:
    found = planned_and_built(region, edition_level=level, area="planar")
    assert areas(found) == expected
    assert (found.missing, found.missing_by_unit) == ((), {})


def test_share_realised_is_planned_land_of_its_class_now(region: Region) -> None:
    shares = realised_plan(planned_and_built(region, area="planar")).set_index("class")
    assert shares["realised_share"].to_dict() == pytest.approx({"1001": 5 / 6, "1207": 0}, abs=1e-5)
    assert shares.loc["1001", ["unit_id", "name_zh"]].to_list() == ["beidu", "工业用地"]


def test_class_that_the_edition_does_not_know_is_unclassified_and_told(region: Region) -> None:
    odd = landuse([("N9", "XYZ", "current", box(0, 0, 50, 100)), *PARCELS[1:]])
    found = planned_and_built(dataclasses.replace(region, landuse=odd), area="planar")
    assert areas(found)[UNCLASSIFIED, "1001"] == 5000
    assert [item.value for item in found.findings if item.field == "class_code"] == ["XYZ"]
    shares = realised_plan(found).set_index("class")
    assert shares.loc["1001", "unknown_m2"] == pytest.approx(5000, abs=0.05)


def test_parcel_of_another_state_does_not_count_and_is_told(region: Region) -> None:
    parcels = landuse([*PARCELS, ("A1", "1401", "approved", box(0, 0, 100, 100))])
    found = planned_and_built(dataclasses.replace(region, landuse=parcels), area="planar")
    assert sum(item.expected for item in areas(found).values()) == pytest.approx(10_000, abs=0.2)
    assert [(item.code, item.value) for item in found.findings] == [("unknown-state", "approved")]


def test_findings_name_the_file_and_the_state(region: Region) -> None:
    twice = landuse([*PARCELS, ("P3", "1401", "planned", box(0, 0, 10, 10))])
    found = planned_and_built(dataclasses.replace(region, landuse=twice))
    assert [(item.code, item.source) for item in found.findings] == [
        ("state-overlaps", "landuse (planned)")
    ]


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [
        pytest.param([{"extent": "built"}, {}], "b1", id="planned, not built"),
        pytest.param([{"extent": "approved"}, {}], "b1", id="planned before approved"),
        pytest.param([{"valid_from": "2024"}, {}], "b0", id="the latest version"),
        pytest.param(
            [{"valid_to": "2022", "valid_from": "2021"}, {}], "b1", id="the valid version"
        ),
        pytest.param([{"extent": "approved"}, {"area_measurable": False}], "b0", id="measurable"),
    ],
)
def test_boundary_is_the_latest_planned_one(region: Region, rows: list, chosen: str) -> None:
    found = planned_and_built(dataclasses.replace(region, parks=boundaries(*rows)))
    assert found.bounds["id"].to_list() == [chosen]
    assert found.missing == ()


def without(region: Region, what: str) -> Region:
    """Return the region without one thing that the comparison needs."""
    parcels = region.landuse
    assert parcels is not None
    return {
        "layer": dataclasses.replace(region, landuse=None),
        "planned": dataclasses.replace(region, landuse=parcels.iloc[:2]),
        "state column": dataclasses.replace(region, landuse=parcels.drop(columns="state")),
        "current": dataclasses.replace(region, landuse=parcels.iloc[2:]),
        "classes": dataclasses.replace(region, landuse=parcels.drop(columns="class_code")),
        "edition": dataclasses.replace(
            region, meta=region.meta.model_copy(update={"landuse_edition": ""})
        ),
        "boundary": dataclasses.replace(region, parks=boundaries({"basis": "schematic"})),
    }[what]


@pytest.mark.parametrize(
    ("what", "needs"),
    [
        ("layer", "a land-use layer"),
        ("planned", "parcels of the planned state (state = planned)"),
        ("state column", "parcels of the planned state (state = planned)"),
        ("current", "parcels of the current state"),
        ("classes", "a column with the class of each parcel"),
        ("edition", "the edition of the classes (landuse_edition in region.toml)"),
        ("boundary", "a planned or approved boundary whose area means something"),
    ],
)
def test_what_is_missing_is_said(region: Region, what: str, needs: str) -> None:
    found = planned_and_built(without(region, what))
    assert found.transition is None
    assert [str(item) for item in found.missing] == [needs]
    assert realised_plan(found).empty


def test_codes_as_written_need_no_edition(region: Region) -> None:
    found = planned_and_built(without(region, "edition"), edition_level=None)
    assert found.missing == ()
    assert class_names("100101", found) == ("100101", "100101")
    assert class_names(NO_PARCEL, found) == ("无地块", "No parcel")


def test_unit_without_current_parcels_has_no_share_and_is_named(region: Region) -> None:
    parks = boundaries({}, {"unit_id": "qiaohe", "shape": box(100, 0, 200, 100)})
    planned = landuse([*PARCELS, ("P9", "1001", "planned", box(100, 0, 200, 100))])
    found = planned_and_built(dataclasses.replace(region, parks=parks, landuse=planned))
    assert {unit: why.en for unit, why in found.missing_by_unit.items()} == {
        "qiaohe": "parcels of the current state inside the boundary"
    }
    assert set(realised_plan(found)["unit_id"]) == {"beidu"}


def test_real_region_says_what_it_lacks(qijiang: Region) -> None:
    found = planned_and_built(qijiang)
    assert found.transition is None
    assert len(found.missing) == 2
    assert "food-park" in found.missing_by_unit


def test_every_demo_park_adds_up() -> None:
    found = planned_and_built(load_region("demo"))
    assert found.transition is not None
    sums = found.transition.reconciliation
    assert len(sums) >= 1
    assert sums["matrix_m2"].to_numpy() == pytest.approx(sums["zone_m2"].to_numpy(), rel=1e-9)
    assert realised_plan(found)["realised_share"].between(0, 1 + 1e-9).all()
    assert not [item for item in found.findings if item.code == "areas-do-not-add-up"]
