"""The committed region is what the generator makes."""

import io
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import pytest
from geopandas.testing import assert_geodataframe_equal

from parks import Region
from parks.demo.region_folder import demo_files, write_demo

TABLES = ("units", "structures", "clusters", "events", "sources", "indicators")
LAYERS = ("parks", "places", "outline")
MOST_BYTES = 700_000


@pytest.mark.parametrize("name", ["region.toml", *(f"{table}.csv" for table in TABLES)])
def test_table_equals_the_generated_one(demo: Region, made: dict[str, bytes], name: str) -> None:
    assert (demo.folder / name).read_bytes() == made[name]


@pytest.mark.parametrize("name", [f"{layer}.geojson" for layer in LAYERS])
def test_layer_equals_the_generated_one(demo: Region, made: dict[str, bytes], name: str) -> None:
    assert (demo.folder / name).read_bytes() == made[name]


def test_parcels_equal_the_generated_ones(demo: Region, made: dict[str, bytes]) -> None:
    committed = gpd.read_parquet(demo.folder / "landuse.parquet")
    assert_geodataframe_equal(committed, gpd.read_parquet(io.BytesIO(made["landuse.parquet"])))


def test_nothing_else_is_in_the_folder(demo: Region, made: dict[str, bytes]) -> None:
    assert {path.name for path in demo.folder.iterdir()} == set(made)


def test_same_seed_gives_the_same_bytes(made: dict[str, bytes]) -> None:
    assert demo_files() == made


def test_folder_is_written_where_it_is_asked_for(tmp_path: Path, made: dict[str, bytes]) -> None:
    folder = write_demo(tmp_path / "new" / "demo")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == made


def test_command_without_a_folder_says_how_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "parks.demo"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "usage: python -m parks.demo [-h] OUT_DIR" in done.stderr


def test_parcels_are_a_small_file(demo: Region) -> None:
    assert (demo.folder / "landuse.parquet").stat().st_size <= MOST_BYTES
