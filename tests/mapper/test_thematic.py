from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper import describe
from mapper.thematic import _classes
from parks import Region

ZONES = ["shuangqiao-etdz", "dazu-industrial-park", "dazu-hitech-zone"]


def with_shared_figure(region: Region, values: list[float]) -> Region:
    """Return the region with one comparable figure for as many zones as there are values."""
    model = region.indicators.iloc[[0]].assign(
        indicator="industrial_output", unit="亿元", period="2019", measure="level", mark=""
    )
    rows = [
        model.assign(unit_id=zone, value=value).set_axis([9000 + number])
        for number, (zone, value) in enumerate(zip(ZONES, values, strict=False))
    ]
    return replace(region, indicators=pd.concat([region.indicators, *rows]).rename_axis("line"))


def test_figure_of_three_parks_makes_a_thematic_layer(dazu: Region) -> None:
    layers = describe(with_shared_figure(dazu, [100.0, 400.0, 25.0])).thematics
    layer = next(item for item in layers if "industrial_output" in item.id)
    assert layer.sizes == pytest.approx(dict(zip(ZONES, [0.5, 1.0, 0.25], strict=True)))


def test_figure_of_two_parks_makes_none(dazu: Region) -> None:
    layers = describe(with_shared_figure(dazu, [100.0, 400.0])).thematics
    assert not [item for item in layers if "industrial_output" in item.id]


@given(st.lists(st.floats(0, 1e6), min_size=3, max_size=40))
def test_every_value_falls_in_exactly_one_class(values: list[float]) -> None:
    named = {f"u{number}": value for number, value in enumerate(values)}
    members = [unit for item in _classes(named) for unit in item.units]
    assert sorted(members) == sorted(named)
