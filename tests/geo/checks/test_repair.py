"""Repairs: valid, polygonal, told with their change in area."""

from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box

from geo.checks.repair import flattened, oriented, repair_findings, repaired

CRS = pyproj.CRS(4545)
with np.errstate(invalid="ignore"):
    NOT_A_NUMBER = shapely.from_wkt("POLYGON ((0 0, 30 0, NaN 3, 30 30, 0 30, 0 0))")
BOW_TIE = Polygon([(0, 0), (30, 30), (30, 0), (0, 30)])
ORIGIN = (368_000.0, 3_213_000.0)
JTS_CASES = {
    "general_TestValid": (87, 51),
    "general_TestValid2-big": (2, 0),
    "general_TestValid2": (752, 5),
    "misc_TestInvalidA": (75, 75),
    "misc_TestValid": (1, 0),
}


def array(*geometries: shapely.Geometry | None) -> np.ndarray:
    moved = shapely.transform(np.array(geometries, dtype=object), lambda xy: xy + np.array(ORIGIN))
    return np.asarray(moved, dtype=object)


def jts_cases(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the geometries of a JTS test file and whether it says that they are valid."""
    geometries, verdicts = [], []
    for case in ET.parse(path).getroot().iter("case"):  # noqa: S314 - a file of our own
        for op in case.iter("op"):
            if op.get("name", "").lower() == "isvalid":
                geometries.append(jts_geometry(case.findtext(op.get("arg1", "a").lower(), "")))
                verdicts.append((op.text or "").strip() == "true")
    return np.array(geometries, dtype=object), np.array(verdicts)


def jts_geometry(text: str) -> shapely.Geometry:
    """Return a geometry written as WKT or as hexadecimal WKB."""
    joined = "".join(text.split())
    is_hex = all(letter in "0123456789abcdefABCDEF" for letter in joined)
    with np.errstate(invalid="ignore"):
        return shapely.from_wkb(joined) if is_hex else shapely.from_wkt(text.strip())


@pytest.mark.parametrize("name", JTS_CASES)
def test_validity_is_what_jts_says(shared_data: Path, name: str) -> None:
    geometries, verdicts = jts_cases(shared_data / "dirty" / "jts" / f"{name}.xml")
    assert (len(verdicts), int((~verdicts).sum())) == JTS_CASES[name]
    assert (repaired(geometries, crs=CRS).is_changed == ~verdicts).all()


@pytest.mark.parametrize("name", JTS_CASES)
def test_repair_of_jts_cases_is_valid_and_polygonal(shared_data: Path, name: str) -> None:
    geometries, _ = jts_cases(shared_data / "dirty" / "jts" / f"{name}.xml")
    repair = repaired(geometries, crs=CRS)
    assert shapely.is_valid(repair.geometries).all()
    was_polygon = np.isin(shapely.get_type_id(geometries), (3, 6))
    assert np.isin(shapely.get_type_id(repair.geometries[was_polygon]), (3, 6)).all()
    has_area = was_polygon & (shapely.area(geometries) > 0)
    assert (shapely.area(repair.geometries[has_area]) > 0).all()


def test_valid_geometries_stay_what_they_are() -> None:
    geometries = array(box(0, 0, 30, 30), Point(1, 1), None)
    repair = repaired(geometries, crs=CRS)
    assert not repair.is_changed.any()
    assert repair.geometries.tolist() == geometries.tolist()
    assert np.isnan(repair.area_after_m2).all()


@pytest.mark.parametrize(
    ("geometry", "parts", "area_m2"),
    [
        pytest.param(BOW_TIE, 2, 450, id="bow tie"),
        pytest.param(MultiPolygon([box(0, 0, 30, 30), box(20, 0, 50, 30)]), 1, 1500, id="overlap"),
        pytest.param(
            Polygon([(0, 0), (30, 0), (30, 15), (50, 15), (30, 15), (30, 30), (0, 30)]),
            1,
            900,
            id="spike",
        ),
        pytest.param(NOT_A_NUMBER, 1, 900, id="NaN"),
    ],
)
def test_repair_keeps_the_area_that_is_meant(geometry: Polygon, parts: int, area_m2: float) -> None:
    (done,) = repaired(array(geometry), crs=CRS).geometries
    assert shapely.get_num_geometries(done) == parts
    assert done.area == pytest.approx(area_m2)


@given(st.lists(st.tuples(st.floats(0, 99), st.floats(0, 99)), min_size=4, max_size=12))
@settings(deadline=None)
def test_any_ring_is_repaired_to_polygons(corners: list[tuple[float, float]]) -> None:
    (done,) = repaired(np.array([Polygon(corners)], dtype=object), crs=CRS).geometries
    assert done.is_valid
    assert done.geom_type in {"Polygon", "MultiPolygon"}


def test_change_in_area_is_told() -> None:
    geometries = array(MultiPolygon([box(0, 0, 30, 30), box(20, 0, 50, 30)]), box(0, 0, 1, 1))
    repair = repaired(geometries, crs=CRS)
    (finding,) = repair_findings(repair, crs=CRS, source="a.gpkg", ids=["A", "B"])
    assert (finding.level, finding.code, finding.feature_id) == (
        "warning",
        "geometry-repaired",
        "A",
    )
    assert finding.value == "1 part, area from 1,799 m² to 1,499 m² (-16.67 %)"
    assert finding.lon == pytest.approx(106.65, abs=0.02)


def test_repair_without_change_in_area_is_a_note() -> None:
    touching = Polygon([(0, 0), (30, 0), (30, 30), (15, 0), (0, 30)])
    repair = repaired(array(touching), crs=CRS)
    (finding,) = repair_findings(repair, crs=CRS, source="a.gpkg", ids=["A"])
    assert (finding.level, finding.value) == ("note", "2 parts, area as before: 450 m²")


def test_heights_are_dropped() -> None:
    assert not shapely.has_z(flattened(array(shapely.force_3d(box(0, 0, 1, 1), 7), None))).any()


def test_rings_are_turned_as_geojson_asks() -> None:
    (turned,) = oriented(array(Polygon([(0, 0), (0, 3), (3, 3), (3, 0)])))
    assert shapely.is_ccw(turned.exterior)
