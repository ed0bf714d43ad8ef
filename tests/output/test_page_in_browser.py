"""The written page in a real browser: from disk, with the network cut."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import folium
import pytest
from partial_regions import PARTS, partial_region
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from geo.finding import Finding
from mapper import build_map, describe
from mapper.inert_json import inert_json
from output import build_region, write_html
from parks import Region, load_region

pytestmark = pytest.mark.browser

LONGEST_WAIT_MS = 15_000
CAMERA_MS = 400
HOSTILE = "<img src=x onerror=document.title='hacked'>"
FINDINGS = (
    Finding(
        level="error",
        code="invalid-geometry",
        source="parks.geojson",
        feature_id="food-park-planned",
        field="geometry",
        value=HOSTILE,
        message="the boundary is not a valid polygon",
        remedy="Mend it in a GIS.",
        lon=106.689,
        lat=29.045,
    ),
    Finding(
        level="warning",
        code="overlap",
        source="landuse.gpkg",
        feature_id=HOSTILE,
        message="overlaps its neighbour by 12 m²",
        lon=106.75,
        lat=28.75,
    ),
    Finding(level="note", code="mojibake", source="units.csv", line=7, message="garbled"),
)
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


class Opened:
    """A page with everything it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.route("**/*", self._only_files)
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _only_files(self, route: Route) -> None:
        if route.request.url.startswith("file:") and route.request.is_navigation_request():
            route.continue_()
            return
        if not route.request.url.startswith("data:"):
            self.requests.append(route.request.url)
        route.abort()


class OpenPage(Protocol):
    """Opens the page of a region in a window of its own."""

    def __call__(self, region: str, *, size: ViewportSize = ..., address: str = ...) -> Opened: ...


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, qijiang: Region) -> Path:
    """Return a folder with the pages of the bundled regions and of some made for these tests."""
    into = tmp_path_factory.mktemp("pages")
    hostile = Path(shutil.copytree(qijiang.folder, into / "source" / "hostile"))
    units = hostile / "units.csv"
    text = units.read_text("utf-8")
    units.write_text(
        text.replace("重庆（綦江）食品园区", HOSTILE).replace(",食品园区,", f",{HOSTILE},"), "utf-8"
    )
    for region in ("qijiang", "dazu", hostile):
        build_region(region, into)
    build_region(with_shared_figure(into / "source" / "thematic"), into)
    for name, counts in PARTS.items():
        build_region(partial_region(into / "source" / name, **counts), into)
    region_map = build_map(qijiang)
    folium.Marker([28.9, 106.6]).add_to(region_map)
    write_html(region_map, into / "marker" / "index.html")
    write_html(build_map(qijiang, findings=FINDINGS), into / "findings" / "index.html")
    return into


def with_shared_figure(folder: Path) -> Path:
    """Return a copy of Dazu in which three zones share a figure, made up for this test."""
    shutil.copytree(load_region("dazu").folder, folder)
    values = {"shuangqiao-etdz": 227.8, "dazu-industrial-park": 96.4, "dazu-hitech-zone": 58.1}
    with (folder / "indicators.csv").open("a", encoding="utf-8") as file:
        for unit, value in values.items():
            file.write(
                f"{unit},industrial_output,{value},,亿元,2022,actual,level,exact,-,dz2024,85,,,\n"
            )
    return folder


@pytest.fixture
def open_page(browser: Browser, written: Path) -> Iterator[OpenPage]:
    contexts = []

    def opener(region: str, *, size: ViewportSize = DESKTOP, address: str = "") -> Opened:
        context = browser.new_context(viewport=size, offline=True, reduced_motion="reduce")
        contexts.append(context)
        context.set_default_timeout(LONGEST_WAIT_MS)
        opened = Opened(context.new_page())
        opened.page.goto((written / region / "index.html").as_uri() + address)
        opened.page.wait_for_selector(".pm-units > *", state="attached")
        return opened

    yield opener
    for context in contexts:
        context.close()


def choose_food_park(page: Page) -> None:
    """Choose the food park by a click on its symbol on the map."""
    page.locator('.pm-map [data-unit="food-park"]').first.click()
    page.get_by_role("heading", name="重庆（綦江）食品园区").wait_for()


