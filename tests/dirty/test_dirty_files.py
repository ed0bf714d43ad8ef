"""Real dirty files: each is read whole, or refused or flagged with the cause in expected.csv."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from geo.files.refused import FileRefusedError
from geo.finding import Finding
from output.check_report import findings_of
from output.cli import main
from parks.intake.import_file import import_file
from parks.intake.options import ImportOptions, Target
from parks.new_region import new_region

HERE = Path(__file__).parent
COMPANIONS = (".cpg", ".prj", ".shx")
LEFT_OUT = ("geojsonhint", "SOURCES.md")
VALUES = {"parks": "name_zh=甲园", "places": "name_zh=甲园", "landuse": "class_code=x"}


def expected() -> list[dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def doubts(found: tuple[Finding, ...]) -> set[str]:
    return {item.code for item in found if item.level != "note"}


@pytest.fixture(scope="session")
def dirty(shared_data: Path) -> Path:
    return shared_data / "dirty"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    new_region(tmp_path / "region", name_zh="甲区", name_en="A")
    return tmp_path / "region"


def run(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *args: str
) -> tuple[int, str]:
    """Run the command line in this process; return its exit code and everything it printed."""
    monkeypatch.setattr("sys.argv", ["parkmap", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capfd.readouterr()
    return int(ended.value.code or 0), printed.out + printed.err


def test_table_names_every_file(dirty: Path) -> None:
    present = {
        path.relative_to(dirty).as_posix()
        for path in dirty.rglob("*")
        if path.is_file() and path.suffix not in COMPANIONS and path.name != "SOURCES.md"
    }
    listed = {row["file"] for row in expected()}
    assert {name for name in present - listed if not name.startswith("geojsonhint/")} == set()


@pytest.mark.parametrize("row", expected(), ids=lambda row: row["file"])
def test_check_names_the_cause(row: dict[str, str], dirty: Path) -> None:
    assert doubts(tuple(findings_of(str(dirty / row["file"])))) == set(row["check_says"].split())


@pytest.mark.parametrize("row", expected(), ids=lambda row: row["file"])
def test_import_reads_it_whole_or_names_the_cause(
    row: dict[str, str],
    dirty: Path,
    region: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = contents(region)
    code, printed = run(
        capfd, monkeypatch, "import", str(dirty / row["file"]), "--into", str(region),
        "--as", row["import_as"], "--set", VALUES[row["import_as"]],
    )  # fmt: skip
    assert "Traceback" not in printed
    assert "internal error" not in printed
    if row["import_gives"].startswith("refused: "):
        assert (code, contents(region)) == (2, before)
        assert causes(dirty / row["file"], region, row) == row["import_gives"].split()[1:]
    else:
        assert (code, f": {row['import_gives']} features" in printed) == (0, True)


def causes(path: Path, region: Path, row: dict[str, str]) -> list[str]:
    """Return the codes for which an import is refused."""
    field, value = VALUES[row["import_as"]].split("=")
    options = ImportOptions(values={field: value})
    with pytest.raises(FileRefusedError) as refused:
        import_file(path, region, target=Target(row["import_as"]), options=options)
    return sorted({item.code for item in refused.value.findings if item.level == "error"})


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("name", ["K0202", "M0206"])
def test_projected_geojson_is_not_taken_for_degrees(name: str, dirty: Path) -> None:
    found = findings_of(str(dirty / "taiwan_raw" / f"{name}.json"))
    (invalid,) = [item for item in found if item.code == "invalid-geometry"]
    assert invalid.lon == pytest.approx(121, abs=1.5)
    assert "no-crs" not in doubts(tuple(found))


def test_companion_of_a_shapefile_is_refused_by_name(dirty: Path) -> None:
    paths = [path for path in dirty.rglob("*") if path.suffix in COMPANIONS]
    codes = Counter(item.code for path in paths for item in findings_of(str(path)))
    assert codes == {"companion-file": len(paths)}


def test_taiwan_parks_read_and_their_areas_are_compared(
    shared_data: Path,
    region: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = shared_data / "landuse" / "taiwan_industrial_parks_north_central.shp"
    code, _ = run(
        capfd, monkeypatch, "import", str(path), "--into", str(region), "--as", "parks",
        "--map", "name_zh=NAME,area_ha=NN", "--set", "extent=approved,basis=published",
    )  # fmt: skip
    assert code == 0
    with (region / "units.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name_zh"] for row in csv.DictReader(file)]
    assert names[1] == "臺中港科技產業園區"
    codes = Counter(item.code for item in findings_of(str(region)))
    # Counted with the publisher's figures against areas of an independent library, see SOURCES.md.
    assert codes["area-differs"] + codes["area-unit-slip"] == 21
    assert codes["invalid-geometry"] == 1


def test_several_layers_are_listed_by_name(
    dirty: Path, region: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dirty / "mapshaper" / "geopackage" / "mixed_crs.gpkg"
    code, printed = run(capfd, monkeypatch, "import", str(path), "--into", str(region))
    assert code == 2
    assert "--layer" in printed


def test_every_bad_file_of_geojsonhint_is_reported_by_check(dirty: Path) -> None:
    paths = sorted((dirty / "geojsonhint" / "bad").glob("*.geojson"))
    silent = [path.stem for path in paths if not doubts(tuple(findings_of(str(path))))]
    assert silent == ["excessive_precision_truncated"]  # upstream reports nothing here either


def test_no_good_file_of_geojsonhint_is_reported_by_check(dirty: Path) -> None:
    paths = sorted((dirty / "geojsonhint" / "good").glob("*.geojson"))
    assert {path.stem: doubts(tuple(findings_of(str(path)))) for path in paths} == {
        path.stem: set() for path in paths
    }
