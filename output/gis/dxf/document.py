"""The DXF document around the entities: layers, line types, blocks, text style, note, extents."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapper.gis.look import MarkLook
from output.gis.dxf.colours import BLACK_OR_WHITE, nearest_index, true_colour
from output.gis.dxf.encoding import CODEC, encoded
from output.gis.dxf.entities import TEXT_STYLE
from output.gis.dxf.text import APP, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ezdxf.document import Drawing

    from mapper.gis.look import Look
    from mapper.page_units import SymbolForm
    from output.gis.dxf.layers import DxfLayer
    from output.gis.dxf.scale import DrawingScale

VERSION = "R2004"
"""The first version with true colours, the last in the encoding of its code page."""
FONT, FAMILY = "simhei.ttf", "SimHei"
METRES = 6
OBJECTS = "  0\nENDSEC\n  0\nSECTION\n  2\nOBJECTS\n"
FAR_BEYOND = 0x1000
"""Handles kept free for what ezdxf adds while it writes."""
SQUARES: frozenset[SymbolForm] = frozenset({"new_city", "sme", "firm", "seat"})
TRIANGLES: frozenset[SymbolForm] = frozenset({"finding-error", "finding-warning", "finding-note"})
CORNERS = {
    "square": ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    "triangle": ((-0.5, -0.43), (0.5, -0.43), (0.0, 0.43)),
}
RADIUS = 0.5


def block_name(look: Look) -> str:
    """Return the block that stands for a symbol of the page: a circle, square or triangle."""
    form = look.form if isinstance(look, MarkLook) else "plain"
    if form in TRIANGLES:
        return "PARKMAP_TRIANGLE"
    return "PARKMAP_SQUARE" if form in SQUARES else "PARKMAP_CIRCLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a drawing has beside its entities: layers, note, scale, CRS."""

    layers: Sequence[DxfLayer]
    note: Sequence[str]
    note_layer: DxfLayer
    scale: DrawingScale
    crs: str


class Document:
    """A drawing that is made by ezdxf, but for the entities that are spliced in as text."""

    def __init__(self, sheet: Sheet) -> None:
        from ezdxf.filemanagement import new  # noqa: PLC0415 - needed for DXF only

        with _fixed_dates():
            self._drawing = new(VERSION, units=METRES)
        self._drawing.encoding = CODEC
        _add_tables(self._drawing, sheet)
        _add_blocks(self._drawing)
        _add_note(self._drawing, sheet)
        _set_view(self._drawing, sheet)

    @property
    def owner(self) -> str:
        """Handle of the model space."""
        return str(self._drawing.modelspace().layout_key)

    @property
    def first_handle(self) -> int:
        """Return the first handle free for entities."""
        return int(str(self._drawing.entitydb.handles), 16) + FAR_BEYOND

    def around(self, next_handle: int) -> tuple[bytes, bytes]:
        """Return what stands before and after entities whose handles are below `next_handle`."""
        self._drawing.entitydb.handles.reset(f"{next_handle:X}")
        # ezdxf would add them in the order of a set, which is another in every process
        for kind in sorted(self._drawing.entitydb.dxf_types_in_use()):
            self._drawing.classes.add_class(kind)
        text = io.StringIO()
        with _fixed_dates():
            self._drawing.write(text)
        head, found, tail = text.getvalue().partition(OBJECTS)
        return encoded(head), encoded(found + tail)


@contextmanager
def _fixed_dates() -> Iterator[None]:
    """Let ezdxf write fixed dates and ids, so that the same delivery gives the same bytes."""
    import ezdxf  # noqa: PLC0415 - needed for DXF only

    options = ezdxf.options  # type: ignore[attr-defined]  # its __init__ has no __all__
    before = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        options.write_fixed_meta_data_for_testing = before


def _add_tables(drawing: Drawing, sheet: Sheet) -> None:
    """Add the text style, the name of our extended data, layers and their line types."""
    drawing.appids.add(APP)
    drawing.styles.add(TEXT_STYLE, font=FONT).set_extended_font_data(FAMILY)
    for number, layer in enumerate((*sheet.layers, sheet.note_layer), start=1):
        linetype = "Continuous"
        if layer.dash_mm:
            linetype = f"PARKMAP_{number}"
            _add_linetype(drawing, linetype, [mm * sheet.scale.m_per_mm for mm in layer.dash_mm])
        entry = drawing.layers.add(
            layer.name,
            color=nearest_index(layer.colour) if layer.colour else BLACK_OR_WHITE,
            true_color=true_colour(layer.colour) if layer.colour else None,
            linetype=linetype,
            lineweight=layer.lineweight,
        )
        if not layer.is_on:
            entry.off()


def _add_linetype(drawing: Drawing, name: str, lengths: Sequence[float]) -> None:
    """Add dashes and gaps in turn; an odd one is followed by a gap of the same length."""
    turns = [*lengths, *lengths[-1:]] if len(lengths) % 2 else lengths
    pattern = [length if place % 2 == 0 else -length for place, length in enumerate(turns)]
    drawing.linetypes.add(name, [sum(turns), *pattern])


def _add_blocks(drawing: Drawing) -> None:
    """Add filled symbols one unit wide; on layer 0 they take the colour of their reference."""
    circle = drawing.blocks.new("PARKMAP_CIRCLE")
    circle.add_circle((0, 0), RADIUS)
    edges = circle.add_hatch(color=256).paths.add_edge_path()
    edges.add_arc((0, 0), RADIUS, 0, 360)
    for name, corners in CORNERS.items():
        block = drawing.blocks.new(f"PARKMAP_{name.upper()}")
        block.add_lwpolyline(corners, close=True)
        block.add_hatch(color=256).paths.add_polyline_path(corners, is_closed=True)


def _add_note(drawing: Drawing, sheet: Sheet) -> None:
    """Write the note under the lower left corner, line by line."""
    height = sheet.scale.note_m
    for number, line in enumerate(sheet.note, start=2):
        place = (sheet.scale.west, sheet.scale.south - number * 1.6 * height)
        drawing.modelspace().add_text(
            cleaned(line),
            height=height,
            dxfattribs={"layer": sheet.note_layer.name, "style": TEXT_STYLE, "insert": place},
        )


def _set_view(drawing: Drawing, sheet: Sheet) -> None:
    """Set extents and first view, and say the CRS among the drawing's properties."""
    scale = sheet.scale
    low = (scale.west, scale.south, 0)
    high = (scale.east, scale.north, 0)
    drawing.header["$EXTMIN"], drawing.header["$EXTMAX"] = low, high
    drawing.header["$LIMMIN"], drawing.header["$LIMMAX"] = low[:2], high[:2]
    drawing.header["$TEXTSTYLE"] = TEXT_STYLE
    drawing.modelspace().dxf.extmin, drawing.modelspace().dxf.extmax = low, high
    drawing.header.custom_vars.append("CRS", sheet.crs)
    centre = ((scale.west + scale.east) / 2, (scale.south + scale.north) / 2)
    drawing.set_modelspace_vport(height=scale.extent_m * 1.1, center=centre)
