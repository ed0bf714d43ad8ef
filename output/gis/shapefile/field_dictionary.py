"""The dictionary beside shapefiles: which field of a file is which column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.files.atomic import write_atomically
from output.gis.shapefile.dbf_text import shown
from output.say import listed, say
from output.tables import Column, csv_text, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from output.gis.shapefile.dbf_columns import DbfColumn
    from output.gis.shapefile.layer import ShapefileLayer
    from output.tables import Lang, Value

COLUMNS = (
    Column(key="layer", label_zh="图层", label_en="layer"),
    Column(key="name", label_zh="文件中的字段名", label_en="name in the file"),
    Column(key="full_name", label_zh="完整字段名", label_en="full name"),
    Column(key="key", label_zh="英文键名", label_en="key"),
    Column(key="title", label_zh="标题", label_en="heading"),
    Column(key="unit", label_zh="单位", label_en="unit"),
    Column(key="kind", label_zh="数据类型", label_en="kind"),
    Column(key="dbf_kind", label_zh="文件中的类型", label_en="kind in the file"),
    Column(key="width", label_zh="长度（字节）", label_en="length in bytes", kind="integer"),
    Column(key="decimals", label_zh="小数位", label_en="decimals", kind="integer"),
    Column(key="changes", label_zh="与原数据的不同", label_en="what differs"),
    Column(key="note", label_zh="图层说明", label_en="about the layer"),
)
KINDS = {
    "text": "文本",
    "integer": "整数",
    "number": "数值",
    "flag": "是否",
    "date": "日期",
    "datetime": "日期时间",
}


def write_dictionary(layers: Iterable[ShapefileLayer], folder: Path, *, lang: Lang) -> Path:
    """Write `字段对照.csv` or `field_names.csv`: UTF-8 with BOM, one row a field."""
    records = [record for one in layers for record in _records(one, lang)]
    sheet = sheet_of(say(lang, "字段对照", "field_names"), COLUMNS, records)
    return write_atomically(folder / f"{sheet.title}.csv", csv_text(sheet, lang=lang).encode())


def _records(one: ShapefileLayer, lang: Lang) -> Iterator[Mapping[str, Value]]:
    for name, column in one.columns.items():
        field = column.field
        yield {
            "layer": one.layer.name,
            "name": name,
            "full_name": field.name,
            "key": field.key,
            "title": field.title,
            "unit": field.unit,
            "kind": say(lang, KINDS[field.kind], field.kind),
            "dbf_kind": column.kind,
            "width": column.width,
            "decimals": column.decimals,
            "changes": listed(lang, _changes(column, lang)),
            "note": one.layer.note,
        }


def _changes(column: DbfColumn, lang: Lang) -> Iterator[str]:
    kind, texts = column.field.kind, column.texts
    if kind == "flag":
        yield say(lang, "T 为是，F 为否，? 为缺失", "T is yes, F is no, ? is missing")
    if kind == "datetime":
        yield say(lang, "时间以 ISO 8601 文本保存", "time as ISO 8601 text")
    if kind == "integer" and column.kind == "C":
        yield say(lang, "整数超过 2^53，以文本保存", "integers beyond 2^53 as text")
    if column.not_finite:
        yield say(lang, "无穷大的数值留空", "infinite numbers are blank")
    if texts.cut:
        yield say(lang, f"{len(texts.cut)} 条文本超过 254 字节，已截断，全文另存为 CSV",
                  f"{len(texts.cut)} texts over 254 bytes are cut, full in a CSV")  # fmt: skip
    if texts.lacking:
        yield say(lang, f"字符 {shown(texts.lacking)} 不在编码中，以 〓 代替",
                  f"characters not in the encoding, 〓 here: {shown(texts.lacking)}")  # fmt: skip
