"""Pictures of marks: what GDAL reads from them is what the page draws."""

import shutil
import subprocess
from pathlib import Path

import pytest
import shapely
from made_delivery import EQUIP

from mapper.gis.look import MarkLook
from mapper.mark_svg import MARKS
from output.gis.kmz.mark_png import mark_png
from output.gis.kmz.svg_areas import svg_areas

GDALLOCATIONINFO = shutil.which("gdallocationinfo")
BLUE, WHITE = (23, 105, 170, 255), (255, 255, 255, 255)
NOTHING, CENTRE, ON_RING, BESIDE_GLYPH = (0, 0), (32, 32), (32, 5), (12, 32)
BAR = "M2 7h12v2h-12z"


def colour_at(look: MarkLook, place: tuple[int, int], folder: Path) -> tuple[int, ...]:
    """Red, green, blue, alpha of a pixel, as GDAL reads them."""
    if GDALLOCATIONINFO is None:
        pytest.skip("no GDAL of the system")
    path = folder / "mark.png"
    path.write_bytes(mark_png(look))
    command = [GDALLOCATIONINFO, "-valonly", str(path), *map(str, place)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return tuple(map(int, run.stdout.split()))


def mark(form: str, path: str = "", colour: str = "#1769AA", letter: str = "") -> MarkLook:
    return MarkLook(form=form, colour=colour, path=path, letter=letter)


@pytest.mark.parametrize(
    ("look", "place", "colour"),
    [
        (mark("leading", BAR), BESIDE_GLYPH, BLUE),
        (mark("leading", BAR), CENTRE, WHITE),
        (mark("characteristic", BAR), CENTRE, BLUE),
        (mark("characteristic", BAR), (32, 12), WHITE),
        (mark("characteristic", BAR), ON_RING, BLUE),
        (mark("plain", letter="企"), CENTRE, WHITE),
        (mark("firm"), CENTRE, BLUE),
        (mark("firm"), ON_RING, (0, 0, 0, 0)),
        (mark("core"), CENTRE, BLUE),
    ],
)
def test_pixels_have_the_colours_of_the_page(
    look: MarkLook, place: tuple[int, int], colour: tuple[int, ...], tmp_path: Path
) -> None:
    assert colour_at(look, place, tmp_path) == colour


@pytest.mark.parametrize("form", sorted(MARKS))
def test_around_every_mark_there_is_nothing(form: str, tmp_path: Path) -> None:
    assert colour_at(mark(form, EQUIP), NOTHING, tmp_path) == (0, 0, 0, 0)


@pytest.mark.parametrize("form", sorted(MARKS - {"line-ghost"}))  # a ghost is grey
def test_every_mark_shows_its_own_colour(form: str) -> None:
    assert mark_png(mark(form, colour="#1769AA")) != mark_png(mark(form, colour="#A8440E"))


def test_edges_are_smooth_and_keep_their_colour(tmp_path: Path) -> None:
    *colour, alpha = colour_at(mark("leading"), (32, 2), tmp_path)
    assert 0 < alpha < 255
    assert tuple(colour) == BLUE[:3]


def test_the_same_look_gives_the_same_bytes() -> None:
    look = mark("leading", EQUIP)
    mark_png.cache_clear()
    first = mark_png(look)
    mark_png.cache_clear()
    assert mark_png(look) == first


def test_a_ring_in_a_ring_is_a_hole() -> None:
    (area,) = svg_areas('<svg><path d="M0 0h9v9h-9zM3 3h3v3h-3z" fill="#112233"/></svg>')
    assert area.shape.area == pytest.approx(81 - 9)
    assert area.colour == "#112233"


def test_circles_rectangles_and_arcs_are_as_large_as_they_should_be() -> None:
    drawn = svg_areas(
        '<svg><circle cx="9" cy="9" r="4"/><rect x="1" y="1" width="8" height="6" rx="2"/>'
        '<path d="M8 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0Z" transform="translate(1 2) scale(2)"/></svg>'
    )
    corners = (4 - 3.14159) * 4
    sizes = [area.shape.area for area in drawn]
    assert sizes == pytest.approx([3.14159 * 16, 48 - corners, 3.14159 * 16], rel=0.005)
    assert drawn[2].shape.bounds == pytest.approx((17, 14, 25, 22), abs=0.02)


def test_strokes_have_their_width_and_dashes() -> None:
    (area,) = svg_areas(
        '<svg><path d="M0 5h20" fill="none" stroke="#445566" stroke-width="2" '
        'stroke-dasharray="4 2"/></svg>'
    )
    assert area.shape.equals(
        shapely.union_all([shapely.box(x, 4, min(x + 4, 20), 6) for x in (0, 6, 12, 18)])
    )


def test_what_is_no_path_is_refused() -> None:
    with pytest.raises(ValueError, match="not an SVG path"):
        svg_areas('<svg><path d="M 1 L"/></svg>')
