"""The written page in a real browser: from disk, with the network cut."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from output import build_region
from parks import Region

pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = "<img src=x onerror=document.title='hacked'>"
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


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


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, qijiang: Region) -> Path:
    """Return a folder with the two bundled regions and one with a hostile name."""
    into = tmp_path_factory.mktemp("pages")
    hostile = Path(shutil.copytree(qijiang.folder, into / "source" / "hostile"))
    units = hostile / "units.csv"
    text = units.read_text("utf-8")
    units.write_text(
        text.replace("重庆（綦江）食品园区", HOSTILE).replace(",食品园区,", f",{HOSTILE},"), "utf-8"
    )
    for region in ("qijiang", "dazu", hostile):
        build_region(region, into)
    return into


@pytest.fixture
def open_page(browser: Browser, written: Path) -> Iterator[object]:
    contexts = []

    def opener(region: str, *, size: dict[str, int] = DESKTOP, address: str = "") -> Opened:
        context = browser.new_context(viewport=size, offline=True, reduced_motion="reduce")  # type: ignore[arg-type]
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.goto((written / region / "index.html").as_uri() + address)
        opened.page.wait_for_selector("[data-unit]", state="attached")
        return opened

    yield opener
    for context in contexts:
        context.close()
