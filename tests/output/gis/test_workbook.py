"""The workbook, read back by openpyxl."""

from __future__ import annotations

import dataclasses
import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pandas as pd
import pytest
from made_delivery import HOSTILE, LONG_TEXT, made_delivery
from made_layer import layer_of, texts

from geo.files.refused import FileRefusedError
from output.gis import workbook
from output.gis.workbook import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from output.gis.delivery import DeliveredLayer, Written


def opened(written: Written) -> Workbook:
    return openpyxl.load_workbook(written.files[0])


def write_layer(layer: DeliveredLayer, folder: Path) -> Written:
    made = dataclasses.replace(made_delivery(), layers=(layer,), tables=(), is_fictional=False)
    return write_workbook(made, folder)


def cells(written: Written, column: int) -> list[object]:
    """Return the values of a column of the first sheet, without heading and units."""
    page = opened(written).worksheets[0]
    return [page.cell(row, column).value for row in range(3, page.max_row + 1)]


def losses(written: Written) -> dict[tuple[str, str], str]:
    return {(one.code, one.field): one.value for one in written.losses}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_workbook(made_delivery(), tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def parcels(made: Written) -> Worksheet:
    return opened(made)["规划用地地块（虚构）"]


def test_each_layer_and_table_has_a_sheet_and_notes_follow(made: Written) -> None:
    assert made.files[0].name == "made.xlsx"
    assert opened(made).sheetnames == [
        "园区与组团（虚构）", "园区范围（虚构）", "规划用地地块（虚构）", "指标数据（虚构）",
        "说明",
    ]  # fmt: skip


def test_headings_units_and_values_are_in_their_rows(parcels: Worksheet) -> None:
    lines = list(parcels.iter_rows(values_only=True))
    assert lines[0][:5] == (
        "地块编号",
        "规划用地分类代码",
        "规划用地分类名称",
        "地块面积",
        "地块面积",
    )
    assert lines[1][:5] == (None, None, None, "m²", "亩")
    assert lines[2] == (
        "P-001", "100101", "一类工业用地", 8000, 12, 2021, True, "2020-07-21",
        "2024-01-02T03:04:05", LONG_TEXT,
    )  # fmt: skip
    assert lines[3][5:] == (None, False, None, None, HOSTILE)


def test_numbers_show_the_decimals_worth_it(parcels: Worksheet) -> None:
    assert parcels["D3"].number_format == "#,##0.00"
    assert parcels["E3"].number_format == "General"
    assert parcels["F3"].number_format == "0"


def test_heading_and_units_stay_and_are_printed_on_every_page(parcels: Worksheet) -> None:
    assert parcels.freeze_panes == "B3"
    assert parcels.print_title_rows == "$1:$2"
    assert parcels.page_setup.orientation == "landscape"
    assert parcels.page_setup.fitToHeight == 0


def test_no_cell_is_a_formula_or_a_link(made: Written) -> None:
    with zipfile.ZipFile(made.files[0]) as book:
        pages = [book.read(name) for name in book.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in page or b"<f " in page or b"hyperlink" in page for page in pages)
    cell = opened(made)["规划用地地块（虚构）"]["A6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_codes_kept_as_text_are_not_marked_as_mistakes(made: Written) -> None:
    with zipfile.ZipFile(made.files[0]) as book:
        page = book.read("xl/worksheets/sheet3.xml").decode()
    assert '<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>' in page


def test_notes_say_what_a_reader_must_know(made: Written) -> None:
    said = [row[0] for row in opened(made)["说明"].iter_rows(values_only=True)]
    for part in ("虚构园区", "未经审核", "EPSG:4545", "ISO 8601", "经度", "示意范围"):
        assert any(part in line for line in said), part


def test_english_workbook_has_english_notes(tmp_path: Path) -> None:
    book = opened(write_workbook(made_delivery(lang="en"), tmp_path))
    said = " ".join(row[0] for row in book["Notes"].iter_rows(values_only=True))
    assert "no shapes" in said
    assert book.worksheets[0]["C1"].value == "lon"


def test_points_have_degrees(made: Written) -> None:
    page = opened(made)["园区与组团（虚构）"]
    assert [cell.value for cell in page[1]][-2:] == ["经度", "纬度"]
    assert page["C3"].value == pytest.approx(106.6455, abs=1e-3)
    assert page["C5"].value is None


def test_integers_beyond_excel_are_text_in_the_whole_column(tmp_path: Path) -> None:
    columns = {
        "long": pd.Series([2**63 - 1, 7, None], dtype="Int64"),
        "short": pd.Series([2**53, -1, None], dtype="Int64"),
    }
    written = write_layer(layer_of(columns, dict.fromkeys(columns, "integer")), tmp_path)
    assert cells(written, 1)[:3] == ["9223372036854775807", "7", None]
    assert cells(written, 2)[:3] == [2**53, -1, None]
    assert losses(written) == {("number-as-text", "long"): "2"}


def test_numbers_that_excel_does_not_know_are_text(tmp_path: Path) -> None:
    numbers = pd.Series([np.inf, 1.5, 1e308, 5e-324, -0.25, np.nan])
    written = write_layer(layer_of({"a": numbers}, {"a": "number"}), tmp_path)
    assert cells(written, 1) == ["inf", 1.5, "1e+308", "5e-324", -0.25, None]
    assert losses(written) == {("number-as-text", "a"): "3"}


def test_numbers_of_17_digits_are_counted(tmp_path: Path) -> None:
    numbers = pd.Series([0.1 + 0.2, 0.1, 1 / 3])
    written = write_layer(layer_of({"a": numbers}, {"a": "number"}), tmp_path)
    assert cells(written, 1) == pytest.approx(numbers.tolist(), rel=1e-15)
    assert losses(written)["numbers-rounded", ""] == "1"


def test_long_empty_and_odd_texts(tmp_path: Path) -> None:
    values = ["x" * 40_000, "", None, "a\x01b", "_x0041_", "\ud842", "\ufffe", "𠮷😀"]
    written = write_layer(layer_of({"a": texts(*values), "b": texts(*"12345678")}), tmp_path)
    found = cells(written, 1)
    assert (len(str(found[0])), str(found[0])[-1]) == (32_767, "…")
    assert found[1:3] == [None, None]
    assert found[5:] == ["?", "?", "𠮷😀"]
    assert losses(written) == {
        ("text-cut", "a"): "1", ("no-place-for-null", "a"): "1", ("text-not-in-encoding", "a"): "2",
    }  # fmt: skip


def test_columns_with_nothing_in_them_are_blank(tmp_path: Path) -> None:
    columns = {
        "text": texts(None, None),
        "number": pd.Series([np.nan] * 2),
        "integer": pd.Series([None] * 2, dtype="Int64"),
        "flag": pd.Series([None] * 2, dtype="boolean"),
        "date": texts(None, None),
        "datetime": pd.Series([pd.NaT] * 2, dtype="datetime64[ms]"),
    }
    written = write_layer(layer_of(columns, {name: name for name in columns}), tmp_path)
    assert [cells(written, number)[0] for number in range(1, 7)] == [None] * 6
    assert written.losses == ()


def test_dates_far_off_stay_dates(tmp_path: Path) -> None:
    columns = {"d": texts(dt.date(1, 2, 3), dt.date(9999, 12, 31))}
    written = write_layer(layer_of(columns, {"d": "date"}), tmp_path)
    assert cells(written, 1) == ["0001-02-03", "9999-12-31"]


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 5)
    with pytest.raises(FileRefusedError, match="a worksheet holds 3 rows, got '4'"):
        write_workbook(made_delivery(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_nothing_to_tell_is_a_workbook_of_notes(tmp_path: Path) -> None:
    bare = dataclasses.replace(made_delivery(), layers=(), tables=())
    assert "说明" in opened(write_workbook(bare, tmp_path)).sheetnames


def test_same_delivery_gives_the_same_bytes(made: Written, tmp_path: Path) -> None:
    again = write_workbook(made_delivery(), tmp_path)
    assert again.files[0].read_bytes() == made.files[0].read_bytes()
