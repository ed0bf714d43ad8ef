"""Zip files whose large entries are deflated in threads, the same bytes on any day."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEVEL = 6
RAW = -15
"""Window bits of a deflate stream without header."""
NEWEST_VERSION, UNIX, UTF8, DEFLATED = 20, 3, 0x800, 8
MODE = 0o100644
DATE = (2000 - 1980) << 9 | 1 << 5 | 1
"""1 January 2000, in the way of DOS."""
LAST = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW).flush()
"""An empty last block: ends a stream of blocks that are none of them the last."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Part of an entry: its bytes, and the same deflated, to be joined with others."""

    content: bytes | memoryview
    deflated: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An entry of a zip file, deflated."""

    name: str
    deflated: tuple[bytes, ...]
    checksum: int
    size: int


def deflated_block(content: bytes | memoryview) -> Block:
    """
    Deflate part of an entry so that parts can be joined; parts may be deflated at the same time.

    Notes
    -----
    RFC 1951: a full flush ends at a byte and forgets what was before, so that streams of different
    compressors follow each other like one.
    """
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW)
    deflated = compressor.compress(content) + compressor.flush(zlib.Z_FULL_FLUSH)
    return Block(content, deflated)


def zip_entry(name: str, blocks: Iterable[Block]) -> Entry:
    """Join blocks, in their order, into an entry."""
    deflated, checksum, size = [], 0, 0
    for block in blocks:
        deflated.append(block.deflated)
        checksum = zlib.crc32(block.content, checksum)
        size += len(block.content)
    return Entry(name, (*deflated, LAST), checksum, size)


def zip_parts(entries: Iterable[Entry]) -> Iterable[bytes]:
    """
    Return the parts of a zip file, entries in their order, dated 2000-01-01.

    Raises
    ------
    ValueError
        If an entry or the file is larger than the 4 GB that a plain zip file holds.

    Notes
    -----
    APPNOTE.TXT 6.3.10 by PKWARE, 4.3: a header before each entry, the directory, its end.
    """
    parts: list[bytes] = []
    directory: list[bytes] = []
    start = 0
    try:
        for entry in entries:
            about = _about(entry)
            name = entry.name.encode("utf-8")
            header = struct.pack("<I", 0x04034B50) + about + name
            parts += [header, *entry.deflated]
            directory.append(_in_directory(about, start) + name)
            start += len(header) + sum(map(len, entry.deflated))
        size = sum(map(len, directory))
        count = len(directory)
        end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, size, start, 0)
    except struct.error as error:
        message = "a zip file holds 4 GB at most; deliver fewer layers in it"
        raise ValueError(message) from error
    return [*parts, *directory, end]


def _about(entry: Entry) -> bytes:
    """Return what header and directory say alike."""
    return struct.pack(
        "<HHHHHIIIHH",
        NEWEST_VERSION,
        UTF8,
        DEFLATED,
        0,
        DATE,
        entry.checksum,
        sum(map(len, entry.deflated)),
        entry.size,
        len(entry.name.encode("utf-8")),
        0,
    )


def _in_directory(about: bytes, start: int) -> bytes:
    """Return an entry of the directory up to the name."""
    made_by = struct.pack("<IH", 0x02014B50, UNIX << 8 | NEWEST_VERSION)
    return made_by + about + struct.pack("<HHHII", 0, 0, 0, MODE << 16, start)
