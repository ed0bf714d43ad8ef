"""Online backdrops: what region.toml may declare, what the page may then load, and when it does."""

import json
import re
import shutil
import struct
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from geo.datum import wgs84_to_gcj02
from mapper import build_map, image_origins
from output import build_region
from output.offline_html import with_policy
from parks import Region, load_region
from parks.errors import StoreError

GOLDEN = Path(__file__).parents[2] / "mapper" / "web" / "test" / "backdrop" / "gcj02.json"
OWN = 'id = "own"\nkind = "xyz"\nname_zh = "内网"\nattribution = "测绘院"\n'


def with_backdrops(folder: Path, *tables: str) -> Path:
    """Return a region folder that declares backdrops."""
    declared = "".join(f"\n[[backdrops]]\n{table}\n" for table in tables)
    settings = folder / "region.toml"
    settings.write_text(settings.read_text("utf-8") + declared, "utf-8")
    return folder


def policy_of(html: str) -> dict[str, str]:
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert found is not None
    return dict(part.split(" ", 1) for part in found[1].split("; "))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('id = "osmm"', "write kind = one of osm, tianditu"),
        ('id = "tianditu"', "needs key"),
        ('id = "tianditu"\nkey = "a b&c"', "key"),
        ('id = "own"\nkind = "xyz"\nname_zh = "x"\nattribution = "y"', "needs url"),
        (f'{OWN}url = "javascript:alert(1)//{{z}}/{{x}}/{{y}}"', "starts with https://"),
        (f'{OWN}url = "https://*.maps.cn/{{z}}/{{x}}/{{y}}"', "written out"),
        (f'{OWN}url = "https://a.cn; script-src *//{{z}}/{{x}}/{{y}}"', "no spaces"),
        (f'{OWN}url = "https://me:pw@a.cn/{{z}}/{{x}}/{{y}}"', "no user name"),
        (f'{OWN}url = "https://a.cn/{{z}}/{{x}}.png"', "expected {z}, {x} and {y}"),
        (f'{OWN}url = "https://{{s}}.a.cn/{{z}}/{{x}}/{{y}}"', "needs subdomains"),
        (f'{OWN}url = "https://{{x}}.a.cn/{{z}}/{{x}}/{{y}}"', "a host holds only {s}"),
        (f'{OWN}url = "https://a.cn/{{z}}/{{x}}/{{y}}/{{t}}"', "unknown {t}"),
        (f'{OWN}url = "http://maps.cn/{{z}}/{{x}}/{{y}}"', "write https://"),
        (f'{OWN}url = "https://地图.cn/{{z}}/{{x}}/{{y}}"', "beyond ASCII"),
        (f'{OWN}url = "https://a.cn/{{z}}/{{x}}/{{y}}"\ndatum = "BD-09"', "GCJ-02"),
        ('id = "own"\nkind = "wmts"\nurl = "https://a.cn/wmts"\nname_zh = "x"', "needs layer"),
        ('id = "osm"\nurl = "https://a.cn/{z}/{x}/{y}"', "has its own address"),
        ('id = "osm"\nmin_zoom = 20', "min_zoom is above max_zoom"),
    ],
    ids=lambda value: re.sub(r"\W+", "-", value)[-40:],
)  # fmt: skip
def test_wrong_declaration_is_refused_with_its_mending(
    folder: Path, table: str, message: str
) -> None:
    with pytest.raises(StoreError, match=r"region\.toml.*backdrops\.0") as refused:
        load_region(with_backdrops(folder, table))
    assert message in str(refused.value)


def test_two_backdrops_of_one_name_are_refused(folder: Path) -> None:
    with pytest.raises(StoreError, match="two backdrops have the id 'osm'"):
        load_region(with_backdrops(folder, 'id = "osm"', 'id = "osm"'))


@pytest.mark.parametrize(
    ("table", "origins"),
    [
        ('id = "osm"', ["https://tile.openstreetmap.org"]),
        ('id = "gaode"', [f"https://webrd0{n}.is.autonavi.com" for n in "1234"]),
        ('id = "tianditu"\nkey = "abc"', [f"https://t{n}.tianditu.gov.cn" for n in "01234567"]),
        (f'{OWN}url = "http://10.1.2.3:8080/{{z}}/{{x}}/{{y}}"', ["http://10.1.2.3:8080"]),
        (f'{OWN}url = "http://GIS/{{z}}/{{x}}/{{-y}}.png"', ["http://gis"]),
    ],
    ids=["osm", "gaode", "tianditu", "address", "host"],
)  # fmt: skip
def test_pictures_come_from_the_declared_hosts_only(
    folder: Path, table: str, origins: list[str]
) -> None:
    found = image_origins(build_map(load_region(with_backdrops(folder, table))))
    assert list(found) == origins


def test_service_of_a_wmts_becomes_its_request(folder: Path) -> None:
    table = (
        'id = "own"\nkind = "wmts"\nurl = "https://a.cn/wmts"\nlayer = "img"\nmatrix_set = "w"\n'
        'name_zh = "x"\nattribution = "y"'
    )
    (backdrop,) = load_region(with_backdrops(folder, table)).meta.backdrops
    (address,) = backdrop.layers
    assert address == (
        "https://a.cn/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=default"
        "&TILEMATRIXSET=w&FORMAT=image/png&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
    )


