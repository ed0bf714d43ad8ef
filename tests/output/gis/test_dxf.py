from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from ezdxf.filemanagement import readfile
from made_delivery import (
    EAST,
    EPSG,
    NORTH,
    made_delivery,
    many_parcels,
    outline_layer,
    parcel_layer,
    point_layer,
)
from pyproj import CRS

from geo.files.refused import FileRefusedError
from mapper.gis.look import FillLook, LineLook
from output.gis.delivery import DeliveredClass, DeliveredField, DeliveredLayer
from output.gis.dxf.colours import nearest_index
from output.gis.dxf.drawing import write_dxf
from output.gis.dxf.encoding import cut, encoded
from output.gis.dxf.layers import layer_plans, layers_of
from output.gis.dxf.scale import round_size

if TYPE_CHECKING:
    from pathlib import Path

    from ezdxf.document import Drawing
    from ezdxf.entities import DXFEntity

    from output.gis.delivery import Written

PLANNED = "规划用地地块"
INDUSTRY = f"{PLANNED}_100101 一类工业用地"
PARK = f"{PLANNED}_1401 公园绿地"


def written(folder: Path, *layers: DeliveredLayer, **changes: Any) -> Written:  # noqa: ANN401 - fields
    delivery = made_delivery()
    return write_dxf(replace(delivery, layers=layers or delivery.layers, **changes), folder)


def drawn(folder: Path, *layers: DeliveredLayer, **changes: Any) -> Drawing:  # noqa: ANN401 - fields
    return readfile(written(folder, *layers, **changes).files[0])


def values_of(entity: DXFEntity) -> dict[str, str]:
    texts = [tag.value for tag in entity.get_xdata("PARKMAP") if tag.code == 1000]
    return dict(text.split("=", 1) for text in texts)


def text_layer(texts: list[str | None], shapes: list[Any], **changes: Any) -> DeliveredLayer:  # noqa: ANN401 - fields
    frame = gpd.GeoDataFrame(
        {"说明": pd.Series(texts, dtype=object)}, geometry=gpd.GeoSeries(shapes, crs=EPSG)
    )
    made = replace(
        outline_layer(),
        frame=frame,
        source=frame.geometry,
        fields=(DeliveredField(name="说明", key="note", title="说明"),),
        class_field="",
        label_field="说明",
    )
    return replace(made, **changes)


def box(size: float = 100) -> shapely.Polygon:
    return shapely.box(EAST, NORTH, EAST + size, NORTH + size)


def test_ezdxf_finds_nothing_to_mend(tmp_path: Path) -> None:
    drawing = drawn(tmp_path)
    auditor = drawing.audit()
    assert (auditor.errors, auditor.fixes) == ([], [])
    assert (drawing.dxfversion, drawing.encoding) == ("AC1018", "gbk")
    assert drawing.header["$INSUNITS"] == 6


def test_handles_are_unique_and_below_the_seed(tmp_path: Path) -> None:
    path = written(tmp_path, many_parcels(40, 40)).files[0]
    text = path.read_text("gbk")
    entities = text.partition("\nENTITIES\n")[2].partition("\nOBJECTS\n")[0].split("\n")
    pairs = zip(entities[::2], entities[1::2], strict=False)
    handles = [int(value, 16) for code, value in pairs if code.strip() == "5"]
    assert len(set(handles)) == len(handles) == len(readfile(path).modelspace())
    seed = text.partition("$HANDSEED\n  5\n")[2].partition("\n")[0]
    assert max(handles) < int(seed, 16)


def test_every_class_has_a_layer_for_lines_and_one_for_fills(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, parcel_layer())
    kinds = Counter((one.dxf.layer, one.dxftype()) for one in drawing.modelspace())
    assert kinds[INDUSTRY, "LWPOLYLINE"] == kinds[f"{INDUSTRY}_填充", "HATCH"] == 1
    assert kinds[PARK, "LWPOLYLINE"] == 2
    assert kinds[f"{PARK}_填充", "HATCH"] == 1
    assert kinds[f"{PLANNED}_注记", "TEXT"] == 4


def test_layers_have_the_colour_of_their_class(tmp_path: Path) -> None:
    layers = drawn(tmp_path).layers
    for name in (INDUSTRY, f"{INDUSTRY}_填充"):
        assert layers.get(name).rgb == (0xD7, 0xB4, 0x8C)
    assert layers.get(PARK).dxf.color == 3
    assert layers.get("园区与组团_装备（主导）").rgb == (0x17, 0x69, 0xAA)


