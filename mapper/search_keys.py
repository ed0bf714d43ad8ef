"""What search matches beside the names: aliases, pinyin and initials, all in lower case."""

from collections.abc import Iterable

SEPARATORS = str.maketrans("", "", " （）()·-—“”\"'、，/")


def search_keys(names: Iterable[str], *, aliases: Iterable[str] = ()) -> tuple[str, ...]:
    """
    Return what search matches beside the names themselves.

    Parameters
    ----------
    names
        Names that the page shows; search matches them as they stand.
    aliases
        Further printed names.

    Returns
    -------
    keys
        Aliases in lower case, full pinyin and initials of all, without repeats, in a fixed order.
    """
    further = [alias for alias in aliases if alias]
    spelled = [key for name in (*names, *further) for key in _pinyin(name.translate(SEPARATORS))]
    return tuple(dict.fromkeys([*(alias.lower() for alias in further), *spelled]))


def _pinyin(name: str) -> tuple[str, ...]:
    if name.isascii():
        return ()
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionary takes long to load

    syllables = lazy_pinyin(name.lower())
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)
