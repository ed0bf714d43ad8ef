"""GeoParquet made ready to be packed, batch by batch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from geo.files.arrow_columns import plain_values
from geo.files.geoparquet import NATIVE_ENCODINGS, native_geometries, parquet_errors
from geo.overlay.arrow_memory import returned_memory
from geo.overlay.parquet_rows import known_encoding, opened_parquet, plain_binary
from mapper.pack.ground import Ground
from mapper.pack.reading import pieces_of_geometries, pieces_of_wkb
from mapper.pack.source import sources_of
from mapper.pack.threads import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa
    from pyproj import CRS

    from geo.overlay.parquet_chunks import ParquetFileInfo, ParquetLayer
    from mapper.pack.reading import Piece
    from mapper.pack.source import PackSource

    Batch: TypeAlias = tuple[int, str, pa.Array]

ROWS = 16_384
"""Rows read at a time."""
ROW_NUMBERS = "__index_level_0__"
"""Column in which pandas keeps row numbers without a name."""


def parquet_sources(layer: ParquetLayer, *, crs: CRS | None) -> tuple[PackSource, ...]:
    """
    Make a layer of GeoParquet ready to be packed.

    Parameters
    ----------
    layer
        The opened file, or folder of files.
    crs
        What the coordinates are, if the file does not say it rightly.

    Raises
    ------
    FileRefusedError
        As `open_source`.
    """
    ground = Ground(crs or layer.crs, source=layer.source)
    with returned_memory():
        pieces = [
            piece
            for some in in_order(partial(_pieces, ground=ground), _batches(layer))
            for piece in some
        ]
        attributes = _attributes(layer)
    return sources_of(pieces, attributes, ground.crs, source=layer.source, findings=layer.told(()))


def _batches(layer: ParquetLayer) -> Iterator[Batch]:
    """First row, encoding and geometries of some rows, file after file."""
    first_row = 0
    for file in layer.files:
        encoding = known_encoding(str(file.geo.get("encoding", "WKB")), source=layer.source)
        with parquet_errors(layer.source), opened_parquet(file.path) as opened:
            for batch in opened.iter_batches(ROWS, columns=[file.geometry], use_threads=False):
                yield first_row, encoding, batch.column(0)
                first_row += batch.num_rows


def _pieces(batch: Batch, *, ground: Ground) -> list[Piece]:
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands

    first_row, encoding, geometry = batch
    if encoding in NATIVE_ENCODINGS:
        shapes = native_geometries(pa.chunked_array([geometry]), encoding)
        rows = np.arange(first_row, first_row + len(shapes))
        return pieces_of_geometries(shapes, ground, rows=rows)
    wkb = plain_binary(geometry, source=ground.source)
    return pieces_of_wkb(wkb, ground, first_row=first_row)


def _attributes(layer: ParquetLayer) -> pd.DataFrame:
    """Attributes of all files: texts as pandas keeps texts, all else as `plain_columns`."""
    import pyarrow as pa  # noqa: PLC0415

    tables = []
    for file in layer.files:
        with parquet_errors(layer.source), opened_parquet(file.path) as opened:
            tables.append(opened.read(_names(file, layer.columns)))
    with parquet_errors(layer.source):
        table = pa.concat_tables(tables, promote_options="permissive")
    columns = {name: _column(table.column(name)) for name in table.column_names}
    return pd.DataFrame(columns, index=pd.RangeIndex(table.num_rows))


def _names(file: ParquetFileInfo, columns: Sequence[str]) -> list[str]:
    """Names of attributes, without the box of each geometry and unnamed row numbers."""
    covering = file.geo.get("covering")
    box = covering.get("bbox") if isinstance(covering, dict) else None
    edges = box.values() if isinstance(box, dict) else ()
    left_out = {edge[0] for edge in edges if isinstance(edge, list) and edge} | {ROW_NUMBERS}
    return [name for name in columns if name not in left_out]


def _column(values: pa.ChunkedArray) -> pd.Series[Any]:
    from pyarrow import types  # noqa: PLC0415

    kind = values.type
    if types.is_dictionary(kind):
        values = values.cast(kind.value_type)
    if types.is_string(values.type) or types.is_large_string(values.type):
        texts: pd.Series[Any] = values.to_pandas()
        return texts
    return plain_values(values)
