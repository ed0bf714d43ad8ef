import pandas as pd
import pytest

from parks import Region
from parks.intake.figure_rows import NewFigures, figure_rows
from parks.intake.headings import Heading, parse_heading


def figures(table: dict[str, list[str]], region: Region, **values: str) -> NewFigures:
    return figure_rows(
        pd.DataFrame(table), fields={}, values=values, units=region.units, source="t.csv",
        source_id="t",
    )  # fmt: skip


def codes(found: NewFigures) -> set[str]:
    return {item.code for item in found.findings}


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("规划面积(公顷)", Heading(indicator="planned_area", unit="公顷", period="")),
        ("2023年规划面积（亩）", Heading(indicator="planned_area", unit="亩", period="2023")),
        ("Planned area 2023 [ha]", Heading(indicator="planned_area", unit="ha", period="2023")),
        ("2024-Q1 planned_area", Heading(indicator="planned_area", unit="", period="2024-Q1")),
        ("联系人", None),
    ],
)
def test_heading_says_indicator_unit_and_period(text: str, heading: Heading | None) -> None:
    assert parse_heading(text) == heading


def test_wide_table_gives_one_figure_a_cell(qijiang: Region) -> None:
    found = figures({"园区": ["北渡", "桥河"], "2023年规划面积(亩)": ["1,200", "—"]}, qijiang)
    (row,) = found.rows
    assert (row["unit_id"], row["value"], row["unit"], row["period"], row["printed"]) == (
        "beidu", "1200", "亩", "2023", "1,200亩",
    )  # fmt: skip


def test_long_table_gives_one_figure_a_row(qijiang: Region) -> None:
    found = figures(
        {
            "name": ["桥河"],
            "指标": ["规划面积"],
            "数值": ["3.5"],
            "单位": ["平方公里"],
            "年份": ["2021"],
        },
        qijiang,
    )
    assert [(row["indicator"], row["period"]) for row in found.rows] == [("planned_area", "2021")]
    assert codes(found) == set()


@pytest.mark.parametrize(
    ("table", "values", "code"),
    [
        ({"园区": ["北渡"], "规划面积": ["5"]}, {"period": "2023"}, "no-unit"),
        ({"园区": ["北渡"], "规划面积(亩)": ["5"]}, {}, "no-period"),
        ({"园区": ["北渡"], "规划面积(亩)": ["12,5"]}, {"period": "2023"}, "not-a-number"),
        ({"园区": ["北渡"], "规划面积(斤)": ["5"]}, {"period": "2023"}, "wrong-unit"),
        ({"园区": ["无此园"], "规划面积(亩)": ["5"]}, {"period": "2023"}, "unknown-unit"),
        ({"园区": ["北渡"], "联系人": ["某"]}, {}, "no-figures"),
        (
            {"园区": ["北渡"], "规划面积(亩)": ["5"], "联系人": ["某"]},
            {"period": "2023"},
            "column-left-out",
        ),
    ],
)
def test_what_cannot_be_a_figure_is_told(
    table: dict[str, list[str]], values: dict[str, str], code: str, qijiang: Region
) -> None:
    assert codes(figures(table, qijiang, **values)) == {code}
