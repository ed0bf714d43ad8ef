"""Names of places and parks, compared across scripts, widths and manners of writing."""

import csv
import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

SEPARATORS = frozenset(" \t\u3000·•・.,，、。-—_()（）[]【】<>《》“”\"'’‘/|:：;；")
CLOSE_ENOUGH = 0.7


def plain_name(name: str) -> str:
    """
    Return a name without the differences that are only ones of writing.

    Parameters
    ----------
    name
        As written somewhere.

    Returns
    -------
    plain
        Compatibility forms (NFKC: full-width letters, ㎡) and variant characters (臺) made one,
        lower case, without separators.

    Notes
    -----
    Unicode Standard Annex #15. The variant characters are `data/catalogue/name_variants.csv`.

    Examples
    --------
    >>> plain_name("臺中港 科技產業園區（Ａ）")
    '台中港科技产业园区a'
    """
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_variants())
    return "".join(character for character in folded if character not in SEPARATORS)


def nearest_name(name: str, known: Iterable[str]) -> str:
    """
    Return the known name that is most like a name.

    Parameters
    ----------
    name
        As written somewhere.
    known
        Names it may mean.

    Returns
    -------
    nearest
        A known name, or an empty text where none is like it. A name that holds the other whole
        counts as like it: merged parks carry both names.
    """
    plain = {plain_name(other): other for other in known if other}
    sought = plain_name(name)
    if sought in plain:
        return plain[sought]
    held = [other for other in plain if min(len(other), len(sought)) > 1 and _holds(sought, other)]
    if held:
        return plain[max(held, key=lambda other: (min(len(other), len(sought)), -len(other)))]
    match = difflib.get_close_matches(sought, plain, n=1, cutoff=CLOSE_ENOUGH)
    return plain[match[0]] if match else ""


def _holds(one: str, other: str) -> bool:
    return one in other or other in one


@cache
def _variants() -> Mapping[int, str]:
    text = files("parks").joinpath("data/catalogue/name_variants.csv").read_text("utf-8")
    return {ord(row["variant"]): row["plain"] for row in csv.DictReader(text.splitlines())}
