"""The command landuse: the worked example of the documentation, formats, messages, exit codes."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
import shapely

from output import cli
from output.cli_landuse import EditionOption
from parks.classes import EDITIONS

DOCS = Path(__file__).parents[2] / "docs" / "landuse.md"
ORIGIN = (368_000, 3_213_000)
ZONES = {"A": (0, 0, 400, 300), "B": (400, 0, 700, 300)}
PARCELS = (
    ("100101", (0, 0, 200, 150)),
    ("1001/1101", (200, 0, 500, 150)),
    ("1207", (0, 150, 700, 200)),
    ("1013", (0, 200, 200, 300)),
    (None, (200, 200, 400, 300)),
    ("1401", (450, 0, 700, 100)),
)
ALL = ("--class-field", "DLBM")
EXAMPLE = (*ALL, "--edition", "ydyh2023", "--area", "planar", "--lang", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs the command in this process, in a folder with the example."""
    monkeypatch.chdir(tmp_path)
    boxes = [box(*ring) for ring in ZONES.values()]
    gpd.GeoDataFrame({"name": list(ZONES)}, geometry=boxes, crs=4545).to_file("zones.gpkg")
    example().to_file("parcels.gpkg")
    capfd.readouterr()

    def landuse(
        *arguments: object, zones: str = "zones.gpkg", parcels: str = "parcels.gpkg"
    ) -> Done:
        told = ["parkmap", "landuse", "--zones", zones, "--parcels", parcels, *map(str, arguments)]
        monkeypatch.setattr("sys.argv", told)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capfd.readouterr()
        assert "Traceback" not in printed.out + printed.err
        assert "internal error" not in printed.out + printed.err
        return Done(code=int(ended.value.code or 0), out=printed.out, err=printed.err)

    return landuse


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    x, y = ORIGIN
    return shapely.box(x + west, y + south, x + east, y + north)


def example() -> gpd.GeoDataFrame:
    codes, rings = zip(*PARCELS, strict=True)
    return gpd.GeoDataFrame({"DLBM": codes}, geometry=[box(*ring) for ring in rings], crs=4545)


def documented() -> list[list[str]]:
    """Return the table of the worked example: zone, term, code, class, m2, mu, parcels."""
    lines = DOCS.read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if len(row) == 7 and row[0] in ZONES]


def test_the_worked_example_comes_out_as_it_is_documented(run: Run) -> None:
    assert run(*EXAMPLE, "-o", "out.parquet").code == 0
    found = pd.read_parquet("out.parquet").fillna({"class_code": ""})
    rows = documented()
    assert len(rows) == len(found) == 15
    for row, told in zip(found.itertuples(), rows, strict=True):
        assert [row.zone_id, row.term, row.class_code] == told[:3]
        assert row.area_m2 == pytest.approx(float(told[4]), abs=1e-6)
        assert row.area_mu == pytest.approx(float(told[5]), abs=1e-8)
        assert row.area_ha * 15 == pytest.approx(row.area_mu)
        if told[3]:
            assert f"{row.class_zh} {row.class_en}" == told[3]
            assert row.parcels == int(told[6])


def test_the_areas_of_each_zone_add_up_to_its_rectangle(run: Run) -> None:
    run(*EXAMPLE, "-o", "out.parquet")
    sums = pd.read_parquet("out.parquet").groupby("zone_id")["area_m2"].sum()
    for name, (west, south, east, north) in ZONES.items():
        assert sums[name] == pytest.approx((east - west) * (north - south), rel=1e-12)


def test_the_overlaps_and_gaps_are_those_of_a_union(run: Run) -> None:
    run(*EXAMPLE, "-o", "out.json")
    balance = json.loads(Path("out.json").read_text("utf-8"))[1]["rows"]
    shapes = example().geometry.to_numpy()
    for row, ring in zip(balance, ZONES.values(), strict=True):
        inside = shapely.intersection(shapes, box(*ring))
        united = shapely.union_all(inside).area
        assert row["gaps_m2"] == pytest.approx(box(*ring).area - united, abs=1e-6)
        assert row["overlaps_m2"] == pytest.approx(shapely.area(inside).sum() - united, abs=1e-6)
        assert row["residual_m2"] == pytest.approx(0, abs=1e-6)


