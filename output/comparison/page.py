"""A comparison as one HTML file that makes no request and runs no script."""

from dataclasses import fields
from functools import cache
from importlib.resources import files

import jinja2

from output.comparison.shown import ShownComparison


def comparison_html(shown: ShownComparison) -> str:
    """Return a comparison as HTML; the same comparison gives the same text."""
    from output.offline_html import with_policy  # noqa: PLC0415 - folium, where HTML is wanted only

    values = {field.name: getattr(shown, field.name) for field in fields(shown)}
    return with_policy(_template().render(values))


@cache
def _template() -> jinja2.Template:
    text = files("output").joinpath("templates/comparison.html.jinja").read_text("utf-8")
    return jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(text)
