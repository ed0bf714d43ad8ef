"""Streaming over XML text that refuses document types, deep nesting and broken markup by name."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NoReturn, Protocol
from xml.parsers import expat

from geo.files.encoding_names import codec_named
from geo.files.limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from geo.files.refused import FileRefusedError, refuse
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK_BYTES = 256 * 1024
LONGEST_MARKUP_BYTES = 8 * MEBIBYTE
DECLARED_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)


class XmlHandler(Protocol):
    """What a reader is told of an XML text; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        """Begin an element, at a line counted from 1."""

    def text(self, data: str) -> None:
        """Take text of the innermost element; it may come in several pieces."""

    def end(self, name: str) -> None:
        """End an element."""


class _Ignore:
    """A handler for checking only."""

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Nothing to do."""

    def end(self, name: str) -> None:
        """Nothing to do."""


def check_xml(path: Path, *, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> None:
    """Read an XML text through and raise what `parse_xml` raises."""
    parse_xml(path, _Ignore(), encoding=encoding, limits=limits)


def parse_xml(
    path: Path,
    handler: XmlHandler,
    *,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> None:
    """
    Stream an XML text to a handler.

    Parameters
    ----------
    path
        The file.
    handler
        Is told of elements and text in their order. Prefixes are cut off and need no declaration:
        files often use `gx:` without one.
    encoding
        Name of the text encoding; None: byte order mark, then XML declaration, then UTF-8.
    limits
        Bounds `xml_bytes` and `xml_depth`.

    Raises
    ------
    FileRefusedError
        `xml-dtd` (a document type or entity is declared), `xml-too-deep`, `xml-too-large`,
        `not-xml` with line and column, `encoding-contradiction`, `encoding-name-unknown`.
    """
    source = path.name
    if path.stat().st_size > limits.xml_bytes:
        raise refuse("xml-too-large", source, f"expected at most {limits.xml_bytes} bytes of XML",
                     remedy="Split the file, or export the layer as GeoPackage")  # fmt: skip
    parser = _parser(source, handler, limits)
    fed = 0
    try:
        for text in _decoded(path, encoding):
            parser.Parse(text, False)  # noqa: FBT003 - positional only
            fed += len(text)
            _check_markup(fed - parser.CurrentByteIndex, source)
        parser.Parse(b"", True)  # noqa: FBT003 - positional only
    except expat.ExpatError as error:
        raise _not_xml(source, error) from error


def _parser(source: str, handler: XmlHandler, limits: Limits) -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.xml_depth:
            raise refuse("xml-too-deep", source,
                         f"expected at most {limits.xml_depth} elements inside each other",
                         remedy="Export the layer again")  # fmt: skip
        handler.start(_local(name), attributes, parser.CurrentLineNumber)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(_local(name))

    def refuse_declaration(*_: object) -> NoReturn:
        raise refuse("xml-dtd", source, "expected XML without a document type (DOCTYPE, ENTITY)",
                     remedy="Remove the DOCTYPE, or export the layer again")  # fmt: skip

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse_declaration
    parser.EntityDeclHandler = refuse_declaration
    return parser


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _check_markup(pending: int, source: str) -> None:
    """Refuse one endless tag or comment: each new piece makes expat read it from its start."""
    if pending > LONGEST_MARKUP_BYTES + CHUNK_BYTES * 4:
        raise refuse("xml-too-large", source,
                     f"expected tags and comments of at most {LONGEST_MARKUP_BYTES} bytes",
                     remedy="Export the layer again")  # fmt: skip


def _decoded(path: Path, encoding: str | None) -> Iterator[bytes]:
    """Pieces of the text as UTF-8, whatever it is written in."""
    with path.open("rb") as file:
        head = file.read(1024)
        name = encoding or _own_encoding(head)
        decoder = _decoder(name, path.name)
        file.seek(0)
        position = 0
        while chunk := file.read(CHUNK_BYTES):
            yield _decode(decoder, chunk, name=name, position=position, source=path.name)
            position += len(chunk)
        yield _decode(decoder, b"", name=name, position=position, source=path.name)


def _own_encoding(head: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding
    declared = DECLARED_ENCODING.match(head)
    return declared[1].decode("ascii", "replace") if declared else "utf-8"


def _decoder(name: str, source: str) -> codecs.IncrementalDecoder:
    codec = codec_named(name)
    if codec is None:
        raise refuse("encoding-name-unknown", source, "expected the name of a text encoding",
                     value=name, remedy="Give one with --encoding, e.g. gb18030")  # fmt: skip
    return codecs.getincrementaldecoder(codec)("strict")


def _decode(
    decoder: codecs.IncrementalDecoder, chunk: bytes, *, name: str, position: int, source: str
) -> bytes:
    try:
        return decoder.decode(chunk, final=not chunk).encode("utf-8")
    except UnicodeError as error:
        raise refuse("encoding-contradiction", source, f"expected text in {name}",
                     value=f"{error} (after byte {position})",
                     remedy="Say the encoding, e.g. --encoding gb18030") from error  # fmt: skip


def _not_xml(source: str, error: expat.ExpatError) -> FileRefusedError:
    return FileRefusedError([
        Finding(
            level="error", code="not-xml", source=source, line=error.lineno,
            message=f"expected well-formed XML, {expat.ErrorString(error.code)} "
            f"at column {error.offset + 1}",
            remedy="Export the layer again, or mend the text at this place",
        )
    ])  # fmt: skip
