"""Declared areas against drawn ones, with the slip of units that would explain the difference."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from parks.measure_unit import measure_units
from parks.vocabulary import Dimension

Floats = NDArray[np.float64]

TOLERANCE = 0.1
"""Share by which a declared area may differ from the drawn one."""
SLIP_TOLERANCE = 0.05
"""Share within which another unit is taken to explain a difference."""
OTHER_UNITS: Mapping[str, float] = MappingProxyType({"平方英尺": 0.3048**2, "英亩": 4046.8564224})
"""Units beside those of the table that foreign programs write; exact, m²."""


@cache
def area_units() -> Mapping[str, float]:
    """Return the units in which an area may be declared: name to m²."""
    units = measure_units()
    table = {
        unit.name: float(unit.factor)
        for unit in units.values()
        if unit.dimension in (Dimension.AREA, Dimension.FLOOR_AREA)
    }
    return {**table, **OTHER_UNITS}


def differs(
    declared_m2: Floats, drawn_m2: Floats, *, tolerance: float = TOLERANCE
) -> NDArray[np.bool_]:
    """
    Tell which declared areas are not the drawn ones.

    Parameters
    ----------
    declared_m2, drawn_m2
        Shape (n,), square metres; NaN where none is declared or nothing is drawn.
    tolerance
        Share of the drawn area by which the declared one may differ.

    Returns
    -------
    differs
        Shape (n,); False where either is NaN.
    """
    with np.errstate(invalid="ignore"):
        far: NDArray[np.bool_] = np.abs(drawn_m2 - declared_m2) > tolerance * drawn_m2
    return far


def unit_slip(declared_m2: float, drawn_m2: float, unit: str) -> str:
    """
    Return the unit that would make a declared area right.

    Parameters
    ----------
    declared_m2
        Declared area, square metres by its unit.
    drawn_m2
        Drawn area, square metres.
    unit
        Unit in which the area was declared, a key of `area_units`.

    Returns
    -------
    unit
        The unit whose factor brings the declared number nearest to the drawn area, within 5 %;
        empty where none does. 亩 taken for 公顷 shows as a factor of 15, 亩 for m² as 666.67, 公顷
        for km² as 100, m² for 公顷 as 10,000.
    """
    units = area_units()
    if declared_m2 <= 0 or drawn_m2 <= 0:
        return ""
    number = declared_m2 / units[unit]
    off = {
        name: abs(number * factor / drawn_m2 - 1)
        for name, factor in units.items()
        if factor != units[unit]
    }
    nearest = min(off, key=lambda name: off[name])
    return nearest if off[nearest] <= SLIP_TOLERANCE else ""
