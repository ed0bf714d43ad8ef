"""A table as CSV: UTF-8, one heading line, text that no spreadsheet computes."""

import csv
import io
from typing import Literal

from output.tables.formula_guard import guarded
from output.tables.sheet import Column, Lang, Sheet, Value

BOM = "\ufeff"


def csv_text(
    sheet: Sheet,
    *,
    lang: Lang = "zh",
    heading: Literal["label", "key"] = "label",
    with_bom: bool = True,
) -> str:
    """
    Return a table as CSV.

    Parameters
    ----------
    sheet
        The table; its notes and sources are not part of a CSV.
    lang
        Language of the headings.
    heading
        `label` for readers (the unit follows in brackets), `key` for programs.
    with_bom
        Whether the text begins with U+FEFF, by which Excel knows UTF-8.

    Returns
    -------
    text
        Lines end in CR LF (RFC 4180). Numbers are written in full, missing values are empty, text
        that begins like a formula has an apostrophe before it (`formula_guard`).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(_heading(column, lang, heading)) for column in sheet.columns])
    writer.writerows([_written(value) for value in row] for row in sheet.rows)
    return (BOM if with_bom else "") + out.getvalue()


def _heading(column: Column, lang: Lang, heading: Literal["label", "key"]) -> str:
    if heading == "key":
        return column.key
    label = column.label(lang)
    return f"{label} ({column.unit})" if column.unit else label


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guarded(value)
    return "" if value is None else str(value)
