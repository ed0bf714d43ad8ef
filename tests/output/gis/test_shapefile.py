"""Shapefiles, read back by Debian's GDAL, by pyogrio and byte by byte."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import shutil
import struct
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import ogr_reader
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_delivery import EPSG, HOSTILE, LONG_TEXT, made_delivery
from made_layer import layer_of, texts

from geo.files.refused import FileRefusedError
from output.gis.shapefile import files as shapefile
from output.gis.shapefile.files import write_shapefiles

if TYPE_CHECKING:
    from pathlib import Path

    from output.gis.delivery import DeliveredLayer, Encoding, Lang, Written

PARCELS = "规划用地地块"
ENCODINGS = ["gbk", "utf-8"]
MAX = 2**63 - 1


def write_layer(
    layer: DeliveredLayer, folder: Path, *, encoding: Encoding = "gbk", lang: Lang = "en"
) -> Written:
    made = made_delivery(encoding=encoding, lang=lang)
    return write_shapefiles(dataclasses.replace(made, layers=(layer,), tables=()), folder)


def records(path: Path, encoding: str) -> tuple[list[tuple[str, str, int, int]], list[list[str]]]:
    """Read a dBASE table with nothing but its description; bytes decode strictly."""
    data = path.read_bytes()
    count, start, width = struct.unpack_from("<IHH", data, 4)
    fields = [
        (
            data[at : at + 11].split(b"\0")[0].decode(encoding),
            chr(data[at + 11]),
            data[at + 16],
            data[at + 17],
        )
        for at in range(32, start - 1, 32)
    ]
    assert data[start - 1] == 0x0D
    assert data[-1] == 0x1A
    assert len(data) == start + count * width + 1
    assert width == 1 + sum(field[2] for field in fields)
    rows = []
    for number in range(count):
        record = data[start + number * width : start + (number + 1) * width]
        ends = np.cumsum([1, *(field[2] for field in fields)]).tolist()
        cells = pairwise(ends)
        rows.append([record[left:right].decode(encoding).strip() for left, right in cells])
    return fields, rows


def by_debian(path: Path) -> list[dict[str, Any]]:
    """Return the properties of every feature as Debian's GDAL reads them."""
    if shutil.which("ogr2ogr") is None:
        pytest.skip("needs gdal-bin")
    return ogr_reader.values(path, path.stem)


def losses(written: Written) -> dict[tuple[str, str], str]:
    return {(one.code, one.field): one.value for one in written.losses}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_other_programs_read_names_and_texts_in_both_encodings(
    tmp_path: Path, encoding: Encoding
) -> None:
    delivery = made_delivery(encoding=encoding)
    written = write_shapefiles(delivery, tmp_path)
    rows = by_debian(tmp_path / "shp" / f"{PARCELS}.shp")
    names = written.names["landuse_planned"]
    layer = delivery.layers[2]
    assert list(rows[0]) == [names.get(field.name, field.name) for field in layer.fields]
    kinds = [row[names["规划用地分类名称"]] for row in rows]
    assert kinds == ["一类工业用地", "公园绿地", "留白用地", "未分类"]
    assert rows[1][names["地块备注说明文字"]] == HOSTILE
    areas = [row[names["地块面积平方米"]] for row in rows]
    assert areas == layer.frame["地块面积平方米"].tolist()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_names_and_cells_decode_strictly_byte_by_byte(tmp_path: Path, encoding: Encoding) -> None:
    write_shapefiles(made_delivery(encoding=encoding), tmp_path)
    fields, rows = records(tmp_path / "shp" / f"{PARCELS}.dbf", encoding)
    assert [kind for _, kind, _, _ in fields] == list("CCCNNNLDCC")
    assert [row[6] for row in rows] == ["T", "F", "?", "?"]
    assert [row[7] for row in rows] == ["20200721", "", "19990102", ""]
    assert rows[0][8] == "2024-01-02T03:04:05"
    assert LONG_TEXT.startswith(rows[0][9])
    assert 250 < len(rows[0][9].encode(encoding)) <= 254


@pytest.mark.parametrize(
    ("encoding", "page", "driver"), [("gbk", "GBK", 0x4D), ("utf-8", "UTF-8", 0)]
)
def test_files_say_their_encoding_and_no_date_of_today(
    tmp_path: Path, encoding: Encoding, page: str, driver: int
) -> None:
    write_shapefiles(made_delivery(encoding=encoding), tmp_path)
    head = (tmp_path / "shp" / f"{PARCELS}.dbf").read_bytes()[:32]
    assert (tmp_path / "shp" / f"{PARCELS}.cpg").read_text() == page
    assert tuple(head[:4]) == (3, 100, 1, 1)
    assert head[29] == driver


