import csv
import math
from importlib.resources import files

import pytest

from geo.finding import Finding, Level
from mapper import describe
from mapper.describe_data_findings import MOST_CHARACTERS, MOST_SHOWN
from mapper.finding_words import finding_words
from mapper.page import FindingView, LegendGroup, Page, Section
from parks import Region


def made(level: Level = "warning", code: str = "overlap", **more: object) -> Finding:
    return Finding(level=level, code=code, source="parks.geojson", message="made up", **more)  # type: ignore[arg-type]


def shown(page: Page) -> list[FindingView]:
    return [finding for finding in page.findings if finding.level]


def section(page: Page, unit: str) -> Section | None:
    found = [
        item
        for item in page.panels[unit].sections
        if item.form == "findings" and item.title.en == "Data findings"
    ]
    return found[0] if found else None


def legend(page: Page) -> list[LegendGroup]:
    return [group for group in page.stations[-1].legend if group.id == "findings"]


def test_bundled_region_has_no_finding_in_its_data(qijiang: Region) -> None:
    page = describe(qijiang)
    assert shown(page) == []
    assert legend(page) == []


def test_errors_come_first_then_warnings_then_notes(qijiang: Region) -> None:
    levels: list[Level] = ["note", "warning", "error", "note", "error"]
    page = describe(qijiang, findings=[made(level) for level in levels])
    assert [item.level for item in shown(page)] == ["error", "error", "warning", "note", "note"]


@pytest.mark.parametrize(
    ("feature_id", "unit"),
    [("food-park", "food-park"), ("food-park-planned", "food-park"), ("#12", ""), ("", "")],
    ids=["unit", "feature", "number", "none"],
)
def test_finding_belongs_to_the_unit_of_its_feature(
    qijiang: Region, feature_id: str, unit: str
) -> None:
    (found,) = shown(describe(qijiang, findings=[made(feature_id=feature_id)]))
    assert found.unit == unit


def test_region_lists_every_finding_and_a_unit_its_own(qijiang: Region) -> None:
    page = describe(qijiang, findings=[made(feature_id="beidu"), made("error")])
    whole, own = section(page, "qijiang"), section(page, "beidu")
    assert whole is not None
    assert own is not None
    assert len(whole.findings) == 2
    assert whole.aside.en == "1 error, 1 warning"
    assert [item.unit for item in shown(page) if item.id in own.findings] == ["beidu"]
    assert section(page, "qiaohe") is None


def test_marks_of_the_documents_are_told_beside_their_figures(qijiang: Region) -> None:
    assert shown(describe(qijiang, findings=[made(code="scope-differs")])) == []


def test_head_is_in_both_languages_and_the_message_as_it_is(qijiang: Region) -> None:
    (found,) = shown(describe(qijiang, findings=[made(feature_id="beidu", value="12 m²")]))
    assert (found.head.zh, found.head.en) == ("北渡：图形重叠", "Beidu: shapes overlap")
    assert found.text.zh == "made up: 12 m²"
    assert found.where == "parks.geojson · beidu"


def test_code_without_words_stands_as_it_is() -> None:
    assert finding_words("never-heard-of").name.zh == "never-heard-of"


@pytest.mark.parametrize(
    ("lon", "lat"),
    [(None, 29.0), (math.nan, 29.0), (106.6, math.inf), (106.6, 89.0), (35_500_000.0, 29.0)],
    ids=["missing", "nan", "infinite", "pole", "projected"],
)
def test_place_that_no_map_can_show_is_left_out(
    qijiang: Region, lon: float | None, lat: float
) -> None:
    page = describe(qijiang, findings=[made(lon=lon, lat=lat)])
    (found,) = shown(page)
    assert (found.lon, found.lat) == (None, None)
    assert legend(page) == []


def test_legend_has_a_row_for_each_level_with_a_place(qijiang: Region) -> None:
    placed = [made("error", lon=106.6, lat=29.0), made("note", lon=106.7, lat=29.0), made("note")]
    (group,) = legend(describe(qijiang, findings=placed))
    assert [(row.id, row.count) for row in group.rows] == [
        ("finding-error", 1),
        ("finding-note", 1),
    ]


def test_thousands_of_findings_are_counted_not_listed(qijiang: Region) -> None:
    many = [made("note", "spike", lon=106.6, lat=29.0) for _ in range(3000)]
    few = [made("note", "gap"), made("error", "no-geometry"), *[made("warning", "sliver")] * 30]
    page = describe(qijiang, findings=[*many, *few])
    listed = shown(page)
    assert len(listed) == MOST_SHOWN
    assert {"no shape", "gap between shapes"} <= {item.head.en for item in listed}
    assert sum(item.level == "warning" for item in listed) == 30
    region = section(page, "qijiang")
    assert region is not None
    assert [(item.name.en, item.count) for item in region.rest] == [("spike in the border", 2832)]
    assert region.aside.en == "1 error, 30 warnings, 3001 notes"


def test_findings_with_a_place_are_listed_before_those_without(qijiang: Region) -> None:
    many = [made("note", "spike") for _ in range(MOST_SHOWN)]
    placed = [made("note", "spike", lon=106.6, lat=29.0)]
    listed = shown(describe(qijiang, findings=[*many, *placed]))
    assert sum(item.lon is not None for item in listed) == 1


def test_long_values_are_cut(qijiang: Region) -> None:
    (found,) = shown(describe(qijiang, findings=[made(value="x" * 10_000)]))
    assert len(found.text.zh) < 2 * MOST_CHARACTERS


def test_ids_are_unique(qijiang: Region) -> None:
    page = describe(qijiang, findings=[made() for _ in range(20)])
    ids = [item.id for item in page.findings]
    assert len(set(ids)) == len(ids)


def test_every_code_of_the_words_stands_once_in_both_languages() -> None:
    text = files("mapper").joinpath("data/finding_words.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(), strict=True))
    codes = [row["code"] for row in rows]
    assert len(set(codes)) == len(codes)
    assert all(set(row) == {"code", "zh", "en", "remedy_zh"} for row in rows)
    assert all(row["zh"] and row["en"] for row in rows)