def test_policy_differs_by_the_hosts_of_pictures_and_nothing_else() -> None:
    html = "<html><head></head><body><script>1</script></body></html>"
    closed, opened = (
        policy_of(with_policy(html)),
        policy_of(with_policy(html, images_from=["https://a.cn"])),
    )
    assert opened == {**closed, "img-src": "data: blob: https://a.cn"}


def test_page_without_backdrops_keeps_its_policy(qijiang: Region) -> None:
    assert image_origins(build_map(qijiang)) == ()


def test_browser_is_tested_against_the_shift_of_python() -> None:
    for row in json.loads(GOLDEN.read_text("utf-8")):
        assert np.hypot(*(np.array(wgs84_to_gcj02(*row["wgs84"])) - row["gcj02"])) < 1e-11


class Tiles(BaseHTTPRequestHandler):
    """Answers every request with a grey tile, and counts them."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        picture = grey_png(256)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(picture)))
        self.end_headers()
        self.wfile.write(picture)

    def log_message(self, *_: object) -> None:
        pass


def grey_png(size: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    rows = b"".join(b"\0" + b"\x99" * size for _ in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    tiles = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=tiles.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{tiles.server_port}"
    tiles.shutdown()
    tiles.server_close()


@pytest.fixture(scope="module")
def written(server: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    into = tmp_path_factory.mktemp("backdrops")
    folder = Path(shutil.copytree(load_region("qijiang").folder, into / "region"))
    address = f'url = "{server}/{{z}}/{{x}}/{{y}}.png"\n'
    shifted = OWN.replace("own", "gcj").replace("内网", "高德式") + address + 'datum = "GCJ-02"'
    dead = (
        OWN.replace("own", "dead").replace("内网", "不通")
        + 'url = "http://127.0.0.1:9/{z}/{x}/{y}.png"'
    )
    build_region(with_backdrops(folder, OWN + address, shifted, dead), into / "out")
    return (into / "out" / "region" / "index.html").as_uri()


@pytest.fixture
def page(browser: Browser, written: str) -> Iterator[Page]:
    Tiles.asked.clear()
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(written)
    expect(page.locator(".tree")).to_be_visible()
    yield page
    page.close()


def choose(page: Page, name: str) -> None:
    page.get_by_role("radiogroup", name="在线底图").get_by_role("radio", name=name).click()


@pytest.mark.browser
def test_nothing_is_asked_of_a_network_before_a_backdrop_is_chosen(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert Tiles.asked == []
    choose(page, "内网")
    expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
    expect(page.locator(".bd-credit")).to_have_text("测绘院")
    assert asked
    assert all(url.startswith(f"{server}/") for url in asked)
    choose(page, "不显示底图")
    expect(page.locator(".leaflet-tile")).to_have_count(0)


@pytest.mark.browser
def test_other_hosts_stay_closed(page: Page, server: str) -> None:
    other = server.replace("127.0.0.1", "localhost")
    blocked = page.evaluate(
        """(url) => new Promise((done) => {
            document.addEventListener('securitypolicyviolation', (event) => done(event.blockedURI));
            new Image().src = url;
        })""",
        f"{other}/1/1/1.png",
    )
    assert blocked.startswith(other)
    assert Tiles.asked == []


def _from_middle(tile: dict[str, float]) -> float:
    return abs(tile["left"] + tile["width"] / 2 - 720) + abs(tile["top"] + tile["height"] / 2 - 450)


@pytest.mark.browser
def test_shifted_tiles_lie_half_a_kilometre_off_and_the_data_stays(page: Page) -> None:
    seen = "JSON.stringify([parkmap.map.getCenter(), parkmap.store.outlines.value.district[0][0]])"
    page.evaluate("parkmap.map.setView([29.03, 106.65], 16, {animate: false})")
    before = page.evaluate(seen)
    places = {}
    for name in ("内网", "高德式"):
        choose(page, name)
        expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
        places[name] = page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll('.leaflet-tile')].map(tile =>
                [new URL(tile.src).pathname, tile.getBoundingClientRect().toJSON()]))"""
        )
    assert page.evaluate(seen) == before
    common = set(places["内网"]) & set(places["高德式"])
    tile = min(common, key=lambda path: _from_middle(places["内网"][path]))
    moved_px = places["高德式"][tile]["left"] - places["内网"][tile]["left"]
    east_deg = float(wgs84_to_gcj02(106.65, 29.03)[0]) - 106.65
    assert moved_px == pytest.approx(-east_deg * 256 * 2**16 / 360, abs=2)  # 1 px each way


@pytest.mark.browser
def test_backdrop_that_fails_is_told_and_the_page_goes_on(page: Page) -> None:
    page.evaluate("parkmap.store.backdrop.value = 'dead'")
    expect(page.locator(".bd-failed")).to_contain_text("未能载入")
    expect(page.locator(".pm-scene .m-edge")).to_have_count(1)
    page.get_by_role("button", name="关闭底图").click()
    expect(page.locator(".bd-failed")).to_have_count(0)
