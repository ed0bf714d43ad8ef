"""How a code is written in a cell: one, several that are mixed, with a name or without."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MISSING = frozenset(
    {"", "-", "--", "—", "无", "空", "null", "<null>", "none", "nan", "n/a", "<na>"}
)
"""Texts that stand for nothing written."""

SHARE = re.compile(r"\d+(?:\.\d+)?\s*[%‰]")
WHOLE_NUMBER = re.compile(r"(\d+)\.0+")
MIXING = re.compile(r"[/\\+、,;&|]|[和与及或兼](?=\s*[0-9A-Za-z])")
BREAK = re.compile(r"[\s()\[\]{}<>《》【】〔〕:=_]+")
DASH = r"\s*[-–—~·•]+\s*"
DIGIT_DASH = re.compile(rf"(?<=[0-9A-Za-z]){DASH}(?=\d{{4}})")
LETTER_DASH = re.compile(rf"(?<=[0-9A-Z]){DASH}(?=[A-Z])")

SUFFIX = r"(?:[-–.·]\d[0-9A-Za-z]{0,2}(?![0-9A-Za-z]))?"
DIGIT_CODE = re.compile(rf"\d+(?:[A-Za-z]\d*)*{SUFFIX}")
LETTER_CODE = re.compile(rf"[A-Z]\d+(?:[A-Za-z](?!\d))?{SUFFIX}|[A-Z](?![A-Za-z]*[a-z]|[-–.]?\d)")
LETTER_RUN = re.compile(rf"(?:{LETTER_CODE.pattern})+")
LATIN_WORD = re.compile(r"[A-Za-z]{4,}|[A-Z]?[a-z]{3,}")
SMALL_CODE = re.compile(r"[a-z](?=\d)|(?<![0-9A-Za-z])[a-z]{1,2}(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """
    What stands in a cell.

    Parameters
    ----------
    codes
        Code texts in the order written, normal width, letters upper case.
    name
        What else is written, usually the name of the class.
    """

    codes: tuple[str, ...]
    name: str


def plain_text(text: str) -> str:
    """Return a text in normal width without outer spaces; empty if it stands for nothing."""
    plain = unicodedata.normalize("NFKC", text).strip().strip("'\"`‘’“”").strip()
    return "" if plain.casefold() in MISSING else plain


def read_written(
    text: str, *, has_letters: bool, is_code: Callable[[str, Sequence[str]], bool]
) -> Written:
    """
    Split the text of a cell into codes and a name.

    Parameters
    ----------
    text
        Cell, e.g. `1001工业用地`, `0901+0902`, `R2/B1`, `RB`, `M1 一类工业用地`.
    has_letters
        Whether codes begin with a letter.
    is_code
        Tells of a text, and the words before it, whether it is surely a code: what follows a code
        or a name after a mere space or in brackets is taken for one only then.

    Returns
    -------
    written
        Shares (`70%`) are left out; they stay in the raw text.
    """
    plain = SHARE.sub(" ", plain_text(text))
    number = WHOLE_NUMBER.fullmatch(plain)
    if number:
        return Written(codes=(number[1],), name="")
    if has_letters:
        plain = SMALL_CODE.sub(lambda found: found[0].upper(), plain)
    dash = LETTER_DASH if has_letters else DIGIT_DASH
    codes: list[str] = []
    names: list[str] = []
    for piece in MIXING.split(dash.sub("/", plain)):
        found, rest = _piece(piece, has_letters=has_letters, is_code=is_code)
        codes += found
        names += rest
    return Written(codes=tuple(codes), name=" ".join(names))


def _piece(
    piece: str, *, has_letters: bool, is_code: Callable[[str, Sequence[str]], bool]
) -> tuple[list[str], list[str]]:
    """Read what stands between two signs of mixing: one code as a rule, then a name."""
    codes: list[str] = []
    names: list[str] = []
    for word in filter(None, BREAK.split(piece)):
        found, rest = _leading_codes(word, has_letters=has_letters)
        is_alone = not rest and all(is_code(code, names) for code in found)
        if found and (is_alone or not (codes or names)):
            codes += found
            names += [rest] if rest else []
        else:
            names.append(word)
    return codes, names


def _leading_codes(word: str, *, has_letters: bool) -> tuple[list[str], str]:
    """Return the codes at the start of a word, and what follows them."""
    if has_letters and LATIN_WORD.match(word):
        return [], word
    found = (LETTER_RUN if has_letters else DIGIT_CODE).match(word)
    if not found:
        return [], word
    codes = LETTER_CODE.findall(found[0]) if has_letters else [found[0]]
    return [code.upper() for code in codes], word[found.end() :]
