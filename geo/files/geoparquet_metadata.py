"""What a Parquet file says of its geometry columns: GeoParquet metadata, or Parquet's own types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo.files.refused import FileRefusedError, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow.parquet as pq

METADATA_KEY = b"geo"
OWN_TYPES = ("GEOMETRY", "GEOGRAPHY")
DEFAULT_CRS = "OGC:CRS84"
UNKNOWN_SRID = "srid:0"


def geo_metadata(file: pq.ParquetFile, *, source: str) -> dict[str, Any] | None:
    """
    Tell the geometry columns of a Parquet file.

    Parameters
    ----------
    file
        Open file.
    source
        Its name for messages.

    Returns
    -------
    geo
        As in GeoParquet 1.1: `primary_column`, and `columns` with the `encoding` and `crs` of each;
        None of a file without geometry. The types GEOMETRY and GEOGRAPHY of Parquet 2.11 are told
        in the same form.

    Raises
    ------
    FileRefusedError
        `bad-geo-metadata` if the metadata do not name the primary column.
    """
    metadata = file.metadata.metadata or {}
    if METADATA_KEY not in metadata:
        return _from_own_types(file, metadata)
    names = file.schema_arrow.names
    try:
        geo = json.loads(metadata[METADATA_KEY])
        columns = {name: dict(column) for name, column in geo["columns"].items() if name in names}
        columns[geo["primary_column"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise bad_geo_metadata(source, f"{type(error).__name__}: {error}") from error
    return {"primary_column": geo["primary_column"], "columns": columns}


def crs_text(column: Mapping[str, Any]) -> Any:  # noqa: ANN401 - text, or None for unknown
    """Return the CRS of a column in a form `declared_crs` takes; no `crs` means OGC:CRS84."""
    declared = column.get("crs", DEFAULT_CRS)
    return json.dumps(declared) if isinstance(declared, dict | list) else declared


def bad_geo_metadata(source: str, value: str) -> FileRefusedError:
    """Return the error for metadata that cannot be followed."""
    return refuse(
        "bad-geo-metadata", source,
        "expected metadata 'geo' that describe the primary geometry column", value=value,
        remedy="Export the layer as GeoParquet again",
    )  # fmt: skip


def _from_own_types(file: pq.ParquetFile, metadata: Mapping[bytes, bytes]) -> dict[str, Any] | None:
    columns = {}
    for position in range(len(file.schema)):
        leaf = file.schema.column(position)
        if leaf.logical_type.type in OWN_TYPES and leaf.path == leaf.name:
            text = json.loads(leaf.logical_type.to_json()).get("crs", "")
            columns[leaf.name] = {"encoding": "WKB", "crs": _crs_of_type(text, metadata)}
    return {"primary_column": next(iter(columns)), "columns": columns} if columns else None


def _crs_of_type(text: str, metadata: Mapping[bytes, bytes]) -> str | None:
    """CRS in one of the forms of the Parquet specification: none, srid:N, projjson:KEY, text."""
    if not text:
        return DEFAULT_CRS
    if text == UNKNOWN_SRID:
        return None
    if text.startswith("srid:"):
        return f"EPSG:{text.removeprefix('srid:')}"
    if text.startswith("projjson:"):
        key = text.removeprefix("projjson:")
        return metadata.get(key.encode(), key.encode()).decode("utf-8", "replace")
    return text
