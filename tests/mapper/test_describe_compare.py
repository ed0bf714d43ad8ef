"""The browser's comparison of units must say what `parks.compare_units` says."""

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from mapper.describe import describe
from mapper.page import Page
from mapper.page_pack import packed
from parks import load_region
from parks.comparison import Cell, Comparison, Row, compare_units
from parks.period import period_or_none

GOLDEN = Path(__file__).parents[2] / "mapper" / "web" / "test" / "compare" / "golden.json"
PAIRS = {"qijiang": 6, "dazu": 3, "demo": 2}
"""Regions, and how many pairs of each are compared."""
MOST = 6


def _sets(units: tuple[str, ...], pairs: int) -> list[tuple[str, ...]]:
    """Return pairs spread over all that there are, the first six units, and the last ones back."""
    every = list(combinations(units, 2))
    spread = every[:: max(1, len(every) // pairs)]
    return [*spread[:pairs], units[:MOST], tuple(reversed(units[-4:]))]


def _cell(cell: Cell) -> str:
    figure = cell.figure
    if figure is None:
        return cell.state.value
    days = period_or_none(figure.period)
    value = "" if figure.canonical_value is None else f"{figure.canonical_value:.9g}"
    first = days.start.isoformat() if days else ""
    reasons = ",".join(reason.value for reason in cell.reasons)
    compared = "compared" if cell.compared else ""
    return "|".join(("value", value, first, figure.scope, compared, reasons, str(len(cell.others))))


def _row(section: str, row: Row) -> list[object]:
    told = row.difference
    difference = ""
    if told is not None:
        percent = "" if told.percent is None else f"{told.percent:.9g}"
        difference = f"{told.value:.9g}|{told.unit}|{percent}"
    reasons = ",".join(reason.value for reason in row.reasons)
    cells = [_cell(cell) for cell in row.cells]
    return [row.id, section, row.name.en, row.standing.value, reasons, difference, *cells]


def _told(comparison: Comparison) -> list[list[object]]:
    return [_row(section.id, row) for section in comparison.sections for row in section.rows]


def _compare_only(page: Page) -> Page:
    """Leave out of a page all but what the comparison needs."""
    bare = dict.fromkeys(("stations", "units", "places", "shapes", "neighbours", "systems"), ())
    more = dict.fromkeys(("figures", "events", "findings", "thematics", "industries"), ())
    last = dict.fromkeys(("indicators", "sources", "land_classes", "packs", "backdrops"), ())
    return replace(page, panels={}, guide=None, **bare, **more, **last)


def _golden() -> str:
    told = {}
    for name, pairs in PAIRS.items():
        region = load_region(name)
        page = describe(region, findings=())
        assert page.compare is not None
        sets = _sets(page.compare.units, pairs)
        told[name] = {
            "page": packed(_compare_only(page)),
            "sets": [{"units": ids, "rows": _told(compare_units(region, ids))} for ids in sets],
        }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def test_browser_is_tested_with_what_python_says(update_golden: bool) -> None:  # noqa: FBT001
    if not GOLDEN.parent.is_dir():
        pytest.skip("no front-end tests beside these")
    if update_golden:
        GOLDEN.write_text(_golden(), "utf-8")
    assert GOLDEN.read_text("utf-8") == _golden()
