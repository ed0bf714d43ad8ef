"""Kinds and colours of the entities of a DXF text, which GDAL does not tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.files.encoding_names import codec_named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPE, NAME, HANDLE, LAYER, VARIABLE, TEXT, COLOUR = 0, 2, 5, 8, 9, 1, 62
CODE_PAGE = 3
BY_LAYER = 256
UTF8_SINCE = "AC1021"
"""AutoCAD 2007: from this version a DXF is UTF-8 whatever its code page says."""


@dataclass(slots=True)
class DxfEntities:
    """
    What a DXF text says beside its shapes.

    Parameters
    ----------
    kinds
        How many entities of each kind stand in the drawing, e.g. "LWPOLYLINE".
    kind_of, colour_of
        Kind and colour (AutoCAD colour index 1 to 255) by handle; the colour is the layer's where
        the entity has none of its own.
    version, code_page
        Header variables $ACADVER and $DWGCODEPAGE, "" where missing.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    kind_of: dict[str, str] = field(default_factory=dict)
    colour_of: dict[str, int] = field(default_factory=dict)
    version: str = ""
    code_page: str = ""


def dxf_entities(path: Path) -> DxfEntities:
    """Read a DXF text through, line pair by line pair."""
    found = DxfEntities()
    layer_colours: dict[bytes, int] = {}
    for section, kind, tags in _records(path):
        if section == b"HEADER":
            _keep_header(found, tags)
        elif section == b"TABLES" and kind == b"LAYER" and NAME in tags:
            layer_colours[tags[NAME]] = abs(_integer(tags.get(COLOUR, b"7"), 7))
        elif section == b"ENTITIES":
            _keep_entity(found, kind, tags, layer_colours)
    return found


def dxf_codec(found: DxfEntities) -> str | None:
    """Return the codec of a drawing's text; None where the header does not tell."""
    if found.version >= UTF8_SINCE:
        return "utf-8"
    return codec_named(found.code_page.upper().removeprefix("ANSI_").removeprefix("DOS"))


def _keep_header(found: DxfEntities, tags: dict[int, bytes]) -> None:
    name = tags.get(VARIABLE, b"")
    if name == b"$ACADVER":
        found.version = tags.get(TEXT, b"").decode("ascii", "replace")
    elif name == b"$DWGCODEPAGE":
        found.code_page = tags.get(CODE_PAGE, b"").decode("ascii", "replace")


def _keep_entity(
    found: DxfEntities, kind: bytes, tags: dict[int, bytes], layer_colours: dict[bytes, int]
) -> None:
    name = kind.decode("ascii", "replace")
    found.kinds[name] += 1
    handle = tags.get(HANDLE, b"").decode("ascii", "replace")
    if handle:
        own = _integer(tags.get(COLOUR, b""), BY_LAYER)
        colour = layer_colours.get(tags.get(LAYER, b""), 0) if own == BY_LAYER else own
        found.kind_of[handle] = name
        if colour > 0:
            found.colour_of[handle] = colour


def _records(path: Path) -> Iterator[tuple[bytes, bytes, dict[int, bytes]]]:
    """Section, kind and first tag of each code, of every record; a header variable is a record."""
    section, kind = b"", b""
    tags: dict[int, bytes] = {}
    for code, value in _tags(path):
        if code in {TYPE, VARIABLE}:
            if tags:
                yield section, kind, tags
            kind, tags = (value, {}) if code == TYPE else (b"", {VARIABLE: value})
        elif kind == b"SECTION" and code == NAME:
            section, tags = value, {}
        else:
            tags.setdefault(code, value)
    if tags:
        yield section, kind, tags


def _tags(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        for code in file:
            value = next(file, b"")
            yield _integer(code, -1), value.strip()


def _integer(text: bytes, otherwise: int) -> int:
    try:
        return int(text)
    except ValueError:
        return otherwise
