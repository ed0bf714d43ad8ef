import pytest
import shapely
from made_scene import made_layer, square
from pyproj import CRS, Geod, Transformer
from shapely.geometry.base import BaseGeometry

from geo.files.refused import FileRefusedError
from output.gis.crs.crs_words import crs_sentences
from output.gis.crs.spread import bounds_of, spread_of
from output.gis.crs.zone import ChosenCrs, choose_crs, largest_scale

ACROSS = square(106.4, 29.0, side_deg=0.3)
"""A third of it lies west of 106.5 E."""


def chosen(*shapes: BaseGeometry | None, **options: str | bool) -> ChosenCrs:
    layers = [made_layer(list(shapes))]
    return choose_crs(layers, **({"zone_prefix": False} | options))  # type: ignore[arg-type]


def sentences(choice: ChosenCrs) -> str:
    return "\n".join(words.zh + words.en for words in crs_sentences(choice))


@pytest.mark.parametrize(
    ("lon", "plain", "prefixed"),
    [(105.7, 4544, 4523), (106.6, 4545, 4524), (74.0, 4534, 4513), (135.0, 4554, 4533)],
)
def test_zone_is_that_of_the_data(lon: float, plain: int, prefixed: int) -> None:
    assert chosen(square(lon, 30)).crs.to_epsg() == plain
    assert chosen(square(lon, 30), zone_prefix=True).crs.to_epsg() == prefixed


def test_zone_is_where_most_lies_not_the_middle_of_the_bounds() -> None:
    large, far_and_small = square(106.6, 29, side_deg=0.3), square(104.0, 29, side_deg=0.02)
    assert chosen(large, far_and_small).crs.to_epsg() == 4545


def test_district_around_the_parks_does_not_choose() -> None:
    district = made_layer([square(105.0, 28.5, side_deg=1.7)], id="district")
    parks = made_layer([square(106.6, 29)])
    assert choose_crs([district, parks], zone_prefix=False).zone == 36
    assert choose_crs([district], zone_prefix=False).zone == 35


def test_region_says_its_crs_unless_asked() -> None:
    place = square(106.45, 29, side_deg=0.04)
    assert chosen(place, region_crs="EPSG:4545").crs.to_epsg() == 4545
    assert chosen(place, region_crs="EPSG:4545", zone_prefix=True).crs.to_epsg() == 4524
    assert chosen(place, region_crs="EPSG:4545", wanted="4490").crs.to_epsg() == 4490


def test_crossing_a_limit_is_told_with_the_share_beyond() -> None:
    choice = chosen(ACROSS)
    assert (choice.zone, choice.limits) == (36, (106.5,))
    assert choice.share == pytest.approx(2 / 3)
    assert "33.33% of the area delivered lies outside of zone 36" in sentences(choice)


@pytest.mark.parametrize("crs", [4326, 4490, 4545, 3857])
def test_share_does_not_depend_on_the_crs_of_the_layer(crs: int) -> None:
    to_crs = Transformer.from_crs(4326, crs, always_xy=True)
    shape = shapely.transform(shapely.segmentize(ACROSS, 0.01), to_crs.transform, interleaved=False)
    spread = spread_of([made_layer([shape], crs=crs)])
    assert spread is not None
    assert spread.share(spread.zones == 36) == pytest.approx(2 / 3, rel=2e-3)
    assert spread.weights.sum() == pytest.approx(
        Geod(ellps="WGS84").geometry_area_perimeter(ACROSS)[0], rel=1e-2
    )


def test_scale_error_is_that_of_a_measured_line() -> None:
    scale = largest_scale(CRS.from_epsg(4545), (106.38, 28.45, 107.05, 29.19))
    assert scale is not None
    assert (scale.lon, scale.lat) == (106.38, 28.45)
    to_plane = Transformer.from_crs(4326, 4545, always_xy=True)
    (x0, x1), (y0, y1) = to_plane.transform([106.38, 106.38], [28.45, 28.4501])
    true_m = Geod(ellps="GRS80").inv(106.38, 28.45, 106.38, 28.4501)[2]
    measured_m = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    assert scale.length_ppm == pytest.approx((measured_m / true_m - 1) * 1e6, abs=1)
    assert scale.area_ppm == pytest.approx(2 * scale.length_ppm, rel=1e-3)


