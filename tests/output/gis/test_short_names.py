"""Names of fields in ten bytes: whole, legal, all different."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.gis.shapefile.short_names import short_names, whole_characters

if TYPE_CHECKING:
    from output.gis.delivery import Encoding

LEVEL_1 = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7)
           for low in range(0xA1, 0xFE)]  # fmt: skip
RARE = list("鎏犇槑堃㛃㵘龘靐両侞镕喆")
PREFIXES = ["规划用地", "地块面积平", "现状"]
names = st.builds(
    lambda prefix, rest: (prefix + rest)[:12],
    st.sampled_from(["", *PREFIXES]),
    st.text(st.sampled_from(LEVEL_1 + RARE), min_size=6, max_size=12),
)
encodings = st.sampled_from(["gbk", "utf-8"])


@given(st.lists(names, unique=True, max_size=40), encodings)
def test_names_of_6_to_12_characters_stay_whole_and_different(
    given_names: list[str], encoding: Encoding
) -> None:
    found = short_names(given_names, encoding=encoding)
    encoded = [name.encode(encoding) for name in found.values()]
    assert list(found) == given_names
    assert all(0 < len(name) <= 10 for name in encoded)
    assert [name.decode(encoding) for name in encoded] == list(found.values())
    assert len({name.casefold() for name in found.values()}) == len(given_names)
    assert len({name.lower() for name in encoded}) == len(given_names)


@given(st.lists(st.text(max_size=14), unique=True, max_size=20), encodings)
def test_any_names_become_legal_ones(given_names: list[str], encoding: Encoding) -> None:
    found = list(short_names(given_names, encoding=encoding).values())
    assert all(sign.isalnum() or sign == "_" for name in found for sign in name)
    assert not any(name[0].isdigit() for name in found)
    assert len({name.casefold() for name in found}) == len(given_names)


def test_names_alike_end_with_a_number() -> None:
    found = short_names([f"规划用地分类第{n}项" for n in "甲乙丙"], encoding="gbk")
    assert list(found.values()) == ["规划用地分", "规划用地2", "规划用地3"]


def test_more_than_nine_names_alike_stay_within_ten_bytes() -> None:
    found = list(short_names([f"abcdefghij{n}" for n in range(200)], encoding="gbk").values())
    assert found[1] == "abcdefghi2"
    assert found[199] == "abcdefg200"
    assert max(map(len, found)) == 10


def test_a_name_that_fits_stays_even_behind_one_that_is_cut_to_it() -> None:
    found = short_names(["规划用地分类", "规划用地分"], encoding="gbk")
    assert found == {"规划用地分类": "规划用地2", "规划用地分": "规划用地分"}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        pytest.param("fid", "fid2", id="a column of ArcGIS"),
        pytest.param("2024年面积", "F2024年面", id="begins with a digit"),
        pytest.param("面积（亩）", "面积_亩", id="brackets"),
        pytest.param("𠮷地块", "地块", id="not in GBK"),
        pytest.param("𠮷", "F", id="nothing in GBK"),
        pytest.param("", "F", id="empty"),
        pytest.param("a\0b", "a_b", id="NUL"),
        pytest.param("__", "F", id="nothing but lines"),
    ],
)
def test_names_become_legal(name: str, short: str) -> None:
    assert short_names([name], encoding="gbk") == {name: short}


def test_case_alone_makes_no_difference() -> None:
    found = short_names(["Area", "AREA", "area"], encoding="utf-8")
    assert list(found.values()) == ["Area", "AREA2", "area3"]


@given(st.text(st.sampled_from([*LEVEL_1, "a", "1"])), st.integers(0, 20), encodings)
def test_bytes_are_cut_between_characters(text: str, most: int, encoding: Encoding) -> None:
    kept = whole_characters(text.encode(encoding), most, encoding=encoding)
    assert len(kept) <= most
    assert text.startswith(kept.decode(encoding))
    assert kept == text.encode(encoding) or len(kept) > most - 3