@pytest.mark.parametrize("region", ["qijiang", "dazu"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_page_opens_without_a_request_or_a_complaint(
    open_page: OpenPage, region: str, size: ViewportSize
) -> None:
    opened = open_page(region, size=size)
    assert opened.requests == []
    assert opened.complaints == []


@pytest.mark.parametrize("name", ["qijiang", "dazu"])
def test_every_unit_with_a_geometry_is_present_by_its_id(open_page: OpenPage, name: str) -> None:
    region = load_region(name)
    located = set(region.parks["unit_id"]) | set(region.places["unit_id"])
    page = open_page(name).page
    present = page.eval_on_selector_all("[data-unit]", "items => items.map(i => i.dataset.unit)")
    assert located <= set(present)


def test_every_boundary_shown_is_drawn(open_page: OpenPage) -> None:
    page = open_page("qijiang").page
    drawn = page.eval_on_selector_all("[data-shape]", "items => items.map(i => i.dataset.shape)")
    assert "food-park-planned" in drawn


def test_click_on_the_map_opens_figures_with_their_source(open_page: OpenPage) -> None:
    page = open_page("qijiang").page
    choose_food_park(page)
    panel = page.get_by_role("complementary")
    assert "4.16" in panel.inner_text()
    panel.locator(".fig", has_text="标准厂房").locator(".src").click()
    source = page.get_by_role("dialog")
    assert "第 53 行" in source.inner_text()
    assert "10万平方米" in source.inner_text()
    page.keyboard.press("Escape")
    source.wait_for(state="detached")


def test_computed_figure_shows_its_formula(open_page: OpenPage) -> None:
    page = open_page("qijiang", address="#unit=food-park").page
    page.get_by_role("complementary").locator(".sec").first.locator(".src").first.click()
    assert "1.7 km² ÷ 4.16 km² = 0.4087" in page.get_by_role("dialog").inner_text()


def test_language_switch_turns_names_and_page_language(open_page: OpenPage) -> None:
    page = open_page("qijiang").page
    page.get_by_role("radio", name="EN").click()
    page.get_by_role("heading", name="Qijiang Industrial Parks").wait_for()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "Spatial structure 2024" in page.get_by_role("tree").inner_text()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("食品园", "重庆（綦江）食品园区"),
        ("beidu", "北渡产业园"),
        ("bdcyy", "北渡产业园"),
        ("Weiyi", "唯怡饮料"),
        ("通惠食品园", "重庆（綦江）食品园区"),
    ],
    ids=["chinese", "pinyin", "initials", "english", "alias"],
)
def test_search_finds_units_and_enter_opens_them(
    open_page: OpenPage, text: str, found: str
) -> None:
    page = open_page("qijiang").page
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=found, exact=True).wait_for()


def test_search_without_a_match_names_the_nearest(open_page: OpenPage) -> None:
    page = open_page("qijiang").page
    page.locator("#pm-search").fill("北度")
    page.get_by_text("没有结果").first.wait_for()
    assert "北渡" in page.locator(".hits").inner_text()


def test_year_switch_changes_legend_and_map(open_page: OpenPage) -> None:
    page = open_page("qijiang").page
    page.get_by_role("radio", name="2021").click()
    page.get_by_role("tree").get_by_text("空间结构 2021").wait_for()
    page.locator('.pm-map [data-unit="yongtong-new-town"]').first.wait_for()
    assert "102.1 km²" in page.locator(".pm-map").inner_text()


def test_address_brings_back_unit_and_language(open_page: OpenPage) -> None:
    page = open_page("qijiang").page
    choose_food_park(page)
    page.get_by_role("radio", name="EN").click()
    expect(page).to_have_url(re.compile("unit=food-park.*lang=en"))
    address = page.evaluate("location.hash")
    again = open_page("qijiang", address=address).page
    again.get_by_role("heading", name="Chongqing (Qijiang) Food Park").wait_for()


def test_layer_switched_off_leaves_the_map(open_page: OpenPage) -> None:
    page = open_page("qijiang").page
    beidu = page.locator('.pm-map svg [data-unit="beidu"]')
    expect(beidu).not_to_have_count(0)
    page.get_by_role("treeitem", name="轻合金材料").locator(".cb").first.click()
    expect(beidu).to_have_count(0)


def test_keyboard_alone_walks_to_a_unit_and_opens_it(open_page: OpenPage) -> None:
    page = open_page("qijiang").page
    page.keyboard.press("m")
    page.keyboard.press("Tab")
    unit = page.evaluate("document.activeElement.closest('[data-unit]')?.dataset.unit")
    page.keyboard.press("Enter")
    assert unit
    assert page.evaluate("parkmap.store.unit.value") == unit


