"""Industries with their glyphs and colours, read from a data file."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from mapper.page import Industry, Words


@cache
def industries() -> Mapping[str, Industry]:
    """Return the industries by id, in file order (glyphs and colours: docs/page.md)."""
    text = files("mapper").joinpath("data/industries.csv").read_text("utf-8")
    return {
        row["id"]: Industry(
            id=row["id"],
            name=Words(zh=row["name_zh"], en=row["name_en"]),
            path=row["path"],
            colour=row["colour"],
            colour_dark=row["colour_dark"],
        )
        for row in csv.DictReader(text.splitlines())
    }
