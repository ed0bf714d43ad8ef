"""What stands on the land of the demo region: counts, plausible shares, states, known classes."""

import pandas as pd
import pytest
import shapely

from geo import ellipsoidal_area_m2
from parks import Region
from parks.classes import edition
from parks.demo.plan import rows

BUILDING_STATES = {"A", "B11", "B12", "B21", "B22", "C1", "C2"}
SUPPLY_STATES = {"D1", "D21", "D22", "E1", "E21", "E22", "F"}
ODD = {"1001/1101", "0901+0902", "10010105", "M1"}
SHARES = [
    ("park-a", ("1001",), 0.40, 0.55),
    ("park-a", ("1207",), 0.15, 0.20),
    ("park-a", ("14",), 0.08, 0.12),
    ("park-b", ("07",), 0.25, 0.40),
    ("park-b", ("1001",), 0.10, 0.30),
    ("park-b", ("1207",), 0.15, 0.20),
    ("park-b", ("14",), 0.08, 0.12),
    ("park-c", ("1101",), 0.40, 0.55),
    ("park-c", ("1207",), 0.15, 0.20),
    ("park-d", ("1001",), 0.30, 0.55),
]


@pytest.fixture(scope="module")
def land(demo: Region) -> pd.DataFrame:
    frame = pd.DataFrame(demo.landuse.drop(columns="geometry"))
    return frame.assign(area_m2=ellipsoidal_area_m2(demo.landuse.geometry))


def share(frame: pd.DataFrame, mask: pd.Series) -> float:
    return float(frame.loc[mask, "area_m2"].sum() / frame["area_m2"].sum())


def built(land: pd.DataFrame, park: str) -> pd.DataFrame:
    return land[(land["park"] == park) & (land["building_state"] == "A")]


def test_there_are_about_three_thousand_parcels(land: pd.DataFrame) -> None:
    counts = land["state"].value_counts()
    assert set(counts.index) == {"planned", "current"}
    assert counts.between(1_400, 1_900).all()


def test_ids_are_unique(land: pd.DataFrame) -> None:
    assert land["id"].is_unique
    assert land["id"].str.fullmatch(r"[A-D]-[PC]\d{4}").all()


@pytest.mark.parametrize(
    ("park", "codes", "low", "high"), SHARES, ids=[f"{s[0]}-{s[1][0]}" for s in SHARES]
)
def test_planned_shares_are_plausible(
    land: pd.DataFrame, park: str, codes: tuple[str, ...], low: float, high: float
) -> None:
    planned = land[(land["state"] == "planned") & (land["park"] == park)]
    assert low <= share(planned, planned["class_code"].str.startswith(codes)) <= high


def test_three_classes_of_industry_lie_from_west_to_east(demo: Region) -> None:
    parcels = demo.landuse[
        (demo.landuse["state"] == "planned") & (demo.landuse["park"] == "park-a")
    ]
    lon = parcels.geometry.bounds["minx"].groupby(parcels["class_code"]).median()
    assert lon["070102"] < lon["100101"] < lon["100102"] < lon["100103"]


@pytest.mark.parametrize(
    ("park", "industry", "housing"),
    [
        ("park-a", (0.3, 1), (0, 0.25)),
        ("park-b", (0, 0.3), (0.25, 1)),
        ("park-c", (0.3, 1), (0, 0.25)),
    ],
    ids=["industry-led", "integrated", "logistics"],
)
def test_built_land_shows_the_type_of_the_park(
    land: pd.DataFrame, park: str, industry: tuple[float, float], housing: tuple[float, float]
) -> None:
    today = built(land, park)
    assert (
        industry[0] < share(today, today["class_code"].str.startswith(("10", "11"))) <= industry[1]
    )
    assert housing[0] <= share(today, today["class_code"].str.startswith("07")) < housing[1]


def test_one_park_is_mostly_unbuilt(land: pd.DataFrame) -> None:
    today = land[(land["state"] == "current") & (land["park"] == "park-d")]
    assert share(today, today["building_state"] == "A") < 0.1
    assert share(today, today["class_code"].str.startswith(("01", "02", "03"))) > 0.6


def test_every_class_is_known_but_the_odd_ones(demo: Region, land: pd.DataFrame) -> None:
    kinds = land["class_code"].drop_duplicates()
    known = kinds[~kinds.isin(ODD)]
    assert set(kinds) >= ODD
    assert set(known) <= set(edition(demo.meta.landuse_edition).classes)


def test_odd_codes_are_few_and_listed(land: pd.DataFrame) -> None:
    odd = land.loc[land["class_code"].isin(ODD), "class_code"]
    assert sorted(odd) == sorted(row["code"] for row in rows("odd_codes"))


def test_states_are_those_of_the_evaluation(land: pd.DataFrame) -> None:
    current = land[land["state"] == "current"]
    assert set(current["building_state"]) == BUILDING_STATES
    assert set(current["supply_state"]) == SUPPLY_STATES | {""}
    assert land.loc[land["state"] == "planned", "building_state"].isna().all()


def test_every_parcel_that_touches_a_park_has_a_supply_state(demo: Region) -> None:
    zones = demo.parks[demo.parks["extent"] == "planned"].geometry.union_all()
    current = demo.landuse[demo.landuse["state"] == "current"]
    touches = shapely.area(shapely.intersection(current.geometry.to_numpy(), zones)) > 0
    assert (current.loc[touches, "supply_state"] != "").all()


def test_built_land_is_supplied_land(land: pd.DataFrame) -> None:
    today = land[(land["building_state"] == "A") & land["park"].notna()]
    assert today["supply_state"].str.startswith("D").all()
    idle = land[land["is_idle"].isin([True])]
    assert 10 <= len(idle) <= 60
    assert (idle["supply_state"] == "D21").all()


def test_only_built_parcels_have_floors(land: pd.DataFrame) -> None:
    is_built = land["building_state"] == "A"
    for column in ("floor_area_m2", "footprint_m2", "yard_m2", "built_year"):
        assert (land[column].notna() == is_built).all()
    today = land[is_built].astype({"floor_area_m2": float, "footprint_m2": float})
    assert (today["floor_area_m2"] >= today["footprint_m2"]).all()
    assert (today["footprint_m2"] <= today["area_m2"]).all()


def test_a_few_projects_miss_each_control_indicator(land: pd.DataFrame) -> None:
    works = land[land["industry_code"].notna()].copy()
    area = works["area_m2"]
    covered = works["footprint_m2"].astype(float) + works["yard_m2"].astype(float)
    missed = {
        "far": works["floor_area_m2"].astype(float) / area < 0.7,
        "coefficient": covered / area < 0.3,
        "office": works["office_land_m2"].astype(float) / area > 0.07,
        "green": works["green_m2"].astype(float) / area > 0.2,
        "investment": works["fixed_investment_10k"].astype(float) / area * 1e4 < 1_000,
    }
    assert len(works) > 100
    assert all(1 <= misses.sum() <= 12 for misses in missed.values())


def test_what_is_not_there_yet_has_a_year(land: pd.DataFrame) -> None:
    planned = land[land["state"] == "planned"]
    years = planned["year"].dropna().astype(int)
    assert years.between(2026, 2035).all()
    assert 0.3 < len(years) / len(planned) < 0.7
    assert planned.loc[planned["class_code"] == "100102", "far"].astype(float).eq(1.6).all()
