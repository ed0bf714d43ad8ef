"""Reading parcels on the written page: layer tree, attribute table, card and search."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from mapper.view import map_of, read_view
from mapper.view_options import ViewOptions
from output import write_html

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
IRRIGATED, INDUSTRY_1, INDUSTRY_2 = "0101", "100101", "100102"
FADED = "faded"
HOSTILE = "<img src=x onerror=document.title='hacked'>"


@pytest.fixture(scope="module")
def address(bundled: Path) -> str:
    """Return the address of the page of the fictional region."""
    return (bundled / "demo" / "index.html").as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page(viewport=DESKTOP, offline=True, reduced_motion="reduce")
    opened.goto(address)
    yield opened
    opened.close()


@pytest.fixture
def table(page: Page) -> Locator:
    """Return the attribute table, opened."""
    page.get_by_role("button", name="展开属性表").click()
    found = page.get_by_role("table", name="属性表")
    expect(found.locator("tbody tr[data-place]").first).to_be_visible()
    return found


def class_row(page: Page, code: str) -> Locator:
    return page.locator(f".row.class:has(.code:text-is('{code}'))")


def store(page: Page, expression: str) -> Any:  # noqa: ANN401 - whatever the page answers
    return page.evaluate(f"(() => {{ const s = parkmap.store; return {expression}; }})()")


def column(table: Locator, title: str) -> Locator:
    names = table.locator("thead th").all_inner_texts()
    place = next(at for at, name in enumerate(names) if name.split()[0] == title)
    return table.locator(f"tbody tr[data-place] > :nth-child({place + 1})")


def numbers(cells: Locator) -> list[float]:
    return [float(text.replace("\u2009", "")) for text in cells.all_inner_texts()]


def shown_count(page: Page) -> int:
    text = page.locator(".table-count").inner_text()
    return int(text.split("显示")[1].split("/")[0].replace("\u2009", ""))


def test_class_alone_is_looked_at(page: Page) -> None:
    class_row(page, INDUSTRY_1).locator(".t").click()
    assert store(page, "[...s.focusClasses.value]") == [INDUSTRY_1]
    expect(class_row(page, INDUSTRY_1)).not_to_have_class(FADED)
    assert FADED in (class_row(page, IRRIGATED).get_attribute("class") or "")


def test_control_adds_a_class(page: Page) -> None:
    class_row(page, INDUSTRY_1).locator(".t").click()
    class_row(page, INDUSTRY_2).locator(".t").click(modifiers=["Control"])
    assert store(page, "s.focusClasses.value.size") == 2


def test_box_switches_a_class_off(page: Page) -> None:
    class_row(page, INDUSTRY_1).locator(".box-hit").click()
    assert store(page, "[...s.hiddenClasses.value]") == [INDUSTRY_1]
    expect(page.locator(".row.head2", has_text="用地地块")).to_have_attribute(
        "aria-checked", "mixed"
    )


def test_keys_filter_and_switch_a_class(page: Page) -> None:
    row = class_row(page, INDUSTRY_1)
    row.focus()
    row.press("Enter")
    row.press(" ")
    assert store(page, "[...s.focusClasses.value, ...s.hiddenClasses.value]") == [INDUSTRY_1] * 2
    row.press("ArrowDown")
    assert page.evaluate("document.activeElement.role") == "treeitem"


def test_states_of_the_land_are_switched(page: Page) -> None:
    states = page.get_by_role("radiogroup", name="用地状态")
    expect(states.get_by_role("radio")).to_have_text(["规划", "现状", "对照", "变化"])
    states.get_by_role("radio", name="规划").click()
    assert store(page, "s.landView.value") == "planned"


def test_soft_colours_are_seen_in_the_legend(page: Page) -> None:
    swatch = class_row(page, INDUSTRY_2).locator(".land-swatch")
    expect(swatch).to_have_css("background-color", "rgb(187, 150, 116)")
    page.get_by_role("radio", name="柔和").click()
    expect(swatch).not_to_have_css("background-color", "rgb(187, 150, 116)")


def test_map_makes_room_for_the_table(page: Page, table: Locator) -> None:
    expect(table).to_be_visible()
    drawer = page.locator(".table-drawer").bounding_box()
    area = page.locator(".map-area").bounding_box()
    assert drawer
    assert area
    assert drawer["height"] == 236
    assert area["y"] + area["height"] == pytest.approx(drawer["y"])
    page.wait_for_function("() => parkmap.map.getSize().y < 620")


def test_few_rows_stand_for_many(page: Page, table: Locator) -> None:
    assert table.locator("tbody tr[data-place]").count() < 40
    count = store(page, "s.packs.get('current').count")
    expect(table).to_have_attribute("aria-rowcount", str(count + 1))
    page.locator(".table-scroll").evaluate("element => element.scrollTo(0, 1e9)")
    expect(table.locator(f"tbody tr[aria-rowindex='{count + 1}']")).to_be_visible()


def test_head_sorts_down_up_and_not(table: Locator) -> None:
    head = table.locator("th:has([title='按面积排序'])")
    head.locator(".head-sort").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    areas = numbers(column(table, "面积"))
    assert areas == sorted(areas)
    head.locator(".head-sort").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert numbers(column(table, "面积"))[0] > areas[-1]
    head.locator(".head-sort").click()
    expect(head).to_have_attribute("aria-sort", "none")


def test_range_filters_the_table_and_fades_the_map(page: Page, table: Locator) -> None:
    table.get_by_role("button", name="筛选面积", exact=True).click()
    page.get_by_role("dialog", name="筛选面积").get_by_label("最小").fill("5")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="移除条件：面积 ≥ 5")).to_be_visible()
    count = shown_count(page)
    mask = "s.masks.value.get('current').reduce((sum, one) => sum + one)"
    assert store(page, mask) == count
    area = "s.packs.get('current').column('#area')"
    indexes = "[...Array(s.packs.get('current').count).keys()]"
    assert store(page, f"{indexes}.filter((at) => {area}.number(at) >= 5e4).length") == count
    page.get_by_role("button", name="移除条件：面积 ≥ 5").click()
    assert store(page, "s.masks.value.size") == 0


def test_checklist_filters_a_class(page: Page, table: Locator) -> None:
    table.get_by_role("button", name="筛选地类", exact=True).click()
    box = page.get_by_role("dialog", name="筛选地类")
    box.get_by_role("button", name="全不选").click()
    box.get_by_label(f"{INDUSTRY_2} 二类工业用地").check()
    assert set(column(table, "地类").all_inner_texts()) == {f"{INDUSTRY_2} 二类工业用地"}


def test_text_is_found_by_initials(page: Page, table: Locator) -> None:
    page.get_by_role("searchbox", name="筛选文字").fill("elgyyd")
    assert any("二类工业用地" in text for text in table.locator("tbody tr").all_inner_texts())
    assert 0 < shown_count(page) < store(page, "s.packs.get('current').count")


def test_table_follows_the_view(page: Page, table: Locator) -> None:
    expect(table).to_be_visible()
    page.get_by_role("button", name="在当前视图").click()
    whole = shown_count(page)
    page.evaluate("parkmap.map.setZoom(parkmap.map.getZoom() + 3, {animate: false})")
    page.wait_for_function("() => parkmap.store.seen.value[2] - parkmap.store.seen.value[0] < 0.05")
    near = shown_count(page)
    assert 0 <= near < whole


def test_row_chooses_its_parcel(page: Page, table: Locator) -> None:
    row = table.locator("tbody tr[data-place]").nth(2)
    name = row.locator("th").inner_text()
    row.click()
    expect(page.locator(".phead h2")).to_have_text(name)
    expect(row).to_have_attribute("aria-current", "true")
    expect(page.locator(".row.class.sel")).to_have_count(1)


def test_keys_walk_the_rows(page: Page, table: Locator) -> None:
    table.locator("tbody tr[data-place='0']").focus()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
    expect(table.locator("tbody tr[data-place='12']")).to_be_focused()
    page.keyboard.press("End")
    last = store(page, "s.packs.get('current').count") - 1
    expect(table.locator(f"tbody tr[data-place='{last}']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".feature-list")).to_be_visible()


def test_chosen_parcel_is_brought_into_sight(page: Page, table: Locator) -> None:
    store(page, "s.feature.value = {pack: 'current', index: 900}")
    row = table.locator("tr[aria-current=true]")
    expect(row).to_be_in_viewport()
    expect(page.locator(".phead h2")).to_have_text(row.locator("th").inner_text())


def test_swipe_offers_both_tables(page: Page, table: Locator) -> None:
    expect(table).to_be_visible()
    page.get_by_role("radio", name="对照").click()
    layers = page.get_by_role("radiogroup", name="表中的图层")
    expect(layers.get_by_role("radio")).to_have_count(2)
    layers.get_by_role("radio").nth(1).click()
    expect(layers.get_by_role("radio").nth(1)).to_be_checked()


def test_export_is_a_safe_csv(page: Page, table: Locator, tmp_path: Path) -> None:
    table.get_by_role("button", name="筛选地类", exact=True).click()
    page.get_by_role("dialog", name="筛选地类").get_by_role("button", name="全不选").click()
    page.get_by_label(f"{INDUSTRY_2} 二类工业用地").check()
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 CSV").click()
    download.value.save_as(tmp_path / "rows.csv")
    text = (tmp_path / "rows.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == shown_count(page)
    assert {row["地类"] for row in rows} == {f"{INDUSTRY_2} 二类工业用地"}
    assert {row["说明"] for row in rows} == {"虚构园区，非真实数据"}


def test_card_and_unit_take_turns(page: Page) -> None:
    store(page, "s.feature.value = {pack: 'current', index: 10}")
    expect(page.locator(".feature-area")).to_contain_text("亩")
    expect(page.locator(".phead .fict-tag")).to_be_visible()
    store(page, "s.chooseUnit('park-a')")
    expect(page.locator(".phead h2")).to_contain_text("演示甲园")
    assert store(page, "s.feature.value") is None
    store(page, "s.feature.value = {pack: 'current', index: 10}")
    assert store(page, "s.unit.value") == ""
    page.locator(".phead .x").click()
    expect(page.locator(".phead h2")).to_contain_text("演示区")


def test_search_finds_a_parcel(page: Page) -> None:
    name = store(page, "s.packs.get('planned').column('id').text(7)")
    page.locator("#pm-search").fill(name.lower())
    page.get_by_role("option").first.click()
    expect(page.locator(".phead h2")).to_have_text(name)
    assert store(page, "s.landView.value") == "planned"


def test_search_finds_a_class(page: Page) -> None:
    page.locator("#pm-search").fill("elgy")
    page.get_by_role("option", name="二类工业用地").click()
    assert store(page, "[...s.focusClasses.value]") == [INDUSTRY_2]


def test_table_speaks_english(page: Page, table: Locator) -> None:
    expect(table).to_be_visible()
    page.get_by_role("radio", name="EN").click()
    expect(page.get_by_role("table", name="Attribute table")).to_contain_text("Area")
    expect(page.locator(".table-count")).to_contain_text("shown")


def test_phone_opens_the_table_from_the_layers(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE, offline=True, reduced_motion="reduce", has_touch=True)
    page.goto(address)
    page.get_by_role("button", name="图层与图例").click()
    page.locator(".tree").get_by_role("button", name="属性表").click()
    page.locator("tbody tr[data-place] th").first.click()
    expect(page.locator(".table-drawer")).to_have_count(0)
    expect(page.locator(".feature-main")).to_be_visible()
    page.close()


def feature(geometry: str, coordinates: object, **properties: object) -> dict[str, object]:
    shape = {"type": geometry, "coordinates": coordinates}
    return {"type": "Feature", "geometry": shape, "properties": properties}


def square(lon: float, lat: float, name: str) -> dict[str, object]:
    ring = [[lon, lat], [lon + 1e-3, lat], [lon + 1e-3, lat + 1e-3], [lon, lat + 1e-3], [lon, lat]]
    return feature("Polygon", [ring], name=name, use="厂房")


@pytest.fixture
def mixed(tmp_path: Path) -> str:
    """Return the address of the page of a file with polygons, a point and hostile names."""
    features = [
        square(106.70, 29.0, HOSTILE),
        square(106.71, 29.0, "=1+1"),
        feature("Point", [106.705, 29.002], name="门", use="点"),
    ]
    file = tmp_path / "mixed.geojson"
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    file.write_text(text, "utf-8")
    options = ViewOptions(class_field="use", label_field="name")
    return write_html(map_of(read_view(file, options)), tmp_path / "mixed.html").as_uri()


def test_hostile_names_of_a_file_stay_text(browser: Browser, mixed: str) -> None:
    page = browser.new_page(viewport=DESKTOP, offline=True, reduced_motion="reduce")
    page.goto(mixed)
    page.get_by_role("button", name="展开属性表").click()
    layers = page.get_by_role("radiogroup", name="表中的图层").get_by_role("radio")
    expect(layers).to_have_count(2)
    page.locator(".table-scroll").get_by_text(HOSTILE).click()
    expect(page.locator(".phead h2")).to_have_text(HOSTILE)
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 CSV").click()
    assert "'=1+1" in Path(download.value.path()).read_text("utf-8-sig")
    assert page.title() != "hacked"
    page.close()
