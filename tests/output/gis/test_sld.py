"""SLD: valid by the OGC's schemas, and drawn by QGIS with the colours of the page."""

import base64
import dataclasses
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from made_delivery import CLASSES, EAST, EQUIP, HOSTILE, NORTH, made_delivery

from mapper.gis.look import FillLook, LineLook, MarkLook
from output.gis.delivery import DeliveredClass, DeliveredLayer
from output.gis.sld import sld_text

PYTHON = shutil.which("python3", path="/usr/bin")
PROBE = Path(__file__).with_name("sld_probe.py")
NAMESPACES = {
    "sld": "http://www.opengis.net/sld",
    "se": "http://www.opengis.net/se",
    "ogc": "http://www.opengis.net/ogc",
}
SYMBOLIZER = "(LineSymbolizer|PointSymbolizer|PolygonSymbolizer|TextSymbolizer)"
ABOUT = "Name? Description? BaseSymbolizer? Geometry?"
OPERATORS = "(PropertyIsEqualTo|PropertyIsNull|Or)"
MODELS = {
    "sld:StyledLayerDescriptor": "Name? Description? UseSLDLibrary* (NamedLayer|UserLayer)*",
    "sld:NamedLayer": "Name Description? LayerFeatureConstraints? (NamedStyle|UserStyle)*",
    "sld:UserStyle": "Name? Description? IsDefault? (FeatureTypeStyle|CoverageStyle)+",
    "se:Description": "Title? Abstract?",
    "se:FeatureTypeStyle": (
        "Name? Description? FeatureTypeName? SemanticTypeIdentifier* (Rule|OnlineResource)+"
    ),
    "se:Rule": (
        "Name? Description? LegendGraphic? (Filter|ElseFilter)? "
        f"MinScaleDenominator? MaxScaleDenominator? {SYMBOLIZER}+"
    ),
    "se:LineSymbolizer": f"{ABOUT} Stroke? PerpendicularOffset?",
    "se:PolygonSymbolizer": f"{ABOUT} Fill? Stroke? Displacement? PerpendicularOffset?",
    "se:PointSymbolizer": f"{ABOUT} Graphic?",
    "se:TextSymbolizer": f"{ABOUT} Label? Font? LabelPlacement? Halo? Fill?",
    "se:Fill": "GraphicFill? SvgParameter*",
    "se:Stroke": "(GraphicFill|GraphicStroke)? SvgParameter*",
    "se:GraphicFill": "Graphic",
    "se:Graphic": ("(ExternalGraphic|Mark)* Opacity? Size? Rotation? AnchorPoint? Displacement?"),
    "se:ExternalGraphic": "(OnlineResource|InlineContent) Format ColorReplacement*",
    "se:Mark": (
        "(WellKnownName|((OnlineResource|InlineContent) Format MarkIndex?))? Fill? Stroke?"
    ),
    "se:Label": "PropertyName?",
    "se:Font": "SvgParameter*",
    "se:Halo": "Radius? Fill?",
    "se:LabelPlacement": "(PointPlacement|LinePlacement)",
    "se:PointPlacement": "AnchorPoint? Displacement? Rotation?",
    "se:AnchorPoint": "AnchorPointX AnchorPointY",
    "se:Displacement": "DisplacementX DisplacementY",
    "ogc:Filter": OPERATORS,
    "ogc:Or": f"{OPERATORS} {OPERATORS}+",
    "ogc:PropertyIsEqualTo": "(PropertyName|Literal) (PropertyName|Literal)",
    "ogc:PropertyIsNull": "PropertyName",
}
"""Content of elements: SLD 1.1.0 (05-078r4), SE 1.1.0 (05-077r4), Filter 1.1.0 (04-095)."""
LINE = DeliveredClass(
    value="", name="线", look=LineLook(colour="#5E6A75", width_px=1, dash_px=(1, 3))
)


def problems(text: str) -> list[str]:
    """Elements whose children are not those, or not in the order, of the schemas."""
    names = {f"{{{uri}}}": prefix for prefix, uri in NAMESPACES.items()}
    found = []
    for element in ET.fromstring(text).iter():  # noqa: S314 - just written
        uri, _, local = element.tag.rpartition("}")
        children = "".join(f"{child.tag.rpartition('}')[2]} " for child in element)
        model = MODELS.get(f"{names[uri + '}']}:{local}", "")
        pattern = re.sub(r"\w+", r"(?:\g<0> )", model).replace(") (", ")(").replace("? ", "?")
        if not re.fullmatch(pattern.replace("* ", "*").replace("+ ", "+"), children):
            found.append(f"{local}: {children}")
    return found


