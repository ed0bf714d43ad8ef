"""Tables as an Excel workbook: frozen headings, units, number formats, ready to print."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from output.tables.formula_guard import is_risky
from output.tables.sheet import Column, Lang, Paper, RowLook, Sheet, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Date in every workbook, so that the same tables give the same bytes."""
MOST_ROWS, MOST_CHARACTERS, MOST_OF_A_NAME = 1_048_576, 32_767, 31
NARROWEST, WIDEST = 8, 48
PAPERS: "Mapping[Paper, int]" = {"A4": 9, "A3": 8}
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
OWN_SHEETS = {"zh": ("说明", "来源"), "en": ("Notes", "Sources")}
FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
HEAD = {"bold": True, "bg_color": "#ECEFED", "bottom": 1, "bottom_color": "#7A858F"}
UNIT_ROW = {"bg_color": "#F5F6F4", "font_color": "#5E6A75", "bottom": 1, "bottom_color": "#DDE2E3"}
LOOKS: "Mapping[RowLook, Mapping[str, Any]]" = {
    "": {},
    "band": {"bold": True, "bg_color": "#F5F6F4", "font_color": "#47535F"},
    "doubt": {"bg_color": "#FFF9EB"},
}


@dataclass(frozen=True, eq=False)
class _Book:
    """A workbook being written; equal formats are made once."""

    file: Any
    formats: dict[tuple[tuple[str, Any], ...], Any]

    def look(self, *parts: "Mapping[str, Any]") -> Any:  # noqa: ANN401 - a library without types
        merged = {key: value for part in (FONT, *parts) for key, value in part.items()}
        key = tuple(sorted(merged.items()))
        if key not in self.formats:
            self.formats[key] = self.file.add_format(merged)
        return self.formats[key]


def xlsx_bytes(sheets: Sequence[Sheet], *, lang: Lang = "zh") -> bytes:
    """
    Return tables as an Excel workbook.

    Parameters
    ----------
    sheets
        One or more; each becomes a worksheet. Their notes and sources follow on sheets of their
        own.
    lang
        Language of the headings.

    Returns
    -------
    content
        Same tables, same bytes. Row 1 holds the headings, row 2 the units where a column has one;
        both stay when scrolled and are repeated in print. Text is never a formula or a link.

    Raises
    ------
    ValueError
        If a table has more rows than a worksheet.
    """
    import xlsxwriter  # noqa: PLC0415 - only this form needs it

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as file:
        file.set_properties({"created": CREATED, "comments": "parkmap"})
        book, names = _Book(file, {}), set[str]()
        for sheet in (*sheets, *_own_sheets(sheets, lang)):
            _write_sheet(book, sheet, _free_name(sheet.title, names), lang)
    return out.getvalue()


def _own_sheets(sheets: Sequence[Sheet], lang: Lang) -> list[Sheet]:
    """Return the sheets that hold the notes and the sources of all tables."""
    held = (
        [line for sheet in sheets for line in sheet.notes],
        [line for sheet in sheets for line in sheet.sources],
    )
    return [
        Sheet(
            title=name,
            columns=(Column(key="line", label_zh=name, label_en=name, width=96),),
            rows=tuple((line,) for line in dict.fromkeys(lines)),
        )
        for name, lines in zip(OWN_SHEETS[lang], held, strict=True)
        if lines
    ]


def _write_sheet(book: _Book, sheet: Sheet, name: str, lang: Lang) -> None:
    has_units = any(column.unit for column in sheet.columns)
    first = 2 if has_units else 1
    if len(sheet.rows) + first > MOST_ROWS:
        raise ValueError(
            f"{sheet.title!r} has {len(sheet.rows)} rows, a worksheet holds {MOST_ROWS - first}. "
            "Write .csv or .parquet instead"
        )
    page = book.file.add_worksheet(name)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, _width(column, sheet, number, lang))
        _write(page, 0, number, column.label(lang), book.look(HEAD, _aligned(column)))
        if has_units:
            _write(page, 1, number, column.unit, book.look(UNIT_ROW, _aligned(column)))
    looks: dict[tuple[int, RowLook, bool, bool], Any] = {}
    for row, values in enumerate(sheet.rows):
        row_look = sheet.look(row)
        for number, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            is_text = isinstance(value, str)
            key = (number, row_look, is_text, is_text and is_risky(str(value)))
            if key not in looks:
                looks[key] = _look(book, column, value, LOOKS[row_look])
            _write(page, first + row, number, value, looks[key])
    _set_page(page, sheet, first)


def _write(page: Any, row: int, column: int, value: Value, look: Any) -> None:  # noqa: ANN401, PLR0917 - a library without types; a cell is a place, a value and a look
    if value is None or value == "":
        page.write_blank(row, column, None, look)
    elif isinstance(value, str):
        page.write_string(row, column, _fitting(value), look)
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, look)
    else:
        page.write_number(row, column, value, look)


def _look(book: _Book, column: Column, value: Value, row_look: "Mapping[str, Any]") -> Any:  # noqa: ANN401
    if not isinstance(value, str):
        form = {"num_format": column.number_format} if column.number_format else {}
        return book.look(row_look, form)
    quoted = {"quote_prefix": True} if is_risky(value) else {}
    said = {"font_color": "#5E6A75"} if column.kind != "text" else {}
    return book.look({"text_wrap": True}, quoted, said, _aligned(column), row_look)


def _aligned(column: Column) -> "Mapping[str, Any]":
    return {"align": "right"} if column.kind in ("number", "integer") else {"align": "left"}


def _set_page(page: Any, sheet: Sheet, first: int) -> None:  # noqa: ANN401
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
    page.freeze_panes(first, min(sheet.frozen, len(sheet.columns) - 1))
    page.set_landscape()
    page.set_paper(PAPERS[sheet.paper])
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, first - 1)
    page.set_margins(left=0.47, right=0.47, top=0.6, bottom=0.6)
    page.set_header("&L" + sheet.title.replace("&", "&&")[:200])
    page.set_footer("&R&P / &N")


def _width(column: Column, sheet: Sheet, number: int, lang: Lang) -> float:
    if column.width is not None:
        return column.width
    shown = [column.label(lang), column.unit, *(_shown(row[number]) for row in sheet.rows)]
    return min(max(NARROWEST, *(_columns(text) for text in shown)) + 2, WIDEST)


def _shown(value: Value) -> str:
    return "" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)


def _columns(text: str) -> int:
    """Return how many narrow letters wide a text is in its longest line."""
    if text.isascii() and text.isprintable():
        return len(text)
    lines = text.splitlines() or [""]
    return max(sum(1 + (east_asian_width(sign) in "WF") for sign in line) for line in lines)


def _fitting(text: str) -> str:
    """Return a text as long as a cell may hold; a cut is visible."""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _free_name(title: str, taken: set[str]) -> str:
    """Return a worksheet name that Excel accepts and that is not yet taken."""
    plain = NOT_IN_A_NAME.sub(" ", title).strip().strip("'") or "Sheet"
    plain = f"{plain}_" if plain.casefold() == "history" else plain
    name, count = plain[:MOST_OF_A_NAME].rstrip("' "), 1
    while name.casefold() in taken:
        count += 1
        tail = f" ({count})"
        name = plain[: MOST_OF_A_NAME - len(tail)] + tail
    taken.add(name.casefold())
    return name
