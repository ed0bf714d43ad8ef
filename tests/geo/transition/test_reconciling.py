"""Zones whose pieces are more or less land than their parcels are told."""

import pandas as pd
import pytest

from geo.transition.reconciling import sum_findings

SUMS = {"zone_m2": 1e6, "matrix_m2": 1e6, "cutting_error_m2": 0.0}


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"cutting_error_m2": 900.65}, id="land lost or found in cutting"),
        pytest.param({"matrix_m2": 1e6 + 900.65}, id="more pieces than land"),
    ],
)
def test_zone_that_does_not_add_up_is_an_error(fault: dict[str, float]) -> None:
    (told,) = sum_findings(pd.DataFrame([SUMS, {**SUMS, **fault}]), ["A", "B"])
    assert (told.level, told.code, told.feature_id) == ("error", "areas-do-not-add-up", "B")
    assert told.value == "900.650 m² apart"


def test_rounding_is_not_told() -> None:
    assert sum_findings(pd.DataFrame([{**SUMS, "cutting_error_m2": 0.005}]), ["A"]) == ()
