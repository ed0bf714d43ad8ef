"""A flat table as Parquet, with labels and units in the metadata of its fields."""

from typing import TYPE_CHECKING

from output.tables.sheet import Column, Sheet, Value

if TYPE_CHECKING:
    import pyarrow as pa

WORDS = "_words"
"""Ending of the column that holds the words of numbers that are missing for a reason."""


def parquet_bytes(sheet: Sheet) -> bytes:
    """
    Return a table as a Parquet file.

    Parameters
    ----------
    sheet
        The table.

    Returns
    -------
    content
        One field a column key: string, double, int64 or bool. Where a number column holds words,
        the number is null and a field `KEY_words` holds them. Title, notes and sources are in the
        metadata of the schema, labels and units in those of the fields.
    """
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and only this form needs it
    from pyarrow import parquet  # noqa: PLC0415

    table = pa.table(
        [array for _, array in _fields(sheet)],
        schema=pa.schema([field for field, _ in _fields(sheet)]),
    ).replace_schema_metadata(
        {
            "title": sheet.title,
            "notes": "\n".join(sheet.notes),
            "sources": "\n".join(sheet.sources),
        }
    )
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _fields(sheet: Sheet) -> "list[tuple[pa.Field, pa.Array]]":
    columns = zip(sheet.columns, zip(*sheet.rows, strict=True), strict=True)
    filled = columns if sheet.rows else ((column, ()) for column in sheet.columns)
    return [field for column, values in filled for field in _of_column(column, values)]


def _of_column(column: Column, values: tuple[Value, ...]) -> "list[tuple[pa.Field, pa.Array]]":
    import pyarrow as pa  # noqa: PLC0415 - as above

    kinds = {
        "text": pa.string(), "number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_(),
    }  # fmt: skip
    kind = kinds[column.kind]
    told = {"label_zh": column.label_zh, "label_en": column.label_en, "unit": column.unit}
    words = [
        value if isinstance(value, str) and column.kind != "text" else None for value in values
    ]
    kept = [None if said is not None else value for value, said in zip(values, words, strict=True)]
    main = (pa.field(column.key, kind, metadata=told), pa.array(kept, kind))
    if not any(said is not None for said in words):
        return [main]
    return [main, (pa.field(column.key + WORDS, pa.string()), pa.array(words, pa.string()))]
