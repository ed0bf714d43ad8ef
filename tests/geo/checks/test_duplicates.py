"""Duplicates: same ids, same geometries, nearly the same polygons."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box

from geo.checks.duplicates import duplicate_findings, id_findings
from geo.checks.polygon_layer import geometry_findings

SQUARE = affinity.translate(box(0, 0, 30, 30), 368_000, 3_213_000)
OTHER = affinity.translate(SQUARE, 100, 0)


def pairs(*shapes: object, **options: object) -> list[tuple[str, str]]:
    series = gpd.GeoSeries(list(shapes), crs=4545)
    ids = [f"P{number}" for number in range(len(shapes))]
    findings = duplicate_findings(series, source="a.gpkg", ids=ids, **options)
    assert all(finding.lon is not None for finding in findings)
    return [(f.code, f"{f.feature_id} {f.message.split()[-1]}") for f in findings]


@given(start=st.integers(1, 9), turn=st.sampled_from([1, -1]))
@settings(deadline=None)
def test_start_and_direction_of_a_ring_do_not_matter(start: int, turn: int) -> None:
    radii = np.random.default_rng(1).uniform(15, 25, 10)
    angles = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    corners = np.column_stack([radii * np.cos(angles), radii * np.sin(angles)])
    corners += np.array([368_000, 3_213_000])
    again = Polygon(np.roll(corners, start, axis=0)[::turn])
    assert pairs(Polygon(corners), OTHER, again) == [("duplicate-geometry", "P2 'P0'")]


@pytest.mark.parametrize(
    "shapes",
    [
        pytest.param((Point(1, 2), Point(1, 2)), id="points"),
        pytest.param((LineString([(0, 0), (9, 9)]), LineString([(9, 9), (0, 0)])), id="lines"),
        pytest.param((MultiPolygon([SQUARE, OTHER]), MultiPolygon([OTHER, SQUARE])), id="parts"),
        pytest.param((SQUARE, shapely.force_3d(SQUARE, 4)), id="heights"),
    ],
)
def test_same_shape_of_any_type_is_found(shapes: tuple) -> None:
    assert pairs(*shapes) == [("duplicate-geometry", "P1 'P0'")]


def test_third_copy_is_paired_with_the_first() -> None:
    found = pairs(SQUARE, OTHER, SQUARE, None, SQUARE)
    assert found == [("duplicate-geometry", "P2 'P0'"), ("duplicate-geometry", "P4 'P0'")]


@pytest.mark.parametrize(
    ("change_m", "expected"),
    [(0.1, [("near-duplicate", "P1 'P0'")]), (1.0, [])],
    ids=["0.3 % larger", "3 % larger"],
)
def test_nearly_the_same_polygon_is_found(change_m: float, expected: list) -> None:
    larger = affinity.translate(box(0, 0, 30, 30 + change_m), 368_000, 3_213_000)
    assert pairs(SQUARE, larger) == expected


def test_empty_and_missing_geometries_are_no_duplicates() -> None:
    assert pairs(None, None, Polygon(), Polygon(), Point()) == []


def test_rows_of_different_groups_are_no_duplicates() -> None:
    groups = ["planned", "built", "built"]
    assert pairs(SQUARE, SQUARE, SQUARE, groups=groups) == [("duplicate-geometry", "P2 'P1'")]


def test_duplicate_is_not_told_as_an_overlap_too() -> None:
    series = gpd.GeoSeries([SQUARE, OTHER, SQUARE], crs=4545)
    findings = geometry_findings(series, source="a.gpkg", ids=["A", "B", "C"])
    assert [finding.code for finding in findings if finding.level != "note"] == [
        "duplicate-geometry"
    ]


def test_repeated_id_is_an_error_with_its_rows() -> None:
    (finding,) = id_findings(["a", "b", None, "a", None, "a"], source="a.csv", field="park_id")
    assert (finding.level, finding.code) == ("error", "duplicate-id")
    assert (finding.feature_id, finding.field, finding.value) == ("a", "park_id", "#1, #4, #6")


def test_ids_of_their_own_are_fine() -> None:
    assert id_findings(["a", "b", None, None], source="a.csv") == ()
