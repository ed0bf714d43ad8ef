from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.classes import EDITIONS, edition, roll_up
from parks.classes.land_class import Level

KNOWN = st.sampled_from([(name, code) for name in EDITIONS for code in edition(name).classes])
LEVELS = st.sampled_from(get_args(Level))


@pytest.mark.parametrize(
    ("code", "edition_id", "level", "expected"),
    [
        ("100102", "ydyh2023", 1, "10"),
        ("100102", "ydyh2023", 2, "1001"),
        ("100102", "ydyh2023", 3, "100102"),
        ("10", "ydyh2023", 2, "10"),
        ("16", "ydyh2023", 3, "16"),
        ("B41", "gb50137", 1, "B"),
        ("0303", "sandiao", 1, "00"),
        ("", "ydyh2023", 1, ""),
    ],
)
def test_class_rolls_up_to_the_one_that_holds_it(
    code: str, edition_id: str, level: Level, expected: str
) -> None:
    assert roll_up(code, edition_id, level) == expected


@given(KNOWN, LEVELS, LEVELS)
def test_rolling_up_in_steps_is_rolling_up_at_once(
    entry: tuple[str, str], finer: Level, coarser: Level
) -> None:
    name, code = entry
    step = roll_up(roll_up(code, name, max(finer, coarser)), name, min(finer, coarser))
    assert step == roll_up(code, name, min(finer, coarser))


def test_a_level_that_no_edition_has_is_refused() -> None:
    with pytest.raises(ValueError, match="level 1, 2 or 3, got 4"):
        roll_up("1001", "ydyh2023", 4)  # type: ignore[arg-type]
