"""Bytes of a file read in every encoding they may be in, the likeliest first."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from geo.files.encoding_names import shown_name
from geo.files.encoding_score import MODELS, chance_cost, text_cost

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MULTI_BYTE = ("utf-8", "gb18030", "cp950", "big5hkscs", "cp932", "euc_jp", "cp949")
DETECTED = ("utf-8", "gb18030", "cp950", "big5hkscs")
ODDS = 7.0  # nats by which a reading must beat every other: 1100 to one
FAIR_ODDS = 4.0  # nats by which a single-byte reading that the file names must do so
ODDS_OVER_CHANCE = 3.9  # nats by which it must beat characters drawn blindly: 50 to one
NEARLY_ALL = 0.8
EVIDENCE_BYTES = 40_000
SAMPLE_LENGTH = 24
OTHER_READINGS = ("utf-8", "gb18030", "cp950", "cp932", "cp1252")


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """
    Pieces of text as bytes, each once, only those that are not plain ASCII.

    Parameters
    ----------
    whole
        Pieces that must decode to the end.
    cut
        Pieces that fill their field, so the last character may be cut in two.
    """

    whole: tuple[bytes, ...] = ()
    cut: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, whole: Iterable[bytes], cut: Iterable[bytes] = ()) -> Texts:
        """Keep what is not ASCII, each piece once, in order."""
        pieces = [
            tuple(dict.fromkeys(t for t in group if not t.isascii())) for group in (whole, cut)
        ]
        return cls(whole=pieces[0], cut=pieces[1])

    def __bool__(self) -> bool:
        """Whether there is anything but ASCII."""
        return bool(self.whole or self.cut)

    def evidence(self) -> Texts:
        """Return pieces spread evenly over all, up to about `EVIDENCE_BYTES`."""
        size = sum(map(len, self.whole)) + sum(map(len, self.cut))
        step = max(1, -(-size // EVIDENCE_BYTES))
        return Texts(whole=self.whole[::step], cut=self.cut[::step])


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """Evidence read in one encoding, the likeliest first in order."""

    cost: float
    codec: str
    text: str = field(compare=False)

    @property
    def is_likelier_than_chance(self) -> bool:
        """Whether its characters are such as the language uses."""
        return self.cost + ODDS_OVER_CHANCE < chance_cost(self.text) or self.codec == "utf-8"


def decode_cut(value: bytes, codec: str) -> tuple[str, bool]:
    """
    Text of a piece whose last character may be cut in two, and whether it was.

    Raises
    ------
    UnicodeDecodeError
        If anything but an incomplete last character does not decode.
    """
    decoder = codecs.getincrementaldecoder(codec)()
    text = decoder.decode(value)
    pending, _ = decoder.getstate()
    return text, bool(pending)


def readings_of(texts: Texts, others: Sequence[str] = ()) -> list[Reading]:
    """Return the readings that decode strictly, likeliest first."""
    found = [reading_in(texts, codec) for codec in dict.fromkeys((*MODELS, *others))]
    return sorted(reading for reading in found if reading is not None)


def reading_in(texts: Texts, codec: str) -> Reading | None:
    """Return the texts read in an encoding, None if it does not fit them."""
    try:
        pieces = [piece.decode(codec) for piece in texts.whole]
        pieces += [decode_cut(piece, codec)[0] for piece in texts.cut]
    except UnicodeDecodeError:
        return None
    text = "\n".join(pieces)
    return Reading(text_cost(text, codec), codec, text)


def rival_of(texts: Texts, codec: str) -> Reading | None:
    """Return a reading that is clearly likelier than the one named, if there is one."""
    own = reading_in(texts.evidence(), codec)
    best = next((r for r in readings_of(texts.evidence()) if r.codec in DETECTED), None)
    if own is None or best is None or best.text == own.text or not best.is_likelier_than_chance:
        return None
    return best if best.cost + ODDS < own.cost else None


def is_clear(readings: Sequence[Reading]) -> bool:
    """Whether the likeliest reading may be used without asking."""
    best = readings[0]
    others = [other for other in readings[1:] if other.text != best.text]
    decided = not others or best.cost + ODDS < others[0].cost
    return best.codec in DETECTED and decided and best.is_likelier_than_chance


def mostly_in(texts: Texts) -> str | None:
    """Return the encoding that nearly all pieces are clearly in, if only a few do not fit it."""
    pieces = (*texts.whole, *texts.cut)
    for codec in DETECTED:
        fitting = Texts.of((), (piece for piece in pieces if fits(piece, codec)))
        if len(fitting.cut) >= NEARLY_ALL * len(pieces):
            readings = readings_of(fitting)
            if is_clear(readings) and readings[0].codec == codec:
                return codec
    return None


def is_fair(readings: Sequence[Reading], codec: str) -> bool:
    """Whether a single-byte reading that the file names is likelier than any East Asian one."""
    own = next((reading.cost for reading in readings if reading.codec == codec), np.inf)
    return all(own + FAIR_ODDS < other.cost for other in readings if other.codec in MULTI_BYTE)


def fits(text: bytes, codec: str) -> bool:
    """Whether a piece decodes strictly, but for a cut last character."""
    try:
        decode_cut(text, codec)
    except UnicodeDecodeError:
        return False
    return True


def worth_showing(readings: Sequence[Reading]) -> list[Reading]:
    """Return the likeliest readings and those a planner expects to see, each text once."""
    chosen = [*readings[:3], *(r for r in readings[3:] if r.codec in OTHER_READINGS)]
    return list({reading.text: reading for reading in reversed(chosen)}.values())[::-1]


def shown(readings: Sequence[Reading | None]) -> str:
    """Return a sample of each reading, to be judged by eye."""
    return "; ".join(
        f"{shown_name(reading.codec)}: {' '.join(reading.text.split())[:SAMPLE_LENGTH]}"
        for reading in readings
        if reading is not None
    )


def decodes(texts: Texts, codec: str) -> bool:
    """Whether every piece decodes strictly."""
    return reading_in(texts, codec) is not None
