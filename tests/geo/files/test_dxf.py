"""DXF drawings: closed lines are areas, the rest is told."""

from pathlib import Path

import pytest
import shapely

from geo.files.layer import Layer
from geo.files.read_layer import list_layers, read_layer
from geo.files.refused import FileRefusedError

SQUARE = ((0, 0), (10, 0), (10, 10), (0, 10))
Tags = tuple[tuple[int, object], ...]


def text(*tags: tuple[int, object]) -> str:
    return "".join(f"{code}\n{value}\n" for code, value in tags)


def polyline(
    handle: str,
    points: tuple[tuple[float, float], ...],
    *,
    layer: str = "工业用地",
    closed: bool = True,
    tags: Tags = (),
) -> str:
    vertices = [tag for x, y in points for tag in ((10, x), (20, y))]
    return text(
        (0, "LWPOLYLINE"), (5, handle), (100, "AcDbEntity"), (8, layer), *tags,
        (100, "AcDbPolyline"), (90, len(points)), (70, int(closed)), *vertices,
    )  # fmt: skip


def drawing(
    folder: Path,
    *entities: str,
    version: str = "AC1015",
    encoding: str = "gbk",
    code_page: str = "ANSI_936",
) -> Path:
    head = text((0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, version),
                (9, "$DWGCODEPAGE"), (3, code_page), (0, "ENDSEC"))  # fmt: skip
    tables = text((0, "SECTION"), (2, "TABLES"), (0, "TABLE"), (2, "LAYER"), (0, "LAYER"),
                  (2, "工业用地"), (70, 0), (62, 35), (0, "ENDTAB"), (0, "ENDSEC"))  # fmt: skip
    block = text((0, "BLOCK"), (8, "0"), (2, "B"), (70, 0), (10, 0), (20, 0))
    blocks = "".join([text((0, "SECTION"), (2, "BLOCKS")), block, polyline("F0", SQUARE),
                      text((0, "ENDBLK"), (0, "ENDSEC"))])  # fmt: skip
    body = text((0, "SECTION"), (2, "ENTITIES")) + "".join(entities)
    path = folder / "plan.dxf"
    whole = head + tables + blocks + body + text((0, "ENDSEC"), (0, "EOF"))
    path.write_bytes(whole.encode(encoding))
    return path


def found(layer: Layer) -> list[tuple[str, str]]:
    return [(finding.code, finding.value) for finding in layer.findings]


def test_closed_polylines_become_polygons(tmp_path: Path) -> None:
    layer = read_layer(drawing(tmp_path, polyline("A1", SQUARE)))
    assert layer.frame.geometry[0].equals(shapely.box(0, 0, 10, 10))
    assert layer.frame.crs is None
    assert layer.ids == ("A1",)
    assert layer.findings == ()


def test_line_that_ends_where_it_begins_is_closed(tmp_path: Path) -> None:
    line = polyline("A1", (*SQUARE, SQUARE[0]), closed=False)
    assert read_layer(drawing(tmp_path, line)).frame.geometry[0].area == 100


def test_layer_colour_kind_and_handle_are_columns(tmp_path: Path) -> None:
    own = polyline("A2", SQUARE, tags=((62, 1),))
    frame = read_layer(drawing(tmp_path, polyline("A1", SQUARE), own)).frame
    assert frame.drop(columns="geometry").to_numpy().tolist() == [
        ["工业用地", 35, "LWPOLYLINE", "A1"],
        ["工业用地", 1, "LWPOLYLINE", "A2"],
    ]


@pytest.mark.parametrize(
    ("version", "encoding", "code_page"),
    [("AC1015", "gbk", "ANSI_936"), ("AC1015", "gbk", "GB2312"), ("AC1027", "utf-8", "ANSI_936")],
)
def test_chinese_layer_names_are_read(
    tmp_path: Path, version: str, encoding: str, code_page: str
) -> None:
    path = drawing(tmp_path, polyline("A", SQUARE), version=version, encoding=encoding,
                   code_page=code_page)  # fmt: skip
    assert read_layer(path).frame["layer"].tolist() == ["工业用地"]


def test_encoding_may_be_named(tmp_path: Path) -> None:
    path = drawing(tmp_path, polyline("A", SQUARE), code_page="ANSI_1252")
    assert read_layer(path, encoding="gbk").frame["layer"].tolist() == ["工业用地"]


