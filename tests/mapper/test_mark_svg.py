"""Symbols as SVG documents, held against the component that draws them on the page."""

import re
import xml.etree.ElementTree as ET

import pytest
from page_css import SRC, rules, token

from mapper.gis.look import MarkLook
from mapper.industries import industries
from mapper.mark_svg import MARKS, mark_svg
from mapper.outline_looks import mark_look
from mapper.page_units import SymbolForm

Drawn = list[tuple[str, dict[str, str]]]
SVG = "{http://www.w3.org/2000/svg}"
TSX = (SRC / "symbol.tsx").read_text("utf-8")
CONSTANTS = dict(re.findall(r'const (\w+) = "(M[^"]+)";', TSX))
TAG = re.compile(r"<(circle|path|rect)\b(.*?)/>", re.DOTALL)
ATTRIBUTE = re.compile(r'([\w-]+)=(?:"([^"]*)"|\{((?:[^{}]|\{[^}]*\})*)\})')
IN_CASES: list[SymbolForm] = [
    "firm", "town", "seat", "finding-error", "finding-warning", "finding-note",
]  # fmt: skip
INK = {"ink": "var(--ink)", "colour": "var(--ink)"}


def svg_of(look: MarkLook) -> Drawn:
    root = ET.fromstring(mark_svg(look))  # noqa: S314 - our own
    return [(one.tag.removeprefix(SVG), numbered(one.attrib)) for one in root]


def drawn_in(source: str, names: dict[str, str]) -> Drawn:
    """Return the elements of a piece of the component, styles and names resolved."""
    found: Drawn = []
    for tag, text in TAG.findall(source):
        told = {
            name: plain or names.get(code, code) for name, plain, code in ATTRIBUTE.findall(text)
        }
        style: dict[str, str] = {}
        for one in told.pop("class", "").split():
            own = [f".{one}", f".sy-flag-mark.{one}"]
            style |= next((rules("symbol")[name] for name in own if name in rules("symbol")), {})
        told.pop("stroke-dasharray", None)
        found.append((tag, numbered(style | told)))
    return found


def numbered(attributes: dict[str, str]) -> dict[str, str]:
    """Return attributes with `.5` and `0.5` alike, and tokens as colours."""
    return {name: re.sub(r"^\.", "0.", token(value)) for name, value in attributes.items()}


def function(name: str) -> str:
    after = TSX.partition(f"function {name}(")[2]
    return after.partition("\nfunction ")[0]


@pytest.mark.parametrize("form", IN_CASES)
def test_symbol_is_drawn_as_on_the_page(form: SymbolForm) -> None:
    case = TSX.split(f'case "{form}":')[1].split("case ")[0]
    assert svg_of(mark_look(form)) == drawn_in(case, CONSTANTS)


def test_core_is_drawn_as_on_the_page() -> None:
    assert svg_of(mark_look("core")) == drawn_in(function("Core"), INK)


@pytest.mark.parametrize("form", ["new_city", "sme"])
def test_square_is_drawn_as_on_the_page(form: SymbolForm) -> None:
    case = TSX.split(f'case "{form}":')[1].split("case ")[0]
    told = re.search(r'path=\{(\w+)\} colour="([^"]+)" size=\{(\d+)\}', case)
    assert told is not None
    size = int(told[3])
    names = {"at": f"{12 - size / 2:g}", "size": f"{size}", "ink": told[2]}
    square = function("Square")
    assert svg_of(mark_look(form)) == drawn_in(square, {**names, "path": CONSTANTS[told[1]]})


@pytest.mark.parametrize("form", ["leading", "characteristic", "plain"])
def test_ghosts_of_discs_look_alike(form: SymbolForm) -> None:
    path = industries()["equip"].path
    ghosts = [mark_look(one, path=path, is_ghost=True) for one in (form, "line-ghost")]
    assert svg_of(ghosts[0]) == svg_of(ghosts[1])


@pytest.mark.parametrize("form", ["core", "new_city", "sme"])
def test_ghosts_of_others_keep_their_form_in_grey_with_a_broken_frame(form: SymbolForm) -> None:
    frame, inner = svg_of(mark_look(form, is_ghost=True))
    assert frame[1].pop("stroke-dasharray") == "2 2"
    assert token("var(--ink-3)") in {*frame[1].values(), *inner[1].values()}
    plain = svg_of(mark_look(form))
    assert [tag for tag, _ in plain] == [tag for tag, _ in (frame, inner)]


@pytest.mark.parametrize(
    ("form", "number", "ink"),
    [
        ("line-ghost", 0, "var(--ink-3)"),
        ("leading", 1, "#1769AA"),
        ("characteristic", 2, "#1769AA"),
    ],
)
def test_disc_is_drawn_as_on_the_page(form: SymbolForm, number: int, ink: str) -> None:
    equip = industries()["equip"]
    is_ghost = form == "line-ghost"
    own, glyph = svg_of(mark_look(form, colour=equip.colour, path=equip.path, is_ghost=is_ghost))
    disc = drawn_in(function("Disc"), {"colour": ink})[number]
    own[1].pop("stroke-dasharray", None)
    assert own == disc
    fill = "var(--paper)" if form == "leading" else ink
    names = {"industry.path": equip.path, "fill": fill}
    assert glyph == drawn_in(function("Glyph"), names)[0]


@pytest.mark.parametrize("form", sorted(MARKS))
def test_every_form_draws_something(form: SymbolForm) -> None:
    assert svg_of(mark_look(form))


def test_hostile_letter_stays_text() -> None:
    svg = mark_svg(mark_look("plain", letter="<"))
    assert 'text-anchor="middle" fill="#17212B">&lt;</text>' in svg


def test_line_has_no_symbol() -> None:
    with pytest.raises(ValueError, match=r"expected a form of .*'line-zone'"):
        mark_svg(mark_look("line-zone"))
