"""The printed sheets: what the browser's own print makes of a page."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ALL_OF_IT = """() => [...document.querySelectorAll('.print-page, .print-column')]
    .map(part => [part.className, part.textContent.slice(0, 40),
        part.scrollHeight - part.clientHeight, part.scrollWidth - part.clientWidth])
    .filter(([, , high, wide]) => high > 1 || wide > 1)"""
ROWS = "parkmap.store.page.panels['{}'].sections.flatMap(s => s.rows).length"
LIGHT_INK = "rgb(23, 33, 43)"
A4_WIDE, A3_HIGH, A3_WIDE = (842, 595), (842, 1191), (1191, 842)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield page
    page.close()


def show(page: Page, bundled: Path, address: str) -> None:
    region, _, state = address.partition("#")
    page.goto("about:blank")
    page.goto(f"{(bundled / region / 'index.html').as_uri()}#{state}")
    page.wait_for_function("[...parkmap.store.packs.values()].every(pack => pack.isComplete)")


def put_sheets(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")


def pages_of(page: Page, into: Path) -> tuple[list[str], tuple[int, int]]:
    """Return the text of every printed page, and its size in points."""
    if shutil.which("pdftotext") is None:
        pytest.fail("pdftotext is missing: install poppler-utils")
    file = into / "sheet.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    text = subprocess.check_output(["pdftotext", "-layout", file, "-"], text=True)  # noqa: S603, S607
    facts = subprocess.check_output(["pdfinfo", file], text=True)  # noqa: S603, S607
    width, height = re.findall(r"Page size:\s+([\d.]+) x ([\d.]+)", facts)[0]
    return text.split("\f")[:-1], (round(float(width)), round(float(height)))


def test_a_park_is_printed_with_its_figures_sources_and_review_line(
    page: Page, bundled: Path, tmp_path: Path
) -> None:
    show(page, bundled, "qijiang#unit=food-park&scheme=dark")
    pages, size = pages_of(page, tmp_path)
    whole = "\n".join(pages)
    assert size == A4_WIDE
    assert all(f"第 {n} 页，共 {len(pages)} 页" in text for n, text in enumerate(pages, 1))
    for words in (
        "重庆（綦江）食品园区",
        "40.9 %",
        "[1]",
        "第 53 行",
        "1.7 km² ÷ 4.16 km²",
        "20 km",
    ):
        assert (words in whole) is (words != "20 km")
    assert all("内部工作用图，未经审核" in text and "审图号 —" in text for text in pages)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "address",
    [
        "qijiang#unit=food-park",
        "qijiang#",
        "dazu#unit=dazu-industrial-park",
        "demo#unit=park-a",
        "demo#",
    ],
)
def test_nothing_on_the_sheets_is_cut(
    page: Page, bundled: Path, address: str, language: str
) -> None:
    show(page, bundled, f"{address}&lang={language}")
    put_sheets(page)
    assert page.evaluate(ALL_OF_IT) == []
    assert page.locator(".print-map").count() == 1


def test_every_row_of_the_panel_is_on_paper(page: Page, bundled: Path) -> None:
    show(page, bundled, "dazu#unit=dazu-industrial-park")
    put_sheets(page)
    rows = page.locator(".print-root :is(.fig, .pair)").count()
    assert rows == page.evaluate(ROWS.format("dazu-industrial-park")) > 10


def test_the_sheet_is_light_whatever_the_screen_is(page: Page, bundled: Path) -> None:
    show(page, bundled, "demo#unit=park-a&scheme=dark")
    put_sheets(page)
    for part in ("h1", ".print-map .m-name"):
        shown = page.locator(f".print-root {part}").first
        property_name = "fill" if "map" in part else "color"
        assert shown.evaluate(f"e => getComputedStyle(e).{property_name}") == LIGHT_INK


def test_parcels_are_painted_in_official_colours_with_codes_in_the_legend(
    page: Page, bundled: Path
) -> None:
    show(page, bundled, "demo#unit=park-a&land=planned&colours=soft")
    put_sheets(page)
    colour = page.locator(".print-parcels").evaluate(
        "c => { const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;"
        " for (let i = 0; i < d.length; i += 4) "
        " n += d[i] === 0xD7 && d[i+1] === 0xB4 && d[i+2] === 0x8C;"
        " return [n, c.width / c.clientWidth]; }"
    )
    assert colour[0] > 10_000
    assert colour[1] == pytest.approx(3, abs=0.01)
    expect(page.locator(".print-legend")).to_contain_text("100101 一类工业用地")
    assert page.locator(".print-legend li:has(.land-swatch)").count() > 20


def test_dialog_chooses_paper_and_content(page: Page, bundled: Path, tmp_path: Path) -> None:
    show(page, bundled, "qijiang#unit=food-park")
    page.evaluate("window.print = () => { window.asked = true }")
    page.keyboard.press("p")
    dialog = page.get_by_role("dialog", name="打印")
    for choice in ("全区", "A3", "纵向"):
        dialog.get_by_role("radio", name=choice).click()
    dialog.get_by_role("button", name="打印").click()
    page.wait_for_function("window.asked")
    pages, size = pages_of(page, tmp_path)
    assert size == A3_HIGH
    assert "綦江区" in pages[0]
    assert page.evaluate("parkmap.store.unit.value") == "food-park"


def test_printing_leaves_the_page_as_it_was(page: Page, bundled: Path) -> None:
    show(page, bundled, "qijiang#unit=food-park")
    page.wait_for_timeout(300)
    before = page.evaluate("[location.hash, document.querySelector('.panel').textContent]")
    put_sheets(page)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.wait_for_timeout(300)
    expect(page.locator(".print-root")).to_have_count(0)
    assert page.evaluate("[location.hash, document.querySelector('.panel').textContent]") == before


def test_four_units_are_compared_on_a3_with_their_names_on_every_page(
    page: Page, bundled: Path, tmp_path: Path
) -> None:
    show(page, bundled, "demo#view=compare&compare=park-a,park-b,park-c,park-d")
    expect(page.locator(".cmp-table")).to_be_visible()
    pages, size = pages_of(page, tmp_path)
    assert size == A3_WIDE
    assert "虚构园区" in pages[0]
    tables = [text for text in pages if "园（虚构）" in text]
    assert len(tables) >= len(pages) - 1
    assert all(re.search(r"甲园.*乙园.*丙园.*丁园", text) for text in tables)
    assert "资料" in "".join(pages[len(tables) - 1 :])
