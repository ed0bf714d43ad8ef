"""KMZ: what GDAL, a parser of XML and the OGC's schema find in it."""

import dataclasses
import re
import zipfile
import zlib
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from made_delivery import CLASSES, EAST, EPSG, HOSTILE, NORTH, made_delivery, many_parcels

from geo.files.refused import FileRefusedError
from mapper.gis.look import FillLook
from output.gis.delivery import DeliveredField, Delivery
from output.gis.kmz.archive import write_kmz
from output.gis.kmz.mark_png import mark_png
from output.gis.kmz.style import kml_colour
from output.gis.zip_file import deflated_block, zip_entry, zip_parts

KML = {"k": "http://www.opengis.net/kml/2.2"}
PARCELS = "规划用地地块"


def document(delivery: Delivery, folder: Path) -> ET.Element:
    """The one document of a file."""
    with zipfile.ZipFile(write_kmz(delivery, folder).files[0]) as archive:
        root = ET.fromstring(archive.read("doc.kml"))  # noqa: S314 - just written
    found = root.find("k:Document", KML)
    assert found is not None
    return found


def layers_of(root: ET.Element) -> dict[str, ET.Element]:
    return {
        one.findtext("k:name", "", KML): one for one in root.iterfind("k:Folder/k:Document", KML)
    }


def placemarks(root: ET.Element, layer: str = PARCELS) -> list[ET.Element]:
    return layers_of(root)[layer].findall("k:Placemark", KML)


def changed(id_: str, **changes: object) -> Delivery:
    """The made delivery with one of its layers alone, changed."""
    delivery = made_delivery()
    layer = next(one for one in delivery.layers if one.id == id_)
    return dataclasses.replace(delivery, layers=(dataclasses.replace(layer, **changes),))


def with_column(field: DeliveredField, values: list[object], dtype: object = object) -> Delivery:
    """Parcels with one column, which says their class too."""
    shapes = gpd.GeoSeries([shapely.Point(EAST, NORTH)] * len(values), crs=EPSG)
    frame = gpd.GeoDataFrame({field.name: pd.Series(values, dtype=dtype)}, geometry=shapes)
    return changed(
        "units", frame=frame, source=shapes, fields=(field,), class_field="", label_field=""
    )


def text_in(html: str) -> tuple[str, set[str]]:
    """What a browser shows of some HTML, and its elements."""
    shown, tags = StringIO(), set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            tags.add(tag)

        def handle_data(self, data: str) -> None:
            shown.write(data)

    reader = Reader()
    reader.feed(html)
    reader.close()
    return shown.getvalue(), tags


