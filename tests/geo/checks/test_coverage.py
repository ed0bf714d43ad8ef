"""Overlaps and gaps: none in clean coverages, injected ones found with place and area."""

from collections.abc import Callable
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, affinity, box

from geo import ellipsoidal_area_m2
from geo.checks.coverage import CoverageLimits, coverage_findings
from geo.finding import Finding

GAUSS_KRUEGER = 4545
ORIGIN = np.array([368_000.0, 3_213_000.0])
SIDE_M = 40.0


def layer(polygons: list, *, crs: int = GAUSS_KRUEGER) -> gpd.GeoSeries:
    """Return polygons drawn around (0, 0) in metres as a layer near Qijiang."""
    moved = shapely.transform(np.array(polygons, dtype=object), lambda xy: xy + ORIGIN)
    return gpd.GeoSeries(moved, crs=GAUSS_KRUEGER).to_crs(crs)


def found(series: gpd.GeoSeries, **options: object) -> list[Finding]:
    ids = [f"P{number}" for number in range(len(series))]
    return list(coverage_findings(series, source="parcels.gpkg", ids=ids, **options))


def doubts(series: gpd.GeoSeries, **options: object) -> list[Finding]:
    return [finding for finding in found(series, **options) if finding.level != "note"]


def distance_m(finding: Finding, xy: tuple[float, float]) -> float:
    """Return the distance of a finding from a place in metres around (0, 0)."""
    place = gpd.GeoSeries.from_xy([finding.lon], [finding.lat], crs=4326).to_crs(GAUSS_KRUEGER)
    return float(np.hypot(place.x[0] - ORIGIN[0] - xy[0], place.y[0] - ORIGIN[1] - xy[1]))


def wiggly_grid(seed: int, *, side: int = 4, corners: int = 6, wiggle: float = 0.06) -> list:
    """Return a clean coverage of parcels with crooked shared sides."""
    rng = np.random.default_rng(seed)
    nodes = np.stack(np.meshgrid(np.arange(side + 1.0), np.arange(side + 1.0), indexing="ij"), -1)
    nodes = nodes + rng.uniform(-0.15, 0.15, nodes.shape)

    def lines(start: np.ndarray, end: np.ndarray) -> np.ndarray:
        run = (end - start)[..., None, :]
        aside = rng.uniform(-wiggle, wiggle, (*start.shape[:-1], corners + 1, 1))
        aside[..., [0, -1], :] = 0
        along = np.linspace(0, 1, corners + 1)[:, None]
        return start[..., None, :] + run * along + run[..., ::-1] * (-1, 1) * aside

    level, upright = lines(nodes[:-1], nodes[1:]), lines(nodes[:, :-1], nodes[:, 1:])
    rings = [
        level[:, :-1, :-1],
        upright[1:, :, :-1],
        level[:, 1:, :0:-1],
        upright[:-1, :, :0:-1],
    ]
    return list(shapely.polygons(np.concatenate(rings, axis=2).reshape(side**2, -1, 2) * SIDE_M))


def voronoi(seed: int) -> list:
    """Return a clean coverage of 30 cells, cut off at a square."""
    points = np.random.default_rng(seed).uniform(0, 200, (30, 2))
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(points)))
    return list(shapely.intersection(cells, box(0, 0, 200, 200)))


def bricks(seed: int) -> list:
    """Return a wall of bricks, whose corners lie on the sides of others: T-junctions."""
    rng = np.random.default_rng(seed)
    rows = []
    for number in range(4):
        cuts = np.r_[0, np.sort(rng.uniform(5, 95, 4)), 100]
        rows += [box(a, 20 * number, b, 20 * number + 20) for a, b in pairwise(cuts)]
    return rows


@pytest.mark.parametrize("crs", [4545, 4490], ids=["metres", "degrees"])
@pytest.mark.parametrize("coverage", [wiggly_grid, voronoi, bricks])
@given(seed=st.integers(0, 10**6), turn=st.floats(0, 360), grow=st.floats(0.5, 4))
@settings(max_examples=15, deadline=None)
def test_clean_coverage_has_no_doubts(
    coverage: Callable[[int], list], crs: int, seed: int, turn: float, grow: float
) -> None:
    polygons = [
        affinity.scale(affinity.rotate(cell, turn, origin=(0, 0)), grow, grow, origin=(0, 0))
        for cell in coverage(seed)
    ]
    assert doubts(layer(polygons, crs=crs)) == []


