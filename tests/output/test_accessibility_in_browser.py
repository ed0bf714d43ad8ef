"""The page for everyone: by keyboard alone, with names and roles, readable and never cut."""

# ruff: noqa: E501 - lines of script

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from colour_science import contrast
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
REFLOW: ViewportSize = {"width": 320, "height": 640}
CONTROLS = "button, input, select, textarea, summary, [role=slider], [role=treeitem], a[href]"
VIEWS = {
    "district": "qijiang#",
    "park": "qijiang#unit=food-park",
    "parcels": "demo#unit=park-a&table=1",
    "swipe": "demo#land=swipe",
    "compare": "demo#view=compare&compare=park-a,park-b,park-c",
}
NAMED_ROLES = {
    "button", "link", "checkbox", "radio", "switch", "slider", "combobox", "textbox", "searchbox",
    "treeitem", "tab", "menuitem", "option", "dialog", "application", "img", "tree", "radiogroup",
}  # fmt: skip

# Leaf texts that are seen, with their colour and the first opaque ground behind them.
TEXTS = """() => {
  const seen = [], walker = document.createTreeWalker(document.querySelector('.app'), NodeFilter.SHOW_TEXT);
  const solid = /^rgba?\\((\\d+), (\\d+), (\\d+)(?:, ([\\d.]+))?\\)$/;
  for (let node; (node = walker.nextNode());) {
    const text = node.textContent.trim(), of = node.parentElement;
    if (!text || of.closest('svg, .sr, .land-swatch, .land-bar, .built-chart > span, [aria-disabled=true], .skip, .leaflet-container')) continue;
    const style = getComputedStyle(of);
    if (!of.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    let ground = null;
    for (let at = of; at && !ground; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      if (backgroundImage !== 'none' && backgroundImage.includes('gradient')) ground = 'picture';
      const found = solid.exec(backgroundColor);
      if (found && (found[4] === undefined || Number(found[4]) > 0.8)) ground ??= backgroundColor;
    }
    seen.push([text.slice(0, 30), style.color, ground, of.className]);
  }
  return seen;
}"""
SMALL = """(least) => [...document.querySelectorAll(`%s`)].filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.sr, .pm-units, .skip')).map(e => {
    const label = e.closest('label') ?? e, box = label.getBoundingClientRect();
    const more = getComputedStyle(e, '::after'), grow = s => more.content !== 'none' && more.position === 'absolute' ? -(parseFloat(s) || 0) : 0;
    const row = e.closest('.fig, .pair tr, tr[data-figure], td[data-figure], .built-row, [role=treeitem]')?.getBoundingClientRect();
    const w = Math.max(box.width + grow(more.left) + grow(more.right), 0), h = Math.max(box.height + grow(more.top) + grow(more.bottom), row?.height ?? 0);
    return [e.className || e.tagName, (e.ariaLabel ?? e.textContent).slice(0, 20), Math.round(w), Math.round(h)];
  }).filter(([, , w, h]) => h > 0 && h < least - 0.5)""".replace("%s", CONTROLS)
