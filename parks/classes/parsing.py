"""Reading a class code permissively, without ever losing what is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from parks.classes.editions import Edition
from parks.classes.editions import edition as edition_of
from parks.classes.written import plain_text, read_written

LEVEL_OF_LOCAL_CODES = 2
"""Level from which local authorities add codes below a class; none are added below the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedCode:
    """
    What the text of a cell says of the class.

    Parameters
    ----------
    raw
        As written.
    parts
        Codes found, in the order written; more than one if the use is mixed.
    known_parts
        Longest known class that each of them begins with; empty where there is none.
    name
        What stands beside the codes, usually the name of the class.
    probable
        Class that is probably meant where none is taken: the code lost its leading zero (701), or
        only the name is written. Never taken silently.
    is_local
        Whether the first code goes on below a class of the second or third level, as local codes
        do (`10010105`, `100101a`, `M11`).
    """

    raw: str
    parts: tuple[str, ...]
    known_parts: tuple[str, ...]
    name: str
    probable: str
    is_local: bool

    @property
    def known(self) -> str:
        """Return the class that counts: of the first, dominant part; empty if unknown."""
        return self.known_parts[0] if self.known_parts else ""

    @property
    def is_mixed(self) -> bool:
        """Tell whether several different codes are written."""
        return len(set(self.parts)) > 1

    @property
    def is_exact(self) -> bool:
        """Tell whether every code written is one of the edition."""
        return bool(self.parts) and self.parts == self.known_parts


def parse_code(text: str, edition: str | Edition) -> ParsedCode:
    """
    Read the class code in the text of a cell.

    Parameters
    ----------
    text
        As written: full width or not, with spaces, a name behind it, several codes joined
        (`1001/1101`, `0901+0902`, `RB`), or a local sub-code.
    edition
        Edition or its id.

    Returns
    -------
    parsed
        `known` is the longest class the first code begins with. A number whose leading zero is
        lost (`701`, `70102`) is not taken for a class: `probable` names the one it may be.

    Raises
    ------
    ValueError
        If there is no such edition.

    Examples
    --------
    >>> parse_code("1001/1101", "ydyh2023").known_parts
    ('1001', '1101')
    >>> parse_code("100101a", "ydyh2023").known, parse_code("701", "ydyh2023").probable
    ('100101', '0701')
    """
    chosen = edition_of(edition)
    written = read_written(
        text, has_letters=chosen.has_letters, is_code=partial(_is_surely_code, edition=chosen)
    )
    restored = tuple(_with_zero(part, chosen) for part in written.codes)
    known = tuple(
        "" if zero else chosen.longest_known(part)
        for part, zero in zip(written.codes, restored, strict=True)
    )
    probable = restored[0] if restored else _class_named(plain_text(text), chosen)
    return ParsedCode(
        raw=text,
        parts=written.codes,
        known_parts=known,
        name=written.name,
        probable=probable,
        is_local=bool(known) and _is_local(written.codes[0], known[0], chosen),
    )


def _is_surely_code(part: str, words: Sequence[str], *, edition: Edition) -> bool:
    """Tell a code behind other words from a mere number: `地块 10`, but `工矿用地 10`."""
    one = edition.classes.get(part)
    return one is not None and (one.level > 1 or one.name_zh in words)


def _with_zero(part: str, chosen: Edition) -> str:
    """Return the class that a number is with the zero it may have lost; empty if it is none."""
    is_odd = part.isdigit() and len(part) % 2 == 1
    return f"0{part}" if is_odd and f"0{part}" in chosen.classes else ""


def _class_named(name: str, chosen: Edition) -> str:
    """Return the class that bears a name; empty if none does, or several do."""
    codes = chosen.codes_by_name.get(name, ())
    return codes[0] if len(codes) == 1 else ""


def _is_local(part: str, known: str, chosen: Edition) -> bool:
    return bool(known) and part != known and chosen.classes[known].level >= LEVEL_OF_LOCAL_CODES