def test_a_workbook_holds_every_table_and_names_edition_method_and_crs(run: Run) -> None:
    done = run(*EXAMPLE, "-o", "out.xlsx")
    assert "out.xlsx: 2 zones, 6 parcels, edition ydyh2023, planar areas in EPSG:4545" in done.out
    book = openpyxl.load_workbook("out.xlsx")
    assert book.sheetnames[:5] == [
        "Land by zone and class", "Balance of each zone", "Total by class", "Codes to check",
        "Findings",
    ]  # fmt: skip
    text = "\n".join(
        str(cell)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell
    )
    assert "ydyh2023: " in text
    assert "planar, EPSG:4545" in text


def test_bad_codes_are_listed_with_counts_and_the_longest_known_prefix(run: Run) -> None:
    done = run(*EXAMPLE, "-o", "out.json")
    codes = json.loads(Path("out.json").read_text("utf-8"))[3]["rows"]
    listed = {row["code"]: (row["read_as"], row["parcels"], row["reading"]) for row in codes}
    assert listed == {
        "1001/1101": ("1001", 2, "mixed use, by the first code"),
        "1013": ("10", 1, "only its beginning is known"),
    }
    assert "got '1013'" in done.err
    assert "only its beginning 10" in done.err


def test_a_csv_stands_for_itself(run: Run) -> None:
    run(*EXAMPLE, "-o", "out.csv")
    table = pd.read_csv("out.csv", dtype=str)
    assert set(table["Edition"]) == {"ydyh2023"}
    assert set(table["CRS"]) == {"EPSG:4545"}
    assert set(table["Area method"]) == {"planar"}
    assert "1207" in set(table["Class code"])


def test_without_an_edition_codes_stand_as_written(run: Run) -> None:
    done = run(*ALL, "-o", "out.parquet")
    found = pd.read_parquet("out.parquet")
    assert {"1013", "1001/1101"} <= set(found["class_code"].dropna())
    assert set(found["edition"]) == {"none"}
    assert "edition none, ellipsoidal areas in EPSG:4545" in done.out


def test_without_a_file_the_tables_are_printed_in_either_language(run: Run) -> None:
    english, chinese = run(*EXAMPLE), run(*EXAMPLE[:-1], "zh")
    assert "Balance of each zone" in english.out
    assert "Edition: ydyh2023" in english.out
    assert "分区平衡" in chinese.out
    assert "工业用地" in chinese.out


def test_zones_are_named_by_a_known_column_and_it_is_told(run: Run) -> None:
    done = run(*EXAMPLE, "-o", "out.csv")
    assert "field 'name': taken as the names of the zones" in done.err
    assert "taken as the names" not in run(*EXAMPLE, "--zone-id", "name", "-o", "out.csv").err


def test_zones_without_a_name_are_named_by_their_rows(run: Run) -> None:
    shapes = [box(*ring) for ring in ZONES.values()]
    gpd.GeoDataFrame({"name": ["A", "A"]}, geometry=shapes, crs=4545).to_file("same.gpkg")
    done = run(*EXAMPLE, "-o", "out.parquet", zones="same.gpkg")
    assert "named by the number of their row" in done.err
    assert list(dict.fromkeys(pd.read_parquet("out.parquet")["zone_id"])) == ["#1", "#2"]
    united = run(*EXAMPLE, "--zone-id", "name", "-o", "out.parquet", zones="same.gpkg")
    assert "united to 1 zones" in united.err


def test_a_zone_without_a_value_in_the_named_column_is_named_by_its_row(run: Run) -> None:
    shapes = [box(*ring) for ring in ZONES.values()]
    gpd.GeoDataFrame({"dm": ["A", None]}, geometry=shapes, crs=4545).to_file("some.gpkg")
    done = run(*EXAMPLE, "--zone-id", "dm", "-o", "out.parquet", zones="some.gpkg")
    assert "1 zones have no name" in done.err
    assert list(dict.fromkeys(pd.read_parquet("out.parquet")["zone_id"])) == ["A", "#2"]


