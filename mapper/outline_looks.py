"""How outlines, rings, borders and symbols look in GIS programs: as on the light page."""

from collections.abc import Mapping

from mapper.gis.look import FillLook, LineLook, MarkLook
from mapper.page_units import ShapeLine, SymbolForm

INK, INK_2, INK_3 = "#17212B", "#47535F", "#5E6A75"
PAPER, LAND, OUTSIDE, HALO, CONTROL = "#FFFFFF", "#FCFCFA", "#E7EBE9", "#FCFCFA", "#7A858F"
BAND = "#DDE4E3"
NOTE, NOTE_SOFT = "#855400", "#FFF4DC"

CASING = LineLook(colour=HALO, width_px=5)
OVER_CASING = LineLook(colour="#FFFFFF", width_px=5)
"""Under the lines that lie over parcels."""
PARCEL_LINE = LineLook(colour="#FFFFFF", width_px=0.9)

OUTLINES: Mapping[ShapeLine, FillLook] = {
    "surveyed": FillLook(fill=INK, opacity=0.07, line=LineLook(colour=INK, width_px=1.75)),
    "digitised": FillLook(fill=INK, opacity=0.07, line=LineLook(colour=INK, width_px=1.25)),
    "schematic": FillLook(
        fill=INK,
        opacity=0.07,
        line=LineLook(colour=INK, width_px=1.75, dash_px=(6, 4)),
        casing=CASING,
    ),
    "share": FillLook(
        fill=INK, opacity=0.22, line=LineLook(colour=INK, width_px=1.25, dash_px=(2, 3))
    ),
    "illustration": FillLook(line=LineLook(colour=INK_2, width_px=1, dash_px=(1, 2.5))),
}
"""Looks of boundaries; where there are parcels they are `OUTLINES_OVER_PARCELS`."""
OUTLINES_OVER_PARCELS: Mapping[ShapeLine, FillLook] = {
    "surveyed": FillLook(
        line=LineLook(colour=INK, width_px=1.75, dash_px=(12, 3, 2, 3)), casing=OVER_CASING
    ),
    "digitised": FillLook(line=LineLook(colour=INK, width_px=1.25), casing=OVER_CASING),
    "schematic": FillLook(
        line=LineLook(colour=INK, width_px=1.75, dash_px=(6, 4)), casing=OVER_CASING
    ),
    "share": FillLook(line=LineLook(colour=INK, width_px=1.25, dash_px=(2, 3)), casing=OVER_CASING),
    "illustration": FillLook(line=LineLook(colour=INK_2, width_px=1, dash_px=(1, 2.5))),
}
RING = FillLook(
    fill=INK, opacity=0.055, line=LineLook(colour=INK_3, width_px=1.25, dash_px=(1.35, 2.95))
)
"""Dots with round ends of 0.1 every 4.3 px, as lengths with flat ends."""
DISTRICT = FillLook(
    fill=LAND,
    line=LineLook(colour=INK_3, width_px=1.25),
    band=LineLook(colour=BAND, width_px=14),
)
NEIGHBOUR = FillLook(fill=OUTSIDE, line=LineLook(colour=CONTROL, width_px=0.75, dash_px=(1, 3)))
"""On the page neighbours are see-through; the ground under them has this colour."""
ZONE_LIMIT = LineLook(colour=INK_3, width_px=1, dash_px=(10, 3, 2, 3))

SYMBOL_PX: Mapping[SymbolForm, float] = {
    "firm": 21,
    "town": 20,
    "seat": 24,
    "finding-error": 20,
    "finding-warning": 20,
    "finding-note": 20,
}
UNIT_PX = 30
"""Side of the box of a symbol on the map; those of units grow on the page from 26 to 36."""
COLOURS: Mapping[SymbolForm, str] = {
    "sme": INK_2,
    "firm": INK_2,
    "town": INK_3,
    "line-ghost": INK_3,
    "finding-error": NOTE,
    "finding-warning": NOTE,
    "finding-note": NOTE,
}


def mark_look(
    form: SymbolForm,
    *,
    colour: str = "",
    path: str = "",
    letter: str = "",
    is_ghost: bool = False,
) -> MarkLook:
    """Return the look of a symbol; without a colour it has that of its form, else ink."""
    return MarkLook(
        form=form,
        colour=INK_3 if is_ghost else colour or COLOURS.get(form, INK),
        path=path,
        letter="" if path else letter,
        is_ghost=is_ghost,
        size_px=SYMBOL_PX.get(form, UNIT_PX),
    )
