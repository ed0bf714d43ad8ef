"""Small layers of zones and parcels for tests of the overlay, and what their sums must be."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.overlay import Overlay

CRS = "EPSG:4545"
WEST, SOUTH, STEP, SIDE = 500_000.0, 3_200_000.0, 50.0, 24
CLASSES = ("1001", "0701", "工业用地", None, "1207", "")
TERMS = ["zone_area_m2", "classified_m2", "unclassified_m2", "gaps_m2", "overlaps_m2"]


def parcels(seed: int = 7) -> gpd.GeoDataFrame:
    """
    Return parcels of about 50 m that share their corners, in the plane of a projected CRS.

    One has a hole, one has two parts, one lies over others, some are missing.
    """
    random = np.random.default_rng(seed)
    corners = np.stack(np.meshgrid(np.arange(SIDE + 1), np.arange(SIDE + 1)), axis=-1) * STEP
    corners = corners + random.uniform(-15, 15, corners.shape) + [WEST, SOUTH]
    rings = np.stack(
        [corners[:-1, :-1], corners[:-1, 1:], corners[1:, 1:], corners[1:, :-1]], axis=2
    )
    shapes = shapely.polygons(rings.reshape(-1, 4, 2))
    shapes[40] = shapes[40].difference(shapes[40].centroid.buffer(5))
    shapes[41] = shapely.MultiPolygon(
        [shapes[41], shapely.box(WEST - 90, SOUTH, WEST - 60, SOUTH + 9)]
    )
    shapes[300] = shapely.box(WEST + 210, SOUTH + 210, WEST + 290, SOUTH + 250)
    kept = np.delete(np.arange(len(shapes)), [100, 101, 250])
    codes = [CLASSES[number] for number in random.integers(0, len(CLASSES), len(shapes))]
    frame = gpd.GeoDataFrame(
        {"code": codes, "number": np.arange(len(shapes))}, geometry=shapes, crs=CRS
    )
    return frame.iloc[kept].reset_index(drop=True)


def zones() -> gpd.GeoDataFrame:
    """Return a round zone, two that overlap each other, one far away, one without extent."""
    shapes = [
        shapely.Point(WEST + 300, SOUTH + 300).buffer(260),
        shapely.box(WEST + 500, SOUTH + 100, WEST + 900, SOUTH + 800),
        shapely.box(WEST + 700, SOUTH + 500, WEST + 1400, SOUTH + 1100),
        shapely.box(WEST + 90_000, SOUTH, WEST + 90_100, SOUTH + 100),
        shapely.Polygon(),
    ]
    return gpd.GeoDataFrame(
        {"name": ["round", "one", "two", "far", "empty"]}, geometry=shapes, crs=CRS
    )


def assert_same(found: Overlay, expected: Overlay, *, rel: float = 1e-9) -> None:
    """Assert that two overlays agree in zones, classes, areas and numbers of parcels."""
    columns = ["zone_id", "class", "parcels"]
    pd.testing.assert_frame_equal(
        found.by_class[columns].astype({"parcels": int}),
        expected.by_class[columns].astype({"parcels": int}),
    )
    assert found.by_class["area_m2"].to_numpy(float) == pytest.approx(
        expected.by_class["area_m2"].to_numpy(float), rel=rel
    )
    for term in TERMS:
        assert found.by_zone[term].to_numpy() == pytest.approx(
            expected.by_zone[term].to_numpy(), rel=rel, abs=1e-6
        )
    assert found.by_zone["parcels"].tolist() == expected.by_zone["parcels"].tolist()
    assert (
        found.by_zone["residual_m2"].abs() <= 1e-10 * found.by_zone["zone_area_m2"] + 1e-6
    ).all()
