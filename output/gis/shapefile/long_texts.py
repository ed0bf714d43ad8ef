"""Full texts that a dBASE table could not hold, as a CSV beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.files.atomic import write_atomically
from output.say import say
from output.tables import Column, csv_text, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from output.gis.shapefile.layer import ShapefileLayer
    from output.tables import Lang, Value

COLUMNS = (
    Column(key="row", label_zh="行号", label_en="row", kind="integer"),
    Column(key="id", label_zh="编号", label_en="id"),
    Column(key="name", label_zh="文件中的字段名", label_en="name in the file"),
    Column(key="full_name", label_zh="完整字段名", label_en="full name"),
    Column(key="text", label_zh="全文", label_en="full text"),
)


def write_long_texts(one: ShapefileLayer, folder: Path, *, lang: Lang) -> list[Path]:
    """Write the texts of a layer that differ in its table; no file where there is none."""
    records = list(_records(one))
    if not records:
        return []
    sheet = sheet_of(say(lang, "长文本", "long_texts"), COLUMNS, records)
    path = folder / f"{one.layer.name}_{sheet.title}.csv"
    return [write_atomically(path, csv_text(sheet, lang=lang).encode("utf-8", "backslashreplace"))]


def _records(one: ShapefileLayer) -> Iterator[Mapping[str, Value]]:
    for name, column in one.columns.items():
        if not column.texts.changed:
            continue
        values = one.layer.frame[column.field.name]
        for place in column.texts.changed:
            row = int(column.rows[place])
            yield {
                "row": row + 1,
                "id": one.feature_id(row),
                "name": name,
                "full_name": column.field.name,
                "text": values.iloc[row],
            }
