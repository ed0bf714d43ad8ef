from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from parks import Finding, Region, check_region, load_region
from parks.check_shapes import published_areas_m2


def findings(region: Region, code: str) -> list[Finding]:
    return [finding for finding in check_region(region) if finding.code == code]


def with_figure(region: Region, **changes: object) -> Region:
    """Return the region with its first figure changed."""
    rows = region.indicators.copy()
    for field, value in changes.items():
        rows.loc[rows.index[0], field] = value
    return replace(region, indicators=rows)


@pytest.mark.parametrize("name", ["qijiang", "dazu"])
def test_bundled_regions_have_nothing_but_known_doubts(name: str) -> None:
    assert [str(item) for item in check_region(load_region(name)) if item.level != "note"] == []


def test_checking_changes_nothing(qijiang: Region) -> None:
    before = qijiang.indicators.copy()
    check_region(qijiang)
    pd.testing.assert_frame_equal(qijiang.indicators, before)


def test_scope_that_differs_is_told_for_both_years(qijiang: Region) -> None:
    values = [
        item.value for item in findings(qijiang, "scope-differs") if "planned_area" in item.message
    ]
    assert sorted(values) == ["102.1平方公里", "7.98平方公里"]


@pytest.mark.parametrize(
    ("field", "value", "code", "remedy"),
    [
        ("unit_id", "dazzu", "unknown-unit", "Did you mean 'dazu'?"),
        ("source_id", "dz2023", "unknown-source", "Did you mean 'dz2024'?"),
        ("indicator", "planed_area", "unknown-indicator", "Did you mean 'planned_area'?"),
        ("unit", "斤斤", "wrong-unit", "Add it"),
        ("unit", "亩", "wrong-unit", "Correct the unit"),
    ],
)
def test_value_that_joins_nothing_is_an_error_with_a_remedy(
    dazu: Region, field: str, value: str, code: str, remedy: str
) -> None:
    (found,) = findings(with_figure(dazu, **{field: value}), code)
    assert (found.level, found.line, found.field, found.value) == ("error", 2, field, value)
    assert remedy in found.remedy


def test_figure_that_stands_twice_names_the_first_line(dazu: Region) -> None:
    rows = dazu.indicators
    twice = pd.concat([rows, rows.iloc[[3]].set_axis([999])])
    (found,) = findings(replace(dazu, indicators=twice.rename_axis("line")), "duplicate-figure")
    assert (found.line, found.message) == (999, f"the same figure stands on line {rows.index[3]}")


def test_figure_outside_the_units_validity_is_told(dazu: Region) -> None:
    units = dazu.units.copy()
    units.loc[units["id"] == dazu.indicators["unit_id"].iloc[0], "valid_from"] = "2030"
    assert findings(replace(dazu, units=units), "outside-validity")


def test_id_given_twice_is_told(dazu: Region) -> None:
    units = pd.concat([dazu.units, dazu.units.iloc[[1]].set_axis([999])]).rename_axis("line")
    (found,) = findings(replace(dazu, units=units), "duplicate-id")
    assert (found.source, found.line) == ("units.csv", 999)


def test_shape_of_the_wrong_area_is_told_with_its_place(folder: Path) -> None:
    path = folder / "indicators.csv"
    path.write_text(path.read_text("utf-8").replace(",4.16,,平方公里", ",4.2,,平方公里"), "utf-8")
    (found,) = findings(load_region(folder), "area-differs")
    assert found.feature_id == "food-park-planned"
    assert found.lon == pytest.approx(106.69, abs=0.02)


def test_shape_outside_the_district_is_told(qijiang: Region) -> None:
    parks = qijiang.parks.copy()
    parks["geometry"] = parks.geometry.translate(xoff=0.6)
    assert len(findings(replace(qijiang, parks=parks), "outside-district")) == len(parks)


def test_invalid_shape_is_told_with_the_reason(qijiang: Region) -> None:
    parks = qijiang.parks.copy()
    ring = parks.geometry.iloc[0].exterior.coords[:]
    crossed = type(parks.geometry.iloc[0])([ring[0], ring[40], ring[20], ring[60], ring[0]])
    parks.geometry = [crossed, *parks.geometry.iloc[1:]]
    (found,) = findings(replace(qijiang, parks=parks), "invalid-geometry")
    assert "Self-intersection" in found.value


def test_only_a_units_own_area_counts(qijiang: Region) -> None:
    assert published_areas_m2(qijiang, "food-park", "planned") == pytest.approx((4.16e6,))
    assert published_areas_m2(qijiang, "beidu", "planned") == ()