def test_hostile_name_stays_text(open_page: OpenPage) -> None:
    opened = open_page("hostile")
    page = opened.page
    page.locator('.pm-map [data-unit="food-park"]').first.hover()
    page.locator('.pm-map [data-unit="food-park"]').first.click()
    page.get_by_role("heading", name=HOSTILE).wait_for()
    page.get_by_role("combobox").fill("<img")
    page.get_by_role("option").first.wait_for()
    assert page.locator("img[src='x']").count() == 0
    assert page.title() != "hacked"
    assert opened.complaints == []


@pytest.mark.parametrize("size", [DESKTOP, {"width": 1366, "height": 768}, PHONE], ids=str)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_scrolls_sideways_and_labels_do_not_overlap(
    open_page: OpenPage, size: ViewportSize, language: str
) -> None:
    page = open_page("qijiang", size=size, address=f"#lang={language}").page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = page.eval_on_selector_all(
        ".pm-map text.m-name",
        """items => items.map(item => item.getBoundingClientRect())
                .map(box => [box.left, box.top, box.right, box.bottom])""",
    )
    assert len(boxes) >= 6
    overlaps = [
        (a, b)
        for number, a in enumerate(boxes)
        for b in boxes[number + 1 :]
        if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
    ]
    assert overlaps == []


def test_same_window_gives_the_same_picture(open_page: OpenPage) -> None:
    first, second = (open_page("qijiang").page.screenshot() for _ in range(2))
    assert first == second


def test_thematic_layer_draws_sized_symbols_and_a_class_without_data(open_page: OpenPage) -> None:
    page = open_page("thematic").page
    page.get_by_role("radio", name="规上工业总产值").click()
    widths = {
        unit: page.locator(f'.pm-map svg [data-unit="{unit}"] circle').first.bounding_box()
        for unit in ("shuangqiao-etdz", "dazu-hitech-zone")
    }
    large, small = (box["width"] for box in widths.values() if box)
    assert large > small
    assert "58.1" in page.locator(".classes").inner_text()


def test_marker_of_folium_shows_in_the_page(open_page: OpenPage) -> None:
    opened = open_page("marker")
    icon = opened.page.locator("img.leaflet-marker-icon")
    assert icon.evaluate("image => image.naturalWidth") > 0
    assert opened.requests == []
    assert opened.complaints == []


def test_map_is_there_for_scripts(open_page: OpenPage) -> None:
    page = open_page("qijiang").page
    assert page.evaluate("typeof parkmap.map.getZoom()") == "number"


@pytest.mark.parametrize("width", [1000, 1100, 1366, 1440, 1920])
def test_chosen_unit_stays_in_sight_beside_its_popover(open_page: OpenPage, width: int) -> None:
    page = open_page(
        "qijiang", size={"width": width, "height": 850}, address="#unit=food-park"
    ).page
    page.get_by_role("complementary").locator(".sec").first.locator(".src").first.click()
    popover = page.get_by_role("dialog").bounding_box()
    symbol = page.locator('.pm-map svg [data-unit="food-park"] circle').first
    expect(symbol).to_be_in_viewport()
    page.wait_for_timeout(CAMERA_MS)
    shown = symbol.bounding_box()
    assert popover
    assert shown
    assert (
        shown["x"] + shown["width"] < popover["x"] or shown["y"] > popover["y"] + popover["height"]
    )


def finding(page: Page, level: str) -> str:
    """Return the id of the finding of a level."""
    return str(
        page.evaluate("level => parkmap.store.page.findings.find(f => f.level === level).id", level)
    )


def test_page_in_the_browser_is_the_page_described(open_page: OpenPage) -> None:
    whole = json.loads(inert_json(describe(load_region("qijiang"))))
    assert open_page("qijiang").page.evaluate("parkmap.store.page") == whole


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_findings_with_a_place_are_on_the_map_by_their_id(
    open_page: OpenPage, size: ViewportSize
) -> None:
    opened = open_page("findings", size=size)
    page = opened.page
    for level in ("error", "warning"):
        flag = page.locator(f'.pm-map svg [data-finding="{finding(page, level)}"]')
        expect(flag).to_have_count(1)
    assert page.locator(f'[data-finding="{finding(page, "note")}"]').count() == 0
    assert opened.requests == []
    assert opened.complaints == []


