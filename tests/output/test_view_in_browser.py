"""Pages of real files, written by the command view, in a real browser."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from mapper.view import map_of, read_view
from mapper.view_options import ViewOptions
from output import write_html

pytestmark = pytest.mark.browser

FILES = {
    "lots": ("nyc_gowanus_mappluto_lots.parquet", ViewOptions(class_field="LandUse")),
    "zones": (
        "taiwan_north_central_landuse.parquet",
        ViewOptions(class_field="分區類", label_field="分區代"),
    ),
    "regions": (
        "singapore_mp2019_zones_svy21.zip",
        ViewOptions(layer="MP2019-region", language="en"),
    ),
    "parks": ("taiwan_park_list_north_central.csv", ViewOptions(crs="EPSG:4326")),
}


@dataclass(frozen=True)
class Opened:
    """A page with what it complained of and asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=FILES)
def opened(
    request: pytest.FixtureRequest,
    browser: Browser,
    shared_data: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Opened:
    name, options = FILES[request.param]
    view = read_view(shared_data / "landuse" / name, options)
    path = write_html(map_of(view), tmp_path_factory.mktemp("view") / f"{request.param}.html")
    page = browser.new_page(viewport={"width": 1440, "height": 900}, offline=True)
    found = Opened(page=page)

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            found.complaints.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on("request", lambda asked: found.requests.append(asked.url))
    page.goto(path.as_uri())
    page.wait_for_function("performance.getEntriesByName('parkmap:drawn').length > 0")
    return found


def test_page_complains_of_nothing_and_asks_for_nothing(opened: Opened) -> None:
    assert opened.complaints == []
    outside = [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))]
    assert outside == []


def test_title_says_the_file_and_the_line_below_how_much_is_in_it(opened: Opened) -> None:
    name = opened.page.locator(".head h1").inner_text()
    assert any(file.startswith(name) for file, _ in FILES.values())
    expect(opened.page.locator(".head p")).to_contain_text(re.compile(r"个[面点]|polygons"))


def test_every_class_has_a_row_with_its_amount(opened: Opened) -> None:
    classes = opened.page.evaluate("parkmap.store.page.packs[0].classes.length")
    rows = opened.page.locator(".tree [data-item^='class-']")
    expect(rows).to_have_count(classes)
    assert re.search(r"\d", rows.first.inner_text())


def test_panel_tells_count_crs_and_file(opened: Opened) -> None:
    panel = opened.page.locator(".panel")
    shown = panel.inner_text().replace("\u2009", "").replace(",", "")
    assert str(opened.page.evaluate("parkmap.store.page.packs[0].count")) in shown
    assert re.search(r"EPSG:\d+|SVY21", shown)
    assert any(file in shown for file, _ in FILES.values())


def test_every_feature_can_be_read_with_the_class_of_the_legend(opened: Opened) -> None:
    counted = opened.page.evaluate(
        """() => {
          const [pack] = parkmap.store.packs.values();
          const shown = new Set(pack.view.classes);
          let known = 0;
          for (let at = 0; at < pack.count; at += 1) known += shown.has(pack.classId(at));
          return [known, pack.count];
        }"""
    )
    assert counted[0] == counted[1] > 0


def test_there_is_no_year_to_choose(opened: Opened) -> None:
    expect(opened.page.locator(".years")).to_have_count(0)
