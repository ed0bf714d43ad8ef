"""Measured land as tables for the terminal."""

from collections.abc import Iterator, Mapping

from rich.table import Table
from rich.text import Text

from output.landuse.request import Measured
from output.landuse.sheets import landuse_sheets
from output.landuse.words import TERMS, notes
from output.tables import Column, Lang, Sheet, Value

KEPT = {
    0: ("zone_id", "class_code", "class", "area_ha", "area_mu", "parcels", "share"),
    1: ("zone_id", "zone_area_m2", "classified_m2", "no_class_m2", "unknown_class_m2", "gaps_m2",
        "overlaps_m2"),
    2: ("class_code", "class", "area_ha", "area_mu", "parcels"),
    3: ("code", "reading", "read_as", "class", "parcels", "area_ha"),
}  # fmt: skip
"""Columns of each table that fit a terminal; `class` is the name in the language asked for."""
DIGITS: Mapping[str, str] = {"m²": ",.0f", "ha": ",.2f", "亩": ",.1f"}


def landuse_tables(measured: Measured, *, lang: Lang) -> Iterator[Table]:
    """Yield the tables; texts of the data are never read as markup."""
    sheets = landuse_sheets(measured, lang=lang)[:-1]
    for number, sheet in enumerate(sheets):
        if sheet.rows:
            yield _table(sheet, KEPT[number], lang)


def after_tables(measured: Measured, *, lang: Lang) -> Iterator[str]:
    """Yield the lines below the tables."""
    yield from notes(measured, lang=lang)


def _table(sheet: Sheet, kept: tuple[str, ...], lang: Lang) -> Table:
    table = Table(title=Text(sheet.title), title_justify="left")
    columns = {column.key.replace(f"class_{lang}", "class"): column for column in sheet.columns}
    for key in kept:
        heading = Text(f"{columns[key].label(lang)} {columns[key].unit}".rstrip())
        is_text = columns[key].kind == "text"
        table.add_column(heading, justify="left" if is_text else "right", overflow="fold")
    for row in sheet.rows:
        values = dict(zip(columns, row, strict=True))
        if values.get("term") == TERMS["class"].of(lang) or values.get("area_m2", 1):
            values["class"] = values.get("class") or _what(values, lang)
            table.add_row(*(Text(_written(values[key], columns[key])) for key in kept))
    return table


def _what(values: Mapping[str, Value], lang: Lang) -> Value:
    """Return what stands where a class has no name: the term, for land without a class."""
    term = values.get("term")
    return None if term == TERMS["class"].of(lang) else term


def _written(value: Value, column: Column) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if column.key == "share":
        return f"{value:.2%}"
    return f"{value:,}" if isinstance(value, int) else format(value, DIGITS[column.unit])
