import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from geo.crs.evidence import CrsVerdict, settle_crs
from geo.crs.kind import is_same_crs, zone_prefix
from geo.crs.numbers import NumberKind, readings
from geo.crs.sample import sample_points

Floats = NDArray[np.float64]
DISTRICT = shapely.box(106.38, 28.45, 107.06, 29.19)
SPREAD = np.random.default_rng(7).uniform(-0.05, 0.05, (60, 2))
QIJIANG = np.array([106.65, 29.03]) + SPREAD
FEET = 0.3048

XIAN_BY_ESRI = (
    'PROJCS["Xian_1980_3_Degree_GK_CM_108E",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",'
    'SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],'
    'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",108.0],PARAMETER["Scale_Factor",1.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)
TAIWAN_BY_ESRI = (
    'PROJCS["TWD97_TM2",GEOGCS["GCS_TWD97",DATUM["D_TWD97",'
    'SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",250000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",121.0],PARAMETER["Scale_Factor",0.9999],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


def projected(code: int | str, lonlat: Floats = QIJIANG) -> Floats:
    transformer = Transformer.from_crs(4326, code, always_xy=True)
    return np.column_stack(transformer.transform(lonlat[:, 0], lonlat[:, 1]))


def settled(points: object, declared: int | str | None, **options: object) -> CrsVerdict:
    crs = None if declared is None else CRS(declared)
    told = options.pop("told", None)
    return settle_crs(
        np.asarray(points, dtype=float),
        declared=crs,
        told=None if told is None else CRS(told),
        source="a.shp",
        **options,  # type: ignore[arg-type]
    )


def codes(verdict: CrsVerdict) -> list[tuple[str, str]]:
    return [(finding.level, finding.code) for finding in verdict.findings]


# -- nothing declared ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (4524, [4524, 2360, 2412]),
        (4513 + 40 - 25, [4528, 2364, 2416]),
        (4496, [4496, 2332, 21418]),
        (3857, [3857]),
        (4326, [4490, 4326]),
    ],
    ids=["3 degrees", "zone 40", "6 degrees", "Web Mercator", "degrees"],
)
def test_numbers_alone_propose_their_crs(code: int, expected: list[int]) -> None:
    lonlat = QIJIANG if code != 4528 else QIJIANG + np.array([14, 2])
    verdict = settled(projected(code, lonlat), None)
    assert verdict.crs is None
    assert codes(verdict) == [("error", "no-crs")]
    assert [one.code for one in verdict.proposals] == expected
    assert f"--crs EPSG:{expected[0]}" in verdict.findings[0].remedy
    assert verdict.findings[0].lon == pytest.approx(np.median(lonlat[:, 0]), abs=0.01)
    assert verdict.findings[0].lat == pytest.approx(np.median(lonlat[:, 1]), abs=0.01)


@pytest.mark.parametrize("code", [4524, 4496, 4490])
def test_swapped_numbers_alone_are_noticed(code: int) -> None:
    verdict = settled(projected(code)[:, ::-1], None)
    assert verdict.crs is None
    assert f"--crs EPSG:{code} --swap-axes" in verdict.findings[0].remedy


def test_eastern_web_mercator_is_proposed_beside_the_six_degree_zone() -> None:
    verdict = settled(projected(3857, QIJIANG + np.array([14.8, 2.2])), None)
    assert [one.code for one in verdict.proposals][:2] == [3857, 4491]


def test_plain_eastings_need_a_meridian() -> None:
    verdict = settled(projected(4545), None)
    assert codes(verdict) == [("error", "no-crs")]
    assert verdict.proposals == ()
    assert "EPSG:4545 for 108 E" in verdict.findings[0].remedy


def test_plain_eastings_near_the_district_are_proposed() -> None:
    verdict = settled(projected(4545), None, near=DISTRICT)
    assert verdict.crs is None
    assert [one.code for one in verdict.proposals[:3]] == [4545, 2381, 2433]


def test_same_numbers_in_two_zones_and_utm_are_told_apart_by_place() -> None:
    verdict = settled(projected(4544), None, near=DISTRICT)
    lats = {one.code: one.landing.lat for one in verdict.proposals}
    assert lats[4544] == lats[4507]
    assert (lats[32648] - lats[4544]) * 110_836 == pytest.approx(1285, abs=15)


