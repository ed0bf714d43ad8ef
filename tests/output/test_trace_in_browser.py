"""A boundary traced on the page, saved, brought into the region, and drawn as digitised."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geo import features_from_geojson, rfc7946_faults
from geo.measure import ellipsoidal_area_m2
from output import build_region
from parks import load_region
from parks.intake.import_file import import_file
from parks.intake.options import ImportOptions, Target

pytestmark = pytest.mark.browser

UNIT = "food-park"
CORNERS = [(560, 300), (800, 290), (860, 500), (600, 560)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the Qijiang region that an import may change."""
    return Path(
        shutil.copytree(load_region("qijiang").folder, tmp_path_factory.mktemp("traced") / "region")
    )


@pytest.fixture(scope="module")
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    into = tmp_path_factory.mktemp("page")
    build_region(folder, into)
    return f"{(into / 'region' / 'index.html').as_uri()}#unit={UNIT}&lang=en"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, offline=True, reduced_motion="reduce"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.evaluate("parkmap.store.tool.value = 'trace'")
    yield page
    assert errors == []
    context.close()


def card(page: Page) -> Locator:
    return page.get_by_role("region", name="Trace a boundary")


def draw(page: Page) -> None:
    card(page).get_by_role("button", name="Start drawing").click()
    for x, y in CORNERS:
        page.mouse.move(x, y)
        page.mouse.click(x, y)
    card(page).get_by_role("button", name="Finish").click()
    expect(card(page)).to_contain_text("4 corners")


def saved(page: Page, into: Path) -> Path:
    with page.expect_download() as download:
        card(page).get_by_role("button", name="Save GeoJSON").click()
    path = into / download.value.suggested_filename
    download.value.save_as(path)
    return path


def parts(page: Page, path: Path) -> list[Any]:
    feature = json.loads(saved(page, path).read_text("utf-8"))["features"][0]
    return list(feature["geometry"]["coordinates"])


def test_file_of_a_traced_boundary_is_what_rfc_7946_asks(page: Page, tmp_path: Path) -> None:
    draw(page)
    path = saved(page, tmp_path)
    assert path.name == f"boundary-{UNIT}.geojson"
    assert list(rfc7946_faults(path.read_text("utf-8"))) == []


def test_area_on_the_card_is_that_of_python(page: Page, tmp_path: Path) -> None:
    draw(page)
    (area_m2,) = ellipsoidal_area_m2(features_from_geojson(saved(page, tmp_path)).geometry.values)
    expect(card(page)).to_contain_text(f"{area_m2 / 1e6:.1f} km²")
    expect(card(page)).to_contain_text(f"+{100 * (area_m2 / 4.16e6 - 1):.1f} %")


def test_undo_and_redo_walk_the_steps(page: Page) -> None:
    draw(page)
    page.mouse.move(860, 500)
    page.mouse.down()
    page.mouse.move(900, 520, steps=3)
    page.mouse.up()
    moved = card(page).locator("dl").inner_text()
    page.keyboard.press("Control+z")
    expect(card(page).locator("dl")).not_to_have_text(moved)
    card(page).get_by_role("button", name="Undo").click()
    expect(card(page).get_by_role("button", name="Start drawing")).to_be_visible()
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+y")
    assert card(page).locator("dl").inner_text() == moved


def test_boundary_is_drawn_and_moved_by_keys_alone(page: Page, tmp_path: Path) -> None:
    for keys in (["Enter"], ["ArrowRight"] * 2, ["Enter"], ["ArrowDown"] * 2, ["Enter", "Enter"]):
        for key in keys:
            page.keyboard.press(key)
    expect(card(page)).to_contain_text("3 corners")
    before = parts(page, tmp_path)
    page.locator(".leaflet-container").focus()
    page.keyboard.press(".")
    expect(card(page)).to_contain_text("Corner 1 of 3")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text("Corner 2 of 4")
    page.keyboard.press("Delete")
    expect(card(page)).to_contain_text("3 corners")
    assert parts(page, tmp_path) != before


