import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from pyarrow import parquet

from output.tables import (
    Column,
    Sheet,
    csv_text,
    html_text,
    json_text,
    parquet_bytes,
    sheet_of,
    write_tables,
    xlsx_bytes,
)
from output.tables.formula_guard import guarded

HOSTILE = "<img src=x onerror=alert(1)>"
COLUMNS = (
    Column(key="park", label_zh="园区", label_en="Park"),
    Column(key="area", label_zh="面积", label_en="Area", unit="公顷", kind="number",
           number_format="#,##0.00"),
    Column(key="plots", label_zh="地块数", label_en="Plots", kind="integer"),
)  # fmt: skip
SHEET = Sheet(
    title="用地",
    columns=COLUMNS,
    rows=(("食品园区", 416.0, 12), ("=1+1", "无法计算", None), (HOSTILE, -0.5, 0)),
    notes=("虚构园区",),
    sources=("资料 1，第 53 行",),
)


def opened(*sheets: Sheet, lang: str = "zh") -> openpyxl.Workbook:
    content = xlsx_bytes(sheets, lang="en" if lang == "en" else "zh")
    return openpyxl.load_workbook(io.BytesIO(content))


def values(page: Worksheet) -> list[tuple[object, ...]]:
    return list(page.iter_rows(values_only=True))


def test_workbook_reads_back_with_units_in_a_row_of_their_own() -> None:
    rows = values(opened(SHEET)["用地"])
    assert rows[0] == ("园区", "面积", "地块数")
    assert rows[1] == (None, "公顷", None)
    assert rows[2] == ("食品园区", 416, 12)


def test_workbook_text_is_never_a_formula() -> None:
    cell = opened(SHEET)["用地"]["A4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_workbook_is_ready_to_scroll_and_to_print() -> None:
    page = opened(SHEET)["用地"]
    assert page.freeze_panes == "B3"
    assert page.print_title_rows == "$1:$2"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page["B3"].number_format == "#,##0.00"


def test_workbook_without_units_has_one_heading_row() -> None:
    sheet = Sheet(title="t", columns=COLUMNS[:1], rows=(("甲",),))
    assert values(opened(sheet)["t"]) == [("园区",), ("甲",)]


def test_notes_and_sources_have_sheets_of_their_own() -> None:
    book = opened(SHEET, SHEET)
    assert book.sheetnames == ["用地", "用地 (2)", "说明", "来源"]
    assert values(book["来源"]) == [("来源",), ("资料 1，第 53 行",)]
    assert opened(SHEET, lang="en").sheetnames == ["用地", "Notes", "Sources"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b[c]:*?\\", "a b c"),
        ("History", "History_"),
        ("园" * 40, "园" * 31),
        ("'", "Sheet"),
    ],
    ids=["signs", "reserved", "long", "nothing-left"],
)
def test_any_title_becomes_a_worksheet_name(title: str, name: str) -> None:
    sheet = Sheet(title=title, columns=COLUMNS[:1], rows=())
    assert [text.strip() for text in opened(sheet).sheetnames] == [name]


def test_text_too_long_for_a_cell_is_cut_visibly() -> None:
    sheet = Sheet(title="t", columns=COLUMNS[:1], rows=(("园" * 40_000,),))
    text = str(opened(sheet)["t"]["A2"].value)
    assert (len(text), text[-1]) == (32_767, "…")


def test_workbook_refuses_more_rows_than_a_worksheet_has() -> None:
    sheet = Sheet(title="t", columns=COLUMNS[:1], rows=(("a",),) * 1_048_576)
    with pytest.raises(ValueError, match=r"Write \.csv or .parquet instead"):
        xlsx_bytes([sheet])


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "＝1", "－1"]
)
def test_text_like_a_formula_is_neutralised_in_csv(text: str) -> None:
    sheet = Sheet(title="t", columns=COLUMNS[:1], rows=((text,),))
    cells = list(csv.reader(io.StringIO(csv_text(sheet, with_bom=False), newline="")))
    assert cells[1] == ["'" + text]


