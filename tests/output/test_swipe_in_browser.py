"""The swipe between planned and current land, and the map of their differences, in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
EDGES = """() => {
  const map = parkmap.map;
  const side = (pack, pick) => {
    const { clipPath } = map.getPane('pm-pack-' + pack).style;
    const xs = [...clipPath.matchAll(/(-?[\\d.]+)px -/g)].map((found) => Number(found[1]));
    return pick(...xs) - map.containerPointToLayerPoint([0, 0]).x;
  };
  return [side('planned', Math.max), side('current', Math.min)];
}"""


@pytest.fixture(scope="module")
def demo(browser: Browser, bundled: Path) -> Iterator[Page]:
    page = browser.new_page(viewport=DESKTOP, offline=True, reduced_motion="reduce")
    page.goto((bundled / "demo" / "index.html").as_uri())
    page.locator("canvas.leaflet-tile-loaded").first.wait_for()
    yield page
    page.close()


@pytest.fixture
def line(demo: Page) -> Locator:
    demo.evaluate("parkmap.store.landView.value = 'swipe'; parkmap.store.swipeAt.value = 0.45")
    return demo.get_by_role("slider", name="左右对比分界线")


def middle(line: Locator) -> tuple[float, float]:
    box = line.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 3


def assert_clipped_at_line(page: Page) -> None:
    left, right = page.evaluate(EDGES)
    at = page.evaluate("parkmap.store.swipeAt.value * parkmap.map.getSize().x")
    assert left == pytest.approx(at, abs=0.6)
    assert right == pytest.approx(at, abs=0.6)


def test_line_says_what_it_shows(line: Locator) -> None:
    expect(line).to_have_attribute("aria-valuetext", "规划 2035 占 45 %")


def test_keys_move_the_line(line: Locator, demo: Page) -> None:
    line.focus()
    for key, percent in (("ArrowRight", 47), ("Shift+ArrowLeft", 37), ("End", 100), ("Home", 0)):
        demo.keyboard.press(key)
        expect(line).to_have_attribute("aria-valuenow", str(percent))
    assert_clipped_at_line(demo)


def test_line_is_dragged_anywhere_on_it_and_the_map_stays(line: Locator, demo: Page) -> None:
    centre = demo.evaluate("parkmap.map.getCenter().lng")
    x, y = middle(line)
    demo.mouse.move(x, y)
    demo.mouse.down()
    demo.mouse.move(x + 120, y, steps=4)
    demo.mouse.up()
    assert middle(line)[0] == pytest.approx(x + 120, abs=1)
    assert demo.evaluate("parkmap.map.getCenter().lng") == centre
    assert_clipped_at_line(demo)


def test_line_stays_while_the_map_moves_and_zooms(line: Locator, demo: Page) -> None:
    x, _ = middle(line)
    demo.evaluate("parkmap.map.panBy([150, 40], { animate: false })")
    assert_clipped_at_line(demo)
    demo.evaluate("parkmap.map.setZoom(parkmap.map.getZoom() + 1, { animate: false })")
    assert_clipped_at_line(demo)
    assert middle(line)[0] == x


def test_layers_are_whole_again_after_the_swipe(line: Locator, demo: Page) -> None:
    expect(line).to_be_visible()
    demo.evaluate("parkmap.store.landView.value = 'current'")
    expect(line).to_be_hidden()
    assert demo.evaluate("parkmap.map.getPane('pm-pack-current').style.clipPath") == ""


def test_differences_lie_on_the_pale_present_state(demo: Page) -> None:
    demo.evaluate("parkmap.store.landView.value = 'change'")
    pale = demo.evaluate("getComputedStyle(parkmap.map.getPane('pm-pack-current')).filter")
    assert "grayscale" in pale
    assert demo.evaluate("parkmap.map.getPane('pm-pack-current').querySelectorAll('canvas').length")


def test_a_large_change_filters_its_planned_class(demo: Page) -> None:
    demo.evaluate("parkmap.store.landView.value = 'change'")
    card = demo.get_by_role("region", name="规划与现状的差异")
    if not card.locator(".move").count():
        card.get_by_role("button", name="展开").click()
    first = card.locator(".move").first
    first.click()
    expect(first).to_have_attribute("aria-pressed", "true")
    assert demo.evaluate("parkmap.store.focusClasses.value.size") == 1
    first.click()
    assert demo.evaluate("parkmap.store.focusClasses.value.size") == 0
