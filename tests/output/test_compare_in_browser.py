"""Units side by side on the bundled page, in a real browser."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
THREE = "#view=compare&compare=shuangqiao-etdz,dazu-industrial-park,dazu-hitech-zone"
PAIR = "#view=compare&compare=park-a,park-c"
SIX = "qijiang-hitech-zone,food-park,beidu,fuhuan,sanjiang-sme,qiaohe"


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=DESKTOP, offline=True, reduced_motion="reduce")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def _open(page: Page, bundled: Path, region: str, address: str) -> Page:
    page.goto(f"{(bundled / region / 'index.html').as_uri()}{address}")
    return page


def test_rows_say_whether_they_are_comparable(desktop: Page, bundled: Path) -> None:
    _open(desktop, bundled, "dazu", THREE)
    growth = desktop.locator("[data-row=industrial_output-growth]")
    expect(growth.locator("th .kind")).to_have_text("不可比：实际与目标")
    expect(growth.locator(".cmp-cell-bar")).to_have_count(0)
    firms = desktop.locator("[data-row=tech_smes-new]")
    expect(firms.locator("th .kind")).to_have_count(0)
    expect(firms.locator(".cmp-cell-bar")).to_have_count(2)
    expect(firms.locator("td").first).to_have_text("未公布")


def test_small_maps_share_one_scale_bar(desktop: Page, bundled: Path) -> None:
    _open(desktop, bundled, "dazu", THREE)
    maps = desktop.locator(".cmp-maps td > svg")
    expect(maps).to_have_count(3)
    bars = maps.locator(".cmp-bar").evaluate_all("bars => bars.map(bar => bar.getAttribute('d'))")
    assert len(set(bars)) == 1
    rings = maps.locator(".halo-ring").evaluate_all("all => all.map(ring => ring.r.baseVal.value)")
    assert max(rings) - min(rings) < 0.05  # all three are ±3 km
    expect(desktop.locator(".cmp-locator .cmp-frame")).to_have_count(3)


def test_a_source_opens_beside_its_cell(desktop: Page, bundled: Path) -> None:
    _open(desktop, bundled, "dazu", THREE)
    button = desktop.locator("[data-row=tech_smes-new] .src").first
    button.click()
    popover = desktop.get_by_role("dialog")
    expect(popover).to_contain_text("原文数")
    desktop.keyboard.press("Escape")
    expect(popover).to_have_count(0)
    expect(button).to_be_focused()
    expect(desktop.locator(".cmp")).to_be_visible()


def test_differences_of_two_stand_in_a_column(desktop: Page, bundled: Path) -> None:
    _open(desktop, bundled, "demo", PAIR)
    row = desktop.locator("[data-row=planned_area]")
    expect(row.locator(".cmp-last")).to_have_text("−2.99 km²（−42.4 %）")
    expect(desktop.locator(".cmp-not .cmp-last .cmp-difference")).to_have_count(0)
    expect(desktop.locator(".cmp .land-bar")).to_have_count(4)


def test_differences_of_more_are_against_a_base(desktop: Page, bundled: Path) -> None:
    _open(desktop, bundled, "demo", f"{PAIR},park-b")
    desktop.get_by_label("显示差值").check()
    desktop.get_by_label("以丙园（虚构）为基准").check()
    told = desktop.locator("[data-row=planned_area] .cmp-difference")
    expect(told).to_have_count(2)
    expect(told.first).to_have_text("比丙园（虚构） +2.99 km²（+73.6 %）")


def test_a_park_is_added_by_pinyin_and_taken_out(desktop: Page, bundled: Path) -> None:
    _open(desktop, bundled, "qijiang", "#view=compare&compare=food-park")
    expect(desktop.locator(".cmp-empty")).to_contain_text("再加一个园区即可比较")
    desktop.get_by_role("button", name="添加园区").click()
    expect(desktop.get_by_role("combobox", name="添加园区")).to_be_focused()
    desktop.keyboard.type("beidu")
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".cmp h2")).to_have_text("两个园区对比")
    desktop.get_by_role("button", name="移出对比：北渡").click()
    expect(desktop.locator(".cmp-empty")).to_be_visible()


def test_the_panel_puts_a_park_in_and_the_view_gives_the_focus_back(
    desktop: Page, bundled: Path
) -> None:
    _open(desktop, bundled, "qijiang", "#unit=food-park")
    desktop.get_by_role("button", name="加入对比").click()
    expect(desktop.get_by_role("button", name="已加入")).to_have_attribute("aria-pressed", "true")
    command = desktop.locator(".head").get_by_role("button", name="对比")
    command.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".cmp h2")).to_be_focused()
    expect(desktop.locator(".map-area")).to_be_hidden()
    desktop.keyboard.press("Escape")
    expect(desktop.locator(".cmp")).to_have_count(0)
    expect(command).to_be_focused()


def test_the_table_is_taken_away_as_csv(desktop: Page, bundled: Path) -> None:
    _open(desktop, bundled, "demo", PAIR)
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="导出表格").click()
    assert download.value.suggested_filename == "fictional-compare-park-a-park-c.csv"
    text = Path(download.value.path()).read_text("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(text.lstrip("\ufeff").splitlines()))
    planned = [row for row in rows if row["指标"] == "规划面积"]
    assert [row["数值"] for row in planned] == ["7.05", "4.06"]
    assert planned[1]["差值"] == "−2.99 km² (−42.4 %)"
    assert all(row["说明"] for row in rows)


def test_six_units_scroll_inside_the_view_only(browser: Browser, bundled: Path) -> None:
    page = browser.new_page(viewport=PHONE, offline=True)
    _open(page, bundled, "qijiang", f"#view=compare&compare={SIX}")
    scroll = page.locator(".cmp-scroll")
    assert scroll.evaluate("element => element.scrollWidth > 2 * element.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    scroll.evaluate("element => { element.scrollLeft = 600; element.scrollTop = 600 }")
    head = page.locator(".cmp-table tbody th[scope=row]").nth(8)
    assert head.evaluate("element => element.getBoundingClientRect().left") < 1
    assert page.locator(".cmp-heads th").nth(3).bounding_box()["y"] < 240  # type: ignore[index]
    page.close()


def test_years_say_what_the_documents_list_differently(desktop: Page, bundled: Path) -> None:
    _open(desktop, bundled, "qijiang", "")
    desktop.get_by_role("radio", name="2021").click()
    changes = desktop.locator(".sec", has=desktop.locator(".changes"))
    expect(changes.locator("h3")).to_contain_text("2020 → 2021")
    expect(changes).to_contain_text("7.98 km² ≠ 102.1 km²")
    expect(changes).not_to_contain_text("撤销")
    expect(desktop.locator("[aria-live=polite]")).to_contain_text("与 2020 年相比：列入 3")
    desktop.get_by_label("与哪一年相比").select_option("2024")
    expect(changes.locator("h3")).to_contain_text("2021 → 2024")
