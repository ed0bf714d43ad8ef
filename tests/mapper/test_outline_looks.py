"""Looks of outlines, rings and borders, held against the page's own style sheets."""

import pytest
from page_css import SRC, rules, token

from mapper import outline_looks
from mapper.gis.look import FillLook, LineLook
from mapper.outline_looks import (
    CASING,
    DISTRICT,
    NEIGHBOUR,
    OUTLINES,
    OUTLINES_OVER_PARCELS,
    OVER_CASING,
    PARCEL_LINE,
    RING,
    ZONE_LIMIT,
)
from mapper.page_units import ShapeLine

STYLES: dict[ShapeLine, str] = {
    "surveyed": "survey",
    "digitised": "digit",
    "schematic": "schem",
    "share": "built",
    "illustration": "illus",
}


def dashes(rule: dict[str, str]) -> tuple[float, ...]:
    return tuple(float(length) for length in rule.get("stroke-dasharray", "").split())


def line_of(rule: dict[str, str]) -> LineLook:
    return LineLook(
        colour=token(rule["stroke"]), width_px=float(rule["stroke-width"]), dash_px=dashes(rule)
    )


@pytest.mark.parametrize("line", STYLES)
def test_outline_has_the_line_of_the_page(line: ShapeLine) -> None:
    assert OUTLINES[line].line == line_of(rules("map")[f".pm-scene .{STYLES[line]}"])


@pytest.mark.parametrize("line", STYLES)
def test_outline_has_the_fill_of_the_page(line: ShapeLine) -> None:
    rule = rules("map")[f".pm-scene .{STYLES[line]}"]
    opacity = float(rule["fill-opacity"])
    expected = (token(rule["fill"]), opacity) if opacity else ("", 1.0)
    assert (OUTLINES[line].fill, OUTLINES[line].opacity) == expected


def test_every_line_of_the_page_is_here() -> None:
    areas = (SRC / "map" / "areas.tsx").read_text("utf-8")
    grammar = ", ".join(f'{line}: "{style}"' for line, style in STYLES.items())
    assert f"GRAMMAR = {{ {grammar} }}" in areas
    assert set(OUTLINES) == set(OUTLINES_OVER_PARCELS) == set(STYLES)


def test_casing_is_that_of_the_page() -> None:
    assert line_of(rules("map")[".pm-scene .schem-case"]) == CASING
    over = rules("parcels")[".has-parcels .pm-scene .over-case"]
    assert over == {"display": "inline"}
    both = (SRC / "style" / "parcels.css").read_text("utf-8")
    assert "schem-case { fill: none; stroke: white; stroke-width: 5; stroke-opacity: 1; }" in both
    assert LineLook(colour="#FFFFFF", width_px=5) == OVER_CASING


def test_over_parcels_nothing_is_filled_and_surveyed_lines_are_dash_dotted() -> None:
    assert rules("parcels")[".has-parcels .pm-scene .pm-outline"] == {"fill": "none"}
    dash_dot = dashes(rules("parcels")[".has-parcels .pm-scene .pm-outline.survey"])
    for line, look in OUTLINES_OVER_PARCELS.items():
        own = OUTLINES[line].line
        assert own is not None
        assert look.line is not None
        assert look.fill == ""
        assert look.line.dash_px == (dash_dot if line == "surveyed" else own.dash_px)
        assert (look.casing is None) == (line == "illustration")


def test_ring_has_as_many_dots_as_on_the_page() -> None:
    rule = rules("map")[".pm-scene .halo-ring"]
    assert rule["stroke-linecap"] == "round"
    dot, gap = dashes(rule)
    width = float(rule["stroke-width"])
    assert RING.line is not None
    assert (RING.line.colour, RING.line.width_px) == (token(rule["stroke"]), width)
    assert RING.line.dash_px == pytest.approx((dot + width, gap - width))
    opacity = float(rules("map")[".pm-scene .halos"]["opacity"])
    assert (RING.fill, RING.opacity) == (
        token(rules("map")[".pm-scene .halo-fill"]["fill"]),
        opacity,
    )


def test_borders_are_those_of_the_page() -> None:
    page = rules("map")
    edge = line_of(page[".pm-scene .m-edge"])
    land, band = token(page[".pm-scene .m-land"]["fill"]), line_of(page[".pm-scene .m-band"])
    assert FillLook(fill=land, line=edge, band=band) == DISTRICT
    ground = token(page[".pm-map"]["background"])
    assert FillLook(fill=ground, line=line_of(page[".pm-scene .m-neigh"])) == NEIGHBOUR
    assert line_of(rules("map_chrome")[".mc-limit"]) == ZONE_LIMIT


def test_parcel_lines_are_as_wide_as_on_the_page() -> None:
    detail = (SRC / "parcels" / "detail.ts").read_text("utf-8")
    assert f"export const LINE_PX = {PARCEL_LINE.width_px};" in detail


@pytest.mark.parametrize(
    ("name", "said"),
    [("INK", "ink"), ("INK_2", "ink-2"), ("INK_3", "ink-3"), ("PAPER", "paper"), ("HALO", "halo"),
     ("LAND", "land"), ("BAND", "band"), ("OUTSIDE", "outside"), ("CONTROL", "ctl"),
     ("NOTE", "note"), ("NOTE_SOFT", "note-soft")],
)  # fmt: skip
def test_colours_are_tokens_of_the_page(name: str, said: str) -> None:
    assert getattr(outline_looks, name) == token(f"var(--{said})")
