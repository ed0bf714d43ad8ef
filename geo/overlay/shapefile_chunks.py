"""Shapefiles as chunks: shapes streamed by GDAL, class codes from the bytes of the DBF."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.files.dbf_column import dbf_columns
from geo.files.declared_crs import declared_crs
from geo.files.gdal_messages import caught_messages
from geo.files.shapefile import (
    beside,
    count_doubts,
    crs_of_meta,
    gdal_doubts,
    no_dbf,
    shape_errors,
    shapes_alone,
)
from geo.overlay.chunk import Chunk
from geo.overlay.class_text import text_array
from geo.overlay.ogr_chunks import BYTES, ROWS
from geo.overlay.parcel_layer import Loads
from geo.overlay.parquet_rows import plain_binary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.files.dbf_column import DbfColumns
    from geo.files.shapefile import ShapesAlone
    from geo.finding import Finding

    Floats: TypeAlias = NDArray[np.float64]


@dataclass(eq=False, kw_only=True)
class ShapefileLayer:
    """
    A shapefile; see `ParcelLayer`.

    Parameters
    ----------
    source
        Name of the file for messages.
    shapes
        The shapes, set apart.
    table
        Attributes; None if there is no .dbf.
    crs
        CRS of the .prj.
    doubts
        What was found on opening.
    messages
        What GDAL says meanwhile.
    """

    source: str
    shapes: ShapesAlone
    table: DbfColumns | None
    crs: CRS | None
    doubts: tuple[Finding, ...]
    messages: list[str]
    _found: dict[str, Finding] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the attributes."""
        return () if self.table is None else self.table.names

    @property
    def rows(self) -> int:
        """Number of shapes."""
        return self.shapes.count

    def loads(self, class_field: str, bounds: Floats) -> Loads:
        """Return what gives the chunks, see `ParcelLayer`."""
        if not np.isfinite(bounds).all():
            return Loads(functions=(), rows_skipped=self.rows)
        return Loads(functions=self._functions(class_field))

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return what was found: rows are named by the number of their record."""
        said = gdal_doubts(self.messages, self.source)
        return (*self.doubts, *said, *self._found.values(), *findings)

    def _functions(self, class_field: str) -> Iterator[Callable[[], Chunk]]:
        import pyogrio  # noqa: PLC0415 - loading GDAL takes longer than most commands

        first_row = 0
        size = self.shapes.path.stat().st_size / max(self.rows, 1)
        batch_rows = int(np.clip(BYTES / max(size, 1), 1, ROWS))
        with (
            shape_errors(self.source),
            pyogrio.open_arrow(
                self.shapes.path, columns=[], use_pyarrow=True, batch_size=batch_rows
            ) as (_, reader),
        ):
            for batch in reader:
                yield partial(self._chunk, batch, class_field, first_row)
                first_row += batch.num_rows

    def _chunk(self, batch: pa.RecordBatch, class_field: str, first_row: int) -> Chunk:
        import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands
        import pyarrow.compute as pc  # noqa: PLC0415

        if self.table is None:
            raise ValueError(f"{self.source} has no attributes")
        values, is_deleted, findings = self.table.values(
            class_field, first_row, first_row + batch.num_rows
        )
        for finding in findings:
            self._found.setdefault(finding.code, finding)
        wkb = plain_binary(batch.column(batch.num_columns - 1), source=self.source)
        if is_deleted.any():
            wkb = pc.if_else(pa.array(is_deleted), pa.scalar(None, wkb.type), wkb)
        return Chunk(wkb=wkb, classes=text_array(values), bounds=None, first_row=first_row)


@contextmanager
def shapefile_layer(path: Path, *, source: str, encoding: str | None) -> Iterator[ShapefileLayer]:
    """
    Open a shapefile of parcels.

    Parameters
    ----------
    path
        The .shp; the files beside it are found whatever the case of their names.
    source
        Name of the file for messages.
    encoding
        Encoding of the text, if the user gives it.

    Raises
    ------
    FileRefusedError
        As `read_shapefile`.
    """
    import pyogrio  # noqa: PLC0415

    dbf = beside(path, ".dbf")
    table = None if dbf is None else dbf_columns(
        dbf, source=source, cpg=beside(path, ".cpg"), encoding=encoding
    )  # fmt: skip
    expected = None if table is None else table.records
    with shapes_alone(path, expected=expected) as shapes, caught_messages() as messages:
        with shape_errors(source):
            info = pyogrio.read_info(shapes.path)
        crs, doubts = declared_crs(crs_of_meta(info) or shapes.prj.strip(), source=source)
        counted = (
            [no_dbf(source)] if table is None
            else [*table.findings, *count_doubts(source, table.records, shapes.count)]
        )  # fmt: skip
        yield ShapefileLayer(
            source=source,
            shapes=shapes,
            table=table,
            crs=crs,
            doubts=(*counted, *shapes.findings, *doubts),
            messages=messages,
        )
