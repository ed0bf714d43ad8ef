"""Figures of the demo region: tied to the land, and with the gaps they are meant to show."""

import pytest

from geo import ellipsoidal_area_m2
from parks import Region
from parks.catalogue import indicators

NEEDED = (
    "planned_area", "built_area", "land_used", "industrial_fixed_assets", "industrial_tax",
    "industrial_revenue", "industrial_output", "industrial_value_added", "sector_tax",
    "resident_population", "energy_use", "pollutant_emissions", "rd_spending", "employees",
)  # fmt: skip


def periods(demo: Region, unit: str, indicator: str, *, status: str = "actual") -> set[str]:
    rows = demo.indicators
    chosen = rows[(rows["unit_id"] == unit) & (rows["indicator"] == indicator)]
    return set(chosen.loc[chosen["status"] == status, "period"])


@pytest.mark.parametrize("indicator", NEEDED)
def test_industry_led_park_has_every_figure(demo: Region, indicator: str) -> None:
    assert indicator in indicators()
    assert periods(demo, "park-a", indicator) & {"2025", "2025-06"}


@pytest.mark.parametrize("extent", ["planned", "built"])
def test_published_areas_are_the_drawn_ones(demo: Region, extent: str) -> None:
    figures = demo.indicators[demo.indicators["indicator"] == f"{extent}_area"]
    published = dict(zip(figures["unit_id"], figures["value"], strict=True))
    drawn = demo.parks[demo.parks["extent"] == extent]
    areas_km2 = ellipsoidal_area_m2(drawn.geometry) / 1e6
    for unit, area_km2 in zip(drawn["unit_id"], areas_km2, strict=True):
        assert published[unit] == pytest.approx(area_km2, abs=0.005)


def test_tax_is_the_rate_times_built_industrial_land(demo: Region) -> None:
    land = demo.landuse[
        (demo.landuse["park"] == "park-a") & (demo.landuse["building_state"] == "A")
    ]
    works = land[land["class_code"].str.startswith(("10", "11"))]
    mu = ellipsoidal_area_m2(works.geometry).sum() * 3 / 2_000
    rows = demo.indicators.query("unit_id == 'park-a' and indicator == 'industrial_tax'")
    tax = rows.loc[(rows["period"] == "2025") & (rows["status"] == "actual"), "value"].item()
    assert tax == pytest.approx(16.5 * mu, abs=0.5)


def test_one_park_lacks_figures(demo: Region) -> None:
    assert not periods(demo, "park-d", "industrial_tax")
    assert not periods(demo, "park-d", "sector_tax")


def test_one_figure_is_of_another_year(demo: Region) -> None:
    assert max(periods(demo, "park-c", "industrial_output")) == "2024"
    assert max(periods(demo, "park-a", "industrial_output")) == "2025"


def test_one_figure_is_a_target(demo: Region) -> None:
    assert periods(demo, "park-b", "energy_use", status="target") == {"2025"}
    assert "2025" not in periods(demo, "park-b", "energy_use")


def test_one_figure_has_another_scope(demo: Region) -> None:
    marked = demo.indicators[demo.indicators["mark"] == "scope_differs"]
    assert marked[["unit_id", "indicator", "period"]].to_numpy().tolist() == [
        ["park-a", "land_used", "2023"]
    ]