def test_numbers_of_another_country_are_proposed_from_its_place() -> None:
    taichung = np.array([120.6, 24.2]) + SPREAD
    near = shapely.box(120.4, 24.0, 121.0, 24.5)
    verdict = settled(projected(3826, taichung), None, near=near)
    assert 3826 in [one.code for one in verdict.proposals[:2]]


@pytest.mark.parametrize(("unit", "factor"), [("feet", FEET), ("millimetres", 0.001)])
def test_other_units_are_noticed_near_the_district(unit: str, factor: float) -> None:
    verdict = settled(projected(4545) / factor, None, near=DISTRICT)
    assert verdict.proposals[0].unit == unit
    assert f"from {unit} to metres" in verdict.findings[0].remedy


def test_local_grid_is_refused_by_name() -> None:
    verdict = settled(np.array([55_123.0, 71_234.0]) + SPREAD * 1e4, None, near=DISTRICT)
    assert codes(verdict) == [("error", "no-crs")]
    assert "local grid" in verdict.findings[0].message
    assert "--crs" in verdict.findings[0].remedy


def test_two_zones_in_one_layer_are_refused() -> None:
    points = np.vstack([projected(4523, QIJIANG - (0.5, 0)), projected(4524)])
    assert codes(settled(points, None)) == [("error", "mixed-zones")]
    assert codes(settled(points, 4524)) == [("error", "mixed-zones")]


def test_being_told_settles_it() -> None:
    verdict = settled(projected(4545), None, told=4545, near=DISTRICT)
    assert verdict.crs == CRS(4545)
    assert verdict.findings == ()


def test_undefined_crs_counts_as_none() -> None:
    undefined = 'LOCAL_CS["Undefined Cartesian SRS",UNIT["metre",1]]'
    assert codes(settled(projected(4524), undefined)) == [("error", "no-crs")]


def test_cad_drawing_with_a_zone_prefix_is_placed(shared_data: Path) -> None:
    frame = gpd.read_file(shared_data / "dirty/gdal/closed_polyline_with_bulge.dxf")
    verdict = settle_crs(sample_points(frame.geometry), declared=None, source="a.dxf")
    assert verdict.proposals[0].code == 4528
    assert verdict.findings[0].lon == pytest.approx(120.8937, abs=1e-3)
    assert verdict.findings[0].lat == pytest.approx(31.0236, abs=1e-3)


# -- declared, and right ---------------------------------------------------------------------------

GOOD = {
    4326: (-73.9, 40.7), 4490: (106.6, 29.0), 4269: (-100, 40), 4258: (10, 50), 7844: (149, -35),
    32648: (106.6, 29.0), 32733: (18.4, -33.9), 25833: (25, 70), 25832: (9, 52),
    5643: (6.0, 55.0), 3414: (103.8, 1.35), 3826: (120.6, 24.2), 4545: (106.6, 29.0),
    4544: (106.6, 29.0), 4524: (106.6, 29.0), 4523: (105.7, 29.7), 4528: (120.9, 31.0),
    27700: (-1.5, 52.5), 2193: (174.8, -41.3), 2154: (2.3, 48.9), 28992: (5.1, 52.1),
    21781: (7.4, 46.9), 2056: (7.4, 46.9), 2326: (114.2, 22.3), 5179: (127, 37.5),
    6677: (139.7, 35.7), 31370: (4.4, 50.8), 3006: (18, 59.3), 28418: (105, 60), 31467: (9, 50),
    5880: (-47.9, -15.8), 3347: (-75, 45), 4087: (106.6, 29.0), 3395: (106.6, 29.0),
    4979: (106.6, 29.0), 5070: (-100, 40), 3035: (10, 50), 22175: (-60, -34),
}  # fmt: skip


@pytest.mark.parametrize("code", GOOD)
def test_right_declaration_is_used_without_a_word(code: int) -> None:
    points = projected(code, np.array(GOOD[code]) + SPREAD)
    verdict = settled(points, code)
    assert verdict.crs == CRS(code)
    assert verdict.findings == ()


@pytest.mark.parametrize("code", [4326, 4490, 4545, 4524, 32648])
def test_right_declaration_in_its_place_is_used_without_a_word(code: int) -> None:
    assert settled(projected(code), code, near=DISTRICT).findings == ()


