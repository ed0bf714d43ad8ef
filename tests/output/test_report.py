import json
from dataclasses import fields

import jinja2
import pytest
from jinja2.meta import find_undeclared_variables

from geo.finding import Finding
from output.report import Report, describe_report, report_html, report_json, report_text

HOSTILE = "</td><script>document.title='hacked'</script><img src=//example.org/x onerror=alert(1)>"
FINDINGS = (
    Finding(
        level="note",
        code="spike",
        source="landuse.gpkg",
        feature_id="b2",
        message="a spike of 3 m",
        lon=106.6,
        lat=29.01,
    ),
    Finding(
        level="error",
        code="not-a-number",
        source="units.csv",
        line=17,
        feature_id="food-park",
        field="area_ha",
        value="12,5",
        message="expected a number > 0",
        remedy="Write it with a point: 12.5",
    ),
    Finding(
        level="error", code="hitherto-unknown", source="units.csv", message="line one\nline two"
    ),
)


def hostile() -> Finding:
    return Finding(
        level="warning", code=HOSTILE, source=HOSTILE, feature_id=HOSTILE, field=HOSTILE,
        value=HOSTILE, message=HOSTILE, remedy=HOSTILE,
    )  # fmt: skip


def template_source() -> str:
    from importlib.resources import files  # noqa: PLC0415

    return files("output").joinpath("templates/report.html.jinja").read_text("utf-8")


def test_text_groups_by_level_with_a_line_for_each_finding() -> None:
    lines = report_text(FINDINGS).splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["2 errors", "1 note"]
    assert lines[1] == f"  {FINDINGS[1]}"
    assert lines[2] == "  units.csv: line one line two."


def test_text_says_so_where_nothing_was_found() -> None:
    assert report_text(()) == "no findings\n"


def test_json_has_every_field_in_order_and_comes_back() -> None:
    rows = json.loads(report_json(FINDINGS))
    assert [list(row) for row in rows] == [[field.name for field in fields(Finding)]] * 3
    assert tuple(Finding(**row) for row in rows) == FINDINGS


def test_json_keeps_chinese_as_it_is() -> None:
    finding = Finding(level="note", code="spike", source="用地.csv", message="见")
    assert "用地.csv" in report_json([finding])


@pytest.mark.parametrize("lon", [float("nan"), float("inf")])
def test_place_that_is_no_number_is_null(lon: float) -> None:
    finding = Finding(level="note", code="spike", source="a.csv", message="x", lon=lon, lat=29.0)
    assert json.loads(report_json([finding]))[0]["lon"] is None


def test_html_names_codes_in_both_languages_and_unknown_ones_as_they_are() -> None:
    html = report_html(FINDINGS, title="綦江区")
    for text in ("不是数字", "not a number", "hitherto-unknown", "12,5", "106.6, 29.01", "綦江区"):
        assert text in html


def test_files_and_levels_come_in_order() -> None:
    report = describe_report(FINDINGS, title="")
    assert [file.source for file in report.files] == ["units.csv", "landuse.gpkg"]
    assert [(file.counts["error"], file.counts["note"]) for file in report.files] == [
        (2, 0),
        (0, 1),
    ]
    assert report.files[0].levels[0].findings == FINDINGS[1:]


def test_hostile_text_stays_text() -> None:
    html = report_html([hostile()], title=HOSTILE)
    assert "<script" not in html
    assert "<img" not in html
    assert "script-src 'none'" in html


def test_html_runs_nothing_and_asks_for_nothing() -> None:
    html = report_html(FINDINGS, title="x")
    assert "default-src 'none'" in html
    assert "http:" not in html
    assert "https:" not in html


def test_same_findings_give_the_same_report() -> None:
    assert report_html(FINDINGS, title="x") == report_html(list(FINDINGS), title="x")


def test_template_takes_exactly_the_fields_of_a_report() -> None:
    used = find_undeclared_variables(jinja2.Environment(autoescape=True).parse(template_source()))
    assert used == {field.name for field in fields(Report)}