def test_lines_show_on_black_and_on_white_ground(tmp_path: Path) -> None:
    lines = drawn(tmp_path).modelspace().query("LWPOLYLINE")
    assert {(line.dxf.color, line.dxf.hasattr("true_color")) for line in lines} == {(7, False)}


def test_only_what_would_not_hide_the_drawing_is_filled(tmp_path: Path) -> None:
    hatches = drawn(tmp_path).modelspace().query("HATCH")
    assert {hatch.dxf.layer for hatch in hatches} == {f"{INDUSTRY}_填充", f"{PARK}_填充"}


def test_dashes_have_a_line_type(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, outline_layer())
    linetype = drawing.layers.get("园区范围_示意范围").dxf.linetype
    lengths = [
        tag.value for tag in drawing.linetypes.get(linetype).pattern_tags.tags if tag.code == 49
    ]
    assert lengths == pytest.approx([6 * 25.4 / 96 * 2, -4 * 25.4 / 96 * 2])
    assert drawing.layers.get("园区范围_公布或实测范围").dxf.linetype == "Continuous"


def test_layers_hidden_on_the_page_are_off(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, replace(parcel_layer(), is_shown=False), point_layer())
    off = {layer.dxf.name for layer in drawing.layers if layer.is_off()}
    assert off == {layer.dxf.name for layer in drawing.layers if layer.dxf.name.startswith(PLANNED)}


def test_shells_have_the_attributes_and_holes_only_the_row(tmp_path: Path) -> None:
    first, shell, hole, *parts, _ = drawn(tmp_path, parcel_layer()).modelspace().query("LWPOLYLINE")
    assert values_of(first) | {"地块备注说明文字": ""} == {
        "地块编号": "P-001",
        "规划用地分类代码": "100101",
        "规划用地分类名称": "一类工业用地",
        "地块面积平方米": "8000",
        "地块面积亩": "12",
        "建成年份": "2021",
        "是否闲置土地": "是",
        "供地批准日期": "2020-07-21",
        "最近修改时间": "2024-01-02T03:04:05",
        "地块备注说明文字": "",
    }
    assert "建成年份" not in values_of(shell)
    assert [tag.value for tag in hole.get_xdata("PARKMAP")] == [2]
    assert [values_of(part)["地块编号"] for part in parts] == ["P-003", "P-003"]


def test_gdal_reads_fills_with_their_holes(tmp_path: Path) -> None:
    path = written(tmp_path, parcel_layer()).files[0]
    read = gpd.read_file(path, engine="pyogrio")
    fills = read[read["SubClasses"].str.endswith("AcDbHatch")].geometry
    wanted = parcel_layer().frame.geometry[:2]
    assert shapely.equals_exact(
        shapely.normalize(fills.to_numpy()), shapely.normalize(wanted.to_numpy()), tolerance=1e-4
    ).all()
    rings = read[read["SubClasses"].str.endswith("AcDbPolyline")]
    assert shapely.is_closed(rings.geometry.to_numpy()).all()
    assert list(rings["Layer"])[:3] == [INDUSTRY, PARK, PARK]


def test_debians_gdal_reads_chinese_names(tmp_path: Path) -> None:
    ogrinfo = shutil.which("ogrinfo")
    if ogrinfo is None:
        pytest.skip("no ogrinfo on this machine")
    path = written(tmp_path).files[0]
    said = subprocess.run(  # noqa: S603 - a program of this machine, a path of this test
        [ogrinfo, "-ro", "-al", str(path)], capture_output=True, text=True, check=True
    )
    assert f"Layer (String) = {INDUSTRY}_填充" in said.stdout
    assert "BRUSH(fc:#d7b48c)" in said.stdout
    assert "Text (String) = 虚构园区" in said.stdout
    assert not said.stderr


def test_marks_are_blocks_of_their_form_with_attributes(tmp_path: Path) -> None:
    done = written(tmp_path, point_layer())
    marks = readfile(done.files[0]).modelspace().query("INSERT")
    assert [mark.dxf.name for mark in marks] == ["PARKMAP_CIRCLE", "PARKMAP_SQUARE"]
    assert marks[0].dxf.insert == (EAST + 50, NORTH + 50, 0)
    assert values_of(marks[1]) == {"名称": "北渡产业园", "符号": "firm"}
    assert [(f.value) for f in done.losses if f.code == "no-geometry-left-out"] == ["1"]


