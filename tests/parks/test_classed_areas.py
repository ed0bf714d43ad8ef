"""Measured land by classes: terms of each zone, codes that are none, order."""

import geopandas as gpd
import pytest
import shapely

from geo.overlay import overlay
from parks.classed_areas import ClassedAreas, classed_areas

CODES = ("1401", "0701", "-", None, "9999", "100101a", "1001+1101", "1013", " 0701 ")
ZONES = ("south", "north")


@pytest.fixture(scope="module")
def areas() -> ClassedAreas:
    """Measure a row of squares of 1 ha; zone `south` has all, `north` the upper half of each."""
    shapes = [shapely.box(100 * x, 0, 100 * x + 100, 100) for x in range(len(CODES))]
    parcels = gpd.GeoDataFrame({"code": CODES}, geometry=shapes, crs=4545).translate(5e5, 3e6)
    parcels = gpd.GeoDataFrame({"code": CODES}, geometry=parcels, crs=4545)
    west, south, east, north = parcels.total_bounds
    boxes = [shapely.box(west, south, east, north), shapely.box(west, south + 50, east, north)]
    zones = gpd.GeoDataFrame({"id": ZONES}, geometry=boxes, crs=4545)
    measured = overlay(zones, parcels, zone_id="id", class_field="code", area="planar")
    return classed_areas(measured, "ydyh2023", source="a.gpkg", field="code")


def test_codes_are_summed_by_the_class_they_count_for(areas: ClassedAreas) -> None:
    rows = areas.by_class[areas.by_class["zone_id"] == "south"]
    found = dict(zip(rows["class"], rows["area_m2"] / 1e4, strict=True))
    assert found == pytest.approx({"0701": 2, "10": 1, "1001": 1, "100101": 1, "1401": 1, "": 3})
    assert dict(zip(rows["class"], rows["parcels"], strict=True))["0701"] == 2


def test_zones_keep_their_order_and_classes_that_of_the_standard(areas: ClassedAreas) -> None:
    assert list(dict.fromkeys(areas.by_class["zone_id"])) == list(ZONES)
    rows = areas.by_class[areas.by_class["zone_id"] == "north"]
    assert rows["class"].tolist() == ["0701", "10", "1001", "100101", "1401", ""]
    assert areas.total["class"].tolist() == rows["class"].tolist()


def test_the_terms_of_each_zone_add_up(areas: ClassedAreas) -> None:
    south = areas.by_zone.set_index("zone_id").loc["south"] / 1e4
    assert south["no_class_m2"] == pytest.approx(2)
    assert south["unknown_class_m2"] == pytest.approx(1)
    assert south["classified_m2"] == pytest.approx(6)
    assert south["zone_area_m2"] == pytest.approx(9)
    terms = ["classified_m2", "no_class_m2", "unknown_class_m2", "gaps_m2"]
    sums = areas.by_zone[terms].sum(axis=1) - areas.by_zone["overlaps_m2"]
    assert sums.tolist() == pytest.approx(areas.by_zone["zone_area_m2"].tolist(), rel=1e-12)


def test_codes_that_are_no_class_are_listed_with_what_is_known_of_them(areas: ClassedAreas) -> None:
    listed = areas.codes.set_index("code")[["read_as", "reading", "parcels"]].T.to_dict("list")
    assert listed["9999"] == ["", "unknown", 2]
    assert listed["100101a"] == ["100101", "local", 2]
    assert listed["1001+1101"] == ["1001", "mixed", 2]
    assert listed["1013"] == ["10", "beginning", 2]
    assert "1401" not in listed
    assert {finding.code for finding in areas.findings} >= {"unknown-class", "no-class"}