def test_it_is_one_document_and_its_pictures(tmp_path: Path) -> None:
    with zipfile.ZipFile(write_kmz(made_delivery(), tmp_path).files[0]) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["doc.kml", "files/mark1.png", "files/mark2.png"]
        assert {one.date_time for one in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        look = made_delivery().layers[0].classes[1].look
        assert archive.read("files/mark2.png") == mark_png(look)


def test_it_is_valid_by_the_schema_of_the_ogc(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    fastkml = pytest.importorskip("fastkml")
    schema = etree.XMLSchema(etree.parse(Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"))
    with zipfile.ZipFile(write_kmz(made_delivery(), tmp_path).files[0]) as archive:
        schema.assertValid(etree.fromstring(archive.read("doc.kml")))


def test_folders_are_the_groups_with_their_layers(tmp_path: Path) -> None:
    folders = document(made_delivery(), tmp_path).findall("k:Folder", KML)
    found = {
        folder.findtext("k:name", "", KML): [
            layer.findtext("k:name", "", KML) for layer in folder.findall("k:Document", KML)
        ]
        for folder in folders
    }
    assert found == {"空间结构 2024": ["园区与组团", "园区范围"], "用地地块": [PARCELS]}


def test_it_says_what_a_reader_must_know(tmp_path: Path) -> None:
    root = document(made_delivery(), tmp_path)
    assert "虚构园区" in root.findtext("k:description", "", KML)
    assert (
        layers_of(root)["园区范围"].findtext("k:description", "", KML) == "示意范围，面积按公布值"
    )


def test_it_opens_at_the_bounds(tmp_path: Path) -> None:
    view = document(made_delivery(), tmp_path).find("k:LookAt", KML)
    assert view is not None
    at = [float(view.findtext(f"k:{name}", "", KML)) for name in ("longitude", "latitude", "range")]
    assert at[:2] == pytest.approx([106.655, 29.03])
    assert 3_000 < at[2] < 10_000


def test_classes_have_their_colours_in_shared_styles(tmp_path: Path) -> None:
    root = document(made_delivery(), tmp_path)
    styles = {f"#{one.get('id')}": one for one in root.iterfind("k:Style", KML)}
    codes = made_delivery().layers[2].frame["规划用地分类代码"]
    fills = {one.value: one.look.fill for one in CLASSES if isinstance(one.look, FillLook)}
    for placemark, code in zip(placemarks(root), codes, strict=True):
        style = styles[placemark.findtext("k:styleUrl", "", KML)]
        colour = style.findtext("k:PolyStyle/k:color", "", KML)
        assert f"#{colour[6:8]}{colour[4:6]}{colour[2:4]}".upper() == fills[code]
        assert placemark.find("k:Style", KML) is None


def test_the_paper_of_the_page_does_not_hide_imagery(tmp_path: Path) -> None:
    for id_, filled in (("district", "0"), ("parks", "1")):
        root = document(changed("parks", id=id_), tmp_path)
        assert {one.text for one in root.iterfind("k:Style/k:PolyStyle/k:fill", KML)} == {filled}


@pytest.mark.parametrize(
    ("opacity", "colour"), [(1.0, "ff563412"), (0.07, "12563412"), (0.0, "00563412")]
)
def test_colours_are_written_backwards(opacity: float, colour: str) -> None:
    assert kml_colour("#123456", opacity) == colour


def test_gdal_reads_every_layer_with_its_values(tmp_path: Path) -> None:
    delivery = made_delivery()
    path = write_kmz(delivery, tmp_path).files[0]
    layer = delivery.layers[2]
    found = pyogrio.read_dataframe(path, layer=PARCELS)
    for field in layer.fields:
        wanted = layer.frame[field.name]
        if field.kind in {"date", "datetime"}:
            wanted = wanted.map(lambda one: None if pd.isna(one) else one.isoformat())
        elif field.kind == "flag":
            wanted = wanted.astype("Int64")
        assert found[field.name].isna().tolist() == wanted.isna().tolist()
        assert found[field.name].dropna().tolist() == wanted.dropna().tolist()


def test_gdal_reads_every_shape_to_a_centimetre(tmp_path: Path) -> None:
    delivery = made_delivery()
    path = write_kmz(delivery, tmp_path).files[0]
    for layer in delivery.layers:
        found = pyogrio.read_dataframe(path, layer=layer.title).geometry
        assert found.isna().tolist() == layer.lonlat.isna().tolist()
        pairs = [found.dropna().array, layer.lonlat.dropna().array]
        assert shapely.equals_exact(*map(np.asarray, pairs), 1e-7, normalize=True).all()


def test_shells_run_counter_clockwise_and_holes_clockwise(tmp_path: Path) -> None:
    for polygon in document(made_delivery(), tmp_path).iter(f"{{{KML['k']}}}Polygon"):
        for side in ("outer", "inner"):
            for ring in polygon.findall(f"k:{side}BoundaryIs/k:LinearRing/k:coordinates", KML):
                positions = [one.split(",") for one in (ring.text or "").split()]
                assert shapely.LinearRing(np.array(positions, float)).is_ccw == (side == "outer")


def test_a_feature_without_shape_keeps_its_values(tmp_path: Path) -> None:
    last = placemarks(document(made_delivery(), tmp_path), "园区与组团")[2]
    assert last.find("k:Point", KML) is None
    assert last.find("k:ExtendedData", KML) is not None


def test_balloons_show_data_as_text(tmp_path: Path) -> None:
    root = document(made_delivery(), tmp_path)
    shown, tags = text_in(placemarks(root)[1].findtext("k:description", "", KML))
    assert HOSTILE in shown
    assert tags == {"table", "tr", "th", "td"}
    balloons = {one.text for one in root.iterfind("k:Style/k:BalloonStyle/k:text", KML)}
    assert balloons == {"$[description]"}


def test_hostile_names_stay_text_everywhere(tmp_path: Path) -> None:
    field = DeliveredField(name=HOSTILE, key="x", title=f"$[{HOSTILE}]", unit="<b>")
    delivery = with_column(field, ["$[name]\x00\x0b", HOSTILE])
    layer = dataclasses.replace(delivery.layers[0], title=HOSTILE, note=HOSTILE, name=HOSTILE)
    notes = (HOSTILE, "$[name]")
    root = document(dataclasses.replace(delivery, layers=(layer,), notes=notes), tmp_path)
    written = [one.text or "" for one in root.iter(f"{{{KML['k']}}}description")]
    shown, tags = text_in("".join(written))
    assert tags == {"br", "table", "tr", "th", "td"}
    assert not any("$[" in text for text in written)
    assert shown.count("$[name]") == 2
    assert shown.count(HOSTILE) == 5


def test_a_missing_label_is_the_name_of_the_class(tmp_path: Path) -> None:
    frame = made_delivery().layers[2].frame.assign(地块编号=["P-001", None, "", "P-004"])
    found = placemarks(document(changed("landuse_planned", frame=frame), tmp_path))
    names = [one.findtext("k:name", "", KML) for one in found]
    assert names == ["P-001", "1401 公园绿地", "16 留白用地", "P-004"]


def test_a_hidden_layer_is_hidden_with_its_features(tmp_path: Path) -> None:
    layer = layers_of(document(changed("parks", is_shown=False), tmp_path))["园区范围"]
    assert {one.text for one in layer.iter(f"{{{KML['k']}}}visibility")} == {"0"}
    assert len(list(layer.iter(f"{{{KML['k']}}}visibility"))) == 3


@pytest.mark.parametrize(
    ("kind", "dtype", "values", "said", "shown"),
    [
        ("integer", "Int64", [7, None, -2], "int", ["7", "-2"]),
        ("integer", "Int64", [2**62, None, 1], "string", [str(2**62), "1"]),
        ("number", "float64", [0.1, None, 1e300], "double", ["0.1", "1e+300"]),
        ("flag", "boolean", [True, None, False], "bool", ["1", "0"]),
        ("text", "object", ["𠮷 é", None, ""], "string", ["𠮷 é", ""]),
        ("text", "object", ["a\r\nb", None, " c "], "string", ["a\r\nb", " c "]),
    ],
)
def test_values_of_every_kind_are_kept(
    kind: str, dtype: str, values: list[object], said: str, shown: list[str], tmp_path: Path
) -> None:
    field = DeliveredField(name="值", key="value", title="值", kind=kind)
    root = document(with_column(field, values, dtype), tmp_path)
    assert [one.get("type") for one in root.iter(f"{{{KML['k']}}}SimpleField")] == [said]
    data = [one.text or "" for one in root.iter(f"{{{KML['k']}}}SimpleData")]
    assert data == shown


def test_balloons_round_numbers_and_say_their_unit(tmp_path: Path) -> None:
    text = placemarks(document(made_delivery(), tmp_path))[3].findtext("k:description", "", KML)
    assert "<th>地块面积 (m²)</th><td>3007.41</td>" in text


def test_what_is_lost_is_counted(tmp_path: Path) -> None:
    field = DeliveredField(name="注", key="note", title="注")
    delivery = with_column(field, ["a\x01b", "c\ud800", "d", None])
    losses = {one.code: one for one in write_kmz(delivery, tmp_path).losses}
    assert (losses["text-not-in-encoding"].value, losses["text-not-in-encoding"].field) == (
        "2",
        "注",
    )
    assert losses["tables-left-out"].value == "1"
    written = write_kmz(made_delivery(), tmp_path)
    assert {one.code: one.value for one in written.losses}["style-simplified"] == "3"


def test_empty_layers_and_layers_without_columns_are_written(tmp_path: Path) -> None:
    empty = changed("parks", frame=made_delivery().layers[1].frame[:0])
    layer = dataclasses.replace(empty.layers[0], source=empty.layers[0].source[:0])
    assert (
        placemarks(document(dataclasses.replace(empty, layers=(layer,)), tmp_path), "园区范围")
        == []
    )
    bare = made_delivery().layers[1].frame[["geometry"]]
    none = changed("parks", frame=bare, fields=(), class_field="", label_field="")
    assert len(placemarks(document(none, tmp_path), "园区范围")) == 2


def test_an_endless_coordinate_is_refused(tmp_path: Path) -> None:
    source = gpd.GeoSeries([shapely.Point(106.6, np.inf), None, None], crs=4326)
    with pytest.raises(FileRefusedError, match="finite"):
        write_kmz(changed("units", source=source), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_same_delivery_gives_the_same_bytes(tmp_path: Path) -> None:
    first, again = (
        write_kmz(made_delivery(), tmp_path / name).files[0].read_bytes() for name in ("a", "b")
    )
    assert first == again


def test_many_chunks_are_one_document(tmp_path: Path) -> None:
    layer = many_parcels(100, 100)
    delivery = dataclasses.replace(made_delivery(), layers=(layer,))
    with zipfile.ZipFile(write_kmz(delivery, tmp_path).files[0]) as archive:
        text = archive.read("doc.kml").decode()
    assert re.findall("<name>(P[0-9]+)</name>", text) == layer.frame["地块编号"].tolist()


def test_blocks_deflated_apart_are_one_stream() -> None:
    blocks = [b"abc" * 1000, b"", b"abc" * 10]
    entry = zip_entry("x", [deflated_block(block) for block in blocks])
    assert zlib.decompress(b"".join(entry.deflated), -15) == b"".join(blocks)


def test_a_file_beyond_4_gb_is_refused() -> None:
    entry = dataclasses.replace(zip_entry("doc.kml", []), size=2**32)
    with pytest.raises(ValueError, match="4 GB"):
        zip_parts([entry])
