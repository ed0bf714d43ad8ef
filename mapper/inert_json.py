"""JSON that can stand inside a script element: no character in it can end or open markup."""

import dataclasses
import json

ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def inert_json(data: object) -> str:
    """Return compact JSON of plain data or a dataclass, keys in the order of their definition."""
    if dataclasses.is_dataclass(data) and not isinstance(data, type):
        data = dataclasses.asdict(data)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(
        ESCAPES
    )
