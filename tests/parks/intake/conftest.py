"""Fixtures of the import: a region without a fault, and its three boundaries as a foreign file."""

import shutil
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from faults.clean_region import write_clean_region

from parks import Region, load_region

CODES = ("0601", "0602", "0603")
NAMES = ("北岸园区", "中心园区", "南桥园区")


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clean_region(tmp_path_factory.mktemp("clean") / "region")


@pytest.fixture
def into(clean: Path, tmp_path: Path) -> Path:
    """Return a copy of the clean region that a test may change."""
    return Path(shutil.copytree(clean, tmp_path / "region"))


@pytest.fixture(scope="session")
def clean_region(clean: Path) -> Region:
    return load_region(clean)


@pytest.fixture(scope="session")
def boundaries(clean_region: Region) -> gpd.GeoDataFrame:
    """Return the three boundaries with columns as a planning bureau has them, EPSG:4326."""
    return gpd.GeoDataFrame(
        {
            "DM": list(CODES),
            "MC": list(NAMES),
            "YDDM": ["T0213", "1001", "T0101"],
            "PZRQ": ["2023-05-01", "2023-06-30", "2024-01-02"],
        },
        geometry=list(clean_region.parks.geometry),
        crs=4326,
    )


@pytest.fixture(scope="session")
def dated(boundaries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the boundaries with dates that the file keeps as dates."""
    return boundaries.assign(PZRQ=pd.to_datetime(boundaries["PZRQ"]))
