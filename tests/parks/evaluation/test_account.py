from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parks.evaluation.account import AccountRules, LandAccount, land_account
from parks.evaluation.cut import Cut

HECTARE_M2 = 10_000
BY_HAND = {
    "total": 100, "A": 50, "A1": 8, "A2": 30, "A3": 12, "A4": 0, "A5": 0, "A6": 0,
    "B": 30, "B11": 0, "B12": 0, "B21": 25, "B22": 5, "C": 20, "C1": 20, "C2": 0, "C3": 0,
    "D": 60, "D1": 20, "D21": 30, "D22": 10, "E": 20, "E1": 0, "E21": 15, "E22": 5, "F": 20,
    "G": 10, "H": 20,
    "floor_A": 34, "floor_A2": 22, "footprint_A": 12.6, "footprint_A2": 11, "yard_A2": 3,
}  # fmt: skip
"""Hectares, added up from the table in conftest.py."""


@pytest.mark.parametrize(("key", "hectares"), BY_HAND.items(), ids=list(BY_HAND))
def test_areas_are_those_added_up_by_hand(account: LandAccount, key: str, hectares: float) -> None:
    assert account[key].value == pytest.approx(hectares * HECTARE_M2)
    assert account[key].unit == "m²"


def test_every_category_of_the_form_has_a_value(account: LandAccount) -> None:
    assert set(account.quantities) == set(BY_HAND)
    assert account.findings == ()


def needs_of(account: LandAccount, key: str) -> str:
    assert account[key].value is None
    return "; ".join(map(str, account[key].needs))


def test_land_without_building_state_leaves_what_it_could_be_open(
    change: Callable[..., tuple], cut: Callable[..., Cut]
) -> None:
    found = land_account(cut(change(0, building_state="")), unit_id="park-a")
    assert needs_of(found, "A") == "building_state (building state) on 1 parcel, 20.00 ha"
    assert needs_of(found, "A2") == needs_of(found, "B") == needs_of(found, "A")
    assert found["A1"].value == pytest.approx(8 * HECTARE_M2), "its class is no housing"
    assert found["D"].value == pytest.approx(60 * HECTARE_M2)


@pytest.mark.parametrize(
    ("field", "row", "open_keys", "known_keys"),
    [
        ("class_code", 0, ["A1", "A2", "A5", "floor_A2"], ["A", "floor_A", "D"]),
        ("supply_state", 1, ["D", "D1", "E", "F"], ["A", "A2", "G", "H"]),
        ("is_idle", 4, ["G"], ["D", "A"]),
        ("is_hitech", 1, ["H"], ["A", "G"]),
        ("floor_area_m2", 2, ["floor_A"], ["floor_A2", "footprint_A", "A"]),
        ("footprint_m2", 0, ["footprint_A", "footprint_A2"], ["floor_A", "yard_A2"]),
        ("yard_m2", 0, ["yard_A2"], ["footprint_A2"]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_an_empty_attribute_opens_just_what_depends_on_it(
    change: Callable[..., tuple],
    cut: Callable[..., Cut],
    field: str,
    row: int,
    open_keys: list[str],
    known_keys: list[str],
) -> None:
    blank = float("nan") if field.endswith("_m2") else ""
    found = land_account(cut(change(row, **{field: blank})), unit_id="park-a")
    assert {key for key in open_keys if field not in needs_of(found, key)} == set()
    assert [key for key in known_keys if found[key].value is None] == []


@pytest.mark.parametrize(
    ("row", "field"),
    [(4, "floor_area_m2"), (7, "supply_state"), (5, "is_idle"), (3, "is_hitech"), (2, "yard_m2")],
    ids=["floor of unbuilt land", "supply of water", "idle unsupplied", "hitech road", "yard home"],
)
def test_what_no_formula_needs_may_be_empty(
    change: Callable[..., tuple], cut: Callable[..., Cut], row: int, field: str
) -> None:
    blank = float("nan") if field.endswith("_m2") else ""
    found = land_account(cut(change(row, **{field: blank})), unit_id="park-a")
    assert [key for key, item in found.quantities.items() if item.needs and key != "F"] == []


def test_roads_may_have_no_floor_area_if_the_planner_says_so(
    change: Callable[..., tuple], cut: Callable[..., Cut]
) -> None:
    pieces = cut(change(3, floor_area_m2=float("nan")))
    assert needs_of(land_account(pieces, unit_id="a"), "floor_A").endswith("12.00 ha")
    rules = AccountRules(no_buildings=frozenset({"A3"}))
    told = land_account(pieces, unit_id="a", rules=rules)
    assert told["floor_A"].value == pytest.approx(34 * HECTARE_M2)


def test_a_sliver_without_attribute_is_left_out_with_a_note(
    zone: tuple, cut: Callable[..., Cut]
) -> None:
    sliver = {"ha": 0.0005, "class_code": "100101"}
    found = land_account(cut((*zone, sliver)), unit_id="park-a")
    assert found["A2"].value == pytest.approx(30 * HECTARE_M2)
    assert {item.code for item in found.findings} == {"slivers-left-out"}
    assert {item.value for item in found.findings} == {"5.0 m²"}


@pytest.mark.parametrize(
    ("zone_ha", "reason"), [(110, "is in no parcel"), (90, "overlap")], ids=["gap", "overlap"]
)
def test_an_account_that_does_not_close_is_told(
    zone: tuple, cut: Callable[..., Cut], zone_ha: float, reason: str
) -> None:
    (finding,) = land_account(cut(zone, zone_ha=zone_ha), unit_id="park-a").findings
    assert finding.code == "account-not-closed"
    assert reason in finding.message
    assert finding.value == f"{100 - zone_ha:+,.2f} ha"


def test_built_land_that_was_never_supplied_is_told(
    change: Callable[..., tuple], cut: Callable[..., Cut]
) -> None:
    found = land_account(cut(change(2, supply_state="E1")), unit_id="park-a")
    assert [(item.code, item.value) for item in found.findings] == [
        ("built-not-supplied", "8.00 ha")
    ]


def test_idle_land_that_is_not_supplied_is_told_and_not_counted(
    change: Callable[..., tuple], cut: Callable[..., Cut]
) -> None:
    found = land_account(cut(change(5, is_idle=True)), unit_id="park-a")
    assert found["G"].value == pytest.approx(10 * HECTARE_M2)
    assert [item.code for item in found.findings] == ["idle-not-supplied"]


def test_built_land_of_a_farm_class_is_built_and_in_no_group(
    change: Callable[..., tuple], cut: Callable[..., Cut]
) -> None:
    found = land_account(cut(change(2, class_code="0103")), unit_id="park-a")
    assert found["A"].value == pytest.approx(50 * HECTARE_M2)
    assert found["A1"].value == 0


SETTINGS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@SETTINGS
@given(
    order=st.permutations(range(8)), shares=st.lists(st.floats(0.1, 0.9), min_size=8, max_size=8)
)
def test_order_and_splitting_of_parcels_do_not_matter(
    account: LandAccount, zone: tuple, cut: Callable[..., Cut], order: list, shares: list
) -> None:
    parts = [part(zone[row], at) for row in order for at in (shares[row], 1 - shares[row])]
    split = land_account(cut(parts), unit_id="park-a")
    for key, whole in account.quantities.items():
        assert split[key].value == pytest.approx(whole.value)


def part(parcel: dict, share: float) -> dict:
    """Return a share of a parcel, with its share of the floor areas."""
    return {
        key: value * share if key == "ha" or key.endswith("_m2") else value
        for key, value in parcel.items()
    }
