"""The tables that a build writes beside the page of a region with land use."""

import json
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from workbook_rows import only, workbook_rows

from geo import ellipsoidal_area_m2
from output import build_region
from output.region_tables import write_region_tables
from parks import Region, load_region

TABLES = (
    "comparison.html",
    "comparison.xlsx",
    "evaluation.xlsx",
    "landuse.xlsx",
    "transition.xlsx",
)


@pytest.fixture(scope="module")
def region() -> Region:
    return load_region("demo")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("out")
    build_region("demo", into)
    return into / "demo"


def without(region: Region, *, state: str) -> Region:
    return replace(region, landuse=region.landuse[region.landuse["state"] != state])


def test_build_writes_tables_and_lists_them(built: Path) -> None:
    names = sorted(["demo.xlsx", *TABLES])
    assert sorted(path.name for path in (built / "tables").iterdir()) == names
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    listed = [item["file"] for item in manifest["outputs"]]
    assert [name for name in listed if name.startswith("tables")] == [
        f"tables/{name}" for name in names
    ]


def test_tables_are_the_same_bytes_again(built: Path, region: Region, tmp_path: Path) -> None:
    for path in write_region_tables(region, tmp_path).written:
        assert path.read_bytes() == (built / "tables" / path.name).read_bytes()


def test_every_sheet_says_that_the_region_is_fictional(built: Path) -> None:
    for path in (built / "tables").glob("*.xlsx"):
        titles = openpyxl.load_workbook(path, read_only=True).sheetnames
        assert all("虚构" in title for title in titles if title not in {"说明", "来源"}), path.name
        assert "说明" in titles
    page = (built / "tables" / "comparison.html").read_text("utf-8")
    assert "<title>四个园区对比（虚构）" in page


def test_balance_of_a_park_is_that_of_its_parcels(built: Path, region: Region) -> None:
    rows = workbook_rows(built / "tables" / "landuse.xlsx")["演示区（虚构） 用地平衡表"]
    planned = region.landuse[
        (region.landuse["park"] == "park-a") & (region.landuse["state"] == "planned")
    ]
    areas = pd.Series(ellipsoidal_area_m2(planned.geometry), index=planned.index) / 10_000
    industry = only(rows, 单元代码="park-a", 用地代码="10")
    code = planned["class_code"]
    is_industry = code.str.startswith("10")
    assert industry["规划面积 (公顷)"] == pytest.approx(areas[is_industry].sum(), rel=1e-8)
    assert industry["规划面积 (亩)"] == pytest.approx(15 * industry["规划面积 (公顷)"])
    assert industry["规划占比 (%)"] == pytest.approx(100 * areas[is_industry].sum() / areas.sum())
    unknown = only(rows, 单元代码="park-a", 用地名称="未分类")
    assert unknown["规划面积 (公顷)"] == pytest.approx(areas[code == "M1"].sum(), rel=1e-8)


def test_balance_adds_up_to_the_unit(built: Path) -> None:
    rows = workbook_rows(built / "tables" / "landuse.xlsx")["演示区（虚构） 用地平衡表"]
    for unit in ("park-a", "park-b", "park-c", "park-d"):
        mine = [row for row in rows if row["单元代码"] == unit]
        total = only(mine, 用地名称="合计")
        first = [row for row in mine if len(str(row["用地代码"] or "")) == 2]
        rest = [row for row in mine if row["用地代码"] is None and row is not total]
        for column in ("现状面积 (公顷)", "规划面积 (公顷)", "规划占比 (%)"):
            parts = sum(row[column] for row in (*first, *rest))
            assert parts == pytest.approx(total[column], rel=1e-9)


def test_comparison_is_of_the_four_parks(built: Path) -> None:
    rows = workbook_rows(built / "tables" / "comparison.xlsx")["明细（虚构）"]
    assert {row["单元代码"] for row in rows} == {"park-a", "park-b", "park-c", "park-d"}


def test_table_without_its_data_is_left_out_and_told(region: Region, tmp_path: Path) -> None:
    done = write_region_tables(without(region, state="planned"), tmp_path)
    assert {path.name for path in done.written} == set(TABLES) - {"transition.xlsx"}
    (finding,) = done.findings
    assert finding.code == "table-left-out"
    assert "parcels of the planned state" in str(finding)
    (title, *_) = workbook_rows(tmp_path / "landuse.xlsx")
    notes = workbook_rows(tmp_path / "landuse.xlsx")["说明"]
    assert "用地平衡表" in title
    assert any(row["说明"] == "图层没有规划地块。" for row in notes)


def test_edition_is_needed_for_classes_and_told(region: Region, tmp_path: Path) -> None:
    bare = replace(region, meta=region.meta.model_copy(update={"landuse_edition": ""}))
    done = write_region_tables(bare, tmp_path)
    told = {finding.source: str(finding) for finding in done.findings}
    assert set(told) == {"landuse.xlsx", "transition.xlsx"}
    assert all("landuse_edition in region.toml" in text for text in told.values())


def test_one_unit_is_not_compared(region: Region, tmp_path: Path) -> None:
    lone = replace(region, parks=region.parks[region.parks["unit_id"] == "park-a"])
    done = write_region_tables(lone, tmp_path)
    assert "comparison.xlsx" in {finding.source for finding in done.findings}
    assert not (tmp_path / "comparison.xlsx").exists()


def test_more_than_six_units_compare_the_first_six(region: Region, tmp_path: Path) -> None:
    units, parks = region.units, region.parks
    park = units[units["id"] == "park-a"]
    bounds = parks[parks["id"] == "park-a-planned"]
    for name in ("e", "f", "g"):
        units = _joined(units, park.assign(id=f"park-{name}", name_zh=f"园{name}", aliases=""))
        parks = _joined(parks, bounds.assign(id=f"park-{name}-p", unit_id=f"park-{name}"))
    done = write_region_tables(replace(region, units=units, parks=parks), tmp_path)
    (finding,) = done.findings
    assert (finding.code, finding.value) == ("units-not-compared", "park-g")


def test_region_without_land_use_gets_no_tables_of_land(tmp_path: Path) -> None:
    build_region("dazu", tmp_path)
    assert [path.name for path in (tmp_path / "dazu" / "tables").iterdir()] == ["dazu.xlsx"]


def test_layer_whose_states_are_unknown_is_told(region: Region, tmp_path: Path) -> None:
    odd = replace(region, landuse=region.landuse.assign(state="future"))
    done = write_region_tables(odd, tmp_path)
    assert {"landuse.xlsx", "transition.xlsx"} == {finding.source for finding in done.findings}


def _joined(table: gpd.GeoDataFrame, row: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return pd.concat([table, row])
