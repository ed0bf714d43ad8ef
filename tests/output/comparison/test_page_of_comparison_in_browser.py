"""The written comparison in a real browser: from disk, with the network cut."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, ViewportSize

from output.comparison.write import write_comparison
from parks import Region
from parks.comparison import compare_units

pytestmark = pytest.mark.browser

SIZES: dict[str, ViewportSize] = {
    "desktop": {"width": 1440, "height": 900},
    "phone": {"width": 390, "height": 844},
}
UNITS = {
    "three": ["shuangqiao-etdz", "dazu-industrial-park", "dazu-hitech-zone"],
    "four": ["shuangqiao-etdz", "dazu-industrial-park", "dazu-hitech-zone", "strontium-park"],
}


@pytest.mark.parametrize("units", UNITS.values(), ids=UNITS)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_page_opens_offline_and_nothing_is_cut_off(
    tmp_path: Path, dazu: Region, browser: Browser, size: ViewportSize, units: list[str]
) -> None:
    page_path = write_comparison(tmp_path / "c.html", compare_units(dazu, units), region=dazu)
    said: list[str] = []
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page = browser.new_page(viewport=size)
    page.route("http*://**", refuse)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(page_path.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    cut = page.eval_on_selector_all(
        "td, tbody th",
        "cells => cells.filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.innerText)",
    )
    chips = page.locator("tr.not_comparable .kind.diff").count()
    page.close()
    assert (said, asked, wide, cut) == ([], [], 0, [])
    assert chips >= 5
