"""Parcels on the written page, in a real browser: drawn, chosen, walked, filtered, decoded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from playwright.sync_api import Browser, Page, ViewportSize, expect

from mapper.pack import unpack
from mapper.view import View, map_of, read_view
from mapper.view_options import ViewOptions
from output import write_html

pytestmark = pytest.mark.browser

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
NEAR = "#map=16/4.0050/88.1650"
INDUSTRY, INDUSTRY_RGB = "100101", (0xD7, 0xB4, 0x8C)
GRID_DEG = 360 / 2**28

AT = """(at) => {
  const point = parkmap.map.latLngToContainerPoint([at[1], at[0]]);
  const box = parkmap.map.getContainer().getBoundingClientRect();
  return [box.left + point.x, box.top + point.y];
}"""
LARGE = """(code) => {
  const { store, map } = parkmap;
  const pack = store.packs.get(store.landView.value);
  const size = map.getSize();
  const isClear = ([lon, lat]) => {
    const { x, y } = map.latLngToContainerPoint([lat, lon]);
    return x > 60 && y > 60 && x < size.x - 120 && y < size.y - 200;
  };
  const all = [...Array(pack.count).keys()];
  const of = all.filter((i) => pack.classId(i) === code && isClear(pack.pointIn(i)));
  const area = pack.column("#area");
  const index = of.sort((a, b) => area.number(b) - area.number(a))[0];
  return { index, at: pack.pointIn(index), area_m2: area.number(index) };
}"""
PIXELS = """([x, y, reach]) => {
  const seen = [];
  for (const tile of document.querySelectorAll(".leaflet-pane canvas")) {
    const box = tile.getBoundingClientRect();
    if (x < box.left || y < box.top || x >= box.right || y >= box.bottom) continue;
    const scale = tile.width / box.width;
    const side = 2 * reach;
    const left = Math.round((x - box.left - reach) * scale);
    const top = Math.round((y - box.top - reach) * scale);
    const { data } = tile.getContext("2d").getImageData(left, top, side, side);
    for (let i = 0; i < data.length; i += 4) seen.push([...data.slice(i, i + 4)]);
  }
  return seen;
}"""
DRAWN = "performance.getEntriesByName('parkmap:drawn').map((mark) => mark.startTime)"
IS_PAINTED = """() => {
  let painted = true;
  parkmap.map.eachLayer((layer) => { if (layer.isBusy) painted = false; });
  return painted;
}"""


@pytest.fixture(scope="module")
def demo(bundled: Path) -> str:
    return (bundled / "demo" / "index.html").as_uri()


@pytest.fixture
def page(browser: Browser, demo: str) -> Iterator[Page]:
    opened = browser.new_page(viewport=DESKTOP, offline=True, reduced_motion="reduce")
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.goto(demo + NEAR)
    opened.wait_for_function(IS_PAINTED)
    yield opened
    assert problems == []
    opened.close()


def industry(page: Page) -> tuple[dict[str, Any], float, float]:
    """Return a large parcel of industry in sight, with its place on the screen."""
    found: dict[str, Any] = page.evaluate(LARGE, INDUSTRY)
    x, y = page.evaluate(AT, found["at"])
    return found, x, y


def common_pixel(page: Page, x: float, y: float) -> tuple[int, ...]:
    """Return the colour that most pixels around a place have: the label covers the fewest."""
    page.wait_for_function(IS_PAINTED)
    pixels = page.evaluate(PIXELS, [x, y, 10])
    colours, counts = np.unique(np.array(pixels), axis=0, return_counts=True)
    return tuple(int(part) for part in colours[counts.argmax()])


def test_parcels_have_the_colour_of_the_plan(page: Page) -> None:
    _, x, y = industry(page)
    assert common_pixel(page, x, y) == (*INDUSTRY_RGB, 255)


def test_first_picture_is_marked_once(page: Page) -> None:
    page.evaluate("parkmap.map.zoomIn()")
    page.wait_for_function(IS_PAINTED)
    assert len(page.evaluate(DRAWN)) == 1


def test_pointer_tells_class_and_area(page: Page) -> None:
    found, x, y = industry(page)
    page.mouse.move(x, y)
    tip = page.locator(".parcel-tip")
    expect(tip.locator("b")).to_have_text("100101 一类工业用地")
    expect(tip).to_contain_text(f"{found['area_m2'] / 1e4:.2f} ha · ")


def test_click_chooses_the_parcel_and_outlines_it(page: Page) -> None:
    found, x, y = industry(page)
    page.mouse.click(x, y)
    assert page.evaluate("parkmap.store.feature.value.index") == found["index"]
    outline = page.locator(f".f-line[data-feature='{found['index']}']")
    expect(outline).to_have_css("stroke-width", "3px")
    expect(page.locator(".f-case")).to_have_css("stroke-width", "6px")


def test_click_beside_all_leaves_the_parcel(page: Page) -> None:
    _, x, y = industry(page)
    page.mouse.click(x, y)
    page.evaluate("parkmap.map.setView([4.06, 88.05], 15, { animate: false })")
    box = page.locator(".leaflet-container").bounding_box()
    assert box
    page.mouse.click(box["x"] + 200, box["y"] + 300)
    assert page.evaluate("parkmap.store.feature.value") is None


def test_keyboard_walks_from_parcel_to_parcel(page: Page) -> None:
    button = page.locator("[data-pack]")
    button.focus()
    page.keyboard.press("Enter")
    first = page.evaluate("parkmap.store.feature.value.index")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("parkmap.store.feature.value.index")
    where = "(i) => parkmap.store.packs.get(parkmap.store.landView.value).pointIn(i)[0]"
    assert page.evaluate(where, second) > page.evaluate(where, first)
    expect(button).to_contain_text("公顷")
    page.keyboard.press("Escape")
    assert page.evaluate("parkmap.store.feature.value") is None


def test_classes_not_looked_at_fade(page: Page) -> None:
    _, x, y = industry(page)
    page.evaluate("parkmap.store.focusClasses.value = new Set(['1207'])")
    red, green, blue, alpha = common_pixel(page, x, y)
    assert alpha == round(0.12 * 255)
    assert np.allclose((red, green, blue), INDUSTRY_RGB, atol=5)  # canvas keeps colours by alpha


def test_classes_switched_off_are_not_drawn_nor_hit(page: Page) -> None:
    _, x, y = industry(page)
    page.evaluate("""() => {
      const rows = parkmap.store.currentStation.value.legend.flatMap((group) => group.rows);
      const ids = rows.filter((row) => row.land_class === "100101").map((row) => row.id);
      parkmap.store.setRows(ids, false);
    }""")
    assert common_pixel(page, x, y)[3] == 0
    page.mouse.click(x, y)
    assert page.evaluate("parkmap.store.feature.value") is None


def test_features_filtered_out_fade_from_afar_too(page: Page) -> None:
    page.evaluate("parkmap.map.setView([4.005, 88.165], 14, { animate: false })")
    _, x, y = industry(page)
    page.evaluate("""() => {
      const { store } = parkmap;
      const pack = store.packs.get(store.landView.value);
      store.masks.value = new Map([[pack.id, new Uint8Array(pack.count)]]);
    }""")
    assert common_pixel(page, x, y)[3] == round(0.12 * 255)


def test_opacity_is_that_of_the_pane(page: Page) -> None:
    page.evaluate("parkmap.store.opacity.value = 0.4")
    pane = "parkmap.map.getPane('pm-pack-' + parkmap.store.landView.value).style.opacity"
    assert page.evaluate(pane) == "0.4"


def test_feature_chosen_elsewhere_comes_into_view_without_zooming_out(page: Page) -> None:
    page.evaluate("parkmap.map.setView([4.06, 88.05], 16, { animate: false })")
    page.evaluate(
        "parkmap.store.feature.value = { pack: parkmap.store.landView.value, index: 700 }"
    )
    page.wait_for_function("""() => {
      const { map, store } = parkmap;
      const [lon, lat] = store.packs.get(store.landView.value).pointIn(700);
      return map.getBounds().contains([lat, lon]);
    }""")
    assert page.evaluate("parkmap.map.getZoom()") >= 16


def test_tiles_stand_at_the_very_zoom_of_the_map(page: Page) -> None:
    page.evaluate("parkmap.map.setView([4.005, 88.165], 15.37, { animate: false })")
    page.wait_for_function(IS_PAINTED)
    scales = page.evaluate("""() => [...document.querySelectorAll(".leaflet-pane canvas")].map(
      (tile) => [tile.getBoundingClientRect().width, tile.getBoundingClientRect().left % 1])""")
    assert {width for width, _ in scales} == {256}
    assert {offset for _, offset in scales} == {0}


@pytest.fixture(scope="module")
def view() -> View:
    """Return a view of features with holes, parts, nulls, numbers and texts."""
    count = 40
    squares = [
        shapely.box(0, 0, 4, 4).difference(shapely.box(1, 1, 2, 2 + i % 3)) for i in range(count)
    ]
    parts = [
        shapely.union_all([square, shapely.box(5, 0, 6, 1 + i % 4)])
        for i, square in enumerate(squares)
    ]
    moved = [
        shapely.affinity.translate(part, 8 * (i % 7), 6 * (i // 7)) for i, part in enumerate(parts)
    ]
    near = shapely.transform(moved, lambda xy: xy * 0.001 + (106.4, 29.0))
    frame = gpd.GeoDataFrame(
        {
            "id": [f"K-{i:03d}" for i in range(count)],
            "kind": [None if i % 9 == 0 else "甲乙"[i % 2] for i in range(count)],
            "floors": [None if i % 7 == 0 else i - 5 for i in range(count)],
            "ratio": [i / 8 + 0.125 for i in range(count)],
            "odd": [float(np.sqrt(i)) for i in range(count)],
            "note": [f"说明 {i * i}" for i in range(count)],
        },
        geometry=near,
        crs=4326,
    )
    return read_view(frame, ViewOptions(class_field="kind", id_field="id"))


@pytest.fixture(scope="module")
def decoded(browser: Browser, view: View, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - JSON
    path: Path = write_html(map_of(view), tmp_path_factory.mktemp("view") / "view.html")
    page = browser.new_page(viewport=DESKTOP, offline=True)
    page.goto(path.as_uri())
    found = page.evaluate("""() => {
      const pack = [...parkmap.store.packs.values()][0];
      const names = ["#", "#area", "id", "kind", "floors", "ratio", "odd", "note"];
      return [...Array(pack.count).keys()].map((i) => ({
        parts: pack.partsOf(i).map((rings) => rings.map((ring) => [...ring])),
        inside: pack.pointIn(i),
        values: Object.fromEntries(names.map((name) => {
          const column = pack.column(name);
          const value = column.isNumber ? column.number(i) : column.text(i);
          return [name, column.isNull(i) ? null : value];
        })),
      }));
    }""")
    page.close()
    return found


def test_geometry_decoded_in_the_page_is_that_of_python(view: View, decoded: Any) -> None:  # noqa: ANN401
    expected = unpack(view.layers[0].packed)
    for feature, truth in zip(decoded, expected.geometry, strict=True):
        polygons = [
            shapely.Polygon(shell, holes)
            for shell, *holes in (
                [np.reshape(ring, (-1, 2)) for ring in part] for part in feature["parts"]
            )
        ]
        ours = shapely.MultiPolygon(polygons)
        assert shapely.hausdorff_distance(ours, truth) < 0.01 * GRID_DEG
        assert ours.area == pytest.approx(truth.area, rel=1e-6)
        assert truth.contains(shapely.Point(feature["inside"]))


def test_values_decoded_in_the_page_are_those_of_python(view: View, decoded: Any) -> None:  # noqa: ANN401
    expected = unpack(view.layers[0].packed)
    for name in ("#", "#area", "id", "kind", "floors", "ratio", "odd", "note"):
        truth = [None if value is None or value != value else value for value in expected[name]]  # noqa: PLR0124 - NaN
        assert [feature["values"][name] for feature in decoded] == truth, name
