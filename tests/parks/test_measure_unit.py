from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks import UnitMismatchError, convert
from parks.measure_unit import measure_units

NAMES = sorted(measure_units())


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (7.98, "平方公里", "公顷", 798),
        (7.98, "平方公里", "亩", 11_970),
        (102.1, "平方公里", "亩", 153_150),
        (4.16, "平方公里", "亩", 6_240),
        (10, "万元/亩", "万元/公顷", 150),
        (10, "万元/亩", "亿元/平方公里", 1.5),
        (18.98, "万元/亩", "亿元/km²", 2.847),
        (1, "亿元", "万元", 10_000),
        (2.1, "万人", "人", 21_000),
        (7, "成", "%", 70),
    ],
)
def test_conversions_agree_with_hand_calculation(
    value: float, unit: str, to: str, expected: float
) -> None:
    assert convert(value, unit, to) == pytest.approx(expected, rel=1e-12)


def test_mu_is_exact() -> None:
    assert measure_units()["亩"].factor == Fraction(2000, 3)


def test_units_of_different_dimension_are_refused() -> None:
    with pytest.raises(UnitMismatchError, match="亿元 is money, 亩 is area"):
        convert(1, "亿元", "亩")


def test_unknown_unit_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        convert(1, "斤", "吨")


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.floats(1e-3, 1e9))
def test_conversion_there_and_back_is_the_same(unit: str, to: str, value: float) -> None:
    if measure_units()[unit].dimension is measure_units()[to].dimension:
        assert convert(convert(value, unit, to), to, unit) == pytest.approx(value, rel=1e-12)
