"""Rows are written behind a table; what it holds stays byte for byte."""

import csv
from pathlib import Path

import pytest

from parks.intake.table_text import with_rows

TABLES = {
    "plain": b"a,b\n1,2\n",
    "no last line end": b"a,b\n1,2",
    "windows": b"a,b\r\n1,2\r\n",
    "mark": "\ufeffa,b\n1,2\n".encode(),
    "header only": b"a,b\n",
}


@pytest.fixture(params=list(TABLES))
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    (tmp_path / "t.csv").write_bytes(TABLES[request.param])
    return tmp_path / "t.csv"


def test_new_row_reads_back_behind_the_old_ones(table: Path) -> None:
    before = table.read_bytes()
    content = with_rows(table, [{"b": '北渡, "新"\n园'}])
    assert content.startswith(before)
    table.write_bytes(content)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[-1] == {"a": "", "b": '北渡, "新"\n园'}


def test_no_rows_change_nothing(table: Path) -> None:
    assert with_rows(table, []) == table.read_bytes()


def test_column_that_the_table_lacks_is_an_error(table: Path) -> None:
    with pytest.raises(ValueError, match="fields not in fieldnames"):
        with_rows(table, [{"c": "1"}])
