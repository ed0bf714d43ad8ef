"""No gap and no overlap between neighbours at any level."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from made_packs import coverage, on_grid, packed
from made_parcels import made_parcels

from mapper.pack import Packed, unpack


@pytest.fixture(scope="module")
def pack_of_coverage() -> Packed:
    """A coverage of several chunks."""
    return packed(coverage(70))


def test_the_pack_has_several_chunks(pack_of_coverage: Packed) -> None:
    assert len(pack_of_coverage.header["chunks"]) > 2


@pytest.mark.parametrize("level", ["full", "middle"])
def test_a_level_of_a_coverage_has_no_gap(pack_of_coverage: Packed, level: str) -> None:
    whole = shapely.union_all(on_grid(unpack(pack_of_coverage, level=level)).to_numpy())
    assert whole.geom_type == "Polygon"
    assert not whole.interiors


@pytest.mark.parametrize("level", ["full", "middle"])
def test_areas_of_a_level_add_up_to_the_whole(pack_of_coverage: Packed, level: str) -> None:
    shapes = on_grid(unpack(pack_of_coverage, level=level))
    whole = shapely.union_all(shapes.to_numpy())
    assert shapes.area.sum() == pytest.approx(whole.area, rel=1e-9)


def test_the_middle_level_is_near_the_full_one(pack_of_coverage: Packed) -> None:
    full, middle = (on_grid(unpack(pack_of_coverage, level=each)) for each in ("full", "middle"))
    pixel = 1 << pack_of_coverage.header["middle"]["shift"]
    far = shapely.hausdorff_distance(full.to_numpy(), middle.to_numpy())
    assert far.max() <= pixel * (0.5 + np.sqrt(0.5))


def test_the_middle_level_takes_far_fewer_bytes(pack_of_coverage: Packed) -> None:
    texts = [text.split(".") for name, text in pack_of_coverage.rest.items() if "-c" in name]
    _, middle, full = (sum(map(len, part)) for part in zip(*texts, strict=True))
    assert middle < full * 0.6


def test_the_middle_level_is_one_zoom_above_the_finest_overview(pack_of_coverage: Packed) -> None:
    header = pack_of_coverage.header
    assert header["middle"]["zoom"] == header["overviews"][-1]["zoom"] + 1
    assert header["middle"]["shift"] == 20 - header["middle"]["zoom"]


def test_sharing_edges_takes_a_third_off_the_bytes() -> None:
    frame = coverage(40)
    apart = frame.set_geometry(frame.geometry.scale(0.97, 0.97))
    assert size(packed(frame)) < size(packed(apart)) * 2 / 3


def size(result: Packed) -> int:
    return sum(len(text) for name, text in result.rest.items() if "-c" in name)


def test_an_island_in_a_hole_shares_its_border_with_the_hole() -> None:
    angle = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    ring = np.column_stack([106 + 0.01 * np.cos(angle), 29 + 0.01 * np.sin(angle)])
    island = shapely.Polygon(np.roll(ring, 37, axis=0))
    lake = shapely.Polygon(shapely.box(105.9, 28.9, 106.1, 29.1).exterior, [ring])
    both = packed(gpd.GeoDataFrame(geometry=[lake, island], crs=4326))
    alone = packed(gpd.GeoDataFrame(geometry=[island], crs=4326))
    assert size(both) < size(alone) * 1.2
    shapes = on_grid(unpack(both))
    assert shapes.area.sum() == pytest.approx(shapely.union_all(shapes.to_numpy()).area)


def test_a_polygon_that_stands_twice_comes_back_twice() -> None:
    frame = made_parcels(1, 1)
    twice = gpd.GeoDataFrame(geometry=[*frame.geometry, *frame.geometry], crs=4326)
    back = unpack(packed(twice))
    assert back.geometry[0].equals(back.geometry[1])
    assert size(packed(twice)) < size(packed(frame)) * 1.1


def test_overlapping_polygons_are_packed_as_they_are() -> None:
    one, other = shapely.box(106, 29, 106.02, 29.02), shapely.box(106.01, 29.01, 106.03, 29.03)
    back = unpack(packed(gpd.GeoDataFrame(geometry=[one, other], crs=4326)))
    assert back.geometry[0].intersection(back.geometry[1]).area == pytest.approx(1e-4, rel=1e-3)


def test_a_strip_narrower_than_a_pixel_stays_as_a_line_at_the_middle_level() -> None:
    strip = shapely.box(106.01, 29.01, 106.010001, 29.02)
    result = packed(pd.concat([coverage(40), gpd.GeoDataFrame(geometry=[strip], crs=4326)]))
    back = unpack(result, level="middle").set_index("#").geometry[1600]
    assert back.length == pytest.approx(0.02, rel=0.01)


def test_a_ring_that_returns_on_itself_comes_back() -> None:
    spike = shapely.Polygon([(106, 29), (106.01, 29), (106.02, 29), (106.01, 29), (106.01, 29.01)])
    (back,) = unpack(packed(gpd.GeoDataFrame(geometry=[spike], crs=4326))).geometry
    assert shapely.get_num_coordinates(back) == 6
    assert shapely.hausdorff_distance(back, spike) < 1e-5
