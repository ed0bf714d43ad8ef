"""The workbook: a sheet for every layer's attributes and every table, notes at the end."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.files.refused import refuse
from output.fictional import marked_fictional
from output.gis.counted_loss import CountedLoss, loss_findings
from output.gis.delivery import Written
from output.gis.flat_table import flat_tables, table_losses
from output.say import say
from output.tables import Column, Sheet, write_tables
from output.tables.xlsx import MOST_CHARACTERS, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from geo.finding import Finding
    from output.gis.delivery import DeliveredField, Delivery
    from output.gis.flat_table import FlatTable
    from output.tables import Value
    from output.tables.sheet import ColumnKind

HEAD_ROWS = 2
EXACT = 2**53
LARGEST, SMALLEST = 9.99e307, 2.3e-308
"""Numbers that Excel knows."""
DIGITS = 16
"""Digits of numbers in the file; two numbers can differ in the seventeenth."""
KINDS: dict[str, ColumnKind] = {
    "text": "text",
    "number": "number",
    "integer": "integer",
    "flag": "boolean",
}


def write_workbook(delivery: Delivery, folder: Path) -> Written:
    """
    Write an Excel workbook of all attributes and tables.

    Parameters
    ----------
    delivery
        What is written.
    folder
        Folder of the file, which has the name of the delivery.

    Returns
    -------
    written
        File and losses. Layers and tables have a sheet each, in the order of the delivery:
        headings, units in a row of their own, numbers shown with the decimals worth it. Points
        have longitude and latitude in degrees (EPSG:4326), other shapes are left out. Notes are on
        a sheet at the end. No cell runs a formula. The same delivery gives the same bytes.

    Raises
    ------
    FileRefusedError
        `too-many-rows` if a layer has more rows than a worksheet; nothing is written then.
    """
    path = folder / f"{delivery.name}.xlsx"
    tables = tuple(flat_tables(delivery))
    _check_rows(tables, path.name)
    sheets = [_sheet(table) for table in tables] or [_empty(delivery)]
    sheets[0] = dataclasses.replace(sheets[0], notes=tuple(_notes(delivery)))
    marked = marked_fictional(sheets, is_fictional=delivery.is_fictional, lang=delivery.lang)
    return Written(
        format="xlsx",
        files=(write_tables(path, marked, lang=delivery.lang),),
        losses=tuple(_losses(tables, path.name)),
    )


def _check_rows(tables: tuple[FlatTable, ...], source: str) -> None:
    for table in tables:
        if len(table.frame) > MOST_ROWS - HEAD_ROWS:
            raise refuse(
                "too-many-rows", source,
                f"{table.item.title}: a worksheet holds {MOST_ROWS - HEAD_ROWS} rows",
                value=str(len(table.frame)), remedy="Write csv or gpkg instead",
            )  # fmt: skip


def _sheet(table: FlatTable) -> Sheet:
    cells = [_cells(table.frame[field.name], field) for field in table.fields]
    columns = [
        Column(
            key=field.name,
            label_zh=field.title,
            label_en=field.title,
            unit=field.unit,
            kind="text" if _is_long(table.frame[field.name], field) else KINDS[field.kind],
            number_format=_number_format(field),
        )
        for field in table.fields
    ]
    return Sheet(
        title=table.item.title, columns=tuple(columns), rows=tuple(zip(*cells, strict=True))
    )


def _cells(values: pd.Series[Any], field: DeliveredField) -> list[Value]:
    """Return values; what Excel cannot hold as a number becomes text."""
    if _is_long(values, field):
        cells = values.astype(str)
    elif field.kind == "number":
        cells = values.astype(object).mask(_is_beyond(values), values.astype(str))
    else:
        cells = values
    found: list[Value] = cells.astype(object).where(values.notna(), None).tolist()
    return found


def _is_long(values: pd.Series[Any], field: DeliveredField) -> bool:
    """Whether a column has integers that double precision does not hold."""
    if field.kind != "integer" or values.isna().all():
        return False
    return int(values.max()) > EXACT or int(values.min()) < -EXACT


def _is_beyond(values: pd.Series[Any]) -> pd.Series[bool]:
    """Tell which numbers Excel does not know."""
    size = values.abs()
    return (size > LARGEST) | ((size < SMALLEST) & (size > 0))


def _number_format(field: DeliveredField) -> str:
    if field.kind != "number" or field.decimals is None:
        return "0" if field.kind == "integer" else ""
    return "#,##0." + "0" * field.decimals if field.decimals else "#,##0"


def _empty(delivery: Delivery) -> Sheet:
    title = say(delivery.lang, "内容", "Content")
    column = Column(key="title", label_zh=title, label_en=title)
    return Sheet(title=title, columns=(column,), rows=((delivery.title,),))


def _notes(delivery: Delivery) -> Iterator[str]:
    yield from delivery.notes
    lang, code = delivery.lang, delivery.crs.to_epsg()
    named = delivery.crs.name + (f" (EPSG:{code})" if code else "")
    yield say(lang, f"图层文件的坐标系：{named}。", f"CRS of the layers: {named}.")
    yield from delivery.crs_notes
    yield say(
        lang,
        "本工作簿不含图形；点的经度、纬度为 WGS 84（EPSG:4326），保留 7 位小数。",
        "This workbook has no shapes; longitude and latitude of points are WGS 84 (EPSG:4326), to "
        "7 decimals.",
    )
    yield say(
        lang,
        "日期与时间为 ISO 8601 文本，可直接排序。",
        "Dates and times are ISO 8601 text, which sorts as they do.",
    )
    for layer in delivery.layers:
        if layer.note:
            yield f"{layer.title}{say(lang, '：', ': ')}{layer.note}"


def _losses(tables: tuple[FlatTable, ...], source: str) -> Iterator[Finding]:
    yield from table_losses(tables, source=source)
    for table in tables:
        for field in table.fields:
            told = _of_column(table.frame[field.name], field, table.item.title)
            yield from loss_findings(told, source=source, field=field.name)
    rounded = CountedLoss(
        code="numbers-rounded", message=f"numbers in a workbook have {DIGITS} digits",
        count=sum(
            _longer_numbers(table.frame[field.name])
            for table in tables for field in table.fields if field.kind == "number"
        ),
    )  # fmt: skip
    yield from loss_findings([rounded], source=source)


def _of_column(values: pd.Series[Any], field: DeliveredField, title: str) -> Iterator[CountedLoss]:
    if field.kind == "text":
        lengths = values.str.len()
        yield CountedLoss(
            code="text-cut", count=int((lengths > MOST_CHARACTERS).sum()),
            message=f"{title}: texts are cut at {MOST_CHARACTERS} characters",
        )  # fmt: skip
        yield CountedLoss(
            code="no-place-for-null", count=int((lengths == 0).sum()),
            message=f"{title}: empty texts are empty cells",
        )  # fmt: skip
    elif field.kind == "number":
        yield CountedLoss(
            code="number-as-text", count=int(_is_beyond(values).sum()),
            message=f"{title}: numbers that Excel does not know are text",
        )  # fmt: skip
    elif _is_long(values, field):
        yield CountedLoss(
            code="number-as-text", count=int(values.notna().sum()),
            message=f"{title}: integers beyond 2^53 are text",
        )  # fmt: skip


def _longer_numbers(values: pd.Series[Any]) -> int:
    """Count numbers that have more digits than the file."""
    numbers = values[~_is_beyond(values)].dropna().to_numpy(dtype=float)
    return int((np.char.mod(f"%.{DIGITS}G", numbers).astype(float) != numbers).sum())