@pytest.mark.parametrize(
    ("code", "note", "place"),
    [(3857, "web-mercator", (106.6, 29.0)), (2263, "foot-units", (-73.9, 40.7))],
)
def test_peculiar_declaration_is_used_with_a_note(
    code: int, note: str, place: tuple[float, float]
) -> None:
    verdict = settled(projected(code, np.array(place) + SPREAD), code)
    assert verdict.crs == CRS(code)
    assert codes(verdict) == [("note", note)]


def test_crs_written_by_esri_is_recognised() -> None:
    points = projected(3826, np.array([120.6, 24.2]) + SPREAD)
    verdict = settled(points, TAIWAN_BY_ESRI)
    assert verdict.findings == ()
    assert verdict.crs is not None
    assert is_same_crs(verdict.crs, CRS(3826))


def test_custom_crs_is_used_with_a_note() -> None:
    custom = "+proj=laea +lat_0=29 +lon_0=106.6 +datum=WGS84 +units=m"
    verdict = settled(projected(custom), custom, near=DISTRICT)
    assert verdict.crs is not None
    assert codes(verdict) == [("note", "custom-crs")]


def test_the_whole_world_in_degrees_is_used() -> None:
    world = np.array([[-180.0, -90.0], [180.0000001, 83.6], [0.0, 0.0], [25.0, 71.0]])
    assert settled(world, 4326).findings == ()


def test_border_of_the_district_itself_is_used() -> None:
    border = shapely.get_coordinates(shapely.segmentize(DISTRICT, 0.01))
    assert settled(projected(4545, border), 4545, near=DISTRICT).findings == ()


@settings(max_examples=50, deadline=None)
@given(st.floats(-179, 179), st.floats(-80, 84))
def test_any_place_in_degrees_is_used(lon: float, lat: float) -> None:
    verdict = settled(np.array([[lon, lat], [lon + 0.5, lat - 0.5]]), 4326)
    assert verdict.crs is not None
    assert all(finding.level == "note" for finding in verdict.findings)


# -- declared, and wrong ---------------------------------------------------------------------------


@pytest.mark.parametrize("near", [None, DISTRICT], ids=["alone", "near"])
@pytest.mark.parametrize(
    ("true", "declared", "code"),
    [
        (4545, 4326, "crs-does-not-fit"),
        (4524, 4326, "crs-does-not-fit"),
        (3857, 4326, "crs-does-not-fit"),
        (4326, 4545, "crs-does-not-fit"),
        (4326, 3857, "crs-does-not-fit"),
        (4326, 32648, "crs-does-not-fit"),
        (3857, 4545, "crs-does-not-fit"),
        (4524, 4545, "zone-prefix"),
        (4545, 4524, "zone-prefix"),
        (4524, 4523, "zone-prefix"),
        (4496, 4524, "zone-prefix"),
    ],
)
def test_numbers_that_cannot_be_the_declared_crs_are_refused(
    true: int, declared: int, code: str, near: shapely.Polygon | None
) -> None:
    verdict = settled(projected(true), declared, near=near)
    assert verdict.crs is None
    assert ("error", code) in codes(verdict)


def test_missing_prefix_proposes_the_zone_without() -> None:
    assert "--crs EPSG:4545" in settled(projected(4545), 4524).findings[0].remedy


@pytest.mark.parametrize("declared", [4326, 4490, 4545, 4524, 32648])
def test_swapped_axes_are_refused(declared: int) -> None:
    verdict = settled(projected(declared)[:, ::-1], declared)
    assert verdict.crs is None
    assert codes(verdict) == [("error", "axes-swapped")]
    assert "--swap-axes" in verdict.findings[0].remedy
    assert verdict.findings[0].lon == pytest.approx(106.65, abs=0.05)


def test_swapped_degrees_below_90_are_refused_near_their_place() -> None:
    munich = np.array([11.5, 48.1]) + SPREAD
    near = shapely.box(11, 47.8, 12, 48.5)
    assert codes(settled(munich[:, ::-1], 4326, near=near)) == [("error", "axes-swapped")]


def test_svalbard_is_only_noted_as_maybe_swapped() -> None:
    verdict = settled(np.array([[20.0, 78.0], [25.0, 79.5]]), 4326)
    assert verdict.crs is not None
    assert codes(verdict) == [("note", "axes-maybe-swapped")]


