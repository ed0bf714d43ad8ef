"""The page's style sheets read as rules, for tests that hold other looks against them."""

import re
from functools import cache
from pathlib import Path

SRC = Path(__file__).parents[1] / "mapper" / "web" / "src"
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def rules(sheet: str) -> dict[str, dict[str, str]]:
    """Return the declarations of a sheet by selector, the first rule of each."""
    text = COMMENT.sub("", (SRC / "style" / f"{sheet}.css").read_text("utf-8"))
    found: dict[str, dict[str, str]] = {}
    for selectors, body in RULE.findall(text):
        told = dict(part.split(":", 1) for part in body.split(";") if ":" in part)
        own = {name.strip(): value.strip() for name, value in told.items()}
        for selector in selectors.split(","):
            found.setdefault(selector.strip(), own)
    return found


def token(value: str) -> str:
    """Return what a value is in the light scheme: `var(--ink)` is a colour of tokens.css."""
    named = re.fullmatch(r"var\((--[\w-]+)\)", value)
    if named:
        return rules("tokens")[":root"][named[1]].upper()
    return {"white": "#FFFFFF"}.get(value, value)
