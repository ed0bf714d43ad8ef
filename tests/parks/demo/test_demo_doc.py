"""The table of docs/demo.md has the numbers of the committed region."""

import re
from pathlib import Path

import pytest

from geo import ellipsoidal_area_m2
from parks import Region

DOC = Path(__file__).parents[3] / "docs" / "demo.md"
PARKS = ("park-a", "park-b", "park-c", "park-d")


@pytest.fixture(scope="module")
def cells() -> dict[str, list[str]]:
    lines = [line for line in DOC.read_text("utf-8").splitlines() if line.startswith("| `park-")]
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].split("`")[1]: row for row in table if len(row) > 5}


@pytest.mark.parametrize("park", PARKS)
def test_counts_of_parcels_are_told(demo: Region, cells: dict[str, list[str]], park: str) -> None:
    own = demo.landuse.loc[demo.landuse["park"] == park, "state"].value_counts()
    assert cells[park][-1] == f"{own['planned']} / {own['current']}"


@pytest.mark.parametrize("park", PARKS)
def test_areas_are_told(demo: Region, cells: dict[str, list[str]], park: str) -> None:
    figures = demo.indicators[demo.indicators["unit_id"] == park].set_index("indicator")["value"]
    told = [float(cell.strip("()")) for cell in cells[park][2:4]]
    assert told == [figures["planned_area"], figures["built_area"]]


@pytest.mark.parametrize("park", PARKS)
def test_shares_are_told(demo: Region, cells: dict[str, list[str]], park: str) -> None:
    chosen = (demo.landuse["park"] == park) & (demo.landuse["state"] == "planned")
    planned = demo.landuse[chosen]
    area = ellipsoidal_area_m2(planned.geometry)
    for code, cell in zip(("10", "11", "1207", "14", "07"), cells[park][4:9], strict=True):
        share = area[planned["class_code"].str.startswith(code).to_numpy()].sum() / area.sum()
        assert float(re.sub(r"[ %]", "", cell).replace("–", "0")) == round(share * 100, 1)
