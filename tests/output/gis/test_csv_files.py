"""CSV files, read back by the csv module of Python."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from made_delivery import HOSTILE, made_delivery
from made_layer import layer_of, texts

from output.gis.csv_files import write_csv_files

if TYPE_CHECKING:
    from pathlib import Path

    from output.gis.delivery import DeliveredLayer, Written


def rows(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def write_layer(layer: DeliveredLayer, folder: Path) -> Written:
    return write_csv_files(dataclasses.replace(made_delivery(), layers=(layer,)), folder)


def losses(written: Written) -> dict[tuple[str, str], str]:
    return {(one.code, one.field): one.value for one in written.losses}


def test_one_file_a_layer_and_table(tmp_path: Path) -> None:
    written = write_csv_files(made_delivery(), tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in written.files] == [
        "csv/园区与组团.csv", "csv/园区范围.csv", "csv/规划用地地块.csv", "csv/指标数据.csv",
    ]  # fmt: skip
    assert written.names == {}


def test_values_are_those_of_the_delivery(tmp_path: Path) -> None:
    delivery = made_delivery()
    write_csv_files(delivery, tmp_path)
    head, *body = rows(tmp_path / "csv" / "规划用地地块.csv")
    assert head == [field.name for field in delivery.layers[2].fields]
    assert body[0][:3] == ["P-001", "100101", "一类工业用地"]
    assert [float(row[3]) for row in body] == delivery.layers[2].frame[head[3]].tolist()
    assert [row[5] for row in body] == ["2021", "", "0", "2024"]
    assert [row[6] for row in body] == ["true", "false", "", ""]
    assert [row[7] for row in body] == ["2020-07-21", "", "1999-01-02", ""]
    assert body[0][8] == "2024-01-02T03:04:05"
    assert body[1][9] == HOSTILE


def test_lines_end_as_excel_wants_and_the_mark_can_be_left_out(tmp_path: Path) -> None:
    marked = write_csv_files(made_delivery(), tmp_path / "a").files[1].read_bytes()
    plain = write_csv_files(made_delivery(), tmp_path / "b", with_bom=False).files[1].read_bytes()
    assert marked == b"\xef\xbb\xbf" + plain
    assert plain.count(b"\r\n") == plain.count(b"\n") == 3


def test_no_text_or_heading_runs_as_a_formula(tmp_path: Path) -> None:
    values = ["=1+1", "@SUM(A1)", " +1", "\t=1", "＝1", "-x", "a=1", "007"]
    written = write_layer(layer_of({"=cmd": texts(*values)}), tmp_path)
    head, *body = rows(written.files[0])
    assert head[0] == "'=cmd"
    assert [row[0] for row in body] == [*("'" + value for value in values[:6]), "a=1", "007"]
    assert losses(written)["formula-guarded", "=cmd"] == "6"


def test_points_have_degrees_and_other_shapes_are_counted(tmp_path: Path) -> None:
    written = write_csv_files(made_delivery(), tmp_path)
    points = rows(written.files[0])
    assert points[0][-2:] == ["经度", "纬度"]
    assert 106.64 < float(points[1][-2]) < 106.65
    assert 29.02 < float(points[1][-1]) < 29.03
    assert points[3][-2:] == ["", ""]
    left_out = {
        one.source: one.value for one in written.losses if one.code == "no-geometry-left-out"
    }
    assert left_out == {"园区范围.csv": "2", "规划用地地块.csv": "4"}


def test_columns_of_the_same_name_stay_beside_the_degrees(tmp_path: Path) -> None:
    made = dataclasses.replace(made_delivery(lang="en"), layers=(layer_of({"LON": texts("x")}),))
    assert rows(write_csv_files(made, tmp_path).files[0])[0] == ["LON", "lon_2", "lat"]


def test_several_points_have_their_centre_and_are_told(tmp_path: Path) -> None:
    shapes = [shapely.MultiPoint([(368_000, 3_213_000), (368_002, 3_213_000)])]
    written = write_layer(layer_of({"a": texts("x")}, shapes=shapes), tmp_path)
    assert losses(written) == {("no-geometry-left-out", ""): "1", ("formula-guarded", "单位"): "1"}


def test_texts_of_every_kind_read_back(tmp_path: Path) -> None:
    values = [
        "a,b",
        'say "x"',
        "two\nlines",
        "cr\rlf\r\n",
        " blank ",
        "𠮷😀",
        "nul\0l",
        "null",
        "NA",
    ]
    written = write_layer(layer_of({"a": texts(*values)}), tmp_path)
    assert [row[0] for row in rows(written.files[0])[1:]] == values


def test_empty_and_missing_texts_are_counted(tmp_path: Path) -> None:
    written = write_layer(layer_of({"a": texts("", None, "x"), "b": texts(*"xyz")}), tmp_path)
    assert [row[0] for row in rows(written.files[0])[1:]] == ["", "", "x"]
    assert losses(written)["no-place-for-null", "a"] == "1"


def test_half_characters_are_told(tmp_path: Path) -> None:
    written = write_layer(layer_of({"a": texts("x\ud842y", None)}), tmp_path)
    assert rows(written.files[0])[1][0] == "x?y"
    assert losses(written)["text-not-in-encoding", "a"] == "1"


def test_numbers_are_written_in_full(tmp_path: Path) -> None:
    columns = {
        "n": pd.Series([0.1 + 0.2, 1e300, -1e-300, np.nan]),
        "i": pd.Series([2**63 - 1, -(2**63), None, 0], dtype="Int64"),
        "d": texts(dt.date(1, 2, 3), None, None, None),
        "none": pd.Series([None] * 4, dtype="boolean"),
    }
    kinds = {"n": "number", "i": "integer", "d": "date", "none": "flag"}
    written = write_layer(layer_of(columns, kinds), tmp_path)
    body = rows(written.files[0])[1:]
    assert [float(row[0]) for row in body[:3]] == [0.1 + 0.2, 1e300, -1e-300]
    assert [row[1] for row in body] == [str(2**63 - 1), str(-(2**63)), "", "0"]
    assert body[0][2] == "0001-02-03"
    assert body[3][:1] == [""]


def test_layers_without_columns_or_rows_have_a_heading(tmp_path: Path) -> None:
    bare = made_delivery().layers[2]
    bare = dataclasses.replace(bare, frame=bare.frame[["geometry"]], fields=())
    assert rows(write_layer(bare, tmp_path).files[0]) == [["FID"], ["0"], ["1"], ["2"], ["3"]]
    empty = made_delivery().layers[2]
    empty = dataclasses.replace(empty, frame=empty.frame.iloc[:0], source=empty.source.iloc[:0])
    assert len(rows(write_layer(empty, tmp_path).files[0])) == 1


def test_same_delivery_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write_csv_files(made_delivery(), tmp_path / name).files for name in "ab")
    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in second]