def test_lines_stay_open(tmp_path: Path) -> None:
    single = shapely.LineString([(EAST, NORTH), (EAST + 10.00004, NORTH)])
    shapes = [single, shapely.MultiLineString([single, single]), None]
    layer = text_layer(
        ["甲", "乙", "丙"],
        shapes,
        form="line",
        classes=(DeliveredClass(value="", name="", look=LineLook(colour="#AA0000", width_px=1)),),
    )
    lines = drawn(tmp_path, layer).modelspace().query("LWPOLYLINE")
    assert [line.closed for line in lines] == [False] * 3
    assert [values_of(line)["说明"] for line in lines] == ["甲", "乙", "乙"]
    assert lines[0].get_points("xy")[1] == (EAST + 10, NORTH)


def test_the_corner_says_what_a_reader_must_know(tmp_path: Path) -> None:
    drawing = drawn(tmp_path)
    note = [text for text in drawing.modelspace().query("TEXT") if text.dxf.layer == "说明"]
    assert [text.dxf.text for text in note] == [
        "试验区工业园区图",
        "内部工作用图，未经审核",
        "虚构园区",
        "坐标系：CGCS2000 / 3-degree Gauss-Kruger CM 108E (EPSG:4545)，单位：米",
        "园区范围：示意范围，面积按公布值",
        "规划用地地块：虚构地块，由程序生成。",
    ]
    assert max(text.dxf.insert.y for text in note) < drawing.header["$EXTMIN"][1]
    assert "EPSG:4545" in dict(drawing.header.custom_vars)["CRS"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a\nb\x00c", "a b c"),
        ("0\nEOF", "0 EOF"),
        ("𠮷é€", "〓é€"),
        ("\\U+4E00", "/U+4E00"),
        ("=1+1=2", "=1+1=2"),
        ("<b>&\"'", "<b>&\"'"),
    ],
    ids=["control", "end-of-file", "not-gbk", "escape", "equals", "markup"],
)
def test_hard_text_stays_one_text(tmp_path: Path, text: str, read: str) -> None:
    done = written(tmp_path, text_layer([text], [box()]))
    drawing = readfile(done.files[0])
    value = values_of(drawing.modelspace().query("LWPOLYLINE")[0])["说明"]
    assert value.replace("\\U+20AC", "€") == read
    assert drawing.audit().errors == []
    changed = [f.value for f in done.losses if f.code == "text-not-in-encoding"]
    assert changed == (["1"] if text != read else [])


def test_codes_of_cad_texts_are_plain_in_labels(tmp_path: Path) -> None:
    labels = drawn(tmp_path, text_layer(["50%%d ^J"], [box()])).modelspace().query("TEXT")
    assert labels[-1].plain_text() == "50%%d ^J"


def test_long_texts_are_cut_at_a_whole_character_and_counted(tmp_path: Path) -> None:
    done = written(tmp_path, text_layer(["地" * 200, "地" * 100, None], [box()] * 3))
    lines = readfile(done.files[0]).modelspace().query("LWPOLYLINE")
    assert [values_of(line).get("说明") for line in lines] == ["地" * 125, "地" * 100, None]
    cuts = [(f.field, f.value) for f in done.losses if f.code == "text-cut"]
    assert cuts == [("说明", "1")]


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [("地块", 3, "地"), ("a地块", 5, "a地块"), ("€€", 8, "€"), ("abc", 2, "ab"), ("地", 0, "")],
)
def test_a_cut_counts_the_bytes_that_are_written(text: str, most: int, short: str) -> None:
    assert cut(text, most) == short
    assert len(encoded(short)) <= most


def test_names_of_layers_are_fit_for_cad_and_differ(tmp_path: Path) -> None:
    look = FillLook(fill="#D7B48C")
    names = ['工<>/\\":;?*|=`,业', "工_____________业", "A", "a", "长" * 300]
    classes = tuple(DeliveredClass(value=name, name=name, look=look) for name in names)
    layer = text_layer(names, [box()] * 5, classes=classes, class_field="说明", label_field="")
    drawing = drawn(tmp_path, layer)
    made = [name.dxf.name for name in drawing.layers]
    assert len({name.lower() for name in made}) == len(made)
    assert not any(set(name) & set('<>/\\":;?*|=`,') for name in made)
    assert max(len(name.encode("gbk")) for name in made) <= 255
    assert drawing.audit().errors == []


def test_only_classes_with_features_get_layers() -> None:
    layer = parcel_layer()
    few = replace(layer, frame=layer.frame[:1], source=layer.source[:1])
    plan = layer_plans(replace(made_delivery(), layers=(few,)))[0]
    assert [one.name for one in layers_of(plan)] == [
        INDUSTRY,
        f"{INDUSTRY}_填充",
        f"{PLANNED}_注记",
    ]