def test_drawn_outline_can_be_corrected(page: Page, tmp_path: Path) -> None:
    card(page).get_by_role("button", name="Start from the drawn outline").click()
    stored = load_region("qijiang").parks.set_index("id").geometry[f"{UNIT}-planned"]
    (shell,) = parts(page, tmp_path)
    assert len(shell) == len(stored.exterior.coords)
    expect(card(page)).to_contain_text("Difference")
    expect(card(page)).to_contain_text("0.0 %")


def test_holes_and_parts_are_saved(page: Page, tmp_path: Path) -> None:
    draw(page)
    card(page).get_by_role("button", name="Add a hole").click()
    for x, y in [(660, 380), (740, 380), (700, 440)]:
        page.mouse.click(x, y)
    card(page).get_by_role("button", name="Finish").click()
    card(page).get_by_role("button", name="Add a part").click()
    for x, y in [(660, 640), (760, 640), (710, 700)]:
        page.mouse.click(x, y)
    card(page).get_by_role("button", name="Finish").click()
    assert [len(rings) for rings in parts(page, tmp_path)] == [2, 1]


def test_corner_snaps_to_the_district_border(page: Page, tmp_path: Path) -> None:
    lon, lat = page.evaluate("parkmap.store.outlines.value.district[0][100]")
    page.evaluate(
        "([lon, lat]) => parkmap.map.setView([lat, lon], 16, {animate: false})", [lon, lat]
    )
    x, y = page.evaluate(
        """([lon, lat]) => {
            const at = parkmap.map.latLngToContainerPoint([lat, lon]);
            const box = parkmap.map.getContainer().getBoundingClientRect();
            return [box.left + at.x + 6, box.top + at.y + 4];
        }""",
        [lon, lat],
    )
    card(page).get_by_role("button", name="Start drawing").click()
    for dx, dy in [(0, 0), (120, 130), (-40, 160)]:
        page.mouse.move(x + dx, y + dy)
        page.mouse.click(x + dx, y + dy)
    card(page).get_by_role("button", name="Finish").click()
    (shell,) = parts(page, tmp_path)
    assert [round(lon, 7), round(lat, 7)] in shell


def test_draft_outlives_a_reload_and_leaving_is_warned(page: Page) -> None:
    draw(page)
    assert page.evaluate("window.dispatchEvent(new Event('beforeunload', {cancelable: true}))") is (
        False
    )
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.evaluate("parkmap.store.tool.value = 'trace'")
    expect(card(page)).to_contain_text("4 corners")


def test_saved_file_opens_again(page: Page, tmp_path: Path) -> None:
    draw(page)
    path = saved(page, tmp_path)
    card(page).get_by_role("button", name="Delete all").click()
    card(page).locator("input[type=file]").set_input_files(path)
    expect(card(page)).to_contain_text("4 corners")
    (tmp_path / "point.geojson").write_text('{"type":"Point","coordinates":[1,2]}', "utf-8")
    card(page).locator("input[type=file]").set_input_files(tmp_path / "point.geojson")
    expect(card(page)).to_contain_text("point.geojson holds no polygon in degrees")


def test_imported_boundary_replaces_the_schematic_one(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    draw(page)
    done = import_file(saved(page, tmp_path), folder, target=Target.PARKS, options=ImportOptions())
    assert [finding for finding in done.findings if finding.level == "error"] == []
    build_region(folder, tmp_path)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{(tmp_path / 'region' / 'index.html').as_uri()}#unit={UNIT}&lang=en")
    planned = page.evaluate(
        f"parkmap.store.index.shapes.get('{UNIT}').filter(s => s.extent === 'planned')"
        ".map(s => [s.line, s.uncertainty_m])"
    )
    assert planned == [["digitised", 10]]
    expect(page.locator(".pm-outline.digit[class~=sel]")).to_have_count(1)
    expect(page.locator(".pm-outline.schem")).to_have_count(0)
