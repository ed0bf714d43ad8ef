"""Ids made from names: lower-case letters, digits and hyphens, unique in their table."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")
MOST_CHARACTERS = 60


def slug(text: str) -> str:
    """
    Return an id for a name or a code.

    Parameters
    ----------
    text
        Name in any script; Chinese is romanised (pinyin without tones, through pypinyin).

    Returns
    -------
    slug
        Letters a-z, digits and single hyphens; empty if the text has none of them.

    Examples
    --------
    >>> slug("Food Park 2"), slug("北渡产业园")
    ('food-park-2', 'beiduchanyeyuan')
    """
    plain = unicodedata.normalize("NFKD", romanised(text)).encode("ascii", "ignore").decode()
    return NOT_OF_AN_ID.sub("-", plain.lower()).strip("-")[:MOST_CHARACTERS].strip("-")


def romanised(text: str) -> str:
    """Return a text with its Chinese characters in pinyin, joined; other characters as they are."""
    if text.isascii():
        return text
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - the dictionary takes a while to load

    return "".join(lazy_pinyin(unicodedata.normalize("NFKC", text)))


def unique_slugs(texts: Sequence[str], *, taken: Iterable[str] = (), stem: str) -> tuple[str, ...]:
    """
    Return one id a text: its slug, numbered where it is taken.

    Parameters
    ----------
    texts
        Names or codes, shape (n,).
    taken
        Ids that must not come again.
    stem
        Id of a text without letters and digits.

    Returns
    -------
    ids
        Shape (n,), all different.
    """
    used, ids = set(taken), []
    for text in texts:
        base = slug(text) or stem
        number, chosen = 1, base
        while chosen in used:
            number += 1
            chosen = f"{base}-{number}"
        used.add(chosen)
        ids.append(chosen)
    return tuple(ids)
