"""The tables of docs/colours.md: contrast of the tokens, smallest distances of the palettes."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from colour_science import SIGHTS, Distance, cie76, ciede2000, contrast, nearest

from mapper.thematic import RAMP
from parks.classes import edition, swatch

ROOT = Path(__file__).parents[1]
TOKENS = ROOT / "mapper" / "web" / "src" / "style" / "tokens.css"
HEAD = ROOT / "tests" / "golden" / "colours_head.md"
EDITIONS = ("ydyh2023", "ydyh2020", "gb50137")

# What stands on what, and the least contrast (WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "paper", 7),
    ("ink", "ground", 7),
    ("ink-2", "paper", 4.5),
    ("ink-2", "sunk", 4.5),
    ("ink-2", "land", 4.5),
    ("ink-3", "paper", 4.5),
    ("ink-3", "ground", 4.5),
    ("ink-3", "outside", 4.5),
    ("ctl", "paper", 3),
    ("accent", "paper", 4.5),
    ("accent", "accent-soft", 4.5),
    ("accent", "land", 4.5),
    ("on-accent", "accent", 4.5),
    ("note", "paper", 4.5),
    ("note", "note-soft", 4.5),
    ("paper", "ink", 7),
)


def tokens() -> Mapping[str, Mapping[str, str]]:
    """Return the colour tokens of both schemes by name."""
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", TOKENS.read_text("utf-8"))[:2]
    found = [dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block)) for block in blocks]
    return dict(zip(("light", "dark"), found, strict=True))


def palettes() -> Mapping[str, Mapping[str, str]]:
    """Return every palette as names with their colours; a colour that occurs twice stands once."""
    industries = _rows("mapper/data/industries.csv")
    numbered = _rows("mapper/data/qualitative_colours.csv")
    ours = {
        "industries, light": {row["id"]: row["colour"] for row in industries},
        "industries, dark": {row["id"]: row["colour_dark"] for row in industries},
        "thematic classes": {f"step {at}": colour for at, colour in enumerate(RAMP, 1)},
        "classes of any field": {
            f"class {at}": row["colour"] for at, row in enumerate(numbered, 1)
        },
    }
    official = {f"land use, {name}": land_use(name) for name in EDITIONS}
    return {name: _distinct(colours) for name, colours in {**ours, **official}.items()}


def land_use(edition_id: str) -> Mapping[str, str]:
    """Return the fill of every class of an edition by its code."""
    known = edition(edition_id)
    return {code: swatch(code, known).fill for code in known.order}


def colours_doc() -> str:
    """Return the document."""
    return "\n".join([HEAD.read_text("utf-8"), *_contrasts(), "", *_distances(), ""])


def _contrasts() -> Iterator[str]:
    schemes = tokens()
    yield "## Contrast of the tokens\n"
    yield "| Text or line | on | at least | light | dark |"
    yield "| --- | --- | --- | --- | --- |"
    for front, ground, least in PAIRS:
        values = [f"{contrast(of[front], of[ground]):.1f}" for of in schemes.values()]
        yield f"| `{front}` | `{ground}` | {least} | {' | '.join(values)} |"


def _distances() -> Iterator[str]:
    yield "## Smallest distance between two colours\n"
    yield "| Palette | Colours | Sight | CIE76 | between | CIEDE2000 | between |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, colours in palettes().items():
        for sight in SIGHTS:
            cells = [_nearest(colours, sight, distance) for distance in (cie76, ciede2000)]
            yield f"| {name} | {len(colours)} | {sight} | {' | '.join(cells)} |"


def _nearest(colours: Mapping[str, str], sight: str, distance: Distance) -> str:
    value, one, other = nearest(colours, sight, distance=distance)
    return f"{value:.1f} | {one}, {other}"


def _distinct(colours: Mapping[str, str]) -> Mapping[str, str]:
    first = {colour.upper(): name for name, colour in reversed(colours.items())}
    return {name: colour for name, colour in colours.items() if first[colour.upper()] == name}


def _rows(path: str) -> list[dict[str, str]]:
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
