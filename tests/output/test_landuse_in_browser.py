"""Land use and the marks of a fictional region on the written page, in a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from output import build_region
from parks import load_region

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SIZES = {"desktop": DESKTOP, "phone": PHONE}
PLAIN_NAME = "甲园"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the fictional region with a plain name."""
    into = tmp_path_factory.mktemp("land")
    plain = Path(shutil.copytree(load_region("demo").folder, into / "source" / "plain"))
    units = plain / "units.csv"
    text = units.read_text("utf-8").replace("演示甲园 工业主导（虚构）", PLAIN_NAME)
    units.write_text(text, "utf-8")
    build_region(plain, into)
    return into / "plain" / "index.html"


@pytest.fixture(params=SIZES.values(), ids=SIZES)
def opened(request: pytest.FixtureRequest, browser: Browser, bundled: Path) -> Iterator[Page]:
    page = browser.new_page(viewport=request.param, offline=True, reduced_motion="reduce")
    page.goto(f"{(bundled / 'demo' / 'index.html').as_uri()}#unit=park-a")
    page.evaluate("parkmap.store.sheet.value = 'full'")
    expect(page.locator(".land-bar").first).to_be_visible()
    yield page
    page.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=DESKTOP, offline=True, reduced_motion="reduce")
    yield page
    page.close()


def test_header_says_fictional(opened: Page) -> None:
    expect(opened.locator(".head .fict-tag")).to_have_text("虚构园区")
    expect(opened.locator(".head .fict-tag")).to_be_visible()


def test_fictional_marks_are_printed(opened: Page) -> None:
    opened.emulate_media(media="print")
    expect(opened.locator(".head .fict-tag")).to_be_visible()
    expect(opened.locator(".phead h2")).to_contain_text("虚构")


def test_panel_says_fictional_where_the_name_does_not(desktop: Page, plain: Path) -> None:
    desktop.goto(f"{plain.as_uri()}#unit=park-a")
    expect(desktop.locator(".phead h2")).to_have_text(PLAIN_NAME)
    expect(desktop.locator(".phead .fict-tag")).to_have_text("虚构园区")


def test_tree_says_fictional_in_both_languages(desktop: Page, bundled: Path) -> None:
    desktop.goto((bundled / "demo" / "index.html").as_uri())
    expect(desktop.locator(".tree .fict")).to_have_text("本页内容为虚构，仅作演示。")
    desktop.get_by_role("radio", name="EN").click()
    expect(desktop.locator(".tree .fict")).to_contain_text("invented")


def test_land_use_is_drawn_in_the_colours_of_the_plan(opened: Page) -> None:
    expect(opened.locator(".land-bar")).to_have_count(2)
    swatch = opened.locator(".land-table tr", has_text="二类工业用地").locator(".land-swatch")
    expect(swatch).to_have_css("background-color", "rgb(187, 150, 116)")
    hatched = opened.locator(".land-bar.planned i[title^='16 ']")
    assert "gradient" in hatched.evaluate("element => getComputedStyle(element).backgroundImage")


def test_panel_of_land_use_never_scrolls_sideways(opened: Page) -> None:
    body = opened.locator(".panel-body")
    assert body.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_ratio_opens_its_formula(opened: Page) -> None:
    opened.locator("[data-figure='park-a-ind_tax']").first.click()
    popover = opened.get_by_role("dialog", name="工业用地地均税收")
    expect(popover).to_contain_text("A2 工矿仓储用地")
    expect(popover).to_contain_text("landuse.parquet")
    expect(popover).to_contain_text("2014 年版；已核对")


def test_small_classes_stand_when_asked_for(opened: Page) -> None:
    rows = opened.locator(".land-table tbody tr")
    few = rows.count()
    opened.locator(".land-table .more").click()
    expect(opened.locator(".land-table", has_text="留白用地")).to_be_visible()
    assert rows.count() > few


def test_table_of_parks_opens_a_park(desktop: Page, bundled: Path) -> None:
    desktop.goto((bundled / "demo" / "index.html").as_uri())
    expect(desktop.locator(".park-table tbody tr")).to_have_count(4)
    expect(desktop.locator(".park-table td.none")).to_have_text("无法计算")
    desktop.locator(".park-table th button").first.click()
    expect(desktop.locator(".phead h2")).to_contain_text("演示甲园")
