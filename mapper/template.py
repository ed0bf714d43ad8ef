"""The Jinja templates of the page, in the form that Folium elements take."""

from functools import cache
from importlib.resources import files
from typing import cast

from folium.template import Template


@cache
def template(name: str) -> Template:
    """Return the template `templates/<name>.html.jinja`."""
    text = files("mapper").joinpath(f"templates/{name}.html.jinja").read_text("utf-8")
    return cast("Template", Template(text))
