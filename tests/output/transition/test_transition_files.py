"""A transition read back from its files, with areas worked out again from the parcels."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely
from workbook_rows import Rows, only, workbook_rows

from output.transition.content import TransitionContent
from output.transition.of_files import files_content
from output.transition.of_region import NothingToCompareError, region_content
from output.transition.write import write_transition
from parks import Region, load_region

Books = dict[str, Rows]
MU_M2 = 2000 / 3


@pytest.fixture(scope="module")
def region() -> Region:
    return load_region("demo")


@pytest.fixture(scope="module")
def content(region: Region) -> TransitionContent:
    return region_content(region)


@pytest.fixture(scope="module")
def book(content: TransitionContent, tmp_path_factory: pytest.TempPathFactory) -> Books:
    return workbook_rows(
        write_transition(tmp_path_factory.mktemp("transition") / "t.xlsx", content)
    )


@pytest.fixture
def layers(tmp_path: Path) -> dict[str, Path]:
    """Write the worked example of docs/planned_and_built.md as files."""

    def layer(layer_name: str, /, **columns: object) -> Path:
        path = tmp_path / f"{layer_name}.gpkg"
        pyogrio.write_dataframe(gpd.GeoDataFrame(columns, crs="EPSG:4545"), path, layer=layer_name)
        return path

    east = 400_000.0
    box = lambda *bounds: shapely.box(  # noqa: E731 - a short name for a shifted box
        bounds[0] + east, bounds[1], bounds[2] + east, bounds[3]
    )
    return {
        "before": layer(
            "before", id=["A", "B"], code=["1001", "0101"],
            geometry=[box(0, 0, 50, 100), box(50, 0, 100, 80)],
        ),
        "after": layer(
            "after", id=["P", "Q"], code=["1001", "1207"],
            geometry=[box(0, 0, 60, 90), box(60, 0, 100, 100)],
        ),
        "zones": layer("zones", name=["Z"], geometry=[box(0, 0, 100, 100)]),
    }  # fmt: skip


def sheet(book: Books, start: str) -> Rows:
    (found,) = [rows for title, rows in book.items() if title.startswith(start)]
    return found


def test_matrix_of_a_park_adds_up_in_hectares_and_mu(book: Books) -> None:
    rows = sheet(book, "矩阵 甲园")
    whole = only(sheet(book, "演示区"), 范围代码="park-a")
    for unit in ("公顷", "亩"):
        *classes, total = [row for row in rows if row["单位"] == unit]
        assert total["名称"] == "合计"
        assert total["合计"] == pytest.approx(whole[f"范围面积 ({unit})"], rel=1e-9)
        assert sum(row["合计"] for row in classes) == pytest.approx(total["合计"], rel=1e-9)
        assert sum(row["1001 工业用地"] for row in classes) == pytest.approx(
            total["1001 工业用地"], rel=1e-9
        )


def test_industry_kept_is_the_land_that_is_industry_in_both_states(
    book: Books, region: Region
) -> None:
    zone = region.parks.loc[region.parks["id"] == "park-b-planned"].geometry.iloc[0]
    industry = region.landuse[region.landuse["class_code"].str.startswith("1001")]
    states = [
        industry.geometry[industry["state"] == state].union_all()
        for state in ("current", "planned")
    ]
    both = gpd.GeoSeries([states[0] & states[1] & zone], crs=4326).to_crs(
        {"proj": "laea", "lat_0": 4, "lon_0": 88.2}
    )
    rows = [row for row in sheet(book, "矩阵 乙园") if row["单位"] == "公顷"]
    kept = only(rows, **{"现状 ↓ 规划 →": "1001"})["1001 工业用地"]
    assert kept == pytest.approx(both.area.iloc[0] / 10_000, rel=1e-6)


def test_realised_share_is_kept_over_planned(book: Books) -> None:
    row = only(sheet(book, "规划实现率"), 范围代码="park-a", 规划地类="1001")
    assert row["名称"] == "工业用地"
    assert row["实现率 (%)"] == pytest.approx(100 * row["已实现 (公顷)"] / row["面积 (公顷)"])
    assert row["面积 (亩)"] == pytest.approx(15 * row["面积 (公顷)"])
    whole = only(sheet(book, "演示区"), 范围代码="park-a")
    mine = [row for row in sheet(book, "规划实现率") if row["范围代码"] == "park-a"]
    kept, planned = (sum(row[f"{name} (公顷)"] for row in mine) for name in ("已实现", "面积"))
    assert whole["规划实现率 (%)"] == pytest.approx(100 * kept / planned)


def test_summary_kinds_add_up_to_the_zone(book: Books) -> None:
    kinds = ("地类不变", "地类改变", "新增地块", "减少地块", "地类不明", "两期均无地块")
    for row in sheet(book, "演示区"):
        parts = sum(row[f"{kind} (公顷)"] for kind in kinds)
        assert parts == pytest.approx(row["范围面积 (公顷)"], rel=1e-9)


def test_changed_parcels_are_those_of_the_comparison(
    book: Books, content: TransitionContent
) -> None:
    rows = sheet(book, "变化地块")
    assert [row["地块"] for row in rows] == content.transition.changed["parcel_id"].to_list()
    assert all(row["改变面积 (m²)"] <= row["地块面积（范围内） (m²)"] * (1 + 1e-9) for row in rows)


def test_every_table_says_that_the_region_is_fictional(book: Books) -> None:
    assert all("虚构" in title for title in book if title not in {"说明", "来源"})
    assert any("不代表任何真实园区" in str(row["说明"]) for row in book["说明"])


def test_flat_file_is_the_matrix_one_cell_a_row(tmp_path: Path, content: TransitionContent) -> None:
    path = write_transition(tmp_path / "t.csv", content)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    areas = [float(row["面积 (m²)"]) for row in rows if row["范围代码"] == "park-d"]
    zone = content.transition.reconciliation.set_index("zone_id").loc["park-d", "zone_m2"]
    assert sum(areas) == pytest.approx(zone, rel=1e-9)


def test_geopackage_holds_the_land_that_differs(
    tmp_path: Path, content: TransitionContent, region: Region
) -> None:
    path = write_transition(tmp_path / "t.gpkg", content)
    layer = pyogrio.read_dataframe(path)
    pieces = content.transition.pieces
    assert layer.crs == region.landuse.crs
    assert set(layer.geom_type) == {"MultiPolygon"}
    assert len(layer) == len(pieces)
    assert layer["area_m2"].to_list() == pieces["area_m2"].to_list()
    assert shapely.equals_exact(layer.geometry, pieces.geometry.to_numpy(), 0).all()
    assert set(layer["basis"]) == {"虚构 fictional"}
    industry = layer[layer["after"] == "1001"].iloc[0]
    assert (industry["after_zh"], industry["after_en"]) == ("工业用地", "Industrial land")
    assert industry["area_mu"] == pytest.approx(industry["area_m2"] / MU_M2)


def test_geopackage_opens_in_gdal(tmp_path: Path, content: TransitionContent) -> None:
    ogrinfo = shutil.which("ogrinfo")
    if ogrinfo is None:
        pytest.skip("no ogrinfo on this machine")
    path = write_transition(tmp_path / "t.gpkg", content)
    done = subprocess.run(  # noqa: S603
        [ogrinfo, "-so", str(path), "changes"], capture_output=True, text=True, check=True
    )
    assert f"Feature Count: {len(content.transition.pieces)}" in done.stdout
    assert "Warning" not in done.stderr


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "html", "gpkg"])
def test_same_transition_gives_the_same_bytes(
    tmp_path: Path, content: TransitionContent, form: str
) -> None:
    first = write_transition(tmp_path / f"1.{form}", content)
    second = write_transition(tmp_path / f"2.{form}", content)
    assert first.read_bytes() == second.read_bytes()


def test_two_files_are_compared_as_the_worked_example_says(
    tmp_path: Path, layers: dict[str, Path]
) -> None:
    content = files_content(*layers.values(), class_field="code", zone_id="name")
    path = write_transition(tmp_path / "t.json", content, lang="en")
    (long,) = [
        item for item in json.loads(path.read_text("utf-8")) if item["title"] == "Transitions"
    ]
    found = {(row["before"], row["after"]): row["area_m2"] for row in long["rows"]}
    by_hand = {
        ("1001", "1001"): 4500, ("1001", "(no parcel)"): 500, ("0101", "1001"): 800,
        ("0101", "1207"): 3200, ("(no parcel)", "1001"): 100, ("(no parcel)", "1207"): 800,
        ("(no parcel)", "(no parcel)"): 100,
    }  # fmt: skip
    assert found.keys() == by_hand.keys()
    scale = sum(found.values()) / 10_000
    assert all(found[key] == pytest.approx(area * scale, rel=1e-6) for key, area in by_hand.items())
    assert scale == pytest.approx(1, abs=2e-3)


def test_projected_layer_keeps_its_crs(tmp_path: Path, layers: dict[str, Path]) -> None:
    content = files_content(*layers.values(), class_field="code")
    layer = pyogrio.read_dataframe(write_transition(tmp_path / "t.gpkg", content))
    assert layer.crs.to_epsg() == 4545
    assert "basis" not in layer


def test_region_without_plan_says_what_it_needs(qijiang: Region) -> None:
    with pytest.raises(NothingToCompareError, match="cannot be computed: needs a land-use layer"):
        region_content(qijiang)


def test_unit_without_boundary_stands_with_its_reason(region: Region, tmp_path: Path) -> None:
    parks = region.parks.copy()
    parks.loc[parks["unit_id"] == "park-c", "area_measurable"] = False
    spoiled = type(region)(**{**_fields(region), "parks": parks})
    book = workbook_rows(write_transition(tmp_path / "t.xlsx", region_content(spoiled)))
    row = only(sheet(book, "演示区"), 范围代码="park-c")
    assert row["规划实现率 (%)"] is None
    assert row["缺什么"] == "面积可量算的规划或批准范围"


def _fields(region: Region) -> dict[str, object]:
    return {name: getattr(region, name) for name in region.__dataclass_fields__}
