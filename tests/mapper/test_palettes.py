"""Every palette of the page against contrast and colour vision, as docs/colours.md has it."""

from pathlib import Path

import numpy as np
import pytest
from colour_science import SIGHTS, cie76, ciede2000, contrast, lab, nearest
from colours_doc import EDITIONS, PAIRS, colours_doc, palettes, tokens

from parks.classes import edition, swatch

DOC = Path(__file__).parents[2] / "docs" / "colours.md"
# The smallest CIE76 distance that each palette of ours keeps, for every kind of sight.
LEAST = {
    "industries, light": 11.0,
    "industries, dark": 1.5,
    "thematic classes": 20.0,
    "classes of any field": 10.0,
}
# Of the test data of Sharma, Wu, Dalal (2005), doi:10.1002/col.20070.
SHARMA = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
]


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("one", "other", "expected"), SHARMA)
def test_ciede2000_agrees_with_the_published_pairs(
    one: tuple[float, ...], other: tuple[float, ...], expected: float
) -> None:
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(expected, abs=1e-4)


def test_pure_red_has_its_known_place_in_cielab() -> None:
    assert lab("#FF0000") == pytest.approx([53.24, 80.09, 67.20], abs=0.02)


@pytest.mark.parametrize("sight", SIGHTS)
def test_grey_stays_grey_for_every_sight(sight: str) -> None:
    assert cie76(lab("#808080"), lab("#808080", sight)) < 0.1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_tokens_keep_their_contrast(scheme: str, front: str, ground: str, least: float) -> None:
    colours = tokens()[scheme]
    assert contrast(colours[front], colours[ground]) >= least


@pytest.mark.parametrize(
    ("name", "ground"), [("light", "paper"), ("light", "land"), ("dark", "paper"), ("dark", "land")]
)
def test_industries_stand_out_from_their_ground(name: str, ground: str) -> None:
    colours = palettes()[f"industries, {name}"].values()
    assert min(contrast(colour, tokens()[name][ground]) for colour in colours) >= 3


@pytest.mark.parametrize("palette", LEAST)
@pytest.mark.parametrize("sight", SIGHTS)
def test_palettes_keep_their_smallest_distance(
    palette: str, sight: str, capsys: pytest.CaptureFixture[str]
) -> None:
    distance, one, other = nearest(palettes()[palette], sight)
    with capsys.disabled():
        print(f"\n{palette}, {sight}: {distance:.1f} between {one} and {other}", end="")  # noqa: T201
    assert distance >= LEAST[palette]


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_classes_of_land_never_stand_by_colour_alone(edition_id: str) -> None:
    looks = [swatch(code, edition(edition_id)) for code in edition(edition_id).order]
    assert all(look.label_zh and look.label_en and look.name_zh and look.name_en for look in looks)


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_labels_on_land_can_be_read(edition_id: str) -> None:
    looks = [swatch(code, edition(edition_id)) for code in edition(edition_id).order]
    assert min(contrast(look.fill, look.text) for look in looks) >= 3.9


def test_docs_hold_the_computed_tables(update_golden: bool) -> None:  # noqa: FBT001
    if update_golden:
        DOC.write_text(colours_doc(), "utf-8")
    assert DOC.read_text("utf-8") == colours_doc()
