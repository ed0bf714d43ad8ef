"""Fixtures that every test may use: the bundled regions, a copy to spoil, the shared data."""

import os
import shutil
from pathlib import Path

import pytest

from parks import Region, load_region

PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def qijiang() -> Region:
    return load_region("qijiang")


@pytest.fixture(scope="session")
def dazu() -> Region:
    return load_region("dazu")


@pytest.fixture
def folder(tmp_path: Path, qijiang: Region) -> Path:
    """Return a copy of the Qijiang region that a test may spoil."""
    return Path(shutil.copytree(qijiang.folder, tmp_path / "copy"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    named = os.environ.get("PARKMAP_DATA", "")
    if not named or not Path(named).is_dir():
        pytest.skip("PARKMAP_DATA names no folder with the shared data")
    return Path(named)


@pytest.fixture(scope="session")
def articles(shared_data: Path) -> Path:
    found = shared_data.parent / "articles"
    if not found.is_dir():
        pytest.skip("no folder articles/ beside the shared data")
    return found


@pytest.fixture(scope="session")
def browser_path() -> str:
    found = [path for name in PROGRAMS if (path := shutil.which(name))]
    found += [path for path in PLACES if Path(path).is_file()]
    if not found:
        pytest.skip("no Chromium, Chrome or Edge on this machine")
    return found[0]
