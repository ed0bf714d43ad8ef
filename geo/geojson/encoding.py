"""Decoding of a GeoJSON text: UTF-8 by the RFC, UTF-16 by its mark, another encoding when told."""

from __future__ import annotations

import codecs

from geo.geojson.rules import Fault

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
OTHER_ENCODINGS = {"gb18030": "GBK or GB18030", "big5": "Big5"}
BINARY = {b"PK\x03\x04": "a zip archive", b"\x1f\x8b": "a gzip archive", b"SQLite": "a database"}
BYTE_ORDER_MARK = "\ufeff"


def decoded(data: bytes, *, encoding: str | None = None) -> tuple[str, tuple[Fault, ...]]:
    """
    Text of some bytes.

    Parameters
    ----------
    data
        Content of a file.
    encoding
        What a person says the encoding is, a name Python knows; None goes by RFC 8259.

    Returns
    -------
    text
        Without a byte order mark; empty if the bytes cannot be decoded.
    faults
        What is against the RFC; of level `error` if the bytes cannot be decoded.
    """
    if encoding is not None:
        return _as_told(data, encoding)
    if data.startswith(UTF16_MARKS):
        return _utf16(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(data, error),)
    return without_mark(text)


def without_mark(text: str) -> tuple[str, tuple[Fault, ...]]:
    """Return a text without its byte order mark, and the fault if it had one."""
    bare = text.removeprefix(BYTE_ORDER_MARK)
    return bare, (() if bare is text else (Fault("byte-order-mark"),))


def _as_told(data: bytes, encoding: str) -> tuple[str, tuple[Fault, ...]]:
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError) as error:
        return "", (Fault("wrong-encoding", value=encoding, message=f"cannot decode: {error}"),)
    return text.removeprefix(BYTE_ORDER_MARK), ()


def _utf16(data: bytes) -> tuple[str, tuple[Fault, ...]]:
    try:
        return data.decode("utf-16"), (Fault("utf-16"),)
    except UnicodeDecodeError as error:
        return "", (Fault("wrong-encoding", value="utf-16", message=f"cannot decode: {error}"),)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Fault:
    """Name what was found in place of UTF-8, with its line and the first text that shows it."""
    line = data.count(b"\n", 0, error.start) + 1
    for mark, name in BINARY.items():
        if data.startswith(mark):
            return Fault("not-utf8", message=f"expected a GeoJSON text, got {name}")
    if b"\0" in data[:4]:
        return Fault("not-utf8", message="expected UTF-8, got what looks like UTF-16 or UTF-32")
    likely = [name for codec, name in OTHER_ENCODINGS.items() if _is_decodable(data, codec)]
    message = f"expected UTF-8, got what reads as {' or '.join(likely)}" if likely else ""
    around = data[error.start : error.start + 12].split(b'"', maxsplit=1)[0]
    sample = around.decode("gb18030", "replace") if likely else repr(around)
    return Fault("not-utf8", line=line, message=message, value=sample)


def _is_decodable(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
