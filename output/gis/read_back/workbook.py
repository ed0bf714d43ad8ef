"""A workbook read back by openpyxl, every cell of every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from output.gis.read_back.tables import found_in_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from output.gis.delivery import DeliveredLayer, DeliveredTable, Delivery, Written
    from output.gis.read_back.found import Found


def workbook_sheets(delivery: Delivery, written: Written) -> Iterator[Found]:
    """
    Read layers and tables from a sheet each, in the order of the delivery.

    Columns are known by their place: headings are titles, which may repeat. Reads some 80,000
    cells a second, about as fast as they were written.
    """
    import openpyxl  # noqa: PLC0415 - loaded only where files are read

    path = written.files[0]
    items: tuple[DeliveredLayer | DeliveredTable, ...] = (*delivery.layers, *delivery.tables)
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        for item, sheet in zip(items, book.worksheets, strict=False):
            rows = list(sheet.iter_rows(values_only=True))
            yield found_in_table(item, path.name, sheet_table(item, rows))
    finally:
        book.close()


def sheet_table(item: DeliveredLayer | DeliveredTable, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Return the cells of a sheet under the names of columns; without headings and units."""
    headings = rows[0] if rows else ()
    kinds = [field.kind for field in item.fields]
    names = [field.name for field in item.fields]
    names += [f"column {place}" for place in range(len(names), len(headings))]
    has_units = any(field.unit for field in item.fields) or len(headings) == len(kinds) + 2
    body = rows[1 + has_units :]
    columns = zip(*body, strict=False) if body else [()] * len(headings)
    cells = [
        column_of(column, is_text=place < len(kinds) and kinds[place] == "text")
        for place, column in enumerate(columns)
    ]
    return pa.table(cells, names=names[: len(cells)])


def column_of(cells: Sequence[Any], *, is_text: bool) -> pa.Array:
    """Return cells as an array; as texts where they are of several kinds."""
    from openpyxl.utils.escape import unescape  # noqa: PLC0415 - as above

    if is_text:
        # control characters stand as `_x000D_` in the file, which Excel undoes and openpyxl not;
        # a cell that is no text does not hold one, even if it looks alike
        return pa.array(
            [
                said
                if said is None
                else unescape(said)
                if isinstance(said, str)
                else f"{said!r} as a number"
                for said in cells
            ],
            pa.string(),
        )
    try:
        return pa.array(cells)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if said is None else str(said) for said in cells], pa.string())
