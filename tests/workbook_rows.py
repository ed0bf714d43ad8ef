"""Workbooks read back as rows by heading."""

from pathlib import Path

import openpyxl

Rows = list[dict[str, object]]


def workbook_rows(path: Path) -> dict[str, Rows]:
    """Return the rows of every sheet by heading; the unit of a column follows in brackets."""
    book = openpyxl.load_workbook(path, read_only=True)
    return {page.title: _rows(list(page.iter_rows(values_only=True))) for page in book}


def only(rows: Rows, **wanted: object) -> dict[str, object]:
    """Return the one row that has these values."""
    (found,) = [row for row in rows if all(row[key] == value for key, value in wanted.items())]
    return found


def _rows(lines: list[tuple[object, ...]]) -> Rows:
    head, *body = lines
    units = body[0] if body and any(body[0]) and not body[0][0] and len(head) > 1 else None
    names = [
        f"{label} ({unit})" if unit else str(label)
        for label, unit in zip(head, units or [None] * len(head), strict=True)
    ]
    return [dict(zip(names, line, strict=True)) for line in (body[1:] if units else body)]
