"""CSV files: one a layer or table, UTF-8, text that no spreadsheet computes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.files.atomic import write_atomically
from output.gis.counted_loss import CountedLoss, loss_findings
from output.gis.delivery import Written
from output.gis.flat_table import flat_tables, table_losses
from output.tables.csv_table import BOM
from output.tables.formula_guard import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geo.finding import Finding
    from output.gis.delivery import DeliveredField, Delivery
    from output.gis.flat_table import FlatTable

FOLDER = "csv"
WITHOUT_GUARD = "Take the apostrophe away where a program reads the file, or use the GeoPackage"


def write_csv_files(delivery: Delivery, folder: Path, *, with_bom: bool = True) -> Written:
    """
    Write the attributes of each layer, and each table, as CSV.

    Parameters
    ----------
    delivery
        What is written.
    folder
        Files go to its sub-folder `csv`, one a layer or table under its name.
    with_bom
        Whether files begin with U+FEFF, by which Excel knows UTF-8.

    Returns
    -------
    written
        Files and losses. The heading holds the names of columns, as in the other formats; points
        have longitude and latitude in degrees (EPSG:4326) behind them, other shapes are left out.
        Lines end in CR LF (RFC 4180), numbers are written in full, flags as true and false, dates
        and times in ISO 8601, missing values as nothing; text that begins like a formula has an
        apostrophe before it. The same delivery gives the same bytes.
    """
    files: list[Path] = []
    losses: list[Finding] = []
    for table in flat_tables(delivery):
        path = folder / FOLDER / f"{table.item.name}.csv"
        shown = {field.name: _shown(table.frame[field.name], field) for field in table.fields}
        content = (BOM if with_bom else "") + _csv_text(shown)
        files.append(write_atomically(path, content.encode()))
        losses += _losses(table, shown, path.name)
    return Written(format="csv", files=tuple(files), losses=tuple(losses))


def _csv_text(columns: Mapping[str, pd.Series[Any]]) -> str:
    heading = [guarded(name) for name in columns]
    return pd.DataFrame(columns).to_csv(index=False, header=heading, lineterminator="\r\n")


def _shown(values: pd.Series[Any], field: DeliveredField) -> pd.Series[Any]:
    if field.kind == "text":
        return values.map(guarded, na_action="ignore")
    return values.map({True: "true", False: "false"}) if field.kind == "flag" else values


def _losses(
    table: FlatTable, shown: Mapping[str, pd.Series[Any]], source: str
) -> Iterator[Finding]:
    yield from table_losses([table], source=source)
    for field in table.fields:
        if field.kind == "text":
            told = _of_texts(table.frame[field.name], shown[field.name])
            yield from loss_findings(told, source=source, field=field.name)


def _of_texts(texts: pd.Series[Any], shown: pd.Series[Any]) -> Iterator[CountedLoss]:
    yield CountedLoss(
        code="formula-guarded", count=int((texts.notna() & (texts != shown)).sum()),
        message="texts that begin like a formula have an apostrophe before them",
        remedy=WITHOUT_GUARD,
    )  # fmt: skip
    yield CountedLoss(
        code="no-place-for-null", count=int((texts == "").sum()),
        message="empty texts read back as missing",
    )  # fmt: skip
