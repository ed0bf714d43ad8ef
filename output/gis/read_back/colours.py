"""Colours of classes, as styles say them and as the delivery wants them."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, TypeAlias

from mapper.gis.look import FillLook, LineLook
from output.gis.read_back.compare import difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from geo.finding import Finding
    from mapper.gis.look import Look
    from output.gis.delivery import DeliveredClass, DeliveredLayer

Colours: TypeAlias = frozenset[str]
"""`#rrggbb`, in small letters."""
HEX = re.compile("#[0-9a-f]{6}")
RGBA = re.compile(r"(\d+),(\d+),(\d+),(\d+)")
SLD_SPACES = {
    "sld": "http://www.opengis.net/sld",
    "se": "http://www.opengis.net/se",
    "ogc": "http://www.opengis.net/ogc",
}
LINK = "{http://www.w3.org/1999/xlink}href"
EMBEDDED = "base64:"


def look_colours(look: Look) -> Colours:
    """Return the colours in which a look is drawn; without its band, which few formats have."""
    said = [look.colour] if not isinstance(look, FillLook) else _fill_colours(look)
    return frozenset(colour.lower() for colour in said if colour)


def _fill_colours(look: FillLook) -> list[str]:
    lines: list[LineLook] = [line for line in (look.line, look.casing) if line]
    return [look.fill, look.hatch, *(line.colour for line in lines)]


def colours_differ(
    source: str, layer: DeliveredLayer, found: Sequence[tuple[str, Colours]]
) -> Iterator[Finding]:
    """
    Compare the classes of a style with those of a layer.

    Parameters
    ----------
    source
        Name of the file.
    layer
        Layer with its classes.
    found
        Values of the style's classes and their colours, in its order; one nameless class where
        all features are drawn alike.

    Yields
    ------
    finding
        An error if the classes are others, and one for each class whose colours are others. A
        symbol of a point may have more colours than its ink.
    """
    wanted = [one.value for one in layer.classes] if layer.class_field else [""]
    said = [value for value, _ in found]
    if said != wanted:
        message = f"expected the classes {', '.join(wanted)} in the style of '{layer.name}'"
        yield difference(source, message, field=layer.class_field, value=", ".join(said))
        return
    for one, (_, colours) in zip(layer.classes, found, strict=False):
        if not _is_coloured(one, colours):
            yield difference(
                source,
                f"expected the colours {_listed(look_colours(one.look))} for the class "
                f"'{one.name}' of '{layer.name}'",
                field=layer.class_field,
                value=_listed(colours),
            )


def _is_coloured(one: DeliveredClass, colours: Colours) -> bool:
    wanted = look_colours(one.look)
    if not isinstance(one.look, FillLook | LineLook):
        return colours >= wanted
    band = one.look.band if isinstance(one.look, FillLook) else None
    return wanted <= colours <= wanted | ({band.colour.lower()} if band else set())


def _listed(colours: Colours) -> str:
    return ", ".join(sorted(colours)) or "none"


def qml_colours(root: Element) -> tuple[str, list[tuple[str, Colours]]]:
    """Return the class field of a style of QGIS, and its classes with their colours."""
    renderer = root if root.tag == "renderer-v2" else root.find(".//renderer-v2")
    if renderer is None:
        return "", []
    symbols = {
        one.get("name", ""): symbol_colours(one) for one in renderer.findall("symbols/symbol")
    }
    categories = renderer.findall("categories/category")
    if renderer.get("type") == "singleSymbol":
        return "", [("", colours) for colours in symbols.values()]
    return renderer.get("attr", ""), [
        (one.get("value", ""), symbols.get(one.get("symbol", ""), frozenset()))
        for one in categories
        if one.get("render", "true") == "true"
    ]


def symbol_colours(symbol: Element) -> Colours:
    """Return the colours that a symbol of QGIS draws with; what is see-through is none."""
    said = {
        option.get("value", "")
        for option in symbol.iter("Option")
        if "color" in option.get("name", "") or option.get("value", "").startswith(EMBEDDED)
    }
    drawn = [RGBA.match(value) for value in said]
    plain = {
        "#{:02x}{:02x}{:02x}".format(*map(int, found.groups()[:3]))
        for found in drawn
        if found and int(found[4]) > 0
    }
    return frozenset(plain | embedded_colours(said))


def embedded_colours(values: set[str]) -> set[str]:
    """Return the colours in pictures that are part of a style."""
    pictures = (value for value in values if value.startswith(EMBEDDED))
    texts = (base64.b64decode(one.removeprefix(EMBEDDED)).decode() for one in pictures)
    return {colour for text in texts for colour in HEX.findall(text.lower())}


def sld_colours(root: Element) -> tuple[str, list[tuple[str, Colours]]]:
    """Return the class field of a Styled Layer Descriptor, and its classes with their colours."""
    rules = [
        rule
        for rule in root.iter(f"{{{SLD_SPACES['se']}}}Rule")
        if rule.find("se:TextSymbolizer", SLD_SPACES) is None
    ]
    names = {
        one.text or "" for rule in rules for one in rule.iterfind(".//ogc:PropertyName", SLD_SPACES)
    }
    return "".join(sorted(names)), [(_rule_value(rule), rule_colours(rule)) for rule in rules]


def _rule_value(rule: Element) -> str:
    literal = rule.find(".//ogc:Literal", SLD_SPACES)
    return "" if literal is None else literal.text or ""


def rule_colours(rule: Element) -> Colours:
    """Return the colours in which a rule draws."""
    said: Mapping[str, set[str]] = {
        "text": {
            (one.text or "").lower() for one in rule.iterfind(".//se:SvgParameter", SLD_SPACES)
        },
        "link": {one.get(LINK, "") for one in rule.iterfind(".//se:OnlineResource", SLD_SPACES)},
    }
    plain = {text for text in said["text"] if HEX.fullmatch(text)}
    return frozenset(plain | embedded_colours(said["link"]))
