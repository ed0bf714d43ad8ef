"""What search matches beside the names: aliases, pinyin and initials, all in lower case."""

from collections.abc import Iterable

from pypinyin import lazy_pinyin

SEPARATORS = str.maketrans("", "", " （）()·-—“”\"'、，/")


def search_keys(names: Iterable[str]) -> tuple[str, ...]:
    """Return aliases, full pinyin and initials of names, without repeats, in a fixed order."""
    keys: dict[str, None] = {}
    for name in filter(None, names):
        bare = name.translate(SEPARATORS)
        for key in (name.lower(), *_pinyin(bare)):
            keys.setdefault(key)
    return tuple(keys)


def _pinyin(name: str) -> tuple[str, ...]:
    if name.isascii():
        return ()
    syllables = lazy_pinyin(name.lower())
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)
