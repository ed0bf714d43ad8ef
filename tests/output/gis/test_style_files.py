"""Loose styles: beside every file of a layer, with the names of columns in it."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from made_delivery import made_delivery

from output.gis.delivery import Format, Written
from output.gis.geojson_file import write_geojson
from output.gis.kmz.archive import write_kmz
from output.gis.qgis.qml import qml_text
from output.gis.shapefile.files import write_shapefiles
from output.gis.sld import sld_text
from output.gis.style_files import write_style_files

LAYERS = [layer.name for layer in made_delivery().layers]


def files(written: tuple[Written, ...], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for one in written for path in one.files]


def test_a_style_lies_beside_every_file_of_a_layer(tmp_path: Path) -> None:
    delivery = made_delivery()
    data = [write_geojson(delivery, tmp_path), write_kmz(delivery, tmp_path)]
    written = write_style_files(delivery, data, tmp_path, formats=("sld", "qml"))
    assert [one.format for one in written] == ["qml", "sld"]
    wanted = [f"geojson/{name}.{kind}" for kind in ("qml", "sld") for name in LAYERS]
    assert files(written, tmp_path) == wanted


def test_names_of_columns_are_those_of_the_file(tmp_path: Path) -> None:
    delivery = made_delivery()
    data = [write_shapefiles(delivery, tmp_path), write_geojson(delivery, tmp_path)]
    write_style_files(delivery, data, tmp_path, formats=("sld", "qml"))
    code = data[0].names["landuse_planned"]["规划用地分类代码"]
    assert class_columns(tmp_path / "shp" / "规划用地地块") == {code}
    assert class_columns(tmp_path / "geojson" / "规划用地地块") == {"规划用地分类代码"}


def class_columns(stem: Path) -> set[str | None]:
    """Columns by which SLD and QML tell the classes apart."""
    sld = ET.parse(stem.with_suffix(".sld")).getroot()  # noqa: S314 - just written
    qml = ET.parse(stem.with_suffix(".qml")).getroot()  # noqa: S314 - just written
    name = "{http://www.opengis.net/ogc}PropertyName"
    filters = sld.iter("{http://www.opengis.net/ogc}PropertyIsEqualTo")
    said = {one.findtext(name) for one in filters}
    renderer = qml.find("renderer-v2")
    assert renderer is not None
    return said | {renderer.get("attr")}


@pytest.mark.parametrize("formats", [("qml",), ("sld",), ()])
def test_only_the_kinds_asked_for_are_written(formats: tuple[Format, ...], tmp_path: Path) -> None:
    written = write_style_files(made_delivery(), [], tmp_path, formats=formats)
    wanted = [f"styles/{name}.{kind}" for kind in formats for name in LAYERS]
    assert files(written, tmp_path) == wanted


def test_without_files_of_layers_styles_have_a_folder_of_their_own(tmp_path: Path) -> None:
    delivery = made_delivery()
    data = [write_kmz(delivery, tmp_path)]
    write_style_files(delivery, data, tmp_path, formats=("sld", "qml"))
    layer = delivery.layers[2]
    stem = tmp_path / "styles" / layer.name
    assert stem.with_suffix(".sld").read_text("utf-8") == sld_text(layer, lang="zh")
    assert stem.with_suffix(".qml").read_text("utf-8") == qml_text(layer, lang="zh")
