"""A table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.tables.number_text import number_text

if TYPE_CHECKING:
    from rich.table import Table

    from output.tables.sheet import Column, Lang, Sheet, Value


def terminal_table(sheet: Sheet, *, lang: Lang = "zh") -> Table:
    """Return a table to print with rich; texts of the data are never read as markup."""
    from rich.table import Table  # noqa: PLC0415 - only the terminal needs it
    from rich.text import Text  # noqa: PLC0415

    table = Table(title=Text(sheet.title), expand=False)
    for column in sheet.columns:
        is_number = column.kind in ("number", "integer")
        head = f"{column.label(lang)}\n{column.unit}" if column.unit else column.label(lang)
        table.add_column(Text(head), justify="right" if is_number else "left", overflow="fold")
    for number, row in enumerate(sheet.rows):
        cells = (Text(_cell(*pair)) for pair in zip(row, sheet.columns, strict=True))
        table.add_row(*cells, style="bold" if sheet.look(number) == "band" else None)
    return table


def _cell(value: Value, column: Column) -> str:
    if value is None:
        return ""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return number_text(float(value), column.number_format) if is_number else str(value)
