"""Tables to a file whose ending says the form."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from geo.files.atomic import write_atomically
from output.tables.csv_table import csv_text
from output.tables.html_table import html_text
from output.tables.json_table import json_text
from output.tables.parquet_table import parquet_bytes
from output.tables.sheet import Lang, Sheet
from output.tables.xlsx import xlsx_bytes

FORMS: Mapping[str, Callable[[Sequence[Sheet], Lang], bytes]] = {
    ".xlsx": lambda sheets, lang: xlsx_bytes(sheets, lang=lang),
    ".csv": lambda sheets, lang: csv_text(sheets[0], lang=lang).encode("utf-8"),
    ".json": lambda sheets, _: json_text(sheets).encode("utf-8"),
    ".parquet": lambda sheets, _: parquet_bytes(sheets[0]),
    ".html": lambda sheets, lang: html_text(sheets, lang=lang).encode("utf-8"),
}


def checked_suffix(path: Path, allowed: Sequence[str] = tuple(FORMS)) -> str:
    """
    Return the ending of a file, in lower case.

    Raises
    ------
    ValueError
        If it is none of those allowed; the message lists them.
    """
    suffix = path.suffix.lower()
    if suffix not in allowed:
        raise ValueError(
            f"{path.name!r}: expected a name that ends in {', '.join(allowed)}, got {suffix!r}"
        )
    return suffix


def write_tables(path: str | Path, sheets: Sequence[Sheet], *, lang: Lang = "zh") -> Path:
    """
    Write tables to a file.

    Parameters
    ----------
    path
        File to write: .xlsx, .csv, .json, .parquet or .html. Its folder is made if needed.
    sheets
        One or more. CSV and Parquet are flat: they hold the first.
    lang
        Language of headings, where the form has one.

    Returns
    -------
    path
        The file written; the same tables give the same bytes.

    Raises
    ------
    ValueError
        If the ending is of no form, or there is no table.
    """
    if not sheets:
        raise ValueError("expected at least one table to write, got none")
    form = FORMS[checked_suffix(Path(path))]
    return write_atomically(Path(path), form(sheets, lang))
