import csv
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.datum import (
    Datum,
    bd09_to_gcj02,
    bd09_to_wgs84,
    gcj02_to_bd09,
    gcj02_to_wgs84,
    to_wgs84,
    wgs84_to_bd09,
    wgs84_to_gcj02,
)

CONVERSIONS = {
    ("WGS84", "GCJ02"): wgs84_to_gcj02,
    ("GCJ02", "WGS84"): gcj02_to_wgs84,
    ("GCJ02", "BD09"): gcj02_to_bd09,
    ("BD09", "GCJ02"): bd09_to_gcj02,
    ("WGS84", "BD09"): wgs84_to_bd09,
    ("BD09", "WGS84"): bd09_to_wgs84,
}
PLACES = {
    "Qijiang": ((106.65, 29.03), (106.65374622, 29.02681933), (106.66021697, 29.03287835)),
    "Dazu": ((105.72, 29.70), (105.72362036, 29.69729759), (105.73003558, 29.70360984)),
    "Shuangqiao": ((105.80, 29.48), (105.80360677, 29.47720144), (105.81012072, 29.48309295)),
    "Longshui": ((105.74, 29.58), (105.74363852, 29.57728152), (105.75011224, 29.58338601)),
    "Wangu": ((105.95, 29.69), (105.95355459, 29.68718101), (105.95998253, 29.69348430)),
    "Beijing": ((116.3913, 39.9072), (116.39754114, 39.90860126), (116.40391417, 39.91494474)),
}
MILLIMETRE_DEG = 0.001 / 111_320
IN_CHINA = st.tuples(st.floats(72.004, 137.8347), st.floats(0.8293, 55.8271))
ANYWHERE = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def test_published_vectors_are_met_within_their_tolerance(shared_data: Path) -> None:
    with (shared_data / "dirty/datum_vectors_dev.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = []
    for row in rows:
        convert = CONVERSIONS[row["from_crs"], row["to_crs"]]
        lon, lat = convert(float(row["from_lon"]), float(row["from_lat"]))
        off = max(abs(lon - float(row["to_lon"])), abs(lat - float(row["to_lat"])))
        if off > float(row["tol_deg"]):
            wrong.append(row["id"])
    assert len(rows) == 669
    assert wrong == []


@pytest.mark.parametrize("place", PLACES)
def test_places_match_other_implementations(place: str) -> None:
    wgs84, gcj02, bd09 = PLACES[place]
    assert np.array(wgs84_to_gcj02(*wgs84)) == pytest.approx(gcj02, abs=6e-9)
    assert np.array(wgs84_to_bd09(*wgs84)) == pytest.approx(bd09, abs=6e-9)


@settings(deadline=None)
@given(IN_CHINA)
def test_gcj02_closes_within_a_millimetre(lonlat: tuple[float, float]) -> None:
    back = gcj02_to_wgs84(*wgs84_to_gcj02(*lonlat))
    assert np.array(back) == pytest.approx(lonlat, abs=MILLIMETRE_DEG / 100)


@settings(deadline=None)
@given(IN_CHINA)
def test_bd09_closes_within_a_millimetre(lonlat: tuple[float, float]) -> None:
    back = bd09_to_wgs84(*wgs84_to_bd09(*lonlat))
    assert np.array(back) == pytest.approx(lonlat, abs=MILLIMETRE_DEG / 100)


@settings(deadline=None)
@given(ANYWHERE)
def test_bd09_over_gcj02_closes_everywhere(lonlat: tuple[float, float]) -> None:
    forth = gcj02_to_bd09(*bd09_to_gcj02(*lonlat))
    assert np.array(forth) == pytest.approx(lonlat, abs=MILLIMETRE_DEG)


@settings(deadline=None)
@given(st.floats(139, 430), st.floats(-90, 90))
def test_outside_the_box_nothing_moves(lon: float, lat: float) -> None:
    east = (lon + 180) % 360 - 180
    assert np.array_equal(wgs84_to_gcj02(east, lat), (east, lat))
    assert np.array_equal(gcj02_to_wgs84(east, lat), (east, lat))


@pytest.mark.parametrize("lon", [72.004, 137.8347], ids=["west", "east"])
def test_edge_of_the_box_belongs_to_it(lon: float) -> None:
    beyond = np.nextafter(lon, 0 if lon < 100 else 180)
    assert wgs84_to_gcj02(lon, 30.0)[0] != lon
    assert wgs84_to_gcj02(beyond, 30.0)[0] == beyond


def test_missing_numbers_stay_missing() -> None:
    for convert in CONVERSIONS.values():
        lon, lat = convert([106.5, np.nan, np.nan], [29.0, np.nan, np.nan])
        assert np.isfinite([lon[0], lat[0]]).all()
        assert np.isnan([lon[1:], lat[1:]]).all()


@pytest.mark.parametrize("convert", CONVERSIONS.values(), ids=map(str, CONVERSIONS))
def test_infinite_numbers_do_not_disturb_the_others(convert: object) -> None:
    lon, lat = convert([np.inf, 106.5], [29.0, -np.inf])  # type: ignore[operator]
    assert lon.shape == lat.shape == (2,)


def test_any_shapes_broadcast() -> None:
    lon, lat = wgs84_to_bd09(np.linspace(100, 110, 6).reshape(2, 3), 29)
    assert lon.shape == lat.shape == (2, 3)
    assert lon.dtype == lat.dtype == np.float64
    assert wgs84_to_gcj02(np.empty((0, 2)), 29.0)[0].shape == (0, 2)


def test_input_is_not_changed() -> None:
    lon = np.array([106.65])
    wgs84_to_gcj02(lon, [29.03])
    gcj02_to_wgs84(lon, [29.03])
    assert lon.tolist() == [106.65]


def test_geometries_are_moved_with_their_heights() -> None:
    gcj02 = PLACES["Qijiang"][1]
    moved = to_wgs84(
        np.array([shapely.Point(*gcj02), None, shapely.Point(*gcj02, 312.5)]), datum=Datum.GCJ02
    )
    assert moved[0].has_z is False
    assert (moved[0].x, moved[0].y) == pytest.approx(PLACES["Qijiang"][0], abs=1e-8)
    assert moved[1] is None
    assert moved[2].z == 312.5


def test_geometries_in_wgs84_stay_as_they_are() -> None:
    square = np.array([shapely.box(106, 29, 107, 30)])
    same = to_wgs84(square, datum=Datum.WGS84)
    assert same is not square
    assert same[0].equals_exact(square[0])


def test_datum_is_named_as_on_the_command_line() -> None:
    assert [str(datum) for datum in Datum] == ["wgs84", "gcj02", "bd09"]
