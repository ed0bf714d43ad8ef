"""Where the records of a .shp lie, by its own chain of lengths and by the .shx, compared."""

from __future__ import annotations

import struct
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.files.refused import refuse
from geo.finding import Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Places: TypeAlias = NDArray[np.int64]

HEADER_BYTES = 100
MAGIC = 9994
RECORD_HEAD = struct.Struct(">ii")
SMALLEST_RECORD = 12  # head and type
MULTIPATCH = 31
NULL_SHAPE = 0
TYPES = (NULL_SHAPE, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28)
AGAIN = "Copy or export the shapefile again, with all its files"


@dataclass(frozen=True, eq=False, kw_only=True)
class Records:
    """
    The records of a .shp in order.

    Parameters
    ----------
    start, length
        Byte of each record's head and bytes of its content, shape (n,).
    findings
        What was found about them.
    """

    start: Places
    length: Places
    findings: tuple[Finding, ...] = ()

    def index(self, head: bytes) -> bytes:
        """Return a .shx for the records, given the head of the .shp."""
        pairs = np.column_stack((self.start, self.length)) // 2
        words = (HEADER_BYTES + pairs.size * 4) // 2
        return head[:24] + struct.pack(">i", words) + head[28:100] + pairs.astype(">i4").tobytes()


def shape_records(
    data: bytes | memoryview, shx: bytes | None, *, source: str, expected: int | None = None
) -> Records:
    """
    Find the records of a .shp.

    Parameters
    ----------
    data
        The .shp.
    shx
        The .shx beside it, None if it is missing.
    source
        Name of the .shp for messages.
    expected
        Number of records in the .dbf, decides if .shp and .shx differ.

    Returns
    -------
    records
        Those that the .shx names if it is sound, else those found by walking from head to head.

    Raises
    ------
    FileRefusedError
        `shapefile-damaged`, `shapefile-truncated`, or `multipatch`.
    """
    _check_head(data, source=source)
    walked, end = _walk(data)
    indexed = None if shx is None else _indexed(data, shx)
    if indexed is not None and (len(indexed) == len(walked) or len(indexed) == expected):
        return _checked(data, indexed, (), source=source)
    if indexed is not None and end != len(data) and len(indexed) > len(walked):
        return _checked(data, indexed, (), source=source)
    told = [*_about_index(shx, indexed, len(walked), source=source)]
    told += _about_end(data, end, source=source)
    return _checked(data, walked, told, source=source)


def _check_head(data: bytes | memoryview, *, source: str) -> None:
    is_whole = len(data) >= HEADER_BYTES
    if not is_whole or struct.unpack_from(">i", data)[0] != MAGIC:
        raise refuse(
            "shapefile-damaged", source, "expected a shapefile, its first bytes say otherwise",
            value=bytes(data[:8]).hex(" "), remedy=AGAIN,
        )  # fmt: skip
    kind = struct.unpack_from("<i", data, 32)[0]
    if kind == MULTIPATCH:
        raise refuse(
            "multipatch", source, "expected points, lines or polygons, the layer holds 3D bodies",
            value="MultiPatch", remedy="Export the footprints as polygons",
        )  # fmt: skip
    if kind not in TYPES:
        raise refuse(
            "shapefile-damaged", source, "expected a shapefile, there is no such type of shape",
            value=str(kind), remedy=AGAIN,
        )  # fmt: skip


def _walk(data: bytes | memoryview) -> tuple[Places, int]:
    """Return start and length of records (n, 2), and where no further record begins."""
    found = array("q")
    at, size = HEADER_BYTES, len(data)
    while at + SMALLEST_RECORD <= size:
        length = 2 * RECORD_HEAD.unpack_from(data, at)[1]
        if length < SMALLEST_RECORD - 8 or at + 8 + length > size:
            break
        found.extend((at, length))
        at += 8 + length
    return np.array(found, dtype=np.int64).reshape(-1, 2), at


def _indexed(data: bytes | memoryview, shx: bytes) -> Places | None:
    """Return start and length of the records of a .shx (n, 2), None if it is not sound."""
    count = (len(shx) - HEADER_BYTES) // 8
    if count < 0:
        return None
    pairs = np.frombuffer(shx, dtype=">i4", count=2 * count, offset=HEADER_BYTES)
    places = pairs.astype(np.int64).reshape(-1, 2) * 2
    start, length = places[:, 0], places[:, 1]
    inside = (start >= HEADER_BYTES) & (length >= SMALLEST_RECORD - 8)
    inside &= start + 8 + length <= len(data)
    if not inside.all():
        return None
    return places if (_words(data, start + 4, ">i4") * 2 == length).all() else None


def _words(data: bytes | memoryview, places: Places, kind: str) -> Places:
    """Return the 4-byte integers at some places."""
    octets = np.frombuffer(data, dtype=np.uint8)
    words: Places = octets[places[:, None] + np.arange(4)].view(kind).ravel().astype(np.int64)
    return words


def _checked(
    data: bytes | memoryview, places: Places, told: list[Finding] | tuple[()], *, source: str
) -> Records:
    """Return the records, after a look at their types."""
    start, length = places[:, 0], places[:, 1]
    kind = struct.unpack_from("<i", data, 32)[0]
    kinds = _words(data, start + 8, "<i4")
    odd = np.flatnonzero((kinds != kind) & (kinds != NULL_SHAPE))
    findings = list(told)
    if len(odd):
        findings.append(Finding(
            level="warning", code="shape-types-differ", source=source,
            feature_id=f"#{odd[0] + 1}", value=f"{len(odd)} records",
            message=f"expected shapes of type {kind}, as the head says", remedy=AGAIN,
        ))  # fmt: skip
    return Records(start=start, length=length, findings=tuple(findings))


def _about_index(
    shx: bytes | None, indexed: Places | None, walked: int, *, source: str
) -> tuple[Finding, ...]:
    if shx is None:
        message = "there is no .shx; an index was made in memory"
    elif indexed is None:
        message = "the .shx does not fit the .shp; an index was made in memory"
    else:
        message = f"the .shx names {len(indexed)} records, the .shp holds {walked}; all are read"
    return (
        Finding(
            level="note" if shx is None else "warning",
            code="shx-missing" if shx is None else "shx-damaged",
            source=source, message=message,
            remedy="" if shx is None else "Look whether all features are there",
        ),
    )  # fmt: skip


def _about_end(data: bytes | memoryview, end: int, *, source: str) -> tuple[Finding, ...]:
    """Return what is told of bytes behind the last record; records cut off are refused."""
    said = 2 * struct.unpack_from(">i", data, 24)[0]
    left = len(data) - end
    if (said > len(data) and left) or said > len(data) + 1:
        raise refuse(
            "shapefile-truncated", source, f"expected {said} bytes, the file ends early",
            value=f"{len(data)} bytes", remedy=AGAIN,
        )  # fmt: skip
    if left >= SMALLEST_RECORD and end < said:
        raise refuse(
            "shapefile-damaged", source, f"expected a record at byte {end}",
            value=bytes(data[end : end + 12]).hex(" "), remedy=AGAIN,
        )  # fmt: skip
    if not left:
        return ()
    return (
        Finding(
            level="warning", code="bytes-after-records", source=source, value=f"{left} bytes",
            message="there are bytes behind the last record", remedy=AGAIN,
        ),
    )  # fmt: skip
