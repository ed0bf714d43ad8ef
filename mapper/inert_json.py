"""JSON that can stand inside a script element: no character in it can end or open markup."""

import dataclasses
import json
import re

ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
TEMPLATE_MARK = re.compile(r"\{(?=[{%#])")
"""Folium makes templates of what it renders; in JSON such marks stand in texts only."""


def inert_json(data: object) -> str:
    """Return compact JSON of plain data and dataclasses, keys in the order of their definition."""
    text = json.dumps(
        data, default=_fields, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return TEMPLATE_MARK.sub(r"\\u007b", text.translate(ESCAPES))


def _fields(item: object) -> dict[str, object]:
    if not dataclasses.is_dataclass(item) or isinstance(item, type):
        raise TypeError(f"{type(item).__name__} cannot stand in a page")
    return {field.name: getattr(item, field.name) for field in dataclasses.fields(item)}
