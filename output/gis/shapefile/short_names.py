"""Names of fields as a dBASE table can hold them: at most ten bytes."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from output.gis.delivery import Encoding

MOST_BYTES = 10
RESERVED = ("FID", "OID", "SHAPE")
"""Names that ArcGIS gives to columns of its own."""


def short_names(names: Iterable[str], *, encoding: Encoding) -> dict[str, str]:
    """
    Return a name of at most ten bytes for each name.

    Parameters
    ----------
    names
        Names of the fields of one layer, no two alike.
    encoding
        Encoding in which the bytes are counted.

    Returns
    -------
    names
        Old to new, in the order given. A new name holds letters, digits and `_`, begins with no
        digit, ends with a whole character and differs from all others, also when case is
        ignored, in characters and in bytes. A name that fits stays; of those that would become
        alike the first is only cut, the others end with a number.

    Examples
    --------
    >>> short_names(["规划用地分类代码", "规划用地分类名称"], encoding="gbk")
    {'规划用地分类代码': '规划用地分', '规划用地分类名称': '规划用地2'}
    """
    taken = {mark for name in RESERVED for mark in _marks(name, encoding)}
    legal = {name: _legal(name, encoding) for name in names}
    given = {}
    for name in sorted(legal, key=lambda name: legal[name] != name or not _fits(name, encoding)):
        given[name] = _free(legal[name], taken, encoding)
        taken.update(_marks(given[name], encoding))
    return {name: given[name] for name in legal}


def whole_characters(content: bytes, most: int, *, encoding: Encoding) -> bytes:
    """Return the first bytes of an encoded text, at most so many, without half a character."""
    return content[:most].decode(encoding, "ignore").encode(encoding)


def _legal(name: str, encoding: Encoding) -> str:
    """Return a name of letters, digits and `_` that begins with no digit."""
    signs = "".join(sign if _is_legal(sign, encoding) else "_" for sign in name).strip("_")
    return f"F{signs}" if not signs or signs[0].isdigit() else signs


def _is_legal(sign: str, encoding: Encoding) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return sign.isalnum() or sign == "_"


def _free(name: str, taken: set[str | bytes], encoding: Encoding) -> str:
    tails = chain([""], map(str, count(2)))
    cut = (_cut(name, tail, encoding) for tail in tails)
    return next(found for found in cut if not _marks(found, encoding) & taken)


def _cut(name: str, tail: str, encoding: Encoding) -> str:
    room = MOST_BYTES - len(tail)
    return whole_characters(name.encode(encoding), room, encoding=encoding).decode(encoding) + tail


def _fits(name: str, encoding: Encoding) -> bool:
    return len(name.encode(encoding, "replace")) <= MOST_BYTES


def _marks(name: str, encoding: Encoding) -> set[str | bytes]:
    """Return what no two names may share; the second byte of GBK can be a letter of ASCII."""
    return {name.casefold(), name.encode(encoding).lower()}
