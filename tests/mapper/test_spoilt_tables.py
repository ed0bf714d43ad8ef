"""A wrong cell anywhere becomes a finding, and the page is made all the same."""

import csv
from pathlib import Path

import pytest

from mapper import describe
from mapper.inert_json import inert_json
from parks import RegionError, check_region, load_region

TABLES = ["units", "indicators", "structures", "clusters", "events", "sources"]
BUNDLED = load_region("qijiang").folder
# Columns of free text, where nothing can be wrong.
FREE = frozenset(
    """
    aliases area_unit date_note date_note_zh file industry licence
    locator name_en name_zh note note_zh number printed
    printed_name publisher short_en short_zh system_en system_zh text_en
    text_zh title_en title_zh
    """.split()  # noqa: SIM905 - read as one list of words
)


def columns() -> list[tuple[str, str]]:
    found = []
    for table in TABLES:
        with (BUNDLED / f"{table}.csv").open(encoding="utf-8") as file:
            found += [(table, name) for name in next(csv.reader(file))]
    return found


def spoil(path: Path, column: str, value: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for row in rows[1::3]:
        row[rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.mark.parametrize(("table", "column"), columns())
def test_wrong_cells_become_findings_and_the_page_is_made(
    folder: Path, table: str, column: str
) -> None:
    spoil(folder / f"{table}.csv", column, "Wrong!")
    region = load_region(folder)
    findings = check_region(region)
    assert column in FREE or any(item.level == "error" for item in findings)
    assert inert_json(describe(region, findings=findings))


@pytest.mark.parametrize(
    ("table", "column"), [item for item in columns() if item[1] not in FREE or "name" in item[1]]
)
def test_empty_cells_leave_a_page(folder: Path, table: str, column: str) -> None:
    spoil(folder / f"{table}.csv", column, "")
    assert inert_json(describe(load_region(folder)))


@pytest.mark.parametrize("table", TABLES)
def test_tables_without_rows_leave_a_page(folder: Path, table: str) -> None:
    path = folder / f"{table}.csv"
    path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    assert inert_json(describe(load_region(folder)))


@pytest.mark.parametrize("layer", ["parks", "places", "outline"])
@pytest.mark.parametrize(
    "key",
    ["basis", "extent", "role", "unit_id", "source", "position_uncertainty_m", "area_measurable"],
)
def test_wrong_properties_leave_a_page(folder: Path, layer: str, key: str) -> None:
    path = folder / f"{layer}.geojson"
    text = path.read_text("utf-8")
    first, *rest = text.splitlines(keepends=True)
    spoilt = [line.replace(f'"{key}":', f'"{key}":"Wrong!","was":') for line in rest[1:]]
    path.write_text("".join([first, rest[0], *spoilt]), "utf-8")
    assert inert_json(describe(load_region(folder)))


@pytest.mark.parametrize("layer", ["parks", "places", "outline"])
def test_layer_without_features(folder: Path, layer: str) -> None:
    path = folder / f"{layer}.geojson"
    path.write_text('{"type":"FeatureCollection","features":[]}\n', "utf-8")
    assert inert_json(describe(load_region(folder)))


@pytest.mark.parametrize("layer", ["parks", "places", "outline"])
def test_missing_layer_is_told_by_name(folder: Path, layer: str) -> None:
    (folder / f"{layer}.geojson").unlink()
    with pytest.raises(RegionError, match=rf"{layer}\.geojson"):
        load_region(folder)
