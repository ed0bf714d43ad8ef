"""What is packed comes back: every vertex within half a grid unit, every attribute."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from made_packs import coverage, packed, squares, true_grid

from mapper.pack import frame_source, pack, unpack
from mapper.pack.planes import as_bytes

HALF_UNIT = 0.5 + 1e-6
DEGREES = st.tuples(st.floats(-179.9, 179.9), st.floats(-84.9, 84.9))
REACH = st.floats(1e-4, 0.05)


@st.composite
def stars(draw: st.DrawFn) -> shapely.Polygon:
    """Star-shaped polygons, about half of them with a hole."""
    x, y = draw(DEGREES)
    reach = np.array(draw(st.lists(REACH, min_size=3, max_size=12)))
    angle = np.linspace(0, 2 * np.pi, len(reach), endpoint=False)
    ring = np.column_stack([np.cos(angle), np.sin(angle)]) * reach[:, None]
    ring[:, 1] *= np.cos(np.radians(abs(y) + 0.06))
    ring = np.clip(ring + np.array([x, y]), (-180, -85), (180, 85))
    hole = (ring - (x, y)) / 3 + (x, y)
    return shapely.Polygon(ring, [hole] if draw(st.booleans()) else [])


@settings(max_examples=30, deadline=None)
@given(st.lists(stars(), min_size=1, max_size=8))
def test_every_vertex_comes_back_within_half_a_grid_unit(polygons: list[shapely.Polygon]) -> None:
    frame = gpd.GeoDataFrame({"row": range(len(polygons))}, geometry=polygons, crs=4326)
    back = unpack(packed(frame)).set_index("#").sort_index()
    for given_shape, read in zip(frame.geometry, back.geometry, strict=True):
        far = shapely.distance(
            shapely.points(true_grid(given_shape, 4326)),
            shapely.multipoints(true_grid(read, 4326)),
        )
        assert far.max() <= HALF_UNIT * np.sqrt(2)
        assert len(read.interiors) == len(given_shape.interiors)


def test_a_coverage_comes_back_vertex_by_vertex() -> None:
    frame = coverage()
    back = unpack(packed(frame)).set_index("#").sort_index()
    assert np.array_equal(
        shapely.get_num_coordinates(back.geometry), shapely.get_num_coordinates(frame.geometry)
    )
    for one, other in zip(back.geometry, frame.geometry, strict=True):
        places = [np.unique(true_grid(shape, 4326), axis=0) for shape in (one, other)]
        far = shapely.hausdorff_distance(*(shapely.multipoints(each) for each in places))
        assert far <= HALF_UNIT * np.sqrt(2)


@pytest.mark.parametrize("crs", [4490, 4545, 2263, 3857], ids=str)
def test_any_crs_is_brought_to_the_grid(crs: int) -> None:
    place = (-74.0, 40.6) if crs == 2263 else (106.5, 29.0)
    frame = squares(place).to_crs(crs)
    (read,) = unpack(packed(frame)).geometry
    corners = [
        shapely.bounds(shapely.multipoints(true_grid(shape, code)))
        for shape, code in ((read, 4326), (frame.geometry[0], crs))
    ]
    assert np.abs(corners[0] - corners[1]).max() <= HALF_UNIT


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)), st.lists(st.booleans(), min_size=6, max_size=6))
def test_ring_direction_and_order_of_input_do_not_matter(
    order: list[int], turn: list[bool]
) -> None:
    frame = coverage(3).iloc[:6]
    turned = frame.geometry.where(~np.array(turn), frame.geometry.reverse()).iloc[order]
    back = unpack(packed(frame.set_geometry(turned)))["geometry"]
    same = unpack(packed(frame))["geometry"]
    assert back.geom_equals(same, align=False).all() or set(back.normalize().to_wkt()) == set(
        same.normalize().to_wkt()
    )


def test_outer_rings_run_counter_clockwise_and_holes_clockwise() -> None:
    outer, hole = shapely.box(106, 29, 106.02, 29.02), shapely.box(106.01, 29.01, 106.015, 29.015)
    for shape in (outer - hole, (outer - hole).reverse()):
        (back,) = unpack(packed(gpd.GeoDataFrame(geometry=[shape], crs=4326))).geometry
        assert back.exterior.is_ccw
        assert not back.interiors[0].is_ccw


def test_lines_and_points_come_back_with_all_their_parts() -> None:
    line = shapely.MultiLineString(
        [[(106, 29), (106.1, 29.1)], [(106.2, 29), (106.3, 29), (106, 28)]]
    )
    for shape in (line, shapely.LineString([(106, 29), (106.1, 29)]), shapely.Point(106, 29),
                  shapely.MultiPoint([(106, 29), (107, 30)])):  # fmt: skip
        (back,) = unpack(packed(gpd.GeoDataFrame(geometry=[shape], crs=4326))).geometry
        assert back.geom_type == shape.geom_type
        assert np.abs(true_grid(back, 4326) - true_grid(shape, 4326)).max() <= HALF_UNIT


def test_a_feature_without_geometry_keeps_its_row() -> None:
    frame = squares((106, 29), (106.1, 29), (106.2, 29))
    frame.loc[1, "geometry"] = None
    frame.loc[2, "geometry"] = shapely.Polygon()
    back = unpack(packed(frame)).set_index("#").sort_index()
    assert back.geometry.isna().tolist() == [False, True, True]
    assert back["name"].tolist() == ["S0", "S1", "S2"]
    assert back["#area"].tolist()[1:] == [0, 0]


def test_a_layer_without_any_geometry_is_packed() -> None:
    frame = gpd.GeoDataFrame({"name": ["a", "b"]}, geometry=[None, None], crs=4326)
    back = unpack(packed(frame))
    assert back["name"].tolist() == ["a", "b"]
    assert back.geometry.isna().all()


def test_a_ring_smaller_than_the_grid_is_kept_as_a_feature() -> None:
    frame = squares((106, 29), (106.5, 29), size=1e-8)
    back = unpack(packed(frame))
    assert len(back) == 2
    assert (shapely.get_num_coordinates(back.geometry) >= 4).all()


def test_several_forms_in_one_layer_give_one_source_each() -> None:
    shapes = [shapely.Point(106, 29), shapely.box(106, 29, 107, 30), None, shapely.Point(107, 29)]
    frame = gpd.GeoDataFrame({"name": list("abcd")}, geometry=shapes, crs=4326)
    sources = frame_source(frame)
    assert {source.form: source.rows.tolist() for source in sources} == {
        "polygon": [1], "point": [0, 2, 3],
    }  # fmt: skip
    for source in sources:
        back = unpack(pack(source, pack_id="p"))
        assert [list("abcd")[row] for row in back["#"]] == back["name"].tolist()


def test_heights_are_left_out_and_told() -> None:
    (source,) = frame_source(gpd.GeoDataFrame(geometry=[shapely.Point(106, 29, 5)], crs=4326))
    assert source.has_z


def test_class_numbers_follow_their_features() -> None:
    frame = coverage(20)
    numbers = np.arange(len(frame)) % 255
    result = packed(frame, class_numbers=numbers.astype(np.uint8))
    read = np.frombuffer(as_bytes(result.first["pm-pack-p-classes"]), np.uint8)
    assert np.array_equal(read, numbers[unpack(result)["#"]])
    assert result.header["classes"] == 254


def test_chosen_columns_only_are_packed() -> None:
    frame = squares((106, 29)).assign(note="x")
    back = unpack(packed(frame, columns=["note"]))
    assert list(back.columns) == ["#", "#area", "note", "geometry"]


def test_the_same_layer_gives_the_same_text() -> None:
    one, other = packed(coverage(50)), packed(coverage(50))
    assert one.first == other.first
    assert one.rest == other.rest
    assert one.header == other.header


def test_index_of_the_frame_does_not_matter() -> None:
    frame = squares((106, 29), (106.1, 29))
    moved = frame.set_index(pd.Index([7, 7]))
    assert packed(frame).rest == packed(moved).rest
