"""How improbable bytes are when read in an encoding: the evidence that tells encodings apart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Costs: TypeAlias = NDArray[np.float32]
    Codes: TypeAlias = NDArray[np.uint32]

BASIC_PLANE = 0x10000
ASCII_END = 0x80
DOUBLE_BYTE = 2
CHANCE_PER_CHARACTER = 9.0  # -ln(1/8000): a character drawn blindly from a double-byte set
PAIR_GAIN = 3.0  # pairs in the table stand together at least e^3 times as often as by chance
FAR_FETCHED = 4.0  # a Chinese character right beside a small Latin letter, capitals inside a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What text in one encoding looks like: scripts with an extra cost each, and a prior cost."""

    scripts: tuple[tuple[str, float], ...]
    prior: float = 0.0


ANY_LANGUAGE = Model(
    scripts=(("hans", 0.3), ("hant", 0.3), ("kana", 1.5), ("jpan", 1.5), ("hangul", 1.0),
             ("latin", 1.0), ("cyrillic", 1.0), ("thai", 1.0)),
)  # fmt: skip
MODELS = {
    "utf-8": ANY_LANGUAGE,
    "gb18030": Model(scripts=(("hans", 0), ("hant", 1.5))),
    "cp950": Model(scripts=(("hant", 0),)),
    "big5hkscs": Model(scripts=(("hant", 0),), prior=1),
    "cp932": Model(scripts=(("kana", 0), ("jpan", 0.7)), prior=2),
    "euc_jp": Model(scripts=(("kana", 0), ("jpan", 0.7)), prior=2),
    "cp949": Model(scripts=(("hangul", 0),), prior=2),
    "cp1252": Model(scripts=(("latin", 0),), prior=2),
    "cp1251": Model(scripts=(("cyrillic", 0),), prior=7),
    "koi8_r": Model(scripts=(("cyrillic", 0),), prior=9),
    "cp874": Model(scripts=(("thai", 0),), prior=9),
}


def text_cost(text: str, encoding: str) -> float:
    """
    Cost of a text in the language that its encoding was made for.

    Parameters
    ----------
    text
        Text decoded from bytes, pieces parted by line feeds.
    encoding
        Python's name of the codec; one without a model is judged by a mixture of all languages.

    Returns
    -------
    cost
        -ln(probability), nats, >= 0 but for many known pairs. The costs of the same bytes read in
        two encodings may be compared: a difference of 10 nats is odds of 22,000 to one.

    Notes
    -----
    Characters are taken as independent, with shares from `encoding_characters.json`; pairs that are
    known words give back `PAIR_GAIN`; neighbours that no language writes cost `FAR_FETCHED`.
    """
    model = MODELS.get(encoding, ANY_LANGUAGE)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    table = _table(model.scripts)
    cost = table[np.minimum(codes, BASIC_PLANE)].sum(dtype=float)
    cost -= PAIR_GAIN * _known_pairs(codes)
    return float(cost + FAR_FETCHED * _far_fetched(codes) + model.prior)


