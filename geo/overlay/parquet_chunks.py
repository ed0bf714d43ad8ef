"""GeoParquet as chunks: one file or a folder of files, row groups outside the zones left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from geo.files.declared_crs import declared_crs
from geo.files.geoparquet import parquet_errors
from geo.files.geoparquet_metadata import crs_text, geo_metadata
from geo.files.refused import refuse
from geo.overlay.covering import check_covering, covering_of
from geo.overlay.parcel_layer import Loads
from geo.overlay.parquet_rows import (
    ParquetColumns,
    ParquetRows,
    known_encoding,
    opened_parquet,
    parquet_metadata,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import numpy as np
    import pyarrow.parquet as pq
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.finding import Finding
    from geo.overlay.chunk import Chunk

    Floats: TypeAlias = NDArray[np.float64]

ROWS = 32_768
"""Rows of a chunk, about; neighbouring smaller row groups are read together up to it."""
BYTES = 32 << 20
"""Bytes of the geometries of a chunk, about."""
LARGEST = 2
"""How much larger than a chunk a row group may be and still be read in one piece."""
SUFFIXES = (".parquet", ".geoparquet", ".pq")


@dataclass(frozen=True, eq=False, kw_only=True)
class ParquetFileInfo:
    """
    One file of a layer.

    Parameters
    ----------
    path
        The file.
    geo
        Metadata of its primary geometry column, GeoParquet 1.1.
    geometry
        Name of that column.
    columns
        Names of all columns without that one.
    leaves
        Names of all columns as Parquet names them.
    crs
        CRS of the geometry column.
    findings
        Doubts about the CRS.
    """

    path: Path
    geo: dict[str, Any]
    geometry: str
    columns: tuple[str, ...]
    leaves: frozenset[str]
    crs: CRS | None
    findings: tuple[Finding, ...]

    def read_columns(self, class_field: str, *, source: str) -> ParquetColumns:
        """Return which columns are read."""
        return ParquetColumns(
            geometry=self.geometry,
            encoding=known_encoding(str(self.geo.get("encoding", "WKB")), source=source),
            class_field=class_field,
            covering=covering_of(self.geo, set(self.leaves)),
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class ParquetLayer:
    """
    A layer of parcels in GeoParquet; see `ParcelLayer`.

    Parameters
    ----------
    source
        Name of the file or folder.
    files
        At least one, in order of name; their CRS agree.
    """

    source: str
    files: tuple[ParquetFileInfo, ...]

    @property
    def crs(self) -> CRS | None:
        """CRS that the files declare."""
        return self.files[0].crs

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the attributes that every file has."""
        first, *others = (file.columns for file in self.files)
        return tuple(name for name in first if all(name in other for other in others))

    @property
    def rows(self) -> int:
        """Number of rows of all files."""
        return sum(parquet_metadata(file.path).num_rows for file in self.files)

    def loads(self, class_field: str, bounds: Floats) -> Loads:
        """Return what gives the chunks, see `ParcelLayer`."""
        tasks, skipped = self.tasks(class_field, bounds)
        return Loads(functions=_functions(tasks), rows_skipped=skipped)

    def tasks(self, class_field: str, bounds: Floats) -> tuple[tuple[ParquetRows, ...], int]:
        """Return descriptions of what is to be read, in order, and the number of rows left out."""
        tasks: list[ParquetRows] = []
        first_row = kept = 0
        for file in self.files:
            columns = file.read_columns(class_field, source=self.source)
            metadata = parquet_metadata(file.path)
            _check(file, columns, metadata, source=self.source)
            for groups, start, rows, batch_rows in _pieces(metadata, columns, bounds):
                kept += rows
                tasks.append(
                    ParquetRows(
                        path=file.path,
                        source=self.source,
                        groups=groups,
                        first_row=first_row + start,
                        batch_rows=batch_rows,
                        columns=columns,
                    )
                )
            first_row += metadata.num_rows
        return tuple(tasks), first_row - kept

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return what was found: rows are named by their number in the layer."""
        return (*self.files[0].findings, *findings)


def parquet_layer(path: Path, *, source: str = "") -> ParquetLayer:
    """
    Open a layer of parcels in GeoParquet.

    Parameters
    ----------
    path
        A file, or a folder whose files, also in folders below, are parts of one layer; names that
        begin with a point or underscore are none of them.
    source
        Name for messages; that of the path if empty.

    Raises
    ------
    FileRefusedError
        `no-layers` if a folder holds no such file, `no-geometry`, `bad-geo-metadata`,
        `broken-file`, `several-crs` if the parts differ in CRS.
    """
    source = source or path.name
    files = tuple(_file_info(part, source=source) for part in _parts(path))
    first = files[0]
    for other in files[1:]:
        if other.crs != first.crs:
            raise refuse(
                "several-crs", source, f"expected the CRS of {first.path.name} in all files",
                field=other.path.name, value=_name(other.crs),
                remedy="Transform the files to one CRS",
            )  # fmt: skip
    return ParquetLayer(source=source, files=files)


def _parts(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = [
        part
        for part in sorted(path.rglob("*"))
        if part.suffix.lower() in SUFFIXES and part.is_file()
        and not any(name.startswith((".", "_")) for name in part.relative_to(path).parts)
    ]  # fmt: skip
    if not found:
        raise refuse("no-layers", path.name, "expected GeoParquet files in the folder, got none",
                     remedy="Name the folder that holds the .parquet files")  # fmt: skip
    return found


def _file_info(path: Path, *, source: str) -> ParquetFileInfo:
    with parquet_errors(source), opened_parquet(path) as file:
        geo = geo_metadata(file, source=source)
        names = file.schema_arrow.names
        leaves = [file.schema.column(at).path for at in range(len(file.schema))]
    if geo is None:
        raise refuse("no-geometry", source, "expected a GeoParquet file, got one without geometry",
                     field=path.name, remedy="Export the layer as GeoParquet")  # fmt: skip
    geometry = str(geo["primary_column"])
    column = geo["columns"][geometry]
    crs, doubts = declared_crs(crs_text(column), source=source)
    return ParquetFileInfo(
        path=path,
        geo=column,
        geometry=geometry,
        columns=tuple(name for name in names if name != geometry),
        leaves=frozenset(leaves),
        crs=crs,
        findings=doubts,
    )


def _check(
    file: ParquetFileInfo, columns: ParquetColumns, metadata: pq.FileMetaData, *, source: str
) -> None:
    """Look whether the covering holds for some rows at both ends of a file."""
    if columns.covering is None or not metadata.num_rows:
        return
    for group in {0, metadata.num_row_groups - 1}:
        with parquet_errors(source), opened_parquet(file.path) as parquet:
            batches = parquet.iter_batches(
                256, row_groups=[group], columns=columns.names, use_threads=False
            )
            batch = next(batches, None)
        if batch is not None:
            chunk = columns.chunk(batch, first_row=0, source=source)
            if chunk.bounds is not None:
                check_covering(chunk.wkb, chunk.bounds, source=source)


def _functions(tasks: Iterable[ParquetRows]) -> Iterator[Callable[[], Chunk]]:
    for task in tasks:
        yield from task.loads()


def _pieces(
    metadata: pq.FileMetaData, columns: ParquetColumns, bounds: Floats
) -> Iterator[tuple[tuple[int, ...], int, int, int]]:
    """Yield row groups read together, their first row, their rows, and the rows of a batch."""
    together: list[int] = []
    start = rows = size = at = 0
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        count, first = group.num_rows, at
        at += count
        own = _bytes(group, columns.geometry)
        is_kept = count > 0 and _may_meet(group, columns, bounds)
        is_large = count > LARGEST * ROWS or own > LARGEST * BYTES
        if together and (not is_kept or rows + count > ROWS or size + own > BYTES):
            yield tuple(together), start, rows, 0
            together, rows, size = [], 0, 0
        if is_kept and is_large:
            yield (number,), first, count, max(1, min(ROWS, BYTES * count // max(own, 1)))
        elif is_kept:
            start = start if together else first
            together.append(number)
            rows, size = rows + count, size + own
    if together:
        yield tuple(together), start, rows, 0


def _bytes(group: pq.RowGroupMetaData, geometry: str) -> int:
    """Bytes of the geometries of a row group, unpacked."""
    columns = (group.column(at) for at in range(group.num_columns))
    return sum(
        column.total_uncompressed_size
        for column in columns
        if column.path_in_schema == geometry or column.path_in_schema.startswith(f"{geometry}.")
    )


def _may_meet(group: pq.RowGroupMetaData, columns: ParquetColumns, bounds: Floats) -> bool:
    own = columns.covering.group_bounds(group) if columns.covering else None
    if own is None:
        return True
    return bool((own[:2] <= bounds[2:]).all() and (own[2:] >= bounds[:2]).all())


def _name(crs: CRS | None) -> str:
    return "none" if crs is None else crs.name
