"""Tables of figures, long or wide, as rows of indicators.csv."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from made_files import workbook

from geo.files.refused import FileRefusedError
from parks import check_region, load_region
from parks.intake.import_file import Import, import_file
from parks.intake.options import ImportOptions, Target

Rows = list[list[object]]
WIDE: Rows = [
    ["园区", "2023年规划面积(公顷)", "规模以上工业企业数（家）"],
    ["北岸园区", "68.5", 12],
    ["中心園區", "1,069.7", None],
    ["South Park", 47.47, "—"],
]
LONG: Rows = [
    ["名称", "指标", "数值", "单位", "年份"],
    ["北岸园区", "规划面积", 68.5, "公顷", "2023年"],
    ["北岸园区", "built_area", "0.5", "平方公里", "2024年一季度"],
]
PERIOD = {"period": "2024"}


def csv_in(encoding: str) -> Callable[[Rows, Path], Path]:
    def write(rows: Rows, folder: Path) -> Path:
        text = "\r\n".join(
            ",".join("" if cell is None else f'"{cell}"' for cell in row) for row in rows
        )
        (folder / "figures.csv").write_bytes(text.encode(encoding))
        return folder / "figures.csv"

    return write


def xlsx(rows: Rows, folder: Path) -> Path:
    return workbook(rows, folder / "figures.xlsx")


WRITERS = {
    "utf-8 with mark": csv_in("utf-8-sig"),
    "gbk": csv_in("gbk"),
    "utf-16": csv_in("utf-16"),
    "xlsx": xlsx,
}


def bring(path: Path, into: Path, **told: object) -> Import:
    return import_file(path, into, target=Target.INDICATORS, options=ImportOptions(**told))


def new_figures(into: Path, source: str = "figures") -> pd.DataFrame:
    figures = load_region(into).indicators
    return figures[figures["source_id"] == source]


def refused(rows: Rows, folder: Path, into: Path, **told: object) -> list[tuple[str, str]]:
    """Return code and value of every reason; nothing of the table is written."""
    before = (into / "indicators.csv").read_bytes()
    with pytest.raises(FileRefusedError) as error:
        bring(xlsx(rows, folder), into, **told)
    assert (into / "indicators.csv").read_bytes() == before
    return [(item.code, item.value) for item in error.value.findings if item.level == "error"]


@pytest.mark.parametrize("name", WRITERS)
def test_wide_table_gives_a_figure_a_cell(name: str, tmp_path: Path, into: Path) -> None:
    done = bring(WRITERS[name](WIDE, tmp_path), into, values=PERIOD)
    assert done.features == 4
    columns = ["unit_id", "indicator", "value", "unit", "period"]
    assert new_figures(into)[columns].to_numpy().tolist() == [
        ["north-park", "planned_area", 68.5, "公顷", "2023"],
        ["north-park", "above_scale_firms", 12, "家", "2024"],
        ["middle-park", "planned_area", 1069.7, "公顷", "2023"],
        ["south-park", "planned_area", 47.47, "公顷", "2023"],
    ]  # fmt: skip
    assert new_figures(into)["printed"].tolist() == ["68.5公顷", "12家", "1,069.7公顷", "47.47公顷"]


@pytest.mark.parametrize("name", WRITERS)
def test_long_table_gives_a_figure_a_row(name: str, tmp_path: Path, into: Path) -> None:
    bring(WRITERS[name](LONG, tmp_path), into)
    assert new_figures(into)[["indicator", "value", "unit", "period"]].to_numpy().tolist() == [
        ["planned_area", 68.5, "公顷", "2023"],
        ["built_area", 0.5, "平方公里", "2024-Q1"],
    ]


def test_table_becomes_a_source(tmp_path: Path, into: Path) -> None:
    bring(xlsx(LONG, tmp_path), into)
    source = load_region(into).sources.set_index("source_id").loc["figures"]
    assert (source["number"], source["file"]) == ("2", "figures.xlsx")
    assert {item.level for item in check_region(load_region(into))} <= {"note", "warning"}


def test_same_table_again_changes_nothing(tmp_path: Path, into: Path) -> None:
    path = xlsx(LONG, tmp_path)
    bring(path, into)
    again = bring(path, into)
    assert (again.features, again.changed) == (0, ())
    assert "duplicate-figure" in {item.code for item in again.findings}
    assert len(new_figures(into)) == 2


def test_every_fault_is_told_and_nothing_is_written(tmp_path: Path, into: Path) -> None:
    rows: Rows = [
        LONG[0],
        ["北岸园", "规划面积", 1, "亩", 2023],
        ["北岸园区", "规化面积", 1, "亩", 2023],
        ["北岸园区", "规划面积", "12,5", "亩", 2023],
        ["北岸园区", "规划面积", 1, "斤", 2023],
        ["北岸园区", "规划面积", 1, None, 2023],
        ["北岸园区", "规划面积", 1, "亩", None],
        ["北岸园区", "规划面积", 1, "亩", "近年"],
        [None, "规划面积", 1, "亩", 2023],
        ["合计", "规划面积", 1, "亩", 2023],
    ]
    assert refused(rows, tmp_path, into) == [
        ("unknown-unit", "北岸园"), ("unknown-indicator", "规化面积"), ("not-a-number", "12,5"),
        ("wrong-unit", "斤"), ("no-unit", "1"), ("no-period", "1"), ("bad-period", "近年"),
        ("missing-value", ""), ("bad-value", "合计"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "told", "reason"),
    [
        ([["园区", "联系人"], ["北岸园区", "某"]], {}, ("no-figures", "园区, 联系人")),
        ([["规划面积(亩)", "x"], [5, 6]], PERIOD, ("missing-name-column", "规划面积(亩), x")),
        (WIDE, {"periode": "2024"}, ("unknown-field", "")),
        ([*LONG[:1], ["北岸园区", "规划面积", 1, "亩", 2023]], {"status": "现状"},
         ("unknown-value", "现状")),
    ],
    ids=["no indicator", "no name", "wrong option", "wrong word"],
)  # fmt: skip
def test_table_that_says_no_figures_is_refused(
    rows: Rows, told: dict[str, str], reason: tuple[str, str], tmp_path: Path, into: Path
) -> None:
    assert refused(rows, tmp_path, into, values=told) == [reason]


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"value": "Wert"}, "missing-column"), ({"wert": "数值"}, "unknown-field")],
    ids=["column", "field"],
)
def test_wrong_map_is_refused(
    fields: dict[str, str], code: str, tmp_path: Path, into: Path
) -> None:
    assert [found for found, _ in refused(LONG, tmp_path, into, fields=fields)] == [code]


def test_told_column_names_the_units(tmp_path: Path, into: Path) -> None:
    rows: Rows = [["X", "规划面积(亩)"], ["北岸园区", 5]]
    bring(xlsx(rows, tmp_path), into, fields={"name_zh": "X"}, values=PERIOD)
    assert new_figures(into)["unit_id"].tolist() == ["north-park"]


def test_set_value_stands_for_every_row(tmp_path: Path, into: Path) -> None:
    rows: Rows = [["数值", "年份"], [5, 2022], [6, 2023]]
    told = {"unit_id": "north-park", "indicator": "planned_area", "unit": "亩"}
    bring(xlsx(rows, tmp_path), into, values=told)
    assert new_figures(into)[["unit_id", "value", "period"]].to_numpy().tolist() == [
        ["north-park", 5, "2022"], ["north-park", 6, "2023"],
    ]  # fmt: skip


def test_unknown_names_become_units_when_told(tmp_path: Path, into: Path) -> None:
    rows: Rows = [["园区", "规划面积(亩)"], ["石角园", 5], ["石角园", 6], ["北岸园区", 7]]
    assert [code for code, _ in refused(rows, tmp_path, into, values=PERIOD)] == [
        "unknown-unit"
    ] * 2
    done = bring(tmp_path / "figures.xlsx", into, values=PERIOD, add_units=True)
    assert done.new_units == ("shijiaoyuan",)
    assert new_figures(into)["unit_id"].tolist() == ["shijiaoyuan", "shijiaoyuan", "north-park"]


def test_status_in_other_words_is_left_out_with_a_warning(tmp_path: Path, into: Path) -> None:
    rows: Rows = [["园区", "规划面积(亩)", "状态"], ["北岸园区", 5, "在建"]]
    done = bring(xlsx(rows, tmp_path), into, values=PERIOD)
    assert [item.field for item in done.findings if item.code == "column-left-out"] == ["状态"]
    assert new_figures(into)["status"].tolist() == ["actual"]


def test_former_rows_stay_byte_for_byte(tmp_path: Path, into: Path) -> None:
    before = (into / "indicators.csv").read_bytes()
    bring(xlsx(LONG, tmp_path), into)
    assert (into / "indicators.csv").read_bytes().startswith(before)
