"""The worked example of the documentation: its commands as they stand, its numbers by hand."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from output import cli

DOCS = Path(__file__).parents[2] / "docs" / "worked_example.md"
ORIGIN = (368_000, 3_213_000)
PARKS = {"甲园": (0, 0, 400, 300), "乙园": (400, 0, 700, 300)}
PARCELS = (
    ("1001", (0, 0, 200, 150)),
    ("1001", (200, 0, 500, 150)),
    ("1101", (500, 0, 700, 150)),
    ("1207", (0, 150, 700, 200)),
    ("0701", (0, 200, 400, 300)),
    ("1401", (400, 200, 700, 300)),
)
SHARES = {
    "10": (6 / 12, 1.5 / 9),
    "11": (0, 3 / 9),
    "12": (2 / 12, 1.5 / 9),
    "07": (4 / 12, 0),
    "14": (0, 3 / 9),
}
ROUNDED_POSITIONS = 2e-5
"""A centimetre along the sides of a park, as a share of its area."""


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    x, y = ORIGIN
    return shapely.box(x + west, y + south, x + east, y + north)


def commands() -> list[list[str]]:
    """The commands of the page, but for the build."""
    lines = [line.strip() for line in DOCS.read_text("utf-8").splitlines()]
    found = [shlex.split(line, comments=True) for line in lines if line.startswith("parkmap ")]
    return [words for words in found if words[1] != "build"]


def figures() -> str:
    """The table of figures of the page."""
    lines = DOCS.read_text("utf-8").splitlines()
    rows = [line.strip() for line in lines if line.startswith("    ") and "," in line]
    return "\n".join(rows) + "\n"


@pytest.fixture
def compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the comparison of the example says."""
    monkeypatch.chdir(tmp_path)
    shapes = [box(*corners) for corners in PARKS.values()]
    gpd.GeoDataFrame({"name": list(PARKS)}, geometry=shapes, crs=4545).to_file("parks.gpkg")
    parcels = [box(*corners) for _, corners in PARCELS]
    codes = [code for code, _ in PARCELS]
    gpd.GeoDataFrame({"DLBM": codes}, geometry=parcels, crs=4545).to_file("parcels.gpkg")
    Path("figures.csv").write_text(figures(), "utf-8")
    for words in commands():
        if words[1] == "compare":
            settings = Path("my-parks/region.toml")
            text = settings.read_text("utf-8")
            assert 'landuse_edition = ""' in text
            edition = text.replace('landuse_edition = ""', 'landuse_edition = "ydyh2023"')
            settings.write_text(edition, "utf-8")
        monkeypatch.setattr("sys.argv", words)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert not ended.value.code, words
    found: dict[str, Any] = json.loads(Path("parks.json").read_text("utf-8"))
    return found


def values(compared: dict[str, Any], row_id: str) -> list[float]:
    """Figures of a row, unit by unit."""
    rows = [row for section in compared["sections"] for row in section["rows"]]
    (row,) = [row for row in rows if row["id"] == row_id]
    assert row["standing"] == "comparable"
    return [cell["figure"]["value"] for cell in row["cells"]]


def test_shares_of_land_are_those_worked_out_by_hand(compared: dict[str, Any]) -> None:
    for code, shares in SHARES.items():
        found = values(compared, f"land_mix-current-{code}")
        assert found == pytest.approx(
            [100 * share for share in shares], abs=100 * ROUNDED_POSITIONS
        )


def test_tax_per_mu_is_that_worked_out_by_hand(compared: dict[str, Any]) -> None:
    assert values(compared, "tax_per_mu") == pytest.approx([9, 10])


def test_areas_are_on_the_ellipsoid(compared: dict[str, Any]) -> None:
    scale = 0.11995 / 0.12
    found = values(compared, "boundary_area")
    assert found == pytest.approx([0.12 * scale, 0.09 * scale], rel=2 * ROUNDED_POSITIONS)


def test_what_the_files_do_not_say_is_named(compared: dict[str, Any]) -> None:
    rows = [row for section in compared["sections"] for row in section["rows"]]
    (built,) = [row for row in rows if row["id"] == "built_rate"]
    assert {cell["state"] for cell in built["cells"]} == {"cannot_compute"}
    assert "building_state" in json.dumps(built, ensure_ascii=False)
