"""Rows of a GeoParquet file read as chunks: a description that another process can follow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import shapely

from geo.files.geoparquet import NATIVE_ENCODINGS, native_geometries, parquet_errors
from geo.files.geoparquet_metadata import bad_geo_metadata
from geo.overlay.chunk import Chunk
from geo.overlay.class_text import class_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pyarrow as pa
    import pyarrow.parquet as pq

    from geo.overlay.covering import Covering
    from geo.overlay.rings import Binary

READ_AHEAD_BYTES = 1 << 20
FILES_KNOWN = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ParquetColumns:
    """
    Columns of a file that matter.

    Parameters
    ----------
    geometry
        Name of the geometry column.
    encoding
        Its encoding, lower case: `wkb`, or one of the native ones.
    class_field
        Column of the class.
    covering
        Bounds beside the geometries, None if there are none.
    """

    geometry: str
    encoding: str
    class_field: str
    covering: Covering | None

    @property
    def names(self) -> list[str]:
        """Columns to read, named as Parquet names them."""
        box = self.covering.leaves if self.covering else ()
        return list(dict.fromkeys([self.geometry, self.class_field, *box]))

    def chunk(self, rows: pa.Table | pa.RecordBatch, *, first_row: int, source: str) -> Chunk:
        """Return rows that were read as a chunk."""
        with parquet_errors(source):
            geometry = _array(rows, self.geometry)
            wkb = geometry if self.encoding == "wkb" else _native_wkb(geometry, self.encoding)
            return Chunk(
                wkb=plain_binary(wkb, source=source),
                classes=class_texts(_array(rows, self.class_field)),
                bounds=self.covering.bounds(rows) if self.covering else None,
                first_row=first_row,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ParquetRows:
    """
    Neighbouring row groups of one file.

    Parameters
    ----------
    path
        The file.
    source
        Name of the layer for messages.
    groups
        Numbers of the row groups, one after the other.
    first_row
        Number of their first row in the layer, from 0.
    batch_rows
        Rows to read at a time, if they are too many or too large for one piece; else 0.
    columns
        Columns to read.
    """

    path: Path
    source: str
    groups: tuple[int, ...]
    first_row: int
    batch_rows: int
    columns: ParquetColumns

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows in chunks."""
        for load in self.loads():
            yield load()

    def loads(self) -> Iterator[Callable[[], Chunk]]:
        """
        Yield functions that give the chunks.

        Notes
        -----
        A row group of moderate size is read when its function is called, in whatever thread that
        is. A large one is read here, batch by batch as the functions are taken, and each function
        holds its batch: within a row group Parquet can only be read from the beginning.
        """
        if not self.batch_rows:
            yield self._whole
            return
        first_row = self.first_row
        for batch in self._batches():
            yield partial(
                self.columns.chunk, batch, first_row=first_row, source=self.source
            )  # fmt: skip
            first_row += batch.num_rows

    def _whole(self) -> Chunk:
        with parquet_errors(self.source), opened_parquet(self.path) as file:
            table = file.read_row_groups(
                list(self.groups), columns=self.columns.names, use_threads=False
            )
        return self.columns.chunk(table, first_row=self.first_row, source=self.source)

    def _batches(self) -> Iterator[pa.RecordBatch]:
        with parquet_errors(self.source), opened_parquet(self.path) as file:
            yield from file.iter_batches(
                self.batch_rows,
                row_groups=list(self.groups),
                columns=self.columns.names,
                use_threads=False,
            )


def opened_parquet(path: Path) -> pq.ParquetFile:
    """Return a Parquet file opened for one reader, without reading its metadata again."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - loading Arrow takes longer than most commands

    return pq.ParquetFile(
        path, metadata=parquet_metadata(path), pre_buffer=False, buffer_size=READ_AHEAD_BYTES
    )


def parquet_metadata(path: Path) -> pq.FileMetaData:
    """Return the metadata of a Parquet file, kept in mind for as long as it does not change."""
    state = path.stat()
    return _metadata(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=FILES_KNOWN)
def _metadata(path: Path, _size: int, _changed: int) -> pq.FileMetaData:
    import pyarrow.parquet as pq  # noqa: PLC0415

    return pq.read_metadata(path)


def plain_binary(wkb: Binary, *, source: str) -> Binary:
    """Return WKB as an ordinary Arrow array of bytes; refuse a column that holds something else."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import types  # noqa: PLC0415

    if isinstance(wkb, pa.ExtensionArray):
        wkb = wkb.storage
    if types.is_binary(wkb.type) or types.is_large_binary(wkb.type):
        return wkb
    if types.is_binary_view(wkb.type) or types.is_null(wkb.type):
        return wkb.cast(pa.large_binary())
    raise bad_geo_metadata(source, f"geometry column of type {wkb.type}")


def _array(rows: pa.Table | pa.RecordBatch, name: str) -> pa.Array:
    """Return one column in one piece."""
    import pyarrow as pa  # noqa: PLC0415

    column = rows.column(name)
    if not isinstance(column, pa.ChunkedArray):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _native_wkb(geometry: pa.Array, encoding: str) -> Binary:
    import pyarrow as pa  # noqa: PLC0415

    shapes = native_geometries(pa.chunked_array([geometry]), encoding)
    return pa.array(shapely.to_wkb(shapes), pa.large_binary())


def known_encoding(text: str, *, source: str) -> str:
    """Return an encoding of geometries in lower case, or refuse it."""
    encoding = text.lower()
    if encoding != "wkb" and encoding not in NATIVE_ENCODINGS:
        raise bad_geo_metadata(source, f"encoding {text}")
    return encoding
