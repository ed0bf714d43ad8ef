"""The tables of the classes against the counts of the standards."""

import re
from collections import Counter

import pytest

from parks.classes import EDITIONS, Edition, LandClass, edition

URBAN = "RABMWSUG"


@pytest.fixture(params=EDITIONS)
def chosen(request: pytest.FixtureRequest) -> Edition:
    return edition(str(request.param))


def levels(classes: list[LandClass]) -> tuple[int, int, int]:
    counts = Counter(one.level for one in classes if not one.is_local)
    return counts[1], counts[2], counts[3]


@pytest.mark.parametrize(
    ("edition_id", "expected"),
    [
        ("ydyh2023", (24, 111, 40)),
        ("ydyh2020", (24, 106, 39)),
        ("gbt21010", (12, 73, 0)),
        ("sandiao", (13, 55, 13)),
    ],
)
def test_edition_has_as_many_classes_as_the_standard(
    edition_id: str, expected: tuple[int, int, int]
) -> None:
    chosen = edition(edition_id)
    assert levels([*chosen.classes.values()]) == expected == chosen.counts


def test_gb50137_has_the_published_counts() -> None:
    chosen = edition("gb50137")
    urban = [one for one in chosen.classes.values() if one.code[0] in URBAN]
    rural = [one for one in chosen.classes.values() if one.code[0] not in URBAN]
    assert levels(urban) == (8, 35, 42) == chosen.counts
    assert levels(rural) == (2, 9, 14)


def test_new_type_industry_is_told_to_be_local() -> None:
    local = [one.code for one in edition("gb50137").classes.values() if one.is_local]
    assert local == ["M0"]


def test_every_parent_exists_one_level_above(chosen: Edition) -> None:
    for one in chosen.classes.values():
        if one.level == 1:
            assert not one.parent
        else:
            assert chosen.classes[one.parent].level == one.level - 1


def test_every_code_begins_with_its_parent(chosen: Edition) -> None:
    strangers = {one.code for one in chosen.classes.values() if not one.code.startswith(one.parent)}
    wetlands = {"0303", "0304", "0306", "0402", "0603", "1105", "1106", "1108"}
    assert strangers == (wetlands if chosen.id == "sandiao" else set())


def test_codes_keep_their_leading_zero(chosen: Edition) -> None:
    lengths = {2: 1, 4: 2, 6: 3} if not chosen.has_letters else {1: 1, 2: 2, 3: 3}
    for one in chosen.classes.values():
        is_lettered_part = chosen.id == "sandiao" and one.level == 3
        assert is_lettered_part or lengths[len(one.code)] == one.level


def test_every_class_has_a_colour_and_says_where_it_is_from(chosen: Edition) -> None:
    for one in chosen.classes.values():
        assert re.fullmatch(r"#[0-9A-F]{6}", one.colour)
        assert one.colour_status in {"guide", "crosswalk", "palette", "chosen"}
        assert one.code.startswith(one.colour_from) or one.parent == one.colour_from


def test_labels_have_at_most_two_characters(chosen: Edition) -> None:
    for one in chosen.classes.values():
        assert 1 <= len(one.label_zh) <= 2
        assert 1 <= len(one.label_en) <= 2


def test_an_english_label_stands_for_one_kind_of_land(chosen: Edition) -> None:
    holders: dict[str, list[LandClass]] = {}
    for one in chosen.classes.values():
        holders.setdefault(one.label_en, []).append(one)
    for same in holders.values():
        tops = {one.code[: len(same[0].parent or same[0].code)] for one in same}
        assert len(tops) == 1 or len({one.label_zh for one in same}) == 1


def test_both_names_are_there_and_say_what_is_known(chosen: Edition) -> None:
    for one in chosen.classes.values():
        assert one.name_zh
        assert one.name_en.isascii()
        assert {one.status, one.name_status} <= {"checked", "memory"}


@pytest.mark.parametrize(
    ("code", "trial", "final"),
    [
        ("1207", "城镇道路用地", "城镇村道路用地"),
        ("1311", "干渠", "水工设施用地"),
        ("1312", "水工设施用地", "其他公用设施用地"),
        ("0903", "娱乐康体用地", "娱乐用地"),
        ("2302", "田坎", "后备耕地"),
    ],
)
def test_the_trial_guide_differs_where_it_is_known_to(code: str, trial: str, final: str) -> None:
    assert edition("ydyh2020").classes[code].name_zh == trial
    assert edition("ydyh2023").classes[code].name_zh == final


@pytest.mark.parametrize("first", ["10", "11", "14", "15", "16"])
def test_what_parks_need_is_the_same_in_both_guides(first: str) -> None:
    def held(edition_id: str) -> dict[str, str]:
        classes = edition(edition_id).classes.values()
        return {one.code: one.name_zh for one in classes if one.code.startswith(first)}

    assert held("ydyh2020") == held("ydyh2023")