def layer_of(id_: str, **changes: object) -> DeliveredLayer:
    layer = next(one for one in made_delivery().layers if one.id == id_)
    return dataclasses.replace(layer, **changes)


def rules(layer: DeliveredLayer) -> dict[str, ET.Element]:
    root = ET.fromstring(sld_text(layer))  # noqa: S314 - just written
    return {
        rule.findtext("se:Name", "", NAMESPACES): rule
        for rule in root.iterfind(".//se:Rule", NAMESPACES)
    }


def parameters(element: ET.Element | None) -> dict[str, str]:
    assert element is not None
    return {
        one.get("name", ""): one.text or ""
        for one in element.findall("se:SvgParameter", NAMESPACES)
    }


@pytest.mark.parametrize(
    "layer",
    [
        *made_delivery().layers,
        layer_of("parks", class_field="", classes=layer_of("parks").classes[:1], label_field=""),
        layer_of("parks", form="line", classes=(LINE,)),
        layer_of(
            "units",
            classes=(
                DeliveredClass(value="", name="", look=MarkLook(form="town", colour="#5E6A75")),
            ),
        ),
    ],
    ids=["points", "outlines", "parcels", "one class", "line", "dots"],
)
def test_every_style_is_valid(layer: DeliveredLayer) -> None:
    assert problems(sld_text(layer)) == []


def test_the_check_of_validity_sees_a_wrong_order() -> None:
    wrong = sld_text(layer_of("units")).replace("<se:Size>24</se:Size>", "<se:Size/><se:Opacity/>")
    assert any(one.startswith("Graphic:") for one in problems(wrong))


def test_each_class_is_a_rule_with_its_value_and_fill() -> None:
    found = rules(layer_of("landuse_planned"))
    for one in CLASSES:
        rule = found[one.value]
        literal = rule.findtext("ogc:Filter/ogc:PropertyIsEqualTo/ogc:Literal", "", NAMESPACES)
        fill = parameters(rule.find("se:PolygonSymbolizer/se:Fill", NAMESPACES))
        assert isinstance(one.look, FillLook)
        assert (literal, fill["fill"], float(fill["fill-opacity"])) == (one.value, one.look.fill, 1)
        assert rule.findtext("se:Description/se:Title", "", NAMESPACES) == one.name


def test_a_dashed_border_lies_on_its_casing() -> None:
    lines = rules(layer_of("parks"))["schematic"].findall("se:LineSymbolizer/se:Stroke", NAMESPACES)
    casing, border = map(parameters, lines)
    assert (casing["stroke"], casing["stroke-width"]) == ("#FCFCFA", "5")
    assert (border["stroke"], border["stroke-dasharray"]) == ("#17212B", "6 4")


def test_a_class_without_value_takes_what_is_missing_or_empty() -> None:
    rest = DeliveredClass(value="", name="其他", look=FillLook(fill="#123456"))
    rule = rules(layer_of("landuse_planned", classes=(*CLASSES, rest)))["其他"]
    either = rule.find("ogc:Filter/ogc:Or", NAMESPACES)
    assert either is not None
    assert either.find("ogc:PropertyIsNull", NAMESPACES) is not None
    assert either.findtext("ogc:PropertyIsEqualTo/ogc:Literal", None, NAMESPACES) == ""


def test_a_single_class_has_no_filter() -> None:
    one = layer_of("parks", class_field="", classes=layer_of("parks").classes[:1])
    assert "Filter" not in sld_text(one)


def test_columns_are_named_as_in_the_file() -> None:
    text = sld_text(
        layer_of("landuse_planned").renamed({"规划用地分类代码": "规划代码", "地块编号": "编号"})
    )
    assert "<ogc:PropertyName>规划代码</ogc:PropertyName>" in text
    assert "<ogc:PropertyName>编号</ogc:PropertyName>" in text


