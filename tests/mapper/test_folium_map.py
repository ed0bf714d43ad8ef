from dataclasses import replace

import folium
import pytest

from geo.finding import Finding
from mapper import RemoteAssetError, build_map, render_map
from mapper.inert_json import inert_json
from parks import Region


@pytest.fixture(scope="module")
def region_map(qijiang: Region) -> folium.Map:
    return build_map(qijiang)


def test_region_becomes_a_folium_map_with_ordinary_layers(
    region_map: folium.Map, qijiang: Region
) -> None:
    layers = {
        child.layer_name: child
        for child in region_map._children.values()  # noqa: SLF001
        if isinstance(child, folium.GeoJson)
    }
    assert set(layers) == {"outline", "shapes", "places", "findings"}
    assert len(layers["places"].data["features"]) == len(qijiang.places)


def test_map_shows_in_a_notebook(region_map: folium.Map) -> None:
    assert "srcdoc" in region_map._repr_html_()


def test_ids_are_counted_so_that_two_builds_are_the_same(
    qijiang: Region, region_map: folium.Map
) -> None:
    assert render_map(build_map(qijiang)) == render_map(region_map)


def test_rendering_twice_gives_the_same(region_map: folium.Map) -> None:
    assert render_map(region_map) == render_map(region_map)


def test_further_folium_elements_are_kept(qijiang: Region) -> None:
    region_map = build_map(qijiang)
    folium.CircleMarker(location=[29.0, 106.6], radius=5).add_to(region_map)
    assert "L.circleMarker" in render_map(region_map)


@pytest.mark.parametrize(
    ("element", "name"),
    [
        (lambda: folium.TileLayer("OpenStreetMap"), "TileLayer"),
        (lambda: folium.Marker([29.0, 106.6], popup="text"), "Popup"),
        (lambda: folium.Marker([29.0, 106.6], icon=folium.Icon()), "Icon"),
    ],
    ids=["tiles", "popup", "icon"],
)
def test_element_that_needs_the_network_is_refused_by_name(
    qijiang: Region, element: object, name: str
) -> None:
    region_map = build_map(qijiang)
    region_map.add_child(element())  # type: ignore[operator]
    with pytest.raises(RemoteAssetError, match=name):
        render_map(region_map)


def test_data_cannot_end_its_script_element() -> None:
    assert (
        inert_json({"name": "</script><b>&"})
        == '{"name":"\\u003c/script\\u003e\\u003cb\\u003e\\u0026"}'
    )


def test_findings_with_a_place_are_points_that_carry_ids_only(qijiang: Region) -> None:
    finding = Finding(
        level="error", code="overlap", source="a", message="<b>", value="<b>", lon=106.6, lat=29.0
    )
    region_map = build_map(qijiang, findings=[finding, replace(finding, lon=None)])
    (layer,) = (
        child
        for child in region_map._children.values()  # noqa: SLF001
        if getattr(child, "layer_name", "") == "findings"
    )
    (feature,) = layer.data["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [106.6, 29.0]}
    assert feature["properties"] == {"id": feature["id"]}


def test_page_leaves_room_below_a_megabyte(region_map: folium.Map) -> None:
    assert len(render_map(region_map).encode("utf-8")) < 1_150_000
