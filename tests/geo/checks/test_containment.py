"""Parcels outside all zones: which, how much, where."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon, affinity, box

from geo import ellipsoidal_area_m2
from geo.checks.containment import outside_all


def layer(*shapes: object, crs: int = 4545) -> gpd.GeoSeries:
    moved = [s and affinity.translate(s, 368_000, 3_213_000) for s in shapes]
    return gpd.GeoSeries(moved, crs=4545).to_crs(crs)


ZONES = (box(0, 0, 100, 100), box(100, 0, 200, 100), box(90, 90, 110, 150))


def test_two_zones_with_one_border_leave_no_line_behind() -> None:
    zone = Polygon(
        [
            (88.1838291, 3.967568),
            (88.18380384894189, 3.967590337474474),
            (88.18397815947199, 3.967590337474474),
            (88.18397815947199, 3.967470075629694),
        ]
    )
    parcel = Polygon(
        [
            (88.18394158844171, 3.9674681117654425),
            (88.18395189598633, 3.9674935614862887),
            (88.18384530727, 3.9675605426946445),
            (88.1837760167868, 3.9675541652067645),
        ]
    )
    zones = gpd.GeoSeries([zone, zone], crs=4326)
    outside = outside_all(gpd.GeoSeries([parcel], crs=4326), zones)
    left = parcel.difference(zone)
    assert outside.area_m2 == pytest.approx(ellipsoidal_area_m2([left]), rel=1e-9)


@pytest.mark.parametrize("crs", [4545, 4490], ids=["metres", "degrees"])
@pytest.mark.parametrize(
    ("parcel", "share", "area_m2"),
    [
        pytest.param(box(300, 0, 310, 10), 1, 100, id="far away"),
        pytest.param(box(200, 0, 210, 10), 1, 100, id="touching"),
        pytest.param(box(195, 0, 205, 10), 0.5, 50, id="half"),
        pytest.param(box(85, 85, 115, 115), 10 * 15 / 900, 150, id="in three zones"),
    ],
)
def test_what_sticks_out_is_measured(
    parcel: Polygon, share: float, area_m2: float, crs: int
) -> None:
    series = layer(box(1, 1, 9, 9), parcel, crs=crs)
    outside = outside_all(series, layer(*ZONES, crs=crs))
    assert outside.rows.tolist() == [1]
    assert outside.share[0] == pytest.approx(share, rel=1e-5)
    assert outside.area_m2[0] == pytest.approx(area_m2, rel=1e-3)
    place = Point(outside.lonlat[0])
    assert place.within(series.to_crs(4326)[1].buffer(1e-9))
    assert not place.within(shapely.union_all(layer(*ZONES).to_crs(4326)).buffer(-1e-9))


@pytest.mark.parametrize(
    "parcel",
    [
        pytest.param(box(0, 0, 100, 100), id="the zone itself"),
        pytest.param(box(50, 50, 150, 60), id="across the border of two"),
        pytest.param(None, id="no geometry"),
        pytest.param(Point(999, 999), id="no polygon"),
        pytest.param(Polygon(), id="empty"),
    ],
)
def test_what_is_inside_or_no_polygon_is_not_told(parcel: object) -> None:
    assert outside_all(layer(parcel), layer(*ZONES)).rows.size == 0


def test_share_is_a_threshold() -> None:
    parcels = layer(box(192, 0, 202, 10), box(198, 0, 208, 10))
    assert outside_all(parcels, layer(*ZONES), share=0.5).rows.tolist() == [1]


def test_without_zones_all_is_outside() -> None:
    outside = outside_all(layer(box(0, 0, 9, 9)), gpd.GeoSeries([], crs=4545))
    assert outside.share.tolist() == [1]


def test_layers_in_different_crs_are_refused() -> None:
    with pytest.raises(ValueError, match="Convert one of them"):
        outside_all(layer(box(0, 0, 9, 9)), layer(*ZONES, crs=4490))


@given(st.lists(st.tuples(*[st.floats(-50, 250)] * 2), min_size=1, max_size=8))
@settings(max_examples=30, deadline=None)
def test_parts_inside_and_outside_add_up(corners: list[tuple[float, float]]) -> None:
    parcels = layer(*(box(x, y, x + 37, y + 23) for x, y in corners))
    zones = layer(*ZONES)
    outside = outside_all(parcels, zones)
    inside = parcels.intersection(shapely.union_all(zones)).to_crs(4326)
    total = ellipsoidal_area_m2(np.asarray(parcels.to_crs(4326))).sum()
    within = sum(
        ellipsoidal_area_m2(p)[0] for p in inside if p.geom_type in {"Polygon", "MultiPolygon"}
    )
    assert outside.area_m2.sum() == pytest.approx(total - within, abs=1e-2)
