"""Every kind of fault is found with its code and place, and a clean region has none."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from faults.clean_region import write_clean_region
from faults.faults import FAULTS, Expected
from pyproj import Geod

from geo.finding import Finding
from mapper import build_map
from output.check_report import findings_of
from parks import RegionError, load_region

SEEDS = (7, 8, 9)
MANY = 40
GEOD = Geod(ellps="WGS84")


@pytest.fixture(scope="session", params=SEEDS)
def clean(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clean_region(tmp_path_factory.mktemp("clean") / "region", seed=request.param)


def is_told(expected: Expected, found: Finding) -> bool:
    """Tell whether a finding says what is expected: code, file, feature, line and place."""
    if (found.code, found.source) != (expected.code, expected.source):
        return False
    if expected.feature and found.feature_id != expected.feature:
        return False
    if expected.line is not None and found.line != expected.line:
        return False
    return expected.place is None or is_near(expected, found)


def is_near(expected: Expected, found: Finding) -> bool:
    if found.lon is None or found.lat is None or expected.place is None:
        return False
    *_, away_m = GEOD.inv(found.lon, found.lat, *expected.place)
    return bool(away_m <= expected.within_m)


def test_clean_region_has_no_finding(clean: Path) -> None:
    assert [str(item) for item in findings_of(str(clean))] == []


def test_there_are_many_kinds_of_fault() -> None:
    assert len(FAULTS) >= MANY


@pytest.fixture(scope="session")
def clean_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clean_region(tmp_path_factory.mktemp("once") / "region")


@pytest.mark.parametrize("name", FAULTS)
def test_page_is_made_of_a_region_with_the_fault_or_it_is_refused(
    name: str, clean_once: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(clean_once, tmp_path / "region"))
    FAULTS[name](folder, np.random.default_rng(len(name)))
    assert is_page_made(folder)


def is_page_made(folder: Path) -> bool:
    """Tell whether a page is made of a region, or the region is refused with findings."""
    try:
        region = load_region(folder)
    except RegionError as error:
        return all(item.level == "error" for item in error.findings)
    return bool(build_map(region).get_root())


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_found_with_its_code_and_place(name: str, clean: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(clean, tmp_path / "region"))
    expected = FAULTS[name](folder, np.random.default_rng(len(name)))
    found = findings_of(str(folder))
    assert any(is_told(expected, item) for item in found), (
        expected,
        [
            (item.code, item.source, item.feature_id, item.line, item.lon, item.lat)
            for item in found
        ],
    )