def test_click_in_the_list_shows_the_place(open_page: OpenPage) -> None:
    page = open_page("findings").page
    page.locator(".find", has_text="图形重叠").click()
    page.wait_for_timeout(CAMERA_MS)
    where = page.evaluate("[parkmap.map.getZoom(), parkmap.map.getCenter().lng]")
    assert where == [15, pytest.approx(106.75, abs=0.01)]
    expect(page.locator(".pm-map svg .pm-flag.open")).to_be_in_viewport()


def test_click_on_the_map_opens_the_finding_in_the_list(open_page: OpenPage) -> None:
    page = open_page("findings").page
    page.locator(f'.pm-map svg [data-finding="{finding(page, "warning")}"]').click()
    row = page.locator(".find[aria-current]")
    expect(row).to_contain_text("图形重叠")
    expect(row).to_be_in_viewport()


def test_unit_lists_its_own_findings(open_page: OpenPage) -> None:
    page = open_page("findings", address="#unit=food-park&lang=en").page
    panel = page.get_by_role("complementary")
    assert "Food Park: invalid shape" in panel.inner_text()
    assert "shapes overlap" not in panel.inner_text()


def test_findings_switched_off_leave_the_map_and_the_address_says_so(open_page: OpenPage) -> None:
    page = open_page("findings").page
    flag = page.locator(f'.pm-map svg [data-finding="{finding(page, "error")}"]')
    page.get_by_role("treeitem", name="错误").locator(".cb").click()
    expect(flag).to_have_count(0)
    expect(page).to_have_url(re.compile("off=finding-error"))


def test_keyboard_opens_a_finding(open_page: OpenPage) -> None:
    page = open_page("findings").page
    page.locator(".pm-walk [data-finding]").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("parkmap.store.finding.value") == finding(page, "error")
    page.keyboard.press("Escape")
    assert page.evaluate("parkmap.store.finding.value") == ""


def test_findings_on_the_map_are_one_stop_of_the_tab_key(open_page: OpenPage) -> None:
    page = open_page("findings").page
    flags = page.locator(".pm-walk [data-finding]")
    assert flags.evaluate_all("items => items.map(item => item.tabIndex)") == [0, -1]
    flags.first.focus()
    page.keyboard.press("ArrowRight")
    warning = finding(page, "warning")
    assert page.evaluate("document.activeElement.dataset.finding") == warning
    assert flags.evaluate_all("items => items.map(item => item.tabIndex)") == [-1, 0]
    page.keyboard.press("Enter")
    assert page.evaluate("parkmap.store.finding.value") == warning


def test_hostile_finding_stays_text(open_page: OpenPage) -> None:
    opened = open_page("findings")
    page = opened.page
    page.locator(f'.pm-map svg [data-finding="{finding(page, "warning")}"]').hover()
    expect(page.get_by_role("tooltip")).to_contain_text(HOSTILE)
    page.locator(f'.pm-map svg [data-finding="{finding(page, "warning")}"]').click()
    expect(page.locator(".find", has_text=HOSTILE).first).to_be_visible()
    assert page.locator("img[src='x']").count() == 0
    assert page.title() != "hacked"
    assert opened.complaints == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("region", list(PARTS))
def test_region_that_is_still_being_filled_opens_without_a_complaint(
    open_page: OpenPage, region: str, size: ViewportSize
) -> None:
    opened = open_page(region, size=size, address="#lang=en")
    guide = opened.page.get_by_text("No figures yet" if region != "empty" else "Nothing is drawn")
    expect(guide.first).to_be_visible()
    expect(opened.page.locator(".map-guide")).to_have_count(1 if region == "empty" else 0)
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.requests == []
    assert opened.complaints == []


def test_empty_map_says_how_it_is_filled_and_copies_the_command(open_page: OpenPage) -> None:
    page = open_page("empty").page
    card = page.locator(".map-guide")
    expect(card).to_contain_text("图上还没有内容")
    command = "parkmap import FILE --into FOLDER --as parks"
    expect(card.locator("code")).to_have_text(command)
    card.get_by_role("button", name=f"复制命令: {command}").click()
    expect(page.get_by_text("已复制").first).to_be_attached()
    assert page.locator(".mc-degree").count() == 0


def test_real_boundary_is_drawn_solid_without_a_ring(open_page: OpenPage) -> None:
    page = open_page("parks").page
    outline = page.locator('[data-shape="park-0-shape"] .pm-outline')
    assert outline.evaluate("item => getComputedStyle(item).strokeDasharray") == "none"
    assert page.locator(".halo-ring").count() == 0
