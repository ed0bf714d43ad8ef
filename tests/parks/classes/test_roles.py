import pytest

from parks.classes import (
    EDITIONS,
    edition,
    evaluation_group,
    is_industrial,
    is_urban_construction,
)


def construction(edition_id: str) -> set[str]:
    top = edition(edition_id).top_level
    return {one.code for one in top if is_urban_construction(one.code, edition_id)}


@pytest.mark.parametrize("edition_id", ["ydyh2023", "ydyh2020"])
def test_construction_land_of_the_guide_is_07_to_16(edition_id: str) -> None:
    assert construction(edition_id) == {f"{number:02}" for number in range(7, 17)}


def test_construction_land_of_gb50137_is_that_of_towns() -> None:
    assert construction("gb50137") == set("RABMWSUG")


def test_salt_fields_are_construction_land_although_they_stand_with_wetlands() -> None:
    assert is_urban_construction("0603", "sandiao")
    assert not is_urban_construction("00", "sandiao")


def test_rural_roads_are_no_urban_construction_land() -> None:
    assert not is_urban_construction("1006", "gbt21010")
    assert not is_urban_construction("0601", "ydyh2023")


@pytest.mark.parametrize(
    ("code", "edition_id", "group"),
    [
        ("0701", "ydyh2023", "A1"),
        ("070102", "ydyh2023", "A1"),
        ("0702", "ydyh2023", "A1"),
        ("0703", "ydyh2023", ""),
        ("100101", "ydyh2023", "A2"),
        ("1101", "ydyh2023", "A2"),
        ("1207", "ydyh2023", "A3"),
        ("0901", "ydyh2023", "A4"),
        ("0802", "ydyh2023", "A5"),
        ("1303", "ydyh2023", "A5"),
        ("1402", "ydyh2023", "A5"),
        ("1507", "ydyh2023", "A6"),
        ("16", "ydyh2023", ""),
        ("17", "ydyh2023", ""),
        ("M2", "gb50137", "A2"),
        ("0508", "sandiao", "A2"),
        ("05H1", "sandiao", "A4"),
        ("", "ydyh2023", ""),
    ],
)
def test_class_falls_in_its_category_of_the_evaluation(
    code: str, edition_id: str, group: str
) -> None:
    assert evaluation_group(code, edition_id) == group


@pytest.mark.parametrize(
    ("edition_id", "expected"),
    [
        ("ydyh2023", {"1001", "100101", "100102", "100103"}),
        ("ydyh2020", {"1001", "100101", "100102", "100103"}),
        ("gb50137", {"M", "M0", "M1", "M2", "M3"}),
        ("gbt21010", {"0601"}),
        ("sandiao", {"0601"}),
    ],
)
def test_industrial_land_is_industry_without_mines_and_warehouses(
    edition_id: str, expected: set[str]
) -> None:
    codes = edition(edition_id).classes
    assert {code for code in codes if is_industrial(code, edition_id)} == expected


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_unclassified_counts_as_nothing(edition_id: str) -> None:
    assert not is_industrial("", edition_id)
    assert not is_urban_construction("", edition_id)


def test_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="no class '9'"):
        is_industrial("9", "ydyh2023")
