"""What a transition comes to: kinds of change that add up, and how far a plan is realised."""

import geopandas as gpd
import pytest
from shapely import box

from geo.transition import Transition, realised, summary, transition

ZONE = box(0, 0, 100, 100)
BEFORE = [
    ("1001", box(0, 0, 50, 100)),
    ("0101", box(50, 0, 70, 100)),
    ("", box(70, 0, 80, 100)),
]
AFTER = [
    ("1001", box(0, 0, 60, 90)),
    ("1207", box(60, 0, 90, 100)),
]


def layer(parcels: list) -> gpd.GeoDataFrame:
    codes, shapes = zip(*parcels, strict=True)
    return gpd.GeoDataFrame({"code": list(codes)}, geometry=list(shapes), crs=4545)


@pytest.fixture(scope="module")
def found() -> Transition:
    zones = gpd.GeoDataFrame({"zone": ["Z"]}, geometry=[ZONE], crs=4545)
    columns = {"zone_id": "zone", "before_class": "code", "after_class": "code"}
    return transition(zones, layer(BEFORE), layer(AFTER), area="planar", **columns)


def test_kinds_of_change_add_up_to_the_zone(found: Transition) -> None:
    sums = summary(found).iloc[0].drop("zone_id").astype(float)
    assert sums.to_dict() == pytest.approx(
        {
            "zone_m2": 10_000,
            "kept_m2": 4500,
            "changed_m2": 900 + 1000,
            "added_m2": 1000,
            "removed_m2": 500 + 100,
            "undecided_m2": 1000,
            "neither_m2": 1000,
        }
    )


def test_realised_share_is_land_of_the_class_already_over_land_planned(found: Transition) -> None:
    shares = realised(found).set_index("class")
    assert list(shares.index) == ["1001", "1207"]
    assert shares.loc["1001", "realised_share"] == pytest.approx(4500 / 5400)
    assert shares.loc["1207"].drop("zone_id").to_dict() == pytest.approx(
        {"after_m2": 3000, "kept_m2": 0, "realised_share": 0, "unknown_m2": 1000 + 1000}
    )
