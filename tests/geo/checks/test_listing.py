"""Lists of findings: the worst first, nothing left out in silence."""

import numpy as np
import pytest
from pyproj import CRS

from geo.checks.ground import Ground
from geo.checks.listing import Faults, Listing, quantity
from geo.finding import Finding


def listed(sizes: list[float], *, limit: int, unit: str = "m²") -> list[Finding]:
    listing = Listing(source="a", ids="ABCDE", ground=Ground(CRS(4326)), limit=limit)
    xy = np.column_stack([np.arange(len(sizes)), np.full(len(sizes), np.nan)]).astype(float)
    xy[0] = 106.123456789, 29.0
    faults = Faults(
        level="warning", code="gap", rows=np.arange(len(sizes)), xy=xy,
        sizes=np.array(sizes), unit=unit, message="bad", value=lambda n: f"{sizes[n]}",
    )  # fmt: skip
    return listing.findings(faults)


def test_worst_are_kept_in_the_order_of_rows() -> None:
    findings = listed([5, 1, 9, 2, 7], limit=3)
    assert [f.feature_id for f in findings] == ["A", "C", "E", ""]
    assert findings[-1].message == "2 more of this kind are not listed one by one, together 3 m²"
    assert {f.code for f in findings} == {"gap"}


def test_nothing_is_added_where_all_are_listed() -> None:
    assert [f.value for f in listed([5, 1], limit=2)] == ["5", "1"]


def test_sizes_that_mean_nothing_together_are_not_summed() -> None:
    assert listed([5, 1], limit=1, unit="")[-1].message.endswith("one by one")


def test_place_is_rounded_to_a_centimetre_or_left_out() -> None:
    first, second = listed([5, 1], limit=2)
    assert (first.lon, first.lat) == (106.1234568, 29.0)
    assert (second.lon, second.lat) == (None, None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0 m"),
        (2e-5, "less than 0.001 m"),
        (0.01234, "0.0123 m"),
        (12.345, "12.3 m"),
        (999.7, "1,000 m"),
        (12345.6, "12,346 m"),
    ],
)
def test_quantity_has_three_digits(value: float, text: str) -> None:
    assert quantity(value, "m") == text