@pytest.mark.parametrize(
    ("shape", "code", "reason"),
    [
        (square(-3, 50), 32630, "utm"),
        (square(100, -10), 32747, "utm"),
        (square(20, 86), 4326, "degrees"),
        (shapely.box(-170, -60, 170, 60), 4326, "degrees"),
        (None, 4490, "nowhere"),
        (shapely.Polygon(), 4490, "nowhere"),
    ],
    ids=["London", "Java", "pole", "world", "missing", "empty"],
)
def test_data_outside_of_china_get_what_fits(
    shape: BaseGeometry | None, code: int, reason: str
) -> None:
    choice = chosen(shape)
    assert (choice.crs.to_epsg(), choice.reason) == (code, reason)
    assert sentences(choice)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EPSG:999999", "unknown-crs"),
        ("somewhere", "unknown-crs"),
        ("EPSG:4610", "datum-not-transformed"),
        ("EPSG:2381", "datum-not-transformed"),
        ("EPSG:4214", "datum-not-transformed"),
        ("EPSG:4793", "datum-not-transformed"),
        ("EPSG:5773", "crs-not-deliverable"),
        ("EPSG:4479", "crs-not-deliverable"),
        ("EPSG:4979", "crs-not-deliverable"),
        ("EPSG:4545+5737", "crs-not-deliverable"),
    ],
)
def test_crs_in_which_nothing_can_be_delivered_is_refused(text: str, code: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        chosen(square(106.6, 29), wanted=text)
    assert [finding.code for finding in caught.value.findings] == [code]


def test_prefix_without_a_zone_is_refused() -> None:
    with pytest.raises(FileRefusedError, match="--zone-prefix: this CRS has no form with"):
        chosen(square(106.6, 29), wanted="EPSG:4490", zone_prefix=True)


def test_crs_made_for_another_place_is_warned_of_with_numbers() -> None:
    (finding,) = chosen(ACROSS, wanted="EPSG:4544").findings
    assert (finding.level, finding.code) == ("warning", "outside-area-of-use")
    assert finding.value == "66.7%"
    assert "EPSG:4545" in finding.remedy


def test_best_zone_is_not_warned_of() -> None:
    assert chosen(ACROSS, wanted="EPSG:4524").findings == ()


def test_layer_of_an_old_datum_is_told() -> None:
    layer = made_layer([shapely.box(368_000, 3_213_000, 369_000, 3_214_000)], crs=2381)
    (finding,) = choose_crs([layer], zone_prefix=False).findings
    assert (finding.code, finding.source) == ("datum-not-transformed", "parks")


def test_datum_to_which_nothing_is_shifted_is_told() -> None:
    findings = chosen(square(106.6, 29), wanted="+proj=longlat +ellps=krass").findings
    assert [(found.code, found.source) for found in findings] == [
        ("datum-not-transformed", "--crs")
    ]


def test_same_datum_is_said_where_it_matters() -> None:
    assert "WGS-84 与 CGCS2000 视为相同" in sentences(chosen(ACROSS))
    assert "CGCS2000 视为相同" not in sentences(chosen(ACROSS, wanted="EPSG:32648"))


def test_points_and_lines_choose_where_there_are_no_polygons() -> None:
    points = made_layer([shapely.Point(106.6, 29), None], form="point")
    line = made_layer([shapely.LineString([(105, 29), (106.6, 29)])], form="line")
    assert choose_crs([points], zone_prefix=False).zone == 36
    assert choose_crs([points, line], zone_prefix=False).zone == 35
    assert bounds_of([points]) == (106.6, 29, 106.6, 29)
