"""Tables in XLSX workbooks, one sheet a layer."""

from __future__ import annotations

import datetime as dt
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from geo.files.layer import Layer
from geo.files.layer_info import NO_GEOMETRY, LayerInfo, chosen_layer
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.files.refused import FileRefusedError, refuse
from geo.files.table_geometry import table_layer
from geo.files.table_rows import capped, table_of_rows
from geo.files.workbook_package import BROKEN, check_package, sheet_marks
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.files.table_rows import Cell, Row

ERROR, FORMULA = "e", "f"
VISIBLE = "visible"
EXACT = 2**53  # whole numbers up to here are exact in a float


def list_sheets(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> tuple[str, ...]:
    """
    List the sheets of a workbook that hold anything; hidden ones only if no other does.

    Parameters
    ----------
    path
        The .xlsx or .xlsm.
    limits
        As for `read_workbook`.

    Raises
    ------
    FileRefusedError
        As `read_workbook`.
    """
    with _opened(path, limits) as book:
        return _filled_sheets(book)


def read_workbook(
    path: Path, *, sheet: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Layer:
    """
    Read one sheet of a workbook.

    Parameters
    ----------
    path
        The .xlsx or .xlsm.
    sheet
        Name of the sheet; None if only one holds anything.
    limits
        `table_bytes` bounds what the workbook unpacks to, `archive_members` and `archive_ratio`
        hold too.

    Returns
    -------
    layer
        Text stays text, whole numbers are int, dates ISO 8601 text, formulas the value that was
        last worked out. Geometry as `table_layer` makes it. Findings name the row of the sheet.

    Raises
    ------
    FileRefusedError
        `old-workbook` (.xls), `encrypted-workbook`, `broken-workbook`, `table-too-large`,
        `archive-bomb`, `archive-too-many-members`, `xml-dtd`, `no-layers`, `several-layers`,
        `unknown-layer`, `empty-table`.
    OSError
        If there is no such file.
    """
    source = path.name
    with _opened(path, limits) as book:
        named = _filled_sheets(book) if sheet is None else [one.title for one in book.worksheets]
        infos = [LayerInfo(name=name, geometry=NO_GEOMETRY) for name in named]
        name = chosen_layer(infos, sheet, source=source).name
        values = book[name]
        findings: list[Finding] = []
        rows = list(_rows(values, findings, source=source))
        marks = sheet_marks(path, values._worksheet_path)  # noqa: SLF001 - no public name
    findings = capped(findings)
    if marks.has_formulas:
        findings += _formulas_without_value(path, name, rows, limits)
    width = max((len(cells) for _, cells in rows), default=0)
    even = [(line, cells + [None] * (width - len(cells))) for line, cells in rows]
    table = table_of_rows(even, source=source, merges=marks.merges)
    layer = table_layer(table, source=source, name=name)
    return Layer(
        source=source, name=name, frame=layer.frame, ids=layer.ids,
        findings=(*findings, *layer.findings),
    )  # fmt: skip


@contextmanager
def _opened(path: Path, limits: Limits, *, formulas: bool = False) -> Iterator[Any]:
    """Open a workbook for reading row by row, after a look at what it would cost."""
    import openpyxl  # noqa: PLC0415 - slow to start
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    check_package(path, limits)
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and extensions that openpyxl leaves aside
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=not formulas)
            yield book
        except FileRefusedError:
            raise
        except (*BROKEN, InvalidFileException, ValueError, SyntaxError, TypeError, AttributeError,
                LookupError) as error:  # fmt: skip
            raise refuse(
                "broken-workbook", path.name, "expected a workbook (.xlsx)", value=str(error)[:80],
                remedy="Open it in Excel or WPS and save it again as .xlsx",
            ) from error  # fmt: skip


def _filled_sheets(book: Any) -> tuple[str, ...]:  # noqa: ANN401 - openpyxl has no types
    """Return the names of the visible sheets that hold anything, else of the hidden ones."""
    sheets = [sheet for sheet in book.worksheets if _holds_anything(sheet)]
    visible = [sheet for sheet in sheets if sheet.sheet_state == VISIBLE]
    return tuple(sheet.title for sheet in visible or sheets)


def _holds_anything(sheet: Any) -> bool:  # noqa: ANN401
    sheet.reset_dimensions()
    return any(value is not None for row in sheet.iter_rows(values_only=True) for value in row)


def _rows(sheet: Any, findings: list[Finding], *, source: str) -> Iterator[Row]:  # noqa: ANN401
    """Yield row and cells of a sheet, without blank rows; error cells are told."""
    sheet.reset_dimensions()
    for line, row in enumerate(sheet.iter_rows(), start=1):
        cells = [_value(cell) for cell in row]
        findings += [
            Finding(
                level="warning", code="error-cell", source=source, line=line,
                field=_letter(column), value=str(cell.value), message="the cell holds an error",
                remedy="Mend the formula in the workbook",
            )
            for column, cell in enumerate(row, start=1)
            if cell.data_type == ERROR
        ]  # fmt: skip
        if any(cell is not None for cell in cells):
            yield line, cells


def _value(cell: Any) -> Cell:  # noqa: ANN401
    """Value of a cell: ISO 8601 text for dates, int for whole numbers, None for errors."""
    value = cell.value
    if value is None or cell.data_type == ERROR:
        return None
    if isinstance(value, dt.datetime):
        is_day = value.time() == dt.time()
        return value.date().isoformat() if is_day else value.isoformat(timespec="seconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return int(value)
    return value if isinstance(value, str | int | float | bool) else str(value)


def _formulas_without_value(
    path: Path, name: str, rows: list[Row], limits: Limits
) -> list[Finding]:
    """Return a warning for each formula whose value was not saved with it."""
    valued = dict(rows)
    found = []
    with _opened(path, limits, formulas=True) as book:
        sheet = book[name]
        sheet.reset_dimensions()
        for line, row in enumerate(sheet.iter_rows(), start=1):
            cells = valued.get(line, [])
            found += [
                Finding(
                    level="warning", code="formula-without-value", source=path.name, line=line,
                    field=_letter(column), value=str(cell.value)[:60],
                    message="the formula has no value in the file",
                    remedy="Open the workbook in Excel or WPS, let it calculate and save it",
                )
                for column, cell in enumerate(row, start=1)
                if cell.data_type == FORMULA
                and (column > len(cells) or cells[column - 1] is None)
            ]  # fmt: skip
    return capped(found)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    return str(get_column_letter(column))
