import dataclasses
import xml.etree.ElementTree as ET

import geopandas as gpd
import pytest
from made_delivery import HOSTILE, made_delivery

from mapper.gis.look import FillLook, LineLook
from output.gis.delivery import DeliveredClass, DeliveredLayer
from output.gis.qgis.expression import column, looked_up, text, unevaluated
from output.gis.qgis.qml import qml_text
from output.gis.qgis.symbol import millimetres, rgba, symbol_of

LINE = LineLook(colour="#17212B", width_px=1.75, dash_px=(6, 4))


def layer_of(id_: str) -> DeliveredLayer:
    return next(layer for layer in made_delivery().layers if layer.id == id_)


def parsed(layer: DeliveredLayer) -> ET.Element:
    return ET.fromstring(qml_text(layer))  # noqa: S314 - our own text


def test_the_same_layer_gives_the_same_text() -> None:
    assert qml_text(layer_of("landuse_planned")) == qml_text(layer_of("landuse_planned"))


def test_every_property_is_said_for_old_and_new_versions() -> None:
    for layer in parsed(layer_of("landuse_planned")).iter("layer"):
        options = layer.find("Option")
        assert options is not None
        new = {one.get("name"): one.get("value") for one in options.findall("Option")}
        assert new == {one.get("k"): one.get("v") for one in layer.findall("prop")}
        assert new


def test_classes_stand_in_the_order_of_the_legend() -> None:
    layer = layer_of("landuse_planned")
    rows = list(parsed(layer).iter("category"))
    assert [row.get("value") for row in rows] == [one.value for one in layer.classes]
    assert [row.get("label") for row in rows] == [one.name for one in layer.classes]


def test_a_layer_of_one_class_has_one_symbol() -> None:
    layer = layer_of("parks")
    one = dataclasses.replace(layer, class_field="", classes=layer.classes[:1])
    root = parsed(one)
    assert root.find("renderer-v2").get("type") == "singleSymbol"  # type: ignore[union-attr]
    assert len(root.findall("renderer-v2/symbols/symbol")) == 1


@pytest.mark.parametrize("count", [0, 1])
def test_a_layer_of_few_features_is_styled_whole(count: int) -> None:
    layer = layer_of("landuse_planned")
    few = dataclasses.replace(layer, frame=layer.frame.head(count))
    assert qml_text(few) == qml_text(layer)


def test_a_border_lies_over_fill_hatch_and_casing() -> None:
    casing = LineLook(colour="#FCFCFA", width_px=5)
    look = FillLook(fill="#FFFFFF", hatch="#8A949D", line=LINE, casing=casing)
    kinds = [layer.kind for layer in symbol_of(look).layers]
    assert kinds == ["SimpleLine", "SimpleFill", "LinePatternFill", "SimpleLine"]


def test_a_pixel_of_the_page_is_a_96th_of_an_inch() -> None:
    [line] = symbol_of(LINE).layers
    assert line.properties["line_width"] == "0.463"
    assert line.properties["customdash"] == "1.5875;1.0583"
    assert millimetres(96) == "25.4"


def test_dots_are_round_and_dashes_have_flat_ends() -> None:
    dots = LineLook(colour="#5E6A75", width_px=1.25, dash_px=(0.1, 4.2))
    ends = [symbol_of(look).layers[0].properties["capstyle"] for look in (dots, LINE)]
    assert ends == ["round", "flat"]


def test_opacity_is_that_of_the_fill_alone() -> None:
    fill, border = symbol_of(FillLook(fill="#17212B", opacity=0.07, line=LINE)).layers
    assert fill.properties["color"] == rgba("#17212B", 0.07) == "23,33,43,18"
    assert border.properties["line_color"].endswith(",255")


def test_a_look_without_fill_draws_none() -> None:
    fill, _ = symbol_of(FillLook(line=LINE)).layers
    assert fill.properties["style"] == "no"


def test_hostile_texts_stay_texts() -> None:
    layer = layer_of("parks")
    classes = tuple(dataclasses.replace(one, name=HOSTILE) for one in layer.classes)
    hostile = dataclasses.replace(layer, classes=classes, note=HOSTILE + "\x00")
    root = parsed(hostile)
    assert {row.get("label") for row in root.iter("category")} == {HOSTILE}
    [note] = [one.get("value") for one in root.iter("Option") if one.get("name") == "userNotes"]
    assert note is not None
    assert "<" not in note


def test_names_are_quoted_in_expressions() -> None:
    assert column('a"b') == '"a""b"'
    assert text("it's \\ \n") == "'it''s \\\\ \\n'"
    assert looked_up('"a"', {"x": "y"}) == "coalesce(map_get(map('x', 'y'), to_string(\"a\")), '')"
    assert "[%" not in unevaluated("[% env('HOME') %]")


def test_parcels_without_labels_of_classes_show_their_own() -> None:
    layer = layer_of("landuse_planned")
    classes = tuple(dataclasses.replace(one, label="") for one in layer.classes)
    root = parsed(dataclasses.replace(layer, classes=classes))
    assert root.find(".//text-style").get("fieldName") == '"地块编号"'  # type: ignore[union-attr]


def test_a_layer_without_labels_has_none() -> None:
    layer = dataclasses.replace(layer_of("parks"), label_field="")
    root = parsed(layer)
    assert root.get("labelsEnabled") == "0"
    assert root.find("labeling") is None


def test_numbers_as_classes_are_typed() -> None:
    frame = gpd.GeoDataFrame(
        {"建成年份": layer_of("landuse_planned").frame["建成年份"]},
        geometry=layer_of("landuse_planned").frame.geometry,
    )
    layer = dataclasses.replace(
        layer_of("landuse_planned"),
        frame=frame,
        class_field="建成年份",
        classes=(DeliveredClass(value="2021", name="2021", look=FillLook(fill="#D7B48C")),),
    )
    assert [row.get("type") for row in parsed(layer).iter("category")] == ["long"]
