"""The text of a table file, whatever its byte order mark or encoding."""

from __future__ import annotations

import codecs

from geo.files.encoding import decide_encoding
from geo.files.encoding_names import codec_named
from geo.files.encoding_reading import Texts
from geo.files.refused import FileRefusedError, refuse
from geo.finding import Finding

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
LOOKED_AT = 4096
LEAST_SHARE = 0.05  # of bytes 0: ASCII among Chinese in UTF-16
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def delimited_text(
    data: bytes, *, source: str, encoding: str | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """
    Decode a table file.

    Parameters
    ----------
    data
        The file.
    source
        Its name for messages.
    encoding
        Encoding given by the user.

    Returns
    -------
    text
        All of it, decoded strictly, without a byte order mark.
    findings
        How the encoding was told, if not by the mark.

    Raises
    ------
    FileRefusedError
        `not-text`, or why the encoding cannot be decided.
    """
    if data.startswith((ZIP, OLE)):
        raise refuse(
            "not-text", source, "expected a table of text, this is a workbook or an archive",
            remedy="Give the file its right extension, e.g. .xlsx",
        )  # fmt: skip
    for mark, codec, family in MARKS:
        if data.startswith(mark):
            _check_told(encoding, family, source)
            return _decoded(data, codec, source), ()
    wide = _wide(data, encoding)
    if wide is not None:
        note = Finding(
            level="note", code="encoding-detected", source=source, value=wide,
            message="every other byte is 0, as in UTF-16 without a byte order mark", remedy="",
        )  # fmt: skip
        return _decoded(data, wide, source), (note,)
    if b"\0" in data:
        raise refuse(
            "not-text", source, "expected a table of text, there are bytes 0 in the file",
            remedy="Save the table as CSV in UTF-8",
        )  # fmt: skip
    decision = decide_encoding(Texts.of(data.splitlines()), source=source, told=encoding)
    said = decision.findings if decision.codec != "utf-8" else ()  # what a table should be in
    return _decoded(data, decision.codec, source), said


def _wide(data: bytes, encoding: str | None) -> str | None:
    """Return the form of UTF-16 that a text without a mark is in, None if it is not."""
    told = codec_named(encoding) if encoding else None
    if told in ("utf-16-le", "utf-16-be"):
        return told
    low, high = data[:LOOKED_AT:2].count(0), data[1:LOOKED_AT:2].count(0)
    least = min(len(data), LOOKED_AT) * LEAST_SHARE
    form = "utf-16-le" if high > least and not low else "utf-16-be"
    return form if max(low, high) > least and not (low and high) and _decodes(data, form) else None


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _check_told(encoding: str | None, family: str, source: str) -> None:
    told = codec_named(encoding) if encoding else None
    if told is not None and not told.startswith(family):
        raise refuse(
            "encoding-contradiction", source,
            f"the option --encoding says {told}, the byte order mark of the file {family}",
            remedy="Leave --encoding out",
        )  # fmt: skip


def _decoded(data: bytes, codec: str, source: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _broken(data, codec, source, error) from error


def _broken(data: bytes, codec: str, source: str, error: UnicodeDecodeError) -> FileRefusedError:
    finding = Finding(
        level="error", code="encoding-contradiction", source=source,
        line=data[: error.start].count(b"\n") + 1,
        value=data[error.start : error.start + 12].hex(" "),
        message=f"the text is in {codec}, but not all of it",
        remedy="Save the table again in UTF-8",
    )  # fmt: skip
    return FileRefusedError([finding])