def test_boundaries_of_a_region_are_zones(run: Run) -> None:
    from parks import load_region  # noqa: PLC0415

    path = load_region("demo").folder / "landuse.parquet"
    done = run("--class-field", "class_code", "-o", "out.csv", zones="demo", parcels=str(path))
    assert done.code == 0
    assert "parcels cover" in done.err  # both states in one layer


def test_the_dask_engine_gives_the_same_table(run: Run) -> None:
    example().to_parquet("parcels.parquet", row_group_size=2)
    run(*EXAMPLE, "-o", "local.parquet", parcels="parcels.parquet")
    done = run(*EXAMPLE, "--engine", "dask", "-o", "dask.parquet", parcels="parcels.parquet")
    assert done.code == 0
    local, dask = pd.read_parquet("local.parquet"), pd.read_parquet("dask.parquet")
    pd.testing.assert_frame_equal(local, dask, rtol=1e-12)


BAD = {
    "class column": (("--class-field", "XX"), {}, "field 'XX': the file has no such column"),
    "zone column": ((*ALL, "--zone-id", "XX"), {}, "'XX'"),
    "form of output": ((*ALL, "-o", "a.docx"), {}, "'a.docx': expected a name that ends in .csv"),
    "no such file": (ALL, {"parcels": "nothing.gpkg"}, "expected a file on this machine"),
    "no such zones": (ALL, {"zones": "nothing.gpkg"}, "expected a file on this machine"),
    "layer": ((*ALL, "--layer", "XX"), {}, "'XX'"),
    "crs": ((*ALL, "--crs", "EPSG:1"), {}, "--crs: no CRS has this name"),
    "crs of zones": ((*ALL, "--zones-crs", "EPSG:1"), {}, "--zones-crs: no CRS has this name"),
    "scheduler without dask": ((*ALL, "--scheduler", "tcp://127.0.0.1:1"), {}, "--engine dask"),
    "no dask for geopackage": ((*ALL, "--engine", "dask"), {}, "reads GeoParquet only"),
    "region without zones": (ALL, {"zones": "dazu"}, "no boundary of the region"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_ends_with_a_message_and_code_2(run: Run, case: str) -> None:
    arguments, files, message = BAD[case]
    done = run(*arguments, **files)
    assert done.code == 2
    assert message in done.err


def test_parcels_without_crs_need_one(run: Run) -> None:
    example().set_crs(None, allow_override=True).to_parquet("a.parquet")
    done = run(*EXAMPLE, parcels="a.parquet")
    assert done.code == 2
    assert "--crs EPSG:4545" in done.err
    assert run(*EXAMPLE, "--crs", "4545", "-o", "out.csv", parcels="a.parquet").code == 0


def test_a_column_without_any_class_of_the_edition_is_refused(run: Run) -> None:
    done = run(*ALL, "--edition", "gb50137", "-o", "out.csv")
    assert done.code == 2
    assert "no value is a class of gb50137" in done.err
    assert not Path("out.csv").exists()


def test_the_editions_are_those_there_are() -> None:
    assert [option.value for option in EditionOption] == [*EDITIONS, "none"]


def test_taiwan_parks_by_land_use(run: Run, shared_data: Path) -> None:
    folder = shared_data / "landuse"
    done = run(
        "--class-field", "分區類", "--zone-id", "NAME", "-o", "out.parquet",
        zones=str(folder / "taiwan_industrial_parks_north_central.shp"),
        parcels=str(folder / "taiwan_north_central_landuse.parquet"),
    )  # fmt: skip
    assert done.code == 0
    found = pd.read_parquet("out.parquet")
    assert "臺中港科技產業園區" in set(found["zone_id"])
    assert found.loc[found["class_code"] == "工業區", "area_ha"].sum() > 500
