import hashlib
import json
from pathlib import Path

import pytest

from output import build_region


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("out")
    build_region("dazu", into)
    return into / "dazu"


def test_region_gets_a_folder_with_page_and_manifest(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == ["index.html", "manifest.json"]


def test_manifest_hashes_are_those_of_the_files(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    (page,) = manifest["outputs"]
    assert page["sha256"] == hashlib.sha256((built / page["file"]).read_bytes()).hexdigest()
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
        assert path.read_bytes() == (built / path.name).read_bytes()


def test_nothing_but_the_files_is_left_behind(built: Path) -> None:
    assert not [path for path in built.iterdir() if path.name.startswith("tmp")]
