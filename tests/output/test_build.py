import hashlib
import json
import shutil
from pathlib import Path

import pytest

from output import build_region
from parks import load_region
from parks.new_region import new_region


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("out")
    build_region("dazu", into)
    return into / "dazu"


def test_region_gets_a_folder_with_page_gis_files_tables_and_manifest(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [
        "gis", "index.html", "manifest.json", "tables",
    ]  # fmt: skip
    assert sorted(path.name for path in (built / "gis").iterdir()) == [
        "dazu.gpkg", "dazu.kmz", "dazu.qgz", "交付说明.txt",
    ]  # fmt: skip
    assert [path.name for path in (built / "tables").iterdir()] == ["dazu.xlsx"]


def test_manifest_hashes_are_those_of_the_files(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    hashes = {
        path.relative_to(built).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in built.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert {item["file"]: item["sha256"] for item in manifest["outputs"]} == hashes
    assert {"region.toml", "indicators.csv", "parks.geojson"} <= {
        item["file"] for item in manifest["inputs"]
    }


def test_manifest_holds_no_path_and_no_time(built: Path) -> None:
    text = (built / "manifest.json").read_text("utf-8")
    assert str(built.parent) not in text
    assert "time" not in text


def test_second_build_changes_no_byte(built: Path, tmp_path: Path) -> None:
    again = build_region("dazu", tmp_path)
    for path in again.written:
        first = built / path.relative_to(tmp_path / "dazu")
        assert path.read_bytes() == first.read_bytes(), path.name


def test_nothing_but_the_files_is_left_behind(built: Path) -> None:
    assert not [path for path in built.rglob("*") if path.name.startswith(("tmp", "."))]


def test_region_in_whose_crs_nothing_can_be_delivered_gets_its_page(
    folder: Path, tmp_path: Path
) -> None:
    text = (folder / "region.toml").read_text("utf-8")
    (folder / "region.toml").write_text(text.replace("EPSG:4545", "EPSG:2381"), "utf-8")
    done = build_region(folder, tmp_path)
    assert {path.name for path in done.written} == {"index.html", "manifest.json"}
    assert "datum-not-transformed" in {finding.code for finding in done.findings}


def test_new_region_builds(tmp_path: Path) -> None:
    new_region(tmp_path / "new", name_zh="新区", name_en="New")
    done = build_region(tmp_path / "new", tmp_path / "out")
    assert (tmp_path / "out" / "new" / "index.html").is_file()
    assert not [finding for finding in done.findings if finding.level == "error"]


def test_workbook_does_not_replace_a_table_of_land(tmp_path: Path) -> None:
    demo = load_region("demo")
    landuse = Path(shutil.copytree(demo.folder, tmp_path / "landuse"))
    done = build_region(landuse, tmp_path / "out")
    assert len({*done.written}) == len(done.written)
    assert {"landuse.xlsx", "landuse_gis.xlsx"} <= {path.name for path in done.written}
