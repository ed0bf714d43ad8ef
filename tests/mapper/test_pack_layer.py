"""Packed layers in Folium maps: where their blocks stand, and what the page knows of them."""

import json
import re

import folium
import geopandas as gpd
import pytest
import shapely

from geo.files.refused import FileRefusedError
from mapper import PackLayer, build_map, render_map
from parks import Region


def lots() -> gpd.GeoDataFrame:
    boxes = [shapely.box(106.6 + 0.01 * at, 29, 106.61 + 0.01 * at, 29.01) for at in range(3)]
    return gpd.GeoDataFrame({"use": ["a", "b", "a"]}, geometry=boxes, crs=4326)


def rendered(region: Region, **options: object) -> str:
    region_map = build_map(region)
    PackLayer(lots(), name="Lots 地块", **options).add_to(region_map)  # type: ignore[arg-type]
    return render_map(region_map)


def page_of(html: str) -> dict[str, object]:
    text = re.search(r'id="parkmap-data">(.*?)</script>', html, re.DOTALL)
    assert text is not None
    return json.loads(text[1])["page"]  # type: ignore[no-any-return]


def test_layer_joins_the_packs_and_the_legend_of_the_page(dazu: Region) -> None:
    page = page_of(rendered(dazu, class_field="use"))
    (pack,) = page["packs"]  # type: ignore[misc]
    assert pack["count"] == 3
    groups = [group["id"] for group in page["stations"][0]["legend"]]  # type: ignore[index]
    assert pack["id"] in groups
    assert {view["id"] for view in page["land_classes"]} == set(pack["classes"])  # type: ignore[attr-defined]


def test_what_is_drawn_first_stands_before_the_script_and_the_rest_after_it(dazu: Region) -> None:
    html = rendered(dazu, class_field="use")
    script = html.index("parkmap.mount(")
    pack = re.search(r'id="(pm-pack-[^"]+)"', html)
    assert pack is not None
    assert html.index(f'id="{pack[1]}"') < html.index(f'id="{pack[1]}-classes"') < script
    assert script < html.index(f'id="{pack[1]}-c0"') < html.index("</body>")


def test_same_layer_gives_the_same_bytes(dazu: Region) -> None:
    assert rendered(dazu, class_field="use") == rendered(dazu, class_field="use")


def test_map_with_a_layer_shows_in_a_notebook(dazu: Region) -> None:
    region_map = build_map(dazu)
    PackLayer(lots(), name="lots").add_to(region_map)
    assert "pm-pack-layer-lots" in region_map._repr_html_()


def test_colours_are_those_that_were_told(dazu: Region) -> None:
    page = page_of(rendered(dazu, class_field="use", colours={"b": "#123456"}))
    fills = {view["id"]: view["fill"] for view in page["land_classes"]}  # type: ignore[attr-defined]
    (told,) = (fill for name, fill in fills.items() if name.endswith(":b"))
    assert told == "#123456"


def test_plain_folium_map_is_refused() -> None:
    plain = folium.Map()
    PackLayer(lots(), name="lots").add_to(plain)
    with pytest.raises(TypeError, match="build_map"):
        plain.get_root().render()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"class_field": "zone"}, "'zone'"),
        ({"colours": {"a": "red"}}, "'red'"),
    ],
    ids=["column", "colour"],
)
def test_what_does_not_fit_the_frame_is_refused(options: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        PackLayer(lots(), name="lots", **options)  # type: ignore[arg-type]


def test_several_kinds_are_layers_of_their_own() -> None:
    frame = lots()
    frame.loc[0, "geometry"] = shapely.Point(106.6, 29)
    with pytest.raises(ValueError, match="one kind"):
        PackLayer(frame, name="lots")


def test_frame_without_a_crs_is_refused() -> None:
    with pytest.raises(FileRefusedError, match="CRS"):
        PackLayer(lots().set_crs(None, allow_override=True), name="lots")
