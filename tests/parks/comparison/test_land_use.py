"""Land use of two parks, split along meridians: shares that are known without computing."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from partial_regions import feature as made_feature
from partial_regions import partial_region, write_layer

from geo import ellipsoidal_area_m2
from parks import Region, load_region
from parks.comparison import CellState, Comparison, Standing, compare_units

WEST, SOUTH, SIDE = 106.6, 29.0, 0.02
STEP = 0.05
HALVES = ((0, 0.5, "100102", "current"), (0.5, 0.75, "0701", ""), (0.75, 1, "01", "current"))
"""From, to (parts of the park's width), class and state of the parcels of park 0."""


def strip(park: int, start: float, end: float) -> shapely.Polygon:
    west, south = WEST + STEP * park, SOUTH + 0.02 * (park % 2)
    return shapely.box(west + SIDE * start, south, west + SIDE * end, south + SIDE)


def region(
    folder: Path, parcels: list[dict[str, Any]] | None, *, edition: str = "ydyh2023"
) -> Region:
    partial_region(folder, outline=1, parks=2)
    text = (folder / "region.toml").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("landuse_edition")]
    lines.insert(0, f'landuse_edition = "{edition}"')
    (folder / "region.toml").write_text("\n".join(lines), "utf-8")
    if parcels is not None:
        frame = gpd.GeoDataFrame(parcels, crs="EPSG:4326")
        frame.to_parquet(folder / "landuse.parquet")
    return load_region(folder)


def parcel(park: int, start: float, end: float, code: str, state: str) -> dict[str, Any]:
    return {
        "id": f"{park}-{start}-{state}",
        "class_code": code,
        "state": state,
        "geometry": strip(park, start, end),
    }


@pytest.fixture
def compared(tmp_path: Path) -> Comparison:
    parcels = [parcel(0, *half) for half in HALVES]
    parcels += [parcel(1, 0, 0.75, "1401", "current"), parcel(1, 0, 1, "100101", "planned")]
    return compare_units(region(tmp_path, parcels), ["park-0", "park-1"])


def values(comparison: Comparison, row_id: str) -> list[float]:
    return [
        round(cell.figure.value, 9) if cell.figure else -1 for cell in comparison.row(row_id).cells
    ]


def test_mix_is_the_share_of_the_area_within_the_border(compared: Comparison) -> None:
    assert values(compared, "land_mix-current-10") == [50, 0]
    assert values(compared, "land_mix-current-07") == [25, 0]
    assert values(compared, "land_mix-current-01") == [25, 0]
    assert values(compared, "land_mix-current-14") == [0, 75]


def test_structure_is_the_share_of_urban_construction_land(compared: Comparison) -> None:
    assert values(compared, "land_structure-current-industry") == [66.666666667, 0]
    assert values(compared, "land_structure-current-housing") == [33.333333333, 0]
    assert values(compared, "land_structure-current-green") == [0, 100]


def test_planned_land_use_is_a_target_and_stands_apart(compared: Comparison) -> None:
    row = compared.row("land_mix-planned-10")
    assert row.name.zh == "10 工矿用地，规划"
    assert row.cells[0].state is CellState.CANNOT_COMPUTE
    assert row.cells[1].figure is not None
    assert (row.cells[1].figure.status, row.cells[1].figure.value) == ("target", pytest.approx(100))


def test_area_from_the_border_is_ellipsoidal(compared: Comparison) -> None:
    row = compared.row("boundary_area")
    expected = ellipsoidal_area_m2([strip(0, 0, 1), strip(1, 0, 1)]) / 1e6
    assert values(compared, "boundary_area") == pytest.approx(expected.tolist(), abs=1e-8)
    assert row.standing is Standing.COMPARABLE


def test_formula_names_both_areas(compared: Comparison) -> None:
    figure = compared.row("land_mix-current-10").cells[0].figure
    assert figure is not None
    assert figure.formula is not None
    part, whole = figure.formula.inputs
    assert part.value / whole.value == pytest.approx(0.5)
    assert (part.unit, part.name.zh, whole.name.zh) == ("公顷", "10 工矿用地", "界线内面积")


def test_one_park_code_means_another_class_in_another_edition(tmp_path: Path) -> None:
    parcels = [parcel(0, 0, 1, "1001", ""), parcel(1, 0, 1, "1001", "")]
    found = compare_units(region(tmp_path, parcels, edition="gbt21010"), ["park-0", "park-1"])
    assert found.row("land_mix-current-10").name.zh == "10 交通运输用地"
    assert values(found, "land_structure-current-roads") == [100, 100]
    assert found.landuse_edition == "gbt21010"


def test_unknown_codes_are_unclassified_not_lost(tmp_path: Path) -> None:
    parcels = [parcel(0, 0, 1, "XX9", ""), parcel(1, 0, 1, "0701", "")]
    found = compare_units(region(tmp_path, parcels), ["park-0", "park-1"])
    assert values(found, "land_mix-current-unclassified") == [100, 0]


def test_park_without_parcels_has_no_zero(tmp_path: Path) -> None:
    found = compare_units(region(tmp_path, [parcel(0, 0, 1, "0701", "")]), ["park-0", "park-1"])
    cell = found.row("land_mix-current-07").cells[1]
    assert (cell.state, cell.figure) == (CellState.CANNOT_COMPUTE, None)
    assert cell.why is not None
    assert cell.why.zh == "界线内没有地块"


def test_parks_of_different_extents_are_not_compared(tmp_path: Path) -> None:
    made = region(tmp_path, [parcel(0, 0, 1, "0701", ""), parcel(1, 0, 1, "0701", "")])
    features = [made_feature("parks", 0), made_feature("parks", 1, extent="built")]
    write_layer(made.folder, "parks", features)
    row = compare_units(load_region(made.folder), ["park-0", "park-1"]).row("land_mix-current-07")
    assert (row.standing, [str(reason) for reason in row.reasons]) == (
        Standing.NOT_COMPARABLE,
        ["scope"],
    )


def test_border_that_is_not_measurable_gives_no_mix(tmp_path: Path) -> None:
    made = region(tmp_path, [parcel(0, 0, 1, "0701", ""), parcel(1, 0, 1, "0701", "")])
    features = [made_feature("parks", 0), made_feature("parks", 1, area_measurable=False)]
    write_layer(made.folder, "parks", features)
    found = compare_units(load_region(made.folder), ["park-0", "park-1"])
    cell = found.row("land_mix-current-07").cells[1]
    assert cell.why is not None
    assert cell.why.zh == "区界的面积不可量算"


def test_region_without_borders_says_what_is_missing(tmp_path: Path) -> None:
    partial_region(tmp_path, places=2)
    found = compare_units(load_region(tmp_path), ["place-0", "place-1"])
    assert {cell.state for cell in found.row("boundary_area").cells} == {CellState.CANNOT_COMPUTE}
