"""The header of a DBF table: its fields, and how its records lie in the file."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from geo.files.refused import refuse

PREFIX_BYTES = 32
FIELD_BYTES = 32
NAME_BYTES = 11
END_OF_FIELDS = 0x0D
DRIVER_AT = 29


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """
    One field of the records.

    Parameters
    ----------
    raw_name
        Up to 11 bytes, up to the first NUL.
    kind
        Letter of the type: C, N, F, D, L, M ...
    start, width
        Place in the record, bytes; the flag of deletion is byte 0.
    decimals
        Digits behind the point.
    """

    raw_name: bytes
    kind: str
    start: int
    width: int
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """
    What the head of a DBF says.

    Parameters
    ----------
    fields
        In order.
    records
        Number of records, deleted ones too.
    start
        Byte of the first record.
    record_bytes
        Bytes of a record.
    driver
        Language driver byte.
    """

    fields: tuple[Field, ...]
    records: int
    start: int
    record_bytes: int
    driver: int


def header_of(data: bytes, *, source: str, size: int | None = None) -> Header:
    """
    Read the header of a DBF.

    Parameters
    ----------
    data
        The file, or its beginning.
    source
        Its name for messages.
    size
        Bytes of the file, where `data` is only its beginning.

    Raises
    ------
    FileRefusedError
        `dbf-damaged` if it is no DBF or its header contradicts itself, `dbf-truncated` if records
        are missing.
    """
    if len(data) < PREFIX_BYTES + 1:
        raise _damaged(source, "expected a DBF table, the file is too short", f"{len(data)} bytes")
    records, start, record_bytes = struct.unpack_from("<IHH", data, 4)
    if not PREFIX_BYTES < start <= len(data) or record_bytes < 1:
        raise _damaged(
            source, "expected a DBF table, its header does not add up",
            f"{start} bytes of header, {record_bytes} a record, {len(data)} in all",
        )  # fmt: skip
    fields = _fields(data[:start], record_bytes, source=source)
    whole = ((len(data) if size is None else size) - start) // record_bytes
    if whole < records:
        raise refuse(
            "dbf-truncated", source, f"expected {records} records, the file ends early",
            value=f"{whole} records", remedy="Copy or export the table again",
        )  # fmt: skip
    return Header(
        fields=fields, records=records, start=start, record_bytes=record_bytes,
        driver=data[DRIVER_AT],
    )  # fmt: skip


def _fields(head: bytes, record_bytes: int, *, source: str) -> tuple[Field, ...]:
    slots = []
    for at in range(PREFIX_BYTES, len(head), FIELD_BYTES):
        if head[at] == END_OF_FIELDS or at + FIELD_BYTES > len(head):
            break
        slots.append(head[at : at + FIELD_BYTES])
    for wide_text in (False, True):
        fields = _placed(slots, wide_text=wide_text)
        end = fields[-1].start + fields[-1].width if fields else 1
        if end == record_bytes:
            return fields
    raise _damaged(
        source, f"expected fields of {record_bytes - 1} bytes together, as the header says",
        f"{sum(slot[16] for slot in slots)} bytes",
    )  # fmt: skip


def _placed(slots: list[bytes], *, wide_text: bool) -> tuple[Field, ...]:
    """Return the fields; text may be wider than 255, with the upper byte in the decimals."""
    fields = []
    start = 1
    for slot in slots:
        kind, width, decimals = chr(slot[11]).upper(), slot[16], slot[17]
        if wide_text and kind == "C":
            width, decimals = width + 256 * decimals, 0
        raw_name = slot[:NAME_BYTES].split(b"\0")[0].strip()
        fields.append(
            Field(raw_name=raw_name, kind=kind, start=start, width=width, decimals=decimals)
        )
        start += width
    return tuple(fields)


def _damaged(source: str, message: str, value: str) -> Exception:
    return refuse(
        "dbf-damaged", source, message, value=value, remedy="Copy or export the table again"
    )
