import pytest

from mapper.search_keys import search_keys


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("北渡产业园", ("beiduchanyeyuan", "bdcyy")),
        ("重庆（綦江）食品园区", ("chongqingqijiangshipinyuanqu", "cqqjspyq")),
        ("Weiyi", ()),
    ],
)
def test_names_are_spelled_in_pinyin_and_initials(name: str, spelled: tuple[str, ...]) -> None:
    assert search_keys([name]) == spelled


def test_aliases_are_matched_as_they_stand_too() -> None:
    assert "桥河工业园" in search_keys(["桥河产业园"], aliases=["桥河工业园", ""])


def test_no_key_stands_twice() -> None:
    keys = search_keys(["北渡", "北渡"], aliases=["北渡"])
    assert len(keys) == len(set(keys))
