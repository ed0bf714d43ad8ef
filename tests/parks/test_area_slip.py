import numpy as np
import pytest

from parks.area_slip import area_units, differs, unit_slip

DRAWN_M2 = 4_160_000.0


@pytest.mark.parametrize(
    ("declared", "unit", "meant"),
    [
        (6240, "公顷", "亩"),  # a factor of 15
        (6240, "平方米", "亩"),  # 666.67
        (416, "平方公里", "公顷"),  # 100
        (4_160_000, "公顷", "平方米"),  # 10,000
        (44_777_867, "平方米", "平方英尺"),
    ],
)
def test_slip_of_units_is_named(declared: float, unit: str, meant: str) -> None:
    assert unit_slip(declared * area_units()[unit], DRAWN_M2, unit) == meant


def test_difference_that_no_unit_explains_has_no_slip() -> None:
    assert unit_slip(DRAWN_M2 * 1.3, DRAWN_M2, "平方米") == ""


def test_areas_differ_beyond_a_tenth_of_the_drawn() -> None:
    declared = np.array([109.0, 111.0, 89.0, np.nan])
    assert differs(declared, np.array([100.0, 100.0, 100.0, 1.0])).tolist() == [
        False,
        True,
        True,
        False,
    ]
