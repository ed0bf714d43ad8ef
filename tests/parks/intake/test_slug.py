"""Ids made from names are the store's, and all different."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.intake.slug import MOST_CHARACTERS, slug, unique_slugs
from parks.tables import ID_PATTERN


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Food Park 2", "food-park-2"), ("北渡产业园", "beiduchanyeyuan"), ("T0213", "t0213"),
        ("0601", "0601"), ("Ａ区（东）", "aqu-dong"), ("Señor", "senor"), ("—", ""), ("", ""),
        ("綠色園", "lvseyuan"),
    ],
)  # fmt: skip
def test_name_as_id(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.lists(st.text(max_size=80), max_size=12), st.sets(st.sampled_from(["x", "x-2", "a"])))
def test_ids_are_the_stores_and_all_different(texts: list[str], taken: set[str]) -> None:
    ids = unique_slugs(texts, taken=taken, stem="x")
    assert len({*ids, *taken}) == len(ids) + len(taken)
    assert all(re.fullmatch(ID_PATTERN, one) for one in ids)
    assert all(len(one) <= MOST_CHARACTERS + 4 for one in ids)