def test_layers_are_drawn_in_the_order_of_the_page(tmp_path: Path) -> None:
    entities = [one for one in drawn(tmp_path).modelspace() if one.dxf.layer != "说明"]
    kinds = [one.dxftype() for one in entities]
    first_text = kinds.index("TEXT")
    assert set(kinds[first_text:]) == {"TEXT"}
    stems = [one.dxf.layer.split("_")[0] for one in entities[:first_text]]
    assert list(dict.fromkeys(stems)) == [PLANNED, "园区范围", "园区与组团"]
    assert kinds[:2] == ["HATCH", "HATCH"]


def test_labels_stand_inside_where_there_is_room(tmp_path: Path) -> None:
    bent = shapely.difference(box(300), shapely.box(EAST + 50, NORTH + 50, EAST + 300, NORTH + 300))
    small = shapely.box(EAST + 400, NORTH, EAST + 401, NORTH + 1)
    layer = text_layer(["弯", "小", "大", " "], [bent, small, box(200), box(200)])
    labels = drawn(tmp_path, layer).modelspace().query("TEXT")
    labels = [text for text in labels if text.dxf.layer.endswith("注记")]
    assert [text.dxf.text for text in labels] == ["弯", "大"]
    assert bent.contains(shapely.Point(labels[0].dxf.align_point.vec2))
    assert labels[1].dxf.align_point.vec2 == (EAST + 100, NORTH + 100)


@pytest.mark.parametrize("code", [4490, 4326])
def test_degrees_are_refused_with_a_way_out(tmp_path: Path, code: int) -> None:
    done = written(tmp_path, crs=CRS.from_epsg(code))
    assert done.files == ()
    assert [(f.level, f.code) for f in done.losses] == [("warning", "crs-not-in-metres")]
    assert "--crs auto" in done.losses[0].remedy
    assert list(tmp_path.iterdir()) == []


def test_an_endless_coordinate_is_refused_by_name(tmp_path: Path) -> None:
    with np.errstate(invalid="ignore"):
        bad = shapely.Polygon([(0, 0), (1, 0), (np.nan, 1), (0, 0)])
    with pytest.raises(FileRefusedError, match=r"made\.dxf: '#2': expected finite coordinates"):
        written(tmp_path, text_layer(["a", "b"], [box(), bad]))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "shapes", [[], [None], [shapely.Polygon()]], ids=["no-rows", "missing", "empty"]
)
def test_a_layer_without_geometry_gives_a_sound_drawing(tmp_path: Path, shapes: list[Any]) -> None:
    drawing = drawn(tmp_path, text_layer(["a"] * len(shapes), shapes))
    assert drawing.audit().errors == []
    assert {one.dxf.layer for one in drawing.modelspace()} == {"说明"}


def test_a_value_that_is_no_class_is_drawn_on_the_layer_itself(tmp_path: Path) -> None:
    layer = parcel_layer()
    frame = layer.frame.copy()
    frame.loc[0, "规划用地分类代码"] = "no-such"
    lines = drawn(tmp_path, replace(layer, frame=frame)).modelspace().query("LWPOLYLINE")
    assert lines[0].dxf.layer == PLANNED


def test_the_same_delivery_gives_the_same_bytes(tmp_path: Path) -> None:
    layers = (many_parcels(70, 70), point_layer())
    first, second = (written(tmp_path / name, *layers).files[0] for name in "ab")
    assert first.read_bytes() == second.read_bytes()
    assert b" @ 2000-01-01" in first.read_bytes()


def test_english_drawings_say_it_in_english(tmp_path: Path) -> None:
    names = {layer.dxf.name for layer in drawn(tmp_path, lang="en").layers}
    assert {f"{INDUSTRY}_fill", f"{PLANNED}_labels", "notes"} <= names


@pytest.mark.parametrize(
    ("colour", "index"), [("#FF0000", 1), ("#00FF00", 3), ("#0000FE", 5), ("#808080", 8)]
)
def test_old_programs_get_the_nearest_colour(colour: str, index: int) -> None:
    assert nearest_index(colour) == index


@pytest.mark.parametrize(("size", "expected"), [(0.3, 0.2), (1, 1), (4.9, 2), (5, 5), (99, 50)])
def test_sizes_are_round(size: float, expected: float) -> None:
    assert round_size(size) == pytest.approx(expected)