@pytest.mark.parametrize("crs", [4545, 4490, 3857, 2263], ids=["gk", "degrees", "mercator", "feet"])
def test_overlapping_strip_is_found_with_area_and_place(crs: int) -> None:
    if crs == 2263:  # New York, in feet
        series = gpd.GeoSeries([box(0, 0, 30, 30), box(29, 0, 60, 30)]).scale(
            1 / 0.3048, 1 / 0.3048, origin=(0, 0)
        )
        series = series.translate(987_000, 190_000).set_crs(2263)
    else:
        series = layer([box(0, 0, 30, 30), box(29, 0, 60, 30)], crs=crs)
    (finding,) = doubts(series)
    assert (finding.level, finding.code, finding.feature_id) == ("warning", "overlap", "P0")
    assert "'P1'" in finding.message
    strip = shapely.intersection(*series.to_crs(4326))
    assert finding.value == f"{ellipsoidal_area_m2(strip)[0]:.3g} m², 1 m wide on average"
    assert shapely.Point(finding.lon, finding.lat).within(strip.buffer(1e-7))


@pytest.mark.parametrize("crs", [4545, 4490, 3857], ids=["gk", "degrees", "mercator"])
def test_gap_of_one_metre_is_found_with_area_and_place(crs: int) -> None:
    (finding,) = doubts(layer([box(0, 0, 30, 30), box(31, 0, 60, 30)], crs=crs))
    assert finding.code == "gap"
    assert finding.value == "30 m², 1 m wide on average"
    assert distance_m(finding, (30.5, 15)) < 1


@pytest.mark.parametrize(
    ("polygons", "place"),
    [
        pytest.param(
            [
                Polygon([(0, 0), *((20 + np.sin(y), y) for y in range(41)), (0, 40)]),
                Polygon([(40, 0), *((21 + np.sin(y), y) for y in range(41)), (40, 40)]),
            ],
            (20.5, 20),
            id="corners closer than the gap is wide",
        ),
        pytest.param(
            [box(0, 0, 30, 100), box(31, 40, 60, 60)],
            (30.5, 50),
            id="short against long",
        ),
        pytest.param(
            [box(0, 0, 60, 60) - box(20, 20, 40, 40), box(20, 20, 40, 39)],
            (30, 39.5),
            id="in a courtyard",
        ),
        pytest.param(
            [box(0, 0, 60, 60) - box(20, 40, 21, 60), box(0, 60, 60, 80)],
            (20.5, 50),
            id="slit closed by a neighbour",
        ),
    ],
)
def test_gap_is_found(polygons: list, place: tuple[float, float]) -> None:
    (finding,) = doubts(layer(polygons))
    assert finding.code == "gap"
    assert distance_m(finding, place) < 10


@pytest.mark.parametrize(
    "polygons",
    [
        pytest.param([box(0, 0, 30, 30), box(33, 0, 60, 30)], id="street of 3 m"),
        pytest.param([box(0, 0, 30, 30) - box(14, 10, 15, 30)], id="slit in one polygon"),
        pytest.param([box(0, 0, 30, 30), box(30, 30, 60, 60)], id="corner to corner"),
        pytest.param(
            [Polygon([(0, 0), (30, 0), (15, 20)]), Polygon([(30, 0), (60, 0), (45, 20)])],
            id="open wedge",
        ),
        pytest.param([box(0, 0, 30, 30), box(31, 0, 60, 30), box(30, 0, 31, 30)], id="filled"),
    ],
)
def test_what_is_no_gap_is_not_told(polygons: list) -> None:
    assert doubts(layer(polygons)) == []


def test_gap_along_three_polygons_is_told_for_each_two_that_face_each_other() -> None:
    findings = doubts(layer([box(0, 0, 30, 14), box(0, 15, 12, 30), box(12, 15, 30, 30)]))
    assert [finding.code for finding in findings] == ["gap", "gap"]
    areas = sorted(float(finding.value.split(" m²")[0]) for finding in findings)
    assert areas == pytest.approx([12, 18], rel=1e-2)


