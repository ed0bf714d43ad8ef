"""Faults of single geometries: each is found with code, level, place; sound ones have none."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box

from geo.checks.shape_faults import ShapeLimits, shape_findings
from geo.finding import Finding

ORIGIN = np.array([368_000.0, 3_213_000.0])
SQUARE = box(0, 0, 30, 30)
with np.errstate(invalid="ignore"):
    NOT_A_NUMBER = shapely.from_wkt("POLYGON ((0 0, 1 1, NaN 2, 0 0))")
BOW_TIE = Polygon([(0, 0), (30, 30), (30, 0), (0, 30)])
CLOCKWISE = Polygon([(0, 0), (0, 30), (30, 30), (30, 0)])
SPIKED = Polygon([(0, 0), (30, 0), (30, 15), (50, 15.05), (30, 15.1), (30, 30), (0, 30)])
BACKTRACKED = Polygon([(0, 0), (30, 0), (30, 15), (50, 15), (30, 15), (30, 30), (0, 30)])
REPEATED = Polygon([(0, 0), (30, 0), (30, 0), (30, 30), (0, 30)])


def layer(shapes: list, *, crs: int = 4545) -> gpd.GeoSeries:
    """Return shapes drawn around (0, 0) in metres as a layer near Qijiang."""
    moved = [None if shape is None else affinity.translate(shape, *ORIGIN) for shape in shapes]
    return gpd.GeoSeries(moved, crs=4545).to_crs(crs)


def found(series: gpd.GeoSeries, **limits: object) -> tuple[Finding, ...]:
    ids = [f"P{number}" for number in range(len(series))]
    return shape_findings(series, source="a.gpkg", ids=ids, limits=ShapeLimits(**limits))


def distance_m(finding: Finding, xy: tuple[float, float]) -> float:
    place = gpd.GeoSeries.from_xy([finding.lon], [finding.lat], crs=4326).to_crs(4545)
    return float(np.hypot(place.x[0] - ORIGIN[0] - xy[0], place.y[0] - ORIGIN[1] - xy[1]))


@pytest.mark.parametrize("crs", [4545, 4490, 3857], ids=["gk", "degrees", "mercator"])
@pytest.mark.parametrize(
    ("shape", "level", "code", "place"),
    [
        pytest.param(BOW_TIE, "error", "invalid-geometry", (15, 15), id="bow tie"),
        pytest.param(SPIKED, "warning", "spike", (50, 15.05), id="spike"),
        pytest.param(box(0, 0, 0.3, 50), "warning", "sliver", (0.15, 25), id="sliver"),
        pytest.param(
            MultiPolygon([SQUARE, box(99, 0, 99.2, 40)]), "warning", "sliver", (99, 20), id="part"
        ),
        pytest.param(box(0, 0, 0.05, 0.05), "warning", "zero-area", (0, 0), id="no area"),
        pytest.param(
            MultiPolygon([SQUARE, box(40, 0, 40.5, 0.5)]), "note", "tiny-part", (40, 0), id="tiny"
        ),
        pytest.param(REPEATED, "note", "repeated-points", (30, 0), id="repeated"),
    ],
)
def test_fault_is_found_at_its_place(
    shape: Polygon, level: str, code: str, place: tuple[float, float], crs: int
) -> None:
    findings = [f for f in found(layer([SQUARE, shape], crs=crs)) if f.code != "wrong-winding"]
    assert [(f.level, f.code, f.feature_id) for f in findings] == [(level, code, "P1")]
    assert distance_m(findings[0], place) < 1


@pytest.mark.parametrize(
    ("shape", "code", "level"),
    [
        pytest.param(None, "no-geometry", "note", id="missing"),
        pytest.param(Polygon(), "empty-geometry", "warning", id="empty"),
        pytest.param(CLOCKWISE, "wrong-winding", "note", id="clockwise"),
        pytest.param(shapely.force_3d(SQUARE, 5), "has-z", "note", id="heights"),
        pytest.param(Point(1, 2), "mixed-types", "note", id="a point among polygons"),
        pytest.param(LineString([(0, 0), (0, 0)]), "invalid-geometry", "error", id="short line"),
        pytest.param(
            NOT_A_NUMBER,
            "bad-coordinates",
            "error",
            id="NaN",
        ),
        pytest.param(
            shapely.GeometryCollection([SQUARE, Point(1, 1)]),
            "geometry-collection",
            "note",
            id="collection",
        ),
        pytest.param(BACKTRACKED, "spike", "warning", id="spike without width"),
    ],
)
def test_doubt_has_its_code_and_level(shape: object, code: str, level: str) -> None:
    assert (code, level) in {(f.code, f.level) for f in found(layer([SQUARE, shape]))}


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(MultiPolygon([SQUARE, box(40, 0, 70, 30)]), id="polygons and multipolygons"),
        pytest.param(Polygon([(0, 0), (80, 0), (80, 1.3)]), id="narrow wedge"),
        pytest.param(box(0, 0, 2, 200), id="path of 2 m"),
        pytest.param(Point(0, 0).buffer(20, quad_segs=500).reverse(), id="fine arc"),
        pytest.param(box(0, 0, 60, 60) - box(10, 10, 50, 50), id="hole"),
    ],
)
def test_sound_shape_has_no_doubts(shape: Polygon) -> None:
    series = layer(list(shapely.orient_polygons([SQUARE, shape])))
    assert found(series) == ()
    assert found(series.to_crs(4490)) == ()


@given(
    radii=st.lists(st.floats(15, 40), min_size=6, max_size=12),
    turn=st.floats(0, 360),
    crs=st.sampled_from([4545, 4490]),
)
@settings(max_examples=40, deadline=None)
def test_star_shapes_have_no_doubts(radii: list[float], turn: float, crs: int) -> None:
    angles = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
    star = Polygon(np.column_stack([radii * np.cos(angles), radii * np.sin(angles)]))
    assert found(layer([affinity.rotate(star, turn)], crs=crs)) == ()


def test_remedy_of_an_invalid_polygon_tells_the_change_in_area() -> None:
    overlapping = MultiPolygon([box(0, 0, 30, 30), box(20, 0, 50, 30)])
    (finding,) = found(layer([overlapping]))
    assert finding.message.startswith("expected a valid geometry: the outline crosses")
    assert finding.remedy.startswith("A repair (--repair) would give 1 part, area from 1,799 m²")
    assert finding.remedy.endswith("to 1,499 m² (-16.67 %)")


def test_types_that_are_mixed_are_counted() -> None:
    series = layer([SQUARE, MultiPolygon([SQUARE]), Point(0, 0), LineString([(0, 0), (1, 1)])])
    (finding,) = (f for f in found(series) if f.code == "mixed-types")
    assert finding.value == "1 points, 1 lines, 2 polygons"


def test_outline_with_many_vertices_is_a_note() -> None:
    series = layer([SQUARE, Point(0, 0).buffer(500, quad_segs=40).reverse()])
    (finding,) = (f for f in found(series, most_vertices=100) if f.code == "many-vertices")
    assert (finding.level, finding.value) == ("note", "161 vertices")


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        pytest.param(box(-179, -17, 179, -16), "antimeridian", id="drawn over it"),
        pytest.param(
            MultiPolygon([box(-180, -17, -179, -16), box(179, -17, 180, -16)]),
            "wide-feature",
            id="cut at it",
        ),
        pytest.param(LineString([(-179, 0), (179, 1)]), "antimeridian", id="line"),
        pytest.param(shapely.MultiPoint([(-179, 0), (179, 1)]), "wide-feature", id="points"),
    ],
)
def test_feature_over_the_antimeridian_is_found(shape: Polygon, code: str) -> None:
    codes = {f.code for f in found(gpd.GeoSeries([shape], crs=4326))}
    assert codes & {"antimeridian", "wide-feature"} == {code}


def test_level_of_missing_geometries_can_be_raised() -> None:
    (finding,) = found(layer([SQUARE, None]), missing_level="error")
    assert (finding.level, finding.feature_id) == ("error", "P1")


def test_layer_without_features_has_no_doubts() -> None:
    assert found(gpd.GeoSeries([], crs=4326)) == ()


def test_layer_without_a_crs_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a CRS"):
        found(gpd.GeoSeries([SQUARE]))


def test_frame_is_not_changed() -> None:
    series = layer([BOW_TIE, CLOCKWISE, REPEATED, None])
    before = series.to_wkb()
    found(series)
    assert series.to_wkb().equals(before)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("folder", ["clean", "explode"])
def test_invalid_polygons_of_mapshaper_are_found(shared_data: Path, folder: str) -> None:
    files = sorted((shared_data / "dirty" / "mapshaper" / folder).glob("*json"))
    assert files
    for path in files:
        frame = gpd.read_file(path).set_crs(4326, allow_override=True)
        ids = [str(number) for number in range(len(frame))]
        codes = {f.feature_id for f in shape_findings(frame, source=path.name, ids=ids)
                 if f.code == "invalid-geometry"}  # fmt: skip
        assert codes == {str(n) for n in np.flatnonzero(~frame.is_valid.to_numpy())}, path.name