def test_gbk_is_known_without_its_code_page_file(tmp_path: Path) -> None:
    write_shapefiles(made_delivery(), tmp_path)
    (tmp_path / "shp" / f"{PARCELS}.cpg").unlink()
    assert "规划用地分" in by_debian(tmp_path / "shp" / f"{PARCELS}.shp")[0]


def test_same_delivery_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write_shapefiles(made_delivery(), tmp_path / name) for name in "ab")
    assert [one.name for one in first.files] == [one.name for one in second.files]
    for one, other in zip(first.files, second.files, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_shapes_are_the_same_and_missing_ones_stay_rows(tmp_path: Path) -> None:
    delivery = made_delivery()
    write_shapefiles(delivery, tmp_path)
    for layer in delivery.layers:
        found = pyogrio.read_dataframe(tmp_path / "shp" / f"{layer.name}.shp")
        assert found.crs.to_epsg() == EPSG
        assert found.geometry.isna().tolist() == layer.frame.geometry.isna().tolist()
        held = layer.frame.geometry.dropna()
        assert shapely.equals(held.to_numpy(), found.geometry.dropna().to_numpy()).all()


def test_islands_in_holes_and_turned_rings_stay_the_same_shapes(tmp_path: Path) -> None:
    holed = shapely.Polygon(
        [(0, 0), (99, 0), (99, 99), (0, 99)], [[(9, 9), (30, 9), (30, 30), (9, 30)]]
    )
    island = shapely.MultiPolygon([holed, shapely.box(12, 12, 18, 18)])
    shapes = [holed, holed.reverse(), island, island.reverse(), shapely.Polygon(), None]
    layer = layer_of({"a": texts(*"abcdef")}, shapes=shapes)
    write_layer(dataclasses.replace(layer, form="polygon"), tmp_path)
    found = pyogrio.read_dataframe(tmp_path / "shp" / "p.shp").geometry.to_numpy()
    assert shapely.equals(found[:4], np.array(shapes[:4])).all()
    assert [shape is None for shape in found[4:]] == [True, True]


def test_crs_is_in_the_form_of_esri(tmp_path: Path) -> None:
    write_shapefiles(made_delivery(), tmp_path)
    told = (tmp_path / "shp" / f"{PARCELS}.prj").read_text()
    assert told.startswith('PROJCS["CGCS2000_3_Degree_GK_CM_108E",GEOGCS["GCS_China_Geodetic')


def test_points_and_multipoints_become_multipoints(tmp_path: Path) -> None:
    shapes = [shapely.MultiPoint([(1, 2), (3, 4)]), shapely.Point(5, 6), None]
    write_layer(layer_of({"a": texts("x", "y", "z")}, shapes=shapes), tmp_path)
    found = pyogrio.read_dataframe(tmp_path / "shp" / "p.shp").geometry
    assert found.to_wkt()[:2].tolist() == ["MULTIPOINT ((1 2), (3 4))", "MULTIPOINT ((5 6))"]
    assert found.isna().tolist() == [False, False, True]


floats = st.floats(allow_infinity=False)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(floats | st.floats(-1e7, 1e7).map(lambda x: round(x, 2)), min_size=1, max_size=8))
def test_numbers_read_back_equal(tmp_path: Path, values: list[float]) -> None:
    column = pd.Series(values, dtype="float64")
    write_layer(layer_of({"a": column}, {"a": "number"}), tmp_path)
    found = pyogrio.read_dataframe(tmp_path / "shp" / "p.shp")["a"]
    np.testing.assert_array_equal(found.to_numpy(float), column.to_numpy())
    assert by_debian(tmp_path / "shp" / "p.shp")[0]["a"] == (
        None if np.isnan(values[0]) else values[0]
    )


def test_ordinary_numbers_have_plain_digits(tmp_path: Path) -> None:
    column = pd.Series([1234.5, 0.25, np.nan, -3.0])
    write_layer(layer_of({"a": column}, {"a": "number"}), tmp_path)
    fields, rows = records(tmp_path / "shp" / "p.dbf", "gbk")
    assert fields == [("a", "N", 7, 2)]
    assert rows == [["1234.50"], ["0.25"], [""], ["-3.00"]]


def test_integers_are_exact_or_text(tmp_path: Path) -> None:
    columns = {
        "small": pd.Series([2**53, -(2**53), None], dtype="Int64"),
        "large": pd.Series([MAX, -MAX - 1, None], dtype="Int64"),
    }
    written = write_layer(layer_of(columns, dict.fromkeys(columns, "integer")), tmp_path)
    found = by_debian(tmp_path / "shp" / "p.shp")
    assert [row["small"] for row in found] == [2**53, -(2**53), None]
    assert [row["large"] for row in found] == [str(MAX), str(-MAX - 1), None]
    assert losses(written)["number-as-text", "large"] == "2"
    assert ("number-as-text", "small") not in losses(written)


