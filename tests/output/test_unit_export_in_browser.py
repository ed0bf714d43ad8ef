"""The figures and outlines that the panel of a unit hands over."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from geo import features_from_geojson, rfc7946_faults
from geo.measure import ellipsoidal_area_m2
from parks import load_region

pytestmark = pytest.mark.browser

UNIT = "food-park"
PUBLISHED_M2 = 4.16e6


@pytest.fixture
def page(browser: Browser, bundled: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{(bundled / 'qijiang' / 'index.html').as_uri()}#unit={UNIT}&lang=en")
    page.get_by_role("button", name="Export").click()
    yield page
    assert errors == []
    context.close()


def taken(page: Page, item: str, into: Path) -> Path:
    with page.expect_download() as found:
        page.get_by_role("button", name=item).click()
    return Path(found.value.path()).rename(into / found.value.suggested_filename)


def test_figures_are_those_of_the_store(page: Page, tmp_path: Path) -> None:
    file = taken(page, "Figures as CSV", tmp_path)
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    planned = next(row for row in rows if row["Figure"] == "Planned area")
    assert (planned["Value"], planned["Measured in"]) == ("4.16", "km²")
    assert planned["Locator"] == "line 53"
    stored = load_region("qijiang").figures(UNIT)
    assert len(rows) >= len(stored)


def test_outline_has_the_published_area_and_says_what_it_rests_on(
    page: Page, tmp_path: Path
) -> None:
    file = taken(page, "Outlines and points", tmp_path)
    assert list(rfc7946_faults(file.read_bytes())) == []
    frame = features_from_geojson(file)
    planned = frame[frame["extent"] == "planned"]
    assert ellipsoidal_area_m2(planned.geometry.values)[0] == pytest.approx(PUBLISHED_M2, rel=1e-3)
    assert set(frame["basis"]) <= {"schematic", "estimated"}


def test_the_menu_closes_and_the_button_keeps_the_focus(page: Page, tmp_path: Path) -> None:
    taken(page, "Figures as CSV", tmp_path)
    button = page.get_by_role("button", name="Export")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
