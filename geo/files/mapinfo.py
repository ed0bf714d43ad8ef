"""Reading of MapInfo TAB and MIF/MID through GDAL, with the character set told right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pandas as pd

from geo.files.declared_crs import declared_crs
from geo.files.encoding import decide_encoding
from geo.files.encoding_reading import Texts, decode_cut
from geo.files.gdal_messages import caught_messages, message_findings
from geo.files.geometry_name import with_geometry
from geo.files.layer import Layer, row_names
from geo.files.ogr import gdal_errors
from geo.files.plain_path import plain_path
from geo.files.refused import refuse
from geo.files.wkb_geometry import geometries_from_wkb

if TYPE_CHECKING:
    from pathlib import Path

    from geo.finding import Finding

    Columns: TypeAlias = dict[str, Any]

HEADER_BYTES = 64 * 1024
CHARSET = re.compile(rb"""charset\s+"?([\w-]+)""", re.IGNORECASE)
NATIVE_TABLE = re.compile(rb"\btype\s+(native|dbf)\b", re.IGNORECASE)
OTHER_SOURCE = re.compile(
    rb"<OGR|<VRT|gdal_streamed_alg|create\s+view|isseamless\W+true", re.IGNORECASE
)
"""What makes GDAL open other files than this one."""
NEUTRAL = "neutral"
ANY_BYTES = "latin-1"
"""Keeps every byte, so that the text can be decoded afterwards."""
COMPANIONS = {".tab": ".dat", ".mif": ".mid"}


def read_mapinfo(path: Path, *, suffix: str, encoding: str | None = None) -> Layer:
    """
    Read a MapInfo table.

    Parameters
    ----------
    path
        The .tab or .mif file; its companions lie beside it.
    suffix
        ".tab" or ".mif", as the content tells.
    encoding
        Name of the text encoding for a table with the character set "Neutral"; None: detected.
        Where the table names a character set, that holds.

    Returns
    -------
    layer
        Values as GDAL gives them, dates as text; the format knows no missing number.

    Raises
    ------
    FileRefusedError
        `broken-file`, `not-native-table`, `companion-missing`, or what `decide_encoding` raises.
    """
    source = path.name
    head = _checked_head(path, suffix)
    charset = CHARSET.search(head)
    neutral = charset is None or charset[1].decode().lower() == NEUTRAL
    with (
        plain_path(path, suffix=suffix) as plain,
        caught_messages() as messages,
        gdal_errors(source),
    ):
        meta, wkb, columns = _read(plain, encoding=ANY_BYTES if neutral else None)
    columns, told = _decoded(columns, source, encoding) if neutral else (columns, ())
    columns = {name: _plain(values) for name, values in columns.items()}
    ids = row_names(len(wkb))
    geometries, unread = geometries_from_wkb(wkb, ids, source=source)
    crs, doubts = declared_crs(meta["crs"], source=source)
    attributes = pd.DataFrame(columns, index=pd.RangeIndex(len(wkb)))
    frame, renamed = with_geometry(attributes, geometries, crs, source=source)
    findings = (*told, *doubts, *renamed, *unread, *message_findings(messages, source=source))
    return Layer(source=source, name=path.stem, frame=frame, ids=ids, findings=findings)


def _checked_head(path: Path, suffix: str) -> bytes:
    """Beginning of the file, which must be a table of its own and have its companion."""
    with path.open("rb") as file:
        head = file.read(HEADER_BYTES)
    native = suffix != ".tab" or NATIVE_TABLE.search(head)
    if not native or OTHER_SOURCE.search(head):
        raise refuse("not-native-table", path.name,
                     "expected a MapInfo table with data of its own, not a view of other files",
                     remedy="Save a copy of the table in MapInfo")  # fmt: skip
    if _companion(path, suffix) is None and suffix == ".mif":
        raise refuse("companion-missing", path.name, "expected the .mid file beside the .mif",
                     remedy="Put the .mid file beside it")  # fmt: skip
    return head


def _companion(path: Path, suffix: str) -> Path | None:
    wanted = COMPANIONS[suffix]
    beside = (each for each in path.parent.iterdir() if each.stem == path.stem)
    return next((each for each in beside if each.suffix.lower() == wanted), None)


def _read(plain: Path, *, encoding: str | None) -> tuple[dict[str, Any], Any, Columns]:
    from pyogrio import raw  # noqa: PLC0415 - loading GDAL takes longer than most commands

    meta, _, wkb, fields = raw.read(plain, encoding=encoding, datetime_as_string=True)
    names = [str(name) for name in meta["fields"]]
    columns = dict(zip(names, fields, strict=True))
    return meta, np.full(len(fields[0]) if fields else 0, None) if wkb is None else wkb, columns


def _decoded(
    columns: Columns, source: str, encoding: str | None
) -> tuple[Columns, tuple[Finding, ...]]:
    """Names and values in the encoding they are likely written in, read byte for byte before."""
    values = [
        value.encode(ANY_BYTES)
        for column in columns.values()
        if column.dtype == object
        for value in column
        if value is not None
    ]
    texts = Texts.of([name.encode(ANY_BYTES) for name in columns], cut=values)
    decision = decide_encoding(texts, source=source, told=encoding)
    decoded = {
        name.encode(ANY_BYTES).decode(decision.codec): _decoded_values(column, decision.codec)
        for name, column in columns.items()
    }
    return decoded, decision.findings


def _decoded_values(column: Any, codec: str) -> Any:  # noqa: ANN401 - an array of any type
    if column.dtype != object:
        return column
    values = np.full(len(column), None, dtype=object)
    values[:] = [
        None if value is None else decode_cut(value.encode(ANY_BYTES), codec)[0] for value in column
    ]
    return values


def _plain(values: Any) -> Any:  # noqa: ANN401 - an array of any type
    """Text that is empty is no value."""
    if values.dtype != object:
        return values
    return pd.Series([None if value == "" else value for value in values], dtype=object)
