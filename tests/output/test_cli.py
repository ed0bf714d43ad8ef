import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest


def parkmap(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "output.cli", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_version_is_the_installed_one(tmp_path: Path) -> None:
    done = parkmap("--version", folder=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, f"parkmap {version('parkmap')}")


def test_build_without_a_name_makes_the_qijiang_page(tmp_path: Path) -> None:
    done = parkmap("build", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "parkmap-out" / "qijiang" / "index.html").is_file()
    assert "index.html" in done.stdout
    assert "note" in done.stdout


def test_build_takes_names_and_folders(tmp_path: Path, folder: Path) -> None:
    done = parkmap("build", "dazu", str(folder), "-o", "there", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "there").iterdir()} == {"dazu", "copy"}


def test_regions_are_listed_with_their_names(tmp_path: Path) -> None:
    done = parkmap("regions", folder=tmp_path)
    assert done.returncode == 0
    assert "綦江区" in done.stdout
    assert "Dazu District" in done.stdout


@pytest.mark.parametrize(
    "arguments", [["build", "qijang"], ["build", "no/such/folder"]], ids=["typo", "path"]
)
def test_wrong_region_is_one_message_and_exit_code_2(tmp_path: Path, arguments: list[str]) -> None:
    done = parkmap(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert "bundled regions are dazu" in done.stderr
    assert "Traceback" not in done.stderr


def test_typo_names_the_nearest_region(tmp_path: Path) -> None:
    assert "Did you mean 'qijiang'?" in parkmap("build", "qijang", folder=tmp_path).stderr


def test_spoilt_folder_is_one_message_and_exit_code_2(tmp_path: Path, folder: Path) -> None:
    (folder / "units.csv").write_bytes(b"\xff\xfe\x00")
    done = parkmap("build", str(folder), folder=tmp_path)
    assert done.returncode == 2
    assert "units.csv" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_option_is_exit_code_2(tmp_path: Path) -> None:
    assert parkmap("build", "--no-such-option", folder=tmp_path).returncode == 2
