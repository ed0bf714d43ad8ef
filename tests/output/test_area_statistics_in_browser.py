"""Statistics of a drawn or picked area on the written page, against the overlay of the files."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from shapely.geometry import shape
from typer.testing import CliRunner

from geo.overlay import overlay
from output.cli import app
from parks import load_region

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
OF_THE_TOTAL = 1e-4
"""The largest difference of a class, as a share of the area."""

SHOWN_AS = {"1001/1101": "1001", "0901+0902": "0901", "10010105": "100101", "M1": ""}
"""Classes of the fictional region that the page draws as another, or as none."""

Zone = dict[str, Any]


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=DESKTOP, offline=True, reduced_motion="reduce")
    yield page
    page.close()


@pytest.fixture(scope="module")
def demo(browser_page: Page, bundled: Path) -> Page:
    """Return the page of the fictional region, with a park chosen."""
    browser_page.goto(f"{(bundled / 'demo' / 'index.html').as_uri()}#unit=park-a")
    browser_page.locator("canvas.leaflet-tile-loaded").first.wait_for()
    return browser_page


@pytest.fixture
def tool(demo: Page) -> Iterator[Page]:
    demo.evaluate("parkmap.store.tool.value = 'area'")
    yield demo
    demo.evaluate("parkmap.store.tool.value = ''")


class Spot(NamedTuple):
    """A place of the map, as shares of its width and height."""

    x: float
    y: float


QUARTER = (Spot(0.36, 0.33), Spot(0.62, 0.38), Spot(0.56, 0.52), Spot(0.4, 0.46))


def click_on_map(page: Page, *spots: Spot) -> None:
    box = page.locator(".leaflet-container").bounding_box()
    assert box is not None
    for spot in spots:
        page.mouse.click(box["x"] + spot.x * box["width"], box["y"] + spot.y * box["height"])


def draw(page: Page) -> None:
    click_on_map(page, *QUARTER)
    page.keyboard.press("Enter")


def exported(page: Page) -> Zone:
    """Return the area with its results, as it is taken away."""
    with page.expect_download() as download:
        page.get_by_role("button", name="GeoJSON").click()
    zone: Zone = json.loads(download.value.path().read_text("utf-8"))["features"][0]
    return zone


def check_against_overlay(zone: Zone, layer: str, parcels: gpd.GeoDataFrame, column: str) -> None:
    drawn = gpd.GeoDataFrame({"zone": ["drawn"]}, geometry=[shape(zone["geometry"])], crs=4326)
    expected = overlay(drawn, parcels, zone_id="zone", class_field=column)
    total = expected.by_zone.iloc[0]
    found = next(item for item in zone["properties"]["layers"] if item["layer"] == layer)
    slack_m2 = OF_THE_TOTAL * total["zone_area_m2"]
    classes = {item["class"]: item["area_m2"] for item in found["classes"]}
    classes[""] = found["unclassified_m2"]
    assert zone["properties"]["area_m2"] == pytest.approx(total["zone_area_m2"], rel=1e-7)
    for row in expected.by_class.itertuples():
        assert classes.pop(row[2]) == pytest.approx(row.area_m2, abs=slack_m2)
    assert sum(classes.values()) < slack_m2
    assert found["gaps_m2"] == pytest.approx(total["gaps_m2"], abs=slack_m2)
    assert found["overlaps_m2"] == pytest.approx(total["overlaps_m2"], abs=slack_m2)


def test_drawn_area_agrees_with_the_overlay(tool: Page) -> None:
    draw(tool)
    zone = exported(tool)
    parcels = load_region("demo").landuse
    assert parcels is not None
    shown = parcels.assign(shown=parcels["class_code"].replace(SHOWN_AS))
    for state in ("planned", "current"):
        check_against_overlay(zone, state, shown[shown["state"] == state], "shown")
    assert zone["properties"]["fictional"] is True


def test_outline_of_a_park_is_taken_as_the_page_has_it(tool: Page) -> None:
    tool.get_by_role("button", name="用所选园区界线").click()
    zone = exported(tool)
    parks = load_region("demo").parks
    outline = parks[(parks["unit_id"] == "park-a") & (parks["extent"] != "built")].geometry.iloc[0]
    assert shape(zone["geometry"]).equals_exact(outline.normalize(), 1e-6, normalize=True)
    expect(tool.locator(".st-card")).to_contain_text("界线示意")


def test_table_balances_to_the_area(tool: Page) -> None:
    draw(tool)
    with tool.expect_download() as download:
        tool.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    planned = [float(row["m²"]) for row in rows if row["图层"].startswith("规划")]
    assert sum(planned[:-1]) == pytest.approx(planned[-1], abs=1)
    assert rows[-1]["图层"] == "虚构园区"


def test_line_that_crosses_itself_is_refused_and_mended(tool: Page) -> None:
    click_on_map(tool, QUARTER[0], QUARTER[2], QUARTER[1], QUARTER[3])
    tool.keyboard.press("Enter")
    expect(tool.locator(".st-card [role=status]")).to_contain_text("线自相交")
    tool.keyboard.press("Backspace")
    expect(tool.locator(".st-card [role=status]")).to_contain_text("闭合")


def test_area_is_drawn_by_keys_alone(tool: Page) -> None:
    tool.locator(".leaflet-container").focus()
    for keys in (["Enter"], ["ArrowRight", "Enter"], ["ArrowDown", "Enter", "Enter"]):
        for key in keys:
            tool.keyboard.press(key)
            tool.wait_for_timeout(50)
    expect(tool.locator(".st-table tfoot")).to_contain_text("100.0")


def test_escape_lays_the_tool_down(tool: Page) -> None:
    click_on_map(tool, *QUARTER[:2])
    tool.keyboard.press("Escape")
    expect(tool.locator(".st-card")).to_have_count(0)


def test_real_lots_agree_with_the_overlay(
    browser_page: Page, shared_data: Path, tmp_path: Path
) -> None:
    lots = shared_data / "landuse" / "nyc_gowanus_mappluto_lots.parquet"
    target = tmp_path / "lots.html"
    options = ["view", str(lots), "--class-field", "LandUse", "-o", str(target)]
    assert CliRunner().invoke(app, options).exit_code == 0
    browser_page.goto(target.as_uri())
    browser_page.locator("canvas.leaflet-tile-loaded").first.wait_for()
    browser_page.evaluate("parkmap.store.tool.value = 'area'")
    draw(browser_page)
    zone = exported(browser_page)
    parcels = gpd.read_parquet(lots)
    layer = zone["properties"]["layers"][0]["layer"]
    check_against_overlay(zone, layer, parcels[~parcels.geometry.is_empty], "LandUse")
