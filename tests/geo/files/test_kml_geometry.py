"""Positions of KML: what was written comes back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.files.kml_geometry import BadGeometryError, positions

degrees = st.floats(-180, 180)
lonlats = st.lists(st.tuples(degrees, degrees), min_size=1, max_size=20)
gaps = st.sampled_from([" ", "\n", "\t\r\n  "])


@given(lonlats, gaps)
def test_positions_come_back_exactly(lonlat: list[tuple[float, float]], gap: str) -> None:
    text = gap.join(f"{lon!r},{lat!r}" for lon, lat in lonlat)
    assert np.array_equal(positions(text), np.array(lonlat))


@given(lonlats, gaps)
def test_space_beside_commas_changes_nothing(lonlat: list[tuple[float, float]], gap: str) -> None:
    text = gap.join(f"{lon!r} , {lat!r},5" for lon, lat in lonlat)
    assert np.array_equal(positions(text)[:, :2], np.array(lonlat))


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert positions(text).shape[1] in {2, 3}
    except BadGeometryError as error:
        assert str(error)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize("text", ["", "1", "1,2,3,4", "a,b", "1,,2", "1;2", "1,2 3", "inf,1"])
def test_what_is_no_position_is_refused(text: str) -> None:
    with pytest.raises(BadGeometryError):
        positions(text)