def chance_cost(text: str) -> float:
    """Cost of a text whose Chinese characters were drawn blindly, nats: what a misreading costs."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    plain = _table(())[np.minimum(codes, BASIC_PLANE)]
    return float(np.where(codes < ASCII_END, plain, CHANCE_PER_CHARACTER).sum(dtype=float))


def _known_pairs(codes: Codes) -> int:
    """Return how many neighbours are a known pair."""
    keys = codes[:-1].astype(np.uint64) << np.uint64(32) | codes[1:]
    known = _pairs()
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return int((known[place] == keys).sum())


def _far_fetched(codes: Codes) -> int:
    """Return how many neighbours are such as only a misreading brings together."""
    kinds = _kinds()[np.minimum(codes, BASIC_PLANE)]
    first, second = kinds[:-1], kinds[1:]
    return int(_UNLIKELY[first, second].sum())


_PLAIN, _HAN, _LOWER, _UPPER, _KANA, _HANGUL, _ACCENTED, _HALF_KANA, _CYR_UP, _CYR_LOW = range(10)
_UNLIKELY = np.zeros((10, 10), dtype=bool)
for _pair in (
    (_HAN, _LOWER), (_LOWER, _HAN), (_HAN, _HANGUL), (_HANGUL, _HAN), (_HAN, _HALF_KANA),
    (_HALF_KANA, _HAN), (_ACCENTED, _ACCENTED), (_LOWER, _UPPER), (_CYR_LOW, _CYR_UP),
    (_LOWER, _HANGUL), (_HANGUL, _LOWER), (_HAN, _ACCENTED), (_ACCENTED, _HAN),
):  # fmt: skip
    _UNLIKELY[_pair] = True


@cache
def _kinds() -> NDArray[np.uint8]:
    """Kind of every character of the basic plane, for the judging of neighbours."""
    kinds = np.full(BASIC_PLANE + 1, _PLAIN, dtype=np.uint8)
    for kind, ranges in (
        (_HAN, ((0x3400, 0x9FFF), (0xE000, 0xFAFF), (BASIC_PLANE, BASIC_PLANE))),
        (_LOWER, ((0x61, 0x7A),)),
        (_UPPER, ((0x41, 0x5A),)),
        (_KANA, ((0x3041, 0x30FE),)),
        (_HANGUL, ((0xAC00, 0xD7A3),)),
        (_ACCENTED, ((0x80, 0x24F),)),
        (_HALF_KANA, ((0xFF61, 0xFF9F),)),
        (_CYR_UP, ((0x401, 0x42F),)),
        (_CYR_LOW, ((0x430, 0x45F),)),
    ):
        for low, high in ranges:
            kinds[low : high + 1] = kind
    return kinds


@cache
def _characters() -> Any:  # noqa: ANN401 - a JSON document
    text = files("geo.files").joinpath("encoding_characters.json").read_text(encoding="utf-8")
    return json.loads(text)


@cache
def _pairs() -> NDArray[np.uint64]:
    """Keys of the pairs of characters that are known words, either form of writing."""
    known = _characters()["pairs"].values()
    codes = np.concatenate(
        [np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).reshape(-1, 2) for text in known]
    ).astype(np.uint64)
    keys: NDArray[np.uint64] = np.unique(codes[:, 0] << np.uint64(32) | codes[:, 1])
    return keys


@cache
def _table(scripts: tuple[tuple[str, float], ...]) -> Costs:
    """Cost of every character of the basic plane, and of one beyond it, under some scripts."""
    table = _foreign()
    for script, extra in scripts:
        np.minimum(table, _script(script) + np.float32(extra), out=table)
    return table


def _filled(ranges: tuple[tuple[int, int, float], ...], *, otherwise: float) -> Costs:
    table = np.full(BASIC_PLANE + 1, otherwise, dtype=np.float32)
    for low, high, cost in ranges:
        table[low : high + 1] = cost
    return table


def _foreign() -> Costs:
    """Costs of what any encoding may hold: ASCII, punctuation, and characters of no script."""
    table = _filled(
        (
            (0x00, 0x1F, 16), (0x20, 0x7E, 4), (0x30, 0x39, 3), (0x7F, 0x9F, 18),
            (0xA0, 0x24F, 12), (0xB0, 0xB3, 8), (0xD7, 0xD7, 9), (0x250, 0x2FFF, 12),
            (0x2014, 0x2026, 7), (0x2030, 0x2033, 9), (0x2103, 0x2103, 8), (0x2160, 0x216B, 9),
            (0x2460, 0x2473, 9), (0x3000, 0x301F, 8), (0x3040, 0x30FF, 11), (0x3100, 0x33FF, 12),
            (0x338E, 0x33A1, 9), (0x3400, 0x4DBF, 15), (0x4E00, 0x9FFF, 13.5),
            (0xAC00, 0xD7A3, 12.5), (0xD7A4, 0xF8FF, 17), (0xF900, 0xFFFF, 16),
            (0xFF01, 0xFF5E, 8), (0xFF61, 0xFF9F, 9), (0xFFFD, 0xFFFD, 20),
        ),
        otherwise=13.0,
    )  # fmt: skip
    table[[ord("\n"), ord("\r"), ord("\t"), ord(" ")]] = (0, 1, 3, 2)
    table[[ord(mark) for mark in "（），、。：；《》“”"]] = 6
    table[BASIC_PLANE] = 15
    return table


@cache
def _script(name: str) -> Costs:
    """Costs of the characters of one script, infinite for all others."""
    if name in _SPREAD:
        return _filled(_SPREAD[name], otherwise=np.inf)
    if name == "hangul":
        return _hangul()
    table = np.full(BASIC_PLANE + 1, np.inf, dtype=np.float32)
    for cost, characters in _characters()["cost"][name].items():
        table[[ord(character) for character in characters]] = float(cost)
    return table


def _hangul() -> Costs:
    """Even shares for the 2350 syllables of KS X 1001, far smaller ones for the rest."""
    every = map(chr, range(0xAC00, 0xD7A4))
    common = [ord(one) for one in every if len(one.encode("euc_kr")) == DOUBLE_BYTE]
    table = _filled(((0xAC00, 0xD7A3, 11.0),), otherwise=np.inf)
    table[common] = 7.0
    return table


_SPREAD: dict[str, tuple[tuple[int, int, float], ...]] = {
    "kana": ((0x3041, 0x3093, 4.2), (0x30A1, 0x30F6, 5.0), (0x30FC, 0x30FC, 4.5),
             (0xFF61, 0xFF9F, 6.0)),
    "latin": ((0xC0, 0xDE, 7.5), (0xD7, 0xD7, 9), (0xDF, 0xFF, 5.0), (0xF7, 0xF7, 9),
              (0x100, 0x17F, 6.5), (0xAA, 0xAA, 8), (0xB0, 0xB4, 8), (0xBA, 0xBA, 8)),
    "cyrillic": ((0x410, 0x42F, 4.5), (0x430, 0x44F, 3.5), (0x401, 0x401, 6), (0x451, 0x451, 6)),
    "thai": ((0xE01, 0xE3A, 4.2), (0xE40, 0xE5B, 4.6)),
}  # fmt: skip
"""Scripts without counts: shares spread evenly over letters, small before capital."""