@pytest.mark.parametrize("text", ["园区", "1001", "0701/0901", HOSTILE, "a=b", "'=1"])
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


def test_csv_numbers_are_untouched_and_headings_carry_units() -> None:
    lines = csv_text(SHEET).split("\r\n")
    assert lines[0] == "\ufeff园区,面积 (公顷),地块数"
    assert lines[1] == "食品园区,416.0,12"
    assert lines[2] == "'=1+1,无法计算,"
    assert lines[3] == f"{HOSTILE},-0.5,0"


def test_csv_for_programs_has_keys_and_no_mark() -> None:
    assert csv_text(SHEET, heading="key", with_bom=False).startswith("park,area,plots\r\n")


def test_json_holds_everything() -> None:
    (told,) = json.loads(json_text([SHEET]))
    assert told["rows"][1] == {"park": "=1+1", "area": "无法计算", "plots": None}
    assert told["columns"][1] == {
        "key": "area", "label_zh": "面积", "label_en": "Area", "unit": "公顷", "kind": "number",
    }  # fmt: skip
    assert (told["notes"], told["sources"]) == (["虚构园区"], ["资料 1，第 53 行"])


def test_parquet_keeps_types_and_the_words_of_missing_numbers() -> None:
    table = parquet.read_table(io.BytesIO(parquet_bytes(SHEET)))
    assert table.schema.names == ["park", "area", "area_words", "plots"]
    assert [str(kind) for kind in table.schema.types] == ["string", "double", "string", "int64"]
    assert table["area"].to_pylist() == [416.0, None, -0.5]
    assert table["area_words"].to_pylist() == [None, "无法计算", None]
    assert table.schema.field("area").metadata[b"unit"].decode() == "公顷"


def test_parquet_of_no_rows_keeps_its_columns() -> None:
    sheet = Sheet(title="t", columns=COLUMNS, rows=())
    table = parquet.read_table(io.BytesIO(parquet_bytes(sheet)))
    assert (table.num_rows, table.schema.names) == (0, ["park", "area", "plots"])


def test_html_is_one_file_of_text_under_a_policy() -> None:
    html = html_text([SHEET])
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "default-src 'none'; script-src 'none'" in html
    assert "<script" not in html
    assert "资料 1，第 53 行" in html


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".parquet", ".html"])
def test_same_table_gives_same_bytes(tmp_path: Path, suffix: str) -> None:
    one, two = (write_tables(tmp_path / f"{name}{suffix}", [SHEET]) for name in "ab")
    assert one.read_bytes() == two.read_bytes()


def test_unknown_ending_is_refused_with_those_allowed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.xlsx, \.csv, \.json, \.parquet, \.html, got '\.xls'"):
        write_tables(tmp_path / "a.xls", [SHEET])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Sheet(title="t", columns=COLUMNS, rows=(("a", 1.0),)), "row 1: expected 3 values"),
        (lambda: Sheet(title="t", columns=COLUMNS, rows=((1, 1.0, 1),)), "column 'park'"),
        (lambda: Sheet(title="t", columns=COLUMNS, rows=(("a", float("nan"), 1),)), "got nan"),
        (lambda: Sheet(title="t", columns=COLUMNS, rows=(("a", 1.0, 1.5),)), "expected integer"),
        (lambda: Sheet(title="t", columns=COLUMNS[:1] * 2, rows=()), "different keys"),
        (lambda: Sheet(title="t", columns=COLUMNS[:1], rows=(("a",),), looks=("", "")), "a look"),
    ],
    ids=["short-row", "number-as-text", "nan", "fraction-as-integer", "keys", "looks"],
)
def test_rows_that_do_not_fit_are_refused(make: Callable[[], Sheet], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        make()


def test_records_become_rows_in_the_order_of_the_columns() -> None:
    sheet = sheet_of("t", COLUMNS, [{"plots": 3, "park": "甲"}])
    assert sheet.rows == (("甲", None, 3),)
