"""The commands new, import and check: exit codes, messages, what goes to which stream."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import geopandas as gpd
import pytest
from faults.clean_region import write_clean_region
from made_files import geojson, geopackage, shapefile_without_prj

from geo.datum import Datum
from geo.finding import Finding
from output import cli
from output.cli_intake import As, DatumOption, Form
from parks import load_region
from parks.intake.options import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs the program in this process, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def parkmap(*arguments: object) -> Done:
        monkeypatch.setattr("sys.argv", ["parkmap", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capfd.readouterr()
        assert "Traceback" not in printed.out + printed.err
        assert "internal error" not in printed.out + printed.err
        return Done(code=int(ended.value.code or 0), out=printed.out, err=printed.err)

    return parkmap


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return write_clean_region(tmp_path / "region")


@pytest.fixture
def frame(into: Path) -> gpd.GeoDataFrame:
    parks = load_region(into).parks
    names = ["北岸园区", "中心园区", "南桥园区"]
    return gpd.GeoDataFrame({"MC": names}, geometry=list(parks.geometry), crs=4326)


@pytest.fixture
def file(frame: gpd.GeoDataFrame, tmp_path: Path) -> Path:
    return geojson(frame, tmp_path)


def test_options_have_the_values_of_the_code_they_stand_for() -> None:
    assert [item.value for item in As] == [item.value for item in Target]
    assert [item.value for item in DatumOption] == [item.value for item in Datum]
    assert [item.value for item in Form] == ["text", "json", "html"]


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("new", ["--name-zh", "--name-en"]),
        ("import", ["--into", "--as", "--layer", "--crs", "--datum", "--encoding", "--map", "--set",
                    "--swap-axes", "--repair", "--add-units", "--dry-run", "--undo"]),
        ("check", ["--format", "--output", "-o"]),
    ],
)  # fmt: skip
def test_help_lists_every_option(command: str, options: list[str], run: Run) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert [option for option in options if option not in done.out] == []


def test_new_folder_is_made_and_checks_clean(run: Run) -> None:
    done = run("new", "试验区", "--name-en", "Test")
    assert (done.code, done.err) == (0, "")
    assert "parkmap import FILE --into 试验区" in done.out
    assert run("check", "试验区").out == "no findings\n"


def test_new_leaves_a_folder_that_holds_something_alone(run: Run, into: Path) -> None:
    done = run("new", into)
    assert (done.code, done.out) == (2, "")
    assert "the folder is not empty" in done.err


def test_import_tells_what_it_did(run: Run, file: Path, into: Path) -> None:
    done = run("import", file, "--into", into)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[:3] == [
        f"parks.geojson: 3 features into {into}",
        "  replaced: north-park-planned, middle-park-planned, south-park-planned",
        "  changed: parks.geojson, sources.csv",
    ]
    assert "note: parks.geojson: field 'MC': taken as name_zh" in done.out


def test_dry_run_only_tells(run: Run, file: Path, into: Path) -> None:
    before = (into / "parks.geojson").read_bytes()
    done = run("import", file, "--into", into, "--dry-run")
    assert (done.code, "would change: parks.geojson" in done.out) == (0, True)
    assert (into / "parks.geojson").read_bytes() == before


def test_undo_tells_what_it_took_back(run: Run, file: Path, into: Path) -> None:
    run("import", file, "--into", into)
    done = run("import", "--undo", "--into", into)
    assert (done.code, done.out) == (0, "Taken back: import parks.geojson as parks\n")
    assert run("import", "--undo", "--into", into).code == 2


def test_every_option_reaches_the_import(
    run: Run, frame: gpd.GeoDataFrame, into: Path, tmp_path: Path
) -> None:
    named = frame.rename(columns={"MC": "X"}).assign(Y=["a", "b", "c"])
    path = shapefile_without_prj(named.to_crs(4545), tmp_path)
    done = run(
        "import", path, "--into", into, "--as", "parks", "--crs", "EPSG:4545", "--encoding", "gbk",
        "--datum", "wgs84", "--map", "name_zh=X,id=Y", "--set", "extent=built", "--set",
        "basis=surveyed,note=甲", "--repair",
    )  # fmt: skip
    assert done.code == 0, done.err
    new = load_region(into).parks.iloc[-3:]
    assert new["id"].tolist() == ["a", "b", "c"]
    assert new[["extent", "basis", "note"]].iloc[0].tolist() == ["built", "surveyed", "甲"]


def test_refusal_is_told_on_stderr_with_the_way_out(
    run: Run, frame: gpd.GeoDataFrame, into: Path, tmp_path: Path
) -> None:
    path = shapefile_without_prj(frame.to_crs(4545), tmp_path)
    done = run("import", path, "--into", into)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"parks.shp: not imported, {into} is as it was\n  error: ")
    assert "--crs EPSG:4545" in done.err


def test_many_reasons_of_one_kind_are_counted(run: Run, into: Path, tmp_path: Path) -> None:
    rows = "".join(f"无此园{number},{number}\n" for number in range(200))
    (tmp_path / "t.csv").write_text("园区,2023年规划面积(亩)\n" + rows, "utf-8")
    done = run("import", "t.csv", "--into", into, "--as", "indicators")
    assert done.code == 2
    assert "... and 195 more of unknown-unit" in done.err
    assert len(done.err.splitlines()) < 12


def test_several_layers_are_listed(
    run: Run, frame: gpd.GeoDataFrame, into: Path, tmp_path: Path
) -> None:
    path = geopackage(frame, tmp_path)
    frame.to_file(path, layer="旧界", engine="pyogrio")
    done = run("import", path, "--into", into)
    assert done.code == 2
    assert "园区" in done.err
    assert "旧界" in done.err
    assert run("import", path, "--into", into, "--layer", "旧界").code == 0
    assert "Did you mean '旧界'?" in run("import", path, "--into", into, "--layer", "旧").err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nofile.shp", "--into", "region"), "nofile.shp"),
        (("region/units.csv", "--into", "nowhere"), "no region folder"),
        (("region/units.csv", "--into", "qijiang"), "comes with the program"),
        (("region/units.csv", "--into", "region"), "nothing in the file has a geometry"),
        (("region", "--into", "region"), "no File Geodatabase"),
        (("--into", "region"), "name the FILE"),
        (("region/units.csv",), "--into"),
        (("region/units.csv", "--into", "region", "--as", "roads"), "roads"),
        (("region/units.csv", "--into", "region", "--datum", "xian80"), "xian80"),
        (("region/units.csv", "--into", "region", "--map", "DM"), "expected FIELD=VALUE"),
        (("region/units.csv", "--into", "region", "--crs", "EPSG:1"), "EPSG:1"),
        (("--undo", "--into", "region"), "no import to take back"),
        (("--undo", "--into", "qijiang"), "comes with the program"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_call_is_one_message_and_exit_code_2(
    arguments: tuple[str, ...], message: str, run: Run, into: Path
) -> None:
    assert into.name == "region"
    done = run("import", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_folder_that_cannot_be_written_is_our_message(
    run: Run, file: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(path: Path, content: bytes) -> Path:
        raise PermissionError(13, "Permission denied", str(path), len(content))

    monkeypatch.setattr("parks.intake.history.write_atomically", read_only)
    done = run("import", file, "--into", into)
    assert done.code == 2
    assert "Permission denied" in done.err


def test_fault_of_the_program_is_exit_code_1(
    file: Path, into: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parks.intake.import_file.layer_content", None)
    monkeypatch.setattr("sys.argv", ["parkmap", "import", str(file), "--into", str(into)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    assert "internal error, please report it" in capfd.readouterr().err


def spoil(into: Path) -> None:
    path = into / "indicators.csv"
    path.write_text(path.read_text("utf-8").replace(",planned_area,", ",无此指标,"), "utf-8")


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_check_writes_the_same_to_a_file_and_to_the_screen(
    form: str, run: Run, into: Path, tmp_path: Path
) -> None:
    spoil(into)
    shown = run("check", into, "--format", form)
    written = run("check", into, "--format", form, "-o", "out/report")
    assert (shown.code, written.code) == (2, 2)
    assert (tmp_path / "out" / "report").read_text("utf-8") == shown.out
    assert written.out.startswith("out/report: ")
    assert "无此指标" in shown.out


def test_json_report_has_the_keys_of_a_finding(run: Run, into: Path) -> None:
    spoil(into)
    found = json.loads(run("check", into, "--format", "json").out)
    assert {tuple(item) for item in found} == {tuple(field.name for field in fields(Finding))}
    assert found[0]["level"] == "error"


def test_clean_region_is_exit_code_0(run: Run, into: Path) -> None:
    assert run("check", into) == Done(code=0, out="no findings\n", err="")
    assert json.loads(run("check", into, "--format", "json").out) == []


def test_warnings_alone_are_exit_code_0(run: Run, into: Path) -> None:
    figures = into / "indicators.csv"
    text = figures.read_text("utf-8")
    figures.write_text(text + text.splitlines()[-1] + "\n", "utf-8")
    done = run("check", into)
    assert (done.code, done.out.splitlines()[0]) == (0, "1 warning")


def test_file_that_is_no_region_is_checked(run: Run, file: Path) -> None:
    assert run("check", file).code == 0


@pytest.mark.parametrize("spoilt", ["units.csv", "parks.geojson", "region.toml"])
def test_region_that_cannot_be_read_is_a_report(spoilt: str, run: Run, into: Path) -> None:
    (into / spoilt).write_bytes(b"\xff\xfe\x00{")
    done = run("check", into, "--format", "json")
    assert (done.code, done.err) == (2, "")
    assert {item["source"] for item in json.loads(done.out)} == {spoilt}


def test_missing_path_is_one_message(run: Run) -> None:
    done = run("check", "nowhere.shp")
    assert (done.code, done.out) == (2, "")
    assert "nowhere.shp" in done.err


def test_report_is_utf8_whatever_the_terminal_says(into: Path) -> None:
    spoil(into)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "output.cli", "check", str(into)],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert "无此指标" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
@pytest.mark.parametrize("target", ["parks", "places"])
def test_import_tells_chinese_names_on_any_terminal(
    target: str, encoding: str, frame: gpd.GeoDataFrame, into: Path, tmp_path: Path
) -> None:
    path = geojson(frame.rename(columns={"MC": "名称"}).assign(名称="石角园"), tmp_path)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "output.cli", "import", str(path), "--into", str(into), "--as",
         target],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert done.returncode == (2 if target == "places" else 0), done.stderr
    assert b"internal error" not in done.stderr
