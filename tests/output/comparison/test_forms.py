"""The forms a comparison leaves the program in: page, workbook, CSV, JSON."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path

import jinja2
import openpyxl
import pytest
from jinja2.meta import find_undeclared_variables

from output.comparison.page import comparison_html
from output.comparison.show import show
from output.comparison.shown import ShownComparison
from output.comparison.write import write_comparison
from parks import Region
from parks.comparison import Comparison, compare_units

HOSTILE = "<img src=x onerror=alert(1)>"
FORMULA = "=1+1"
DAZU = ("shuangqiao-etdz", "dazu-industrial-park", "dazu-hitech-zone")
Written = Callable[[str], Path]


@pytest.fixture(scope="module")
def compared(dazu: Region) -> Comparison:
    return compare_units(dazu, DAZU)


@pytest.fixture
def written(tmp_path: Path, dazu: Region, compared: Comparison) -> Written:
    return lambda name: write_comparison(tmp_path / name, compared, region=dazu)


def spoiled(region: Region) -> Region:
    """Return the region with names and notes that mean harm."""
    units = region.units.assign(
        short_zh=region.units["id"].map(lambda unit: FORMULA + unit),
        name_zh=HOSTILE,
        short_en=HOSTILE,
        name_en=HOSTILE,
    )
    sources = region.sources.assign(title_zh=HOSTILE, title_en=FORMULA)
    indicators = region.indicators.assign(note=HOSTILE, note_zh=FORMULA, locator=HOSTILE)
    clusters = region.clusters.assign(name_zh=HOSTILE, name_en=HOSTILE)
    return replace(region, units=units, sources=sources, indicators=indicators, clusters=clusters)


def test_template_gets_the_fields_of_the_shown_comparison() -> None:
    text = files("output").joinpath("templates/comparison.html.jinja").read_text("utf-8")
    wanted = find_undeclared_variables(jinja2.Environment(autoescape=True).parse(text))
    assert wanted == {field.name for field in fields(ShownComparison)}


def test_page_is_one_file_without_script_under_a_policy(written: Written) -> None:
    html = written("c.html").read_text("utf-8")
    assert "default-src 'none'; script-src 'none'" in html
    assert not re.search(r"<script|https?://|style=\"", html)
    assert "不可比：实际与目标" in html
    assert "镇驻地代替" in html
    for mark in re.findall(r'href="#(source-[^"]+)"', html):
        assert f'id="{mark}"' in html


def test_page_keeps_hostile_text_as_text(dazu: Region) -> None:
    html = comparison_html(show(compare_units(spoiled(dazu), DAZU)))
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


@pytest.mark.parametrize("name", ["c.html", "c.xlsx", "c.csv", "c.json"])
def test_same_comparison_gives_same_bytes(
    tmp_path: Path, dazu: Region, written: Written, name: str
) -> None:
    again = compare_units(dazu, DAZU)
    other = write_comparison(tmp_path / "other" / name, again, region=dazu)
    assert written(name).read_bytes() == other.read_bytes()


def test_workbook_holds_numbers_words_and_sources(written: Written) -> None:
    book = openpyxl.load_workbook(written("c.xlsx"))
    assert book.sheetnames == ["三个园区对比", "明细", "来源", "说明"]
    rows = {row[0]: row for row in book.worksheets[0].iter_rows(values_only=True)}
    smes = rows["科技型中小企业，新增"]
    assert smes[1] == "可比"
    assert (smes[2], smes[6], smes[7], smes[10]) == ("未公布", 82, "家", 34)
    assert smes[9] == "[3] 《加快构建“246”先进制造业集群体系》 第 107 行"
    assert (smes[14], smes[15], round(smes[16], 1)) == (
        -48, "大足高新区 − 大足工业园区 = −48 家 (−58.5 %)", -58.5,
    )  # fmt: skip
    growth = rows["规上工业总产值，增速"]
    assert growth[1].startswith("不可比：实际与目标")
    assert growth[14] is None


def test_workbook_tints_rows_that_are_not_comparable(written: Written) -> None:
    page = openpyxl.load_workbook(written("c.xlsx")).worksheets[0]
    tints = {row[0].value: row[0].fill.start_color.rgb for row in page.iter_rows()}
    assert tints["招商金额"] == "FFFFF9EB"
    assert tints["技改投资"] == "00000000"


@pytest.mark.parametrize(("units", "paper"), [(DAZU, "9"), ((*DAZU, "strontium-park"), "8")])
def test_four_units_print_on_a3(
    tmp_path: Path, dazu: Region, units: tuple[str, ...], paper: str
) -> None:
    path = write_comparison(tmp_path / "c.xlsx", compare_units(dazu, units), region=dazu)
    page = openpyxl.load_workbook(path).worksheets[0]
    assert str(page.page_setup.paperSize) == paper


def test_hostile_text_is_no_formula_in_workbook_or_csv(tmp_path: Path, dazu: Region) -> None:
    region = spoiled(dazu)
    found = compare_units(region, DAZU)
    book = openpyxl.load_workbook(write_comparison(tmp_path / "c.xlsx", found, region=region))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert any(str(cell.value).startswith(FORMULA) for cell in cells)
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    text = write_comparison(tmp_path / "c.csv", found, region=region).read_text("utf-8-sig")
    risky = [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell[:1] in "=@\t"]
    assert [cell for cell in risky if cell] == []


def test_csv_has_one_row_a_cell_with_its_source(written: Written) -> None:
    text = written("c.csv").read_text("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["行代码"] == "srdi_firms-new"]
    assert [(row["单元代码"], row["数值"], row["参与比较"]) for row in rows] == [
        ("shuangqiao-etdz", "5.0", "false"),
        ("dazu-industrial-park", "7.0", "true"),
        ("dazu-hitech-zone", "7.0", "true"),
    ]
    assert rows[0]["不参与原因"] == "status period"
    assert {row["资料代码"] for row in rows} == {"dz2024"}
    assert rows[2]["资料与位置"].endswith("第 125 行")


def test_csv_never_has_a_zero_for_what_is_missing(written: Written) -> None:
    text = written("c.csv").read_text("utf-8-sig")
    missing = {row["数值"] for row in csv.DictReader(io.StringIO(text)) if row["状态"] != "value"}
    assert missing == {"未公布", "无法计算", "未提供"}


def test_json_holds_the_whole_comparison(written: Written, compared: Comparison) -> None:
    told = json.loads(written("c.json").read_text("utf-8"))
    assert told["format"] == 1
    assert [unit["id"] for unit in told["units"]] == list(DAZU)
    rows = {row["id"]: row for section in told["sections"] for row in section["rows"]}
    assert rows["family-tech_firms-level"]["reasons"] == ["scope"]
    cell = rows["tech_smes-new"]["cells"][1]
    assert (cell["figure"]["value"], cell["figure"]["citations"][0]["locator"]) == (82, "107")
    assert len(rows) == sum(len(section.rows) for section in compared.sections)


def test_unknown_ending_is_refused(written: Written) -> None:
    with pytest.raises(ValueError, match=r"\.xlsx, \.csv, \.json, \.html, got '\.pdf'"):
        written("c.pdf")
