"""A DBF read some records at a time gives what reading it whole gives."""

from pathlib import Path

import pytest

from geo.files.dbf import read_dbf
from geo.files.dbf_column import dbf_columns
from geo.files.refused import FileRefusedError

TAIWAN = "landuse/taiwan_industrial_parks_north_central.dbf"
XIAN = "dirty/xian80_dltb/DLTB.dbf"


@pytest.mark.parametrize("name", [TAIWAN, XIAN])
def test_pieces_are_those_of_the_whole(shared_data: Path, name: str) -> None:
    path = shared_data / name
    whole, pieces = read_dbf(path), dbf_columns(path, source=path.name)
    assert list(pieces.names) == list(whole.columns.columns)
    assert pieces.codec == whole.codec
    for field in pieces.names:
        found = []
        for start in range(0, pieces.records, 40):
            values, is_deleted, _ = pieces.values(field, start, min(start + 40, pieces.records))
            found += [value for value, gone in zip(values, is_deleted, strict=True) if not gone]
        assert found == whole.columns[field].tolist()


def test_records_behind_the_end_are_missing(shared_data: Path) -> None:
    pieces = dbf_columns(shared_data / TAIWAN, source="a.dbf")
    values, is_deleted, _ = pieces.values("NAME", pieces.records - 1, pieces.records + 2)
    assert values[1:] == [None, None]
    assert not is_deleted.any()


def test_text_in_another_encoding_than_told_is_refused(shared_data: Path) -> None:
    with pytest.raises(FileRefusedError):
        dbf_columns(shared_data / TAIWAN, source="a.dbf", encoding="utf-8")
