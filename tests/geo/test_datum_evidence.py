import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.datum import Datum, gcj02_to_bd09, wgs84_to_bd09, wgs84_to_gcj02
from geo.datum_cover import suspicion_from_cover
from geo.datum_evidence import suspicion_from_outline, suspicion_from_pairs
from geo.outline import harmonic_outline

Geometries = NDArray[np.object_]
SHIFTS: dict[Datum, Callable[..., tuple[NDArray[np.float64], NDArray[np.float64]]]] = {
    Datum.GCJ02: wgs84_to_gcj02,
    Datum.BD09: wgs84_to_bd09,
}
SHIFTED = pytest.mark.parametrize("datum", SHIFTS)
KNOWN = np.array([[106.65, 29.03], [106.60, 28.91], [106.93, 28.55], [106.7, 28.7], [106.8, 29.1]])
pebbles = st.builds(
    harmonic_outline,
    st.floats(106.4, 106.9),
    st.floats(28.6, 29.1),
    area_m2=st.floats(1e6, 3e9),
    seed=st.integers(0, 10_000),
)


def shifted(geometries: object, shift: Callable[..., object]) -> Geometries:
    moved: Geometries = shapely.transform(
        np.atleast_1d(np.asarray(geometries, dtype=object)), shift, interleaved=False
    )
    return moved


@pytest.fixture(scope="module")
def district() -> BaseGeometry:
    folder = Path(__file__).parents[2] / "parks/data/regions/qijiang"
    return gpd.read_file(folder / "outline.geojson").geometry.iloc[0]


@pytest.fixture(scope="module")
def townships(shared_data: Path) -> Geometries:
    frame = gpd.read_file(shared_data / "geo/qijiang_townships_wgs84.geojson")
    return np.asarray(frame.geometry, dtype=object)


@pytest.fixture(scope="module")
def web_map_district(shared_data: Path) -> BaseGeometry:
    text = (shared_data / "geo/datav_v2019_500110_gcj02.json").read_text(encoding="utf-8")
    return shape(json.loads(text)[0]["geometry"])


def test_district_of_a_web_map_is_suspected(
    web_map_district: BaseGeometry, district: BaseGeometry
) -> None:
    suspicion = suspicion_from_outline([web_map_district], district)
    assert suspicion is not None
    assert suspicion.datum is Datum.GCJ02
    assert suspicion.median_before_m > 250
    assert suspicion.median_after_m < 10


def test_district_of_baidu_is_suspected(
    web_map_district: BaseGeometry, district: BaseGeometry
) -> None:
    baidu = shifted(web_map_district, gcj02_to_bd09)
    suspicion = suspicion_from_outline(baidu, district)
    assert suspicion is not None
    assert suspicion.datum is Datum.BD09


def test_townships_in_wgs84_are_not_suspected(
    townships: Geometries, district: BaseGeometry
) -> None:
    assert suspicion_from_outline(townships, district) is None


@SHIFTED
def test_shifted_townships_are_suspected(
    datum: Datum, townships: Geometries, district: BaseGeometry
) -> None:
    suspicion = suspicion_from_outline(shifted(townships, SHIFTS[datum]), district)
    assert suspicion is not None
    assert suspicion.datum is datum


@settings(max_examples=25, deadline=None)
@given(pebbles, pebbles)
def test_unrelated_shapes_are_not_suspected(layer: Polygon, outline: Polygon) -> None:
    assert suspicion_from_outline([layer], outline) is None


@settings(max_examples=25, deadline=None)
@given(pebbles)
def test_own_outline_is_never_suspected(outline: Polygon) -> None:
    assert suspicion_from_outline([outline], outline) is None
    assert suspicion_from_cover([outline], [outline]) is None


@settings(max_examples=25, deadline=None)
@given(pebbles.filter(lambda pebble: pebble.area > 0.002), st.sampled_from(list(SHIFTS)))
def test_shifted_outline_is_suspected(outline: Polygon, datum: Datum) -> None:
    suspicion = suspicion_from_outline(shifted(outline, SHIFTS[datum]), outline)
    assert suspicion is not None
    assert suspicion.datum is datum


def test_points_alone_have_no_outline(district: BaseGeometry) -> None:
    assert suspicion_from_outline([shapely.Point(106.6, 29), None, Polygon()], district) is None


