import numpy as np
import pandas as pd
import pytest

from parks.landuse_state import landuse_states, unknown_states


def test_layer_without_the_column_is_current() -> None:
    assert landuse_states(pd.DataFrame({"id": ["1", "2"]})).tolist() == ["current", "current"]


@pytest.mark.parametrize(
    ("written", "state"),
    [("", "current"), (None, "current"), (np.nan, "current"), (" Planned ", "planned"),
     ("ＣＵＲＲＥＮＴ", "current"), ("future", "future")],
    ids=["empty", "none", "nan", "case and blanks", "full width", "unknown"],
)  # fmt: skip
def test_state_is_read_however_it_is_written(written: object, state: str) -> None:
    assert landuse_states(pd.DataFrame({"state": [written]})).tolist() == [state]


def test_unknown_states_are_told_once_with_their_parcels() -> None:
    states = np.array(["current", "future", "future", "past"], dtype=object)
    found = unknown_states(states, source="landuse.gpkg")
    assert [(item.code, item.value) for item in found] == [
        ("unknown-state", "future"), ("unknown-state", "past"),
    ]  # fmt: skip
    assert "2 parcels" in found[0].message
