"""The delivery zone of some bounds, and the limits that cross them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from geo import delivery_crs, zone_limits

QIJIANG = (106.38, 28.45, 107.05, 29.19)
DAZU = (105.47, 29.37, 106.03, 29.86)
CHINA = (73.5, 3.0, 136.5, 54.0)


def at(lon: float) -> tuple[float, float, float, float]:
    return (lon, 29.0, lon, 29.0)


def zone(lon: float) -> int:
    return int(parameter(delivery_crs(at(lon)), "Longitude of natural origin")) // 3


def parameter(crs: CRS, name: str) -> float:
    assert crs.coordinate_operation is not None
    return next(float(p.value) for p in crs.coordinate_operation.params if p.name == name)


@pytest.mark.parametrize(
    ("bounds", "zone_prefix", "epsg"),
    [
        pytest.param(QIJIANG, False, 4545, id="Qijiang"),
        pytest.param(QIJIANG, True, 4524, id="Qijiang with prefix"),
        pytest.param(DAZU, False, 4544, id="Dazu"),
        pytest.param(DAZU, True, 4523, id="Dazu with prefix"),
        pytest.param(at(73.5), False, 4534, id="western end"),
        pytest.param(at(136.5), False, 4554, id="eastern end"),
        pytest.param(at(73.5), True, 4513, id="western end with prefix"),
        pytest.param(at(136.5), True, 4533, id="eastern end with prefix"),
    ],
)
def test_middle_of_the_bounds_chooses_the_zone(
    bounds: tuple[float, float, float, float],
    zone_prefix: bool,  # noqa: FBT001
    epsg: int,
) -> None:
    assert delivery_crs(bounds, zone_prefix=zone_prefix).to_epsg() == epsg


@given(st.floats(73.5, 136.5), st.booleans())
def test_central_meridian_is_within_one_and_a_half_degrees(lon: float, zone_prefix: bool) -> None:  # noqa: FBT001
    crs = delivery_crs(at(lon), zone_prefix=zone_prefix)
    assert abs(parameter(crs, "Longitude of natural origin") - lon) <= 1.5


@pytest.mark.parametrize("zone", range(25, 46))
def test_prefix_is_the_zone_number_in_the_easting(zone: int) -> None:
    crs = delivery_crs(at(3 * zone), zone_prefix=True)
    assert parameter(crs, "False easting") == zone * 1_000_000 + 500_000


def test_coordinates_of_the_reference_point_are_those_of_the_domain_tables() -> None:
    to_zone = Transformer.from_crs(4490, delivery_crs(at(106.65)), always_xy=True)
    assert to_zone.transform(106.65, 29.03) == pytest.approx((368_488.989, 3_213_346.331), abs=1e-3)


@pytest.mark.parametrize("lon", [73.4, 136.6, -106.5])
def test_middle_outside_the_zones_is_refused(lon: float) -> None:
    with pytest.raises(ValueError, match=r"73\.5 to 136\.5"):
        delivery_crs(at(lon))


@pytest.mark.parametrize(
    "bounds",
    [
        pytest.param((107.0, 28.0, 106.0, 29.0), id="west of east"),
        pytest.param((106.0, 29.0, 107.0, 28.0), id="south of north"),
        pytest.param((368_000.0, 3_213_000.0, 369_000.0, 3_214_000.0), id="metres"),
        pytest.param((float("nan"), 28.0, 107.0, 29.0), id="not a number"),
    ],
)
def test_bounds_that_are_not_degrees_are_refused(
    bounds: tuple[float, float, float, float],
) -> None:
    with pytest.raises(ValueError, match="in degrees"):
        zone_limits(bounds)


def test_qijiang_is_crossed_by_one_limit() -> None:
    assert zone_limits(QIJIANG) == (106.5,)


def test_dazu_lies_within_one_zone() -> None:
    assert zone_limits(DAZU) == ()


def test_china_is_crossed_by_the_twenty_limits_between_twenty_one_zones() -> None:
    limits = zone_limits(CHINA)
    assert len(limits) == 20
    assert (limits[0], limits[-1]) == (76.5, 133.5)


@given(st.floats(73.5, 136.5), st.floats(73.5, 136.5))
def test_there_is_one_limit_between_neighbouring_zones(one: float, other: float) -> None:
    west, east = sorted([one, other])
    steps = zone(east) - zone(west)
    on_a_limit = east % 3 == 1.5 and 76.5 <= east <= 133.5
    assert len(zone_limits((west, 29.0, east, 30.0))) == steps - (on_a_limit and east > west)
