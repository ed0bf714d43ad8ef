"""GBK bytes of a DXF drawing, and columns of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterable

CODEC = "gbk"
LAST_ESCAPED = 0xFFFF
STAND_IN = "〓"
"""What GBK fonts show for a character that is missing."""
NOT_HELD = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\U00010000-\U0010ffff]|\\U\+")
Pieces: TypeAlias = "str | pa.StringArray | pa.BinaryArray"


def without_unheld(text: str) -> str:
    r"""Replace what no DXF text can hold: control characters, those beyond 16 bits, `\U+`."""
    return NOT_HELD.sub(_replacement, text)


def encoded(text: str) -> bytes:
    r"""
    Return a text in GBK.

    Notes
    -----
    Characters outside of GBK are written as CAD programs do: `\U+` and four hexadecimal digits.
    """
    try:
        return text.encode(CODEC)
    except UnicodeEncodeError:
        return b"".join(map(_encoded_one, text))


def cut(text: str, most: int) -> str:
    """Cut a text at a whole character so that it has at most so many bytes."""
    if len(text) * 7 <= most or len(encoded(text)) <= most:
        return text
    short = ""
    for character in text:
        if len(encoded(short + character)) > most:
            break
        short += character
    return short


def column(texts: Iterable[str | None]) -> pa.BinaryArray:
    """Return texts as an array of GBK bytes."""
    texts = list(texts)
    if "".join(filter(None, texts)).isascii():
        return pa.array(texts, pa.string()).cast(pa.binary())
    return pa.array([None if text is None else encoded(text) for text in texts], pa.binary())


def side_by_side(*pieces: Pieces) -> pa.BinaryArray:
    """Join columns row by row; a text stands in every row. Null where a column has none."""
    columns = [
        pa.scalar(encoded(piece)) if isinstance(piece, str) else piece.cast(pa.binary())
        for piece in pieces
    ]
    return pc.binary_join_element_wise(*columns, pa.scalar(b""))


def _encoded_one(character: str) -> bytes:
    try:
        return character.encode(CODEC)
    except UnicodeEncodeError:
        code = ord(character)
        return f"\\U+{code:04X}".encode() if code <= LAST_ESCAPED else STAND_IN.encode(CODEC)


def _replacement(found: re.Match[str]) -> str:
    if found[0] == "\\U+":
        return "/U+"
    return STAND_IN if ord(found[0]) > LAST_ESCAPED else " "
