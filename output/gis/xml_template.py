"""Templates of XML files: what XML cannot hold never gets into them."""

from __future__ import annotations

import re
from functools import cache

import jinja2
from markupsafe import Markup

ILLEGAL = "[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\U00010000-\\U0010FFFF]"
"""Characters that XML 1.0 (section 2.2) does not allow: most controls, lone surrogates."""
STAND_IN = " "
_illegal = re.compile(ILLEGAL)


def legal_text(text: str) -> str:
    """Return a text with a space for every character that XML cannot hold."""
    return _illegal.sub(STAND_IN, text)


@cache
def xml_template(name: str) -> jinja2.Template:
    """
    Return a template of `output/templates/gis`, e.g. `sld.xml.jinja`.

    Values are escaped and made legal; `Markup` is written as it is.
    """
    return _environment().get_template(name)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("output", "templates/gis"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return legal_text(value)
    return value
