"""Reading of GeoParquet through Arrow, in WKB as in native encodings."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np

from geo.files.arrow_columns import plain_columns
from geo.files.declared_crs import declared_crs
from geo.files.geometry_name import with_geometry
from geo.files.geoparquet_metadata import bad_geo_metadata, crs_text, geo_metadata
from geo.files.layer import Layer, row_names
from geo.files.layer_info import NO_GEOMETRY, LayerInfo
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.files.refused import FileRefusedError, refuse
from geo.files.wkb_geometry import geometries_from_wkb
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray

NATIVE_ENCODINGS = (
    "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
)  # fmt: skip
ROW_NUMBER_COLUMN = "__index_level_0__"


def read_geoparquet(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Layer:
    """
    Read a GeoParquet file; a Parquet file without geometry is a table.

    Parameters
    ----------
    path
        The file.
    limits
        `archive_bytes` and `archive_ratio` bound what its pages may unpack to.

    Returns
    -------
    layer
        Geometry of the primary column. No `crs` in the metadata means OGC:CRS84, null means unknown
        (GeoParquet 1.1); further geometry columns are left out with a note.

    Raises
    ------
    FileRefusedError
        `broken-file`, `bad-geo-metadata`, `archive-bomb`, `archive-too-large`.
    """
    source = path.name
    with parquet_errors(source):
        geo, table = _table(path, limits)
        ids = row_names(table.num_rows)
        if geo is None:
            return _attribute_table(path, table, ids)
        primary = str(geo["primary_column"])
        column = geo["columns"][primary]
        geometries, unread = _geometries(table, primary, column, source=source)
        crs, doubts = declared_crs(crs_text(column), source=source)
        attributes = plain_columns(table.drop_columns(_dropped(table, geo)))
    frame, renamed = with_geometry(attributes, geometries, crs, source=source)
    findings = (*doubts, *renamed, *_left_out(geo, source), *unread)
    return Layer(source=source, name=path.stem, frame=frame, ids=ids, findings=findings)


def list_geoparquet(path: Path) -> tuple[LayerInfo, ...]:
    """Return the one layer of a GeoParquet file, told by its metadata."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - loading Arrow takes longer than most commands

    source = path.name
    with parquet_errors(source), pq.ParquetFile(path) as file:
        geo = geo_metadata(file, source=source)
        count = file.metadata.num_rows
    if geo is None:
        return (LayerInfo(name=path.stem, geometry=NO_GEOMETRY, features=count),)
    types = geo["columns"][geo["primary_column"]].get("geometry_types") or []
    geometry = str(types[0]) if len(types) == 1 else "Unknown"
    return (LayerInfo(name=path.stem, geometry=geometry, features=count),)


@contextmanager
def parquet_errors(source: str) -> Iterator[None]:
    """Turn what Arrow raises into one refusal (`broken-file`)."""
    import pyarrow as pa  # noqa: PLC0415

    try:
        yield
    except FileRefusedError:
        raise
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise refuse("broken-file", source, "expected a whole Parquet file", value=reason[:200],
                     remedy="Copy the file again, or export the layer anew") from error  # fmt: skip


def _table(path: Path, limits: Limits) -> tuple[dict[str, Any] | None, pa.Table]:
    """Metadata and all rows, read in batches so that a file cannot unpack beyond its bounds."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    allowed = limits.archive_free_bytes + limits.archive_ratio * path.stat().st_size
    with pq.ParquetFile(path) as file:
        batches, size = [], 0
        for batch in file.iter_batches(batch_size=8192):
            size += batch.nbytes
            _check_size(size, allowed, limits, path.name)
            batches.append(batch)
        geo = geo_metadata(file, source=path.name)
        return geo, pa.Table.from_batches(batches, schema=file.schema_arrow)


def _check_size(size: int, allowed: int, limits: Limits, source: str) -> None:
    if size > limits.archive_bytes:
        raise refuse("archive-too-large", source,
                     f"expected at most {limits.archive_bytes} bytes unpacked",
                     remedy="Split the layer")  # fmt: skip
    if size > allowed:
        raise refuse("archive-bomb", source,
                     f"expected at most {limits.archive_ratio} bytes unpacked for each byte packed",
                     remedy="Export the layer again")  # fmt: skip


def _attribute_table(path: Path, table: pa.Table, ids: tuple[str, ...]) -> Layer:
    attributes = plain_columns(table.drop_columns(_row_numbers(table)))
    nothing = np.full(table.num_rows, None, dtype=object)
    frame, renamed = with_geometry(attributes, nothing, None, source=path.name)
    note = Finding(
        level="note", code="no-geometry", source=path.name,
        message="the Parquet file has no 'geo' metadata, it was read as a table",
        remedy="Export the layer as GeoParquet if it should have shapes",
    )  # fmt: skip
    return Layer(source=path.name, name=path.stem, frame=frame, ids=ids, findings=(note, *renamed))


def _geometries(
    table: pa.Table, primary: str, column: Mapping[str, Any], *, source: str
) -> tuple[NDArray[np.object_], tuple[Finding, ...]]:
    encoding = str(column.get("encoding", "WKB"))
    values = table.column(primary)
    if encoding.upper() == "WKB":
        return geometries_from_wkb(values.to_pylist(), row_names(len(values)), source=source)
    if encoding.lower() not in NATIVE_ENCODINGS:
        raise bad_geo_metadata(source, f"encoding {encoding}")
    return native_geometries(values, encoding.lower()), ()


def native_geometries(values: pa.ChunkedArray, encoding: str) -> NDArray[np.object_]:
    """Return geometries of one of the GeoArrow layouts (`NATIVE_ENCODINGS`), shape (n,)."""
    import pyarrow as pa  # noqa: PLC0415

    named = pa.field("geometry", values.type,
                     metadata={"ARROW:extension:name": f"geoarrow.{encoding}"})  # fmt: skip
    table = pa.Table.from_arrays([values], schema=pa.schema([named]))
    geometries: NDArray[np.object_] = gpd.GeoDataFrame.from_arrow(table).geometry.to_numpy()
    return np.asarray(geometries, dtype=object)


def _dropped(table: pa.Table, geo: Mapping[str, Any]) -> list[str]:
    """Geometry columns, the boxes that repeat them, and row numbers."""
    boxes = [
        box[0]
        for column in geo["columns"].values()
        for box in _covering(column)
    ]  # fmt: skip
    dropped = dict.fromkeys([*geo["columns"], *boxes, *_row_numbers(table)])
    return [name for name in dropped if name in table.column_names]


def _covering(column: object) -> list[list[str]]:
    covering = column.get("covering") if isinstance(column, dict) else None
    box = covering.get("bbox") if isinstance(covering, dict) else None
    edges = list(box.values()) if isinstance(box, dict) else []
    return [edge for edge in edges if isinstance(edge, list) and edge]


def _row_numbers(table: pa.Table) -> list[str]:
    """Column in which pandas keeps row numbers without a name."""
    import pyarrow as pa  # noqa: PLC0415

    if ROW_NUMBER_COLUMN not in table.column_names:
        return []
    is_number = pa.types.is_integer(table.schema.field(ROW_NUMBER_COLUMN).type)
    return [ROW_NUMBER_COLUMN] if is_number else []


def _left_out(geo: Mapping[str, Any], source: str) -> Iterator[Finding]:
    for name in geo["columns"]:
        if name != geo["primary_column"]:
            yield Finding(
                level="note", code="further-geometry", source=source, field=name,
                message=f"one geometry is read, {geo['primary_column']!r}; this one was left out",
                remedy="Export the layer with this column as its geometry to use it",
            )  # fmt: skip
