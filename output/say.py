"""Texts in the language of a reader."""

from collections.abc import Iterable

from output.tables import Lang


def say(lang: Lang, zh: str, en: str) -> str:
    """Return a text in one of its two languages."""
    return zh if lang == "zh" else en


def listed(lang: Lang, texts: Iterable[str]) -> str:
    """Return texts as one list."""
    return ("；" if lang == "zh" else "; ").join(text for text in texts if text)
