"""Texts of a column as the bytes that a dBASE table can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from output.gis.shapefile.short_names import whole_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from output.gis.delivery import Encoding

MOST_BYTES = 254
MOST_SHOWN = 20
STAND_IN = "〓"
"""U+3013, the mark that Chinese type puts where a character is lacking; GBK has it."""
NUL = "\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldTexts:
    """
    Texts as bytes, and which of them are not what they were.

    Parameters
    ----------
    content
        One a text, at most 254 bytes, in the encoding.
    lacking
        Characters that the encoding does not have, in the order of their numbers.
    replaced
        Places of texts in which `〓` stands for such a character.
    cut
        Places of texts of which the end is missing.
    trimmed
        Places of texts that begin or end with blanks, which readers take for filling.
    longest
        Bytes of the longest text before it was cut.
    """

    content: tuple[bytes, ...]
    lacking: str
    replaced: tuple[int, ...]
    cut: tuple[int, ...]
    trimmed: tuple[int, ...]
    longest: int

    @property
    def changed(self) -> tuple[int, ...]:
        """Places of texts that read back differently."""
        return tuple(sorted({*self.replaced, *self.cut, *self.trimmed}))


def held_texts(texts: Sequence[str], *, encoding: Encoding) -> HeldTexts:
    """Return texts in an encoding, cut at whole characters."""
    lacking = lacking_characters("".join(texts), encoding=encoding)
    stand_ins = dict.fromkeys(map(ord, lacking), STAND_IN)
    plain = [text.translate(stand_ins) for text in texts] if lacking else texts
    content = NUL.join(plain).encode(encoding).split(b"\0") if plain else []
    cut = [place for place, one in enumerate(content) if len(one) > MOST_BYTES]
    longest = max(map(len, content), default=0)
    for place in cut:
        content[place] = whole_characters(content[place], MOST_BYTES, encoding=encoding)
    return HeldTexts(
        content=tuple(content),
        lacking=lacking,
        replaced=tuple(place for place, text in enumerate(plain) if text != texts[place])
        if lacking
        else (),
        cut=tuple(cut),
        trimmed=tuple(place for place, text in enumerate(texts) if text != text.strip(" ")),
        longest=longest,
    )


def lacking_characters(text: str, *, encoding: Encoding) -> str:
    """Return the characters that an encoding lacks, each once; NUL ends a text of dBASE."""
    return "".join(sign for sign in sorted(set(text)) if sign == NUL or not _has(sign, encoding))


def shown(signs: str) -> str:
    """Return characters as a reader can see them: those that cannot be printed as `U+0000`."""
    signs = signs[:MOST_SHOWN]
    return " ".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in signs)


def _has(sign: str, encoding: Encoding) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
