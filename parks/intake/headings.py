"""Headings of report tables: `2023年规划面积(公顷)` is an indicator, its period and its unit."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from parks.catalogue import indicators
from parks.names import plain_name

IN_BRACKETS = re.compile(r"^(?P<name>.*?)[(（\[【](?P<unit>[^()（）\[\]【】]+)[)）\]】]\s*$")
PERIOD = re.compile(r"^(?P<period>(?:19|20)\d\d(?:-(?:Q[1-4]|H[12]|\d\d))?)年?[\s_-]*(?P<name>.+)$")
PERIOD_AFTER = re.compile(r"^(?P<name>.+?)[\s_-]*(?P<period>(?:19|20)\d\d)年?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """
    What a heading says.

    Parameters
    ----------
    indicator
        Slug of the catalogue.
    unit
        Unit of measurement as written, empty where the heading has none.
    period
        Period of the figures below, empty where the heading has none.
    """

    indicator: str
    unit: str
    period: str


def parse_heading(text: str) -> Heading | None:
    """
    Read a heading.

    Parameters
    ----------
    text
        Slug or name of an indicator in either language, with the unit in brackets behind it, the
        year before or behind it, both or neither.

    Returns
    -------
    heading
        None if the text names no indicator of the catalogue.

    Examples
    --------
    >>> parse_heading("2023年规划面积（公顷）")
    Heading(indicator='planned_area', unit='公顷', period='2023')
    """
    name, unit = unit_in_brackets(unicodedata.normalize("NFC", text))
    dated = PERIOD.match(name) or PERIOD_AFTER.match(name)
    period = dated["period"] if dated else ""
    slug = _slugs().get(plain_name(dated["name"] if dated else name))
    return Heading(indicator=slug, unit=unit, period=period) if slug else None


def unit_in_brackets(text: str) -> tuple[str, str]:
    """Return a heading without the brackets at its end, and what stands in them."""
    match = IN_BRACKETS.match(text.strip())
    return (match["name"].strip(), match["unit"].strip()) if match else (text.strip(), "")


@cache
def _slugs() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for slug, entry in indicators().items():
        for name in (slug, entry.name_zh, entry.name_en):
            found.setdefault(plain_name(name), slug)
    return found
