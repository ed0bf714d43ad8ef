"""DBF tables are read from their bytes: text in the right encoding, nothing lost, damage told."""

import struct
from pathlib import Path

import pytest

from geo.files.dbf import Table, read_dbf
from geo.files.encoding_mojibake import mojibake_findings
from geo.files.limits import Limits
from geo.files.refused import FileRefusedError

Column = tuple[bytes, str, int, int]


def dbf(columns: list[Column], rows: list[list[bytes]], *, driver: int = 0) -> bytes:
    """Return a DBF as a byte string; a row may begin with a flag of its own."""
    fields = b"".join(
        name.ljust(11, b"\0")[:11] + kind.encode() + bytes(4) + bytes([width, decimals]) + bytes(14)
        for name, kind, width, decimals in columns
    )
    size = 1 + sum(width for *_, width, _ in columns)
    head = struct.pack("<B3BIHH", 3, 124, 1, 1, len(rows), 32 + len(fields) + 1, size)
    head = head.ljust(29, b"\0") + bytes([driver]) + b"\0\0"
    body = b""
    for row in rows:
        flag, cells = (row[0], row[1:]) if len(row) > len(columns) else (b" ", row)
        body += flag + b"".join(
            cell.ljust(column[2])[: column[2]] for cell, column in zip(cells, columns, strict=True)
        )
    return head + fields + b"\r" + body + b"\x1a"


def read(folder: Path, data: bytes, **options: str | None) -> Table:
    path = folder / "a.dbf"
    path.write_bytes(data)
    return read_dbf(path, **options)


def codes(table: Table) -> list[str]:
    return [finding.code for finding in table.findings]


def refused(path: Path, **options: object) -> str:
    with pytest.raises(FileRefusedError) as error:
        read_dbf(path, **options)
    return error.value.findings[0].code


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gbk", "简体国语"), ("gb2312", "简体国语"), ("big5", "繁體國語"), ("utf8", "国语國語"),
        ("ldid/chinese", "简体"), ("cpg/big5", "國語"), ("cpg/koi8r", "русский"),
        ("cpg/win874", "ภาษาไทย"), ("cpg/euckr", "한국말"), ("cpg/latin2", "čeština"),
        ("cpg/shiftjis", "カタカナひらがな"), ("cpg/win1251", "РУССКИЙ"),
    ],
)  # fmt: skip
def test_public_fixtures_read_right(shared_data: Path, name: str, text: str) -> None:
    path = shared_data / "dirty/mapshaper/dbf" / f"{name}.dbf"
    cpg = path.with_suffix(".cpg")
    table = read_dbf(path, cpg=cpg if cpg.exists() else None)
    assert table.columns["NAME"].tolist() == [text]


@pytest.mark.parametrize("name", ["shiftjis", "eucjp", "latin1", "cpg/utf16"])
def test_public_fixtures_of_other_encodings_are_asked_for(shared_data: Path, name: str) -> None:
    path = shared_data / "dirty/mapshaper/dbf" / f"{name}.dbf"
    assert refused(path).startswith("encoding-")


def test_every_public_dbf_is_read_or_refused_and_none_is_mojibake(shared_data: Path) -> None:
    for path in sorted(shared_data.rglob("*.dbf")):
        cpg = path.with_suffix(".cpg")
        try:
            table = read_dbf(path, cpg=cpg if cpg.exists() else None)
        except FileRefusedError as error:
            found = error.findings[0].code
        else:
            found = mojibake_findings(table.columns, source=path.name)
        assert found in ((), "encoding-unknown")


def test_duplicate_names_are_numbered_and_told(shared_data: Path) -> None:
    table = read_dbf(shared_data / "dirty/mapshaper/dbf/duplicate_fields.dbf")
    assert codes(table) == ["duplicate-column", "duplicate-column"]
    assert table.columns.columns.is_unique


def test_types_are_kept_and_codes_stay_text(tmp_path: Path) -> None:
    columns = [(b"DM", "C", 6, 0), (b"N", "N", 8, 2), (b"I", "N", 5, 0), (b"D", "D", 8, 0),
               (b"L", "L", 1, 0)]  # fmt: skip
    rows = [[b"0601", b"    1.50", b"    7", b"20240102", b"T"],
            [b"T0213", b"********", b"", b"", b"?"]]  # fmt: skip
    table = read(tmp_path, dbf(columns, rows))
    assert table.columns.iloc[0].tolist() == ["0601", 1.5, 7, "2024-01-02", True]
    assert table.columns.iloc[1].tolist() == ["T0213", None, None, None, None]
    assert codes(table) == []