def test_hostile_names_stay_text() -> None:
    hostile = DeliveredClass(value=HOSTILE, name=HOSTILE + "\x00\x0b", look=CLASSES[0].look)
    layer = layer_of("landuse_planned", name=HOSTILE, note=HOSTILE, classes=(hostile,))
    assert problems(sld_text(layer)) == []
    assert (
        rules(layer)[HOSTILE].findtext("se:Description/se:Title", "", NAMESPACES) == HOSTILE + "  "
    )


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What QGIS makes of parcels, outlines and points."""
    folder = tmp_path_factory.mktemp("sld")
    environment = {"PATH": os.defpath, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    folder.chmod(0o700)
    (folder / "request.json").write_text(json.dumps([request(folder, *one) for one in ASKED]))
    import_qgis = [PYTHON or "", "-c", "import qgis.core"]
    if not PYTHON or subprocess.run(import_qgis, env=environment, check=False).returncode:  # noqa: S603
        pytest.skip("the system's Python has no QGIS")
    run = subprocess.run(  # noqa: S603 - the probe beside this file
        [PYTHON, str(PROBE), str(folder / "request.json")],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    answers: list[dict[str, Any]] = json.loads(run.stdout.splitlines()[-1])
    return answers


ASKED: tuple[tuple[str, list[list[int]]], ...] = (
    ("landuse_planned", [[EAST + 30, NORTH + 12], [EAST + 200, NORTH + 12]]),
    ("parks", [[EAST + 900, NORTH + 60]]),
    ("units", [[EAST + 42, NORTH + 50], [EAST + 50, NORTH + 50], [EAST + 900, NORTH + 60]]),
)
"""Layers, and places in them without label or hatch."""


def request(folder: Path, id_: str, places: list[list[int]]) -> dict[str, Any]:
    layer = layer_of(id_)
    data, style = folder / f"{id_}.gpkg", folder / f"{id_}.sld"
    layer.frame.to_file(data, VERSION="1.2")
    style.write_text(sld_text(layer), "utf-8")
    extent = [EAST - 300, NORTH - 300, EAST + 1200, NORTH + 400]
    return {"data": str(data), "sld": str(style), "extent": extent, "places": places}


def test_qgis_loads_every_style(seen: list[dict[str, Any]]) -> None:
    assert [one["is_loaded"] for one in seen] == [True] * 3, [one["message"] for one in seen]


def test_qgis_draws_parcels_in_the_colours_of_their_classes(seen: list[dict[str, Any]]) -> None:
    assert seen[0]["colours"] == ["#d7b48c", "#00ff00"]
    for one in CLASSES:
        assert isinstance(one.look, FillLook)
        kinds = [(kind, colour.upper()) for kind, colour, _ in seen[0]["rules"][one.name]]
        hatch = [("SimpleFill", one.look.hatch)] if one.look.hatch else []
        assert kinds == [("SimpleFill", one.look.fill), *hatch, ("SimpleLine", "#FFFFFF")]


def test_qgis_hatches(seen: list[dict[str, Any]]) -> None:
    _, hatch, _ = seen[0]["rules"]["16 留白用地"]
    assert hatch[2]["style"] == "b_diagonal"


def test_qgis_draws_dashes_as_long_as_on_the_page(seen: list[dict[str, Any]]) -> None:
    casing, _, border = seen[1]["rules"]["示意范围"]
    assert (casing[2]["line_width"], border[2]["line_width"]) == ("5", "1.75")
    assert (border[2]["customdash"], border[2]["customdash_unit"]) == ("6;4", "Pixel")


def test_qgis_draws_the_disc_and_the_glyph_of_a_mark_and_a_dot(seen: list[dict[str, Any]]) -> None:
    assert seen[2]["rules"]["装备（主导）"][0][0] == "SvgMarker"
    assert seen[2]["colours"] == ["#1769aa", "#ffffff", "#47535f"]


def test_qgis_labels_parcels_from_near_by_and_points_always(seen: list[dict[str, Any]]) -> None:
    assert seen[0]["labels"] == [["地块编号", 9450]]
    assert seen[2]["labels"] == [["名称", 0]]


def test_a_picture_of_a_mark_has_its_glyph() -> None:
    assert EQUIP in mark_picture("leading-equip")


def mark_picture(value: str) -> str:
    link = rules(layer_of("units"))[value].find(".//se:OnlineResource", NAMESPACES)
    assert link is not None
    said = link.get("{http://www.w3.org/1999/xlink}href", "")
    return base64.b64decode(said.removeprefix("base64:")).decode()
