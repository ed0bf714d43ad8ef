"""Expressions of QGIS, with names and texts of data quoted so that they stay names and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ESCAPES = str.maketrans({"'": "''", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def column(name: str) -> str:
    """Return the value of a column."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def text(value: str) -> str:
    """Return a text."""
    return f"'{value.translate(ESCAPES)}'"


def looked_up(key: str, texts: Mapping[str, str]) -> str:
    """Return the text of a table at an expression; no text where the table has none."""
    pairs = ", ".join(f"{text(name)}, {text(found)}" for name, found in texts.items())
    return f"coalesce(map_get(map({pairs}), to_string({key})), '')"


def is_one_of(key: str, values: Iterable[str]) -> str:
    """Return whether an expression has one of the values, at least one."""
    return f"coalesce(to_string({key}) IN ({', '.join(map(text, values))}), false)"


def as_markup(name: str) -> str:
    """Return HTML in which QGIS shows the value of a column, its markup as text."""
    ended = text(name).replace("%]", "%' || ']")
    shown = f"coalesce(to_string(attribute($currentfeature, {ended})), '')"
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        shown = f"replace({shown}, '{sign}', '{written}')"
    return f"[% {shown} %]"


def unevaluated(value: str) -> str:
    """Return a text in which QGIS sees no `[% expression %]`: legends and titles evaluate them."""
    return value.replace("[%", "[\u2060%")
