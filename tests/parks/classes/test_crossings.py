import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.classes import EDITIONS, crosswalk, edition, evaluation_group
from parks.classes.class_rows import read_rows

EDITION = st.sampled_from(EDITIONS)
KNOWN = st.sampled_from([(name, code) for name in EDITIONS for code in edition(name).classes])


def crossed(code: str, start: str, end: str) -> list[tuple[str, str]]:
    found = crosswalk(code, from_edition=start, to_edition=end)
    return [(crossing.code, crossing.kind) for crossing in found]


@pytest.mark.parametrize(
    ("code", "start", "end", "expected"),
    [
        ("1001", "ydyh2023", "gb50137", [("M", "=")]),
        ("1001", "ydyh2023", "gbt21010", [("0601", "=")]),
        ("1001", "gbt21010", "ydyh2023", [("1201", "=")]),
        ("0601", "gbt21010", "ydyh2023", [("1001", "=")]),
        ("1101", "ydyh2023", "sandiao", [("0508", "=")]),
        ("100102", "ydyh2023", "gb50137", [("M2", "=")]),
        ("M", "gb50137", "gbt21010", [("0601", "=")]),
        ("1207", "ydyh2023", "gb50137", [("S1", "=")]),
        ("1311", "ydyh2023", "ydyh2020", [("1312", "="), ("1311", "~")]),
        ("0101", "ydyh2023", "ydyh2023", [("0101", "=")]),
    ],
)
def test_one_to_one_classes_cross(
    code: str, start: str, end: str, expected: list[tuple[str, str]]
) -> None:
    assert crossed(code, start, end) == expected


def test_a_part_without_an_entry_goes_with_the_class_above_it() -> None:
    assert crossed("100102", "ydyh2023", "gbt21010") == [("0601", "<")]
    assert crossed("M1", "gb50137", "sandiao") == [("0601", "<")]


def test_a_class_split_among_several_needs_a_choice() -> None:
    assert crossed("0701", "ydyh2023", "gb50137") == [("R11", "~"), ("R21", "~"), ("R31", "~")]
    assert [kind for _, kind in crossed("E2", "gb50137", "ydyh2023")] == ["~"] * 7


def test_a_class_within_a_wider_one_needs_no_choice() -> None:
    assert crossed("01", "ydyh2023", "gb50137") == [("E2", "<")]


@pytest.mark.parametrize("end", ["gb50137", "gbt21010", "sandiao"])
def test_reserved_land_corresponds_to_nothing(end: str) -> None:
    assert crossed("16", "ydyh2023", end) == []


def test_a_class_said_to_have_no_counterpart_has_none() -> None:
    assert crossed("0702", "ydyh2023", "gbt21010") == []


def test_links_of_the_appendix_are_checked_and_others_are_not() -> None:
    (survey,) = crosswalk("1001", from_edition="ydyh2023", to_edition="sandiao")
    (letters,) = crosswalk("1001", from_edition="ydyh2023", to_edition="gb50137")
    assert (survey.status, letters.status) == ("checked", "memory")


@given(KNOWN, EDITION)
def test_one_to_one_crossings_are_so_both_ways(entry: tuple[str, str], other: str) -> None:
    name, code = entry
    for there, kind in crossed(code, name, other):
        if kind == "=":
            assert (code, "=") in crossed(there, other, name)


@given(KNOWN, EDITION)
def test_crossings_are_classes_each_once_and_at_most_one_is_equal(
    entry: tuple[str, str], other: str
) -> None:
    name, code = entry
    found = crossed(code, name, other)
    assert {there for there, _ in found} <= set(edition(other).classes)
    assert len({there for there, _ in found}) == len(found)
    assert [kind for _, kind in found].count("=") <= 1


@given(KNOWN, EDITION)
def test_equal_classes_are_in_the_same_category_of_the_evaluation(
    entry: tuple[str, str], other: str
) -> None:
    name, code = entry
    for there, kind in crossed(code, name, other):
        if kind == "=":
            assert evaluation_group(there, other) == evaluation_group(code, name)


def test_every_row_of_the_table_names_classes_that_exist() -> None:
    for row in read_rows("crosswalk"):
        assert row["ydyh2023"] in edition("ydyh2023").classes
        assert row["kind"] in {"=", "<", ">", "~", "none"}
        assert (row["code"] in edition(row["edition"]).classes) == (row["kind"] != "none")


def test_equal_rows_of_the_table_are_one_to_one() -> None:
    equal = [row for row in read_rows("crosswalk") if row["kind"] == "="]
    for side in ("ydyh2023", "code"):
        assert len({(row["edition"], row[side]) for row in equal}) == len(equal)


def test_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="gb50137 has no class '1001'"):
        crosswalk("1001", from_edition="gb50137", to_edition="ydyh2023")