@SHIFTED
@pytest.mark.parametrize("count", range(1, 6))
def test_shifted_places_are_suspected(datum: Datum, count: int) -> None:
    known = KNOWN[:count]
    blur = np.array([0.0003, -0.0002]) * (-1) ** np.arange(count)[:, np.newaxis]
    found = np.column_stack(SHIFTS[datum](known[:, 0], known[:, 1])) + blur
    suspicion = suspicion_from_pairs(found, known)
    assert suspicion is not None
    assert suspicion.datum is datum
    assert f"{count} of {count} known places" in suspicion.evidence


def test_one_wrong_pair_of_five_does_not_hide_the_shift() -> None:
    found = np.column_stack(wgs84_to_gcj02(KNOWN[:, 0], KNOWN[:, 1]))
    found[2] += 0.1
    suspicion = suspicion_from_pairs(found, KNOWN)
    assert suspicion is not None
    assert "4 of 5 known places" in suspicion.evidence


@settings(deadline=None)
@given(st.integers(1, 5), st.floats(0, 2 * np.pi), st.floats(0, 180))
def test_small_offsets_are_not_suspected(count: int, bearing: float, off_m: float) -> None:
    metres = off_m * np.array([np.sin(bearing), np.cos(bearing)])
    assert suspicion_from_pairs(KNOWN[:count] + metres / (97_500, 110_800), KNOWN[:count]) is None


@settings(deadline=None)
@given(st.floats(-2, 1), st.floats(300, 900))
def test_offsets_elsewhere_are_not_suspected(bearing: float, off_m: float) -> None:
    metres = off_m * np.array([np.sin(bearing), np.cos(bearing)])
    known = KNOWN[:3]
    suspicion = suspicion_from_pairs(known + metres / (97_500, 110_800), known)
    assert suspicion is None or suspicion.datum is Datum.BD09


def test_nothing_to_compare_gives_no_suspicion() -> None:
    assert suspicion_from_pairs(np.empty((0, 2)), np.empty((0, 2))) is None
    assert suspicion_from_pairs([[np.nan, 29.0]], [[106.0, 29.0]]) is None
    assert suspicion_from_cover([], [shapely.box(106, 29, 106.1, 29.1)]) is None


def parcels_of(zone: Polygon, *, gap: float) -> Geometries:
    """Return a grid of blocks in a zone, with streets between them."""
    west, south, east, north = zone.bounds
    x, y = np.meshgrid(np.linspace(west, east, 13)[:-1], np.linspace(south, north, 13)[:-1])
    width, height = (east - west) / 12 * (1 - gap), (north - south) / 12 * (1 - gap)
    blocks = shapely.intersection(shapely.box(x, y, x + width, y + height).ravel(), zone)
    return blocks[~shapely.is_empty(blocks)]


ZONES = np.array([harmonic_outline(106.6 + n / 10, 28.9, area_m2=5e6, seed=n) for n in range(3)])
BLOCKS = np.concatenate([parcels_of(zone, gap=0.1) for zone in ZONES])


@SHIFTED
def test_shifted_parcels_are_suspected(datum: Datum) -> None:
    suspicion = suspicion_from_cover(shifted(BLOCKS, SHIFTS[datum]), ZONES)
    assert suspicion is not None
    assert suspicion.datum is datum


@settings(deadline=None)
@given(st.integers(1, len(BLOCKS)))
def test_parcels_in_their_place_are_not_suspected(count: int) -> None:
    assert suspicion_from_cover(BLOCKS[:count], ZONES) is None


@settings(max_examples=25, deadline=None)
@given(pebbles, pebbles)
def test_unrelated_areas_are_not_suspected(parcel: Polygon, zone: Polygon) -> None:
    if parcel.intersects(zone):
        return
    assert suspicion_from_cover([parcel], [zone]) is None


def test_bow_ties_are_compared_too() -> None:
    bow_tie = Polygon([(106.6, 28.9), (106.7, 29.0), (106.7, 28.9), (106.6, 29.0)])
    assert suspicion_from_cover([bow_tie], [bow_tie]) is None


@SHIFTED
def test_finding_names_the_way_out(datum: Datum) -> None:
    known = KNOWN[:2]
    suspicion = suspicion_from_pairs(
        np.column_stack(SHIFTS[datum](known[:, 0], known[:, 1])), known
    )
    assert suspicion is not None
    finding = suspicion.finding("parks.kml")
    assert (finding.level, finding.code) == ("warning", f"{datum}-suspected")
    assert f"--datum {datum}" in finding.remedy
    assert finding.lon == pytest.approx(106.6, abs=0.1)
