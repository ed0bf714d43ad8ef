"""An evaluation read back from its files, with numbers worked out again from the parcels."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from workbook_rows import Rows, only, workbook_rows

from geo import ellipsoidal_area_m2
from output.evaluation.write import write_evaluation
from parks import Region, load_region
from parks.evaluation import (
    Evaluation,
    GradingRules,
    Options,
    ZoneKind,
    evaluate_region,
    weight_tree,
)

GRADING = GradingRules(
    weights={"tax_per_mu": 0.6, "value_added_per_mu": 0.4}, limits={"A": 120, "B": 90, "C": 60}
)
WEIGHTS = {
    "use": {"weight": 0.7, "name_zh": "土地利用", "built_rate": 0.5, "far": 0.5},
    "idle_rate": 0.3,
}
HOSTILE = "=1+1<img src=x onerror=alert(1)>"
Books = dict[str, Rows]


@pytest.fixture(scope="module")
def region() -> Region:
    return load_region("demo")


@pytest.fixture(scope="module")
def evaluation(region: Region) -> Evaluation:
    return evaluate_region(region, options=Options(grading=GRADING))


@pytest.fixture(scope="module")
def book(region: Region, evaluation: Evaluation, tmp_path_factory: pytest.TempPathFactory) -> Books:
    path = tmp_path_factory.mktemp("evaluation") / "e.xlsx"
    return workbook_rows(write_evaluation(path, evaluation, region=region))


@pytest.fixture
def weighed(region: Region, tmp_path: Path) -> Callable[..., Books]:
    def written(**options: object) -> Books:
        found = evaluate_region(region, options=Options(**options))
        return workbook_rows(write_evaluation(tmp_path / "w.xlsx", found, region=region))

    return written


@pytest.fixture(scope="module")
def inside(region: Region) -> gpd.GeoDataFrame:
    """Return the current parcels of park A cut by hand, with their areas."""
    zones = region.parks[region.parks["id"] == "park-a-planned"]
    current = region.landuse[region.landuse["state"] == "current"]
    shapes = shapely.intersection(current.geometry.to_numpy(), zones.geometry.iloc[0])
    shapes[shapely.area(shapes) == 0] = shapely.Polygon()
    areas = ellipsoidal_area_m2([polygons(shape) for shape in shapes])
    whole = ellipsoidal_area_m2(current.geometry)
    cut = current.assign(area_m2=areas, part=areas / whole)
    return cut[cut["area_m2"] > 0.01]


def polygons(shape: shapely.Geometry) -> shapely.MultiPolygon:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts)


def sheet(book: Books, start: str) -> Rows:
    (found,) = [rows for title, rows in book.items() if title.startswith(start)]
    return found


def value(book: Books, key: str, unit: str = "park-a") -> object:
    return only(sheet(book, "比率"), 单元代码=unit, 指标代码=key)["数值"]


def test_workbook_has_a_table_for_everything(book: Books) -> None:
    starts = (
        "演示区",
        "比率",
        "数据",
        "类型",
        "评分",
        "亩均",
        "项目控制指标",
        "公布的平均值",
        "疑点",
    )
    assert all(title.startswith(start) for title, start in zip(book, starts, strict=False))
    assert list(book)[-2:] == ["说明", "来源"]


def test_ratios_are_those_of_the_parcels(book: Books, inside: gpd.GeoDataFrame) -> None:
    built = inside[inside["building_state"] == "A"]
    supplied = inside[inside["supply_state"].str.startswith("D")]
    industry = built[built["class_code"].str.startswith(("10", "11"))]
    floor = (built["floor_area_m2"].astype(float) * built["part"]).sum()
    area = built["area_m2"].sum()
    assert value(book, "built_rate") == pytest.approx(100 * area / supplied["area_m2"].sum(), 1e-7)
    assert value(book, "ind_share") == pytest.approx(
        100 * industry["area_m2"].sum() / area, rel=1e-7
    )
    assert value(book, "far") == pytest.approx(floor / area, rel=1e-7)


def test_money_over_land_is_the_figure_over_the_parcels(
    book: Books, inside: gpd.GeoDataFrame, region: Region
) -> None:
    rows = region.indicators
    chosen = (rows["unit_id"] == "park-a") & (rows["indicator"] == "industrial_tax")
    tax = rows[chosen & (rows["period"] == "2025") & (rows["status"] == "actual")].iloc[0]
    industry = inside[
        (inside["building_state"] == "A") & inside["class_code"].str.startswith(("10", "11"))
    ]
    hectares = industry["area_m2"].sum() / 10_000
    assert tax["unit"] == "万元"
    assert value(book, "ind_tax") == pytest.approx(tax["value"] / hectares, rel=1e-7)


def test_every_ratio_has_formula_unit_and_status(book: Books) -> None:
    rows = sheet(book, "比率")
    assert {row["核对情况"] for row in rows} == {"已核对", "凭记忆，未核对"}
    assert all(row["公式"] and row["代入"] for row in rows)
    assert only(rows, 单元代码="park-a", 指标代码="far")["公式"].endswith("÷ A")


def test_missing_figures_are_words_and_never_zero(book: Books) -> None:
    row = only(sheet(book, "比率"), 单元代码="park-d", 指标代码="ind_tax")
    assert row["数值"] == "无法计算"
    assert "industrial_tax" in str(row["缺什么"])


def test_inputs_name_document_and_line(book: Books) -> None:
    tax = only(sheet(book, "数据"), 单元代码="park-a", 代码="industrial_tax")
    assert str(tax["来源"]).startswith("demo-report-2025:")
    assert (tax["期间"], tax["单位"]) == ("2025", "万元")
    assert any("demo-report-2025" in str(row["来源"]) for row in book["来源"])


def test_equal_weights_are_named_and_points_add_up(book: Books) -> None:
    rows = [row for row in sheet(book, "评分") if row["单元代码"] == "park-a"]
    total, *parts = rows
    assert total["权重来源"] == "等权（未给定权重）"
    assert sum(row["总权重"] for row in parts) == pytest.approx(1)
    assert sum(row["得分"] for row in parts) == pytest.approx(total["得分"])
    far = only(parts, 指标代码="far")
    assert far["理想值来源"] == "本次比较的参照值（最好者）"
    assert far["得分"] == pytest.approx(100 * far["权重"] * far["数值"] / far["理想值"])


def test_given_weights_stand_level_by_level(weighed: Callable[..., Books]) -> None:
    rows = sheet(weighed(weights=weight_tree(WEIGHTS), ideals={"far": 1.0}), "评分")
    mine = [row for row in rows if row["单元代码"] == "park-b"]
    assert mine[0]["权重来源"] == "规划人员给定的权重"
    far = only(mine, 指标代码="far")
    assert (far["层次"], far["权重"], far["总权重"]) == ("土地利用", 0.5, pytest.approx(0.35))
    assert (far["理想值"], far["理想值来源"]) == (1, "规划人员给定的理想值")
    assert far["得分"] == pytest.approx(35)


def test_overridden_type_stands_beside_the_rule(weighed: Callable[..., Books]) -> None:
    kinds = {"park-b": ZoneKind.INDUSTRY_LED}
    row = only(sheet(weighed(kinds=kinds), "类型"), 单元代码="park-b")
    assert (row["采用类型"], row["按规则"]) == ("工业主导型", "产城融合型")


def test_points_per_mu_are_value_over_mean_times_weight(book: Books) -> None:
    rows = [row for row in sheet(book, "亩均") if row["单元代码"] == "park-b"]
    tax, added = only(rows, 指标代码="tax_per_mu"), only(rows, 指标代码="value_added_per_mu")
    points = 60 * tax["数值"] / tax["均值"] + 40 * added["数值"] / added["均值"]
    total = only(rows, 指标="亩均评价")
    assert total["得分"] == pytest.approx(points)
    assert total["等级"] == "A"


def test_projects_are_checked_against_the_limit(book: Books, region: Region) -> None:
    rows = sheet(book, "项目控制指标")
    low = [row for row in rows if row["指标代码"] == "bcr" and row["结论"] == "不符合"]
    parcels = region.landuse.set_index("id")
    for row in low:
        parcel = parcels.loc[[row["地块"]]]
        covered = float(parcel["footprint_m2"].iloc[0]) + float(parcel["yard_m2"].iloc[0])
        share = 100 * covered / ellipsoidal_area_m2(parcel.geometry)[0]
        assert row["数值"] == pytest.approx(share, rel=1e-7)
        assert share < row["限值"] == 30
    assert low


def test_limits_from_memory_are_shown_and_decide_nothing(book: Books) -> None:
    green = [row for row in sheet(book, "项目控制指标") if row["指标代码"] == "green_ratio"]
    assert {row["结论"] for row in green if row["数值"] != "无法计算"} == {"限值未核对，不作判定"}
    assert {row["限值核对情况"] for row in green} == {"凭记忆，未核对"}


def test_published_averages_have_scope_and_status(book: Books) -> None:
    far = [row for row in sheet(book, "公布的平均值") if row["指标代码"] == "far"]
    assert {row["数值"] for row in far} == {0.98, 1.06}
    assert {row["核对情况"] for row in far} <= {"已核对", "计算"}
    assert all(row["范围"] and row["依据"] for row in far)


def test_every_table_says_that_the_region_is_fictional(book: Books) -> None:
    assert all("虚构" in title for title in list(book)[:-2])
    assert any("不代表任何真实园区" in str(row["说明"]) for row in book["说明"])


def test_figures_of_different_periods_are_told_beside_each_other(book: Books) -> None:
    rows = sheet(book, "演示区")
    output = only(rows, 指标="亩均产值")
    assert str(output["期间"]).startswith("期间不一致，不可比：2023 演示丙园")
    assert only(rows, 指标="亩均税收")["期间"] == "2025"
    assert only(rows, 指标="综合容积率")["期间"] is None


def test_flat_file_holds_the_ratios(
    tmp_path: Path, region: Region, evaluation: Evaluation, book: Books
) -> None:
    path = write_evaluation(tmp_path / "e.csv", evaluation, region=region)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert len(rows) == len(sheet(book, "比率"))
    assert float(only(rows, 单元代码="park-a", 指标代码="far")["数值"]) == value(book, "far")


def test_english_file_speaks_english(
    tmp_path: Path, region: Region, evaluation: Evaluation
) -> None:
    path = write_evaluation(tmp_path / "e.json", evaluation, region=region, lang="en")
    tables = json.loads(path.read_text("utf-8"))
    assert tables[1]["title"] == "Ratios (fictional)"
    row = only(tables[1]["rows"], unit_id="park-d", key="ind_tax")
    assert row["value"] == "cannot be computed"
    assert row["needs"] == "Industrial tax (industrial_tax)"


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "html"])
def test_same_evaluation_gives_the_same_bytes(
    tmp_path: Path, region: Region, evaluation: Evaluation, form: str
) -> None:
    first = write_evaluation(tmp_path / f"1.{form}", evaluation, region=region)
    second = write_evaluation(tmp_path / f"2.{form}", evaluation, region=region)
    assert first.read_bytes() == second.read_bytes()


def test_region_without_land_use_says_so_in_every_ratio_of_land(
    tmp_path: Path, qijiang: Region
) -> None:
    found = evaluate_region(qijiang)
    rows = workbook_rows(write_evaluation(tmp_path / "q.xlsx", found, region=qijiang))
    far = [row for row in rows["比率"] if row["指标代码"] == "far"]
    assert far
    assert {row["缺什么"] for row in far} == {"现状用地（区域没有用地图层）"}
    assert not any("虚构" in title for title in rows)


def test_hostile_name_stays_text(tmp_path: Path, region: Region) -> None:
    named = region.units["name_zh"].where(region.units["id"] != "park-a", HOSTILE)
    spoiled = replace(region, units=region.units.assign(name_zh=named))
    found = evaluate_region(spoiled, options=Options(units=("park-a",)))
    page = write_evaluation(tmp_path / "e.html", found, region=spoiled).read_text("utf-8")
    assert "<img" not in page
    assert "&lt;img" in page
    flat = write_evaluation(tmp_path / "e.csv", found, region=spoiled).read_text("utf-8-sig")
    assert f"'{HOSTILE}" in flat
