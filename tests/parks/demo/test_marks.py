"""Everything of the demo region says that it is fictional."""

import pytest

from parks import Region, check_region

LAYERS = ("parks", "places", "outline")
FICTIONAL = "虚构"


def test_region_is_marked(demo: Region) -> None:
    assert demo.meta.fictional
    assert FICTIONAL in demo.meta.title_zh
    assert FICTIONAL in demo.meta.map.note_zh
    assert demo.meta.adcode == ""


@pytest.mark.parametrize("layer", LAYERS)
def test_features_are_marked(demo: Region, layer: str) -> None:
    frame = getattr(demo, layer)
    assert (frame["basis"] == "fictional").all()
    assert frame["note_zh"].str.contains(FICTIONAL).all()
    assert frame["note"].str.contains("Fictional").all()


def test_parcels_are_marked(demo: Region) -> None:
    assert (demo.landuse["basis"] == "fictional").all()
    assert demo.landuse["note_zh"].str.contains(FICTIONAL).all()
    assert demo.landuse["project"].dropna().str.contains(FICTIONAL).all()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("units", "name_zh"),
        ("structures", "name_zh"),
        ("clusters", "system_zh"),
        ("events", "text_zh"),
        ("sources", "title_zh"),
        ("indicators", "note_zh"),
    ],
)
def test_rows_are_marked(demo: Region, table: str, column: str) -> None:
    assert getattr(demo, table)[column].str.contains(FICTIONAL).all()


@pytest.mark.parametrize("table", ["units", "structures", "clusters", "events", "indicators"])
def test_rows_are_marked_in_english(demo: Region, table: str) -> None:
    assert getattr(demo, table)["note"].str.contains("fictional").all()


def test_check_finds_no_error(demo: Region) -> None:
    levels = [finding.level for finding in check_region(demo)]
    assert levels.count("error") == 0
    assert levels.count("warning") <= 5