DUPLICATES = """() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at); }"""
FOCUSED = """() => { const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect();
  const inner = e.querySelector('.focus-ring, b'), ring = [e, ...e.querySelectorAll('*')].some(of => getComputedStyle(of).outlineStyle !== 'none');
  return { tag: e.tagName, name: e.ariaLabel || e.labels?.[0]?.textContent || e.textContent.trim().slice(0, 40) || e.placeholder || e.title, role: e.getAttribute('role') ?? '',
    part: e.closest('.skip, .head, .tree, .panel, .years, .cmp, .table, .leaflet-container, .pm-units, dialog, .pop, [data-clear], .sheet')?.className ?? '',
    ring: ring || e.closest('.pm-units') !== null || e.matches('input') || inner !== null && e.closest('.pm-map') !== null,
    seen: box.width > 0 }; }"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=DESKTOP, reduced_motion="reduce")
    yield page
    page.close()


def show(page: Page, bundled: Path, address: str, size: ViewportSize = DESKTOP) -> None:
    region, _, state = address.partition("#")
    page.goto("about:blank")
    page.set_viewport_size(size)
    page.goto(f"{(bundled / region / 'index.html').as_uri()}#{state}")
    page.wait_for_function("[...parkmap.store.packs.values()].every(pack => pack.isComplete)")
    page.wait_for_selector(".head")


def walk(page: Page, most: int = 400) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page or comes round; return what it stood on."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "BODY" or (stops and stop["part"] == "skip"):
            break
        stops.append(stop)
    return stops


def hex_of(colour: str) -> str:
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("view", VIEWS)
def test_tab_walks_the_page_and_every_stop_has_a_name_and_a_ring(
    page: Page, bundled: Path, view: str
) -> None:
    show(page, bundled, VIEWS[view])
    stops = walk(page)
    assert stops[0]["part"] == ("cmp" if view == "compare" else "skip")
    assert len(stops) > 15
    assert [stop for stop in stops if not stop["name"]] == []
    assert [stop for stop in stops if not stop["ring"]] == []


def test_the_order_is_skip_link_header_tree_map_panel(page: Page, bundled: Path) -> None:
    show(page, bundled, "qijiang#unit=food-park")
    wanted = ["skip", "head", "tree", "leaflet-container", "panel"]
    parts = [part for stop in walk(page) for part in stop["part"].split() if part in wanted]
    assert list(dict.fromkeys(parts)) == wanted


@pytest.mark.parametrize("view", VIEWS)
def test_text_can_be_read_in_both_schemes(page: Page, bundled: Path, view: str) -> None:
    show(page, bundled, VIEWS[view])
    for scheme in ("light", "dark"):
        page.evaluate(f"parkmap.store.scheme.value = '{scheme}'")
        texts = [text for text in page.evaluate(TEXTS) if text[2] not in (None, "picture")]
        seen = [(contrast(hex_of(text[1]), hex_of(text[2])), text) for text in texts]
        assert len(seen) > 30
        assert [text for text in seen if text[0] < 4.5] == []


@pytest.mark.parametrize("view", VIEWS)
def test_everything_to_be_used_has_a_role_and_a_name(page: Page, bundled: Path, view: str) -> None:
    show(page, bundled, VIEWS[view])
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    named = [node for node in nodes if node.get("role", {}).get("value") in NAMED_ROLES]
    bare = [
        node["role"]["value"]
        for node in named
        if not node["ignored"] and not node.get("name", {}).get("value", "").strip()
    ]
    assert len(named) > 40
    assert bare == []


@pytest.mark.parametrize("view", VIEWS)
def test_ids_are_unique_and_the_language_is_set(page: Page, bundled: Path, view: str) -> None:
    show(page, bundled, f"{VIEWS[view]}&lang=en")
    assert page.evaluate(DUPLICATES) == []
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator(".seg [lang=zh-CN]").count() > 0


@pytest.mark.parametrize(("size", "least"), [(DESKTOP, 32), (PHONE, 44)], ids=["mouse", "phone"])
@pytest.mark.parametrize("view", VIEWS)
def test_targets_are_large_enough(
    page: Page, bundled: Path, view: str, size: ViewportSize, least: int
) -> None:
    show(page, bundled, VIEWS[view], size)
    assert page.evaluate(SMALL, least) == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_never_scrolls_sideways(page: Page, bundled: Path, view: str) -> None:
    show(page, bundled, VIEWS[view], PHONE)
    parts = (
        "document.documentElement, document.querySelector('.app'), document.querySelector('.head')"
    )
    for size in (PHONE, REFLOW):
        page.set_viewport_size(size)
        for language in ("zh", "en"):
            page.evaluate(f"parkmap.store.language.value = '{language}'")
            page.wait_for_timeout(50)
            wide = page.evaluate(f"[{parts}].map(e => e.scrollWidth - e.clientWidth)")
            assert (size["width"], language, wide) == (size["width"], language, [0, 0, 0])


def test_keys_open_and_close_the_views(page: Page, bundled: Path) -> None:
    show(page, bundled, "demo#unit=park-a")
    mode = "parkmap.store.mode.value"
    for key, state, value in (
        ("c", mode, "compare"),
        ("c", mode, "map"),
        ("t", "parkmap.store.tableOpen.value", True),
    ):
        page.keyboard.press(key)
        assert page.evaluate(state) == value
    page.keyboard.press("p")
    assert page.get_by_role("dialog", name="打印").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="帮助").get_by_text("属性表").is_visible()


def test_escape_goes_back_step_by_step(page: Page, bundled: Path) -> None:
    show(page, bundled, "demo#parcel=current/3&view=compare&compare=park-a,park-b")
    page.evaluate("parkmap.store.tool.value = 'measure'")
    now = """(s => [s.tool.value, s.mode.value, s.feature.value === null])(parkmap.store)"""
    expected = [["", "compare", False], ["", "map", False], ["", "map", True]]
    for state in expected:
        page.keyboard.press("Escape")
        assert page.evaluate(now) == state


def test_the_map_is_told_in_a_sentence(page: Page, bundled: Path) -> None:
    show(page, bundled, "demo#lang=en")
    told = page.locator(".leaflet-container").get_attribute("aria-description") or ""
    assert re.search(r"Map of .*, 2025, \d+ units\. Current: .* \d+ %", told)


def test_a_link_opens_the_same_view(page: Page, bundled: Path) -> None:
    state = "land=swipe&swipe=0.25&parcel=planned/7&only=100101&opacity=0.6&colours=soft&table=1"
    show(page, bundled, f"demo#{state}")
    page.wait_for_function("parkmap.store.feature.value !== null")
    page.wait_for_timeout(400)
    kept = set(page.evaluate("location.hash").removeprefix("#").split("&"))
    assert set(state.split("&")) <= kept
