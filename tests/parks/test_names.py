import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.names import nearest_name, plain_name

UNITS = ["北渡产业园", "桥河工业园", "通惠食品园", "大足高新区", "Food Park"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("臺中港", "台中港"),
        ("Ａ１园区", "a1园区"),
        ("北渡 产业园", "北渡产业园"),
        ("（北渡）园", "(北渡)园"),
    ],
)
def test_manners_of_writing_do_not_count(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


@given(st.text(st.characters(categories=["Lo", "Lu", "Ll", "Nd", "Po", "Zs"])))
def test_a_plain_name_stays_as_it_is(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("北渡產業園", "北渡产业园"),
        ("北渡产业园、通惠园", "北渡产业园"),
        ("桥河工业园区", "桥河工业园"),
        ("大足高新", "大足高新区"),
        ("food  park", "Food Park"),
        ("完全不同", ""),
    ],
)
def test_nearest_name_is_found(name: str, nearest: str) -> None:
    assert nearest_name(name, UNITS) == nearest