def test_numbers_all_missing_have_a_legal_field(tmp_path: Path) -> None:
    written = write_layer(layer_of({"a": pd.Series([np.nan] * 2)}, {"a": "number"}), tmp_path)
    fields, rows = records(tmp_path / "shp" / "p.dbf", "gbk")
    assert fields == [("a", "N", 3, 1)]
    assert rows == [[""], [""]]
    assert losses(written) == {("numbers-left-blank", ""): "2"}


def test_missing_values_of_every_kind_read_back_as_missing(tmp_path: Path) -> None:
    columns = {
        "text": texts("a", None),
        "number": pd.Series([1.5, np.nan]),
        "integer": pd.Series([1, None], dtype="Int64"),
        "flag": pd.Series([True, None], dtype="boolean"),
        "date": texts(dt.date(1, 2, 3), None),
        "datetime": pd.Series(pd.to_datetime(["2024-01-02", None])).astype("datetime64[ms]"),
    }
    write_layer(layer_of(columns, {name: name for name in columns}), tmp_path)
    _, table = pyogrio.read_arrow(tmp_path / "shp" / "p.shp")
    found = table.to_pylist()
    assert [found[1][name] for name in columns] == [None] * 6
    assert found[0]["flag"] is True
    assert found[0]["date"] == dt.date(1, 2, 3)


def test_times_are_text_with_their_zone(tmp_path: Path) -> None:
    times = pd.Series(
        pd.to_datetime(["2024-01-02T03:04:05.5", "1969-07-20", None], format="ISO8601")
    )
    zoned = times.astype("datetime64[ms]").dt.tz_localize("Asia/Shanghai")
    written = write_layer(layer_of({"t": zoned}, {"t": "datetime"}), tmp_path)
    found = [row["t"] for row in by_debian(tmp_path / "shp" / "p.shp")]
    assert found == ["2024-01-02T03:04:05.500+08:00", "1969-07-20T00:00:00.000+08:00", None]
    assert losses(written) == {("no-place-for-time", "t"): "2"}


@pytest.mark.parametrize(("lang", "name"), [("zh", "长文本"), ("en", "long_texts")])
def test_full_texts_are_beside_what_was_cut(tmp_path: Path, lang: Lang, name: str) -> None:
    columns = {"id": texts("A-1", "A-2", "A-3"), "备注": texts("短", LONG_TEXT, "x" + LONG_TEXT)}
    written = write_layer(layer_of(columns), tmp_path, lang=lang)
    side = tmp_path / "shp" / f"p_{name}.csv"
    rows = list(csv.reader(side.read_text("utf-8-sig").splitlines()))
    assert [row[:3] for row in rows[1:]] == [["2", "A-2", "备注"], ["3", "A-3", "备注"]]
    assert [row[-1] for row in rows[1:]] == [LONG_TEXT, "x" + LONG_TEXT]
    found = next(one for one in written.losses if one.code == "text-cut")
    assert found.value == "2"
    assert "641" in found.message
    assert side in written.files


def test_characters_that_gbk_lacks_are_marked_told_and_kept_beside(tmp_path: Path) -> None:
    text = "𠮷林 ö é 😀"
    layer = layer_of({"id": texts("A", "B"), "面积m²": texts("好", text)})
    written = write_layer(layer, tmp_path)
    rows = by_debian(tmp_path / "shp" / "p.shp")
    assert rows[1]["面积m"] == "〓林 〓 é 〓"
    told = [one for one in written.losses if one.code == "text-not-in-encoding"]
    assert [one.level for one in told] == ["warning", "warning"]
    assert "²" in told[0].message
    assert told[1].feature_id == "B"
    assert all(sign in told[1].message for sign in "𠮷ö😀")
    assert "--encoding utf-8" in told[1].remedy
    assert text in (tmp_path / "shp" / "p_long_texts.csv").read_text("utf-8")


def test_utf_8_lacks_nothing_but_nul_and_half_characters(tmp_path: Path) -> None:
    layer = layer_of({"a": texts("𠮷林ö😀", "a\0b", "\ud842")})
    written = write_layer(layer, tmp_path, encoding="utf-8")
    rows = by_debian(tmp_path / "shp" / "p.shp")
    assert [row["a"] for row in rows] == ["𠮷林ö😀", "a〓b", "〓"]
    assert losses(written) == {("text-not-in-encoding", "a"): "2"}


