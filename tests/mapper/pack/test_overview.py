"""Overviews: every pixel shows the feature at its centre."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from made_packs import coverage, on_grid, packed

from mapper.pack import Packed, frame_source, overview_classes, unpack
from mapper.pack.overview import Overview
from mapper.pack.raster import spans

NUMBERS = 200


@pytest.fixture(scope="module")
def pack_of_coverage() -> Packed:
    frame = coverage(25)
    return packed(frame, class_numbers=(np.arange(len(frame)) % NUMBERS + 1).astype(np.uint8))


def pictures(result: Packed) -> list[np.ndarray]:
    texts = {**result.first, **result.rest}
    return [
        overview_classes(result.header, texts[f"pm-pack-p-o{number}"], number=number)
        for number in range(len(result.header["overviews"]))
    ]


def centres(place: dict[str, int]) -> np.ndarray:
    """Pixel centres as points in units of the grid, y to the north, shape (height, width)."""
    size = 1 << (20 - place["zoom"])
    x = (place["x"] + np.arange(place["width"]) + 0.5) * size - 2**27
    y = 2**27 - (place["y"] + np.arange(place["height"]) + 0.5) * size
    return shapely.points(*np.meshgrid(x, y))


def test_every_pixel_shows_the_parcel_at_its_centre(pack_of_coverage: Packed) -> None:
    (picture,) = pictures(pack_of_coverage)
    back = unpack(pack_of_coverage)
    shapes = on_grid(back).to_numpy()
    points = centres(pack_of_coverage.header["overviews"][0])[::17, ::15].ravel()
    row, point = shapely.STRtree(points).query(shapes, predicate="contains")
    found = np.zeros(len(points), dtype=int)
    found[point] = back["#"].to_numpy()[row] % NUMBERS + 1
    wrong = points[picture[::17, ::15].ravel() != found]
    assert (found > 0).mean() > 0.5
    assert len(wrong) < 50
    borders = shapely.STRtree(shapely.boundary(shapes))
    _, away = borders.query_nearest(wrong, return_distance=True)
    assert away.max(initial=0) < 1e-6


def test_every_centre_inside_belongs_to_exactly_one_feature(pack_of_coverage: Packed) -> None:
    place = Overview(**pack_of_coverage.header["overviews"][0])
    (source,) = frame_source(coverage(25))
    _, start, stop = spans(source.shapes, place)
    times = np.zeros(place.pixels + 1, dtype=int)
    np.add.at(times, start, 1)
    np.add.at(times, stop, -1)
    assert set(np.cumsum(times)[:-1]) == {0, 1}


def test_features_without_class_are_255() -> None:
    (picture,) = pictures(packed(coverage(25)))
    assert set(np.unique(picture)) == {0, 255}


def test_holes_stay_empty() -> None:
    angle = np.linspace(0, 2 * np.pi, 30_000)
    circle = np.column_stack([np.cos(angle), np.sin(angle)])
    shape = shapely.Polygon(0.1 * circle + (106, 29), [0.05 * circle + (106, 29)])
    (picture,) = pictures(packed(gpd.GeoDataFrame(geometry=[shape], crs=4326)))
    height, width = picture.shape
    assert picture[height // 2, width // 2] == 0
    assert picture[height // 2, width // 8] == 255


def test_a_first_overview_is_small_and_finer_ones_show_small_features() -> None:
    result = packed(coverage(70).set_geometry(coverage(70).geometry.scale(0.02, 0.02)))
    places = result.header["overviews"]
    assert places[0]["width"] * places[0]["height"] <= 1 << 21
    assert len(places) > 1
    assert [name for name in result.first if "-o" in name] == ["pm-pack-p-o0"]


def test_a_small_layer_has_no_overview() -> None:
    result = packed(coverage(5))
    assert result.header["overviews"] == []
    assert result.header["middle"] is None
    assert result.first == {}