@pytest.mark.parametrize(("true", "declared"), [(4545, 4544), (4544, 4545), (32648, 32649)])
def test_wrong_zone_is_refused_near_its_place(true: int, declared: int) -> None:
    verdict = settled(projected(true), declared, near=DISTRICT)
    assert verdict.crs is None
    assert codes(verdict) == [("error", "wrong-zone")]
    assert verdict.findings[0].lat == pytest.approx(29.03, abs=0.05)


def test_wrong_zone_proposes_the_right_one_first() -> None:
    assert (
        "--crs EPSG:4545 ("
        in settled(projected(4545), 4544, near=DISTRICT).findings[0].remedy.split(";")[0]
    )


def test_metres_that_are_feet_are_refused() -> None:
    verdict = settled(projected(4545) / FEET, 4545)
    assert codes(verdict) == [("error", "not-in-metres")]


def test_layer_of_another_country_is_doubted() -> None:
    verdict = settled(np.array([10.0, 50.0]) + SPREAD, 4326, near=DISTRICT)
    assert verdict.crs == CRS(4326)
    assert codes(verdict) == [("warning", "far-from-area")]


def test_neighbouring_district_is_not_doubted() -> None:
    east = np.array([107.3, 28.8]) + SPREAD
    assert settled(projected(4545, east), 4545, near=DISTRICT).crs is not None


def test_layer_outside_its_area_of_use_is_doubted() -> None:
    verdict = settled(np.array([[5e5, 100.0], [5.01e5, 900.0]]), 4545)
    assert verdict.crs == CRS(4545)
    assert codes(verdict) == [("warning", "outside-area-of-use")]


def test_longitudes_up_to_360_are_refused() -> None:
    verdict = settled([[170.0, -15.0], [190.0, -18.0]], 4326)
    assert codes(verdict) == [("error", "degrees-out-of-range")]


@pytest.mark.parametrize("stray", [(0.0, 0.0), (1e9, 3e6), (-1e7, 9e9)])
def test_a_stray_position_is_told(stray: tuple[float, float]) -> None:
    verdict = settled(np.vstack([projected(4545), [stray]]), 4545)
    assert verdict.crs == CRS(4545)
    assert codes(verdict) == [("warning", "coordinate-out-of-range")]


@pytest.mark.parametrize("value", [1e30, -1e38, np.nan, np.inf, -1.7976931348623157e308])
def test_absurd_coordinates_are_told(value: float) -> None:
    bad = [[value, 29.0]]
    verdict = settled(np.vstack([QIJIANG, bad]), 4326)
    assert verdict.crs == CRS(4326)
    assert codes(verdict) == [("warning", "coordinate-out-of-range")]
    assert codes(settled(bad, 4326)) == [("error", "coordinate-out-of-range")]


def test_a_few_latitudes_beyond_the_pole_are_told() -> None:
    verdict = settled(np.vstack([QIJIANG, [[106.0, 95.0]]]), 4326)
    assert codes(verdict) == [("warning", "coordinate-out-of-range")]


def test_layer_without_coordinates_needs_no_crs() -> None:
    assert settled(np.empty((0, 2)), None).findings == ()


# -- datums ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "declared",
    [4610, 2381, 2360, 2332, 4214, 2433, 21418, 4555, 4793, XIAN_BY_ESRI],
    ids=str,
)
def test_old_chinese_datum_is_refused_unless_told(declared: int | str) -> None:
    points = projected(declared)
    verdict = settled(points, declared, near=DISTRICT)
    assert verdict.crs is None
    assert codes(verdict) == [("error", "datum-not-transformed")]
    verdict = settled(points, declared, told=declared, near=DISTRICT)
    assert verdict.crs == CRS(declared)
    assert codes(verdict) == [("warning", "datum-not-transformed")]


def test_old_datum_with_its_own_shift_is_used() -> None:
    own = "+proj=tmerc +lon_0=108 +x_0=500000 +ellps=krass +towgs84=15,-155,-80 +type=crs"
    verdict = settled(projected(own), own)
    assert all(finding.level == "note" for finding in verdict.findings)


def test_datum_without_a_transformation_is_doubted() -> None:
    taichung = np.array([120.6, 24.2]) + SPREAD
    verdict = settled(taichung, 3821)
    assert verdict.crs == CRS(3821)
    assert codes(verdict) == [("warning", "datum-not-transformed")]


