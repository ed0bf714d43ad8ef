"""Workbooks: a sheet is chosen, values stay what they are, and what a file hides is told."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from geo.files.limits import Limits
from geo.files.refused import FileRefusedError
from geo.files.workbook import list_sheets, read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from geo.files.layer import Layer

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def saved(folder: Path, fill: Callable[[Worksheet], None], *, more: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "园区"
    fill(book.active)
    for title in more:
        book.create_sheet(title).append(["a", "b"])
        book[title].append([1, 2])
    book.create_sheet("空")
    book.save(folder / "parks.xlsx")
    return folder / "parks.xlsx"


def plain(sheet: Worksheet) -> None:
    sheet.append(["编号", "名称", "面积"])
    sheet.append(["001", "北渡", 12.0])


def codes(layer: Layer) -> list[str]:
    return [finding.code for finding in layer.findings]


def refused(path: Path, **options: object) -> str:
    with pytest.raises(FileRefusedError) as error:
        read_workbook(path, **options)
    return error.value.findings[0].code


def test_the_only_filled_sheet_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, plain)
    layer = read_workbook(path)
    assert list_sheets(path) == ("园区",)
    assert layer.name == "园区"
    assert layer.frame.iloc[0, :3].tolist() == ["001", "北渡", 12]
    assert codes(layer) == []


def test_several_filled_sheets_are_asked_for(tmp_path: Path) -> None:
    path = saved(tmp_path, plain, more=("指标",))
    assert list_sheets(path) == ("园区", "指标")
    assert refused(path) == "several-layers"
    assert read_workbook(path, sheet="指标").frame["b"].tolist() == [2]
    assert refused(path, sheet="指示") == "unknown-layer"
    assert refused(path, sheet="空") == "empty-table"


def test_hidden_sheets_are_not_asked_for(tmp_path: Path) -> None:
    path = saved(tmp_path, plain, more=("代码",))
    book = openpyxl.load_workbook(path)
    book["代码"].sheet_state = "hidden"
    book.save(path)
    assert read_workbook(path).name == "园区"


def test_values_stay_what_they_are(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["code", "whole", "part", "day", "moment", "truth", "blank"])
        sheet.append(["0601", 3.0, 2.5, dt.date(2024, 1, 2), dt.datetime(2024, 1, 2, 3, 4), True])  # noqa: DTZ001
        sheet.append(["T0213", 7, 1, dt.datetime(2024, 1, 2), None, False, " "])  # noqa: DTZ001

    frame = read_workbook(saved(tmp_path, fill)).frame
    assert frame.iloc[0, :7].tolist() == ["0601", 3, 2.5, "2024-01-02", "2024-01-02T03:04:00", True,
                                          None]  # fmt: skip
    assert isinstance(frame["whole"].iloc[0], int)
    assert frame["day"].iloc[1] == "2024-01-02"


def test_titles_and_merged_headers_are_understood_and_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["大足区园区一览表"], [], ["编号", "坐标", None, "面积\n(公顷)"],
                    [None, "经度", "纬度", None], ["001", 106.65, 29.03, 12]):  # fmt: skip
            sheet.append(row)
        for cells in ("A1:D1", "A3:A4", "B3:C3", "D3:D4"):
            sheet.merge_cells(cells)

    layer = read_workbook(saved(tmp_path, fill))
    assert list(layer.frame.columns[:4]) == ["编号", "经度", "纬度", "面积(公顷)"]
    assert codes(layer) == ["title-row", "merged-header", "datum-assumed"]
    assert layer.frame.geometry.iloc[0].coords[0] == (106.65, 29.03)


def test_merged_cells_of_data_are_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["区县", "园区"], ["大足", "万古"], [None, "龙水"]):
            sheet.append(row)
        sheet.merge_cells("A2:A3")

    layer = read_workbook(saved(tmp_path, fill))
    assert [(f.code, f.line) for f in layer.findings] == [("merged-cells", 2)]
    assert layer.frame["区县"].tolist() == ["大足", None]


def test_formulas_without_value_and_error_cells_are_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["name", "a", "b"])
        sheet.append(["x", 1, "=B2*2"])
        sheet.append(["y", "#N/A", 3])
        sheet["B3"].data_type = "e"

    layer = read_workbook(saved(tmp_path, fill))
    found = [(f.code, f.line, f.field, f.value) for f in layer.findings]
    assert found == [("error-cell", 3, "B", "#N/A"), ("formula-without-value", 2, "C", "=B2*2")]
    assert layer.frame["b"].tolist() == [None, 3]


def test_rows_of_different_length_are_not_ragged(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["a", "b", "c"], [1], [1, 2, 3]):
            sheet.append(row)

    assert codes(read_workbook(saved(tmp_path, fill))) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [(OLE, "old-workbook"), (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted-workbook"),
     (b"hello", "broken-workbook"), (b"", "broken-workbook")],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_by_name(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert refused(path) == code


def test_a_cut_off_workbook_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, plain)
    path.write_bytes(path.read_bytes()[:-400])
    assert refused(path) == "broken-workbook"


def packed(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"[Content_Types].xml": b"<Types/>", **members}.items():
            archive.writestr(name, data)
    return path


def test_bombs_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    path = packed(tmp_path, {"xl/worksheets/sheet1.xml": bytes(20_000_000)})
    assert refused(path) == "archive-bomb"
    assert refused(path, limits=Limits(table_bytes=1000)) == "table-too-large"
    assert refused(path, limits=Limits(archive_members=1)) == "archive-too-many-members"


def test_document_types_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, {"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'})
    assert refused(path) == "xml-dtd"


def test_another_kind_of_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("parks.csv", "a,b")
    assert refused(path) == "broken-workbook"
