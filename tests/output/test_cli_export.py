import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo.finding import Finding
from output.cli import main
from output.gis.delivery import Delivery, Written
from output.gis.formats import FORMATS
from output.gis.read_back import check as read_back


def parkmap(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "output.cli", "export", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env=os.environ | environment,
    )  # fmt: skip


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    folder = tmp_path_factory.mktemp("cli")
    return parkmap("dazu", "--formats", "gpkg,geojson", "-o", "out", folder=folder)


def test_files_are_named_with_sizes_and_what_is_in_them(
    done: subprocess.CompletedProcess[str],
) -> None:
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"note    {Path('out') / '交付说明.txt'}")
    assert any("dazu.gpkg" in line and line.endswith("kB)") for line in lines)
    assert any("geojson" in line and "5 files" in line for line in lines)
    assert "EPSG:4544" in done.stdout
    assert "  镇街驻地: 27" in lines


def test_losses_are_told(done: subprocess.CompletedProcess[str]) -> None:
    assert "note: geojson: this format holds features only" in done.stderr


def test_options_reach_the_files(tmp_path: Path) -> None:
    told = parkmap(
        "qijiang", "--formats=geojson,shp", "--layers=parks", "--crs=EPSG:4545", "--zone-prefix",
        "--encoding=utf-8", "--lang=en", "-o", ".", folder=tmp_path,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert [path.name for path in (tmp_path / "geojson").iterdir()] == ["parks.geojson"]
    assert (tmp_path / "shp" / "parks.cpg").read_text("ascii") == "UTF-8"
    assert "EPSG:4524" in told.stdout


def test_another_process_in_another_time_zone_writes_the_same_bytes(tmp_path: Path) -> None:
    formats = ",".join(set(FORMATS) - {"gdb"})  # OpenFileGDB makes up its ids
    for folder, seed, zone in (("a", "1", "UTC"), ("b", "2", "Asia/Shanghai")):
        told = parkmap(
            "dazu", "--formats", formats, "-o", folder,
            folder=tmp_path, PYTHONHASHSEED=seed, TZ=zone,
        )  # fmt: skip
        assert told.returncode == 0, told.stderr
    first = {path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.*")}
    assert len(first) > 50
    assert first == {path.relative_to(tmp_path / "b") for path in (tmp_path / "b").rglob("*.*")}
    differing = [
        path
        for path in first
        if (tmp_path / "a" / path).read_bytes() != (tmp_path / "b" / path).read_bytes()
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["qijang"], "Did you mean 'qijiang'?"),
        (["dazu", "--formats=tiff"], "Allowed are: gpkg, shp"),
        (["dazu", "--layers=roads"], "Allowed are: uncertainty, units"),
        (["dazu", "--crs=EPSG:2380"], "Xian 1980"),
        (["dazu", "--crs=EPSG:1"], "no CRS has this name"),
        (["dazu", "--encoding=big5"], "big5"),
    ],
    ids=["region", "format", "layer", "old datum", "no CRS", "encoding"],
)
def test_wrong_input_is_one_message_and_exit_code_2(
    tmp_path: Path,
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["parkmap", "export", *arguments, "-o", str(tmp_path / "out")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert message in capsys.readouterr().err
    assert not list(tmp_path.glob("out/*"))


def test_a_file_in_place_of_the_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("mine")
    monkeypatch.setattr(sys, "argv", ["parkmap", "export", "dazu", "-o", str(tmp_path / "out")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "is a file" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "mine"


def test_difference_is_our_fault_and_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def differs(_delivery: Delivery, written: Written) -> tuple[Finding, ...]:
        return (
            Finding(
                level="error", code="read-back-differs", source=written.files[0].name,
                field="名称", value="x", message="expected 'y'",
            ),
        )  # fmt: skip

    monkeypatch.setattr(read_back, "check_written", differs)
    monkeypatch.setattr(
        sys, "argv", ["parkmap", "export", "dazu", "--formats=geojson", "-o", str(tmp_path)]
    )
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().err
    assert ended.value.code == 1
    assert "field '名称': expected 'y', got 'x'" in told
    assert "internal error" not in told
    assert list(tmp_path.iterdir()) == []