def test_gap_wider_than_the_limit_is_found_with_another_limit() -> None:
    series = layer([box(0, 0, 30, 30), box(33, 0, 60, 30)])
    (finding,) = doubts(series, limits=CoverageLimits(gap_width_m=4))
    assert finding.value == "90 m², 3 m wide on average"


@pytest.mark.parametrize("inner", [box(10, 10, 20, 20), box(0, 0, 10, 10)], ids=["in", "corner"])
def test_contained_parcel_is_an_overlap(inner: Polygon) -> None:
    (finding,) = doubts(layer([box(0, 0, 30, 30), inner]))
    assert (finding.code, finding.feature_id) == ("overlap", "P1")
    assert finding.message == "the polygon lies wholly inside 'P0'"
    assert finding.value.startswith("100 m²")


def test_duplicate_parcel_is_an_overlap() -> None:
    cells = wiggly_grid(1)
    (finding,) = doubts(layer([*cells, cells[5]]))
    assert finding.code == "overlap"
    assert (finding.feature_id, finding.message) == ("P16", "the polygon lies wholly inside 'P5'")


def test_parcel_moved_by_a_metre_is_an_overlap_and_a_gap() -> None:
    cells = wiggly_grid(2, wiggle=0)
    cells[5] = affinity.translate(cells[5], 1, 0)
    findings = doubts(layer(cells))
    assert {finding.code for finding in findings} == {"overlap", "gap"}
    centre = cells[5].centroid.coords[0]
    assert all(distance_m(finding, centre) < SIDE_M for finding in findings)


def test_corners_that_do_not_match_are_one_note() -> None:
    (finding,) = found(layer([box(0, 0, 10, 20), box(10, 0, 20, 10), box(10, 10, 20, 20)]))
    assert (finding.level, finding.code, finding.value) == ("note", "unmatched-edges", "3 of 3")


def test_polygons_of_different_groups_are_not_compared() -> None:
    series = layer([box(0, 0, 30, 30), box(5, 0, 30, 30), box(29, 0, 60, 30)])
    (finding,) = doubts(series, groups=["planned", "built", "built"])
    assert (finding.feature_id, finding.code) == ("P1", "overlap")


def test_invalid_polygon_stands_as_repaired() -> None:
    bow_tie = Polygon([(0, 0), (30, 30), (30, 0), (0, 30)])
    codes = [finding.code for finding in doubts(layer([bow_tie, box(28, 0, 60, 30)]))]
    assert codes == ["overlap"]


def test_what_is_no_polygon_is_passed_over() -> None:
    series = layer([box(0, 0, 30, 30), shapely.Point(5, 5), None, Polygon()])
    assert found(series) == []


def test_worst_are_listed_and_the_rest_is_summed() -> None:
    boxes = [box(40 * n, 0, 40 * n + 30, 30) for n in range(5)]
    strips = [box(40 * n, 0, 40 * n + 1 + n, 30) for n in range(5)]
    findings = doubts(layer([*boxes, *strips]), limits=CoverageLimits(findings=2))
    assert [finding.feature_id for finding in findings] == ["P8", "P9", ""]
    assert findings[-1].message.startswith("3 more of this kind")
    assert "180 m²" in findings[-1].message


@given(st.permutations(range(9)))
@settings(max_examples=20, deadline=None)
def test_order_of_rows_does_not_matter(order: list[int]) -> None:
    cells = wiggly_grid(4, side=3)
    cells[4] = cells[4].buffer(-1, join_style="mitre")
    cells[0] = cells[0].buffer(1, join_style="mitre")
    places = [{(f.code, f.value) for f in doubts(layer([cells[i] for i in order]))}]
    assert places == [{(f.code, f.value) for f in doubts(layer(cells))}]


def test_area_of_gaps_is_what_was_taken_away() -> None:
    cells = wiggly_grid(7, side=3, wiggle=0)
    narrowed = cells[4].buffer(-1.2, join_style="mitre")
    series = layer([*cells[:4], narrowed, *cells[5:]])
    areas = [float(f.value.split(" m²")[0]) for f in doubts(series)]
    expected = ellipsoidal_area_m2(layer([cells[4] - narrowed]).to_crs(4326))[0]
    assert sum(areas) == pytest.approx(expected, rel=0.05)