def test_bad_numbers_and_dates_are_told(tmp_path: Path) -> None:
    columns = [(b"N", "N", 8, 2), (b"D", "D", 8, 0)]
    table = read(tmp_path, dbf(columns, [[b"12,5", b"20241399"], [b"2", b""]]))
    assert codes(table) == ["bad-number", "bad-date"]
    assert [f.value for f in table.findings] == ["12,5", "20241399"]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_text_cut_inside_a_character_is_read_up_to_it(tmp_path: Path, codec: str) -> None:
    names = ["綦江高新技术产业园区", "北渡铝产业园", "桥河工业园"]
    width = len(names[0].encode(codec)) - 1
    table = read(tmp_path, dbf([(b"NAME", "C", width, 0)], [[n.encode(codec)] for n in names]))
    assert table.codec == codec
    assert table.columns["NAME"].tolist() == ["綦江高新技术产业园", *names[1:]]
    (cut,) = [finding for finding in table.findings if finding.code == "text-cut"]
    assert (cut.level, cut.feature_id, cut.field) == ("note", "#1", "NAME")


def test_names_of_fields_cut_inside_a_character_are_read(tmp_path: Path) -> None:
    name = "规划面积".encode()[:10]
    table = read(tmp_path, dbf([(name, "C", 30, 0)], [["北渡铝产业园".encode()]]))
    assert table.columns.columns.tolist() == ["规划面"]


def test_names_of_fields_in_another_encoding_than_the_text_are_told(tmp_path: Path) -> None:
    columns = [("园区名称".encode("gbk"), "C", 30, 0), ("用地".encode("gbk"), "C", 9, 0)]
    rows = [[name.encode(), b"1001"] for name in ("北渡铝产业园", "桥河工业园")]
    table = read(tmp_path, dbf(columns, rows))
    assert table.columns.columns.tolist() == ["园区名称", "用地"]
    assert "names-encoding-differs" in codes(table)


def test_deleted_records_are_left_out_and_told(tmp_path: Path) -> None:
    table = read(tmp_path, dbf([(b"A", "C", 2, 0)], [[b"a"], [b"*", b"b"], [b"c"]]))
    assert table.columns["A"].tolist() == ["a", "c"]
    assert table.records.tolist() == [0, 2]
    assert codes(table) == ["deleted-records"]


def test_memo_fields_are_told(tmp_path: Path) -> None:
    table = read(tmp_path, dbf([(b"M", "M", 10, 0)], [[b"1"]]))
    assert codes(table) == ["memo-not-read"]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data[:-20], "dbf-truncated"),
        (lambda _: b"", "dbf-damaged"),
        (lambda _: b"<html>" * 50, "dbf-damaged"),
        (lambda data: data[:10] + b"\x63\0" + data[12:], "dbf-damaged"),
        (lambda data: data[:8] + b"\xff\xff" + data[10:], "dbf-damaged"),
    ],
    ids=["cut off", "empty", "html", "record length", "header length"],
)
def test_damage_is_refused_by_name(tmp_path: Path, spoil: object, code: str) -> None:
    whole = dbf([(b"A", "C", 20, 0)], [[b"a"], [b"b"], [b"c"]])
    path = tmp_path / "a.dbf"
    path.write_bytes(spoil(whole))  # type: ignore[operator]
    assert refused(path) == code


def test_records_beyond_the_count_are_told(tmp_path: Path) -> None:
    whole = dbf([(b"A", "C", 20, 0)], [[b"a"], [b"b"], [b"c"]])
    table = read(tmp_path, whole[:4] + struct.pack("<I", 2) + whole[8:])
    assert codes(table) == ["bytes-after-records"]


def test_a_table_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.dbf").write_bytes(dbf([(b"A", "C", 20, 0)], [[b"a"]]))
    assert refused(tmp_path / "a.dbf", limits=Limits(table_bytes=10)) == "table-too-large"


def test_empty_tables_have_their_columns(tmp_path: Path) -> None:
    table = read(tmp_path, dbf([(b"A", "C", 20, 0), (b"Z", "C", 0, 0)], []))
    assert table.columns.shape == (0, 2)
