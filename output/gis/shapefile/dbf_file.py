"""A dBASE table as bytes: header and records."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from output.gis.delivery import Encoding
    from output.gis.shapefile.dbf_columns import DbfColumn

VERSION = 3
DATE = (100, 1, 1)
"""Day of the last change in every file: 2000-01-01, years counted from 1900."""
DRIVERS: Mapping[Encoding, int] = {"gbk": 0x4D, "utf-8": 0}
"""Language driver of the header; dBASE has none for UTF-8."""
NAME_BYTES = 11
END_OF_FIELDS, END_OF_FILE = b"\r", b"\x1a"
BLANK = ord(" ")


def dbf_bytes(columns: Mapping[str, DbfColumn], *, encoding: Encoding) -> bytes:
    """
    Return a dBASE table.

    Parameters
    ----------
    columns
        Fields by name, at least one; names have at most ten bytes in the encoding.
    encoding
        Encoding of names and texts.

    Returns
    -------
    content
        The same columns give the same bytes: the header holds a fixed date.

    Notes
    -----
    dBASE III table as GDAL and ArcGIS read it: header of 32 bytes and 32 a field, records of
    fixed width that begin with a blank, numbers to the right, text to the left.
    """
    blocks = [column.cells for column in columns.values()]
    rows = len(blocks[0])
    flags = np.full((rows, 1), BLANK, dtype=np.uint8)
    records = np.concatenate([flags, *blocks], axis=1)
    start = 32 + 32 * len(columns) + len(END_OF_FIELDS)
    head = struct.pack(
        "<B3BIHH17xB2x", VERSION, *DATE, rows, start, records.shape[1], DRIVERS[encoding]
    )
    fields = [_descriptor(name.encode(encoding), column) for name, column in columns.items()]
    return b"".join((head, *fields, END_OF_FIELDS, records.tobytes(), END_OF_FILE))


def _descriptor(name: bytes, column: DbfColumn) -> bytes:
    return struct.pack(
        f"<{NAME_BYTES}sc4xBB14x", name, column.kind.encode(), column.width, column.decimals
    )