def test_xian80_at_the_equator_is_refused_with_both_reasons(shared_data: Path) -> None:
    frame = gpd.read_file(shared_data / "dirty/xian80_dltb")
    verdict = settle_crs(sample_points(frame.geometry), declared=frame.crs, source="DLTB.shp")
    assert codes(verdict) == [
        ("warning", "outside-area-of-use"),
        ("error", "datum-not-transformed"),
    ]


@pytest.mark.parametrize(
    "declared",
    [4978, 'LOCAL_CS["City grid",UNIT["metre",1]]', "IAU_2015:30100", 32600],
    ids=["geocentric", "engineering", "Moon", "no one zone"],
)
def test_crs_without_a_place_is_refused(declared: int | str) -> None:
    assert codes(settled(projected(4545), declared)) == [("error", "local-crs")]
    assert settled(QIJIANG, declared).crs is None


# -- told against declared -------------------------------------------------------------------------


def test_told_wins_over_declared_with_a_note() -> None:
    verdict = settled(projected(4545), 4544, told=4545, near=DISTRICT)
    assert verdict.crs == CRS(4545)
    assert codes(verdict) == [("note", "crs-overridden")]


def test_told_like_declared_needs_no_note() -> None:
    assert settled(QIJIANG, "OGC:CRS84", told=4326).findings == ()


def test_told_cannot_bend_the_numbers() -> None:
    verdict = settled(projected(4545), 4545, told=4326)
    assert verdict.crs is None
    assert codes(verdict) == [("note", "crs-overridden"), ("error", "crs-does-not-fit")]


def test_told_wrong_zone_is_only_doubted() -> None:
    verdict = settled(projected(4545), None, told=4544, near=DISTRICT)
    assert verdict.crs == CRS(4544)
    assert codes(verdict) == [("warning", "wrong-zone")]


def test_taiwan_in_metres_is_read_as_declared(shared_data: Path) -> None:
    frame = gpd.read_file(shared_data / "dirty/taiwan_raw/K0202.json")
    verdict = settle_crs(sample_points(frame.geometry), declared=frame.crs, source="K0202.json")
    assert verdict.crs == CRS(3826)
    assert verdict.findings == ()


# -- parts -----------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.integers(25, 45), st.floats(0.15, 0.85), st.floats(1.9, 5.9))
def test_every_three_degree_prefix_is_read(zone: int, east: float, north: float) -> None:
    reading = readings(np.array([[(zone + east) * 1e6, north * 1e6]]))[0]
    assert reading.kind is NumberKind.ZONE_PREFIX
    assert [zone_prefix(CRS(code)) for code in reading.codes] == [zone] * 3


@settings(deadline=None)
@given(st.integers(16, 23), st.floats(0.15, 0.85), st.floats(1.9, 5.9))
def test_every_six_degree_prefix_is_read(zone: int, east: float, north: float) -> None:
    reading = readings(np.array([[(zone + east) * 1e6, north * 1e6]]))[0]
    assert [zone_prefix(CRS(code)) for code in reading.codes] == [zone] * 3


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.floats(allow_nan=True, allow_infinity=True, width=64)] * 2), max_size=6
    ),
    st.sampled_from([None, 4326, 4545, 4524, 3857, 2263, 4214, 4978]),
    st.sampled_from([None, DISTRICT]),
)
def test_no_numbers_at_all_break_it(
    points: list[tuple[float, float]], declared: int | None, near: shapely.Polygon | None
) -> None:
    verdict = settled(np.array(points).reshape(-1, 2), declared, near=near)
    has_error = any(finding.level == "error" for finding in verdict.findings)
    assert (verdict.crs is None) == (has_error or (declared is None and not points))


def test_sample_of_many_features_is_small_and_holds_the_extremes() -> None:
    rng = np.random.default_rng(1)
    xy = rng.uniform(0, 1, (200_000, 2))
    xy[123_456] = (5, -7)
    start = time.perf_counter()
    sample = sample_points(shapely.points(xy))
    assert time.perf_counter() - start < 2
    assert len(sample) < 6_000
    assert sample.min(axis=0)[1] == -7
    assert sample.max(axis=0)[0] == 5


def test_sample_passes_over_missing_and_empty_features() -> None:
    geometries = [None, shapely.Point(), shapely.Point(1, 2), shapely.Polygon()]
    assert sample_points(geometries).tolist() == [[1, 2]]
    assert sample_points([None]).shape == (0, 2)