def test_empty_texts_and_blanks_are_counted(tmp_path: Path) -> None:
    layer = layer_of({"a": texts("", " x", None, "y ", "z", "")})
    assert losses(write_layer(layer, tmp_path)) == {
        ("no-place-for-null", "a"): "2",
        ("blanks-not-kept", "a"): "2",
    }
    assert [row["a"] for row in by_debian(tmp_path / "shp" / "p.shp")] == [
        None, "x", None, "y", "z", None,
    ]  # fmt: skip


def test_infinite_numbers_are_told(tmp_path: Path) -> None:
    layer = layer_of({"a": pd.Series([np.inf, 1.5])}, {"a": "number"})
    assert losses(write_layer(layer, tmp_path)) == {("no-place-for-infinity", "a"): "1"}


@pytest.mark.parametrize(("lang", "name"), [("zh", "字段对照.csv"), ("en", "field_names.csv")])
def test_dictionary_names_every_field(tmp_path: Path, lang: Lang, name: str) -> None:
    written = write_shapefiles(made_delivery(lang=lang), tmp_path)
    content = (tmp_path / "shp" / name).read_bytes()
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert content.startswith(b"\xef\xbb\xbf")
    assert len(rows) == 1 + 2 + 2 + 10
    known = {row[2]: row[1] for row in rows if row[0] == PARCELS}
    assert {row[-1] for row in rows if row[0] == PARCELS} == {"虚构地块，由程序生成。"}
    changed = written.names["landuse_planned"]
    assert {old: new for old, new in known.items() if old != new} == changed


def test_dictionary_runs_no_formula(tmp_path: Path) -> None:
    write_layer(layer_of({"=1+1": texts("a")}), tmp_path)
    assert ",'=1+1," in (tmp_path / "shp" / "field_names.csv").read_text("utf-8")


def test_layers_without_fields_or_features_open(tmp_path: Path) -> None:
    bare = layer_of({}, shapes=[shapely.Point(1, 2), None])
    write_layer(bare, tmp_path)
    assert by_debian(tmp_path / "shp" / "p.shp") == [{"FID": 0}, {"FID": 1}]
    empty = made_delivery().layers[2]
    empty = dataclasses.replace(empty, frame=empty.frame.iloc[:0], source=empty.source.iloc[:0])
    write_layer(empty, tmp_path)
    info = pyogrio.read_info(tmp_path / "shp" / f"{PARCELS}.shp")
    assert (info["features"], info["geometry_type"], len(info["fields"])) == (0, "Polygon", 10)


def test_what_is_too_large_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shapefile, "MOST_BYTES", 1000)
    with pytest.raises(FileRefusedError, match="at most 2 GB") as refused:
        write_shapefiles(made_delivery(), tmp_path)
    assert refused.value.findings[0].code == "too-large"
    assert "gpkg" in refused.value.findings[0].remedy
    assert not list(tmp_path.rglob("*.*"))


def test_more_than_255_fields_are_refused(tmp_path: Path) -> None:
    layer = layer_of({f"a{n}": texts("x") for n in range(256)})
    with pytest.raises(FileRefusedError, match="at most 255 fields"):
        write_layer(layer, tmp_path)


LEVEL_1 = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7)
           for low in range(0xA1, 0xFA)]  # fmt: skip
RARE = list("鎏犇槑堃㛃龘靐両侞镕喆")
field_names = st.builds(
    lambda prefix, rest: (prefix + rest)[:12],
    st.sampled_from(["", "规划用地", "地块面积平"]),
    st.text(st.sampled_from(LEVEL_1 + RARE), min_size=6, max_size=12),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(field_names, min_size=1, max_size=30, unique=True), st.sampled_from(ENCODINGS))
def test_long_names_read_back_with_their_values(
    tmp_path: Path, names: list[str], encoding: Encoding
) -> None:
    columns = {name: texts(name, f"值{number}") for number, name in enumerate(names)}
    written = write_layer(layer_of(columns), tmp_path, encoding=encoding)
    short = written.names.get("units", {})
    first, second = by_debian(tmp_path / "shp" / "p.shp")
    assert list(first) == [short.get(name, name) for name in names]
    assert list(first.values()) == (names if encoding == "utf-8" else list(map(in_gbk, names)))
    assert list(second.values()) == [f"值{number}" for number in range(len(names))]
    fields, _ = records(tmp_path / "shp" / "p.dbf", encoding)
    assert [field[0] for field in fields] == list(first)


def in_gbk(text: str) -> str:
    return "".join(sign if sign.encode("gbk", "ignore") else "〓" for sign in text)


def test_tables_are_told_to_be_left_out(tmp_path: Path) -> None:
    assert losses(write_shapefiles(made_delivery(), tmp_path))["tables-left-out", ""] == "1"
