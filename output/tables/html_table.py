"""Tables as one HTML file that makes no request and runs no script."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

import jinja2

from output.tables.number_text import number_text
from output.tables.sheet import Column, Lang, RowLook, Sheet, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Head of a column as it is shown."""

    label: str
    unit: str
    is_number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row as it is shown."""

    look: RowLook
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSheet:
    """A table as it is shown."""

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[ShownRow, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage:
    """What the template of the page gets."""

    lang: str
    title: str
    sheets: tuple[ShownSheet, ...]
    notes_head: str
    sources_head: str


def html_text(sheets: Sequence[Sheet], *, lang: Lang = "zh") -> str:
    """Return tables as one HTML file; the same tables give the same text."""
    from output.offline_html import with_policy  # noqa: PLC0415 - folium, where HTML is wanted only

    page = describe_tables(sheets, lang=lang)
    values = {field.name: getattr(page, field.name) for field in fields(page)}
    return with_policy(_template().render(values))


def describe_tables(sheets: Sequence[Sheet], *, lang: Lang) -> TablePage:
    """Return what the page shows."""
    return TablePage(
        lang="zh-CN" if lang == "zh" else "en",
        title=sheets[0].title,
        sheets=tuple(_shown(sheet, lang) for sheet in sheets),
        notes_head="说明" if lang == "zh" else "Notes",
        sources_head="来源" if lang == "zh" else "Sources",
    )


def _shown(sheet: Sheet, lang: Lang) -> ShownSheet:
    return ShownSheet(
        title=sheet.title,
        headings=tuple(
            Heading(
                label=column.label(lang),
                unit=column.unit,
                is_number=column.kind in ("number", "integer"),
            )
            for column in sheet.columns
        ),
        rows=tuple(
            ShownRow(
                look=sheet.look(number),
                texts=tuple(
                    _text(value, column) for value, column in zip(row, sheet.columns, strict=True)
                ),
            )
            for number, row in enumerate(sheet.rows)
        ),
        notes=sheet.notes,
        sources=sheet.sources,
    )


def _text(value: Value, column: Column) -> str:
    if value is None:
        return ""
    is_number = isinstance(value, float) or (column.number_format and isinstance(value, int))
    return number_text(float(value), column.number_format) if is_number else str(value)


@cache
def _template() -> jinja2.Template:
    text = files("output").joinpath("templates/tables.html.jinja").read_text("utf-8")
    return jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(text)