def test_layers_of_the_drawing_are_listed_and_chosen(tmp_path: Path) -> None:
    path = drawing(tmp_path, polyline("A", SQUARE), polyline("B", SQUARE, layer="仓储用地"))
    assert [(info.name, info.features) for info in list_layers(path)] == [
        ("工业用地", 1), ("仓储用地", 1),
    ]  # fmt: skip
    assert len(read_layer(path).frame) == 2
    layer = read_layer(path, layer="仓储用地")
    assert (layer.ids, layer.name) == (("B",), "仓储用地")
    with pytest.raises(FileRefusedError, match="Did you mean '仓储用地'"):
        read_layer(path, layer="仓储")


def test_texts_blocks_and_points_are_counted(tmp_path: Path) -> None:
    label = text((0, "TEXT"), (5, "B"), (8, "0"), (10, 1), (20, 1), (40, 2), (1, "M1"))
    block = text((0, "INSERT"), (5, "C"), (8, "0"), (2, "B"), (10, 5), (20, 5))
    layer = read_layer(drawing(tmp_path, polyline("A", SQUARE), label, label, block))
    assert layer.ids == ("A",)
    assert found(layer) == [("dxf-not-read", "2 TEXT, 1 INSERT")]


def test_kinds_that_are_not_understood_are_told(tmp_path: Path) -> None:
    region = text((0, "REGION"), (5, "B"), (100, "AcDbEntity"), (8, "0"), (70, 1))
    layer = read_layer(drawing(tmp_path, polyline("A", SQUARE), region))
    assert found(layer) == [("dxf-kind-unknown", "1 REGION")]


def test_open_lines_are_told_and_those_nearly_closed_named(tmp_path: Path) -> None:
    near = polyline("B", (*SQUARE, (0, 0.1)), closed=False)
    far = polyline("C", SQUARE, closed=False)
    layer = read_layer(drawing(tmp_path, polyline("A", SQUARE), near, far))
    assert found(layer) == [
        ("open-polyline", "gap 0.1 of 39.9 at 0.000, 0.000"), ("open-lines", "2 LWPOLYLINE"),
    ]  # fmt: skip
    assert layer.findings[0].feature_id == "B"


def test_drawing_without_areas_is_refused(tmp_path: Path) -> None:
    path = drawing(tmp_path, polyline("A", SQUARE, closed=False))
    with pytest.raises(FileRefusedError) as refused:
        read_layer(path)
    (finding,) = refused.value.findings
    assert (finding.code, finding.value) == ("no-areas", "1 LWPOLYLINE")


def test_area_inside_another_is_kept_as_its_own_with_a_note(tmp_path: Path) -> None:
    inner = ((2, 2), (4, 2), (4, 4))
    layer = read_layer(drawing(tmp_path, polyline("A", SQUARE), polyline("B", inner)))
    assert layer.frame.geometry.area.tolist() == [100, 2]
    assert found(layer) == [("rings-inside", "1")]


def test_area_inside_one_of_another_layer_is_nothing_odd(tmp_path: Path) -> None:
    inner = polyline("B", ((2, 2), (4, 2), (4, 4)), layer="0")
    assert read_layer(drawing(tmp_path, polyline("A", SQUARE), inner)).findings == ()


def test_circles_are_areas(tmp_path: Path) -> None:
    circle = text((0, "CIRCLE"), (5, "A"), (8, "0"), (10, 5), (20, 5), (40, 3))
    frame = read_layer(drawing(tmp_path, circle)).frame
    assert frame.geometry[0].area == pytest.approx(28.27, rel=0.01)
    assert frame["kind"].tolist() == ["CIRCLE"]


def test_entities_on_print_sheets_are_left_out(tmp_path: Path) -> None:
    sheet = polyline("B", SQUARE, tags=((67, 1),))
    assert read_layer(drawing(tmp_path, polyline("A", SQUARE), sheet)).ids == ("A",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"AC1032\x00\x00", "Save the drawing as DXF"),
        (b"AutoCAD Binary DXF\r\n\x1a\x00", "ASCII DXF"),
        (b"0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n", "plan.dxf"),
    ],
    ids=["dwg", "binary", "cut-off"],
)
def test_other_drawings_are_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "plan.dxf"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match=said):
        read_layer(path)


def test_bulges_are_drawn(shared_data: Path) -> None:
    layer = read_layer(shared_data / "dirty/gdal/closed_polyline_with_bulge.dxf")
    (area,) = layer.frame.geometry
    assert area.is_valid
    assert layer.frame.crs is None
    assert layer.frame["layer"].tolist() == ["test"]
    assert shapely.bounds(area)[0] == pytest.approx(40_585_252, abs=1)
    assert shapely.get_num_coordinates(area) > 9
